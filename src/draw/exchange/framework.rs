//! Claims as an argumentation framework, for the solvers of the competition ICCMA (format of 2023, `p af`).
//!
//! The arguments are claims, and two attack each other where they contradict each other, be it by the rule or since a person
//! states it. Tensions are no attacks, for both can be true if read generously; nor is what a person dismissed. Attacks go
//! both ways, so the stable and the preferred extensions are the same: the largest sets, such that none can be added, of
//! claims of which no two contradict each other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::ControlFlow;

use crate::analysis::pairs::visit_pairs;
use crate::analysis::positions::Positions;
use crate::analysis::rule::ClashKind;
use crate::draw::exchange::facts::one_line;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;

/// How many contradictions a file holds.
pub const MOST_CONTRADICTIONS: usize = 1_000_000;

/// An argumentation framework of claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framework {
    /// The claims, by id; the first is argument 1.
    pub arguments: Vec<Key<Claim>>,
    /// The pairs of arguments that attack each other, by their places from 0, the lesser first; in order.
    pub attacks: Vec<(usize, usize)>,
}

impl Framework {
    /// That of some live claims; none if more than [`MOST_CONTRADICTIONS`] lie among them.
    pub fn of(
        casebook: &Casebook,
        positions: &Positions,
        claims: impl IntoIterator<Item = Key<Claim>>,
    ) -> Option<Self> {
        let mut arguments: Vec<Key<Claim>> = claims.into_iter().collect();
        arguments.sort_unstable();
        arguments.dedup();
        let places: BTreeMap<Key<Claim>, usize> = arguments
            .iter()
            .enumerate()
            .map(|(place, claim)| (*claim, place))
            .collect();
        let mut attacks = Vec::new();
        let whole = visit_pairs(casebook, positions, &mut |pair| {
            let ends = (places.get(&pair.a), places.get(&pair.b));
            let (Some(a), Some(b)) = ends else {
                return ControlFlow::Continue(());
            };
            if pair.kind == ClashKind::Contradiction && !casebook.is_dismissed(pair.a, pair.b) {
                if attacks.len() == MOST_CONTRADICTIONS {
                    return ControlFlow::Break(());
                }
                attacks.push((*a, *b));
            }
            ControlFlow::Continue(())
        });
        attacks.sort_unstable();
        whole.is_continue().then_some(Self { arguments, attacks })
    }

    /// The file: the header, the claims behind the numbers as comments, and each attack both ways.
    pub fn write(&self, casebook: &Casebook, title: &str) -> Vec<u8> {
        let mut text = format!("p af {}\n", self.arguments.len());
        let _ = writeln!(text, "# {}", one_line(title));
        for (place, claim) in self.arguments.iter().enumerate() {
            let claim = &casebook[*claim];
            let _ = writeln!(
                text,
                "# {} {}: {}",
                place + 1,
                claim.id(),
                one_line(claim.text())
            );
        }
        for (a, b) in &self.attacks {
            let (a, b) = (a + 1, b + 1);
            let _ = writeln!(text, "{a} {b}\n{b} {a}");
        }
        text.into_bytes()
    }
}
