//! Fields without their `:`, and lines that do not line up with the ones that they belong to.

use granit_parser::ErrorKind;

use crate::formats::faults::shorten;
use crate::formats::yaml::mistake::Mistake;
use crate::formats::yaml::outline::{Lead, field};

/// What is wrong with the line that an error outside of brackets stands in, where the lines around it tell.
pub(super) fn mistake(kind: &ErrorKind, text: &str, at: usize) -> Option<Mistake> {
    let line = Line::at(text, at)?;
    match kind {
        ErrorKind::SimpleKeyExpected => missing_colon(&line),
        ErrorKind::MappingValueNotAllowed => {
            let first = at == line.content_byte() + field(line.content())?.len();
            first.then(|| colon(text, &line)).flatten()
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
            if at <= line.content_byte() =>
        {
            Some(out_of_line(text, &line))
        }
        _ => None,
    }
}

/// A line, and the byte that it begins at.
struct Line<'a> {
    start: usize,
    text: &'a str,
    lead: Lead,
}

impl<'a> Line<'a> {
    fn at(text: &'a str, byte: usize) -> Option<Self> {
        let start = text.get(..byte)?.rfind('\n').map_or(0, |end| end + 1);
        let line = text[start..].lines().next()?;
        Some(Self {
            start,
            text: line,
            lead: Lead::of(line),
        })
    }

    /// The lines before this one, from the nearest on, without comments and empty ones.
    fn before(&self, text: &'a str) -> impl Iterator<Item = Line<'a>> + use<'a> {
        let mut end = self.start;
        std::iter::from_fn(move || {
            let line = Line::at(text, end.checked_sub(1)?)?;
            end = line.start;
            Some(line)
        })
        .filter(|line| !line.content().is_empty() && !line.content().starts_with('#'))
    }

    fn content(&self) -> &'a str {
        self.text
            .get(self.lead.content..)
            .unwrap_or_default()
            .trim_end()
    }

    fn content_byte(&self) -> usize {
        self.start + self.lead.content
    }

    /// The byte of its first `- `.
    fn dash_byte(&self) -> Option<usize> {
        self.lead.dash.map(|_| self.start + self.lead.indentation)
    }
}

/// A line with a word where a field is expected.
fn missing_colon(line: &Line<'_>) -> Option<Mistake> {
    let content = line.content();
    let byte = line.content_byte();
    let end = content
        .find(|sign: char| !sign.is_ascii_lowercase() && sign != '_')
        .unwrap_or(content.len());
    let (name, rest) = content.split_at(end);
    if name.is_empty() {
        return dash_without_blank(line);
    }
    let value = rest.trim_start();
    if let Some(value) = rest.strip_prefix(':') {
        return Some(Mistake::new(
            byte + end,
            format!("a blank is missing behind the `:` of `{name}`"),
            format!("write `{name}: {}`", shorten(value)),
        ));
    }
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let help = if value.is_empty() {
        format!("write `{name}:`")
    } else {
        format!("write `{name}: {}`", shorten(value))
    };
    Some(Mistake::new(
        byte,
        format!("a `:` is missing behind `{name}`"),
        format!("{help}; text that goes on from the line above stands further to the right"),
    ))
}

fn dash_without_blank(line: &Line<'_>) -> Option<Mistake> {
    let rest = line.content().strip_prefix('-')?;
    Some(Mistake::new(
        line.content_byte(),
        "a blank is missing behind this `-`",
        format!("write `- {}`", shorten(rest)),
    ))
}

/// A field whose `:` is refused, because the line before it was read as text that goes on here.
fn colon(text: &str, line: &Line<'_>) -> Option<Mistake> {
    if line.lead.dash.is_some() {
        return item(text, line);
    }
    let name = field(line.content())?;
    let above = line.before(text).next()?;
    let Some(over) = field(above.content()) else {
        return (above.lead.content == line.lead.content)
            .then(|| missing_colon(&above))
            .flatten();
    };
    (line.lead.content > above.lead.content).then(|| {
        Mistake::new(
            line.content_byte(),
            format!("`{name}` stands further to the right than `{over}` above it"),
            format!(
                "begin it in column {}, as `{over}`; put text that goes on here in quotes, all of it",
                above.lead.content + 1
            ),
        )
    })
}

/// A line whose indentation fits nothing above it.
fn out_of_line(text: &str, line: &Line<'_>) -> Mistake {
    if let Some(mistake) = item(text, line).or_else(|| dash_without_blank(line)) {
        return mistake;
    }
    let byte = line.content_byte();
    let all = "the fields of a record begin in one column, and so do the `- ` of a list";
    let above = line.before(text).next();
    let over = above.as_ref().and_then(|above| {
        field(line.content())?;
        Some((field(above.content())?, above.lead.content + 1))
    });
    Mistake::new(
        byte,
        "this line does not line up with those that it belongs to",
        match over {
            Some((over, column)) => {
                format!("begin it in column {column}, if it belongs to `{over}` above it: {all}")
            }
            None => all.to_owned(),
        },
    )
}

/// An item that does not begin where the other items of its list do.
fn item(text: &str, line: &Line<'_>) -> Option<Mistake> {
    let byte = line.dash_byte()?;
    let list = line
        .before(text)
        .take_while(|above| above.lead.indentation > 0 || above.lead.dash.is_some())
        .filter(|above| above.lead.dash.is_some())
        .min_by_key(|above| above.lead.indentation.abs_diff(line.lead.indentation))?;
    let column = list.lead.indentation + 1;
    let mut mistake = Mistake::new(
        byte,
        "this item does not line up with the others of its list",
        format!("begin its `-` in column {column}, as the one above"),
    );
    mistake.related = list
        .dash_byte()
        .map(|above| (above, format!("an item in column {column}")));
    Some(mistake)
}
