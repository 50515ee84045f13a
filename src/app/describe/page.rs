//! A page of text that is being written, and the lines that every page has.

use std::fmt::Write as _;

use crate::analysis::pairs::{self, Pair, PairCount};
use crate::analysis::phrase;
use crate::analysis::rule::ClashKind;
use crate::analysis::sentence;
use crate::app::lines;
use crate::app::report::{Findings, WIDTH, counted};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::record::{Aliases, Text};

/// How many claims, or pairs of claims, are listed before the rest is counted.
pub(super) const LISTED: usize = 50;

/// The pairs that some claims stand in: the first of them, and how many there are.
pub(super) struct Pairs {
    pub(super) listed: Vec<Pair>,
    pub(super) count: PairCount,
}

pub(super) struct Page<'a> {
    pub(super) findings: &'a Findings<'a>,
    pub(super) casebook: &'a Casebook,
    pub(super) text: String,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(findings: &'a Findings<'a>) -> Self {
        Self {
            findings,
            casebook: findings.casebook,
            text: String::new(),
        }
    }
}

impl Page<'_> {
    pub(super) fn line(&mut self, indent: &str, line: &str) {
        let deeper = " ".repeat(indent.chars().count() + 2);
        let _ = writeln!(self.text, "{indent}{}", lines::wrap(line, &deeper, WIDTH));
    }

    pub(super) fn heading(&mut self, heading: &str) {
        let _ = writeln!(self.text, "\n{heading}");
    }

    pub(super) fn field(&mut self, name: &str, value: Option<&Text>) {
        if let Some(value) = value {
            self.line("  ", &format!("{name}: {}", value.value));
        }
    }

    pub(super) fn aliases(&mut self, aliases: &Aliases) {
        for (language, names) in aliases {
            self.line("  ", &format!("also, in {language}: {}", names.join("; ")));
        }
    }

    pub(super) fn pairs_of(&self, claims: &[Key<Claim>]) -> Pairs {
        let (listed, count) =
            pairs::pairs_of_claims(self.casebook, &self.findings.positions, claims, LISTED);
        Pairs { listed, count }
    }

    pub(super) fn pairs(&mut self, heading: &str, pairs: &Pairs) {
        let Pairs { listed, count } = pairs;
        if listed.is_empty() {
            return;
        }
        self.heading(&format!("{heading}: {}", counted(*count)));
        for pair in listed {
            let mark = if pair.kind == ClashKind::Contradiction {
                "≠"
            } else {
                "≠?"
            };
            let ids = format!(
                "{} {mark} {}",
                self.casebook[pair.a].id(),
                self.casebook[pair.b].id()
            );
            self.line("  ", &ids);
            self.line("    ", &sentence::sentence(self.casebook, pair));
            if let Some(judgement) = lines::judgement(self.casebook, pair.a, pair.b) {
                self.line("    ", &judgement);
            }
        }
        self.left_out(
            listed.len(),
            count.contradictions + count.tensions + count.dismissed,
        );
    }

    /// The first of some claims, of which there are so many in all.
    pub(super) fn claims(&mut self, claims: &[Key<Claim>], all: usize) {
        for claim in claims.iter().take(LISTED) {
            let answer = phrase::claim_answer(self.casebook, &self.casebook[*claim]);
            let answer = if answer.is_empty() {
                String::new()
            } else {
                format!(" [{answer}]")
            };
            self.line(
                "  ",
                &format!(
                    "{}{answer}: {}",
                    self.casebook[*claim].id(),
                    self.casebook[*claim].text()
                ),
            );
            for statement in lines::statements(self.casebook, *claim) {
                self.line("    – ", &statement);
            }
        }
        self.left_out(LISTED.min(claims.len()), all);
    }

    pub(super) fn left_out(&mut self, listed: usize, all: usize) {
        if all > listed {
            self.line("  ", &format!("… and {} more", all - listed));
        }
    }
}
