//! Tweets, and the claims that fact-checkers found them to repeat.

use std::collections::HashMap;
use std::error;
use std::path::Path;

use serde_json::json;

/// Tweets and claims.
pub(crate) struct Corpus {
    /// Each tweet with the numbers of the claims that it repeats: several where claims are worded alike.
    pub(crate) tweets: Vec<(String, Vec<usize>)>,
    /// The texts of the claims.
    pub(crate) claims: Vec<String>,
}

impl Corpus {
    /// Reads both tables; `titles` puts the title of a claim before it.
    pub(crate) fn read(folder: &Path, titles: bool) -> Result<Self, Box<dyn error::Error>> {
        let mut claims = Vec::new();
        let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
        for (title, claim) in pairs(&folder.join("verified-claims.tsv"))? {
            let words = claim.trim().to_owned();
            by_words.entry(words).or_default().push(claims.len());
            claims.push(if titles {
                format!("{title} – {claim}")
            } else {
                claim
            });
        }
        let mut tweets = Vec::new();
        for (tweet, claim) in pairs(&folder.join("tweet-veclaim-pairs.tsv"))? {
            let right = by_words.get(claim.trim()).cloned().unwrap_or_default();
            tweets.push((tweet, right));
        }
        Ok(Self { tweets, claims })
    }

    /// The claims as a casebook in JSON Lines: claim `c7` is the one with number 7.
    pub(crate) fn casebook(&self) -> String {
        let mut lines = "{\"gainsay\": 1}\n".to_owned();
        for (number, text) in self.claims.iter().enumerate() {
            // A text of a claim is one line.
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let claim = json!({"claim": {"id": format!("c{number}"), "text": text}});
            lines.push_str(&claim.to_string());
            lines.push('\n');
        }
        lines
    }
}

fn pairs(path: &Path) -> Result<Vec<(String, String)>, Box<dyn error::Error>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_path(path)?;
    let mut pairs = Vec::new();
    for row in reader.records() {
        let row = row?;
        let field = |number: usize| row.get(number).unwrap_or_default().to_owned();
        pairs.push((field(0), field(1)));
    }
    Ok(pairs)
}
