//! Articles to their text: what spans count in, and what the file says of itself.

mod binary;
mod encoding;
mod fault;
mod front;
mod markdown;
mod page;
mod read;
mod signs;
mod text;
mod walk;

pub use encoding::{Encoding, UnknownEncoding};
pub use fault::ArticleFault;
pub use read::{Options, read_article};
pub use text::{Article, Kind, LARGEST, Markup, MarkupKind, Notice, Standing};
