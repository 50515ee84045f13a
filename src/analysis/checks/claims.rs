//! How answers are entered.

use std::ops::ControlFlow;

use crate::analysis::checks::code::FindingCode as Code;
use crate::analysis::checks::finding::{Finding, Visitor};
use crate::analysis::positions::Positions;
use crate::model::answer::{Answer, NumberTerm};
use crate::model::casebook::Casebook;

pub(super) const CODES: &[Code] = &[Code::RoundAsExact];

pub(super) fn visit<'a>(
    casebook: &'a Casebook,
    _: &Positions,
    visit: &mut Visitor<'_, 'a>,
) -> ControlFlow<()> {
    for (key, claim) in casebook.live_claims() {
        let Some(Answer::Number(choice)) = &claim.answer else {
            continue;
        };
        for term in choice.terms() {
            if let NumberTerm::Exactly(figure) = term
                && figure.is_round()
            {
                visit(Finding::RoundAsExact(key, *figure))?;
            }
        }
    }
    ControlFlow::Continue(())
}
