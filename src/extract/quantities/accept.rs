//! Which numbers count something, and what they are as answers.
//!
//! *Nearly* and *almost* are read as *about*: `< N` would forget that the number is near, and make a contradiction of
//! "nearly 30,000" and "at least 30,000", which a generous reader does not hear. *Up to* is `<=`. Vague words behind
//! *at least* give the least that they generously mean.

use rust_decimal::Decimal;

use crate::extract::pieces::entry::Class;
use crate::extract::quantities::number::Value;
use crate::extract::quantities::words::BoundKind;
use crate::model::number::Figure;

/// An answer in the grammar of the design, if the number can be one.
pub(super) fn answer(value: Value, bound: Option<BoundKind>, denied: bool) -> Option<String> {
    if denied {
        return match (value, bound) {
            (Value::Exact(number), None) => Some(format!("not {}", figure(number)?)),
            _ => None,
        };
    }
    let bounded = |number: Decimal, bound: BoundKind| {
        let sign = match bound {
            BoundKind::AtLeast => ">= ",
            BoundKind::AtMost => "<= ",
            BoundKind::MoreThan => "> ",
            BoundKind::LessThan if number.is_zero() => return None,
            BoundKind::LessThan => "< ",
            BoundKind::About if number.is_zero() => return None,
            BoundKind::About => "~",
            BoundKind::Exactly => "= ",
        };
        Some(format!("{sign}{}", figure(number)?))
    };
    match (value, bound) {
        (Value::Exact(number), None) => figure(number),
        (Value::Exact(number), Some(bound)) => bounded(number, bound),
        (Value::Rough(number), None) if number == Decimal::from(12) => Some("a dozen".into()),
        (Value::Rough(number), None) => bounded(number, BoundKind::About),
        (Value::Rough(number), Some(bound)) => bounded(number, bound),
        (Value::Some(number), None) => vague(number),
        (Value::Some(number), Some(BoundKind::AtLeast | BoundKind::MoreThan)) => {
            let least = if number == Decimal::TEN {
                Decimal::from(12)
            } else {
                number
            };
            bounded(least, BoundKind::AtLeast)
        }
        (Value::Between(low, high), None) => Some(format!("{}..{}", figure(low)?, figure(high)?)),
        (Value::Between(low, _), Some(BoundKind::AtLeast | BoundKind::MoreThan)) => {
            bounded(low, BoundKind::AtLeast)
        }
        (Value::Between(_, high), Some(BoundKind::AtMost | BoundKind::LessThan)) => {
            bounded(high, BoundKind::AtMost)
        }
        _ => None,
    }
}

/// A vague word by what it generously means at least; the grammar has none above millions.
fn vague(least: Decimal) -> Option<String> {
    let word = match u64::try_from(least).ok()? {
        10 => "dozens",
        100 => "hundreds",
        1000 => "thousands",
        10_000 => "tens of thousands",
        100_000 => "hundreds of thousands",
        1_000_000 => "millions",
        _ => return figure(least).map(|least| format!(">= {least}")),
    };
    Some(word.into())
}

fn figure(number: Decimal) -> Option<String> {
    let text = number.to_string();
    Figure::parse(&text).is_ok().then_some(text)
}

/// Thousands or decimals, as far as what is counted tells; none if it does not.
pub(super) fn settled(value: Value, class: Option<Class>, measures: bool) -> Option<Value> {
    let is_noun = class == Some(Class::Noun);
    match value {
        Value::Either(thousands, _) if is_noun => Some(Value::Exact(thousands)),
        Value::Either(_, decimals) if measures || class == Some(Class::Unit) => {
            Some(Value::Exact(decimals))
        }
        Value::Either(..) => None,
        Value::Exact(number) if is_noun && !number.fract().is_zero() => None,
        other => Some(other),
    }
}
