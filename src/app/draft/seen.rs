//! Whether the casebook has a proposal already, or somebody dropped it.

use crate::model::record::{AttributionRecord, DroppedRecord};
use crate::store::KnownDocument;

/// A proposal as it is held against what there is.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    /// Its characters.
    pub(super) span: (usize, usize),
    /// SHA-256 of them.
    pub(super) sha256: &'a str,
    /// Everybody that its speaker may be: ids, and the words of the article.
    pub(super) speakers: Vec<&'a str>,
    /// Whether it is beyond doubt who of the casebook speaks.
    pub(super) is_sure: bool,
}

/// Why a proposal is not made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// A claim says it, in whatever state.
    Known,
    /// A person dropped it.
    Dropped,
}

/// What became of a proposal before.
pub(super) fn seen(spot: &Spot<'_>, known: &KnownDocument) -> Option<Seen> {
    let is_known = |said: &AttributionRecord| {
        let speaker = Some(said.by.value.as_str());
        is_same(spot, said.at.as_deref(), said.sha256.as_deref(), speaker)
    };
    let is_dropped = |dropped: &DroppedRecord| {
        let speaker = dropped.speaker.as_deref().map(String::as_str);
        is_same(spot, Some(&dropped.at), dropped.sha256.as_deref(), speaker)
    };
    if known.statements.iter().any(|(_, said)| is_known(said)) {
        return Some(Seen::Known);
    }
    known
        .dropped
        .iter()
        .any(is_dropped)
        .then_some(Seen::Dropped)
}

/// Whether a proposal is of the same words by the same speaker. One speaker's words may be cut a little otherwise; those
/// of somebody else count as the same only where nobody can tell who speaks.
fn is_same(
    spot: &Spot<'_>,
    at: Option<&String>,
    sha256: Option<&String>,
    speaker: Option<&str>,
) -> bool {
    let span = at.and_then(|at| {
        let (from, to) = at.split_once('-')?;
        Some((from.parse().ok()?, to.parse().ok()?))
    });
    let by_same = speaker.is_none_or(|speaker| spot.speakers.contains(&speaker));
    let same_words = span == Some(spot.span) || sha256.is_some_and(|sha256| sha256 == spot.sha256);
    match same_words {
        true => by_same || !spot.is_sure,
        false => by_same && span.is_some_and(|span| share_half(span, spot.span)),
    }
}

/// Whether two spans have at least half of what they cover together in common.
fn share_half(a: (usize, usize), b: (usize, usize)) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let covered = a.1.max(b.1) - a.0.min(b.0);
    shared > 0 && 2 * shared >= covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::{At, Text};

    fn text(value: &str) -> Text {
        At::nowhere(value.to_owned())
    }

    fn known(at: &str, by: &str) -> KnownDocument {
        let said = AttributionRecord {
            by: text(by),
            at: Some(text(at)),
            sha256: Some(text("h1")),
            ..AttributionRecord::default()
        };
        KnownDocument {
            statements: vec![("c".into(), said)],
            ..KnownDocument::default()
        }
    }

    fn spot<'a>(span: (usize, usize), sha256: &'a str, by: &'a str, is_sure: bool) -> Spot<'a> {
        Spot {
            span,
            sha256,
            speakers: vec![by],
            is_sure,
        }
    }

    #[test]
    fn the_same_words_by_the_same_speaker_are_known() {
        let known = known("10-30", "mod");
        assert_eq!(
            seen(&spot((10, 30), "h1", "mod", true), &known),
            Some(Seen::Known)
        );
        // Cut otherwise.
        assert_eq!(
            seen(&spot((10, 50), "h2", "mod", true), &known),
            Some(Seen::Known)
        );
        assert_eq!(seen(&spot((10, 51), "h2", "mod", true), &known), None);
        // Moved, with the same words.
        assert_eq!(
            seen(&spot((90, 110), "h1", "mod", true), &known),
            Some(Seen::Known)
        );
        // Somebody else said the same there, or nobody knows who.
        assert_eq!(seen(&spot((10, 30), "h1", "gov", true), &known), None);
        assert_eq!(
            seen(&spot((10, 30), "h1", "He", false), &known),
            Some(Seen::Known)
        );
        assert_eq!(seen(&spot((12, 30), "h2", "He", false), &known), None);
    }

    #[test]
    fn what_was_dropped_is_told_apart() {
        let dropped = DroppedRecord {
            at: text("10-30"),
            speaker: Some(text("The ministry")),
            ..DroppedRecord::default()
        };
        let known = KnownDocument {
            dropped: vec![dropped],
            ..KnownDocument::default()
        };
        let by_words = spot((10, 30), "h", "The ministry", true);
        assert_eq!(seen(&by_words, &known), Some(Seen::Dropped));
        assert_eq!(seen(&spot((10, 30), "h", "mod", true), &known), None);
    }
}
