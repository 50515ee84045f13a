//! What tells parties apart: a colour, a shape, and a lightness that survives a greyscale print.

use crate::model::casebook::Casebook;
use crate::model::key::Key;
use crate::model::source::{Party, Speaker};

/// The colours of Okabe and Ito (Color Universal Design, 2008), which colour-blind readers can tell apart, without
/// their black; neighbours differ in lightness. With each the ink that can be read on it, and a darker shade for lines
/// on white, all of nearly one lightness: in greyscale no party's lines stand out.
const COLOURS: [(&str, &str, &str); 7] = [
    ("#0072B2", "#FFFFFF", "#0072B2"),
    ("#E69F00", "#000000", "#9C6B00"),
    ("#009E73", "#000000", "#00805D"),
    ("#F0E442", "#000000", "#7F7800"),
    ("#D55E00", "#000000", "#B34F00"),
    ("#56B4E9", "#000000", "#2B80B3"),
    ("#CC79A7", "#000000", "#A8507F"),
];

/// Shapes that common fonts have.
const GLYPHS: [char; 8] = ['●', '▲', '■', '◆', '▼', '★', '✚', '⬟'];

/// How a party is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Its colour, as `#RRGGBB`.
    pub colour: &'static str,
    /// The colour of what is written on it.
    pub ink: &'static str,
    /// A shade of its colour for lines on white.
    pub stroke: &'static str,
    /// Its shape.
    pub glyph: char,
}

/// Who belongs to no party.
pub const NO_PARTY: Style = Style {
    colour: "#D9D9D9",
    ink: "#000000",
    stroke: "#757575",
    glyph: '○',
};

/// What the legend says of who belongs to no party.
pub const NO_PARTY_WORDS: &str = "speaks for no party";

/// The style of a party. Styles go by the order of the casebook's parties alone, so that every picture of a casebook
/// uses the same, and no party is given a colour for what it is. 56 parties differ.
pub fn party(party: Key<Party>) -> Style {
    let (colour, ink, stroke) = COLOURS[party.index() % COLOURS.len()];
    Style {
        colour,
        ink,
        stroke,
        glyph: GLYPHS[party.index() % GLYPHS.len()],
    }
}

/// The style of the camp with this number: its number on grey, so that it is no party's.
pub fn camp(camp: usize) -> Style {
    const NUMBERS: [char; 9] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
    Style {
        colour: "#595959",
        ink: "#FFFFFF",
        stroke: "#595959",
        glyph: NUMBERS.get(camp).copied().unwrap_or('#'),
    }
}

/// The style of a speaker: that of its party.
pub fn speaker(casebook: &Casebook, speaker: Key<Speaker>) -> Style {
    casebook[speaker].party.map_or(NO_PARTY, party)
}

/// A pale tint for the position with this number, for pictures in which the parties have their own place.
pub fn tint(number: usize) -> &'static str {
    const TINTS: [&str; 8] = [
        "#DCEAF7", "#FBE9C6", "#D5EFE3", "#F6DDEA", "#F3F0C9", "#E3E0F5", "#F9DFD0", "#E4E4E4",
    ];
    TINTS[number % TINTS.len()]
}

/// The letters of the position with this number: A to Z, then AA, AB and so on.
pub fn letters(number: usize) -> String {
    let last = char::from(b'A' + u8::try_from(number % 26).unwrap_or(0));
    match number / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest - 1)),
    }
}
