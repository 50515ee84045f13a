//! Figures: decimal numbers as a person wrote them, kept exact.

use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

/// The most significant digits that a figure may have: 12.
pub const MAX_SIGNIFICANT_DIGITS: usize = 12;
/// A figure lies below 10 to this power (15) and has at most [`MAX_DECIMALS`] decimals, so that every bound drawn from
/// it is exact in a double's 15 significant digits.
pub const MAX_WHOLE_DIGITS: usize = 15;
/// The most decimals that a figure may have: 12.
pub const MAX_DECIMALS: usize = 12;

/// A decimal number with the decimals that it was written with (`30.0` is not `30`: the latter is round).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure(Decimal);

/// Why a text is no figure.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FigureFault {
    /// Not a decimal number in plain digits.
    #[error(
        "`{0}` is not a number: write plain digits with a point for decimals, as in `6500` or `4.5`"
    )]
    Malformed(String),
    /// It has separators between its digits.
    #[error("`{0}` has separators: write `{1}`")]
    Separated(String, String),
    /// It has too many significant digits.
    #[error("`{0}` has more than {MAX_SIGNIFICANT_DIGITS} significant digits: round it")]
    TooPrecise(String),
    /// It is too large, or has too many decimals.
    #[error(
        "`{0}` is out of range: a number has at most {MAX_WHOLE_DIGITS} digits before the point and {MAX_DECIMALS} after it; choose another unit"
    )]
    OutOfRange(String),
}

impl Figure {
    /// Reads `-?DIGITS(.DIGITS)?`.
    ///
    /// # Errors
    /// When the text has another form, more than 12 significant digits, or leaves the range.
    pub fn parse(text: &str) -> Result<Self, FigureFault> {
        let (whole, decimals) = text
            .strip_prefix('-')
            .unwrap_or(text)
            .split_once('.')
            .map_or_else(
                || (text.strip_prefix('-').unwrap_or(text), None),
                |(whole, decimals)| (whole, Some(decimals)),
            );
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !decimals.is_none_or(digits) {
            let joined: String = text
                .chars()
                .filter(|c| !matches!(c, ',' | ' ' | '\'' | '_' | '\u{a0}' | '\u{202f}'))
                .collect();
            return Err(if joined != text && Self::parse(&joined).is_ok() {
                FigureFault::Separated(text.into(), joined)
            } else {
                FigureFault::Malformed(text.into())
            });
        }
        let decimals = decimals.unwrap_or("");
        let whole = whole.trim_start_matches('0');
        let significant = format!("{whole}{decimals}");
        if whole.len() > MAX_WHOLE_DIGITS || decimals.len() > MAX_DECIMALS {
            return Err(FigureFault::OutOfRange(text.into()));
        }
        if significant.trim_matches('0').len() > MAX_SIGNIFICANT_DIGITS {
            return Err(FigureFault::TooPrecise(text.into()));
        }
        Decimal::from_str_exact(text)
            .map(Self)
            .map_err(|_| FigureFault::Malformed(text.into()))
    }

    /// Its value.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// Whether it reads as a rounded figure: it ends in 0, has no decimals, and is not 0.
    pub fn is_round(self) -> bool {
        self.0.scale() == 0 && !self.0.is_zero() && (self.0 % Decimal::TEN).is_zero()
    }

    /// Half the last non-zero place of the number as written, at most a quarter of the number: how far a round or an
    /// approximate figure may lie from what was counted (gainsay's design, section 2).
    pub fn half_place(self) -> Decimal {
        let value = self.0.normalize().abs();
        let mut place = Decimal::new(1, value.scale());
        if value.scale() == 0 && !value.is_zero() {
            let mut rest = value;
            while (rest % Decimal::TEN).is_zero() {
                rest /= Decimal::TEN;
                place *= Decimal::TEN;
            }
        }
        (place / Decimal::TWO).min(value / Decimal::from(4))
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(text: &str) -> String {
        Figure::parse(text)
            .unwrap_or_else(|fault| panic!("{fault}"))
            .half_place()
            .normalize()
            .to_string()
    }

    #[test]
    fn half_place_follows_the_last_non_zero_place() {
        assert_eq!(half("30000"), "5000");
        assert_eq!(half("32000"), "500");
        assert_eq!(half("100"), "25", "at most a quarter");
        assert_eq!(half("49"), "0.5");
        assert_eq!(half("1"), "0.25");
        assert_eq!(half("2.50"), "0.05");
        assert_eq!(half("-600"), "50");
    }

    #[test]
    fn only_plain_digits_are_numbers() {
        for (text, round) in [
            ("0", false),
            ("49", false),
            ("30", true),
            ("30.0", false),
            ("-30", true),
            ("007", false),
        ] {
            assert_eq!(
                Figure::parse(text).map(Figure::is_round),
                Ok(round),
                "{text}"
            );
        }
        for text in [
            "", "-", ".5", "5.", "+5", "1e3", "0x10", "٤", "1.2.3", "--1",
        ] {
            assert_eq!(
                Figure::parse(text),
                Err(FigureFault::Malformed(text.into())),
                "{text}"
            );
        }
        assert_eq!(
            Figure::parse("6,500"),
            Err(FigureFault::Separated("6,500".into(), "6500".into()))
        );
        assert!(matches!(
            Figure::parse("1234567890123"),
            Err(FigureFault::TooPrecise(_))
        ));
        assert!(matches!(
            Figure::parse("1000000000000000"),
            Err(FigureFault::OutOfRange(_))
        ));
        assert!(Figure::parse("123456789012000").is_ok());
    }
}
