//! The grammar of answers: text to answer and back.

use std::collections::BTreeSet;
use std::fmt;

use thiserror::Error;

use crate::model::answer::choice::Choice;
use crate::model::answer::date_answer::DateTerm;
use crate::model::answer::number_answer::{NumberTerm, Vague};
use crate::model::answer::options::OptionChoice;
use crate::model::date::{DateFault, PartialDate, When};
use crate::model::number::{Figure, FigureFault};
use crate::model::question::{AnswerKind, Question, QuestionOption};
use crate::model::suggest::did_you_mean;

/// How many options a message lists.
const LISTED: usize = 12;
/// How many options a mistyped one is compared with.
const COMPARED: usize = 200;

/// The words of the grammar that no option may be called.
pub const KEYWORDS: [&str; 6] = ["yes", "no", "not", "or", "only", "none"];

/// What a claim answers to its question, of the question's kind. Options are numbers into the question's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To a number question.
    Number(Choice<NumberTerm>),
    /// To a date question.
    Date(Choice<DateTerm>),
    /// To a yes-no question.
    YesNo(Choice<bool>),
    /// To a one-of question.
    OneOf(Choice<usize>),
    /// To an any-of question.
    AnyOf(OptionChoice),
    /// To a text question: never compared by rule.
    Text(String),
}

/// Why a text is no answer to its question.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswerFault {
    /// There is nothing in it.
    #[error("the answer is empty")]
    Empty,
    /// `or` or `not` with nothing behind it.
    #[error("`{0}` has nothing behind `{1}`")]
    Dangling(String, &'static str),
    /// A second `not`.
    #[error("`{0}` says `not` twice: `not` denies all that follows it")]
    DoubleNot(String),
    /// Not a number, or a part of the answer that is none.
    #[error(transparent)]
    Figure(#[from] FigureFault),
    /// Not a date, or one that cannot be read here.
    #[error(transparent)]
    Date(#[from] DateFault),
    /// Units in words that are not the question's.
    #[error("`{0}` does not fit the unit: {1}")]
    Unit(String, String),
    /// `~0`
    #[error("`{0}` cannot be read: nothing is about 0; write `0`, or a range such as `0..5`")]
    AboutZero(String),
    /// Bounds in the wrong order.
    #[error("`{0}` runs backwards: write the lower number first")]
    Reversed(String),
    /// Editor's bounds that leave the number out.
    #[error("`{0}`: the bounds must enclose the number")]
    NotEnclosing(String),
    /// `~30000 (28000..32000` and the like.
    #[error(
        "`{0}` is no range: write both ends, as in `28000..32000`, or one bound, as in `at least 28000`"
    )]
    NotARange(String),
    /// Not yes or no.
    #[error("`{0}` does not answer a yes-no question: write `yes` or `no`")]
    NotYesNo(String),
    /// The question has no such option.
    #[error("the question has no option `{0}`{1}")]
    UnknownOption(String, String),
    /// `or` in an answer to an any-of question.
    #[error(
        "`{0}`: the options of an any-of question are independent, so `or` has no meaning; list those that hold, as in `A, B, not C`"
    )]
    OrAmongIndependent(String),
    /// A comma between the options of a one-of question.
    #[error(
        "`{0}`: only one option of a one-of question can hold; write `A or B` if it may be either"
    )]
    CommaAmongExclusive(String),
    /// `only` or `none` beside what it excludes.
    #[error("`{0}` does not fit together: {1}")]
    Incoherent(String, &'static str),
    /// Nothing fits the literal reading.
    #[error("no possible value fits `{0}`")]
    Impossible(String),
}

impl Answer {
    /// Reads an answer to a question.
    ///
    /// # Errors
    /// When the text does not fit the grammar of the question's kind. Whether anything fits the answer is for
    /// [`Readings::of`](crate::model::answer::Readings::of) to say.
    pub fn parse(text: &str, question: &Question) -> Result<Self, AnswerFault> {
        if text.trim().is_empty() {
            return Err(AnswerFault::Empty);
        }
        match &question.kind {
            AnswerKind::Number { .. } => {
                choice(text, |term| number_term(term, question)).map(Self::Number)
            }
            AnswerKind::Date => choice(text, date_term).map(Self::Date),
            AnswerKind::YesNo => {
                let answer = choice(text, |term| match term {
                    "yes" => Ok(true),
                    "no" => Ok(false),
                    other => Err(AnswerFault::NotYesNo(other.into())),
                })?;
                if answer.terms().count() > 1 {
                    return Err(AnswerFault::NotYesNo(text.into()));
                }
                Ok(Self::YesNo(answer))
            }
            AnswerKind::OneOf { options, .. } => choice(text, |term| {
                if term.contains(',') {
                    return Err(AnswerFault::CommaAmongExclusive(text.into()));
                }
                option(term, options)
            })
            .map(Self::OneOf),
            AnswerKind::AnyOf { options } => any_of(text, options).map(Self::AnyOf),
            AnswerKind::Text => Ok(Self::Text(text.into())),
        }
    }

    /// The answer in the canonical spelling of the grammar; parsing it gives the same answer.
    pub fn text(&self, question: &Question) -> String {
        Spelled(self, question).to_string()
    }
}

/// `TERM or TERM or not TERM or TERM`
fn choice<T>(
    text: &str,
    term: impl Fn(&str) -> Result<T, AnswerFault>,
) -> Result<Choice<T>, AnswerFault> {
    let mut parsed = Choice {
        any: Vec::new(),
        denied: Vec::new(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut denies = false;
    for alternative in words.split(|word| *word == "or") {
        let mut alternative = alternative;
        if let [first, rest @ ..] = alternative
            && *first == "not"
        {
            if denies || rest.first() == Some(&"not") {
                return Err(AnswerFault::DoubleNot(text.trim().into()));
            }
            denies = true;
            alternative = rest;
            if rest.is_empty() {
                return Err(AnswerFault::Dangling(text.trim().into(), "not"));
            }
        }
        if alternative.is_empty() {
            return Err(AnswerFault::Dangling(text.trim().into(), "or"));
        }
        let parsed_term = term(&alternative.join(" "))?;
        if denies {
            &mut parsed.denied
        } else {
            &mut parsed.any
        }
        .push(parsed_term);
    }
    Ok(parsed)
}

fn number_term(term: &str, question: &Question) -> Result<NumberTerm, AnswerFault> {
    if let Some(vague) = Vague::ALL.into_iter().find(|vague| vague.word() == term) {
        return Ok(NumberTerm::Vague(vague));
    }
    let (sign, rest) = split_sign(term);
    let rest = without_unit(rest, question)?;
    let figure = Figure::parse;
    Ok(match sign {
        Sign::None => match rest.split_once("..") {
            Some(_) => {
                let (low, high) = range(rest)?;
                NumberTerm::Range(low, high)
            }
            None => NumberTerm::Plain(figure(rest)?),
        },
        Sign::About => {
            let (number, bounds) = match rest.split_once('(') {
                None => (rest, None),
                Some((number, bounds)) => {
                    let bounds = bounds
                        .strip_suffix(')')
                        .ok_or_else(|| AnswerFault::NotARange(term.into()))?;
                    (number.trim_end(), Some(range(bounds.trim())?))
                }
            };
            let number = figure(number)?;
            if number.value().is_zero() {
                return Err(AnswerFault::AboutZero(term.into()));
            }
            match bounds {
                None => NumberTerm::About(number),
                Some((low, high))
                    if low.value() <= number.value() && number.value() <= high.value() =>
                {
                    NumberTerm::Within(number, low, high)
                }
                Some(_) => return Err(AnswerFault::NotEnclosing(term.into())),
            }
        }
        Sign::Exactly => NumberTerm::Exactly(figure(rest)?),
        Sign::AtLeast => NumberTerm::AtLeast(figure(rest)?),
        Sign::AtMost => NumberTerm::AtMost(figure(rest)?),
        Sign::MoreThan => NumberTerm::MoreThan(figure(rest)?),
        Sign::LessThan => NumberTerm::LessThan(figure(rest)?),
    })
}

#[derive(Clone, Copy)]
enum Sign {
    None,
    Exactly,
    About,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

/// The longer spellings stand before those that they begin with.
const SIGNS: [(&str, Sign); 12] = [
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("=", Sign::Exactly),
    ("~", Sign::About),
    (">", Sign::MoreThan),
    ("<", Sign::LessThan),
    ("exactly ", Sign::Exactly),
    ("about ", Sign::About),
    ("at least ", Sign::AtLeast),
    ("at most ", Sign::AtMost),
    ("more than ", Sign::MoreThan),
    ("less than ", Sign::LessThan),
];

fn split_sign(term: &str) -> (Sign, &str) {
    SIGNS
        .iter()
        .find_map(|(spelling, sign)| {
            term.strip_prefix(spelling)
                .map(|rest| (*sign, rest.trim_start()))
        })
        .unwrap_or((Sign::None, term))
}

/// A unit behind the number is allowed where it is the question's own, since it says nothing new.
fn without_unit<'a>(rest: &'a str, question: &Question) -> Result<&'a str, AnswerFault> {
    let in_words = |c: char| c.is_alphabetic() || c == '%';
    if let Some(own) = &question.unit
        && let Some(number) = rest.strip_suffix(own.as_str())
        && (number.ends_with(' ') || !own.starts_with(|c: char| c.is_ascii_digit()))
        && !number.trim().is_empty()
        && !number.contains(in_words)
    {
        return Ok(number.trim_end());
    }
    let Some(at) = rest.find(in_words) else {
        return Ok(rest);
    };
    if rest[..at].trim().is_empty() {
        return Ok(rest);
    }
    Err(AnswerFault::Unit(
        rest.into(),
        match &question.unit {
            Some(own) => format!("the question counts in `{own}`; give the number in it"),
            None => "the question has none; give the plain number, or the question a unit".into(),
        },
    ))
}

fn range(text: &str) -> Result<(Figure, Figure), AnswerFault> {
    let (low, high) = text
        .split_once("..")
        .ok_or_else(|| AnswerFault::NotARange(text.into()))?;
    let (low, high) = (low.trim(), high.trim());
    if low.is_empty() || high.is_empty() {
        return Err(AnswerFault::NotARange(text.into()));
    }
    let (low, high) = (Figure::parse(low)?, Figure::parse(high)?);
    if low.value() > high.value() {
        return Err(AnswerFault::Reversed(text.into()));
    }
    Ok((low, high))
}

fn date_term(term: &str) -> Result<DateTerm, AnswerFault> {
    if let Some(date) = term.strip_prefix("before ") {
        return Ok(DateTerm::Before(PartialDate::parse(date)?));
    }
    if let Some(date) = term.strip_prefix("after ") {
        return Ok(DateTerm::After(PartialDate::parse(date)?));
    }
    let about = term
        .strip_prefix('~')
        .or_else(|| term.strip_prefix("about "));
    Ok(match about {
        Some(date) => DateTerm::About(When::parse(date.trim_start())?),
        None => DateTerm::In(When::parse(term)?),
    })
}

/// The first options of a question, and how many more there are: `AM, AZ and 3 more`.
pub fn listed(options: &[QuestionOption]) -> String {
    let ids: Vec<&str> = options
        .iter()
        .take(LISTED)
        .map(|option| option.id.as_str())
        .collect();
    match options.len().saturating_sub(LISTED) {
        0 => ids.join(", "),
        more => format!("{} and {more} more", ids.join(", ")),
    }
}

fn option(name: &str, options: &[QuestionOption]) -> Result<usize, AnswerFault> {
    options
        .iter()
        .position(|option| option.id == name)
        .ok_or_else(|| {
            let known = options.iter().map(|option| option.id.as_str());
            let help = match did_you_mean(name, known.take(COMPARED)) {
                Some(near) => format!(": did you mean `{near}`?"),
                None => format!(": it has {}", listed(options)),
            };
            AnswerFault::UnknownOption(name.into(), help)
        })
}

/// `A, B, not C`, `only A, B`, `none`
fn any_of(text: &str, options: &[QuestionOption]) -> Result<OptionChoice, AnswerFault> {
    let text = text.trim();
    let mut answer = OptionChoice::default();
    if text == "none" {
        answer.only = true;
        return Ok(answer);
    }
    let listed = match text.strip_prefix("only ") {
        Some(rest) => {
            answer.only = true;
            rest
        }
        None => text,
    };
    let mut denies = false;
    for item in listed.split(',') {
        let item = item.trim();
        let name = item.strip_prefix("not ").map(str::trim_start);
        denies |= name.is_some();
        let name = name.unwrap_or(item);
        match name {
            "" => {
                return Err(AnswerFault::Dangling(
                    text.into(),
                    if denies { "not" } else { "," },
                ));
            }
            "none" => return Err(AnswerFault::Incoherent(text.into(), "`none` stands alone")),
            _ => {}
        }
        if name.split_whitespace().any(|word| word == "or") {
            return Err(AnswerFault::OrAmongIndependent(text.into()));
        }
        let set: &mut BTreeSet<usize> = if denies {
            &mut answer.no
        } else {
            &mut answer.yes
        };
        set.insert(option(name, options)?);
    }
    if answer.only && !answer.no.is_empty() {
        return Err(AnswerFault::Incoherent(
            text.into(),
            "`only` already denies all others",
        ));
    }
    if !answer.yes.is_disjoint(&answer.no) {
        return Err(AnswerFault::Incoherent(
            text.into(),
            "it affirms and denies the same option",
        ));
    }
    Ok(answer)
}

/// An answer with the question that names its options.
struct Spelled<'a>(&'a Answer, &'a Question);

impl fmt::Display for Spelled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(answer, question) = self;
        let option = |number: &usize| {
            question
                .options()
                .get(*number)
                .map_or("", |option| option.id.as_str())
        };
        match answer {
            Answer::Number(choice) => choice.write(f, |f, term| term.fmt(f)),
            Answer::Date(choice) => choice.write(f, |f, term| term.fmt(f)),
            Answer::YesNo(choice) => {
                choice.write(f, |f, yes| f.write_str(if *yes { "yes" } else { "no" }))
            }
            Answer::OneOf(choice) => choice.write(f, |f, number| f.write_str(option(number))),
            Answer::AnyOf(choice) if choice.only && choice.yes.is_empty() => f.write_str("none"),
            Answer::AnyOf(choice) => {
                let only = if choice.only { "only " } else { "" };
                let yes = choice.yes.iter().map(|number| option(number).to_owned());
                let no = choice
                    .no
                    .iter()
                    .map(|number| format!("not {}", option(number)));
                write!(f, "{only}{}", yes.chain(no).collect::<Vec<_>>().join(", "))
            }
            Answer::Text(text) => f.write_str(text),
        }
    }
}
