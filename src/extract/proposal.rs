//! What drafting proposes. Places are in bytes of the text; the outside counts characters.

use std::ops::Range;

use crate::language::Language;
use crate::model::claim::Form;
use crate::model::words::words;

words! {
    /// What a speaker does by speaking, where the verb tells it.
    Act {
        /// Says that another did wrong.
        Accuses = "accuses",
        /// Says that something is not so.
        Denies = "denies",
        /// Says what may come.
        Warns = "warns",
        /// Wants something done.
        Demands = "demands",
        /// Says what it will do.
        Promises = "promises",
        /// Says that something is so, against doubt or after the event.
        Confirms = "confirms",
        /// Holds for so.
        Believes = "believes",
    }
}

words! {
    /// In what standing somebody speaks, as the text introduces them.
    Standing {
        /// In an office, or for a body: a minister, a spokesperson, a ministry.
        Office = "office",
        /// For themselves: a resident, a witness.
        Private = "private",
        /// The text does not tell.
        Untold = "untold",
    }
}

/// How a mention leads to its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// It names the speaker.
    Named,
    /// A capital or a country that stands for its government.
    Government,
    /// A pronoun, or a description such as *the minister*, of a speaker named at this place.
    Resolved(Range<usize>),
    /// A pronoun without a fitting speaker before it.
    Unresolved,
}

/// Words that name who speaks, or who reported it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where they stand.
    pub at: Range<usize>,
    /// Whom they name: the words themselves, or those that they refer to.
    pub name: String,
    /// How they lead there.
    pub reference: Reference,
    /// In what standing they speak.
    pub standing: Standing,
}

/// A number in a text, as an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Where it stands, with the words that bound it (*more than*).
    pub at: Range<usize>,
    /// In the grammar of answers: `>= 49`, `~30000`, `dozens`.
    pub answer: String,
    /// What it counts, as written behind it; empty where nothing is.
    pub counted: String,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFound {
    /// Where it stands.
    pub at: Range<usize>,
    /// In the grammar of dates: `2022-09-13`, `1988`, `2020-09/2020-11`.
    pub date: String,
    /// Whether it was reckoned from another date (*on Tuesday*), not written out.
    pub is_relative: bool,
}

/// An attributed claim that a text seems to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The whole statement: content, cue and speaker, to the borders of its sentences.
    pub at: Range<usize>,
    /// The words that are said, in order; several where the cue stands between them.
    pub content: Vec<Range<usize>>,
    /// The words that tell that it is said.
    pub cue: Option<Range<usize>>,
    /// Who says it; nobody where the text does not tell.
    pub speaker: Option<Mention>,
    /// Who else says it, in the same words.
    pub together: Vec<Mention>,
    /// How the words are given; none where the document itself asserts them.
    pub form: Option<Form>,
    /// What the speaker does by saying it.
    pub act: Option<Act>,
    /// When it was said.
    pub said: Option<DateFound>,
    /// Dates in the statement, outside of what is said, where none is surely that of the statement.
    pub beside: Vec<DateFound>,
    /// The outlet that the text has it from.
    pub via: Option<Mention>,
    /// The numbers in its content.
    pub quantities: Vec<Quantity>,
    /// The dates in its content.
    pub dates: Vec<DateFound>,
    /// Of two speakers who say the same of each other (*blame one another*): whom this one means.
    pub against: Option<Mention>,
}

words! {
    /// Parts of a page that are no part of its text.
    Furniture {
        /// A line that leads to another page.
        Link = "link",
        /// The words below a picture.
        Caption = "caption",
        /// Who wrote it.
        Byline = "byline",
        /// A heading inside the text.
        Heading = "heading",
        /// An invitation to subscribe, share, or read on.
        Notice = "notice",
    }
}

/// A part of the text that drafting did not look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands.
    pub at: Range<usize>,
    /// What it seems to be.
    pub what: Furniture,
}

/// What drafting makes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The language that the text was read in.
    pub language: Language,
    /// The attributed claims, in the order of their places.
    pub proposals: Vec<Proposal>,
    /// What was left out, in the order of its places.
    pub left_out: Vec<LeftOut>,
}
