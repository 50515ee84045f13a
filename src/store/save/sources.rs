//! Writing parties, outlets, speakers and documents.

use rusqlite::params;

use crate::model::source::Cited;
use crate::model::words::Word;
use crate::store::save::writer::{Ids, Writer, given, row_id};
use crate::store::search::SearchIndex;

impl Writer<'_> {
    pub(super) fn parties(&self) -> rusqlite::Result<Ids> {
        for (_, party) in self
            .casebook
            .parties()
            .filter(|(_, party)| self.is_touched(&party.entry))
        {
            let entry = &party.entry;
            self.upsert(
                "parties",
                &[
                    ("slug", &entry.id.value),
                    ("name", &entry.name.value),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "parties",
            self.casebook.parties().map(|(_, party)| party.id()),
        )?;
        for (key, party) in self
            .casebook
            .parties()
            .filter(|(_, party)| self.is_touched(&party.entry))
        {
            self.aliases(
                "party_aliases",
                "party_id",
                ids[key.index()],
                &party.entry.aliases,
            )?;
        }
        Ok(ids)
    }

    pub(super) fn outlets(&self) -> rusqlite::Result<Ids> {
        for (_, outlet) in self
            .casebook
            .outlets()
            .filter(|(_, outlet)| self.is_touched(&outlet.entry))
        {
            let entry = &outlet.entry;
            let reliability = entry.reliability.as_ref();
            self.upsert(
                "outlets",
                &[
                    ("slug", &entry.id.value),
                    ("name", &entry.name.value),
                    ("country", &given(&entry.country)),
                    ("owner", &given(&entry.owner)),
                    ("url", &given(&entry.url)),
                    (
                        "grade",
                        &reliability.map(|reliability| &reliability.grade.value),
                    ),
                    (
                        "graded_by",
                        &reliability.map(|reliability| &reliability.by.value),
                    ),
                    (
                        "graded_on",
                        &reliability.and_then(|reliability| given(&reliability.date)),
                    ),
                    (
                        "graded_why",
                        &reliability.and_then(|reliability| given(&reliability.why)),
                    ),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        self.ids(
            "outlets",
            self.casebook.outlets().map(|(_, outlet)| outlet.id()),
        )
    }

    pub(super) fn speakers(&self, parties: &Ids, outlets: &Ids) -> rusqlite::Result<Ids> {
        for (_, speaker) in self
            .casebook
            .speakers()
            .filter(|(_, speaker)| self.is_touched(&speaker.entry))
        {
            let entry = &speaker.entry;
            self.upsert(
                "speakers",
                &[
                    ("slug", &entry.id.value),
                    ("name", &entry.name.value),
                    ("kind", &speaker.kind.word()),
                    ("party_id", &row_id(parties, speaker.party)),
                    ("outlet_id", &row_id(outlets, speaker.outlet)),
                    ("note", &given(&entry.note)),
                    ("anonymous", &speaker.anonymous),
                ],
            )?;
        }
        let ids = self.ids(
            "speakers",
            self.casebook.speakers().map(|(_, speaker)| speaker.id()),
        )?;
        for (key, speaker) in self
            .casebook
            .speakers()
            .filter(|(_, speaker)| self.is_touched(&speaker.entry))
        {
            let id = ids[key.index()];
            self.aliases("speaker_aliases", "speaker_id", id, &speaker.entry.aliases)?;
            self.db
                .prepare_cached("DELETE FROM offices WHERE speaker_id = ?1")?
                .execute([id])?;
            for (place, office) in speaker.entry.offices.iter().enumerate() {
                self.db
                    .prepare_cached("INSERT INTO offices (speaker_id, place, title, held_from, held_to) VALUES (?1, ?2, ?3, ?4, ?5)")?
                    .execute(params![id, place, office.title.value, given(&office.from), given(&office.to)])?;
            }
        }
        Ok(ids)
    }

    pub(super) fn documents(
        &self,
        outlets: &Ids,
        index: &mut SearchIndex<'_>,
    ) -> rusqlite::Result<Ids> {
        for (_, document) in self
            .casebook
            .documents()
            .filter(|(_, document)| self.is_touched(&document.entry))
        {
            let entry = &document.entry;
            self.upsert(
                "documents",
                &[
                    ("slug", &entry.id.value),
                    ("outlet_id", &row_id(outlets, document.outlet)),
                    ("title", &given(&entry.title)),
                    ("url", &given(&entry.url)),
                    ("archive_url", &given(&entry.archive_url)),
                    ("lang", &given(&entry.lang)),
                    ("published", &given(&entry.published)),
                    ("updated", &given(&entry.updated)),
                    ("retrieved", &given(&entry.retrieved)),
                    ("sha256", &given(&entry.sha256)),
                    (
                        "characters",
                        &entry.characters.as_ref().map(|characters| characters.value),
                    ),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "documents",
            self.casebook.documents().map(|(_, document)| document.id()),
        )?;
        for (key, document) in self
            .casebook
            .documents()
            .filter(|(_, document)| self.is_touched(&document.entry))
        {
            let id = ids[key.index()];
            if let Some(id) = id {
                let entry = &document.entry;
                let lang = given(&entry.lang).map(String::as_str);
                index.put_document(id, given(&entry.title).map(String::as_str), lang)?;
            }
            let origin = document
                .origin
                .and_then(|(origin, _)| row_id(&ids, Some(origin)));
            self.db
                .prepare_cached(
                    "UPDATE documents SET origin_document_id = ?2, origin_kind = ?3 WHERE id = ?1",
                )?
                .execute(params![
                    id,
                    origin,
                    document.origin.map(|(_, how)| how.word())
                ])?;
            self.db
                .prepare_cached("DELETE FROM citations WHERE document_id = ?1")?
                .execute([id])?;
            for (place, cited) in document.cites.iter().enumerate() {
                let (cited_document, cited_outlet) = match cited {
                    Cited::Document(document) => (row_id(&ids, Some(*document)), None),
                    Cited::Outlet(outlet) => (None, row_id(outlets, Some(*outlet))),
                };
                self.db
                    .prepare_cached("INSERT INTO citations (document_id, place, cited_document_id, cited_outlet_id) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![id, place, cited_document, cited_outlet])?;
            }
        }
        Ok(ids)
    }
}
