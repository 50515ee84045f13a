//! Showing in a text what was found there.

use std::ops::Range;

/// The text with `open` and `close` around each of its `places`, which are in order; what stands between them goes
/// through `show`.
pub fn marked(
    text: &str,
    places: &[Range<usize>],
    (open, close): (&str, &str),
    show: impl Fn(&str) -> String,
) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    let mut from = 0;
    for place in places {
        let (Some(before), Some(found)) = (text.get(from..place.start), text.get(place.clone()))
        else {
            continue;
        };
        shown.push_str(&show(before));
        shown.push_str(open);
        shown.push_str(&show(found));
        shown.push_str(close);
        from = place.end;
    }
    shown.push_str(&show(text.get(from..).unwrap_or_default()));
    shown
}
