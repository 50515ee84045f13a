//! "Did you mean …?"

/// The longest name that is compared: the comparison takes the product of both lengths, and nobody mistypes a page.
const LONGEST: usize = 80;

/// The known name nearest to a mistyped one, if any is near enough to be meant.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut nearest = Search::of(name);
    let mut found: Option<&str> = None;
    for each in known {
        if nearest.is_nearer(each, found) {
            found = Some(each);
        }
    }
    found
}

/// The name nearest to a mistyped one among many that are offered one by one; of those equally near, the first by order.
#[derive(Clone, Debug)]
pub struct Nearest {
    search: Search,
    found: Option<String>,
}

impl Nearest {
    /// A search for what was meant by a name.
    pub fn to(name: &str) -> Self {
        Self {
            search: Search::of(name),
            found: None,
        }
    }

    /// Takes a known name into account.
    pub fn offer(&mut self, known: &str) {
        if self.search.is_nearer(known, self.found.as_deref()) {
            self.found = Some(known.to_owned());
        }
    }

    /// The nearest of them, if any is near enough.
    pub fn found(self) -> Option<String> {
        self.found
    }
}

#[derive(Clone, Debug)]
struct Search {
    /// The name in small letters; none where it is too long for any to be meant.
    folded: Option<String>,
    /// How far away a name may be: as near as the nearest.
    limit: usize,
    /// How often the name has each character, if it is ASCII.
    letters: Option<[u8; 128]>,
}

impl Search {
    fn of(name: &str) -> Self {
        let folded = name.to_lowercase();
        let letters = folded.is_ascii().then(|| {
            let mut letters = [0; 128];
            for byte in folded.bytes().take(LONGEST) {
                letters[usize::from(byte)] += 1;
            }
            letters
        });
        Self {
            folded: (name.len() <= LONGEST).then_some(folded),
            limit: 1 + name.chars().count() / 4,
            letters,
        }
    }

    /// Whether a name is near enough, and nearer than what was found before, or as near and before it in order.
    fn is_nearer(&mut self, known: &str, found: Option<&str>) -> bool {
        let Some(folded) = &self.folded else {
            return false;
        };
        if known.len() > LONGEST || self.at_least(folded.len(), known) > self.limit {
            return false;
        }
        let distance = strsim::damerau_levenshtein(folded, &known.to_lowercase());
        let nearer = match found {
            None => distance <= self.limit,
            Some(found) => distance < self.limit || (distance == self.limit && known < found),
        };
        if nearer {
            self.limit = distance;
        }
        nearer
    }

    /// No name is nearer than by the characters that only one of the two has: most of a million are passed by so.
    fn at_least(&self, length: usize, known: &str) -> usize {
        let Some(mut letters) = self.letters.filter(|_| known.is_ascii()) else {
            return 0;
        };
        let mut shared = 0;
        for byte in known.bytes() {
            let left = &mut letters[usize::from(byte.to_ascii_lowercase())];
            if *left > 0 {
                *left -= 1;
                shared += 1;
            }
        }
        length.max(known.len()) - shared
    }
}

#[cfg(test)]
mod tests {
    use super::{Nearest, did_you_mean};

    #[test]
    fn the_nearest_is_found_whatever_the_order() {
        let known = [
            "c100", "c010", "c001", "C0010", "kyiv", "київ", "c1", "c01x",
        ];
        for name in [
            "c0001", "c00l", "c10", "Kiev", "киев", "c", "", "c0x1", "zzzz",
        ] {
            let limit = 1 + name.chars().count() / 4;
            let far = |each: &&str| {
                strsim::damerau_levenshtein(&name.to_lowercase(), &each.to_lowercase())
            };
            let near = known.iter().filter(|each| far(each) <= limit);
            let expected = near.min_by_key(|each| (far(each), **each)).copied();
            assert_eq!(did_you_mean(name, known), expected, "{name}");
            assert_eq!(
                did_you_mean(name, known.into_iter().rev()),
                expected,
                "{name}"
            );
            let mut nearest = Nearest::to(name);
            known.iter().for_each(|each| nearest.offer(each));
            assert_eq!(nearest.found().as_deref(), expected, "{name}");
        }
    }
}
