//! Ids by the million, packed.

use std::hash::{BuildHasher, RandomState};

/// Different texts, each with its number in the order in which they came, in little more memory than their bytes.
#[derive(Debug, Default)]
pub struct Slugs {
    text: String,
    /// Where each one ends.
    ends: Vec<usize>,
    /// At the first free place behind the one that its hash names: the hash of a text, and below it its number plus one.
    /// 0 is free. With the hash, texts are looked at only where they are very likely the same, which costs much less.
    places: Vec<u64>,
    hasher: RandomState,
}

impl Slugs {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a number.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        self.text.get(start..end)
    }

    /// All texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    /// The number of a text.
    pub fn find(&self, text: &str) -> Option<usize> {
        self.look(text, self.hash(text)).ok()
    }

    /// Adds a text; its number, or as an error the number that it has already.
    ///
    /// # Errors
    /// When it is there.
    pub fn add(&mut self, text: &str) -> Result<usize, usize> {
        if self.places.len() * 3 <= (self.len() + 1) * 4 {
            self.grow();
        }
        let hash = self.hash(text);
        match self.look(text, hash) {
            Ok(number) => Err(number),
            Err(place) => {
                let number = self.len();
                self.text.push_str(text);
                self.ends.push(self.text.len());
                if let Some(place) = self.places.get_mut(place) {
                    *place = (hash << 32) | (number as u64 + 1);
                }
                Ok(number)
            }
        }
    }

    /// The lower half of a hash.
    fn hash(&self, text: &str) -> u64 {
        self.hasher.hash_one(text) & u64::from(u32::MAX)
    }

    /// The number of a text, or the free place for it.
    fn look(&self, text: &str, hash: u64) -> Result<usize, usize> {
        let mask = self.places.len().wrapping_sub(1);
        let mut place = hash as usize & mask;
        loop {
            match self.places.get(place) {
                None | Some(0) => return Err(place),
                Some(taken) if taken >> 32 == hash => {
                    let number = (taken & u64::from(u32::MAX)) as usize - 1;
                    if self.get(number) == Some(text) {
                        return Ok(number);
                    }
                }
                Some(_) => {}
            }
            place = (place + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.places.len() * 2).max(16);
        let mask = size - 1;
        let mut places = vec![0; size];
        for taken in self.places.iter().filter(|taken| **taken != 0) {
            let mut place = (taken >> 32) as usize & mask;
            while places[place] != 0 {
                place = (place + 1) & mask;
            }
            places[place] = *taken;
        }
        self.places = places;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.find("x"), None);
        for number in 0..5000 {
            assert_eq!(slugs.add(&format!("id-{number}")), Ok(number));
        }
        for number in 0..5000 {
            let text = format!("id-{number}");
            assert_eq!(slugs.add(&text), Err(number));
            assert_eq!(slugs.find(&text), Some(number));
            assert_eq!(slugs.get(number), Some(text.as_str()));
        }
        assert_eq!(slugs.find("id-5000"), None);
        assert_eq!(slugs.add(""), Ok(5000));
        assert_eq!(slugs.find(""), Some(5000));
        assert_eq!(slugs.iter().count(), slugs.len());
    }
}
