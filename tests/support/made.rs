//! A made casebook of the size that a desk ends up with: 60 questions, 300 claims, 6 parties that do not exist. It has
//! every kind of answer and timing, names in three scripts, texts as long as people write them, disputes of two to four
//! answers, questions on which all agree, tensions, changed stories, parts and wholes, drafts and what was withdrawn.
//!
//! Nothing is drawn by lot: where a claim stands follows from its number alone.

use gainsay::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, JudgementRecord, LinkRecord, OptionRecord,
    OutletRecord, PartyRecord, QuestionRecord, Records, SpeakerRecord, Text,
};

const QUESTIONS: usize = 60;
/// How many claims answer a question, in turn: five on average.
const CLAIMS: [usize; 5] = [3, 4, 5, 9, 4];

/// Parties by id and name, and how their bodies name them.
const PARTIES: [(&str, &str, &str); 6] = [
    ("P1", "Altan", "Altan"),
    ("P2", "Republic of Brevia", "Brevia"),
    ("P3", "Кадрелия", "Кадрелии"),
    (
        "P4",
        "De facto authorities of the Upper Dorvane Valley",
        "the Upper Dorvane Valley",
    ),
    ("P5", "Էստմարկ", "Էստմարկի"),
    ("P6", "Ferrow and Associated Islands", "Ferrow"),
];

const PLACES: [&str; 6] = [
    "Velin",
    "Нижний Орш",
    "Սարալանջ",
    "Qarabulaq",
    "the Tosk reservoir",
    "the road between Upper Marn and Stanimir",
];

const OUTLETS: [&str; 6] = [
    "The Velin Courier",
    "Вечерний Орш",
    "Առավոտյան լուրեր",
    "Northern Wire",
    "Tosk Radio",
    "Marn Post",
];

fn text(value: impl Into<String>) -> Text {
    At::nowhere(value.into())
}

fn some(value: impl Into<String>) -> Option<Text> {
    Some(text(value))
}

/// What is asked of each place, in turn: its words, the kind of answer, the timing.
const ASKED: [(&str, &str, &str); 10] = [
    (
        "How many people were killed in the shelling of {}, soldiers and civilians together?",
        "number",
        "cumulative",
    ),
    (
        "How many of those killed in the shelling of {} were soldiers?",
        "number",
        "cumulative",
    ),
    (
        "Who opened fire first at {} in the night of 3 to 4 May 2031?",
        "one-of",
        "fixed",
    ),
    ("Was the hospital at {} hit?", "yes-no", "fixed"),
    (
        "When did the ceasefire that was agreed for {} take effect?",
        "date",
        "fixed",
    ),
    (
        "Who controls the heights above {}, and with them the supply line into the valley?",
        "one-of",
        "state",
    ),
    (
        "Which of the parties had signed the protocol on {} when it was broken?",
        "any-of",
        "fixed",
    ),
    (
        "How many kilometres of the border at {} changed hands?",
        "number",
        "fixed",
    ),
    (
        "How many armoured vehicles were destroyed at {}?",
        "number",
        "fixed",
    ),
    ("Why did the talks about {} end?", "text", "fixed"),
];

const SIGNED: [&str; 4] = ["P1, P2", "P1, not P2", "not P1, P3", "none"];

const REASONS: [&str; 4] = [
    "One delegation left before the text was read.",
    "The mediators withdrew their draft.",
    "Обе стороны отказались от посредников.",
    "Պատճառը չի հայտնվել։",
];

/// The records of the made casebook.
pub(crate) fn records() -> Records {
    let mut records = Records::default();
    sources(&mut records);
    for number in 0..QUESTIONS {
        records.questions.push(question(number));
        for turn in 0..CLAIMS[number % CLAIMS.len()] {
            records.claims.push(claim(number, turn));
        }
    }
    decisions(&mut records);
    records
}

fn sources(records: &mut Records) {
    for (number, (id, name, own)) in PARTIES.into_iter().enumerate() {
        records.parties.push(PartyRecord {
            id: text(id),
            name: text(name),
            ..PartyRecord::default()
        });
        let (ministry, press) = match number {
            2 => (
                format!("Министерство обороны {own}"),
                format!("Пресс-служба президента {own}"),
            ),
            4 => (
                format!("{own} պաշտպանության նախարարություն"),
                format!("{own} կառավարության մամուլի ծառայություն"),
            ),
            _ => (
                format!("Ministry of Defence of {own}"),
                format!("Press service of the government of {own}"),
            ),
        };
        for (kind, name) in [("mod", ministry), ("press", press)] {
            records.speakers.push(SpeakerRecord {
                id: text(format!("{}-{kind}", id.to_lowercase())),
                name: text(name),
                kind: text("body"),
                party: some(id),
                ..SpeakerRecord::default()
            });
        }
    }
    records.speakers.push(SpeakerRecord {
        id: text("observers"),
        name: text("Joint Observer Mission"),
        kind: text("body"),
        ..SpeakerRecord::default()
    });
    for (number, name) in OUTLETS.into_iter().enumerate() {
        records.outlets.push(OutletRecord {
            id: text(format!("outlet-{number}")),
            name: text(name),
            ..OutletRecord::default()
        });
    }
    for number in 0..40 {
        records.documents.push(DocumentRecord {
            id: text(format!("d{number:02}")),
            outlet: some(format!("outlet-{}", number % OUTLETS.len())),
            title: some(format!(
                "Report {} on the fighting, the talks and what came of them",
                number + 1
            )),
            published: some(day(number)),
            cites: (number % 4 == 1)
                .then(|| text(format!("d{:02}", number - 1)))
                .into_iter()
                .collect(),
            ..DocumentRecord::default()
        });
    }
}

fn day(number: usize) -> String {
    format!("2031-{:02}-{:02}", 5 + number / 28, 1 + number % 28)
}

fn question(number: usize) -> QuestionRecord {
    let (words, answer, timing) = ASKED[number % ASKED.len()];
    let options = |ids: &[&str]| -> Vec<OptionRecord> {
        let name = |id: &str| PARTIES.iter().find(|party| party.0 == id);
        ids.iter()
            .map(|id| OptionRecord {
                id: text(*id),
                name: name(id).map(|party| text(party.1)),
                ..OptionRecord::default()
            })
            .collect()
    };
    QuestionRecord {
        id: text(id(number)),
        text: text(words.replace("{}", PLACES[number / ASKED.len()])),
        answer: text(answer),
        timing: some(timing),
        unit: (answer == "number").then(|| {
            text(match number % ASKED.len() {
                7 => "kilometres",
                8 => "vehicles",
                _ => "people",
            })
        }),
        measure: At::nowhere(number % ASKED.len() == 7),
        options: match answer {
            "one-of" => options(&["P1", "P2", "P3", "P5"]),
            "any-of" => options(&["P1", "P2", "P3"]),
            _ => Vec::new(),
        },
        part_of: (number % ASKED.len() == 1).then(|| text(id(number - 1))),
        ..QuestionRecord::default()
    }
}

fn id(number: usize) -> String {
    const SUBJECTS: [&str; 10] = [
        "killed",
        "soldiers",
        "first-shot",
        "hospital",
        "ceasefire",
        "heights",
        "signed",
        "border",
        "vehicles",
        "talks",
    ];
    let place = number / ASKED.len();
    format!("place-{}-{}", place + 1, SUBJECTS[number % ASKED.len()])
}

/// Who speaks in which turn on which question: three or four parties, one of them twice, and at times the observers.
fn speaker(number: usize, turn: usize) -> String {
    if turn == 4 && number % 7 == 3 {
        return "observers".into();
    }
    // The last turn is the first speaker's again: a changed story, where the answers differ.
    let party = (number + [0, 1, 3, 2, 0][turn % 5] * (1 + number / 30) + turn / 5) % PARTIES.len();
    let body = if (number + turn).is_multiple_of(3) && turn != 0 && turn != 4 {
        "press"
    } else {
        "mod"
    };
    format!("{}-{body}", PARTIES[party].0.to_lowercase())
}

/// Which of the rival answers is given: on every sixth question all give the same.
fn side(number: usize, turn: usize) -> usize {
    match number % 6 {
        5 => 0,
        other => [0, 1, 2, 3, 1][turn % 5] % (2 + other % 3),
    }
}

fn answer(number: usize, turn: usize) -> String {
    let side = side(number, turn);
    let place = number / ASKED.len();
    match number % ASKED.len() {
        // Rounded figures beside exact ones: some differ only if read literally.
        0 => match side {
            0 => (120 + 10 * place).to_string(),
            1 => format!("at least {}", 150 + 10 * place),
            2 => format!("{}", 124 + 10 * place),
            _ => "dozens".into(),
        },
        1 => ["40", "= 62", "about 50", "at least 200"][side].into(),
        2 => ["P1", "P2", "not P1", "P3 or P5"][side].into(),
        3 => ["yes", "no"][side % 2].into(),
        4 => ["2031-05-09", "2031-05-12", "before 2031-05-05", "2031-05"][side].into(),
        5 => ["P2", "P5", "not P2", "P1"][side].into(),
        6 => SIGNED[side].into(),
        7 => ["12.5", "3..4", "at least 20", "0"][side].into(),
        8 => ["300", "~320", "17", "none"][side].into(),
        _ => REASONS[side].into(),
    }
}

fn claim(number: usize, turn: usize) -> ClaimRecord {
    let question = question(number);
    let spoken = speaker(number, turn);
    let subject = question.text.value.trim_end_matches('?').to_lowercase();
    let said = |by: String, document: usize| AttributionRecord {
        by: text(by),
        document: text(format!("d{:02}", document % 40)),
        form: some(if turn.is_multiple_of(2) {
            "indirect"
        } else {
            "direct"
        }),
        date: (number % 9 != 8).then(|| text(day(number / 3 + turn))),
        ..AttributionRecord::default()
    };
    let mut attributions = vec![said(spoken, number + 7 * turn)];
    if (number + turn).is_multiple_of(4) {
        attributions.push(said(
            format!("p{}-press", 1 + (number + turn) % PARTIES.len()),
            number + 11,
        ));
    }
    attributions.dedup();
    ClaimRecord {
        id: text(format!("{}-{}", id(number), turn + 1)),
        question: Some(question.id.clone()),
        text: text(format!(
            "Asked {subject}, they answer: {}",
            answer(number, turn)
        )),
        answer: some(answer(number, turn)),
        as_of: match number % ASKED.len() {
            0 | 1 => some(day(number / 6 + turn)),
            5 => some(day(number / 6 + turn / 3)),
            _ => None,
        },
        status: match number * 5 + turn {
            place if place % 53 == 52 => some("draft"),
            place if place % 71 == 70 => some("retracted"),
            _ => None,
        },
        said: attributions,
        ..ClaimRecord::default()
    }
}

fn decisions(records: &mut Records) {
    for place in 0..3 {
        let question = id(10 * place + 3);
        records.judgements.push(JudgementRecord {
            sha256: Vec::new(),
            claims: vec![text(format!("{question}-1")), text(format!("{question}-2"))],
            verdict: text(if place == 1 { "confirmed" } else { "dismissed" }),
            by: text("Desk"),
            date: text("2031-08-01"),
            why: text("They speak of two different wings of the building."),
        });
        let talks = id(10 * place + 9);
        records.links.push(LinkRecord {
            from: text(format!("{talks}-1")),
            to: text(format!("{talks}-2")),
            kind: text("contradicts"),
            by: some("Desk"),
            why: some("Either one left or both stayed."),
            ..LinkRecord::default()
        });
    }
}
