//! What a lexicon says of numbers. Words are in small letters; a `*` at the end of one stands for any ending.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What words say of the number beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundKind {
    /// That number or more.
    AtLeast,
    /// That number or less.
    AtMost,
    /// More than it.
    MoreThan,
    /// Less than it.
    LessThan,
    /// About it; also *nearly* and *almost*.
    About,
    /// That number, and no other.
    Exactly,
}

/// The numbers of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// How digits are grouped.
    pub writing: Writing,
    /// Number words up to 999, and any other that stands for one number.
    pub cardinals: Cardinals,
    /// Words that multiply what stands before them.
    pub multipliers: Vec<Multipliers>,
    /// Words for numbers that nobody counted.
    #[serde(default)]
    pub vague: Vague,
    /// Number words that are other words too.
    #[serde(default)]
    pub doubtful: Doubtful,
    /// Endings that numbers take.
    #[serde(default)]
    pub endings: Endings,
    /// Words that bound a number.
    pub bounds: Vec<BoundWords>,
    /// Words between two numbers.
    pub ranges: Vec<RangeWords>,
    /// Words for none and for not.
    pub denials: Denials,
    /// Words beside which a number counts nothing.
    pub names: Names,
    /// What numbers measure.
    pub measures: Measures,
    /// What numbers count.
    pub counted: Counted,
}

/// How digits are grouped.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Writing {
    /// Where it comes from.
    pub source: String,
    /// What parts thousands.
    pub thousands: char,
    /// What parts decimals.
    pub decimal: char,
    /// Whether plain blanks part thousands too.
    #[serde(default)]
    pub blanks: bool,
}

/// Number words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cardinals {
    /// Where they come from.
    pub source: String,
    /// The words of each number, in every form.
    pub forms: BTreeMap<u64, Vec<String>>,
    /// Whether ones are written together with the tens before them.
    #[serde(default)]
    pub fused: bool,
    /// Words that make teens of the ones before them.
    #[serde(default)]
    pub teens: Vec<String>,
    /// Words that may stand before the last part of a number.
    #[serde(default)]
    pub and: Vec<String>,
    /// Articles that stand for one before a multiplier.
    #[serde(default)]
    pub articles: Vec<String>,
    /// A half before a multiplier.
    #[serde(default)]
    pub halves: Vec<String>,
    /// One and a half before a multiplier.
    #[serde(default)]
    pub one_and_a_half: Vec<String>,
}

/// Words that multiply by one number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Multipliers {
    /// Where they come from.
    pub source: String,
    /// What they multiply by.
    pub value: u64,
    /// Whether nobody takes them for exact, as with dozens.
    #[serde(default)]
    pub rough: bool,
    /// Forms that stand behind a number.
    #[serde(default)]
    pub behind: Vec<String>,
    /// Forms that also stand alone, for one of it.
    #[serde(default)]
    pub alone: Vec<String>,
    /// Forms that also stand alone, for some of it; behind a bound, for one.
    #[serde(default)]
    pub several: Vec<String>,
    /// Forms that also stand behind a bound, for one of it.
    #[serde(default)]
    pub bounded: Vec<String>,
    /// Forms for some of it only.
    #[serde(default)]
    pub vague: Vec<String>,
    /// Forms that end with a full stop.
    #[serde(default)]
    pub short: Vec<String>,
}

/// Words for numbers that nobody counted.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vague {
    /// Where they come from.
    #[serde(default)]
    pub source: String,
    /// Words for several.
    #[serde(default)]
    pub several: Vec<String>,
    /// Words for 11 to 19.
    #[serde(default)]
    pub teens: Vec<String>,
    /// Words that join two of them.
    #[serde(default)]
    pub of: Vec<String>,
}

/// Number words that are other words too.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubtful {
    /// Where they come from.
    #[serde(default)]
    pub source: String,
    /// Alone, they are numbers only before a noun that the lexicon knows.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Alone, they are articles or pronouns.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Forms with an ending that are other words.
    #[serde(default)]
    pub never: Vec<String>,
}

/// Endings that numbers take.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Endings {
    /// Where they come from.
    #[serde(default)]
    pub source: String,
    /// *From* a number: the ablative.
    #[serde(default)]
    pub from: Vec<String>,
    /// *To* a number: the dative.
    #[serde(default)]
    pub to: Vec<String>,
    /// Others, with which the number stands alone.
    #[serde(default)]
    pub other: Vec<String>,
    /// Those that say that it is about the number.
    #[serde(default)]
    pub about: Vec<String>,
    /// Those that let it stay what it was.
    #[serde(default)]
    pub plain: Vec<String>,
}

/// Words that bound a number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundWords {
    /// Where they come from.
    pub source: String,
    /// What they say.
    pub says: BoundKind,
    /// Before the number.
    #[serde(default)]
    pub before: Vec<String>,
    /// Behind the number.
    #[serde(default)]
    pub behind: Vec<String>,
    /// Behind the number in the ablative.
    #[serde(default)]
    pub behind_from: Vec<String>,
    /// Behind the number in the dative.
    #[serde(default)]
    pub behind_to: Vec<String>,
    /// Behind the number in another case.
    #[serde(default)]
    pub behind_other: Vec<String>,
}

/// Words between two numbers.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RangeWords {
    /// Where they come from.
    pub source: String,
    /// Words that must stand before the first number, if there are any.
    #[serde(default)]
    pub open: Vec<String>,
    /// Words between both.
    #[serde(default)]
    pub middle: Vec<String>,
    /// Words that must stand behind the second, if there are any.
    #[serde(default)]
    pub close: Vec<String>,
}

/// Words for none and for not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denials {
    /// Where they come from.
    pub source: String,
    /// Before a noun that the lexicon knows: none of it.
    pub none: Vec<String>,
    /// Before a number: another number than this.
    pub not: Vec<String>,
}

/// Words beside which a number counts nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Where they come from.
    pub source: String,
    /// Before the number: articles, rooms, ages.
    pub before: Vec<String>,
    /// Behind the number: ages, hours.
    pub behind: Vec<String>,
    /// Between two numbers of which the first is a share of the second: `1 in 4`.
    #[serde(default)]
    pub shares: Vec<String>,
}

/// What numbers measure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    /// Where they come from.
    pub source: String,
    /// Hundredths, before the number.
    #[serde(default)]
    pub percent_before: Vec<String>,
    /// Hundredths, behind the number.
    pub percent: Vec<String>,
    /// Currencies before the number.
    pub money_before: Vec<String>,
    /// Currencies behind the number.
    pub money: Vec<String>,
    /// Units that may stand before the number.
    #[serde(default)]
    pub units_before: Vec<String>,
    /// Units of length, weight, time.
    pub units: Vec<String>,
}

/// What numbers count.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// Where they come from.
    pub source: String,
    /// What comes in whole numbers: people and things of war.
    pub nouns: Vec<String>,
    /// Words between a number and its noun.
    #[serde(default)]
    pub passed: Vec<String>,
    /// Words that are no noun and before which no noun of the number stands.
    pub stops: Vec<String>,
}
