//! Recording what a person decides: judgements and links.

use std::collections::HashSet;
use std::path::Path;

use crate::analysis::pairs::Pair;
use crate::app::fault::AppFault;
use crate::app::{find, part};
use crate::formats::Sources;
use crate::model::casebook::Casebook;
use crate::model::claim::{LinkKind, Verdict};
use crate::model::fault::Fault;
use crate::model::merge::Identified;
use crate::model::record::{At, JudgementRecord, LinkRecord, Records};
use crate::model::validate::validate;
use crate::model::words::Word;
use crate::store::{Author, Store};

/// How many lines of a record's identity the log of changes names it by.
const TITLE: usize = 5;

/// Records a judgement on a pair that excludes each other, and gives the part of the casebook that explains the two, as it is then.
///
/// # Errors
/// When a claim does not exist, the two do not exclude each other, or the file cannot be written.
pub fn judge(
    path: &Path,
    author: &Author,
    (a, b): (&str, &str),
    verdict: Verdict,
    why: &str,
) -> Result<Casebook, AppFault> {
    check_pair(a, b)?;
    if why.trim().is_empty() {
        return Err(AppFault::Undecidable(
            "a judgement needs a reason: say in --why on what grounds".into(),
        ));
    }
    let mut record = JudgementRecord {
        claims: vec![At::nowhere(a.into()), At::nowhere(b.into())],
        verdict: At::nowhere(verdict.word().into()),
        by: At::nowhere(author.who.clone()),
        date: At::nowhere(author.at.clone()),
        why: At::nowhere(why.into()),
        sha256: Vec::new(),
    };
    add(path, author, (a, b), |casebook, records| {
        let (first, second) = (find::claim(casebook, a)?, find::claim(casebook, b)?);
        if first != second && Pair::of(casebook, first, second).is_none() {
            return Err(AppFault::Undecidable(format!(
                "`{a}` and `{b}` do not exclude each other, so there is nothing to judge: `gainsay explain {a} {b}` says why; \
                 `gainsay link {a} contradicts {b}` states that they do"
            )));
        }
        let digests = [first, second].map(|claim| At::nowhere(casebook[claim].digest()));
        record.sha256 = digests.into();
        records.judgements.push(record.clone());
        Ok(record)
    })
}

/// Records a link between two claims, and gives the part of the casebook that explains the two, as it is then.
///
/// # Errors
/// When a claim does not exist, the link is there already, or the file cannot be written.
pub fn link(
    path: &Path,
    author: &Author,
    (from, kind, to): (&str, LinkKind, &str),
    why: Option<&str>,
) -> Result<Casebook, AppFault> {
    check_pair(from, to)?;
    let record = LinkRecord {
        from: At::nowhere(from.into()),
        to: At::nowhere(to.into()),
        kind: At::nowhere(kind.word().into()),
        by: Some(At::nowhere(author.who.clone())),
        date: Some(At::nowhere(author.at.clone())),
        why: why.map(|why| At::nowhere(why.into())),
    };
    add(path, author, (from, to), |casebook, records| {
        find::claim(casebook, from)?;
        find::claim(casebook, to)?;
        if records
            .links
            .iter()
            .any(|link| link.identity() == record.identity())
        {
            return Err(AppFault::Undecidable(format!(
                "`{from}` {} `{to}` is stated already",
                kind.word()
            )));
        }
        records.links.push(record.clone());
        Ok(record)
    })
}

fn check_pair(a: &str, b: &str) -> Result<(), AppFault> {
    if a == b {
        let message = format!("`{a}` is given twice: name two claims");
        return Err(AppFault::Undecidable(message));
    }
    Ok(())
}

/// Takes a link back, and gives the part of the casebook that explains the two, as it is then. The log of changes keeps the link and who took it back.
///
/// # Errors
/// When there is no such link, or the file cannot be written.
pub fn unlink(
    path: &Path,
    author: &Author,
    (from, kind, to): (&str, LinkKind, &str),
    why: Option<&str>,
) -> Result<Casebook, AppFault> {
    let mut store = Store::open(path)?;
    store.write(|transaction| {
        let mut records = transaction.load_part(&part::pair(from, to))?.records();
        let identity = format!("{from} {} {to}", kind.word());
        let Some(place) = records
            .links
            .iter()
            .position(|link| link.identity() == identity)
        else {
            return Err(AppFault::Undecidable(format!(
                "nobody states that `{from}` {} `{to}`",
                kind.word()
            )));
        };
        let removed = records.links.remove(place);
        let casebook = validate(records).map_err(refused)?;
        transaction.remove_link(from, kind, to)?;
        let before = serde_json::to_string(&removed).unwrap_or_default();
        transaction.note_removed(author, &format!("link {identity}"), &before, why)?;
        Ok(casebook)
    })
}

/// Adds one record on two claims in one transaction.
fn add<T: Identified + serde::Serialize>(
    path: &Path,
    author: &Author,
    (a, b): (&str, &str),
    change: impl FnOnce(&Casebook, &mut Records) -> Result<T, AppFault>,
) -> Result<Casebook, AppFault> {
    let mut store = Store::open(path)?;
    part::known_pair(&store, a, b)?;
    store.write(|transaction| {
        let before = transaction.load_part(&part::pair(a, b))?;
        let mut records = before.records();
        let record = change(&before, &mut records)?;
        let casebook = validate(records).map_err(refused)?;
        transaction.save(&casebook, &HashSet::from([(T::KIND, record.identity())]))?;
        let json = serde_json::to_string(&record).unwrap_or_default();
        // The hashes of what was judged, behind the reason, stand in the record.
        let identity = record.identity();
        let title: Vec<&str> = identity.lines().take(TITLE).collect();
        let what = format!("{} {}", T::KIND, title.join(" "));
        transaction.note_added(author, &what, &json)?;
        Ok(casebook)
    })
}

fn refused(faults: Vec<Fault>) -> AppFault {
    AppFault::Refused {
        undone: "recorded",
        sources: Sources::new(),
        faults,
        unreadable: Vec::new(),
    }
}
