//! Node-link JSON, as networkx reads it.

use std::io;

use crate::draw::exchange::graph::Exchange;

pub(super) fn write(exchange: &Exchange) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(exchange)?;
    bytes.push(b'\n');
    Ok(bytes)
}
