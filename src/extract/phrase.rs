//! The words that name a speaker, to the left and to the right of a cue. There is no parser here: a name ends where a mark, a
//! verb that is known, or a word that begins a clause stands.

use std::ops::Range;

use crate::extract::sentences::Item;
use crate::extract::speech::{Class, Use, Uses};
use crate::extract::tokens::Kind;

/// The longest remark between commas behind a name, in items.
const LONGEST_REMARK: usize = 30;

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
    pub(super) passive: bool,
    pub(super) strict: bool,
    pub(super) participle: bool,
    /// Whether all of a clause before the verb may be its subject.
    pub(super) wide: bool,
    pub(super) uses: Uses,
}

impl Wanted {
    /// What a passive comes to: somebody unnamed speaks, or the subject is spoken of.
    fn passive_subject(self) -> Subject {
        if self.uses.has(Use::Impersonal) {
            Subject::Nobody
        } else {
            Subject::None
        }
    }
}

impl<'a> Names<'a> {
    fn item(self, at: usize) -> &'a Item {
        &self.items[at]
    }

    /// Whether a word can be part of a name.
    fn is_of_name(self, at: usize) -> bool {
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
    fn begins_sentence(self, at: usize) -> bool {
        at == 0
            || matches!(self.item(at - 1).kind, Kind::Stop | Kind::Mark)
            || self.item(at - 1).is_quotation
    }

    /// Whether a word that may be a cue is a noun where it stands: behind an article or a possessive.
    fn is_noun_here(self, at: usize) -> bool {
        at > 0 && self.item(at - 1).is(Class::Determiner)
    }

    /// What stands before the cue at `cue`, within a sentence that begins at `from`.
    pub(super) fn subject(self, from: usize, cue: usize, wanted: Wanted) -> Subject {
        let mut at = cue;
        while at > from {
            let before = self.item(at - 1);
            if before.is(Class::Infinitive) {
                return if wanted.uses.has(Use::Infinitive) {
                    Subject::Shared
                } else {
                    Subject::None
                };
            }
            if before.is(Class::Passive) && !before.is(Class::Pronoun) {
                if wanted.passive && at == cue {
                    return wanted.passive_subject();
                }
                at -= 1;
            } else if before.is(Class::Auxiliary)
                || before.is(Class::Negation)
                || before.is(Class::Adverb) && !before.capital
            {
                // *has been accused*
                if wanted.passive && before.is(Class::Adverb) && at == cue {
                    let beyond = at.checked_sub(2).filter(|beyond| *beyond >= from);
                    if beyond.is_some_and(|beyond| self.item(beyond).is(Class::Passive)) {
                        return wanted.passive_subject();
                    }
                }
                at -= 1;
            } else if before.kind == Kind::Comma
                && at >= from + 3
                && self.item(at - 2).is(Class::Adverb)
                && self.item(at - 3).kind == Kind::Comma
            {
                // *X, however, said*
                at -= 3;
            } else {
                break;
            }
        }
        if at == from {
            return Subject::Shared;
        }
        let is_progressive = (at..cue).any(|at| self.item(at).is(Class::Passive));
        let before = self.item(at - 1);
        if wanted.participle && !is_progressive {
            let shares = matches!(before.kind, Kind::Comma | Kind::Dash)
                || before.is(Class::And)
                || wanted.uses.has(Use::Gerund);
            return if shares {
                Subject::Shared
            } else {
                Subject::None
            };
        }
        if before.is(Class::Relative) {
            let name = self.before_remark(from, at - 1);
            return Subject::Relative(at - 1, name);
        }
        if before.is(Class::And) {
            return Subject::Shared;
        }
        if matches!(before.kind, Kind::Comma | Kind::Dash) && !before.is_quotation {
            return match self.with_remark(from, at - 1) {
                Some(name) => Subject::Name(name),
                None => Subject::Shared,
            };
        }
        if matches!(
            before.kind,
            Kind::Dash | Kind::Colon | Kind::Mark | Kind::Semicolon
        ) || before.is_quotation
        {
            return Subject::Shared;
        }
        let name = self.name_before(from, at);
        let whole = if wanted.wide {
            self.whole_clause(from, at, name.as_ref())
        } else {
            None
        };
        match whole.or(name) {
            Some(name) if name.start > from && self.item(name.start - 1).is(Class::Gap) => {
                Subject::None
            }
            Some(name) if !wanted.strict || self.is_plain(name.clone()) => Subject::Name(name),
            _ => Subject::None,
        }
    }

    /// All of a clause before its verb, where it begins as names do and has no other verb: *people in three states going to
    /// the polls say*. Only where more of it stands before the name that was found.
    fn whole_clause(
        self,
        from: usize,
        to: usize,
        name: Option<&Range<usize>>,
    ) -> Option<Range<usize>> {
        let parts = |at: usize| {
            let item = self.item(at);
            !item.is_word() && !matches!(item.kind, Kind::Open | Kind::Close)
                || item.is(Class::That)
                || item.is(Class::Clause)
                || item.is(Class::And)
                || item.is(Class::Gap)
        };
        let mut start = (from..to)
            .rev()
            .find(|at| parts(*at))
            .map_or(from, |at| at + 1);
        while start < to && (self.item(start).is(Class::Adverb) || self.item(start).is(Class::Time))
        {
            start += 1;
        }
        if start >= to
            || to - start > LONGEST_REMARK
            || name.is_some_and(|name| name.start <= start)
        {
            return None;
        }
        let first = self.item(start);
        let begins = first.capital && !first.is(Class::Preposition)
            || first.is(Class::Determiner)
            || first.is(Class::Alone)
            || first.is(Class::Private)
            || first.is(Class::Body)
            || first.is(Class::Office)
            || first.kind == Kind::Number;
        let has_verb = (start..to).any(|at| {
            let item = self.item(at);
            item.is(Class::Auxiliary)
                || item.is(Class::Passive)
                || item.is(Class::Pronoun)
                || item.is(Class::Relative)
                || item.known.is_cue() && !item.capital && !self.is_noun_here(at)
        });
        let last = self.item(to - 1);
        let ends = !(last.is(Class::Determiner)
            || last.is(Class::Preposition)
            || last.is(Class::Of)
            || last.is(Class::Infinitive)
            || last.possessive);
        (begins && ends && !has_verb).then_some(start..to)
    }

    /// Whether a name ends so that what stands behind it can be no noun: in a pronoun, a name, a body.
    fn is_plain(self, name: Range<usize>) -> bool {
        let Some(last) = name.end.checked_sub(1).map(|last| self.item(last)) else {
            return false;
        };
        last.is(Class::Pronoun)
            || last.capital && !last.is(Class::Time)
            || last.is(Class::Body)
            || last.is(Class::Office)
            || last.is(Class::Private)
            || last.kind == Kind::Close
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
            } else if self.is_of_name(at - 1)
                && !(at < to
                    && self.item(at).is(Class::Determiner)
                    && !self.item(at).capital
                    && !before.is(Class::Determiner))
            {
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
    fn without_setting(self, from: usize, at: usize, to: usize) -> Option<Range<usize>> {
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
        while at < to
            && self.item(at).kind == Kind::Number
            && at + 1 < to
            && !self.item(at + 1).capital
        {
            // *49 people said* keeps its number; *2016 Trump* does not.
            break;
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

    /// The name before a comma that ends a remark, or several: *X, the minister, said*. They belong to it.
    fn with_remark(self, from: usize, comma: usize) -> Option<Range<usize>> {
        let mark = self.item(comma).kind;
        (from + 1..comma.saturating_sub(1))
            .rev()
            .take(LONGEST_REMARK)
            .filter(|at| self.item(*at).kind == mark && !self.item(*at).is_quotation)
            .find_map(|start| self.before_mark(from, start, comma))
            .map(|name| {
                // *X, a philanthropist from A, B, said*: what is found may be a remark itself.
                let before = name.start.checked_sub(1).filter(|before| *before > from);
                before
                    .filter(|before| {
                        self.item(*before).kind == mark && self.item(before - 1).capital
                    })
                    .and_then(|before| self.before_mark(from, before, comma))
                    .unwrap_or(name)
            })
    }

    /// The name before the mark at `start`, if a remark stands between that and the mark at `end`.
    fn before_mark(self, from: usize, start: usize, end: usize) -> Option<Range<usize>> {
        let first = self.item(start + 1);
        let is_clause = first.is(Class::Relative) || first.is(Class::Gap);
        let is_remark = (start + 1..end).all(|at| {
            let item = self.item(at);
            !(item.is_quotation && item.to - item.from > 6)
                && (is_clause || !item.is(Class::Passive) && !item.is(Class::Auxiliary))
        });
        let name = self.name_before(from, start).filter(|_| is_remark)?;
        let opens = name.start == from || {
            let before = self.item(name.start - 1);
            !before.is_word()
                || before.is(Class::And)
                || before.is(Class::Clause)
                || before.is(Class::That)
        };
        let is_name = name
            .clone()
            .any(|at| self.names_somebody(at) || self.item(at).is(Class::Determiner));
        (opens && is_name).then_some(name.start..end)
    }

    /// The name before *who*, with or without a comma.
    fn before_remark(self, from: usize, relative: usize) -> Option<Range<usize>> {
        let to = if relative > from && self.item(relative - 1).kind == Kind::Comma {
            relative - 1
        } else {
            relative
        };
        (to > from).then(|| self.name_before(from, to)).flatten()
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
    fn ties(self, start: usize, at: usize) -> bool {
        self.item(at).is(Class::Preposition)
            && at > start
            && (self.item(at - 1).is(Class::Office)
                || self.item(at - 1).is(Class::Body) && !self.item(at - 1).capital)
    }

    /// Adds an office behind a comma to a name, or a name to an office: *X, the mayor*, *the President, X*.
    fn with_remark_behind(self, name: Range<usize>, to: usize) -> Range<usize> {
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
