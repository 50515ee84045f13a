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

    /// Whether what is said is a quotation or at least three words (what is meant: five), and no phrase of place or time.
    pub(super) fn tells_enough(&self, frame: &Frame) -> bool {
        let mut items = frame
            .content
            .iter()
            .flat_map(|part| &self.items[part.clone()]);
        if items.clone().any(|item| item.is_quotation) {
            return true;
        }
        let opens = items.next().is_some_and(|item| {
            item.is(Class::Of) || item.is(Class::Preposition) || item.is(Class::And)
        });
        let is_object = frame.kind == CueKind::Object;
        items.count() >= if is_object { 4 } else { 2 } && !(opens && is_object)
    }

    /// Whether the clause of a frame hangs on *that*, as what somebody else says does.
    pub(super) fn hangs_on_that(&self, frame: &Frame) -> bool {
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
