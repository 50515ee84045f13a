//! Where the parts of a chart lie.

use crate::draw::lanes::cards::{Grid, Lane};
use crate::draw::routes::{self, BADGE, Cell, Tracks};
use crate::draw::svg::Area;

/// Around the whole chart.
pub(super) const MARGIN: i32 = 16;
/// How wide the names of speakers are.
pub(super) const LABELS: i32 = 200;
/// How wide a card is.
pub(super) const CARD: i32 = 156;
/// Between cards of one lane and column.
const CARD_GAP: i32 = 6;
/// How high the row is that names a party.
pub(super) const PARTY_ROW: i32 = 22;
/// Between lines in a gutter.
const TRACK: i32 = 26;
/// Between lines in a channel.
const CHANNEL: i32 = 8;

/// Where everything lies.
pub(super) struct Layout {
    /// The left edge of the gutter left of each column, and of the one behind the last.
    pub(super) gutters: Vec<i32>,
    /// The left edge of each column's cards.
    pub(super) columns: Vec<i32>,
    /// The upper edge of each lane, and its height.
    pub(super) lanes: Vec<(i32, i32)>,
    /// The upper edges of the rows that name parties, with the lane that each stands above.
    pub(super) parties: Vec<(i32, usize)>,
    pub(super) cards: Vec<Area>,
    pub(super) lines: Vec<(Cell, Cell)>,
    pub(super) tracks: Vec<Tracks>,
    pub(super) channel_tops: Vec<i32>,
    pub(super) head: i32,
    pub(super) right: i32,
    pub(super) foot: i32,
}

impl Layout {
    pub(super) fn of(
        grid: &Grid,
        texts: &[Vec<String>],
        names: &[Vec<String>],
        drawn: &[(usize, usize)],
        top: i32,
    ) -> Self {
        let cell = |card: usize| Cell {
            column: grid.cards[card].column,
            lane: grid.cards[card].lane,
            y: 0,
        };
        // The card further to the left comes first, the upper one where both are in one column.
        let ends: Vec<(usize, usize)> = drawn
            .iter()
            .map(|(a, b)| {
                if (cell(*a), *a) <= (cell(*b), *b) {
                    (*a, *b)
                } else {
                    (*b, *a)
                }
            })
            .collect();
        let mut lines: Vec<(Cell, Cell)> = ends.iter().map(|(a, b)| (cell(*a), cell(*b))).collect();
        let (channel_tracks, channels) = routes::channels(&lines, grid.lanes.len());

        let head = top + 26;
        let mut y = head;
        let mut lanes = Vec::new();
        let mut parties = Vec::new();
        let mut cards = vec![
            Area {
                x: 0,
                y: 0,
                width: CARD,
                height: 0
            };
            grid.cards.len()
        ];
        for (number, lane) in grid.lanes.iter().enumerate() {
            let before = number.checked_sub(1).map(|before| grid.lanes[before]);
            // Lanes of questions have headings where a question has several.
            let group = |lane: &Lane| {
                let questions = lane.question.is_some() || lane.no_question;
                let party = lane.party.filter(|_| !questions);
                (lane.no_question, lane.question, party, lane.nobody)
            };
            let is_first = before.is_none_or(|before| group(&before) != group(lane));
            if is_first && grid.has_headings() {
                parties.push((y, number));
                y += PARTY_ROW;
            }
            let cards_top = y + 8 + CHANNEL * i32::try_from(channels[number]).unwrap_or(0);
            let name = 14 + 14 * i32::try_from(names[number].len()).unwrap_or(1);
            let mut bottom = (cards_top + 34).max(y + name);
            let mut filled = vec![cards_top; grid.columns.len()];
            for (place, card) in grid
                .cards
                .iter()
                .enumerate()
                .filter(|(_, card)| card.lane == number)
            {
                let height = 12 + 14 * i32::try_from(texts[place].len()).unwrap_or(1);
                cards[place].y = filled[card.column];
                cards[place].height = height;
                filled[card.column] += height + CARD_GAP;
                bottom = bottom.max(filled[card.column]);
            }
            lanes.push((y, bottom + 2 - y));
            y = bottom + 2;
        }
        for ((first, second), (a, b)) in lines.iter_mut().zip(&ends) {
            let middle = |card: usize| cards[card].y + cards[card].height / 2;
            (first.y, second.y) = (middle(*a), middle(*b));
        }
        let channel_tops: Vec<i32> = lines
            .iter()
            .zip(&channel_tracks)
            .map(|((_, second), track)| {
                lanes[second.lane].0 + 6 + CHANNEL * i32::try_from(*track).unwrap_or(0)
            })
            .collect();
        let (tracks, gutters) =
            routes::gutters(&lines, &channel_tracks, grid.columns.len(), |line| {
                channel_tops[line]
            });
        let mut x = MARGIN + LABELS;
        let mut columns = Vec::new();
        let mut gutter_edges = Vec::new();
        for (number, tracks) in gutters.iter().enumerate() {
            gutter_edges.push(x);
            // The first track leaves room for half a badge on either side.
            x += 14 + (TRACK * i32::try_from(*tracks).unwrap_or(0)).max(6);
            if number < grid.columns.len() {
                columns.push(x);
                x += CARD;
            }
        }
        for (place, card) in grid.cards.iter().enumerate() {
            cards[place].x = columns[card.column];
        }
        Self {
            gutters: gutter_edges,
            columns,
            lanes,
            parties,
            cards,
            lines,
            tracks,
            channel_tops,
            head,
            right: x + MARGIN,
            foot: y,
        }
    }

    /// The points of a line, and where its sign stands.
    pub(super) fn route(&self, number: usize) -> (Vec<(i32, i32)>, (i32, i32)) {
        let (first, second) = self.lines[number];
        let tracks = self.tracks[number];
        let track = |gutter: usize, track: usize| {
            self.gutters[gutter] + 20 + TRACK * i32::try_from(track).unwrap_or(0)
        };
        let start = (self.columns[first.column] + CARD, first.y);
        let leaving = track(first.column + 1, tracks.leaving);
        let mut points = vec![start, (leaving, first.y)];
        let turn = match tracks.across {
            None => {
                let end = if first.column == second.column {
                    start.0
                } else {
                    self.columns[second.column]
                };
                points.extend([(leaving, second.y), (end, second.y)]);
                second.y
            }
            Some((_, arriving)) => {
                let y = self.channel_tops[number];
                let end = self.columns[second.column];
                let down = track(second.column, arriving);
                points.extend([(leaving, y), (down, y), (down, second.y), (end, second.y)]);
                y
            }
        };
        (points, (leaving, self.badge_y(number, turn)))
    }

    /// A height on the line's upright part at which no other line comes or goes, as near to its middle as can be.
    fn badge_y(&self, number: usize, turn: i32) -> i32 {
        let (first, second) = self.lines[number];
        let gutter = first.column + 1;
        let reach = (turn - first.y).abs() / 2 - BADGE;
        let middle = (first.y + turn) / 2;
        let others = self
            .lines
            .iter()
            .zip(&self.channel_tops)
            .filter(|((a, b), _)| (a, b) != (&first, &second));
        let busy: Vec<i32> = others
            .flat_map(|((a, b), channel)| {
                let leaves = (a.column + 1 == gutter).then_some(a.y);
                let arrives = (b.column == gutter || b.column + 1 == gutter).then_some(b.y);
                let turns = (routes::is_long(*a, *b) && a.column < gutter && gutter <= b.column)
                    .then_some(*channel);
                leaves.into_iter().chain(arrives).chain(turns)
            })
            .collect();
        let free = |y: &i32| busy.iter().all(|other| (other - y).abs() > BADGE);
        let steps = (0..=reach.max(0)).step_by(4);
        steps
            .flat_map(|step| [middle + step, middle - step])
            .find(free)
            .unwrap_or(middle)
    }
}
