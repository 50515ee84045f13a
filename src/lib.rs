//! gainsay: a casebook of claims and sources that derives who contradicts whom, and explains it.
//!
//! ```
//! use gainsay::analysis::pairs::find_pairs;
//! use gainsay::analysis::positions::Positions;
//! use gainsay::analysis::sentence::sentence;
//! use gainsay::formats::{Input, Sources, read};
//! use gainsay::model::validate::validate;
//!
//! let text = r#"
//! gainsay: 1
//! parties:
//!   - {id: AM, name: Armenia}
//!   - {id: AZ, name: Azerbaijan}
//! speakers:
//!   - {id: am-mod, name: Ministry of Defence of Armenia, kind: body, party: AM}
//!   - {id: az-mod, name: Ministry of Defence of Azerbaijan, kind: body, party: AZ}
//! documents:
//!   - {id: d1}
//! questions:
//!   - {id: who, text: Who opened fire first?, answer: one-of, options: [{id: AM, name: Armenia}, {id: AZ, name: Azerbaijan}]}
//! claims:
//!   - {id: c1, question: who, text: Azerbaijan fired first., answer: AZ, said: [{by: am-mod, in: d1}]}
//!   - {id: c2, question: who, text: Armenia fired first., answer: AM, said: [{by: az-mod, in: d1}]}
//! "#;
//! let (records, faults) = read(&mut Sources::new(), Input::stream("example", text.as_bytes()))?;
//! assert!(faults.is_empty());
//! let casebook = validate(records).expect("it passes the checks");
//! let (pairs, count) = find_pairs(&casebook, &Positions::of(&casebook), 10, |_| true);
//! assert_eq!(count.contradictions, 1);
//! assert_eq!(
//!     sentence(&casebook, &pairs[0]),
//!     "Who opened fire first? Ministry of Defence of Armenia: “Azerbaijan”; \
//!      Ministry of Defence of Azerbaijan: “Armenia”. Only one answer can be true."
//! );
//! # Ok::<(), gainsay::formats::ReadError>(())
//! ```

pub mod analysis;
pub mod app;
pub mod draw;
pub mod extract;
pub mod formats;
pub mod language;
pub mod model;
pub mod store;
