//! Pictures in layers, drawn by ourselves where Graphviz is absent: what an arrow leads to stands further to the right.

use std::collections::BTreeMap;

use petgraph::algo::{condensation, toposort};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::draw::escape;
use crate::draw::picture::{Emphasis, Node, Picture};
use crate::draw::svg::{self, Area, Svg, Type};
use crate::draw::wrap;

const MARGIN: i32 = 16;
const BOX: i32 = 240;
const GUTTER: i32 = 90;
const GAP: i32 = 16;
/// The room that a line takes where it passes a column.
const PASSAGE: i32 = 6;
const SMALL: Type = Type::new(10, "#404040");
const ROW: Type = Type::new(11, "#000000");

/// What stands in a column: a node, or a line on its way to a later column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Node(usize),
    Passing(usize),
}

/// Where everything stands.
struct Layout<'a> {
    nodes: Vec<&'a Node>,
    areas: Vec<Area>,
    /// The points that each edge passes, between its ends.
    passages: Vec<Vec<(i32, i32)>>,
    right: i32,
    foot: i32,
}

/// Draws a picture in columns.
pub fn svg(picture: &Picture) -> String {
    let mut svg = Svg::default();
    let title = wrap::wrap(&picture.title, 84, 3);
    let bold = Type::new(17, "#000000").bold();
    let below = svg.lines(MARGIN, MARGIN + 14, &title, bold);
    let notes = Type::new(12, "#333333");
    let mut y = svg.lines(MARGIN, below, &picture.notes, notes);
    let mut x = MARGIN;
    for (style, name) in &picture.parties {
        svg.chip((x + 8, y + 2), *style);
        svg.text(x + 22, y + 6, name, SMALL);
        x += 40 + svg::width(name, 10);
        if x > 900 {
            (x, y) = (MARGIN, y + 22);
        }
    }
    y += 28;
    let lines = picture.lines();
    for line in &lines {
        svg.arrow(&[(MARGIN, y - 4), (MARGIN + 50, y - 4)], *line);
        svg.text(MARGIN + 62, y, line.meaning(), SMALL);
        y += 18;
    }
    let layout = Layout::of(picture, y + 8);
    groups(&mut svg, picture, &layout);
    let at: BTreeMap<&str, usize> = ids(&layout.nodes);
    for (number, edge) in picture.edges.iter().enumerate() {
        let ends = (at.get(edge.from.0.as_str()), at.get(edge.to.0.as_str()));
        let (Some(from), Some(to)) = ends else {
            continue;
        };
        let (a, b) = (layout.areas[*from], layout.areas[*to]);
        let start = (
            a.x + BOX,
            row_middle(layout.nodes[*from], a, edge.from.1.as_deref()),
        );
        let mut points = vec![start];
        points.extend(&layout.passages[number]);
        points.push(if b.x > a.x {
            (b.x, b.y + b.height / 2)
        } else {
            (b.x + BOX, b.y + b.height / 2)
        });
        svg.open("line", &edge.tooltip, None);
        svg.arrow(&points, edge.line);
        if let Some(words) = edge.label.first() {
            let (x, y) = (start.0 + 8, start.1 - 4);
            svg.text(x, y, words, SMALL);
        }
        svg.close(None);
    }
    for (node, area) in layout.nodes.iter().zip(&layout.areas) {
        draw(&mut svg, node, *area);
    }
    let widest = picture.notes.iter().map(|note| svg::width(note, 12)).max();
    let right = layout.right.max(widest.unwrap_or(0) + 2 * MARGIN).max(560);
    svg.finish(
        right,
        layout.foot + MARGIN,
        &picture.title,
        &picture.notes.join(" "),
    )
}

fn ids<'a>(nodes: &[&'a Node]) -> BTreeMap<&'a str, usize> {
    let ids = nodes.iter().enumerate();
    ids.map(|(place, node)| (node.id.as_str(), place)).collect()
}

/// The column of each node: one behind the last of those that lead to it; what leads to each other shares one.
fn columns(picture: &Picture, nodes: &[&Node]) -> Vec<usize> {
    let at = ids(nodes);
    let mut graph: DiGraph<usize, ()> = DiGraph::new();
    for place in 0..nodes.len() {
        graph.add_node(place);
    }
    for edge in &picture.edges {
        let ends = (at.get(edge.from.0.as_str()), at.get(edge.to.0.as_str()));
        if let (Some(from), Some(to)) = ends {
            graph.update_edge(NodeIndex::new(*from), NodeIndex::new(*to), ());
        }
    }
    let condensed = condensation(graph, true);
    let mut columns = vec![0; nodes.len()];
    let mut depth = vec![0; condensed.node_count()];
    for component in toposort(&condensed, None).unwrap_or_default() {
        for place in &condensed[component] {
            columns[*place] = depth[component.index()];
        }
        for next in condensed.neighbors(component) {
            depth[next.index()] = depth[next.index()].max(depth[component.index()] + 1);
        }
    }
    columns
}

impl<'a> Layout<'a> {
    fn of(picture: &'a Picture, top: i32) -> Self {
        let nodes: Vec<&Node> = picture.all_nodes().collect();
        let at = ids(&nodes);
        let columns = columns(picture, &nodes);
        let last = columns.iter().max().map_or(0, |last| last + 1);
        let mut items: Vec<Vec<Item>> = vec![Vec::new(); last];
        for (place, column) in columns.iter().enumerate() {
            items[*column].push(Item::Node(place));
        }
        let mut ends = Vec::new();
        for (number, edge) in picture.edges.iter().enumerate() {
            let from = at.get(edge.from.0.as_str()).copied();
            let to = at.get(edge.to.0.as_str()).copied();
            ends.push(from.zip(to));
            if let Some((from, to)) = from.zip(to) {
                let between = items.iter_mut().take(columns[to]).skip(columns[from] + 1);
                between.for_each(|items| items.push(Item::Passing(number)));
            }
        }
        let group: BTreeMap<&str, usize> = picture
            .clusters
            .iter()
            .enumerate()
            .flat_map(|(group, cluster)| {
                cluster
                    .nodes
                    .iter()
                    .map(move |node| (node.id.as_str(), group))
            })
            .collect();
        let mut areas = vec![
            Area {
                x: 0,
                y: 0,
                width: BOX,
                height: 0
            };
            nodes.len()
        ];
        let mut passages: Vec<Vec<(i32, i32)>> = vec![Vec::new(); picture.edges.len()];
        let mut foot = top;
        for (column, items) in items.iter_mut().enumerate() {
            // What stands where its sources' lines come from keeps lines from crossing.
            let before = |item: Item| -> i32 {
                let coming: Vec<i32> = match item {
                    Item::Passing(edge) => passages[edge]
                        .last()
                        .map(|(_, y)| *y)
                        .or_else(|| {
                            let (from, _) = ends[edge]?;
                            Some(row_middle(
                                nodes[from],
                                areas[from],
                                picture.edges[edge].from.1.as_deref(),
                            ))
                        })
                        .into_iter()
                        .collect(),
                    Item::Node(place) => picture
                        .edges
                        .iter()
                        .enumerate()
                        .filter_map(|(number, edge)| {
                            let (from, to) = ends[number]?;
                            if to != place || columns[from] >= column {
                                return None;
                            }
                            let own =
                                || row_middle(nodes[from], areas[from], edge.from.1.as_deref());
                            Some(passages[number].last().map_or_else(own, |(_, y)| *y))
                        })
                        .collect(),
                };
                let count = i32::try_from(coming.len()).unwrap_or(1).max(1);
                coming.iter().map(|y| y / count).sum()
            };
            let mut sums: BTreeMap<usize, (i32, i32)> = BTreeMap::new();
            let group_of = |item: Item| match item {
                Item::Node(place) => group.get(nodes[place].id.as_str()).copied(),
                Item::Passing(_) => None,
            };
            for item in items.iter() {
                if let Some(group) = group_of(*item) {
                    let sum = sums.entry(group).or_default();
                    *sum = (sum.0 + before(*item), sum.1 + 1);
                }
            }
            let mut ranked: Vec<(i32, Option<usize>, i32, usize, Item)> = items
                .iter()
                .enumerate()
                .map(|(number, item)| {
                    let (group, own) = (group_of(*item), before(*item));
                    let together = group.and_then(|group| sums.get(&group));
                    let rank = together.map_or(own, |(sum, count)| sum / count);
                    (rank, group, own, number, *item)
                })
                .collect();
            ranked.sort_by_key(|(rank, group, own, number, _)| (*rank, *group, *own, *number));
            let x = MARGIN + (BOX + GUTTER) * i32::try_from(column).unwrap_or(0);
            let mut y = top;
            let mut above = None;
            for (_, group, _, _, item) in ranked {
                if group.is_some() && group != above {
                    y += 24;
                } else if above.is_some() && group != above {
                    y += 10;
                }
                above = group;
                match item {
                    Item::Node(place) => {
                        let height = height(nodes[place]);
                        areas[place] = Area {
                            x,
                            y,
                            width: BOX,
                            height,
                        };
                        y += height + GAP;
                    }
                    Item::Passing(edge) => {
                        passages[edge].extend([(x, y), (x + BOX, y)]);
                        y += PASSAGE;
                    }
                }
            }
            foot = foot.max(y);
        }
        let right = MARGIN + (BOX + GUTTER) * i32::try_from(last).unwrap_or(1);
        Self {
            nodes,
            areas,
            passages,
            right: right - GUTTER + MARGIN,
            foot,
        }
    }
}

/// The words of a node's head and of its rows.
struct Words {
    head: Vec<String>,
    small: Vec<String>,
    rows: Vec<(Vec<String>, Vec<String>)>,
}

fn words(node: &Node) -> Words {
    let fit = |lines: &[String], width: i32, size: i32, most: usize| {
        wrap::wrap(&lines.join(" "), svg::columns(width, size), most)
    };
    Words {
        head: fit(&node.head, BOX - 16, 12, 5),
        small: node
            .small
            .iter()
            .flat_map(|line| wrap::wrap(line, svg::columns(BOX - 16, 10), 3))
            .collect(),
        rows: node
            .rows
            .iter()
            .map(|row| {
                let small = fit(&row.small, BOX - 40, 10, 3);
                (fit(&row.text, BOX - 40, 11, 2), small)
            })
            .collect(),
    }
}

fn lines(count: usize, each: i32) -> i32 {
    each * i32::try_from(count).unwrap_or(0)
}

fn row_height((text, small): &(Vec<String>, Vec<String>)) -> i32 {
    8 + lines(text.len(), 14) + lines(small.len(), 13)
}

fn head_height(node: &Node, words: &Words) -> i32 {
    let above = if node.above.is_empty() { 0 } else { 13 };
    10 + above + lines(words.head.len(), 15) + lines(words.small.len(), 13)
}

fn height(node: &Node) -> i32 {
    let words = words(node);
    head_height(node, &words) + words.rows.iter().map(row_height).sum::<i32>()
}

/// The middle of a row of a node, or of its head where there is none.
fn row_middle(node: &Node, area: Area, port: Option<&str>) -> i32 {
    let words = words(node);
    let mut y = area.y + head_height(node, &words);
    for (row, text) in node.rows.iter().zip(&words.rows) {
        if port.is_some() && row.port.as_deref() == port {
            return y + row_height(text) / 2;
        }
        y += row_height(text);
    }
    area.y + head_height(node, &words) / 2
}

fn draw(svg: &mut Svg, node: &Node, area: Area) {
    let (width, stroke, fill) = match node.emphasis {
        Emphasis::Subject => (3, "#000000", "#FFF3B0"),
        Emphasis::Disputed => (2, "#404040", "#E6E6E6"),
        Emphasis::Undisputed => (1, "#BFBFBF", "#FFFFFF"),
        Emphasis::Context => (1, "#8C8C8C", "#F5F5F5"),
    };
    let words = words(node);
    let url = node.url.as_deref().and_then(escape::url);
    svg.open("node", &node.tooltip, url.as_deref());
    svg.area(area, "#FFFFFF", stroke, width, 2);
    let head = Area {
        height: head_height(node, &words),
        ..area
    };
    svg.area(head, fill, stroke, width, 2);
    let mut y = area.y + 16;
    if !node.above.is_empty() {
        svg.text(area.x + 8, y - 2, node.above, Type::new(9, "#595959"));
        y += 13;
    }
    y = svg.lines(area.x + 8, y, &words.head, Type::new(12, "#000000").bold());
    svg.lines(area.x + 8, y - 1, &words.small, SMALL);
    svg.close(url.as_deref());
    let mut y = area.y + head.height;
    for (row, text) in node.rows.iter().zip(&words.rows) {
        let url = row.url.as_deref().and_then(escape::url);
        svg.open("row", &row.tooltip, url.as_deref());
        svg.rule((area.x, y), (area.x + BOX, y), "#BFBFBF");
        if let Some(mark) = row.marks.first() {
            svg.chip((area.x + 14, y + row_height(text) / 2), *mark);
        }
        let below = svg.lines(area.x + 28, y + 15, &text.0, ROW);
        svg.lines(area.x + 28, below - 1, &text.1, SMALL);
        svg.close(url.as_deref());
        y += row_height(text);
    }
}

/// A frame around the nodes of each group, in every column that they stand in.
fn groups(svg: &mut Svg, picture: &Picture, layout: &Layout<'_>) {
    let at = ids(&layout.nodes);
    for cluster in &picture.clusters {
        let places = cluster
            .nodes
            .iter()
            .filter_map(|node| at.get(node.id.as_str()));
        let mut columns: BTreeMap<i32, (i32, i32)> = BTreeMap::new();
        for place in places {
            let area = layout.areas[*place];
            let reach = columns.entry(area.x).or_insert((i32::MAX, i32::MIN));
            *reach = (reach.0.min(area.y), reach.1.max(area.y + area.height));
        }
        for (x, (top, bottom)) in columns {
            let frame = Area {
                x: x - 6,
                y: top - 20,
                width: BOX + 12,
                height: bottom - top + 26,
            };
            svg.area(frame, "#FAFAFA", "#BFBFBF", 1, 6);
            let name = wrap::shorten(&cluster.label.join(" "), svg::columns(BOX, 10));
            svg.text(x, top - 7, &name, SMALL.bold());
        }
    }
}
