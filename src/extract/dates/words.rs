//! What a lexicon says of dates. Words are in small letters.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarUnit {
    /// A day.
    Day,
    /// From Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The dates of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    /// The months.
    pub months: Months,
    /// The days of the week.
    pub weekdays: Weekdays,
    /// Days, weeks, months and years reckoned from today.
    pub away: Vec<Away>,
    /// So many days ago.
    pub ago: Ago,
    /// Words beside a weekday.
    pub beside: Beside,
    /// Words beside a year.
    pub years: Years,
    /// Words that leave one end of a period open.
    pub open: Open,
    /// Words between two dates.
    pub ranges: DateRanges,
    /// Clock times.
    pub clock: Clock,
}

/// The months.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Months {
    /// Where they come from.
    pub source: String,
    /// The names of each, 1 to 12, in every form that needs no ending of `endings`.
    pub names: BTreeMap<i8, Vec<String>>,
    /// Endings that they take.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Endings (perhaps an empty one) with which they stand before the day.
    #[serde(default)]
    pub before_day: Vec<String>,
    /// Whether they are written with a capital.
    #[serde(default)]
    pub capital: bool,
    /// Words before a month that stands alone.
    #[serde(default)]
    pub before: Vec<String>,
    /// Whether in `9/13/2022` either may be the month.
    #[serde(default)]
    pub either_first: bool,
}

/// The days of the week.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weekdays {
    /// Where they come from.
    pub source: String,
    /// The names of each, 1 (Monday) to 7, with what tells that a day is meant where the name alone does not.
    pub names: BTreeMap<i8, Vec<String>>,
    /// Whether they are written with a capital.
    #[serde(default)]
    pub capital: bool,
}

/// A day, a week, a month or a year reckoned from today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Away {
    /// Where they come from.
    pub source: String,
    /// What is reckoned.
    pub unit: CalendarUnit,
    /// How far, in units; the past is below 0.
    pub away: i32,
    /// The words.
    pub words: Vec<String>,
}

/// So many days ago.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ago {
    /// Where they come from.
    pub source: String,
    /// Words for days behind a number.
    pub days: Vec<String>,
    /// Words for *ago* behind them.
    pub ago: Vec<String>,
}

/// Words beside a weekday.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Where they come from.
    pub source: String,
    /// Those that mean one before this week, or before today.
    #[serde(default)]
    pub last: Vec<String>,
    /// Those that add nothing.
    #[serde(default)]
    pub plain: Vec<String>,
    /// Those that mean one to come.
    #[serde(default)]
    pub next: Vec<String>,
}

/// Words beside a year.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// Where they come from.
    pub source: String,
    /// Before it.
    #[serde(default)]
    pub before: Vec<String>,
    /// Behind it.
    #[serde(default)]
    pub behind: Vec<String>,
    /// Behind a decade, where its ending is one of a year too.
    #[serde(default)]
    pub behind_decades: Vec<String>,
    /// Endings of a year that is a date.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Endings of a decade.
    #[serde(default)]
    pub decades: Vec<String>,
}

/// Words that leave one end of a period open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Where they come from.
    pub source: String,
    /// From the date on, before it.
    #[serde(default)]
    pub since: Vec<String>,
    /// Up to the date, before it.
    #[serde(default)]
    pub until: Vec<String>,
    /// From the date on, behind it.
    #[serde(default)]
    pub since_behind: Vec<String>,
    /// Up to the date, behind it.
    #[serde(default)]
    pub until_behind: Vec<String>,
}

/// Words between two dates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRanges {
    /// Where they come from.
    pub source: String,
    /// Before the first.
    #[serde(default)]
    pub open: Vec<String>,
    /// Between both.
    pub middle: Vec<String>,
    /// Between both, if one is the day before the other.
    #[serde(default)]
    pub and: Vec<String>,
}

/// Clock times.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Where they come from.
    pub source: String,
    /// Words before a clock time.
    pub before: Vec<String>,
    /// Words behind one.
    #[serde(default)]
    pub behind: Vec<String>,
    /// Zones behind one, with the hours from universal time.
    #[serde(default)]
    pub zones: BTreeMap<String, i8>,
    /// Words behind hours of the first half of a day, if hours are counted to 12.
    #[serde(default)]
    pub morning: Vec<String>,
    /// Words behind hours of the second half.
    #[serde(default)]
    pub evening: Vec<String>,
}
