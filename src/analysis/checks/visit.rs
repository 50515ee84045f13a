//! Every finding of a casebook, in one order.

use std::ops::ControlFlow;

use crate::analysis::checks::code::{FindingCode as Code, Selection};
use crate::analysis::checks::finding::Visitor;
use crate::analysis::checks::{claims, coverage, origins, pairs, relayed, statements};
use crate::analysis::positions::Positions;
use crate::model::casebook::Casebook;

/// Visits the findings of a casebook that are asked for: pairs and changed stories question by question, then judgements,
/// then claims by id, then where these come from, then what is covered. Ends when the visitor breaks off.
pub fn visit_findings<'a>(
    casebook: &'a Casebook,
    positions: &Positions,
    selection: &Selection,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    type Family<'a> = fn(&'a Casebook, &Positions, &mut Visitor<'_, 'a>) -> ControlFlow<()>;
    let families: [(&[Code], Family<'a>); 6] = [
        (pairs::CODES, pairs::visit),
        (statements::CODES, statements::visit),
        (claims::CODES, claims::visit),
        (relayed::CODES, relayed::visit),
        (origins::CODES, origins::visit),
        (coverage::CODES, coverage::visit),
    ];
    for (codes, family) in families {
        if selection.has_any(codes) {
            family(casebook, positions, &mut |finding| {
                if selection.has(finding.code()) {
                    visit(finding)
                } else {
                    ControlFlow::Continue(())
                }
            })?;
        }
    }
    ControlFlow::Continue(())
}
