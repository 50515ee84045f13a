//! Quotations that no cue reaches. A long one that is no title is hardly ever anything but what somebody said.

use std::ops::Range;

use crate::extract::frames::{Frame, go_on};
use crate::extract::phrase::Names;
use crate::extract::sentences::{Item, Sentences};
use crate::extract::speech::{Class, CueKind};
use crate::extract::tokens::Kind;

/// The fewest tokens of a quotation that tells enough, with its marks: behind a colon or a cue, behind a comma, behind other
/// words, and where a sentence begins with it.
const FEWEST: usize = 9;
const FEWEST_PARTED: usize = 11;
const FEWEST_WITHIN: usize = 14;
const FEWEST_ALONE: usize = 19;

/// Adds a frame for each long quotation that belongs to none.
pub(super) fn claim(sentences: &Sentences, frames: &mut Vec<Frame>) {
    let items = &sentences.items;
    let is_free =
        |item: &Item| item.is_quotation && !item.is_title && item.to - item.from >= FEWEST;
    if !items.iter().any(is_free) {
        return;
    }
    let mut is_taken = vec![false; items.len()];
    for frame in frames.iter() {
        for at in frame.content.iter().cloned().flatten() {
            is_taken[at] = true;
        }
        is_taken[frame.cue.clone()].fill(true);
    }
    let mut found = Vec::new();
    for (number, sentence) in sentences.sentences.iter().enumerate() {
        for at in sentence.clone() {
            if !is_free(&items[at]) || is_taken[at] || !is_enough(items, sentence.start, at) {
                continue;
            }
            let mut frame = unclaimed(items, sentence, number, at);
            go_on(sentences, &mut frame);
            for at in frame.content.iter().cloned().flatten() {
                is_taken[at] = true;
            }
            found.push(frame);
        }
    }
    if !found.is_empty() {
        frames.append(&mut found);
        frames.sort_by_key(|frame| frame.sentence);
    }
}

/// Whether a quotation is long enough for where it stands. What a preposition or a dash ties is part of something else.
fn is_enough(items: &[Item], from: usize, at: usize) -> bool {
    let length = items[at].to - items[at].from;
    let Some(before) = at.checked_sub(1).filter(|before| *before >= from) else {
        return length >= FEWEST_ALONE;
    };
    let before = &items[before];
    if before.kind == Kind::Colon && !before.is_quotation || before.known.is_cue() {
        return true;
    }
    if before.kind == Kind::Comma && !before.is_quotation {
        return length >= FEWEST_PARTED;
    }
    let is_tied = before.is(Class::Preposition)
        || before.is(Class::Of)
        || before.kind == Kind::Dash && !before.is_quotation;
    length >= FEWEST_WITHIN && !is_tied
}

fn unclaimed(items: &[Item], sentence: &Range<usize>, number: usize, at: usize) -> Frame {
    let names = Names { items };
    let mut from = at;
    let mut before = at;
    while before > sentence.start {
        let item = &items[before - 1];
        if !item.is_word() || item.known.is_cue() {
            break;
        }
        before -= 1;
        if item.is(Class::That) {
            from = before;
            break;
        }
    }
    let verb = from.checked_sub(1).filter(|verb| *verb >= sentence.start);
    let verb = verb.map(|verb| {
        let is_mark =
            matches!(items[verb].kind, Kind::Comma | Kind::Colon) && !items[verb].is_quotation;
        if is_mark && verb > sentence.start {
            verb - 1
        } else {
            verb
        }
    });
    let is_verb = |at: &usize| {
        let item = &items[*at];
        *at > sentence.start && item.is_word() && !item.capital && !item.known.has_class()
    };
    let verb = verb.filter(is_verb);
    let speaker = verb.and_then(|verb| names.name_before(sentence.start, verb));
    let cue = verb.map_or(at..at, |verb| verb..verb + 1);
    Frame {
        sentence: number,
        cue,
        speaker,
        named: None,
        content: std::iter::once(from..at + 1).collect(),
        kind: CueKind::Say,
        act: None,
    }
}
