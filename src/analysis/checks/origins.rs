//! Claims that stand on one origin, and circles in their trails.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::{Finding, Visitor};
use crate::analysis::lineage::sourcing::Lineage;
use crate::analysis::lineage::trails::Vertex;
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;
use crate::model::claim::Claim;
use crate::model::key::Key;

pub(super) const CODES: &[Code] = &[Code::SingleOrigin, Code::CircularCitation];

pub(super) fn visit<'a>(
    casebook: &'a Casebook,
    _: &Positions,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    let lineage = Lineage::of(casebook);
    let mut circles: BTreeMap<Vec<Vertex<'a>>, Vec<Key<Claim>>> = BTreeMap::new();
    for (key, _) in casebook.live_claims() {
        let sourcing = lineage.sourcing(&[key]);
        if let Some(trail) = sourcing.single_origin() {
            visit(Finding::SingleOrigin(key, trail))?;
        }
        for circle in sourcing.circles {
            circles.entry(circle).or_default().push(key);
        }
    }
    for (circle, claims) in circles {
        visit(Finding::CircularCitation(claims, circle))?;
    }
    ControlFlow::Continue(())
}
