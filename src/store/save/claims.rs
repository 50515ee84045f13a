//! Writing questions and claims, with the spans and bounds that SQL compares.

use rusqlite::{named_params, params};

use crate::model::answer::Reading;
use crate::model::claim::{Attribution, Claim};
use crate::model::words::Word;
use crate::store::save::rows::iso;
use crate::store::save::writer::{Ids, Writer, given, real, row_id};
use crate::store::search::SearchIndex;

impl Writer<'_> {
    pub(super) fn questions(&self) -> rusqlite::Result<Ids> {
        for (_, question) in self
            .casebook
            .questions()
            .filter(|(_, question)| self.is_touched(&question.entry))
        {
            let entry = &question.entry;
            self.upsert(
                "questions",
                &[
                    ("slug", &entry.id.value),
                    ("text", &entry.text.value),
                    ("answer_kind", &entry.answer.value),
                    ("unit", &given(&entry.unit)),
                    ("measure", &entry.measure.value),
                    ("exhaustive", &entry.exhaustive.value),
                    ("timing", &question.timing.word()),
                    ("scope", &given(&entry.scope)),
                    ("zone", &given(&entry.zone)),
                    ("note", &given(&entry.note)),
                ],
            )?;
        }
        let ids = self.ids(
            "questions",
            self.casebook.questions().map(|(_, question)| question.id()),
        )?;
        for (key, question) in self
            .casebook
            .questions()
            .filter(|(_, question)| self.is_touched(&question.entry))
        {
            let id = ids[key.index()];
            self.db
                .prepare_cached("UPDATE questions SET part_of = ?2 WHERE id = ?1")?
                .execute(params![id, row_id(&ids, question.part_of)])?;
            self.db
                .prepare_cached("DELETE FROM options WHERE question_id = ?1")?
                .execute([id])?;
            for (place, option) in question.entry.options.iter().enumerate() {
                let name = option.name.as_ref().unwrap_or(&option.id);
                self.db
                    .prepare_cached("INSERT INTO options (question_id, place, slug, name) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![id, place, option.id.value, name.value])?;
                self.aliases(
                    "option_aliases",
                    "option_id",
                    Some(self.db.last_insert_rowid()),
                    &option.aliases,
                )?;
            }
        }
        Ok(ids)
    }

    pub(super) fn claims(
        &self,
        questions: &Ids,
        sources: (&Ids, &Ids, &Ids),
        index: &mut SearchIndex<'_>,
    ) -> rusqlite::Result<Ids> {
        // The bounds of a claim's answer and time depend on its question too.
        let affected = |claim: &Claim| {
            self.is_touched(&claim.entry)
                || claim
                    .question
                    .is_some_and(|question| self.is_touched(&self.casebook[question].entry))
        };
        for (_, claim) in self.casebook.claims().filter(|(_, claim)| affected(claim)) {
            let entry = &claim.entry;
            let whole = claim.time.map(|time| time.whole);
            let sure = claim.time.and_then(|time| time.sure);
            self.upsert(
                "claims",
                &[
                    ("slug", &entry.id.value),
                    ("question_id", &row_id(questions, claim.question)),
                    ("text", &entry.text.value),
                    ("answer", &given(&entry.answer)),
                    ("as_of", &given(&entry.as_of)),
                    ("status", &claim.status.word()),
                    ("note", &given(&entry.note)),
                    ("as_of_lo", &whole.map(|stretch| real(stretch.from))),
                    ("as_of_hi", &whole.map(|stretch| real(stretch.to))),
                    ("sure_lo", &sure.map(|stretch| real(stretch.from))),
                    ("sure_hi", &sure.map(|stretch| real(stretch.to))),
                ],
            )?;
        }
        let ids = self.ids(
            "claims",
            self.casebook.claims().map(|(_, claim)| claim.id()),
        )?;
        for (key, claim) in self.casebook.claims().filter(|(_, claim)| affected(claim)) {
            let Some(id) = ids[key.index()] else { continue };
            self.spans(id, claim, row_id(questions, claim.question))?;
            if !self.is_touched(&claim.entry) {
                continue;
            }
            index.put_claim(id, &claim.entry.text.value)?;
            self.db
                .prepare_cached("DELETE FROM attributions WHERE claim_id = ?1")?
                .execute([id])?;
            for (place, said) in claim.said.iter().enumerate() {
                self.attribution(id, place, claim, said, sources)?;
            }
        }
        Ok(ids)
    }

    fn spans(&self, id: i64, claim: &Claim, question: Option<i64>) -> rusqlite::Result<()> {
        self.db
            .prepare_cached("DELETE FROM spans WHERE claim_id = ?1")?
            .execute([id])?;
        let Some(grain) = claim
            .question
            .map(|question| self.casebook[question].kind.grain())
        else {
            return Ok(());
        };
        let mut insert = self.db.prepare_cached(
            "INSERT INTO spans (claim_id, question_id, axis, reading, run, runs, lo, hi) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for axis in claim.readings.axes() {
            for (reading, name) in [(Reading::Narrow, "N"), (Reading::Wide, "W")] {
                let runs = axis.under(reading).intervals();
                for (run, interval) in runs.iter().enumerate() {
                    let (lo, hi) = interval.to_doubles(grain);
                    insert.execute(params![
                        id,
                        question,
                        axis.axis,
                        name,
                        run,
                        runs.len(),
                        lo,
                        hi
                    ])?;
                }
            }
        }
        Ok(())
    }

    fn attribution(
        &self,
        claim_id: i64,
        place: usize,
        claim: &Claim,
        said: &Attribution,
        (speakers, documents, outlets): (&Ids, &Ids, &Ids),
    ) -> rusqlite::Result<()> {
        let entry = &claim.entry.said[place];
        self.db
            .prepare_cached(
                "INSERT INTO attributions (claim_id, place, speaker_id, document_id, span_start, span_end, span_sha256, form,
                   said, said_from, said_to, via_id, note)
                 VALUES (:claim, :place, :speaker, :document, :span_start, :span_end, :sha256, :form, :said, :from, :to, :via, :note)",
            )?
            .execute(named_params! {
                ":claim": claim_id,
                ":place": place,
                ":speaker": row_id(speakers, Some(said.speaker)),
                ":document": row_id(documents, Some(said.document)),
                ":span_start": said.span.map(|span| span.0),
                ":span_end": said.span.map(|span| span.1),
                ":sha256": given(&entry.sha256),
                ":form": said.form.map(Word::word),
                ":said": given(&entry.date),
                ":from": said.said.and_then(|stretch| iso(stretch, true)),
                ":to": said.said.and_then(|stretch| iso(stretch, false)),
                ":via": row_id(outlets, said.via),
                ":note": given(&entry.note),
            })
            .map(|_| ())
    }
}
