//! What is told of documents and outlets beside their names, and of the arrows between them.

use std::collections::BTreeSet;

use crate::analysis::lineage::trails::Step;
use crate::draw::palette::letters;
use crate::draw::picture::Line;
use crate::model::words::Word;

/// What is told of a document or an outlet, each by the numbers of the asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    pub(super) origin_named: BTreeSet<usize>,
    pub(super) origin_cited: BTreeSet<usize>,
    pub(super) all_named: BTreeSet<usize>,
    pub(super) all_cited: BTreeSet<usize>,
    pub(super) circle: bool,
}

impl Marks {
    /// What is told of a vertex, in words.
    pub(super) fn told(&self, several: bool) -> Vec<String> {
        let cited = "if citations are followed";
        let more_origin = &self.origin_cited - &self.origin_named;
        let no_origin = &self.origin_named - &self.origin_cited;
        let more_all = &self.all_cited - &self.all_named;
        let (origins, all) = (
            of(several, &self.origin_named),
            of(several, &self.all_named),
        );
        let told = [
            (
                several && !self.origin_named.is_empty(),
                format!("an origin{origins}"),
            ),
            (
                !more_origin.is_empty(),
                format!("an origin{} {cited}", of(several, &more_origin)),
            ),
            (
                !no_origin.is_empty(),
                format!("no origin{} {cited}", of(several, &no_origin)),
            ),
            (
                !self.all_named.is_empty(),
                format!("everything{all} rests on it"),
            ),
            (
                !more_all.is_empty(),
                format!("everything{} rests on it {cited}", of(several, &more_all)),
            ),
            (self.circle, "↻ in a circle of citations".into()),
        ];
        told.into_iter()
            .filter_map(|(holds, words)| holds.then_some(words))
            .collect()
    }
}

/// ` of [A] [B]`, where several are asked.
pub(super) fn of(several: bool, numbers: &BTreeSet<usize>) -> String {
    if !several || numbers.is_empty() {
        return String::new();
    }
    let named: Vec<String> = numbers.iter().map(|number| letters(*number)).collect();
    format!(" of [{}]", named.join("] ["))
}

/// The line of a step, the words beside it, and the sentence behind it.
pub(super) fn words(step: Step) -> (Line, Option<&'static str>, &'static str) {
    match step {
        Step::Said | Step::StandsIn => (Line::From, None, "stands in this document"),
        Step::Via => (Line::From, Some("via"), "names it as its source"),
        Step::MadeFrom(how) => (Line::From, Some(how.word()), "was made from it"),
        Step::Published => (
            Line::From,
            None,
            "names no other source, so who published it answers for it",
        ),
        Step::Cites => (Line::Cites, None, "cites it, without saying what for"),
        Step::Tells => (
            Line::Cites,
            None,
            "says the same in this document, which names its source",
        ),
    }
}
