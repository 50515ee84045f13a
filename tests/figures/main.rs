//! Numbers and dates that drafting finds in texts.

mod asked;
mod dates;
mod lexicons;
mod numbers;
mod properties;
mod written;
