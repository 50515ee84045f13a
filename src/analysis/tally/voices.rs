//! Who stands with whom, batch by batch: what is compared stands together, and the texts stay where they are.

use std::collections::BTreeSet;

use crate::analysis::positions::Positions;
use crate::analysis::signed::{By, Over, Relating, SignedGraph, TooMany, Voice};
use crate::analysis::tally::batches::batches;
use crate::model::bounds::{Bounds, Told};
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::Speaker;

/// The signed graph that [`SignedGraph::of`] makes of the casebook. Its keys are the places of speakers and parties by id.
/// At most `together` claims are looked at together, unless more hang together.
///
/// # Errors
/// When there are too many comparisons to make.
pub fn signed(
    bounds: &Bounds,
    told: &Told,
    (by, over): (By, Over),
    together: usize,
) -> Result<SignedGraph, TooMany> {
    // The keys come from a casebook that has the speakers alone.
    let (people, _) = bounds.told(told, &[]);
    let keys: Vec<Key<Speaker>> = people.speakers().map(|(key, _)| key).collect();
    let live: BTreeSet<u32> = told.said.iter().map(|(_, speaker, _)| *speaker).collect();
    let mut all = BTreeSet::new();
    let mut without_party = BTreeSet::new();
    for speaker in live
        .iter()
        .filter_map(|speaker| keys.get(*speaker as usize))
    {
        match voice(&people, by, *speaker) {
            Some(voice) => {
                all.insert(voice);
            }
            None => {
                without_party.insert(*speaker);
            }
        }
    }
    let mut signed = Relating::new(by, over, all);
    signed.check(comparisons(bounds, told, by))?;
    for batch in batches(bounds, told, together) {
        let (part, _) = bounds.told(told, &batch);
        signed.add(&part, &Positions::of(&part));
    }
    Ok(signed.finish(without_party))
}

fn voice(people: &Casebook, by: By, speaker: Key<Speaker>) -> Option<Voice> {
    match by {
        By::Speakers => Some(Voice::Speaker(speaker)),
        By::Parties => people[speaker].party.map(Voice::Party),
    }
}

/// How often two voices have to be compared on a point.
fn comparisons(bounds: &Bounds, told: &Told, by: By) -> usize {
    let mut voices = vec![0_usize; bounds.questions.len()];
    let mut within = 0;
    // Claims that answer no question stand each for itself.
    for topic in told.claims.chunk_by(|a, b| a.0.is_some() && a.0 == b.0) {
        let mut own: Vec<u32> = topic
            .iter()
            .flat_map(|(_, claim)| told.speakers_of(*claim))
            .filter_map(|(speaker, _)| match by {
                By::Speakers => Some(speaker),
                By::Parties => told.speakers[speaker as usize],
            })
            .collect();
        own.sort_unstable();
        own.dedup();
        within += own.len() * own.len() / 2;
        if let Some(question) = topic.first().and_then(|(question, _)| *question) {
            voices[question as usize] = own.len();
        }
    }
    let parts = (0..).zip(&bounds.questions);
    let parts =
        parts.filter(|(part, asked)| asked.part_of.is_some() && !bounds.slots(*part).is_empty());
    let across = parts.map(|(part, _)| {
        let wholes = bounds.wholes(part);
        wholes
            .map(|whole| voices[part as usize] * voices[whole as usize])
            .sum::<usize>()
    });
    within + across.sum::<usize>()
}
