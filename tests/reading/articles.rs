//! Plain text and Markdown: the text is the file.

use gainsay::app::reading::ready;
use gainsay::formats::article::{ArticleFault, Kind, MarkupKind, Options, Standing, read_article};
use gainsay::language::{Language, detect};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::refused::read;

const MARKDOWN: &str = "---
title: \"The ministry denies it\"
date: 2022-09-13
lang: en
---

# The ministry denies it

**“We did not retreat,”** said a [spokesman](https://news.example/a?b=c).

![The ministry](building.jpg)

[Also read: the border](https://news.example/border)

> It was quiet
> at night.

- [one](https://news.example/1)
- two

```
let x = 1;
```
";

fn markup(text: &str) -> Vec<(MarkupKind, String)> {
    let article = read_article(text.into(), "a.md", Options::default()).expect("it reads");
    assert_eq!(article.text, text);
    assert_eq!(
        (article.kind, article.standing),
        (Kind::Markdown, Standing::File)
    );
    let markup = article.markup.into_iter();
    markup
        .map(|part| (part.what, text[part.at].to_owned()))
        .collect()
}

#[test]
fn plain_text_stays_as_it_is() {
    let text = "\u{feff}One.\r\n\r\n  Two <b>&amp;\t\r\n";
    let article = read(text).expect("it reads");
    assert_eq!(article.text, text);
    assert_eq!(
        (article.kind, article.standing),
        (Kind::Plain, Standing::File)
    );
    assert!(article.markup.is_empty());
}

#[test]
fn markdown_tells_its_markup_apart() {
    let found = markup(MARKDOWN);
    let of = |what: MarkupKind| {
        let of = found.iter().filter(|part| part.0 == what);
        of.map(|part| part.1.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(MarkupKind::Heading), ["# The ministry denies it"]);
    assert_eq!(of(MarkupKind::Caption), ["![The ministry](building.jpg)"]);
    assert_eq!(
        of(MarkupKind::Link),
        [
            "[Also read: the border](https://news.example/border)",
            "- [one](https://news.example/1)"
        ]
    );
    assert_eq!(of(MarkupKind::Code).len(), 2);
    assert_eq!(
        of(MarkupKind::Syntax),
        [
            "**",
            "**",
            "[",
            "](https://news.example/a?b=c)",
            ">",
            ">",
            "-"
        ]
    );
}

#[test]
fn markdown_says_what_it_is_in_front() {
    let article = read_article(MARKDOWN.into(), "a.md", Options::default()).expect("it reads");
    assert_eq!(article.title.as_deref(), Some("The ministry denies it"));
    assert_eq!(article.published.as_deref(), Some("2022-09-13"));
    assert_eq!(article.language.as_deref(), Some("en"));
    let without =
        read_article("# A title\n\nText.\n".into(), "a.md", Options::default()).expect("it reads");
    assert_eq!(without.title.as_deref(), Some("A title"));
}

#[test]
fn one_line_of_fifty_megabytes_reads() {
    let line = "The ministry said so. ".repeat(2_400_000);
    let article = read(line.clone()).expect("it reads");
    assert!(article.text == line);
    assert!(matches!(
        detect(&article.text),
        gainsay::language::Detected::Known { .. }
    ));
}

fn any_kind() -> impl Strategy<Value = Option<Kind>> {
    prop_oneof![
        Just(None),
        Just(Some(Kind::Plain)),
        Just(Some(Kind::Markdown)),
        Just(Some(Kind::Html))
    ]
}

/// Text with much of what Markdown and HTML are made of.
fn marked_up() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>".to_owned()),
        Just("</p>".to_owned()),
        Just("<a href=\"x\">".to_owned()),
        Just("</a>".to_owned()),
        Just("<h2>".to_owned()),
        Just("<figcaption>".to_owned()),
        Just("<div><table><tr><td>".to_owned()),
        Just("<script>".to_owned()),
        Just("<!--".to_owned()),
        Just("&amp;".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n".to_owned()),
        Just("# ".to_owned()),
        Just("**".to_owned()),
        Just("[x](y)".to_owned()),
        Just("![".to_owned()),
        Just("> - ".to_owned()),
        Just("```".to_owned()),
        Just("|-|\n".to_owned()),
        Just("---\n".to_owned()),
        "\\PC{0,20}",
        Just("The ministry said, on Monday, that it was not so. ".to_owned()),
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn holds(bytes: Vec<u8>, kind: Option<Kind>) {
    let options = Options {
        encoding: None,
        kind,
    };
    let given = bytes.clone();
    match read_article(bytes, "x", options) {
        Err(fault) => {
            assert!(!fault.to_string().is_empty() && !fault.hint().is_empty());
            assert!(!matches!(fault, ArticleFault::TooLarge { .. }));
        }
        Ok(article) => {
            if article.standing == Standing::File {
                assert_eq!(article.text.as_bytes(), given);
            }
            let mut end = 0;
            for part in &article.markup {
                assert!(
                    part.at.start >= end && part.at.end > part.at.start,
                    "{:?}",
                    article.markup
                );
                assert!(article.text.get(part.at.clone()).is_some());
                end = part.at.end;
            }
            let _ = detect(&article.text);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400), kind in any_kind()) {
        holds(bytes, kind);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}", kind in any_kind()) {
        holds(text.into_bytes(), kind);
    }

    #[test]
    fn any_markup_is_told_apart(text in marked_up(), kind in any_kind()) {
        holds(text.into_bytes(), kind);
    }
}

#[test]
fn what_is_no_running_text_is_blank_and_places_stay() {
    let text = format!("{MARKDOWN}\nBaca juga: Perbatasan\n\nThe ministry said no. (ab/cd)\n");
    let article = read_article(text.clone().into(), "a.md", Options::default()).expect("it reads");
    let ready = ready(&article, Language::Indonesian);
    assert_eq!(ready.text.len(), text.len());
    let words: Vec<&str> = ready.text.split_whitespace().collect();
    assert_eq!(
        words.join(" "),
        "“We did not retreat,” said a spokesman . It was quiet at night. two The ministry said no."
    );
    let at = ready.text.find("spokesman").expect("it stays");
    assert_eq!(text.find("spokesman"), Some(at));
    let left_out: Vec<&str> = ready
        .left_out
        .iter()
        .map(|part| &text[part.at.clone()])
        .collect();
    assert!(
        left_out.contains(&"Baca juga: Perbatasan") && left_out.contains(&"(ab/cd)"),
        "{left_out:?}"
    );
}
