//! Lines of text about statements, shared by what is told about disputes, claims, speakers and documents.

use crate::analysis::phrase;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim, Link};
use crate::model::key::Key;
use crate::model::words::Word;

/// Who said a claim, when, and where it is written: one line a statement.
pub(super) fn statements(casebook: &Casebook, claim: Key<Claim>) -> Vec<String> {
    let claim = &casebook[claim];
    if claim.said.is_empty() {
        return vec!["nobody is named as having said it".into()];
    }
    (0..claim.said.len())
        .map(|index| statement(casebook, claim, index))
        .collect()
}

/// `Ministry of Defence of Armenia (AM), 12–13 Sep 2022, mixed, in border-clash-2022:492-830, via Al Jazeera`
pub(super) fn statement(casebook: &Casebook, claim: &Claim, index: usize) -> String {
    let said = &claim.said[index];
    let speaker = &casebook[said.speaker];
    let mut parts = vec![match casebook.party_of(said.speaker) {
        Some(party) => format!("{} ({})", speaker.name(), party.id()),
        None => speaker.name().to_owned(),
    }];
    parts.push(said.date.map_or_else(|| "undated".into(), phrase::when));
    parts.push(place(casebook, said));
    parts.join(", ")
}

/// `mixed, in border-clash-2022:492-830, via Al Jazeera`
pub(super) fn place(casebook: &Casebook, said: &Attribution) -> String {
    let mut parts = Vec::new();
    if let Some(form) = said.form {
        parts.push(form.word().to_owned());
    }
    let span = said
        .span
        .map_or(String::new(), |(from, to)| format!(":{from}-{to}"));
    parts.push(format!("in {}{span}", casebook[said.document].id()));
    if let Some(via) = said.via {
        parts.push(format!("via {}", casebook[via].name()));
    }
    parts.join(", ")
}

/// `c1 repeats c2, says NAME: reason`
pub(super) fn link(casebook: &Casebook, link: &Link) -> String {
    let by = link
        .entry
        .by
        .as_ref()
        .map_or(String::new(), |by| format!(", says {}", by.value));
    let why = link
        .entry
        .why
        .as_ref()
        .map_or(String::new(), |why| format!(": {}", why.value));
    format!(
        "{} {} {}{by}{why}",
        casebook[link.from].id(),
        link.kind.word(),
        casebook[link.to].id()
    )
}

/// What a person decided on a pair: `dismissed by NAME on 20 Nov 2026: reason`.
pub(super) fn judgement(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> Option<String> {
    let judgement = casebook.judgement(a, b)?;
    let entry = &judgement.entry;
    Some(format!(
        "{} by {} ({}): {}",
        judgement.verdict.word(),
        entry.by.value,
        entry.date.value,
        entry.why.value
    ))
}

/// The text broken into lines of at most `width` columns, each after the first behind `indent`. What stands before the
/// first line is as wide as `indent`.
pub(super) fn wrap(text: &str, indent: &str, width: usize) -> String {
    wrap_behind(indent, text, indent, width)
}

/// As [`wrap`], behind a `lead` on the first line, which is not repeated here.
pub(super) fn wrap_behind(lead: &str, text: &str, indent: &str, width: usize) -> String {
    use unicode_width::UnicodeWidthStr;
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let before = if lines.len() == 1 { lead } else { indent }.width();
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && line.width() + 1 + word.width() + before > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join(&format!("\n{indent}"))
}
