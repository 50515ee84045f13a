//! Casebooks above the size from which on nothing is loaded whole: the same words, by the other way.

use std::fmt::Write as _;

use crate::world::{World, stderr, stdout};

/// More claims than are loaded whole.
const MANY: usize = 5_001;

/// The casebook of the towns with so many drafts beside it, which enter no analysis.
fn with_drafts() -> World {
    let world = World::with_casebook();
    let mut text = String::new();
    for number in 0..MANY {
        let claim = format!(
            "{{\"id\":\"draft-{number}\",\"text\":\"Draft {number}.\",\"status\":\"draft\"}}"
        );
        writeln!(text, "{{\"claim\":{claim}}}").expect("a string takes everything");
    }
    world.write("drafts.jsonl", text);
    let done = world.run(&["import", "drafts.jsonl"]);
    assert!(done.status.success(), "{}", stderr(&done));
    world
}

fn told(world: &World, line: &str) -> String {
    let done = world.shell(&format!("gainsay {line}"));
    assert!(done.status.success(), "{line}: {}", stderr(&done));
    // Nobody has to wait, and nobody is told to.
    let talk = stderr(&done);
    assert!(!talk.contains("this needs all of"), "{line}: {talk}");
    format!("{}{talk}", stdout(&done))
}

#[test]
fn what_is_said_does_not_change_where_a_casebook_becomes_large() {
    let (small, large) = (World::with_casebook(), with_drafts());
    for line in [
        "camps",
        "camps --by parties",
        "camps --over disputes",
        "camps --format csv",
        "camps --rows pairs --format csv",
        "stories",
        "stories --by party",
        "stories --limit 1",
        "stories --format csv",
        "narratives --limit 100",
        "narratives --limit 100 --format csv",
        "disputes --format csv",
    ] {
        assert_eq!(told(&large, line), told(&small, line), "{line}");
    }
}

/// Two parties that contradict each other on every question, and one speaker who says both once.
#[test]
fn camps_stories_and_narratives_of_thousands_of_claims() {
    let mut text = String::from(
        "{\"document\":{\"id\":\"d\"}}\n\
         {\"party\":{\"id\":\"hill\",\"name\":\"The hill\"}}\n{\"party\":{\"id\":\"mill\",\"name\":\"The mill\"}}\n",
    );
    for (speaker, party) in [("h1", "hill"), ("h2", "hill"), ("m1", "mill")] {
        let speaker = format!(
            "{{\"id\":\"{speaker}\",\"name\":\"Speaker {speaker}\",\"kind\":\"person\",\"party\":\"{party}\"}}"
        );
        writeln!(text, "{{\"speaker\":{speaker}}}").expect("a string takes everything");
    }
    for number in 0..=MANY / 2 {
        let question = format!(
            "{{\"id\":\"q{number:04}\",\"text\":\"Was it so at {number}?\",\"answer\":\"yes-no\"}}"
        );
        writeln!(text, "{{\"question\":{question}}}").expect("a string takes everything");
        let hill = if number == 7 {
            "h1\",\"in\":\"d\"},{\"by\":\"m1"
        } else {
            "h1\",\"in\":\"d\"},{\"by\":\"h2"
        };
        for (answer, by) in [("yes", hill), ("no", "m1")] {
            let said = format!("[{{\"by\":\"{by}\",\"in\":\"d\"}}]");
            let claim = format!(
                "{{\"id\":\"c{number:04}-{answer}\",\"question\":\"q{number:04}\",\"text\":\"It was {answer}.\",\"answer\":\"{answer}\",\"said\":{said}}}"
            );
            writeln!(text, "{{\"claim\":{claim}}}").expect("a string takes everything");
        }
    }
    let world = World::empty();
    world.write("many.jsonl", text);
    let done = world.run(&["import", "many.jsonl"]);
    assert!(done.status.success(), "{}", stderr(&done));
    let camps = told(&world, "camps");
    assert!(
        camps.starts_with(
            "Camp 1\n  Speaker h1 (hill)\n  Speaker h2 (hill)\n\nCamp 2\n  Speaker m1 (mill)\n\n"
        ),
        "{camps}"
    );
    let stories = told(&world, "stories");
    let expected = "Speaker m1 (mill)\n\n  contradiction: Was it so at 7?\n";
    assert!(stories.starts_with(expected), "{stories}");
    assert_eq!(stories.matches("contradiction: ").count(), 1, "{stories}");
    let narratives = told(&world, "narratives");
    let expected = format!(
        "Told of the disputes with most contradictions; {} disputes left out, more with --limit N.\n\
         In what is left out: {} contradictions.\n",
        grouped(MANY / 2 + 1 - 20),
        grouped(MANY / 2 + 1 - 20)
    );
    assert!(narratives.starts_with(&expected), "{narratives}");
    for side in [
        "The hill (hill): 20 positions on 20 disputed points",
        "The mill (mill): 21 positions on 20 disputed points",
    ] {
        assert!(narratives.contains(side), "{narratives}");
    }
    let checked = told(
        &world,
        "check --only contradiction,changed-story --limit 9 || true",
    );
    assert_eq!(
        checked.matches("note[contradiction]: c000").count(),
        8,
        "{checked}"
    );
    assert_eq!(
        checked.matches("note[changed-story]: c0007").count(),
        1,
        "{checked}"
    );
    for words in ["2493 more were left out", "2,502 findings"] {
        assert!(checked.contains(words), "{checked}");
    }
    let shown = told(&world, "show m1");
    let expected = format!("\n{} claims\n", grouped(MANY / 2 + 2));
    assert!(shown.contains(&expected), "{shown}");
    let expected = format!(
        "\nstands against: {} contradictions\n",
        grouped(MANY / 2 + 1)
    );
    assert!(shown.contains(&expected), "{shown}");
    let party = told(&world, "show hill");
    assert!(
        party.contains("  h1: Speaker h1, 2,501 claims\n  h2: Speaker h2, 2,500 claims\n"),
        "{party}"
    );
}

/// `2,501`
fn grouped(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{},{:03}", number / 1_000, number % 1_000)
    }
}
