use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gainsay::app::AppFault;
use gainsay::app::draft::{Article, ArticleFile, DraftOptions, ReadOptions, draft, read};
use gainsay::app::files::write_whole;
use gainsay::extract::Drafted;
use gainsay::formats::article::{Encoding, LARGEST};
use gainsay::language::Language;
use gainsay::model::date::When;

use crate::cli::output::{Done, Failure, Output};

/// Propose the claims of articles, for you to accept, mend or drop
///
/// It reads plain text, Markdown and pages of the web, and writes a YAML file with a place to decide at each proposal; `import`
/// takes that file. What the casebook has already, and what was dropped before, is not proposed again. Nothing is written
/// into the casebook. docs/drafting.md tells what it finds and what it does not.
#[derive(Debug, Args)]
pub(super) struct Draft {
    /// Articles; `-` is standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    /// Write the drafts to this file rather than to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The language of the articles, whatever they look like
    #[arg(long, value_name = "LANGUAGE", value_parser = languages())]
    lang: Option<Language>,
    /// What the articles are written in, where that is not UTF-8, such as `windows-1251`
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,
    /// When they were published, such as 2024-03-05
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// The id of their outlet
    #[arg(long, value_name = "OUTLET")]
    outlet: Option<String>,
    /// The id of the document; by default the casebook's, if it has the text, else one made of the file's name
    #[arg(long, value_name = "ID")]
    document: Option<String>,
    /// Draft a text that the casebook has otherwise as a new document of this id
    #[arg(long = "as", value_name = "NEW-ID", conflicts_with = "document")]
    as_new: Option<String>,
    /// Propose what the articles assert in their own voice, too
    #[arg(long)]
    own: bool,
    /// Keep the text that spans count in, in this file
    #[arg(long, value_name = "FILE")]
    text_to: Option<PathBuf>,
}

fn languages() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code))
        .try_map(|code| Language::of_tag(&code).ok_or("there is no such language"))
}

pub(super) fn run(command: &Draft, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    check(command)?;
    let options = ReadOptions {
        encoding: command.encoding,
        published: command.published.as_deref(),
        language: command.lang,
    };
    let articles = command
        .articles
        .iter()
        .map(|path| Ok(read(file(path)?, options)?))
        .collect::<Result<Vec<(Article, Drafted)>, Failure>>()?;
    let page = draft(
        db,
        &articles,
        &DraftOptions {
            document: command.document.clone(),
            as_new: command.as_new.clone(),
            outlet: command.outlet.clone(),
            published: command.published.clone(),
            own: command.own,
        },
    )?;
    if let (Some(path), [(article, _)]) = (&command.text_to, articles.as_slice()) {
        write_whole(path, article.text.as_bytes())?;
        output.talk(&format!("wrote {}", path.display()));
    }
    output.stream_to(command.output.as_deref(), |out| page.page.write(out))?;
    for line in page.summary() {
        output.talk(&line);
    }
    Ok(Done::Fine)
}

/// What fits the grammar of the arguments but not each other.
fn check(command: &Draft) -> Result<(), Failure> {
    let usage = |message: &str| Err(Failure::Usage(message.into()));
    let several = command.articles.len() > 1;
    let is_named = command.document.is_some() || command.as_new.is_some();
    let is_stdin = |path: &&PathBuf| path.as_os_str() == "-";
    if command.articles.iter().filter(is_stdin).count() > 1 {
        return usage("standard input can be read only once: write `-` once");
    }
    if command.articles.iter().any(|path| is_stdin(&path)) && !is_named {
        return usage("a text from standard input has no name: give its id with --document");
    }
    if several && (command.document.is_some() || command.as_new.is_some()) {
        return usage("one id is for one article: draft the others by themselves");
    }
    if several && command.text_to.is_some() {
        return usage("--text-to keeps the text of one article: draft the others by themselves");
    }
    if let Some(date) = &command.published
        && let Err(fault) = When::parse(date)
    {
        return Err(Failure::Usage(format!("--published: {fault}")));
    }
    Ok(())
}

fn file(path: &Path) -> Result<ArticleFile, Failure> {
    let mut bytes = Vec::new();
    let unreadable = |error| AppFault::Unreadable {
        path: path.into(),
        error,
    };
    if path.as_os_str() == "-" {
        io::stdin()
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        return Ok(ArticleFile {
            name: "standard input".into(),
            bytes,
        });
    }
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    Ok(ArticleFile {
        name: path.display().to_string(),
        bytes,
    })
}
