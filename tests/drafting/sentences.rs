//! Sentences of our own, each with what is read off it.

use gainsay::extract::{Reference, draft};
use gainsay::language::Language;
use gainsay::model::Word;
use gainsay::model::claim::Form;

/// `speaker | cue | content … content | form act`, of each attributed proposal.
fn read(language: Language, text: &str) -> Vec<String> {
    let drafted = draft(text, language).expect("the lexicon reads");
    let attributed = drafted.proposals.iter().filter(|one| one.form.is_some());
    attributed
        .map(|one| {
            let speakers: Vec<&str> = one
                .speaker
                .iter()
                .chain(&one.together)
                .map(|speaker| speaker.name.as_str())
                .collect();
            let content: Vec<&str> = one.content.iter().map(|part| &text[part.clone()]).collect();
            let act = one
                .act
                .map_or(String::new(), |act| format!(" {}", act.word()));
            format!(
                "{} | {} | {} | {}{act}",
                speakers.join(" + "),
                one.cue.clone().map_or("", |cue| &text[cue]),
                content.join(" … "),
                one.form.map_or("", Form::word),
            )
        })
        .collect()
}

#[track_caller]
fn holds(language: Language, text: &str, expected: &[&str]) {
    assert_eq!(read(language, text), expected, "{text}");
}

#[test]
fn english() {
    let en = |text, expected| holds(Language::English, text, expected);
    en(
        "The ministry said that two bridges were closed.",
        &["The ministry | said | that two bridges were closed | indirect"],
    );
    en(
        "“Two bridges are closed,” the minister said on Tuesday.",
        &["the minister | said | “Two bridges are closed,” | direct"],
    );
    en(
        "\"Two bridges,\" she said, \"are closed.\"",
        &["she | said | \"Two bridges,\" … \"are closed.\" | direct"],
    );
    en(
        "Two bridges were closed, according to the ministry.",
        &["the ministry | according to | Two bridges were closed | indirect"],
    );
    en(
        "Armenia and Azerbaijan accused each other of opening fire.",
        &[
            "Armenia | accused each other | accused each other of opening fire | indirect accuses",
            "Azerbaijan | accused each other | accused each other of opening fire | indirect accuses",
        ],
    );
    en(
        "The government denied that anybody had been told.",
        &["The government | denied | that anybody had been told | indirect denies"],
    );
    // Nobody says anything here.
    en("The bridge was accused of nothing.", &[]);
    en("It was the last claim of the season.", &[]);
}

#[test]
fn indonesian() {
    let id = |text, expected| holds(Language::Indonesian, text, expected);
    id(
        "Kementerian Pertahanan menyatakan bahwa dua jembatan ditutup.",
        &["Kementerian Pertahanan | menyatakan | bahwa dua jembatan ditutup | indirect"],
    );
    id(
        "”Dua jembatan ditutup,” kata juru bicara kementerian, Selasa.",
        &["juru bicara kementerian | kata | ”Dua jembatan ditutup,” | direct"],
    );
    id(
        "Menurut kepolisian, dua jembatan ditutup.",
        &["kepolisian | Menurut | dua jembatan ditutup | indirect"],
    );
    id(
        "Armenia dan Azerbaijan saling menyalahkan atas penutupan jembatan itu.",
        &[
            "Armenia | saling menyalahkan | saling menyalahkan atas penutupan jembatan itu | indirect accuses",
            "Azerbaijan | saling menyalahkan | saling menyalahkan atas penutupan jembatan itu | indirect accuses",
        ],
    );
    id(
        "Armenia dan Azerbaijan melaporkan bentrokan baru.",
        &["Armenia + Azerbaijan | melaporkan | bentrokan baru | indirect"],
    );
}

#[test]
fn russian() {
    let ru = |text, expected| holds(Language::Russian, text, expected);
    ru(
        "Министерство заявило, что два моста закрыты.",
        &["Министерство | заявило | что два моста закрыты | indirect"],
    );
    ru(
        "«Два моста закрыты», — сказал представитель министерства.",
        &["представитель министерства | сказал | «Два моста закрыты» | direct"],
    );
    ru(
        "По словам министра, два моста закрыты.",
        &["министра | По словам | два моста закрыты | indirect"],
    );
}

#[test]
fn languages_of_a_lexicon_alone() {
    holds(
        Language::Turkish,
        "Dışişleri Bakanlığı, iki köprünün kapatıldığını açıkladı.",
        &["Dışişleri Bakanlığı | açıkladı | iki köprünün kapatıldığını | indirect"],
    );
    holds(
        Language::Azerbaijani,
        "Müdafiə Nazirliyi bildirib ki, iki körpü bağlanıb.",
        &["Müdafiə Nazirliyi | bildirib | ki, iki körpü bağlanıb | indirect"],
    );
    holds(
        Language::Armenian,
        "Նախարարությունը հայտնել է, որ երկու կամուրջ փակ է։",
        &["Նախարարությունը | հայտնել է | որ երկու կամուրջ փակ է | indirect"],
    );
}

#[test]
fn a_pronoun_and_a_capital_lead_to_somebody() {
    let text = "The Prime Minister, Anna Example, said the road was open. She said nobody was hurt. Yerevan said nothing had changed.";
    let drafted = draft(text, Language::English).expect("the lexicon reads");
    let references: Vec<_> = drafted
        .proposals
        .iter()
        .filter_map(|one| one.speaker.as_ref())
        .map(|speaker| (&speaker.reference, speaker.name.as_str()))
        .collect();
    assert!(
        matches!(references[1], (Reference::Resolved(_), name) if name.contains("Anna Example")),
        "{references:?}"
    );
    assert!(
        matches!(references[2], (Reference::Government, "Yerevan")),
        "{references:?}"
    );
}

#[test]
fn an_outlet_that_relays_is_no_speaker_where_another_is_told() {
    let text = "Kementerian menyatakan dua jembatan ditutup, dilansir dari Example News.";
    let drafted = draft(text, Language::Indonesian).expect("the lexicon reads");
    let told: Vec<_> = drafted
        .proposals
        .iter()
        .filter(|one| one.form.is_some())
        .collect();
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].via.as_ref().map(|via| via.name.as_str()),
        Some("Example News")
    );
}

#[test]
fn what_the_document_asserts_itself_has_no_form() {
    let text = "The bridge was closed in 1991. The ministry said it was open. Was it? \
                The bridge of 1991 may have been closed.";
    let drafted = draft(text, Language::English).expect("the lexicon reads");
    let own: Vec<&str> = drafted
        .proposals
        .iter()
        .filter(|one| one.form.is_none())
        .map(|one| &text[one.at.clone()])
        .collect();
    assert_eq!(own, ["The bridge was closed in 1991."]);
}
