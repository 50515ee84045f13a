//! Claims and questions.

use std::fmt::Write as _;

use crate::analysis::phrase;
use crate::analysis::versions::Versions;
use crate::app::describe::page::Page;
use crate::app::lines;
use crate::model::claim::{Claim, Status};
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::words::Word;

impl Page<'_> {
    pub(super) fn claim(&mut self, key: Key<Claim>) {
        let claim = &self.casebook[key];
        self.line("", &format!("claim {}", claim.id()));
        self.line("  ", claim.text());
        if !claim.live {
            self.line(
                "  ",
                &format!(
                    "status: {}; it enters no analysis",
                    if claim.status == Status::Accepted {
                        "retracted"
                    } else {
                        claim.status.word()
                    }
                ),
            );
        }
        match claim.question {
            Some(question) => {
                self.line("  ", self.casebook[question].text());
                reading_lines(&mut self.text, &self.casebook[question], claim);
            }
            None => self.line(
                "  ",
                "answers no question of the casebook: only stated links touch it",
            ),
        }
        self.field("note", claim.entry.note.as_ref());
        self.heading("said by");
        for statement in lines::statements(self.casebook, key) {
            self.line("  – ", &statement);
        }
        let pairs = self.pairs_of(&[key]);
        self.pairs("excluded by", &pairs);
        let links: Vec<String> = self
            .casebook
            .links()
            .iter()
            .filter(|link| link.from == key || link.to == key)
            .map(|link| lines::link(self.casebook, link))
            .collect();
        if !links.is_empty() {
            self.heading("links");
            for link in links {
                self.line("  ", &link);
            }
        }
        let assessments: Vec<_> = self
            .casebook
            .assessments()
            .iter()
            .filter(|assessment| assessment.claim == key)
            .collect();
        if !assessments.is_empty() {
            self.heading("assessed by others");
            for assessment in assessments {
                let entry = &assessment.entry;
                let label = entry
                    .label
                    .as_ref()
                    .map_or(String::new(), |label| format!(" (“{}”)", label.value));
                let url = entry
                    .url
                    .as_ref()
                    .map_or(String::new(), |url| format!(", {}", url.value));
                let date = entry
                    .date
                    .as_ref()
                    .map_or(String::new(), |date| format!(" ({})", date.value));
                self.line(
                    "  ",
                    &format!(
                        "{}{date}: {}{label}{url}",
                        entry.by.value,
                        assessment.rating.word()
                    ),
                );
                if let Some(why) = &entry.why {
                    self.line("    ", &why.value);
                }
                for evidence in &entry.evidence {
                    let parts = [&evidence.document, &evidence.url, &evidence.note];
                    let parts: Vec<&str> = parts
                        .into_iter()
                        .flatten()
                        .map(|part| part.as_str())
                        .collect();
                    self.line("    ", &format!("evidence: {}", parts.join(", ")));
                }
            }
        }
    }

    pub(super) fn question(&mut self, key: Key<Question>) {
        let question = &self.casebook[key];
        let entry = &question.entry;
        self.line("", &format!("question {}", question.id()));
        self.line("  ", question.text());
        let unit = question
            .unit
            .as_ref()
            .map_or(String::new(), |unit| format!(" of {unit}"));
        self.line("  ", &format!("answer: {}{unit}", entry.answer.value));
        let timing = match question.timing {
            Timing::Fixed => "fixed: one fact about a finished event",
            Timing::Cumulative => "cumulative: a running total, which can only grow",
            Timing::State => "state: a value that holds over a time",
        };
        self.line("  ", &format!("timing: {timing}"));
        for option in &entry.options {
            let aliases: Vec<String> = option.aliases.values().flatten().cloned().collect();
            let aliases = if aliases.is_empty() {
                String::new()
            } else {
                format!(" (also {})", aliases.join(", "))
            };
            self.line(
                "  ",
                &format!(
                    "option {}: {}{aliases}",
                    option.id.value,
                    option.name.as_ref().unwrap_or(&option.id).value
                ),
            );
        }
        self.field("scope", entry.scope.as_ref());
        self.field("zone", entry.zone.as_ref());
        self.field("part of", entry.part_of.as_ref());
        self.field("note", entry.note.as_ref());
        match self.findings.disputes.of_question(key) {
            Some(dispute) => {
                self.text.push('\n');
                self.text.push_str(&self.findings.dispute_text(dispute));
            }
            None => {
                let claims: Vec<Key<Claim>> = self
                    .casebook
                    .live_claims()
                    .filter(|(_, claim)| claim.question == Some(key))
                    .map(|(claim, _)| claim)
                    .collect();
                self.heading(&format!(
                    "{}, none excluded by another",
                    phrase::plural(claims.len(), "claim")
                ));
                self.claims(&claims, claims.len());
                self.versions(key);
            }
        }
    }

    /// What the answers to a question leave, where there are several.
    fn versions(&mut self, question: Key<Question>) {
        let positions = &self.findings.positions;
        let versions = Versions::of(self.casebook, positions, &[question]);
        if let Some(versions) = versions.filter(|versions| versions.claims > 1) {
            let name = |place: usize| self.casebook[positions[place].named_by].id().to_owned();
            let told = self.findings.versions_text(&versions, &name);
            self.text.push('\n');
            self.text.push_str(&told);
        }
    }
}

/// The question, the answer as written, and what its two readings are.
pub(super) fn reading_lines(text: &mut String, question: &Question, claim: &Claim) {
    let _ = writeln!(
        text,
        "  answers {} ({}, {})",
        question.id(),
        question.entry.answer.value,
        question.timing.word()
    );
    let written = claim
        .entry
        .answer
        .as_ref()
        .map_or("nothing", |answer| answer.as_str());
    let _ = write!(text, "  with `{written}`");
    if let Some(as_of) = &claim.entry.as_of {
        let _ = write!(text, ", as of {}", as_of.value);
    }
    text.push('\n');
    for axis in claim.readings.axes() {
        let option = match &question.kind {
            AnswerKind::AnyOf { options } => options
                .get(axis.axis)
                .map_or(String::new(), |option| format!("{}: ", option.name)),
            _ => String::new(),
        };
        let (narrow, wide) = (
            phrase::set(question, &axis.narrow),
            phrase::set(question, &axis.wide),
        );
        if narrow == wide {
            let _ = writeln!(text, "  read as {option}{narrow}");
        } else {
            let _ = writeln!(
                text,
                "  read literally as {option}{narrow}, generously as {option}{wide}"
            );
        }
    }
}
