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

#[derive(Clone, Copy)]
enum Group {
    Empty,
    Words(u64),
    Digits(Decimal),
}

struct Reader<'a, 'b> {
    pieces: &'a Pieces<'b>,
    vocabulary: &'a Vocabulary,
    start: usize,
    at: usize,
    total: Decimal,
    /// What the last multiplier of thousands was; only smaller ones may follow.
    floor: u64,
    group: Group,
    plain: Option<usize>,
    scale: Option<Decimal>,
    case: Case,
    either: Option<Decimal>,
    done: Option<Value>,
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
    fn word(&self) -> Option<NumberWord> {
        self.vocabulary.number_word(self.pieces, self.at)
    }

    fn follows(&self) -> bool {
        self.pieces.follows(self.at)
            && !(self.pieces.is_glued(self.at) && self.pieces.is_word(self.at - 1))
    }

    /// Endings behind digits: `30'dan`, `100-an`, `5-ти`. Whether it is still a number.
    fn ending(&mut self) -> bool {
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
    fn full_stop(&mut self, short: bool) {
        let goes_on = self.pieces.follows(self.at + 1) && !self.pieces.is_capital(self.at + 1);
        if short && self.pieces.glued_mark(self.at) == Some('.') && goes_on {
            self.at += 1;
        }
    }

    /// Takes the next piece into the number; whether it could.
    fn next(&mut self) -> bool {
        let (pieces, vocabulary) = (self.pieces, self.vocabulary);
        let begun = self.at > self.start;
        let mut at = self.at;
        if begun {
            if let Some(mark) = pieces.glued_mark(at) {
                let ones = vocabulary.number_word(pieces, at + 1).map(|word| word.part);
                let tens = matches!(self.group, Group::Words(group) if group % 100 >= 20 && group % 10 == 0);
                let joins = is_hyphen(mark)
                    && pieces.is_glued(at + 1)
                    && tens
                    && matches!(ones, Some(Part::Small(1..=9)));
                if !joins {
                    return false;
                }
                at += 1;
            } else if !self.follows() && !(pieces.is_digits(at - 1) && pieces.is_glued(at)) {
                return false;
            }
        }
        if begun
            && let Some(end) = vocabulary.is_at(pieces, at, Role::And)
            && pieces.follows(end)
        {
            if let Some(half) = vocabulary.is_at(pieces, end, Role::Half) {
                return self.half(half);
            }
            let part = vocabulary.number_word(pieces, end).map(|word| word.part);
            let after_hundred = matches!(self.group, Group::Words(group) if group % 100 == 0 && group > 0)
                || (matches!(self.group, Group::Empty) && self.floor != u64::MAX);
            if after_hundred && matches!(part, Some(Part::Small(_) | Part::Hundreds(_))) {
                at = end;
            } else {
                return false;
            }
        }
        if begun && pieces.is_digits(at) {
            return self.more_digits(at);
        }
        if begun && let Some(end) = vocabulary.is_at(pieces, at, Role::Half) {
            return self.half(end);
        }
        let Some(word) = vocabulary.number_word(pieces, at) else {
            return false;
        };
        if !self.take(word.part) {
            return false;
        }
        self.plain = None;
        self.case = word.case;
        self.at = at + 1;
        self.full_stop(word.short);
        true
    }

    /// `5 bin 300`: digits behind a multiplier of thousands.
    fn more_digits(&mut self, at: usize) -> bool {
        if !matches!(self.group, Group::Empty) || self.floor == u64::MAX {
            return false;
        }
        let (Digits::Plain(value, _), end) = digits(self.pieces, at, self.vocabulary) else {
            return false;
        };
        if value >= Decimal::from(self.floor) {
            return false;
        }
        self.group = Group::Digits(value);
        self.at = end;
        self.ending()
    }

    /// `satu setengah juta`: a half behind a number and before a multiplier.
    fn half(&mut self, end: usize) -> bool {
        let group = match self.group {
            Group::Empty => return false,
            Group::Words(group) => Decimal::from(group),
            Group::Digits(group) => group,
        };
        let next = self
            .vocabulary
            .number_word(self.pieces, end)
            .map(|word| word.part);
        if !self.pieces.follows(end) || !matches!(next, Some(Part::Times { by: 1000.., .. })) {
            return false;
        }
        self.group = Group::Digits(group + Decimal::new(5, 1));
        self.at = end;
        true
    }

    fn take(&mut self, part: Part) -> bool {
        let group = match self.group {
            Group::Empty => Some(0),
            Group::Words(group) => Some(group),
            Group::Digits(_) => None,
        };
        match (part, group) {
            (Part::Small(value), Some(group)) => {
                let tens = group % 100;
                let ones_behind_tens =
                    value < 10 && tens >= self.vocabulary.least_tens && tens % 10 == 0;
                if !(group % 100 == 0 || ones_behind_tens) || value >= self.floor {
                    return false;
                }
                self.group = Group::Words(group + value);
            }
            (Part::Hundreds(value), Some(0)) if value < self.floor => {
                self.group = Group::Words(value)
            }
            (Part::Whole(value), Some(0))
                if matches!(self.group, Group::Empty) && value < self.floor =>
            {
                // `seribu` goes on as `satu ribu` would.
                self.total += Decimal::from(value);
                if value >= 1000 && is_power_of_ten(value) {
                    self.floor = value;
                    self.scale = Some(value.into());
                } else {
                    self.done = Some(Value::Exact(self.total));
                }
            }
            (Part::PlusTen, Some(group)) if (1..=9).contains(&(group % 100)) => {
                self.group = Group::Words(group + 10);
            }
            (Part::Times { by, rough, alone }, _) => return self.multiply(by, rough, alone),
            _ => return false,
        }
        true
    }

    fn multiply(&mut self, by: u64, rough: bool, alone: Alone) -> bool {
        let factor = Decimal::from(by);
        if alone == Alone::OnlyVague {
            let Group::Words(base @ (10 | 100)) = self.group else {
                return false;
            };
            self.done = Some(Value::Some(factor * Decimal::from(base)));
            return self.floor == u64::MAX;
        }
        if rough {
            let value = match self.group {
                Group::Words(group) => Decimal::from(group).checked_mul(factor),
                Group::Digits(group) => group.checked_mul(factor),
                Group::Empty => None,
            };
            if self.floor != u64::MAX {
                return false;
            }
            self.done = value.map(Value::Rough);
            return self.done.is_some();
        }
        if by < 1000 {
            self.group = match self.group {
                // `bin yüz`: one hundred needs no one before it.
                Group::Empty if alone == Alone::One && by < self.floor => Group::Words(by),
                Group::Words(group) if by == 10 && (1..=9).contains(&(group % 100)) => {
                    Group::Words(group - group % 10 + group % 10 * 10)
                }
                Group::Words(group) if by == 100 && (1..=99).contains(&group) => {
                    Group::Words(group * 100)
                }
                Group::Words(group) if by == 100 && alone == Alone::One && group == 0 => {
                    Group::Words(100)
                }
                Group::Digits(group) if self.floor == u64::MAX && by == 100 => {
                    Group::Digits(group * factor)
                }
                _ => return false,
            };
            return true;
        }
        if by >= self.floor {
            return false;
        }
        let group = match self.group {
            Group::Words(group) => Decimal::from(group),
            Group::Digits(group) => group,
            Group::Empty if alone == Alone::One => Decimal::ONE,
            Group::Empty => return false,
        };
        let larger = self
            .either
            .take()
            .unwrap_or(group)
            .checked_mul(factor)
            .and_then(|product| product.checked_add(self.total));
        let Some(larger) = larger.filter(|larger| *larger < limit()) else {
            return false;
        };
        self.total = larger;
        self.floor = by;
        self.scale = Some(factor);
        self.group = Group::Empty;
        true
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

fn limit() -> Decimal {
    Decimal::from(1_000_000_000_000_000_u64)
}

fn is_power_of_ten(value: u64) -> bool {
    value
        .checked_ilog10()
        .is_some_and(|log| 10_u64.pow(log) == value)
}
