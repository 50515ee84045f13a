//! How voices stand to each other, and how sure camps are, in words.

use crate::analysis::camps::Group;
use crate::analysis::phrase;
use crate::analysis::signed::{By, Over, Relation, WHOLE};

/// `agree on 7 questions and contradict each other on 2, of 10 that can be compared`
pub fn standing(relation: &Relation) -> String {
    let questions = |count| phrase::plural(count, "question");
    let (agreements, contradictions) = (relation.agreements, relation.contradictions);
    let sides = match (agreements, contradictions) {
        (0, 0) => "neither agree nor contradict each other".into(),
        (_, 0) => format!("agree on {}", questions(agreements)),
        (0, _) => format!("contradict each other on {}", questions(contradictions)),
        _ => format!(
            "agree on {} and contradict each other on {contradictions}",
            questions(agreements)
        ),
    };
    if relation.common > agreements + contradictions {
        format!("{sides}, of {} that can be compared", relation.common)
    } else {
        sides
    }
}

/// What speaks against the camps of a group, and whether any camps have less against them.
pub fn certainty(group: &Group, most: Option<usize>) -> String {
    let (cost, total) = (decimal(group.frustration), decimal(group.total));
    let any = most.map_or("no division".to_owned(), |most| {
        format!("no division into at most {}", phrase::plural(most, "camp"))
    });
    if group.is_exact() {
        format!("Frustration {cost} of {total} (exact): {any} has less speaking against it.")
    } else {
        format!(
            "Frustration {cost} of {total} (heuristic): the best of {} starts; {any} has less than {} speaking against it.",
            group.divisions(),
            decimal(group.bound)
        )
    }
}

/// Why there are no camps.
pub fn no_camps(by: By, over: Over) -> String {
    let place = match over {
        Over::Questions => "on a question.",
        Over::Disputes => {
            "on a disputed question; `--over questions` compares them on all questions."
        }
    };
    format!(
        "No camps: no two {} agree with or contradict each other {place}",
        voices(by)
    )
}

/// Who is compared, in a word.
pub fn voices(by: By) -> &'static str {
    match by {
        By::Speakers => "speakers",
        By::Parties => "parties",
    }
}

/// Why some are in no camp.
pub const IN_NO_CAMP: &str =
    "In no camp, since on balance they neither agree with nor contradict anybody";

/// Why some are not compared.
pub const FOR_NO_PARTY: &str = "Left out, since they speak for no party";

/// A weight with two decimals.
fn decimal(weight: i64) -> String {
    let hundredths = (200 * i128::from(weight) + i128::from(WHOLE)) / (2 * i128::from(WHOLE));
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
