//! Pictures by the real Graphviz, where it is there.

use std::process::{Command, Stdio};

use crate::world::{GAINSAY, World, extras_are_required, stderr};

fn dot_is_there() -> bool {
    let tried = Command::new("dot")
        .arg("-V")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let there = tried.is_ok_and(|status| status.success());
    assert!(
        there || !extras_are_required(),
        "Graphviz is not there, and GAINSAY_REQUIRE_EXTRAS asks for it"
    );
    if !there {
        println!("skipped: Graphviz is not there");
    }
    there
}

#[test]
fn graphviz_draws_every_view_in_every_form() {
    if !dot_is_there() {
        return;
    }
    let world = World::with_casebook();
    for view in [
        &["dispute", "stranded"][..],
        &["claim", "nb-closed"],
        &["overview"],
        &["camps"],
        &["camps", "--by", "parties", "--over", "questions"],
        &["sources", "nb-closed"],
        &["sources", "closed-by"],
        &["sources", "radio-march"],
    ] {
        for (ending, begin) in [
            ("svg", &b"<?xml"[..]),
            ("png", b"\x89PNG"),
            ("pdf", b"%PDF"),
            ("dot", b"digraph"),
        ] {
            let name = format!("picture.{ending}");
            let mut command = world.command(GAINSAY);
            command
                .env("GAINSAY_DOT", "dot")
                .arg("graph")
                .args(view)
                .args(["-o", &name]);
            let done = command.output().expect("it runs");
            assert!(
                done.status.success(),
                "{view:?} {ending}: {}",
                stderr(&done)
            );
            assert_eq!(
                stderr(&done),
                format!("wrote {name}\n"),
                "{view:?} {ending}"
            );
            assert!(done.stdout.is_empty(), "{view:?} {ending}");
            assert!(world.bytes(&name).starts_with(begin), "{view:?} {ending}");
        }
    }
}

#[test]
fn a_graphviz_that_fails_is_told_of() {
    let world = World::with_casebook();
    for (program, told) in [
        (
            "#!/bin/sh\necho 'out of paper' >&2\nexit 3\n",
            "Graphviz failed: out of paper",
        ),
        (
            "#!/bin/sh\nexec sleep 60\n",
            "Graphviz was stopped after 1 seconds",
        ),
    ] {
        world.write("dot", program);
        assert!(world.shell("chmod +x dot").status.success());
        let mut command = world.command(GAINSAY);
        command.env("GAINSAY_DOT", "./dot").args([
            "graph",
            "overview",
            "-o",
            "picture.svg",
            "--timeout",
            "1",
        ]);
        let done = command.output().expect("it runs");
        assert_eq!(done.status.code(), Some(3), "{}", stderr(&done));
        assert!(stderr(&done).contains(told), "{}", stderr(&done));
        assert!(!world.path("picture.svg").exists());
    }
}
