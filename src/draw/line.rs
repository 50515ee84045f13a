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
    /// The second is a later figure of a running total than the first.
    Revises,
    /// The second was said after the first.
    Follows,
    /// They agree on what both answer.
    Agrees,
    /// A source is named: the first has it from the second.
    From,
    /// A source is cited without saying what for: the first may have it from the second.
    Cites,
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
            Self::Answers | Self::Follows | Self::From => "→",
            Self::Revises => "↗",
            Self::Agrees => "=",
            Self::Cites => "⇢",
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
            Self::Revises => "revision of a running total: both can be true, it may grow",
            Self::Follows => "said later",
            Self::Agrees => "agree",
            Self::From => "has it from, by what is named",
            Self::Cites => "cites, without saying what for",
        }
    }

    /// What the legend says of its sign where it stands beside an answer, before a party. No party stands in the legend as
    /// an example: readers would take the sign for something that is said of it.
    pub fn meaning_beside(self) -> &'static str {
        match self {
            Self::Tension => "before the sign of a side: in tension with it",
            Self::Dismissed => {
                "before the sign of a side: no contradiction to it, as a person decided"
            }
            _ => "before the sign of a side: contradicts it",
        }
    }

    /// The same where so many of them are counted at most beside an answer; of what is not counted, none.
    pub(super) fn meaning_counted(self, most: usize) -> String {
        let counts = self == Self::Contradiction && most > 0;
        let how_often = if counts {
            "; the number says how often"
        } else {
            ""
        };
        format!("{}{how_often}", self.meaning_beside())
    }

    /// What the legend says of its sign where it stands in a table, before parties.
    pub fn meaning_in_table(self) -> &'static str {
        match self {
            Self::Tension => "in tension only, with …",
            Self::Dismissed => "dismissed by a person, with …",
            _ => "contradictions with …",
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
            Self::Revises => Look {
                colour: "#333333",
                width: 1.2,
                dash: "",
            },
            Self::Agrees => Look {
                // No party's colour.
                colour: "#595959",
                width: 1.6,
                dash: "",
            },
            Self::From => Look {
                colour: "#404040",
                width: 1.4,
                dash: "",
            },
            Self::Cites => Look {
                colour: "#6B6B6B",
                width: 1.0,
                dash: "5,4",
            },
            Self::Repeats
            | Self::Supports
            | Self::Qualifies
            | Self::Retracts
            | Self::Answers
            | Self::Follows => Look {
                colour: "#8C8C8C",
                width: 1.0,
                dash: "",
            },
        }
    }

    /// Whether what it leads to belongs further to the right, so that arrows show the way through a picture.
    pub fn leads_right(self) -> bool {
        matches!(
            self,
            Self::Revises | Self::Follows | Self::From | Self::Cites
        )
    }

    /// Whether it leads from one to another; else it joins two alike.
    pub fn has_direction(self) -> bool {
        matches!(
            self,
            Self::Repeats
                | Self::Supports
                | Self::Qualifies
                | Self::Retracts
                | Self::Revises
                | Self::Follows
                | Self::From
                | Self::Cites
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
