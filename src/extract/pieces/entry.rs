//! What a word or a phrase of the vocabulary means for numbers and dates.

use crate::extract::dates::words::CalendarUnit;
use crate::extract::quantities::words::BoundKind;

/// What a number word of its own stands for without a number before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Alone {
    /// Nothing.
    Nothing,
    /// One of it.
    One,
    /// Some of it; behind a bound, one.
    Several,
    /// One of it behind a bound, else nothing.
    OneIfBounded,
    /// Some of it, whatever stands before.
    OnlyVague,
}

/// The part of a number that a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Part {
    /// 1 to 99.
    Small(u64),
    /// 100 to 999.
    Hundreds(u64),
    /// Any other number.
    Whole(u64),
    /// A word that multiplies what stands before it.
    Times {
        /// By what.
        by: u64,
        /// Whether nobody takes it for exact.
        rough: bool,
        /// What it is alone.
        alone: Alone,
    },
    /// Makes a teen of the ones before it.
    PlusTen,
    /// One and a half of what follows.
    OneAndAHalf,
    /// 11 to 19.
    SomeTeens,
}

/// The case of a number that an ending tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) enum Case {
    /// None that matters.
    #[default]
    Plain,
    /// *From* the number.
    From,
    /// *To* the number.
    To,
    /// The number stands for its noun.
    Other,
    /// About the number.
    About,
}

/// What a word is as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct NumberWord {
    /// Its part.
    pub(in crate::extract) part: Part,
    /// Its case.
    pub(in crate::extract) case: Case,
    /// Whether it is shortened, so that a full stop may follow.
    pub(in crate::extract) short: bool,
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct MonthWord {
    /// 1 to 12.
    pub(in crate::extract) month: i8,
    /// Whether the day may follow.
    pub(in crate::extract) before_day: bool,
}

/// What a phrase does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Role {
    /// Bounds the number behind it.
    BoundBefore(BoundKind),
    /// Bounds the number before it, which stands in a case.
    BoundBehind(BoundKind, Case),
    /// Stands for several.
    Several,
    /// Joins vague words.
    Of,
    /// Joins the last part of a number.
    And,
    /// Stands for one before a multiplier.
    Article,
    /// A half.
    Half,
    /// Opens the range of this place in the lexicon.
    RangeOpen(u8),
    /// Stands between the ends of a range.
    RangeMiddle(u8),
    /// Closes a range.
    RangeClose(u8),
    /// None of what follows.
    None,
    /// Not the number that follows.
    Not,
    /// Makes the number behind it a name.
    NameBefore,
    /// Makes the number before it a name.
    NameBehind,
    /// Between a part and its whole: `1 in 4`.
    Share,
    /// A measure before the number: a currency, hundredths.
    MeasureBefore,
    /// A measure behind the number.
    Measure,
    /// A day of the week.
    Weekday(i8),
    /// Reckoned from today.
    Away(CalendarUnit, i32),
    /// Days, behind a number.
    Days,
    /// *Ago*.
    Ago,
    /// Beside a weekday: one before this week.
    Last,
    /// Beside a weekday: nothing new.
    Beside,
    /// Beside a weekday: one to come.
    Next,
    /// Before a month alone.
    MonthBefore,
    /// Before a year.
    YearBefore,
    /// Behind a year.
    YearBehind,
    /// Behind a decade.
    YearsBehind,
    /// From the date behind it on.
    Since,
    /// Up to the date behind it.
    Until,
    /// From the date before it on.
    SinceBehind,
    /// Up to the date before it.
    UntilBehind,
    /// Opens a range of dates.
    DatesOpen,
    /// Between two dates.
    DatesMiddle,
    /// Between two days that follow one another.
    DatesAnd,
    /// Before a clock time.
    ClockBefore,
    /// Behind a clock time.
    ClockBehind,
    /// A zone, in hours from universal time.
    Zone(i8),
    /// The first half of a day.
    Morning,
    /// The second half of a day.
    Evening,
}

/// What a noun or another word behind a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Class {
    /// Comes in whole numbers.
    Noun,
    /// Stands between a number and its noun.
    Passed,
    /// Is no noun, and ends the search for one.
    Stop,
    /// Measures.
    Unit,
}
