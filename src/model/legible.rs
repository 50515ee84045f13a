//! Words of others made fit for people.

use std::fmt::Display;

/// What the operating system says of an error, without the number that it has for it.
pub fn system_words(error: &impl Display) -> String {
    let text = error.to_string();
    let end = text.rfind(" (os error ").unwrap_or(text.len());
    text[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Error;

    use super::*;

    #[test]
    fn the_number_goes_and_the_words_stay() {
        let error = Error::from_raw_os_error(2);
        assert!(error.to_string().contains("os error 2"));
        let words = system_words(&error);
        assert!(!words.is_empty() && error.to_string().starts_with(&words));
        assert!(!words.contains("os error"), "{words}");
        assert_eq!(system_words(&Error::other("no room")), "no room");
    }
}
