//! Keys that occur twice, and keys that nothing knows.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::formats::faults::{Faults, shorten};
use crate::formats::node::{Key, Node};
use crate::model::fault::{Fault, FaultCode};
use crate::model::record::Place;
use crate::model::suggest::did_you_mean;

/// The longest key that is compared with the known ones: the comparison takes the product of both lengths.
const LONGEST_TYPO: usize = 40;

/// The known key or kind that a mistyped one is nearest to.
pub(super) fn nearest(
    key: &Key<'_>,
    known: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    (key.text.len() <= LONGEST_TYPO)
        .then(|| did_you_mean(&key.text, known))
        .flatten()
}

/// The fault of a key that a kind of record does not have.
pub(super) fn unknown_key(
    key: &Key<'_>,
    what: &str,
    meant: Option<&str>,
    known: &[&'static str],
) -> Fault {
    Fault::new(
        FaultCode::UnknownKey,
        Some(key.place),
        format!("{} has no field `{}`", article(what), shorten(&key.text)),
    )
    .help(match meant {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("its fields are {}", known.join(", ")),
    })
}

/// The known key that a key begins with, where its value was taken for a part of it: `id AM` and `id:AM`.
pub(super) fn run_together(key: &Key<'_>, known: &[&'static str]) -> Option<&'static str> {
    let end = key.text.find([':', ' '])?;
    known
        .iter()
        .find(|name| **name == &key.text[..end])
        .copied()
}

/// The fault of a key that runs together with its value.
pub(super) fn not_parted(key: &Key<'_>, name: &str) -> Fault {
    let rest = &key.text[name.len()..];
    let (missing, value) = match rest.strip_prefix(':') {
        Some(value) => (
            format!("a blank is missing behind the `:` of `{name}`"),
            value,
        ),
        None => (format!("a `:` is missing behind `{name}`"), rest),
    };
    Fault::new(FaultCode::UnknownKey, Some(key.place), missing)
        .help(format!("write `{name}: {}`", shorten(value.trim())))
}

/// The fault of a kind of record that does not exist.
pub(super) fn unknown_kind(key: &Key<'_>, kinds: &[&'static str]) -> Fault {
    Fault::new(
        FaultCode::UnknownKind,
        Some(key.place),
        format!("there is no kind of record `{}`", shorten(&key.text)),
    )
    .help(match nearest(key, kinds.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", kinds.join(", ")),
    })
}

/// The entries of a map, each key once; the first one counts.
pub(super) fn without_doubles<'n>(
    entries: Vec<(Key<'n>, Node<'n>)>,
    faults: &mut Faults,
) -> Vec<(Key<'n>, Node<'n>)> {
    let mut firsts: HashMap<Cow<'n, str>, Place> = HashMap::new();
    let double = |key: &Key<'n>, first: Place, faults: &mut Faults| {
        faults.push(
            Fault::new(
                FaultCode::DuplicateKey,
                Some(key.place),
                format!("`{}` stands here a second time", shorten(&key.text)),
            )
            .help("keep one of the two")
            .related(Some(first), "the first stands here"),
        );
    };
    // Nearly every map is small, and comparing its keys one by one is then faster than hashing them.
    if entries.len() <= 16 {
        let places: Vec<Option<Place>> = entries
            .iter()
            .enumerate()
            .map(|(index, (key, _))| {
                entries[..index]
                    .iter()
                    .find(|(earlier, _)| earlier.text == key.text)
                    .map(|(earlier, _)| earlier.place)
            })
            .collect();
        if places.iter().all(Option::is_none) {
            return entries;
        }
        return entries
            .into_iter()
            .zip(places)
            .filter_map(|(entry, first)| match first {
                None => Some(entry),
                Some(first) => {
                    double(&entry.0, first, faults);
                    None
                }
            })
            .collect();
    }
    entries
        .into_iter()
        .filter(|(key, _)| match firsts.get(&key.text) {
            None => {
                firsts.insert(key.text.clone(), key.place);
                true
            }
            Some(first) => {
                double(key, *first, faults);
                false
            }
        })
        .collect()
}

/// A noun with its article.
pub(super) fn article(what: &str) -> String {
    let an = what.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {what}", if an { "an" } else { "a" })
}
