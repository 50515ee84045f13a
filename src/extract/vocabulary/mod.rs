//! What words mean in any of the languages: places, and things under one name in all of them.

mod guess;
pub(crate) mod reading;
pub(crate) mod section;
mod skeleton;
pub(crate) mod table;

pub use guess::guess_language;
pub use reading::{Meaning, Reading, WordForm};
pub use section::{Concepts, Named, Naming, Places};
pub use skeleton::skeleton;
