//! Drafting: what it proposes from sentences, and that no text makes it fail.

mod any_text;
mod english;
