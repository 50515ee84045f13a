//! Findings in words.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use crate::analysis::checks::{self, Finding};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::app::lines;
use crate::app::origins;
use crate::app::report::WIDTH;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::words::Word;
use crate::store::{Cell, Rows};

/// How many claims one finding names.
const NAMED: usize = 20;

/// The findings of a casebook in words, the first of them listed.
#[derive(Clone, Debug)]
pub struct Check {
    /// One row a finding: its code, the ids of the claims, a sentence, and where the words stand.
    pub rows: Rows,
    /// How many findings call for work.
    pub open: usize,
    /// How many pairs a person dismissed.
    pub dismissed: usize,
    /// How many findings there are beyond those listed.
    pub left_out: usize,
}

impl Check {
    /// The listed findings as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for row in &self.rows.rows {
            let cell = |column: usize| match row.get(column) {
                Some(Cell::Text(text)) => text.as_str(),
                _ => "",
            };
            let sentence = lines::wrap(cell(2), "  ", WIDTH);
            let _ = writeln!(text, "{}: {}\n  {sentence}", cell(0), cell(1));
            if !cell(3).is_empty() {
                let _ = writeln!(text, "  at {}", cell(3));
            }
        }
        text
    }

    /// How many findings there are: `14 findings, 1 dismissed`.
    pub fn summary(&self) -> String {
        let open = match self.open {
            0 => "no findings".into(),
            number => phrase::plural(number, "finding"),
        };
        match self.dismissed {
            0 => open,
            number => format!("{open}, {number} dismissed"),
        }
    }
}

/// Lists at most `limit` findings of a casebook.
pub fn check(casebook: &Casebook, limit: usize) -> Check {
    let positions = Positions::of(casebook);
    let columns = ["code", "claims", "sentence", "place"]
        .map(str::to_owned)
        .to_vec();
    let mut found = Check {
        rows: Rows {
            columns,
            rows: Vec::new(),
        },
        open: 0,
        dismissed: 0,
        left_out: 0,
    };
    let _ = checks::visit_findings(casebook, &positions, &mut |finding| {
        found.open += usize::from(finding.is_open());
        found.dismissed += usize::from(!finding.is_open());
        if found.rows.rows.len() < limit {
            found.rows.rows.push(row(casebook, &finding));
        } else {
            found.left_out += 1;
        }
        ControlFlow::Continue(())
    });
    found
}

fn row(casebook: &Casebook, finding: &Finding<'_>) -> Vec<Cell> {
    let (claims, sentence) = match finding {
        Finding::Pair(pair) => (vec![pair.a, pair.b], sentence::sentence(casebook, pair)),
        Finding::ChangedStory(speaker, pair) => {
            let sentence = sentence::sentence(casebook, pair);
            // The sentence names all who told both: of several, each finding says whose it is.
            let words = if pair.changed_stories(casebook).len() == 1 {
                sentence
            } else {
                let name = casebook[*speaker].name();
                format!("{name} is on record with both. {sentence}")
            };
            (vec![pair.a, pair.b], words)
        }
        Finding::Dismissed(pair) => {
            let judgement = lines::judgement(casebook, pair.a, pair.b).unwrap_or_default();
            (
                vec![pair.a, pair.b],
                format!("{} {judgement}", sentence::sentence(casebook, pair)),
            )
        }
        Finding::MootJudgement(index) => {
            let (a, b) = casebook.judgements()[*index].claims;
            let entry = &casebook.judgements()[*index].entry;
            let words = format!(
                "This pair was judged by {} ({}), but the two do not exclude each other any more.",
                entry.by.value, entry.date.value
            );
            (vec![a, b], words)
        }
        Finding::Unattributed(claim) => (
            vec![*claim],
            "Nobody is named as having said this claim.".into(),
        ),
        Finding::NoSpan(claim, index) => {
            let said = &casebook[*claim].said[*index];
            let words = format!(
                "The statement of {} in {} does not say where its words stand.",
                casebook[said.speaker].name(),
                casebook[said.document].id()
            );
            (vec![*claim], words)
        }
        Finding::SingleOrigin(claim, trail) => {
            let words = origins::single_origin(casebook, *claim, *trail);
            (vec![*claim], words)
        }
        Finding::CircularCitation(claims, circle) => {
            let mut words = origins::circle(casebook, circle);
            let named: Vec<Key<Claim>> = claims.iter().copied().take(NAMED).collect();
            if named.len() < claims.len() {
                let _ = write!(words, " It lies on the trails of {} claims.", claims.len());
            }
            (named, words)
        }
    };
    let ids: Vec<&str> = claims.iter().map(|claim| casebook[*claim].id()).collect();
    let places: Vec<String> = claims
        .iter()
        .filter_map(|claim| place(casebook, *claim))
        .collect();
    vec![
        Cell::Text(finding.code().word().into()),
        Cell::Text(ids.join(" ")),
        Cell::Text(sentence),
        Cell::Text(places.join(" ")),
    ]
}

/// Where the words of a claim's first statement stand: `border-clash-2022:492-830`.
fn place(casebook: &Casebook, claim: Key<Claim>) -> Option<String> {
    let said = casebook[claim].said.first()?;
    let document = casebook[said.document].id();
    Some(said.span.map_or_else(
        || document.to_owned(),
        |(from, to)| format!("{document}:{from}-{to}"),
    ))
}
