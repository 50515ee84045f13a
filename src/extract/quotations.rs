//! Quotations: which marks belong together, in every style, nested, wrong-way and unbalanced.

use crate::extract::speech::CueKind;
use crate::extract::speech::Speech;
use crate::extract::tokens::{Kind, Token};

/// The longest quotation, in tokens; what is longer has lost its closing mark.
const LONGEST: usize = 1_200;

/// Words in quotation marks: from the opening mark to the closing one, both by their token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    pub(super) open: usize,
    pub(super) close: usize,
}

/// Marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Angle,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    Either,
    /// An apostrophe, or feet and inches.
    Neither,
}

/// The mark that a token is; a double one where two single ones stand together.
fn glyph(text: &str, token: Token) -> Option<char> {
    let mut marks = text[token.start..token.end].chars();
    let first = marks.next()?;
    Some(if marks.next().is_some() { '"' } else { first })
}

fn family(glyph: char) -> Family {
    match glyph {
        '«' | '»' => Family::Angle,
        '‘' | '’' | '‚' | '\'' | '`' | '‹' | '›' => Family::Single,
        _ => Family::Double,
    }
}

/// The outermost quotations of a text, in order.
pub(super) fn quotations(text: &str, tokens: &[Token], speech: &Speech) -> Vec<Quotation> {
    let mut open: Vec<(Family, usize)> = Vec::new();
    let mut found: Vec<Quotation> = Vec::new();
    for at in 0..tokens.len() {
        let token = tokens[at];
        if let Some(&(_, first)) = open.first() {
            let ends = token.kind == Kind::Break && !goes_on_behind(text, tokens, at, &open);
            if ends || at - first > LONGEST {
                open.clear();
            }
        }
        if token.kind != Kind::Mark {
            continue;
        }
        let Some(glyph) = glyph(text, token) else {
            continue;
        };
        let family = family(glyph);
        let is_open = open.iter().any(|(of, _)| *of == family);
        let role = match role(text, tokens, at, glyph) {
            Role::Neither => continue,
            _ if is_open && ends_before_cue(tokens, at, speech) => Role::Closes,
            Role::Either => either(tokens, at, glyph, is_open),
            role => role,
        };
        match role {
            Role::Closes if is_open => {
                while let Some((of, start)) = open.pop() {
                    if of == family {
                        if open.is_empty() {
                            found.push(Quotation {
                                open: start,
                                close: at,
                            });
                        }
                        break;
                    }
                }
            }
            // A quotation of several paragraphs opens each of them, and closes once.
            Role::Opens if is_open && begins_line(tokens, at) => {}
            Role::Opens => open.push((family, at)),
            Role::Closes if ends_before_cue(tokens, at, speech) => {
                reopen(tokens, at, &mut found);
            }
            _ => {}
        }
    }
    found
}

fn begins_line(tokens: &[Token], at: usize) -> bool {
    at == 0 || tokens[at - 1].kind == Kind::Break
}

/// What the sides of a mark tell.
fn role(text: &str, tokens: &[Token], at: usize, glyph: char) -> Role {
    let token = tokens[at];
    let left = text[..token.start].chars().next_back();
    let right = text[token.end..].chars().next();
    let is_single = family(glyph) == Family::Single;
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if is_single && in_word(left) && in_word(right) {
        return Role::Neither;
    }
    if matches!(glyph, '"' | '″' | '\'' | '’')
        && left.is_some_and(|c| c.is_ascii_digit())
        && in_word(left)
    {
        // 6'2" is a height, unless what it closes is open.
        if is_single {
            return Role::Neither;
        }
    }
    let begins = left.is_none_or(|c| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '…')
            || family_of(c) != Some(family(glyph)) && is_quote(c)
    });
    let ends = right.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–' | '…' | '-' | '/'
            )
            || is_quote(c)
    });
    match (begins, ends) {
        (true, false) => Role::Opens,
        (false, true) if is_single && glyph != '’' && glyph != '\'' && glyph != '›' => {
            Role::Neither
        }
        (false, true) => Role::Closes,
        _ if is_single => Role::Neither,
        _ => Role::Either,
    }
}

fn is_quote(c: char) -> bool {
    family_of(c).is_some()
}

fn family_of(c: char) -> Option<Family> {
    matches!(
        c,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‘' | '’' | '\'' | '‹' | '›'
    )
    .then(|| family(c))
}

/// A mark with words, or blanks, on both sides.
fn either(tokens: &[Token], at: usize, glyph: char, is_open: bool) -> Role {
    let before = at.checked_sub(1).map(|before| tokens[before].kind);
    let behind = tokens.get(at + 1);
    match before {
        Some(Kind::Comma | Kind::Stop) if is_open => Role::Closes,
        None | Some(Kind::Break | Kind::Colon | Kind::Stop) => Role::Opens,
        Some(Kind::Comma) => Role::Opens,
        _ if is_open => Role::Closes,
        _ if matches!(glyph, '”' | '»') && behind.is_none_or(|next| next.kind != Kind::Word) => {
            Role::Closes
        }
        _ => Role::Opens,
    }
}

/// Whether a mark stands between the end of a sentence or a comma and a word of saying, as closing marks do.
fn ends_before_cue(tokens: &[Token], at: usize, speech: &Speech) -> bool {
    let before = at.checked_sub(1).map(|before| tokens[before].kind);
    matches!(before, Some(Kind::Comma | Kind::Stop))
        && tokens.get(at + 1).is_some_and(|next| {
            !next.capital
                && speech
                    .cue(next.known)
                    .is_some_and(|cue| cue.kind == CueKind::Say)
        })
}

/// A quotation whose end was found, but which seemed to end before: at a mark that closed or opened a word in it. It goes
/// back to the last mark at the beginning of a sentence.
fn reopen(tokens: &[Token], close: usize, found: &mut Vec<Quotation>) {
    let begins = |open: usize| {
        open == 0
            || matches!(
                tokens[open - 1].kind,
                Kind::Stop | Kind::Colon | Kind::Break
            )
    };
    let is_near = |open: usize| begins(open) && close - open < LONGEST;
    let last = found
        .iter()
        .rposition(|quotation| is_near(quotation.open) || is_near(quotation.close));
    if let Some(last) = last {
        let Quotation { open, close: end } = found[last];
        let open = if is_near(end) { end } else { open };
        found.truncate(last);
        found.push(Quotation { open, close });
    }
}

/// Whether the quotation that is open goes on in the next line: the line opens with a mark, or holds a closing one before any
/// that opens.
fn goes_on_behind(text: &str, tokens: &[Token], at: usize, open: &[(Family, usize)]) -> bool {
    let Some((of, _)) = open.first().copied() else {
        return false;
    };
    let mut next = at + 1;
    while tokens
        .get(next)
        .is_some_and(|token| token.kind == Kind::Break)
    {
        next += 1;
    }
    let first = next;
    for (ahead, token) in tokens.iter().enumerate().skip(next).take(LONGEST / 3) {
        if token.kind != Kind::Mark {
            continue;
        }
        let Some(glyph) = glyph(text, *token) else {
            continue;
        };
        if family(glyph) != of {
            continue;
        }
        return match role(text, tokens, ahead, glyph) {
            Role::Closes => true,
            Role::Opens => ahead == first && is_closed_later(text, tokens, ahead, of),
            Role::Either => tokens[ahead - 1].kind == Kind::Comma,
            Role::Neither => continue,
        };
    }
    false
}

/// Whether the paragraph that a mark opens, or one of the next that open alike, closes what is open before another opens.
fn is_closed_later(text: &str, tokens: &[Token], from: usize, of: Family) -> bool {
    for (ahead, token) in tokens.iter().enumerate().skip(from + 1).take(LONGEST / 3) {
        let Some(glyph) = glyph(text, *token) else {
            continue;
        };
        if token.kind != Kind::Mark || family(glyph) != of {
            continue;
        }
        match role(text, tokens, ahead, glyph) {
            // The first paragraph was left open on purpose if this one ends what it began.
            Role::Closes => return true,
            Role::Opens if begins_line(tokens, ahead) => {}
            Role::Opens => return false,
            _ => {}
        }
    }
    false
}
