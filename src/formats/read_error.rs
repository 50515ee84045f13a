//! Why an input cannot be read at all.

use std::io::{self, ErrorKind};

use crate::model::legible::system_words;

/// Why an input cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("there is no file `{0}`")]
    Missing(String),
    /// It is a directory.
    #[error("`{0}` is a directory: name the files in it")]
    Directory(String),
    /// It may not be read.
    #[error("`{0}` may not be read: its permissions forbid it")]
    Forbidden(String),
    /// Reading failed.
    #[error("`{name}` cannot be read: {}", system_words(error))]
    Broken {
        /// The name of the input.
        name: String,
        /// What the system says.
        #[source]
        error: io::Error,
    },
}

impl ReadError {
    /// What an error of the system says of the input of a name.
    pub fn new(name: &str, error: io::Error) -> Self {
        let name = name.to_owned();
        match error.kind() {
            ErrorKind::NotFound => Self::Missing(name),
            ErrorKind::IsADirectory => Self::Directory(name),
            ErrorKind::PermissionDenied => Self::Forbidden(name),
            _ => Self::Broken { name, error },
        }
    }
}
