//! Ids made of names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::app::draft::article::sha256;

/// The longest id that is made of a name, in characters; room is left for what is put behind it.
const LONGEST: usize = 60;

/// An id made of a name: its letters and digits in ASCII, with `-` between words. A name without any gets one of its hash.
pub(super) fn slug(name: &str, what: &str) -> String {
    let mut slug = String::new();
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match in_ascii(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            None if c.is_alphanumeric() => {
                // A name in letters that have no other spelling here.
                return format!("{what}-{}", &sha256(name)[..8]);
            }
            None if slug.is_empty() || slug.ends_with('-') || is_silent(c) => {}
            None => slug.push('-'),
        }
        if slug.len() > LONGEST {
            break;
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_matches('-');
    match slug.is_empty() {
        true => format!("{what}-{}", &sha256(name)[..8]),
        false => slug.to_owned(),
    }
}

/// Signs inside of a word that part nothing.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Latin letters that are no ASCII letter with a mark.
fn in_ascii(c: char) -> Option<&'static str> {
    Some(match c {
        'ə' | 'Ə' => "e",
        'ı' => "i",
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_ids() {
        assert_eq!(
            slug("Ministry of Defence", "speaker"),
            "ministry-of-defence"
        );
        assert_eq!(slug("Əliyev’s  “office”!", "speaker"), "eliyevs-office");
        assert_eq!(slug("--- ...", "document"), slug("--- ...", "document"));
        assert!(slug("Հայաստան", "speaker").starts_with("speaker-"));
        assert!(slug(&"long ".repeat(100), "speaker").len() <= 60);
    }
}
