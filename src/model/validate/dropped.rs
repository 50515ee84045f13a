//! Checks of drafts that people dropped.

use crate::model::claim::{Claim, Dropped};
use crate::model::fault::{Fault, FaultCode};
use crate::model::key::Key;
use crate::model::record::DroppedRecord;
use crate::model::validate::checker::Checker;
use crate::model::validate::claims::{check_within, read_span};
use crate::model::validate::known::Frame;

pub(super) fn dropped(
    checker: &mut Checker,
    frame: &dyn Frame,
    records: Vec<DroppedRecord>,
) -> Vec<Dropped> {
    checker
        .sorted("dropped draft", records)
        .into_iter()
        .filter_map(|entry| one(checker, frame, entry))
        .collect()
}

fn one(checker: &mut Checker, frame: &dyn Frame, entry: DroppedRecord) -> Option<Dropped> {
    checker.filled(&entry.by, "name of who dropped the draft");
    checker.sha256(&entry.sha256);
    checker.plain_date(&Some(entry.date.clone()));
    let claim: Option<Key<Claim>> = checker.find(&entry.id, "claim");
    if claim.is_some() {
        checker.fault(
            Fault::new(
                FaultCode::DuplicateId,
                entry.id.place,
                format!(
                    "`{}` is dropped, but the casebook holds a claim of this id",
                    entry.id.value
                ),
            )
            .help(
                "only a draft of which nothing is stated or judged can be dropped: give `status: retracted` to other claims",
            ),
        );
    }
    let document = checker.reference(&entry.document, "document");
    let span = read_span(checker, &entry.at);
    if let Some(span) = span {
        check_within(
            checker,
            frame,
            (&entry.at, span),
            (&entry.document, document),
        );
    }
    Some(Dropped {
        document: document?,
        span: span?,
        entry,
    })
}
