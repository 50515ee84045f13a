//! What English sentences say, and who says it.

use gainsay::extract::{LexiconFault, draft};
use gainsay::language::Language;

/// Each attribution that is proposed of a text: the speaker's words, and what is said, in its parts.
fn said(text: &str) -> Result<Vec<(String, Vec<String>)>, &'static LexiconFault> {
    let drafted = draft(text, Language::English)?;
    let attributed = drafted
        .proposals
        .into_iter()
        .filter(|proposal| proposal.form.is_some());
    let proposals = attributed.map(|proposal| {
        let speaker = proposal.speaker.map(|speaker| text[speaker.at].to_owned());
        let parts = proposal
            .content
            .into_iter()
            .map(|part| text[part].to_owned());
        (speaker.unwrap_or_default(), parts.collect())
    });
    Ok(proposals.collect())
}

#[track_caller]
fn holds(text: &str, expected: &[(&str, &[&str])]) {
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|(speaker, parts)| {
            (
                (*speaker).to_owned(),
                parts.iter().map(|part| (*part).to_owned()).collect(),
            )
        })
        .collect();
    match said(text) {
        Ok(found) => assert_eq!(found, expected, "{text}"),
        Err(fault) => panic!("{fault}"),
    }
}

#[test]
fn what_is_said_stands_before_behind_and_around() {
    holds(
        "The bridge is closed, the ministry said.",
        &[("the ministry", &["The bridge is closed"])],
    );
    holds(
        "The ministry said that the bridge is closed.",
        &[("The ministry", &["that the bridge is closed"])],
    );
    holds(
        "The bridge, the ministry said, is closed to lorries.",
        &[("the ministry", &["The bridge", "is closed to lorries"])],
    );
    holds(
        "“The bridge is closed,” said the ministry. “Lorries must turn back.”",
        &[(
            "the ministry",
            &["“The bridge is closed,”", "“Lorries must turn back.”"],
        )],
    );
}

#[test]
fn remarks_belong_to_the_name_before_them() {
    holds(
        "The mayor, an engineer from the north, 61, said the bridge was safe.",
        &[(
            "The mayor, an engineer from the north, 61",
            &["the bridge was safe"],
        )],
    );
    holds(
        "Residents of three villages going to the market Tuesday said the road was open.",
        &[(
            "Residents of three villages going to the market Tuesday",
            &["the road was open"],
        )],
    );
}

#[test]
fn whom_it_is_said_to_is_no_part_of_it() {
    holds(
        "The ministry told the newspaper that the bridge is closed.",
        &[("The ministry", &["that the bridge is closed"])],
    );
    holds(
        "The bridge is closed, the ministry told the newspaper on Monday.",
        &[("the ministry", &["The bridge is closed"])],
    );
}

#[test]
fn a_verb_with_a_subject_of_its_own_is_not_turned_round() {
    holds(
        "The mayor, in a letter, said she was ready to resign.",
        &[("The mayor, in a letter", &["she was ready to resign"])],
    );
}

#[test]
fn a_passive_tells_what_its_agent_did_not_say() {
    holds(
        "The plan described by the ministry was never carried out.",
        &[],
    );
}

#[test]
fn a_capital_within_a_sentence_is_a_name() {
    holds(
        "The office of the Associated Press in the town was closed for a week.",
        &[],
    );
}

#[test]
fn lines_of_a_transcript_begin_with_their_speaker() {
    holds(
        "Q: Is the bridge open?\n\nA: It is not. We wait for the engineers.\n\nQ: How long?\n",
        &[
            ("Q", &["Is the bridge open?"]),
            ("A", &["It is not. We wait for the engineers."]),
            ("Q", &["How long?"]),
        ],
    );
}

#[test]
fn a_label_alone_makes_no_transcript() {
    holds(
        "The road is open.\n\nCORRECTION: An earlier text had the wrong date.\n",
        &[],
    );
}

#[test]
fn brackets_hold_what_is_said_in_them() {
    holds(
        "The bridge (closed to lorries for a month, the ministry said) will reopen.",
        &[("the ministry", &["closed to lorries for a month"])],
    );
}

#[test]
fn a_long_quotation_is_said_by_somebody_though_no_cue_tells() {
    let long = "“We measured the water on both sides of the weir for eleven days, and on none of them was it fit to drink.”";
    holds(
        &format!("The engineers were tired. {long}"),
        &[("", &[long])],
    );
    holds(
        "The engineer went on in that vein: “Nobody had opened the gates since March.”",
        &[("", &["“Nobody had opened the gates since March.”"])],
    );
    holds(
        "The engineer could not hide that “on none of those eleven days was the water behind the weir fit to drink.”",
        &[(
            "",
            &["that “on none of those eleven days was the water behind the weir fit to drink.”"],
        )],
    );
}

#[test]
fn short_quotations_and_titles_are_said_by_nobody() {
    holds(
        "The “old weir” is closed, and so is the “upper gate” beside it.",
        &[],
    );
    holds(
        "She is the author of a book, “The Water Behind the Old Weir and the Men Who Opened Its Gates in the Spring.”",
        &[],
    );
    holds(
        "They met under “the oldest and the tallest of all the trees that ever stood beside the weir” last spring.",
        &[],
    );
}

#[test]
fn a_verb_that_needs_a_clause_has_it_in_the_quotation_before_it() {
    holds(
        "“The water is fit to drink,” the engineer responded.",
        &[("the engineer", &["“The water is fit to drink,”"])],
    );
}

#[test]
fn few_words_are_enough_where_they_name_something() {
    holds(
        "The mayor criticized the old weir.",
        &[("The mayor", &["the old weir"])],
    );
    holds("The mayor criticized early closing.", &[]);
    holds("The mayor criticized on Monday.", &[]);
}

#[test]
fn a_clause_behind_that_tells_what_it_tells() {
    holds(
        "It was the week that the mayor argued the weir should be closed.",
        &[("the mayor", &["the weir should be closed"])],
    );
}

#[test]
fn what_is_expected_is_meant_by_somebody() {
    holds(
        "The engineers are expected to open the upper gate on Friday.",
        &[("", &["open the upper gate on Friday"])],
    );
    holds(
        "The mayor expected to open the upper gate herself.",
        &[("The mayor", &["open the upper gate herself"])],
    );
    holds("The letter expected today did not come.", &[]);
}

#[test]
fn a_verb_of_saying_may_tell_what_is_done() {
    holds(
        "The mayor did not respond to repeated requests for comment.",
        &[],
    );
    holds("She is the mayor who announced a new upper gate.", &[]);
    holds(
        "She is the mayor who announced the upper gate would be closed.",
        &[("who", &["the upper gate would be closed"])],
    );
}

#[test]
fn what_a_preposition_ties_to_a_noun_is_short() {
    holds("There was criticism from the old mayor.", &[]);
}

#[test]
fn a_quotation_belongs_to_the_verb_before_the_and() {
    holds(
        "The mayor called it “a good day for everybody” and said the weir would be closed.",
        &[
            ("The mayor", &["it “a good day for everybody”"]),
            ("The mayor", &["the weir would be closed"]),
        ],
    );
}

#[test]
fn polls_and_documents_tell_what_they_show() {
    holds(
        "Polls show that the mayor is trusted by few.",
        &[("Polls", &["that the mayor is trusted by few"])],
    );
    holds("The gates show that the mayor is trusted by few.", &[]);
    holds("A visitor showed up at the old weir gate.", &[]);
}
