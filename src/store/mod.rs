//! The casebook's file: the only home of SQL.

mod bounds;
mod changes;
mod checks;
mod connection;
mod contested;
mod fault;
mod load;
mod names;
mod query;
mod save;
mod schema;
pub mod search;
mod told;

pub use changes::Author;
pub use connection::{Store, Transaction};
pub use contested::Stamp;
pub use fault::StoreFault;
pub use load::{Around, Kind, KnownDocument, Need, QuestionForm, Reach, Unchanged, point_queries};
pub use names::{Names, OfficeNames, QuestionNames, SpeakerNames};
pub use query::{Cell, QueryFault, QueryLimits, Rows};
pub use save::{Bulk, Decision, ImportedSource, Row, RowIds};
pub use schema::{APPLICATION_ID, SCHEMA, VERSION};
