//! Checks of what people decided: links, judgements and assessments.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::claim::{Assessment, Claim, Judgement, Link, LinkKind};
use crate::model::fault::{Fault, FaultCode};
use crate::model::key::Key;
use crate::model::merge::Identified;
use crate::model::record::{AssessmentRecord, JudgementRecord, LinkRecord};
use crate::model::validate::checker::Checker;

pub(super) fn links(checker: &mut Checker, mut records: Vec<LinkRecord>) -> Vec<Link> {
    records.sort_by_cached_key(Identified::identity);
    for pair in records.windows(2) {
        if let [first, second] = pair
            && first.identity() == second.identity()
        {
            checker.fault(
                Fault::new(
                    FaultCode::DuplicateId,
                    second.from.place,
                    format!("the link `{}` is given twice", second.identity()),
                )
                .related(first.from.place, "the first stands here"),
            );
        }
    }
    records
        .into_iter()
        .filter_map(|entry| {
            checker.plain_date(&entry.date);
            let from = checker.reference(&entry.from, "claim");
            let to = checker.reference(&entry.to, "claim");
            let kind = checker.word(&entry.kind, "kind of link");
            if from.is_some() && from == to {
                checker.fault(
                    Fault::new(
                        FaultCode::BadPair,
                        entry.to.place,
                        "the link leads from a claim to itself",
                    )
                    .help("name two claims"),
                );
            }
            Some(Link {
                from: from?,
                to: to?,
                kind: kind?,
                entry,
            })
        })
        .collect()
}

pub(super) fn judgements(
    checker: &mut Checker,
    mut records: Vec<JudgementRecord>,
) -> Vec<Judgement> {
    records.sort_by_cached_key(Identified::identity);
    records.dedup_by_key(|record| record.identity());
    let mut judgements: Vec<Judgement> = records
        .into_iter()
        .filter_map(|entry| {
            checker.filled(&entry.by, "name of who judged");
            checker.filled(&entry.why, "reason of the judgement");
            let date = checker.plain_date(&Some(entry.date.clone()));
            let verdict = checker.word(&entry.verdict, "verdict");
            let claims: Vec<Option<Key<Claim>>> = entry
                .claims
                .iter()
                .map(|claim| checker.reference(claim, "claim"))
                .collect();
            let &[a, b] = claims.as_slice() else {
                let place = entry
                    .claims
                    .first()
                    .map_or(entry.by.place, |claim| claim.place);
                checker.fault(
                    Fault::new(
                        FaultCode::BadPair,
                        place,
                        format!("a judgement is on two claims, not {}", claims.len()),
                    )
                    .help("write `claims: [a, b]`"),
                );
                return None;
            };
            let (a, b) = (a?, b?);
            if a == b {
                checker.fault(
                    Fault::new(
                        FaultCode::BadPair,
                        entry.claims[1].place,
                        "the judgement is on one claim twice",
                    )
                    .help("name two claims"),
                );
            }
            let digests = digests(checker, &entry);
            let decided = date.map(|(_, stretch)| stretch.from)?;
            // By their ids: the keys of records that are checked one by one are in no order.
            let in_order = entry.claims[0].value <= entry.claims[1].value;
            Some(Judgement {
                claims: if in_order { (a, b) } else { (b, a) },
                digests: digests
                    .map(|(of_a, of_b)| if in_order { (of_a, of_b) } else { (of_b, of_a) }),
                verdict: verdict?,
                decided,
                entry,
            })
        })
        .collect();
    judgements.sort_by_key(|judgement| (judgement.claims, judgement.decided));
    judgements
}

/// The digests of the claims of a judgement, in their order as written.
fn digests(checker: &mut Checker, entry: &JudgementRecord) -> Option<(String, String)> {
    for digest in &entry.sha256 {
        checker.sha256(&Some(digest.clone()));
    }
    match entry.sha256.as_slice() {
        [a, b] => Some((a.value.clone(), b.value.clone())),
        [] => None,
        [first, ..] => {
            let fault = Fault::new(
                FaultCode::BadPair,
                first.place,
                format!(
                    "`sha256` has the hashes of two claims, not {}",
                    entry.sha256.len()
                ),
            );
            checker.fault(fault.help("give both in the order of `claims`, or leave `sha256` out"));
            None
        }
    }
}

/// The pairs with a `contradicts` link, the lesser key first.
pub(super) fn stated(links: &[Link]) -> BTreeSet<(Key<Claim>, Key<Claim>)> {
    let contradicts = links
        .iter()
        .filter(|link| link.kind == LinkKind::Contradicts);
    contradicts
        .map(|link| (link.from.min(link.to), link.from.max(link.to)))
        .collect()
}

/// The newest judgement on each pair, by its place in the list.
pub(super) fn newest(judgements: &[Judgement]) -> BTreeMap<(Key<Claim>, Key<Claim>), usize> {
    judgements
        .iter()
        .enumerate()
        .map(|(index, judgement)| (judgement.claims, index))
        .collect()
}

pub(super) fn assessments(
    checker: &mut Checker,
    mut records: Vec<AssessmentRecord>,
) -> Vec<Assessment> {
    records.sort_by_cached_key(Identified::identity);
    for pair in records.windows(2) {
        if let [first, second] = pair
            && first.identity() == second.identity()
        {
            checker.fault(
                Fault::new(
                    FaultCode::DuplicateId,
                    second.claim.place,
                    "a second assessment of this claim by the same person on the same day",
                )
                .help("tell them apart by `date` or `url`, or drop one")
                .related(first.claim.place, "the first stands here"),
            );
        }
    }
    records
        .into_iter()
        .filter_map(|entry| {
            checker.filled(&entry.by, "name of who assessed");
            checker.plain_date(&entry.date);
            checker.url(&entry.url);
            for evidence in &entry.evidence {
                checker.url(&evidence.url);
                let _: Option<Key<crate::model::source::Document>> =
                    checker.reference_if(&evidence.document, "document");
            }
            let claim = checker.reference(&entry.claim, "claim");
            let rating = checker.word(&entry.rating, "rating");
            Some(Assessment {
                claim: claim?,
                rating: rating?,
                entry,
            })
        })
        .collect()
}
