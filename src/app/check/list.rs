//! Findings as rows and as text.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::ControlFlow;

use crate::analysis::checks::{Finding, Selection, Texts, visit_findings, visit_texts};
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::app::check::told::{Place, Told};
use crate::app::check::words;
use crate::app::lines;
use crate::app::report::WIDTH;
use crate::model::casebook::Casebook;
use crate::model::words::Word;
use crate::store::{Cell, Rows};

/// What is to be listed.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// The kinds of findings.
    pub selection: Selection,
    /// The texts of documents to hold the statements against, if there are any.
    pub texts: Option<&'a Texts>,
    /// How many findings at most.
    pub limit: usize,
}

/// The findings of a casebook in words, the first of them listed.
#[derive(Clone, Debug)]
pub struct Check<'a> {
    /// The documents that are named, among others.
    pub(super) casebook: Cow<'a, Casebook>,
    pub(super) told: Vec<Told>,
    /// One row a finding: its code, its severity, the ids of the claims, a sentence, and where the words stand.
    pub rows: Rows,
    /// How many findings call for work.
    pub open: usize,
    /// How many pairs a person dismissed.
    pub dismissed: usize,
    /// How many findings there are beyond those listed.
    pub left_out: usize,
}

impl<'a> Check<'a> {
    /// Nothing yet.
    pub(super) fn new(casebook: Cow<'a, Casebook>) -> Self {
        let columns = ["code", "severity", "claims", "sentence", "place"];
        Self {
            casebook,
            told: Vec::new(),
            rows: Rows {
                columns: columns.map(str::to_owned).to_vec(),
                rows: Vec::new(),
            },
            open: 0,
            dismissed: 0,
            left_out: 0,
        }
    }

    /// Makes the rows of what is told.
    pub(super) fn list(&mut self) {
        self.rows.rows = self.told.iter().map(row).collect();
    }
}

impl Check<'_> {
    /// The listed findings as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for told in &self.told {
            let (code, severity) = (told.code.word(), told.code.severity().word());
            let ids = told.claims.join(" ");
            let colon = if ids.is_empty() { "" } else { ": " };
            let sentence = lines::wrap(&told.sentence, "  ", WIDTH);
            let _ = writeln!(text, "{severity}[{code}]{colon}{ids}\n  {sentence}");
            let places = places(told);
            if !places.is_empty() {
                let _ = writeln!(text, "  at {}", places.join(" "));
            }
        }
        text
    }

    /// How many findings there are: `14 findings, 1 dismissed`.
    pub fn summary(&self) -> String {
        let open = match self.open {
            0 => "no findings".into(),
            number => phrase::plural(number, "finding"),
        };
        match self.dismissed {
            0 => open,
            number => format!("{open}, {number} dismissed"),
        }
    }
}

fn row(told: &Told) -> Vec<Cell> {
    let code = told.code;
    let cells = [
        code.word().to_owned(),
        code.severity().word().to_owned(),
        told.claims.join(" "),
        told.sentence.clone(),
        places(told).join(" "),
    ];
    cells.map(Cell::Text).to_vec()
}

/// Where the words stand: `border-clash-2022:492-830`.
fn places(told: &Told) -> Vec<String> {
    let place = |place: &Place| match place.span {
        Some((from, to)) => format!("{}:{from}-{to}", place.document),
        None => place.document.clone(),
    };
    told.places.iter().map(place).collect()
}

/// Lists at most `limit` findings of a casebook, of every kind.
pub fn check(casebook: &Casebook, limit: usize) -> Check<'_> {
    let asked = Asked {
        selection: Selection::default(),
        texts: None,
        limit,
    };
    check_for(casebook, &asked)
}

/// Lists what is asked for.
pub fn check_for<'a>(casebook: &'a Casebook, asked: &Asked<'_>) -> Check<'a> {
    let mut found = Check::new(Cow::Borrowed(casebook));
    let positions = Positions::of(casebook);
    let mut list = |finding: Finding<'_>| {
        if asked.selection.has(finding.code()) {
            found.open += usize::from(finding.is_open());
            found.dismissed += usize::from(!finding.is_open());
            if found.told.len() < asked.limit {
                found.told.push(words::tell(casebook, &finding));
            } else {
                found.left_out += 1;
            }
        }
        ControlFlow::Continue(())
    };
    let _ = visit_findings(casebook, &positions, &asked.selection, &mut list);
    if let Some(texts) = asked.texts {
        let _ = visit_texts(casebook, texts, &mut list);
    }
    found.list();
    found
}
