//! Numbers in digits, as each language groups them.

use rust_decimal::Decimal;

use crate::extract::pieces::piece::{Gap, Kind, Pieces};
use crate::extract::pieces::vocabulary::Vocabulary;

/// The most groups of digits that are read together.
const MOST_GROUPS: usize = 8;

/// What a run of digits and the marks between them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// A number.
    Number(Decimal),
    /// A number without separators, of so many digits.
    Plain(Decimal, usize),
    /// `6,500` where a comma parts decimals: thousands, or decimals. Only what is counted can tell.
    Either(Decimal, Decimal),
    /// No number that counts: a time, a score, a version, an identity.
    Other,
}

/// Reads the digits that begin at a piece, and where they end.
pub(super) fn digits(pieces: &Pieces<'_>, at: usize, vocabulary: &Vocabulary) -> (Digits, usize) {
    let mut groups = vec![pieces.written(at)];
    let mut marks = Vec::new();
    let mut end = at + 1;
    // No number has more; without an end, a line of marks and digits would be read again from each of them.
    while groups.len() < MOST_GROUPS {
        let glued = pieces.glued_mark(end).filter(|mark| {
            matches!(mark, '.' | ',' | ':' | '/')
                && pieces.is_digits(end + 1)
                && pieces.is_glued(end + 1)
        });
        if let Some(mark) = glued {
            marks.push(mark);
            groups.push(pieces.written(end + 1));
            end += 2;
        } else if is_next_group(pieces, end, &groups, &marks, vocabulary) {
            marks.push(' ');
            groups.push(pieces.written(end));
            end += 1;
        } else {
            break;
        }
    }
    let read = if groups.iter().map(|group| group.len()).sum::<usize>() > 18 {
        Digits::Other
    } else {
        read(&groups, &marks, vocabulary)
    };
    (read, end)
}

/// Whether the digits at `at` are three more of the number before them, parted by a blank.
fn is_next_group(
    pieces: &Pieces<'_>,
    at: usize,
    groups: &[&str],
    marks: &[char],
    vocabulary: &Vocabulary,
) -> bool {
    let Some(piece) = pieces.get(at) else {
        return false;
    };
    let hard = match piece.gap {
        Gap::Hard => true,
        Gap::Blank => false,
        Gap::None | Gap::Line => return false,
    };
    let group = pieces.written(at);
    let letters_behind = pieces.is_word(at + 1) && pieces.is_glued(at + 1);
    piece.kind == Kind::Digits
        && group.len() == 3
        && groups[0].len() <= 3
        && !groups[0].starts_with('0')
        && marks.iter().all(|mark| *mark == ' ')
        && (hard || vocabulary.blanks || group == "000")
        && !letters_behind
}

fn read(groups: &[&str], marks: &[char], vocabulary: &Vocabulary) -> Digits {
    let is_grouped = |groups: &[&str]| {
        matches!(groups[0].len(), 1..=3)
            && !groups[0].starts_with('0')
            && groups[1..].iter().all(|group| group.len() == 3)
    };
    let whole = |groups: &[&str]| groups.concat().parse::<Decimal>().ok();
    let parts = |groups: &[&str], decimals: &str| {
        format!("{}.{decimals}", groups.concat())
            .parse::<Decimal>()
            .ok()
    };
    let number = |value: Option<Decimal>| value.map_or(Digits::Other, Digits::Number);
    let leading_zero = groups[0].len() > 1 && groups[0].starts_with('0');
    if leading_zero || marks.iter().any(|mark| matches!(mark, ':' | '/')) {
        return Digits::Other;
    }
    match marks {
        [] => whole(groups).map_or(Digits::Other, |value| Digits::Plain(value, groups[0].len())),
        [' '] => number(whole(groups)),
        [mark] => {
            let (first, decimals) = ([groups[0]], groups[1]);
            if !is_grouped(groups) {
                // Three decimals behind a 0, or another number of them.
                let may = *mark == vocabulary.decimal || decimals.len() != 3;
                return if may {
                    number(parts(&first, decimals))
                } else {
                    Digits::Other
                };
            }
            if *mark == vocabulary.thousands {
                return number(whole(groups));
            }
            match (whole(groups), parts(&first, decimals)) {
                (Some(thousands), Some(decimals)) => Digits::Either(thousands, decimals),
                _ => Digits::Other,
            }
        }
        [.., last] => {
            let (before, rest) = marks.split_at(marks.len() - 1);
            let same = before.iter().all(|mark| *mark == before[0]);
            if same && *last == before[0] && is_grouped(groups) {
                return number(whole(groups));
            }
            let (wholes, decimals) = groups.split_at(groups.len() - 1);
            if same && rest[0] != before[0] && rest[0] != ' ' && is_grouped(wholes) {
                return number(parts(wholes, decimals[0]));
            }
            Digits::Other
        }
    }
}
