//! The options that `camps` and `graph camps` have in common.

use clap::{Args, ValueEnum};
use gainsay::analysis::signed::{By, Over};

/// Who is compared where, and divided into how many.
#[derive(Debug, Args)]
pub(super) struct Compared {
    /// Who is compared
    #[arg(long, default_value = "speakers", value_name = "WHO")]
    by: Who,
    /// Where they are compared
    #[arg(long, default_value = "disputes", value_name = "WHERE")]
    over: Where,
    /// At most so many camps, or `auto` for as many as fit best
    #[arg(long, default_value = "auto", value_name = "NUMBER", value_parser = number)]
    camps: Number,
}

impl Compared {
    pub(super) fn by(&self) -> By {
        match self.by {
            Who::Speakers => By::Speakers,
            Who::Parties => By::Parties,
        }
    }

    pub(super) fn over(&self) -> Over {
        match self.over {
            Where::Questions => Over::Questions,
            Where::Disputes => Over::Disputes,
        }
    }

    /// How many camps there may be at most.
    pub(super) fn most(&self) -> Option<usize> {
        match self.camps {
            Number::Auto => None,
            Number::AtMost(most) => Some(most),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Who {
    /// Every speaker for itself
    Speakers,
    /// All speakers of a party as one
    Parties,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Where {
    /// On questions on which somebody contradicts somebody
    Disputes,
    /// On every question that both answer, disputed or not
    Questions,
}

/// How many camps there may be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    /// As many as fit best.
    Auto,
    /// So many at most.
    AtMost(usize),
}

/// Reads a number of camps.
pub(super) fn number(text: &str) -> Result<Number, String> {
    match text.parse() {
        Ok(0) => Err("there is no division into 0 camps".into()),
        Ok(most) => Ok(Number::AtMost(most)),
        Err(_) if text == "auto" => Ok(Number::Auto),
        Err(_) => Err("a number of camps, or `auto`, is expected".into()),
    }
}
