//! What the casebook knows of one claim, question, speaker, document, outlet or party; and of two claims together.

use std::fmt::Write as _;

use crate::analysis::pairs::{self, Pair};
use crate::analysis::phrase;
use crate::analysis::rule::ClashKind;
use crate::analysis::sentence;
use crate::analysis::versions::Versions;
use crate::app::find::Subject;
use crate::app::lines;
use crate::app::report::{Findings, WIDTH};
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Status};
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::record::{Aliases, Text};
use crate::model::source::{Cited, Document, Outlet, Party, Speaker};
use crate::model::words::Word;

/// How many claims, or pairs of claims, are listed before the rest is counted.
const LISTED: usize = 50;

/// Everything about a subject, as text.
pub fn describe(findings: &Findings<'_>, subject: Subject) -> String {
    let mut page = Page {
        findings,
        casebook: findings.casebook,
        text: String::new(),
    };
    match subject {
        Subject::Claim(claim) => page.claim(claim),
        Subject::Question(question) => page.question(question),
        Subject::Speaker(speaker) => page.speaker(speaker),
        Subject::Document(document) => page.document(document),
        Subject::Outlet(outlet) => page.outlet(outlet),
        Subject::Party(party) => page.party(party),
    }
    page.text
}

/// Whether two claims exclude each other, and why or why not, as text.
pub fn explain(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> String {
    let mut text = String::new();
    let pair = Pair::of(casebook, a, b);
    let (heading, sentence) = match &pair {
        Some(pair) => (
            format!("{} ({})", capital(pair.kind.word()), pair.origin.word()),
            sentence::sentence(casebook, pair),
        ),
        None => (
            "Neither a contradiction nor a tension".into(),
            sentence::why_not(casebook, a, b),
        ),
    };
    let _ = writeln!(text, "{heading}\n  {}", lines::wrap(&sentence, "  ", WIDTH));
    if let Some(judgement) = lines::judgement(casebook, a, b) {
        let _ = writeln!(text, "  {}", lines::wrap(&judgement, "  ", WIDTH));
    }
    for key in [a, b] {
        let claim = &casebook[key];
        let _ = writeln!(
            text,
            "\n{}\n  {}",
            claim.id(),
            lines::wrap(claim.text(), "  ", WIDTH)
        );
        if let Some(question) = claim.question {
            reading_lines(&mut text, &casebook[question], claim);
        }
        for statement in lines::statements(casebook, key) {
            let _ = writeln!(text, "  – {}", lines::wrap(&statement, "    ", WIDTH));
        }
    }
    for link in casebook
        .links()
        .iter()
        .filter(|link| [(a, b), (b, a)].contains(&(link.from, link.to)))
    {
        let _ = writeln!(
            text,
            "\n{}",
            lines::wrap(&lines::link(casebook, link), "  ", WIDTH)
        );
    }
    text
}

/// The question, the answer as written, and what its two readings are.
fn reading_lines(text: &mut String, question: &Question, claim: &Claim) {
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

struct Page<'a> {
    findings: &'a Findings<'a>,
    casebook: &'a Casebook,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: &str, line: &str) {
        let deeper = " ".repeat(indent.chars().count() + 2);
        let _ = writeln!(self.text, "{indent}{}", lines::wrap(line, &deeper, WIDTH));
    }

    fn heading(&mut self, heading: &str) {
        let _ = writeln!(self.text, "\n{heading}");
    }

    fn field(&mut self, name: &str, value: Option<&Text>) {
        if let Some(value) = value {
            self.line("  ", &format!("{name}: {}", value.value));
        }
    }

    fn aliases(&mut self, aliases: &Aliases) {
        for (language, names) in aliases {
            self.line("  ", &format!("also, in {language}: {}", names.join("; ")));
        }
    }

    fn claim(&mut self, key: Key<Claim>) {
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
        self.pairs("excluded by", &[key]);
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

    fn pairs(&mut self, heading: &str, claims: &[Key<Claim>]) {
        let (found, count) =
            pairs::pairs_of_claims(self.casebook, &self.findings.positions, claims, LISTED);
        if found.is_empty() {
            return;
        }
        self.heading(&format!(
            "{heading}: {}",
            crate::app::report::counted(count)
        ));
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

    fn left_out(&mut self, listed: usize, all: usize) {
        if all > listed {
            self.line("  ", &format!("… and {} more", all - listed));
        }
    }

    fn question(&mut self, key: Key<Question>) {
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
                    lines::count(claims.len(), "claim")
                ));
                self.claims(&claims);
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

    fn claims(&mut self, claims: &[Key<Claim>]) {
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

    fn speaker(&mut self, key: Key<Speaker>) {
        let speaker = &self.casebook[key];
        self.line("", &format!("speaker {}", speaker.id()));
        self.line(
            "  ",
            &format!("{}, {}", speaker.name(), speaker.kind.word()),
        );
        if let Some(party) = self.casebook.party_of(key) {
            self.line("  ", &format!("party: {} ({})", party.name(), party.id()));
        }
        self.aliases(&speaker.entry.aliases);
        for office in &speaker.entry.offices {
            let end =
                |end: &Option<Text>| end.as_ref().map_or("…".into(), |end| end.value.clone());
            self.line(
                "  ",
                &format!(
                    "office: {} ({} to {})",
                    office.title.value,
                    end(&office.from),
                    end(&office.to)
                ),
            );
        }
        self.field("note", speaker.entry.note.as_ref());
        let said_by = |claim: Key<Claim>| {
            self.casebook[claim]
                .said
                .iter()
                .any(|said| said.speaker == key)
        };
        let claims: Vec<Key<Claim>> = self
            .casebook
            .live_claims()
            .map(|(claim, _)| claim)
            .filter(|claim| said_by(*claim))
            .collect();
        self.heading(&lines::count(claims.len(), "claim"));
        self.claims(&claims);
        self.pairs("stands against", &claims);
    }

    fn document(&mut self, key: Key<Document>) {
        let document = &self.casebook[key];
        let entry = &document.entry;
        self.line("", &format!("document {}", document.id()));
        self.field("title", entry.title.as_ref());
        if let Some(outlet) = document.outlet {
            self.line("  ", &format!("outlet: {}", self.casebook[outlet].name()));
        }
        for (name, value) in [
            ("url", &entry.url),
            ("archived at", &entry.archive_url),
            ("language", &entry.lang),
            ("published", &entry.published),
            ("updated", &entry.updated),
            ("retrieved", &entry.retrieved),
            ("SHA-256", &entry.sha256),
        ] {
            self.field(name, value.as_ref());
        }
        if let Some(characters) = &entry.characters {
            self.line("  ", &format!("{} characters", characters.value));
        }
        for cited in &document.cites {
            let name = match cited {
                Cited::Document(document) => self.casebook[*document].id(),
                Cited::Outlet(outlet) => self.casebook[*outlet].name(),
            };
            self.line("  ", &format!("cites {name}"));
        }
        if let Some((origin, how)) = document.origin {
            self.line(
                "  ",
                &format!("{} of {}", how.word(), self.casebook[origin].id()),
            );
        }
        self.field("note", entry.note.as_ref());
        // In the order of the text, so that it can be read beside the document.
        let mut said: Vec<(u64, Key<Claim>, usize)> = self
            .casebook
            .live_claims()
            .flat_map(|(claim, each)| {
                let here = each
                    .said
                    .iter()
                    .enumerate()
                    .filter(|(_, said)| said.document == key);
                here.map(move |(index, said)| {
                    (said.span.map_or(u64::MAX, |span| span.0), claim, index)
                })
                .collect::<Vec<_>>()
            })
            .collect();
        said.sort_unstable();
        self.heading(&lines::count(said.len(), "statement"));
        for (_, claim, index) in said {
            let claim = &self.casebook[claim];
            let answer = phrase::claim_answer(self.casebook, claim);
            let answer = if answer.is_empty() {
                String::new()
            } else {
                format!(" [{answer}]")
            };
            self.line("  ", &lines::statement(self.casebook, claim, index));
            self.line("    ", &format!("{}{answer}: {}", claim.id(), claim.text()));
        }
    }

    fn outlet(&mut self, key: Key<Outlet>) {
        let outlet = &self.casebook[key];
        let entry = &outlet.entry;
        self.line("", &format!("outlet {}", outlet.id()));
        self.line("  ", outlet.name());
        for (name, value) in [
            ("country", &entry.country),
            ("owner", &entry.owner),
            ("url", &entry.url),
            ("note", &entry.note),
        ] {
            self.field(name, value.as_ref());
        }
        if let Some(reliability) = &entry.reliability {
            let date = reliability
                .date
                .as_ref()
                .map_or(String::new(), |date| format!(" ({})", date.value));
            self.line(
                "  ",
                &format!(
                    "reliability {} according to {}{date}",
                    reliability.grade.value, reliability.by.value
                ),
            );
        }
        let documents: Vec<&Document> = self
            .casebook
            .documents()
            .filter(|(_, document)| document.outlet == Some(key))
            .map(|(_, document)| document)
            .collect();
        self.heading(&lines::count(documents.len(), "document"));
        for document in documents {
            let title = document
                .entry
                .title
                .as_ref()
                .map_or("", |title| title.as_str());
            self.line("  ", &format!("{} {title}", document.id()));
        }
    }

    fn party(&mut self, key: Key<Party>) {
        let party = &self.casebook[key];
        self.line("", &format!("party {}", party.id()));
        self.line("  ", party.name());
        self.aliases(&party.entry.aliases);
        self.field("note", party.entry.note.as_ref());
        let speakers: Vec<_> = self
            .casebook
            .speakers()
            .filter(|(_, speaker)| speaker.party == Some(key))
            .collect();
        self.heading(&lines::count(speakers.len(), "speaker"));
        for (speaker, each) in speakers {
            let said = self
                .casebook
                .live_claims()
                .filter(|(_, claim)| claim.said.iter().any(|said| said.speaker == speaker))
                .count();
            self.line(
                "  ",
                &format!(
                    "{}: {}, {}",
                    each.id(),
                    each.name(),
                    lines::count(said, "claim")
                ),
            );
        }
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
