//! Encodings other than UTF-8: their names, which one a text seems to be in, and decoding.

use std::fmt;
use std::str::FromStr;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// How much is looked at to tell an encoding, in bytes.
const LOOKED_AT: usize = 1 << 20;

/// How a text is written in bytes, by the names of the WHATWG Encoding Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

/// A name that no encoding has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no encoding `{0}`; `windows-1251`, `windows-1252`, `windows-1254`, `koi8-r` and `utf-16le` are some"
)]
pub struct UnknownEncoding(pub String);

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, UnknownEncoding> {
        encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())
            .map(Self)
            .ok_or_else(|| UnknownEncoding(name.to_owned()))
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.name().to_ascii_lowercase())
    }
}

impl Encoding {
    /// UTF-16 with the low byte first.
    pub(super) const UTF_16LE: Self = Self(encoding_rs::UTF_16LE);
    /// UTF-16 with the high byte first.
    pub(super) const UTF_16BE: Self = Self(encoding_rs::UTF_16BE);

    /// Whether it is UTF-8.
    #[must_use]
    pub fn is_utf8(self) -> bool {
        self.0 == encoding_rs::UTF_8
    }

    /// What a text that is not UTF-8 seems to be in. It is a guess, fit to be offered only.
    pub(super) fn guess(bytes: &[u8]) -> Self {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
        detector.feed(looked_at, looked_at.len() == bytes.len());
        Self(detector.guess(None, Utf8Detection::Deny))
    }

    /// The encoding that a page declares in its first kilobyte, as browsers look for it.
    pub(super) fn declared(page: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(&page[..page.len().min(1024)]).to_ascii_lowercase();
        let (_, behind) = head.split_once("charset=").or_else(|| {
            head.starts_with("<?xml")
                .then(|| head.split_once("encoding="))
                .flatten()
        })?;
        let name: String = behind
            .trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
            .collect();
        name.parse().ok()
    }

    /// The text of the bytes, without a byte-order mark of this encoding. Nothing where some bytes are not of it.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<String> {
        let (text, has_faults) = self.0.decode_with_bom_removal(bytes);
        (!has_faults).then(|| text.into_owned())
    }
}

/// The encoding that a byte-order mark tells, or that every second byte being zero does.
pub(super) fn utf16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, rest @ ..] if !rest.starts_with(&[0, 0]) => return Some(Encoding::UTF_16LE),
        [0xfe, 0xff, ..] => return Some(Encoding::UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |offset: usize| {
        let every_second = head.iter().skip(offset).step_by(2);
        every_second.filter(|byte| **byte == 0).count()
    };
    // Blanks, digits and stops have a zero byte in every script.
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match (even, odd) {
        (0, 4..) => Encoding::UTF_16LE,
        (4.., 0) => Encoding::UTF_16BE,
        _ => return None,
    };
    (even.max(odd) * 16 >= head.len()).then_some(encoding)
}
