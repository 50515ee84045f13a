//! Dates of each language. The day of publication is Thursday, 15 September 2022.

use gainsay::extract::{dateline, dates};
use gainsay::language::Language::{
    self, Armenian, Azerbaijani, English, Indonesian, Russian, Turkish,
};
use jiff::civil::{Date, date};

const PUBLISHED: Date = date(2022, 9, 15);

fn found(language: Language, text: &str, published: Option<Date>) -> Vec<(String, bool)> {
    let found = dates(text, 0..text.len(), language, published);
    found
        .into_iter()
        .map(|found| (found.date, found.is_relative))
        .collect()
}

/// Dates that are written out, whenever the text was published.
#[track_caller]
fn written(language: Language, text: &str, expected: &[&str]) {
    let expected: Vec<(String, bool)> = expected
        .iter()
        .map(|date| ((*date).to_owned(), false))
        .collect();
    assert_eq!(found(language, text, None), expected, "{text}");
    assert_eq!(found(language, text, Some(PUBLISHED)), expected, "{text}");
}

/// Dates that are reckoned from the day of publication, and not found without it.
#[track_caller]
fn reckoned(language: Language, text: &str, expected: &[&str]) {
    let expected: Vec<(String, bool)> = expected
        .iter()
        .map(|date| ((*date).to_owned(), true))
        .collect();
    assert_eq!(found(language, text, Some(PUBLISHED)), expected, "{text}");
    assert_eq!(found(language, text, None), [], "{text}");
}

#[test]
fn days_months_and_years() {
    written(
        Indonesian,
        "13 September 2022, Desember 2022, pada 1988, 1990-an, (19/9/2023)",
        &["2022-09-13", "2022-12", "1988", "1990/1999", "2023-09-19"],
    );
    written(
        English,
        "13 September 2022, Sept. 13, 2022, May 2022, in 1991, the 1990s, 2022-09-13",
        &[
            "2022-09-13",
            "2022-09-13",
            "2022-05",
            "1991",
            "1990/1999",
            "2022-09-13",
        ],
    );
    written(
        Russian,
        "13 сентября 2022 года, в сентябре 2022 года, в 1991 году, в 1990-е годы, 13.09.2022",
        &["2022-09-13", "2022-09", "1991", "1990/1999", "2022-09-13"],
    );
    written(
        Turkish,
        "13 Eylül 2022'de, 1991'de, 2020 yılında, 1990'larda",
        &["2022-09-13", "1991", "2020", "1990/1999"],
    );
    written(
        Azerbaijani,
        "13 sentyabr 2022-ci il, 1991-ci ildə, 1990-cı illər, 2022-ci il sentyabrın 13-də",
        &["2022-09-13", "1991", "1990/1999", "2022-09-13"],
    );
    written(
        Armenian,
        "2022 թվականի սեպտեմբերի 13-ին, 1991 թվականին, 1990-ականներին",
        &["2022-09-13", "1991", "1990/1999"],
    );
}

#[test]
fn clock_times() {
    written(
        Indonesian,
        "12 September 2022 pukul 00:05 waktu setempat",
        &["2022-09-12T00:05"],
    );
    written(
        Indonesian,
        "12 September 2022 pukul 21.15 WIB",
        &["2022-09-12T21:15+07:00"],
    );
    written(
        English,
        "12 September 2022 at 5:30 p.m.",
        &["2022-09-12T17:30"],
    );
    written(English, "12 September 2022 at 5:30", &["2022-09-12"]);
}

#[test]
fn periods() {
    written(Indonesian, "Februari 1988 - Mei 1994", &["1988-02/1994-05"]);
    written(
        Indonesian,
        "27 September hingga 10 November 2020",
        &["2020-09-27/2020-11-10"],
    );
    written(
        Indonesian,
        "12-13 September 2022",
        &["2022-09-12/2022-09-13"],
    );
    written(
        Indonesian,
        "27 Desember hingga 3 Januari 2021",
        &["2020-12-27/2021-01-03"],
    );
    written(
        English,
        "from 1988 to 1994; 1988-1994; September 12-13, 2022",
        &["1988/1994", "1988/1994", "2022-09-12/2022-09-13"],
    );
    written(
        English,
        "12 and 13 September 2022",
        &["2022-09-12/2022-09-13"],
    );
    written(
        English,
        "since 1991, before 1992, after 13 September 2022",
        &["1991/..", "../1992", "2022-09-13/.."],
    );
    written(
        Russian,
        "с 27 сентября по 10 ноября 2020 года",
        &["2020-09-27/2020-11-10"],
    );
    written(
        Turkish,
        "27 Eylül ile 10 Kasım 2020",
        &["2020-09-27/2020-11-10"],
    );
}

#[test]
fn what_could_be_two_days_is_none() {
    written(English, "5/6/2022", &[]);
    written(English, "9/13/2022", &["2022-09-13"]);
    written(English, "31 June 2022", &[]);
    written(English, "the winter of the game of 2000 people", &[]);
}

#[test]
fn days_are_reckoned_from_publication() {
    reckoned(
        Indonesian,
        "Selasa, kemarin, tiga hari lalu, bulan lalu",
        &["2022-09-13", "2022-09-14", "2022-09-12", "2022-08"],
    );
    reckoned(
        Indonesian,
        "Selasa (13/9) dan pada bulan Agustus",
        &["2022-09-13", "2022-08"],
    );
    reckoned(
        English,
        "on Tuesday, yesterday, last week, Tuesday, September 13",
        &[
            "2022-09-13",
            "2022-09-14",
            "2022-09-05/2022-09-11",
            "2022-09-13",
        ],
    );
    reckoned(English, "June 16 of last year", &["2021-06-16"]);
    reckoned(
        Russian,
        "во вторник, вчера, на прошлой неделе, 11 апреля",
        &[
            "2022-09-13",
            "2022-09-14",
            "2022-09-05/2022-09-11",
            "2022-04-11",
        ],
    );
    reckoned(Turkish, "salı günü, dün", &["2022-09-13", "2022-09-14"]);
    reckoned(
        Azerbaijani,
        "çərşənbə axşamı, dünən, sentyabrın 13-də",
        &["2022-09-13", "2022-09-14", "2022-09-13"],
    );
    reckoned(
        Armenian,
        "երեքշաբթի, երեկ, սեպտեմբերի 13-ին",
        &["2022-09-13", "2022-09-14", "2022-09-13"],
    );
}

#[test]
fn what_may_be_past_or_to_come_is_not_guessed() {
    // Nearer to come than past.
    reckoned(English, "on 18 September", &[]);
    reckoned(English, "in December", &[]);
    // The latest before today, or that of last week.
    reckoned(Indonesian, "Selasa pekan lalu, Rabu lalu", &[]);
    reckoned(Indonesian, "Selasa depan", &[]);
    // No 13 September nearby was a Friday.
    reckoned(English, "Friday, September 13", &[]);
}

#[test]
fn names_are_no_dates() {
    reckoned(
        English,
        "Theresa May said; the Sunday Times; USA Today; she may go",
        &[],
    );
}

#[track_caller]
fn heads(
    language: Language,
    text: &str,
    at: &str,
    place: &str,
    outlet: Option<&str>,
    day: Option<&str>,
) {
    let found = dateline(text, language, Some(PUBLISHED)).unwrap_or_else(|| panic!("{text}"));
    assert_eq!(&text[found.at], at);
    assert_eq!(&text[found.place], place);
    assert_eq!(found.outlet.map(|outlet| &text[outlet]), outlet);
    assert_eq!(found.date.map(|date| date.date).as_deref(), day);
}

#[test]
fn datelines() {
    heads(
        Indonesian,
        "JAKARTA, KOMPAS — Kementerian itu",
        "JAKARTA, KOMPAS —",
        "JAKARTA",
        Some("KOMPAS"),
        None,
    );
    heads(
        English,
        "A headline\n\nYEREVAN, September 13. /ARMENPRESS/. The ministry",
        "YEREVAN, September 13. /ARMENPRESS/.",
        "YEREVAN",
        Some("ARMENPRESS"),
        Some("2022-09-13"),
    );
    heads(
        English,
        "BAKU, Azerbaijan, September 13",
        "BAKU, Azerbaijan, September 13",
        "BAKU",
        None,
        Some("2022-09-13"),
    );
    heads(
        English,
        "KYIV (Reuters) - The ministry",
        "KYIV (Reuters) -",
        "KYIV",
        Some("Reuters"),
        None,
    );
    heads(
        Russian,
        "МОСКВА, 13 сентября. /ТАСС/. Ведомство",
        "МОСКВА, 13 сентября. /ТАСС/.",
        "МОСКВА",
        Some("ТАСС"),
        Some("2022-09-13"),
    );
    assert_eq!(
        dateline(
            "The ministry - which met on Tuesday - said so.",
            English,
            Some(PUBLISHED)
        ),
        None
    );
    assert_eq!(
        dateline("Armenia and Azerbaijan said so.", English, None),
        None
    );
}
