//! The shipped casebook, and what can be seen in it at a glance.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::fault::AppFault;
use crate::app::files::write_whole;
use crate::app::import::import;
use crate::app::narratives::Telling;
use crate::app::page::{self, Section};
use crate::app::picture::{View, draw};
use crate::app::report::Findings;
use crate::draw::format::OutputFormat;
use crate::formats::Input;
use crate::store::{Author, Store};

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        [$((concat!("fixtures/karabakh/", $name), include_str!(concat!("../../fixtures/karabakh/", $name)))),*]
    };
}

/// The files of the shipped casebook, compiled in.
const CASEBOOK: [(&str, &str); 8] = shipped![
    "2020-09-background.yaml",
    "2020-war-analysis.yaml",
    "2022-09-border-clash.yaml",
    "2022-09-ceasefire.yaml",
    "2023-09-explainer.yaml",
    "links.yaml",
    "questions.yaml",
    "sources.yaml",
];

/// How long Graphviz may take for one picture.
const LIMIT: Duration = Duration::from_secs(30);

/// What the demo wrote.
#[derive(Clone, Debug)]
pub struct Demo {
    /// The disputes as text.
    pub text: String,
    /// The files, the casebook first.
    pub files: Vec<PathBuf>,
    /// Whether Graphviz is absent, so that simpler drawings stand in.
    pub without_graphviz: bool,
}

/// Builds the shipped casebook as `karabakh.db` in a directory, and writes its disputes there as text, DOT, SVG and a page.
/// A casebook that is there already is brought up to date; what was decided in it stays.
///
/// # Errors
/// When the directory cannot be written, or has a `karabakh.db` that is no casebook.
pub fn demo(directory: &Path, author: &Author) -> Result<Demo, AppFault> {
    fs::create_dir_all(directory).map_err(|error| AppFault::Unwritable {
        path: directory.into(),
        error,
    })?;
    let db = directory.join("karabakh.db");
    let inputs = CASEBOOK
        .iter()
        .map(|(name, text)| Input::stream(*name, text.as_bytes()));
    import(&db, inputs.collect(), author)?;
    let casebook = Store::open_read_only(&db)?.load()?;
    let findings = Findings::of(&casebook);

    let mut demo = Demo {
        text: findings.disputes_text(),
        files: vec![db],
        without_graphviz: false,
    };
    let mut write = |name: String, bytes: &[u8]| -> Result<(), AppFault> {
        let path = directory.join(name);
        write_whole(&path, bytes)?;
        demo.files.push(path);
        Ok(())
    };
    write("disputes.txt".into(), findings.disputes_text().as_bytes())?;
    let mut views = vec![
        ("overview".to_owned(), View::Overview),
        ("narratives".to_owned(), View::Narratives(Telling::Parties)),
    ];
    for dispute in findings
        .disputes
        .contradicted
        .iter()
        .chain(&findings.disputes.tense)
    {
        views.push((
            format!("dispute-{}", dispute.id(&casebook)),
            View::Dispute(dispute.questions[0]),
        ));
    }
    let mut without_graphviz = false;
    for (name, view) in &views {
        write(
            format!("{name}.dot"),
            &draw(&findings, *view, OutputFormat::Dot, LIMIT)?.bytes,
        )?;
        let drawing = draw(&findings, *view, OutputFormat::Svg, LIMIT)?;
        without_graphviz |= drawing.without_graphviz;
        write(format!("{name}.svg"), &drawing.bytes)?;
    }
    let sections = findings
        .disputes
        .contradicted
        .iter()
        .chain(&findings.disputes.tense)
        .map(|dispute| Section {
            dispute,
            picture: format!("./dispute-{}.svg", dispute.id(&casebook)),
        });
    let pictures = ["overview.svg", "narratives.svg"];
    let page = page::page(&findings, pictures, &sections.collect::<Vec<_>>());
    write("index.html".into(), page.as_bytes())?;
    demo.without_graphviz = without_graphviz;
    Ok(demo)
}
