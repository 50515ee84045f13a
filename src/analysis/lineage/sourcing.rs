//! What claims stand on, counted: statements, documents, outlets, owners, origins, and chains that share nothing.

use std::collections::BTreeSet;

use crate::analysis::lineage::funnel::{Funnel, Place};
use crate::analysis::lineage::house::{Beginnings, House};
use crate::analysis::lineage::trails::{Trail, Trails, Vertex, statements};
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::key::Key;
use crate::model::source::{Document, Outlet, Speaker};

/// How independent the sources are, by one way to follow trails.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Independence<'a> {
    /// Where the trails end, in one order: each a house, or documents and houses that lead to each other only.
    pub origins: Vec<Vec<Vertex<'a>>>,
    /// The largest number of chains from the claims to origins that share nothing on the way.
    pub chains: usize,
    /// What lies on every chain, from the claims to their origins; one with several members is an origin.
    pub on_every_chain: Vec<Vec<Vertex<'a>>>,
}

/// What some claims stand on.
#[derive(Clone, Debug, Default)]
pub struct Sourcing<'a> {
    /// How many statements there are.
    pub attributions: usize,
    /// Who said it, by id.
    pub speakers: BTreeSet<Key<Speaker>>,
    /// Where it is written, by id.
    pub documents: BTreeSet<Key<Document>>,
    /// Who published it, by id.
    pub outlets: BTreeSet<Key<Outlet>>,
    /// The houses of these outlets: outlets of one owner are one.
    pub houses: BTreeSet<House<'a>>,
    /// By what is named for each statement.
    pub named: Independence<'a>,
    /// If what documents cite is followed too.
    pub cited: Independence<'a>,
    /// Documents and outlets that name each other in a circle as sources of these claims, or a document that names itself.
    pub circles: Vec<Vec<Vertex<'a>>>,
}

impl Sourcing<'_> {
    /// Whether several documents go back to one origin, and by which trail: by what is named, if that shows it, else by
    /// what is cited.
    pub fn single_origin(&self) -> Option<Trail> {
        if self.documents.len() < 2 {
            None
        } else if self.named.origins.len() == 1 {
            Some(Trail::Named)
        } else {
            (self.cited.origins.len() == 1).then_some(Trail::Cited)
        }
    }
}

/// A casebook of which it is asked what its claims stand on.
#[derive(Clone, Debug)]
pub struct Lineage<'a> {
    casebook: &'a Casebook,
    beginnings: Beginnings,
}

impl<'a> Lineage<'a> {
    /// Of a casebook.
    pub fn of(casebook: &'a Casebook) -> Self {
        Self {
            casebook,
            beginnings: Beginnings::of(casebook),
        }
    }

    /// What every document goes back to.
    pub fn beginnings(&self) -> &Beginnings {
        &self.beginnings
    }

    /// What claims, taken together, stand on. Drafts and retracted ones among them are left out.
    pub fn sourcing(&self, claims: &[Key<Claim>]) -> Sourcing<'a> {
        self.sourcing_of(claims, |_| true)
    }

    /// The same of some of their statements only.
    pub fn sourcing_of(
        &self,
        claims: &[Key<Claim>],
        wanted: impl Fn(&Attribution) -> bool,
    ) -> Sourcing<'a> {
        let mut claims = claims.to_vec();
        claims.retain(|claim| self.casebook[*claim].live);
        claims.sort_unstable();
        claims.dedup();
        let mut sourcing = Sourcing::default();
        let statements = || statements(self.casebook, &claims).filter(|(_, _, said)| wanted(said));
        for (_, _, said) in statements() {
            sourcing.attributions += 1;
            sourcing.speakers.insert(said.speaker);
            sourcing.documents.insert(said.document);
            if let Some(outlet) = self.casebook[said.document].outlet {
                sourcing.outlets.insert(outlet);
                sourcing
                    .houses
                    .insert(House::of_outlet(self.casebook, outlet));
            }
        }
        let trails =
            |trail| Trails::of_statements(self.casebook, &self.beginnings, statements(), trail);
        let named = trails(Trail::Named);
        sourcing.named = independence(&named, &Funnel::of(&named.graph, named.root));
        let cited = trails(Trail::Cited);
        let funnel = Funnel::of(&cited.graph, cited.root);
        sourcing.cited = independence(&cited, &funnel);
        let alone = cited.self_citing.iter();
        sourcing.circles = alone
            .map(|document| vec![Vertex::Document(*document)])
            .collect();
        let circles = funnel.circles().iter();
        sourcing
            .circles
            .extend(circles.map(|circle| vertices(&cited, circle)));
        sourcing.circles.sort_unstable();
        sourcing
    }
}

fn vertices<'a>(trails: &Trails<'a>, nodes: &[petgraph::graph::NodeIndex]) -> Vec<Vertex<'a>> {
    let mut found: Vec<Vertex<'a>> = nodes.iter().map(|node| trails.graph[*node]).collect();
    found.sort_unstable();
    found
}

fn independence<'a>(trails: &Trails<'a>, funnel: &Funnel) -> Independence<'a> {
    let end = |nodes: &Vec<_>| vertices(trails, nodes);
    let mut origins: Vec<Vec<Vertex<'a>>> = funnel.ends().iter().map(end).collect();
    origins.sort_unstable();
    let place = |place| match place {
        Place::Vertex(node) => vec![trails.graph[node]],
        Place::End(end) => vertices(trails, &funnel.ends()[end]),
    };
    Independence {
        origins,
        chains: funnel.disjoint_chains(),
        on_every_chain: funnel.on_every_chain().into_iter().map(place).collect(),
    }
}
