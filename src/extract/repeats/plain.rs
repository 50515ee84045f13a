//! The words of a text without what only the web puts around them.

/// What an address begins with.
const ADDRESSES: [&str; 4] = ["http://", "https://", "www.", "pic.twitter.com/"];

/// A text without addresses, handles in brackets, and with the words that tags and handles are made of:
/// `#StopTheFire (@ministry) https://…` is `Stop The Fire`.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for written in text.split_whitespace() {
        // An address may stand directly behind a word.
        let end = ADDRESSES
            .iter()
            .filter_map(|start| written.find(start))
            .min()
            .unwrap_or(written.len());
        let mut word = &written[..end];
        if word.starts_with("(@") || is_path(word) {
            word = "";
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        add(&mut plain, word);
    }
    plain
}

/// Whether it leads somewhere: `example.org/page`.
fn is_path(word: &str) -> bool {
    word.split_once('/').is_some_and(|(site, _)| {
        site.rsplit_once('.').is_some_and(|(name, ending)| {
            !name.is_empty()
                && (2..=4).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_lowercase())
        })
    })
}

/// Adds a word; a tag or a handle as the words that its capitals tell apart.
fn add(plain: &mut String, word: &str) {
    let mut is_tag = false;
    let mut before = [' '; 2];
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        if matches!(c, '#' | '@') && rest.peek().is_some_and(|next| next.is_alphanumeric()) {
            is_tag = true;
            plain.push(' ');
            before = [' '; 2];
            continue;
        }
        is_tag &= c.is_alphanumeric() || c == '_';
        if is_tag {
            let [_, last] = before;
            let begins = c.is_uppercase() && last.is_lowercase()
                || c.is_numeric() && last.is_lowercase()
                || c.is_uppercase() && last.is_numeric()
                || c.is_uppercase()
                    && last.is_uppercase()
                    && rest.peek().is_some_and(|next| next.is_lowercase());
            if begins || c == '_' {
                plain.push(' ');
            }
        }
        if !(is_tag && c == '_') {
            plain.push(c);
        }
        before = [before[1], c];
    }
}
