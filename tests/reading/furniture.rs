//! Furniture: what is left out, and what is not.

use std::ops::Range;

use gainsay::extract::{Furniture, LeftOut, Lexicon, furniture, joined, masked};
use gainsay::language::Language;
use proptest::collection::vec;
use proptest::prelude::*;

fn found(text: &str, language: Language) -> Vec<(Furniture, &str)> {
    let found = furniture(text, language).into_iter();
    found.map(|part| (part.what, &text[part.at])).collect()
}

/// What a line is between two paragraphs of running text.
fn of_line(line: &str, language: Language) -> Option<Furniture> {
    let text =
        format!("The first paragraph ends here.\n{line}\nThe second paragraph ends there.\n");
    let found = found(&text, language);
    assert!(found.len() < 2, "{found:?}");
    let (what, words) = found.first()?;
    assert_eq!(*words, line);
    Some(*what)
}

#[test]
fn lines_of_every_kind_are_told() {
    use Furniture::{Byline, Caption, Heading, Link, Notice};
    use Language::{Armenian, Azerbaijani, English, Indonesian, Russian, Turkish};
    let lines = [
        ("Baca: Perbatasan Ditutup, Ada Apa?", Indonesian, Link),
        ("Baca juga: Kementerian Membantah", Indonesian, Link),
        (
            "**Baca juga:** [Kementerian membantah](https://news.example)",
            Indonesian,
            Link,
        ),
        ("Baca juga Kementerian Membantah Tuduhan", Indonesian, Link),
        ("Read more", English, Link),
        ("Read more: Border closed", English, Link),
        ("RELATED: Border closed", English, Link),
        ("Читайте также: Граница закрыта", Russian, Link),
        ("Oxuyun: Sərhəd bağlandı", Azerbaijani, Link),
        ("Կարդացեք նաև՝ Սահմանը փակ է", Armenian, Link),
        ("Լուսանկարը՝ նախարարության", Armenian, Caption),
        ("Կարդացեք նաև", Armenian, Link),
        ("Ayrıca okuyun: Sınır kapatıldı", Turkish, Link),
        ("https://news.example/a/1", Turkish, Link),
        ("Foto: gedung kementerian", Indonesian, Caption),
        ("(Photo by the ministry)", English, Caption),
        (
            "Petugas berjaga di perbatasan. (ANTARA FOTO/Nama Juru Foto)",
            Indonesian,
            Caption,
        ),
        ("Image: the ministry", English, Caption),
        ("Фото: пресс-служба министерства", Russian, Caption),
        ("Fotoğraf: bakanlık", Turkish, Caption),
        ("By Staff Writer", English, Byline),
        ("By STAFF WRITER and Another Writer", English, Byline),
        ("Oleh Tim Redaksi", Indonesian, Byline),
        ("Penulis: Tim Redaksi", Indonesian, Byline),
        ("Editor: Tim Redaksi", Indonesian, Byline),
        (
            "(Reporting by the newsroom; editing by the desk)",
            English,
            Byline,
        ),
        ("(abc/def)", Indonesian, Byline),
        ("Автор: Редакция", Russian, Byline),
        ("Latar belakang konflik", Indonesian, Heading),
        ("What happened at the border", English, Heading),
        ("Что произошло на границе", Russian, Heading),
        (
            "Ikuti berita terbaru kami di kanal ini.",
            Indonesian,
            Notice,
        ),
        ("Subscribe", English, Notice),
        (
            "Updated at 12 p.m. to add the reply of the ministry.",
            English,
            Notice,
        ),
        ("Diperbarui pada pukul 12 siang.", Indonesian, Notice),
        ("Sign up for our newsletter.", English, Notice),
        (
            "Copyright 2022 The Outlet. All rights reserved.",
            English,
            Notice,
        ),
        ("© 2022 Harian Contoh", Indonesian, Notice),
        ("We use cookies to improve this page.", English, Notice),
        ("Follow the reporter on Twitter.", English, Notice),
        ("Подписывайтесь на наш канал.", Russian, Notice),
        ("Tüm hakları saklıdır.", Turkish, Notice),
    ];
    for (line, language, what) in lines {
        assert_eq!(of_line(line, language), Some(what), "{line}");
    }
}

#[test]
fn running_text_stays() {
    use Language::{English, Indonesian, Russian};
    let lines = [
        ("Baca juga dilakukan oleh menteri, kata dia.", Indonesian),
        (
            "Foto itu menunjukkan perbatasan, kata kementerian.",
            Indonesian,
        ),
        ("Oleh karena itu, menteri mengundurkan diri.", Indonesian),
        (
            "Oleh Kementerian Pertahanan, tuduhan itu dibantah.",
            Indonesian,
        ),
        ("By Monday, the ministry had denied it.", English),
        ("By contrast, the ministry said nothing.", English),
        ("Photos showed the border, the ministry said.", English),
        ("Follow the money, the minister said.", English),
        ("Copyright law was changed, the ministry said.", English),
        ("Share prices fell, the ministry said.", English),
        ("Watch this border, the minister said.", English),
        (
            "Editor and reporter were arrested, the ministry said.",
            English,
        ),
        ("“We did not retreat”", English),
        ("Why did it happen?", English),
        ("Подробнее об этом сообщило министерство.", Russian),
        (
            "JAKARTA, KOMPAS — Kementerian membantah tuduhan",
            Indonesian,
        ),
        ("Selasa, 13 September 2022 | 10:30 WIB", Indonesian),
        ("YEREVAN, SEPTEMBER 13", English),
        ("and then it stopped", English),
    ];
    for (line, language) in lines {
        assert_eq!(of_line(line, language), None, "{line}");
    }
}

#[test]
fn initials_behind_the_last_sentence_go_alone() {
    let text = "Kementerian membantahnya, kata juru bicara itu. (ab/cd)\n";
    assert_eq!(
        found(text, Language::Indonesian),
        [(Furniture::Byline, "(ab/cd)")]
    );
    let text = "The ministry denied it. (Reuters)\n";
    assert_eq!(
        found(text, Language::English),
        [(Furniture::Byline, "(Reuters)")]
    );
    let text = "The ministry denied it (and/or the minister did).\n";
    assert_eq!(found(text, Language::English), []);
}

#[test]
fn lines_that_are_broken_are_not_taken_for_headings() {
    let text = "The ministry said on Tuesday\nthat three soldiers had been hurt at the border. It denied\n\
                The Hague an answer, and said\nthat it would not say more about it. A spokesman for\nthe government agreed.\n";
    assert_eq!(found(text, Language::English), []);
}

#[test]
fn every_entry_tells_where_it_comes_from() {
    for language in Language::ALL {
        let lexicon = Lexicon::of(language).expect("it reads");
        let words = &lexicon.furniture;
        let groups = [
            &words.links,
            &words.captions,
            &words.bylines,
            &words.by,
            &words.notices,
            &words.agencies,
        ];
        for group in groups.into_iter().flatten() {
            assert!(
                lexicon.sources.contains_key(&group.source),
                "{language:?}: {}",
                group.source
            );
            assert!(!group.words.is_empty());
        }
        assert!(
            groups.iter().all(|groups| !groups.is_empty()),
            "{language:?}"
        );
    }
}

fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "\\PC{0,60}",
        Just("Baca juga: sesuatu (ab/cd)".to_owned()),
        Just("A heading of some words".to_owned()),
        Just("A sentence that ends. (AFP/Some Name)".to_owned()),
        Just("(()".to_owned()),
        Just("© 2022".to_owned()),
        Just("By A B".to_owned()),
        Just(String::new()),
    ];
    vec(line, 0..12).prop_map(|lines| lines.join("\n"))
}

/// The last place between characters up to this one.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn is_well_formed(text: &str, parts: &[LeftOut]) {
    let mut end = 0;
    for part in parts {
        assert!(
            part.at.start >= end && part.at.end > part.at.start,
            "{parts:?}"
        );
        assert!(text.get(part.at.clone()).is_some(), "{part:?}");
        end = part.at.end;
    }
}

proptest! {
    #[test]
    fn what_is_left_out_is_sorted_and_disjoint(text in lines(), language in 0..6_usize, cuts in vec(0..300_usize, 0..6)) {
        let left_out = furniture(&text, Language::ALL[language]);
        is_well_formed(&text, &left_out);
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| floor(&text, cut)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let known: Vec<LeftOut> = cuts
            .chunks_exact(2)
            .map(|pair| LeftOut { at: pair[0]..pair[1], what: Furniture::Link })
            .collect();
        let all = joined(known.clone(), left_out);
        is_well_formed(&text, &all);
        prop_assert!(known.iter().all(|part| all.contains(part)));
        let parts: Vec<Range<usize>> = all.into_iter().map(|part| part.at).collect();
        let masked = masked(&text, &parts);
        prop_assert_eq!(masked.len(), text.len());
        prop_assert_eq!(masked.lines().count(), text.lines().count());
        for part in parts {
            prop_assert!(masked[part].trim().is_empty());
        }
    }
}
