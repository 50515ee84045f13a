//! Numbers written out in words, by rules that share nothing with the lexicons' reader.

use gainsay::language::Language;

const ID: [&str; 10] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
];
const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const RU: [&str; 20] = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
];
const RU_TENS: [&str; 10] = [
    "",
    "",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
];
const RU_HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
];
const TR: [&str; 10] = [
    "sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz",
];
const TR_TENS: [&str; 10] = [
    "", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan",
];
const AZ: [&str; 10] = [
    "sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz",
];
const AZ_TENS: [&str; 10] = [
    "", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan",
];
const HY: [&str; 20] = [
    "զրո",
    "մեկ",
    "երկու",
    "երեք",
    "չորս",
    "հինգ",
    "վեց",
    "յոթ",
    "ութ",
    "ինը",
    "տասը",
    "տասնմեկ",
    "տասներկու",
    "տասներեք",
    "տասնչորս",
    "տասնհինգ",
    "տասնվեց",
    "տասնյոթ",
    "տասնութ",
    "տասնինը",
];
const HY_TENS: [&str; 10] = [
    "",
    "",
    "քսան",
    "երեսուն",
    "քառասուն",
    "հիսուն",
    "վաթսուն",
    "յոթանասուն",
    "ութսուն",
    "իննսուն",
];

/// A number from 0 to 999,999,999 in words.
pub(crate) fn written(number: u32, language: Language) -> String {
    if number == 0 {
        let zeros = [ID[0], EN[0], RU[0], AZ[0], HY[0], TR[0]];
        return zeros[language as usize].into();
    }
    let mut words = Vec::new();
    for (scale, group) in [
        (2, number / 1_000_000),
        (1, number / 1000 % 1000),
        (0, number % 1000),
    ] {
        if group > 0 {
            words.push(thousandfold(group, scale, language));
        }
    }
    words.join(" ")
}

/// A group of three digits with the name of its place.
fn thousandfold(group: u32, scale: usize, language: Language) -> String {
    let below = below_1000(group, scale, language);
    let name = match language {
        Language::Indonesian if scale == 1 && group == 1 => return "seribu".into(),
        Language::Turkish if scale == 1 && group == 1 => return "bin".into(),
        Language::Azerbaijani if scale == 1 && group == 1 => return "min".into(),
        Language::Armenian if scale == 1 && group == 1 => return "հազար".into(),
        Language::Indonesian => ["", "ribu", "juta"][scale],
        Language::English => ["", "thousand", "million"][scale],
        Language::Turkish => ["", "bin", "milyon"][scale],
        Language::Azerbaijani => ["", "min", "milyon"][scale],
        Language::Armenian => ["", "հազար", "միլիոն"][scale],
        Language::Russian => {
            let form = match (group % 100, group % 10) {
                (11..=14, _) => 2,
                (_, 1) => 0,
                (_, 2..=4) => 1,
                _ => 2,
            };
            [
                ["", "", ""],
                ["тысяча", "тысячи", "тысяч"],
                ["миллион", "миллиона", "миллионов"],
            ][scale][form]
        }
    };
    if name.is_empty() {
        below
    } else {
        format!("{below} {name}")
    }
}

fn below_1000(group: u32, scale: usize, language: Language) -> String {
    let (hundreds, rest) = ((group / 100) as usize, (group % 100) as usize);
    let (tens, ones) = (rest / 10, rest % 10);
    let mut words: Vec<String> = Vec::new();
    let mut say = |word: &str| words.push(word.into());
    match language {
        Language::Indonesian => {
            match hundreds {
                0 => {}
                1 => say("seratus"),
                _ => say(&format!("{} ratus", ID[hundreds])),
            }
            match (tens, ones) {
                (0, 0) => {}
                (0, ones) => say(ID[ones]),
                (1, 0) => say("sepuluh"),
                (1, 1) => say("sebelas"),
                (1, ones) => say(&format!("{} belas", ID[ones])),
                (tens, 0) => say(&format!("{} puluh", ID[tens])),
                (tens, ones) => say(&format!("{} puluh {}", ID[tens], ID[ones])),
            }
        }
        Language::English => {
            if hundreds > 0 {
                say(&format!("{} hundred", EN[hundreds]));
            }
            if hundreds > 0 && rest > 0 && scale == 0 {
                say("and");
            }
            match (tens, ones) {
                (0 | 1, _) if rest == 0 => {}
                (0 | 1, _) => say(EN[rest]),
                (tens, 0) => say(EN_TENS[tens]),
                (tens, ones) => say(&format!("{}-{}", EN_TENS[tens], EN[ones])),
            }
        }
        Language::Russian => {
            if hundreds > 0 {
                say(RU_HUNDREDS[hundreds]);
            }
            let one = |ones: usize| match (scale, ones) {
                (1, 1) => "одна",
                (1, 2) => "две",
                _ => RU[ones],
            };
            match (tens, ones) {
                (0, 0) => {}
                (0, ones) => say(one(ones)),
                (1, _) => say(RU[rest]),
                (tens, 0) => say(RU_TENS[tens]),
                (tens, ones) => say(&format!("{} {}", RU_TENS[tens], one(ones))),
            }
        }
        Language::Turkish | Language::Azerbaijani => {
            let (names, names_of_tens) = if language == Language::Turkish {
                (TR, TR_TENS)
            } else {
                (AZ, AZ_TENS)
            };
            match hundreds {
                0 => {}
                1 => say("yüz"),
                _ => say(&format!("{} yüz", names[hundreds])),
            }
            if tens > 0 {
                say(names_of_tens[tens]);
            }
            if ones > 0 {
                say(names[ones]);
            }
        }
        Language::Armenian => {
            match hundreds {
                0 => {}
                1 => say("հարյուր"),
                _ => say(&format!("{} հարյուր", HY[hundreds])),
            }
            match (tens, ones) {
                (0 | 1, _) if rest == 0 => {}
                (0 | 1, _) => say(HY[rest]),
                (tens, 0) => say(HY_TENS[tens]),
                (tens, ones) => say(&format!("{}{}", HY_TENS[tens], HY[ones])),
            }
        }
    }
    words.join(" ")
}
