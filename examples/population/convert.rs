//! Figures of contributors as records of a casebook. Everything decided here stands in docs/population.md.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// What is read.
pub(crate) const FILE: &str = "population-new-new.txt";

/// More significant digits than these are more than an answer may have.
const DIGITS: u32 = 12;
/// The largest figure that an answer may have: twelve digits of fifteen.
const LARGEST: u128 = 999_999_999_999_000;

/// One line: who has which figure of a place in a year.
struct Line {
    place: Vec<u8>,
    year: String,
    contributor: Vec<u8>,
    figure: u128,
}

/// The casebook, one record a line.
///
/// Ids count places and contributors in the order of their bytes, so that lines in another order give the same casebook.
///
/// # Errors
/// When a line has another form, or a contributor has two figures of one place and year.
pub(crate) fn casebook(bytes: &[u8]) -> Result<String, String> {
    let lines = lines(bytes)?;
    let places = numbered(lines.iter().map(|line| (&*line.place, &*line.year)), "p");
    let contributors = numbered(lines.iter().map(|line| &*line.contributor), "c");
    let mut claims = BTreeMap::new();
    for line in &lines {
        let question = &places[&(&*line.place, &*line.year)];
        let speaker = &contributors[&*line.contributor];
        let (place, _) = legible(&line.place);
        let (answer, note) = answer(line.figure);
        let id = format!("{question}-{speaker}");
        let claim = json!({
            "id": id,
            "question": question,
            "text": format!("{} people lived in {place} in {}.", line.figure, line.year),
            "answer": answer,
            "note": note,
            "said": [{"by": speaker, "in": "figures"}],
        });
        if claims.insert(id, claim).is_some() {
            let (who, _) = legible(&line.contributor);
            return Err(format!("{who} has two figures of {place} in {}", line.year));
        }
    }
    let mut written = String::new();
    let mut write = |kind: &str, mut record: Value| {
        if let Value::Object(fields) = &mut record {
            fields.retain(|_, field| !field.is_null());
        }
        written.push_str(&json!({kind: record}).to_string());
        written.push('\n');
    };
    write("outlet", json!({"id": "site", "name": "The site"}));
    let title = "Population figures by contributors";
    write(
        "document",
        json!({"id": "figures", "outlet": "site", "title": title}),
    );
    for (contributor, id) in &contributors {
        let (name, note) = legible(contributor);
        let speaker = json!({"id": id, "name": name, "kind": "person", "note": note});
        write("speaker", speaker);
    }
    for ((place, year), id) in &places {
        let (place, note) = legible(place);
        let text = format!("How many people lived in {place} in {year}?");
        let question = json!({
            "id": id, "text": text, "answer": "number", "unit": "people", "timing": "fixed", "note": note,
        });
        write("question", question);
    }
    for claim in claims.into_values() {
        write("claim", claim);
    }
    Ok(written)
}

fn lines(bytes: &[u8]) -> Result<Vec<Line>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .quoting(false)
        .has_headers(false)
        .from_reader(bytes);
    let mut lines = Vec::new();
    for (number, record) in reader.byte_records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        let line = line(&record).ok_or_else(|| {
            format!(
                "line {} is not: place_year, contributor, figure, year",
                number + 1
            )
        })?;
        lines.push(line);
    }
    Ok(lines)
}

/// A place may have `_` in its name; the year stands behind the last.
fn line(record: &csv::ByteRecord) -> Option<Line> {
    let [entity, contributor, figure, year] = [0, 1, 2, 3].map(|field| record.get(field));
    let text = |field: Option<&[u8]>| String::from_utf8(field?.to_vec()).ok();
    let (year, figure) = (text(year)?, text(figure)?);
    let place = entity?.strip_suffix(year.as_bytes())?.strip_suffix(b"_")?;
    Some(Line {
        place: place.to_vec(),
        year,
        contributor: contributor?.to_vec(),
        figure: figure.parse().ok()?,
    })
}

/// Each thing with its id: a letter and its number.
fn numbered<T: Ord>(all: impl Iterator<Item = T>, letter: &str) -> BTreeMap<T, String> {
    let all: BTreeSet<T> = all.collect();
    let numbered = all.into_iter().enumerate();
    numbered
        .map(|(place, thing)| (thing, format!("{letter}{:04}", place + 1)))
        .collect()
}

/// A name with a sign for what is no UTF-8, and then a note of its bytes.
fn legible(name: &[u8]) -> (String, Option<String>) {
    let note = std::str::from_utf8(name).is_err().then(|| {
        let bytes: Vec<String> = name.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("The name is no UTF-8; its bytes: {}", bytes.join(" "))
    });
    (String::from_utf8_lossy(name).into_owned(), note)
}

/// The figure as an answer. One with too many digits is widened to what an answer may say, and kept in a note.
fn answer(figure: u128) -> (String, Option<String>) {
    let digits = figure.to_string();
    if figure > LARGEST {
        return (format!("more than {LARGEST}"), Some(digits));
    }
    let surplus = (digits.len() as u32).saturating_sub(DIGITS);
    let step = 10_u128.pow(surplus);
    let from = figure / step * step;
    if from == figure {
        return (digits, None);
    }
    // The next such figure is at most the largest, since the largest is such a figure.
    (format!("{from}..{}", from + step), Some(digits))
}
