//! Cards: what one speaker answered on one date, and the grid of lanes and columns that they lie in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::analysis::phrase::{self, plural};
use crate::analysis::stories::Teller;
use crate::draw::lanes::scene::Scene;
use crate::draw::statements;
use crate::model::claim::{Attribution, Claim};
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::{Party, Speaker};

/// How many columns of dates there are at most before dates are put together by month, then by year.
const MOST_COLUMNS: usize = 20;

/// How many cards are drawn at most.
const MOST_CARDS: usize = 400;

/// A lane: those of no party last, claims of nobody named behind them. Where one speaker's or one party's statements
/// are shown, by question before that, what answers none last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lane {
    pub(super) no_question: bool,
    pub(super) question: Option<Key<Question>>,
    pub(super) nobody: bool,
    pub(super) no_party: bool,
    pub(super) party: Option<Key<Party>>,
    pub(super) speaker: Option<Key<Speaker>>,
}

/// A column: when something was said, by its first and last second; what has no date comes last.
pub(super) type Column = (i64, i64);

pub(super) const UNDATED: Column = (i64::MAX, i64::MAX);

/// What a speaker answered in a column, once or more often.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) lane: usize,
    pub(super) column: usize,
    /// The number of the stand in the scene.
    pub(super) stand: usize,
    pub(super) claims: BTreeSet<Key<Claim>>,
    pub(super) statements: usize,
    pub(super) tooltip: String,
    pub(super) url: Option<String>,
}

/// All cards, with the lanes and columns that they lie in.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) lanes: Vec<Lane>,
    pub(super) columns: Vec<(Column, String)>,
    pub(super) cards: Vec<Card>,
    pub(super) left_out: usize,
    /// Whether one speaker's statements are shown: its lanes are named by their questions and need no headings.
    pub(super) of_speaker: bool,
}

/// What is said on one card: claims, and by whom if anyone is named.
type Said<'a> = Vec<(Key<Claim>, Option<&'a Attribution>)>;

/// How finely dates are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Date,
    Month,
    Year,
}

impl Grid {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let casebook = scene.casebook;
        let mut found: Vec<(Lane, usize, Key<Claim>, Option<&Attribution>)> = Vec::new();
        for (number, stand) in scene.stands.iter().enumerate() {
            for claim in stand.claims(scene.positions).iter().copied() {
                let said = &casebook[claim].said;
                let own = |said: &&Attribution| {
                    let teller = scene.teller;
                    teller.is_none_or(|teller| teller.told(casebook, said))
                };
                for each in said.iter().filter(own) {
                    let party = casebook[each.speaker].party;
                    let mut lane = Lane {
                        no_party: party.is_none(),
                        party,
                        speaker: Some(each.speaker),
                        ..Lane::default()
                    };
                    if scene.teller.is_some() {
                        lane.question = casebook[claim].question;
                        lane.no_question = lane.question.is_none();
                    }
                    found.push((lane, number, claim, Some(each)));
                }
                if said.is_empty() && scene.teller.is_none() {
                    let lane = Lane {
                        nobody: true,
                        no_party: true,
                        ..Lane::default()
                    };
                    found.push((lane, number, claim, None));
                }
            }
        }
        let dates = |step: Step| -> BTreeMap<Column, String> {
            found
                .iter()
                .map(|(_, _, _, said)| column(*said, step))
                .collect()
        };
        let step = [Step::Date, Step::Month, Step::Year]
            .into_iter()
            .find(|step| dates(*step).len() <= MOST_COLUMNS)
            .unwrap_or(Step::Year);
        let mut cards: BTreeMap<(Column, Lane, usize), Said<'_>> = BTreeMap::new();
        for (lane, number, claim, said) in &found {
            let key = (column(*said, step).0, *lane, *number);
            cards.entry(key).or_default().push((*claim, *said));
        }
        let left_out = cards.len().saturating_sub(MOST_CARDS);
        let kept: Vec<_> = cards.into_iter().take(MOST_CARDS).collect();
        let lanes: BTreeSet<Lane> = kept.iter().map(|((_, lane, _), _)| *lane).collect();
        let lanes: Vec<Lane> = lanes.into_iter().collect();
        let used: BTreeSet<Column> = kept.iter().map(|((column, _, _), _)| *column).collect();
        let columns: Vec<(Column, String)> = dates(step)
            .into_iter()
            .filter(|(column, _)| used.contains(column))
            .collect();
        let cards = kept
            .into_iter()
            .map(|((column, lane, stand), said)| Card {
                lane: lanes.binary_search(&lane).unwrap_or(0),
                column: columns
                    .iter()
                    .position(|(each, _)| *each == column)
                    .unwrap_or(0),
                stand,
                claims: said.iter().map(|(claim, _)| *claim).collect(),
                statements: said.len(),
                tooltip: tooltip(scene, &said),
                url: said.iter().find_map(|(_, said)| {
                    said.and_then(|said| statements::address(casebook, said))
                }),
            })
            .collect();
        Self {
            lanes,
            columns,
            cards,
            left_out,
            of_speaker: matches!(scene.teller, Some(Teller::Speaker(_))),
        }
    }

    /// What is said of cards that are left out.
    pub(super) fn note(&self) -> Option<String> {
        (self.left_out > 0).then(|| {
            format!(
                "Left out: {}; the earliest are drawn.",
                plural(self.left_out, "card")
            )
        })
    }

    /// Whether it is known when a card was said.
    pub(super) fn is_dated(&self, card: &Card) -> bool {
        self.columns[card.column].0 != UNDATED
    }

    /// Whether rows between the lanes name what several have in common.
    pub(super) fn has_headings(&self) -> bool {
        !self.of_speaker
    }
}

fn tooltip(scene: &Scene<'_>, said: &[(Key<Claim>, Option<&Attribution>)]) -> String {
    let mut lines: Vec<String> = said
        .iter()
        .take(5)
        .map(|(claim, said)| match said {
            Some(said) => statements::in_full(scene.casebook, (*claim, said)),
            None => format!("Nobody named: {}", scene.casebook[*claim].text()),
        })
        .collect();
    if said.len() > lines.len() {
        lines.push(format!("and {} more", said.len() - lines.len()));
    }
    lines.join("\n")
}

/// The column of a statement, and what stands above it.
fn column(said: Option<&Attribution>, step: Step) -> (Column, String) {
    let undated = || (UNDATED, "undated".to_owned());
    let Some((stretch, date)) = said.and_then(|said| said.said.zip(said.date)) else {
        return undated();
    };
    // What has no beginning stands where it ends, as in the text of a timeline.
    let second = if stretch.from == i64::MIN {
        stretch.to
    } else {
        stretch.from
    };
    let whole = || ((second, stretch.to), phrase::when(date));
    if step == Step::Date {
        return whole();
    }
    let Ok(stamp) = Timestamp::from_second(second) else {
        return whole();
    };
    let day = stamp.to_zoned(TimeZone::UTC).date();
    let month = if step == Step::Month { day.month() } else { 0 };
    let place = i64::from(day.year()) * 13 + i64::from(month);
    let name = match step {
        Step::Month => phrase::date(crate::model::date::PartialDate::Month(
            day.year(),
            day.month(),
        )),
        _ => phrase::date(crate::model::date::PartialDate::Year(day.year())),
    };
    ((place, place), name)
}
