//! A picture before it is printed: what it shows, as plain values.

use std::collections::{BTreeMap, BTreeSet};

use crate::draw::grid::Grid;
use crate::draw::palette::Style;
use crate::draw::weights::Step;

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

/// The kinds of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// They cannot both be true.
    Contradiction,
    /// A person states that they contradict each other, where the rule finds nothing.
    Stated,
    /// They cannot both be true if read literally.
    Tension,
    /// A person decided that it is no contradiction.
    Dismissed,
    /// The first says again what the second says.
    Repeats,
    /// The first makes the second more likely.
    Supports,
    /// The first narrows the second.
    Qualifies,
    /// The first withdraws the second.
    Retracts,
    /// A party answers a question.
    Answers,
    /// The second is a later figure of a running total than the first.
    Revises,
    /// The second was said after the first.
    Follows,
    /// They agree on what both answer.
    Agrees,
    /// A source is named: the first has it from the second.
    From,
    /// A source is cited without saying what for: the first may have it from the second.
    Cites,
}

impl Line {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Contradiction | Self::Stated => "≠",
            Self::Tension => "≠?",
            Self::Dismissed => "✕",
            Self::Repeats => "↩",
            Self::Supports => "+",
            Self::Qualifies => "~",
            Self::Retracts => "⊘",
            Self::Answers | Self::Follows | Self::From => "→",
            Self::Revises => "↗",
            Self::Agrees => "=",
            Self::Cites => "⇢",
        }
    }

    /// What the legend says of it.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction: cannot both be true",
            Self::Stated => "contradiction stated by a person: cannot both be true",
            Self::Tension => "tension: can both be true only if read generously",
            Self::Dismissed => "dismissed: a person decided that it is no contradiction",
            Self::Repeats => "repeats",
            Self::Supports => "supports",
            Self::Qualifies => "qualifies",
            Self::Retracts => "retracts",
            Self::Answers => "a party answers",
            Self::Revises => "revision of a running total: both can be true, it may grow",
            Self::Follows => "said later",
            Self::Agrees => "agree",
            Self::From => "has it from, by what is named",
            Self::Cites => "cites, without saying what for",
        }
    }

    /// What the legend says of its sign where it stands beside an answer, before a party. No party stands in the legend as
    /// an example: readers would take the sign for something that is said of it.
    pub fn meaning_beside(self) -> &'static str {
        match self {
            Self::Tension => "beside an answer: in tension with the side whose sign follows",
            Self::Dismissed => {
                "beside an answer: a person decided that it is no contradiction to the side whose sign follows"
            }
            _ => {
                "beside an answer: in contradiction with the side whose sign follows; a number says in how many"
            }
        }
    }

    /// What the legend says of its sign where it stands in a table, before parties.
    pub fn meaning_in_table(self) -> &'static str {
        match self {
            Self::Tension => "in tension with these parties only",
            Self::Dismissed => "dismissed by a person",
            _ => "so many contradictions, with these parties",
        }
    }

    /// What it looks like.
    pub fn look(self) -> Look {
        match self {
            Self::Contradiction => Look {
                colour: "#B3001B",
                width: 3.6,
                dash: "",
            },
            Self::Stated => Look {
                colour: "#B3001B",
                width: 2.4,
                dash: "",
            },
            Self::Tension => Look {
                colour: "#333333",
                width: 1.8,
                dash: "7,4",
            },
            Self::Dismissed => Look {
                colour: "#8C8C8C",
                width: 1.0,
                dash: "1.5,3",
            },
            Self::Revises => Look {
                colour: "#333333",
                width: 1.2,
                dash: "",
            },
            Self::Agrees => Look {
                colour: "#0072B2",
                width: 1.6,
                dash: "",
            },
            Self::From => Look {
                colour: "#404040",
                width: 1.4,
                dash: "",
            },
            Self::Cites => Look {
                colour: "#6B6B6B",
                width: 1.0,
                dash: "5,4",
            },
            Self::Repeats
            | Self::Supports
            | Self::Qualifies
            | Self::Retracts
            | Self::Answers
            | Self::Follows => Look {
                colour: "#8C8C8C",
                width: 1.0,
                dash: "",
            },
        }
    }

    /// Whether what it leads to belongs further to the right, so that arrows show the way through a picture.
    pub fn leads_right(self) -> bool {
        matches!(
            self,
            Self::Revises | Self::Follows | Self::From | Self::Cites
        )
    }

    /// Whether it leads from one to another; else it joins two alike.
    pub fn has_direction(self) -> bool {
        matches!(
            self,
            Self::Repeats
                | Self::Supports
                | Self::Qualifies
                | Self::Retracts
                | Self::Revises
                | Self::Follows
                | Self::From
                | Self::Cites
        )
    }
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its colour, as `#RRGGBB`.
    pub colour: &'static str,
    /// Its width in points.
    pub width: f32,
    /// The lengths of its dashes and gaps; empty where it is solid.
    pub dash: &'static str,
}
