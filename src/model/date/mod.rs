//! Partial dates, read in a zone, as the whole seconds that they cover.
//!
//! The written forms are those of ISO 8601-1: `1988`, `1988-02`, `2022-09-13`, and clock times to the minute or the
//! second with an optional offset, `2022-09-13T00:05+04:00`. Calendar arithmetic and time zones are jiff's.

mod fault;
mod partial;
mod time;
mod when;

pub use fault::DateFault;
pub use partial::PartialDate;
pub use time::{Seconds, Stretch, Zone};
pub use when::{AsOf, When};
