//! Writing a graph in the form that is asked for.

use std::io;

use crate::draw::exchange::graph::Exchange;
use crate::draw::exchange::{gexf, graphml, json};
use crate::model::words::words;

words! {
    /// What a graph is written as.
    ExchangeFormat {
        /// Node-link JSON.
        Json = "json",
        /// GraphML 1.0.
        Graphml = "graphml",
        /// GEXF 1.3.
        Gexf = "gexf",
    }
}

/// Writes a graph. All forms say the same, but only GEXF has a time model.
///
/// # Errors
/// When a value cannot be written; none is known.
pub fn write(exchange: &Exchange, format: ExchangeFormat) -> io::Result<Vec<u8>> {
    match format {
        ExchangeFormat::Json => json::write(exchange),
        ExchangeFormat::Graphml => graphml::write(exchange),
        ExchangeFormat::Gexf => gexf::write(exchange),
    }
}
