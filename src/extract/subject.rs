//! What stands before a verb: whether it is its subject, and how much of it.

use std::ops::Range;

use crate::extract::phrase::{LONGEST_REMARK, Names, Subject, Wanted};
use crate::extract::speech::{Class, Use};
use crate::extract::tokens::Kind;

impl Names<'_> {
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
                if wanted.uses.has(Use::Passive) && at == cue {
                    return wanted.passive_subject();
                }
                at -= 1;
            } else if before.is(Class::Auxiliary)
                || before.is(Class::Negation)
                || before.is(Class::Adverb) && !before.capital
            {
                // *has been accused*
                if wanted.uses.has(Use::Passive) && before.is(Class::Adverb) && at == cue {
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
        if wanted.uses.has(Use::Participle) && !is_progressive {
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
            Some(name) if !wanted.uses.has(Use::Strict) || self.is_plain(name.clone()) => {
                Subject::Name(name)
            }
            _ => Subject::None,
        }
    }

    /// All of a clause before its verb, where it begins as names do and has no other verb: *people in three states going to
    /// the polls say*. Only where more of it stands before the name that was found.
    pub(super) fn whole_clause(
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
    pub(super) fn is_plain(self, name: Range<usize>) -> bool {
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

    /// The name before a comma that ends a remark, or several: *X, the minister, said*. They belong to it.
    pub(super) fn with_remark(self, from: usize, comma: usize) -> Option<Range<usize>> {
        let mark = self.item(comma).kind;
        (from + 1..comma.saturating_sub(1))
            .rev()
            .take(LONGEST_REMARK)
            .filter(|at| self.item(*at).kind == mark && !self.item(*at).is_quotation)
            .find_map(|start| self.before_mark(from, start, comma))
            .map(|name| {
                // *X, a doctor from A, B, said*: what is found may be a remark itself.
                let before = name.start.checked_sub(1).filter(|before| *before > from);
                before
                    .filter(|before| {
                        self.item(*before).kind == mark && self.names_somebody(before - 1)
                    })
                    .and_then(|before| self.before_mark(from, before, comma))
                    .unwrap_or(name)
            })
    }

    /// The name before the mark at `start`, if a remark stands between that and the mark at `end`.
    pub(super) fn before_mark(self, from: usize, start: usize, end: usize) -> Option<Range<usize>> {
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
    pub(super) fn before_remark(self, from: usize, relative: usize) -> Option<Range<usize>> {
        let to = if relative > from && self.item(relative - 1).kind == Kind::Comma {
            relative - 1
        } else {
            relative
        };
        (to > from).then(|| self.name_before(from, to)).flatten()
    }
}
