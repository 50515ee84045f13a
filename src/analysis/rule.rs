//! The one rule: when two answers cannot both be true (design, section 2; `docs/theory-proofs.md` proves it sound).

use crate::model::answer::{Reading, Readings};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::date::AsOf;
use crate::model::key::Key;
use crate::model::question::{Question, Timing};
use crate::model::set::Set;
use crate::model::words::words;

words! {
    /// How surely two claims exclude each other; the surer kind is the greater.
    ClashKind {
        /// They cannot both be true if read literally, but can if read generously.
        Tension = "tension",
        /// They cannot both be true, whichever way they are read.
        Contradiction = "contradiction",
    }
}

/// What the rule needs to know of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// The question that it answers.
    pub question: Key<Question>,
    /// Its two readings.
    pub readings: &'a Readings,
    /// The time that it speaks of.
    pub time: Option<AsOf>,
}

impl<'a> Stated<'a> {
    /// What a claim states; nothing if it answers no question.
    pub fn of(claim: &'a Claim) -> Option<Self> {
        claim.question.map(|question| Self {
            question,
            readings: &claim.readings,
            time: claim.time,
        })
    }
}

/// Which of two values can never exceed the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The first is never above the second: a ≤ b.
    pub first_below: bool,
    /// The second is never above the first: b ≤ a.
    pub second_below: bool,
}

/// Whether a's time is not later than b's (running totals), or both hold at one moment (states).
pub fn comparable(timing: Timing, a: Option<AsOf>, b: Option<AsOf>, reading: Reading) -> bool {
    match (timing, a, b) {
        (Timing::Fixed, _, _) => true,
        (Timing::Cumulative, Some(a), Some(b)) => match reading {
            Reading::Wide => a.whole.to <= b.whole.from,
            Reading::Narrow => a.whole.from <= b.whole.to,
        },
        (Timing::Cumulative, _, _) => false,
        (Timing::State, Some(a), Some(b)) => match reading {
            Reading::Narrow => a.whole.meets(b.whole),
            Reading::Wide => {
                let sure =
                    |time: AsOf, other: AsOf| time.sure.is_some_and(|sure| sure.holds(other.whole));
                a.sure.is_some_and(|a| b.sure.is_some_and(|b| a.meets(b)))
                    || sure(a, b)
                    || sure(b, a)
            }
        },
        (Timing::State, _, _) => reading == Reading::Narrow,
    }
}

/// How the values of two answers are ordered under a reading; `None` where they have nothing to do with each other.
pub fn order(casebook: &Casebook, a: Stated<'_>, b: Stated<'_>, reading: Reading) -> Option<Order> {
    let timing = casebook[a.question].timing;
    let same = a.question == b.question;
    let part = |part: Stated<'_>, whole: Stated<'_>| {
        casebook
            .wholes(part.question)
            .any(|each| each == whole.question)
    };
    let order = Order {
        first_below: (same || part(a, b)) && comparable(timing, a.time, b.time, reading),
        second_below: (same || part(b, a)) && comparable(timing, b.time, a.time, reading),
    };
    (order.first_below || order.second_below).then_some(order)
}

/// Whether two sets, ordered like this, leave no values that both could be.
pub fn sets_clash(order: Order, a: &Set, b: &Set) -> bool {
    (order.first_below && order.second_below && !a.meets(b))
        || (order.first_below && a.lies_above(b))
        || (order.second_below && b.lies_above(a))
}

/// Whether two answers, compared by `time`, clash when their values are read by `a_reading` and `b_reading`.
/// The rule itself reads all three alike; telling them apart finds what a tension rests on.
pub fn clash_mixed(
    casebook: &Casebook,
    (a, a_reading): (Stated<'_>, Reading),
    (b, b_reading): (Stated<'_>, Reading),
    time: Reading,
) -> bool {
    order(casebook, a, b, time).is_some_and(|order| {
        a.readings.axes().iter().any(|first| {
            b.readings
                .axes()
                .iter()
                .filter(|second| second.axis == first.axis)
                .any(|second| sets_clash(order, first.under(a_reading), second.under(b_reading)))
        })
    })
}

/// Whether two answers clash under a reading.
pub fn clashes(casebook: &Casebook, a: Stated<'_>, b: Stated<'_>, reading: Reading) -> bool {
    clash_mixed(casebook, (a, reading), (b, reading), reading)
}

/// Whether, and how surely, two answers exclude each other.
pub fn clash(casebook: &Casebook, a: Stated<'_>, b: Stated<'_>) -> Option<ClashKind> {
    if clashes(casebook, a, b, Reading::Wide) {
        Some(ClashKind::Contradiction)
    } else if clashes(casebook, a, b, Reading::Narrow) {
        Some(ClashKind::Tension)
    } else {
        None
    }
}
