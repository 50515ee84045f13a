//! What an article says of itself before it begins.

use jiff::fmt::temporal::Pieces;

use crate::formats::article::text::Article;
use crate::model::date::When;

/// A moment as pages write it, in the grammar of dates; nothing where it is none.
pub(super) fn date(written: &str) -> Option<String> {
    let written = written.trim();
    if When::parse(written).is_ok() {
        return Some(written.to_owned());
    }
    let pieces = Pieces::parse(written).ok()?;
    let offset = match pieces.to_numeric_offset() {
        None => String::new(),
        Some(offset) if offset.is_zero() => "Z".into(),
        Some(offset) => {
            let minutes = offset.seconds() / 60;
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    let day = pieces.date().to_string();
    let moment = pieces.time().map_or_else(
        || day.clone(),
        |time| format!("{day}T{:02}:{:02}{offset}", time.hour(), time.minute()),
    );
    When::parse(&moment).ok().map(|_| moment)
}

/// Takes what the lines `key: value` before a text in Markdown say of it; of two keys for the same, the first counts.
pub(super) fn take(article: &mut Article, block: &str) {
    for line in block.lines() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        let value = value
            .strip_prefix(['"', '\''])
            .and_then(|value| value.strip_suffix(['"', '\'']))
            .unwrap_or(value);
        if value.is_empty() {
            continue;
        }
        let (field, value) = match key.trim().to_ascii_lowercase().as_str() {
            "title" => (&mut article.title, Some(value.to_owned())),
            "lang" | "language" => (&mut article.language, Some(value.to_owned())),
            "date" | "published" => (&mut article.published, date(value)),
            "outlet" | "site" | "publisher" => (&mut article.outlet, Some(value.to_owned())),
            "url" | "link" | "canonical" => (&mut article.url, Some(value.to_owned())),
            _ => continue,
        };
        if field.is_none() {
            *field = value;
        }
    }
}
