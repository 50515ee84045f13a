//! No text leaves its place: what is escaped reads back as it was, and ends where it should.

use gainsay::draw::{escape, wrap};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// What a text reads as once the unprintable is made visible.
fn shown(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .map(|c| match c {
            '\t' | '\n' => c,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// The same in a diagram: the breaks that keep entities apart left aside.
fn graphviz_shows(text: &str) -> String {
    shown(text).replace('\\', "∖").replace('\u{200c}', "")
}

/// Texts in which everything that means something somewhere is frequent.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => any::<char>().prop_map(String::from),
        1 => "[ -~]{0,6}",
        1 => prop::sample::select(vec![
            "\\", "\"", "\\\"", "&", "&#0;", "&amp;", "&lt;", "<", ">", "]]>", "-->", "'", "\r\n", "\r", "\n", "\\N",
            "\u{0}", "\u{202e}", "\u{fffe}", "👩‍👩‍👧‍👦",
        ]).prop_map(String::from),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// Reads a quoted string of DOT up to its end, as Graphviz does for tooltips: the text, and what stands behind it.
fn unquote(dot: &str) -> (String, &str) {
    let mut text = String::new();
    let mut chars = dot.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (text, &dot[at + 1..]),
            '\\' => match chars.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((_, other)) => text.push(other),
                None => break,
            },
            c => text.push(c),
        }
    }
    (text, "never closed")
}

proptest! {
    #[test]
    fn quoted_text_ends_where_it_should(text in text()) {
        let dot = format!("{}\"rest", escape::quoted(&text));
        let (read, rest) = unquote(&dot);
        prop_assert_eq!(rest, "rest");
        prop_assert_eq!(read.replace('\u{200c}', "").replace("&amp;", "&"), graphviz_shows(&text));
    }

    #[test]
    fn names_hold_no_backslash_but_before_a_quote(text in text()) {
        let name = escape::name(&text);
        prop_assert!(!name.replace("\\\"", "").contains(['\\', '"', '\n']), "{}", name);
    }

    #[test]
    fn xml_reads_back(text in text()) {
        let xml = format!("<a b=\"{0}\">{0}</a>", escape::xml(&text));
        let read = roxmltree::Document::parse(&xml).unwrap();
        prop_assert_eq!(read.root_element().text().unwrap_or(""), shown(&text));
        // An attribute keeps everything but line ends and tabs, which XML makes spaces.
        let attribute = shown(&text).replace(['\n', '\t'], " ");
        prop_assert_eq!(read.root_element().attribute("b").unwrap(), attribute);
    }

    #[test]
    fn html_reads_back(text in text()) {
        let xml = format!("<a>{}</a>", escape::html(&text));
        let read = roxmltree::Document::parse(&xml).unwrap();
        let read = read.root_element().text().unwrap_or("").replace('\u{200c}', "");
        prop_assert_eq!(read, graphviz_shows(&text));
    }

    #[test]
    fn html_leaves_nothing_that_reads_as_a_character(text in text()) {
        let once = escape::html(&text).replace("&amp;", "&");
        for part in once.split('&').skip(1) {
            let name: &str = part.split(';').next().unwrap_or("");
            let known = ["lt", "gt", "quot", "#39"].contains(&name);
            let reads = name.len() < part.len() && !name.is_empty()
                && name.trim_start_matches('#').bytes().all(|byte| byte.is_ascii_alphanumeric());
            prop_assert!(known || !reads, "{once}");
        }
    }

    #[test]
    fn lines_are_no_wider_than_asked(text in text(), width in 4..30usize, lines in 1..5usize) {
        let wrapped = wrap::wrap(&text, width, lines);
        prop_assert!(wrapped.len() <= lines);
        for line in &wrapped {
            // One grapheme may be wider than the line.
            prop_assert!(wrap::width(line) <= width || line.graphemes(true).count() <= 2, "{line:?}");
        }
    }

    #[test]
    fn plain_lines_are_the_same(
        text in prop_oneof![text(), "[ -~“”–·]{0,60}", "[!-~“”–·]{1,9}( [!-~“”–·]{1,9}){0,9}"],
        width in 4..30usize,
        lines in 1..5usize,
    ) {
        let wrapped = wrap::wrap(&text, width, lines);
        let mut plain = Vec::new();
        let is_plain = wrap::plain_lines(&text, width, lines, &mut plain);
        if is_plain {
            prop_assert_eq!(&plain, &wrapped);
        }
        // The test must not go blind: of words that fit, all lines are found.
        let words = text.split(' ').all(|word| {
            let one_column = |c: char| c.is_ascii_graphic() || "“”–·".contains(c);
            !word.is_empty() && word.chars().count() <= width && word.chars().all(one_column)
        });
        if words && !wrapped.iter().any(|line| line.ends_with('…')) {
            prop_assert!(is_plain, "{text:?}");
        }
    }

    #[test]
    fn short_texts_are_kept_whole(text in "[a-zа-яա-ֆəş ]{0,40}") {
        let wrapped = wrap::wrap(&text, 10, 40);
        prop_assert_eq!(wrapped.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn addresses_lead_nowhere_else(text in text()) {
        for address in [text.clone(), format!("javascript:{text}"), format!("data:{text}"), format!(" {text}")] {
            if let Some(kept) = escape::url(&address) {
                // Graphviz copies addresses into SVG as they are.
                prop_assert!(!kept.contains(['"', '\'', '<', '>', '\\', ' ', '\n']), "{kept:?}");
                let lower = kept.to_ascii_lowercase();
                let scheme = lower.split(['/', '?', '#']).next().unwrap_or("").split_once(':').map(|(scheme, _)| scheme);
                prop_assert!(scheme.is_none_or(|scheme| scheme == "http" || scheme == "https"), "{kept:?}");
            }
        }
    }
}

#[test]
fn addresses() {
    for good in [
        "https://example.org/a?b=c&d#e",
        "HTTP://example.org",
        "claims/c1.html",
        "../a",
        "#top",
        "?q=a:b",
    ] {
        assert_eq!(escape::url(good).as_deref(), Some(good));
    }
    assert_eq!(
        escape::url("https://example.org/\"><b>").as_deref(),
        Some("https://example.org/%22%3E%3Cb%3E")
    );
    for bad in [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https:example.org",
        "file:///etc/passwd",
        "\\\\host\\share",
        "a b",
        "vbscript:x",
    ] {
        assert_eq!(escape::url(bad), None, "{bad:?}");
    }
}

#[test]
fn words_break_between_graphemes() {
    let family = "👩‍👩‍👧‍👦";
    assert_eq!(
        wrap::wrap(&family.repeat(4), 5, 9),
        [family.repeat(2), family.repeat(2)]
    );
    assert_eq!(
        wrap::wrap("e\u{301}e\u{301}e\u{301}", 2, 9),
        ["e\u{301}e\u{301}", "e\u{301}"]
    );
    assert_eq!(wrap::wrap("one two three", 7, 1), ["one tw…"]);
    assert_eq!(wrap::shorten("exactly", 7), "exactly");
}
