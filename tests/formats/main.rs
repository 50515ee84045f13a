//! A casebook as text: what is read, what is refused, how people are told, and that what is written comes back.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot prepare its input has failed"
)]

mod faults;
mod foreign;
mod limits;
mod mistakes;
mod outcome;
mod reading;
mod records;
mod round_trip;
mod shown;
