//! Small letters as a language has them. Folding would go too far: of `on` (ten) and `ön` (front), one is a number.

use crate::language::Language;

/// Puts a word in small letters, with one spelling for `ё` and `е`, and for `և` and `եւ`; marks that only tell how to say
/// a word are left out.
pub(in crate::extract) fn lower_onto(lower: &mut String, word: &str, language: Language) {
    let turkic = matches!(language, Language::Turkish | Language::Azerbaijani);
    if word.is_ascii() && !turkic {
        lower.push_str(word);
        lower.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            'а'..='я' => lower.push(c),
            'I' if turkic => lower.push('ı'),
            'İ' => lower.push('i'),
            'ё' | 'Ё' => lower.push('е'),
            'և' => lower.push_str("եւ"),
            // Armenian writes the mark of a question or a stress into the word.
            '՛' | '՜' | '՞' | '\u{ad}' => {}
            // What is left of a capital `İ` in small letters, or of an accent that only tells the stress.
            '\u{307}' | '\u{301}' => {}
            'վ' if lower.ends_with('ե') => lower.push('ւ'),
            c => lower.extend(c.to_lowercase()),
        }
    }
}

/// A word in small letters.
pub(in crate::extract) fn lower(word: &str, language: Language) -> String {
    let mut lowered = String::with_capacity(word.len());
    lower_onto(&mut lowered, word, language);
    lowered
}
