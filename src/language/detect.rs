//! Which language a text is in.
//!
//! whatlang goes by letters and groups of three letters, which tells whole texts apart and takes a sentence in English for
//! Danish at times; told that only our six are possible, it takes German for English. So all its languages are allowed,
//! and the small words of ours, which no sentence goes without, have the last say: a text in a language that we do not
//! know has hardly any of them.

use whatlang::{Info, Lang};

use crate::language::known::Language;

/// How much is looked at, in bytes.
const LOOKED_AT: usize = 100 * 1024;

/// How few letters are too few.
const FEWEST_LETTERS: usize = 12;

/// The letters of a sentence that whatlang, when it names one of ours at all, mostly tells rightly.
const SENTENCE: usize = 40;

/// The share of small words that decides, whatever letters say: of running text they are a third.
const SURE: f64 = 0.1;

/// The share below which a text of some length is in another language, though letters say it is in this.
const DOUBTFUL: f64 = 0.03;

/// How many words such a text has.
const SOME_LENGTH: usize = 25;

/// What language a text is in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Detected {
    /// One that drafting knows.
    Known {
        /// Which one.
        language: Language,
        /// How sure that is, from 0 to 1.
        confidence: f64,
    },
    /// One that drafting does not know.
    Unknown {
        /// Its name in English: what it looks like. Nothing where it looks like none.
        name: Option<&'static str>,
    },
    /// There is too little of it to tell.
    TooShort,
}

/// Tells the language of a text by its first 100 kilobytes.
#[must_use]
pub fn detect(text: &str) -> Detected {
    let sample = &text[..text.floor_char_boundary(LOOKED_AT)];
    let counted = Counted::of(sample);
    if counted.letters < FEWEST_LETTERS {
        return Detected::TooShort;
    }
    let info = whatlang::detect(sample);
    let by_letters = info.as_ref().and_then(|info| ours(info.lang()));
    let confidence = info.as_ref().map_or(0.0, Info::confidence);
    let (by_words, share, second) = counted.best();
    let is_borne_out = by_letters == Some(by_words) || counted.small[by_words as usize] > 1;
    if share >= SURE && share >= 2.0 * second && is_borne_out {
        return if by_words == Language::Indonesian && counted.is_malay() {
            Detected::Unknown {
                name: Some("Malay"),
            }
        } else {
            let confidence = if by_letters == Some(by_words) {
                1.0
            } else {
                0.8
            };
            known(by_words, confidence)
        };
    }
    match (by_letters, info) {
        (Some(language), _)
            if counted.words >= SOME_LENGTH
                && counted.share(language) < DOUBTFUL
                && language != Language::Armenian =>
        {
            Detected::Unknown { name: None }
        }
        (Some(language), _)
            if counted.share(language) >= DOUBTFUL
                || confidence >= 0.5
                || counted.letters >= SENTENCE =>
        {
            known(language, confidence)
        }
        (None, Some(info)) if confidence >= 0.5 || counted.words >= SOME_LENGTH => {
            Detected::Unknown {
                name: Some(name(info.lang())),
            }
        }
        _ => Detected::TooShort,
    }
}

fn known(language: Language, confidence: f64) -> Detected {
    Detected::Known {
        language,
        confidence,
    }
}

fn ours(lang: Lang) -> Option<Language> {
    Some(match lang {
        Lang::Ind => Language::Indonesian,
        Lang::Eng => Language::English,
        Lang::Rus => Language::Russian,
        Lang::Aze => Language::Azerbaijani,
        Lang::Hye => Language::Armenian,
        Lang::Tur => Language::Turkish,
        _ => return None,
    })
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Cmn => "Chinese",
        Lang::Nob => "Norwegian",
        Lang::Pes => "Persian",
        lang => lang.eng_name(),
    }
}

/// The small words of a language: what it shares with the six or their neighbours is left out. They are of the classes
/// that grammars list in full: pronouns, prepositions, conjunctions, particles, and forms of *be*.
fn small_words(language: Language) -> &'static [&'static str] {
    match language {
        Language::Indonesian => &[
            "yang", "dan", "di", "dengan", "untuk", "tidak", "dari", "dalam", "pada", "ini", "itu",
            "akan", "juga", "ke", "oleh", "sebagai", "adalah", "telah", "sudah", "belum", "bisa",
            "dapat", "mereka", "kami", "kita", "saya", "dia", "ia", "karena", "atau", "bahwa",
            "tersebut", "seperti", "namun", "tetapi", "agar", "saat", "kepada", "terhadap",
            "menjadi", "ada", "lebih", "para", "harus", "masih", "hanya", "setelah", "hingga",
            "kata", "menurut", "bukan", "apa", "jika", "kalau", "sehingga", "secara", "antara",
            "anda", "kamu", "tak",
        ],
        Language::English => &[
            "the", "of", "and", "to", "that", "is", "was", "are", "were", "be", "been", "have",
            "has", "had", "with", "he", "she", "it", "they", "his", "their", "its", "this",
            "these", "those", "which", "what", "from", "by", "not", "but", "would", "could",
            "should", "about", "we", "you", "our", "your", "my", "when", "there", "than", "or",
            "if", "because", "while", "after", "before", "said", "does", "did", "how",
        ],
        Language::Russian => &[
            "что",
            "как",
            "это",
            "из",
            "его",
            "был",
            "была",
            "были",
            "было",
            "её",
            "ее",
            "они",
            "чтобы",
            "если",
            "когда",
            "после",
            "также",
            "которые",
            "который",
            "которая",
            "которое",
            "этот",
            "эта",
            "этого",
            "этом",
            "уже",
            "только",
            "очень",
            "со",
            "об",
            "ко",
            "нет",
            "ещё",
            "еще",
            "вы",
            "мы",
            "я",
            "меня",
            "мне",
            "она",
            "он",
            "нас",
            "их",
            "ли",
            "бы",
            "же",
            "или",
            "для",
            "и",
            "в",
            "не",
            "с",
            "к",
            "ни",
            "тоже",
            "потому",
        ],
        Language::Azerbaijani => &[
            "və",
            "üçün",
            "ilə",
            "də",
            "kimi",
            "çox",
            "deyil",
            "tərəfindən",
            "onun",
            "olub",
            "edib",
            "bildirib",
            "ki",
            "bu",
            "bir",
            "bütün",
            "əgər",
            "lakin",
            "həm",
            "isə",
            "ona",
            "onlar",
            "biz",
            "mən",
            "siz",
            "daha",
            "sonra",
            "qədər",
            "görə",
            "hər",
            "heç",
            "nə",
            "var",
            "yoxdur",
            "olan",
            "deyib",
            "edir",
            "edilib",
        ],
        Language::Armenian => &[
            "և",
            "է",
            "են",
            "որ",
            "ու",
            "այդ",
            "այս",
            "մեր",
            "նա",
            "նրա",
            "չի",
            "հետ",
            "համար",
            "մասին",
            "էր",
        ],
        Language::Turkish => &[
            "ve",
            "için",
            "ile",
            "çok",
            "gibi",
            "olarak",
            "değil",
            "ancak",
            "kadar",
            "tarafından",
            "olduğunu",
            "ise",
            "bu",
            "bir",
            "da",
            "de",
            "daha",
            "sonra",
            "göre",
            "biz",
            "onun",
            "ama",
            "ki",
            "olan",
            "dedi",
            "hiç",
            "yok",
            "şu",
            "mı",
            "diye",
            "üzerine",
            "değildir",
            "etti",
        ],
    }
}

/// Words that the one of two close languages writes and the other does not, which whatlang takes for one.
const INDONESIAN_NOT_MALAY: [&str; 14] = [
    "karena", "bahwa", "bisa", "uang", "polisi", "mobil", "senin", "jumat", "kamis", "agustus",
    "juli", "yaitu", "saja", "namun",
];
const MALAY_NOT_INDONESIAN: [&str; 14] = [
    "kerana",
    "bahawa",
    "wang",
    "polis",
    "isnin",
    "jumaat",
    "khamis",
    "ogos",
    "julai",
    "iaitu",
    "sahaja",
    "jurucakap",
    "askar",
    "hospital",
];

/// What was counted in a text.
struct Counted {
    letters: usize,
    words: usize,
    small: [usize; 6],
    malay: usize,
    indonesian: usize,
}

impl Counted {
    fn of(text: &str) -> Self {
        let mut counted = Self {
            letters: 0,
            words: 0,
            small: [0; 6],
            malay: 0,
            indonesian: 0,
        };
        for word in text
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
        {
            counted.words += 1;
            counted.letters += word.chars().count();
            let word = word.to_lowercase().replace('\u{307}', "");
            let word = word.as_str();
            for (language, hits) in Language::ALL.into_iter().zip(&mut counted.small) {
                *hits += usize::from(small_words(language).contains(&word));
            }
            counted.malay += usize::from(MALAY_NOT_INDONESIAN.contains(&word));
            counted.indonesian += usize::from(INDONESIAN_NOT_MALAY.contains(&word));
        }
        counted
    }

    fn is_malay(&self) -> bool {
        self.malay > self.indonesian && (self.malay > 1 || self.words < SOME_LENGTH)
    }

    /// The share of a language's small words.
    fn share(&self, language: Language) -> f64 {
        let hits = self.small[language as usize];
        hits as f64 / self.words.max(1) as f64
    }

    /// The language with the most small words, its share, and that of the next.
    fn best(&self) -> (Language, f64, f64) {
        let mut shares = Language::ALL.map(|language| (language, self.share(language)));
        shares.sort_by(|a, b| b.1.total_cmp(&a.1));
        (shares[0].0, shares[0].1, shares[1].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
