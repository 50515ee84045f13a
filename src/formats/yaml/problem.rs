//! The YAML parser's errors in plain words.

use granit_parser::{ErrorKind, ScanError};

use crate::formats::faults::too_deep;
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::Place;

/// What is wrong with `>= 49`, which YAML takes for the head of a block of text.
pub(super) const NO_BLOCK: &str = "a value cannot begin with `>` or `|`";
pub(super) const NO_BLOCK_HELP: &str =
    "put it in quotes, or write `at least 49` for `>= 49` and `more than 49` for `> 49`";

/// The fault of a text that the parser gave up on.
pub(super) fn fault(error: &ScanError, text: &str, source: u32) -> Fault {
    let place = place(error, text, source);
    if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(place);
    }
    let (message, help) = words(error.kind());
    let message = message.map_or_else(|| format!("this is not YAML: {}", error.info()), Into::into);
    let mut fault = Fault::new(FaultCode::Syntax, Some(place), message);
    fault.help = help.map(Into::into);
    fault
}

/// The character that an error stands at; the last one that is not blank, where the text ends too early; the tab, where
/// one is the error.
fn place(error: &ScanError, text: &str, source: u32) -> Place {
    let at = error.marker().byte_offset().unwrap_or(text.len());
    let mut start = at.min(text.trim_end().len().saturating_sub(1));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let line_start = text[..start].rfind('\n').map_or(0, |line_end| line_end + 1);
    if is_tab(error.kind())
        && !text[start..].starts_with('\t')
        && let Some(tab) = text[line_start..start].rfind('\t')
    {
        start = line_start + tab;
    }
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    Place {
        source,
        start: start as u64,
        end: (start + length) as u64,
    }
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

fn words(kind: &ErrorKind) -> (Option<&'static str>, Option<&'static str>) {
    match kind {
        _ if is_tab(kind) => (
            Some("YAML indents with spaces, not tabs"),
            Some("replace the tab by spaces"),
        ),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => {
            (Some(NO_BLOCK), Some(NO_BLOCK_HELP))
        }
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingKeyNotAllowed => (
            Some("a `:` stands where there can be no key"),
            Some(
                "put text that has a `: ` in it in quotes; else look at the indentation and at brackets left open",
            ),
        ),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => (
            Some("a quotation mark is opened, and not closed before this"),
            Some(
                "close it; inside of '…' write '' for one ', inside of \"…\" write \\\" for one \"",
            ),
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            Some("there is more behind the closing quotation mark"),
            Some(
                "put all of the value in quotes; inside of '…' write '' for one ', inside of \"…\" write \\\" for one \"",
            ),
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            Some("there is no such escape"),
            Some("inside of \"…\" write \\\\ for one \\, or use '…'"),
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => (
            Some("a bracket is opened here, and never closed"),
            Some("close it"),
        ),
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            Some("a comma or a closing bracket is missing before this"),
            Some("add it; put text that has brackets or commas in it in quotes"),
        ),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation => (
            Some("this does not fit into the list or map that it stands in"),
            Some("the keys of a map begin in one column, and so do the `- ` of a list"),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            Some("a key without a value"),
            Some("write `key: value`, and put long text behind the key"),
        ),
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => (
            Some("a control character stands here"),
            Some("drop it, or write it as an escape in \"…\""),
        ),
        ErrorKind::UnexpectedCharacter { .. } => (
            Some("a value cannot begin with this sign"),
            Some("put it in quotes"),
        ),
        ErrorKind::CommentInterceptedScalar => (
            Some("a comment stands in the middle of a text"),
            Some("put the text in quotes, if `#` belongs to it; else move the comment"),
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            Some("an item of a list cannot stand here"),
            Some(
                "begin the list on a line of its own; put a value that begins with `- ` in quotes",
            ),
        ),
        _ => (None, None),
    }
}
