//! Faults as messages for people: the line that is wrong with a caret under it, and what to write instead.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::formats::excerpt::Excerpt;
use crate::formats::sources::Sources;
use crate::model::fault::Fault;
use crate::model::record::Place;

/// How many faults are shown in full.
pub const MOST_SHOWN: usize = 100;

/// The messages for faults, one after the other, in colour where `styled`.
pub fn render(faults: &[Fault], sources: &Sources, styled: bool) -> String {
    let renderer = if styled {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut text = String::new();
    for fault in faults.iter().take(MOST_SHOWN) {
        text.push_str(&message(fault, sources, &renderer));
        text.push_str("\n\n");
    }
    if faults.len() > MOST_SHOWN {
        text.push_str(&format!("… and {} more\n\n", faults.len() - MOST_SHOWN));
    }
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn message(fault: &Fault, sources: &Sources, renderer: &Renderer) -> String {
    let title = Level::ERROR
        .primary_title(visible(&fault.message))
        .id(fault.code.code());
    let mut group = Group::with_title(title);
    let mut columns = Vec::new();
    if let Some(place) = fault.place {
        group = shown(group, place, None, sources, &mut columns);
    }
    if let Some((place, what)) = &fault.related {
        group = shown(group, *place, Some(what), sources, &mut columns);
    }
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let message = renderer.render(&[group]);
    columns
        .iter()
        .fold(message, |message, column| column.correct(&message))
}

/// Where a line was cut, the renderer counts its columns from the cut. It is given a mark instead of the file's name,
/// and mark, line and column are replaced afterwards.
struct Column {
    rendered: String,
    right: String,
}

impl Column {
    fn correct(&self, message: &str) -> String {
        message.replacen(&self.rendered, &self.right, 1)
    }
}

/// Stands for a file's name; no character of an input is shown like this.
const MARK: &str = "\u{fdd0}";

/// Adds the line around a place.
fn shown<'a>(
    group: Group<'a>,
    place: Place,
    label: Option<&str>,
    sources: &'a Sources,
    columns: &mut Vec<Column>,
) -> Group<'a> {
    let Some(name) = sources.name(place.source).map(visible) else {
        return group;
    };
    let Ok(Some(excerpt)) = sources.excerpt(place) else {
        return group.element(Origin::path(name));
    };
    let (line, marked) = window(&excerpt);
    let path = if excerpt.cut_left {
        let column = 1 + line[..marked.start].chars().count();
        columns.push(Column {
            rendered: format!("{MARK}:{}:{column}", excerpt.line),
            right: format!("{name}:{}:{}", excerpt.line, excerpt.column),
        });
        Cow::Borrowed(MARK)
    } else {
        name
    };
    let kind = match label {
        None => AnnotationKind::Primary,
        Some(_) => AnnotationKind::Context,
    };
    let annotation = kind
        .span(marked)
        .label(label.map(|label| visible(label).into_owned()));
    group.element(
        Snippet::source(line)
            .path(path)
            .line_start(usize::try_from(excerpt.line).unwrap_or(usize::MAX))
            .annotation(annotation),
    )
}

/// The line of an excerpt as it is shown, and the bytes of it that are marked.
fn window(excerpt: &Excerpt) -> (String, std::ops::Range<usize>) {
    let mut line = String::new();
    if excerpt.cut_left {
        line.push('…');
    }
    line.push_str(&visible(&excerpt.before));
    let start = line.len();
    line.push_str(&visible(&excerpt.marked));
    let end = line.len();
    line.push_str(&visible(&excerpt.after));
    if excerpt.cut_right {
        line.push('…');
    }
    (line, start..end)
}

/// Text whose control characters are replaced by signs that show them, so that none of them reaches a terminal.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|character| match character {
                '\t' => '→',
                '\u{7f}' => '\u{2421}',
                '\0'..='\u{1f}' => char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'),
                _ if is_hidden(character) => '\u{fffd}',
                _ => character,
            })
            .collect(),
    )
}

/// Control characters, line separators, and the signs that turn the direction of text around.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}' | '\u{feff}'
        )
}
