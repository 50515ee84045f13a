//! Who stands with whom: a box a camp, and lines between those who agree and those who contradict each other.

pub mod table;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::{EdgeIndex, NodeIndex};

use crate::analysis::camps::Camps;
use crate::analysis::phrase::plural;
use crate::analysis::signed::{By, Relation, SignedGraph, Voice, WHOLE};
use crate::analysis::standing::{FOR_NO_PARTY, IN_NO_CAMP, certainty, no_camps, standing, voices};
use crate::draw::edges;
use crate::draw::palette::{self, Style};
use crate::draw::picture::{Cluster, Edge, Emphasis, Line, Node, Picture};
use crate::draw::wrap;
use crate::model::casebook::Casebook;

/// How many voices and lines a diagram shows at most: of more, nobody can follow one, and with some thousand lines,
/// Graphviz takes minutes. The table shows more.
const MOST_VOICES: usize = 24;
const MOST_LINES: usize = 40;

/// How many groups say how sure they are, and how wide that is in columns.
const MOST_GROUPS: usize = 4;
const NOTE_WIDTH: usize = 110;

/// Up to how many of those in no camp are named; of more, the number is told.
const MOST_NAMED: usize = 12;

/// The camps of speakers or parties.
#[derive(Clone, Copy, Debug)]
pub struct Divided<'a> {
    /// The casebook.
    pub casebook: &'a Casebook,
    /// Who is compared.
    pub by: By,
    /// How many camps there may be at most.
    pub most: Option<usize>,
    /// Who is compared with whom.
    pub signed: &'a SignedGraph,
    /// The camps.
    pub camps: &'a Camps,
}

/// A camp that is drawn, by its number among all, with its group and those of its members that are drawn.
struct Camp {
    number: usize,
    group: usize,
    size: usize,
    members: Vec<NodeIndex>,
}

/// The camps as boxes.
pub fn picture(divided: Divided<'_>) -> Picture {
    let camps = divided.shown(MOST_VOICES);
    let home = home(&camps);
    let mut notes = divided.notes(&camps);
    let lines = divided.lines(&home);
    let drawn = fewer(&lines, MOST_LINES);
    if drawn.len() < lines.len() {
        notes.push(format!(
            "Left out: {} of {}; those that speak against the camps come first, then the heaviest. `graph camps --matrix` shows all.",
            edges::grouped(lines.len() - drawn.len()),
            plural(lines.len(), "line"),
        ));
    }
    let mut picture = Picture {
        title: divided.title(),
        notes,
        shows_title: true,
        clusters: camps
            .iter()
            .map(|camp| Cluster {
                label: vec![format!("Camp {}", camp.number)],
                small: vec![divided.size(camp)],
                nodes: camp
                    .members
                    .iter()
                    .map(|node| divided.node(*node))
                    .collect(),
                ..Cluster::default()
            })
            .collect(),
        ..Picture::default()
    };
    if !drawn.is_empty() {
        picture.notes.push(
            "Figures: on how many of the questions on which both can be compared; lines are wider where that is more of them."
                .into(),
        );
    }
    let members = camps.iter().flat_map(|camp| &camp.members);
    let order: BTreeMap<NodeIndex, usize> = members.copied().zip(0..).collect();
    for (number, line) in drawn.iter().enumerate() {
        let edge = divided.edge(line, &order, &format!("e{}", number + 1));
        picture.widths.insert(edge.id.clone(), width(line));
        picture.edges.push(edge);
    }
    picture.parties = divided.parties(&camps);
    picture
}

/// Two who are joined, and whether that speaks against the camps.
struct Joined {
    edge: EdgeIndex,
    relation: Relation,
    deviates: bool,
}

impl Divided<'_> {
    fn title(&self) -> String {
        format!("Who stands with whom, by {}", voices(self.by))
    }

    /// The camps with at most so many members in all.
    fn shown(&self, most: usize) -> Vec<Camp> {
        let mut left = most;
        let mut found = Vec::new();
        let mut number = 0;
        for (group, of_group) in self.camps.groups.iter().enumerate() {
            for members in &of_group.camps {
                number += 1;
                let drawn = members.len().min(left);
                left -= drawn;
                if drawn > 0 {
                    found.push(Camp {
                        number,
                        group: group + 1,
                        size: members.len(),
                        members: members[..drawn].to_vec(),
                    });
                }
            }
        }
        found
    }

    /// How sure the camps are, and who is not drawn.
    fn notes(&self, shown: &[Camp]) -> Vec<String> {
        let groups = &self.camps.groups;
        let mut notes = Vec::new();
        if groups.is_empty() {
            notes.push(no_camps(self.by));
        }
        for (place, group) in groups.iter().enumerate().take(MOST_GROUPS) {
            let sure = certainty(group, self.most);
            notes.push(if groups.len() > 1 {
                format!("Group {}: {sure}", place + 1)
            } else {
                sure
            });
        }
        if groups.len() > MOST_GROUPS {
            notes.push(format!(
                "… and {}, of which `gainsay camps` tells.",
                plural(groups.len() - MOST_GROUPS, "more group")
            ));
        }
        let all: usize = groups
            .iter()
            .flat_map(|group| &group.camps)
            .map(Vec::len)
            .sum();
        let drawn: usize = shown.iter().map(|camp| camp.members.len()).sum();
        if drawn < all {
            notes.push(format!(
                "Left out: {} of {all} {}; the largest camps are drawn.",
                all - drawn,
                voices(self.by)
            ));
        }
        let names = |why: &str, names: Vec<&str>| {
            // To name some of many would put those first whose ids are.
            let listed = match names.len() {
                many if many > MOST_NAMED => format!("{many}, whom `gainsay camps` names"),
                _ => names.join(", "),
            };
            (!names.is_empty()).then(|| format!("{why}: {listed}"))
        };
        let alone = self.camps.alone.iter();
        notes.extend(names(
            IN_NO_CAMP,
            alone.map(|node| self.name(*node)).collect(),
        ));
        let without = self.signed.without_party.iter();
        notes.extend(names(
            FOR_NO_PARTY,
            without
                .map(|speaker| self.casebook[*speaker].name())
                .collect(),
        ));
        notes
            .iter()
            .flat_map(|note| wrap::wrap(note, NOTE_WIDTH, 5))
            .collect()
    }

    fn name(&self, node: NodeIndex) -> &str {
        self.signed.graph[node].name(self.casebook)
    }

    fn style(&self, node: NodeIndex) -> Style {
        match self.signed.graph[node] {
            Voice::Speaker(speaker) => palette::speaker(self.casebook, speaker),
            Voice::Party(party) => palette::party(party),
        }
    }

    /// `12 speakers, of which 5 are drawn`
    fn size(&self, camp: &Camp) -> String {
        let one = match self.by {
            By::Speakers => "speaker",
            By::Parties => "party",
        };
        let count = if camp.size == 1 {
            format!("1 {one}")
        } else {
            format!("{} {}", camp.size, voices(self.by))
        };
        let drawn = if camp.members.len() < camp.size {
            format!(", of which {} are drawn", camp.members.len())
        } else {
            String::new()
        };
        let group = if self.camps.groups.len() > 1 {
            format!(", group {}", camp.group)
        } else {
            String::new()
        };
        format!("{count}{drawn}{group}")
    }

    fn node(&self, node: NodeIndex) -> Node {
        let voice = self.signed.graph[node];
        let party = match voice {
            Voice::Speaker(speaker) => self.casebook.party_of(speaker).map(|party| party.name()),
            Voice::Party(_) => None,
        };
        Node {
            id: format!("v{}", node.index() + 1),
            emphasis: Emphasis::Context,
            style: Some(self.style(node)),
            head: wrap::wrap(self.name(node), 26, 3),
            tooltip: match party {
                Some(party) => format!("{} ({party})", self.name(node)),
                None => self.name(node).to_owned(),
            },
            ..Node::default()
        }
    }

    /// Those of the drawn who agree with or contradict each other: what speaks against the camps first, then the
    /// heaviest, then by their places.
    fn lines(&self, home: &BTreeMap<NodeIndex, usize>) -> Vec<Joined> {
        let mut found: Vec<((NodeIndex, NodeIndex), Joined)> = self
            .compared(home)
            .into_iter()
            .filter(|(_, joined)| joined.relation.weight() != 0)
            .collect();
        found.sort_by_key(|(ends, joined)| {
            let relation = &joined.relation;
            let points = relation.agreements + relation.contradictions;
            let rank = (Reverse(relation.weight().abs()), Reverse(points));
            (!joined.deviates, rank, *ends)
        });
        found.into_iter().map(|(_, joined)| joined).collect()
    }

    /// Those of the drawn who are compared, by two and two.
    fn compared(
        &self,
        home: &BTreeMap<NodeIndex, usize>,
    ) -> BTreeMap<(NodeIndex, NodeIndex), Joined> {
        let graph = &self.signed.graph;
        let found = graph.edge_indices().filter_map(|edge| {
            let (a, b) = graph.edge_endpoints(edge)?;
            let relation = graph[edge];
            let weight = relation.weight();
            let same = home.get(&a)? == home.get(&b)?;
            let joined = Joined {
                edge,
                relation,
                deviates: weight != 0 && same != (weight > 0),
            };
            Some(((a.min(b), a.max(b)), joined))
        });
        found.collect()
    }

    /// The line of two, from the one that stands first.
    fn edge(&self, joined: &Joined, order: &BTreeMap<NodeIndex, usize>, id: &str) -> Edge {
        let graph = &self.signed.graph;
        let (a, b) = graph.edge_endpoints(joined.edge).unwrap_or_default();
        let (a, b) = if order.get(&a) <= order.get(&b) {
            (a, b)
        } else {
            (b, a)
        };
        let relation = &joined.relation;
        let line = line(relation);
        let mut label = vec![counts(relation)];
        if joined.deviates {
            label.push("against the camps".into());
        }
        Edge {
            id: id.to_owned(),
            from: (format!("v{}", a.index() + 1), None),
            to: (format!("v{}", b.index() + 1), None),
            line,
            weight: Some(match line {
                Line::Agrees => relation.agreements,
                _ => relation.contradictions,
            }),
            style: None,
            // Agreement within a camp is what is expected: its words show when pointed at.
            signed: line == Line::Contradiction || joined.deviates,
            label,
            tooltip: self.sentence(a.min(b), a.max(b), joined),
            url: None,
        }
    }

    /// `A and B agree on 3 questions, yet they are in different camps.`
    fn sentence(&self, a: NodeIndex, b: NodeIndex, joined: &Joined) -> String {
        let yet = match (joined.deviates, joined.relation.weight() > 0) {
            (false, _) => "",
            (true, true) => ", yet they are in different camps",
            (true, false) => ", yet they are in one camp",
        };
        let standing = standing(&joined.relation);
        format!("{} and {} {standing}{yet}.", self.name(a), self.name(b))
    }

    fn parties(&self, camps: &[Camp]) -> Vec<(Style, String)> {
        let nodes = camps.iter().flat_map(|camp| &camp.members);
        let mut parties: Vec<_> = nodes
            .map(|node| match self.signed.graph[*node] {
                Voice::Speaker(speaker) => self.casebook[speaker].party,
                Voice::Party(party) => Some(party),
            })
            .map(|party| (party.is_none(), party))
            .collect();
        parties.sort_unstable();
        parties.dedup();
        let named = parties.into_iter().map(|(_, party)| match party {
            Some(party) => {
                let name = wrap::shorten(self.casebook[party].name(), 40);
                (palette::party(party), name)
            }
            None => (palette::NO_PARTY, palette::NO_PARTY_WORDS.into()),
        });
        named.collect()
    }
}

/// The camp of each voice that is drawn.
fn home(camps: &[Camp]) -> BTreeMap<NodeIndex, usize> {
    let members = camps.iter();
    members
        .flat_map(|camp| camp.members.iter().map(|node| (*node, camp.number)))
        .collect()
}

/// What they are to each other on balance.
fn line(relation: &Relation) -> Line {
    if relation.weight() > 0 {
        Line::Agrees
    } else {
        Line::Contradiction
    }
}

/// `3 of 5`: on how many of the points that can be compared they do what the line says.
fn counts(relation: &Relation) -> String {
    let number = if relation.weight() > 0 {
        relation.agreements
    } else {
        relation.contradictions
    };
    format!("{number} of {}", relation.common)
}

/// From one to about twice the usual, by the weight.
fn width(joined: &Joined) -> f32 {
    let usual = line(&joined.relation).look().width;
    let share = joined.relation.weight().abs() as f32 / WHOLE as f32;
    (usual * (0.4 + share) * 10.0).round() / 10.0
}

/// At most so many lines: half of them those that deviate, then contradictions and agreements in equal number as far as there are.
fn fewer(lines: &[Joined], most: usize) -> Vec<&Joined> {
    let of = |wanted: fn(&Joined) -> bool| lines.iter().filter(move |line| wanted(line));
    let others = of(|line| !line.deviates).count();
    let deviating = (most / 2).max(most.saturating_sub(others));
    let deviating: Vec<&Joined> = of(|line| line.deviates).take(deviating).collect();
    let left = most - deviating.len();
    let is_agreement = |each: &Joined| !each.deviates && line(&each.relation) == Line::Agrees;
    let is_contradiction = |each: &Joined| !each.deviates && line(&each.relation) != Line::Agrees;
    let (agreements, contradictions) = (of(is_agreement).count(), of(is_contradiction).count());
    let half = left / 2;
    let agreeing = agreements.min(half.max(left.saturating_sub(contradictions)));
    let against = contradictions.min(left - agreeing);
    let kept: BTreeSet<EdgeIndex> = deviating
        .into_iter()
        .chain(of(is_agreement).take(agreeing))
        .chain(of(is_contradiction).take(against))
        .map(|line| line.edge)
        .collect();
    lines
        .iter()
        .filter(|line| kept.contains(&line.edge))
        .collect()
}
