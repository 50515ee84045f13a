//! Timelines, as text and as rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::ControlFlow;

use unicode_width::UnicodeWidthStr;

use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::stories::{Story, StoryKind, Teller, visit_stories_of};
use crate::analysis::timeline::{Saying, Thread, timeline, unattributed};
use crate::app::fault::AppFault;
use crate::app::find::{self, Subject};
use crate::app::lines;
use crate::app::picture::View;
use crate::app::report::WIDTH;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::words::Word;
use crate::store::{Cell, Rows};

/// A wider date takes a line of its own.
const WIDEST_DATE: usize = 26;

/// How many claims that a claim changes are named before the rest is counted.
const SPELLED: usize = 3;

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

/// What is drawn as a timeline by this id: a question, a speaker or a party; of several, that of a kind.
///
/// # Errors
/// When nothing has the id, only other things have it, or several do.
pub fn drawn(casebook: &Casebook, id: &str, kind: Option<&str>) -> Result<View, AppFault> {
    // Nothing, claims and outlets have no timeline at all.
    threads(casebook, id)?;
    let found: Vec<Subject> = find::subjects(casebook, id)?
        .into_iter()
        .filter(|subject| drawable(*subject).is_some())
        .collect();
    if found.is_empty() {
        return Err(AppFault::Undecidable(format!(
            "timelines are drawn of questions, speakers and parties; `gainsay timeline {id}` lists this one"
        )));
    }
    let subject = find::one_of(&found, id, kind)?;
    drawable(subject).ok_or_else(|| AppFault::Undecidable(format!("`{id}` has no timeline")))
}

fn drawable(subject: Subject) -> Option<View> {
    match subject {
        Subject::Question(question) => Some(View::Timeline(question)),
        Subject::Speaker(speaker) => Some(View::Record(Teller::Speaker(speaker))),
        Subject::Party(party) => Some(View::Record(Teller::Party(party))),
        _ => None,
    }
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
    let mut changes = Changes::of(casebook, thread, &sayings);
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
        for line in changes.take(casebook, thread, saying) {
            let deeper = format!("{indent}  ");
            let _ = writeln!(text, "{deeper}{}", lines::wrap(&line, &deeper, WIDTH));
        }
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

/// What each claim changes of what the same speaker, or the same party, said before.
#[derive(Default)]
struct Changes(BTreeMap<(Teller, Key<Claim>), (Vec<Story>, usize)>);

impl Changes {
    fn of(casebook: &Casebook, thread: Thread, sayings: &[Saying]) -> Self {
        let tellers: BTreeSet<Teller> = sayings
            .iter()
            .filter_map(|saying| teller(casebook, thread, saying))
            .collect();
        let positions = Positions::of(casebook);
        let mut changes = Self::default();
        for teller in tellers {
            let _ = visit_stories_of(casebook, &positions, teller, &mut |story| {
                let told = changes.0.entry((teller, story.later)).or_default();
                if told.0.len() < SPELLED {
                    told.0.push(story);
                }
                told.1 += 1;
                ControlFlow::Continue(())
            });
        }
        changes
    }

    /// What stands below a statement: only below the first of its claim.
    fn take(&mut self, casebook: &Casebook, thread: Thread, saying: &Saying) -> Vec<String> {
        let teller = teller(casebook, thread, saying);
        let told = teller.and_then(|teller| self.0.remove(&(teller, saying.claim)));
        let (stories, all) = told.unwrap_or_default();
        let mut lines: Vec<String> = stories
            .iter()
            .map(|story| change(casebook, story))
            .collect();
        if all > stories.len() {
            let more = phrase::plural(all - stories.len(), "earlier claim");
            lines.push(format!("⇄ and {more} that it changes"));
        }
        lines
    }
}

/// Whose changed stories a statement may be part of; none in documents, which tell those of many.
fn teller(casebook: &Casebook, thread: Thread, saying: &Saying) -> Option<Teller> {
    match thread {
        Thread::Party(party) => Some(Teller::Party(party)),
        Thread::Speaker(speaker) => Some(Teller::Speaker(speaker)),
        Thread::Question(_) => {
            let said = &casebook[saying.claim].said[saying.statement];
            Some(Teller::Speaker(said.speaker))
        }
        Thread::Document(_) => None,
    }
}

/// `⇄ contradiction with closed-first: “1 Mar 2024”, 2 Mar 2024`
fn change(casebook: &Casebook, story: &Story) -> String {
    let claim = &casebook[story.earlier];
    let what = match story.kind {
        StoryKind::Revision => "revision of",
        StoryKind::Tension => "tension with",
        StoryKind::Contradiction => "contradiction with",
    };
    let answer = match phrase::claim_answer(casebook, claim) {
        empty if empty.is_empty() => claim.text().to_owned(),
        answer => answer,
    };
    let own = story.teller.statements(casebook, story.earlier);
    let date = own.first().and_then(|first| claim.said[*first].date);
    let date = date.map_or_else(|| "undated".into(), phrase::when);
    let dismissed = if story.is_dismissed(casebook) {
        ", dismissed"
    } else {
        ""
    };
    format!("⇄ {what} {}{dismissed}: “{answer}”, {date}", claim.id())
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
