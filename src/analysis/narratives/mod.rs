//! Narratives: what each party or camp holds on the disputed points, and where they clash.

mod clash;
mod teller;
mod told;

pub use clash::{Clash, Place, Standing};
pub use teller::{Membership, Teller};
pub use told::{Common, Held, Narratives, Point, common};
