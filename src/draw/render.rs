//! Runs Graphviz under a time limit.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;
use wait_timeout::ChildExt;

use crate::draw::format::OutputFormat;
use crate::draw::wrap;

/// The variable of the environment that names another `dot` than the one on the path.
pub const PROGRAM_VARIABLE: &str = "GAINSAY_DOT";

/// How long Graphviz may take where nobody says otherwise.
pub const USUAL_LIMIT: Duration = Duration::from_secs(30);

/// Why Graphviz drew no picture.
#[derive(Debug, Error)]
pub enum RenderFault {
    /// It is not there.
    #[error(
        "Graphviz draws this picture, and `{program}` was not found; install it (Debian, Ubuntu: `apt install graphviz`; \
         macOS: `brew install graphviz`; Windows: `winget install Graphviz.Graphviz`), name it in {PROGRAM_VARIABLE}, \
         or ask for a .dot file, or for an .svg, which is then drawn without it"
    )]
    Absent {
        /// What was looked for.
        program: String,
    },
    /// It took too long.
    #[error(
        "Graphviz was stopped after {} seconds; draw less, give it more time, or ask for a .dot file and run \
         `dot` on it without a limit",
        limit.as_secs_f64()
    )]
    TooSlow {
        /// How long it had.
        limit: Duration,
    },
    /// It gave up.
    #[error("Graphviz failed: {message}")]
    Failed {
        /// What it said, cut short.
        message: String,
    },
    /// It could not be run or talked to.
    #[error("Graphviz could not be run: {0}")]
    Broken(#[from] std::io::Error),
}

/// A `dot` program.
#[derive(Clone, Debug)]
pub struct Graphviz {
    program: OsString,
}

impl Graphviz {
    /// The one that the environment names, else that on the path. Whether it is there shows when it is run.
    pub fn of_environment() -> Self {
        let named = std::env::var_os(PROGRAM_VARIABLE).filter(|name| !name.is_empty());
        Self {
            program: named.unwrap_or_else(|| "dot".into()),
        }
    }

    /// The one in this place.
    pub fn at(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into().into_os_string(),
        }
    }

    /// Whether it can be run.
    pub fn is_present(&self) -> bool {
        let tried = Command::new(&self.program)
            .arg("-V")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        tried.is_ok_and(|status| status.success())
    }

    /// Has it draw a diagram. DOT itself is given back as it is.
    ///
    /// # Errors
    /// When it is absent, too slow, or fails.
    pub fn render(
        &self,
        dot: &str,
        format: OutputFormat,
        limit: Duration,
    ) -> Result<Vec<u8>, RenderFault> {
        let arguments: &[&str] = match format {
            OutputFormat::Dot => return Ok(dot.as_bytes().to_vec()),
            OutputFormat::Svg => &["-Tsvg"],
            // Twice the pixels of a plain screen, so that small print can be read.
            OutputFormat::Png => &["-Tpng", "-Gdpi=144"],
            OutputFormat::Pdf => &["-Tpdf"],
        };
        let deadline = Instant::now() + limit;
        let mut child = Command::new(&self.program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|fault| match fault.kind() {
                ErrorKind::NotFound | ErrorKind::PermissionDenied => RenderFault::Absent {
                    program: self.program.to_string_lossy().into_owned(),
                },
                _ => RenderFault::Broken(fault),
            })?;
        // Each pipe has a thread of its own, so that none fills up while another is waited for. They are not joined: a
        // killed program's children may hold a pipe open for as long as they like.
        if let Some(mut stdin) = child.stdin.take() {
            let dot = dot.as_bytes().to_vec();
            thread::spawn(move || {
                // A program that gives up early closes the pipe; its own words say why.
                let _ = stdin.write_all(&dot);
            });
        }
        let stdout = child.stdout.take().map(drain);
        let stderr = child.stderr.take().map(drain);
        let Some(status) = child.wait_timeout(limit)? else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(RenderFault::TooSlow { limit });
        };
        let collect = |pipe: Option<mpsc::Receiver<Vec<u8>>>| {
            let left = deadline.saturating_duration_since(Instant::now());
            pipe.map(|pipe| pipe.recv_timeout(left.max(Duration::from_millis(100))))
        };
        let picture = match collect(stdout) {
            Some(Ok(picture)) => picture,
            _ => return Err(RenderFault::TooSlow { limit }),
        };
        if status.success() && !picture.is_empty() {
            return Ok(picture);
        }
        let said = collect(stderr).and_then(Result::ok).unwrap_or_default();
        let said = String::from_utf8_lossy(&said);
        let message = match said.trim() {
            "" => format!("it ended with {status} and said nothing"),
            said => wrap::shorten(said, 400),
        };
        Err(RenderFault::Failed { message })
    }
}

/// Has the environment's Graphviz draw a diagram.
///
/// # Errors
/// When it is absent, too slow, or fails.
pub fn render(dot: &str, format: OutputFormat, limit: Duration) -> Result<Vec<u8>, RenderFault> {
    Graphviz::of_environment().render(dot, format, limit)
}

/// Reads a pipe to its end on a thread of its own.
fn drain(mut pipe: impl Read + Send + 'static) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        let _ = sender.send(bytes);
    });
    receiver
}
