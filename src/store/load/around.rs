//! What a speaker said and all that may exclude it, without texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::bounds::{Asked, Bounds, BoundsBuilder, Span, Told};
use crate::model::question::Timing;
use crate::model::words::Word;
use crate::store::bounds::{Places, as_of, span, speak};
use crate::store::connection::Store;
use crate::store::fault::StoreFault;
use crate::store::load::closure::rows_of;
use crate::store::load::ids::row_id;
use crate::store::load::part::keep_ready;
use crate::store::load::rows::those;
use crate::store::load::scope::{Kind, Need, Reach};
use crate::store::load::sql;

use rusqlite::{Connection, OptionalExtension};

/// What a speaker said and all that may exclude it, without texts.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The bounds of the claims, and what people said of pairs of them.
    pub bounds: Bounds,
    /// The claims and the order of their ids; of those who said them nothing.
    pub told: Told,
    /// The rows of the live claims that the speaker said, in the order of their ids.
    pub own: Vec<i64>,
}

impl Store {
    /// What counting the pairs of all claims of a speaker needs; nothing where there is no such speaker.
    ///
    /// # Errors
    /// When the file cannot be read, or another program made a question a part of itself.
    pub fn around_speaker(&self, id: &str) -> Result<Around, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let asked = questions_around(&snapshot, id).map_err(fault)?;
        let Some((claims, asked)) = asked else {
            return Ok(Around::default());
        };
        if let Some(detail) = circle(&asked) {
            let path = self.path().into();
            return Err(StoreFault::Inconsistent { path, detail });
        }
        around(&snapshot, id, &claims, asked).map_err(fault)
    }

    /// How many statements the speaker with this id, or the speakers of the party, made.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn statements_of(&self, id: &str) -> Result<u64, StoreFault> {
        let count = || -> rusqlite::Result<u64> {
            let mut speakers: Vec<i64> = row_id(self.connection(), Kind::Speaker, id)?
                .into_iter()
                .collect();
            if let Some(party) = row_id(self.connection(), Kind::Party, id)? {
                let of_party = sql::SPEAKERS_OF_PARTY;
                let own: Vec<i64> = those(self.connection(), of_party, [party], |row| row.get(0))?;
                speakers.extend(own);
            }
            let mut made = self.connection().prepare(sql::STATEMENTS_OF_SPEAKER)?;
            let each = speakers.into_iter();
            each.map(|speaker| made.query_row([speaker], |row| row.get::<_, u64>(0)))
                .sum()
        };
        count().map_err(|source| self.fault(source))
    }

    /// How many live claims each speaker of a party said, by the ids of the speakers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_told_for(&self, party: &str) -> Result<BTreeMap<String, usize>, StoreFault> {
        let fault = |source| self.fault(source);
        let snapshot = self.connection().unchecked_transaction().map_err(fault)?;
        let count = || -> rusqlite::Result<BTreeMap<String, usize>> {
            let mut told = BTreeMap::new();
            let Some(party) = row_id(&snapshot, Kind::Party, party)? else {
                return Ok(told);
            };
            let mut claims = snapshot.prepare(sql::TOLD_BY_SPEAKER)?;
            let speakers = those(&snapshot, sql::SPEAKERS_OF_PARTY, [party], |row| row.get(0))?;
            let mut slug = snapshot.prepare("SELECT slug FROM speakers WHERE id = ?1")?;
            for speaker in speakers {
                let speaker: i64 = speaker;
                let id = slug.query_row([speaker], |row| row.get(0))?;
                told.insert(id, claims.query_row([speaker], |row| row.get(0))?);
            }
            Ok(told)
        };
        count().map_err(fault)
    }
}

/// A question as it stands in the file.
struct Found {
    id: String,
    asked: Asked,
    in_words: bool,
    /// The row of the question that it is part of.
    part_of: Option<i64>,
}

/// Questions by their rows.
type Questions = BTreeMap<i64, Found>;

/// The ids of live claims by their rows.
type Live = BTreeMap<i64, String>;

fn questions_around(
    connection: &Connection,
    speaker: &str,
) -> rusqlite::Result<Option<(BTreeSet<i64>, Questions)>> {
    keep_ready(connection)?;
    if row_id(connection, Kind::Speaker, speaker)?.is_none() {
        return Ok(None);
    }
    let need = Need {
        kind: Kind::Speaker,
        id: speaker,
        reach: Reach::Compared,
    };
    let rows = rows_of(connection, &[need])?;
    let mut waiting: BTreeSet<i64> = BTreeSet::new();
    for claim in &rows.claims {
        let question: Vec<i64> = those(connection, sql::QUESTION_OF_CLAIM, [claim], |row| {
            row.get(0)
        })?;
        waiting.extend(question);
    }
    let mut found = Questions::new();
    while let Some(question) = waiting.pop_first() {
        let asked = those(connection, sql::ASKED, [question], |row| {
            let (timing, kind): (String, String) = (row.get(1)?, row.get(2)?);
            let asked = Asked {
                timing: Timing::from_word(&timing).unwrap_or(Timing::Fixed),
                any_of: kind == "any-of",
                ..Asked::plain(question)
            };
            Ok(Found {
                id: row.get(0)?,
                asked,
                in_words: kind == "text",
                part_of: row.get(3)?,
            })
        })?;
        for each in asked {
            waiting.extend(each.part_of.filter(|whole| !found.contains_key(whole)));
            found.insert(question, each);
        }
    }
    Ok(Some((rows.claims, found)))
}

/// What is wrong where a question is part of itself, which no import lets in: nobody who walks upwards would arrive.
fn circle(asked: &Questions) -> Option<String> {
    let whole = |question: &i64| asked.get(question).and_then(|each| each.part_of);
    let circular = asked.iter().find(|(question, _)| {
        let above = std::iter::successors(whole(question), whole);
        above.take(asked.len() + 1).any(|above| above == **question)
    });
    circular.map(|(_, each)| format!("the question `{}` is part of itself", each.id))
}

fn around(
    connection: &Connection,
    speaker: &str,
    claims: &BTreeSet<i64>,
    asked: Questions,
) -> rusqlite::Result<Around> {
    let mut questions: Vec<Found> = asked.into_values().collect();
    questions.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let places = Places::of(questions.iter().map(|each| each.asked.row));
    let mut told = Told::default();
    for (place, each) in (0..).zip(&mut questions) {
        each.asked.part_of = each.part_of.and_then(|whole| places.get(whole));
        if each.in_words {
            told.in_words.push(place);
        }
    }
    let asked = questions.into_iter().map(|each| each.asked);
    let mut builder = BoundsBuilder::new(asked.collect());
    let mut live = Live::new();
    for claim in claims {
        let mut statement = connection.prepare_cached(sql::LIVE_CLAIM)?;
        let found = statement.query_row([claim], |row| {
            let question: Option<i64> = row.get(1)?;
            Ok((row.get(0)?, question, as_of(row, 2)?))
        });
        let Some((id, question, time)) = found.optional()? else {
            continue;
        };
        live.insert(*claim, id);
        if let Some(time) = time {
            builder.time(*claim, time);
        }
        let question = question.and_then(|question| places.get(question));
        told.claims.push((question, *claim));
        let spans: Vec<Span> = those(connection, sql::SPANS_OF_CLAIM, [claim], |row| span(row, 0))?;
        if let Some(question) = question.filter(|_| !spans.is_empty()) {
            builder.several(*claim, question, &spans);
        }
    }
    told.claims.sort_unstable();
    let mut by_id: Vec<(&str, i64)> = live.iter().map(|(row, id)| (id.as_str(), *row)).collect();
    by_id.sort_unstable();
    told.by_id = by_id.iter().map(|(_, row)| *row).collect();
    let mut bounds = builder.finish();
    spoken(connection, &places, &live, &mut bounds)?;
    let mut own = BTreeSet::new();
    if let Some(speaker) = row_id(connection, Kind::Speaker, speaker)? {
        let said: Vec<i64> = those(connection, sql::CLAIMS_OF_SPEAKER, [speaker], |row| {
            row.get(0)
        })?;
        own.extend(said);
    }
    let own = told.by_id.iter().copied().filter(|row| own.contains(row));
    Ok(Around {
        own: own.collect(),
        bounds,
        told,
    })
}

/// The pairs of these claims that people stated or judged.
fn spoken(
    connection: &Connection,
    places: &Places,
    live: &Live,
    bounds: &mut Bounds,
) -> rusqlite::Result<()> {
    let in_order = |a: i64, b: i64| (a.min(b), a.max(b));
    let mut stated = BTreeSet::new();
    let mut judged = BTreeMap::new();
    for claim in live.keys() {
        let set_against: Vec<i64> =
            those(connection, sql::SET_AGAINST_FROM, [claim], |row| row.get(0))?;
        stated.extend(set_against.into_iter().map(|other| in_order(*claim, other)));
        let decided: Vec<(i64, bool)> = those(connection, sql::JUDGED_FROM, [claim], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        judged.extend(
            decided
                .into_iter()
                .map(|(other, dismissed)| (in_order(*claim, other), dismissed)),
        );
    }
    speak(
        connection,
        places,
        &|claim| live.contains_key(&claim),
        (&stated, &judged),
        bounds,
    )
}
