//! The page of drafts, proposal by proposal.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::draft::advice::{Voice, key};
use crate::app::draft::remarks::{beside, content, offers, title, what, who};
use crate::app::draft::said::Said;
use crate::app::draft::speaker::{new_speaker, proposed};
use crate::extract::Mention;
use crate::formats::{DraftPage, Remark, Remarked};
use crate::model::record::{At, AttributionRecord, ClaimRecord, DocumentRecord, Text};
use crate::model::words::Word;
use crate::store::{Kind, Store, StoreFault};

/// A page while it is made.
pub(super) struct Drafting<'s> {
    store: Option<&'s Store>,
    page: DraftPage,
    /// The ids that are given to claims.
    ids: BTreeSet<String>,
    /// Proposed speakers by what they are called, whatever its case and with or without *the*, with the places of their records.
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
        let mut speakers: Vec<String> = Vec::new();
        for (mention, voice) in said.voices() {
            speakers.push(match voice.sure() {
                Some(candidate) => candidate.id.clone(),
                None => self.proposed_speaker(said, (mention, voice))?,
            });
        }
        let via = said.advice.via.first().filter(|outlet| outlet.is_sure);
        let record = ClaimRecord {
            id: text(id),
            text: text(content(said)),
            status: Some(text("draft")),
            said: speakers
                .iter()
                .map(|by| AttributionRecord {
                    by: text(by.as_str()),
                    document: text(said.document),
                    at: Some(text(format!("{}-{}", said.span.0, said.span.1))),
                    sha256: Some(text(said.sha256.as_str())),
                    form: proposal.form.map(|form| text(form.word())),
                    date: proposal.said.as_ref().map(|said| text(said.date.as_str())),
                    via: via.map(|outlet| text(outlet.id.as_str())),
                    note: None,
                })
                .collect(),
            ..ClaimRecord::default()
        };
        let mut above = vec![
            Remark::Title(title(said)),
            Remark::Words(said.words.to_owned()),
        ];
        above.extend(who(said, &speakers));
        above.extend(beside(said));
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
    fn proposed_speaker(
        &mut self,
        said: &Said<'_>,
        (mention, voice): (Option<&Mention>, &Voice),
    ) -> Result<String, StoreFault> {
        let new = new_speaker(said, mention, voice);
        let place = match self.speakers.get(&key(&new.name)) {
            Some(place) => *place,
            None => {
                let id = self.free_speaker(&new.id)?;
                let place = self.page.speakers.len();
                self.speakers.insert(key(&new.name), place);
                self.voices.push((0, String::new()));
                let record = proposed(id, &new, said, (mention, voice));
                self.page.speakers.push(record);
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
