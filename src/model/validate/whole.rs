//! All checks, in the order in which they need each other.

use crate::model::casebook::Casebook;
use crate::model::fault::Fault;
use crate::model::record::Records;
use crate::model::validate::checker::Checker;
use crate::model::validate::{claims, decisions, dropped, halves, questions, sources};

/// Checks records against each other and reads every typed value in them.
///
/// # Errors
/// All faults found, in the order of their places.
pub fn validate(records: Records) -> Result<Casebook, Vec<Fault>> {
    let mut checker = Checker::default();
    let mut casebook = Casebook::default();
    let Records {
        parties,
        speakers,
        outlets,
        documents,
        questions,
        claims,
        links,
        judgements,
        assessments,
        dropped,
    } = records.normalised();
    let parties = checker.sorted("party", parties);
    let speakers = checker.sorted("speaker", speakers);
    let outlets = checker.sorted("outlet", outlets);
    let documents = checker.sorted("document", documents);
    let questions = checker.sorted("question", questions);
    let claims = checker.sorted("claim", claims);

    casebook.parties = sources::parties(&mut checker, parties);
    casebook.outlets = sources::outlets(&mut checker, outlets);
    casebook.speakers = sources::speakers(&mut checker, speakers);
    casebook.documents = sources::documents(&mut checker, documents);
    casebook.questions = questions::questions(&mut checker, questions);
    casebook.claims = halves::claims(&mut checker, &casebook, claims);
    casebook.links = decisions::links(&mut checker, links);
    casebook.stated = decisions::stated(&casebook.links);
    claims::settle_retractions(&mut casebook);
    casebook.judgements = decisions::judgements(&mut checker, judgements);
    casebook.verdicts = decisions::newest(&casebook.judgements);
    casebook.assessments = decisions::assessments(&mut checker, assessments);
    casebook.dropped = dropped::dropped(&mut checker, &casebook, dropped);
    checker.finish().map(|()| casebook)
}
