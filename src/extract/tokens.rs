//! A text as words and marks, each with its place and with what the lexicon knows of it.

use crate::extract::speech::{Class, Known, Speech};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Comma,
    /// Ends a sentence: a point, a question mark.
    Stop,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    /// A quotation mark.
    Mark,
    /// The end of a line.
    Break,
    Other,
}

/// A word or mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) known: Known,
    /// How many tokens the entry has of which this is the first; 1 for a single word.
    pub(super) length: u8,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it ends as the English possessive does: *Trump's*.
    pub(super) possessive: bool,
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '″'
            | '＂'
            | '‘'
            | '’'
            | '‚'
            | '\''
            | '`'
    )
}

/// Marks that stand inside words too.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‒' | '‐' | '‑')
}

/// Marks on a letter that Armenian puts inside a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '\u{300}'
                ..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{200e}' | '\u{ad}' | '՛' | '՜' | '՞'
        )
}

fn kind_of(c: char) -> Kind {
    match c {
        ',' | '،' | '՝' => Kind::Comma,
        '.' | '!' | '?' | '…' | '։' | '؟' | '۔' | '。' => Kind::Stop,
        ':' => Kind::Colon,
        ';' | '؛' => Kind::Semicolon,
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        '\n' => Kind::Break,
        c if is_mark(c) => Kind::Mark,
        c if is_dash(c) => Kind::Dash,
        _ => Kind::Other,
    }
}

/// The words and marks of a text, in order.
pub(super) fn tokens(text: &str, speech: &Speech) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut lower = Lower::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() && c != '\n' {
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = if c.is_ascii_digit() {
            number_end(text, at)
        } else if is_of_word(c) {
            (word_end(text, at), Kind::Word)
        } else if matches!(c, '\'' | '`' | '’' | '‘') && text[at + c.len_utf8()..].starts_with(c)
        {
            // Two single marks are a double one.
            (at + 2 * c.len_utf8(), Kind::Mark)
        } else {
            (at + c.len_utf8(), kind_of(c))
        };
        let known = if kind == Kind::Word {
            speech.known(lower.of(&text[at..end]))
        } else {
            Known::default()
        };
        let end = if kind == Kind::Word && keeps_point(text, at, end, known) {
            end + 1
        } else {
            end
        };
        found.push(Token {
            start: at,
            end,
            kind,
            known,
            length: 1,
            capital: kind == Kind::Word && c.is_uppercase(),
            possessive: is_possessive(&text[at..end], &text[end..]),
        });
        at = end;
    }
    join_phrases(text, speech, &mut found);
    found
}

/// Whether the point behind a word belongs to it: *Mr.*, *J. Smith*.
fn keeps_point(text: &str, start: usize, end: usize, known: Known) -> bool {
    let mut behind = text[end..].chars();
    if behind.next() != Some('.') || !behind.next().is_some_and(|c| c == ' ' || c == '\u{a0}') {
        return false;
    }
    let mut letters = text[start..end].chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let goes_on = behind
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    (is_initial || known.is(Class::Title)) && goes_on || known.is(Class::Abbreviation)
}

fn is_possessive(word: &str, behind: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|stem| stem.ends_with(is_apostrophe))
        || word.ends_with('s')
            && behind.starts_with(['’', '\''])
            && behind.chars().nth(1).is_some_and(char::is_whitespace)
}

/// Notes entries of several words at their first.
fn join_phrases(text: &str, speech: &Speech, tokens: &mut [Token]) {
    let mut lower = Lower::default();
    let mut behind: Vec<String> = Vec::new();
    for at in 0..tokens.len() {
        let token = tokens[at];
        if token.kind != Kind::Word || !token.known.leads() {
            continue;
        }
        behind.clear();
        for next in tokens[at + 1..].iter().take(5) {
            if !matches!(next.kind, Kind::Word | Kind::Number) {
                break;
            }
            behind.push(lower.of(&text[next.start..next.end]).to_owned());
        }
        let first = lower.of(&text[token.start..token.end]).to_owned();
        let entry = speech.phrase(&first, token.known, |i| behind.get(i).map(String::as_str));
        if let Some((length, known)) = entry {
            tokens[at].length = u8::try_from(length).unwrap_or(1);
            tokens[at].known = known;
        }
    }
}

/// A buffer for lower-case forms.
#[derive(Default)]
struct Lower(String);

impl Lower {
    fn of(&mut self, word: &str) -> &str {
        self.0.clear();
        for c in word.chars() {
            match c {
                '’' | 'ʼ' | '‘' => self.0.push('\''),
                '\u{ad}' | '\u{200e}' => {}
                'İ' => self.0.push('i'),
                c if c.is_ascii() => self.0.push(c.to_ascii_lowercase()),
                c => self.0.extend(c.to_lowercase()),
            }
        }
        &self.0
    }
}

/// Digits with the marks that part them: `6.500`, `09:00`, `19/9/2023`, `2020-an` not.
fn number_end(text: &str, start: usize) -> (usize, Kind) {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        let parts = matches!(bytes[at], b'.' | b',' | b':' | b'/');
        if bytes[at].is_ascii_digit()
            || (parts && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
        {
            at += 1;
        } else {
            break;
        }
    }
    // Letters tied to it make it a word of its own: `23-year-old`, `1990s`.
    let behind = text[at..].chars().next();
    if behind.is_some_and(is_of_word) {
        return (word_end(text, at), Kind::Number);
    }
    if behind.is_some_and(is_dash) {
        let dash = behind.map_or(0, char::len_utf8);
        if text[at + dash..]
            .chars()
            .next()
            .is_some_and(char::is_alphabetic)
        {
            return (word_end(text, at + dash), Kind::Number);
        }
    }
    (at, Kind::Number)
}

fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut letters = 0;
    loop {
        let Some(c) = text[at..].chars().next() else {
            return at;
        };
        if is_of_word(c) {
            at += c.len_utf8();
            letters += 1;
            continue;
        }
        let behind = text[at + c.len_utf8()..].chars().next();
        let goes_on = behind.is_some_and(char::is_alphanumeric);
        if (is_apostrophe(c) || matches!(c, '-' | '‐' | '‑')) && letters > 0 && goes_on {
            at += c.len_utf8();
            continue;
        }
        if c == '.' {
            // Initials (`U.S.`) keep their points, and addresses (`example.org`) theirs.
            let single = letters == 1 && is_initials(&text[start..at]);
            let address = goes_on && behind.is_some_and(char::is_lowercase) && letters > 1;
            if (single && goes_on) || address {
                at += 1;
                letters = if single { 0 } else { letters };
                continue;
            }
            if single && text[start..at].contains('.') {
                return at + 1;
            }
        }
        return at;
    }
}

fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}
