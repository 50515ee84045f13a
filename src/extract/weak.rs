//! Cues that speak only now and then: which of their frames are worth proposing.

use crate::extract::frames::{Frame, Sentence};
use crate::extract::speech::{Class, CueKind};

impl Sentence<'_> {
    /// Drops the frames of weak cues that stand within what another says, or have next to nothing to say.
    pub(super) fn drop_weak(&self, first: usize, weak: &[bool], frames: &mut Vec<Frame>) {
        let new = &frames[first..];
        let stays: Vec<bool> = new
            .iter()
            .zip(weak)
            .enumerate()
            .map(|(i, (frame, weak))| {
                let is_within = || {
                    new.iter().enumerate().any(|(other, outer)| {
                        other != i
                            && outer
                                .content
                                .iter()
                                .any(|part| part.contains(&frame.cue.start))
                    })
                };
                !weak || self.tells_enough(frame) && !self.hangs_on_that(frame) && !is_within()
            })
            .collect();
        let new = frames.split_off(first);
        let stays = stays.into_iter().chain(std::iter::repeat(true));
        let kept = new.into_iter().zip(stays).filter(|(_, stays)| *stays);
        frames.extend(kept.map(|(frame, _)| frame));
    }

    /// Whether what is said is a quotation, or has enough words: fewer are enough where they name something, and more are
    /// needed where a preposition opens what is meant.
    pub(super) fn tells_enough(&self, frame: &Frame) -> bool {
        let items = || {
            let parts = frame.content.iter();
            parts.flat_map(|part| &self.items[part.clone()])
        };
        if items().any(|item| item.is_quotation) {
            return true;
        }
        let Some(first) = items().next() else {
            return false;
        };
        let is_object = frame.kind == CueKind::Object;
        let is_tied = first.is(Class::Of) || first.is(Class::Preposition);
        let names = first.is(Class::Determiner) || first.is(Class::Pronoun);
        let least = match (is_object, is_tied, names) {
            (true, true, _) => 9,
            (true, _, true) => 3,
            (true, _, false) => 5,
            (false, _, true) => 2,
            (false, _, false) => 3,
        };
        items().count() >= least && !(is_object && first.is(Class::And))
    }

    /// Whether the clause of a frame hangs on *that*, as what somebody else says does, unless it quotes or tells about as much
    /// as a clause has.
    pub(super) fn hangs_on_that(&self, frame: &Frame) -> bool {
        let items = frame.content.iter().cloned().flatten();
        let length = items.clone().count();
        if items.clone().any(|at| self.items[at].is_quotation) || (5..16).contains(&length) {
            return false;
        }
        let before = frame
            .speaker
            .as_ref()
            .and_then(|speaker| speaker.start.checked_sub(1))
            .filter(|before| *before >= self.from);
        before.is_some_and(|before| {
            let item = &self.items[before];
            item.is(Class::That) && !item.is(Class::Relative)
        })
    }
}
