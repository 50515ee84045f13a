//! Data goes to standard output, talk to standard error.

use std::fs;

use crate::world::{World, stderr, stdout};

/// What a command is expected to write to.
enum Writes {
    Data,
    Talk,
    Both,
}

#[test]
fn data_and_talk_are_kept_apart() {
    let world = World::with_casebook();
    let pair = ["nb-closed", "sb-closed"];
    let cases: [(&[&str], i32, Writes); 22] = [
        (&["--version"], 0, Writes::Data),
        (&["--help"], 0, Writes::Data),
        (&["help", "check"], 0, Writes::Data),
        (&[], 2, Writes::Talk),
        (&["disputs"], 2, Writes::Talk),
        (&["--db", "new.db", "init"], 0, Writes::Talk),
        (&["--db", "new.db", "import", "towns.yaml"], 0, Writes::Talk),
        (&["import", "nowhere.yaml"], 3, Writes::Talk),
        (&["export", "yaml"], 0, Writes::Data),
        (&["export", "jsonl", "-o", "-"], 0, Writes::Data),
        (&["disputes"], 0, Writes::Data),
        (&["disputes", "--format", "csv"], 0, Writes::Data),
        (&["check"], 1, Writes::Both),
        (&["show", "ferry"], 0, Writes::Data),
        (&["show", "nobody"], 3, Writes::Talk),
        (&["explain", pair[0], pair[1]], 0, Writes::Data),
        (
            &["judge", pair[0], pair[1], "--confirm", "--why", "so"],
            0,
            Writes::Data,
        ),
        (&["link", pair[0], "contradicts", pair[1]], 0, Writes::Data),
        (&["sql", "SELECT 1"], 0, Writes::Data),
        (&["sql", "DELETE FROM claims"], 3, Writes::Talk),
        (&["graph", "overview"], 0, Writes::Data),
        (&["--db", "towns.yaml", "disputes"], 4, Writes::Talk),
    ];
    for (arguments, code, writes) in cases {
        let done = world.run(arguments);
        let what = format!("{arguments:?}\n{}\n{}", stdout(&done), stderr(&done));
        assert_eq!(done.status.code(), Some(code), "{what}");
        let (data, talk) = match writes {
            Writes::Data => (true, false),
            Writes::Talk => (false, true),
            Writes::Both => (true, true),
        };
        assert_eq!(
            (!done.stdout.is_empty(), !done.stderr.is_empty()),
            (data, talk),
            "{what}"
        );
    }
}

/// No colours, wherever the output goes: only a terminal has them.
#[test]
fn nothing_steers_a_terminal() {
    let world = World::with_casebook();
    world.write(
        "steering.yaml",
        "gainsay: 1\nparties:\n  - {id: EB, name: \"\\e[2Jhello\\u202e\"}\n",
    );
    for line in [
        "env -u NO_COLOR gainsay check",
        "gainsay import steering.yaml",
        "gainsay show EB",
        "gainsay import steering.yaml nowhere$(printf '\\033')[2J.yaml",
        "gainsay show $(printf 'a\\033[2J')",
        "gainsay sql 'SELECT name FROM parties'",
    ] {
        let done = world.shell(line);
        let written = stdout(&done) + &stderr(&done);
        assert!(!written.is_empty(), "{line}");
        assert!(
            !written.contains(['\u{1b}', '\u{202e}']),
            "{line}: {written:?}"
        );
    }
}

/// Every table but the log, row by row and in every column but the keys that SQLite counts up.
#[test]
fn what_is_exported_gives_the_same_rows() {
    let world = World::with_casebook();
    let run = |arguments: &[&str]| {
        let done = world.run(arguments);
        assert!(done.status.success(), "{arguments:?}: {}", stderr(&done));
        stdout(&done)
    };
    let dump = |db: &str| -> Vec<String> {
        let tables = run(&[
            "--db",
            db,
            "sql",
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view')
             AND name NOT IN ('changes', 'imports', 'sqlite_schema') ORDER BY name",
            "--format",
            "csv",
        ]);
        let tables: Vec<&str> = tables.lines().skip(1).collect();
        assert!(tables.contains(&"attributions") && tables.contains(&"contradictions"));
        tables
            .iter()
            .map(|table| {
                run(&[
                    "--db",
                    db,
                    "sql",
                    &format!("SELECT * FROM {table}"),
                    "--format",
                    "jsonl",
                ])
            })
            .collect()
    };
    let before = dump("gainsay.db");
    assert!(
        before
            .iter()
            .map(|rows| rows.lines().count())
            .sum::<usize>()
            > 200
    );
    for form in ["yaml", "jsonl"] {
        let file = format!("out.{form}");
        let db = format!("from-{form}.db");
        run(&["export", form, "-o", &file]);
        run(&["--db", &db, "import", &file]);
        assert_eq!(dump(&db), before, "{form}");
        assert_eq!(
            run(&["--db", &db, "export", form]),
            fs::read_to_string(world.path(&file)).expect("it reads")
        );
    }
}
