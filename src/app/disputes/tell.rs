//! Counted disputes as rows and as text.

use crate::analysis::pairs::PairCount;
use crate::analysis::phrase::{number, plural};
use crate::app::disputes::count::{Counted, DisputeCount, Order};
use crate::app::fault::AppFault;
use crate::app::find;
use crate::app::lines;
use crate::app::report::{DISPUTE_COLUMNS, Findings, WIDTH, counted};
use crate::store::{Cell, Kind, Need, Reach, Rows, Store};

/// How many disputes are loaded at a time.
const TOGETHER: usize = 50;

/// What is told of counted disputes.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// In which order.
    pub order: Order,
    /// How many.
    pub limit: usize,
    /// Those with more claims than this are told by their numbers.
    pub in_full: usize,
}

/// One row a dispute, as [`Findings::disputes_rows`] has them.
///
/// # Errors
/// When the file cannot be read.
pub fn rows(store: &Store, all: &Counted, order: Order, limit: usize) -> Result<Rows, AppFault> {
    let cell = |number: usize| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let mut disputes = all.ordered(order);
    disputes.truncate(limit);
    let asked: Vec<i64> = disputes
        .iter()
        .flat_map(|dispute| dispute.questions.iter().copied())
        .collect();
    let mut questions = store.questions_of_rows(&asked)?.into_iter();
    let mut rows = Vec::with_capacity(disputes.len());
    for dispute in disputes {
        let own = questions.by_ref().take(dispute.questions.len());
        let (ids, mut texts): (Vec<String>, Vec<String>) = own.unzip();
        let text = texts.drain(..).next().unwrap_or_default();
        let (contradictions, tensions, dismissed) = dispute.pairs;
        let versions = |number: fn((usize, usize)) -> usize| {
            dispute.versions.map_or(Cell::Null, |versions| {
                Cell::Integer(i64::try_from(number(versions)).unwrap_or(i64::MAX))
            })
        };
        rows.push(vec![
            Cell::Text(ids.first().cloned().unwrap_or_default()),
            Cell::Text(
                if dispute.tense {
                    "tension"
                } else {
                    "contradiction"
                }
                .into(),
            ),
            Cell::Text(ids.join(" ")),
            Cell::Text(text),
            cell(dispute.claims),
            cell(dispute.positions),
            cell(dispute.speakers),
            cell(dispute.parties),
            cell(contradictions),
            cell(tensions),
            cell(dismissed),
            versions(|versions| versions.0),
            versions(|versions| versions.1),
        ]);
    }
    Ok(Rows {
        columns: DISPUTE_COLUMNS.map(str::to_owned).to_vec(),
        rows,
    })
}

/// Tells of counted disputes, piece by piece, so that no more than a few are held at a time.
///
/// # Errors
/// When the file cannot be read, or what `write` gives.
pub fn tell<E: From<AppFault>>(
    store: &Store,
    all: &Counted,
    told: Told,
    write: &mut dyn FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    if all.disputes.is_empty() && all.unasked == 0 {
        return write("No two claims exclude each other.\n");
    }
    let disputes = all.ordered(told.order);
    let shown = &disputes[..told.limit.min(disputes.len())];
    let mut before = "";
    let mut tense = false;
    for chunk in shown.chunks(TOGETHER) {
        for (dispute, text) in chunk.iter().zip(texts(store, chunk, told.in_full)?) {
            write(before)?;
            before = "\n";
            if dispute.tense && !tense {
                tense = true;
                write("Tensions only: true together if read generously\n\n")?;
            }
            write(text.trim_end())?;
            write("\n")?;
        }
    }
    let closing = closing(all, &disputes[shown.len()..], shown.len());
    if !closing.is_empty() {
        write(before)?;
        write(&closing)?;
    }
    Ok(())
}

/// The text of each of some disputes.
fn texts(
    store: &Store,
    disputes: &[&DisputeCount],
    in_full: usize,
) -> Result<Vec<String>, AppFault> {
    let first = |dispute: &&DisputeCount| dispute.questions.first().copied().unwrap_or_default();
    let heads = store.questions_of_rows(&disputes.iter().map(first).collect::<Vec<i64>>())?;
    let full = |dispute: &DisputeCount| dispute.claims <= in_full;
    let needs: Vec<Need<'_>> = disputes
        .iter()
        .zip(&heads)
        .filter(|(dispute, _)| full(dispute))
        .map(|(_, (id, _))| Need {
            kind: Kind::Question,
            id,
            reach: Reach::Disputed,
        })
        .collect();
    let casebook = if needs.is_empty() {
        None
    } else {
        Some(store.load_part(&needs)?)
    };
    let findings = casebook.as_ref().map(Findings::of);
    let mut texts = Vec::new();
    for (dispute, (id, words)) in disputes.iter().zip(&heads) {
        texts.push(match findings.as_ref().filter(|_| full(dispute)) {
            Some(findings) => {
                let question = find::question(findings.casebook, id)?;
                findings.dispute_text(&findings.dispute_or_question(question))
            }
            None => head(dispute, id, words),
        });
    }
    Ok(texts)
}

/// A dispute by its numbers.
fn head(dispute: &DisputeCount, id: &str, words: &str) -> String {
    let more = dispute.questions.len() - 1;
    let joined = if more > 0 {
        format!(" (and {} joined to it)", plural(more, "question"))
    } else {
        String::new()
    };
    let of = match dispute.parties {
        0 => String::new(),
        1 => " of 1 party".into(),
        parties => format!(" of {} parties", number(parties.into())),
    };
    let versions = match dispute.versions {
        None => String::new(),
        Some((least, most)) if least == most => {
            format!(
                "\n  No fewer than {} of events hold all claims.",
                plural(least, "version")
            )
        }
        Some((least, most)) => format!(
            "\n  No fewer than {} of events hold all claims, and {most} do.",
            plural(least, "version")
        ),
    };
    format!(
        "{id}{joined}\n  {}\n  {}, {}, {}{of}; {}{versions}\n  In full: gainsay show {id}\n",
        lines::wrap(words, "  ", WIDTH),
        plural(dispute.positions, "position"),
        plural(dispute.claims, "claim"),
        plural(dispute.speakers, "speaker"),
        counted(dispute.count()),
    )
}

/// What was left out, and how to see it.
fn closing(all: &Counted, left_out: &[&DisputeCount], shown: usize) -> String {
    let sum = |disputes: &mut dyn Iterator<Item = &DisputeCount>| {
        disputes.fold(PairCount::default(), |sum, dispute| {
            crate::analysis::graph::sum(sum, dispute.count())
        })
    };
    let mut closing = String::new();
    if !left_out.is_empty() {
        let tense = left_out.iter().filter(|dispute| dispute.tense).count();
        let tense = match tense {
            0 => String::new(),
            tense => format!(", {} of them with tensions only", number(tense.into())),
        };
        closing = lines::wrap(
            &format!(
                "… and {}{tense}: {}. All {}: {}. More with --limit N, a row for each with --format csv, one in full \
                 with `gainsay show ID`.",
                plural(left_out.len(), "more dispute"),
                counted(sum(&mut left_out.iter().copied())),
                number((shown + left_out.len()).into()),
                counted(sum(&mut all.disputes.iter())),
            ),
            "",
            WIDTH,
        );
        closing.push('\n');
    }
    if all.unasked > 0 {
        closing.push_str(&format!(
            "Stated between claims that answer no question: {}.\n",
            plural(all.unasked, "contradiction")
        ));
    }
    closing
}
