//! What claims stand on: from their statements through documents to where the trails end.

mod marks;

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, EdgeRef};

use crate::analysis::lineage::house::{House, members};
use crate::analysis::lineage::sourcing::{Independence, Lineage};
use crate::analysis::lineage::trails::{Step, Trail, Trails, Vertex, statements};
use crate::analysis::phrase::plural;
use crate::draw::edges;
use crate::draw::palette::letters;
use crate::draw::picture::{Cluster, Edge, Emphasis, Line, Node, Picture, Row};
use crate::draw::sources::marks::Marks;
use crate::draw::stands;
use crate::draw::statements::{self as said_rows, Remarks};
use crate::draw::wrap;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::source::Document;

/// How many of the asked are drawn at most, how many statements of all of them, and how many of one.
const MOST_ASKED: usize = 20;
const MOST_STATEMENTS: usize = 60;
const MOST_OF_ONE: usize = 12;

/// How wide nodes and notes are, in columns.
const WIDTH: usize = 30;
const NOTE_WIDTH: usize = 120;
const SMALL_WIDTH: usize = 36;

/// Claims that are looked at together: one claim, or those of a position.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What is claimed or answered.
    pub head: String,
    /// Whether the head is an answer, rather than a claim's own words.
    pub is_answer: bool,
    /// What is said of where it comes from, where nothing else is asked.
    pub notes: Vec<String>,
    /// The same in few words, for its box.
    pub short: Vec<String>,
    /// The claims; only live ones are looked at.
    pub claims: Vec<Key<Claim>>,
}

/// What is drawn, while it is put together.
struct Drawn<'a> {
    casebook: &'a Casebook,
    several: bool,
    marks: BTreeMap<Vertex<'a>, Marks>,
    vertices: BTreeSet<Vertex<'a>>,
    ids: BTreeMap<Vertex<'a>, String>,
    /// What leads to what, with the numbers of the asked for which it does so by what is named.
    steps: BTreeMap<(Vertex<'a>, Vertex<'a>), (Step, BTreeSet<usize>)>,
}

/// The trails of claims, from left to right: the statements, the documents that they stand in, what these name as their
/// sources, and where that ends.
pub fn picture(casebook: &Casebook, title: &str, asked: &[Asked]) -> Picture {
    let lineage = Lineage::of(casebook);
    let mut drawn = Drawn {
        casebook,
        several: asked.len() > 1,
        marks: BTreeMap::new(),
        vertices: BTreeSet::new(),
        ids: BTreeMap::new(),
        steps: BTreeMap::new(),
    };
    let share = (MOST_STATEMENTS / asked.len().clamp(1, MOST_ASKED)).clamp(3, MOST_OF_ONE);
    let mut picture = Picture {
        title: title.to_owned(),
        shows_title: true,
        ..Picture::default()
    };
    let mut hidden = 0;
    let mut shown = Vec::new();
    for (number, each) in asked.iter().take(MOST_ASKED).enumerate() {
        let mut rows = drawn.statements(&each.claims);
        hidden += rows.len().saturating_sub(share);
        rows.truncate(share);
        drawn.follow(&lineage, number, &each.claims, &rows);
        let documents = rows.iter().map(|(_, _, document)| *document);
        drawn.vertices.extend(documents.map(Vertex::Document));
        shown.push((each, rows));
    }
    drawn.number();
    for (number, (each, rows)) in shown.iter().enumerate() {
        // Of several, each box tells what of it is told shortly.
        if !drawn.several {
            let lines = each.notes.iter();
            picture
                .notes
                .extend(lines.flat_map(|note| wrap::wrap(note, NOTE_WIDTH, 3)));
        }
        let node = drawn.asked(each, number, rows);
        for (row, (_, _, document)) in node.rows.iter().zip(rows) {
            let from = (node.id.clone(), row.port.clone());
            let edge = edge(from, drawn.id(Vertex::Document(*document)), Line::From);
            picture.edges.push(edge);
        }
        picture.nodes.push(node);
    }
    let left_out = asked.len().saturating_sub(MOST_ASKED);
    if left_out > 0 {
        let what = if asked.iter().all(|each| each.is_answer) {
            "position"
        } else {
            "claim"
        };
        picture.notes.push(format!(
            "Left out: {}; the first {MOST_ASKED} are drawn.",
            plural(left_out, what)
        ));
    }
    if hidden > 0 {
        picture.notes.push(format!(
            "Left out: {}, and what only they go back to; the words above are of all.",
            plural(hidden, "statement")
        ));
    }
    drawn.finish(&mut picture);
    let claims = asked.iter().flat_map(|each| &each.claims);
    picture.parties = stands::legend(casebook, claims);
    picture
}

type Said = (Key<Claim>, usize, Key<Document>);

impl<'a> Drawn<'a> {
    /// The statements of claims in the order of time, those without a date last.
    fn statements(&self, claims: &[Key<Claim>]) -> Vec<Said> {
        let live = claims.iter().copied();
        let live: Vec<Key<Claim>> = live.filter(|claim| self.casebook[*claim].live).collect();
        let mut found: Vec<_> = statements(self.casebook, &live)
            .map(|(claim, place, said)| {
                let at = said
                    .said
                    .map_or((i64::MAX, i64::MAX), |at| (at.from, at.to));
                ((at, said.speaker, claim, place), said.document)
            })
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .map(|((_, _, claim, place), document)| (claim, place, document))
            .collect()
    }

    /// Takes in what some statements go back to, and what is told of it.
    fn follow(
        &mut self,
        lineage: &Lineage<'a>,
        number: usize,
        claims: &[Key<Claim>],
        shown: &[Said],
    ) {
        let sourcing = lineage.sourcing(claims);
        let told = [
            (&sourcing.named, Trail::Named),
            (&sourcing.cited, Trail::Cited),
        ];
        for (independence, trail) in told {
            self.mark(independence, trail, number);
        }
        for vertex in sourcing.circles.iter().flatten() {
            self.marks.entry(*vertex).or_default().circle = true;
        }
        let live: BTreeSet<Key<Claim>> = claims
            .iter()
            .copied()
            .filter(|claim| self.casebook[*claim].live)
            .collect();
        let live: Vec<Key<Claim>> = live.into_iter().collect();
        for trail in [Trail::Named, Trail::Cited] {
            let trails = Trails::of(self.casebook, lineage.beginnings(), &live, trail);
            let starts: BTreeSet<Vertex<'_>> = shown
                .iter()
                .map(|(_, _, document)| Vertex::Document(*document))
                .collect();
            let starts: Vec<NodeIndex> = trails
                .graph
                .node_indices()
                .filter(|node| starts.contains(&trails.graph[*node]))
                .collect();
            let mut search = Dfs::empty(&trails.graph);
            for start in starts {
                search.move_to(start);
                while let Some(node) = search.next(&trails.graph) {
                    let from = trails.graph[node];
                    self.vertices.insert(from);
                    for edge in trails.graph.edges(node) {
                        let to = trails.graph[edge.target()];
                        self.vertices.insert(to);
                        let step = *edge.weight();
                        let known = self.steps.entry((from, to));
                        let known = known.or_insert((step, BTreeSet::new()));
                        // What is named is surer than what is cited.
                        known.0 = known.0.min(step);
                        if trail == Trail::Named {
                            known.1.insert(number);
                        }
                    }
                }
            }
        }
    }

    fn mark(&mut self, independence: &Independence<'a>, trail: Trail, number: usize) {
        let is_named = trail == Trail::Named;
        for vertex in independence.origins.iter().flatten() {
            let marks = self.marks.entry(*vertex).or_default();
            let set = if is_named {
                &mut marks.origin_named
            } else {
                &mut marks.origin_cited
            };
            set.insert(number);
        }
        for vertex in independence.on_every_chain.iter().flatten() {
            let marks = self.marks.entry(*vertex).or_default();
            let set = if is_named {
                &mut marks.all_named
            } else {
                &mut marks.all_cited
            };
            set.insert(number);
        }
    }

    /// The node of something asked, a row a statement.
    fn asked(&self, asked: &Asked, number: usize, shown: &[Said]) -> Node {
        let mut rows: Vec<Row> = shown
            .iter()
            .enumerate()
            .map(|(place, (claim, index, _))| {
                let said = &self.casebook[*claim].said[*index];
                Row {
                    port: Some(format!("r{place}")),
                    leaves: true,
                    ..said_rows::row(self.casebook, (*claim, said), &Remarks::default())
                }
            })
            .collect();
        let all = self.statements(&asked.claims).len();
        if all == 0 {
            rows.push(Row {
                small: vec!["nobody is named as having said it".into()],
                ..Row::default()
            });
        } else if all > shown.len() {
            rows.push(Row {
                text: vec![format!("and {} more", all - shown.len())],
                ..Row::default()
            });
        }
        let lead = if self.several {
            format!("[{}] ", letters(number))
        } else {
            String::new()
        };
        Node {
            id: format!("q{}", number + 1),
            emphasis: Emphasis::Disputed,
            above: if asked.is_answer { "Answer" } else { "Claim" },
            head: wrap::wrap(&format!("{lead}{}", asked.head), WIDTH, 4),
            small: if self.several {
                asked.short.clone()
            } else {
                Vec::new()
            },
            rows,
            tooltip: asked.head.clone(),
            claims: asked
                .claims
                .iter()
                .map(|claim| self.casebook[*claim].id().to_owned())
                .collect(),
            ..Node::default()
        }
    }

    /// Numbers what is drawn, each kind by itself, so that what is not drawn changes no id.
    fn number(&mut self) {
        let mut last: BTreeMap<char, usize> = BTreeMap::new();
        for vertex in &self.vertices {
            let kind = match vertex {
                Vertex::Document(_) => 'd',
                Vertex::Circle(_) => 'k',
                Vertex::House(House::Document(_)) => 'u',
                Vertex::House(House::Outlet(_) | House::Owner(_)) => 'o',
                Vertex::Claims | Vertex::Statement(..) => continue,
            };
            let number = last.entry(kind).or_default();
            *number += 1;
            self.ids.insert(*vertex, format!("{kind}{number}"));
        }
    }

    fn id(&self, vertex: Vertex<'_>) -> String {
        self.ids.get(&vertex).cloned().unwrap_or_default()
    }

    /// The documents, grouped by who published them; then who did; then the steps between them.
    fn finish(self, picture: &mut Picture) {
        let mut houses: BTreeMap<House<'a>, Vec<Vertex<'a>>> = BTreeMap::new();
        let mut others = Vec::new();
        for vertex in &self.vertices {
            match vertex {
                Vertex::Document(document) => {
                    let house = House::of_document(self.casebook, *document);
                    houses.entry(house).or_default().push(*vertex);
                }
                Vertex::House(_) | Vertex::Circle(_) => others.push(*vertex),
                Vertex::Claims | Vertex::Statement(..) => {}
            }
        }
        for (house, documents) in houses {
            let nodes: Vec<Node> = documents.iter().map(|vertex| self.node(*vertex)).collect();
            if nodes.len() > 1 {
                picture.clusters.push(Cluster {
                    label: wrap::wrap(&house.name(self.casebook), 2 * WIDTH, 2),
                    nodes,
                    ..Cluster::default()
                });
            } else {
                picture.nodes.extend(nodes);
            }
        }
        let nodes = others.iter().map(|vertex| self.node(*vertex));
        picture.nodes.extend(nodes);
        for ((from, to), (step, named)) in &self.steps {
            let (line, label, tooltip) = marks::words(*step);
            let label = label.map(|label| {
                // A document has one statement from one source, and another from another.
                if *step == Step::Via {
                    format!(
                        "{label}{}",
                        marks::of(self.several, named).replace(" of ", ", for ")
                    )
                } else {
                    label.to_owned()
                }
            });
            picture.edges.push(Edge {
                signed: label.is_some(),
                label: label.into_iter().collect(),
                tooltip: tooltip.into(),
                ..edge((self.id(*from), None), self.id(*to), line)
            });
        }
        edges::number(&mut picture.edges);
    }

    fn node(&self, vertex: Vertex<'a>) -> Node {
        let nothing = Marks::default();
        let marks = self.marks.get(&vertex).unwrap_or(&nothing);
        let (above, head, mut small, url) = self.names(vertex);
        small.extend(marks.told(self.several));
        let rests = !marks.all_named.is_empty() || !marks.all_cited.is_empty();
        let origin = !marks.origin_named.is_empty() || !marks.origin_cited.is_empty();
        Node {
            id: self.id(vertex),
            emphasis: match (rests, origin) {
                (true, _) => Emphasis::Subject,
                (false, true) => Emphasis::Disputed,
                (false, false) => Emphasis::Context,
            },
            above: if origin && !matches!(vertex, Vertex::Document(_)) {
                "Origin"
            } else {
                above
            },
            head: wrap::wrap(&head, WIDTH, 3),
            small: small
                .iter()
                .flat_map(|line| wrap::wrap(line, SMALL_WIDTH, 3))
                .collect(),
            tooltip: head,
            url,
            ..Node::default()
        }
    }

    fn names(&self, vertex: Vertex<'a>) -> (&'static str, String, Vec<String>, Option<String>) {
        let casebook = self.casebook;
        match vertex {
            Vertex::Document(document) => {
                let document = &casebook[document];
                let title = document.entry.title.as_ref();
                let head = title.map_or(document.id(), |title| title.as_str());
                let outlet = document.outlet.map(|outlet| casebook[outlet].name());
                let url = document.entry.url.as_ref().map(|url| url.value.clone());
                let small = outlet.unwrap_or("an outlet that is not known");
                ("Document", head.to_owned(), vec![small.to_owned()], url)
            }
            Vertex::Circle(least) => {
                let mut ids: Vec<&str> = members(casebook, least)
                    .into_iter()
                    .map(|document| casebook[document].id())
                    .collect();
                ids.sort_unstable();
                let small = "documents that were made from each other";
                let head = wrap::shorten(&ids.join(", "), 3 * WIDTH);
                ("Circle", head, vec![small.into()], None)
            }
            Vertex::House(house @ House::Document(_)) => {
                let head = format!("whoever published {}", house.name(casebook));
                ("Outlet", head, Vec::new(), None)
            }
            Vertex::House(house) => ("Outlet", house.name(casebook), Vec::new(), None),
            Vertex::Claims | Vertex::Statement(..) => ("", String::new(), Vec::new(), None),
        }
    }
}

fn edge(from: (String, Option<String>), to: String, line: Line) -> Edge {
    Edge {
        id: String::new(),
        from,
        to: (to, None),
        line,
        weight: None,
        style: None,
        signed: false,
        label: Vec::new(),
        tooltip: "stands in this document".into(),
        url: None,
    }
}
