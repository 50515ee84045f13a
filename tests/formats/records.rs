//! Any records, with strings that a text format may trip over.

use std::collections::BTreeMap;

use gainsay::model::record::{
    Aliases, AssessmentRecord, At, AttributionRecord, ClaimRecord, DocumentRecord, DroppedRecord,
    EvidenceRecord, JudgementRecord, LinkRecord, OfficeRecord, OptionRecord, OriginRecord,
    OutletRecord, PartyRecord, QuestionRecord, Records, ReliabilityRecord, SpeakerRecord, Text,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;

/// Strings that a text format may trip over.
pub(crate) const NASTY: &[&str] = &[
    "",
    " ",
    "  x  ",
    "\t",
    "\tx",
    "x\t",
    "\n",
    "\n\n",
    "x\n",
    "\nx",
    "x\ny",
    "x\n\ny\n",
    "  x\n y",
    "x \ny",
    "x\r\ny",
    "\r",
    "NO",
    "no",
    "yes",
    "y",
    "n",
    "on",
    "off",
    "true",
    "True",
    "false",
    "null",
    "Null",
    "~",
    "NULL",
    "nan",
    ".nan",
    ".inf",
    "-.inf",
    "1988",
    "007",
    "1.50",
    "1e3",
    "0x1f",
    "0o17",
    "1_000",
    "12:30:45",
    "+1",
    "-1",
    "-",
    "--",
    "---",
    "---\nx",
    "...",
    "... x",
    "--- x",
    "~30000",
    ">= 5",
    "> 5",
    "<= 5",
    "|",
    "|-",
    "a: b",
    "a:",
    ":",
    ": a",
    "# x",
    "x # y",
    "x #y",
    "#",
    "[a]",
    "{a: b}",
    "a, b",
    ",",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "%a",
    "@a",
    "`a`",
    "'",
    "''",
    "'a'",
    "\"",
    "\"a\"",
    "a\"b'c",
    "\\",
    "\\n",
    "a\\",
    "? a",
    "?",
    "?a",
    "- a",
    "-a",
    "<<",
    "=",
    "2022-09-13",
    "2022-09-13T00:05+04:00",
    "2022-09-12/2022-09-13",
    "1988/..",
    "../1994",
    "492-830",
    "\u{0}",
    "\u{1}x",
    "\u{7f}",
    "\u{80}",
    "\u{85}",
    "x\u{85}y",
    "\u{9b}31m",
    "\u{1b}[31mx",
    "\u{a0}",
    "\u{a0}x\u{a0}",
    "\u{2028}",
    "x\u{2029}y",
    "\u{feff}",
    "\u{feff}x",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fdd0}",
    "\u{1f600}",
    "\u{10ffff}",
    "Ստեփանակերտ",
    "Xankəndi",
    "e\u{301}",
    "\u{200f}x",
    "\u{3000}x\u{3000}",
    "\u{e000}",
    "a long text that is folded, for it has more than one hundred characters, which is more than stands on one line of a page",
    "a long text with  two blanks, which is folded, for it has more than one hundred characters,   more than one line   ",
    " a long text that begins with a blank, and is folded, for it has more than one hundred characters, more than a line",
    "a long text that has a line break\nand is folded, perhaps, for it has more than one hundred characters, more than a line\n",
    "# a long text that begins like a comment, and is folded, for it has more than one hundred characters, more than a line",
];

fn string() -> BoxedStrategy<String> {
    let nasty = || prop::sample::select(NASTY).prop_map(str::to_owned);
    prop_oneof![
        4 => "[a-z]{1,8}",
        4 => nasty(),
        1 => (nasty(), nasty()).prop_map(|(a, b)| a + &b),
        1 => (nasty(), nasty(), nasty()).prop_map(|(a, b, c)| format!("{a} {b}\n{c}")),
        1 => any::<String>(),
        1 => "[ \\t\\n:#'\"-]{0,6}",
    ]
    .boxed()
}

fn text() -> impl Strategy<Value = Text> {
    string().prop_map(At::nowhere)
}

fn maybe() -> impl Strategy<Value = Option<Text>> {
    option::weighted(0.3, text())
}

fn aliases() -> impl Strategy<Value = Aliases> {
    prop_oneof![
        3 => Just(BTreeMap::new()),
        1 => btree_map(string(), vec(string(), 0..3), 0..3),
    ]
}

fn few<S: Strategy>(strategy: S) -> impl Strategy<Value = Vec<S::Value>>
where
    S::Value: Clone,
{
    vec(strategy, 0..3)
}

fn party() -> impl Strategy<Value = PartyRecord> {
    (text(), text(), aliases(), maybe()).prop_map(|(id, name, aliases, note)| PartyRecord {
        id,
        name,
        aliases,
        note,
    })
}

fn speaker() -> impl Strategy<Value = SpeakerRecord> {
    let office =
        (text(), maybe(), maybe()).prop_map(|(title, from, to)| OfficeRecord { title, from, to });
    (
        text(),
        text(),
        text(),
        maybe(),
        maybe(),
        any::<bool>().prop_map(At::nowhere),
        aliases(),
        few(office),
        maybe(),
    )
        .prop_map(
            |(id, name, kind, party, outlet, anonymous, aliases, offices, note)| SpeakerRecord {
                id,
                name,
                kind,
                party,
                outlet,
                anonymous,
                aliases,
                offices,
                note,
            },
        )
}

fn outlet() -> impl Strategy<Value = OutletRecord> {
    let reliability =
        (text(), text(), maybe(), maybe()).prop_map(|(grade, by, date, why)| ReliabilityRecord {
            grade,
            by,
            date,
            why,
        });
    (
        text(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        option::of(reliability),
        maybe(),
    )
        .prop_map(
            |(id, name, country, owner, url, reliability, note)| OutletRecord {
                id,
                name,
                country,
                owner,
                url,
                reliability,
                note,
            },
        )
}

fn document() -> impl Strategy<Value = DocumentRecord> {
    let origin = (text(), text()).prop_map(|(of, how)| OriginRecord { of, how });
    (
        (text(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe()),
        (
            maybe(),
            maybe(),
            maybe(),
            option::of(any::<u64>()),
            few(text()),
            option::of(origin),
            maybe(),
        ),
    )
        .prop_map(
            |(
                (id, outlet, title, url, archive_url, lang, published),
                (updated, retrieved, sha256, characters, cites, origin, note),
            )| DocumentRecord {
                id,
                outlet,
                title,
                url,
                archive_url,
                lang,
                published,
                updated,
                retrieved,
                sha256,
                characters: characters.map(At::nowhere),
                cites,
                origin,
                note,
            },
        )
}

fn question() -> impl Strategy<Value = QuestionRecord> {
    let option = (text(), maybe(), aliases()).prop_map(|(id, name, aliases)| OptionRecord {
        id,
        name,
        aliases,
    });
    (
        (text(), text(), text(), maybe(), any::<bool>(), few(option)),
        (any::<bool>(), maybe(), maybe(), maybe(), maybe(), maybe()),
    )
        .prop_map(
            |(
                (id, text, answer, unit, measure, options),
                (exhaustive, timing, scope, zone, part_of, note),
            )| QuestionRecord {
                id,
                text,
                answer,
                unit,
                measure: At::nowhere(measure),
                options,
                exhaustive: At::nowhere(exhaustive),
                timing,
                scope,
                zone,
                part_of,
                note,
            },
        )
}

fn claim() -> impl Strategy<Value = ClaimRecord> {
    let said = (
        text(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
    )
        .prop_map(
            |(by, document, at, sha256, form, date, via, note)| AttributionRecord {
                by,
                document,
                at,
                sha256,
                form,
                date,
                via,
                note,
            },
        );
    (
        text(),
        maybe(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        few(said),
    )
        .prop_map(
            |(id, question, text, answer, as_of, status, note, said)| ClaimRecord {
                id,
                question,
                text,
                answer,
                as_of,
                status,
                note,
                said,
            },
        )
}

fn link() -> impl Strategy<Value = LinkRecord> {
    (text(), text(), text(), maybe(), maybe(), maybe()).prop_map(
        |(from, to, kind, by, date, why)| LinkRecord {
            from,
            to,
            kind,
            by,
            date,
            why,
        },
    )
}

fn judgement() -> impl Strategy<Value = JudgementRecord> {
    (few(text()), text(), text(), text(), text(), few(text())).prop_map(
        |(claims, verdict, by, date, why, sha256)| JudgementRecord {
            claims,
            verdict,
            by,
            date,
            why,
            sha256,
        },
    )
}

fn assessment() -> impl Strategy<Value = AssessmentRecord> {
    let evidence = (maybe(), maybe(), maybe()).prop_map(|(document, url, note)| EvidenceRecord {
        document,
        url,
        note,
    });
    (
        text(),
        text(),
        text(),
        maybe(),
        maybe(),
        maybe(),
        maybe(),
        few(evidence),
    )
        .prop_map(
            |(claim, by, rating, label, date, url, why, evidence)| AssessmentRecord {
                claim,
                by,
                rating,
                label,
                date,
                url,
                why,
                evidence,
            },
        )
}

fn dropped() -> impl Strategy<Value = DroppedRecord> {
    (
        (text(), text(), text(), maybe(), maybe()),
        (text(), text(), maybe()),
    )
        .prop_map(
            |((id, document, at, sha256, speaker), (by, date, why))| DroppedRecord {
                id,
                document,
                at,
                sha256,
                speaker,
                by,
                date,
                why,
            },
        )
}

pub(crate) fn records() -> impl Strategy<Value = Records> {
    (
        (few(party()), few(speaker()), few(outlet()), few(document())),
        (
            few(question()),
            few(claim()),
            few(link()),
            few(judgement()),
            few(assessment()),
            few(dropped()),
        ),
    )
        .prop_map(
            |(
                (parties, speakers, outlets, documents),
                (questions, claims, links, judgements, assessments, dropped),
            )| Records {
                parties,
                speakers,
                outlets,
                documents,
                questions,
                claims,
                links,
                judgements,
                assessments,
                dropped,
            },
        )
}
