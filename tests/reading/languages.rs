//! Which language a text is in.

use gainsay::language::{Detected, Language, detect};

/// A sentence or two in each language, and which of ours it is in, or what it should be called.
const TEXTS: [(&str, Result<Language, &str>); 27] = [
    (
        "Kementerian itu mengatakan tiga tentara terluka dalam pertempuran di perbatasan.",
        Ok(Language::Indonesian),
    ),
    (
        "Juru bicara pemerintah membantah tuduhan tersebut.",
        Ok(Language::Indonesian),
    ),
    (
        "The ministry said that three soldiers had been wounded at the border.",
        Ok(Language::English),
    ),
    ("It denied this.", Ok(Language::English)),
    (
        "A spokesman for the government rejected the accusations.",
        Ok(Language::English),
    ),
    (
        "Министерство сообщило, что на границе ранены трое военных.",
        Ok(Language::Russian),
    ),
    (
        "Представитель правительства отверг эти обвинения и заявил, что это не так.",
        Ok(Language::Russian),
    ),
    (
        "Nazirlik bildirib ki, sərhəddə gedən döyüşlərdə üç hərbçi yaralanıb.",
        Ok(Language::Azerbaijani),
    ),
    (
        "Hökumətin sözçüsü ittihamları rədd edib.",
        Ok(Language::Azerbaijani),
    ),
    (
        "Նախարարությունը հայտնել է, որ վիրավորվել է երեք զինծառայող։",
        Ok(Language::Armenian),
    ),
    ("Կառավարությունը հերքել է։", Ok(Language::Armenian)),
    (
        "Bakanlık, sınırdaki çatışmalarda üç askerin yaralandığını bildirdi.",
        Ok(Language::Turkish),
    ),
    (
        "Hükümet sözcüsü bu suçlamaları reddetti.",
        Ok(Language::Turkish),
    ),
    (
        "Das Ministerium teilte am Dienstag mit, dass drei Soldaten an der Grenze verletzt wurden.",
        Err("German"),
    ),
    (
        "Der Sprecher der Regierung wies die Vorwürfe zurück.",
        Err("German"),
    ),
    (
        "Le ministère a déclaré mardi que trois soldats avaient été blessés à la frontière.",
        Err("French"),
    ),
    (
        "Le porte-parole du gouvernement a rejeté ces accusations.",
        Err("French"),
    ),
    (
        "У вівторок міністерство повідомило, що на кордоні поранено трьох військових.",
        Err("Ukrainian"),
    ),
    ("Речник уряду відкинув ці звинувачення.", Err("Ukrainian")),
    (
        "Kementerian itu berkata tiga askar cedera kerana letupan di sempadan.",
        Err("Malay"),
    ),
    (
        "Jurucakap kerajaan menafikan bahawa pihak polis telah menahan mereka.",
        Err("Malay"),
    ),
    (
        "Министерството съобщи във вторник, че трима войници са били ранени.",
        Err("Bulgarian"),
    ),
    (
        "El ministerio dijo el martes que tres soldados resultaron heridos en la frontera.",
        Err("Spanish"),
    ),
    (
        "სამინისტრომ განაცხადა, რომ საზღვარზე სამი ჯარისკაცი დაიჭრა.",
        Err("Georgian"),
    ),
    (
        "قالت الوزارة يوم الثلاثاء إن ثلاثة جنود أصيبوا في الاشتباكات على الحدود.",
        Err("Arabic"),
    ),
    (
        "وزارت دفاع روز سه‌شنبه اعلام کرد که سه سرباز در مرز زخمی شدند.",
        Err("Persian"),
    ),
    (
        "Il ministero ha detto che tre soldati sono rimasti feriti al confine.",
        Err("Italian"),
    ),
];

#[test]
fn sentences_are_told_apart() {
    for (text, language) in TEXTS {
        match (detect(text), language) {
            (Detected::Known { language, .. }, Ok(wanted)) => {
                assert_eq!(language, wanted, "{text}")
            }
            (Detected::Unknown { name }, Err(wanted)) => {
                assert_eq!(name, Some(wanted), "{text}")
            }
            (found, _) => panic!("{found:?}: {text}"),
        }
    }
}

#[test]
fn whole_texts_of_other_languages_are_not_ours() {
    for wanted in ["German", "French", "Ukrainian", "Malay"] {
        let text: Vec<&str> = TEXTS
            .iter()
            .filter(|text| text.1 == Err(wanted))
            .map(|text| text.0)
            .collect();
        let found = detect(&text.join("\n").repeat(40));
        assert_eq!(found, Detected::Unknown { name: Some(wanted) });
    }
}

#[test]
fn too_little_is_said_to_be_too_little() {
    for text in ["", " \n", "12. 5. 2022", "Menurut", "—", "…"] {
        assert_eq!(detect(text), Detected::TooShort, "{text}");
    }
}

#[test]
fn only_the_beginning_is_looked_at() {
    let long = "The ministry said that it was not so. ".repeat(4000);
    let mixed = format!(
        "{long}{}",
        "Das Ministerium teilte mit, dass es nicht so sei. ".repeat(40_000)
    );
    assert_eq!(detect(&mixed), detect(&long));
}
