//! One spelling for a name in any script: `Пашинян`, `Paşinyan`, `Փաշինյան` and `Pashinyan` are `pasinian`.

use crate::language::Language;

/// Pairs and triples of Latin letters that other alphabets write as one, the longest first.
const TOGETHER: [(&str, char); 13] = [
    ("shch", 's'),
    ("tch", 'c'),
    ("dzh", 'j'),
    ("sch", 's'),
    ("sh", 's'),
    ("ch", 'c'),
    ("zh", 'j'),
    ("kh", 'x'),
    ("gh", 'g'),
    ("dj", 'j'),
    ("ck", 'k'),
    ("ph", 'f'),
    ("th", 't'),
];

/// The skeleton of a word as it is written in a language.
pub fn skeleton(word: &str, language: Language) -> String {
    let is_turkic = matches!(language, Language::Azerbaijani | Language::Turkish);
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ə' => plain.push('a'),
            'ş' => plain.push_str("sh"),
            'ç' => plain.push_str("ch"),
            'ğ' => plain.push('g'),
            'ı' => plain.push('i'),
            'c' if is_turkic => plain.push('j'),
            'q' if is_turkic => plain.push('g'),
            'x' if is_turkic => plain.push_str("kh"),
            'և' => plain.push_str("ev"),
            // Armenian writes the sound of u with two letters.
            'ւ' if plain.ends_with('o') => {
                plain.pop();
                plain.push('u');
            }
            'ւ' => plain.push('v'),
            c => plain.push_str(any_ascii::any_ascii_char(c)),
        }
    }
    plain.retain(|c| c.is_ascii_alphanumeric());
    plain.make_ascii_lowercase();
    let mut skeleton = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some(first) = rest.chars().next() {
        let together = TOGETHER
            .iter()
            .find(|(letters, _)| rest.starts_with(letters));
        let (letter, length) = match together {
            Some((letters, letter)) => (*letter, letters.len()),
            None => (first, first.len_utf8()),
        };
        let letter = match letter {
            'y' => 'i',
            'w' => 'v',
            other => other,
        };
        // Doubled letters are one, but not digits.
        if letter.is_ascii_digit() || !skeleton.ends_with(letter) {
            skeleton.push(letter);
        }
        rest = &rest[length..];
    }
    skeleton
}
