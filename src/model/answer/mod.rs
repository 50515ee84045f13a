//! Answers: what a claim answers to its question, and the two readings of it.

mod choice;
mod date_answer;
mod number_answer;
mod options;
mod parse;
mod reading;

pub use choice::Choice;
pub use date_answer::DateTerm;
pub use number_answer::{NumberTerm, Vague};
pub use options::OptionChoice;
pub use parse::{Answer, AnswerFault, KEYWORDS, listed};
pub use reading::{AxisReading, Reading, Readings};
