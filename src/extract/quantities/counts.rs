//! Whether a number counts something, as far as what stands around it tells.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::extract::pieces::entry::{Case, Class, Role};
use crate::extract::pieces::piece::{Gap, is_hyphen};
use crate::extract::proposal::Quantity;
use crate::extract::quantities::accept::{answer, settled};
use crate::extract::quantities::counted::{Counted, counted};
use crate::extract::quantities::find::{Finder, Found, Prefix};
use crate::extract::quantities::number::{Begins, Number, Value, number};
use crate::extract::quantities::words::BoundKind;

impl Finder<'_, '_> {
    pub(super) fn accept(
        &self,
        start: usize,
        from: usize,
        prefix: Prefix,
        number: Number,
    ) -> Found {
        let pieces = self.pieces;
        let mut end = number.end;
        let mut prefix = prefix;
        let mut value = number.value;
        let passed = Found::Passed(end);
        let is_open = matches!(number.case, Case::From | Case::To);
        let behind = self.vocabulary.phrase_at(pieces, end, |role| match role {
            Role::BoundBehind(bound, case) if case == number.case => Some(bound),
            _ => None,
        });
        if let Some((bound, behind)) = behind.filter(|_| pieces.follows(end)) {
            prefix.unclear |= prefix.bound.is_some() && prefix.bound != Some(bound);
            prefix.bound = Some(bound);
            end = behind;
        } else if is_open {
            return passed;
        }
        if number.case == Case::About
            && let Value::Exact(about) = value
        {
            value = Value::Rough(about);
        }
        if let Some(end) = self.share(&number) {
            return Found::Passed(end);
        }
        // `a ten-point lead`
        let is_adjective = pieces.glued_mark(end).is_some_and(is_hyphen)
            && pieces.is_word(end + 1)
            && pieces.is_glued(end + 1);
        if is_adjective
            || prefix.unclear
            || self.is_at(end, Role::NameBehind).is_some()
            || self.is_ordinal(from, &number)
        {
            return passed;
        }
        // Two numbers side by side are not understood.
        let adjacent = pieces.follows(end)
            && pieces.get(end).is_some_and(|piece| piece.gap != Gap::None)
            && !matches!(
                self::number(pieces, end, false, self.vocabulary),
                Begins::Nothing
            );
        if adjacent && prefix.bound.is_none() {
            return passed;
        }
        let measured = self
            .is_at(end, Role::Measure)
            .filter(|_| pieces.follows(end));
        let measured = prefix
            .measure
            .clone()
            .or_else(|| measured.map(|behind| end..behind));
        let is_one = value == Value::Exact(Decimal::ONE);
        if is_one && self.is_at(end, Role::Of).is_some() {
            return passed;
        }
        let noun = match &measured {
            Some(at) => Some(Counted {
                at: at.clone(),
                class: Some(Class::Unit),
            }),
            None if number.case == Case::Other && prefix.bound.is_none() => None,
            None => counted(pieces, end, is_one, self.vocabulary),
        };
        let class = noun.as_ref().and_then(|noun| noun.class);
        let Some(value) = settled(value, class, measured.is_some()) else {
            return passed;
        };
        if !self.counts(start..from, &number, &prefix, noun.as_ref()) {
            return passed;
        }
        let Some(answer) = answer(value, prefix.bound, prefix.denied) else {
            return passed;
        };
        let quantity = Quantity {
            at: pieces.span(start..end),
            answer,
            counted: noun.map_or_else(String::new, |noun| self.text(noun.at)),
        };
        Found::Quantity(quantity, end)
    }

    /// `1 in 4`, `eight out of 10`: where it ends.
    fn share(&self, number: &Number) -> Option<usize> {
        let Value::Exact(part) = number.value else {
            return None;
        };
        let at = self.is_at(number.end, Role::Share)?;
        if !(self.pieces.follows(number.end) && self.pieces.follows(at)) {
            return None;
        }
        match self::number(self.pieces, at, false, self.vocabulary) {
            Begins::Number(Number {
                value: Value::Exact(whole),
                end,
                ..
            }) if part <= whole && whole <= Decimal::ONE_HUNDRED => Some(end),
            _ => None,
        }
    }

    /// `3. tugay`, `1) …`: digits before a full stop that ends no sentence, or at the head of a list.
    fn is_ordinal(&self, from: usize, number: &Number) -> bool {
        let pieces = self.pieces;
        let digits = number.end == from + 1 && pieces.is_digits(from);
        let heads_line = !pieces.follows(from);
        digits
            && match pieces.glued_mark(number.end) {
                Some('.') => {
                    let next = number.end + 1;
                    let small =
                        pieces.is_word(next) && !pieces.is_capital(next) && pieces.follows(next);
                    small || heads_line
                }
                Some(')') => heads_line,
                _ => false,
            }
    }

    /// Whether a number counts something, as far as what stands around it tells.
    fn counts(
        &self,
        prefix_at: Range<usize>,
        number: &Number,
        prefix: &Prefix,
        noun: Option<&Counted>,
    ) -> bool {
        let (pieces, from) = (self.pieces, prefix_at.end);
        let class = noun.and_then(|noun| noun.class);
        let bounded = prefix.bound.is_some() || prefix.measure.is_some() || prefix.denied;
        let before = prefix_at.start.checked_sub(1);
        if prefix.denied && prefix_at.start + 1 != from {
            return class == Some(Class::Noun);
        }
        let Value::Exact(value) = number.value else {
            return !matches!(number.value, Value::Between(..))
                || noun.is_some()
                || bounded
                || !prefix_at.is_empty();
        };
        // A number word that is another word too.
        if number.end == from + 1
            && let Some(is_article) = self.vocabulary.doubtful(pieces, from)
            && !bounded
            && (is_article || class != Some(Class::Noun))
        {
            return false;
        }
        // What may be a year.
        let year = number.plain == Some(4)
            && (Decimal::from(1500)..=Decimal::from(2100)).contains(&value)
            && number.case != Case::About;
        let strong = matches!(prefix.bound, Some(bound) if bound != BoundKind::AtMost)
            || prefix.measure.is_some();
        if year && class.is_none() && !strong {
            return false;
        }
        if number.plain.is_some_and(|length| length >= 7) && class.is_none() && !bounded {
            return false;
        }
        if bounded || class.is_some() {
            return true;
        }
        if let Some(before) = before.filter(|_| pieces.follows(prefix_at.start)) {
            // `…, 23, …` and `… (23)` behind a name are ages; `Boeing 737` is a name.
            let is_capital = before
                .checked_sub(1)
                .is_some_and(|name| pieces.is_capital(name));
            let is_word = before
                .checked_sub(1)
                .is_some_and(|name| pieces.is_word(name));
            let apposed = match (pieces.mark(before), pieces.mark(number.end)) {
                (Some(','), Some(',')) => is_word && value < Decimal::from(120),
                (Some(','), Some('.' | '–' | '—' | '―')) => is_capital,
                (Some('('), Some(')')) => true,
                _ => false,
            };
            let named =
                number.plain.is_some() && pieces.is_capital(before) && !pieces.begins(before);
            if apposed || named || pieces.mark(before) == Some('-') {
                return false;
            }
        }
        let in_words = number.plain.is_none() && !pieces.is_digits(from);
        // `Kepulauan Seribu`: a number word with a capital that no sentence gives it.
        if in_words && noun.is_none() && pieces.is_capital(from) && !pieces.begins(from) {
            return false;
        }
        let small = value < Decimal::TEN;
        // `one` and its like stand for many things where no noun follows.
        !(in_words && small && noun.is_none())
    }
}
