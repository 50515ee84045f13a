//! The mistakes that people make most often in a text: where the message stands, and what it says.

use std::fmt::Write as _;

use gainsay::model::fault::FaultCode;

use crate::outcome::Outcome;

/// A text, where its first fault stands, what is said about it, and how the help begins.
type Mistake = (&'static str, u64, u64, &'static str, &'static str);

const TAB: &str = "a tab stands where YAML wants spaces";
const TAB_HELP: &str = "YAML indents with spaces, not tabs";
const ITEM: &str = "this item does not line up with the others of its list";
const LINE: &str = "this line does not line up with those that it belongs to";
const QUOTE: &str = "this quotation mark is not closed";

const YAML: &[Mistake] = &[
    // Tabs.
    ("gainsay: 1\nparties:\n\t- id: EB\n", 3, 1, TAB, TAB_HELP),
    (
        "gainsay: 1\nparties:\n  - id: EB\n\tname: East\n",
        4,
        1,
        TAB,
        TAB_HELP,
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n  \tname: East\n",
        4,
        3,
        TAB,
        TAB_HELP,
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name: East\n\t- id: WB\n",
        5,
        1,
        TAB,
        TAB_HELP,
    ),
    (
        "gainsay: 1\nclaims:\n  - id: c\n    said:\n\t  - {by: x}\n",
        5,
        1,
        TAB,
        TAB_HELP,
    ),
    (
        "gainsay: 1\nclaims:\n  - id: c\n    text: \"East\n\tside\"\n\tnote: y\n",
        5,
        1,
        TAB,
        TAB_HELP,
    ),
    // Brackets.
    (
        "gainsay: 1\nparties:\n  - {id: EB, name: East\n",
        3,
        5,
        "this `{` is not closed",
        "add `}`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB, name: East\n  - {id: WB, name: West}\n",
        3,
        5,
        "this `{` is not closed",
        "add `}`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB, name: East\nquestions:\n  - {id: q, text: t}\n",
        3,
        5,
        "this `{` is not closed",
        "add `}`",
    ),
    (
        "gainsay: 1\nparties: [{id: EB, name: East}\nquestions:\n  - {id: q, text: t}\n",
        2,
        10,
        "this `[` is not closed",
        "add `]`",
    ),
    (
        "gainsay: 1\ndocuments:\n  - id: d\n    note: |\n      a {\n    cites: [a, b # {\n    lang: en\n",
        6,
        12,
        "this `[` is not closed",
        "add `]`",
    ),
    (
        "gainsay: 1\ndocuments:\n  - id: '{'\n    cites: [a, b\n  - id: e\n",
        4,
        12,
        "this `[` is not closed",
        "add `]`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB, aliases: {az: [x}, name: East}\n",
        3,
        28,
        "this `[` is not closed",
        "add `]`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB, aliases: {az: [x]}}, name: East}\n",
        3,
        33,
        "",
        "",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB}}\n",
        3,
        13,
        "this `}` closes nothing",
        "drop it",
    ),
    // A bracket on lines of its own is closed; what is wrong stands elsewhere.
    (
        "gainsay: 1\nparties: [\n{id: EB, name: x},\n{id: WB,\nname: y: z}\n]\n",
        5,
        8,
        "",
        "",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB name: East}\n",
        3,
        17,
        "a comma or a closing bracket is missing before this",
        "add it",
    ),
    // Colons.
    (
        "gainsay: 1\nparties\n  - {id: EB, name: East}\n",
        2,
        1,
        "a `:` is missing behind `parties`",
        "write `parties:`",
    ),
    (
        "gainsay 1\nparties:\n  - {id: EB, name: East}\n",
        1,
        1,
        "a `:` is missing behind `gainsay`",
        "write `gainsay: 1`",
    ),
    (
        "gainsay: 1\nparties:\n  - id EB\n    name: East\n",
        3,
        5,
        "a `:` is missing behind `id`",
        "write `id: EB`",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name East\n  - id: WB\n",
        4,
        5,
        "a `:` is missing behind `name`",
        "write `name: East`",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name:East\n",
        4,
        9,
        "a blank is missing behind the `:` of `name`",
        "write `name: East`",
    ),
    (
        "gainsay: 1\nparties:\n  - id:EB\n    name: East\n",
        3,
        7,
        "a blank is missing behind the `:` of `id`",
        "write `id: EB`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id:EB, name: East}\n",
        3,
        6,
        "a blank is missing behind the `:` of `id`",
        "write `id: EB`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id EB, name: East}\n",
        3,
        6,
        "a `:` is missing behind `id`",
        "write `id: EB`",
    ),
    (
        "gainsay: 1\nclaims:\n  - id: c\n    text: The toll: who pays?\n",
        4,
        19,
        "a `:` stands where no field can begin",
        "put text that has a `: ` in it in quotes",
    ),
    // Quotation marks.
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name: \"East\n",
        4,
        11,
        QUOTE,
        "add \" at the end",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name: 'East\n",
        4,
        11,
        QUOTE,
        "add ' at the end",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name: \"East\n  - id: WB\n    name: \"West\"\n",
        4,
        11,
        QUOTE,
        "add \" at the end",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB, name: \"East}\n  - {id: WB, name: \"West\"}\n",
        3,
        20,
        QUOTE,
        "add \" at the end",
    ),
    (
        "gainsay: 1\nclaims:\n  - id: c\n    text: \"No\" comment\n",
        4,
        16,
        "there is more behind the closing quotation mark",
        "put all of the value in quotes",
    ),
    // Indentation.
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name: East\n - id: WB\n   name: West\n",
        5,
        2,
        ITEM,
        "begin its `-` in column 3",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n    name: East\n   - id: WB\n     name: West\n",
        5,
        4,
        ITEM,
        "begin its `-` in column 3",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: EB, name: East}\n- {id: WB, name: West}\n",
        4,
        1,
        ITEM,
        "begin its `-` in column 3",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n  -id: WB\n",
        4,
        3,
        "a blank is missing behind this `-`",
        "write `- id: WB`",
    ),
    (
        "gainsay: 1\nparties:\n  -id: EB\n",
        3,
        3,
        "`parties` is a list, not a group of fields",
        "put a blank behind the `-` of each item",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n   name: East\n",
        4,
        4,
        LINE,
        "begin it in column 5, if it belongs to `id` above it",
    ),
    (
        "gainsay: 1\nparties:\n  - id: EB\n      name: East\n",
        4,
        7,
        "`name` stands further to the right than `id` above it",
        "begin it in column 5, as `id`",
    ),
    (
        "gainsay: 1\n parties:\n  - id: EB\n",
        2,
        2,
        "`parties` stands further to the right than `gainsay` above it",
        "begin it in column 1, as `gainsay`",
    ),
    // Words for what is no casebook.
    (
        "- id: EB\n",
        1,
        1,
        "a list stands where a casebook is expected",
        "a casebook begins with `gainsay: 1`",
    ),
    (
        "gainsay: 1\nparties: [EB]\n",
        2,
        11,
        "text stands where a party is expected",
        "write its fields, each as `field: value`",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: {a: b}, name: c}\n",
        3,
        10,
        "`id` is text, not a group of fields",
        "put the text in quotes",
    ),
    (
        "gainsay: 1\nparties:\n  - {id: a, name: b, aliases: [c]}\n",
        3,
        31,
        "`aliases` holds names by language, not a list",
        "write them as in `aliases: {",
    ),
];

/// Lines of JSON.
const JSON: &[Mistake] = &[
    (
        "{\"party\": {\"id\": \"AM\", \"name\": \"Armenia\"}\n",
        1,
        1,
        "this `{` is not closed on its line",
        "write all of a record on one line",
    ),
    (
        "{\"document\": {\"id\": \"a]\", \"cites\": [\"b\"\n",
        1,
        36,
        "this `[` is not closed on its line",
        "write all of a record on one line",
    ),
    (
        "{\"party\": {\"id\": \"A\\\"M}}\n",
        1,
        18,
        "this `\"` is not closed on its line",
        "add `\"` at the end of the text",
    ),
    (
        "{\"party\" {\"id\": \"AM\"}}\n",
        1,
        10,
        "this line is not JSON: a `:` is missing before this",
        "write one record a line",
    ),
    (
        "{\"party\": {id: \"AM\"}}\n",
        1,
        12,
        "this line is not JSON: the name of a field stands in double quotes",
        "write one record a line",
    ),
    (
        "{\"party\": {\"id\": AM}}\n",
        1,
        18,
        "this line is not JSON: a text in quotes or a number is expected here",
        "write one record a line",
    ),
];

#[test]
fn mistakes_in_yaml_are_told_where_they_stand() {
    told(YAML, Outcome::yaml);
}

#[test]
fn mistakes_in_json_lines_are_told_where_they_stand() {
    told(JSON, Outcome::json_lines);
}

#[track_caller]
fn told(mistakes: &[Mistake], read: fn(&str) -> Outcome) {
    let mut wrong = String::new();
    let ends = ["\n", "\r\n"];
    for ((text, line, column, message, help), end) in mistakes
        .iter()
        .flat_map(|mistake| ends.map(|end| (mistake, end)))
    {
        let outcome = read(&text.replace('\n', end));
        let told = outcome.faults.first().is_some_and(|fault| {
            outcome.where_is(fault.place) == (*line, *column)
                && (message.is_empty() || fault.message == *message)
                && fault
                    .help
                    .as_deref()
                    .is_some_and(|said| said.starts_with(help))
        });
        if !told {
            write!(wrong, "{line}:{column} {message}\n{}\n", outcome.shown())
                .expect("there is room");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// People need no words of programmers to read a message.
#[test]
fn no_message_speaks_of_maps_and_scalars() {
    let words = [
        "map", "mapping", "scalar", "key", "keys", "sequence", "EOF", "ident",
    ];
    for (text, ..) in YAML {
        plain(&Outcome::yaml(text), &words);
    }
    for (text, ..) in JSON {
        plain(&Outcome::json_lines(text), &words);
    }
}

fn plain(outcome: &Outcome, words: &[&str]) {
    for fault in &outcome.faults {
        let said = format!(
            "{} {}",
            fault.message,
            fault.help.as_deref().unwrap_or_default()
        );
        let found = said
            .split(|sign: char| !sign.is_alphanumeric())
            .find(|word| words.contains(word));
        assert_eq!(found, None, "{said}");
    }
}

#[test]
fn a_bracket_closed_by_the_wrong_one_shows_both() {
    let outcome = Outcome::yaml("gainsay: 1\nparties:\n  - {id: EB, aliases: {az: [x}}\n");
    assert_eq!(
        outcome.shown(),
        "\
error[syntax]: this `[` is not closed
 --> casebook.yaml:3:28
  |
3 |   - {id: EB, aliases: {az: [x}}
  |                            ^
  |
 ::: casebook.yaml:3:30
  |
3 |   - {id: EB, aliases: {az: [x}}
  |                              - this `}` does not close it
  |
  = help: add `]` where it ends
"
    );
    assert_eq!(outcome.list(), [(FaultCode::Syntax, 3, 28)]);
}
