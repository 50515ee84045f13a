//! The boxes of many claims, cast from moulds.

use std::ops::ControlFlow;

use crate::analysis::phrase;
use crate::draw::claims::{self, ANSWER_WIDTH, SHOWN_STATEMENTS, WORDS_WIDTH};
use crate::draw::dot::{self, BoxLook, BoxMould, ClusterMould};
use crate::draw::escape;
use crate::draw::flow::inorder::Pen;
use crate::draw::format::OutputFormat;
use crate::draw::palette::{self, Style};
use crate::draw::picture::{Emphasis, Node};
use crate::draw::statements::{self, ROW_WIDTH, SMALL_WIDTH};
use crate::draw::{dispute, stands, wrap};
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;
use crate::model::question::Question;

/// Between lines in the middle of a box, and at the left.
const MIDDLE: &str = "<BR ALIGN=\"CENTER\"/>";
const LEFT: &str = "<BR ALIGN=\"LEFT\"/>";

/// What is written at once of the boxes.
pub(super) enum Item<'a> {
    /// A question with its number and its claims.
    Question(usize, Key<Question>, &'a [Key<Claim>]),
    /// A claim outside of all.
    Claim(Key<Claim>),
}

/// All boxes in their order, so many claims or a few more in each block.
pub(super) fn blocks<'a>(
    groups: &'a [(Key<Question>, Vec<Key<Claim>>)],
    outside: &[Key<Claim>],
    most: usize,
) -> Vec<Vec<Item<'a>>> {
    let clustered = groups
        .iter()
        .enumerate()
        .map(|(number, (question, claims))| {
            (claims.len(), Item::Question(number, *question, claims))
        });
    let alone = outside.iter().map(|claim| (1, Item::Claim(*claim)));
    let mut blocks: Vec<Vec<Item<'_>>> = Vec::new();
    let mut room = 0;
    for (claims, item) in clustered.chain(alone) {
        match blocks.last_mut().filter(|_| room > 0) {
            Some(last) => last.push(item),
            None => {
                room = most;
                blocks.push(vec![item]);
            }
        }
        room = room.saturating_sub(claims);
    }
    blocks
}

/// What writes boxes one after the other.
pub(super) struct Boxes<'a> {
    casebook: &'a Casebook,
    /// The numbers of claims, and whether anything excludes them, by their places.
    numbers: &'a [usize],
    disputed: &'a [bool],
    clusters: [Option<ClusterMould>; 2],
    /// By whether something excludes the claim, whether its answer is the head, and whether there are lines below it.
    moulds: [Vec<(Style, Option<BoxMould>)>; 8],
    /// Of a claim, escaped: its head, the lines below it, its words.
    head: String,
    small: String,
    words: String,
    /// Of a statement: where it stands, as it is and escaped.
    place: String,
    told: String,
    /// What is wrapped.
    text: String,
    /// What is written at once.
    out: String,
}

/// How many bytes of a question are held at once, or a little more: it may have as many claims as it likes.
const MOST_HELD: usize = 1 << 15;

fn give(pen: &mut Pen, out: &mut String) -> ControlFlow<()> {
    pen.text.extend_from_slice(out.as_bytes());
    out.clear();
    pen.flow()
}

/// Adds text in lines, escaped, as [`wrap::wrap`] has them; gives whether there are any.
fn lines(out: &mut String, text: &str, most: usize, count: usize, between: &str) -> bool {
    let mut found = Vec::with_capacity(count);
    if wrap::plain_lines(text, most, count, &mut found) {
        join(out, found.iter().copied(), between)
    } else {
        let found = wrap::wrap(text, most, count);
        join(out, found.iter().map(String::as_str), between)
    }
}

fn join<'t>(out: &mut String, lines: impl Iterator<Item = &'t str>, between: &str) -> bool {
    let mut any = false;
    for line in lines {
        if any {
            out.push_str(between);
        }
        escape::html_into(out, line);
        any = true;
    }
    any
}

impl<'a> Boxes<'a> {
    pub(super) fn of(casebook: &'a Casebook, numbers: &'a [usize], disputed: &'a [bool]) -> Self {
        Self {
            casebook,
            numbers,
            disputed,
            clusters: [false, true].map(|small| dot::cluster_mould(small, OutputFormat::Dot)),
            moulds: Default::default(),
            head: String::new(),
            small: String::new(),
            words: String::new(),
            place: String::new(),
            told: String::new(),
            text: String::new(),
            out: String::new(),
        }
    }

    /// Writes questions with their claims, and claims outside of them.
    pub(super) fn write(&mut self, pen: &mut Pen, item: &Item<'_>) -> ControlFlow<()> {
        let mut out = std::mem::take(&mut self.out);
        match item {
            Item::Question(number, question, claims) => {
                self.cluster(pen, &mut out, *number, *question, claims)?;
            }
            Item::Claim(claim) => self.claim(&mut out, *claim),
        }
        let given = give(pen, &mut out);
        self.out = out;
        given
    }

    /// A question with its claims; its number is its place among all clusters.
    fn cluster(
        &mut self,
        pen: &mut Pen,
        out: &mut String,
        number: usize,
        question: Key<Question>,
        claims: &[Key<Claim>],
    ) -> ControlFlow<()> {
        let mut cluster = dispute::cluster(self.casebook, question, Vec::new());
        let Some(mould) = &self.clusters[usize::from(!cluster.small.is_empty())] else {
            cluster.nodes = claims.iter().map(|claim| self.node(*claim)).collect();
            let written = dot::cluster(&cluster, OutputFormat::Dot);
            out.push_str(&written.replacen("cluster_0", &format!("cluster_{number}"), 1));
            return ControlFlow::Continue(());
        };
        out.push_str(&mould.start[0]);
        out.push_str(&number.to_string());
        out.push_str(&mould.start[1]);
        join(out, cluster.label.iter().map(String::as_str), LEFT);
        if !cluster.small.is_empty() {
            out.push_str(&mould.small);
            join(out, cluster.small.iter().map(String::as_str), LEFT);
        }
        out.push_str(&mould.tooltip);
        escape::quoted_into(out, &cluster.tooltip);
        out.push_str(&mould.open);
        let close = mould.close;
        for claim in claims {
            out.push_str("  ");
            self.claim(out, *claim);
            if out.len() >= MOST_HELD {
                give(pen, out)?;
            }
        }
        out.push_str(close);
        ControlFlow::Continue(())
    }

    /// The box of a claim outside of clusters.
    fn claim(&mut self, out: &mut String, claim: Key<Claim>) {
        let start = out.len();
        if self.cast(out, claim).is_none() {
            out.truncate(start);
            out.push_str(&dot::node(&self.node(claim), OutputFormat::Dot));
        }
    }

    fn node(&self, claim: Key<Claim>) -> Node {
        let id = format!("c{}", self.numbers[claim.index()]);
        let is_disputed = self.disputed[claim.index()];
        claims::node(self.casebook, claim, &id, is_disputed)
    }

    /// The same from a mould; none where the claim has what no mould leaves room for.
    fn cast(&mut self, out: &mut String, key: Key<Claim>) -> Option<()> {
        let casebook = self.casebook;
        let claim = &casebook[key];
        let said = statements::statements(casebook, &[key]);
        if said.is_empty() || said.len() > SHOWN_STATEMENTS {
            return None;
        }
        let answer = claim.question.zip(claim.answer.as_ref());
        self.small.clear();
        self.head.clear();
        self.words.clear();
        self.text.clear();
        self.text.extend(["“", claim.text(), "”"]);
        let mut has_small = false;
        let is_headed = if let Some((question, answer)) = answer {
            has_small = lines(&mut self.small, &self.text, WORDS_WIDTH, 6, MIDDLE);
            let words = phrase::answer(&casebook[question], answer);
            lines(&mut self.head, &words, ANSWER_WIDTH, 4, MIDDLE)
        } else {
            lines(&mut self.head, &self.text, ANSWER_WIDTH, 4, MIDDLE)
        };
        if let Some(as_of) = claim.as_of {
            if has_small {
                self.small.push_str(MIDDLE);
            }
            self.small.push_str("as of ");
            escape::html_into(&mut self.small, &phrase::when(as_of));
            has_small = true;
        }
        if !is_headed {
            return None;
        }
        escape::html_into(&mut self.words, claim.text());
        let is_disputed = self.disputed[key.index()];
        let look = BoxLook {
            emphasis: if is_disputed {
                Emphasis::Disputed
            } else {
                Emphasis::Undisputed
            },
            above: stands::above(answer.is_some()),
            has_small,
        };
        let looks = usize::from(is_disputed)
            + 2 * usize::from(answer.is_some())
            + 4 * usize::from(has_small);
        let moulds = &mut self.moulds[looks];
        for (number, (_, said)) in said.iter().enumerate() {
            let mould = mould(moulds, look, palette::speaker(casebook, said.speaker))?;
            if number == 0 {
                let id = self.numbers[key.index()].to_string();
                let [before, again, head] = &mould.start;
                out.extend(["  ", before, "c", &id, again, "c", &id, head, &self.head]);
                if has_small {
                    out.extend([mould.small.as_str(), &self.small]);
                }
            }
            out.push_str(&mould.leads[number.min(2)]);
            if let Some(url) = statements::address(casebook, said)
                && let Some(url) = dot::address(&url, OutputFormat::Dot)
            {
                out.extend([mould.href, &escape::html_address(&url), mould.target]);
            }
            self.place.clear();
            statements::add_place(&mut self.place, casebook, said);
            self.told.clear();
            escape::html_into(&mut self.told, &self.place);
            let name = casebook[said.speaker].name();
            out.push_str(&mould.tooltip);
            // Its parts meet at spaces and marks, which no escape reads across.
            escape::html_into(out, name);
            out.extend([" (", &self.told, "): ", &self.words, " In “"]);
            escape::html_into(out, statements::title(casebook, said));
            out.push_str("”.");
            out.push_str(&mould.text);
            let is_named = lines(out, name, ROW_WIDTH, 2, LEFT);
            out.push_str(&mould.place);
            let is_placed = lines(out, &self.place, SMALL_WIDTH, 3, LEFT);
            if !is_named || !is_placed {
                return None;
            }
        }
        let last = palette::speaker(casebook, said.last()?.1.speaker);
        let mould = mould(moulds, look, last)?;
        out.push_str(&mould.ends[usize::from(said.len() > 1)]);
        escape::quoted_into(out, claim.text());
        out.push_str(&mould.close);
        Some(())
    }
}

fn mould(
    moulds: &mut Vec<(Style, Option<BoxMould>)>,
    look: BoxLook,
    style: Style,
) -> Option<&BoxMould> {
    let known = moulds.iter().position(|(known, _)| *known == style);
    let place = known.unwrap_or_else(|| {
        moulds.push((style, dot::box_mould(look, style, OutputFormat::Dot)));
        moulds.len() - 1
    });
    moulds.get(place)?.1.as_ref()
}
