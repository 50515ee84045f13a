//! The checks of single records against what is known of all others.

use crate::model::claim::{Assessment, Claim, Dropped, Judgement, Link};
use crate::model::fault::Fault;
use crate::model::question::Question;
use crate::model::record::{
    AssessmentRecord, ClaimRecord, DocumentRecord, DroppedRecord, JudgementRecord, LinkRecord,
    OutletRecord, PartyRecord, QuestionRecord, SpeakerRecord, Text,
};
use crate::model::source::{Document, Outlet, Party, Speaker};
use crate::model::validate::checker::{Checker, Suggested};
use crate::model::validate::known::Known;
use crate::model::validate::{claims, decisions, dropped, questions, sources};

/// Checks records one by one, by the same rules as [`validate`](crate::model::validate::validate). The keys in what comes
/// out have the numbers that [`Known::find`] gives as their indexes.
///
/// Ids that occur twice, and questions that are part of each other, are for whoever knows all records to find.
pub struct Checks<'k> {
    checker: Checker<'k>,
    known: &'k dyn Known,
}

impl<'k> Checks<'k> {
    /// Nothing is checked yet; so much was spent on suggestions before.
    pub fn new(known: &'k dyn Known, suggested: Suggested) -> Self {
        Self {
            checker: Checker::given(known, suggested),
            known,
        }
    }

    /// Everything that was found, and what was spent on suggestions.
    pub fn finish(self) -> (Vec<Fault>, Suggested) {
        self.checker.into_parts()
    }

    /// Checks the spelling of an id.
    pub fn id(&mut self, id: &Text, kind: &'static str) {
        self.checker.id(id, kind);
    }

    /// Refuses all but the first of the ids of one kind that are the same; they are in the order of their places.
    pub fn doubles(&mut self, kind: &'static str, ids: &[Text]) {
        for pair in ids.windows(2) {
            if let [first, second] = pair {
                self.checker.id(second, kind);
                self.checker.double(kind, first, second);
            }
        }
    }

    /// Checks a claim. Whether others retract it is not known here.
    pub fn claim(&mut self, record: ClaimRecord) -> Claim {
        claims::claim(&mut self.checker, self.known, record)
    }

    /// Checks a question, but for what it is part of.
    pub fn question(&mut self, record: QuestionRecord) -> Question {
        questions::question(&mut self.checker, record)
    }

    /// Checks which questions are part of which; the list has the wholes of its questions, and is in the order of the
    /// numbers that are known.
    pub fn parts(&mut self, list: &mut [Question]) {
        questions::check_parts(&mut self.checker, list);
    }

    /// Checks links, and that no two are the same.
    pub fn links(&mut self, records: Vec<LinkRecord>) -> Vec<Link> {
        decisions::links(&mut self.checker, records)
    }

    /// Checks judgements, and leaves out those that are given twice.
    pub fn judgements(&mut self, records: Vec<JudgementRecord>) -> Vec<Judgement> {
        decisions::judgements(&mut self.checker, records)
    }

    /// Checks assessments, and that no two are the same.
    pub fn assessments(&mut self, records: Vec<AssessmentRecord>) -> Vec<Assessment> {
        decisions::assessments(&mut self.checker, records)
    }

    /// Checks dropped drafts, and that no two are the same.
    pub fn dropped(&mut self, records: Vec<DroppedRecord>) -> Vec<Dropped> {
        dropped::dropped(&mut self.checker, self.known, records)
    }

    /// Checks a party.
    pub fn party(&mut self, record: PartyRecord) -> Option<Party> {
        sources::parties(&mut self.checker, vec![record]).pop()
    }

    /// Checks an outlet.
    pub fn outlet(&mut self, record: OutletRecord) -> Option<Outlet> {
        sources::outlets(&mut self.checker, vec![record]).pop()
    }

    /// Checks a speaker.
    pub fn speaker(&mut self, record: SpeakerRecord) -> Option<Speaker> {
        sources::speakers(&mut self.checker, vec![record]).pop()
    }

    /// Checks a document.
    pub fn document(&mut self, record: DocumentRecord) -> Option<Document> {
        sources::documents(&mut self.checker, vec![record]).pop()
    }
}
