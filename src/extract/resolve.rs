//! Whom a mention means: the person named before, where it is a pronoun, a family name or a description; and in what standing
//! they were introduced.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use crate::extract::frames::Frame;
use crate::extract::proposal::{Reference, Standing};
use crate::extract::sentences::Item;
use crate::extract::speech::Class;
use crate::extract::together::parts;
use crate::extract::tokens::{Kind, Token};

/// How far from a name its office may stand, in items.
const REACH: usize = 22;

/// How many of the places where a name stands are looked at for an introduction.
const PLACES: usize = 4;

/// Whom a mention means, by items.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    /// The words that mean them here.
    pub(super) at: Range<usize>,
    /// The words that name them best: of this mention, or of an earlier one.
    pub(super) name: Range<usize>,
    pub(super) reference: Way,
    pub(super) standing: Standing,
}

/// How a mention leads to its speaker: [`Reference`] before places are known in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Named,
    Government,
    Earlier,
    Unresolved,
}

impl Way {
    pub(super) fn reference(self, at: Range<usize>) -> Reference {
        match self {
            Self::Named => Reference::Named,
            Self::Government => Reference::Government,
            Self::Earlier => Reference::Resolved(at),
            Self::Unresolved => Reference::Unresolved,
        }
    }
}

/// Whether a word is a name, or part of one, by its capital.
fn is_proper(item: &Item) -> bool {
    item.capital
        && item.is_word()
        && !item.known.is_cue()
        && ![
            Class::Office,
            Class::Private,
            Class::Time,
            Class::Body,
            Class::Preposition,
            Class::Clause,
            Class::Adverb,
            Class::And,
            Class::Pronoun,
            Class::Determiner,
            Class::Place,
            Class::That,
            Class::Negation,
            Class::Auxiliary,
            Class::Passive,
        ]
        .into_iter()
        .any(|class| item.is(class))
}

/// Who was named so far, in a text.
pub(super) struct Resolver<'a> {
    text: &'a str,
    tokens: &'a [Token],
    items: &'a [Item],
    /// Where each capitalised word stands, the first times.
    places: BTreeMap<&'a str, Vec<usize>>,
    /// Who spoke last, and can be meant by a pronoun.
    last: Option<Resolved>,
    spoke: Vec<Resolved>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], items: &'a [Item]) -> Self {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            if is_proper(item) {
                let word = &text[tokens[item.from].start..tokens[item.to - 1].end];
                let places = places.entry(word).or_default();
                if places.len() < PLACES {
                    places.push(at);
                }
            }
        }
        Self {
            text,
            tokens,
            items,
            places,
            last: None,
            spoke: Vec::new(),
        }
    }

    fn word(&self, at: usize) -> &'a str {
        let item = &self.items[at];
        let word = &self.text[self.tokens[item.from].start..self.tokens[item.to - 1].end];
        word.strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word)
    }

    /// Who the speakers of a frame are; frames come in the order of the text.
    pub(super) fn resolve(&mut self, frame: &Frame) -> Vec<Resolved> {
        let Some(speaker) = &frame.speaker else {
            return Vec::new();
        };
        let names = match &frame.named {
            Some(named) => vec![(speaker.clone(), named.clone())],
            None => parts(self.items, speaker)
                .into_iter()
                .map(|part| (part.clone(), part))
                .collect(),
        };
        let is_suffix = frame.cue.contains(&speaker.start);
        let mut all = Vec::with_capacity(names.len());
        for (at, name) in names {
            let found = Resolved {
                at,
                ..self.find(&name, frame.named.is_some(), is_suffix)
            };
            if found.reference != Way::Unresolved {
                if self.is_person(&found.name) {
                    self.last = Some(found.clone());
                }
                self.spoke.push(found.clone());
            }
            all.push(found);
        }
        all
    }

    fn find(&self, name: &Range<usize>, is_behind: bool, is_suffix: bool) -> Resolved {
        let first = &self.items[name.start];
        if first.is(Class::Pronoun) && name.len() == 1 || is_suffix {
            return self.earlier(self.last.as_ref(), name);
        }
        let is_place = name.clone().all(|at| self.items[at].is(Class::Place));
        let reference = match (is_behind, is_place) {
            (true, _) => Way::Earlier,
            (false, true) => Way::Government,
            (false, false) => Way::Named,
        };
        if is_place {
            return Resolved {
                at: name.clone(),
                name: name.clone(),
                reference,
                standing: Standing::Office,
            };
        }
        let standing = self.standing(name);
        let is_described = !name
            .clone()
            .any(|at| self.items[at].capital && !self.items[at].is(Class::Determiner));
        if is_described {
            // *the minister*: the last one who was introduced so.
            let office = name
                .clone()
                .find(|at| self.items[*at].is(Class::Office) || self.items[*at].is(Class::Private));
            if let Some(office) = office {
                let wanted = self.word(office).to_lowercase();
                let same = self.spoke.iter().rev().find(|other| {
                    let mut words = self.around(&other.name);
                    words.any(|at| self.word(at).to_lowercase() == wanted)
                });
                if same.is_some() {
                    return self.earlier(same, name);
                }
            }
            return Resolved {
                at: name.clone(),
                name: name.clone(),
                reference,
                standing,
            };
        }
        if standing != Standing::Untold {
            return Resolved {
                at: name.clone(),
                name: name.clone(),
                reference,
                standing,
            };
        }
        // A family name: where it was written in full, and where somebody was introduced by it.
        let places = name
            .clone()
            .rev()
            .filter(|at| is_proper(&self.items[*at]))
            .find_map(|at| self.places_of(self.word(at)));
        let earlier = places
            .into_iter()
            .flatten()
            .map(|at| self.run(*at))
            .filter(|run| run.start < name.start);
        let mut named = name.clone();
        let mut reference = reference;
        let mut standing = standing;
        for run in earlier {
            if run.len() > named.len() {
                named = run.clone();
                reference = Way::Earlier;
            }
            if standing == Standing::Untold {
                standing = self.standing(&run);
            }
        }
        Resolved {
            at: name.clone(),
            name: named,
            reference,
            standing,
        }
    }

    /// Where a name stands: the word itself, or one of which it is the short form (*Risma* for *Rismaharini*).
    fn places_of(&self, word: &str) -> Option<&Vec<usize>> {
        let longer = || {
            // The first name that begins with the word stands next to it.
            let next = (Bound::Excluded(word), Bound::Unbounded);
            let (name, places) = self.places.range::<str, _>(next).next()?;
            (word.chars().count() >= 4 && name.starts_with(word)).then_some(places)
        };
        let places = self.places.get(word)?;
        let is_known = places.iter().any(|at| self.run(*at).len() > 1);
        if is_known {
            Some(places)
        } else {
            longer().or(Some(places))
        }
    }

    /// Whether a pronoun can mean a mention: it names somebody, or tells what they are.
    fn is_person(&self, name: &Range<usize>) -> bool {
        name.clone().any(|at| {
            let item = &self.items[at];
            is_proper(item) || item.is(Class::Office)
        })
    }

    fn earlier(&self, earlier: Option<&Resolved>, name: &Range<usize>) -> Resolved {
        match earlier {
            Some(earlier) => Resolved {
                at: name.clone(),
                reference: Way::Earlier,
                ..earlier.clone()
            },
            None => Resolved {
                at: name.clone(),
                name: name.clone(),
                reference: Way::Unresolved,
                standing: Standing::Untold,
            },
        }
    }

    /// The capitalised words around one.
    fn run(&self, at: usize) -> Range<usize> {
        let is_part = |at: usize| {
            let item = &self.items[at];
            is_proper(item) || item.is(Class::Title)
        };
        let mut from = at;
        while from > 0 && is_part(from - 1) {
            from -= 1;
        }
        let mut to = at + 1;
        while to < self.items.len() && is_part(to) {
            to += 1;
        }
        from..to
    }

    /// The items that may tell who somebody is: the name's own, those before it in its clause, and a remark behind it.
    fn around(&self, name: &Range<usize>) -> Range<usize> {
        let mut from = name.start;
        let mut commas = 0;
        while from > 0 && name.start - from < REACH {
            let before = &self.items[from - 1];
            let is_mark = matches!(
                before.kind,
                Kind::Open | Kind::Close | Kind::Dash | Kind::Other
            );
            let is_word = (before.is_word() || is_mark && !before.is_quotation)
                && (!before.known.is_cue() || before.capital)
                && !before.is(Class::Clause)
                && !before.is(Class::Relative)
                && !before.is(Class::Pronoun)
                && !before.is(Class::That);
            let is_comma = before.kind == Kind::Comma && commas < 3;
            if !is_word && !is_comma {
                break;
            }
            commas += usize::from(is_comma);
            from -= 1;
        }
        let mut to = name.end;
        if self
            .items
            .get(to)
            .is_some_and(|item| item.kind == Kind::Comma || item.is(Class::Relative))
        {
            to += 1;
            let limit = self.items.len().min(to + REACH);
            while to < limit && self.items[to].is_word() && !self.items[to].known.is_cue() {
                to += 1;
            }
        }
        from..to
    }

    /// In what standing a name is introduced where it stands.
    fn standing(&self, name: &Range<usize>) -> Standing {
        if self.is_aged(name.end) {
            return Standing::Private;
        }
        let own = self.kind(name.clone());
        if own != Standing::Untold {
            return own;
        }
        let around = self.around(name);
        let before = around.start..name.start;
        let behind = name.end..around.end;
        match self.kind(before) {
            Standing::Untold => self.kind(behind),
            told => told,
        }
    }

    fn kind(&self, items: Range<usize>) -> Standing {
        let has = |class| items.clone().any(|at| self.items[at].is(class));
        if has(Class::Office) || has(Class::Body) {
            Standing::Office
        } else if has(Class::Private) {
            Standing::Private
        } else {
            Standing::Untold
        }
    }

    /// Whether an age in brackets follows, as for people who speak for themselves: *X (45)*.
    fn is_aged(&self, at: usize) -> bool {
        matches!(self.items.get(at..at + 3), Some([open, age, close])
            if open.kind == Kind::Open && age.kind == Kind::Number && close.kind == Kind::Close)
    }
}
