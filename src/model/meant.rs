//! What a person probably meant by an answer or a date that the grammar refuses.

use crate::model::answer::Answer;
use crate::model::date::When;
use crate::model::number::Figure;
use crate::model::question::{AnswerKind, Question};

/// Words that people use for those of the grammar.
const SYNONYMS: [(&str, &str); 22] = [
    ("around ", "about "),
    ("approximately ", "about "),
    ("approx. ", "about "),
    ("approx ", "about "),
    ("roughly ", "about "),
    ("circa ", "about "),
    ("ca. ", "about "),
    ("c. ", "about "),
    ("some ", "about "),
    ("over ", "more than "),
    ("above ", "more than "),
    ("greater than ", "more than "),
    ("under ", "less than "),
    ("below ", "less than "),
    ("fewer than ", "less than "),
    ("up to ", "at most "),
    ("maximum ", "at most "),
    ("no more than ", "at most "),
    ("not more than ", "at most "),
    ("minimum ", "at least "),
    ("no fewer than ", "at least "),
    ("no less than ", "at least "),
];

/// The answer that was probably meant; it fits the question.
pub fn answer(text: &str, question: &Question) -> Option<String> {
    let text = text.trim();
    let candidates = match question.kind {
        AnswerKind::Number { .. } => numbers(text),
        AnswerKind::Date => date(text).into_iter().collect(),
        AnswerKind::AnyOf { .. } => vec![
            text.replace(" and ", ", ")
                .replace(" & ", ", ")
                .replace('/', ", "),
        ],
        AnswerKind::OneOf { .. } => vec![
            text.replace('/', " or ").replace(", ", " or "),
            text.to_owned(),
        ],
        AnswerKind::YesNo => vec![text.to_lowercase()],
        AnswerKind::Text => Vec::new(),
    };
    let by_name = by_option_names(text, question);
    candidates
        .into_iter()
        .chain(by_name)
        .find(|candidate| candidate != text && Answer::parse(candidate, question).is_ok())
}

fn numbers(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut found = vec![lower.clone()];
    found.extend(SYNONYMS.iter().filter_map(|(used, meant)| {
        lower
            .strip_prefix(used)
            .map(|rest| format!("{meant}{rest}"))
    }));
    for suffix in ["+", " or more", " and more"] {
        found.extend(
            lower
                .strip_suffix(suffix)
                .map(|number| format!("at least {}", number.trim())),
        );
    }
    for dash in [" - ", " – ", " to ", "–", "-", "..."] {
        found.extend(
            lower
                .split_once(dash)
                .map(|(low, high)| format!("{}..{}", low.trim(), high.trim())),
        );
    }
    found
}

/// Names of options where their ids are asked for.
fn by_option_names(text: &str, question: &Question) -> Option<String> {
    let lower = text.to_lowercase();
    question
        .options()
        .iter()
        .find(|option| option.name.to_lowercase() == lower)
        .map(|option| option.id.clone())
}

/// A number without separators, where a point was perhaps meant as one: `6.500`.
pub fn without_separators(text: &str) -> Option<String> {
    let groups: Vec<&str> = text.trim().split('.').collect();
    let [first, rest @ ..] = groups.as_slice() else {
        return None;
    };
    let grouped = !rest.is_empty()
        && (1..=3).contains(&first.len())
        && rest.iter().all(|group| group.len() == 3);
    let joined = groups.concat();
    (grouped && Figure::parse(&joined).is_ok()).then_some(joined)
}

/// The date or period that was probably meant.
pub fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let period = [" - ", " – ", " to "].iter().find_map(|dash| {
        let (from, to) = text.split_once(dash)?;
        Some(format!("{}/{}", day(from.trim())?, day(to.trim())?))
    });
    period
        .or_else(|| day(text))
        .filter(|meant| meant != text && When::parse(meant).is_ok())
}

/// `13.09.2022` and `2022.9.13`, whose order is beyond doubt; `09/13/2022` and its like are not guessed at.
fn day(text: &str) -> Option<String> {
    if When::parse(text).is_ok() {
        return Some(text.to_owned());
    }
    let parts: Vec<&str> = text.split(['.', '-']).map(str::trim).collect();
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && digits(month, 2) && digits(day, 2) => {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [day, month, year]
            if text.contains('.') && year.len() == 4 && digits(month, 2) && digits(day, 2) =>
        {
            Some(format!("{year}-{month:0>2}-{day:0>2}"))
        }
        [year, month] if year.len() == 4 && digits(month, 2) => Some(format!("{year}-{month:0>2}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_other_habits_are_turned() {
        for (text, meant) in [
            ("13.09.2022", Some("2022-09-13")),
            ("13.9.2022", Some("2022-09-13")),
            ("2022-9-13", Some("2022-09-13")),
            ("2022-09-12 - 2022-09-18", Some("2022-09-12/2022-09-18")),
            ("1988 to 1994", Some("1988/1994")),
            ("09/13/2022", None),
            ("2022-09-13", None),
            ("yesterday", None),
            ("31.02.2022", None),
        ] {
            assert_eq!(date(text).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn points_between_groups_of_three_may_be_separators() {
        assert_eq!(without_separators("6.500").as_deref(), Some("6500"));
        assert_eq!(without_separators("1.234.567").as_deref(), Some("1234567"));
        assert_eq!(without_separators("4.5"), None);
        assert_eq!(without_separators("6500"), None);
    }
}
