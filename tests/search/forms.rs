//! Spellings and forms of words that are one to people.

use gainsay::store::search::Method;

use crate::desk::Desk;

/// Each pair is one word: written in the text, and looked for.
const SPELLINGS: [(&str, &str); 24] = [
    ("Ёлка", "елка"),
    ("Երևան", "երեւան"),
    ("ԵՐԵՎԱՆ", "Երևան"),
    ("Əliyev", "eliyev"),
    ("IŞIQ", "işıq"),
    ("işıq", "isiq"),
    ("İran", "iran"),
    ("DIYARBAKIR", "Diyarbakır"),
    ("Шушой", "ШУШОЙ"),
    ("Xankəndi’də", "xankendide"),
    ("Jum'at", "jumat"),
    ("Qur’an", "Quran"),
    ("Cafés", "cafes"),
    ("Ինչո՞ւ", "ինչու"),
    ("cease-fire", "ceasefire"),
    ("cease-fire", "cease-fire"),
    ("negara-negara", "negaranegara"),
    ("S-300", "s300"),
    ("30,000", "30000"),
    ("30.000", "30,000"),
    ("3.5", "3.5"),
    ("Straße", "strasse"),
    ("Ministry’s", "ministry"),
    ("Đorđe", "dorde"),
];

#[test]
fn one_word_has_many_spellings() {
    for (written, typed) in SPELLINGS {
        let text = format!("— {written}, 12.");
        let desk = Desk::of_claims(&[&text, "Something else."]);
        let found = desk.search(typed);
        assert_eq!(found.method, Method::Words, "{written} by {typed}");
        assert_eq!(desk.ids(typed), ["c0"], "{written} by {typed}");
        let hit = &found.claims.rows[0];
        let marked: Vec<&str> = hit.places.iter().map(|at| &hit.text[at.clone()]).collect();
        assert_eq!(marked, [written], "{written} by {typed}");
    }
}

/// A letter of its own is no accent.
#[test]
fn other_words_stay_other() {
    for (written, typed) in [("война", "воина"), ("kur", "kür x"), ("हिंदी", "हद")]
    {
        let desk = Desk::of_claims(&[written]);
        assert!(desk.ids(typed).is_empty(), "{written} by {typed}");
    }
}

/// Forms of one word in sentences of each language: the sentence with any form is found by any other.
#[test]
fn forms_of_a_word_find_each_other() {
    let english = [
        "The depot was attacked at night.",
        "They attack from the hill.",
        "Attacks went on for days.",
        "They are attacking the bridge.",
    ];
    let indonesian = [
        "Pasukan itu menyerang jembatan pada malam hari.",
        "Jembatan itu diserang oleh pasukan dari utara.",
        "Pasukan akan diserangkan dengan cepat.",
    ];
    let russian = [
        "Мост взорвали ночью.",
        "Движение по мосту закрыто.",
        "О мостах ничего не известно.",
    ];
    let armenian = [
        "Հրադադարը խախտվել է։",
        "Հրադադարի մասին լուր չկա։",
        "Հրադադարից հետո լռություն է։",
    ];
    for (texts, words) in [
        (&english[..], ["attack", "attacking", "ATTACKED"]),
        (&indonesian[..], ["menyerang", "diserang", "serang"]),
        (&russian[..], ["мост", "моста", "МОСТОВ"]),
        (&armenian[..], ["հրադադար", "Հրադադարի", "հրադադարով"]),
    ] {
        let desk = Desk::of_claims(texts);
        for word in words {
            assert_eq!(desk.search(word).method, Method::Words, "{word}");
            let mut ids = desk.ids(word);
            ids.sort();
            let expected: Vec<String> = (0..texts.len())
                .map(|number| format!("c{number}"))
                .collect();
            assert_eq!(ids, expected, "{word}");
        }
    }
}

/// The word as it is typed comes first, however rare its other forms are.
#[test]
fn the_word_itself_comes_before_its_forms() {
    let desk = Desk::of_claims(&[
        "Shelling.",
        "Shells fell on the depot, on the school and on the road behind it, for hours.",
        "Shell.",
        "They shell us.",
    ]);
    assert_eq!(desk.ids("shells")[0], "c1");
    assert_eq!(desk.ids("shelling")[0], "c0");
    assert_eq!(desk.ids("shells").len(), 4);
}

/// An ending of one language is none in another: Indonesian takes `per-` off, English does not.
#[test]
fn stems_are_those_of_the_text() {
    let english = Desk::of_claims(&["The permission was given to them.", "The mission was over."]);
    assert_eq!(english.ids("mission"), ["c1"]);
    let titles = Desk::of_titles(&[
        ("id", "Perjuangan panjang"),
        ("id", "Berjuang terus"),
        ("az", "Attacks"),
        ("en", "Attacked"),
        ("uk", "Мостами"),
        ("ru", "Мосты"),
    ]);
    let mut found = titles.ids("juang");
    found.sort();
    assert_eq!(found, ["d0", "d1"]);
    assert_eq!(titles.ids("attack"), ["d3"]);
    assert_eq!(titles.ids("мосту"), ["d5"]);
}
