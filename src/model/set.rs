//! Exact sets of points on an answer's axis: finite unions of intervals, open or closed.
//!
//! A bound is a *cut*: a place between points. The interval from cut `a` to cut `b` holds the points above `a` and
//! below `b`, so openness needs no case of its own, two intervals are apart iff one ends at or before the other's
//! start, and a complement is the list of gaps. (The idea is that of Dedekind cuts, as Guava's `Range` uses it.)

use rust_decimal::Decimal;

/// On which side of a value a cut lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Just below the value: the value itself lies above the cut.
    Below,
    /// Just above the value: the value itself lies below the cut.
    Above,
}

/// A place between the points of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cut {
    /// Below every point.
    Start,
    /// Beside a value.
    At(Decimal, Side),
    /// Above every point.
    End,
}

impl Cut {
    /// The cut just below `value`: the start of `[value, …`.
    pub fn below(value: impl Into<Decimal>) -> Self {
        Self::At(value.into(), Side::Below)
    }

    /// The cut just above `value`: the end of `…, value]`.
    pub fn above(value: impl Into<Decimal>) -> Self {
        Self::At(value.into(), Side::Above)
    }

    /// On an axis of whole points many cuts part the points alike; this picks one of them, so that equal sets compare equal.
    fn whole(self) -> Self {
        match self {
            Self::At(value, Side::Below) => Self::below(value.ceil()),
            Self::At(value, Side::Above) => Self::below(value.floor() + Decimal::ONE),
            end => end,
        }
    }
}

/// Which points an axis has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Whole numbers: counts, seconds, numbered options.
    Whole,
    /// Every decimal.
    Decimal,
}

/// A non-empty run of points between two cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The cut that it starts at.
    pub from: Cut,
    /// The cut that it ends at; above `from`.
    pub to: Cut,
}

impl Interval {
    /// The points between two cuts; `from ≥ to` gives a run without points, which a [`Set`] drops.
    pub fn new(from: Cut, to: Cut) -> Self {
        Self { from, to }
    }

    /// `[low, high]`.
    pub fn closed(low: impl Into<Decimal>, high: impl Into<Decimal>) -> Self {
        Self::new(Cut::below(low), Cut::above(high))
    }

    /// The bounds as closed doubles, the spelling of the table `spans`: an open bound becomes the next double inward
    /// and a missing one ±∞. Bounds have at most 15 significant digits, so distinct ones give doubles several steps
    /// apart and no open bound collides with a closed one.
    pub fn to_doubles(self, grain: Grain) -> (f64, f64) {
        let low = match self.from {
            Cut::Start => f64::NEG_INFINITY,
            Cut::At(value, Side::Below) => to_double(value),
            Cut::At(value, Side::Above) => to_double(value).next_up(),
            Cut::End => f64::INFINITY,
        };
        let high = match (self.to, grain) {
            (Cut::Start, _) => f64::NEG_INFINITY,
            (Cut::At(value, Side::Below), Grain::Whole) => to_double(value - Decimal::ONE),
            (Cut::At(value, Side::Below), Grain::Decimal) => to_double(value).next_down(),
            (Cut::At(value, Side::Above), _) => to_double(value),
            (Cut::End, _) => f64::INFINITY,
        };
        (low, high)
    }
}

/// Digits below this, and powers of ten up to the twenty-second, are exact as doubles, and so their quotient is the nearest one
/// (Clinger, How to read floating point numbers accurately, 1990).
const EXACT: u128 = 1 << 53;
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// The nearest double.
fn to_double(value: Decimal) -> f64 {
    let digits = value.mantissa();
    match POWERS.get(value.scale() as usize) {
        Some(power) if digits != 0 && digits.unsigned_abs() < EXACT => digits as f64 / power,
        _ => to_double_by_text(value),
    }
}

/// The same through text, which is correctly rounded too, but slow.
fn to_double_by_text(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// A finite union of intervals, sorted, apart from each other and never touching: equal sets are equal values.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set(Vec<Interval>);

impl Set {
    /// The union of `intervals` on an axis of this grain.
    pub fn new(grain: Grain, intervals: impl IntoIterator<Item = Interval>) -> Self {
        let mut parts: Vec<Interval> = intervals
            .into_iter()
            .map(|part| match grain {
                Grain::Whole => Interval::new(part.from.whole(), part.to.whole()),
                Grain::Decimal => part,
            })
            .filter(|part| part.from < part.to)
            .collect();
        parts.sort_unstable();
        let mut union: Vec<Interval> = Vec::with_capacity(parts.len());
        for part in parts {
            match union.last_mut() {
                Some(last) if part.from <= last.to => last.to = last.to.max(part.to),
                _ => union.push(part),
            }
        }
        Self(union)
    }

    /// The intervals, in order.
    pub fn intervals(&self) -> &[Interval] {
        &self.0
    }

    /// Whether there is no point in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is one run without gaps.
    pub fn is_convex(&self) -> bool {
        self.0.len() <= 1
    }

    /// The cut that its least point lies above.
    pub fn from(&self) -> Cut {
        self.0.first().map_or(Cut::End, |part| part.from)
    }

    /// The cut that its greatest point lies below.
    pub fn to(&self) -> Cut {
        self.0.last().map_or(Cut::Start, |part| part.to)
    }

    /// Whether every point of this set lies above every point of the other: no x here and y there have x ≤ y.
    pub fn lies_above(&self, other: &Self) -> bool {
        other.to() <= self.from()
    }

    /// Whether the two share a point.
    pub fn meets(&self, other: &Self) -> bool {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            if a.to <= b.from {
                left.next();
            } else if b.to <= a.from {
                right.next();
            } else {
                return true;
            }
        }
        false
    }

    /// The points of both.
    pub fn intersection(&self, other: &Self) -> Self {
        let mut shared = Vec::new();
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            let part = Interval::new(a.from.max(b.from), a.to.min(b.to));
            if part.from < part.to {
                shared.push(part);
            }
            if a.to <= b.to {
                left.next();
            } else {
                right.next();
            }
        }
        Self(shared)
    }

    /// The points of `domain` that are not in this set.
    pub fn complement_in(&self, domain: &Self) -> Self {
        let mut gaps = Vec::with_capacity(self.0.len() + 1);
        let mut from = Cut::Start;
        for part in &self.0 {
            gaps.push(Interval::new(from, part.from));
            from = part.to;
        }
        gaps.push(Interval::new(from, Cut::End));
        gaps.retain(|gap| gap.from < gap.to);
        Self(gaps).intersection(domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut() -> impl Strategy<Value = Cut> {
        prop_oneof![
            1 => Just(Cut::Start),
            8 => (-4i64..5, any::<bool>()).prop_map(|(half, above)| {
                let value = Decimal::new(half * 5, 1);
                if above { Cut::above(value) } else { Cut::below(value) }
            }),
            1 => Just(Cut::End),
        ]
    }

    fn set(grain: Grain) -> impl Strategy<Value = Set> {
        prop::collection::vec((cut(), cut()), 0..4).prop_map(move |cuts| {
            Set::new(grain, cuts.into_iter().map(|(a, b)| Interval::new(a, b)))
        })
    }

    fn grain() -> impl Strategy<Value = Grain> {
        prop_oneof![Just(Grain::Whole), Just(Grain::Decimal)]
    }

    /// Points fine enough to tell any two of the sets above apart.
    fn points(grain: Grain) -> Vec<Decimal> {
        let step = if grain == Grain::Whole { 4 } else { 1 };
        (-20i64..=20)
            .filter(|quarter| quarter % step == 0)
            .map(|quarter| Decimal::new(quarter * 25, 2))
            .collect()
    }

    fn holds(set: &Set, point: Decimal) -> bool {
        set.intervals()
            .iter()
            .any(|part| part.from <= Cut::below(point) && Cut::above(point) <= part.to)
            || (set.intervals().iter().any(|part| {
                part.from <= Cut::below(point)
                    && point.fract().is_zero()
                    && Cut::below(point + Decimal::ONE) <= part.to
            }))
    }

    proptest! {
        #[test]
        fn sets_agree_with_their_points((grain, a, b) in grain().prop_flat_map(|g| (Just(g), set(g), set(g)))) {
            let all = Set::new(grain, [Interval::new(Cut::Start, Cut::End)]);
            let not_a = a.complement_in(&all);
            let both = a.intersection(&b);
            let mut shared = false;
            for point in points(grain) {
                prop_assert_eq!(holds(&not_a, point), !holds(&a, point));
                prop_assert_eq!(holds(&both, point), holds(&a, point) && holds(&b, point));
                shared |= holds(&a, point) && holds(&b, point);
            }
            prop_assert_eq!(a.meets(&b), shared);
            prop_assert_eq!(!both.is_empty(), shared);
            prop_assert_eq!(not_a.complement_in(&all), a);
        }

        #[test]
        fn doubles_are_those_of_the_text(digits: i64, few in -2_000_000i64..2_000_000, scale in 0u32..=28) {
            for digits in [digits, few, digits >> 10] {
                let value = Decimal::new(digits, scale);
                prop_assert_eq!(to_double(value).to_bits(), to_double_by_text(value).to_bits());
            }
        }

        #[test]
        fn doubles_order_as_the_exact_bounds_do((grain, a, b) in grain().prop_flat_map(|g| (Just(g), set(g), set(g)))) {
            for x in a.intervals() {
                for y in b.intervals() {
                    prop_assert_eq!(x.to <= y.from, x.to_doubles(grain).1 < y.to_doubles(grain).0);
                }
            }
        }
    }
}
