//! Pictures: what they show, that they are the same each time, and that no text breaks them.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stderr,
    reason = "a test may fail, and says where it skips"
)]

mod boxes;
#[path = "../support/casebooks.rs"]
mod casebooks;
mod disputes;
mod escapes;
mod exchange;
mod lanes;
#[path = "../support/made.rs"]
mod made;
mod nasty;
mod overview;
mod pictures;
mod render;
mod sample;
mod sheets;

use gainsay::analysis::camps::{Effort, divide};
use gainsay::analysis::disputes::Disputes;
use gainsay::analysis::positions::Positions;
use gainsay::analysis::signed::{By, Over, Relation, SignedGraph};
use gainsay::analysis::stories::Teller;
use gainsay::draw;
use gainsay::draw::format::OutputFormat;
use gainsay::model::casebook::Casebook;
use gainsay::model::record::Records;

/// A casebook with everything that pictures are drawn from.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) casebook: Casebook,
    pub(crate) positions: Positions,
    pub(crate) disputes: Disputes,
}

impl Case {
    pub(crate) fn of(records: Records) -> Self {
        let casebook = sample::check(records);
        let positions = Positions::of(&casebook);
        let disputes = Disputes::of(&casebook, &positions);
        Self {
            casebook,
            positions,
            disputes,
        }
    }

    pub(crate) fn dispute(&self, id: &str) -> draw::picture::Picture {
        let dispute = self.disputes.find(&self.casebook, id).unwrap();
        draw::dispute::picture(&self.casebook, &self.positions, dispute)
    }

    /// Every picture as DOT, by a name for messages.
    pub(crate) fn all_dot(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for dispute in self
            .disputes
            .contradicted
            .iter()
            .chain(&self.disputes.tense)
        {
            let picture = draw::dispute::picture(&self.casebook, &self.positions, dispute);
            found.push((format!("dispute-{}", dispute.id(&self.casebook)), picture));
        }
        for (key, claim) in self.casebook.claims() {
            let picture = draw::claim::picture(&self.casebook, &self.positions, key);
            found.push((format!("claim-{}", claim.id()), picture));
        }
        let picture = draw::overview::picture(&self.casebook, &self.positions, &self.disputes);
        found.push(("overview".into(), picture));
        for (name, teller) in self.tellers() {
            let picture = draw::lanes::teller_picture(&self.casebook, &self.positions, teller);
            found.push((name, picture));
        }
        for (key, question) in self.casebook.questions() {
            let picture = draw::lanes::question_picture(&self.casebook, &self.positions, key);
            found.push((format!("timeline-{}", question.id()), picture));
        }
        found.push(("sources".into(), self.sources()));
        self.with_camps(|camps| found.push(("camps".into(), draw::camps::picture(camps))));
        found
            .into_iter()
            .map(|(name, picture)| (name, draw::dot::write(&picture, OutputFormat::Svg)))
            .collect()
    }

    /// Every drawing of our own, by a name for messages.
    pub(crate) fn all_svg(&self) -> Vec<(String, String)> {
        let (casebook, positions) = (&self.casebook, &self.positions);
        let mut found = Vec::new();
        for dispute in self
            .disputes
            .contradicted
            .iter()
            .chain(&self.disputes.tense)
        {
            let svg = draw::lanes::dispute_svg(casebook, positions, dispute);
            found.push((format!("dispute-{}", dispute.id(casebook)), svg));
        }
        for (key, question) in casebook.questions() {
            let svg = draw::lanes::question_svg(casebook, positions, key);
            found.push((format!("question-{}", question.id()), svg));
        }
        for (key, claim) in casebook.claims() {
            let svg = draw::lanes::claim_svg(casebook, positions, &self.disputes, key);
            found.push((format!("claim-{}", claim.id()), svg));
        }
        let svg = draw::matrix::overview_svg(casebook, positions, &self.disputes);
        found.push(("overview".into(), svg));
        found.extend(self.teller_svgs());
        found.push(("sources".into(), draw::layers::svg(&self.sources())));
        self.with_camps(|camps| found.push(("camps".into(), draw::camps::table::svg(camps))));
        found
    }

    /// The timelines of speakers and parties.
    pub(crate) fn teller_svgs(&self) -> Vec<(String, String)> {
        let tellers = self.tellers().into_iter();
        tellers
            .map(|(name, teller)| {
                let svg = draw::lanes::teller_svg(&self.casebook, &self.positions, teller);
                (name, svg)
            })
            .collect()
    }

    fn tellers(&self) -> Vec<(String, Teller)> {
        let speakers = self.casebook.speakers();
        let speakers = speakers
            .map(|(key, speaker)| (format!("speaker-{}", speaker.id()), Teller::Speaker(key)));
        let parties = self.casebook.parties();
        let parties =
            parties.map(|(key, party)| (format!("party-{}", party.id()), Teller::Party(key)));
        speakers.chain(parties).collect()
    }

    /// What all claims stand on, each for itself.
    fn sources(&self) -> draw::picture::Picture {
        let claims = self.casebook.live_claims();
        let asked: Vec<draw::sources::Asked> = claims
            .map(|(key, claim)| draw::sources::Asked {
                head: claim.text().into(),
                is_answer: false,
                notes: vec!["Of one it says more.".into()],
                short: vec!["1 origin".into()],
                claims: vec![key],
            })
            .collect();
        draw::sources::picture(&self.casebook, "What claims stand on", &asked)
    }

    fn with_camps(&self, use_it: impl FnOnce(draw::camps::Divided<'_>)) {
        let (by, over) = (By::Speakers, Over::Questions);
        let signed = SignedGraph::of(&self.casebook, &self.positions, by, over).unwrap();
        let camps = divide(&signed.graph, Relation::weight, None, Effort::default());
        use_it(draw::camps::Divided {
            casebook: &self.casebook,
            by,
            most: None,
            signed: &signed,
            camps: &camps,
        });
    }
}

/// Graphviz, unless it is absent: then a notice, or a failure where it must be there.
pub(crate) fn graphviz(test: &str) -> Option<draw::render::Graphviz> {
    let graphviz = draw::render::Graphviz::of_environment();
    if graphviz.is_present() {
        return Some(graphviz);
    }
    assert!(
        std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_none_or(|required| required != "1"),
        "{test} needs Graphviz, and GAINSAY_REQUIRE_EXTRAS=1 asks for it"
    );
    eprintln!("skipped: {test} needs Graphviz");
    None
}
