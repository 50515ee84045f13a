//! On which day something was said, where its sentence tells.

use std::ops::Range;

use jiff::civil::Date;

use crate::extract::dates::dates;
use crate::extract::proposal::{DateFound, Mention, Proposal, Reference};
use crate::extract::speech::{Class, Speech};
use crate::extract::tokens::{Kind, Token, tokens};
use crate::language::Language;

/// How far behind a cue its day is looked for, in bytes.
const REACH: usize = 160;

/// A text whose days are looked for.
pub(super) struct Days<'a> {
    pub(super) text: &'a str,
    pub(super) language: Language,
    pub(super) speech: &'a Speech,
    pub(super) published: Option<Date>,
}

/// What stands between a cue or its speaker and a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    /// At most a preposition.
    Nothing,
    /// Names of places and whom it was said to: *in Geneva, to reporters*.
    Place,
    /// Something that may have a time of its own.
    Else,
}

impl Days<'_> {
    /// The day of a statement, if its date stands in the clause of the cue with nothing between them that could have it
    /// instead: *said on Tuesday*, *said the mayor in Geneva, Tuesday*, *the mayor on Tuesday said*. `said` are the words that
    /// anybody says, in order.
    pub(super) fn surely(&self, proposal: &Proposal, said: &[Range<usize>]) -> Option<DateFound> {
        let cue = proposal.cue.as_ref()?;
        let speaker = proposal.speaker.as_ref().map(|speaker| &speaker.at);
        let behind = speaker
            .filter(|speaker| speaker.start >= cue.end && self.is_bare(cue.end..speaker.start))
            .map_or(cue.end, |speaker| speaker.end);
        let before = speaker.filter(|speaker| speaker.end <= cue.start);
        self.behind(behind, said)
            .or_else(|| self.before(before?, cue, said))
    }

    /// Takes a day off the end of a name: *the mayor on Tuesday* is nobody's.
    pub(super) fn take_off(&self, mention: &mut Mention) {
        let written = self.text.get(mention.at.clone());
        if written != Some(&mention.name) || mention.reference != Reference::Named {
            return;
        }
        let found = dates(self.text, mention.at.clone(), self.language, self.published);
        let Some(date) = found.last().filter(|date| date.at.end == mention.at.end) else {
            return;
        };
        if !is_day(date) && !date.date.contains('/') {
            return;
        }
        let name = mention.at.start..date.at.start;
        let name = match self.read(name.clone()).as_slice() {
            [.., last, by] if by.known.is(Class::Preposition) => name.start..name.start + last.end,
            [.., last] => name.start..name.start + last.end,
            [] => return,
        };
        if let Some(words) = self.text.get(name.clone()) {
            words.clone_into(&mut mention.name);
            mention.at = name;
        }
    }

    fn is_bare(&self, between: Range<usize>) -> bool {
        self.text
            .get(between)
            .is_some_and(|between| between.trim().is_empty())
    }

    fn behind(&self, from: usize, said: &[Range<usize>]) -> Option<DateFound> {
        let next = said.partition_point(|part| part.end <= from);
        let next = said.get(next).map_or(self.text.len(), |part| part.start);
        let to = self.boundary(next.min(from.saturating_add(REACH)));
        let window = self.text.get(from..to)?;
        let line = window.find('\n').unwrap_or(window.len());
        let found = dates(self.text, from..from + line, self.language, self.published);
        let date = found.into_iter().next()?;
        let fits = match self.between(from..date.at.start) {
            Between::Nothing => true,
            Between::Place => is_day(&date),
            Between::Else => false,
        };
        let behind = self.read(date.at.end..from + window.len());
        let is_last = behind.first().is_none_or(|next| {
            next.kind != Kind::Word && next.kind != Kind::Number
                || next.known.is(Class::That)
                || next.known.is(Class::Preposition)
        });
        (fits && is_last && !self.goes_on(date.at.end) && is_moment(&date)).then_some(date)
    }

    fn before(
        &self,
        speaker: &Range<usize>,
        cue: &Range<usize>,
        said: &[Range<usize>],
    ) -> Option<DateFound> {
        let between = speaker.end..cue.start;
        let others = said.partition_point(|part| part.end <= between.start);
        if said
            .get(others)
            .is_some_and(|part| part.start < between.end)
            || self.is_governed(speaker.clone())
        {
            return None;
        }
        let found = dates(self.text, between.clone(), self.language, self.published);
        let [date] = found.as_slice() else {
            return None;
        };
        let is_between = self.between(between.start..date.at.start) == Between::Nothing;
        let behind = self.read(date.at.end..between.end);
        let mut behind = behind.iter();
        let leads = behind.all(|token| {
            [Class::Auxiliary, Class::Adverb, Class::Passive]
                .iter()
                .any(|class| token.known.is(*class))
        });
        (is_between && leads && is_moment(date)).then(|| date.clone())
    }

    /// Whether a date behind a name may be of something else that a preposition ties to it, or it to: *a study released by the
    /// ministry on Tuesday*.
    fn is_governed(&self, name: Range<usize>) -> bool {
        let from = self.boundary(name.start.saturating_sub(REACH));
        let before = self.read(from..name.start);
        let is_tied = before
            .last()
            .is_some_and(|token| token.known.is(Class::Preposition) || token.known.is(Class::Of));
        is_tied
            || self
                .read(name)
                .iter()
                .any(|token| token.known.is(Class::Preposition))
    }

    /// The last place up to a byte that a character begins at.
    fn boundary(&self, byte: usize) -> usize {
        let mut places = (0..=byte).rev();
        places
            .find(|at| self.text.is_char_boundary(*at))
            .unwrap_or(0)
    }

    fn read(&self, at: Range<usize>) -> Vec<Token> {
        self.text
            .get(at)
            .map_or_else(Vec::new, |words| tokens(words, self.speech))
    }

    fn between(&self, at: Range<usize>) -> Between {
        let read = self.read(at);
        let is_free = |token: &Token| token.known.is(Class::Preposition);
        let is_place = |token: &Token| {
            matches!(token.kind, Kind::Comma | Kind::Open)
                || token.capital && !token.known.is_cue()
                || token.known.is(Class::Addressee)
        };
        match read.as_slice() {
            [] => Between::Nothing,
            [one] if is_free(one) => Between::Nothing,
            all if all.iter().all(|token| is_free(token) || is_place(token)) => Between::Place,
            _ => Between::Else,
        }
    }

    /// Whether a date is only the beginning of something else: *Monday's debate*, *the 2012 law*.
    fn goes_on(&self, end: usize) -> bool {
        let behind = &self.text[end..];
        behind.starts_with(['\'', '’', '-'])
            && behind.chars().nth(1).is_some_and(char::is_alphanumeric)
    }
}

/// Whether a date is one, and no period without a beginning or an end.
fn is_moment(date: &DateFound) -> bool {
    !date.date.contains("..")
}

fn is_day(date: &DateFound) -> bool {
    date.date.len() >= "2022-09-13".len() && !date.date.contains('/')
}
