//! Running Graphviz: found or not, in time or not.

use std::path::Path;
use std::time::Duration;

use gainsay::draw::format::OutputFormat;
use gainsay::draw::render::{Graphviz, RenderFault};

use crate::graphviz;

const LONG: Duration = Duration::from_secs(60);

#[test]
fn endings_name_formats() {
    for (name, format) in [
        ("a.dot", OutputFormat::Dot),
        ("a.gv", OutputFormat::Dot),
        ("a.b.SVG", OutputFormat::Svg),
        ("dir.png/a.png", OutputFormat::Png),
        ("a.pdf", OutputFormat::Pdf),
    ] {
        assert_eq!(OutputFormat::of_path(Path::new(name)), Ok(format));
    }
    for (name, told) in [
        (
            "a.jpeg",
            "`.jpeg` is no format for pictures and graphs; end the name in .dot, .gv, .svg, .png or .pdf for a picture, in .json, .graphml, .gexf or .af for other programs, or in / for a folder of CSV files",
        ),
        (
            "a",
            "a name without an ending is no format for pictures and graphs; end the name in .dot, .gv, .svg, .png or .pdf for a picture, in .json, .graphml, .gexf or .af for other programs, or in / for a folder of CSV files",
        ),
    ] {
        assert_eq!(
            OutputFormat::of_path(Path::new(name))
                .unwrap_err()
                .to_string(),
            told
        );
    }
}

#[test]
fn dot_needs_no_graphviz() {
    let absent = Graphviz::at("/nowhere/dot");
    assert_eq!(
        absent
            .render("digraph {}", OutputFormat::Dot, LONG)
            .unwrap(),
        b"digraph {}"
    );
    assert!(!absent.is_present());
    let fault = absent
        .render("digraph {}", OutputFormat::Png, LONG)
        .unwrap_err();
    assert!(matches!(fault, RenderFault::Absent { .. }));
    let told = fault.to_string();
    assert!(
        told.contains("`/nowhere/dot` was not found; install it")
            && told.contains("ask for a .dot file"),
        "{told}"
    );
}

#[test]
fn pictures_come_in_every_format() {
    let Some(graphviz) = graphviz("pictures_come_in_every_format") else {
        return;
    };
    for (format, begins) in [
        (OutputFormat::Svg, b"<?xml".as_slice()),
        (OutputFormat::Png, b"\x89PNG"),
        (OutputFormat::Pdf, b"%PDF"),
    ] {
        let picture = graphviz.render("digraph { a -> b }", format, LONG).unwrap();
        assert!(picture.starts_with(begins), "{format:?}");
    }
    let fault = graphviz
        .render("digraph {", OutputFormat::Svg, LONG)
        .unwrap_err();
    assert!(fault.to_string().contains("syntax error"), "{fault}");
}

#[cfg(unix)]
mod scripts {
    use std::os::unix::fs::PermissionsExt;
    use std::time::Instant;

    use super::*;

    fn script(lines: &str) -> (tempfile::TempDir, Graphviz) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("dot");
        std::fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        (dir, Graphviz::at(path))
    }

    /// A long DOT: more than any pipe holds.
    fn long_dot() -> String {
        format!("digraph {{ /* {} */ }}", "x".repeat(1 << 20))
    }

    #[test]
    fn a_slow_program_is_stopped() {
        // The child of the script keeps its pipes open when the script itself is killed.
        let (_dir, slow) = script("sleep 20");
        let begun = Instant::now();
        let limit = Duration::from_millis(300);
        let fault = slow
            .render(&long_dot(), OutputFormat::Svg, limit)
            .unwrap_err();
        assert!(matches!(fault, RenderFault::TooSlow { .. }), "{fault}");
        assert!(begun.elapsed() < Duration::from_secs(10));
        assert!(
            fault.to_string().starts_with(
                "Graphviz was stopped after 0.3 seconds; draw less, give it more time"
            ),
            "{fault}"
        );
    }

    #[test]
    fn a_program_that_leaves_its_pipe_open_is_not_waited_for() {
        let (_dir, odd) = script("sleep 20 & echo picture");
        let begun = Instant::now();
        let fault = odd
            .render("digraph {}", OutputFormat::Svg, Duration::from_millis(500))
            .unwrap_err();
        assert!(matches!(fault, RenderFault::TooSlow { .. }), "{fault}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn full_pipes_block_nobody() {
        // It writes much on both pipes before it reads anything.
        let noise = "head -c 1000000 /dev/zero | tr '\\0' x";
        let (_dir, loud) = script(&format!("{noise} >&2\n{noise}\ncat >/dev/null"));
        let picture = loud.render(&long_dot(), OutputFormat::Svg, LONG).unwrap();
        assert_eq!(picture.len(), 1_000_000);
    }

    #[test]
    fn what_it_says_is_told_briefly() {
        let (_dir, failing) =
            script("echo \"Error: <stdin>: $(head -c 5000 /dev/zero | tr '\\0' x)\" >&2\nexit 3");
        let fault = failing
            .render(&long_dot(), OutputFormat::Svg, LONG)
            .unwrap_err();
        let told = fault.to_string();
        assert!(
            told.starts_with("Graphviz failed: Error: <stdin>: xxx") && told.len() < 500,
            "{told}"
        );
        let (_dir, silent) = script("exit 3");
        let fault = silent
            .render("digraph {}", OutputFormat::Svg, LONG)
            .unwrap_err();
        assert!(fault.to_string().contains("said nothing"), "{fault}");
    }
}
