//! A page of text that is being written, and the lines that every page has.

use std::fmt::Write as _;

use crate::analysis::pairs;
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
const LISTED: usize = 50;

pub(super) struct Page<'a> {
    pub(super) findings: &'a Findings<'a>,
    pub(super) casebook: &'a Casebook,
    pub(super) text: String,
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

    pub(super) fn pairs(&mut self, heading: &str, claims: &[Key<Claim>]) {
        let (found, count) =
            pairs::pairs_of_claims(self.casebook, &self.findings.positions, claims, LISTED);
        if found.is_empty() {
            return;
        }
        self.heading(&format!("{heading}: {}", counted(count)));
        let listed = found.len();
        for pair in found {
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
            self.line("    ", &sentence::sentence(self.casebook, &pair));
            if let Some(judgement) = lines::judgement(self.casebook, pair.a, pair.b) {
                self.line("    ", &judgement);
            }
        }
        self.left_out(
            listed,
            count.contradictions + count.tensions + count.dismissed,
        );
    }

    pub(super) fn claims(&mut self, claims: &[Key<Claim>]) {
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
        self.left_out(LISTED.min(claims.len()), claims.len());
    }

    pub(super) fn left_out(&mut self, listed: usize, all: usize) {
        if all > listed {
            self.line("  ", &format!("… and {} more", all - listed));
        }
    }
}
