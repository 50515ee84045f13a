//! The furniture of a page: lines that lead elsewhere, captions, bylines, headings, notices. Only whole lines, or what
//! stands in brackets at the end of one, and never a line that is a sentence of the text.

use std::ops::Range;
use std::sync::OnceLock;

use crate::extract::furniture_phrase::{Phrase, Phrases};
use crate::extract::furniture_words::{FurnitureLexicon, FurnitureWords};
use crate::extract::lexicon::Lexicon;
use crate::extract::lines::{Line, is_wrapped, lines};
use crate::extract::proposal::{Furniture, LeftOut};
use crate::language::Language;

/// The longest line that may be furniture, in bytes.
const LONGEST: usize = 600;

/// The longest heading, in characters and in words.
const LONGEST_HEADING: (usize, usize) = (90, 12);

/// The longest line of authors, in words.
const MOST_AUTHORS: usize = 14;

/// What of a text is furniture, sorted and disjoint. Words of the language and of English count, since pages of all
/// languages have some in English.
#[must_use]
pub fn furniture(text: &str, language: Language) -> Vec<LeftOut> {
    let words = Words::of(language);
    let lines = lines(text);
    let is_wrapped = is_wrapped(&lines);
    let mut found = Vec::new();
    let mut before: Option<&Line<'_>> = None;
    for (place, line) in lines.iter().enumerate() {
        let left_out = if line.words.len() > LONGEST {
            None
        } else if let Some(what) = words.what(line.words) {
            Some((line.at.clone(), what))
        } else if is_heading(line, before, lines.get(place + 1), is_wrapped) {
            Some((line.at.clone(), Furniture::Heading))
        } else {
            None
        };
        let left_out = left_out.or_else(|| {
            let (start, what) = words.at_end(line.words)?;
            Some((line.at.start + start..line.at.end, what))
        });
        // A heading may stand below another part that is left out.
        before = match &left_out {
            Some((at, _)) if *at == line.at => None,
            _ => Some(line),
        };
        found.extend(left_out.map(|(at, what)| LeftOut { at, what }));
    }
    found
}

/// Joins parts that are known to be furniture, such as those that the markup of a page tells apart, with others; where two
/// meet, the first list's stands. Both are sorted and disjoint, and so is what comes out.
#[must_use]
pub fn joined(known: Vec<LeftOut>, others: Vec<LeftOut>) -> Vec<LeftOut> {
    let mut joined: Vec<LeftOut> = Vec::with_capacity(known.len() + others.len());
    let mut fixed = known.iter().peekable();
    for other in others {
        while fixed
            .next_if(|part| part.at.end <= other.at.start)
            .is_some()
        {}
        let meets = fixed
            .peek()
            .is_some_and(|part| part.at.start < other.at.end && !part.at.is_empty());
        if !meets {
            joined.push(other);
        }
    }
    joined.extend(known);
    joined.sort_by_key(|part| (part.at.start, part.at.end));
    joined
}

/// The text with blanks in place of some parts, each as long as what it stands for, so that places stay. Line breaks
/// are kept. The parts are sorted, disjoint, and begin and end between characters.
#[must_use]
pub fn masked<'a>(text: &str, parts: impl IntoIterator<Item = &'a Range<usize>>) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for part in parts {
        masked.push_str(&text[from..part.start]);
        for c in text[part.clone()].chars() {
            let blank = if c == '\n' { "\n" } else { "    " };
            masked.push_str(&blank[..c.len_utf8()]);
        }
        from = part.end;
    }
    masked.push_str(&text[from..]);
    masked
}

/// The phrases of a language and of English.
struct Words {
    links: Phrases,
    captions: Phrases,
    bylines: Phrases,
    by: Phrases,
    notices: Phrases,
    agencies: Phrases,
}

impl Words {
    fn of(language: Language) -> &'static Self {
        static READ: [OnceLock<Words>; 6] = [const { OnceLock::new() }; 6];
        READ[language as usize].get_or_init(|| Self::read(language))
    }

    fn read(language: Language) -> Self {
        let english = (language != Language::English).then_some(Language::English);
        let lexicons: Vec<&FurnitureLexicon> = [language]
            .into_iter()
            .chain(english)
            .filter_map(|language| Lexicon::of(language).ok())
            .map(|lexicon| &lexicon.furniture)
            .collect();
        let phrases = |of: fn(&FurnitureLexicon) -> &Vec<FurnitureWords>| {
            let mut phrases = Phrases::default();
            let groups = lexicons.iter().flat_map(|lexicon| of(lexicon));
            for words in groups.flat_map(|group| &group.words) {
                phrases.add(Phrase::read(words));
            }
            phrases
        };
        Self {
            links: phrases(|lexicon| &lexicon.links),
            captions: phrases(|lexicon| &lexicon.captions),
            bylines: phrases(|lexicon| &lexicon.bylines),
            by: phrases(|lexicon| &lexicon.by),
            notices: phrases(|lexicon| &lexicon.notices),
            agencies: phrases(|lexicon| &lexicon.agencies),
        }
    }

    /// What a whole line is, going by its words.
    fn what(&self, line: &str) -> Option<Furniture> {
        let words = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
        let mut links = self.links.that_begin(words);
        if is_address(line) || links.any(|(phrase, rest)| leads(phrase, words, rest)) {
            return Some(Furniture::Link);
        }
        let in_brackets = inside(line);
        let mut captions = self.captions.that_begin(words);
        if captions.any(|(_, rest)| has_colon(words, rest))
            || in_brackets.is_some_and(|inside| self.is_credit(inside))
            || self.is_caption(line)
        {
            return Some(Furniture::Caption);
        }
        let mut bylines = self.bylines.that_begin(words);
        let mut by = self.by.that_begin(words);
        if bylines.any(|(_, rest)| has_colon(words, rest))
            || by.any(|(_, rest)| names_authors(rest))
            || in_brackets.is_some_and(|inside| are_initials(inside) || self.is_note(inside))
        {
            return Some(Furniture::Byline);
        }
        let mut notices = self.notices.that_begin(words);
        notices
            .any(|(phrase, rest)| notifies(phrase, rest))
            .then_some(Furniture::Notice)
    }

    /// Whether brackets name an agency and, behind a stroke, somebody: `ANTARA FOTO/Name`.
    fn is_credit(&self, inside: &str) -> bool {
        if self.captions.that_begin(inside).next().is_some() {
            return true;
        }
        let Some((agency, name)) = inside.split_once('/') else {
            return false;
        };
        let is_named = name.split_whitespace().any(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        });
        is_named && self.agencies.that_begin(agency.trim()).next().is_some()
    }

    /// Whether a line says what a picture shows, and behind that, in brackets, whose it is.
    fn is_caption(&self, line: &str) -> bool {
        let Some((shown, inside)) = behind(line) else {
            return false;
        };
        self.is_credit(inside) && !shown.contains(['"', '“', '”', '«', '„'])
    }

    /// Whether brackets say who reported and who edited.
    fn is_note(&self, inside: &str) -> bool {
        let mut bylines = self.bylines.that_begin(inside);
        bylines.any(|(phrase, _)| phrase.words() > 1)
    }

    /// Initials of those who wrote it, or the agency that it is from, in brackets behind the last sentence.
    fn at_end(&self, line: &str) -> Option<(usize, Furniture)> {
        let (_, inside) = behind(line)?;
        let is_byline = are_initials(inside)
            || self
                .agencies
                .that_begin(inside)
                .any(|(_, rest)| rest.is_empty());
        is_byline.then(|| (line.len() - inside.len() - 2, Furniture::Byline))
    }
}

/// What stands in the brackets that a line is.
fn inside(line: &str) -> Option<&str> {
    let line = line.trim_end_matches('.');
    let inside = line.strip_prefix(['(', '['])?.strip_suffix([')', ']'])?;
    (!inside.contains(['(', ')', '[', ']'])).then_some(inside)
}

/// What stands before and in the brackets that a line ends with, behind a sentence.
fn behind(line: &str) -> Option<(&str, &str)> {
    let (before, inside) = line.strip_suffix(')')?.rsplit_once('(')?;
    let before = before.trim_end();
    before
        .ends_with(['.', '!', '?', '"', '”', '»', '…', '։'])
        .then_some((before, inside))
}

/// A line that is nothing but an address.
fn is_address(line: &str) -> bool {
    let line = line.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | '.'));
    ["http://", "https://", "www."]
        .iter()
        .any(|start| line.starts_with(start))
        && !line.contains(char::is_whitespace)
}

fn has_closing(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '»', '’', '\'', ')'])
        .ends_with(['.', '!', '?', '…', ':', ';', ',', '։', '՞', '—', '–'])
}

/// A link: the phrase and a colon or the like; the phrase alone; or the phrase and a title.
fn leads(phrase: &Phrase, line: &str, rest: &str) -> bool {
    let rest =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"' | '“'));
    let is_parted = rest.starts_with([':', '|', '»', '>', '→', '►', '—', '–', '-', '[']);
    let is_alone = rest.chars().all(|c| !c.is_alphanumeric());
    let is_title = phrase.words() > 1 && rest.starts_with(char::is_uppercase) && !has_closing(line);
    is_parted || is_alone || is_title
}

/// The phrase and a colon; in Armenian, the mark that does its work stands on the last vowel.
fn has_colon(line: &str, rest: &str) -> bool {
    let begins = &line[..line.len() - rest.len()];
    begins.ends_with('՝')
        || rest
            .trim_start_matches([' ', '*', '_'])
            .starts_with([':', '：'])
}

/// The phrase and names, perhaps several, perhaps with an office or a place: nothing but words that begin large.
fn names_authors(rest: &str) -> bool {
    let names = rest.strip_prefix(':').unwrap_or(rest).trim();
    if names.is_empty() || has_closing(names) || names.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut large = 0;
    for (place, word) in names.split_whitespace().enumerate() {
        let is_large = word.starts_with(char::is_uppercase);
        let joins = matches!(
            word,
            "and"
                | "dan"
                | "и"
                | "və"
                | "ve"
                | "և"
                | "&"
                | "|"
                | "/"
                | "-"
                | "–"
                | "in"
                | "di"
                | "for"
                | "of"
                | "the"
                | "bin"
                | "binti"
                | "al"
                | "de"
                | "van"
                | "von"
        );
        if place >= MOST_AUTHORS || !(is_large || joins && place > 0) {
            return false;
        }
        large += usize::from(is_large);
    }
    large > 1 || (large == 1 && rest.starts_with(':'))
}

/// Initials with strokes between them: `ABC/DEF`, `ab/cd`.
fn are_initials(inside: &str) -> bool {
    let parts: Vec<&str> = inside.split('/').map(str::trim).collect();
    parts.len() > 1
        && parts.iter().all(|part| {
            (2..=4).contains(&part.chars().count())
                && (part.chars().all(char::is_uppercase) || part.chars().all(char::is_lowercase))
        })
}

/// A notice: a line that begins with the phrase; with a phrase of a single word, one that is nothing else.
fn notifies(phrase: &Phrase, rest: &str) -> bool {
    phrase.words() != 1 || rest.chars().all(|c| !c.is_alphanumeric())
}

/// A heading: a short line without closing punctuation, above running text and not inside it.
fn is_heading(
    line: &Line<'_>,
    before: Option<&Line<'_>>,
    next: Option<&Line<'_>>,
    is_wrapped: bool,
) -> bool {
    let words = line.words.trim_start_matches(['#', '*', ' ']);
    if !words.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || words.chars().count() > LONGEST_HEADING.0
        || words.split_whitespace().count() > LONGEST_HEADING.1
        || has_closing(words)
        || words.contains([
            '"', '“', '”', '«', '»', '„', '@', '{', '}', '<', '>', '=', '|',
        ])
        || tells_time_or_place(words)
    {
        return false;
    }
    // In a text with broken lines only what stands free is a line of its own.
    if is_wrapped && !(line.is_free_above && line.is_free_below) {
        return false;
    }
    let ends_what_was = before.is_none_or(|before| {
        has_closing(before.words) && !before.words.ends_with([',', ':', ';', '-'])
    });
    let is_above_text = next.is_some_and(|next| {
        next.words.starts_with(|c: char| !c.is_lowercase())
            && (has_closing(next.words) || next.words.chars().count() > LONGEST_HEADING.0)
    });
    ends_what_was && is_above_text && words.chars().filter(|c| c.is_alphabetic()).count() > 3
}

/// Whether a line may be one that tells when and where it was written: it has a year, a date in figures, a clock time,
/// or begins with a place in capitals and a comma.
fn tells_time_or_place(line: &str) -> bool {
    let has_figures = line.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_year = word.len() == 4
            && word.starts_with(['1', '2'])
            && word.chars().all(|c| c.is_ascii_digit());
        let parts: Vec<&str> = word.split([':', '/', '.']).collect();
        let is_figures = parts.len() > 1
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
        is_year || is_figures
    });
    let first = line.split([',', '(', '—', '–']).next().unwrap_or_default();
    let is_place = first.len() < line.len()
        && first.chars().any(char::is_alphabetic)
        && !first.chars().any(char::is_lowercase);
    has_figures || is_place
}
