//! From a text to proposals.

use std::ops::Range;

use crate::extract::frames::{Frame, frames};
use crate::extract::lexicon::{Lexicon, LexiconFault};
use crate::extract::proposal::{Drafted, Mention, Proposal};
use crate::extract::quotations::quotations;
use crate::extract::resolve::{Resolved, Resolver};
use crate::extract::sentences::{Item, Sentences, sentences};
use crate::extract::tokens::{Kind, Token, tokens};
use crate::language::Language;
use crate::model::claim::Form;

/// Proposes the attributed claims of a text.
///
/// # Errors
///
/// If the lexicon of the language does not read, which a test rules out for those that come with the program.
pub fn draft(text: &str, language: Language) -> Result<Drafted, &'static LexiconFault> {
    let lexicon = Lexicon::of(language)?;
    let speech = lexicon.speech();
    let tokens = tokens(text, speech);
    let quotations = quotations(text, &tokens, speech);
    let sentences = sentences(text, &tokens, &quotations, speech);
    let page = Page {
        text,
        tokens: &tokens,
        sentences: &sentences,
    };
    let mut resolver = Resolver::new(text, &tokens, &sentences.items);
    let proposals = frames(&sentences, speech)
        .iter()
        .filter_map(|frame| {
            let resolved = resolver.resolve(frame);
            (!frame.content.is_empty()).then(|| page.proposal(frame, resolved))
        })
        .collect();
    Ok(Drafted {
        language,
        proposals,
        left_out: Vec::new(),
    })
}

struct Page<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentences: &'a Sentences,
}

impl Page<'_> {
    fn bytes(&self, items: &Range<usize>) -> Range<usize> {
        let items = &self.sentences.items[items.clone()];
        match (items.first(), items.last()) {
            (Some(first), Some(last)) => {
                self.tokens[first.from].start..self.tokens[last.to - 1].end
            }
            _ => 0..0,
        }
    }

    /// The statement: from the first of its words to the last, with the mark that ends its sentence.
    fn whole(&self, frame: &Frame) -> Range<usize> {
        let mut items = frame.cue.clone();
        let parts = frame.content.iter().chain(&frame.speaker);
        for part in parts {
            items = items.start.min(part.start)..items.end.max(part.end);
        }
        let next = self.sentences.items.get(items.end);
        if next.is_some_and(|next| next.kind == Kind::Stop && !next.is_quotation) {
            items.end += 1;
        }
        self.bytes(&items)
    }

    fn form(&self, content: &[Range<usize>]) -> Form {
        let mut quoted = false;
        let mut plain = false;
        for item in content
            .iter()
            .flat_map(|part| &self.sentences.items[part.clone()])
        {
            let item: &Item = item;
            quoted |= item.is_quotation;
            plain |= !item.is_quotation && item.is_word();
        }
        match (quoted, plain) {
            (true, false) => Form::Direct,
            (true, true) => Form::Mixed,
            _ => Form::Indirect,
        }
    }

    fn proposal(&self, frame: &Frame, resolved: Option<Resolved>) -> Proposal {
        let speaker = frame
            .speaker
            .as_ref()
            .zip(resolved)
            .map(|(speaker, resolved)| {
                let at = self.bytes(&resolved.name);
                Mention {
                    at: self.bytes(speaker),
                    name: self.text[at.clone()].to_owned(),
                    reference: resolved.reference.reference(at),
                    standing: resolved.standing,
                }
            });
        let content: Vec<_> = frame.content.iter().map(|part| self.bytes(part)).collect();
        let at = self.whole(frame);
        Proposal {
            at,
            form: Some(self.form(&frame.content)),
            content,
            cue: Some(self.bytes(&frame.cue)),
            speaker,
            act: frame.act,
            said: None,
            via: None,
            quantities: Vec::new(),
            dates: Vec::new(),
            against: None,
        }
    }
}
