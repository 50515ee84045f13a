//! Numbers of each language, one sentence a row.

use gainsay::extract::quantities;
use gainsay::language::Language::{
    self, Armenian, Azerbaijani, English, Indonesian, Russian, Turkish,
};

/// Every number of a text: answer and what it counts.
#[track_caller]
fn check(language: Language, text: &str, expected: &[(&str, &str)]) {
    let found = quantities(text, 0..text.len(), language);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|found| (found.answer.as_str(), found.counted.as_str()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn digits_are_read_as_the_language_groups_them() {
    check(
        Indonesian,
        "6.500 orang, 2,5 juta warga",
        &[("6500", "orang"), ("2500000", "warga")],
    );
    check(
        English,
        "6,500 people, 2.5 million people",
        &[("6500", "people"), ("2500000", "people")],
    );
    check(
        Russian,
        "30 000 человек, 2,5 млн человек, 5 тыс. беженцев",
        &[
            ("30000", "человек"),
            ("2500000", "человек"),
            ("5000", "беженцев"),
        ],
    );
    check(Azerbaijani, "6 500 nəfər", &[("6500", "nəfər")]);
    check(Turkish, "6.500 kişi", &[("6500", "kişi")]);
    check(Armenian, "30 000 մարդ", &[("30000", "մարդ")]);
}

#[test]
fn three_digits_behind_the_mark_of_decimals_are_thousands_only_of_what_is_whole() {
    check(Indonesian, "6,500 orang", &[("6500", "orang")]);
    check(Indonesian, "6,500 km", &[("6.500", "km")]);
    check(Indonesian, "Angkanya 6,500.", &[]);
    check(English, "6.500 people", &[("6500", "people")]);
    check(English, "4.5 people", &[]);
}

#[test]
fn words_and_mixed_writing() {
    check(
        Indonesian,
        "tiga puluh ribu tentara",
        &[("30000", "tentara")],
    );
    check(
        Indonesian,
        "127 ribu pekerja, satu setengah juta warga",
        &[("127000", "pekerja"), ("1500000", "warga")],
    );
    check(
        English,
        "thirty thousand soldiers, one and a half million people",
        &[("30000", "soldiers"), ("1500000", "people")],
    );
    check(
        Russian,
        "тридцать тысяч солдат, полтора миллиона человек",
        &[("30000", "солдат"), ("1500000", "человек")],
    );
    check(
        Russian,
        "с двумя тысячами солдат, трое солдат",
        &[("2000", "солдат"), ("3", "солдат")],
    );
    check(
        Turkish,
        "otuz bin asker, bir buçuk milyon kişi, 5 bin 300 kişi",
        &[("30000", "asker"), ("1500000", "kişi"), ("5300", "kişi")],
    );
    check(Azerbaijani, "otuz min əsgər", &[("30000", "əsgər")]);
    check(
        Armenian,
        "երեսուն հազար զինվոր, քսանհինգ զինվոր",
        &[("30000", "զինվոր"), ("25", "զինվոր")],
    );
}

#[test]
fn numbers_that_nobody_counted() {
    check(
        Indonesian,
        "puluhan tentara, ratusan ribu pengungsi, belasan orang",
        &[
            ("dozens", "tentara"),
            ("hundreds of thousands", "pengungsi"),
            ("11..19", "orang"),
        ],
    );
    check(
        English,
        "dozens of soldiers, tens of thousands of people, two dozen tanks, a dozen tanks",
        &[
            ("dozens", "soldiers"),
            ("tens of thousands", "people"),
            ("~24", "tanks"),
            ("a dozen", "tanks"),
        ],
    );
    check(
        English,
        "billions of dollars, tens of millions of people",
        &[(">= 1000000000", "dollars"), (">= 10000000", "people")],
    );
    check(
        Russian,
        "десятки тысяч беженцев, тысячи солдат, два десятка машин",
        &[
            ("tens of thousands", "беженцев"),
            ("thousands", "солдат"),
            ("~20", "машин"),
        ],
    );
    check(
        Turkish,
        "yüzlerce kişi, on binlerce kişi",
        &[("hundreds", "kişi"), ("tens of thousands", "kişi")],
    );
    check(Azerbaijani, "yüzlərlə insan", &[("hundreds", "insan")]);
    check(Armenian, "հարյուրավոր մարդիկ", &[("hundreds", "մարդիկ")]);
}

#[test]
fn bounds() {
    check(
        Indonesian,
        "sedikitnya 49 orang, lebih dari selusin desa, 100 lebih warga",
        &[(">= 49", "orang"), ("> 12", "desa"), ("> 100", "warga")],
    );
    check(
        Indonesian,
        "kurang dari 30 tank, sekitar 30 tank, hampir 100 tank, 100-an orang",
        &[
            ("< 30", "tank"),
            ("~30", "tank"),
            ("~100", "tank"),
            ("~100", "orang"),
        ],
    );
    check(
        English,
        "no fewer than 30 men, up to 50 men, nearly 30,000 men, 30 or more men",
        &[
            (">= 30", "men"),
            ("<= 50", "men"),
            ("~30000", "men"),
            (">= 30", "men"),
        ],
    );
    check(
        Russian,
        "не менее 30 солдат, около 30 солдат, более тысячи человек, до 30 танков",
        &[
            (">= 30", "солдат"),
            ("~30", "солдат"),
            ("> 1000", "человек"),
            ("<= 30", "танков"),
        ],
    );
    check(
        Turkish,
        "en az 49 asker, 30'dan fazla kişi, 30'a yakın asker, otuzdan fazla kişi",
        &[
            (">= 49", "asker"),
            ("> 30", "kişi"),
            ("~30", "asker"),
            ("> 30", "kişi"),
        ],
    );
    check(
        Azerbaijani,
        "ən azı 49 nəfər, 30-dan çox əsgər",
        &[(">= 49", "nəfər"), ("> 30", "əsgər")],
    );
    check(
        Armenian,
        "առնվազն 49 զինվոր, ավելի քան 30 մարդ, 30-ից ավելի զինվոր",
        &[(">= 49", "զինվոր"), ("> 30", "մարդ"), ("> 30", "զինվոր")],
    );
}

#[test]
fn two_bounds_at_once_are_not_understood() {
    check(English, "at least about 30 men", &[]);
    check(English, "about hundreds of men", &[]);
}

#[test]
fn ranges() {
    check(
        Indonesian,
        "antara 20 dan 30 orang, 20-30 tentara, 20 sampai 30 tank",
        &[
            ("20..30", "orang"),
            ("20..30", "tentara"),
            ("20..30", "tank"),
        ],
    );
    check(
        English,
        "between 20 and 30 tanks, 20 to 30 thousand people",
        &[("20..30", "tanks"), ("20000..30000", "people")],
    );
    check(
        Russian,
        "от 20 до 30 танков, пять-шесть человек",
        &[("20..30", "танков"), ("5..6", "человек")],
    );
    check(
        Turkish,
        "20 ile 30 arasında asker, 30 ila 40 asker",
        &[("20..30", "asker"), ("30..40", "asker")],
    );
    check(
        Azerbaijani,
        "20-dən 30-a qədər əsgər",
        &[("20..30", "əsgər")],
    );
    check(Armenian, "20–30 մարդ", &[("20..30", "մարդ")]);
}

#[test]
fn none_and_not() {
    check(
        Indonesian,
        "tidak ada korban jiwa, bukan 30 orang",
        &[("none", "korban"), ("not 30", "orang")],
    );
    check(
        English,
        "no soldiers were killed; not 30 but 49 people",
        &[("none", "soldiers"), ("not 30", ""), ("49", "people")],
    );
    check(
        Russian,
        "ни один солдат, нет погибших",
        &[("none", "солдат"), ("none", "погибших")],
    );
    check(Turkish, "hiçbir asker", &[("none", "asker")]);
    check(Armenian, "ոչ մի զինվոր", &[("none", "զինվոր")]);
}

#[test]
fn what_is_measured() {
    check(
        Indonesian,
        "30 persen, Rp 30 juta, US$ 5 miliar, di km 12",
        &[
            ("30", "persen"),
            ("30000000", "Rp"),
            ("5000000000", "US$"),
            ("12", "km"),
        ],
    );
    check(
        English,
        "$30 million, 30 percent, 19.1%, 5km",
        &[
            ("30000000", "$"),
            ("30", "percent"),
            ("19.1", "%"),
            ("5", "km"),
        ],
    );
    check(Turkish, "yüzde 30", &[("30", "yüzde")]);
}

#[test]
fn the_noun_is_found_behind_other_words() {
    check(
        English,
        "2,000 Russian peacekeepers, 49 of its soldiers, hundreds of coal-fired plants",
        &[
            ("2000", "peacekeepers"),
            ("49", "soldiers"),
            ("hundreds", "plants"),
        ],
    );
    check(
        Russian,
        "свыше 100 российских военнослужащих погибли",
        &[("> 100", "военнослужащих")],
    );
    check(Indonesian, "Jumlahnya naik menjadi 49.", &[("49", "")]);
    check(Indonesian, "49 tewas", &[("49", "")]);
}

#[test]
fn numbers_that_count_nothing_are_left_out() {
    for text in [
        "Pasal 5 ayat 2",
        "virus Covid-19",
        "pesawat Su-25",
        "roket BM-21",
        "berusia 23 tahun",
        "pihak ke-3",
        "pukul 21.15",
        "brigade 14",
        "skor 3-1",
        "pada 1988 tentara itu maju",
        "tahun 2020",
        "nomor 0812-555-12",
        "versi 1.2.3",
        "salah satu kota",
        "pada 12 September",
        "1990-an",
        "(13/9)",
        "Kepulauan Seribu",
        "ayat (1)",
        "satu-satunya jalan",
    ] {
        check(Indonesian, text, &[]);
    }
    for text in [
        "a 23-year-old man",
        "aged 23",
        "Article 5",
        "Articles 5, 6 and 7",
        "a Boeing 737",
        "a 3-1 win",
        "at 10:30",
        "in 1991",
        "the 1990s",
        "call +62 812",
        "24/7",
        "one of the men",
        "at 5 p.m.",
        "1988-1994",
        "World War 2",
        "the minister, 61, spoke",
        "1 in 4 were hurt",
        "a ten-point lead",
        "he is 6'3\" tall",
    ] {
        check(English, text, &[]);
    }
    for text in [
        "1-й полк",
        "статья 5",
        "в 1991 году",
        "13.09.2022",
        "в 21:15",
    ] {
        check(Russian, text, &[]);
    }
    for text in [
        "3. tugay",
        "23 yaşında",
        "ondan fazla",
        "bir asker",
        "1991'de",
        "30'uncu",
    ] {
        check(Turkish, text, &[]);
    }
    for text in ["2022-ci ildə", "sentyabrın 13-də", "5-ci", "bir əsgər"] {
        check(Azerbaijani, text, &[]);
    }
    for text in ["5-րդ", "1991 թվականին", "սեպտեմբերի 13-ին", "23 տարեկան"]
    {
        check(Armenian, text, &[]);
    }
}

#[test]
fn only_the_part_asked_for_is_looked_at() {
    let text = "49 orang dan 30 tank";
    let found = quantities(text, 9..text.len(), Indonesian);
    assert_eq!(found.len(), 1);
    assert_eq!(&text[found[0].at.clone()], "30");
}
