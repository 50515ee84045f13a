//! Camps: vertices of a signed graph divided so that as little as possible speaks against the division.

mod bound;
mod divide;
mod division;
mod exact;
mod network;
mod random;
mod search;

pub use bound::lower_bound;
pub use divide::{Camps, Compared, Effort, Group, divide};
pub use division::{Division, Seen};
pub use exact::{EXACT, Exact, solve};
pub use network::Network;
pub use search::{Method, search};
