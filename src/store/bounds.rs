//! From the file to bounds: no text is read.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row};

use crate::model::bounds::{Asked, Bounds, BoundsBuilder, Reach, Span, Spoke, Spoken, place};
use crate::model::date::{AsOf, Seconds, Stretch};
use crate::model::question::Timing;
use crate::model::words::Word;
use crate::store::connection::Store;
use crate::store::fault::StoreFault;

impl Store {
    /// What comparing all claims needs, without their texts.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bounds(&self) -> Result<Bounds, StoreFault> {
        let fault = |source| self.fault(source);
        // Several tables are read one after the other: in one transaction, so that no writer comes between.
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        bounds(&snapshot, &|| self.beside()).map_err(fault)
    }
}

impl Store {
    /// Another connection that sees what this one sees, which is within a transaction that has begun to read. Where readers
    /// keep writers out, as they do unless another program chose a write-ahead log, both have the same before them.
    pub(super) fn beside(&self) -> Option<Connection> {
        self.stamp()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let path = std::fs::canonicalize(self.path()).ok()?;
        let connection = Connection::open_with_flags(path, flags).ok()?;
        // A writer that waits for the first connection would be waited for by the second: then one has to do.
        connection.busy_timeout(Duration::ZERO).ok()?;
        connection
            .execute_batch("BEGIN; SELECT 1 FROM claims LIMIT 1")
            .ok()?;
        Some(connection)
    }
}

/// From how many claims on two threads read them.
const MANY: i64 = 20_000;

/// Places by rows.
pub(super) enum Places {
    /// Where rows are numbered closely, as they are unless another program numbered them.
    Close(Vec<u32>),
    Sparse(HashMap<i64, u32>),
}

impl Places {
    pub(super) fn of(rows: impl ExactSizeIterator<Item = i64> + Clone) -> Self {
        let numbered = || (0..).zip(rows.clone());
        let most = rows.clone().max().unwrap_or(0);
        let least = rows.clone().min().unwrap_or(0);
        match usize::try_from(most) {
            Ok(most) if least >= 0 && most <= 4 * rows.len() + 1_024 => {
                let mut places = vec![u32::MAX; most + 1];
                for (place, row) in numbered() {
                    places[usize::try_from(row).unwrap_or(0)] = place;
                }
                Self::Close(places)
            }
            _ => Self::Sparse(numbered().map(|(place, row)| (row, place)).collect()),
        }
    }

    pub(super) fn get(&self, row: i64) -> Option<u32> {
        let found = match self {
            Self::Close(places) => places.get(usize::try_from(row).ok()?).copied(),
            Self::Sparse(places) => places.get(&row).copied(),
        };
        found.filter(|place| *place != u32::MAX)
    }
}

pub(super) fn bounds(
    connection: &Connection,
    beside: &dyn Fn() -> Option<Connection>,
) -> rusqlite::Result<Bounds> {
    let mut questions: Vec<Asked> = rows(
        connection,
        "SELECT id FROM questions ORDER BY slug",
        |row| row.get(0).map(Asked::plain),
    )?;
    let places = Places::of(questions.iter().map(|asked| asked.row));
    let apart = rows(
        connection,
        "SELECT id, timing, answer_kind = 'any-of', part_of FROM questions
         WHERE timing <> 'fixed' OR answer_kind = 'any-of' OR part_of IS NOT NULL",
        |row| {
            Ok((
                row.get(0)?,
                row.get::<_, String>(1)?,
                row.get(2)?,
                row.get::<_, Option<i64>>(3)?,
            ))
        },
    )?;
    for (row, timing, any_of, part_of) in apart {
        if let Some(place) = places.get(row) {
            let asked = &mut questions[place as usize];
            asked.timing = Timing::from_word(&timing).unwrap_or(Timing::Fixed);
            asked.any_of = any_of;
            asked.part_of = part_of.and_then(|whole| places.get(whole));
        }
    }
    let dead = not_live(connection)?;
    let mut builder = BoundsBuilder::new(questions);
    times(connection, &mut builder)?;
    all_spans(connection, beside, &places, &dead, &mut builder)?;
    let mut bounds = builder.finish();
    spoken(connection, &places, &dead, &mut bounds)?;
    Ok(bounds)
}

/// The claims that the view `live_claims` leaves out.
pub(super) fn not_live(connection: &Connection) -> rusqlite::Result<HashSet<i64>> {
    let mut dead: HashSet<i64> = rows(
        connection,
        "SELECT id FROM claims WHERE status <> 'accepted'",
        |row| row.get(0),
    )?
    .into_iter()
    .collect();
    dead.extend(rows::<i64>(
        connection,
        "SELECT DISTINCT to_claim_id FROM links WHERE kind = 'retracts'
         AND NOT EXISTS (SELECT 1 FROM live_claims c WHERE c.id = to_claim_id)",
        |row| row.get(0),
    )?);
    Ok(dead)
}

fn times(connection: &Connection, builder: &mut BoundsBuilder) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT id, as_of_lo, as_of_hi, sure_lo, sure_hi FROM claims WHERE as_of_lo IS NOT NULL",
    )?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        if let Some(time) = as_of(row, 1)? {
            builder.time(row.get(0)?, time);
        }
    }
    Ok(())
}

/// The time of a claim, whose four columns begin at a place of the row.
pub(super) fn as_of(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<AsOf>> {
    let stretch = |from: Option<f64>, to: Option<f64>| {
        let second = |double: f64| {
            if double == f64::NEG_INFINITY {
                Seconds::MIN
            } else if double == f64::INFINITY {
                Seconds::MAX
            } else {
                double as Seconds
            }
        };
        from.zip(to).map(|(from, to)| Stretch {
            from: second(from),
            to: second(to),
        })
    };
    let whole = stretch(row.get(first)?, row.get(first + 1)?);
    let sure = stretch(row.get(first + 2)?, row.get(first + 3)?);
    Ok(whole.map(|whole| AsOf { whole, sure }))
}

/// Reads all spans, the second half of them in a second thread where there are many.
fn all_spans(
    connection: &Connection,
    beside: &dyn Fn() -> Option<Connection>,
    places: &Places,
    dead: &HashSet<i64>,
    builder: &mut BoundsBuilder,
) -> rusqlite::Result<()> {
    let ends = "SELECT coalesce((SELECT min(claim_id) FROM spans), 0), coalesce((SELECT max(claim_id) FROM spans), 0)";
    let (first, last): (i64, i64) =
        connection.query_row(ends, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let other = if last.saturating_sub(first) < MANY {
        None
    } else {
        beside()
    };
    let Some(other) = other else {
        return spans(connection, (first, last), places, dead, builder);
    };
    let middle = first + (last - first) / 2;
    let behind = std::thread::scope(|scope| {
        let behind = scope.spawn(move || {
            let mut behind = BoundsBuilder::new(Vec::new());
            spans(&other, (middle + 1, last), places, dead, &mut behind).map(|()| behind)
        });
        let done = spans(connection, (first, middle), places, dead, builder);
        done.map(|()| behind.join())
    })?;
    match behind {
        Ok(behind) => builder.append(behind?),
        // Nothing that is read there can panic; were it to, the rows are read again here.
        Err(_) => spans(connection, (middle + 1, last), places, dead, builder)?,
    }
    Ok(())
}

/// A span, whose four columns begin at a place of the row.
pub(super) fn span(row: &Row<'_>, first: usize) -> rusqlite::Result<Span> {
    Ok(Span {
        axis: u32::try_from(row.get_ref(first)?.as_i64()?).unwrap_or(u32::MAX - 1),
        wide: matches!(row.get_ref(first + 1)?, ValueRef::Text(b"W")),
        from: place(row.get_ref(first + 2)?.as_f64()?),
        to: place(row.get_ref(first + 3)?.as_f64()?),
    })
}

/// Reads the spans of some claims, which stand in the order of their claims, the literal reading first.
fn spans(
    connection: &Connection,
    (first, last): (i64, i64),
    places: &Places,
    dead: &HashSet<i64>,
    builder: &mut BoundsBuilder,
) -> rusqlite::Result<()> {
    let mut add = |claim: i64, question: i64, spans: &[Span]| {
        let Some(question) = places.get(question).filter(|_| !dead.contains(&claim)) else {
            return;
        };
        match spans {
            [narrow, wide] if !narrow.wide && wide.wide && narrow.axis == 0 && wide.axis == 0 => {
                let reach = Reach {
                    wide_from: wide.from,
                    wide_to: wide.to,
                    narrow_from: narrow.from,
                    narrow_to: narrow.to,
                };
                builder.plain(claim, question, reach);
            }
            spans => builder.several(claim, question, spans),
        }
    };
    let mut statement = connection.prepare(
        "SELECT claim_id, question_id, axis, reading, lo, hi FROM spans WHERE claim_id BETWEEN ?1 AND ?2
         ORDER BY claim_id, reading, axis, run",
    )?;
    let mut found = statement.query([first, last])?;
    let mut own: Vec<Span> = Vec::new();
    let mut before: Option<(i64, i64)> = None;
    while let Some(row) = found.next()? {
        let claim = row.get_ref(0)?.as_i64()?;
        if let Some((other, question)) = before.filter(|(other, _)| *other != claim) {
            add(other, question, &own);
            own.clear();
        }
        if own.is_empty() {
            before = Some((claim, row.get_ref(1)?.as_i64()?));
        }
        own.push(span(row, 2)?);
    }
    if let Some((claim, question)) = before {
        add(claim, question, &own);
    }
    Ok(())
}

/// The pairs of live claims that people stated or judged.
fn spoken(
    connection: &Connection,
    places: &Places,
    dead: &HashSet<i64>,
    bounds: &mut Bounds,
) -> rusqlite::Result<()> {
    let pair = |row: &rusqlite::Row<'_>| -> rusqlite::Result<(i64, i64)> {
        Ok((row.get(0)?, row.get(1)?))
    };
    let in_order = |(a, b): (i64, i64)| (a.min(b), a.max(b));
    let stated: BTreeSet<(i64, i64)> = rows(
        connection,
        "SELECT from_claim_id, to_claim_id FROM links WHERE kind = 'contradicts'",
        pair,
    )?
    .into_iter()
    .map(in_order)
    .collect();
    // The newest judgement of each pair comes last, as in the view `contradictions` it comes first.
    let judged: BTreeMap<(i64, i64), bool> = rows(
        connection,
        "SELECT claim_a_id, claim_b_id, verdict = 'dismissed' FROM judgements
         ORDER BY judged_from, verdict, judged_by, judged_on, why",
        |row| Ok((in_order(pair(row)?), row.get(2)?)),
    )?
    .into_iter()
    .collect();
    speak(
        connection,
        places,
        &|claim| !dead.contains(&claim),
        (&stated, &judged),
        bounds,
    )
}

/// The rows of two claims, in their order.
type Rows = (i64, i64);

/// Adds the pairs of live claims that people stated, or judged and perhaps dismissed.
pub(super) fn speak(
    connection: &Connection,
    places: &Places,
    is_live: &dyn Fn(i64) -> bool,
    (stated, judged): (&BTreeSet<Rows>, &BTreeMap<Rows, bool>),
    bounds: &mut Bounds,
) -> rusqlite::Result<()> {
    let pairs: BTreeSet<(i64, i64)> = stated.iter().chain(judged.keys()).copied().collect();
    let mut question_of = connection.prepare("SELECT question_id FROM claims WHERE id = ?1")?;
    let mut spoke = |bounds: &Bounds, claim: i64| -> rusqlite::Result<Spoke> {
        let row: Option<Option<i64>> = question_of
            .query_row([claim], |row| row.get(0))
            .optional()?;
        let question = row.flatten().and_then(|row| places.get(row));
        Ok(Spoke {
            claim,
            question,
            slot: question.and_then(|question| bounds.slot(question, claim)),
        })
    };
    for (a, b) in pairs {
        if a == b || !is_live(a) || !is_live(b) {
            continue;
        }
        let spoken = Spoken {
            a: spoke(bounds, a)?,
            b: spoke(bounds, b)?,
            stated: stated.contains(&(a, b)),
            dismissed: judged.get(&(a, b)).copied().unwrap_or(false),
        };
        bounds.spoken.push(spoken);
    }
    let mut in_words = connection.prepare("SELECT id FROM claims WHERE question_id = ?1")?;
    for spoke in bounds.spoken.iter().flat_map(|spoken| [spoken.a, spoken.b]) {
        if let (Some(question), None) = (spoke.question, spoke.slot) {
            let row = bounds.questions[question as usize].row;
            let claims: Vec<i64> = in_words
                .query_map([row], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let live = claims.into_iter().filter(|claim| is_live(*claim));
            bounds.in_words.insert(question, live.collect());
        }
    }
    Ok(())
}

pub(super) fn rows<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare(sql)?.query_map([], read)?.collect()
}
