//! Timelines, as text and as rows.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::analysis::phrase;
use crate::analysis::timeline::{Saying, Thread, timeline, unattributed};
use crate::app::fault::AppFault;
use crate::app::find::{self, Subject};
use crate::app::lines;
use crate::app::report::WIDTH;
use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::words::Word;
use crate::store::{Cell, Rows};

/// A wider date takes a line of its own.
const WIDEST_DATE: usize = 26;

/// What has a timeline by this id: a question, a speaker, a party or a document, or several of these.
///
/// # Errors
/// When nothing has the id, or only claims and outlets have it.
pub fn threads(casebook: &Casebook, id: &str) -> Result<Vec<Thread>, AppFault> {
    let subjects = find::subjects(casebook, id)?;
    let threads: Vec<Thread> = subjects
        .iter()
        .filter_map(|subject| match subject {
            Subject::Question(question) => Some(Thread::Question(*question)),
            Subject::Speaker(speaker) => Some(Thread::Speaker(*speaker)),
            Subject::Party(party) => Some(Thread::Party(*party)),
            Subject::Document(document) => Some(Thread::Document(*document)),
            Subject::Claim(_) | Subject::Outlet(_) => None,
        })
        .collect();
    if !threads.is_empty() {
        return Ok(threads);
    }
    let question = subjects.iter().find_map(|subject| match subject {
        Subject::Claim(claim) => casebook[*claim].question,
        _ => None,
    });
    let kind = subjects.first().map_or("", |subject| subject.kind());
    let article = if kind == "outlet" { "an" } else { "a" };
    let instead = question.map_or(String::new(), |question| {
        let question = casebook[question].id();
        format!(": `gainsay timeline {question}` is that of its question")
    });
    Err(AppFault::Undecidable(format!(
        "`{id}` is {article} {kind}; questions, speakers, parties and documents have timelines{instead}"
    )))
}

/// The question by this id, whose timeline can be drawn.
///
/// # Errors
/// When nothing has the id, or only other things have it.
pub fn drawn(casebook: &Casebook, id: &str) -> Result<Key<Question>, AppFault> {
    let threads = threads(casebook, id)?;
    let question = threads.iter().find_map(|thread| match thread {
        Thread::Question(question) => Some(*question),
        _ => None,
    });
    question.ok_or_else(|| {
        AppFault::Undecidable(format!(
            "timelines are drawn of questions only; `gainsay timeline {id}` lists this one"
        ))
    })
}

/// Who said what when, the dates in a column on the left.
pub fn text(casebook: &Casebook, thread: Thread) -> String {
    let heading = match thread {
        Thread::Question(question) => {
            let question = &casebook[question];
            format!(
                "question {}\n  {}",
                question.id(),
                lines::wrap(question.text(), "  ", WIDTH)
            )
        }
        Thread::Speaker(speaker) => {
            let speaker = &casebook[speaker];
            format!(
                "speaker {}\n  {}",
                speaker.id(),
                lines::wrap(speaker.name(), "  ", WIDTH)
            )
        }
        Thread::Party(party) => {
            let party = &casebook[party];
            format!(
                "party {}\n  {}",
                party.id(),
                lines::wrap(party.name(), "  ", WIDTH)
            )
        }
        Thread::Document(document) => {
            let document = &casebook[document];
            let title = document.entry.title.as_ref();
            let title = title.map_or(String::new(), |title| {
                format!("\n  {}", lines::wrap(title.as_str(), "  ", WIDTH))
            });
            format!("document {}{title}", document.id())
        }
    };
    let mut text = format!("{heading}\n\n");
    let sayings = timeline(casebook, &[thread]);
    let dates: Vec<String> = sayings
        .iter()
        .map(|saying| date(casebook, saying))
        .collect();
    let narrow = dates.iter().map(|date| date.width());
    let column = narrow
        .filter(|width| *width <= WIDEST_DATE)
        .max()
        .unwrap_or(0);
    let indent = " ".repeat(column + 4);
    let mut above = "";
    for (saying, date) in sayings.iter().zip(&dates) {
        // A date stands beside the first of its statements only.
        let shown = if date == above { "" } else { date.as_str() };
        above = date;
        if shown.width() > column {
            let _ = write!(text, "  {shown}\n{indent}");
        } else {
            let _ = write!(text, "  {shown}{}  ", " ".repeat(column - shown.width()));
        }
        saying_text(&mut text, casebook, thread, saying, &indent);
    }
    if sayings.is_empty() {
        text.push_str("  Nobody is named as having said anything here.\n");
    }
    if let Thread::Question(question) = thread {
        let nobody = unattributed(casebook, question);
        if nobody > 0 {
            let _ = writeln!(
                text,
                "\n  Not shown: {} without a named speaker; `gainsay check` lists such claims",
                phrase::plural(nobody, "claim")
            );
        }
    }
    text
}

fn date(casebook: &Casebook, saying: &Saying) -> String {
    casebook[saying.claim].said[saying.statement]
        .date
        .map_or_else(|| "undated".into(), phrase::when)
}

/// Who answered what; the claim; where it is written.
fn saying_text(
    text: &mut String,
    casebook: &Casebook,
    thread: Thread,
    saying: &Saying,
    indent: &str,
) {
    let claim = &casebook[saying.claim];
    let said = &claim.said[saying.statement];
    let speaker = casebook[said.speaker].name();
    let mut parts = Vec::new();
    match (thread, casebook.party_of(said.speaker)) {
        (Thread::Speaker(_), _) => {}
        (Thread::Question(_) | Thread::Document(_), Some(party)) => {
            parts.push(format!("{speaker} ({}):", party.id()));
        }
        _ => parts.push(format!("{speaker}:")),
    }
    if !matches!(thread, Thread::Question(_))
        && let Some(question) = claim.question
    {
        parts.push(casebook[question].text().to_owned());
    }
    let answer = phrase::claim_answer(casebook, claim);
    let place = lines::place(casebook, said);
    let below = if answer.is_empty() {
        parts.push(claim.text().to_owned());
        vec![format!("{}, {place}", claim.id())]
    } else {
        parts.push(format!("“{answer}”"));
        vec![format!("{}: {}", claim.id(), claim.text()), place]
    };
    let _ = writeln!(text, "{}", lines::wrap(&parts.join(" "), indent, WIDTH));
    let deeper = format!("{indent}  ");
    for line in below {
        let _ = writeln!(text, "{deeper}{}", lines::wrap(&line, &deeper, WIDTH));
    }
}

/// One row a statement, each once, though several things have this id.
pub fn rows(casebook: &Casebook, threads: &[Thread]) -> Rows {
    let columns = [
        "said",
        "speaker",
        "party",
        "question",
        "claim",
        "answer",
        "as_of",
        "text",
        "document",
        "span_start",
        "span_end",
        "form",
        "via",
    ];
    let text = |text: Option<&str>| text.map_or(Cell::Null, |text| Cell::Text(text.to_owned()));
    let number = |number: Option<u64>| {
        number.map_or(Cell::Null, |number| {
            Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
        })
    };
    let rows = timeline(casebook, threads).into_iter().map(|saying| {
        let claim = &casebook[saying.claim];
        let said = &claim.said[saying.statement];
        let date = said.date.map(|date| date.to_string());
        vec![
            text(date.as_deref()),
            text(Some(casebook[said.speaker].id())),
            text(casebook.party_of(said.speaker).map(|party| party.id())),
            text(claim.question.map(|question| casebook[question].id())),
            text(Some(claim.id())),
            text(claim.entry.answer.as_ref().map(|answer| answer.as_str())),
            text(claim.entry.as_of.as_ref().map(|as_of| as_of.as_str())),
            text(Some(claim.text())),
            text(Some(casebook[said.document].id())),
            number(said.span.map(|span| span.0)),
            number(said.span.map(|span| span.1)),
            text(said.form.map(Word::word)),
            text(said.via.map(|via| casebook[via].id())),
        ]
    });
    Rows {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
