//! What the casebook knows of one claim, question, speaker, document, outlet or party; and of two claims together.

use std::fmt::Write as _;

use crate::analysis::pairs::Pair;
use crate::analysis::{phrase, sentence};
use crate::app::describe::answers::reading_lines;
use crate::app::describe::page::Page;
use crate::app::find::Subject;
use crate::app::lines;
use crate::app::report::{Findings, WIDTH};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::words::Word;

/// Everything about a subject, as text.
pub fn describe(findings: &Findings<'_>, subject: Subject) -> String {
    let mut page = Page::new(findings);
    match subject {
        Subject::Claim(claim) => page.claim(claim),
        Subject::Question(question) => page.question(question),
        Subject::Speaker(speaker) => {
            let told = page.told_by(speaker);
            page.speaker(speaker, &told);
        }
        Subject::Document(document) => page.document(document),
        Subject::Outlet(outlet) => page.outlet(outlet),
        Subject::Party(party) => {
            let told = page.told_for_parties();
            page.party(party, &told);
        }
    }
    page.text
}

/// Whether two claims exclude each other, and why or why not, as text.
pub fn explain(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> String {
    let mut text = String::new();
    let pair = Pair::of(casebook, a, b);
    let (heading, sentence) = match &pair {
        Some(pair) => (
            format!(
                "{} ({})",
                phrase::capital(pair.kind.word()),
                pair.origin.word()
            ),
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
