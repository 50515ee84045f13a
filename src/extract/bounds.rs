//! Where the words end that belong to a cue.

use std::ops::Range;

use crate::extract::frames::{Found, Sentence};
use crate::extract::phrase::Subject;
use crate::extract::sentences::Item;
use crate::extract::speech::{Class, CueKind};
use crate::extract::tokens::Kind;

impl Sentence<'_> {
    /// Where the words that follow a cue end: where the next cue begins a clause of its own beside this one.
    pub(super) fn end(&self, later: &[Found], this: &Found, last: usize) -> usize {
        for next in later {
            let open = next.opens;
            if open <= this.at + 1 {
                continue;
            }
            let before = &self.items[open - 1];
            let beside = match (&next.subject, &next.behind) {
                (_, Some(_)) => {
                    next.cue.kind == CueKind::According || next.cue.kind == CueKind::Via
                }
                (Subject::Shared, None) => {
                    let opener = &self.items[open];
                    opener.kind == Kind::Comma || opener.is(Class::And)
                }
                (Subject::Relative(..), _) => false,
                _ => {
                    before.is(Class::And) && self.joins_clauses(open)
                        || before.is(Class::Clause)
                            && open >= 2
                            && self.items[open - 2].kind == Kind::Comma
                        || before.kind == Kind::Semicolon
                        || before.is_quotation && before.ends_in_comma
                        || self.is_parted(next)
                            && (next.at + 1 >= last || self.items[next.at + 1].kind == Kind::Comma)
                }
            };
            if beside {
                let mut end = open;
                while end > this.at + 1
                    && (self.items[end - 1].is(Class::And)
                        || self.items[end - 1].is(Class::Clause)
                        || self.items[end - 1].kind == Kind::Comma)
                {
                    end -= 1;
                }
                return end;
            }
        }
        if this.is_relative {
            // The clause about a name ends at its comma.
            let ends = |at: &usize| {
                let item = &self.items[*at];
                !item.is_quotation && item.kind == Kind::Comma
            };
            if let Some(end) = (this.at + 1..last).find(ends) {
                return end;
            }
        }
        last
    }

    /// Whether the *and* before a clause joins it to the one before: it has a comma, or a country speaks behind it, which
    /// believes and says nothing within what another says.
    pub(super) fn joins_clauses(&self, open: usize) -> bool {
        open >= 2 && self.items[open - 2].kind == Kind::Comma
            || self.items[open].is(Class::Body)
            || self.items[open].is(Class::Place)
    }

    /// Where the words that belong to a verb end, no later than `end`: at the mark behind which another clause begins.
    pub(super) fn bound(&self, this: &Found, from: usize, end: usize) -> usize {
        let hangs = self.is_subordinate(this.opens);
        let is_short = this.cue.kind == CueKind::Object || hangs;
        for at in from + 1..end {
            let item = &self.items[at];
            if item.is_quotation {
                continue;
            }
            let next = self.items.get(at + 1).filter(|_| at + 1 < end);
            let parts = match item.kind {
                Kind::Semicolon => true,
                Kind::Dash if is_short => true,
                Kind::Comma if is_short => {
                    let is_list = next.is_some_and(|next| {
                        self.is_listed(next) && (!next.capital || self.items[at - 1].capital)
                    });
                    hangs || !is_list
                }
                // *… and who*: another clause about what is meant.
                _ => {
                    this.cue.kind == CueKind::Mutual
                        && item.is(Class::And)
                        && next.is_some_and(|next| next.is(Class::Relative))
                }
            };
            if parts {
                return at;
            }
        }
        end
    }

    /// Whether a word behind a comma goes on a list rather than begin a clause or a remark.
    pub(super) fn is_listed(&self, item: &Item) -> bool {
        let begins = item.is(Class::Clause)
            || item.is(Class::Relative)
            || item.is(Class::Gap)
            || item.is(Class::Adverb)
            || item.is(Class::Preposition)
            || item.is(Class::Pronoun)
            || item.is(Class::Determiner)
            || item.is(Class::That)
            || item.is(Class::And)
            || item.is(Class::Infinitive)
            || item.is(Class::Time)
            || item.is(Class::Auxiliary)
            || item.is(Class::Passive)
            || item.known.is_cue();
        item.is_word() && !begins
    }

    /// Whether a clause that begins at `opens` hangs on the main one before which it stands: *when X said …, Y …*.
    pub(super) fn is_subordinate(&self, opens: usize) -> bool {
        let Some(before) = opens.checked_sub(1).filter(|before| *before >= self.from) else {
            return false;
        };
        let first = before == self.from
            || !self.items[before - 1].is_word() && !self.items[before - 1].is_quotation
            || self.items[before - 1].is(Class::And);
        first && self.items[before].is(Class::Clause)
    }

    /// A part of the sentence without marks and joining words at its ends; none if nothing is left.
    pub(super) fn trimmed(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let (mut from, mut to) = (from, to);
        let is_mark = |item: &Item| {
            !item.is_quotation
                && matches!(
                    item.kind,
                    Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop
                )
        };
        while from < to && is_mark(&self.items[from]) {
            from += 1;
        }
        while from < to && (is_mark(&self.items[to - 1]) || self.items[to - 1].is(Class::And)) {
            to -= 1;
        }
        if from < to {
            std::iter::once(from..to).collect()
        } else {
            Vec::new()
        }
    }
}
