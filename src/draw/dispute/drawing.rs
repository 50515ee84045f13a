//! The nodes and lines of a dispute.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::analysis::disputes::Dispute;
use crate::analysis::graph::{Opposition, Oppositions, Stand};
use crate::analysis::phrase;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::draw::edges::{self, Verdicts};
use crate::draw::groups;
use crate::draw::picture::{Edge, Emphasis, Line, Node, Shape};
use crate::draw::stands;
use crate::draw::statements::Remarks;
use crate::model::casebook::Casebook;
use crate::model::claim::Link;
use crate::model::key::Key;
use crate::model::question::Question;
use crate::model::source::Speaker;

/// A sign that stands for all lines in a group, with the question that it belongs to.
pub(super) type Hub = (Option<Key<Question>>, Node);

/// The chosen stands of a dispute, and what excludes what among them.
pub(super) struct Drawing<'a> {
    casebook: &'a Casebook,
    positions: &'a Positions,
    stands: &'a [Stand],
    places: BTreeMap<Stand, usize>,
    verdicts: Verdicts<'a>,
    oppositions: Vec<Opposition>,
    /// Places of which every two contradict each other, drawn with one sign for all.
    groups: Vec<BTreeSet<usize>>,
}

impl<'a> Drawing<'a> {
    pub(super) fn of(
        casebook: &'a Casebook,
        positions: &'a Positions,
        dispute: &Dispute,
        stands: &'a [Stand],
    ) -> Self {
        let places: BTreeMap<Stand, usize> = stands
            .iter()
            .enumerate()
            .map(|(place, stand)| (*stand, place))
            .collect();
        let mut oppositions: Vec<Opposition> = Vec::new();
        let _ = Oppositions::of(casebook, positions).visit(
            &dispute.questions,
            &dispute.alone,
            &mut |opposition| {
                if places.contains_key(&opposition.first) && places.contains_key(&opposition.second)
                {
                    oppositions.push(opposition);
                }
                ControlFlow::Continue(())
            },
        );
        oppositions
            .sort_by_key(|opposition| (places[&opposition.first], places[&opposition.second]));
        let mut drawing = Self {
            casebook,
            positions,
            stands,
            places,
            verdicts: Verdicts::of(casebook, positions),
            oppositions,
            groups: Vec::new(),
        };
        let mutual: BTreeSet<(usize, usize)> = drawing
            .oppositions
            .iter()
            .filter(|opposition| edges::is_mutual(casebook, positions, opposition))
            .map(|opposition| drawing.ends(opposition))
            .collect();
        drawing.groups = groups::mutual(drawing.stands.len(), &mutual)
            .into_iter()
            .map(BTreeSet::from_iter)
            .collect();
        drawing
    }

    fn ends(&self, opposition: &Opposition) -> (usize, usize) {
        (
            self.places[&opposition.first],
            self.places[&opposition.second],
        )
    }

    fn is_grouped(&self, opposition: &Opposition) -> bool {
        let (first, second) = self.ends(opposition);
        edges::is_mutual(self.casebook, self.positions, opposition)
            && self
                .groups
                .iter()
                .any(|group| group.contains(&first) && group.contains(&second))
    }

    fn id(place: usize) -> String {
        format!("p{}", place + 1)
    }

    /// At most so many lines for what excludes what, then what people state; notes say what is left out.
    pub(super) fn edges(&self, most: usize, notes: &mut Vec<String>) -> Vec<Edge> {
        // A pair that people spoke of keeps its own line, even where a sign for all covers it.
        let mut drawn: Vec<Opposition> = self
            .oppositions
            .iter()
            .filter(|opposition| opposition.first != opposition.second)
            .filter(|opposition| {
                !self.is_grouped(opposition) || !self.verdicts.on(opposition).is_empty()
            })
            .copied()
            .collect();
        let all = drawn.len();
        let left_out = edges::thin_out(&mut drawn, most, |opposition| {
            !self.verdicts.on(opposition).is_empty()
        });
        if left_out > 0 {
            notes.push(format!(
                "Left out: {} of {}.",
                edges::grouped(left_out),
                plural(all, "line")
            ));
        }
        let mut edges: Vec<Edge> = drawn
            .iter()
            .map(|opposition| {
                let (first, second) = self.ends(opposition);
                edges::opposition(
                    self.casebook,
                    &self.verdicts,
                    opposition,
                    (&Self::id(first), &Self::id(second)),
                )
            })
            .collect();
        let mut elsewhere = 0;
        let mut linked: BTreeMap<(usize, usize, Line), Vec<&Link>> = BTreeMap::new();
        for link in self.casebook.links() {
            let Some(line) = edges::link_line(link.kind) else {
                continue;
            };
            let place = |claim| self.places.get(&Stand::of(self.positions, claim)).copied();
            let live = self.casebook[link.from].live && self.casebook[link.to].live;
            match (place(link.from), place(link.to)) {
                (Some(from), Some(to)) if live && from != to => {
                    linked.entry((from, to, line)).or_default().push(link);
                }
                (Some(_), None) | (None, Some(_)) if live => elsewhere += 1,
                _ => {}
            }
        }
        if elsewhere > 0 {
            notes.push(format!(
                "{} to or from claims that are not in this picture.",
                plural(elsewhere, "link")
            ));
        }
        edges.extend(linked.iter().map(|((from, to, line), links)| {
            edges::links(
                self.casebook,
                *line,
                links,
                (&Self::id(*from), &Self::id(*to)),
            )
        }));
        edges
    }

    /// The signs that stand for all the lines in a group, with half of the group on either side.
    pub(super) fn hubs(&self) -> (Vec<Hub>, Vec<Edge>) {
        let mut nodes = Vec::new();
        let mut edges = Vec::new();
        for (number, group) in self.groups.iter().enumerate() {
            let id = format!("x{}", number + 1);
            // One of its contradictions for each member.
            let mut examples: BTreeMap<usize, &Opposition> = BTreeMap::new();
            for opposition in &self.oppositions {
                let (first, second) = self.ends(opposition);
                if group.contains(&first) && group.contains(&second) {
                    examples.entry(first).or_insert(opposition);
                    examples.entry(second).or_insert(opposition);
                }
            }
            let answers: Vec<String> = group
                .iter()
                .take(12)
                .map(|place| stands::answer(self.casebook, self.positions, self.stands[*place]))
                .collect();
            let rest = group.len().saturating_sub(12);
            let and_more = if rest > 0 {
                format!("; and {rest} more")
            } else {
                String::new()
            };
            nodes.push((
                group
                    .first()
                    .and_then(|place| self.stands[*place].question(self.casebook, self.positions)),
                Node {
                    id: id.clone(),
                    shape: Shape::Hub,
                    tooltip: format!(
                        "Each of these contradicts every other one: {}{and_more}.",
                        answers.join("; ")
                    ),
                    ..Node::default()
                },
            ));
            for (place, member) in group.iter().enumerate() {
                let example = examples.get(member);
                let (member, hub) = ((Self::id(*member), None), (id.clone(), None));
                let (from, to) = if place < group.len().div_ceil(2) {
                    (member, hub)
                } else {
                    (hub, member)
                };
                edges.push(Edge {
                    id: String::new(),
                    from,
                    to,
                    line: Line::Contradiction,
                    weight: None,
                    style: None,
                    signed: false,
                    label: Vec::new(),
                    tooltip: example.map_or(String::new(), |opposition| {
                        edges::tooltip(self.casebook, opposition, &self.verdicts)
                    }),
                    url: None,
                });
            }
        }
        (nodes, edges)
    }

    /// The node of the stand at this place among the chosen ones.
    pub(super) fn node(&self, place: usize) -> Node {
        let stand = self.stands[place];
        let own: Vec<&Opposition> = self
            .oppositions
            .iter()
            .filter(|opposition| opposition.first == stand || opposition.second == stand)
            .collect();
        let mut remarks = Remarks::default();
        let said = |stand: Stand| -> BTreeSet<Key<Speaker>> {
            let claims = stand.claims(self.positions).iter();
            claims
                .flat_map(|claim| self.casebook[*claim].said.iter().map(|said| said.speaker))
                .collect()
        };
        let speakers = said(stand);
        let mut disputed = false;
        for opposition in own {
            let other = if opposition.first == stand {
                opposition.second
            } else {
                opposition.first
            };
            if edges::line(opposition.count) == Line::Dismissed {
                continue;
            }
            disputed = true;
            if other != stand {
                remarks.changed.extend(said(other).intersection(&speakers));
            }
        }
        self.add_links_within(stand, &mut remarks);
        let mut node = stands::node(
            self.casebook,
            self.positions,
            stand,
            Self::id(place),
            &remarks,
        );
        if disputed {
            node.emphasis = Emphasis::Disputed;
        }
        node
    }

    /// What people state of two claims that stand together.
    fn add_links_within(&self, stand: Stand, remarks: &mut Remarks) {
        let claims = stand.claims(self.positions);
        for link in self.casebook.links() {
            if !claims.contains(&link.from) || !claims.contains(&link.to) {
                continue;
            }
            let line = edges::link_line(link.kind).unwrap_or(Line::Stated);
            let verb = edges::link_line(link.kind).map_or("is said to contradict", Line::meaning);
            let other = phrase::speakers(self.casebook, &self.casebook[link.to]);
            remarks
                .links
                .entry(link.from)
                .or_default()
                .push(format!("{} {verb} {other}", line.sign()));
        }
    }
}
