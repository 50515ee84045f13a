//! The YAML parser's errors in plain words, at the place of the mistake rather than where the parser could not go on.

use granit_parser::{ErrorKind, ScanError};

use crate::formats::faults::too_deep;
use crate::formats::foreign::{looks_like_table, table};
use crate::formats::yaml::alignment;
use crate::formats::yaml::mistake::Mistake;
use crate::formats::yaml::outline::{Outline, outline};
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::Place;

/// What is wrong with `>= 49`, which YAML takes for the head of a block of text.
pub(super) const NO_BLOCK: &str = "a value cannot begin with `>` or `|`";
pub(super) const NO_BLOCK_HELP: &str =
    "put it in quotes, or write `at least 49` for `>= 49` and `more than 49` for `> 49`";

const QUOTES: &str = "inside of '…' write '' for one ', inside of \"…\" write \\\" for one \"";

/// The fault of a text that the parser gave up on.
pub(super) fn fault(error: &ScanError, text: &str, source: u32) -> Fault {
    let kind = error.kind();
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let shown = character(text, at);
    if matches!(kind, ErrorKind::RecursionLimitExceeded) {
        return too_deep(place(text, shown, source));
    }
    if looks_like_table(text) {
        return table(source);
    }
    let outline = match kind {
        // Its place is the bracket that is open, not the one that closes it wrongly.
        ErrorKind::MismatchedFlowCollectionEnd { .. } => outline(text, text.len()),
        _ => outline(text, at),
    };
    let mistake = tab(kind, text, at, &outline)
        .or_else(|| quotation(kind, text, at, &outline))
        .or_else(|| bracket(kind, text, at, &outline))
        .or_else(|| {
            (!outline.in_brackets)
                .then(|| alignment::mistake(kind, text, at))
                .flatten()
        });
    if let Some(mistake) = mistake {
        let mut fault = Fault::new(
            FaultCode::Syntax,
            Some(place(text, mistake.byte, source)),
            mistake.message,
        )
        .help(mistake.help);
        if let Some((byte, label)) = mistake.related {
            fault = fault.related(Some(place(text, byte, source)), label);
        }
        return fault;
    }
    let (message, help) = words(kind);
    let message = message.map_or_else(|| format!("this is not YAML: {}", error.info()), Into::into);
    Fault::new(FaultCode::Syntax, Some(place(text, shown, source)), message).help(help)
}

/// The character at a byte; the last one that is not blank, where the text ends too early.
fn character(text: &str, at: usize) -> usize {
    let mut start = at.min(text.trim_end().len().saturating_sub(1));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    start
}

fn place(text: &str, byte: usize, source: u32) -> Place {
    let length = text[byte..].chars().next().map_or(0, char::len_utf8);
    Place {
        source,
        start: byte as u64,
        end: (byte + length) as u64,
    }
}

/// A tab where YAML wants spaces.
fn tab(kind: &ErrorKind, text: &str, at: usize, outline: &Outline) -> Option<Mistake> {
    let line_of = |byte: usize| text[..byte].rfind('\n').map_or(0, |end| end + 1);
    let indents = |tab: &usize| text[line_of(*tab)..*tab].trim().is_empty();
    let (before, behind) = text.split_at_checked(at)?;
    let tabs_behind = || behind.match_indices('\t').map(|(index, _)| at + index);
    let byte = match kind {
        // Its place is the beginning of the text that the tab cuts off.
        ErrorKind::TabInPlainScalar => tabs_behind()
            .find(indents)
            .or_else(|| tabs_behind().next())?,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => {
            let blanks = behind.len() - behind.trim_start().len();
            tabs_behind()
                .next()
                .filter(|tab| *tab < at + blanks)
                .or_else(|| before.rfind('\t'))?
        }
        _ if outline.in_brackets => return None,
        _ => {
            let start = line_of(at);
            let line = text[start..].lines().next()?;
            line.find('\t').map(|index| start + index).filter(indents)?
        }
    };
    Some(Mistake::new(
        byte,
        "a tab stands where YAML wants spaces",
        "YAML indents with spaces, not tabs: put spaces in its place",
    ))
}

/// A text in quotes that does not end where it should.
fn quotation(kind: &ErrorKind, text: &str, at: usize, outline: &Outline) -> Option<Mistake> {
    let trailing = match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => false,
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => true,
        _ => return None,
    };
    let opening = outline.quote?;
    let between = text.get(opening..at).unwrap_or_default();
    if trailing && !between.contains('\n') {
        return Some(Mistake::new(
            character(text, at),
            "there is more behind the closing quotation mark",
            format!("put all of the value in quotes; {QUOTES}"),
        ));
    }
    let mark = text[opening..].chars().next()?;
    Some(Mistake::new(
        opening,
        "this quotation mark is not closed",
        format!("add {mark} at the end of the text; {QUOTES}"),
    ))
}

/// A bracket that is opened and not closed, or closed and not opened.
fn bracket(kind: &ErrorKind, text: &str, at: usize, outline: &Outline) -> Option<Mistake> {
    let unclosed = |byte: usize| {
        let open = text[byte..].chars().next()?;
        let close = if open == '{' { '}' } else { ']' };
        Some(Mistake::new(
            byte,
            format!("this `{open}` is not closed"),
            format!("add `{close}` where it ends"),
        ))
    };
    match kind {
        ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            let mut mistake = unclosed(outline.unclosed?)?;
            let closing = outline.mismatch?;
            let wrong = text.get(closing..)?.chars().next()?;
            mistake.related = Some((closing, format!("this `{wrong}` does not close it")));
            Some(mistake)
        }
        ErrorKind::UnclosedFlowCollection { .. } => unclosed(outline.unclosed.unwrap_or(at)),
        _ => match outline.unclosed {
            Some(byte) => unclosed(byte),
            None => {
                let close = text
                    .get(at..)?
                    .chars()
                    .next()
                    .filter(|sign| "}]".contains(*sign))?;
                (!outline.in_brackets).then(|| {
                    Mistake::new(
                        at,
                        format!("this `{close}` closes nothing"),
                        "drop it; put text that has brackets in it in quotes",
                    )
                })
            }
        },
    }
}

fn words(kind: &ErrorKind) -> (Option<&'static str>, &'static str) {
    match kind {
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => {
            (Some(NO_BLOCK), NO_BLOCK_HELP)
        }
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingKeyNotAllowed => (
            Some("a `:` stands where no field can begin"),
            "put text that has a `: ` in it in quotes; else look at the indentation, and for a comma that is missing",
        ),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => (
            Some("a quotation mark is opened, and not closed before this"),
            "close it",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::InvalidLowSurrogateHexEscape => (
            Some("there is no such escape"),
            "inside of \"…\" write \\\\ for one \\, or use '…'",
        ),
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            (Some("a bracket is not closed before this"), "close it")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            Some("a comma or a closing bracket is missing before this"),
            "add it; put text that has brackets, commas or a `: ` in it in quotes",
        ),
        ErrorKind::BlockEntryInFlowCollection => (
            Some("an item with `- ` cannot stand inside of brackets"),
            "part what stands in `[…]` by commas; put text that is a `-` in quotes",
        ),
        ErrorKind::PlainScalarStartsWithDashFlowIndicator => (
            Some("a value inside of brackets cannot begin with this `-`"),
            "put it in quotes",
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidIndentation => (
            Some("this does not belong to what stands before it"),
            "the fields of a record begin in one column, and so do the `- ` of a list; put text with signs of YAML in quotes",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            Some("a field without a `:` and a value"),
            "write `field: value`; put long text behind the `:`",
        ),
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => (
            Some("a control character stands here"),
            "drop it, or write it as an escape in \"…\"",
        ),
        ErrorKind::UnexpectedCharacter { .. } => (
            Some("a value cannot begin with this sign"),
            "put it in quotes",
        ),
        ErrorKind::CommentInterceptedScalar => (
            Some("a comment stands in the middle of a text"),
            "put the text in quotes, if `#` belongs to it; else move the comment",
        ),
        ErrorKind::CommentNotSeparated => (
            Some("a comment begins with a blank before its `#`"),
            "put a blank before it; put text that has a `#` in it in quotes",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            Some("an item of a list cannot stand here"),
            "begin the list on a line of its own; put a value that begins with `- ` in quotes",
        ),
        _ => (
            None,
            "look at the brackets, quotes and indentation of this line and the one before it; put text with signs of YAML in quotes",
        ),
    }
}
