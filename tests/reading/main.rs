//! Reading articles: bytes to text, its language, what of it is furniture.
#![expect(clippy::expect_used, reason = "a test fails by it")]

mod articles;
mod furniture;
mod languages;
mod pages;
mod refused;
