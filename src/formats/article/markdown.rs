//! Markdown: the text stays that of the file; what is markup in it is told apart.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::formats::article::front;
use crate::formats::article::text::{Article, Kind, Markup, MarkupKind, Standing};

/// Reads an article in Markdown (CommonMark, with tables and a block of settings in front).
pub(super) fn article(text: String, standing: Standing) -> Article {
    let mut article = Article::new(text, Kind::Markdown, standing);
    let mut found = Found::default();
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES;
    let text = article.text.clone();
    for (event, at) in Parser::new_ext(&text, options).into_offset_iter() {
        found.take(event, at);
    }
    if let Some(block) = &found.front {
        front::take(&mut article, &text[block.clone()]);
    }
    if article.title.is_none() {
        let title = found.title.as_ref().map(|at| &text[at.clone()]);
        article.title = title.map(|title| title.trim_matches(['#', ' ', '\n']).to_owned());
    }
    article.markup = found.markup(&text);
    article
}

/// What the parser tells of a text.
#[derive(Default)]
struct Found {
    /// Whole blocks that are no running text, in order, disjoint.
    blocks: Vec<Markup>,
    /// The running text.
    words: Vec<Range<usize>>,
    /// The lines in front of the article, and its first heading.
    front: Option<Range<usize>>,
    title: Option<Range<usize>>,
    /// How many blocks and pictures, and how many links, are open.
    blocks_open: usize,
    links_open: usize,
    /// The paragraph that is open, and whether it has words outside of links, and inside.
    paragraph: Option<Range<usize>>,
    plain_words: bool,
    linked_words: bool,
}

impl Found {
    fn take(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => {
                let is_blank = words
                    .trim_matches(|c: char| !c.is_alphanumeric())
                    .is_empty();
                if self.links_open > 0 {
                    self.linked_words = true;
                } else if !is_blank {
                    self.plain_words = true;
                }
                self.words.push(at);
            }
            Event::Code(_) => {
                self.plain_words = true;
                self.words.push(at);
            }
            Event::SoftBreak | Event::HardBreak => self.words.push(at),
            Event::Html(_) => self.block(MarkupKind::Code, at),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        let what = match tag {
            Tag::Paragraph | Tag::Item => {
                self.paragraph = Some(at);
                self.plain_words = false;
                self.linked_words = false;
                return;
            }
            Tag::Link { .. } => {
                self.links_open += 1;
                return;
            }
            Tag::Heading { .. } => {
                self.title.get_or_insert_with(|| at.clone());
                MarkupKind::Heading
            }
            Tag::Image { .. } => MarkupKind::Caption,
            Tag::CodeBlock(_) | Tag::HtmlBlock => MarkupKind::Code,
            Tag::MetadataBlock(_) => {
                self.front.get_or_insert_with(|| at.clone());
                MarkupKind::Code
            }
            _ => return,
        };
        if self.blocks_open == 0 {
            self.block(what, at);
        }
        self.blocks_open += 1;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.links_open = self.links_open.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Item => {
                if let Some(at) = self.paragraph.take()
                    && self.linked_words
                    && !self.plain_words
                {
                    self.block(MarkupKind::Link, at);
                }
            }
            TagEnd::Heading(_)
            | TagEnd::Image
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => self.blocks_open = self.blocks_open.saturating_sub(1),
            _ => {}
        }
    }

    fn block(&mut self, what: MarkupKind, at: Range<usize>) {
        // A line of links may hold pictures.
        while self
            .blocks
            .last()
            .is_some_and(|last| last.at.start >= at.start && last.at.end <= at.end)
        {
            self.blocks.pop();
        }
        if self
            .blocks
            .last()
            .is_none_or(|last| last.at.end <= at.start)
        {
            self.blocks.push(Markup { at, what });
        }
    }

    /// The blocks, and between them all that is neither words nor blank.
    fn markup(self, text: &str) -> Vec<Markup> {
        let mut markup = Vec::new();
        let mut kept = self
            .blocks
            .into_iter()
            .map(|block| (trimmed(text, block.at), Some(block.what)))
            .chain(self.words.into_iter().map(|at| (at, None)))
            .collect::<Vec<_>>();
        kept.sort_by_key(|(at, what)| (at.start, what.is_none()));
        kept.push((text.len()..text.len(), None));
        let mut from = 0;
        for (at, what) in kept {
            if from < at.start {
                let between = trimmed(text, from..at.start);
                if !between.is_empty() {
                    markup.push(Markup {
                        at: between,
                        what: MarkupKind::Syntax,
                    });
                }
            }
            if at.end <= from {
                continue;
            }
            if let Some(what) = what {
                let at = from.max(at.start)..at.end;
                markup.push(Markup { at, what });
            }
            from = at.end;
        }
        markup
    }
}

/// The range without the blanks around it.
fn trimmed(text: &str, at: Range<usize>) -> Range<usize> {
    let words = &text[at.clone()];
    let start = at.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
