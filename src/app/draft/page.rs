//! The page of drafts, proposal by proposal.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::draft::advice::{Advice, NewSpeaker};
use crate::app::draft::slug::slug;
use crate::extract::{Proposal, Reference};
use crate::formats::{DraftPage, Offer, Remark, Remarked, one_line};
use crate::language::Language;
use crate::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, SpeakerRecord, Text,
};
use crate::model::words::Word;
use crate::store::{Kind, Store, StoreFault};

/// How many runners-up of each kind are shown.
const SHOWN: usize = 3;
/// How long the words of a claim or question of the casebook are shown, in characters.
const SHORT: usize = 90;

/// A proposal with what is known of it.
pub(super) struct Said<'a> {
    pub(super) document: &'a str,
    /// How many characters the document has.
    pub(super) characters: usize,
    pub(super) text: &'a str,
    pub(super) words: &'a str,
    /// The characters of the document that it stands for.
    pub(super) span: (usize, usize),
    pub(super) sha256: String,
    pub(super) proposal: &'a Proposal,
    pub(super) language: Language,
    /// The outlet of the document.
    pub(super) outlet: Option<&'a str>,
    pub(super) advice: Advice,
}

/// A page while it is made.
pub(super) struct Drafting<'s> {
    store: Option<&'s Store>,
    page: DraftPage,
    /// The ids that are given to claims.
    ids: BTreeSet<String>,
    /// Proposed speakers by what they are called, with the places of their records.
    speakers: BTreeMap<String, usize>,
    /// How often each proposed speaker speaks, and where first.
    voices: Vec<(usize, String)>,
}

impl<'s> Drafting<'s> {
    pub(super) fn new(store: Option<&'s Store>) -> Self {
        Self {
            store,
            page: DraftPage::default(),
            ids: BTreeSet::new(),
            speakers: BTreeMap::new(),
            voices: Vec::new(),
        }
    }

    pub(super) fn add_document(&mut self, record: Option<DocumentRecord>, id: &str) {
        let known = |remarked: &Remarked<DocumentRecord>| remarked.record.id.value == id;
        if let Some(record) = record
            && !self.page.documents.iter().any(known)
        {
            self.page.documents.push(Remarked {
                above: Vec::new(),
                record,
                offers: Vec::new(),
            });
        }
    }

    /// An id made of the document and the place: the same whenever the same text is drafted.
    pub(super) fn next_id(&mut self, said: &Said<'_>) -> Result<String, StoreFault> {
        let digits = said.characters.to_string().len().max(4);
        let first = format!("{}-p{:0digits$}", said.document, said.span.0);
        let mut id = first.clone();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("{first}-{number}");
        }
        Ok(id)
    }

    /// Another id where the casebook has this one for something else.
    fn free_id(&mut self, id: String) -> Result<String, StoreFault> {
        let Some(store) = self.store else {
            return Ok(id);
        };
        let mut free = id.clone();
        let mut number = 1;
        while store.has_claim_or_dropped(&free)? || number > 1 && self.ids.contains(&free) {
            number += 1;
            free = format!("{id}-{number}");
        }
        self.ids.insert(free.clone());
        Ok(free)
    }

    /// Adds a proposal.
    pub(super) fn add(&mut self, id: String, said: &Said<'_>) -> Result<(), StoreFault> {
        let id = self.free_id(id)?;
        let proposal = said.proposal;
        let sure = said.advice.speakers.first().filter(|first| first.is_sure);
        let by = match sure {
            Some(candidate) => candidate.id.clone(),
            None => self.proposed_speaker(said)?,
        };
        let via = said.advice.via.first().filter(|outlet| outlet.is_sure);
        let record = ClaimRecord {
            id: text(id),
            text: text(content(said)),
            status: Some(text("draft")),
            said: vec![AttributionRecord {
                by: text(by.as_str()),
                document: text(said.document),
                at: Some(text(format!("{}-{}", said.span.0, said.span.1))),
                sha256: Some(text(said.sha256.as_str())),
                form: proposal.form.map(|form| text(form.word())),
                date: proposal.said.as_ref().map(|said| text(said.date.as_str())),
                via: via.map(|outlet| text(outlet.id.as_str())),
                note: None,
            }],
            ..ClaimRecord::default()
        };
        let mut above = vec![
            Remark::Title(title(said)),
            Remark::Words(said.words.to_owned()),
        ];
        above.extend(who(said, &by));
        above.extend(what(said));
        let offers = offers(&said.advice);
        self.page.claims.push(Remarked {
            above,
            record,
            offers,
        });
        Ok(())
    }

    /// The id of a speaker that is proposed for what nobody of the casebook says for sure.
    fn proposed_speaker(&mut self, said: &Said<'_>) -> Result<String, StoreFault> {
        let new = new_speaker(said);
        let place = match self.speakers.get(&new.name) {
            Some(place) => *place,
            None => {
                let id = self.free_speaker(&new.id)?;
                let place = self.page.speakers.len();
                self.speakers.insert(new.name.clone(), place);
                self.voices.push((0, String::new()));
                self.page.speakers.push(proposed(id, &new, said));
                place
            }
        };
        if let Some((times, first)) = self.voices.get_mut(place) {
            *times += 1;
            if first.is_empty() {
                *first = format!("{}:{}-{}", said.document, said.span.0, said.span.1);
            }
        }
        Ok(self
            .page
            .speakers
            .get(place)
            .map_or_else(String::new, |remarked| remarked.record.id.value.clone()))
    }

    fn free_speaker(&self, id: &str) -> Result<String, StoreFault> {
        let mut free = id.to_owned();
        let mut number = 1;
        loop {
            let here = self.page.speakers.iter();
            let mut taken = here.map(|remarked| &remarked.record.id.value);
            let in_casebook = match self.store {
                Some(store) => store.kinds_of(&free)?.contains(&Kind::Speaker),
                None => false,
            };
            if !in_casebook && !taken.any(|taken| *taken == free) {
                return Ok(free);
            }
            number += 1;
            free = format!("{id}-{number}");
        }
    }

    /// The page, with what stands at its top.
    pub(super) fn finish(mut self, names: &[&str]) -> DraftPage {
        let page = &mut self.page;
        let total = page.claims.len();
        for (number, claim) in page.claims.iter_mut().enumerate() {
            if let Some(Remark::Title(title)) = claim.above.first_mut() {
                *title = format!("{} of {total} · {title}", number + 1);
            }
        }
        for (speaker, (times, first)) in page.speakers.iter_mut().zip(&self.voices) {
            if let Some(Remark::Title(title)) = speaker.above.first_mut() {
                let times = match times {
                    1 => "once".to_owned(),
                    times => format!("{times} times"),
                };
                *title = format!("{title} · speaks {times}, first at {first}");
            }
        }
        page.opening = opening(names, page);
        self.page
    }
}

fn opening(names: &[&str], page: &DraftPage) -> Vec<String> {
    let mut lines = vec![format!("Drafts from {}.", names.join(", "))];
    if page.claims.is_empty() {
        lines.push("There is nothing to decide.".into());
        return lines;
    }
    lines.push(
        "Behind each `decide:` write a to accept or d to drop; left empty it stays a draft, which enters no analysis. A reason \
         for a drop goes under `why:`."
            .into(),
    );
    lines.push(
        "The words beside the bar are those of the article; `text:` is yours to write. A field behind a # counts once the # is \
         taken away."
            .into(),
    );
    if !page.speakers.is_empty() {
        lines.push(
            "Each proposed speaker needs a decision: a makes it, `is: ID` instead names the one of the casebook that it is, d \
             drops all that it is to have said."
                .into(),
        );
    }
    lines.push("`gainsay import FILE` then takes it.".into());
    lines
}

fn text(value: impl Into<String>) -> Text {
    At::nowhere(value.into())
}

/// The words that are said, on one line.
fn content(said: &Said<'_>) -> String {
    let parts: Vec<String> = said
        .proposal
        .content
        .iter()
        .filter_map(|part| said.text.get(part.clone()))
        .map(one_line)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return one_line(said.words);
    }
    let content = parts.join(" … ");
    let bare = content.trim_matches(is_quotation_mark);
    let inner = bare.trim_end_matches([',', ' ']);
    match inner.is_empty() || inner.contains(is_quotation_mark) {
        true => content,
        false => inner.to_owned(),
    }
}

/// Marks around a quotation; `form` tells that it is one.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟')
}

fn title(said: &Said<'_>) -> String {
    let mut parts = vec![format!("{}:{}-{}", said.document, said.span.0, said.span.1)];
    parts.push(match said.proposal.form {
        Some(form) => form.word().to_owned(),
        None => "in the document's own voice".into(),
    });
    parts.extend(said.proposal.act.map(|act| act.word().to_owned()));
    parts.join(" · ")
}

/// Who is to have said it, and who else may have.
fn who(said: &Said<'_>, by: &str) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let candidates = &said.advice.speakers;
    let named = said.proposal.speaker.as_ref();
    let mut words = match named {
        Some(mention) => format!("“{}”", mention.name),
        None if said.proposal.form.is_none() => "the document itself".into(),
        None => "the text does not tell who".into(),
    };
    match named.map(|mention| &mention.reference) {
        Some(Reference::Resolved(_)) => {
            let written = named.and_then(|mention| said.text.get(mention.at.clone()));
            words += &written.map_or(String::new(), |written| {
                format!(", called “{written}” here")
            });
        }
        Some(Reference::Government) => words += ", for its government",
        Some(Reference::Unresolved) => words += ", whoever that is",
        Some(Reference::Named) | None => {}
    }
    let others = match candidates.split_first() {
        Some((first, others)) if first.is_sure => {
            remarks.push(Remark::Note(format!(
                "said by {} = {}: {words} ({})",
                first.id, first.name, first.why
            )));
            others
        }
        _ => {
            remarks.push(Remark::Note(format!(
                "said by {words}; proposed above as {by}"
            )));
            candidates.as_slice()
        }
    };
    for other in others.iter().take(SHOWN) {
        remarks.push(Remark::More(format!(
            "or {} = {} ({})",
            other.id, other.name, other.why
        )));
    }
    if let Some(against) = &said.proposal.against {
        remarks.push(Remark::Note(format!("means “{}”", against.name)));
    }
    if let Some(date) = said.proposal.said.as_ref().filter(|date| date.is_relative)
        && let Some(written) = said.text.get(date.at.clone())
    {
        remarks.push(Remark::Note(format!(
            "said {}: reckoned from “{written}”",
            date.date
        )));
    }
    if let Some(via) = &said.proposal.via {
        let sure = said.advice.via.first().filter(|outlet| outlet.is_sure);
        let others: Vec<&str> = said
            .advice
            .via
            .iter()
            .map(|outlet| outlet.id.as_str())
            .collect();
        match (sure, others.is_empty()) {
            (Some(_), _) => {}
            (None, true) => remarks.push(Remark::Note(format!(
                "via “{}”: no outlet of the casebook has this name",
                via.name
            ))),
            (None, false) => remarks.push(Remark::Note(format!(
                "via “{}”: perhaps {}",
                via.name,
                others.join(" or ")
            ))),
        }
    }
    remarks
}

/// The numbers and dates in it, and what else it may answer and repeat.
fn what(said: &Said<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let proposal = said.proposal;
    let mut found: Vec<String> = proposal
        .quantities
        .iter()
        .map(|quantity| match quantity.counted.is_empty() {
            true => quantity.answer.clone(),
            false => format!("{} ({})", quantity.answer, quantity.counted),
        })
        .collect();
    found.extend(proposal.dates.iter().map(|date| date.date.clone()));
    if !found.is_empty() {
        remarks.push(Remark::Note(format!("holds {}", found.join("; "))));
    }
    for (number, question) in said.advice.questions.iter().enumerate().take(SHOWN) {
        let answer = question
            .answer
            .as_ref()
            .map_or(String::new(), |answer| format!("; answer: {answer}"));
        let told = format!(
            "{}: {} ({}){answer}",
            question.id,
            shortened(&question.text),
            question.why
        );
        remarks.push(match number {
            0 => Remark::Note(format!("may answer {told}")),
            _ => Remark::More(format!("or {told}")),
        });
    }
    for (number, repeat) in said.advice.repeats.iter().enumerate().take(SHOWN) {
        let told = format!(
            "{}: {} ({})",
            repeat.id,
            shortened(&repeat.text),
            repeat.why
        );
        remarks.push(match number {
            0 => Remark::Note(format!("may repeat {told}")),
            _ => Remark::More(format!("or {told}")),
        });
    }
    remarks
}

fn shortened(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(SHORT) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

/// The likeliest question with its answer, to be taken by taking the `#` away.
fn offers(advice: &Advice) -> Vec<Offer> {
    let Some(question) = advice.questions.first() else {
        return Vec::new();
    };
    let offer = |key, value: &String, why: &str| Offer {
        key,
        value: value.clone(),
        why: why.into(),
    };
    let mut offers = vec![offer("question", &question.id, &question.text)];
    offers.extend(
        question
            .answer
            .as_ref()
            .map(|answer| offer("answer", answer, "")),
    );
    offers.extend(
        question
            .as_of
            .as_ref()
            .map(|as_of| offer("as_of", as_of, "")),
    );
    offers
}

/// The speaker to propose: what is advised, or what can be said without any advice.
fn new_speaker(said: &Said<'_>) -> NewSpeaker {
    if let Some(new) = &said.advice.new_speaker {
        return new.clone();
    }
    let (id, name, kind, why) = match (&said.proposal.speaker, said.proposal.form) {
        (Some(mention), _) => (
            slug(&mention.name, "speaker"),
            one_line(&mention.name),
            "body",
            "what it is cannot be told: see to `kind`",
        ),
        (None, Some(_)) => (
            format!("{}-unnamed", said.document),
            format!("Unnamed ({})", said.document),
            "group",
            "the text does not tell who speaks",
        ),
        (None, None) => (
            format!("{}-voice", said.outlet.unwrap_or(said.document)),
            format!("The outlet of {}", said.document),
            "outlet",
            "what the document asserts itself is its outlet's",
        ),
    };
    NewSpeaker {
        id,
        name,
        kind,
        party: None,
        why: why.into(),
    }
}

fn proposed(id: String, new: &NewSpeaker, said: &Said<'_>) -> Remarked<SpeakerRecord> {
    let mut record = SpeakerRecord {
        id: text(id),
        name: text(one_line(&new.name)),
        kind: text(new.kind),
        party: new.party.as_deref().map(text),
        ..SpeakerRecord::default()
    };
    match &said.proposal.speaker {
        Some(_) if said.language == Language::English => {}
        Some(mention) => {
            let names = vec![one_line(&mention.name)];
            record.aliases.insert(said.language.code().into(), names);
        }
        None if said.proposal.form.is_some() => record.anonymous = At::nowhere(true),
        None => record.outlet = said.outlet.map(text),
    }
    let offers = said
        .advice
        .speakers
        .iter()
        .take(SHOWN)
        .map(|candidate| Offer {
            key: "is",
            value: candidate.id.clone(),
            why: format!("{} ({})", candidate.name, candidate.why),
        })
        .collect();
    Remarked {
        above: vec![
            Remark::Title(format!("“{}”", one_line(&new.name))),
            Remark::Note(new.why.clone()),
        ],
        record,
        offers,
    }
}
