//! Boxes that are alike but for their words: what is written of a sample, with the words left open.

use crate::draw::dot::cast::OPEN;
use crate::draw::palette::Style;
use crate::draw::picture::{Cluster, Emphasis, Node, Row};

/// What tells boxes apart beside their words and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draw) struct BoxLook {
    pub(in crate::draw) emphasis: Emphasis,
    /// What the head is, in small print above it.
    pub(in crate::draw) above: &'static str,
    /// Whether there are lines below the head.
    pub(in crate::draw) has_small: bool,
}

/// A box in pieces, of which each row has one party, one text and small print.
pub(in crate::draw) struct BoxMould {
    /// Before the id, before it comes again, and before the head.
    pub(in crate::draw) start: [String; 3],
    /// Between the head and the lines below it.
    pub(in crate::draw) small: String,
    /// Before the first row, the second, and each of the others, up to its address if it has one.
    pub(in crate::draw) leads: [String; 3],
    /// Before an address.
    pub(in crate::draw) href: &'static str,
    /// Behind an address.
    pub(in crate::draw) target: &'static str,
    /// Before what a row shows when pointed at.
    pub(in crate::draw) tooltip: String,
    /// Before the text of a row.
    pub(in crate::draw) text: String,
    /// Before the small print of a row.
    pub(in crate::draw) place: String,
    /// Behind the last row, up to what the box shows when pointed at: of one row, and of several.
    pub(in crate::draw) ends: [String; 2],
    /// Behind all.
    pub(in crate::draw) close: String,
}

const HREF: &str = " HREF=\"";
const TARGET: &str = "\" TARGET=\"_blank\"";

impl BoxMould {
    /// The mould of boxes of which this is the party of each row.
    pub(super) fn of(look: BoxLook, style: Style, write: impl Fn(&Node) -> String) -> Option<Self> {
        let cut = |rows: usize| -> Vec<String> {
            let written = write(&sample(look, style, rows));
            written.split(OPEN).map(str::to_owned).collect()
        };
        let (one, three) = (cut(1), cut(3));
        let before = 3 + usize::from(look.has_small);
        if one.len() != before + 6 || three.len() != before + 14 {
            return None;
        }
        let lead = |place: usize| {
            let piece = three[before + 4 * place].strip_suffix(HREF)?;
            Some(piece.to_owned())
        };
        Some(Self {
            start: [
                one[0].trim_start().to_owned(),
                one[1].clone(),
                one[2].clone(),
            ],
            small: one[before - 1].clone(),
            leads: [lead(0)?, lead(1)?, lead(2)?],
            href: HREF,
            target: TARGET,
            tooltip: one[before + 1].strip_prefix(TARGET)?.to_owned(),
            text: one[before + 2].clone(),
            place: one[before + 3].clone(),
            ends: [one[before + 4].clone(), three[before + 12].clone()],
            close: one[before + 5].clone(),
        })
    }
}

fn sample(look: BoxLook, style: Style, rows: usize) -> Node {
    let open = || vec![OPEN.to_owned()];
    let row = Row {
        marks: vec![style],
        text: open(),
        small: open(),
        tooltip: OPEN.into(),
        url: Some(OPEN.into()),
        ..Row::default()
    };
    Node {
        id: OPEN.into(),
        emphasis: look.emphasis,
        above: look.above,
        head: open(),
        small: if look.has_small { open() } else { Vec::new() },
        rows: vec![row; rows],
        tooltip: OPEN.into(),
        ..Node::default()
    }
}

/// A cluster in pieces.
pub(in crate::draw) struct ClusterMould {
    /// Before its number, and before its label.
    pub(in crate::draw) start: [String; 2],
    /// Between the label and the lines below it; empty where there are none.
    pub(in crate::draw) small: String,
    /// Before what it shows when pointed at.
    pub(in crate::draw) tooltip: String,
    /// Before its nodes.
    pub(in crate::draw) open: String,
    /// Behind them.
    pub(in crate::draw) close: &'static str,
}

impl ClusterMould {
    /// The mould of clusters with lines below their label, or without.
    pub(super) fn of(has_small: bool, write: impl Fn(&Cluster) -> String) -> Option<Self> {
        let sample = Cluster {
            label: vec![OPEN.into()],
            small: if has_small {
                vec![OPEN.into()]
            } else {
                Vec::new()
            },
            tooltip: OPEN.into(),
            ..Cluster::default()
        };
        let written = write(&sample);
        let (number, rest) = written.split_once("cluster_0")?;
        let pieces: Vec<&str> = rest.split(OPEN).collect();
        let (label, small, tooltip, open) = match pieces.as_slice() {
            [label, tooltip, open] => (label, "", tooltip, open),
            [label, small, tooltip, open] => (label, *small, tooltip, open),
            _ => return None,
        };
        Some(Self {
            start: [format!("{number}cluster_"), (*label).to_owned()],
            small: small.to_owned(),
            tooltip: (*tooltip).to_owned(),
            open: open.strip_suffix(CLOSE)?.to_owned(),
            close: CLOSE,
        })
    }
}

const CLOSE: &str = "  }\n";
