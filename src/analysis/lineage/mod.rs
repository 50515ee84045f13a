//! What claims rest on: the trail from a statement back to where its story began, and how many trails are independent.

pub mod funnel;
pub mod house;
pub mod sourcing;
pub mod trails;
