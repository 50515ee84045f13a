//! Lines: what excludes what, who decided on it, and what people state of two claims.

use std::collections::BTreeMap;

use crate::analysis::graph::{Opposition, Stand};
use crate::analysis::pairs::{Origin, PairCount};
use crate::analysis::phrase;
use crate::analysis::phrase::plural;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::draw::picture::{Edge, Line};
use crate::draw::wrap;
use crate::model::casebook::Casebook;
use crate::model::claim::{Claim, Judgement, Link, LinkKind, Verdict};
use crate::model::key::Key;

/// How wide the words beside a line are, in columns.
const LABEL_WIDTH: usize = 22;

/// The newest judgements on pairs of claims, by where the claims stand.
pub(super) struct Verdicts<'a>(BTreeMap<(Stand, Stand), Vec<&'a Judgement>>);

impl<'a> Verdicts<'a> {
    pub(super) fn of(casebook: &'a Casebook, positions: &Positions) -> Self {
        Self::those(casebook, positions, |_, _| true)
    }

    /// Those on pairs that this claim is in.
    pub(super) fn of_claim(
        casebook: &'a Casebook,
        positions: &Positions,
        claim: Key<Claim>,
    ) -> Self {
        Self::those(casebook, positions, |a, b| a == claim || b == claim)
    }

    fn those(
        casebook: &'a Casebook,
        positions: &Positions,
        wanted: impl Fn(Key<Claim>, Key<Claim>) -> bool,
    ) -> Self {
        let mut found: BTreeMap<(Stand, Stand), Vec<&Judgement>> = BTreeMap::new();
        for judgement in casebook.judgements() {
            let (a, b) = judgement.claims;
            let newest = casebook
                .judgement(a, b)
                .is_some_and(|newest| std::ptr::eq(newest, judgement));
            if newest && wanted(a, b) && casebook[a].live && casebook[b].live {
                let (a, b) = (Stand::of(positions, a), Stand::of(positions, b));
                found
                    .entry((a.min(b), a.max(b)))
                    .or_default()
                    .push(judgement);
            }
        }
        Self(found)
    }

    /// Those on pairs of an opposition.
    pub(super) fn on(&self, opposition: &Opposition) -> &[&'a Judgement] {
        self.0
            .get(&(opposition.first, opposition.second))
            .map_or(&[], Vec::as_slice)
    }
}

/// What kind of line an opposition is drawn as: the surest that nobody dismissed.
pub(super) fn line(count: PairCount) -> Line {
    match count {
        PairCount {
            contradictions: 1..,
            ..
        } => Line::Contradiction,
        PairCount { tensions: 1.., .. } => Line::Tension,
        _ => Line::Dismissed,
    }
}

/// The same, told apart by whether only a person states it: the rule finds all pairs of two positions alike, or none.
pub(super) fn line_of(opposition: &Opposition) -> Line {
    match line(opposition.count) {
        Line::Contradiction if opposition.pair.origin == Origin::Stated => Line::Stated,
        line => line,
    }
}

/// Whether every claim on one side contradicts every claim on the other, by the rule and within one question: then one
/// sign can stand for it and others alike.
pub(super) fn is_mutual(
    casebook: &Casebook,
    positions: &Positions,
    opposition: &Opposition,
) -> bool {
    let question = |stand: Stand| stand.question(casebook, positions);
    opposition.count.contradictions == opposition.pairs()
        && opposition.pair.origin != Origin::Stated
        && question(opposition.first) == question(opposition.second)
}

/// Keeps at most so many oppositions: those that matter first, then surer ones, and of these one for every stand before
/// a second for any. Gives how many are left out; those kept stay in order.
pub(super) fn thin_out(
    oppositions: &mut Vec<Opposition>,
    most: usize,
    matters: impl Fn(&Opposition) -> bool,
) -> usize {
    let left_out = oppositions.len().saturating_sub(most);
    if left_out == 0 {
        return 0;
    }
    let mut seen: BTreeMap<(Line, Stand), usize> = BTreeMap::new();
    let mut ranked: Vec<_> = oppositions
        .iter()
        .enumerate()
        .map(|(place, opposition)| {
            let line = line_of(opposition);
            let mut round = |stand: Stand| {
                let seen = seen.entry((line, stand)).or_default();
                *seen += 1;
                *seen
            };
            let round = round(opposition.first).max(round(opposition.second));
            (!matters(opposition), line, round, place)
        })
        .collect();
    ranked.sort_unstable();
    let mut kept: Vec<usize> = ranked.into_iter().take(most).map(|rank| rank.3).collect();
    kept.sort_unstable();
    *oppositions = kept.into_iter().map(|place| oppositions[place]).collect();
    left_out
}

/// The words beside the sign: who stated it, who decided on it, for how many pairs it stands.
pub(super) fn label(
    casebook: &Casebook,
    opposition: &Opposition,
    verdicts: &Verdicts<'_>,
) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let pairs = opposition.pairs();
    if opposition.pair.origin == Origin::Stated {
        parts.push(stated_by(casebook, opposition));
    }
    for (verdict, word) in [
        (Verdict::Confirmed, "confirmed"),
        (Verdict::Dismissed, "dismissed"),
    ] {
        let mut names: Vec<&str> = verdicts
            .on(opposition)
            .iter()
            .filter(|judgement| judgement.verdict == verdict)
            .map(|judgement| judgement.entry.by.as_str())
            .collect();
        let judged = names.len();
        names.sort_unstable();
        names.dedup();
        if names.is_empty() {
            continue;
        }
        let of = if judged < pairs {
            format!("{judged} of {pairs} ")
        } else {
            String::new()
        };
        parts.push(format!("{of}{word} by {}", names.join(", ")));
    }
    if parts.is_empty() && pairs > 1 {
        parts.push(format!("{pairs} pairs"));
    }
    parts
        .iter()
        .flat_map(|part| wrap::wrap(part, LABEL_WIDTH, 3))
        .collect()
}

fn stated_by(casebook: &Casebook, opposition: &Opposition) -> String {
    let pair = (opposition.pair.a, opposition.pair.b);
    let link = casebook.links().iter().find(|link| {
        link.kind == LinkKind::Contradicts
            && [(link.from, link.to), (link.to, link.from)].contains(&pair)
    });
    link.and_then(|link| link.entry.by.as_ref())
        .map_or_else(|| "stated".into(), |by| format!("stated by {}", by.value))
}

/// The sentence of the pair that stands for all, how many there are, and why people decided as they did.
pub(super) fn tooltip(
    casebook: &Casebook,
    opposition: &Opposition,
    verdicts: &Verdicts<'_>,
) -> String {
    let mut parts = vec![sentence::sentence(casebook, &opposition.pair)];
    match opposition.pairs() {
        0 | 1 => {}
        2 => parts.push("One more pair of claims here excludes each other.".into()),
        pairs => parts.push(format!(
            "{} more pairs of claims here exclude each other.",
            pairs - 1
        )),
    }
    for judgement in verdicts.on(opposition).iter().take(3) {
        let word = match judgement.verdict {
            Verdict::Confirmed => "Confirmed",
            Verdict::Dismissed => "Dismissed",
        };
        let why = judgement.entry.why.trim_end_matches('.');
        parts.push(format!("{word} by {}: {why}.", judgement.entry.by.value));
    }
    parts.join(" ")
}

/// The edge of an opposition between two nodes.
pub(super) fn opposition(
    casebook: &Casebook,
    verdicts: &Verdicts<'_>,
    opposition: &Opposition,
    ends: (&str, &str),
) -> Edge {
    Edge {
        id: String::new(),
        from: (ends.0.to_owned(), None),
        to: (ends.1.to_owned(), None),
        line: line_of(opposition),
        weight: Some(opposition.pairs()),
        style: None,
        signed: true,
        label: label(casebook, opposition, verdicts),
        tooltip: tooltip(casebook, opposition, verdicts),
        url: None,
    }
}

/// The line of a link; a stated contradiction is drawn as an opposition instead.
pub(super) fn link_line(kind: LinkKind) -> Option<Line> {
    match kind {
        LinkKind::Supports => Some(Line::Supports),
        LinkKind::Repeats => Some(Line::Repeats),
        LinkKind::Qualifies => Some(Line::Qualifies),
        LinkKind::Retracts => Some(Line::Retracts),
        LinkKind::Contradicts => None,
    }
}

/// The edge of links of one kind between two nodes.
pub(super) fn links(casebook: &Casebook, line: Line, links: &[&Link], ends: (&str, &str)) -> Edge {
    let told: Vec<String> = links
        .iter()
        .take(4)
        .map(|link| {
            let by = link.entry.by.as_ref().map_or("An editor", |by| by.as_str());
            let why = link.entry.why.as_ref().map_or(String::new(), |why| {
                format!(": {}", why.trim_end_matches('.'))
            });
            format!(
                "“{}” {} “{}”. {by} states it{why}.",
                casebook[link.from].text(),
                line.meaning(),
                casebook[link.to].text()
            )
        })
        .collect();
    let count = links.len();
    Edge {
        id: String::new(),
        from: (ends.0.to_owned(), None),
        to: (ends.1.to_owned(), None),
        line,
        weight: Some(count),
        style: None,
        signed: true,
        label: if count > 1 {
            vec![format!("{} × {count}", line.meaning())]
        } else {
            vec![line.meaning().into()]
        },
        tooltip: told.join(" "),
        url: None,
    }
}

/// Gives every edge an id, in order.
pub(super) fn number(edges: &mut [Edge]) {
    for (place, edge) in edges.iter_mut().enumerate() {
        edge.id = format!("e{}", place + 1);
    }
}

/// `3 contradictions, 1 tension, 1 dismissed`
pub(super) fn counts(count: PairCount) -> String {
    let some = |count: usize, words: String| (count > 0).then_some(words);
    let parts = [
        some(
            count.contradictions,
            plural(count.contradictions, "contradiction"),
        ),
        some(count.tensions, plural(count.tensions, "tension")),
        some(
            count.dismissed,
            format!("{} dismissed", grouped(count.dismissed)),
        ),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// A count with its thousands set apart.
pub(super) fn grouped(count: usize) -> String {
    phrase::number(count.into())
}
