//! A picture before it is printed: what it shows, as plain values.

use std::collections::{BTreeMap, BTreeSet};

use crate::draw::grid::Grid;
use crate::draw::palette::Style;
use crate::draw::weights::Step;

pub use crate::draw::line::{Line, Look};

/// A diagram of nodes and lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// What it shows, in one line.
    pub title: String,
    /// What stands above it: the counts, and what was left out.
    pub notes: Vec<String>,
    /// Whether its title stands above it; else its boxes tell.
    pub shows_title: bool,
    /// Whether it must fit one sheet of A4.
    pub fits_a_page: bool,
    /// Whether parts that nothing joins stand below each other rather than packed beside each other. Graphviz (2.43) loses
    /// the signs of lines when it packs parts of which several have lines.
    pub stacked: bool,
    /// The groups of nodes.
    pub clusters: Vec<Cluster>,
    /// The nodes outside of groups.
    pub nodes: Vec<Node>,
    /// Rows of nodes outside of groups, all of one length, that stand in one line from left to right, each below the one
    /// before it; empty where nodes stand as their lines have it.
    pub aligned: Vec<Vec<String>>,
    /// The lines between nodes.
    pub edges: Vec<Edge>,
    /// How wide lines are in points, by their ids, where that is not as wide as their kind.
    pub widths: BTreeMap<String, f32>,
    /// The parties in it, by name.
    pub parties: Vec<(Style, String)>,
    /// The table that is printed instead of the nodes and lines, where these would be too many to be read.
    pub grid: Option<Grid>,
}

impl Picture {
    /// All nodes, those of the clusters first.
    pub fn all_nodes(&self) -> impl Iterator<Item = &Node> {
        self.clusters
            .iter()
            .flat_map(|cluster| &cluster.nodes)
            .chain(&self.nodes)
    }

    /// The kinds of lines in it, for the legend; that a party answers needs no words.
    pub fn lines(&self) -> BTreeSet<Line> {
        let lines = self.edges.iter().map(|edge| edge.line);
        lines.filter(|line| *line != Line::Answers).collect()
    }

    /// How thick its lines from parties are, for the legend; none for a line without a contradiction.
    pub fn steps(&self) -> BTreeSet<Option<Step>> {
        let lines = self.edges.iter().filter(|edge| edge.line == Line::Answers);
        lines.filter_map(|edge| edge.weight.map(Step::of)).collect()
    }

    /// The kinds of signs at the ends of rows, for the legend.
    pub fn ends(&self) -> BTreeSet<Line> {
        let rows = self.all_nodes().flat_map(|node| &node.rows);
        rows.flat_map(|row| &row.end).map(|end| end.line).collect()
    }

    /// A number that stands before a sign, for the legend: the greatest.
    pub fn most_beside(&self) -> usize {
        let rows = self.all_nodes().flat_map(|node| &node.rows);
        rows.map(|row| row.weight).max().unwrap_or(0)
    }

    /// The node with this id.
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.all_nodes().find(|node| node.id == id)
    }
}

/// Nodes that belong together, in a box: the positions of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cluster {
    /// Its words, in lines.
    pub label: Vec<String>,
    /// What is in and out, in lines.
    pub small: Vec<String>,
    /// What it shows when pointed at.
    pub tooltip: String,
    /// Where it leads; only http(s) and relative addresses are printed.
    pub url: Option<String>,
    /// The nodes in it.
    pub nodes: Vec<Node>,
}

/// How much a node stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    /// It is what the picture is about.
    Subject,
    /// Something excludes it.
    #[default]
    Disputed,
    /// Nothing excludes it.
    Undisputed,
    /// It gives context.
    Context,
}

/// A box with a head and rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Its generated id: a letter and a number.
    pub id: String,
    /// What it looks like.
    pub shape: Shape,
    /// How much it stands out.
    pub emphasis: Emphasis,
    /// The party that it is, if it is one.
    pub style: Option<Style>,
    /// What its head is, in small print above it; empty where that is plain.
    pub above: &'static str,
    /// Its first lines, in bold.
    pub head: Vec<String>,
    /// Lines below the head.
    pub small: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What it shows when pointed at.
    pub tooltip: String,
    /// Where it leads; only http(s) and relative addresses are printed.
    pub url: Option<String>,
    /// The ids of the claims that it stands for.
    pub claims: Vec<String>,
}

/// What a node looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// A table: the head on top, the rows below.
    #[default]
    Table,
    /// A round sign at which lines of one kind meet: everything joined to it excludes everything else joined to it.
    Hub,
    /// Words without a box, where something else could stand.
    Gap,
}

/// A row of a node: a statement, or what a party answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The name by which a line ends at this row.
    pub port: Option<String>,
    /// Whether lines leave it at its right end, rather than end at its sign.
    pub leaves: bool,
    /// The parties that it belongs to.
    pub marks: Vec<Style>,
    /// Its lines.
    pub text: Vec<String>,
    /// What is claimed, in lines below.
    pub words: Vec<String>,
    /// Smaller lines below.
    pub small: Vec<String>,
    /// How many contradictions stand at its end, before the sign for them; no number where it is 0.
    pub weight: usize,
    /// What stands at its end, such as the parties that it contradicts.
    pub end: Vec<End>,
    /// Whether it stands out.
    pub strong: bool,
    /// What it shows when pointed at.
    pub tooltip: String,
    /// Where it leads; only http(s) and relative addresses are printed.
    pub url: Option<String>,
}

/// A sign at the end of a row: a kind of line, and the party that it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The kind of line.
    pub line: Line,
    /// The party.
    pub party: Style,
}

/// A line between two nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Its generated id.
    pub id: String,
    /// The id of the node that it starts at, and the row if it starts at one.
    pub from: (String, Option<String>),
    /// The id of the node that it leads to, and the row if it leads to one.
    pub to: (String, Option<String>),
    /// Its kind.
    pub line: Line,
    /// How much it stands for, where that was counted: pairs of claims, links, or the contradictions that a party is in
    /// there. Of the last, its thickness tells.
    pub weight: Option<usize>,
    /// The party that it is drawn for, if it is.
    pub style: Option<Style>,
    /// Whether its sign stands beside it.
    pub signed: bool,
    /// Words below its sign.
    pub label: Vec<String>,
    /// What it shows when pointed at.
    pub tooltip: String,
    /// Where it leads; only http(s) and relative addresses are printed.
    pub url: Option<String>,
}
