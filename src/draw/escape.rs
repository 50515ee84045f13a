//! The one place where text that nobody vouches for becomes part of DOT, of a Graphviz label, or of XML.

use std::fmt::Write;

/// What stands for a character that XML cannot hold or that no reader can see.
const UNPRINTABLE: char = '\u{fffd}';

/// A character without width, which keeps Graphviz from reading `&#0;` in a text as the character that it names. That
/// would leave broken XML.
const BREAK: char = '\u{200c}';

/// Stands for a backslash in what Graphviz reads. It takes `\N` in a text for the name of a node, and how often a doubled
/// backslash is undone differs between kinds of text and between versions.
const BACKSLASH: char = '\u{2216}';

/// Text for a quoted string of DOT, without the quotes; newlines become line breaks of Graphviz.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    quoted_into(&mut out, text);
    out
}

/// The same, behind what is there already.
pub(super) fn quoted_into(out: &mut String, text: &str) {
    escape(out, text, |out, at, c| match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push(BACKSLASH),
        '\n' => out.push_str("\\n"),
        '&' => ampersand(out, &text[at..]),
        c => out.push(visible(c)),
    });
}

/// Text for the name of a graph in DOT, without the quotes. Names know no escape but that of the quote.
pub fn name(text: &str) -> String {
    quoted(text).replace("\\n", " ")
}

/// Text for an HTML-like label of Graphviz, or for an attribute in one.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    html_into(&mut out, text);
    out
}

/// The same, behind what is there already.
pub(super) fn html_into(out: &mut String, text: &str) {
    escape(out, text, |out, at, c| match c {
        '\\' => out.push(BACKSLASH),
        '&' => ampersand(out, &text[at..]),
        c => mark_up(out, c),
    });
}

/// An address from [`url`] for an attribute in an HTML-like label.
pub fn html_address(address: &str) -> String {
    xml(address)
}

/// Text for a writer that escapes by itself, as those of JSON and XML do: with one kind of line end, and without what XML
/// forbids.
pub fn plain(text: &str) -> String {
    unified(text).map(|(_, c)| visible(c)).collect()
}

/// Text for XML: between tags, or in an attribute.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(&mut out, text, |out, _, c| mark_up(out, c));
    out
}

/// An address that is safe to link to: `http:`, `https:`, or relative to the page. All others are none. It comes back
/// with everything percent-encoded that means something in XML or DOT, but for `&`.
pub fn url(address: &str) -> Option<String> {
    let odd = |c: char| c.is_control() || c.is_whitespace() || c == '\\' || visible(c) != c;
    if address.is_empty() || address.contains(odd) || address.starts_with("//") {
        return None;
    }
    let before_path = address.split(['/', '?', '#']).next().unwrap_or("");
    if let Some((scheme, _)) = before_path.split_once(':') {
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let host = &address[scheme.len()..];
        if !web || !host.starts_with("://") || host.len() <= 3 {
            return None;
        }
    }
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '"' | '\'' | '<' | '>' | '`' | '{' | '}' | '|' | '^' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    Some(out)
}

/// The characters with their places; line ends of every system are one newline.
fn unified(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter_map(move |(at, c)| match c {
        '\r' if text[at..].starts_with("\r\n") => None,
        '\r' => Some((at, '\n')),
        c => Some((at, c)),
    })
}

/// Adds the text with each character as `write` has it, which gets its place, too. Runs of characters that no language
/// gives a meaning are copied.
fn escape(out: &mut String, text: &str, write: impl Fn(&mut String, usize, char)) {
    let means_nothing = |byte: u8| {
        (b' '..=b'~').contains(&byte) && !matches!(byte, b'"' | b'\\' | b'&' | b'<' | b'>' | b'\'')
    };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let run = rest.bytes().take_while(|byte| means_nothing(*byte)).count();
        let length = if run > 0 {
            out.push_str(&rest[..run]);
            run
        } else {
            match first {
                '\r' if rest.starts_with("\r\n") => {}
                '\r' => write(out, at, '\n'),
                c => write(out, at, c),
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
}

fn mark_up(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        c => out.push(visible(c)),
    }
}

fn ampersand(out: &mut String, rest: &str) {
    out.push_str("&amp;");
    let name: &str = rest[1..].split(';').next().unwrap_or("");
    let ends = rest[1..].len() > name.len();
    let word = name.strip_prefix('#').unwrap_or(name);
    if ends && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let _ = out.write_char(BREAK);
    }
}

/// The character, or a visible stand-in where XML 1.0 forbids or discourages it, or where it would turn around what
/// others wrote next to it (embeddings, overrides and isolates; letters of Arabic or Hebrew order themselves).
fn visible(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\u{fffe}' | '\u{ffff}' => UNPRINTABLE,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => UNPRINTABLE,
        c if c.is_control() => UNPRINTABLE,
        // The last two of every plane are no characters.
        c if u32::from(c) & 0xfffe == 0xfffe => UNPRINTABLE,
        c => c,
    }
}
