//! Inputs without end: they are refused, and memory stays bounded. Not every system can bound it.
#![cfg(target_os = "linux")]

use std::io::Write;
use std::process::Stdio;

use crate::world::{World, stderr};

/// How much memory an import of such a line may take, in KiB.
const MEMORY: u32 = 400 << 10;

/// Feeds one line to `gainsay import -`, which has little memory, and gives what it says.
fn import_line(world: &World, begin: &str, mebibytes: usize) -> String {
    let mut child = world
        .command("sh")
        .args([
            "-c",
            &format!("ulimit -v {MEMORY} && exec gainsay import -"),
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut stdin = child.stdin.take().expect("it is piped");
    let block = vec![b'x'; 1 << 20];
    let feeder = std::thread::spawn({
        let begin = begin.to_owned();
        move || {
            // A reader that has had enough closes the pipe.
            let _ = stdin.write_all(begin.as_bytes());
            for _ in 0..mebibytes {
                if stdin.write_all(&block).is_err() {
                    break;
                }
            }
        }
    });
    let done = child.wait_with_output().expect("it ends");
    feeder.join().expect("it ends");
    assert_eq!(done.status.code(), Some(3), "{}", stderr(&done));
    stderr(&done)
}

#[test]
fn a_line_without_end_is_refused() {
    let world = World::with_casebook();
    let before = world.bytes("gainsay.db");
    let told = import_line(&world, "{\"party\": {\"id\": \"EB\", \"name\": \"", 1024);
    assert!(
        told.starts_with("error[too-large]: line 1 is longer than 16 MiB\n"),
        "{told}"
    );
    assert!(told.len() < 1000, "{told}");
    let told = import_line(&world, "gainsay: 1\nparties: [{id: EB, name: ", 1024);
    assert!(
        told.starts_with("error[too-large]: the YAML text is longer than 64 MiB\n"),
        "{told}"
    );
    assert!(told.len() < 1000, "{told}");
    assert_eq!(world.bytes("gainsay.db"), before);
}
