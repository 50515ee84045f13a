//! Bytes to an article.

use crate::formats::article::binary;
use crate::formats::article::encoding::{Encoding, utf16};
use crate::formats::article::fault::ArticleFault;
use crate::formats::article::markdown;
use crate::formats::article::page;
use crate::formats::article::signs::{line_of, notices};
use crate::formats::article::text::{Article, Kind, LARGEST, Notice, Standing};

/// What a person says of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What it is written in, where that is not UTF-8.
    pub encoding: Option<Encoding>,
    /// What kind it is, whatever its name and its beginning say.
    pub kind: Option<Kind>,
}

/// Reads an article. Its name serves messages, and its ending tells the kind where neither the options nor a beginning
/// such as `<!doctype html>` do.
///
/// # Errors
///
/// If it is no text, has none, is written in something else than UTF-8 and the options do not say what, or is a page in
/// which no article is found.
pub fn read_article(bytes: Vec<u8>, name: &str, options: Options) -> Result<Article, ArticleFault> {
    let named = || name.to_owned();
    if bytes.len() as u64 > LARGEST {
        return Err(ArticleFault::TooLarge {
            name: named(),
            bytes: bytes.len() as u64,
        });
    }
    if let Some(what) = binary::what(&bytes) {
        return Err(ArticleFault::Binary {
            name: named(),
            what,
        });
    }
    let kind = options.kind.unwrap_or_else(|| kind_of(&bytes, name));
    let declared = (kind == Kind::Html)
        .then(|| Encoding::declared(&bytes))
        .flatten();
    let (text, from) = decoded(bytes, name, options.encoding, declared)?;
    if text.trim_matches(is_blank).is_empty() {
        return Err(ArticleFault::Empty {
            name: named(),
            has_blanks: !text.is_empty(),
        });
    }
    let standing = from.map_or(Standing::File, Standing::Decoded);
    let mut article = match kind {
        Kind::Plain => Article::new(text, kind, standing),
        Kind::Markdown => markdown::article(text, standing),
        Kind::Html => page::article(&text, name)?,
    };
    article.notices = notices(&article.text);
    if let (Some(declared), None) = (declared, from)
        && !declared.is_utf8()
    {
        article.notices.push(Notice::DeclaredOtherwise(declared));
    }
    Ok(article)
}

/// What leaves a page blank.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

fn kind_of(bytes: &[u8], name: &str) -> Kind {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(256)]).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_page = head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"));
    if is_page {
        Kind::Html
    } else {
        Kind::of_name(name).unwrap_or(Kind::Plain)
    }
}

/// The text, and what it was decoded from if not UTF-8.
fn decoded(
    bytes: Vec<u8>,
    name: &str,
    given: Option<Encoding>,
    declared: Option<Encoding>,
) -> Result<(String, Option<Encoding>), ArticleFault> {
    let name = || name.to_owned();
    let has_zeros = bytes.contains(&0);
    if let Some(encoding) = given.filter(|encoding| !encoding.is_utf8()) {
        if !has_zeros && !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok() {
            return Err(ArticleFault::AlreadyUtf8 {
                name: name(),
                encoding,
            });
        }
        return told(&bytes, name(), encoding, false);
    }
    if let Some(encoding) = utf16(&bytes) {
        return Err(ArticleFault::Utf16 {
            name: name(),
            encoding,
        });
    }
    if has_zeros {
        return Err(ArticleFault::Binary {
            name: name(),
            what: "a binary file",
        });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, None)),
        Err(fault) => fault.into_bytes(),
    };
    match declared.filter(|encoding| !encoding.is_utf8() && given.is_none()) {
        Some(encoding) => told(&bytes, name(), encoding, true),
        None => Err(not_utf8(&bytes, name())),
    }
}

fn told(
    bytes: &[u8],
    name: String,
    encoding: Encoding,
    is_declared: bool,
) -> Result<(String, Option<Encoding>), ArticleFault> {
    match encoding.decode(bytes) {
        Some(text) if text.contains('\0') => Err(ArticleFault::Binary {
            name,
            what: "a binary file",
        }),
        Some(text) => Ok((text, Some(encoding))),
        None => Err(ArticleFault::NotIn {
            name,
            encoding,
            is_declared,
        }),
    }
}

/// Says what is wrong with bytes that are not UTF-8: a few wrong among many right ones are damage, else it is another
/// encoding.
fn not_utf8(bytes: &[u8], name: String) -> ArticleFault {
    let (mut at, mut right, mut wrong) = (None, 0, 0);
    let mut passed = 0;
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        passed += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            at = at.or(Some(passed));
            wrong += 1;
        }
        passed += chunk.invalid().len();
    }
    let at = at.unwrap_or(0);
    let line = line_of(bytes, at);
    let byte = bytes.get(at).copied().unwrap_or(0);
    if right >= 10 * wrong {
        ArticleFault::Damaged { name, line, byte }
    } else {
        let likely = Encoding::guess(bytes);
        ArticleFault::OtherEncoding {
            name,
            line,
            byte,
            likely,
        }
    }
}
