//! Random small casebooks: every kind of question, every timing, parts of parts, and everything that decides whether a
//! claim is live or a pair is stated. One seed gives one casebook on every machine.
//!
//! Values and dates are drawn from few, so that claims agree, clash and touch often. Every casebook passes the checks.

use std::collections::BTreeSet;

use gainsay::model::Word;
use gainsay::model::answer::{Answer, Readings};
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::LinkKind;
use gainsay::model::date::{When, Zone};
use gainsay::model::question::{AnswerKind, Question, Timing};
use gainsay::model::record::{
    AssessmentRecord, At, AttributionRecord, ClaimRecord, DocumentRecord, DroppedRecord,
    JudgementRecord, LinkRecord, OptionRecord, OutletRecord, PartyRecord, QuestionRecord, Records,
    SpeakerRecord, Text,
};
use gainsay::model::validate::validate;

/// Draws like dice: SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `below` - 1.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.next() % below.max(1) as u64).unwrap_or(0)
    }

    /// True so often in a hundred.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

fn text(value: impl Into<String>) -> Text {
    At::nowhere(value.into())
}

/// The casebook of a seed.
pub(crate) fn casebook(seed: u64) -> Casebook {
    checked(records(seed))
}

/// Records that are known to pass the checks, checked.
pub(crate) fn checked(records: Records) -> Casebook {
    validate(records).unwrap_or_else(|faults| panic!("a made-up casebook is refused: {faults:#?}"))
}

/// The records of a seed.
pub(crate) fn records(seed: u64) -> Records {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let mut records = Records {
        questions: questions(dice),
        ..Records::default()
    };
    sources(dice, &mut records);
    claims(dice, &mut records);
    decisions(dice, &mut records);
    records
}

fn questions(dice: &mut Dice) -> Vec<QuestionRecord> {
    let count = 1 + dice.below(4);
    let first = dice.below(count);
    let mut questions: Vec<QuestionRecord> = Vec::new();
    for number in 0..count {
        // Wholes come before their parts here; the ids do not tell.
        let id = format!("q{}", (first + number) % count);
        let kind = dice.pick(&[
            "number", "number", "number", "number", "date", "yes-no", "one-of", "any-of", "text",
        ]);
        let mut question = QuestionRecord {
            id: text(id),
            text: text("A question?"),
            answer: text(kind),
            ..QuestionRecord::default()
        };
        let timing = match kind {
            "number" => dice.pick(&["fixed", "cumulative", "cumulative", "state", "state"]),
            _ => dice.pick(&["fixed", "state"]),
        };
        if timing != "fixed" || dice.percent(50) {
            question.timing = Some(text(timing));
        }
        question.zone = dice.percent(30).then(|| text("Asia/Yerevan"));
        match kind {
            "number" => {
                question.measure = At::nowhere(dice.percent(30));
                question.unit = dice.percent(50).then(|| text("people"));
                let wholes: Vec<&QuestionRecord> = questions
                    .iter()
                    .filter(|whole| whole.answer.value == "number")
                    .collect();
                if !wholes.is_empty() && dice.percent(60) {
                    let whole = wholes[dice.below(wholes.len())];
                    question.timing = whole.timing.clone();
                    question.zone = whole.zone.clone();
                    question.unit = whole.unit.clone();
                    question.measure = whole.measure;
                    question.part_of = Some(whole.id.clone());
                }
            }
            "one-of" | "any-of" => {
                let options = 1 + dice.below(3);
                question.options = ["AM", "AZ", "RU"]
                    .iter()
                    .take(options)
                    .map(|id| OptionRecord {
                        id: text(*id),
                        ..OptionRecord::default()
                    })
                    .collect();
                question.exhaustive = At::nowhere(kind == "one-of" && dice.percent(40));
            }
            _ => {}
        }
        questions.push(question);
    }
    questions
}

fn sources(dice: &mut Dice, records: &mut Records) {
    for id in ["AM", "AZ"].iter().take(dice.below(3)) {
        records.parties.push(PartyRecord {
            id: text(*id),
            name: text(*id),
            ..PartyRecord::default()
        });
    }
    for number in 0..dice.below(3) {
        records.outlets.push(OutletRecord {
            id: text(format!("o{number}")),
            name: text("An outlet"),
            owner: dice.percent(30).then(|| text("An owner")),
            ..OutletRecord::default()
        });
    }
    for number in 0..=dice.below(3) {
        let outlet = dice.below(records.outlets.len() + 1);
        records.documents.push(DocumentRecord {
            id: text(format!("d{number}")),
            outlet: records.outlets.get(outlet).map(|outlet| outlet.id.clone()),
            lang: dice.percent(50).then(|| text("en")),
            published: dice.percent(50).then(|| text("2022-09-13")),
            cites: (number > 0 && dice.percent(30))
                .then(|| text("d0"))
                .into_iter()
                .collect(),
            ..DocumentRecord::default()
        });
    }
    for number in 0..=dice.below(3) {
        let party = dice.below(records.parties.len() + 1);
        records.speakers.push(SpeakerRecord {
            id: text(format!("s{number}")),
            name: text("A speaker"),
            kind: text("body"),
            party: records.parties.get(party).map(|party| party.id.clone()),
            anonymous: At::nowhere(number == 2),
            ..SpeakerRecord::default()
        });
    }
}

fn claims(dice: &mut Dice, records: &mut Records) {
    let asked = checked(Records {
        questions: records.questions.clone(),
        ..Records::default()
    });
    let asked: Vec<&Question> = asked.questions().map(|(_, question)| question).collect();
    for number in 0..dice.below(10) {
        let status = match dice.below(100) {
            0..8 => Some("draft"),
            8..15 => Some("retracted"),
            15..30 => Some("accepted"),
            _ => None,
        };
        let mut claim = ClaimRecord {
            id: text(format!("c{number}")),
            text: text("A claim."),
            status: status.map(text),
            ..ClaimRecord::default()
        };
        if dice.percent(95) {
            let question = asked[dice.below(asked.len())];
            let draft = status == Some("draft");
            claim.question = Some(text(question.id()));
            claim.answer = (!draft || dice.percent(70)).then(|| text(answer(dice, question)));
            let dated = match question.timing {
                Timing::Cumulative => !draft || dice.percent(70),
                Timing::State => dice.percent(85),
                Timing::Fixed => dice.percent(20),
            };
            claim.as_of = dated.then(|| text(as_of(dice, &question.zone)));
        }
        for _ in 0..dice.below(3) {
            let speaker = dice.below(records.speakers.len());
            let document = dice.below(records.documents.len());
            let via = dice.below(records.outlets.len() + 3);
            let from = dice.below(40);
            let said = AttributionRecord {
                by: records.speakers[speaker].id.clone(),
                document: records.documents[document].id.clone(),
                at: dice
                    .percent(50)
                    .then(|| text(format!("{from}-{}", from + 7))),
                form: dice.percent(50).then(|| text("indirect")),
                date: dice
                    .percent(70)
                    .then(|| text(dice.pick(&["2022-09-12", "2022-09-13", "2022-09"]))),
                via: records.outlets.get(via).map(|outlet| outlet.id.clone()),
                ..AttributionRecord::default()
            };
            if !claim.said.contains(&said) {
                claim.said.push(said);
            }
        }
        records.claims.push(claim);
    }
}

fn decisions(dice: &mut Dice, records: &mut Records) {
    let claims = records.claims.len();
    if claims < 2 {
        return;
    }
    let two = |dice: &mut Dice, records: &Records| {
        let from = dice.below(claims);
        let to = (from + 1 + dice.below(claims - 1)) % claims;
        (
            records.claims[from].id.clone(),
            records.claims[to].id.clone(),
        )
    };
    let mut known = BTreeSet::new();
    for _ in 0..dice.below(5) {
        let (from, to) = two(dice, records);
        let kind = if dice.percent(30) {
            LinkKind::Contradicts
        } else {
            LinkKind::ALL[dice.below(LinkKind::ALL.len())]
        }
        .word();
        if known.insert((from.value.clone(), to.value.clone(), kind)) {
            records.links.push(LinkRecord {
                from,
                to,
                kind: text(kind),
                by: Some(text("An editor")),
                ..LinkRecord::default()
            });
        }
    }
    for number in 0..dice.below(3) {
        let (a, b) = two(dice, records);
        records.judgements.push(JudgementRecord {
            claims: vec![a, b],
            verdict: text(dice.pick(&["confirmed", "dismissed"])),
            by: text("An editor"),
            date: text(dice.pick(&["2023-01-01", "2023-01-02"])),
            why: text("Their reason."),
            sha256: if number == 1 {
                vec![text("a".repeat(64)), text("b".repeat(64))]
            } else {
                Vec::new()
            },
        });
    }
    if dice.percent(20) {
        records.assessments.push(AssessmentRecord {
            claim: records.claims[0].id.clone(),
            by: text("A fact-checker"),
            rating: text(dice.pick(&["false", "mixed"])),
            ..AssessmentRecord::default()
        });
    }
    for number in 0..dice.below(3) {
        records.dropped.push(DroppedRecord {
            id: text(format!("x{number}")),
            document: records.documents[number % records.documents.len()]
                .id
                .clone(),
            at: text(format!("{}-{}", number, number + 3)),
            sha256: dice.percent(50).then(|| text("c".repeat(64))),
            speaker: dice.percent(50).then(|| text("The ministry")),
            by: text("An editor"),
            date: text("2024-01-02"),
            why: dice.percent(50).then(|| text("Not a claim.")),
        });
    }
}

/// An answer that the question accepts.
pub(crate) fn answer(dice: &mut Dice, question: &Question) -> String {
    loop {
        let drawn = draw_answer(dice, question);
        if Answer::parse(&drawn, question)
            .is_ok_and(|answer| Readings::of(&answer, question).is_ok())
        {
            return drawn;
        }
    }
}

fn draw_answer(dice: &mut Dice, question: &Question) -> String {
    match &question.kind {
        AnswerKind::Number { measure } => choice(dice, |dice| number_term(dice, *measure)),
        AnswerKind::Date => choice(dice, |dice| date_term(dice, &question.zone)),
        AnswerKind::YesNo => dice.pick(&["yes", "no", "not yes", "not no"]).into(),
        AnswerKind::OneOf { options, .. } => {
            choice(dice, |dice| options[dice.below(options.len())].id.clone())
        }
        AnswerKind::AnyOf { options } => {
            if dice.percent(10) {
                return "none".into();
            }
            let only = if dice.percent(25) { "only " } else { "" };
            let denies_from = dice.below(options.len() + 1);
            let first = dice.below(options.len());
            let count = 1 + dice.below(options.len());
            let listed: Vec<String> = (0..count)
                .map(|number| {
                    let id = &options[(first + number) % options.len()].id;
                    let not = if only.is_empty() && number >= denies_from {
                        "not "
                    } else {
                        ""
                    };
                    format!("{not}{id}")
                })
                .collect();
            format!("{only}{}", listed.join(", "))
        }
        AnswerKind::Text => dice.pick(&["some words", "other words"]).into(),
    }
}

/// `A`, `A or B`, `not A or B`, `A or not B`
fn choice(dice: &mut Dice, mut term: impl FnMut(&mut Dice) -> String) -> String {
    let mut written = String::new();
    let denies_from = match dice.below(100) {
        0..15 => 0,
        15..20 => 1,
        _ => usize::MAX,
    };
    let count = match dice.below(100) {
        0..75 => 1,
        75..95 => 2,
        _ => 3,
    };
    for number in 0..count {
        if number > 0 {
            written.push_str(" or ");
        }
        if number == denies_from {
            written.push_str("not ");
        }
        written.push_str(&term(dice));
    }
    written
}

fn figure(dice: &mut Dice, measure: bool) -> String {
    if measure {
        return match dice.below(10) {
            0 => dice.pick(&["10", "20", "-10", "-0.25"]).into(),
            1..4 => format!("{}.5", dice.below(4)),
            4 => format!("-{}", 1 + dice.below(2)),
            _ => dice.below(5).to_string(),
        };
    }
    match dice.below(10) {
        0 => dice.pick(&["10", "20", "100", "12", "13", "99"]).into(),
        1 => dice.pick(&["1.5", "2.5", "-1", "-2"]).into(),
        _ => dice.below(7).to_string(),
    }
}

fn number_term(dice: &mut Dice, measure: bool) -> String {
    let a = figure(dice, measure);
    let b = figure(dice, measure);
    match dice.below(24) {
        0..8 => a,
        8 => format!("= {a}"),
        9 => format!("exactly {a}"),
        10 | 11 => format!("~{a}"),
        12 => format!("~{a} ({b}..{})", figure(dice, measure)),
        13 => format!(">= {a}"),
        14 => format!("at least {a}"),
        15 => format!("> {a}"),
        16 => format!("more than {a}"),
        17 => format!("<= {a}"),
        18 => format!("< {a}"),
        19..22 => format!("{a}..{b}"),
        _ => dice
            .pick(&["none", "a dozen", "dozens", "hundreds", "thousands"])
            .into(),
    }
}

fn partial_date(dice: &mut Dice, zone: &Zone) -> String {
    let day = 10 + dice.below(4);
    let offset = if *zone != Zone::Bare && dice.percent(30) {
        dice.pick(&["Z", "+04:00", "+03:00"])
    } else {
        ""
    };
    match dice.below(16) {
        0 => "2022".into(),
        1 => "2022-09".into(),
        2 => "2022-10".into(),
        3..6 => format!("2022-09-{day}T09:00{offset}"),
        6 => format!("2022-09-{day}T00:00{offset}"),
        7 => format!("2022-09-{day}T23:59{offset}"),
        8 => format!("2022-09-{day}T09:00:30{offset}"),
        9 => format!("2022-09-{day}T23:59:59{offset}"),
        _ => format!("2022-09-{day}"),
    }
}

fn period(dice: &mut Dice, zone: &Zone) -> String {
    let mut end = |open: usize| {
        if dice.percent(open) {
            "..".to_owned()
        } else {
            partial_date(dice, zone)
        }
    };
    format!("{}/{}", end(15), end(15))
}

fn date_term(dice: &mut Dice, zone: &Zone) -> String {
    match dice.below(10) {
        0 => format!("~{}", partial_date(dice, zone)),
        1 => format!("~{}", period(dice, zone)),
        2 => format!("before {}", partial_date(dice, zone)),
        3 => format!("after {}", partial_date(dice, zone)),
        4 | 5 => period(dice, zone),
        _ => partial_date(dice, zone),
    }
}

/// The time that a claim speaks of, readable in the zone.
pub(crate) fn as_of(dice: &mut Dice, zone: &Zone) -> String {
    loop {
        let drawn = if dice.percent(45) {
            period(dice, zone)
        } else {
            partial_date(dice, zone)
        };
        if When::parse(&drawn).is_ok_and(|when| when.as_of(zone).is_ok()) {
            return drawn;
        }
    }
}
