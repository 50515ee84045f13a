//! The small fixed world that the binary is run in: clock, user, width, no colour, no Graphviz.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The binary.
pub(crate) const GAINSAY: &str = env!("CARGO_BIN_EXE_gainsay");

/// The environment of every run.
pub(crate) const ENVIRONMENT: [(&str, &str); 7] = [
    ("GAINSAY_DB", ""),
    ("GAINSAY_DOT", "/nonexistent/dot"),
    ("GAINSAY_NOW", "2026-11-20T10:00:00Z"),
    ("GAINSAY_USER", "editor"),
    ("COLUMNS", "100"),
    ("LC_ALL", "C.UTF-8"),
    ("NO_COLOR", "1"),
];

/// The root of the crate.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A casebook of two towns and a bridge, with everything that a casebook can have.
pub(crate) fn towns() -> PathBuf {
    root().join("tests/transcripts/towns.yaml")
}

/// The path with the binary's directory in front, for shells.
pub(crate) fn path_variable() -> String {
    let directory = Path::new(GAINSAY).parent().expect("it lies in a directory");
    let usual = std::env::var("PATH").unwrap_or_default();
    format!("{}:{usual}", directory.display())
}

/// Whether what this machine lacks is a failure rather than a reason to skip.
pub(crate) fn extras_are_required() -> bool {
    std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_some_and(|value| value == "1")
}

/// A directory that `towns.yaml` lies in, and `gainsay.db` too where it is asked for.
pub(crate) struct World {
    directory: TempDir,
}

impl World {
    pub(crate) fn empty() -> Self {
        let directory = tempfile::tempdir().expect("there is room");
        fs::copy(towns(), directory.path().join("towns.yaml")).expect("it can be copied");
        Self { directory }
    }

    pub(crate) fn with_casebook() -> Self {
        let world = Self::empty();
        let done = world.run(&["import", "towns.yaml"]);
        assert!(done.status.success(), "{}", stderr(&done));
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("it can be written");
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("it can be read")
    }

    /// A program, to be run here.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.directory.path())
            .envs(ENVIRONMENT)
            .env("PATH", path_variable())
            .stdin(Stdio::null());
        command
    }

    /// Runs gainsay to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(GAINSAY)
            .args(arguments)
            .output()
            .expect("it runs")
    }

    /// Runs a line in a shell.
    pub(crate) fn shell(&self, line: &str) -> Output {
        self.command("sh")
            .args(["-c", line])
            .output()
            .expect("it runs")
    }
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
