//! Outputs in a form in which order by id, numbers that count it out, and places on the page no longer show. What is
//! left is what is said: an exchange of parties may exchange names in it, and nothing else.

use std::collections::BTreeMap;

use gainsay::draw::palette::{self, Style};
use gainsay::model::casebook::Casebook;
use gainsay::model::key::Key;
use gainsay::model::source::Party;
use gainsay::store::{Cell, Rows};
use serde_json::Value;

use crate::exchange::Exchange;
use crate::support::outputs::{Form, Output};

/// How a casebook's names are taken back: the exchange of words, and each party's colours and glyph by its name.
pub(crate) struct Names<'a> {
    pub(crate) exchange: &'a Exchange,
    pub(crate) styles: Vec<(Style, String)>,
}

impl<'a> Names<'a> {
    /// Of a casebook whose words are to be exchanged by this.
    pub(crate) fn of(casebook: &Casebook, exchange: &'a Exchange) -> Self {
        let style =
            |(key, party): (Key<Party>, &Party)| (palette::party(key), exchange.apply(party.id()));
        Self {
            exchange,
            styles: casebook.parties().map(style).collect(),
        }
    }

    /// The text with the names exchanged, and for a party's colour and glyph its id. Ink is left out: two parties may
    /// need different ink.
    fn picture(&self, text: &str) -> String {
        let mut text = self.exchange.apply(text);
        for (style, id) in &self.styles {
            for colour in [style.colour, style.stroke] {
                text = text.replace(colour, &format!("colour-of-{id}"));
            }
            text = text.replace(style.glyph, &format!(" glyph-of-{id} "));
        }
        // Positions take letters and tints in their order, which goes by id where answers do not tell.
        for number in 0..8 {
            text = text.replace(palette::tint(number), "tint");
        }
        text.replace("#FFFFFF", "ink").replace("#000000", "ink")
    }
}

/// Outputs with the names taken back, by their own names.
pub(crate) struct Renamed<'a>(BTreeMap<String, Vec<(&'a Output, String)>>);

impl<'a> Renamed<'a> {
    pub(crate) fn of(outputs: &'a [Output], names: &Names<'_>) -> Self {
        let mut renamed: BTreeMap<String, Vec<(&Output, String)>> = BTreeMap::new();
        for output in outputs {
            let written = match &output.form {
                Form::Dot(text) | Form::Svg(text) => names.picture(text),
                form => names.exchange.apply(&form.written()),
            };
            let name = sorted_words(&names.exchange.apply(&output.name));
            renamed.entry(name).or_default().push((output, written));
        }
        Self(renamed)
    }

    /// The names of what there is.
    pub(crate) fn names(&self) -> Vec<&String> {
        self.0.keys().collect()
    }

    /// What is said otherwise than in another casebook: its name, and both canonical forms. `exchange` is that of the other.
    pub(crate) fn differing(
        &self,
        other: &Self,
        exchange: &Exchange,
    ) -> Option<(String, Vec<String>, Vec<String>)> {
        for (name, all) in &self.0 {
            let others = other.0.get(name)?;
            if all
                .iter()
                .map(|(_, text)| text)
                .eq(others.iter().map(|(_, text)| text))
            {
                continue;
            }
            let (before, after) = (forms(all, &Exchange::default()), forms(others, exchange));
            if before != after {
                return Some((name.clone(), before, after));
            }
        }
        None
    }
}

fn forms(outputs: &[(&Output, String)], exchange: &Exchange) -> Vec<String> {
    let mut found = Vec::new();
    for (output, text) in outputs {
        found.extend(match &output.form {
            // Of several statements `check` gives the place of the first, and which that is goes by id.
            Form::Text(_) if output.name == "check" => {
                let lines = text.lines().filter(|line| !is_place(line));
                vec![page(&lines.collect::<Vec<_>>().join("\n"))]
            }
            Form::Text(_) => vec![page(text)],
            Form::Table(rows) => table(rows, exchange),
            // In pictures of camps numbers alone stand for camps, too; the figures in them are held in the graph.
            Form::Dot(_) if output.name.contains("camps") => {
                dot(&text.replace(|sign: char| sign.is_ascii_digit(), ""))
            }
            Form::Svg(_) if output.name.contains("camps") => {
                svg(&text.replace(|sign: char| sign.is_ascii_digit(), ""))
            }
            Form::Dot(_) => dot(&uncounted(text)),
            Form::Svg(_) => svg(&uncounted(text)),
            Form::Json(_) => graph(&uncounted(text)),
            Form::Yaml(_) => lines(text),
        });
    }
    found.sort_unstable();
    found
}

/// The words of a text in order, without the signs between them.
fn sorted_words(text: &str) -> String {
    let mut words: Vec<&str> = text
        .split_whitespace()
        .map(|word| {
            word.trim_matches([',', ';', '.', ':', '"', '\'', '[', ']', '(', ')', '{', '}'])
        })
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// The words of a page. Lines break elsewhere where names stand in another order, so that no line can be held to
/// another; who said what is held by rows and graphs.
fn page(text: &str) -> String {
    sorted_words(&uncounted(text))
}

/// Camps are numbered in the order of their members' ids: `Camp 2` and `camp-2` without the number.
fn uncounted(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    for (place, part) in text.split("amp").enumerate() {
        if place > 0 {
            left.push_str("amp");
        }
        let number = part.strip_prefix([' ', '-']).filter(|_| place > 0);
        let rest =
            number.map(|number| number.trim_start_matches(|sign: char| sign.is_ascii_digit()));
        match (number, rest) {
            (Some(number), Some(rest)) if rest.len() < number.len() => {
                left.push_str(" #");
                left.push_str(rest);
            }
            _ => left.push_str(part),
        }
    }
    left
}

/// `  at d1:20-27 d2`
fn is_place(line: &str) -> bool {
    let numbered = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    line.strip_prefix("  at ")
        .is_some_and(|places| places.split(' ').all(numbered))
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(sorted_words).collect()
}

/// A row each, its columns by name. For the number of a camp or group stand its members.
fn table(rows: &Rows, exchange: &Exchange) -> Vec<String> {
    let column = |name: &str| rows.columns.iter().position(|column| column == name);
    let written = |cell: &Cell| match cell {
        Cell::Null => String::new(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => uncounted(&exchange.apply(text)),
        Cell::Blob(bytes) => format!("{bytes:?}"),
    };
    let mut together: BTreeMap<(&str, String), Vec<String>> = BTreeMap::new();
    for number in ["camp", "group"] {
        if let (Some(place), Some(id)) = (column(number), column("id")) {
            for row in &rows.rows {
                let members = together.entry((number, written(&row[place]))).or_default();
                members.push(written(&row[id]));
            }
        }
    }
    let words = |(name, cell): (&String, &Cell)| {
        let value = written(cell);
        let value = match name.as_str() {
            number @ ("camp" | "group") => together
                .get(&(number, value))
                .map_or(String::new(), |all| all.join(" ")),
            "place" => String::new(),
            "id" if matches!(cell, Cell::Integer(_)) => String::new(),
            // Whether they are the same is in `together`; numbers go by the order of ids.
            "camp_a" | "camp_b" => String::new(),
            _ => value,
        };
        // Of two that stand alike the one of the lesser id is named first.
        let name = match name.as_str() {
            "a" | "b" => "one",
            "claim_a" | "claim_b" => "claim",
            "answer_a" | "answer_b" => "answer",
            name => name,
        };
        format!("{name}={}", sorted_words(&value))
    };
    let row = |row: &Vec<Cell>| {
        let mut cells: Vec<String> = rows.columns.iter().zip(row).map(words).collect();
        cells.sort_unstable();
        cells.join(" | ")
    };
    rows.rows.iter().map(row).collect()
}

/// The lines of a diagram, without the ids that are made for it.
fn dot(text: &str) -> Vec<String> {
    let text = text.replace("\\n", " ").replace(['<', '>'], " ");
    let unnumbered = |line: &str| {
        let words: Vec<String> = line
            .split_whitespace()
            .flat_map(|word| word.split(['"', '=', ':', ',', ';', '[', ']']))
            .map(|word| {
                // `p3`, `c1x2`
                let digits = |sign: char| sign.is_ascii_digit();
                let made = word.split_inclusive(digits).all(|part| part.len() <= 2)
                    && word.starts_with(|sign: char| sign.is_ascii_lowercase())
                    && word.ends_with(digits);
                if made {
                    word[..1].to_owned()
                } else {
                    word.to_owned()
                }
            })
            .collect();
        sorted_words(&words.join(" "))
    };
    text.lines().map(unnumbered).collect()
}

/// All words of a drawing, and how often each colour is used.
fn svg(text: &str) -> Vec<String> {
    let mut words = String::new();
    let mut colours = Vec::new();
    for part in text.split('<').skip(1) {
        let (tag, said) = part.split_once('>').unwrap_or((part, ""));
        words.push(' ');
        words.push_str(said);
        for attribute in ["fill=\"", "stroke=\"", "class=\""] {
            // Text breaks elsewhere where names are in another order.
            if !tag.starts_with("text") && !tag.starts_with("tspan") {
                let value = tag.split_once(attribute).map_or("", |(_, rest)| rest);
                let value = value.split('"').next().unwrap_or("");
                colours.push(format!("{attribute}{value}"));
            }
        }
    }
    colours.push(sorted_words(&words));
    colours
}

/// Nodes and lines of a graph; for each id of a node what the node says.
fn graph(text: &str) -> Vec<String> {
    let graph: Value = serde_json::from_str(text).expect("it is JSON");
    let list = |name: &str| graph[name].as_array().expect("it is a list").clone();
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for node in list("nodes") {
        let id = node["id"].as_str().expect("it has an id").to_owned();
        said.insert(id, without(&node, &["id"]));
    }
    let mut found = vec![without(&graph["graph"], &[])];
    for edge in list("edges") {
        let end = |place: &str, row: &str| {
            let id = edge[place].as_str().expect("it has an end");
            format!(
                "{} at {}",
                said[id],
                sorted_words(edge[row].as_str().unwrap_or(""))
            )
        };
        let mut ends = [end("source", "source_row"), end("target", "target_row")];
        if edge["symmetric"] == true {
            ends.sort_unstable();
        }
        let rest = ["source", "target", "source_row", "target_row", "key"];
        found.push(format!(
            "{} -> {}: {}",
            ends[0],
            ends[1],
            without(&edge, &rest)
        ));
    }
    found.extend(said.into_values());
    found
}

/// The fields of an object but for some, lists and words in order.
fn without(object: &Value, but: &[&str]) -> String {
    let fields = object.as_object().expect("it is an object").iter();
    let value = |name: &str, value: &Value| match value {
        Value::String(text) => sorted_words(text),
        // Long notes break into lines elsewhere where names stand in another order.
        Value::Array(list) if name == "notes" => {
            let lines: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            sorted_words(&lines.join(" "))
        }
        Value::Array(list) => {
            let mut list: Vec<String> = list
                .iter()
                .map(|each| sorted_words(each.as_str().unwrap_or("")))
                .collect();
            list.sort_unstable();
            list.join(" / ")
        }
        other => other.to_string(),
    };
    let fields: Vec<String> = fields
        .filter(|(name, _)| !but.contains(&name.as_str()))
        .map(|(name, field)| format!("{name}={}", value(name, field)))
        .collect();
    fields.join(" | ")
}
