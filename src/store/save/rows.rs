//! Checked records on their way to the file, with all that the file keeps of them worked out.

use jiff::Timestamp;

use crate::model::answer::Reading;
use crate::model::claim::{Assessment, Claim, Dropped, Judgement, Link};
use crate::model::date::{Seconds, Stretch};
use crate::model::question::Question;
use crate::model::source::{Cited, Document, Outlet, Party, Speaker};
use crate::store::search::NewTexts;

/// The row ids of records, by kind and by the index of their key.
pub trait RowIds {
    /// The row id.
    fn row(&self, kind: &'static str, index: usize) -> i64;

    /// The row id of the record with an id.
    fn row_of(&self, kind: &'static str, id: &str) -> Option<i64>;
}

/// What a person decided.
#[derive(Debug)]
pub enum Decision {
    /// A link.
    Link(Link),
    /// A judgement.
    Judgement(Judgement),
    /// An assessment.
    Assessment(Assessment),
    /// A dropped draft.
    Dropped(Dropped),
}

/// A record with its row id and those of what it refers to.
#[derive(Debug)]
pub enum Row {
    /// A party.
    Party(i64, Party),
    /// An outlet.
    Outlet(i64, Outlet),
    /// A speaker with its party and its outlet.
    Speaker(i64, Speaker, Option<i64>, Option<i64>),
    /// A document.
    Document(Box<DocumentRow>),
    /// A question with the one that it is part of.
    Question(i64, Box<Question>, Option<i64>),
    /// A claim.
    Claim(Box<ClaimRow>),
}

/// A document with the row ids of what it refers to.
#[derive(Debug)]
pub struct DocumentRow {
    pub(super) id: i64,
    pub(super) document: Document,
    pub(super) outlet: Option<i64>,
    pub(super) origin: Option<i64>,
    /// Documents and outlets.
    pub(super) cites: Vec<(Option<i64>, Option<i64>)>,
}

/// A claim with the spans of its answer, and who said it.
#[derive(Debug)]
pub struct ClaimRow {
    pub(super) id: i64,
    pub(super) claim: Claim,
    pub(super) question: Option<i64>,
    pub(super) spans: Vec<Span>,
    pub(super) said: Vec<Said>,
}

/// One run of a reading of an answer.
#[derive(Debug)]
pub(super) struct Span {
    pub(super) axis: usize,
    pub(super) reading: &'static str,
    pub(super) run: usize,
    pub(super) runs: usize,
    pub(super) lo: f64,
    pub(super) hi: f64,
}

/// An attribution.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) speaker: i64,
    pub(super) document: i64,
    pub(super) via: Option<i64>,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

impl Row {
    /// A speaker.
    pub fn speaker(id: i64, speaker: Speaker, ids: &dyn RowIds) -> Self {
        let party = speaker.party.map(|key| ids.row("party", key.index()));
        let outlet = speaker.outlet.map(|key| ids.row("outlet", key.index()));
        Self::Speaker(id, speaker, party, outlet)
    }

    /// A document.
    pub fn document(id: i64, document: Document, ids: &dyn RowIds) -> Self {
        let of = |index| ids.row("document", index);
        Self::Document(Box::new(DocumentRow {
            id,
            outlet: document.outlet.map(|key| ids.row("outlet", key.index())),
            origin: document.origin.map(|(key, _)| of(key.index())),
            cites: document
                .cites
                .iter()
                .map(|cited| match cited {
                    Cited::Document(key) => (Some(of(key.index())), None),
                    Cited::Outlet(key) => (None, Some(ids.row("outlet", key.index()))),
                })
                .collect(),
            document,
        }))
    }

    /// A claim, and the question that it answers.
    pub fn claim(id: i64, claim: Claim, question: Option<&Question>, ids: &dyn RowIds) -> Self {
        Self::Claim(Box::new(ClaimRow {
            id,
            question: claim.question.map(|key| ids.row("question", key.index())),
            spans: question.map_or_else(Vec::new, |question| spans(&claim, question)),
            said: claim
                .said
                .iter()
                .map(|said| Said {
                    speaker: ids.row("speaker", said.speaker.index()),
                    document: ids.row("document", said.document.index()),
                    via: said.via.map(|key| ids.row("outlet", key.index())),
                    from: said.said.and_then(|stretch| iso(stretch, true)),
                    to: said.said.and_then(|stretch| iso(stretch, false)),
                })
                .collect(),
            claim,
        }))
    }

    /// Adds the text that it is found by.
    pub fn note_text(&self, texts: &mut NewTexts) {
        match self {
            Self::Claim(row) => texts.claim(row.id, &row.claim.entry.text),
            Self::Document(row) => {
                let entry = &row.document.entry;
                if let Some(title) = &entry.title {
                    let lang = entry.lang.as_ref().map(|lang| lang.as_str());
                    texts.document(row.id, title, lang);
                }
            }
            _ => {}
        }
    }
}

/// The runs of both readings, in the order of the table's key.
fn spans(claim: &Claim, question: &Question) -> Vec<Span> {
    let grain = question.kind.grain();
    let axes = claim.readings.axes();
    let mut spans = Vec::with_capacity(2 * axes.len());
    for (reading, name) in [(Reading::Narrow, "N"), (Reading::Wide, "W")] {
        for axis in axes {
            let runs = axis.under(reading).intervals();
            for (run, interval) in runs.iter().enumerate() {
                let (lo, hi) = interval.to_doubles(grain);
                spans.push(Span {
                    axis: axis.axis,
                    reading: name,
                    run,
                    runs: runs.len(),
                    lo,
                    hi,
                });
            }
        }
    }
    spans
}

/// The first or last end of a stretch: a day where the stretch begins or ends with one, else a second; both in UTC.
pub(super) fn iso(stretch: Stretch, first: bool) -> Option<String> {
    let second = if first { stretch.from } else { stretch.to };
    if matches!(second, Seconds::MIN | Seconds::MAX) {
        return None;
    }
    let mut text = Timestamp::from_second(second).ok()?.to_string();
    let boundary = if first { "T00:00:00Z" } else { "T23:59:59Z" };
    if text.ends_with(boundary) {
        text.truncate(text.len() - boundary.len());
    }
    Some(text)
}
