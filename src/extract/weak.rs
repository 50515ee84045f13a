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
            .map(|(i, (frame, is_weak))| {
                let is_within = || {
                    new.iter().enumerate().any(|(other, outer)| {
                        other != i
                            && outer
                                .content
                                .iter()
                                .any(|part| part.contains(&frame.cue.start))
                    })
                };
                let is_around = || {
                    new.iter().zip(weak).any(|(inner, weak)| {
                        !weak
                            && frame
                                .content
                                .iter()
                                .any(|part| part.contains(&inner.cue.start))
                    })
                };
                !is_weak
                    || self.tells_enough(frame)
                        && !self.hangs_on_that(frame)
                        && !self.tells_an_act(frame)
                        && !is_within()
                        && !is_around()
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
        if frame.kind == CueKind::Noun {
            // *criticism from*: what a preposition ties to a noun is what is meant only where it is long.
            let tie = &self.items[frame.cue.end.min(self.to - 1)];
            let is_tied = tie.is(Class::Preposition) && !tie.is(Class::Of);
            return items().count() >= if is_tied { 9 } else { 5 };
        }
        let least = match (is_object, is_tied, names) {
            (true, true, _) => 9,
            (true, _, true) => 3,
            (true, _, false) => 5,
            (false, _, true) => 2,
            (false, _, false) => 3,
        };
        items().count() >= least && !(is_object && first.is(Class::And))
    }

    /// Whether a verb of saying tells what is done rather than what is said: with an infinitive behind it (*respond to*), or in a
    /// clause about a name with no clause of its own behind it (*who announced a plan*).
    fn tells_an_act(&self, frame: &Frame) -> bool {
        if frame.kind != CueKind::Say {
            return false;
        }
        let mut items = frame.content.iter().cloned().flatten();
        let mut all = items.clone();
        if all.any(|at| self.items[at].is_quotation) {
            return false;
        }
        let next = frame.cue.end;
        if frame.act.is_none() && next < self.to && self.items[next].is(Class::Infinitive) {
            return true;
        }
        let is_about = frame
            .speaker
            .as_ref()
            .is_some_and(|speaker| self.items[speaker.start].is(Class::Relative));
        is_about && !items.any(|at| self.is_finite(at))
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
