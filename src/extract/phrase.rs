//! The words that name a speaker, to the left and to the right of a cue. There is no parser here: a name ends where a mark, a
//! verb that is known, or a word that begins a clause stands.

use std::ops::Range;

use crate::extract::sentences::Item;
use crate::extract::speech::{Class, Use, Uses};
use crate::extract::tokens::Kind;

/// The longest remark between commas behind a name, in items.
pub(super) const LONGEST_REMARK: usize = 30;

/// The longest name, in items.
const LONGEST_NAME: usize = 16;

/// What stands before a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A name: items.
    Name(Range<usize>),
    /// *who*: the item, and the name before it.
    Relative(usize, Option<Range<usize>>),
    /// Nothing of its own: the verb shares the subject of the one before, or stands first.
    Shared,
    /// A passive that tells what is said, and not by whom.
    Nobody,
    /// The verb is passive, an infinitive, or no verb at all.
    None,
}

/// The items of a text, and how to read names in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names<'a> {
    pub(super) items: &'a [Item],
}

/// What is looked for before a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Whether all of a clause before the verb may be its subject.
    pub(super) wide: bool,
    pub(super) uses: Uses,
}

impl Wanted {
    /// What a passive comes to: somebody unnamed speaks, or the subject is spoken of.
    pub(super) fn passive_subject(self) -> Subject {
        if self.uses.has(Use::Impersonal) {
            Subject::Nobody
        } else {
            Subject::None
        }
    }
}

impl<'a> Names<'a> {
    pub(super) fn item(self, at: usize) -> &'a Item {
        &self.items[at]
    }

    /// Whether a word can be part of a name.
    pub(super) fn is_of_name(self, at: usize) -> bool {
        let item = self.item(at);
        item.is_word()
            && !(item.is(Class::That)
                || item.is(Class::Clause)
                || item.is(Class::Auxiliary)
                || item.is(Class::Passive)
                || item.is(Class::Relative)
                || item.is(Class::Gap)
                || item.is(Class::Infinitive)
                || item.is(Class::Negation)
                || item.is(Class::Pronoun)
                || item.is(Class::And)
                || item.is(Class::Preposition)
                || item.is(Class::Adverb) && !item.capital
                || item.known.is_cue()
                    && (!item.capital || self.begins_sentence(at))
                    && !self.is_noun_here(at))
    }

    /// Whether a word is the first of a sentence, so that its capital tells nothing.
    pub(super) fn begins_sentence(self, at: usize) -> bool {
        at == 0
            || matches!(self.item(at - 1).kind, Kind::Stop | Kind::Mark)
            || self.item(at - 1).is_quotation
    }

    /// Whether a word that may be a cue is a noun where it stands: behind an article or a possessive.
    pub(super) fn is_noun_here(self, at: usize) -> bool {
        at > 0 && self.item(at - 1).is(Class::Determiner)
    }

    /// Whether a verb in the past stands there, and no participle before its noun: *the closed bridge*.
    fn is_past(self, at: usize) -> bool {
        let item = self.item(at);
        item.is(Class::Past) && !item.capital && !self.item(at - 1).is(Class::Determiner)
    }

    /// Whether another name begins there: at an article with none before it.
    fn parts(self, at: usize) -> bool {
        let item = self.item(at);
        item.is(Class::Determiner) && !item.capital && !self.item(at - 1).is(Class::Determiner)
    }

    /// The name that ends before `to`.
    pub(super) fn name_before(self, from: usize, to: usize) -> Option<Range<usize>> {
        let last = self.item(to - 1);
        if last.is(Class::Pronoun) && last.is_word() {
            return Some(to - 1..to);
        }
        let mut at = to;
        // A remark in brackets belongs to the name before it.
        while at > from && to - at < LONGEST_NAME {
            let before = self.item(at - 1);
            if before.kind == Kind::Close {
                match (from..at - 1)
                    .rev()
                    .take(LONGEST_REMARK)
                    .find(|open| self.item(*open).kind == Kind::Open)
                {
                    Some(open) => at = open,
                    None => break,
                }
            } else if self.is_of_name(at - 1) && !(at < to && self.parts(at)) {
                at -= 1;
            } else if before.is(Class::Of) || before.is(Class::Preposition) {
                // A preposition ties the name to a noun before it, if there is one.
                if at == to || at < from + 2 || !self.is_of_name(at - 2) {
                    break;
                }
                at -= 1;
            } else if before.is(Class::And) {
                // Two who speak together.
                let joins = at >= from + 2
                    && at < to
                    && self.is_of_name(at - 2)
                    && self.names_somebody(at - 2)
                    && (self.names_somebody(at) || self.item(at).is(Class::Determiner));
                if !joins || before.capital {
                    break;
                }
                at -= 1;
            } else {
                break;
            }
        }
        self.without_setting(from, at, to)
    }

    /// Whether a word by itself names a person, a body or a place.
    pub(super) fn names_somebody(self, at: usize) -> bool {
        let item = self.item(at);
        item.capital && !item.is(Class::Time)
            || item.is(Class::Body)
            || item.is(Class::Office)
            || item.is(Class::Private)
    }

    /// Takes times and places at the beginning of a clause off a name: *on Monday the ministry*, *in 2016 Trump*.
    pub(super) fn without_setting(self, from: usize, at: usize, to: usize) -> Option<Range<usize>> {
        let mut at = at;
        let behind_preposition = at > from && self.item(at - 1).is(Class::Preposition) && at < to;
        while at < to
            && (self.item(at).is(Class::Time)
                || self.item(at).is(Class::Adverb)
                    && (!self.item(at).capital || at + 1 < to && !self.item(at + 1).capital))
        {
            at += 1;
        }
        if behind_preposition {
            // What belongs to the preposition is not told; the last words with capitals are the name.
            let capitals = (at..to)
                .rev()
                .take_while(|i| self.item(*i).capital && self.item(*i).is_word())
                .count();
            if capitals == 0
                || capitals == to - at && at > from && self.item(at - 1).is(Class::Preposition)
            {
                return None;
            }
            at = to - capitals;
        }
        if at >= to {
            return None;
        }
        let last = self.item(to - 1);
        if last.possessive {
            return None;
        }
        if last.is(Class::Determiner) && to - at == 1 && !last.is(Class::Alone) {
            return None;
        }
        let is_dated = last.is(Class::Time)
            && to - at > 2
            && (self.item(at).is(Class::Determiner) || self.names_somebody(at));
        if last.is(Class::Time) && !is_dated || last.is(Class::Of) {
            return None;
        }
        Some(at..to)
    }

    /// The name that begins at `from`, no further than `to`: behind *said* or *according to*.
    pub(super) fn name_behind(self, from: usize, to: usize) -> Option<Range<usize>> {
        let mut at = from;
        while at < to && self.item(at).is(Class::Adverb) && !self.item(at).capital {
            at += 1;
        }
        let start = at;
        if at < to && self.item(at).is(Class::Pronoun) {
            return Some(at..at + 1);
        }
        while at < to && at - start < LONGEST_NAME {
            let item = self.item(at);
            if item.kind == Kind::Open {
                match (at..to)
                    .take(10)
                    .find(|close| self.item(*close).kind == Kind::Close)
                {
                    Some(close) if at > start => at = close + 1,
                    _ => break,
                }
                continue;
            }
            if item.is(Class::Time) && at > start {
                break;
            }
            if at > start && self.is_past(at) {
                break;
            }
            // Another name begins.
            if at > start && item.is(Class::Determiner) && !self.item(at - 1).is(Class::Determiner)
            {
                break;
            }
            if self.is_of_name(at) {
                at += 1;
            } else if (item.is(Class::Of) || self.ties(start, at))
                && at > start
                && at + 1 < to
                && (self.is_of_name(at + 1) || self.item(at + 1).is(Class::Determiner))
            {
                at += 2;
            } else if item.is(Class::And)
                && at > start
                && at + 1 < to
                && self.names_somebody(at - 1)
                && (self.names_somebody(at + 1) || self.item(at + 1).is(Class::Determiner))
            {
                at += 1;
            } else {
                break;
            }
        }
        while at > start && (self.item(at - 1).is(Class::Of) || self.item(at - 1).is(Class::Time)) {
            at -= 1;
        }
        if at == start || self.item(start).is(Class::Time) {
            return None;
        }
        let name = start..at;
        (name
            .clone()
            .any(|i| self.names_somebody(i) || self.item(i).is(Class::Determiner))
            || name.len() <= 3)
            .then(|| self.with_remark_behind(name, to))
    }

    /// Whether a preposition ties a place to an office: *spokesman for*, *professor at*.
    pub(super) fn ties(self, start: usize, at: usize) -> bool {
        self.item(at).is(Class::Preposition)
            && at > start
            && (self.item(at - 1).is(Class::Office)
                || self.item(at - 1).is(Class::Body) && !self.item(at - 1).capital)
    }

    /// Adds an office behind a comma to a name, or a name to an office: *X, the mayor*, *the President, X*.
    pub(super) fn with_remark_behind(self, name: Range<usize>, to: usize) -> Range<usize> {
        let comma = name.end;
        if comma + 1 >= to || self.item(comma).kind != Kind::Comma {
            return name;
        }
        let first = self.item(comma + 1);
        let has_office = name
            .clone()
            .any(|at| self.item(at).is(Class::Office) || self.item(at).is(Class::Body));
        let names = first.is_word() && first.capital && has_office && !first.is(Class::Time);
        let describes =
            first.is(Class::Determiner) || first.is(Class::Office) || first.is(Class::Private);
        if !names && !describes {
            return name;
        }
        let mut at = comma + 1;
        while at < to && at - comma < LONGEST_REMARK {
            let item = self.item(at);
            let is_tie = item.is(Class::Of) || item.is(Class::Preposition) && describes;
            if self.is_of_name(at) && !(item.is(Class::Time))
                || is_tie && at + 1 < to && self.is_of_name(at + 1)
            {
                at += 1;
            } else {
                break;
            }
        }
        // Only where it ends as remarks do.
        let ends = at == to || !self.item(at).is_word() || !describes;
        if at > comma + 1 && ends {
            name.start..at
        } else {
            name
        }
    }

    /// Whose a noun is, before it: *his claim*, *the ministry's latest claim*.
    pub(super) fn owner(self, from: usize, noun: usize) -> Option<Range<usize>> {
        let mut at = noun;
        while at > from && noun - at < 3 {
            let before = self.item(at - 1);
            if before.is(Class::Possessive) {
                return Some(at - 1..at);
            }
            if before.possessive {
                let mut start = at - 1;
                while start > from && at - start < LONGEST_NAME {
                    let item = self.item(start - 1);
                    if self.is_of_name(start - 1) && !item.possessive {
                        start -= 1;
                    } else {
                        break;
                    }
                }
                return Some(start..at);
            }
            if !self.is_of_name(at - 1) || before.is(Class::Determiner) {
                return None;
            }
            at -= 1;
        }
        None
    }
}
