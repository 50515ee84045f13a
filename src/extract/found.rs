//! Each cue with what stands before it, or behind it where the order is turned round.

use std::ops::Range;

use crate::extract::frames::{Found, Sentence};
use crate::extract::phrase::{Subject, Wanted};
use crate::extract::speech::{Class, Cue, CueKind, Use};
use crate::extract::tokens::Kind;

impl Sentence<'_> {
    /// A noun that names what is said: *his claim that*, *criticism of*.
    pub(super) fn found_noun(&self, at: usize, cue: Cue) -> Option<Found> {
        if cue.kind != CueKind::Noun && !cue.uses.has(Use::Noun) || at + 1 >= self.to {
            return None;
        }
        let owner = self.names.owner(self.from, at);
        let next = &self.items[at + 1];
        let tells = next.is(Class::That)
            || next.is(Class::Of)
            || next.is(Class::Infinitive)
            || next.is(Class::Preposition)
            || next.kind == Kind::Colon;
        let opens = owner.as_ref().map_or(at, |owner| owner.start);
        (tells && (owner.is_some() || !next.is(Class::Infinitive))).then(|| Found {
            at,
            cue: Cue {
                kind: CueKind::Noun,
                ..cue
            },
            subject: owner.map_or(Subject::Nobody, Subject::Name),
            behind: None,
            addressed: None,
            opens,
            is_relative: false,
        })
    }

    pub(super) fn found(&self, at: usize, cue: Cue) -> Option<Found> {
        match cue.kind {
            CueKind::Noun => None,
            CueKind::According | CueKind::Via | CueKind::Agent => {
                let behind = self.names.name_behind(at + 1, self.to)?;
                let opens = if at > self.from && self.items[at - 1].kind == Kind::Comma {
                    at - 1
                } else {
                    at
                };
                Some(Found {
                    at,
                    cue,
                    subject: Subject::Shared,
                    behind: Some(behind),
                    addressed: None,
                    opens,
                    is_relative: false,
                })
            }
            CueKind::Final => self.found_last(at, cue),
            CueKind::Say | CueKind::Object | CueKind::Mutual => {
                let wanted = Wanted {
                    wide: cue.kind == CueKind::Say && !cue.uses.has(Use::Strict),
                    uses: cue.uses,
                };
                let mut subject = if cue.uses.has(Use::Before) {
                    Subject::Shared
                } else {
                    self.names.subject(self.from, at, wanted)
                };
                if cue.uses.has(Use::Own) {
                    let behind = at + 1..at + 1;
                    return Some(Found {
                        at,
                        cue,
                        subject: Subject::Shared,
                        behind: Some(behind),
                        addressed: None,
                        opens: at,
                        is_relative: false,
                    });
                }
                let mut behind = None;
                let addressed = (cue.uses.has(Use::Addressed) && !self.begins_clause(at + 1))
                    .then(|| self.names.name_behind(at + 1, self.to))
                    .flatten()
                    .map(|name| name.end);
                if subject == Subject::Shared
                    && addressed.is_none()
                    && cue.kind == CueKind::Say
                    && (!cue.uses.has(Use::Strict) || self.is_behind_quotation(at))
                    && !cue.uses.has(Use::Participle)
                    && (cue.uses.has(Use::Before) || self.may_be_inverted(at))
                {
                    behind = self
                        .names
                        .name_behind(at + 1, self.to)
                        .filter(|name| cue.uses.has(Use::Before) || self.ends_clause(name));
                    if behind.is_none() && (at == self.from || cue.uses.has(Use::Before)) {
                        return None;
                    }
                }
                if subject == Subject::None {
                    return None;
                }
                if cue.uses.has(Use::Strict) && subject == Subject::Shared && behind.is_none() {
                    return None;
                }
                let next = self.items.get(at + 1).filter(|_| at + 1 < self.to);
                if cue.uses.has(Use::Passive) && next.is_some_and(|next| next.is(Class::By)) {
                    return None;
                }
                let closes = match &subject {
                    Subject::Name(name) => self.is_behind_quotation(name.start),
                    _ => false,
                };
                if cue.uses.has(Use::Clause)
                    && behind.is_none()
                    && !closes
                    && !self.begins_clause(at + 1)
                {
                    return None;
                }
                if cue.uses.has(Use::Document) && !self.is_document(&subject) {
                    return None;
                }
                let is_relative = matches!(subject, Subject::Relative(..));
                if is_relative && cue.kind == CueKind::Object && !cue.uses.has(Use::Relative) {
                    return None;
                }
                if let Subject::Relative(_, None) = subject {
                    subject = Subject::Shared;
                }
                let opens = match &subject {
                    _ if behind.is_some() => at,
                    Subject::Name(name) => name.start,
                    Subject::Relative(who, _) => *who,
                    _ => self.before_adverbs(at),
                };
                Some(Found {
                    at,
                    cue,
                    subject,
                    behind,
                    addressed,
                    opens,
                    is_relative,
                })
            }
        }
    }

    fn is_document(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Name(name) => name.clone().any(|at| self.items[at].is(Class::Document)),
            _ => false,
        }
    }

    /// A verb behind what is said: the speaker begins the sentence, up to a comma or a quotation, or stands behind the verb.
    pub(super) fn found_last(&self, at: usize, cue: Cue) -> Option<Found> {
        let first = self.names.name_behind(self.from, at).filter(|name| {
            let next = &self.items[name.end];
            next.is_quotation || next.kind == Kind::Comma
        });
        let behind = match first {
            None if self.is_behind_quotation(at) => self.names.name_behind(at + 1, self.to),
            _ => None,
        };
        if first.is_none() && !self.is_behind_quotation(at) {
            return None;
        }
        Some(Found {
            at,
            cue,
            subject: first.map_or(Subject::Nobody, Subject::Name),
            behind,
            addressed: None,
            opens: at,
            is_relative: false,
        })
    }

    /// The first of the words that lead to a verb without a subject of its own, with the comma or *and* before them.
    pub(super) fn before_adverbs(&self, at: usize) -> usize {
        let mut at = at;
        while at > self.from {
            let before = &self.items[at - 1];
            if before.is(Class::And)
                || before.kind == Kind::Comma
                || before.is(Class::Adverb)
                || before.is(Class::Auxiliary)
            {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// Whether a quotation stands before, with or without a comma.
    pub(super) fn is_behind_quotation(&self, at: usize) -> bool {
        let mut before = (self.from..at).rev().filter(|at| {
            self.items[*at].is_quotation
                || !matches!(self.items[*at].kind, Kind::Comma | Kind::Dash)
        });
        before.next().is_some_and(|at| self.items[at].is_quotation)
    }

    /// Whether the speaker may stand behind the verb: behind a quotation, a comma or a dash, or at the beginning.
    pub(super) fn may_be_inverted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.from) else {
            return true;
        };
        let before = &self.items[before];
        before.is_quotation
            || matches!(
                before.kind,
                Kind::Comma | Kind::Dash | Kind::Stop | Kind::Mark
            )
    }

    /// Whether no verb stands behind a name of which it could be the subject.
    pub(super) fn ends_clause(&self, name: &Range<usize>) -> bool {
        if name.end >= self.to {
            return true;
        }
        let next = &self.items[name.end];
        let is_pronoun = name.len() == 1 && self.items[name.start].is(Class::Pronoun);
        let is_mark = next.is_quotation || !next.is_word();
        is_mark
            || !is_pronoun
                && (next.is(Class::Preposition)
                    || next.is(Class::Of)
                    || next.is(Class::Time)
                    || next.is(Class::Clause)
                    || next.is(Class::Relative)
                    || next.is(Class::And)
                    || next.is(Class::Adverb))
    }

    /// The name that the sentence begins with, before `to`.
    pub(super) fn opening_name(&self, to: usize) -> Option<Range<usize>> {
        self.names
            .name_behind(self.from, to)
            .filter(|name| name.end < to)
    }

    /// Whether what stands there begins a clause, or is quoted.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        if at >= self.to {
            return false;
        }
        let item = &self.items[at];
        let is_mark = matches!(item.kind, Kind::Comma | Kind::Colon) && !item.is_quotation;
        item.is(Class::That)
            || item.is_quotation
            || item.is(Class::Gap)
            || item.is(Class::Pronoun) && !item.is(Class::Addressee)
            || is_mark && at + 1 < self.to && self.items[at + 1].is_quotation
    }
}
