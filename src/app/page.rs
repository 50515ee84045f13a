//! One page of HTML with every dispute: what is asked, the picture, who answers what, and why it clashes.

use maud::{DOCTYPE, Markup, html};

use crate::analysis::disputes::Dispute;
use crate::analysis::graph::Stand;
use crate::analysis::pairs::Pair;
use crate::analysis::rule::ClashKind;
use crate::analysis::{phrase, sentence};
use crate::app::lines;
use crate::app::report::{Findings, SPELLED, counted, others};
use crate::model::claim::Claim;
use crate::model::key::Key;

/// A dispute and the file of its picture.
pub(super) struct Section<'a> {
    pub(super) dispute: &'a Dispute,
    pub(super) picture: String,
}

const STYLE: &str = "\
body{font:17px/1.5 'Noto Sans','DejaVu Sans',Arial,sans-serif;color:#1a1a1a;background:#fff;max-width:68rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.25rem;margin-top:3rem;border-top:2px solid #1a1a1a;padding-top:1rem}\
h3{font-size:1rem;margin-bottom:.3rem}figure{margin:1rem 0;overflow-x:auto}img{max-width:100%;height:auto}\
.count{color:#444}ul{padding-left:1.3rem}.said{color:#333;font-size:.92rem}.clash{border-left:5px solid #1a1a1a;padding-left:.8rem;margin:.8rem 0}\
.tension{border-left-style:dashed}.dismissed{border-left:2px dotted #666;color:#555}code{font-size:.88em}\
nav li{margin:.2rem 0}a{color:#0b4f8a}@media print{h2{break-before:page}body{max-width:none}}";

/// The whole page, with the overview and the narratives. Pictures are files beside it.
pub(super) fn page(
    findings: &Findings<'_>,
    [overview, narratives]: [&str; 2],
    sections: &[Section<'_>],
) -> String {
    let casebook = findings.casebook;
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Disputes in this casebook" }
                style { (maud::PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "Who contradicts whom, and why" }
                    p {
                        "Each contradiction below follows by a written rule from what was said, or is stated by a person, who is then named; "
                        "each has a sentence to check it by, and each statement names its document and, where they are known, the "
                        "characters in it. Nothing here says who is right."
                    }
                    figure { img src=(overview) alt="Parties and the disputes between them; the list below says the same in words"; }
                    nav aria-label="Disputes" {
                        ul {
                            @for section in sections {
                                li {
                                    a href={ "#" (section.dispute.id(casebook)) } { (question_text(findings, section.dispute)) }
                                    " " span.count { (counted(section.dispute.count)) }
                                }
                            }
                        }
                    }
                    section id="narratives" {
                        h2 { "What each party tells" }
                        figure { a href=(narratives) { img src=(narratives) alt="The narratives of the parties side by side; each dispute below says the same in words"; } }
                    }
                    @for section in sections { (dispute(findings, section)) }
                    @if !findings.disputes.unasked.is_empty() {
                        section id="stated" {
                            h2 { "Stated between claims that answer no question" }
                            @for pair in &findings.disputes.unasked {
                                (clash(findings, pair, ""))
                                ul { (statement(findings, pair.a)) (statement(findings, pair.b)) }
                            }
                        }
                    }
                }
            }
        }
    }
    .into_string()
}

fn question_text<'a>(findings: &'a Findings<'_>, dispute: &Dispute) -> &'a str {
    dispute
        .questions
        .first()
        .map_or("", |question| findings.casebook[*question].text())
}

fn dispute(findings: &Findings<'_>, section: &Section<'_>) -> Markup {
    let casebook = findings.casebook;
    let Section { dispute, picture } = section;
    let (oppositions, all) = findings.oppositions(dispute, SPELLED);
    html! {
        section id=(dispute.id(casebook)) {
            h2 { (question_text(findings, dispute)) }
            p.count { (counted(dispute.count)) " · " code { (dispute.id(casebook)) } }
            figure { a href=(picture) { img src=(picture) alt={ "The dispute as a diagram: " (question_text(findings, dispute)) }; } }
            @for question in dispute.questions.iter().skip(1) { p { "Together with: " (casebook[*question].text()) } }
            @for opposition in &oppositions {
                (clash(findings, &opposition.pair, &others(casebook, opposition)))
            }
            @if all > oppositions.len() { p { "… and " (all - oppositions.len()) " more such pairs of positions" } }
            @for stand in dispute.stands() { (position(findings, stand)) }
        }
    }
}

fn clash(findings: &Findings<'_>, pair: &Pair, others: &str) -> Markup {
    let casebook = findings.casebook;
    let dismissed = casebook.is_dismissed(pair.a, pair.b);
    let (class, sign, word) = match pair.kind {
        _ if dismissed => ("clash dismissed", "✕", "Dismissed"),
        ClashKind::Contradiction => ("clash", "≠", "Contradiction"),
        ClashKind::Tension => ("clash tension", "≠?", "Tension"),
    };
    html! {
        p class=(class) {
            strong { (sign) " " (word) ". " }
            (sentence::reason(casebook, pair))
            (others)
            @if let Some(judgement) = lines::judgement(casebook, pair.a, pair.b) { br; (judgement) }
        }
    }
}

fn position(findings: &Findings<'_>, stand: Stand) -> Markup {
    let casebook = findings.casebook;
    let claims = stand.claims(&findings.positions);
    let named_by = match stand {
        Stand::Position(place) => Some(findings.positions[place].named_by),
        Stand::Alone(claim) => Some(claim),
    };
    let answer = named_by.map_or(String::new(), |claim| {
        phrase::claim_answer(casebook, &casebook[claim])
    });
    html! {
        h3 { @if answer.is_empty() { "In words" } @else { (answer) } }
        ul { @for claim in claims { (statement(findings, *claim)) } }
    }
}

fn statement(findings: &Findings<'_>, claim: Key<Claim>) -> Markup {
    let casebook = findings.casebook;
    html! {
        li {
            (casebook[claim].text()) " " code { (casebook[claim].id()) }
            @for line in lines::statements(casebook, claim) { br; span.said { (line) } }
        }
    }
}
