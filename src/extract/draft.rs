//! From a text to proposals.

use std::ops::Range;

use crate::extract::asserted::asserted;
use crate::extract::frames::{Frame, frames};
use crate::extract::lexicon::{Lexicon, LexiconFault};
use crate::extract::proposal::{Drafted, Mention, Proposal};
use crate::extract::quotations::quotations;
use crate::extract::resolve::{Resolved, Resolver};
use crate::extract::sentences::{Item, Sentences, sentences};
use crate::extract::speech::CueKind;
use crate::extract::tokens::{Kind, Token, tokens};
use crate::extract::unclaimed::claim;
use crate::language::Language;
use crate::model::claim::Form;

/// Proposes the attributed claims of a text, and what it asserts in its own voice: proposals without a form.
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
    let mut frames = frames(&sentences, speech);
    if speech.claims_quotations {
        claim(&sentences, &mut frames);
    }
    let mut proposals = Vec::with_capacity(frames.len());
    for sentence in frames.chunk_by(|one, other| one.sentence == other.sentence) {
        let first = proposals.len();
        let (relays, tellings): (Vec<_>, Vec<_>) = sentence
            .iter()
            .map(|frame| (frame, resolver.resolve(frame)))
            .partition(|(frame, _)| frame.kind == CueKind::Via);
        for (frame, speakers) in &tellings {
            page.propose(frame, speakers, &mut proposals);
        }
        for (frame, speakers) in &relays {
            // An outlet is the speaker only where nobody else is told.
            if proposals.len() == first {
                page.propose(frame, speakers, &mut proposals);
            } else if let Some(outlet) = speakers.first() {
                for told in &mut proposals[first..] {
                    told.via = Some(page.mention(outlet));
                }
            }
        }
    }
    let end = |item: &Item| tokens[item.to - 1].end;
    for sentence in asserted(text, end, &sentences, &frames) {
        proposals.push(page.own(&sentence));
    }
    proposals.sort_by_key(|proposal| (proposal.at.start, proposal.at.end));
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

    /// A sentence that the document asserts itself.
    fn own(&self, sentence: &Range<usize>) -> Proposal {
        let at = self.bytes(sentence);
        Proposal {
            content: vec![at.clone()],
            at,
            cue: None,
            speaker: None,
            together: Vec::new(),
            form: None,
            act: None,
            said: None,
            beside: Vec::new(),
            via: None,
            quantities: Vec::new(),
            dates: Vec::new(),
            against: None,
        }
    }

    fn mention(&self, resolved: &Resolved) -> Mention {
        let name = self.bytes(&resolved.name);
        Mention {
            at: self.bytes(&resolved.at),
            name: self.text[name.clone()].to_owned(),
            reference: resolved.reference.reference(name),
            standing: resolved.standing,
        }
    }

    /// What a frame proposes: one claim, or, where two say the same of each other, one of each.
    fn propose(&self, frame: &Frame, speakers: &[Resolved], proposals: &mut Vec<Proposal>) {
        if frame.content.is_empty() {
            return;
        }
        let mut speakers = speakers.iter().map(|resolved| self.mention(resolved));
        let proposal = Proposal {
            at: self.whole(frame),
            form: Some(self.form(&frame.content)),
            content: frame.content.iter().map(|part| self.bytes(part)).collect(),
            cue: (!frame.cue.is_empty()).then(|| self.bytes(&frame.cue)),
            speaker: speakers.next(),
            together: speakers.collect(),
            act: frame.act,
            said: None,
            beside: Vec::new(),
            via: None,
            quantities: Vec::new(),
            dates: Vec::new(),
            against: None,
        };
        if frame.kind != CueKind::Mutual {
            proposals.push(proposal);
            return;
        }
        let all: Vec<Mention> = proposal
            .speaker
            .iter()
            .chain(&proposal.together)
            .cloned()
            .collect();
        for (i, speaker) in all.iter().enumerate() {
            let others = all.iter().enumerate().filter(|(other, _)| *other != i);
            let mut others = others.map(|(_, other)| other.clone());
            proposals.push(Proposal {
                speaker: Some(speaker.clone()),
                together: Vec::new(),
                against: others.next(),
                ..proposal.clone()
            });
        }
    }
}
