//! The citation graph of claims: from their statements to documents, and on to where these have them from.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{DiGraph, NodeIndex};

use crate::analysis::lineage::house::{Beginning, Beginnings, House, made_from};
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::key::Key;
use crate::model::source::{Cited, Document, OriginKind, Outlet};

/// How far the trail of a statement is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trail {
    /// By what is said of the statement itself and of how its document was made: the outlet that the document has it from
    /// (`via`), else what the document was made from (`origin`). What a document cites without saying what for leads
    /// nowhere. The view `sourcing` counts these origins.
    Named,
    /// As if documents had from what they cite all that they do not have from elsewhere, and outlets from where their own
    /// documents on the same claims have it.
    Cited,
}

/// Something that a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Vertex<'a> {
    /// The claims themselves.
    Claims,
    /// A statement of one of them, by its place.
    Statement(Key<Claim>, usize),
    /// A document.
    Document(Key<Document>),
    /// Who answers for documents.
    House(House<'a>),
    /// Documents that were made from each other; the first of them by id.
    Circle(Key<Document>),
}

/// Why one thing rests on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A claim was said in a statement.
    Said,
    /// A statement stands in a document.
    StandsIn,
    /// A document names an outlet as its source for the statement.
    Via,
    /// A document was made from another.
    MadeFrom(OriginKind),
    /// A document cites.
    Cites,
    /// A document names no source, and its house answers for it.
    Published,
    /// An outlet says the same in a document that names its source.
    Tells,
}

/// The citation graph of some claims.
#[derive(Clone, Debug)]
pub struct Trails<'a> {
    /// The graph; what an edge leads to is what its beginning rests on.
    pub graph: DiGraph<Vertex<'a>, Step>,
    /// The claims themselves.
    pub root: NodeIndex,
    /// Documents that name themselves as their source, by id.
    pub self_citing: BTreeSet<Key<Document>>,
    nodes: BTreeMap<Vertex<'a>, NodeIndex>,
}

/// What a document says of where it has the claims from.
#[derive(Default)]
struct Telling {
    vias: BTreeSet<Key<Outlet>>,
    unsourced: bool,
}

impl<'a> Trails<'a> {
    /// Follows the statements of claims.
    pub fn of(
        casebook: &'a Casebook,
        beginnings: &Beginnings,
        claims: &[Key<Claim>],
        trail: Trail,
    ) -> Self {
        Self::of_statements(casebook, beginnings, statements(casebook, claims), trail)
    }

    /// Follows some statements.
    pub fn of_statements(
        casebook: &'a Casebook,
        beginnings: &Beginnings,
        statements: impl Iterator<Item = (Key<Claim>, usize, &'a Attribution)>,
        trail: Trail,
    ) -> Self {
        let mut trails = Self {
            graph: DiGraph::new(),
            root: NodeIndex::default(),
            self_citing: BTreeSet::new(),
            nodes: BTreeMap::new(),
        };
        trails.root = trails.node(Vertex::Claims).0;
        let mut tellings: BTreeMap<Key<Document>, Telling> = BTreeMap::new();
        for (claim, place, said) in statements {
            let statement = Vertex::Statement(claim, place);
            trails.step(Vertex::Claims, Step::Said, statement);
            trails.step(statement, Step::StandsIn, Vertex::Document(said.document));
            let telling = tellings.entry(said.document).or_default();
            match said.via {
                Some(via) => {
                    telling.vias.insert(via);
                }
                None => telling.unsourced = true,
            }
        }
        match trail {
            Trail::Named => trails.follow_named(casebook, beginnings, &tellings),
            Trail::Cited => trails.follow_cited(casebook, &tellings),
        }
        trails
    }

    fn node(&mut self, vertex: Vertex<'a>) -> (NodeIndex, bool) {
        if let Some(node) = self.nodes.get(&vertex) {
            return (*node, false);
        }
        let node = self.graph.add_node(vertex);
        self.nodes.insert(vertex, node);
        (node, true)
    }

    /// Adds a step; whether what it leads to is new.
    fn step(&mut self, from: Vertex<'a>, step: Step, to: Vertex<'a>) -> bool {
        let ((from, _), (to, new)) = (self.node(from), self.node(to));
        if !self.graph.contains_edge(from, to) {
            self.graph.add_edge(from, to, step);
        }
        new
    }

    fn follow_named(
        &mut self,
        casebook: &'a Casebook,
        beginnings: &Beginnings,
        tellings: &BTreeMap<Key<Document>, Telling>,
    ) {
        let mut followed = BTreeSet::new();
        for (document, telling) in tellings {
            for via in &telling.vias {
                let house = Vertex::House(House::of_outlet(casebook, *via));
                self.step(Vertex::Document(*document), Step::Via, house);
            }
            let mut at = telling.unsourced.then_some(*document);
            while let Some(document) = at.take().filter(|document| followed.insert(*document)) {
                let from = Vertex::Document(document);
                match casebook[document].origin {
                    Some((origin, how)) if origin != document => {
                        // Within a circle, the way would never end.
                        if let Beginning::Circle(least) = beginnings.of_document(document) {
                            self.step(from, Step::MadeFrom(how), Vertex::Circle(least));
                        } else {
                            self.step(from, Step::MadeFrom(how), Vertex::Document(origin));
                            at = Some(origin);
                        }
                    }
                    _ => {
                        let house = Vertex::House(House::of_document(casebook, document));
                        self.step(from, Step::Published, house);
                    }
                }
            }
        }
    }

    fn follow_cited(
        &mut self,
        casebook: &'a Casebook,
        tellings: &BTreeMap<Key<Document>, Telling>,
    ) {
        let mut tellers: BTreeMap<House<'a>, Vec<Key<Document>>> = BTreeMap::new();
        for (document, telling) in tellings {
            if !self.sources(casebook, *document, Some(telling)).is_empty() {
                let house = House::of_document(casebook, *document);
                tellers.entry(house).or_default().push(*document);
            }
        }
        let mut waiting: Vec<Vertex<'a>> = tellings
            .keys()
            .rev()
            .map(|document| Vertex::Document(*document))
            .collect();
        while let Some(from) = waiting.pop() {
            let mut steps = Vec::new();
            match from {
                Vertex::Document(document) => {
                    steps = self.sources(casebook, document, tellings.get(&document));
                    if steps.is_empty() {
                        let house = House::of_document(casebook, document);
                        steps.push((Step::Published, Vertex::House(house)));
                    }
                }
                Vertex::House(house) => {
                    let told = tellers.get(&house).into_iter().flatten();
                    steps.extend(told.map(|document| (Step::Tells, Vertex::Document(*document))));
                }
                _ => {}
            }
            for (step, to) in steps {
                if self.step(from, step, to) {
                    waiting.push(to);
                }
            }
        }
    }

    /// What a document has the claims from, as far as it names others than itself and its own house.
    fn sources(
        &mut self,
        casebook: &'a Casebook,
        document: Key<Document>,
        telling: Option<&Telling>,
    ) -> Vec<(Step, Vertex<'a>)> {
        let own = House::of_document(casebook, document);
        let mut sources = Vec::new();
        for via in telling.into_iter().flat_map(|telling| &telling.vias) {
            sources.push((Step::Via, Vertex::House(House::of_outlet(casebook, *via))));
        }
        if telling.is_none_or(|telling| telling.unsourced) {
            if let Some((origin, how)) = casebook[document].origin {
                sources.push((Step::MadeFrom(how), Vertex::Document(origin)));
            }
            for cited in &casebook[document].cites {
                let to = match cited {
                    Cited::Document(cited) => Vertex::Document(*cited),
                    Cited::Outlet(outlet) => Vertex::House(House::of_outlet(casebook, *outlet)),
                };
                sources.push((Step::Cites, to));
            }
        }
        if sources
            .iter()
            .any(|(_, to)| *to == Vertex::Document(document))
        {
            self.self_citing.insert(document);
        }
        sources.retain(|(_, to)| *to != Vertex::Document(document) && *to != Vertex::House(own));
        sources
    }
}

/// The statements of claims, with their places.
pub fn statements<'a>(
    casebook: &'a Casebook,
    claims: &[Key<Claim>],
) -> impl Iterator<Item = (Key<Claim>, usize, &'a Attribution)> {
    claims.iter().flat_map(move |claim| {
        let said = casebook[*claim].said.iter().enumerate();
        said.map(|(place, said)| (*claim, place, said))
    })
}

/// The way of one statement by [`Trail::Named`]: its document, what that was made from, and where it ends.
pub fn named_way<'a>(
    casebook: &'a Casebook,
    beginnings: &Beginnings,
    said: &Attribution,
) -> Vec<Vertex<'a>> {
    let mut way = vec![Vertex::Document(said.document)];
    if let Some(via) = said.via {
        way.push(Vertex::House(House::of_outlet(casebook, via)));
        return way;
    }
    match beginnings.of_document(said.document) {
        Beginning::Circle(least) => way.push(Vertex::Circle(least)),
        Beginning::Root(root) => {
            let mut at = said.document;
            while let Some(origin) = made_from(casebook, at) {
                way.push(Vertex::Document(origin));
                at = origin;
            }
            way.push(Vertex::House(House::of_document(casebook, root)));
        }
    }
    way
}
