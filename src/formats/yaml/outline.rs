//! Which brackets and quotation marks are open at a place of a text.
//!
//! The parser tells where it could not go on, which is often lines behind the mistake. This reads the text once more, only
//! for what opens and closes, and only where there is a fault to explain.

/// What is open at a place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// The byte of the bracket that should have been closed before the place.
    pub(super) unclosed: Option<usize>,
    /// The byte of a bracket that closes another kind of bracket than the one that is open.
    pub(super) mismatch: Option<usize>,
    /// The byte of the last quotation mark before the place that opens a text.
    pub(super) quote: Option<usize>,
    /// Whether the place stands inside of brackets.
    pub(super) in_brackets: bool,
}

/// The outline of a text up to a byte, and with it.
pub(super) fn outline(text: &str, last: usize) -> Outline {
    let mut walk = Walk::default();
    let mut line_start = 0;
    let mut skip_to = 0;
    let mut block = None;
    for line in text.split_inclusive('\n') {
        let line_end = line_start + line.len();
        let start = skip_to.max(line_start);
        if line_start > last || walk.mismatch.is_some() {
            break;
        }
        let lead = Lead::of(line);
        let in_block =
            block.is_some_and(|column| line.trim().is_empty() || lead.indentation > column);
        if !in_block && start < line_end {
            block = None;
            if start == line_start {
                walk.line(line, &lead);
            }
            walk.content(
                text,
                start.max(line_start + lead.indentation),
                line_end,
                last,
                &lead,
            );
            skip_to = walk.at;
            if walk.block_of_text {
                block = Some(lead.content);
                walk.block_of_text = false;
            }
        }
        line_start = line_end;
    }
    let unclosed = match walk.mismatch {
        Some(_) => walk.open.last().map(|open| open.byte),
        None => walk.suspect.map(|(_, byte)| byte),
    };
    Outline {
        unclosed,
        mismatch: walk.mismatch,
        quote: walk.quote,
        in_brackets: walk.open.iter().any(|open| open.byte < last),
    }
}

/// How a line begins: blanks, then the `- ` of items, then its content. Counted in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// Where the first sign stands that is no blank.
    pub(super) indentation: usize,
    /// Where the content begins behind all `- `.
    pub(super) content: usize,
    /// Where the last `- ` before the content stands.
    pub(super) dash: Option<usize>,
}

impl Lead {
    pub(super) fn of(line: &str) -> Self {
        let blanks = |from: usize| {
            let rest = line.get(from..).unwrap_or_default();
            from + rest.len() - rest.trim_start_matches([' ', '\t']).len()
        };
        let indentation = blanks(0);
        let mut content = indentation;
        let mut dash = None;
        while line[content..].starts_with('-')
            && line[content + 1..].starts_with([' ', '\t', '\n', '\r'])
        {
            dash = Some(content);
            content = blanks(content + 1);
        }
        Self {
            indentation,
            content,
            dash,
        }
    }
}

/// The name of the field that a piece of a line begins with, where it is followed by `:` and a blank.
pub(super) fn field(content: &str) -> Option<&str> {
    let (name, rest) = content.split_once(':')?;
    let plain = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (plain && (rest.is_empty() || rest.starts_with(char::is_whitespace))).then_some(name)
}

struct Bracket {
    byte: usize,
    closing: u8,
    /// A field or an item that begins here or further to the left cannot belong to the brackets.
    column: usize,
}

#[derive(Default)]
struct Walk {
    open: Vec<Bracket>,
    /// How many were open, and the last of them, where a line began that does not look like their inside.
    suspect: Option<(usize, usize)>,
    quote: Option<usize>,
    /// Whether the brackets hold lines that stand as far left as the line that opened them: their indentation tells nothing.
    loose: bool,
    mismatch: Option<usize>,
    block_of_text: bool,
    at: usize,
}

impl Walk {
    /// Looks at how a line begins.
    fn line(&mut self, line: &str, lead: &Lead) {
        let (Some(outermost), Some(innermost)) = (self.open.first(), self.open.last()) else {
            return;
        };
        if lead.indentation > outermost.column || self.suspect.is_some() || line.trim().is_empty() {
            return;
        }
        let begins = lead.dash.is_some() || field(&line[lead.content..]).is_some();
        if !begins || line.trim_end().ends_with(',') {
            self.loose = true;
        } else if !self.loose {
            self.suspect = Some((self.open.len(), innermost.byte));
        }
    }

    /// Walks to the end of a line, or of the quoted text that goes on behind it.
    fn content(&mut self, text: &str, from: usize, end: usize, last: usize, lead: &Lead) {
        let bytes = text.as_bytes();
        let line_start = text[..from].rfind('\n').map_or(0, |line_end| line_end + 1);
        let mut value_begins = true;
        self.at = from;
        while self.at < end && self.at <= last && self.mismatch.is_none() {
            let byte = bytes[self.at];
            let next = bytes.get(self.at + 1).copied().unwrap_or(b'\n');
            let blank_behind = next.is_ascii_whitespace();
            let inside = !self.open.is_empty();
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => {}
                b'#' if self.at == from || bytes[self.at - 1].is_ascii_whitespace() => {
                    self.at = end;
                    return;
                }
                b'"' | b'\'' if value_begins => {
                    self.quote = Some(self.at);
                    self.at = behind_quote(bytes, self.at);
                    value_begins = false;
                    continue;
                }
                b'{' | b'[' if inside || value_begins => {
                    let column = match lead.dash {
                        Some(dash) if line_start + lead.content == self.at => dash,
                        None if line_start + lead.content == self.at => {
                            lead.content.saturating_sub(1)
                        }
                        _ => lead.content,
                    };
                    self.open.push(Bracket {
                        byte: self.at,
                        closing: if byte == b'{' { b'}' } else { b']' },
                        column,
                    });
                    value_begins = true;
                }
                b'}' | b']' if inside => self.close(byte),
                b',' if inside => value_begins = true,
                b':' if blank_behind || (inside && b"{}[],".contains(&next)) => value_begins = true,
                b'-' | b'?' if value_begins && blank_behind => {}
                b'|' | b'>' if value_begins && !inside => {
                    self.block_of_text = true;
                    self.at = end;
                    return;
                }
                _ => value_begins = false,
            }
            self.at += 1;
        }
    }

    fn close(&mut self, byte: u8) {
        if self.open.last().is_some_and(|open| open.closing != byte) {
            self.mismatch = Some(self.at);
            return;
        }
        self.open.pop();
        self.loose &= !self.open.is_empty();
        if self
            .suspect
            .is_some_and(|(depth, _)| self.open.len() < depth)
        {
            self.suspect = None;
        }
    }
}

/// The byte behind the closing quotation mark, or the end of the text.
fn behind_quote(bytes: &[u8], opening: usize) -> usize {
    let mark = bytes[opening];
    let mut at = opening + 1;
    while let Some(&byte) = bytes.get(at) {
        let doubled = mark == b'\'' && bytes.get(at + 1) == Some(&mark);
        match byte {
            b'\\' if mark == b'"' => at += 2,
            _ if byte == mark && doubled => at += 2,
            _ if byte == mark => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
