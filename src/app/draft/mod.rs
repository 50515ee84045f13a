//! From articles to a file of drafts.

mod advice;
mod article;
mod characters;
mod known;
mod likely;
mod page;
mod place;
mod read;
mod run;
mod seen;
mod slug;

pub use advice::{Advice, Adviser, ByName, Candidate, LikelyQuestion, LikelyRepeat, NewSpeaker};
pub use article::Article;
pub(in crate::app) use article::sha256;
pub use characters::Characters;
pub use known::FromCasebook;
pub use likely::{Likelihood, Likely, Mentioned};
pub use read::{ArticleFile, ReadOptions, read};
pub use run::{DraftOptions, DraftReport, DraftedPage, draft, page_of};
