//! The numbers and dates of what is drafted.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::dates::dates;
use crate::extract::day::Days;
use crate::extract::lexicon::Lexicon;
use crate::extract::proposal::{DateFound, Drafted};
use crate::extract::quantities::quantities_and_dates;

/// Puts in the numbers and dates of what is said, and the day on which it was said where that is sure; `published` is the day that
/// *on Tuesday* is reckoned from. A day that was taken for the end of a speaker's name is taken off it.
pub fn fill_in(drafted: &mut Drafted, text: &str, published: Option<Date>) {
    let language = drafted.language;
    let Ok(lexicon) = Lexicon::of(language) else {
        return;
    };
    let days = Days {
        text,
        language,
        speech: lexicon.speech(),
        published,
    };
    let said = all_said(drafted);
    for proposal in &mut drafted.proposals {
        for part in &proposal.content {
            let (quantities, dates) = quantities_and_dates(text, part.clone(), language, published);
            proposal.quantities.extend(quantities);
            proposal.dates.extend(dates);
        }
        if let Some(speaker) = &mut proposal.speaker {
            days.take_off(speaker);
        }
        proposal.said = days.surely(proposal, &said);
        if proposal.said.is_none() && proposal.cue.is_some() {
            let around = without(&proposal.at, &proposal.content);
            let found = around.flat_map(|part| dates(text, part, language, published));
            proposal.beside = found.filter(|date| !is_within(date, &said)).collect();
        }
    }
}

/// The words that anybody says, in order and without gaps between those that overlap.
fn all_said(drafted: &Drafted) -> Vec<Range<usize>> {
    let attributed = drafted.proposals.iter().filter(|one| one.form.is_some());
    let mut parts: Vec<Range<usize>> = attributed.flat_map(|one| one.content.clone()).collect();
    parts.sort_by_key(|part| (part.start, part.end));
    let mut all: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        match all.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => all.push(part),
        }
    }
    all
}

fn is_within(date: &DateFound, said: &[Range<usize>]) -> bool {
    let next = said.partition_point(|part| part.end <= date.at.start);
    said.get(next).is_some_and(|part| part.start < date.at.end)
}

/// What is left of a range without some parts of it, which are in order.
fn without<'a>(
    whole: &Range<usize>,
    parts: &'a [Range<usize>],
) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let starts = std::iter::once(whole.start).chain(parts.iter().map(|part| part.end));
    let ends = parts.iter().map(|part| part.start).chain([whole.end]);
    starts
        .zip(ends)
        .filter(|(start, end)| start < end)
        .map(|(start, end)| start..end)
}
