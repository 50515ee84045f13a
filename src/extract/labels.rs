//! Speakers who stand before a colon, as labels do.

use crate::extract::frames::{Found, Frame, Sentence};
use crate::extract::speech::{Class, CueKind};
use crate::extract::tokens::Kind;

/// The longest line of a transcript, in parts of sentences.
const LONGEST_TURN: usize = 1_500;

impl Sentence<'_> {
    /// A name and a colon: *Peskov: “…”*, and at the beginning of a line without a quotation too.
    pub(super) fn label(&self, found: &[Found], frames: &mut Vec<Frame>) {
        let Some(colon) = (self.from..self.to)
            .find(|at| self.items[*at].kind == Kind::Colon && !self.items[*at].is_quotation)
        else {
            return;
        };
        let behind = colon + 1;
        if behind >= self.to || colon == self.from {
            return;
        }
        let is_label = colon - self.from < 6
            && (self.from..colon).all(|at| {
                self.items[at].is_word()
                    && self.cue(at).is_none()
                    && (self.items[at].capital || self.items[at].is(Class::Of))
            })
            && !self.items[self.from].is(Class::Time);
        let (speaker, content) = if is_label && self.items[behind].is_quotation {
            (self.from..colon, behind..behind + 1)
        } else if is_label
            && self.is_transcript
            && (self.from..colon).all(|at| self.items[at].is_upper)
        {
            (self.from..colon, behind..self.line_end())
        } else if is_label && self.number == 0 && self.to - behind > 3 {
            (self.from..colon, behind..self.last())
        } else if self.items[behind].is_quotation
            && self.items[behind].to - self.items[behind].from > 6
            && found.iter().all(|found| found.at > colon)
        {
            let speaker = self
                .names
                .name_before(self.from, colon)
                .filter(|name| name.clone().any(|at| self.names.names_somebody(at)));
            match speaker {
                Some(speaker) => (speaker, behind..behind + 1),
                None => return,
            }
        } else {
            return;
        };
        frames.push(Frame {
            sentence: self.number,
            cue: colon..colon + 1,
            speaker: Some(speaker),
            named: None,
            content: vec![content],
            kind: CueKind::Say,
            act: None,
        });
    }

    /// Where the line ends in which the sentence stands; the sentence, where a line is longer than what anybody says at once.
    pub(super) fn line_end(&self) -> usize {
        let most = self.items.len().min(self.to + LONGEST_TURN);
        let end = (self.to..most).find(|at| self.items[*at].from > self.items[at - 1].to);
        match end {
            Some(end) => end,
            None if most == self.items.len() => most,
            None => self.last(),
        }
    }
}
