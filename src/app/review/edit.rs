//! A draft as a page for an editor, and what came back.

use std::io;

use crate::app::fault::AppFault;
use crate::app::review::queue::Draft;
use crate::formats::{DraftPage, Input, Remark, Remarked, Sources, read};
use crate::model::claim::Status;
use crate::model::record::Records;
use crate::model::words::Word;

/// What an editor made of a draft.
#[derive(Debug)]
pub enum Edited {
    /// Nothing was changed.
    Same,
    /// A draft that waits for a decision still.
    Draft(Records, Sources),
    /// It was decided on, too.
    Decided(Records, Sources),
}

/// A page with one draft.
///
/// # Errors
/// None that memory would not have.
pub fn page_to_edit(draft: &Draft, shown: &str) -> io::Result<String> {
    let mut above: Vec<Remark> = shown
        .lines()
        .map(|line| Remark::Note(line.to_owned()))
        .collect();
    if let Some(Remark::Note(first)) = above.first().cloned() {
        above[0] = Remark::Title(first);
    }
    let page = DraftPage {
        opening: vec![
            "Mend the draft, save and close. Behind `decide:` write a to accept or d to drop, or leave it empty.".into(),
        ],
        claims: vec![Remarked {
            above,
            record: draft.casebook[draft.claim].entry.clone(),
            offers: Vec::new(),
        }],
        ..DraftPage::default()
    };
    let mut bytes = Vec::new();
    page.write(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// Reads what an editor made of a draft.
///
/// # Errors
/// When it does not read, or holds something else than this one draft.
pub fn edited(draft: &Draft, before: &str, after: &str) -> Result<Edited, AppFault> {
    if before == after {
        return Ok(Edited::Same);
    }
    let mut sources = Sources::new();
    let input = Input::stream("the draft", after.as_bytes());
    let (records, faults) =
        read(&mut sources, input).map_err(|error| AppFault::Undecidable(error.to_string()))?;
    if !faults.is_empty() {
        return Err(AppFault::Refused {
            undone: "recorded",
            sources,
            faults,
            unreadable: Vec::new(),
        });
    }
    let id = draft.casebook[draft.claim].id();
    let claims = records.claims.iter().map(|claim| &claim.id.value);
    let dropped = records.dropped.iter().map(|dropped| &dropped.id.value);
    let ids: Vec<&String> = claims.chain(dropped).collect();
    if records.len() != 1 || ids != [id] {
        return Err(AppFault::Undecidable(format!(
            "the page is to hold the draft `{id}` and nothing else"
        )));
    }
    let status = records.claims.first().map(|claim| {
        let status = claim.status.as_ref();
        status.map_or(Status::Accepted.word(), |status| status.value.as_str())
    });
    Ok(match status {
        Some(status) if status == Status::Draft.word() => Edited::Draft(records, sources),
        _ => Edited::Decided(records, sources),
    })
}
