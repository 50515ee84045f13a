//! The sentence that goes with every pair: who says what, and why both cannot be true.

use crate::analysis::pairs::{Origin, Pair};
use crate::analysis::phrase;
use crate::analysis::rule::{self, ClashKind, Order, Stated};
use crate::model::answer::{AxisReading, Reading};
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, LinkKind};
use crate::model::key::Key;
use crate::model::question::{AnswerKind, Question, Timing};
use crate::model::set::{Cut, Grain, Set};

/// The sentence of a pair, with the question that is answered: it can be read by itself.
pub fn sentence(casebook: &Casebook, pair: &Pair) -> String {
    format!("{} {}", asked(casebook, pair), reason(casebook, pair))
        .trim_start()
        .to_owned()
}

/// What is asked where a pair stands.
pub fn asked(casebook: &Casebook, pair: &Pair) -> String {
    let (question, other) = (casebook[pair.a].question, casebook[pair.b].question);
    let asked: Vec<&str> = [question, other.filter(|_| other != question)]
        .into_iter()
        .flatten()
        .map(|question| casebook[question].text())
        .collect();
    asked.join(" / ")
}

/// The sentence of a pair where the question stands above it already.
pub fn reason(casebook: &Casebook, pair: &Pair) -> String {
    let mut parts = vec![
        what_is_said(casebook, pair.a, pair.b),
        ground(casebook, pair),
    ];
    parts.extend(both(casebook, pair));
    parts.join(" ")
}

/// Who said both claims of a pair, if anybody did.
pub fn both(casebook: &Casebook, pair: &Pair) -> Option<String> {
    let both: Vec<String> = pair
        .changed_stories(casebook)
        .into_iter()
        .map(|speaker| casebook[speaker].name().to_owned())
        .collect();
    match both.as_slice() {
        [] => None,
        [one] => Some(format!("{one} said both: a changed story.")),
        _ => Some(format!(
            "{} each said both: changed stories.",
            phrase::first_names(&both)
        )),
    }
}

/// Why the claims of a pair exclude each other, where who said what stands beside it already.
pub fn ground(casebook: &Casebook, pair: &Pair) -> String {
    let mut parts = Vec::new();
    if pair.origin != Origin::Stated {
        parts.push(why(casebook, pair));
    }
    if pair.origin != Origin::Derived {
        parts.push(who_states(casebook, pair));
    }
    parts.join(" ")
}

/// `A (13 Sep 2022): “at least 49”; B (14 Sep 2022): “exactly 30”.`
fn what_is_said(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> String {
    format!("{}; {}.", said(casebook, a), said(casebook, b))
}

/// Who says what: `A (13 Sep 2022): “at least 49”`.
pub fn said(casebook: &Casebook, claim: Key<Claim>) -> String {
    let claim = &casebook[claim];
    said_so(casebook, claim, &phrase::claim_answer(casebook, claim))
}

/// The same, where the words of the answer are known already, with its time.
pub fn said_so(casebook: &Casebook, claim: &Claim, answer: &str) -> String {
    let said = match answer {
        "" => claim.text().trim_end_matches('.'),
        answer => answer,
    };
    format!("{}: “{said}”", phrase::speakers(casebook, claim))
}

/// Two stated answers and how their values are ordered.
struct Case<'a> {
    casebook: &'a Casebook,
    a: Stated<'a>,
    b: Stated<'a>,
    order: Order,
}

fn why(casebook: &Casebook, pair: &Pair) -> String {
    let derived = Stated::of(&casebook[pair.a]).zip(Stated::of(&casebook[pair.b]));
    let Some((a, b)) = derived else {
        return String::new();
    };
    let contradiction = rule::clash(casebook, a, b) == Some(ClashKind::Contradiction);
    let reading = if contradiction {
        Reading::Wide
    } else {
        Reading::Narrow
    };
    let Some(order) = rule::order(casebook, a, b, reading) else {
        return String::new();
    };
    let case = Case {
        casebook,
        a,
        b,
        order,
    };
    let reason = case.reason(reading);
    if contradiction {
        return format!("{}{}.", phrase::capital(&reason), case.even_if(pair));
    }
    format!(
        "Read literally, {reason}; both can be true only if {}.",
        case.assumption(pair)
    )
}

impl Case<'_> {
    /// Why no values fit both under a reading.
    fn reason(&self, reading: Reading) -> String {
        let question = &self.casebook[self.a.question];
        let Some((first, second)) = self.clashing_axis(reading) else {
            return "no value fits both".into();
        };
        if let AnswerKind::AnyOf { .. } = question.kind {
            return format!(
                "one affirms what the other denies: {}",
                self.differing_options(reading)
            );
        }
        let (a, b) = (first.under(reading), second.under(reading));
        if self.a.question != self.b.question {
            let (part, whole, part_set, whole_set) = if self.order.first_below {
                (self.a.question, self.b.question, a, b)
            } else {
                (self.b.question, self.a.question, b, a)
            };
            return format!(
                "“{}” counts a part of “{}” and cannot exceed it{}{}",
                self.casebook[part].text(),
                self.casebook[whole].text(),
                match question.timing {
                    Timing::Cumulative => ", then or later",
                    Timing::State => " at the same moment",
                    Timing::Fixed => "",
                },
                distance(question, whole_set, part_set)
                    .map_or(String::new(), |apart| format!(": {apart} too many"))
            );
        }
        let apart = distance(question, a, b).or_else(|| distance(question, b, a));
        let apart = apart.map_or(String::new(), |apart| format!(": they are {apart} apart"));
        match (question.timing, &question.kind) {
            (Timing::Cumulative, _) if self.order.first_below != self.order.second_below => {
                let (early, late) = if self.order.first_below {
                    (a, b)
                } else {
                    (b, a)
                };
                let short = distance(question, late, early);
                format!(
                    "a running total cannot fall{}",
                    short.map_or(String::new(), |short| format!(": {short} short"))
                )
            }
            (Timing::Cumulative, _) => format!("one running total has one value at a time{apart}"),
            (Timing::State, _) => format!("only one of the two can hold at the same moment{apart}"),
            (Timing::Fixed, AnswerKind::YesNo | AnswerKind::OneOf { .. }) => {
                "only one answer can be true".into()
            }
            (Timing::Fixed, AnswerKind::Date) => "no moment fits both".into(),
            (Timing::Fixed, _) => format!("no number fits both{apart}"),
        }
    }

    fn clashing_axis(&self, reading: Reading) -> Option<(&AxisReading, &AxisReading)> {
        self.a.readings.axes().iter().find_map(|first| {
            let second = self
                .b
                .readings
                .axes()
                .iter()
                .find(|second| second.axis == first.axis)?;
            rule::sets_clash(self.order, first.under(reading), second.under(reading))
                .then_some((first, second))
        })
    }

    fn differing_options(&self, reading: Reading) -> String {
        let options = self.casebook[self.a.question].options();
        let names: Vec<&str> = self
            .a
            .readings
            .axes()
            .iter()
            .filter(|first| {
                let second = self
                    .b
                    .readings
                    .axes()
                    .iter()
                    .find(|second| second.axis == first.axis);
                second.is_some_and(|second| !first.under(reading).meets(second.under(reading)))
            })
            .filter_map(|first| options.get(first.axis).map(|option| option.name.as_str()))
            .collect();
        names.join(", ")
    }

    /// What a contradiction survives: the generous readings of answers that have any.
    fn even_if(&self, pair: &Pair) -> String {
        let generous: Vec<String> = [(pair.a, self.a), (pair.b, self.b)]
            .into_iter()
            .filter(|(_, stated)| {
                stated
                    .readings
                    .axes()
                    .iter()
                    .any(|axis| axis.narrow != axis.wide)
            })
            .map(|(claim, stated)| self.meaning(claim, stated))
            .collect();
        if generous.is_empty() {
            String::new()
        } else {
            format!(", even if {}", generous.join(" and "))
        }
    }

    /// `“about 30,000 people” means 20,000 to 40,000`
    fn meaning(&self, claim: Key<Claim>, stated: Stated<'_>) -> String {
        let question = &self.casebook[stated.question];
        let words = self.casebook[claim]
            .answer
            .as_ref()
            .map_or(String::new(), |answer| phrase::answer(question, answer));
        let wide = stated
            .readings
            .axes()
            .first()
            .map_or(String::new(), |axis| phrase::set(question, &axis.wide));
        format!("“{words}” means {wide}")
    }

    /// The generous readings that a tension rests on: the fewest that let both be true.
    fn assumption(&self, pair: &Pair) -> String {
        let (narrow, wide) = (Reading::Narrow, Reading::Wide);
        let dissolves = |a: Reading, b: Reading, time: Reading| {
            !rule::clash_mixed(self.casebook, (self.a, a), (self.b, b), time)
        };
        let (a, b, time) = (
            || self.meaning(pair.a, self.a),
            || self.meaning(pair.b, self.b),
            || self.time_assumption(),
        );
        let ways: [(Reading, Reading, Reading); 7] = [
            (wide, narrow, narrow),
            (narrow, wide, narrow),
            (narrow, narrow, wide),
            (wide, wide, narrow),
            (wide, narrow, wide),
            (narrow, wide, wide),
            (wide, wide, wide),
        ];
        let size = |way: &(Reading, Reading, Reading)| {
            [way.0, way.1, way.2]
                .iter()
                .filter(|reading| **reading == wide)
                .count()
        };
        let working: Vec<_> = ways
            .into_iter()
            .filter(|(a, b, time)| dissolves(*a, *b, *time))
            .collect();
        let fewest = working.iter().map(size).min().unwrap_or(0);
        let words: Vec<String> = working
            .iter()
            .filter(|way| size(way) == fewest)
            .map(|way| {
                let mut parts = Vec::new();
                if way.0 == wide {
                    parts.push(a());
                }
                if way.1 == wide {
                    parts.push(b());
                }
                if way.2 == wide {
                    parts.push(time());
                }
                parts.join(" and ")
            })
            .collect();
        words.join(", or if ")
    }

    fn time_assumption(&self) -> String {
        match self.casebook[self.a.question].timing {
            Timing::Cumulative => "the total grew between the two counts".into(),
            Timing::State => "they speak of different moments".into(),
            Timing::Fixed => String::new(),
        }
    }
}

/// How far the least of `above` lies over the greatest of `below`, in the question's unit.
fn distance(question: &Question, below: &Set, above: &Set) -> Option<String> {
    if !matches!(question.kind, AnswerKind::Number { .. }) || !above.lies_above(below) {
        return None;
    }
    let (Cut::At(low, _), Cut::At(high, _)) = (below.to(), above.from()) else {
        return None;
    };
    let apart = match question.kind.grain() {
        // Cuts of whole numbers lie just below a number: one more than the last, and the first itself.
        Grain::Whole => high - low + rust_decimal::Decimal::ONE,
        Grain::Decimal => high - low,
    };
    (!apart.is_zero()).then(|| phrase::number(apart))
}

fn who_states(casebook: &Casebook, pair: &Pair) -> String {
    let link = casebook.links().iter().find(|link| {
        link.kind == LinkKind::Contradicts
            && [(link.from, link.to), (link.to, link.from)].contains(&(pair.a, pair.b))
    });
    let Some(link) = link else {
        return String::new();
    };
    let by = link.entry.by.as_ref().map_or("An editor", |by| by.as_str());
    let why = link.entry.why.as_ref().map_or(String::new(), |why| {
        format!(": {}", why.trim_end_matches('.'))
    });
    format!(
        "{} states that they contradict each other{why}.",
        phrase::capital(by)
    )
}

/// Why two claims do not exclude each other.
pub fn why_not(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> String {
    let said = what_is_said(casebook, a, b);
    let (first, second) = (&casebook[a], &casebook[b]);
    for claim in [first, second] {
        if !claim.live {
            return format!(
                "{said} Claim `{}` is a draft or retracted, and enters no analysis.",
                claim.id()
            );
        }
    }
    let Some((first, second)) = Stated::of(first).zip(Stated::of(second)) else {
        return format!(
            "{said} At least one of them answers no question, so no rule compares them."
        );
    };
    let question = &casebook[first.question];
    if matches!(question.kind, AnswerKind::Text)
        || matches!(casebook[second.question].kind, AnswerKind::Text)
    {
        return format!("{said} Text answers are never compared by rule.");
    }
    if rule::order(casebook, first, second, Reading::Narrow).is_none() {
        let related = first.question == second.question
            || casebook
                .wholes(first.question)
                .any(|whole| whole == second.question)
            || casebook
                .wholes(second.question)
                .any(|whole| whole == first.question);
        return match (related, question.timing) {
            (false, _) => format!(
                "{said} They answer different questions, and neither question is part of the other."
            ),
            (true, Timing::State) => format!(
                "{said} They speak of different moments, between which it may have changed."
            ),
            (true, _) => {
                format!("{said} The whole was counted before the part, and may have grown since.")
            }
        };
    }
    let grown = question.timing == Timing::Cumulative && first.question == second.question;
    if grown
        && first
            .readings
            .axes()
            .iter()
            .zip(second.readings.axes())
            .all(|(a, b)| !a.narrow.meets(&b.narrow))
    {
        let (a, b) = (first.readings.axes(), second.readings.axes());
        let apart = a
            .iter()
            .zip(b)
            .all(|(a, b)| a.narrow.lies_above(&b.narrow) || b.narrow.lies_above(&a.narrow));
        return if apart {
            format!("{said} The later figure is the higher one, as a running total allows.")
        } else {
            format!(
                "{said} The total may have grown from the one to the other between the two counts."
            )
        };
    }
    format!("{said} Some value fits both.")
}
