//! Casebooks for pictures: a bridge between two towns, and one whose texts do their worst.

use gainsay::model::casebook::Casebook;
use gainsay::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, JudgementRecord, LinkRecord, OptionRecord,
    OutletRecord, PartyRecord, QuestionRecord, Records, SpeakerRecord, Text,
};
use gainsay::model::validate::validate;

pub(crate) fn text(text: &str) -> Text {
    At::nowhere(text.to_owned())
}

fn some(value: &str) -> Option<Text> {
    (!value.is_empty()).then(|| text(value))
}

pub(crate) fn check(records: Records) -> Casebook {
    match validate(records) {
        Ok(casebook) => casebook,
        Err(faults) => {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", told.join("\n"));
        }
    }
}

/// Adds records in a line each.
#[derive(Default)]
pub(crate) struct Sample(pub(crate) Records);

impl Sample {
    pub(crate) fn party(&mut self, id: &str, name: &str) {
        self.0.parties.push(PartyRecord {
            id: text(id),
            name: text(name),
            ..Default::default()
        });
    }

    pub(crate) fn speaker(&mut self, id: &str, name: &str, party: &str) {
        self.0.speakers.push(SpeakerRecord {
            id: text(id),
            name: text(name),
            kind: text("body"),
            party: some(party),
            ..Default::default()
        });
    }

    pub(crate) fn document(&mut self, id: &str, outlet: &str, title: &str) {
        if !self
            .0
            .outlets
            .iter()
            .any(|known| known.name.value == outlet)
        {
            let number = self.0.outlets.len();
            self.0.outlets.push(OutletRecord {
                id: text(&format!("outlet-{number}")),
                name: text(outlet),
                ..Default::default()
            });
        }
        let found = self
            .0
            .outlets
            .iter()
            .find(|known| known.name.value == outlet);
        self.0.documents.push(DocumentRecord {
            id: text(id),
            outlet: found.map(|outlet| outlet.id.clone()),
            title: some(title),
            url: some(&format!("https://example.org/{id}?a=1&b=2")),
            ..Default::default()
        });
    }

    pub(crate) fn question(&mut self, id: &str, words: &str, kind: &str) -> &mut QuestionRecord {
        self.0.questions.push(QuestionRecord {
            id: text(id),
            text: text(words),
            answer: text(kind),
            ..Default::default()
        });
        self.0.questions.last_mut().expect("it was just added")
    }

    /// `said` is `speaker document date form` four by four, with `-` for what is not known.
    pub(crate) fn claim(
        &mut self,
        id: &str,
        question: &str,
        words: &str,
        answer: &str,
        said: &str,
    ) {
        let known = |word: &str| if word == "-" { None } else { Some(text(word)) };
        let words_of: Vec<&str> = said.split_whitespace().collect();
        self.0.claims.push(ClaimRecord {
            id: text(id),
            question: some(question),
            text: text(words),
            answer: some(answer),
            said: words_of
                .chunks(4)
                .map(|said| AttributionRecord {
                    by: text(said[0]),
                    document: text(said[1]),
                    date: known(said[2]),
                    form: known(said[3]),
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        });
    }

    pub(crate) fn as_of(&mut self, date: &str) {
        if let Some(claim) = self.0.claims.last_mut() {
            claim.as_of = some(date);
        }
    }

    pub(crate) fn link(&mut self, from: &str, kind: &str, to: &str) {
        self.0.links.push(LinkRecord {
            from: text(from),
            to: text(to),
            kind: text(kind),
            by: some("Desk A"),
            ..Default::default()
        });
    }

    pub(crate) fn judge(&mut self, a: &str, b: &str, verdict: &str, why: &str) {
        self.0.judgements.push(JudgementRecord {
            claims: vec![text(a), text(b)],
            verdict: text(verdict),
            by: text("Desk B"),
            date: text("2031-07-01"),
            why: text(why),
            ..Default::default()
        });
    }
}

fn options(ids: &[(&str, &str)]) -> Vec<OptionRecord> {
    ids.iter()
        .map(|(id, name)| OptionRecord {
            id: text(id),
            name: some(name),
            ..Default::default()
        })
        .collect()
}

/// A bridge fell; every kind of line is in it.
pub(crate) fn bridge() -> Records {
    let mut sample = Sample::default();
    sample.party("UP", "Town of Upstream");
    sample.party("DOWN", "Town of Downstream");
    sample.party("PORT", "Harbour Authority");
    sample.party("RAIL", "River Railway");
    sample.speaker("up-council", "Council of Upstream", "UP");
    sample.speaker(
        "up-works",
        "Совет по дорогам и мостам Верхнего города",
        "UP",
    );
    sample.speaker("down-council", "Council of Downstream", "DOWN");
    sample.speaker(
        "down-works",
        "Aşağı şəhərin körpü və yollar idarəsi",
        "DOWN",
    );
    sample.speaker("port", "Նավահանգստի վարչություն", "PORT");
    sample.speaker("rail", "River Railway, Department of Bridges", "RAIL");
    sample.speaker("gazette", "The Valley Gazette", "");
    sample.document("g1", "The Valley Gazette", "Bridge down: what we know");
    sample.document("g2", "The Valley Gazette", "Bridge: councils at odds");
    sample.document("w1", "Мост сегодня", "Почему упал мост");
    sample.document("w2", "Կամուրջ", "Ինչու փլվեց կամուրջը");
    sample.document("w3", "Körpü xəbərləri", "Körpü niyə uçdu?");
    sample.document("s1", "Upstream town hall", "Statement on the bridge");
    sample.document("s2", "Downstream town hall", "Statement on the bridge");

    sample
        .question(
            "a-cause",
            "Why did the bridge between Upstream and Downstream fall on 3 June 2031?",
            "one-of",
        )
        .options = options(&[
        ("barge", "a barge"),
        ("flood", "the flood"),
        ("neglect", "rust"),
    ]);
    sample.claim(
        "cause-barge",
        "a-cause",
        "A barge hit the second pier.",
        "barge",
        "up-council s1 2031-06-03 direct up-works w1 2031-06-04 indirect",
    );
    sample.claim(
        "cause-barge-again",
        "a-cause",
        "The barge brought the bridge down.",
        "barge",
        "up-council g2 2031-06-09 mixed",
    );
    sample.claim(
        "cause-flood",
        "a-cause",
        "The flood had washed out the second pier.",
        "flood",
        "port w2 2031-06-04 direct gazette g1 2031-06-05 -",
    );
    sample.claim(
        "cause-neglect",
        "a-cause",
        "Upstream let the cables rust through.",
        "neglect",
        "down-council s2 2031-06-03 direct down-works w3 2031-06-05 mixed",
    );
    sample.claim(
        "cause-not-barge",
        "a-cause",
        "Whatever it was, it was not a barge.",
        "not barge",
        "rail g2 2031-06-08 indirect",
    );
    sample.link("cause-barge-again", "repeats", "cause-barge");
    sample.judge(
        "cause-barge",
        "cause-neglect",
        "confirmed",
        "Both were asked again and insist",
    );
    sample.link("cause-not-barge", "supports", "cause-flood");

    let question = sample.question(
        "b-injured",
        "How many people were injured when the bridge fell?",
        "number",
    );
    question.unit = some("people");
    question.scope = some("Everyone treated by a doctor on that day, on either bank.");
    sample.claim(
        "injured-49",
        "b-injured",
        "At least 49 were injured.",
        "at least 49",
        "down-council s2 2031-06-03 direct down-council g1 2031-06-05 direct",
    );
    sample.claim(
        "injured-30",
        "b-injured",
        "Thirty were injured.",
        "exactly 30",
        "up-council s1 2031-06-04 direct",
    );
    sample.claim(
        "injured-40",
        "b-injured",
        "About 40 were injured.",
        "~40",
        "gazette g1 2031-06-05 -",
    );
    sample.claim(
        "injured-dozens",
        "b-injured",
        "Dozens were injured.",
        "dozens",
        "port w2 - indirect",
    );
    sample.claim(
        "injured-30-again",
        "b-injured",
        "It was thirty, no more.",
        "30",
        "down-council g2 2031-06-20 mixed",
    );
    sample.judge(
        "injured-30",
        "injured-40",
        "dismissed",
        "The Gazette says that it rounded",
    );
    let question = sample.question(
        "c-injured-workers",
        "How many bridge workers were injured when the bridge fell?",
        "number",
    );
    question.unit = some("people");
    question.part_of = some("b-injured");
    sample.claim(
        "workers-35",
        "c-injured-workers",
        "Of its workers, 35 were injured.",
        "35",
        "rail g2 2031-06-08 direct",
    );
    sample.claim(
        "workers-8",
        "c-injured-workers",
        "Eight workers were injured.",
        "8",
        "up-works w1 2031-06-04 indirect",
    );
    sample.link("workers-8", "qualifies", "injured-30");

    sample.question("d-blame", "What did the first inspection find?", "text");
    sample.claim(
        "found-rust",
        "d-blame",
        "The inspection found rust on every cable.",
        "rust",
        "down-works w3 2031-06-05 direct",
    );
    sample.claim(
        "found-none",
        "d-blame",
        "The inspection found the cables sound.",
        "sound",
        "up-works w1 2031-06-06 direct",
    );
    sample.claim(
        "found-bolts",
        "d-blame",
        "The inspection counted missing bolts.",
        "bolts",
        "rail g2 2031-06-08 -",
    );
    sample.link("found-rust", "contradicts", "found-none");
    sample.claim(
        "loose",
        "",
        "There never was an inspection.",
        "",
        "port w2 2031-06-10 direct",
    );
    sample.link("loose", "contradicts", "found-none");

    sample.question(
        "e-warned",
        "Did Downstream warn Upstream in May 2031?",
        "yes-no",
    );
    sample.claim(
        "warned",
        "e-warned",
        "We warned them in May.",
        "yes",
        "down-council s2 2031-06-03 direct",
    );
    sample.claim(
        "not-warned",
        "e-warned",
        "No warning ever came.",
        "no",
        "up-council s1 2031-06-03 direct",
    );

    sample.question("f-opened", "When was the bridge opened?", "date");
    sample.claim(
        "opened-88",
        "f-opened",
        "It was opened in 1988.",
        "1988",
        "up-works w1 2031-06-04 indirect",
    );
    sample.claim(
        "opened-90",
        "f-opened",
        "It was opened about 1989.",
        "~1989",
        "down-works w3 2031-06-05 indirect",
    );

    let question = sample.question("g-cost", "What will a new bridge cost?", "number");
    question.unit = some("crowns");
    for (number, (answer, by)) in [
        ("2000000", "up-council"),
        ("5500000", "down-council"),
        ("7250000", "port"),
        ("9100000", "rail"),
        ("12345678", "gazette"),
        ("at most 1000000", "up-works"),
    ]
    .into_iter()
    .enumerate()
    {
        sample.claim(
            &format!("cost-{number}"),
            "g-cost",
            &format!("It will cost {answer}."),
            answer,
            &format!("{by} g2 2031-06-09 direct"),
        );
    }

    let question = sample.question(
        "h-crossed",
        "How many people had crossed by ferry instead?",
        "number",
    );
    question.unit = some("people");
    question.timing = some("cumulative");
    sample.claim(
        "crossed-900",
        "h-crossed",
        "900 have crossed.",
        "exactly 900",
        "port w2 2031-06-10 direct",
    );
    sample.as_of("2031-06-09");
    sample.claim(
        "crossed-700",
        "h-crossed",
        "700 have crossed.",
        "exactly 700",
        "down-works w3 2031-06-13 direct",
    );
    sample.as_of("2031-06-12");
    sample.judge(
        "crossed-700",
        "crossed-900",
        "dismissed",
        "They count different ferries",
    );
    sample.0
}

/// Text that breaks whatever is written without escaping.
pub(crate) const NASTY: &[&str] = &[
    "\"quoted\" and \\backslashed\\ \\N \\G \\l",
    "<script>alert('x')</script> ]]> --> <!-- <b>&amp; &#0; &lt; &unknown;",
    "two\nlines\r\nand a\ttab",
    "العربية من اليمين and עברית \u{202e}overridden\u{202c}",
    "emoji 👩‍👩‍👧‍👦🏳️‍🌈 and e\u{301}\u{301}\u{301}",
    "nul \u{0} bell \u{7} del \u{7f} nel \u{85} no char \u{fffe} \u{ffff}",
    "javascript:alert(1)",
    "{a|b} -> p1:e; } digraph { <TD>",
    "Averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithoutanyspaceatall",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "Ərəfə Ağdamın qərbində; Степанакерт и Ёлка; Ստեփանակերտ եւ Երևան",
];

/// A dispute with nasty texts everywhere.
pub(crate) fn nasty() -> Records {
    let mut sample = Sample::default();
    for (number, words) in NASTY.iter().enumerate() {
        sample.party(&format!("P{number:02}"), words);
        sample.speaker(&format!("s{number:02}"), words, &format!("P{number:02}"));
        sample.document(&format!("d{number:02}"), words, words);
    }
    let question = sample.question("q", &NASTY.join(" "), "one-of");
    question.scope = some(&NASTY.join(" "));
    question.options = (0..NASTY.len())
        .map(|number| OptionRecord {
            id: text(&format!("o{number:02}")),
            name: some(NASTY[number]),
            ..Default::default()
        })
        .collect();
    for (number, words) in NASTY.iter().enumerate() {
        sample.claim(
            &format!("c{number:02}"),
            "q",
            words,
            &format!("o{number:02}"),
            &format!("s{number:02} d{number:02} 2031-06-{:02} direct", number + 1),
        );
        sample.claim(
            &format!("loose{number:02}"),
            "",
            words,
            "",
            &format!("s{number:02} d{number:02} - -"),
        );
        sample.link(
            &format!("c{number:02}"),
            "contradicts",
            &format!("loose{number:02}"),
        );
        sample.judge(
            "c00",
            &format!("c{number:02}").replace("c00", "c01"),
            if number % 2 == 0 {
                "confirmed"
            } else {
                "dismissed"
            },
            words,
        );
    }
    for link in &mut sample.0.links {
        link.by = Some(text(NASTY[1]));
        link.why = Some(text(NASTY[0]));
    }
    for (judgement, words) in sample.0.judgements.iter_mut().zip(NASTY) {
        judgement.by = text(words);
    }
    sample.link("c03", "repeats", "c04");
    sample.link("c04", "supports", "c05");
    sample.0
}

/// One question with `positions` answers of `statements` statements each, all of which exclude each other.
pub(crate) fn crowd(positions: usize, statements: usize) -> Records {
    let mut sample = Sample::default();
    for number in 0..9 {
        sample.party(&format!("P{number}"), &format!("Party number {number}"));
        sample.speaker(
            &format!("s{number}"),
            &format!("Speaker number {number}"),
            &format!("P{number}"),
        );
    }
    sample.document("d", "Outlet", "Title");
    sample.question("q", "How many were there?", "number").unit = some("things");
    for position in 0..positions {
        let said: Vec<String> = (0..statements)
            .map(|place| {
                format!(
                    "s{} d 2031-{:02}-{:02} direct",
                    (place + position) % 9,
                    place / 28 + 1,
                    place % 28 + 1
                )
            })
            .collect();
        sample.claim(
            &format!("c{position:04}"),
            "q",
            &format!("There were {position}."),
            &format!("exactly {position}"),
            &said.join(" "),
        );
    }
    sample.0
}

/// One question with answers of every kind, most of which exclude each other.
pub(crate) fn mixed(claims: usize) -> Records {
    let mut sample = Sample::default();
    sample.speaker("s", "Speaker", "");
    sample.document("d", "Outlet", "Title");
    sample.question("q", "How many were there?", "number");
    for number in 0..claims {
        let value = (number * 7919) % 1000 + 1;
        let answer = match number % 6 {
            0 => format!("at least {value}"),
            1 => format!("at most {value}"),
            2 => format!("~{value}0"),
            3 => format!("{value}..{}", value + 100),
            4 => format!("not {value}"),
            _ => value.to_string(),
        };
        sample.claim(
            &format!("c{number:04}"),
            "q",
            "words",
            &answer,
            "s d 2031-01-01 direct",
        );
    }
    sample.0
}
