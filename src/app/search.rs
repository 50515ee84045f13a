//! Looking for words in claims and titles, as text and as rows.

use std::fmt::Write as _;
use std::path::Path;

use crate::analysis::phrase::plural;
use crate::app::fault::AppFault;
use crate::store::search::{
    ClaimHit, DocumentHit, Found, Hits, Method, Order, Search, SearchFault, marked,
};
use crate::store::{Cell, Rows, Store, StoreFault};

/// How many of those who said a claim are named before the rest is counted.
const NAMED: usize = 3;

/// What stands around found words where nothing is bold.
pub const PLAIN_MARKS: (&str, &str) = ("*", "*");

impl From<SearchFault> for AppFault {
    fn from(fault: SearchFault) -> Self {
        match fault {
            SearchFault::Asked(fault) => Self::Asked(fault),
            SearchFault::Store(fault) => Self::Store(fault),
            SearchFault::Unknown { what, id } => Self::Unknown {
                what,
                id,
                is: None,
                near: None,
            },
        }
    }
}

/// Looks for words in the casebook at `path`. Where an older version left no index of words, it is made first.
///
/// # Errors
/// When the words cannot be read, a filter names nothing that there is, or the file cannot be used.
pub fn search(path: &Path, search: &Search<'_>) -> Result<Found, AppFault> {
    let mut store = Store::open_read_only(path)?;
    if !store.has_search_index()? {
        drop(store);
        let filled = Store::open(path).and_then(|mut store| store.fill_search_index());
        filled.map_err(|fault| match fault {
            StoreFault::ReadOnly(path) => StoreFault::NoSearchIndex(path),
            other => other,
        })?;
        store = Store::open_read_only(path)?;
    }
    Ok(store.search(search)?)
}

/// What was found, for people. Everything that the casebook says goes through `show`; `marks` stand around found words.
pub fn text(found: &Found, marks: (&str, &str), show: &dyn Fn(&str) -> String) -> String {
    let mut text = String::new();
    for hit in &found.claims.rows {
        let _ = write!(text, "{}: ", show(&hit.claim));
        if hit.status != "accepted" {
            let _ = write!(text, "[{}] ", show(&hit.status));
        }
        let _ = writeln!(text, "{}", marked(&hit.text, &hit.places, marks, show));
        if let (Some(id), Some(question)) = (&hit.question, &hit.question_text) {
            let answer = hit.answer.as_deref().unwrap_or_default();
            let (id, question, answer) = (show(id), show(question), show(answer));
            let _ = writeln!(text, "  answers {id}: {question} – `{answer}`");
        }
        for said in hit.said.iter().take(NAMED) {
            let party = said.party.as_ref().map(|party| format!(" ({party})"));
            let date = said.date.as_deref().unwrap_or("undated");
            let line = format!(
                "{}{}, {date}, in {}",
                said.name,
                party.unwrap_or_default(),
                said.document
            );
            let _ = writeln!(text, "  – {}", show(&line));
        }
        if hit.said.len() > NAMED {
            let _ = writeln!(text, "  – and {} more", hit.said.len() - NAMED);
        }
        text.push('\n');
    }
    for hit in &found.documents.rows {
        let title = marked(&hit.title, &hit.places, marks, show);
        let _ = writeln!(text, "{}: {title}", show(&hit.document));
        let of = [&hit.outlet, &hit.published, &hit.lang];
        let of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
        let of = if of.is_empty() {
            String::new()
        } else {
            format!(", {}", show(&of.join(", ")))
        };
        let _ = writeln!(text, "  a document{of}\n");
    }
    text
}

/// What was found, one row a hit, claims first.
pub fn rows(found: &Found) -> Rows {
    let text = |text: &str| Cell::Text(text.into());
    let maybe = |text: &Option<String>| text.clone().map_or(Cell::Null, Cell::Text);
    let show = |text: &str| text.to_owned();
    let claim = |hit: &ClaimHit| {
        let speakers: Vec<&str> = hit.said.iter().map(|said| said.speaker.as_str()).collect();
        vec![
            text("claim"),
            text(&hit.claim),
            text(&hit.text),
            Cell::Text(marked(&hit.text, &hit.places, PLAIN_MARKS, show)),
            text(&hit.status),
            maybe(&hit.question),
            maybe(&hit.answer),
            Cell::Text(speakers.join(" ")),
            Cell::Null,
            Cell::Null,
        ]
    };
    let document = |hit: &DocumentHit| {
        vec![
            text("document"),
            text(&hit.document),
            text(&hit.title),
            Cell::Text(marked(&hit.title, &hit.places, PLAIN_MARKS, show)),
            Cell::Null,
            Cell::Null,
            Cell::Null,
            Cell::Null,
            maybe(&hit.outlet),
            maybe(&hit.published),
        ]
    };
    let columns = [
        "kind",
        "id",
        "text",
        "marked",
        "status",
        "question",
        "answer",
        "speakers",
        "outlet",
        "published",
    ];
    Rows {
        columns: columns.map(str::to_owned).into(),
        rows: found
            .claims
            .rows
            .iter()
            .map(claim)
            .chain(found.documents.rows.iter().map(document))
            .collect(),
    }
}

/// What there is to know about how it was found: one line each.
pub fn remarks(found: &Found) -> Vec<String> {
    let mut remarks = Vec::new();
    let nothing = found.claims.total + found.documents.total == 0;
    if found.method == Method::Parts && !nothing {
        remarks.push("by parts of words".to_owned());
    }
    if found.parts_cut {
        remarks
            .push("a part stands for too many words: only the shortest were looked for".to_owned());
    }
    for (order, what) in [
        (found.claims.order, "claims"),
        (found.documents.order, "documents"),
    ] {
        if order == Order::Newest {
            remarks.push(format!(
                "too many {what} to weigh: those entered last come first"
            ));
        }
    }
    remarks.push(
        match (
            counted(&found.claims, "claim"),
            counted(&found.documents, "document"),
        ) {
            (Some(claims), Some(documents)) => format!("{claims}, {documents}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => "nothing was found".to_owned(),
        },
    );
    remarks
}

/// `3 claims`, `20 of 134 claims`, `20 of more than 10,000 claims`
fn counted<T>(hits: &Hits<T>, what: &str) -> Option<String> {
    if hits.total == 0 {
        return None;
    }
    let all = plural(hits.total, what);
    let all = if hits.more {
        format!("more than {all}")
    } else {
        all
    };
    Some(if hits.more || hits.rows.len() < hits.total {
        format!("{} of {all}", hits.rows.len())
    } else {
        all
    })
}
