//! From articles to a file of drafts.

mod advice;
mod article;
mod characters;
mod known;
mod likely;
mod options;
mod page;
mod place;
mod read;
mod remarks;
mod run;
mod said;
mod seen;
mod slug;
mod speaker;

pub use advice::{
    Advice, Adviser, ByName, Candidate, LikelyQuestion, LikelyRepeat, NewSpeaker, Voice,
};
pub use article::Article;
pub(in crate::app) use article::sha256;
pub use characters::Characters;
pub use known::FromCasebook;
pub use likely::{Likelihood, Likely, Mentioned};
pub use options::DraftOptions;
pub use read::{ArticleFile, ReadOptions, read};
pub use run::{DraftReport, DraftedPage, draft, page_of};
