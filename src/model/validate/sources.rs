//! Checks of parties, speakers, outlets and documents.

use crate::model::fault::{Fault, FaultCode};
use crate::model::record::{DocumentRecord, OutletRecord, PartyRecord, SpeakerRecord};
use crate::model::source::{Cited, Document, Outlet, Party, Speaker, SpeakerKind};
use crate::model::validate::checker::{Checker, shorten};

pub(super) fn parties(checker: &mut Checker, records: Vec<PartyRecord>) -> Vec<Party> {
    records
        .into_iter()
        .map(|entry| {
            checker.filled(&entry.name, "name");
            checker.aliases(&entry.aliases, entry.id.place);
            Party { entry }
        })
        .collect()
}

pub(super) fn outlets(checker: &mut Checker, records: Vec<OutletRecord>) -> Vec<Outlet> {
    records
        .into_iter()
        .map(|entry| {
            checker.filled(&entry.name, "name");
            checker.url(&entry.url);
            if let Some(reliability) = &entry.reliability {
                if !["A", "B", "C", "D", "E", "F"].contains(&reliability.grade.as_str()) {
                    checker.fault(
                        Fault::new(
                            FaultCode::UnknownWord,
                            reliability.grade.place,
                            format!("`{}` is no grade", shorten(&reliability.grade)),
                        )
                        .help("write one of A, B, C, D, E, F"),
                    );
                }
                checker.filled(&reliability.by, "name of who gives the grade");
                checker.plain_date(&reliability.date);
            }
            Outlet { entry }
        })
        .collect()
}

pub(super) fn speakers(checker: &mut Checker, records: Vec<SpeakerRecord>) -> Vec<Speaker> {
    records
        .into_iter()
        .map(|entry| {
            checker.filled(&entry.name, "name");
            checker.aliases(&entry.aliases, entry.id.place);
            for office in &entry.offices {
                checker.filled(&office.title, "title of an office");
                let from = checker.plain_date(&office.from);
                let to = checker.plain_date(&office.to);
                if let (Some((_, from)), Some((_, to)), Some(text)) = (from, to, &office.to)
                    && to.to < from.from
                {
                    checker.fault(
                        Fault::new(
                            FaultCode::BadDate,
                            text.place,
                            "the office ends before it begins",
                        )
                        .help("exchange `from` and `to`"),
                    );
                }
            }
            let kind = checker
                .word(&entry.kind, "kind of speaker")
                .unwrap_or(SpeakerKind::Group);
            Speaker {
                kind,
                party: checker.reference_if(&entry.party, "party"),
                outlet: checker.reference_if(&entry.outlet, "outlet"),
                anonymous: entry.anonymous.value,
                entry,
            }
        })
        .collect()
}

pub(super) fn documents(checker: &mut Checker, records: Vec<DocumentRecord>) -> Vec<Document> {
    records
        .into_iter()
        .map(|entry| {
            checker.url(&entry.url);
            checker.url(&entry.archive_url);
            checker.sha256(&entry.sha256);
            if let Some(characters) = entry
                .characters
                .filter(|characters| i64::try_from(characters.value).is_err())
            {
                checker.fault(
                    Fault::new(
                        FaultCode::BadValue,
                        characters.place,
                        format!("no document has {} characters", characters.value),
                    )
                    .help("count the characters of its text"),
                );
            }
            let published = checker.plain_date(&entry.published).map(|(when, _)| when);
            checker.plain_date(&entry.updated);
            checker.plain_date(&entry.retrieved);
            let cites = entry
                .cites
                .iter()
                .filter_map(|id| {
                    let cited = checker
                        .find(id, "document")
                        .map(Cited::Document)
                        .or_else(|| checker.find(id, "outlet").map(Cited::Outlet));
                    if cited.is_none() {
                        checker.unknown(id, "document or outlet", &["document", "outlet"]);
                    }
                    cited
                })
                .collect();
            let origin = entry.origin.as_ref().and_then(|origin| {
                let how = checker.word(&origin.how, "way to make a document from another");
                checker.reference(&origin.of, "document").zip(how)
            });
            Document {
                outlet: checker.reference_if(&entry.outlet, "outlet"),
                published,
                cites,
                origin,
                entry,
            }
        })
        .collect()
}
