//! Answers, dates and speakers in words for readers.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::model::answer::{Answer, Choice, DateTerm, NumberTerm, Vague};
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::date::{PartialDate, Seconds, When, Zone};
use crate::model::key::Key;
use crate::model::number::Figure;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::set::{Cut, Grain, Interval, Set, Side};
use crate::model::source::Speaker;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// How many speakers a sentence names before it counts the rest.
const NAMED_SPEAKERS: usize = 3;

/// A number with separators between thousands, as readers of English expect it: `6,500`; four digits and more.
pub fn number(value: Decimal) -> String {
    let text = value.normalize().to_string();
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, decimals) = text
        .split_once('.')
        .map_or((text, String::new()), |(whole, rest)| {
            (whole, format!(".{rest}"))
        });
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

/// So many of something: `1 claim`, `2,000 claims`.
pub fn plural(count: usize, one: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {one}{ending}", number(count.into()))
}

/// The text with a capital letter at its start.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A date: `1988`, `Feb 1988`, `13 Sep 2022`, `13 Sep 2022 00:05 +04:00`.
pub fn date(date: PartialDate) -> String {
    let month = |month: i8| {
        MONTHS
            .get((month - 1).unsigned_abs() as usize)
            .copied()
            .unwrap_or("?")
    };
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Month(year, number) => format!("{} {year}", month(number)),
        PartialDate::Day(day) => format!("{} {} {}", day.day(), month(day.month()), day.year()),
        PartialDate::Clock { shown, .. } => {
            let text = date.to_string();
            let clock = text.split_once('T').map_or("", |(_, clock)| clock);
            let clock = match clock.find(['+', '-']) {
                Some(at) => format!("{} {}", &clock[..at], &clock[at..]),
                None => clock.replace('Z', " UTC"),
            };
            format!(
                "{} {} {} {clock}",
                shown.day(),
                month(shown.month()),
                shown.year()
            )
        }
    }
}

/// A date or a period: `12–13 Sep 2022`, `1988 to 1994`, `from 1988 on`, `until 1994`.
pub fn when(when: When) -> String {
    match when {
        When::Date(each) => date(each),
        When::Period(Some(PartialDate::Day(from)), Some(PartialDate::Day(to)))
            if (from.year(), from.month()) == (to.year(), to.month()) =>
        {
            format!("{}–{}", from.day(), date(PartialDate::Day(to)))
        }
        When::Period(Some(from), Some(to)) => format!("{} to {}", date(from), date(to)),
        When::Period(Some(from), None) => format!("from {} on", date(from)),
        When::Period(None, Some(to)) => format!("until {}", date(to)),
        When::Period(None, None) => "at any time".into(),
    }
}

/// An answer: `at least 49 people`, `Azerbaijan`, `before 1992`.
pub fn answer(question: &Question, answer: &Answer) -> String {
    let option = |index: &usize| {
        question
            .options()
            .get(*index)
            .map_or(String::new(), |option| option.name.clone())
    };
    match answer {
        Answer::Number(terms) => {
            let words = choice(terms, number_term);
            let last = terms.terms().last();
            match question.unit.as_ref().zip(last) {
                Some((unit, term)) => format!("{words}{}", counted_in(unit, term)),
                None => words,
            }
        }
        Answer::Date(terms) => choice(terms, date_term),
        Answer::YesNo(terms) => choice(terms, |yes| if *yes { "yes" } else { "no" }.into()),
        Answer::OneOf(terms) => choice(terms, option),
        Answer::AnyOf(options) => {
            if options.only && options.yes.is_empty() {
                return "none".into();
            }
            let only = if options.only { "only " } else { "" };
            let yes = options.yes.iter().map(option);
            let no = options
                .no
                .iter()
                .map(|index| format!("not {}", option(index)));
            format!("{only}{}", yes.chain(no).collect::<Vec<_>>().join(", "))
        }
        Answer::Text(text) => text.clone(),
    }
}

/// The unit behind a term: `dozens of people`, `1 person`, `49 people`.
fn counted_in(unit: &str, term: &NumberTerm) -> String {
    let one = |figure: &Figure| figure.value() == Decimal::ONE;
    match term {
        NumberTerm::Vague(Vague::None) => String::new(),
        NumberTerm::Vague(Vague::ADozen) => format!(" {unit}"),
        NumberTerm::Vague(_) => format!(" of {unit}"),
        NumberTerm::Plain(figure)
        | NumberTerm::Exactly(figure)
        | NumberTerm::AtLeast(figure)
        | NumberTerm::AtMost(figure)
        | NumberTerm::About(figure)
            if one(figure) =>
        {
            format!(" {}", singular(unit))
        }
        _ => format!(" {unit}"),
    }
}

/// The unit of one: of a plain English plural, the singular; else as it is.
fn singular(unit: &str) -> Cow<'_, str> {
    match unit {
        "people" => "person".into(),
        _ if unit.ends_with("ss") => unit.into(),
        _ => match unit.strip_suffix("ies") {
            Some(stem) => format!("{stem}y").into(),
            None => unit.strip_suffix('s').unwrap_or(unit).into(),
        },
    }
}

fn choice<T>(choice: &Choice<T>, term: impl Fn(&T) -> String) -> String {
    let any: Vec<String> = choice.any.iter().map(&term).collect();
    let denied: Vec<String> = choice.denied.iter().map(&term).collect();
    let mut parts = Vec::new();
    if !any.is_empty() {
        parts.push(any.join(" or "));
    }
    if !denied.is_empty() {
        parts.push(format!("not {}", denied.join(" or ")));
    }
    parts.join(" or ")
}

fn number_term(term: &NumberTerm) -> String {
    let figure = |figure: &Figure| number(figure.value());
    match term {
        NumberTerm::Plain(value) => figure(value),
        NumberTerm::Exactly(value) => format!("exactly {}", figure(value)),
        NumberTerm::About(value) => format!("about {}", figure(value)),
        NumberTerm::Within(value, low, high) => format!(
            "about {} ({} to {})",
            figure(value),
            figure(low),
            figure(high)
        ),
        NumberTerm::AtLeast(value) => format!("at least {}", figure(value)),
        NumberTerm::MoreThan(value) => format!("more than {}", figure(value)),
        NumberTerm::AtMost(value) => format!("at most {}", figure(value)),
        NumberTerm::LessThan(value) => format!("less than {}", figure(value)),
        NumberTerm::Range(low, high) => format!("{} to {}", figure(low), figure(high)),
        NumberTerm::Vague(vague) => vague.word().into(),
    }
}

fn date_term(term: &DateTerm) -> String {
    match term {
        DateTerm::In(each) => when(*each),
        DateTerm::About(each) => format!("about {}", when(*each)),
        DateTerm::Before(each) => format!("before {}", date(*each)),
        DateTerm::After(each) => format!("after {}", date(*each)),
    }
}

/// What a claim answers, with its time where the question has one: `at least 49 people, as of 13 Sep 2022`.
pub fn claim_answer(casebook: &Casebook, claim: &Claim) -> String {
    let Some((key, given)) = claim.question.zip(claim.answer.as_ref()) else {
        return String::new();
    };
    timed(casebook, claim, &answer(&casebook[key], given))
}

/// The words of a claim's answer with its time where the question has one.
pub fn timed(casebook: &Casebook, claim: &Claim, words: &str) -> String {
    let timing = claim.question.map(|question| casebook[question].timing);
    match claim.as_of.filter(|_| timing != Some(Timing::Fixed)) {
        Some(as_of) => format!("{words}, as of {}", when(as_of)),
        None => words.to_owned(),
    }
}

/// A set of values of a question: `25,000 to 35,000`, `at least 100`, `1 Jan 1987 to 31 Dec 1989`.
pub fn set(question: &Question, set: &Set) -> String {
    if let AnswerKind::OneOf { options, .. } = &question.kind {
        // Options are points of no order: each is named.
        let holds = |point: usize| {
            set.meets(&Set::new(
                Grain::Whole,
                [Interval::closed(point as u64, point as u64)],
            ))
        };
        let names = options
            .iter()
            .map(|option| option.name.as_str())
            .chain(["none of these"]);
        let held: Vec<&str> = names
            .enumerate()
            .filter(|(point, _)| holds(*point))
            .map(|(_, name)| name)
            .collect();
        return held.join(" or ");
    }
    let parts: Vec<String> = set
        .intervals()
        .iter()
        .map(|part| {
            let low = bound(question, part.from, true);
            let high = bound(question, part.to, false);
            let date = matches!(question.kind, AnswerKind::Date);
            match (low, high) {
                (None, None) => "any value".into(),
                (Some((low, open)), None) if open => format!("more than {low}"),
                (Some((low, _)), None) if date => format!("{low} or later"),
                (Some((low, _)), None) => format!("at least {low}"),
                (None, Some((high, open))) if open => format!("less than {high}"),
                (None, Some((high, _))) if date => format!("{high} or earlier"),
                (None, Some((high, _))) => format!("at most {high}"),
                (Some((low, _)), Some((high, _))) if low == high => low,
                (Some((low, _)), Some((high, _))) => format!("{low} to {high}"),
            }
        })
        .collect();
    parts.join(" or ")
}

/// The value at a bound, and whether it lies outside.
fn bound(question: &Question, cut: Cut, lower: bool) -> Option<(String, bool)> {
    let Cut::At(value, side) = cut else {
        return None;
    };
    let whole = question.kind.grain() == Grain::Whole;
    let (value, open) = match (side, lower) {
        (Side::Below, true) | (Side::Above, false) => (value, false),
        (Side::Below, false) if whole => (value - Decimal::ONE, false),
        (Side::Above, true) if whole => (value + Decimal::ONE, false),
        _ => (value, true),
    };
    let words = match question.kind {
        AnswerKind::Date => second(value.try_into().unwrap_or(0), &question.zone, lower),
        AnswerKind::YesNo | AnswerKind::AnyOf { .. } => {
            if value.is_zero() { "no" } else { "yes" }.into()
        }
        _ => number(value),
    };
    Some((words, open))
}

/// A second as a day where it begins or ends one, else with its clock time.
fn second(second: Seconds, zone: &Zone, first_of_day: bool) -> String {
    let rules = match zone {
        Zone::Bare => TimeZone::UTC,
        Zone::Named(rules) => rules.clone(),
    };
    let Ok(stamp) = Timestamp::from_second(second) else {
        return second.to_string();
    };
    let local = stamp.to_zoned(rules).datetime();
    let boundary = if first_of_day {
        (0, 0, 0)
    } else {
        (23, 59, 59)
    };
    let day = date(PartialDate::Day(local.date()));
    if (local.hour(), local.minute(), local.second()) == boundary {
        day
    } else {
        format!(
            "{day} {:02}:{:02}:{:02}",
            local.hour(),
            local.minute(),
            local.second()
        )
    }
}

/// Who said a claim and when, each speaker once, in the order of time: `Ministry of Defence of Armenia (13 Sep 2022)`.
pub fn speakers(casebook: &Casebook, claim: &Claim) -> String {
    let mut said: Vec<&Attribution> = claim.said.iter().collect();
    said.sort_by_key(|said| {
        (
            said.said.map_or(Seconds::MAX, |stretch| stretch.from),
            said.speaker,
        )
    });
    let mut named: Vec<(Key<Speaker>, String)> = Vec::new();
    for said in said {
        if named.iter().any(|(speaker, _)| *speaker == said.speaker) {
            continue;
        }
        let name = casebook[said.speaker].name();
        let words = said.date.map_or_else(
            || name.to_owned(),
            |date| format!("{name} ({})", when(date)),
        );
        named.push((said.speaker, words));
    }
    if named.is_empty() {
        return format!("an unattributed claim (`{}`)", claim.id());
    }
    let names: Vec<String> = named.into_iter().map(|(_, words)| words).collect();
    first_names(&names)
}

/// `A`, `A and B`, `A, B, C and 2 more`
pub fn first_names(names: &[String]) -> String {
    let rest = names.len().saturating_sub(NAMED_SPEAKERS);
    match (&names[..names.len() - rest], rest) {
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (names, rest) => format!("{} and {rest} more", names.join(", ")),
    }
}
