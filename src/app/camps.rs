//! The camps of a casebook, as text and as rows.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::analysis::camps::{Camps, Compared, Effort, Group, divide};
use crate::analysis::phrase;
use crate::analysis::signed::{By, Over, Relation, SignedGraph, Voice, WHOLE};
use crate::analysis::standing::{FOR_NO_PARTY, IN_NO_CAMP, certainty, no_camps, standing, voices};
use crate::analysis::tally::{self, TOGETHER};
use crate::app::fault::AppFault;
use crate::app::lines;
use crate::app::report::{Findings, WIDTH};
use crate::draw::camps::Divided;
use crate::model::casebook::Casebook;
use crate::store::{Cell, Rows, Store};

/// How many members of a camp, camps of a group, deviations, and equally good divisions are listed before the rest is
/// counted.
const MEMBERS: usize = 50;
const CAMPS: usize = 30;
const DEVIATIONS: usize = 20;
const EQUALS: usize = 5;

/// Up to how many relations of a group are all listed, rather than those that speak against its camps only.
const RELATIONS: usize = 12;

/// Who stands with whom in a casebook.
#[derive(Debug)]
pub struct CampReport<'a> {
    casebook: &'a Casebook,
    by: By,
    over: Over,
    most: Option<usize>,
    signed: SignedGraph,
    camps: Camps,
    /// Group and camp of each voice, counted from 0; camps throughout all groups.
    home: BTreeMap<NodeIndex, (usize, usize)>,
}

impl<'a> CampReport<'a> {
    /// Divides the speakers or parties of a casebook into at most `most` camps, or as many as fit best.
    ///
    /// # Errors
    /// When there are too many to compare.
    pub fn of(
        findings: &Findings<'a>,
        by: By,
        over: Over,
        most: Option<usize>,
    ) -> Result<Self, AppFault> {
        let signed = SignedGraph::of(findings.casebook, &findings.positions, by, over)?;
        Ok(Self::divided_from(
            findings.casebook,
            signed,
            (by, over),
            most,
        ))
    }

    /// The same of the file, without loading its claims; `people` is [`Store::load_people`].
    ///
    /// # Errors
    /// When there are too many to compare, or the file cannot be read.
    pub fn of_file(
        store: &Store,
        people: &'a Casebook,
        (by, over): (By, Over),
        most: Option<usize>,
    ) -> Result<Self, AppFault> {
        let (bounds, told) = store.bounds_and_told(false)?;
        let signed = tally::signed(&bounds, &told, (by, over), TOGETHER)?;
        Ok(Self::divided_from(people, signed, (by, over), most))
    }

    fn divided_from(
        casebook: &'a Casebook,
        signed: SignedGraph,
        (by, over): (By, Over),
        most: Option<usize>,
    ) -> Self {
        let camps = divide(&signed.graph, Relation::weight, most, Effort::default());
        let mut home = BTreeMap::new();
        let mut number = 0;
        for (place, group) in camps.groups.iter().enumerate() {
            for camp in &group.camps {
                home.extend(camp.iter().map(|node| (*node, (place, number))));
                number += 1;
            }
        }
        Self {
            casebook,
            by,
            over,
            most,
            signed,
            camps,
            home,
        }
    }

    /// What is drawn of them.
    pub(super) fn divided(&self) -> Divided<'_> {
        Divided {
            casebook: self.casebook,
            by: self.by,
            over: self.over,
            most: self.most,
            signed: &self.signed,
            camps: &self.camps,
        }
    }

    /// The members of each camp, throughout all groups.
    pub(super) fn camps(&self) -> Vec<&[NodeIndex]> {
        let camps = self.camps.groups.iter().flat_map(|group| &group.camps);
        camps.map(Vec::as_slice).collect()
    }

    /// Who is compared there.
    pub(super) fn voice(&self, node: NodeIndex) -> Voice {
        self.signed.graph[node]
    }

    /// The camps with their members, what speaks against them, and how sure they are.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let groups = &self.camps.groups;
        if groups.is_empty() {
            let _ = writeln!(text, "{}", no_camps(self.by, self.over));
        }
        let mut number = 0;
        for (place, group) in groups.iter().enumerate() {
            if groups.len() > 1 {
                let members: usize = group.camps.iter().map(Vec::len).sum();
                let _ = writeln!(
                    text,
                    "Group {}: {members} {} that agree with or contradict each other, and nobody else\n",
                    place + 1,
                    voices(self.by)
                );
            }
            self.group_text(&mut text, group, &mut number);
        }
        self.left_out_text(&mut text);
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn group_text(&self, text: &mut String, group: &Group, number: &mut usize) {
        let first = *number;
        for camp in group.camps.iter().take(CAMPS) {
            *number += 1;
            let _ = writeln!(text, "Camp {number}");
            let stability = group.stability(camp);
            for (node, stable) in camp.iter().zip(stability).take(MEMBERS) {
                let stable = stable.filter(|percent| *percent < 100).map(|percent| {
                    format!(
                        ", with the others of this camp in {percent} % of {}",
                        compared(group)
                    )
                });
                let line = format!("{}{}", self.long_name(*node), stable.unwrap_or_default());
                let _ = writeln!(text, "  {}", lines::wrap(&line, "    ", WIDTH));
            }
            if camp.len() > MEMBERS {
                let _ = writeln!(text, "  … and {} more", camp.len() - MEMBERS);
            }
            text.push('\n');
        }
        if group.camps.len() > CAMPS {
            let rest = &group.camps[CAMPS..];
            let members: usize = rest.iter().map(Vec::len).sum();
            let _ = writeln!(
                text,
                "… and {} more of {members} in all\n",
                phrase::plural(rest.len(), "camp")
            );
        }
        *number = first + group.camps.len();
        for line in self.verdict(group) {
            let _ = writeln!(text, "{}", lines::wrap(&line, "", WIDTH));
        }
        let all = self.edges(group, |relation, _| relation.weight() != 0);
        if all.len() <= RELATIONS {
            text.push_str("\nWhat it rests on\n");
            for edge in all {
                let (a, b) = self.ends(edge);
                let standing = standing(&self.signed.graph[edge]);
                let line = format!("{} and {} {standing}.", self.name(a), self.name(b));
                let _ = writeln!(text, "  {}", lines::wrap(&line, "    ", WIDTH));
            }
        }
        let deviations = self.edges(group, |_, edge| self.deviates(edge));
        if !deviations.is_empty() {
            text.push_str("\nWhat speaks against it\n");
            for edge in deviations.iter().take(DEVIATIONS) {
                let _ = writeln!(
                    text,
                    "  {}",
                    lines::wrap(&self.deviation(*edge), "    ", WIDTH)
                );
            }
            if deviations.len() > DEVIATIONS {
                let _ = writeln!(text, "  … and {} more", deviations.len() - DEVIATIONS);
            }
        }
        text.push('\n');
    }

    /// How good the division is, and how sure that is.
    fn verdict(&self, group: &Group) -> Vec<String> {
        let mut verdict = vec![certainty(group, self.most)];
        let equals = group.equals(EQUALS + 1);
        let others = group.divisions().saturating_sub(1);
        match group.compared {
            Compared::AllBest if others == 0 => {
                verdict.push("No other division is as good.".into());
            }
            Compared::AllBest | Compared::SomeBest => {
                let more = if group.compared == Compared::SomeBest {
                    "or more "
                } else {
                    ""
                };
                verdict.push(format!(
                    "{} {more}{} as good; the one shown is most like all of them.",
                    phrase::plural(others, "other division"),
                    if others == 1 { "is" } else { "are" }
                ));
                if equals.len() <= EQUALS {
                    verdict.extend(equals.iter().map(|camps| self.division(camps)));
                }
            }
            Compared::Starts => {}
        }
        verdict
    }

    /// `As good: A, B | C`
    fn division(&self, camps: &[Vec<NodeIndex>]) -> String {
        let camps: Vec<String> = camps
            .iter()
            .map(|camp| {
                let names: Vec<&str> = camp.iter().map(|node| self.name(*node)).collect();
                names.join(", ")
            })
            .collect();
        format!("As good: {}", camps.join(" | "))
    }

    fn left_out_text(&self, text: &mut String) {
        let list = |names: Vec<&str>| {
            let more = names.len().saturating_sub(MEMBERS);
            let mut list = names[..names.len() - more].join(", ");
            if more > 0 {
                let _ = write!(list, " and {more} more");
            }
            list
        };
        if !self.camps.alone.is_empty() {
            let names = self.camps.alone.iter().map(|node| self.name(*node));
            let line = format!("{IN_NO_CAMP}: {}", list(names.collect()));
            let _ = writeln!(text, "{}\n", lines::wrap(&line, "  ", WIDTH));
        }
        if !self.signed.without_party.is_empty() {
            let speakers = self.signed.without_party.iter();
            let line = format!(
                "{FOR_NO_PARTY}: {}",
                list(
                    speakers
                        .map(|speaker| self.casebook[*speaker].name())
                        .collect()
                )
            );
            let _ = writeln!(text, "{}\n", lines::wrap(&line, "  ", WIDTH));
        }
    }

    /// The edges of a group that are wanted, the heaviest first.
    fn edges(
        &self,
        group: &Group,
        wanted: impl Fn(&Relation, EdgeIndex) -> bool,
    ) -> Vec<EdgeIndex> {
        let graph = &self.signed.graph;
        let members = group.camps.iter().flatten();
        let mut found: Vec<EdgeIndex> = members
            .flat_map(|node| graph.edges(*node).filter(|edge| edge.target() > *node))
            .filter(|edge| wanted(edge.weight(), edge.id()))
            .map(|edge| edge.id())
            .collect();
        found.sort_by_key(|edge| (Reverse(graph[*edge].weight().abs()), self.ends(*edge)));
        found
    }

    fn deviates(&self, edge: EdgeIndex) -> bool {
        let (a, b) = self.ends(edge);
        let weight = self.signed.graph[edge].weight();
        weight != 0 && (self.home.get(&a) == self.home.get(&b)) != (weight > 0)
    }

    fn ends(&self, edge: EdgeIndex) -> (NodeIndex, NodeIndex) {
        let (a, b) = self.signed.graph.edge_endpoints(edge).unwrap_or_default();
        (a.min(b), a.max(b))
    }

    fn deviation(&self, edge: EdgeIndex) -> String {
        let (a, b) = self.ends(edge);
        let relation = self.signed.graph[edge];
        let camps = if relation.weight() > 0 {
            "yet they are in different camps"
        } else {
            "yet they are in one camp"
        };
        format!(
            "{} and {} {}, {camps}.",
            self.name(a),
            self.name(b),
            standing(&relation)
        )
    }

    fn name(&self, node: NodeIndex) -> &'a str {
        self.signed.graph[node].name(self.casebook)
    }

    fn long_name(&self, node: NodeIndex) -> String {
        let voice = self.signed.graph[node];
        let party = match voice {
            Voice::Speaker(speaker) => self.casebook.party_of(speaker).map(|party| party.id()),
            Voice::Party(party) => Some(self.casebook[party].id()),
        };
        match party {
            Some(party) => format!("{} ({party})", voice.name(self.casebook)),
            None => voice.name(self.casebook).to_owned(),
        }
    }

    /// One row for each who is compared; who is in no camp has none.
    pub fn members(&self) -> Rows {
        let columns = [
            "camp",
            "id",
            "name",
            "party",
            "stability",
            "group",
            "frustration",
            "bound",
            "total",
            "certainty",
        ];
        let mut rows = Vec::new();
        let mut camp_number = 0;
        for (place, group) in self.camps.groups.iter().enumerate() {
            for camp in &group.camps {
                camp_number += 1;
                for (node, stable) in camp.iter().zip(group.stability(camp)) {
                    let mut row = vec![integer(camp_number)];
                    row.extend(self.voice_cells(*node));
                    row.push(stable.map_or(Cell::Null, |percent| real(percent as f64 / 100.0)));
                    row.push(integer(place + 1));
                    row.extend([group.frustration, group.bound, group.total].map(weight_cell));
                    let certainty = if group.is_exact() {
                        "exact"
                    } else {
                        "heuristic"
                    };
                    row.push(Cell::Text(certainty.into()));
                    rows.push(row);
                }
            }
        }
        for node in &self.camps.alone {
            let mut row = vec![Cell::Null];
            row.extend(self.voice_cells(*node));
            row.resize(columns.len(), Cell::Null);
            rows.push(row);
        }
        Rows {
            columns: columns.map(str::to_owned).to_vec(),
            rows,
        }
    }

    fn voice_cells(&self, node: NodeIndex) -> [Cell; 3] {
        let voice = self.signed.graph[node];
        let party = match voice {
            Voice::Speaker(speaker) => self.casebook.party_of(speaker).map(|party| party.id()),
            Voice::Party(party) => Some(self.casebook[party].id()),
        };
        [
            Cell::Text(voice.id(self.casebook).to_owned()),
            Cell::Text(voice.name(self.casebook).to_owned()),
            party.map_or(Cell::Null, |party| Cell::Text(party.to_owned())),
        ]
    }

    /// One row for every two who can be compared.
    pub fn pairs(&self) -> Rows {
        let columns = [
            "a",
            "b",
            "agreements",
            "contradictions",
            "common",
            "weight",
            "camp_a",
            "camp_b",
            "together",
            "deviates",
        ];
        let mut edges: Vec<EdgeIndex> = self.signed.graph.edge_indices().collect();
        edges.sort_by_key(|edge| self.ends(*edge));
        let rows = edges.into_iter().map(|edge| {
            let (a, b) = self.ends(edge);
            let relation = self.signed.graph[edge];
            let id =
                |node: NodeIndex| Cell::Text(self.signed.graph[node].id(self.casebook).to_owned());
            let home = |node: NodeIndex| self.home.get(&node);
            let camp = |node| home(node).map_or(Cell::Null, |(_, camp)| integer(camp + 1));
            let together = match (home(a), home(b)) {
                (Some((group, _)), Some((other, _))) if group == other => {
                    let group = &self.camps.groups[*group];
                    real(group.together(a, b) as f64 / group.divisions().max(1) as f64)
                }
                _ => Cell::Null,
            };
            vec![
                id(a),
                id(b),
                integer(relation.agreements),
                integer(relation.contradictions),
                integer(relation.common),
                weight_cell(relation.weight()),
                camp(a),
                camp(b),
                together,
                integer(usize::from(self.deviates(edge))),
            ]
        });
        Rows {
            columns: columns.map(str::to_owned).to_vec(),
            rows: rows.collect(),
        }
    }
}

fn compared(group: &Group) -> &'static str {
    match group.compared {
        Compared::AllBest | Compared::SomeBest => "the divisions that are equally good",
        Compared::Starts => "the starts",
    }
}

fn weight_cell(weight: i64) -> Cell {
    real((weight as f64 / WHOLE as f64 * 1e6).round() / 1e6)
}

fn real(number: f64) -> Cell {
    Cell::Real(number)
}

fn integer(number: usize) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
