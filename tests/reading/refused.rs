//! What is refused, and what is said of it.

use gainsay::formats::article::{
    Article, ArticleFault, Encoding, Kind, Notice, Options, Standing, read_article,
};

const RUSSIAN: &str = "Министерство сообщило, что на границе ранены трое военных.\n";

pub(crate) fn read(bytes: impl Into<Vec<u8>>) -> Result<Article, ArticleFault> {
    read_article(bytes.into(), "article.txt", Options::default())
}

fn told(bytes: impl Into<Vec<u8>>) -> String {
    let fault = read(bytes).expect_err("it is refused");
    format!("{fault} | {}", fault.hint())
}

fn named(name: &str) -> Encoding {
    name.parse().expect("it is an encoding")
}

fn with(encoding: &str) -> Options {
    Options {
        encoding: Some(named(encoding)),
        kind: None,
    }
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        name => {
            let encoding =
                encoding_rs::Encoding::for_label(name.as_bytes()).expect("it is an encoding");
            encoding.encode(text).0.into_owned()
        }
    }
}

#[test]
fn another_encoding_is_named_and_offered() {
    let texts = [
        ("windows-1251", RUSSIAN),
        ("koi8-u", RUSSIAN),
        ("iso-8859-5", RUSSIAN),
        (
            "windows-1254",
            "Bakanlık, sınırdaki çatışmalarda üç askerin yaralandığını açıkladı.\n",
        ),
        (
            "windows-1252",
            "The ministry’s statement – “it was not us” – came late.\n",
        ),
    ];
    for (encoding, text) in texts {
        let bytes = encoded(&text.repeat(3), encoding);
        let told = told(bytes.clone());
        assert!(
            told.contains(&format!("it looks like {encoding}")),
            "{told}"
        );
        assert!(told.contains(&format!("`--encoding {encoding}`")), "{told}");
        let article =
            read_article(bytes, "article.txt", with(encoding)).expect("it reads as what it is");
        assert_eq!(article.text, text.repeat(3));
        assert_eq!(article.standing, Standing::Decoded(named(encoding)));
    }
}

#[test]
fn a_few_wrong_bytes_are_damage_and_their_line_is_told() {
    let mut bytes = RUSSIAN.repeat(4).into_bytes();
    bytes.extend(b"\xd0\n");
    assert_eq!(
        told(bytes),
        "`article.txt` is damaged: byte 0xd0 in line 5 is of no character, and nearly all others are UTF-8 \
         | mend that line in an editor, or save the article again"
    );
}

#[test]
fn utf_16_is_told_with_its_mark_and_without() {
    for encoding in ["utf-16le", "utf-16be"] {
        for (mark, text) in [
            ("\u{feff}", RUSSIAN),
            ("", RUSSIAN),
            ("", "The ministry said no.\n"),
        ] {
            let bytes = encoded(&format!("{mark}{text}"), encoding);
            let told = told(bytes.clone());
            assert!(
                told.contains(&format!("`article.txt` is written in {encoding}")),
                "{told}"
            );
            let article = read_article(bytes, "article.txt", with(encoding)).expect("it reads");
            assert_eq!(article.text, text);
        }
    }
}

#[test]
fn an_encoding_that_would_garble_or_does_not_fit_is_refused() {
    let fault = read_article(RUSSIAN.into(), "a", with("windows-1251")).expect_err("it is UTF-8");
    assert_eq!(
        fault.to_string(),
        "`a` is UTF-8 already; read as windows-1251 it would be garbled"
    );
    let fault =
        read_article(b"\xff\xff\xff".to_vec(), "a", with("euc-kr")).expect_err("it is not that");
    assert_eq!(
        fault.to_string(),
        "`a` is not in euc-kr: some of its bytes are of no character there"
    );
    assert!(read_article(RUSSIAN.into(), "a", with("utf-8")).is_ok());
    assert!("cp-something".parse::<Encoding>().is_err());
    assert!("replacement".parse::<Encoding>().is_err());
}

#[test]
fn files_that_are_no_text_are_called_what_they_are() {
    let files: [(&[u8], &str); 10] = [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (
            b"PK\x03\x04....[Content_Types].xml....word/document.xml",
            "a Word document (DOCX)",
        ),
        (
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text",
            "an OpenDocument file",
        ),
        (b"PK\x03\x04\0\0", "an archive (ZIP)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
            "a document of an old office program",
        ),
        (b"{\\rtf1 text}", "a document in RTF"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"RIFF\0\0\0\0WEBPVP8", "a picture (WebP)"),
        (b"text \0 text", "a binary file"),
    ];
    for (bytes, what) in files {
        assert_eq!(
            told(bytes),
            format!("`article.txt` is {what}, not a text | save its text first, and give that")
        );
    }
    assert!(read("BM is short for a unit of measure.").is_ok());
}

#[test]
fn nothing_but_blanks_is_empty() {
    for text in ["", " \n\t\n", "\u{feff}", "\u{a0}\u{200b}\n"] {
        assert!(told(text).starts_with("`article.txt` is empty"), "{text:?}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let fault = read(vec![b'a'; (256 << 20) + 1]).expect_err("it is too large");
    assert_eq!(
        fault.to_string(),
        "`article.txt` has 257 MiB; an article may have 256"
    );
}

#[test]
fn signs_that_are_not_seen_are_pointed_out() {
    let article = read("\u{feff}One\ntwo \u{202e}three\u{202c}\nfo\u{fffd}r\n").expect("it reads");
    assert_eq!(
        article.notices,
        [
            Notice::ByteOrderMark,
            Notice::DirectionControls { count: 2, line: 2 },
            Notice::Lost { count: 1, line: 3 }
        ]
    );
    assert!(
        article.text.starts_with('\u{feff}'),
        "spans count in the file"
    );
    assert_eq!(article.kind, Kind::Plain);
}
