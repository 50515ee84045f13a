//! Routes for lines between cards in a grid: through the gutters between columns and the channels above lanes, so that
//! no line crosses a card, and no two lie on top of each other.

/// Where a card lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    /// Its column.
    pub(super) column: usize,
    /// Its lane.
    pub(super) lane: usize,
    /// The middle of its height, once it is known.
    pub(super) y: i32,
}

/// Room that a badge needs above and below its middle.
pub(super) const BADGE: i32 = 12;

/// Which tracks a line takes; the card further to the left comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tracks {
    /// Its track in the gutter to the right of the first card.
    pub(super) leaving: usize,
    /// For cards with columns between them: its track in the channel above the second card's lane, and its track in the
    /// gutter to the left of the second card.
    pub(super) across: Option<(usize, usize)>,
}

/// Whether a line needs a channel: columns lie between its cards.
pub(super) fn is_long(first: Cell, second: Cell) -> bool {
    second.column > first.column + 1
}

/// For each line its track in the channel of the lane that it leads to, and for each lane how many tracks it has.
pub(super) fn channels(lines: &[(Cell, Cell)], lanes: usize) -> (Vec<usize>, Vec<usize>) {
    let mut taken: Vec<Tracked> = vec![Tracked::default(); lanes];
    let tracks = lines
        .iter()
        .map(|(first, second)| {
            if is_long(*first, *second) {
                let (from, to) = (first.column, second.column);
                let end = |column: usize| i32::try_from(column).unwrap_or(i32::MAX);
                taken[second.lane].take(end(from) * 2 + 1, end(to) * 2)
            } else {
                0
            }
        })
        .collect();
    (tracks, taken.iter().map(Tracked::len).collect())
}

/// For each line its tracks in the gutters, and for each gutter how many tracks it has; gutter `n` lies to the left of
/// column `n`. `channel_y` tells the height of a line's track above its second card's lane.
pub(super) fn gutters(
    lines: &[(Cell, Cell)],
    channel_tracks: &[usize],
    columns: usize,
    channel_y: impl Fn(usize) -> i32,
) -> (Vec<Tracks>, Vec<usize>) {
    let mut taken: Vec<Tracked> = vec![Tracked::default(); columns + 1];
    let tracks = lines
        .iter()
        .enumerate()
        .map(|(number, (first, second))| {
            let long = is_long(*first, *second);
            let turn = if long { channel_y(number) } else { second.y };
            let middle = (first.y + turn) / 2;
            let leaving = taken[first.column + 1].take(
                first.y.min(turn).min(middle - BADGE),
                first.y.max(turn).max(middle + BADGE),
            );
            let across = long.then(|| {
                let arriving =
                    taken[second.column].take(turn.min(second.y) - 4, turn.max(second.y) + 4);
                (channel_tracks[number], arriving)
            });
            Tracks { leaving, across }
        })
        .collect();
    (tracks, taken.iter().map(Tracked::len).collect())
}

/// Tracks side by side, each with the stretches that are taken on it.
#[derive(Clone, Debug, Default)]
struct Tracked(Vec<Vec<(i32, i32)>>);

impl Tracked {
    /// The first track on which a stretch is free.
    fn take(&mut self, from: i32, to: i32) -> usize {
        let free = self
            .0
            .iter()
            .position(|track| track.iter().all(|(low, high)| to < *low || *high < from));
        let place = free.unwrap_or(self.0.len());
        if place == self.0.len() {
            self.0.push(Vec::new());
        }
        self.0[place].push((from, to));
        place
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}
