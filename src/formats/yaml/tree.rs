//! From the events of the YAML parser to a tree.
//!
//! Anchors, aliases, tags and merge keys are refused: a casebook is to be read as it stands, and a few lines of aliases
//! can stand for gigabytes.

use granit_parser::{Event, Options, Parser, ScalarStyle, Span};

use crate::formats::faults::{Faults, too_deep};
use crate::formats::node::{DEEPEST, Key, Node, Value};
use crate::formats::yaml::problem;
use crate::model::fault::FaultCode;
use crate::model::record::Place;

/// Reads the one document of a text. None where there is none, or where it cannot be read to its end.
pub(super) fn parse<'a>(text: &'a str, source: u32, faults: &mut Faults) -> Option<Node<'a>> {
    let mut builder = Builder {
        text,
        source,
        faults,
        open: Vec::new(),
        root: None,
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(text, options()) {
        if builder.faults.is_full() {
            return None;
        }
        match event {
            Ok((event, span)) => builder.event(event, &span)?,
            Err(error) => {
                let fault = problem::fault(&error, text, source);
                builder.faults.push(fault);
                return None;
            }
        }
    }
    builder.root
}

fn options() -> Options {
    granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    }
}

/// A list or map that is not closed yet.
struct Open<'a> {
    place: Place,
    inside: Inside<'a>,
}

enum Inside<'a> {
    Seq(Vec<Node<'a>>),
    Map(Vec<(Key<'a>, Node<'a>)>, Waiting<'a>),
}

/// What a map waits for.
enum Waiting<'a> {
    Key,
    Value(Key<'a>),
    /// The value of a key that was refused, and that goes with it.
    Nothing,
}

struct Builder<'a, 'f> {
    text: &'a str,
    source: u32,
    faults: &'f mut Faults,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    documents: usize,
}

impl<'a> Builder<'a, '_> {
    /// Takes an event in. None means that reading ends here.
    fn event(&mut self, event: Event<'a>, span: &Span) -> Option<()> {
        let place = self.place(span);
        if let Some(tag) = event.tag() {
            let place = span.tag_span().map_or(place, |span| self.place(&span));
            let tag = tag.original();
            self.refuse(
                place,
                format!("the tag `{tag}` is not understood here"),
                "drop it; put the value in quotes, if the tag was to make it text",
            );
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.refuse(
                        place,
                        "a second document begins here".into(),
                        "a file holds one casebook: drop the `---`, or make two files",
                    );
                    return None;
                }
            }
            Event::Anchor(_, name) => self.refuse(
                place,
                format!("the anchor `&{name}` is not understood here"),
                "drop it, and write the value out where it is needed",
            ),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(
                    place,
                    "an alias is not understood here".into(),
                    "write the value out; in quotes, if it is meant to begin with `*`",
                );
                self.add(Node {
                    place,
                    value: Value::Refused,
                });
            }
            Event::Scalar(text, ScalarStyle::Folded | ScalarStyle::Literal, ..)
                if text.is_empty() =>
            {
                // `>5` is an empty block, indented by five.
                self.refuse(place, problem::NO_BLOCK.into(), problem::NO_BLOCK_HELP);
                self.add(Node {
                    place,
                    value: Value::Refused,
                });
            }
            Event::Scalar(text, style, ..) => self.add(Node {
                place,
                value: Value::Scalar {
                    text,
                    quoted: style != ScalarStyle::Plain,
                },
            }),
            Event::SequenceStart(..) => self.begin(place, Inside::Seq(Vec::new()))?,
            Event::MappingStart(..) => {
                self.begin(place, Inside::Map(Vec::new(), Waiting::Key))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(place),
            _ => {}
        }
        Some(())
    }

    fn place(&self, span: &Span) -> Place {
        let range = span.byte_range().unwrap_or_default();
        // The span of a block of text reaches over the blanks behind it.
        let end = self
            .text
            .get(range.clone())
            .map_or(range.end, |text| range.start + text.trim_end().len());
        Place {
            source: self.source,
            start: range.start as u64,
            end: end as u64,
        }
    }

    fn refuse(&mut self, place: Place, message: String, help: &str) {
        self.faults.add(FaultCode::Syntax, place, message, help);
    }

    fn begin(&mut self, place: Place, inside: Inside<'a>) -> Option<()> {
        if self.open.len() >= DEEPEST {
            self.faults.push(too_deep(place));
            return None;
        }
        self.open.push(Open { place, inside });
        Some(())
    }

    fn end(&mut self, closing: Place) {
        let Some(open) = self.open.pop() else { return };
        let last = match &open.inside {
            Inside::Seq(items) => items.last().map(|item| item.place.end),
            Inside::Map(entries, _) => entries.last().map(|(_, value)| value.place.end),
        };
        // A block ends with what stands last in it, a list in brackets with its bracket.
        let end = if closing.end > closing.start {
            closing.end
        } else {
            last.unwrap_or(closing.end)
        };
        self.add(Node {
            place: Place {
                end: end.max(open.place.start),
                ..open.place
            },
            value: match open.inside {
                Inside::Seq(items) => Value::Seq(items),
                Inside::Map(entries, _) => Value::Map(entries),
            },
        });
    }

    /// Puts a finished node where it belongs.
    fn add(&mut self, node: Node<'a>) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut open.inside {
            Inside::Seq(items) => items.push(node),
            Inside::Map(entries, waiting) => {
                *waiting = match std::mem::replace(waiting, Waiting::Key) {
                    Waiting::Key => key(node, self.faults),
                    Waiting::Nothing => Waiting::Key,
                    Waiting::Value(key) => {
                        entries.push((key, node));
                        Waiting::Key
                    }
                };
            }
        }
    }
}

/// What a map waits for behind a key.
fn key<'a>(node: Node<'a>, faults: &mut Faults) -> Waiting<'a> {
    let place = node.place;
    match node.value {
        Value::Scalar {
            text,
            quoted: false,
        } if text == "<<" => {
            faults.add(
                FaultCode::Syntax,
                place,
                "the merge key `<<` is not understood here",
                "write the fields out",
            );
            Waiting::Nothing
        }
        Value::Scalar { text, .. } => Waiting::Value(Key { text, place }),
        Value::Refused => Waiting::Nothing,
        Value::Seq(_) | Value::Map(_) => {
            faults.add(
                FaultCode::WrongShape,
                place,
                "the name of a field is text, not a list or a group of fields",
                "put it in quotes, if its signs are meant literally",
            );
            Waiting::Nothing
        }
    }
}
