//! Two tables, of vertices and of edges, with the column names that GraphFrames wants.
//!
//! No cell has a line end, since Spark reads a line as a row unless it is told otherwise: what stands on lines elsewhere has
//! ` | ` between. Cells are as they are; nothing is added to those that a spreadsheet could take for a formula, as in all
//! our CSV.

use std::io;

use crate::draw::exchange::graph::{Exchange, OF_EDGES, OF_NODES, Value};

/// What the file of vertices is called.
pub const VERTICES: &str = "vertices.csv";

/// What the file of edges is called.
pub const EDGES: &str = "edges.csv";

/// The two tables of a graph: the vertices by `id`, the edges by `src` and `dst`.
///
/// # Errors
/// When a value cannot be written; none is known.
pub fn write(exchange: &Exchange) -> io::Result<[(&'static str, Vec<u8>); 2]> {
    let columns: Vec<&str> = ["id"].into_iter().chain(OF_NODES).collect();
    let rows = exchange
        .nodes
        .iter()
        .map(|node| row(&[&node.id], &node.values()));
    let vertices = table(&columns, rows)?;
    let columns: Vec<&str> = ["id", "src", "dst"].into_iter().chain(OF_EDGES).collect();
    let rows = exchange
        .edges
        .iter()
        .map(|edge| row(&[&edge.key, &edge.source, &edge.target], &edge.values()));
    let edges = table(&columns, rows)?;
    Ok([(VERTICES, vertices), (EDGES, edges)])
}

fn row(ids: &[&str], values: &[Value<'_>]) -> Vec<String> {
    let ids = ids.iter().map(|id| (*id).to_owned());
    let values = values.iter().map(|value| value.text().replace('\n', " | "));
    ids.chain(values).collect()
}

fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}
