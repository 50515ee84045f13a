//! The only printing: data to standard output, talk to standard error, and the exit code.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use gainsay::app::{AppFault, FaultKind};
use gainsay::formats::diagnostics;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// All is well.
    Fine,
    /// There are findings.
    Findings,
}

/// Why a command did not end well.
#[derive(Debug)]
pub(super) enum Failure {
    App(AppFault),
    /// The arguments fit the grammar but not each other.
    Usage(String),
    /// Standard output is closed or full.
    Output(io::Error),
}

impl From<AppFault> for Failure {
    fn from(fault: AppFault) -> Self {
        Self::App(fault)
    }
}

impl From<gainsay::store::StoreFault> for Failure {
    fn from(fault: gainsay::store::StoreFault) -> Self {
        Self::App(fault.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

pub(super) struct Output {
    out: BufWriter<io::StdoutLock<'static>>,
}

impl Output {
    pub(super) fn new() -> Self {
        Self {
            out: BufWriter::new(io::stdout().lock()),
        }
    }

    /// Text for people, made safe for their terminal.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(printable(text).as_bytes())
    }

    /// Data, as it is.
    pub(super) fn data(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// A line for people that is not what they asked for.
    pub(super) fn talk(&mut self, line: &str) {
        self.raw(&printable(line));
    }

    /// Data to a file, or to standard output where none or `-` is named. The file is whole or as it was before.
    pub(super) fn write_to(&mut self, path: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
        match path.filter(|path| *path != Path::new("-")) {
            None => Ok(self.out.write_all(bytes)?),
            Some(path) => {
                gainsay::app::files::write_whole(path, bytes)?;
                self.talk(&format!("wrote {}", path.display()));
                Ok(())
            }
        }
    }

    /// The same, with what is written as it comes.
    pub(super) fn stream_to(
        &mut self,
        path: Option<&Path>,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        match path.filter(|path| *path != Path::new("-")) {
            None => Ok(write(&mut self.out)?),
            Some(path) => {
                gainsay::app::files::write_whole_by(path, write)?;
                self.talk(&format!("wrote {}", path.display()));
                Ok(())
            }
        }
    }

    /// Says what went wrong, and gives the exit code.
    pub(super) fn finish(mut self, done: Result<Done, Failure>) -> ExitCode {
        let done = done.and_then(|done| self.out.flush().map(|()| done).map_err(Failure::Output));
        match done {
            Ok(Done::Fine) => ExitCode::SUCCESS,
            Ok(Done::Findings) => ExitCode::from(1),
            // The reader has seen enough, as with `| head`.
            Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
                ExitCode::SUCCESS
            }
            Err(Failure::Output(error)) => {
                self.error(&format!("standard output cannot be written: {error}"), None);
                ExitCode::from(3)
            }
            Err(Failure::Usage(message)) => {
                self.error(&message, None);
                ExitCode::from(2)
            }
            Err(Failure::App(fault)) => {
                self.fault(&fault);
                ExitCode::from(match fault.kind() {
                    FaultKind::Input => 3,
                    FaultKind::Casebook => 4,
                })
            }
        }
    }

    /// Says what went wrong, where it can be mended at once.
    pub(super) fn tell(&mut self, fault: &AppFault) {
        self.fault(fault);
    }

    fn fault(&mut self, fault: &AppFault) {
        if let AppFault::Refused {
            sources,
            faults,
            unreadable,
            ..
        } = fault
        {
            for error in unreadable {
                self.error(&error.to_string(), None);
            }
            let rendered = diagnostics::render(faults, sources, styled());
            if !rendered.is_empty() {
                self.raw(rendered.trim_end());
            }
            let number = faults.len() + unreadable.len();
            self.error(
                &format!(
                    "{fault}: {number} {} to mend",
                    if number == 1 { "fault" } else { "faults" }
                ),
                None,
            );
        } else {
            self.error(&fault.to_string(), None);
            if let AppFault::OtherText { changes, .. } = fault {
                for change in changes {
                    self.talk(&format!("  {change}"));
                }
            }
            if let Some(hint) = fault.hint() {
                self.talk(&format!("  hint: {hint}"));
            }
        }
    }

    fn error(&mut self, message: &str, hint: Option<&str>) {
        self.talk(&format!("gainsay: {message}"));
        if let Some(hint) = hint {
            self.talk(&format!("  hint: {hint}"));
        }
    }

    /// What was made safe already, and may be coloured.
    fn raw(&mut self, text: &str) {
        let _ = self.out.flush();
        // Nobody can be told that there is nobody to tell.
        let _ = writeln!(io::stderr(), "{text}");
    }
}

/// Whether standard error shows colours.
fn styled() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Text without the control characters that could steer a terminal.
pub(super) fn printable(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    text.chars()
        .map(|c| if steers(c) { '\u{fffd}' } else { c })
        .collect()
}
