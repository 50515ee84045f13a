//! What every check needs: the ids that exist, and the faults found so far.

use std::collections::HashMap;

use crate::model::answer::KEYWORDS;
use crate::model::date::{Stretch, When, Zone};
use crate::model::fault::{Fault, FaultCode};
use crate::model::key::Key;
use crate::model::meant;
use crate::model::merge::Identified;
use crate::model::record::{Aliases, Place, Text};
use crate::model::suggest::did_you_mean;
use crate::model::validate::known::Known;
use crate::model::words::Word;

/// The longest id, in characters.
const MAX_ID: usize = 120;
/// How many unknown ids are held against all known ones: each takes a while where there are many, and nobody reads on.
const MOST_SUGGESTED: usize = 100;

/// How many known ids unknown ones are held against in all, where there are very many.
const MOST_COMPARED: usize = 2_000_000;

/// How much was spent on suggestions so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Suggested {
    unknown: usize,
    compared: usize,
}

impl Suggested {
    /// So much that no more suggestions are looked for.
    pub const ENOUGH: Self = Self {
        unknown: MOST_SUGGESTED,
        compared: MOST_COMPARED,
    };
}

#[derive(Default)]
pub(super) struct Checker<'k> {
    faults: Vec<Fault>,
    /// What is known from elsewhere, in place of `ids` and `names`.
    given: Option<&'k dyn Known>,
    /// The ids of each kind, in order.
    pub(super) ids: HashMap<&'static str, Vec<String>>,
    suggested: Suggested,
    /// Ids by kind and name, for those who write names where ids belong.
    names: HashMap<(&'static str, String), String>,
}

impl<'k> Checker<'k> {
    /// One that looks ids up in what is known already.
    pub(super) fn given(known: &'k dyn Known, suggested: Suggested) -> Self {
        Self {
            given: Some(known),
            suggested,
            ..Self::default()
        }
    }

    /// What was found and spent so far.
    pub(super) fn into_parts(self) -> (Vec<Fault>, Suggested) {
        (self.faults, self.suggested)
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub(super) fn finish(mut self) -> Result<(), Vec<Fault>> {
        if self.faults.is_empty() {
            return Ok(());
        }
        sort(&mut self.faults);
        Err(self.faults)
    }

    /// Sorts records by id, remembers the ids for references, and refuses bad and double ones.
    pub(super) fn sorted<T: Identified + HasId>(
        &mut self,
        kind: &'static str,
        mut records: Vec<T>,
    ) -> Vec<T> {
        records.sort_by(|a, b| a.id().value.cmp(&b.id().value));
        for record in &records {
            self.id(record.id(), kind);
        }
        for pair in records.windows(2) {
            let [first, second] = pair else { continue };
            if first.id() == second.id() {
                let (first, second) = if first.id().place <= second.id().place {
                    (first.id(), second.id())
                } else {
                    (second.id(), first.id())
                };
                self.double(kind, first, second);
            }
        }
        records.dedup_by(|second, first| second.id() == first.id());
        for record in &records {
            for name in record.names() {
                self.names
                    .insert((kind, name.to_lowercase()), record.id().value.clone());
            }
        }
        self.ids.insert(
            kind,
            records
                .iter()
                .map(|record| record.id().value.clone())
                .collect(),
        );
        records
    }

    /// Refuses the second of two records with one id.
    pub(super) fn double(&mut self, kind: &str, first: &Text, second: &Text) {
        self.fault(
            Fault::new(
                FaultCode::DuplicateId,
                second.place,
                format!("a second {kind} has the id `{}`", first.value),
            )
            .help("give one of the two another id, or drop it")
            .related(first.place, "the first stands here"),
        );
    }

    /// An id has letters, digits and `-_.:` of ASCII, begins with a letter or digit, and is at most 120 characters long.
    pub(super) fn id(&mut self, id: &Text, kind: &str) {
        let fits = id.len() <= MAX_ID
            && id.starts_with(|first: char| first.is_ascii_alphanumeric())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte));
        if !fits {
            self.fault(Fault::new(FaultCode::BadId, id.place, format!("`{}` is no id for a {kind}", shorten(id))).help(format!(
                "use letters and digits of ASCII with `-`, `_`, `.` or `:` between them, at most {MAX_ID}, such as `az-mod`"
            )));
        }
    }

    /// An option's id is also a word of the answer grammar.
    pub(super) fn option_id(&mut self, id: &Text) {
        self.id(id, "option");
        if KEYWORDS.contains(&id.as_str()) {
            self.fault(
                Fault::new(
                    FaultCode::BadId,
                    id.place,
                    format!("an option cannot be called `{}`", id.value),
                )
                .help(format!(
                    "{} are words of the answers themselves",
                    KEYWORDS.join(", ")
                )),
            );
        }
    }

    /// The key of a referenced record.
    pub(super) fn reference<T>(&mut self, id: &Text, kind: &'static str) -> Option<Key<T>> {
        let found = self.find(id, kind);
        if found.is_none() {
            self.unknown(id, kind, &[kind]);
        }
        found
    }

    /// The key of a record, if there is one with this id.
    pub(super) fn find<T>(&self, id: &Text, kind: &'static str) -> Option<Key<T>> {
        if let Some(known) = self.given {
            return known.find(kind, id).map(Key::new);
        }
        self.ids
            .get(kind)?
            .binary_search(&id.value)
            .ok()
            .map(Key::new)
    }

    /// Reports an id that none of some kinds of records has.
    pub(super) fn unknown(&mut self, id: &Text, what: &str, kinds: &[&'static str]) {
        let mut known: Vec<&str> = Vec::new();
        for kind in kinds {
            match self.given {
                Some(given) => given.ids(kind, &mut known),
                None => known.extend(self.ids.get(kind).into_iter().flatten().map(String::as_str)),
            }
        }
        self.suggested.unknown += 1;
        self.suggested.compared += known.len();
        let suggested = self.suggested;
        let lower = id.to_lowercase();
        let named = kinds.iter().find_map(|kind| match self.given {
            Some(given) => given.named(kind, &lower),
            None => self.names.get(&(*kind, lower.clone())).map(String::as_str),
        });
        let spelled = || {
            let many = suggested.unknown > MOST_SUGGESTED || suggested.compared > MOST_COMPARED;
            (!many).then(|| did_you_mean(id, known)).flatten()
        };
        let near = named
            .or_else(spelled)
            .map(|near| format!("did you mean `{near}`?"));
        let mut fault = Fault::new(
            FaultCode::UnknownReference,
            id.place,
            format!("there is no {what} `{}`", shorten(id)),
        );
        fault.help = near.or_else(|| {
            Some(format!(
                "add a {what} of that id, here or in a file imported with this one"
            ))
        });
        self.fault(fault);
    }

    pub(super) fn reference_if<T>(
        &mut self,
        id: &Option<Text>,
        kind: &'static str,
    ) -> Option<Key<T>> {
        id.as_ref().and_then(|id| self.reference(id, kind))
    }

    /// One of a closed list of words.
    pub(super) fn word<W: Word>(&mut self, text: &Text, what: &str) -> Option<W> {
        let found = W::from_word(text);
        if found.is_none() {
            let words: Vec<&str> = W::ALL.iter().map(|value| value.word()).collect();
            let near = did_you_mean(text, words.iter().copied())
                .map(|near| format!("did you mean `{near}`? "));
            self.fault(
                Fault::new(
                    FaultCode::UnknownWord,
                    text.place,
                    format!("`{}` is no {what}", shorten(text)),
                )
                .help(format!(
                    "{}write one of {}",
                    near.unwrap_or_default(),
                    words.join(", ")
                )),
            );
        }
        found
    }

    /// A date or a period, read in a zone.
    pub(super) fn when(&mut self, text: &Text, zone: &Zone) -> Option<(When, Stretch)> {
        match When::parse(text).and_then(|when| when.covers(zone, 0).map(|stretch| (when, stretch)))
        {
            Ok(read) => Some(read),
            Err(fault) => {
                let mut fault = Fault::new(FaultCode::BadDate, text.place, fault.to_string());
                fault.help = meant::date(text).map(|meant| format!("did you mean `{meant}`?"));
                self.fault(fault);
                None
            }
        }
    }

    /// A date outside any question; without a zone it is read in universal time.
    pub(super) fn plain_date(&mut self, text: &Option<Text>) -> Option<(When, Stretch)> {
        text.as_ref().and_then(|text| self.when(text, &Zone::utc()))
    }

    /// A SHA-256 in hexadecimal.
    pub(super) fn sha256(&mut self, text: &Option<Text>) {
        let Some(text) = text else { return };
        if text.len() != 64
            || !text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        {
            self.fault(
                Fault::new(
                    FaultCode::BadValue,
                    text.place,
                    format!("`{}` is no SHA-256", shorten(text)),
                )
                .help(
                    "write its 64 hexadecimal digits in small letters, as `sha256sum` prints them",
                ),
            );
        }
    }

    /// A web address: `http:` or `https:`.
    pub(super) fn url(&mut self, text: &Option<Text>) {
        let Some(text) = text else { return };
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        if !rest.is_some_and(|rest| {
            !rest.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        }) {
            self.fault(
                Fault::new(
                    FaultCode::BadValue,
                    text.place,
                    format!("`{}` is no web address", shorten(text)),
                )
                .help("write one that begins with `https://` or `http://` and has no spaces"),
            );
        }
    }

    /// Text that must say something.
    pub(super) fn filled(&mut self, text: &Text, what: &str) {
        if text.trim().is_empty() {
            self.fault(Fault::new(
                FaultCode::EmptyValue,
                text.place,
                format!("the {what} is empty"),
            ));
        }
    }

    pub(super) fn aliases(&mut self, aliases: &Aliases, place: Option<Place>) {
        for (language, names) in aliases {
            if language.is_empty()
                || !language
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            {
                self.fault(
                    Fault::new(
                        FaultCode::BadValue,
                        place,
                        format!("`{}` is no language tag", shorten(language)),
                    )
                    .help("write aliases as `{az: [Xankəndi], hy: [Ստեփանակերտ]}`"),
                );
            }
            if names.iter().any(|name| name.trim().is_empty()) {
                self.fault(Fault::new(
                    FaultCode::EmptyValue,
                    place,
                    format!("an alias under `{}` is empty", shorten(language)),
                ));
            }
        }
    }
}

/// Puts faults in the order of their places, each once.
pub fn sort(faults: &mut Vec<Fault>) {
    faults.sort_by(|a, b| {
        (a.place.is_none(), a.place, a.code).cmp(&(b.place.is_none(), b.place, b.code))
    });
    faults.dedup();
}

/// Text for a message, cut where it is very long.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// A record with an id, and perhaps with names.
pub(super) trait HasId {
    fn id(&self) -> &Text;

    fn names(&self) -> Vec<&str> {
        Vec::new()
    }
}

macro_rules! has_id {
    ($($type:ident $(with $aliases:ident)?),*) => {
        $(impl HasId for crate::model::record::$type {
            fn id(&self) -> &Text {
                &self.id
            }

            $(fn names(&self) -> Vec<&str> {
                let aliases = self.$aliases.values().flatten().map(String::as_str);
                std::iter::once(self.name.as_str()).chain(aliases).collect()
            })?
        })*
    };
}

has_id!(
    PartyRecord with aliases,
    SpeakerRecord with aliases,
    DocumentRecord,
    QuestionRecord,
    ClaimRecord,
    DroppedRecord
);

impl HasId for crate::model::record::OutletRecord {
    fn id(&self) -> &Text {
        &self.id
    }

    fn names(&self) -> Vec<&str> {
        vec![self.name.as_str()]
    }
}
