//! Checking many claims on two threads.

use std::collections::HashMap;

use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::record::ClaimRecord;
use crate::model::source::Document;
use crate::model::validate::checker::{Checker, Suggested};
use crate::model::validate::claims;
use crate::model::validate::known::{Frame, Known};

/// From how many claims on a second thread is worth it.
const MANY: usize = 20_000;

/// What both halves look up. Nothing is suggested: where anything is wrong, all are checked again.
struct Shared<'a> {
    casebook: &'a Casebook,
    places: HashMap<&'static str, HashMap<&'a str, usize>>,
}

impl Frame for Shared<'_> {
    fn question(&self, key: Key<Question>) -> &Question {
        Frame::question(self.casebook, key)
    }

    fn characters(&self, key: Key<Document>) -> Option<u64> {
        Frame::characters(self.casebook, key)
    }
}

impl Known for Shared<'_> {
    fn find(&self, kind: &'static str, id: &str) -> Option<usize> {
        self.places.get(kind)?.get(id).copied()
    }

    fn ids<'s>(&'s self, _: &'static str, _: &mut Vec<&'s str>) {}

    fn named(&self, _: &'static str, _: &str) -> Option<&str> {
        None
    }
}

/// Checks claims, as [`claims::claims`] does.
pub(super) fn claims(
    checker: &mut Checker,
    casebook: &Casebook,
    records: Vec<ClaimRecord>,
) -> Vec<Claim> {
    if records.len() < MANY {
        return claims::claims(checker, casebook, records);
    }
    let places = |kind| {
        let ids = checker.ids.get(kind).into_iter().flatten();
        let places = ids.enumerate().map(|(place, id)| (id.as_str(), place));
        (kind, places.collect())
    };
    let shared = Shared {
        casebook,
        places: ["speaker", "outlet", "document", "question"]
            .map(places)
            .into(),
    };
    let half = |records: Vec<ClaimRecord>| {
        let mut own = Checker::given(&shared, Suggested::ENOUGH);
        let checked = claims::claims(&mut own, &shared, records);
        (checked, own.into_parts().0.is_empty())
    };
    let mut first = records;
    let second = first.split_off(first.len() / 2);
    let ((mut checked, is_right), second) = std::thread::scope(|scope| {
        let second = scope.spawn(|| half(second));
        let first = half(first);
        (first, second.join())
    });
    let second = second.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    checked.extend(second.0);
    if is_right && second.1 {
        return checked;
    }
    let records = checked.into_iter().map(|claim| claim.entry).collect();
    claims::claims(checker, casebook, records)
}
