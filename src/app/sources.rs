//! What claims stand on, in words and as rows.

use std::fmt::Write as _;

use crate::analysis::graph::Stand;
use crate::analysis::lineage::house::{Beginning, House};
use crate::analysis::lineage::sourcing::{Independence, Lineage, Sourcing};
use crate::analysis::lineage::trails::{Vertex, named_way};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::app::find::Subject;
use crate::app::lines;
use crate::app::origins::{circle, counts, independence, shared, vertex};
use crate::app::report::WIDTH;
use crate::draw::sources as draw;
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Status};
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::{Cited, Document};
use crate::model::words::Word;
use crate::store::{Cell, Rows};

/// What is asked for: claims that are looked at together.
struct Asked<'a> {
    kind: &'static str,
    id: &'a str,
    answer: String,
    claims: Vec<Key<Claim>>,
}

/// The text while it grows.
struct Page<'a> {
    casebook: &'a Casebook,
    lineage: Lineage<'a>,
    text: String,
}

/// As text. There is nothing to tell about subjects of other kinds.
pub fn sources_text(casebook: &Casebook, subject: Subject) -> String {
    let mut report = Page {
        casebook,
        lineage: Lineage::of(casebook),
        text: String::new(),
    };
    match subject {
        Subject::Claim(claim) => report.claim(claim),
        Subject::Question(question) => report.question(question),
        Subject::Document(document) => report.document(document),
        _ => {}
    }
    report.text
}

/// As rows: of a claim one, of a question one a position, of a document one a claim that it tells.
pub fn sources_rows(casebook: &Casebook, subjects: &[Subject]) -> Rows {
    let columns = [
        "kind",
        "id",
        "answer",
        "attributions",
        "speakers",
        "documents",
        "outlets",
        "owners",
        "origins",
        "chains",
        "rests_on",
        "origins_if_cited",
        "chains_if_cited",
        "rests_on_if_cited",
        "circles",
    ];
    let lineage = Lineage::of(casebook);
    let number = |number: usize| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let rows = subjects
        .iter()
        .flat_map(|subject| asked(casebook, *subject))
        .map(|asked| {
            let sourcing = lineage.sourcing(&asked.claims);
            let mut row = vec![
                Cell::Text(asked.kind.into()),
                Cell::Text(asked.id.into()),
                Cell::Text(asked.answer),
                number(sourcing.attributions),
                number(sourcing.speakers.len()),
                number(sourcing.documents.len()),
                number(sourcing.outlets.len()),
                number(sourcing.houses.len()),
            ];
            for independence in [&sourcing.named, &sourcing.cited] {
                row.push(number(independence.origins.len()));
                row.push(number(independence.chains));
                let on_every = &independence.on_every_chain;
                row.push(Cell::Text(shared(casebook, on_every).join("; ")));
            }
            row.push(number(sourcing.circles.len()));
            row
        });
    Rows {
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

/// What is drawn of a claim, a question or a document: its title, and what is looked at together.
pub(super) fn drawn(casebook: &Casebook, subject: Subject) -> (String, Vec<draw::Asked>) {
    let title = match subject {
        Subject::Claim(key) => format!("What claim {} stands on", casebook[key].id()),
        Subject::Question(key) => format!("What the answers stand on: {}", casebook[key].text()),
        Subject::Document(key) => format!("What the claims in {} stand on", casebook[key].id()),
        _ => String::new(),
    };
    let lineage = Lineage::of(casebook);
    let drawn = asked(casebook, subject).into_iter().map(|asked| {
        let is_answer = asked.kind == "position";
        let head = match asked.claims.as_slice() {
            [claim, ..] if !is_answer => casebook[*claim].text(),
            _ => &asked.answer,
        };
        let live = |claim: &Key<Claim>| casebook[*claim].live;
        let notes = if asked.claims.iter().any(live) {
            sourcing(casebook, &lineage, &asked.claims)
        } else {
            vec!["It is a draft or retracted, and enters no analysis.".into()]
        };
        draw::Asked {
            head: head.to_owned(),
            is_answer,
            notes,
            short: short(&lineage.sourcing(&asked.claims)),
            claims: asked.claims,
        }
    });
    (title, drawn.collect())
}

/// `2 origins, 1 chain that shares nothing`, and the same if citations are followed.
fn short(sourcing: &Sourcing<'_>) -> Vec<String> {
    if sourcing.attributions == 0 {
        return Vec::new();
    }
    let words = |found: &Independence<'_>| {
        let origins = phrase::plural(found.origins.len(), "origin");
        match found.chains {
            1 => format!("{origins}, one chain"),
            chains => format!("{origins}, {chains} chains that share nothing"),
        }
    };
    let mut lines = vec![words(&sourcing.named)];
    if words(&sourcing.cited) != lines[0] {
        lines.push(format!("if cited: {}", words(&sourcing.cited)));
    }
    lines
}

/// What claims stand on together, a sentence a line.
fn sourcing(casebook: &Casebook, lineage: &Lineage<'_>, claims: &[Key<Claim>]) -> Vec<String> {
    let sourcing = lineage.sourcing(claims);
    if sourcing.attributions == 0 {
        return vec!["Nobody is named as having said it.".into()];
    }
    let named = independence(casebook, &sourcing, &sourcing.named);
    let mut lines = vec![
        counts(&sourcing),
        format!("By what is named: {named}"),
        if sourcing.cited == sourcing.named {
            "What the documents cite changes nothing in that.".into()
        } else {
            let cited = independence(casebook, &sourcing, &sourcing.cited);
            format!("If they have it from what they cite: {cited}")
        },
    ];
    let circles = sourcing.circles.iter();
    lines.extend(circles.map(|found| circle(casebook, found)));
    lines
}

fn asked<'a>(casebook: &'a Casebook, subject: Subject) -> Vec<Asked<'a>> {
    let claim = |key: Key<Claim>| Asked {
        kind: "claim",
        id: casebook[key].id(),
        answer: phrase::claim_answer(casebook, &casebook[key]),
        claims: vec![key],
    };
    match subject {
        Subject::Claim(key) => vec![claim(key)],
        Subject::Document(document) => told_in(casebook, document).into_iter().map(claim).collect(),
        Subject::Question(question) => {
            let positions = Positions::of(casebook);
            let stands = stands(casebook, &positions, question);
            let asked = stands.into_iter().map(|stand| match stand {
                Stand::Alone(key) => claim(key),
                Stand::Position(place) => Asked {
                    kind: "position",
                    id: casebook[question].id(),
                    answer: answer(casebook, &positions, stand),
                    claims: positions[place].claims.clone(),
                },
            });
            asked.collect()
        }
        _ => Vec::new(),
    }
}

/// The positions of a question, then its live claims that stand in none.
fn stands(casebook: &Casebook, positions: &Positions, question: Key<Question>) -> Vec<Stand> {
    let alone = casebook
        .live_claims()
        .filter(|(key, claim)| {
            claim.question == Some(question) && positions.of_claim(*key).is_none()
        })
        .map(|(key, _)| Stand::Alone(key));
    let placed = positions.of_question(question).map(Stand::Position);
    placed.chain(alone).collect()
}

fn answer(casebook: &Casebook, positions: &Positions, stand: Stand) -> String {
    let key = match stand {
        Stand::Position(place) => positions[place].named_by,
        Stand::Alone(key) => key,
    };
    phrase::claim_answer(casebook, &casebook[key])
}

/// The live claims with a statement in a document, by id.
fn told_in(casebook: &Casebook, document: Key<Document>) -> Vec<Key<Claim>> {
    casebook
        .live_claims()
        .filter(|(_, claim)| claim.said.iter().any(|said| said.document == document))
        .map(|(key, _)| key)
        .collect()
}

impl Page<'_> {
    fn line(&mut self, indent: &str, line: &str) {
        let deeper = " ".repeat(indent.chars().count() + 2);
        let _ = writeln!(self.text, "{indent}{}", lines::wrap(line, &deeper, WIDTH));
    }

    fn claim(&mut self, key: Key<Claim>) {
        let claim = &self.casebook[key];
        self.line("", &format!("claim {}", claim.id()));
        self.line("  ", claim.text());
        if !claim.live {
            let status = match claim.status {
                Status::Draft => "a draft",
                Status::Accepted | Status::Retracted => "retracted",
            };
            let words = format!("It is {status}, and enters no analysis.");
            self.line("  ", &words);
            return;
        }
        self.sourcing("  ", &[key]);
        if !claim.said.is_empty() {
            self.text.push('\n');
            self.statements("  ", key);
        }
    }

    fn question(&mut self, key: Key<Question>) {
        let question = &self.casebook[key];
        self.line("", &format!("question {}", question.id()));
        self.line("  ", question.text());
        let positions = Positions::of(self.casebook);
        let stands = stands(self.casebook, &positions, key);
        if stands.is_empty() {
            self.line("  ", "No claim answers it.");
        }
        for (place, stand) in stands.into_iter().enumerate() {
            self.text.push('\n');
            let answer = match answer(self.casebook, &positions, stand) {
                empty if empty.is_empty() => "in words".into(),
                answer => answer,
            };
            self.line("  ", &format!("[{}] {answer}", place + 1));
            let claims = stand.claims(&positions).to_vec();
            self.sourcing("      ", &claims);
            for claim in claims {
                self.line("      ", self.casebook[claim].id());
                self.statements("        ", claim);
            }
        }
    }

    fn document(&mut self, key: Key<Document>) {
        let casebook = self.casebook;
        let document = &casebook[key];
        self.line("", &format!("document {}", document.id()));
        if let Some(title) = &document.entry.title {
            self.line("  ", &title.value);
        }
        let own = match House::of_document(casebook, key) {
            House::Document(_) => "an outlet that is not known".into(),
            own => own.name(casebook),
        };
        self.line("  ", &format!("published by {own}"));
        if let Some((origin, how)) = document.origin {
            let words = format!("{} of {}", how.word(), casebook[origin].id());
            self.line("  ", &words);
        }
        let beginning = match self.lineage.beginnings().of_document(key) {
            Beginning::Root(root) if root == key => None,
            Beginning::Root(root) => Some(match House::of_document(casebook, root) {
                House::Document(_) => casebook[root].id().into(),
                begun => format!("{} of {}", casebook[root].id(), begun.name(casebook)),
            }),
            Beginning::Circle(least) => Some(vertex(casebook, Vertex::Circle(least))),
        };
        if let Some(beginning) = beginning {
            self.line("  ", &format!("goes back to {beginning}"));
        }
        let mut cited: Vec<String> = document
            .cites
            .iter()
            .map(|cited| match cited {
                Cited::Document(cited) => casebook[*cited].id().to_owned(),
                Cited::Outlet(cited) => casebook[*cited].name().to_owned(),
            })
            .collect();
        cited.sort_unstable();
        if !cited.is_empty() {
            self.line("  ", &format!("cites {}", cited.join(", ")));
        }
        let users: Vec<&str> = casebook
            .documents()
            .filter(|(other_key, other)| {
                *other_key != key
                    && (other.cites.contains(&Cited::Document(key))
                        || other.origin.is_some_and(|(origin, _)| origin == key))
            })
            .map(|(_, other)| other.id())
            .collect();
        if !users.is_empty() {
            self.line("  ", &format!("used by {}", users.join(", ")));
        }
        let told = told_in(casebook, key);
        let only = |claim: &&Key<Claim>| {
            let mut said = casebook[**claim].said.iter();
            said.all(|said| said.document == key)
        };
        let alone = told.iter().filter(only).count();
        let alone = match alone {
            all if all == told.len() => "none of them told elsewhere".to_owned(),
            number => format!("{number} of them told nowhere else"),
        };
        let words = match told.len() {
            0 => "tells no claim".into(),
            number => format!("tells {}, {alone}", phrase::plural(number, "claim")),
        };
        self.line("  ", &words);
        for claim in told {
            self.text.push('\n');
            let words = format!("{}: {}", casebook[claim].id(), casebook[claim].text());
            self.line("  ", &words);
            self.sourcing("    ", &[claim]);
        }
    }

    /// Each statement of a claim and where it goes back to.
    fn statements(&mut self, indent: &str, key: Key<Claim>) {
        let casebook = self.casebook;
        let claim = &casebook[key];
        for (place, said) in claim.said.iter().enumerate() {
            let words = lines::statement(casebook, claim, place);
            self.line(indent, &format!("– {words}"));
            let way = named_way(casebook, self.lineage.beginnings(), said);
            let mut way: Vec<String> = way.into_iter().map(|step| vertex(casebook, step)).collect();
            // A document of no known outlet stands for its house.
            way.dedup();
            self.line(&format!("{indent}  "), &way.join(" ← "));
        }
    }

    fn sourcing(&mut self, indent: &str, claims: &[Key<Claim>]) {
        for line in sourcing(self.casebook, &self.lineage, claims) {
            self.line(indent, &line);
        }
    }
}
