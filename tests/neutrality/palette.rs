//! Colours: by id alone, and legible alike, also in greyscale.

use gainsay::draw::palette::{self, NO_PARTY, Style};

use crate::support::casebooks::checked;
use gainsay::model::record::{At, PartyRecord, Records};

/// Relative luminance, as WCAG 2.2 defines it: what is left of a colour in greyscale.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let part = u8::from_str_radix(&colour[at..at + 2], 16).expect("it is hexadecimal");
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/// Contrast ratio, as WCAG 2.2 defines it, from 1 to 21.
fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn all_parties_are_legible() {
    let party = |number: usize| PartyRecord {
        id: At::nowhere(format!("P{number:02}")),
        name: At::nowhere("A party".to_owned()),
        ..PartyRecord::default()
    };
    let casebook = checked(Records {
        parties: (0..56).map(party).collect(),
        ..Records::default()
    });
    let styles: Vec<Style> = casebook
        .parties()
        .map(|(key, _)| palette::party(key))
        .chain([NO_PARTY])
        .collect();
    let lines = styles.iter().map(|style| contrast(style.stroke, "#FFFFFF"));
    let (faintest, strongest) = lines.fold((f64::MAX, f64::MIN), |(least, most), line| {
        (least.min(line), most.max(line))
    });
    assert!(strongest / faintest <= 1.25, "{faintest} to {strongest}");
    for style in styles {
        // WCAG 2.2, success criteria 1.4.3 and 1.4.11: text needs 4.5, signs and lines 3.
        assert!(contrast(style.ink, style.colour) >= 4.5, "{style:?}");
        assert!(contrast(style.stroke, "#FFFFFF") >= 3.0, "{style:?}");
    }
}
