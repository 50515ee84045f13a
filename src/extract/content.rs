//! The words that are said: before a cue, behind it, or around it.

use std::ops::Range;

use crate::extract::frames::{Found, Sentence};
use crate::extract::phrase::Subject;
use crate::extract::sentences::Item;
use crate::extract::speech::{Class, CueKind, Use};
use crate::extract::tokens::Kind;

impl Sentence<'_> {
    /// What a noun names, behind it.
    pub(super) fn content_of_noun(&self, this: &Found, end: usize) -> Vec<Range<usize>> {
        let next = this.at + 1;
        if next >= end {
            return Vec::new();
        }
        let has_clause = self.items[next].is(Class::That) || self.items[next].kind == Kind::Colon;
        let from = if self.items[next].is(Class::Of) || self.items[next].is(Class::Preposition) {
            next + 1
        } else {
            next
        };
        let to = (from + 1..end)
            .find(|at| {
                let item = &self.items[*at];
                !item.is_quotation
                    && (matches!(item.kind, Kind::Comma | Kind::Dash | Kind::Semicolon)
                        || !has_clause && (self.is_finite(*at) || item.is(Class::Clause)))
            })
            .unwrap_or(end);
        self.trimmed(from, to)
    }

    /// Skips what stands between a cue and what is said: whom it is said to, where and when.
    pub(super) fn skip_setting(&self, from: usize, to: usize, kind: CueKind) -> usize {
        let mut at = from;
        if at >= to {
            return at;
        }
        if matches!(self.items[at].kind, Kind::Comma | Kind::Colon | Kind::Dash)
            && !self.items[at].is_quotation
        {
            return at + 1;
        }
        if self.items[at].is(Class::That) || self.items[at].is_quotation {
            return at;
        }
        let settles = |item: &Item| {
            item.is(Class::Preposition)
                || item.is(Class::Of)
                || item.is(Class::Time)
                || item.is(Class::Addressee)
                || item.is(Class::Adverb) && !item.capital
        };
        if kind == CueKind::Say && settles(&self.items[at]) {
            // *said in a statement on Monday that*: up to the word that begins what is said.
            let horizon = to.min(at + 14);
            for ahead in at..horizon {
                let item = &self.items[ahead];
                let quotes = item.is_quotation
                    && (!self.items[ahead - 1].is_word() || item.to - item.from > 6);
                if item.is(Class::That) && !item.is(Class::Question) || quotes {
                    return ahead;
                }
                if matches!(item.kind, Kind::Comma | Kind::Colon) {
                    return if ahead + 1 < to { ahead + 1 } else { ahead };
                }
                let is_subject = item.is(Class::Pronoun) && !item.is(Class::Addressee);
                if item.is(Class::Clause) || is_subject || self.is_finite(ahead) {
                    break;
                }
            }
            while at < to
                && (self.items[at].is(Class::Time)
                    || self.items[at].is(Class::Addressee) && !self.items[at].is(Class::Possessive)
                    || self.items[at].is(Class::Adverb) && !self.items[at].capital)
            {
                at += 1;
            }
        }
        at
    }

    /// Whether only a setting stands there: *in Moscow on Monday*, *in a statement*.
    pub(super) fn is_setting(&self, from: usize, to: usize) -> bool {
        if from >= to {
            return true;
        }
        let first = &self.items[from];
        let begins = first.is(Class::Preposition)
            || first.is(Class::Time)
            || first.is(Class::Addressee)
            || first.is(Class::Clause)
            || first.is(Class::Adverb)
            || first.is(Class::And)
            || matches!(
                first.kind,
                Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Dash
            );
        begins
            && !(from..to).any(|at| {
                self.items[at].is(Class::That)
                    || self.items[at].is_quotation && self.items[at].to - self.items[at].from > 5
            })
    }

    pub(super) fn content(
        &self,
        this: &Found,
        speaker: Option<&Range<usize>>,
        begin: usize,
        end: usize,
    ) -> Vec<Range<usize>> {
        match this.cue.kind {
            CueKind::Agent => Vec::new(),
            CueKind::According | CueKind::Via => self.content_of_preposition(this, begin, end),
            CueKind::Final => {
                let from = speaker
                    .filter(|speaker| speaker.end <= this.at)
                    .map_or(begin, |speaker| speaker.end);
                self.trimmed(from, this.at)
            }
            CueKind::Object => self.trimmed(this.at + 1, self.bound(this, this.at + 1, end)),
            CueKind::Mutual => self.trimmed(this.at, self.bound(this, this.at, end)),
            CueKind::Noun => self.content_of_noun(this, end),
            CueKind::Say => self.content_of_verb(this, speaker, begin, end),
        }
    }

    pub(super) fn content_of_preposition(
        &self,
        this: &Found,
        begin: usize,
        end: usize,
    ) -> Vec<Range<usize>> {
        let behind = this.behind.as_ref().map_or(this.at + 1, |name| name.end);
        let starts = this.at == self.from
            || self.items[this.at - 1].is(Class::And)
            || this.at - self.from <= 2 && self.items[this.at - 1].is_word();
        if starts {
            let from = if behind < end && self.items[behind].kind == Kind::Comma {
                behind + 1
            } else {
                behind
            };
            return self.trimmed(from, end);
        }
        let begin = (self.from..this.opens)
            .rev()
            .find(|at| self.items[*at].kind == Kind::Semicolon)
            .map_or_else(
                || {
                    if this.cue.kind == CueKind::According {
                        self.from
                    } else {
                        begin
                    }
                },
                |at| at + 1,
            );
        let before = self.trimmed(begin.min(this.at), this.opens.min(this.at));
        // *according to documents seen by the newspaper, …*
        let behind = (behind..end.min(behind + 9))
            .take_while(|at| !self.items[*at].is(Class::That) && !self.is_finite(*at))
            .find(|at| self.items[*at].kind == Kind::Comma)
            .unwrap_or(behind);
        let between = self.items[this.at - 1].kind == Kind::Comma
            && behind < end
            && self.items[behind].kind == Kind::Comma;
        if between && end > behind + 3 {
            let mut both = before;
            both.extend(self.trimmed(behind + 1, end));
            return both;
        }
        before
    }

    pub(super) fn content_of_verb(
        &self,
        this: &Found,
        speaker: Option<&Range<usize>>,
        begin: usize,
        end: usize,
    ) -> Vec<Range<usize>> {
        let behind_cue = match (&this.behind, this.addressed) {
            (Some(name), _) => name.end,
            (None, Some(end)) => end,
            (None, None) => this.at + 1,
        };
        let opens = match (&this.subject, speaker) {
            (Subject::Name(name), _) => name.start,
            _ => this.opens,
        };
        let clause = (opens > self.from).then(|| opens - 1);
        let parted = clause.is_some_and(|at| {
            matches!(self.items[at].kind, Kind::Comma | Kind::Dash) || self.items[at].is_quotation
        }) || this.behind.is_some() && opens > self.from;
        let from = self.skip_setting(behind_cue, end, this.cue.kind);
        let may_follow = self.may_follow(this, opens, from, end);
        // Behind a quotation may stand a comma, a dash, or both.
        let quoted_before = (self.from..opens)
            .rev()
            .take(3)
            .find(|at| {
                let item = &self.items[*at];
                item.is_quotation || !matches!(item.kind, Kind::Comma | Kind::Dash)
            })
            .filter(|at| {
                let item = &self.items[*at];
                item.is_quotation && (item.to - item.from > 4 || item.ends_in_comma)
            });
        if let Some(at) = quoted_before.filter(|_| may_follow) {
            // The words before the quotation belong to it if they are of the same sentence.
            let goes_on = at > begin
                && (self.items[at - 1].is_word()
                    && !self.items[at - 1].is(Class::And)
                    && !self.items[at].capital
                    || self.items[at].continues && self.items[at - 1].kind == Kind::Comma);
            let start = if goes_on { begin } else { at };
            let next = self.next_quotation(behind_cue, end);
            let is_setting = goes_on
                && next.is_some_and(|next| next == behind_cue + 1 && !self.items[next].continues);
            if !is_setting {
                let mut content = self.trimmed(start, at + 1);
                if let Some(next) = next {
                    content.push(next..end.max(next + 1));
                } else if goes_on
                    && behind_cue + 1 < end
                    && self.items[behind_cue].kind == Kind::Comma
                    && this.behind.is_none()
                    && self.goes_on(behind_cue + 1)
                {
                    content.extend(self.trimmed(behind_cue + 1, end));
                }
                return content;
            }
        }
        let rest_is_setting = from >= end
            || self.is_setting(behind_cue, end)
                && !self.is_clause(from, end)
                && (parted || !self.says_when(behind_cue, end));
        // *A, X said, B*: what is before and behind.
        let is_between = this.behind.is_none()
            && behind_cue + 1 < end
            && self.items[behind_cue].kind == Kind::Comma
            && !self.items[behind_cue].is_quotation
            && !self.items[behind_cue + 1].is_quotation;
        if may_follow && parted && (this.behind.is_some() || rest_is_setting || is_between) {
            let mut before = self.trimmed(begin, opens);
            let least = if is_between { 1 } else { 2 };
            if before.iter().map(Range::len).sum::<usize>() >= least {
                if is_between && self.goes_on(behind_cue + 1) {
                    before.extend(self.trimmed(behind_cue + 1, end));
                }
                return before;
            }
        }
        let goes_on = parted
            && from < end
            && self.items[from].is_quotation
            && self.items[from].continues
            && self.items[from - 1].kind == Kind::Comma
            && (begin..opens).any(|at| self.items[at].is_quotation);
        if goes_on {
            let mut both = self.trimmed(begin, opens);
            both.extend(self.trimmed(from, end));
            return both;
        }
        if rest_is_setting
            && !(from < end && (self.items[from].is(Class::That) || self.items[from].is_quotation))
        {
            return Vec::new();
        }
        self.trimmed(from, self.bound(this, from, end))
    }

    /// Whether a cue can stand behind what is said: not where it shares the subject of the verb before it, with more behind it
    /// (*did A and said B*).
    fn may_follow(&self, this: &Found, opens: usize, from: usize, end: usize) -> bool {
        this.behind.is_some()
            || from >= end
            || !matches!(this.subject, Subject::Shared)
            || !(opens..this.at).any(|at| self.items[at].is(Class::And))
    }

    /// Whether what stands behind *A, X said,* goes on with what X said.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let item = &self.items[at];
        let ends = item.is(Class::Relative)
            || item.is(Class::And)
            || item.is(Class::Gap)
            || self.cue(at).is_some_and(|cue| {
                cue.uses.has(Use::Participle)
                    || matches!(cue.kind, CueKind::According | CueKind::Via)
            });
        !ends
    }

    /// Whether a time or somebody spoken to stands there, with a clause behind it: *said Monday the plan was*.
    pub(super) fn says_when(&self, from: usize, to: usize) -> bool {
        let first = &self.items[from];
        (first.is(Class::Time) || first.is(Class::Addressee))
            && (from + 1..to).any(|at| self.is_finite(at))
    }

    /// Whether what begins there can be what is said, though it begins like a setting.
    pub(super) fn is_clause(&self, from: usize, to: usize) -> bool {
        from < to && !self.is_setting(from, to)
    }

    /// A quotation that goes on behind its cue: *“A,” he said. “B.”*
    pub(super) fn next_quotation(&self, from: usize, to: usize) -> Option<usize> {
        (from..to.min(from + 14))
            .take_while(|at| {
                self.cue(*at)
                    .is_none_or(|cue| !cue.uses.has(Use::Participle))
            })
            .find(|at| {
                self.items[*at].is_quotation && self.items[*at].to - self.items[*at].from > 4
            })
            .filter(|at| *at > from && !self.items[*at - 1].is_word() || *at == from)
    }
}
