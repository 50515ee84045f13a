//! Readers in Python.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Whether Python has a module; where it has not, a notice, or a failure where it must have.
pub(super) fn has(test: &str, what: &str, import: &str) -> bool {
    let tried = Command::new("python3")
        .args(["-c", import])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if tried.is_ok_and(|status| status.success()) {
        return true;
    }
    assert!(
        std::env::var_os("GAINSAY_REQUIRE_EXTRAS").is_none_or(|required| required != "1"),
        "{test} needs {what}, and GAINSAY_REQUIRE_EXTRAS=1 asks for it"
    );
    eprintln!("skipped: {test} needs {what}");
    false
}

/// Whether networkx is there, new enough to read our JSON.
pub(super) fn has_networkx(test: &str) -> bool {
    has(
        test,
        "networkx 3.4 or newer",
        "import networkx; networkx.node_link_graph({'nodes': [], 'edges': []}, edges='edges')",
    )
}

/// What a program says to some bytes, as JSON.
pub(super) fn run(program: &str, bytes: &[u8]) -> Value {
    let mut child = Command::new("python3")
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(
        done.status.success(),
        "it is not read:\n{}",
        String::from_utf8_lossy(bytes)
    );
    serde_json::from_slice(&done.stdout).unwrap()
}
