//! What an id stands for.

use crate::app::fault::AppFault;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::{Document, Outlet, Party, Speaker};
use crate::model::suggest::did_you_mean;

/// Something with an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A claim.
    Claim(Key<Claim>),
    /// A question.
    Question(Key<Question>),
    /// A speaker.
    Speaker(Key<Speaker>),
    /// A document.
    Document(Key<Document>),
    /// An outlet.
    Outlet(Key<Outlet>),
    /// A party.
    Party(Key<Party>),
}

impl Subject {
    /// Its kind in a word.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Claim(_) => "claim",
            Self::Question(_) => "question",
            Self::Speaker(_) => "speaker",
            Self::Document(_) => "document",
            Self::Outlet(_) => "outlet",
            Self::Party(_) => "party",
        }
    }
}

/// Everything with this id, of whatever kind.
///
/// # Errors
/// When nothing has it.
pub fn subjects(casebook: &Casebook, id: &str) -> Result<Vec<Subject>, AppFault> {
    let found: Vec<Subject> = named(casebook, id).collect();
    if found.is_empty() {
        let claims = casebook.claims().map(|(_, claim)| claim.id());
        let questions = casebook.questions().map(|(_, question)| question.id());
        let speakers = casebook.speakers().map(|(_, speaker)| speaker.id());
        let documents = casebook.documents().map(|(_, document)| document.id());
        let outlets = casebook.outlets().map(|(_, outlet)| outlet.id());
        let parties = casebook.parties().map(|(_, party)| party.id());
        let known = claims
            .chain(questions)
            .chain(speakers)
            .chain(documents)
            .chain(outlets)
            .chain(parties);
        return Err(unknown(
            casebook,
            "claim, question, speaker, document, outlet or party",
            id,
            known,
        ));
    }
    Ok(found)
}

/// The claim with this id.
///
/// # Errors
/// When there is none.
pub fn claim(casebook: &Casebook, id: &str) -> Result<Key<Claim>, AppFault> {
    casebook.claim(id).ok_or_else(|| {
        unknown(
            casebook,
            "claim",
            id,
            casebook.claims().map(|(_, claim)| claim.id()),
        )
    })
}

/// The question with this id.
///
/// # Errors
/// When there is none.
pub fn question(casebook: &Casebook, id: &str) -> Result<Key<Question>, AppFault> {
    casebook.question(id).ok_or_else(|| {
        unknown(
            casebook,
            "question",
            id,
            casebook.questions().map(|(_, question)| question.id()),
        )
    })
}

/// The claim, the question and the document with this id: what stands on sources.
///
/// # Errors
/// When none has it.
pub fn sourced(casebook: &Casebook, id: &str) -> Result<Vec<Subject>, AppFault> {
    let found: Vec<Subject> = named(casebook, id)
        .filter(|subject| {
            matches!(
                subject,
                Subject::Claim(_) | Subject::Question(_) | Subject::Document(_)
            )
        })
        .collect();
    if found.is_empty() {
        let claims = casebook.claims().map(|(_, claim)| claim.id());
        let questions = casebook.questions().map(|(_, question)| question.id());
        let documents = casebook.documents().map(|(_, document)| document.id());
        let known = claims.chain(questions).chain(documents);
        return Err(unknown(casebook, "claim, question or document", id, known));
    }
    Ok(found)
}

/// The one of some things with an id that is meant: the only one, or the one of the kind that is named.
///
/// # Errors
/// When there are several and no kind is named, or none is of that kind.
pub fn one_of(found: &[Subject], id: &str, kind: Option<&str>) -> Result<Subject, AppFault> {
    let wanted: Vec<Subject> = found
        .iter()
        .copied()
        .filter(|subject| kind.is_none_or(|kind| subject.kind() == kind))
        .collect();
    match (wanted.as_slice(), kind) {
        ([one], _) => Ok(*one),
        ([], Some(kind)) => Err(AppFault::Undecidable(format!(
            "`{id}` is {}, no {kind}",
            kinds(found)
        ))),
        _ => Err(AppFault::Undecidable(format!(
            "`{id}` is {}; say which to draw, for example with `--as {}`",
            kinds(found),
            found.first().map_or("", |subject| subject.kind())
        ))),
    }
}

/// `a claim and a question`
fn kinds(found: &[Subject]) -> String {
    let kinds: Vec<String> = found
        .iter()
        .map(|subject| match subject.kind() {
            "outlet" => "an outlet".into(),
            kind => format!("a {kind}"),
        })
        .collect();
    kinds.join(" and ")
}

/// Everything with this id.
fn named(casebook: &Casebook, id: &str) -> impl Iterator<Item = Subject> {
    [
        casebook.claim(id).map(Subject::Claim),
        casebook.question(id).map(Subject::Question),
        casebook.speaker(id).map(Subject::Speaker),
        casebook.document(id).map(Subject::Document),
        casebook.outlet(id).map(Subject::Outlet),
        casebook.party(id).map(Subject::Party),
    ]
    .into_iter()
    .flatten()
}

fn unknown<'a>(
    casebook: &Casebook,
    what: &'static str,
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> AppFault {
    AppFault::Unknown {
        what,
        id: id.into(),
        is: named(casebook, id).next().map(Subject::kind),
        near: did_you_mean(id, known).map(str::to_owned),
    }
}
