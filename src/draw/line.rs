//! The kinds of lines and signs: what they say, and what they look like.

/// The kinds of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// They cannot both be true.
    Contradiction,
    /// A person states that they contradict each other, where the rule finds nothing.
    Stated,
    /// They cannot both be true if read literally.
    Tension,
    /// A person decided that it is no contradiction.
    Dismissed,
    /// The first says again what the second says.
    Repeats,
    /// The first makes the second more likely.
    Supports,
    /// The first narrows the second.
    Qualifies,
    /// The first withdraws the second.
    Retracts,
    /// A party answers a question.
    Answers,
}

impl Line {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Contradiction | Self::Stated => "≠",
            Self::Tension => "≠?",
            Self::Dismissed => "✕",
            Self::Repeats => "↩",
            Self::Supports => "+",
            Self::Qualifies => "~",
            Self::Retracts => "⊘",
            Self::Answers => "→",
        }
    }

    /// What the legend says of it.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction: cannot both be true",
            Self::Stated => "contradiction stated by a person: cannot both be true",
            Self::Tension => "tension: can both be true only if read generously",
            Self::Dismissed => "dismissed: a person decided that it is no contradiction",
            Self::Repeats => "repeats",
            Self::Supports => "supports",
            Self::Qualifies => "qualifies",
            Self::Retracts => "retracts",
            Self::Answers => "a party answers",
        }
    }

    /// What the legend says of its sign where it stands beside an answer, before a party.
    pub fn meaning_beside(self) -> &'static str {
        match self {
            Self::Tension => "beside an answer: in tension with that party",
            Self::Dismissed => {
                "beside an answer: a person decided that it is no contradiction to that party"
            }
            _ => "beside an answer: in so many contradictions, with that party",
        }
    }

    /// What the legend says of its sign where it stands in a table, before parties.
    pub fn meaning_in_table(self) -> &'static str {
        match self {
            Self::Tension => "in tension with these parties only",
            Self::Dismissed => "dismissed by a person",
            _ => "so many contradictions, with these parties",
        }
    }

    /// What it looks like.
    pub fn look(self) -> Look {
        match self {
            Self::Contradiction => Look {
                colour: "#B3001B",
                width: 3.6,
                dash: "",
            },
            Self::Stated => Look {
                colour: "#B3001B",
                width: 2.4,
                dash: "",
            },
            Self::Tension => Look {
                colour: "#333333",
                width: 1.8,
                dash: "7,4",
            },
            Self::Dismissed => Look {
                colour: "#8C8C8C",
                width: 1.0,
                dash: "1.5,3",
            },
            Self::Repeats | Self::Supports | Self::Qualifies | Self::Retracts | Self::Answers => {
                Look {
                    colour: "#8C8C8C",
                    width: 1.0,
                    dash: "",
                }
            }
        }
    }

    /// Whether it leads from one to another; else it joins two alike.
    pub fn has_direction(self) -> bool {
        matches!(
            self,
            Self::Repeats | Self::Supports | Self::Qualifies | Self::Retracts
        )
    }
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its colour, as `#RRGGBB`.
    pub colour: &'static str,
    /// Its width in points.
    pub width: f32,
    /// The lengths of its dashes and gaps; empty where it is solid.
    pub dash: &'static str,
}
