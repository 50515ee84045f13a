//! What writing DOT is measured against: a plain buffered writer, which is given ready what it is to write.
//!
//! ```sh
//! plain_dot words FILE.dot > ready.jsonl    # the nodes and lines of a diagram: their visible words and what they show when pointed at
//! plain_dot all FILE.dot > ready.jsonl      # the same with every attribute
//! plain_dot write ready.jsonl > FILE.dot    # what is measured
//! ```

mod ready;
mod writer;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(how), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err(io::ErrorKind::InvalidInput.into());
    };
    let input = BufReader::with_capacity(1 << 18, File::open(path)?);
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    match how.to_str() {
        Some("words") => ready::make(input, false, &mut out)?,
        Some("all") => ready::make(input, true, &mut out)?,
        Some("write") => writer::write(input, &mut out)?,
        _ => return Err(io::ErrorKind::InvalidInput.into()),
    }
    out.flush()
}
