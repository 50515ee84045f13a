//! What several test files share.
#![allow(
    dead_code,
    reason = "each test file is a crate of its own and uses a part of this"
)]

pub(crate) mod casebooks;
pub(crate) mod citations;
pub(crate) mod made;
pub(crate) mod outputs;
pub(crate) mod shipped;
