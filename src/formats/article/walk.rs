//! The tree of an article to its text: a line for what stands on its own, blanks as they are shown.

use dom_query::NodeRef;

use crate::formats::article::text::{Markup, MarkupKind};

/// What is to be written before the next word.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    #[default]
    None,
    Blank,
    Line,
    Paragraph,
}

/// How an element stands on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Not at all.
    Hidden,
    /// In the line.
    Inline,
    /// In the line, as a link.
    Link,
    /// Apart from its neighbours.
    Apart(Break, Option<MarkupKind>),
}

fn stands(name: &str) -> Stands {
    match name {
        "script" | "style" | "head" | "template" | "noscript" | "svg" | "iframe" | "object"
        | "button" | "select" | "textarea" => Stands::Hidden,
        "a" => Stands::Link,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            Stands::Apart(Break::Paragraph, Some(MarkupKind::Heading))
        }
        "figcaption" => Stands::Apart(Break::Paragraph, Some(MarkupKind::Caption)),
        "pre" => Stands::Apart(Break::Paragraph, Some(MarkupKind::Code)),
        "li" | "tr" | "dt" | "dd" | "br" => Stands::Apart(Break::Line, None),
        "td" | "th" => Stands::Apart(Break::Blank, None),
        "html" | "body" | "address" | "article" | "aside" | "blockquote" | "caption"
        | "details" | "div" | "dl" | "fieldset" | "figure" | "footer" | "form" | "header"
        | "hr" | "main" | "nav" | "ol" | "p" | "section" | "summary" | "table" | "tbody"
        | "tfoot" | "thead" | "ul" => Stands::Apart(Break::Paragraph, None),
        _ => Stands::Inline,
    }
}

/// The text below a node, and what its markup tells apart.
pub(super) fn walk(root: &NodeRef<'_>) -> (String, Vec<Markup>) {
    let mut writer = Writer::default();
    let mut node = *root;
    let mut depth = 0_usize;
    loop {
        let child = if writer.enter(&node) {
            node.first_child()
        } else {
            None
        };
        if let Some(child) = child {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            writer.leave(&node);
            if depth == 0 {
                return writer.done();
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return writer.done();
            };
            node = parent;
            depth -= 1;
        }
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    before: Break,
    links: usize,
    /// The part that is open, and how deep in it we are.
    part: Option<(MarkupKind, Option<usize>)>,
    parts: usize,
    markup: Vec<Markup>,
    /// Where the line began, and whether it has words outside of links, and inside.
    line: usize,
    plain_words: bool,
    linked_words: bool,
}

impl Writer {
    /// Whether to go on below the node.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.words(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else {
            return true;
        };
        match stands(&name) {
            Stands::Hidden => return false,
            Stands::Inline => {}
            Stands::Link => self.links += 1,
            Stands::Apart(gap, what) => {
                self.gap(gap);
                if let Some(what) = what {
                    self.parts += 1;
                    self.part.get_or_insert((what, None));
                }
            }
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else {
            return;
        };
        match stands(&name) {
            Stands::Hidden | Stands::Inline => {}
            Stands::Link => self.links = self.links.saturating_sub(1),
            Stands::Apart(gap, what) => {
                if what.is_some() {
                    self.parts = self.parts.saturating_sub(1);
                    if self.parts == 0
                        && let Some((what, Some(start))) = self.part.take()
                    {
                        let at = start..self.text.len();
                        self.markup.push(Markup { at, what });
                        self.plain_words = false;
                        self.linked_words = false;
                    }
                }
                self.gap(gap);
            }
        }
    }

    fn gap(&mut self, gap: Break) {
        if gap >= Break::Line {
            self.end_line();
        }
        self.before = self.before.max(gap);
    }

    /// A line of nothing but links leads elsewhere.
    fn end_line(&mut self) {
        let at = self.line..self.text.len();
        if self.linked_words && !self.plain_words && self.parts == 0 && !at.is_empty() {
            self.markup.push(Markup {
                at,
                what: MarkupKind::Link,
            });
        }
        self.plain_words = false;
        self.linked_words = false;
        self.line = self.text.len();
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            // The blanks that a browser joins; others are characters of the text.
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.before = self.before.max(Break::Blank);
                continue;
            }
            if !self.text.is_empty() {
                self.text.push_str(match self.before {
                    Break::None => "",
                    Break::Blank => " ",
                    Break::Line => "\n",
                    Break::Paragraph => "\n\n",
                });
            }
            if self.before >= Break::Line || self.text.is_empty() {
                self.line = self.text.len();
            }
            self.before = Break::None;
            if let Some((_, start)) = &mut self.part {
                start.get_or_insert(self.text.len());
            }
            if self.links > 0 {
                self.linked_words = true;
            } else if c.is_alphanumeric() {
                self.plain_words = true;
            }
            self.text.push(c);
        }
    }

    fn done(mut self) -> (String, Vec<Markup>) {
        self.end_line();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, self.markup)
    }
}
