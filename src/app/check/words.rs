//! A sentence for each finding, and what it is about.

use std::fmt::Write as _;

use crate::analysis::checks::{
    Coverage, Finding, OneSided, Relayed, SpanFault, Statement, Undated,
};
use crate::analysis::phrase;
use crate::analysis::sentence;
use crate::app::check::told::{NAMED, Place, Told, place_of};
use crate::app::{lines, origins};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::number::Figure;
use crate::model::source::Document;
use crate::model::words::Word;

pub(super) fn tell(casebook: &Casebook, finding: &Finding<'_>) -> Told {
    let teller = Teller { casebook, finding };
    match finding {
        Finding::Pair(pair) => teller.claims(&[pair.a, pair.b], sentence::sentence(casebook, pair)),
        Finding::ChangedStory(speaker, pair) => {
            let sentence = sentence::sentence(casebook, pair);
            let name = casebook[*speaker].name();
            // The sentence names all who told both: of several, each finding says whose it is.
            let words = if pair.changed_stories(casebook).len() == 1 {
                sentence
            } else {
                format!("{name} is on record with both. {sentence}")
            };
            let speaker = casebook[*speaker].id();
            teller.claims(&[pair.a, pair.b], words).subject(speaker)
        }
        Finding::Dismissed(pair) => {
            let judgement = lines::judgement(casebook, pair.a, pair.b).unwrap_or_default();
            let words = format!(
                "{} {}",
                sentence::sentence(casebook, pair),
                phrase::capital(&judgement)
            );
            let mut told = teller.claims(&[pair.a, pair.b], words);
            told.dismissed = Some(judgement);
            told
        }
        Finding::MootJudgement(index) => {
            let judgement = &casebook.judgements()[*index];
            let ((a, b), entry) = (judgement.claims, &judgement.entry);
            let words = format!(
                "This pair was judged by {} ({}), but the two do not exclude each other any more.",
                entry.by.value, entry.date.value
            );
            let told = teller.claims(&[a, b], words);
            told.subject(&entry.by).subject(&entry.date)
        }
        Finding::StaleJudgement(index, changed) => {
            let judgement = &casebook.judgements()[*index];
            let ((a, b), entry) = (judgement.claims, &judgement.entry);
            let names: Vec<String> = changed
                .iter()
                .map(|claim| format!("`{}`", casebook[*claim].id()))
                .collect();
            let words = format!(
                "{} {} changed since this pair was {} by {} ({}). Look whether that still holds, and judge anew.",
                names.join(" and "),
                if names.len() == 1 { "has" } else { "have" },
                judgement.verdict.word(),
                entry.by.value,
                entry.date.value
            );
            let told = teller.claims(&[a, b], words);
            told.subject(&entry.by).subject(&entry.date)
        }
        Finding::Unattributed(claim) => teller.claims(
            &[*claim],
            "Nobody is named as having said this claim.".into(),
        ),
        Finding::NoSpan(statement) => {
            let words = format!(
                "{} does not say where its words stand.",
                phrase::capital(&stated(casebook, *statement))
            );
            teller.statements(&[*statement], words)
        }
        Finding::AnonymousSource(statement) => {
            let words = format!(
                "{} names nobody who could be asked.",
                phrase::capital(&stated(casebook, *statement))
            );
            teller.statements(&[*statement], words)
        }
        Finding::UndatedStatement(Undated::AsOf(claim)) => {
            let words = "It does not say as of when, and answers a question whose answer may change: it is compared \
                         with other claims for tension at most.";
            teller.claims(&[*claim], words.into()).subject("as of")
        }
        Finding::UndatedStatement(Undated::Said(statement, other)) => {
            let words = format!(
                "{} has no date. The same speaker also gives another answer, `{}`: which of the two came first, \
                 nobody can tell.",
                phrase::capital(&stated(casebook, *statement)),
                casebook[*other].id()
            );
            teller.statements(&[*statement], words)
        }
        Finding::RoundAsExact(claim, figure) => {
            let words = round_as_exact(*figure);
            let told = teller.claims(&[*claim], words);
            told.subject(&figure.to_string())
        }
        Finding::SecondHand(statement, relayed, first) => {
            let words = second_hand(casebook, *statement, *relayed, *first);
            teller.statements(&[*statement, *first], words)
        }
        Finding::SingleOrigin(claim, trail) => {
            let words = origins::single_origin(casebook, *claim, *trail);
            teller.claims(&[*claim], words)
        }
        Finding::CircularCitation(claims, circle) => {
            let mut words = origins::circle(casebook, circle);
            if claims.len() > NAMED {
                let _ = write!(words, " It lies on the trails of {} claims.", claims.len());
            }
            let mut told = teller.claims(claims, words);
            let members = circle.iter().map(|each| origins::vertex(casebook, *each));
            told.subject = members.collect();
            told
        }
        Finding::OneSidedQuestion(found) => {
            let mut told = teller.claims(&found.claims, one_sided(casebook, found));
            told.subject = vec![casebook[found.question].id().into()];
            told
        }
        Finding::UnevenCoverage(parties) => teller.claims(&[], uneven(casebook, parties)),
        Finding::SpanMismatch(fault) => span_mismatch(&teller, *fault),
        Finding::TextChanged(document, file) => text_changed(&teller, *document, file),
    }
}

struct Teller<'a> {
    casebook: &'a Casebook,
    finding: &'a Finding<'a>,
}

impl Teller<'_> {
    /// About claims, wherever their first statements stand.
    fn claims(&self, claims: &[Key<Claim>], sentence: String) -> Told {
        let named = claims.get(..NAMED).unwrap_or(claims);
        let places = named.iter().filter_map(|claim| {
            let first = Statement {
                claim: *claim,
                place: 0,
            };
            let said = !self.casebook[*claim].said.is_empty();
            said.then(|| place_of(self.casebook, first))
        });
        let id = |claim: &Key<Claim>| self.casebook[*claim].id().to_owned();
        Told {
            code: self.finding.code(),
            claims: named.iter().map(id).collect(),
            sentence,
            places: places.collect(),
            subject: claims.iter().map(id).collect(),
            dismissed: None,
        }
    }

    /// About statements.
    fn statements(&self, statements: &[Statement], sentence: String) -> Told {
        let mut claims: Vec<Key<Claim>> = statements.iter().map(|each| each.claim).collect();
        claims.dedup();
        let mut told = self.claims(&claims, sentence);
        let places = statements.iter().map(|each| place_of(self.casebook, *each));
        told.places = places.collect();
        for statement in statements {
            let said = &self.casebook[statement.claim].said[statement.place];
            told = told
                .subject(self.casebook[said.speaker].id())
                .subject(self.casebook[said.document].id());
        }
        told
    }
}

impl Told {
    fn subject(mut self, part: &str) -> Self {
        self.subject.push(part.to_owned());
        self
    }
}

/// `the statement of NAME in border-clash-2022`
fn stated(casebook: &Casebook, statement: Statement) -> String {
    let said = &casebook[statement.claim].said[statement.place];
    format!(
        "the statement of {} in {}",
        casebook[said.speaker].name(),
        casebook[said.document].id()
    )
}

fn round_as_exact(figure: Figure) -> String {
    let value = phrase::number(figure.value());
    let slack = figure.half_place();
    format!(
        "The round figure {value} is entered as exact, so that any other contradicts it. If it was not counted to the \
         last one, leave `exactly` out: it would then be read generously as {} to {}.",
        phrase::number(figure.value() - slack),
        phrase::number(figure.value() + slack),
    )
}

fn second_hand(
    casebook: &Casebook,
    statement: Statement,
    relayed: Relayed,
    first: Statement,
) -> String {
    let said = |statement: Statement| &casebook[statement.claim].said[statement.place];
    let (told, own) = (said(statement), said(first));
    let teller = casebook[told.document].id();
    let source = match relayed {
        Relayed::Via(outlet) => format!("{teller} has it from {}", casebook[outlet].name()),
        Relayed::MadeFrom(document) => {
            format!("{teller} was made from {}", casebook[document].id())
        }
        Relayed::CitesDocument(document) => format!("{teller} cites {}", casebook[document].id()),
        Relayed::CitesOutlet(outlet) => format!("{teller} cites {}", casebook[outlet].name()),
    };
    let document = casebook[own.document].id();
    let has = if first.claim != statement.claim {
        format!(
            "{document} has the speaker's own answer to the same question, `{}`",
            casebook[first.claim].id()
        )
    } else if own.speaker == told.speaker {
        format!("{document} has the same statement at first hand")
    } else {
        format!(
            "{document} has the same claim at first hand, by {}",
            casebook[own.speaker].name()
        )
    };
    format!(
        "{} is second-hand: {source}, and {has}.",
        phrase::capital(&stated(casebook, statement))
    )
}

fn one_sided(casebook: &Casebook, found: &OneSided) -> String {
    let words = format!(
        "{} Of {} parties, one answers: {}, in {}.",
        casebook[found.question].text(),
        casebook.parties().len(),
        casebook[found.party].name(),
        phrase::plural(found.claims.len(), "claim")
    );
    match found.unaligned {
        0 => words,
        1 => format!("{words} 1 claim of no party answers too."),
        number => format!(
            "{words} {} of no party answer too.",
            phrase::plural(number, "claim")
        ),
    }
}

fn uneven(casebook: &Casebook, parties: &[Coverage]) -> String {
    let each: Vec<String> = parties
        .iter()
        .map(|coverage| {
            format!(
                "{}: {}, {}",
                casebook[coverage.party].name(),
                phrase::plural(coverage.claims, "claim"),
                phrase::plural(coverage.assessments, "assessment")
            )
        })
        .collect();
    format!("The parties are covered unevenly. {}.", each.join("; "))
}

fn span_mismatch(teller: &Teller<'_>, fault: SpanFault) -> Told {
    let casebook = teller.casebook;
    match fault {
        SpanFault::Disagree(first, second) => {
            let words = format!(
                "{} and that in the claim `{}` have the same characters with different hashes.",
                phrase::capital(&stated(casebook, second)),
                casebook[first.claim].id()
            );
            teller.statements(&[first, second], words)
        }
        SpanFault::OtherWords(statement) => {
            let words = format!(
                "At these characters, the text has other words than those that were entered for {}: their hash does not fit.",
                stated(casebook, statement)
            );
            teller.statements(&[statement], words).subject("words")
        }
        SpanFault::TooFar(statement, characters) => {
            let words = format!(
                "{} reaches beyond the end of the text, which has {}.",
                phrase::capital(&stated(casebook, statement)),
                phrase::plural(
                    usize::try_from(characters).unwrap_or(usize::MAX),
                    "character"
                )
            );
            teller.statements(&[statement], words).subject("end")
        }
    }
}

fn text_changed(teller: &Teller<'_>, document: Key<Document>, file: &str) -> Told {
    let words = format!(
        "The text in {file} has another hash than that which was entered. No statement of the document was compared with it."
    );
    let mut told = teller.claims(&[], words);
    let id = teller.casebook[document].id();
    told.places = vec![Place {
        document: id.to_owned(),
        span: None,
    }];
    told.subject(id)
}
