//! Everything that a casebook says and draws, output by output: what tests hold to orders of entry and exchanges of
//! parties. A new command or view belongs into these lists.

use std::path::Path;
use std::time::Duration;

use gainsay::analysis::signed::{By, Over};
use gainsay::analysis::stories::{Teller, Tellers};
use gainsay::app::camps::CampReport;
use gainsay::app::check::check;
use gainsay::app::describe::{describe, explain};
use gainsay::app::exchange::graph;
use gainsay::app::find::{Subject, subjects};
use gainsay::app::narratives::{NarrativeReport, Telling};
use gainsay::app::picture::{View, draw, own_svg};
use gainsay::app::report::Findings;
use gainsay::app::review::{Draft, TextFolder, show};
use gainsay::app::sources::{sources_rows, sources_text};
use gainsay::app::stories::Stories;
use gainsay::app::timeline;
use gainsay::draw::exchange::ExchangeFormat;
use gainsay::draw::format::OutputFormat;
use gainsay::formats::yaml;
use gainsay::model::Word;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Status;
use gainsay::store::{QueryLimits, Rows};

/// What an output is written in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form {
    /// Prose and lists for people.
    Text(String),
    /// Rows, as `--format` writes them.
    Table(Rows),
    /// A picture for Graphviz.
    Dot(String),
    /// A picture as we draw it.
    Svg(String),
    /// A graph for other programs.
    Json(String),
    /// The casebook itself.
    Yaml(String),
}

impl Form {
    /// All of it, for a comparison to the byte.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Text(text)
            | Self::Dot(text)
            | Self::Svg(text)
            | Self::Json(text)
            | Self::Yaml(text) => text.clone(),
            Self::Table(rows) => format!("{rows:?}"),
        }
    }
}

/// One output with what a person would call it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) form: Form,
}

struct Said(Vec<Output>);

impl Said {
    fn add(&mut self, name: impl Into<String>, form: Form) {
        self.0.push(Output {
            name: name.into(),
            form,
        });
    }

    fn text(&mut self, name: impl Into<String>, text: String) {
        self.add(name, Form::Text(text));
    }

    fn table(&mut self, name: impl Into<String>, rows: Rows) {
        self.add(name, Form::Table(rows));
    }
}

/// All outputs of a casebook that need no file.
pub(crate) fn outputs(casebook: &Casebook) -> Vec<Output> {
    let findings = Findings::of(casebook);
    let mut said = Said(Vec::new());
    said.text("disputes", findings.disputes_text());
    said.table("disputes --format", findings.disputes_rows());
    let found = check(casebook, usize::MAX);
    said.text("check", found.text() + &found.summary());
    said.table("check --format", found.rows);
    pages(&findings, &mut said);
    explanations(&findings, &mut said);
    camps(&findings, &mut said);
    for tellers in Tellers::ALL {
        let stories = Stories::of(casebook, *tellers, usize::MAX);
        let name = format!("stories --by {}", tellers.word());
        said.text(&name, stories.text() + &stories.summary());
        said.table(name + " --format", stories.rows());
    }
    for (telling, name) in TELLINGS {
        let report = NarrativeReport::of(&findings, telling).expect("it is small");
        said.text(format!("narratives{name}"), report.text());
        said.table(format!("narratives{name} --format"), report.rows());
    }
    pictures(&findings, &mut said);
    drafts(casebook, &mut said);
    let mut export = Vec::new();
    yaml::write(&casebook.records(), &mut export).expect("memory takes everything");
    said.add("export yaml", Form::Yaml(utf8(export)));
    said.0
}

const TELLINGS: [(Telling, &str); 2] = [
    (Telling::Parties, ""),
    (Telling::Camps(None), " --by camps"),
];

fn utf8(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("all outputs are UTF-8")
}

fn pages(findings: &Findings<'_>, said: &mut Said) {
    let casebook = findings.casebook;
    let mut ids: Vec<&str> = casebook
        .claims()
        .map(|(_, claim)| claim.id())
        .chain(casebook.questions().map(|(_, question)| question.id()))
        .chain(casebook.speakers().map(|(_, speaker)| speaker.id()))
        .chain(casebook.documents().map(|(_, document)| document.id()))
        .chain(casebook.parties().map(|(_, party)| party.id()))
        .chain(casebook.outlets().map(|(_, outlet)| outlet.id()))
        .collect();
    // Ids are unique among things of one kind only, and a page is of all that have the id.
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        said.0.extend(shown(findings, id));
        said.0.extend(sources(casebook, id));
        said.0.extend(timelines(casebook, id));
    }
}

/// `gainsay show ID`
pub(crate) fn shown(findings: &Findings<'_>, id: &str) -> Vec<Output> {
    let mut said = Said(Vec::new());
    for subject in subjects(findings.casebook, id).expect("it is there") {
        said.text(format!("show {id}"), describe(findings, subject));
    }
    said.0
}

/// `gainsay sources ID`, if the id has sources.
pub(crate) fn sources(casebook: &Casebook, id: &str) -> Vec<Output> {
    let mut said = Said(Vec::new());
    for subject in subjects(casebook, id).expect("it is there") {
        if matches!(
            subject,
            Subject::Claim(_) | Subject::Question(_) | Subject::Document(_)
        ) {
            said.text(format!("sources {id}"), sources_text(casebook, subject));
            let rows = sources_rows(casebook, &[subject]);
            said.table(format!("sources {id} --format"), rows);
        }
    }
    said.0
}

/// `gainsay timeline ID`, if the id has a timeline.
pub(crate) fn timelines(casebook: &Casebook, id: &str) -> Vec<Output> {
    let mut said = Said(Vec::new());
    if let Ok(threads) = timeline::threads(casebook, id) {
        let rows = timeline::rows(casebook, &threads);
        said.table(format!("timeline {id} --format"), rows);
        for thread in threads {
            said.text(format!("timeline {id}"), timeline::text(casebook, thread));
        }
    }
    said.0
}

/// Of every two claims on one question, and of those that a person says to contradict each other.
fn explanations(findings: &Findings<'_>, said: &mut Said) {
    let claims: Vec<_> = findings.casebook.claims().collect();
    for (place, (a, first)) in claims.iter().enumerate() {
        for (b, second) in &claims[place + 1..] {
            if first.question == second.question || findings.casebook.is_stated(*a, *b) {
                let name = format!("explain {} {}", first.id(), second.id());
                said.text(name, explain(findings.casebook, *a, *b));
            }
        }
    }
}

fn camps(findings: &Findings<'_>, said: &mut Said) {
    for (by, who) in [(By::Speakers, "speakers"), (By::Parties, "parties")] {
        for (over, place) in [(Over::Disputes, "disputes"), (Over::Questions, "questions")] {
            for most in [None, Some(2)] {
                let camps = CampReport::of(findings, by, over, most).expect("it is small");
                let name = format!("camps --by {who} --over {place} --camps {most:?}");
                said.text(&name, camps.text());
                said.table(format!("{name} --format"), camps.members());
                said.table(format!("{name} --rows pairs --format"), camps.pairs());
            }
        }
    }
}

fn pictures(findings: &Findings<'_>, said: &mut Said) {
    let casebook = findings.casebook;
    let mut views = vec![("overview".to_owned(), View::Overview)];
    for (telling, name) in TELLINGS {
        views.push((format!("narratives{name}"), View::Narratives(telling)));
    }
    for (key, question) in casebook.questions() {
        let id = question.id();
        views.push((format!("dispute {id}"), View::Dispute(key)));
        views.push((format!("timeline {id}"), View::Timeline(key)));
        let sources = View::Sources(Subject::Question(key));
        views.push((format!("sources {id}"), sources));
    }
    for (key, claim) in casebook.claims() {
        let id = claim.id();
        views.push((format!("claim {id}"), View::Claim(key)));
        let sources = View::Sources(Subject::Claim(key));
        views.push((format!("sources {id}"), sources));
    }
    for (key, speaker) in casebook.speakers() {
        let record = View::Record(Teller::Speaker(key));
        views.push((format!("timeline {}", speaker.id()), record));
    }
    for (key, party) in casebook.parties() {
        let record = View::Record(Teller::Party(key));
        views.push((format!("timeline {}", party.id()), record));
    }
    for (by, who) in [(By::Speakers, "speakers"), (By::Parties, "parties")] {
        for (over, place) in [(Over::Disputes, "disputes"), (Over::Questions, "questions")] {
            let view = View::Camps {
                by,
                over,
                most: None,
                matrix: false,
            };
            views.push((format!("camps --by {who} --over {place}"), view));
        }
    }
    views.push(("claims".into(), View::Claims));
    for (name, view) in views {
        said.0.extend(drawn(findings, &name, view));
    }
}

/// `gainsay review`, draft by draft. What `gainsay draft` writes is of an article, not of a casebook: `tests/drafts/` looks at it.
fn drafts(casebook: &Casebook, said: &mut Said) {
    for (claim, entry) in casebook.claims() {
        if entry.status == Status::Draft {
            let draft = Draft {
                casebook: casebook.clone(),
                claim,
            };
            let shown = show(&draft, (1, 1), &TextFolder::default());
            said.text(format!("review {}", entry.id()), shown);
        }
    }
}

/// `gainsay graph VIEW` in every form.
pub(crate) fn drawn(findings: &Findings<'_>, name: &str, view: View) -> Vec<Output> {
    let mut said = Said(Vec::new());
    let drawing = draw(findings, view, OutputFormat::Dot, Duration::from_secs(10))
        .expect("DOT needs no program");
    // Most of it are cells that fill rows up, and would take most of the time that is spent on it.
    let dot = utf8(drawing.bytes).replace("<TD></TD>", "");
    said.add(format!("graph {name} dot"), Form::Dot(dot));
    let graph = graph(findings, view, ExchangeFormat::Json).expect("it is a graph");
    said.add(format!("graph {name} json"), Form::Json(utf8(graph)));
    let svg = own_svg(findings, view).expect("it is small");
    said.add(format!("graph {name} svg"), Form::Svg(svg));
    said.0
}

/// The views that SQL users read.
pub(crate) const SQL_VIEWS: [&str; 9] = [
    "live_claims",
    "attributed_claims",
    "contradictions",
    "positions",
    "disputes",
    "changed_stories",
    "speaker_records",
    "sourcing",
    "timeline",
];

const QUERY: QueryLimits = QueryLimits {
    time: Duration::from_secs(60),
    rows: 100_000,
};

/// All rows of every view of the casebook in a file.
pub(crate) fn sql_outputs(path: &Path) -> Vec<Output> {
    SQL_VIEWS
        .iter()
        .map(|view| Output {
            name: format!("sql {view}"),
            form: Form::Table(
                Rows::query(path, &format!("SELECT * FROM {view}"), QUERY)
                    .expect("the view is readable"),
            ),
        })
        .collect()
}
