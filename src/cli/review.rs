use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, process};

use clap::Args;
use gainsay::app::AppFault;
use gainsay::app::review::{
    Draft, Edited, TextFolder, accept, drop, edited, next, page_to_edit, queue, replace, show,
};
use gainsay::store::{Author, Store};

use crate::cli::author::By;
use crate::cli::output::{Done, Failure, Output};

/// Go through the drafts of the casebook, one by one
///
/// Each is shown with who said it, and with its words where the texts are given. Then a line is read: a accepts it, d drops it
/// (a reason may follow: `d not a claim`), e opens it in your editor, s leaves it for later, q ends. Each decision is written
/// at once.
#[derive(Debug, Args)]
pub(super) struct Review {
    /// The id of a document: go through its drafts only
    document: Option<String>,
    /// Show the words from the texts of the documents, as files in this folder
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// Read the answers from standard input though it is no terminal
    #[arg(long)]
    stdin: bool,
    #[command(flatten)]
    by: By,
}

const KEYS: &str = "a accept, d drop, e edit, s later, q end";

#[derive(Default)]
struct Count {
    accepted: usize,
    dropped: usize,
}

/// What a line of the person says.
enum Answer<'l> {
    Accept,
    Drop(Option<&'l str>),
    Edit,
    Later,
    End,
    Unclear,
}

impl<'l> Answer<'l> {
    fn of(line: &'l str) -> Self {
        let line = line.trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = Some(rest.trim()).filter(|rest| !rest.is_empty());
        match (word.to_lowercase().as_str(), rest) {
            ("a" | "accept", None) => Self::Accept,
            ("d" | "drop", why) => Self::Drop(why),
            ("e" | "edit", None) => Self::Edit,
            ("s" | "skip" | "l" | "later", None) => Self::Later,
            ("q" | "quit" | "end", None) => Self::End,
            _ => Self::Unclear,
        }
    }
}

pub(super) fn run(command: &Review, db: &Path, output: &mut Output) -> Result<Done, Failure> {
    if !command.stdin && !io::stdin().is_terminal() {
        return Err(Failure::Usage(
            "review asks a person, and standard input is no terminal: answers from a file or a program need --stdin".into(),
        ));
    }
    let author = command.by.named_author()?;
    let texts = match &command.texts {
        Some(folder) => TextFolder::open(folder)?,
        None => TextFolder::default(),
    };
    let waiting = queue(&Store::open_read_only(db)?, command.document.as_deref())?;
    if waiting.is_empty() {
        output.talk("there are no drafts");
        return Ok(Done::Fine);
    }
    let mut count = Count::default();
    let mut desk = Desk {
        db,
        author: &author,
        texts: &texts,
        output,
        kept: None,
    };
    for (number, id) in waiting.iter().enumerate() {
        if !desk.ask(id, (number + 1, waiting.len()), &mut count)? {
            break;
        }
    }
    let left = waiting.len() - count.accepted - count.dropped;
    output.talk(&format!(
        "{} accepted, {} dropped; {left} of {} drafts left",
        count.accepted,
        count.dropped,
        waiting.len()
    ));
    Ok(Done::Fine)
}

struct Desk<'d> {
    db: &'d Path,
    author: &'d Author,
    texts: &'d TextFolder,
    output: &'d mut Output,
    /// What a person wrote that could not be taken: the editor opens it again.
    kept: Option<String>,
}

impl Desk<'_> {
    /// Asks about one draft until it is decided on or left; false at the end.
    fn ask(&mut self, id: &str, place: (usize, usize), count: &mut Count) -> Result<bool, Failure> {
        self.kept = None;
        // Looked up when its turn comes: another may have decided in the meantime.
        while let Some(draft) = next(&Store::open_read_only(self.db)?, id)? {
            let shown = show(&draft, place, self.texts);
            self.output.text(&shown)?;
            self.output.text(&format!("[{KEYS}] "))?;
            self.output.data().flush()?;
            let mut line = String::new();
            if io::stdin().lock().read_line(&mut line)? == 0 {
                self.output.text("\n")?;
                return Ok(false);
            }
            if !io::stdin().is_terminal() {
                self.output.text(&format!("{}\n", line.trim_end()))?;
            }
            let done = match Answer::of(&line) {
                Answer::Accept => accept(self.db, self.author, &draft).map(|()| {
                    count.accepted += 1;
                    "accepted"
                }),
                Answer::Drop(why) => drop(self.db, self.author, &draft, why).map(|()| {
                    count.dropped += 1;
                    "dropped"
                }),
                Answer::Edit => match self.edit(&draft, &shown, count) {
                    Ok(said) => Ok(said),
                    Err(Failure::App(fault)) => Err(fault),
                    Err(other) => return Err(other),
                },
                Answer::Later => {
                    self.output.text("left for later\n\n")?;
                    return Ok(true);
                }
                Answer::End => return Ok(false),
                Answer::Unclear => {
                    self.output.text(&format!("write one of: {KEYS}\n\n"))?;
                    continue;
                }
            };
            match done {
                Ok(said) => self.output.text(&format!("{said}\n\n"))?,
                // What the person can mend is told, and asked again.
                Err(fault @ (AppFault::Refused { .. } | AppFault::Undecidable(_))) => {
                    self.output.tell(&fault);
                    self.output.text("\n")?;
                }
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(true)
    }

    fn edit(
        &mut self,
        draft: &Draft,
        shown: &str,
        count: &mut Count,
    ) -> Result<&'static str, Failure> {
        let before = page_to_edit(draft, shown)?;
        let after = in_editor(self.kept.as_deref().unwrap_or(&before))?;
        self.kept = Some(after.clone());
        let said = match edited(draft, &before, &after)? {
            Edited::Same => "nothing was changed",
            Edited::Draft(records, sources) => {
                replace(self.db, self.author, (records, sources))?;
                "changed; it is a draft still"
            }
            Edited::Decided(records, sources) => {
                let is_dropped = records.claims.is_empty();
                replace(self.db, self.author, (records, sources))?;
                if is_dropped {
                    count.dropped += 1;
                    "dropped"
                } else {
                    count.accepted += 1;
                    "changed and decided on"
                }
            }
        };
        self.kept = None;
        Ok(said)
    }
}

/// What a person makes of a text in their editor, the one in VISUAL or EDITOR.
fn in_editor(text: &str) -> Result<String, Failure> {
    let named = |variable| {
        env::var(variable)
            .ok()
            .filter(|name| !name.trim().is_empty())
    };
    let editor = named("VISUAL")
        .or_else(|| named("EDITOR"))
        .unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.into());
    let path = env::temp_dir().join(format!("gainsay-draft-{}.yaml", process::id()));
    let failed = |error| {
        Failure::App(AppFault::Unwritable {
            path: path.clone(),
            error,
        })
    };
    let made = fs::File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
    made.map_err(failed)?;
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("vi"));
    command.args(words).arg(&path);
    if !io::stdin().is_terminal() {
        // The answers are not for the editor.
        command.stdin(Stdio::null());
    }
    let ended = command.status();
    let after = fs::read_to_string(&path);
    let _ = fs::remove_file(&path);
    match ended {
        Ok(status) if status.success() => after.map_err(failed),
        Ok(_) => Err(Failure::App(AppFault::Undecidable(format!(
            "`{editor}` ended with a fault, and nothing was changed"
        )))),
        Err(error) => Err(Failure::App(AppFault::Undecidable(format!(
            "the editor `{editor}` cannot be run: {error}; name another in EDITOR"
        )))),
    }
}
