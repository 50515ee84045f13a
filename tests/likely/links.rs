//! Mentions in six languages against the speakers of the shipped casebook.

use gainsay::extract::link::{Fit, KnownParty, KnownSpeaker, Linker, Office};
use gainsay::extract::vocabulary::skeleton;
use gainsay::language::Language::{
    self, Armenian, Azerbaijani, English, Indonesian, Russian, Turkish,
};
use gainsay::model::source::SpeakerKind;
use proptest::prelude::*;

use crate::desk::Desk;

#[test]
fn mentions_link_in_any_form_order_language_and_script() {
    let desk = Desk::shipped();
    for (language, words, speaker) in [
        (
            Indonesian,
            "Menteri Pertahanan Armenia, Suren Papikyan",
            "papikyan",
        ),
        (Indonesian, "Presiden Azerbaijan", "aliyev"),
        (Indonesian, "kementerian pertahanan di Baku", "az-mod"),
        (Indonesian, "Moskow", "ru-gov"),
        (Russian, "Министерства обороны Азербайджана", "az-mod"),
        (Russian, "Министерством обороны Армении", "am-mod"),
        (Russian, "Минобороны Армении", "am-mod"),
        (Russian, "МИДа РФ", "ru-mfa"),
        (Russian, "Алиева", "aliyev"),
        (
            Russian,
            "премьер-министром Армении Николом Пашиняном",
            "pashinyan",
        ),
        (Russian, "Кремля", "kremlin"),
        (Russian, "Вашингтон", "us-gov"),
        (Azerbaijani, "İlham Əliyevin", "aliyev"),
        (Azerbaijani, "Azərbaycan Müdafiə Nazirliyinin", "az-mod"),
        (Azerbaijani, "Ermənistan Müdafiə Nazirliyindən", "am-mod"),
        (Azerbaijani, "Paşinyan", "pashinyan"),
        (Turkish, "Azerbaycan Savunma Bakanlığı", "az-mod"),
        (Turkish, "Ermenistan Savunma Bakanlığı", "am-mod"),
        (Turkish, "Paşinyan'ın", "pashinyan"),
        (
            Armenian,
            "Հայաստանի պաշտպանության նախարարությունը",
            "am-mod",
        ),
        (
            Armenian,
            "Ադրբեջանի պաշտպանության նախարարությունից",
            "az-mod",
        ),
        (Armenian, "Փաշինյանը", "pashinyan"),
        (Armenian, "Ալիևի", "aliyev"),
        (English, "Armenia's Defense Ministry", "am-mod"),
        (English, "the Azerbaijani defence ministry", "az-mod"),
        (English, "Russian Foreign Ministry", "ru-mfa"),
        (English, "the Karabakh foreign ministry", "nk-mfa"),
        (English, "the Artsakh army", "nk-army"),
        (English, "Prime Minister Pashinyan", "pashinyan"),
        (English, "President Aliyev", "aliyev"),
        (English, "Yerevan", "am-gov"),
        (English, "Baku", "az-gov"),
        (English, "Stepanakert", "nk-authorities"),
        (English, "Washington", "us-gov"),
    ] {
        let mentioned = desk.mentioned(language, words);
        let first = mentioned.candidates.first();
        let first = first.unwrap_or_else(|| panic!("`{words}` is nobody"));
        assert_eq!(first.who, speaker, "{words}: {}", first.reason);
        assert!(first.is_sure, "{words}: {mentioned:?}");
        assert_eq!(mentioned.new, None, "{words}");
    }
}

#[test]
fn what_may_be_somebody_else_is_not_sure() {
    let desk = Desk::shipped();
    for (language, words) in [
        (Indonesian, "juru bicara Pashinyan"),
        (Indonesian, "Presiden Armenia"),
        (English, "Turkish Defence Ministry"),
        (English, "the foreign minister of Azerbaijan"),
        (English, "NATO troops"),
        (English, "Nicol Pashinian"),
        (English, "Ankara"),
        (English, "he"),
        (English, ""),
    ] {
        let mentioned = desk.mentioned(language, words);
        let sure = mentioned
            .candidates
            .iter()
            .find(|candidate| candidate.is_sure);
        assert_eq!(sure, None, "{words}");
        assert!(mentioned.new.is_some(), "{words}");
    }
}

#[test]
fn a_misspelt_name_is_told_with_its_reason() {
    let desk = Desk::shipped();
    let mentioned = desk.mentioned(English, "Nicol Pashinian");
    let first = mentioned.candidates.first().expect("somebody");
    assert_eq!(
        (first.who.as_str(), first.fit),
        ("pashinyan", Fit::Misspelt)
    );
    assert_eq!(first.reason, "is spelled nearly like *Nikol Pashinyan*");
}

#[test]
fn a_new_speaker_is_proposed_with_its_kind_and_party() {
    let desk = Desk::shipped();
    for (language, words, id, kind, party) in [
        (
            English,
            "Ministry of Health of Armenia",
            "ministry-of-health-of-armenia",
            SpeakerKind::Body,
            Some("AM"),
        ),
        (
            English,
            "residents of Baku",
            "residents-of-baku",
            SpeakerKind::Group,
            Some("AZ"),
        ),
        (English, "Ankara", "ankara", SpeakerKind::Body, None),
        (
            Russian,
            "Посольство России",
            "posolstvo-rossii",
            SpeakerKind::Person,
            Some("RU"),
        ),
    ] {
        let new = desk.mentioned(language, words).new.expect("a proposal");
        assert_eq!(
            (new.id.as_str(), new.party.as_deref()),
            (id, party),
            "{words}: {}",
            new.reason
        );
        if language == English {
            assert_eq!(new.kind, kind, "{words}: {}", new.reason);
        }
    }
}

fn person(id: &str, name: &str, office: Option<(&str, &str, &str)>) -> KnownSpeaker {
    KnownSpeaker {
        id: id.into(),
        name: name.into(),
        kind: SpeakerKind::Person,
        party: Some("P".into()),
        aliases: Vec::new(),
        offices: office
            .into_iter()
            .map(|(title, from, to)| Office {
                title: title.into(),
                from: Some(from.into()),
                to: Some(to.into()),
            })
            .collect(),
    }
}

fn party() -> KnownParty {
    KnownParty {
        id: "P".into(),
        name: "Georgia".into(),
        aliases: Vec::new(),
    }
}

#[test]
fn an_office_counts_while_it_is_held_and_a_shared_surname_is_not_sure() {
    let speakers = [
        person(
            "first",
            "Alda Tremor",
            Some(("President of Georgia", "2001", "2005")),
        ),
        person(
            "second",
            "Bruno Tremor",
            Some(("President of Georgia", "2006", "2010-06")),
        ),
    ];
    let linker = Linker::new(speakers, [party()]);
    let first = |words: &str, on| {
        let found = linker.link(words, English, on);
        found
            .first()
            .map(|first| (first.who.clone(), first.is_sure))
    };
    let held_by = |who: &str, sure| Some((who.to_owned(), sure));
    assert_eq!(
        first("the Georgian president", Some("2003-05-01")),
        held_by("first", true)
    );
    assert_eq!(
        first("the Georgian president", Some("2010-01")),
        held_by("second", true)
    );
    assert_eq!(
        first("the Georgian president", None),
        held_by("first", false)
    );
    assert_eq!(first("Tremor", None), held_by("first", false));
    assert_eq!(first("Bruno Tremor", None), held_by("second", true));
    assert_eq!(
        first("the Russian president Bruno Tremor", None),
        held_by("second", false)
    );
}

#[test]
fn a_name_has_one_skeleton_in_every_script() {
    for (language, written) in [
        (Russian, "Пашинян"),
        (Azerbaijani, "Paşinyan"),
        (Armenian, "Փաշինյան"),
        (English, "Pashinyan"),
    ] {
        assert_eq!(skeleton(written, language), "pasinian", "{written}");
    }
    assert_eq!(
        skeleton("Hacıyev", Azerbaijani),
        skeleton("Hajiyev", English)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_words_are_linked_alike_in_any_order_of_speakers(
        words in "[A-Za-zА-Яа-яԱ-Ֆա-ֆƏəİı' .,()-]{0,40}|\\PC{0,20}|(Alda|Bruno|Tremor|President|of|Georgia| ){1,8}",
        language in prop::sample::select(Language::ALL.to_vec()),
        turned in any::<bool>(),
    ) {
        let mut speakers = vec![
            person("first", "Alda Tremor", Some(("President of Georgia", "2001", "2005"))),
            person("second", "Bruno Tremor", None),
            person("third", "Georgian Ministry of Defence", None),
        ];
        let linker = Linker::new(speakers.clone(), [party()]);
        if turned {
            speakers.reverse();
        } else {
            speakers.rotate_left(1);
        }
        let other = Linker::new(speakers, [party()]);
        let found = linker.link(&words, language, None);
        prop_assert_eq!(&found, &other.link(&words, language, None));
        prop_assert!(found.iter().skip(1).all(|candidate| !candidate.is_sure));
        let new = linker.propose(&words, language);
        prop_assert!(!["first", "second", "third"].contains(&new.id.as_str()));
    }
}
