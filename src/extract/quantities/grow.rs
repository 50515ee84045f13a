//! How a number grows, piece by piece.

use rust_decimal::Decimal;

use crate::extract::pieces::entry::{Alone, Part, Role};
use crate::extract::pieces::piece::is_hyphen;
use crate::extract::quantities::digits::{Digits, digits};
use crate::extract::quantities::number::{Group, Reader, Value, limit};

impl Reader<'_, '_> {
    /// Takes the next piece into the number; whether it could.
    pub(super) fn next(&mut self) -> bool {
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
            } else if !(self.follows() || pieces.is_digits(at - 1) && pieces.is_glued(at)) {
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
}

fn is_power_of_ten(value: u64) -> bool {
    value
        .checked_ilog10()
        .is_some_and(|log| 10_u64.pow(log) == value)
}
