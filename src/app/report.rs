//! The disputes of a casebook, as text and as rows.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use crate::analysis::disputes::{Dispute, Disputes};
use crate::analysis::graph::{Opposition, Oppositions, Stand};
use crate::analysis::pairs::PairCount;
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::analysis::sentence;
use crate::analysis::versions::Versions;
use crate::app::lines;
use crate::app::versions::Teller;
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Party;
use crate::store::{Cell, Rows};

/// How wide the text is, in columns.
pub const WIDTH: usize = 110;
/// How many oppositions of one dispute are spelled out before the rest is counted.
pub(super) const SPELLED: usize = 20;

/// The columns of rows about disputes.
pub(super) const DISPUTE_COLUMNS: [&str; 13] = [
    "dispute",
    "kind",
    "questions",
    "text",
    "claims",
    "positions",
    "speakers",
    "parties",
    "contradictions",
    "tensions",
    "dismissed",
    "versions_at_least",
    "versions_at_most",
];

/// A casebook with what the rule finds in it.
#[derive(Debug)]
pub struct Findings<'a> {
    /// The casebook.
    pub casebook: &'a Casebook,
    /// Its positions.
    pub positions: Positions,
    /// Its disputes.
    pub disputes: Disputes,
}

impl<'a> Findings<'a> {
    /// Analyses a casebook.
    pub fn of(casebook: &'a Casebook) -> Self {
        let positions = Positions::of(casebook);
        let disputes = Disputes::of(casebook, &positions);
        Self {
            casebook,
            positions,
            disputes,
        }
    }

    /// The dispute that a question belongs to, or, where it is in none, the question with its positions.
    pub fn dispute_or_question(&self, question: Key<Question>) -> Dispute {
        self.disputes
            .of_question(question)
            .cloned()
            .unwrap_or_else(|| Dispute::undisputed(self.casebook, &self.positions, question))
    }

    /// All disputes as text: those with contradictions in full, those with tensions only behind them.
    pub fn disputes_text(&self) -> String {
        let mut text = String::new();
        let Disputes {
            contradicted,
            tense,
            unasked,
            ..
        } = &self.disputes;
        if contradicted.is_empty() && tense.is_empty() && unasked.is_empty() {
            return "No two claims exclude each other.\n".into();
        }
        for dispute in contradicted {
            text.push_str(&self.dispute_text(dispute));
            text.push('\n');
        }
        if !tense.is_empty() {
            text.push_str("Tensions only: true together if read generously\n\n");
            for dispute in tense {
                text.push_str(&self.dispute_text(dispute));
                text.push('\n');
            }
        }
        if !unasked.is_empty() {
            text.push_str("Stated between claims that answer no question\n\n");
            for pair in unasked {
                let sentence = sentence::sentence(self.casebook, pair);
                let _ = writeln!(text, "  ≠ {}\n", lines::wrap(&sentence, "    ", WIDTH));
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    /// One dispute as text: its positions with everybody who asserts them, and why they exclude each other.
    pub fn dispute_text(&self, dispute: &Dispute) -> String {
        let mut text = String::new();
        let stands: Vec<Stand> = dispute.stands().collect();
        let number = |stand: Stand| {
            stands
                .iter()
                .position(|each| *each == stand)
                .map_or(0, |place| place + 1)
        };
        for question in &dispute.questions {
            let question_text = self.casebook[*question].text();
            let _ = writeln!(
                text,
                "{}\n  {}",
                self.casebook[*question].id(),
                lines::wrap(question_text, "  ", WIDTH)
            );
            if *question == dispute.questions[0] {
                let _ = writeln!(text, "  {}", self.summary(dispute));
            }
            text.push('\n');
            for stand in stands
                .iter()
                .filter(|stand| stand.question(self.casebook, &self.positions) == Some(*question))
            {
                self.stand_text(&mut text, number(*stand), *stand);
            }
        }
        for stand in stands
            .iter()
            .filter(|stand| stand.question(self.casebook, &self.positions).is_none())
        {
            self.stand_text(&mut text, number(*stand), *stand);
        }
        let (oppositions, all) = self.oppositions(dispute, SPELLED);
        let left_out = all - oppositions.len();
        for opposition in oppositions {
            let stand = |claim| number(Stand::of(&self.positions, claim));
            let (first, second) = (stand(opposition.pair.a), stand(opposition.pair.b));
            let lead = format!("  [{first}] {} [{second}]  ", mark(&opposition));
            let _ = writeln!(text, "{lead}{}", self.opposition_text(&opposition, &lead));
        }
        if left_out > 0 {
            let _ = writeln!(text, "  … and {left_out} more such pairs of positions");
        }
        let name = |place| format!("[{}]", number(Stand::Position(place)));
        for versions in self.versions(dispute) {
            text.push('\n');
            text.push_str(&self.versions_text(&versions, &name));
        }
        text
    }

    /// The versions of events of a dispute, for each family of its questions.
    fn versions(&self, dispute: &Dispute) -> Vec<Versions> {
        Versions::of_families(self.casebook, &self.positions, &dispute.questions)
    }

    /// The versions of events of some questions as text; `name` tells what a position is called above it.
    pub(super) fn versions_text(
        &self,
        versions: &Versions,
        name: &dyn Fn(usize) -> String,
    ) -> String {
        let teller = Teller {
            casebook: self.casebook,
            positions: &self.positions,
            versions,
            name,
        };
        let lines = teller.lines().into_iter();
        lines
            .map(|line| {
                let lead = if line.starts_with(' ') { "    " } else { "  " };
                let indent = format!("{lead}   ");
                format!(
                    "{lead}{}\n",
                    lines::wrap_behind(lead, &line, &indent, WIDTH)
                )
            })
            .collect()
    }

    /// `2 positions, 4 claims; 4 contradictions, 1 tension`
    fn summary(&self, dispute: &Dispute) -> String {
        let of = |party: Option<Key<Party>>| {
            let speakers = dispute.speakers.iter();
            speakers
                .filter(|speaker| self.casebook[**speaker].party == party)
                .count()
        };
        let mut speakers: Vec<String> = dispute
            .parties
            .iter()
            .map(|party| format!("{} of {}", of(Some(*party)), self.casebook[*party].id()))
            .collect();
        if of(None) > 0 {
            speakers.push(format!("{} of no party", of(None)));
        }
        let speakers = if speakers.is_empty() {
            String::new()
        } else {
            format!(" ({})", speakers.join(", "))
        };
        format!(
            "{}, {}, {}{speakers}; {}",
            phrase::plural(dispute.positions.len() + dispute.alone.len(), "position"),
            phrase::plural(dispute.claims.len(), "claim"),
            phrase::plural(dispute.speakers.len(), "speaker"),
            counted(dispute.count)
        )
    }

    fn stand_text(&self, text: &mut String, number: usize, stand: Stand) {
        let claims = stand.claims(&self.positions);
        let Some(first) = claims.first() else { return };
        let named_by = match stand {
            Stand::Position(place) => self.positions[place].named_by,
            Stand::Alone(_) => *first,
        };
        let answer = phrase::claim_answer(self.casebook, &self.casebook[named_by]);
        let answer = if answer.is_empty() {
            self.casebook[named_by].text().to_owned()
        } else {
            answer
        };
        let _ = writeln!(
            text,
            "  [{number}] {}",
            lines::wrap(&answer, "      ", WIDTH)
        );
        for claim in claims {
            let _ = writeln!(
                text,
                "      {}",
                lines::wrap(
                    &format!(
                        "{}: {}",
                        self.casebook[*claim].id(),
                        self.casebook[*claim].text()
                    ),
                    "        ",
                    WIDTH
                )
            );
            for statement in lines::statements(self.casebook, *claim) {
                let _ = writeln!(
                    text,
                    "        – {}",
                    lines::wrap(&statement, "          ", WIDTH)
                );
            }
        }
        text.push('\n');
    }

    /// At most `limit` oppositions of a dispute, contradictions first, those dismissed last; and how many there are in
    /// all, which may be millions.
    pub fn oppositions(&self, dispute: &Dispute, limit: usize) -> (Vec<Opposition>, usize) {
        let open = |opposition: &Opposition| {
            opposition.count.contradictions + opposition.count.tensions > 0
        };
        let keep_first = |found: &mut Vec<Opposition>| {
            found.sort_by_key(|opposition| {
                (
                    !open(opposition),
                    std::cmp::Reverse(opposition.pair.kind),
                    opposition.first,
                    opposition.second,
                )
            });
            found.truncate(limit);
        };
        let (mut found, mut all) = (Vec::new(), 0);
        let _ = Oppositions::of(self.casebook, &self.positions).visit(
            &dispute.questions,
            &dispute.alone,
            &mut |opposition| {
                all += 1;
                found.push(opposition);
                if found.len() > 2 * limit {
                    keep_first(&mut found);
                }
                ControlFlow::Continue(())
            },
        );
        keep_first(&mut found);
        (found, all)
    }

    fn opposition_text(&self, opposition: &Opposition, lead: &str) -> String {
        let indent = "      ";
        let pair = &opposition.pair;
        let mut sentence = sentence::reason(self.casebook, pair);
        sentence.push_str(&others(self.casebook, opposition));
        let mut text = lines::wrap_behind(lead, &sentence, indent, WIDTH);
        if let Some(judgement) = lines::judgement(self.casebook, pair.a, pair.b) {
            let _ = write!(text, "\n{indent}{}", lines::wrap(&judgement, indent, WIDTH));
        }
        text
    }

    /// One row a dispute, with its questions; those of kind `tension` have tensions only, and are none in the strict sense.
    pub fn disputes_rows(&self) -> Rows {
        let number = |number: usize| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
        let rows = self
            .disputes
            .contradicted
            .iter()
            .map(|dispute| ("contradiction", dispute))
            .chain(
                self.disputes
                    .tense
                    .iter()
                    .map(|dispute| ("tension", dispute)),
            )
            .map(|(kind, dispute)| {
                let questions: Vec<&str> = dispute
                    .questions
                    .iter()
                    .map(|question| self.casebook[*question].id())
                    .collect();
                let text = dispute
                    .questions
                    .first()
                    .map_or("", |question| self.casebook[*question].text());
                let versions = self.versions(dispute);
                vec![
                    Cell::Text(dispute.id(self.casebook).to_owned()),
                    Cell::Text(kind.to_owned()),
                    Cell::Text(questions.join(" ")),
                    Cell::Text(text.to_owned()),
                    number(dispute.claims.len()),
                    number(dispute.positions.len() + dispute.alone.len()),
                    number(dispute.speakers.len()),
                    number(dispute.parties.len()),
                    number(dispute.count.contradictions),
                    number(dispute.count.tensions),
                    number(dispute.count.dismissed),
                    most(&versions, |versions| versions.at_least),
                    most(&versions, |versions| versions.versions.len()),
                ]
            });
        Rows {
            columns: DISPUTE_COLUMNS.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }
    }
}

/// Families know nothing of each other: a world goes as each of them has it, so that the greatest number is that of all.
/// Nothing where nobody gives an answer that can be compared.
fn most(versions: &[Versions], number: impl Fn(&Versions) -> usize) -> Cell {
    let most = versions.iter().map(number).max();
    most.map_or(Cell::Null, |most| {
        Cell::Integer(i64::try_from(most).unwrap_or(i64::MAX))
    })
}

/// The sign between two positions.
fn mark(opposition: &Opposition) -> &'static str {
    if opposition.count.contradictions + opposition.count.tensions == 0 {
        "✕"
    } else if opposition.pair.kind == ClashKind::Contradiction {
        "≠"
    } else {
        "≠?"
    }
}

/// What else lies between two positions beside the pair that is spelled out: ` (And 3 more pairs alike.)`
pub(super) fn others(casebook: &Casebook, opposition: &Opposition) -> String {
    let mut rest = opposition.count;
    let shown = if casebook.is_dismissed(opposition.pair.a, opposition.pair.b) {
        &mut rest.dismissed
    } else if opposition.pair.kind == ClashKind::Contradiction {
        &mut rest.contradictions
    } else {
        &mut rest.tensions
    };
    let alike = shown.saturating_sub(1);
    *shown = 0;
    let mut parts = Vec::new();
    if alike > 0 {
        parts.push(format!("{} alike", phrase::plural(alike, "more pair")));
    }
    if rest != PairCount::default() {
        parts.push(counted(rest));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!(" (And {}.)", parts.join("; "))
    }
}

/// `4 contradictions, 1 tension, 2 dismissed`
pub fn counted(count: PairCount) -> String {
    let mut parts = Vec::new();
    if count.contradictions > 0 {
        parts.push(phrase::plural(count.contradictions, "contradiction"));
    }
    if count.tensions > 0 {
        parts.push(phrase::plural(count.tensions, "tension"));
    }
    if count.dismissed > 0 {
        parts.push(format!("{} dismissed", count.dismissed));
    }
    if parts.is_empty() {
        "no contradiction".into()
    } else {
        parts.join(", ")
    }
}
