//! Speakers and parties, documents and outlets.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::phrase;
use crate::app::describe::page::{Page, Pairs};
use crate::app::lines;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::record::Text;
use crate::model::source::{Cited, Document, Outlet, Party, Speaker};
use crate::model::words::Word;

/// What a speaker said: how many claims, the first of them, and the pairs that all of them stand in.
pub(super) struct ToldBy {
    pub(super) claims: usize,
    pub(super) listed: Vec<Key<Claim>>,
    pub(super) pairs: Pairs,
}

impl Page<'_> {
    pub(super) fn speaker(&mut self, key: Key<Speaker>, told: &ToldBy) {
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
        self.heading(&phrase::plural(told.claims, "claim"));
        self.claims(&told.listed, told.claims);
        self.pairs("stands against", &told.pairs);
    }

    pub(super) fn told_by(&self, key: Key<Speaker>) -> ToldBy {
        let said_by = |claim: &Claim| claim.said.iter().any(|said| said.speaker == key);
        let live = self.casebook.live_claims();
        let claims: Vec<Key<Claim>> = live
            .filter(|(_, claim)| said_by(claim))
            .map(|(claim, _)| claim)
            .collect();
        ToldBy {
            pairs: self.pairs_of(&claims),
            claims: claims.len(),
            listed: claims,
        }
    }

    pub(super) fn document(&mut self, key: Key<Document>) {
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
        self.heading(&phrase::plural(said.len(), "statement"));
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

    pub(super) fn outlet(&mut self, key: Key<Outlet>) {
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
        self.heading(&phrase::plural(documents.len(), "document"));
        for document in documents {
            let title = document
                .entry
                .title
                .as_ref()
                .map_or("", |title| title.as_str());
            self.line("  ", &format!("{} {title}", document.id()));
        }
    }

    /// A party, with how many claims its speakers said, by their ids.
    pub(super) fn party(&mut self, key: Key<Party>, told: &BTreeMap<String, usize>) {
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
        self.heading(&phrase::plural(speakers.len(), "speaker"));
        for (_, each) in speakers {
            let said = told.get(each.id()).copied().unwrap_or(0);
            self.line(
                "  ",
                &format!(
                    "{}: {}, {}",
                    each.id(),
                    each.name(),
                    phrase::plural(said, "claim")
                ),
            );
        }
    }

    pub(super) fn told_for_parties(&self) -> BTreeMap<String, usize> {
        let mut told = BTreeMap::new();
        for (_, claim) in self.casebook.live_claims() {
            let said: BTreeSet<_> = claim.said.iter().map(|said| said.speaker).collect();
            for speaker in said {
                *told
                    .entry(self.casebook[speaker].id().to_owned())
                    .or_default() += 1;
            }
        }
        told
    }
}
