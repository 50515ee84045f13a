//! One number in digits, in words, or in both.

use rust_decimal::Decimal;

use crate::extract::pieces::entry::{Alone, Case, NumberWord, Part, Role};
use crate::extract::pieces::piece::{Pieces, is_apostrophe, is_hyphen};
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::quantities::digits::{Digits, digits};

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Value {
    /// It.
    Exact(Decimal),
    /// Thousands, or decimals.
    Either(Decimal, Decimal),
    /// About it: two dozen.
    Rough(Decimal),
    /// Some of these: hundreds.
    Some(Decimal),
    /// From the one to the other.
    Between(Decimal, Decimal),
}

/// A number of a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Number {
    pub(in crate::extract) value: Value,
    /// Behind its last piece, endings included.
    pub(in crate::extract) end: usize,
    pub(in crate::extract) case: Case,
    /// How many digits it has, if it is digits without separators and nothing else.
    pub(in crate::extract) plain: Option<usize>,
    /// What its last multiplier was, to share it with the low end of a range.
    pub(in crate::extract) scale: Option<Decimal>,
}

/// What begins at a piece.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) enum Begins {
    /// A number.
    Number(Number),
    /// Digits up to a piece that count nothing.
    Other(usize),
    /// Neither.
    Nothing,
}

/// The digits or words below a thousand that are read.
#[derive(Clone, Copy)]
pub(super) enum Group {
    Empty,
    Words(u64),
    Digits(Decimal),
}

pub(super) struct Reader<'a, 'b> {
    pub(super) pieces: &'a Pieces<'b>,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) total: Decimal,
    /// What the last multiplier of thousands was; only smaller ones may follow.
    pub(super) floor: u64,
    pub(super) group: Group,
    pub(super) plain: Option<usize>,
    pub(super) scale: Option<Decimal>,
    pub(super) case: Case,
    pub(super) either: Option<Decimal>,
    pub(super) done: Option<Value>,
}

/// Reads the number that begins at a piece; `bounded` tells that a bound stands before it.
pub(in crate::extract) fn number(
    pieces: &Pieces<'_>,
    at: usize,
    bounded: bool,
    vocabulary: &Vocabulary,
) -> Begins {
    let mut reader = Reader {
        pieces,
        vocabulary,
        start: at,
        at,
        total: Decimal::ZERO,
        floor: u64::MAX,
        group: Group::Empty,
        plain: None,
        scale: None,
        case: Case::Plain,
        either: None,
        done: None,
    };
    if pieces.is_digits(at) {
        let (read, end) = digits(pieces, at, vocabulary);
        if is_part_of_a_name(pieces, at) {
            return Begins::Other(end);
        }
        let value = match read {
            Digits::Other => return Begins::Other(end),
            Digits::Plain(value, length) => {
                reader.plain = Some(length);
                value
            }
            Digits::Number(value) => value,
            Digits::Either(thousands, decimals) => {
                reader.either = Some(decimals);
                thousands
            }
        };
        reader.group = Group::Digits(value);
        reader.at = end;
        if !reader.ending() {
            return Begins::Other(reader.at.max(end));
        }
    } else if !reader.opening(bounded) {
        return Begins::Nothing;
    }
    while reader.case == Case::Plain && reader.done.is_none() && reader.next() {}
    reader.finish().map_or(Begins::Nothing, Begins::Number)
}

/// `Su-25`, `G20`, `#5`, `+62`, `-5`: what stands directly before the digits makes them no count.
fn is_part_of_a_name(pieces: &Pieces<'_>, at: usize) -> bool {
    if !pieces.is_glued(at) {
        return false;
    }
    match pieces.mark(at - 1) {
        None => true,
        Some('#' | '№' | '+' | '−' | '_' | '@' | '*' | '/' | ':' | '.' | '=' | '&') => true,
        Some(mark) if is_hyphen(mark) => {
            !(pieces.is_glued(at - 1)
                && pieces.get(at.wrapping_sub(2)).is_some()
                && pieces.is_digits(at - 2))
        }
        Some(mark) if is_apostrophe(mark) => pieces.is_glued(at - 1),
        Some(_) => false,
    }
}

impl Reader<'_, '_> {
    pub(super) fn word(&self) -> Option<NumberWord> {
        self.vocabulary.number_word(self.pieces, self.at)
    }

    pub(super) fn follows(&self) -> bool {
        self.pieces.follows(self.at)
            && !(self.pieces.is_glued(self.at) && self.pieces.is_word(self.at - 1))
    }

    /// Endings behind digits: `30'dan`, `100-an`, `5-ти`. Whether it is still a number.
    pub(super) fn ending(&mut self) -> bool {
        let (pieces, at) = (self.pieces, self.at);
        if pieces.is_word(at) && pieces.is_glued(at) {
            let known = self
                .word()
                .is_some_and(|word| matches!(word.part, Part::Times { .. }));
            let ending = self
                .vocabulary
                .ending(pieces.written(at))
                .filter(|_| !known);
            if let Some(case) = ending {
                self.case = case;
                self.at += 1;
                return true;
            }
            // `5km`: what is measured is looked for later.
            let unit = self.vocabulary.class(pieces.written(at)).is_some();
            return known || unit || self.vocabulary.is_at(pieces, at, Role::Measure).is_some();
        }
        let Some(mark) = pieces.glued_mark(at) else {
            return true;
        };
        if is_apostrophe(mark) && pieces.is_digits(at + 1) && pieces.is_glued(at + 1) {
            // `6'3`
            self.at += 2;
            return false;
        }
        if !(is_apostrophe(mark) || is_hyphen(mark))
            || !(pieces.is_word(at + 1) && pieces.is_glued(at + 1))
        {
            return true;
        }
        if let Some(case) = self.vocabulary.ending(pieces.written(at + 1)) {
            self.case = case;
            self.at += 2;
            return true;
        }
        // A quotation mark may close behind a number; a hyphen makes a word of it: `2-day`, `1-й`.
        self.at += 2;
        false
    }

    /// What a number in words may begin with. Whether one does.
    fn opening(&mut self, bounded: bool) -> bool {
        let (pieces, vocabulary) = (self.pieces, self.vocabulary);
        if let Some(end) = vocabulary.is_at(pieces, self.at, Role::Several) {
            self.at = end;
            return self.follows() && self.some_of(Decimal::ONE, true);
        }
        if let Some(end) = vocabulary.is_at(pieces, self.at, Role::Half)
            && pieces.follows(end)
        {
            self.at = end;
            if let Some(end) = vocabulary.is_at(pieces, end, Role::Article)
                && pieces.follows(end)
            {
                self.at = end;
            }
            return match self.word().map(|word| word.part) {
                Some(Part::Times {
                    rough: true, by, ..
                }) => {
                    self.at += 1;
                    self.done = Some(Value::Rough(Decimal::from(by) / Decimal::TWO));
                    true
                }
                Some(Part::Times { by: 1000.., .. }) => {
                    self.group = Group::Digits(Decimal::new(5, 1));
                    true
                }
                _ => false,
            };
        }
        if let Some(end) = vocabulary.is_at(pieces, self.at, Role::Article)
            && pieces.follows(end)
            && let Some(NumberWord {
                part: Part::Times { .. },
                ..
            }) = vocabulary.number_word(pieces, end)
        {
            self.at = end;
            self.group = Group::Words(1);
            return true;
        }
        let Some(word) = self.word() else {
            return false;
        };
        match word.part {
            Part::Times { alone, .. } => {
                let one = match alone {
                    Alone::One => true,
                    Alone::Several | Alone::OneIfBounded => bounded,
                    Alone::Nothing | Alone::OnlyVague => false,
                };
                if one {
                    self.group = Group::Words(1);
                    return true;
                }
                match alone {
                    Alone::Several | Alone::OnlyVague => self.some_of(Decimal::ONE, false),
                    _ => false,
                }
            }
            Part::OneAndAHalf => {
                self.group = Group::Digits(Decimal::new(15, 1));
                self.at += 1;
                true
            }
            Part::SomeTeens => {
                self.at += 1;
                let mut by = Decimal::ONE;
                if let Some(Part::Times { by: scale, .. }) = self.word().map(|word| word.part)
                    && self.follows()
                {
                    by = scale.into();
                    self.at += 1;
                }
                self.done = Some(Value::Between(
                    Decimal::from(11) * by,
                    Decimal::from(19) * by,
                ));
                true
            }
            Part::PlusTen => false,
            Part::Small(_) | Part::Hundreds(_) | Part::Whole(_) => true,
        }
    }

    /// Some of the multipliers that stand here: hundreds of thousands.
    fn some_of(&mut self, first: Decimal, any: bool) -> bool {
        let mut product = first;
        let mut seen = false;
        while let Some(NumberWord {
            part: Part::Times { by, alone, .. },
            case,
            short,
        }) = self.word()
        {
            if !seen && !any && !matches!(alone, Alone::Several | Alone::OnlyVague) {
                break;
            }
            // A dozen of dozens is no larger than dozens.
            let by = if by == 12 { 10 } else { by };
            let Some(larger) = product
                .checked_mul(by.into())
                .filter(|larger| *larger < limit())
            else {
                return false;
            };
            (product, seen) = (larger, true);
            self.case = case;
            self.at += 1;
            self.full_stop(short);
            let of = self.vocabulary.is_at(self.pieces, self.at, Role::Of);
            if let Some(end) = of
                && let Some(NumberWord {
                    part: Part::Times { .. },
                    ..
                }) = self.vocabulary.number_word(self.pieces, end)
            {
                self.at = end;
            }
            if !self.pieces.follows(self.at) {
                break;
            }
        }
        if seen {
            self.done = Some(Value::Some(product));
        }
        seen
    }

    /// Passes the full stop of a shortened word if the sentence goes on.
    pub(super) fn full_stop(&mut self, short: bool) {
        let goes_on = self.pieces.follows(self.at + 1) && !self.pieces.is_capital(self.at + 1);
        if short && self.pieces.glued_mark(self.at) == Some('.') && goes_on {
            self.at += 1;
        }
    }

    fn finish(mut self) -> Option<Number> {
        let group = match self.group {
            Group::Empty => Decimal::ZERO,
            Group::Words(group) => group.into(),
            Group::Digits(group) => group,
        };
        let value = match self.done {
            Some(Value::Rough(value)) => {
                // `десяток тысяч`
                let mut value = value;
                if let Some(Part::Times {
                    by: by @ 1000.., ..
                }) = self.word().map(|word| word.part)
                    && self.follows()
                {
                    value = value
                        .checked_mul(by.into())
                        .filter(|value| *value < limit())?;
                    self.at += 1;
                }
                Value::Rough(value)
            }
            Some(value) => value,
            None => {
                let value = self.total.checked_add(group)?;
                // `2.50` says more than `2.5`, but of 2.5 million no decimals are left.
                let value = if self.scale.is_some() {
                    value.normalize()
                } else {
                    value
                };
                match self.either {
                    Some(decimals) => Value::Either(value, decimals),
                    None => Value::Exact(value),
                }
            }
        };
        Some(Number {
            value,
            end: self.at,
            case: self.case,
            plain: self.plain,
            scale: self.scale,
        })
    }
}

pub(super) fn limit() -> Decimal {
    Decimal::from(1_000_000_000_000_000_u64)
}
