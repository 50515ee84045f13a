//! Who says what: each cue of a sentence with its speaker and the words that belong to it.

use std::ops::Range;

use crate::extract::phrase::{Names, Subject};
use crate::extract::sentences::{Item, Sentences};
use crate::extract::speech::{Class, Cue, CueKind, Speech, Use};
use crate::extract::tokens::Kind;
use crate::extract::unclaimed::claim;

/// An attribution, by items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) sentence: usize,
    pub(super) cue: Range<usize>,
    pub(super) speaker: Option<Range<usize>>,
    /// Where the speaker is a word like *who*, the name that it stands for.
    pub(super) named: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) kind: CueKind,
    pub(super) act: Option<crate::extract::proposal::Act>,
}

/// The words that name a speaker, and the name that they stand for if they do.
type Speaker = (Option<Range<usize>>, Option<Range<usize>>);

/// A cue in a sentence with what stands before it.
pub(super) struct Found {
    pub(super) at: usize,
    pub(super) cue: Cue,
    pub(super) subject: Subject,
    /// A name behind it that is its speaker.
    pub(super) behind: Option<Range<usize>>,
    /// Where the name behind it ends to whom it is said.
    pub(super) addressed: Option<usize>,
    /// Where its clause begins: at its speaker, its *and*, or the comma before it.
    pub(super) opens: usize,
    /// Whether its clause is about a name before it.
    pub(super) is_relative: bool,
}

/// All attributions of a text.
pub(super) fn frames(sentences: &Sentences, speech: &Speech) -> Vec<Frame> {
    let names = Names {
        items: &sentences.items,
    };
    let mut frames = Vec::new();
    let is_transcript = is_transcript(sentences);
    for (number, sentence) in sentences.sentences.iter().enumerate() {
        Sentence {
            names,
            items: &sentences.items,
            speech,
            from: sentence.start,
            to: sentence.end,
            number,
            is_title: is_title(&sentences.items[sentence.clone()]),
            is_transcript,
        }
        .frames(&mut frames);
    }
    for frame in &mut frames {
        go_on(sentences, frame);
    }
    claim(sentences, &mut frames);
    frames
}

/// Whether at least three lines begin with one or two words in capitals and a colon.
fn is_transcript(sentences: &Sentences) -> bool {
    let labels = sentences.sentences.iter().filter(|sentence| {
        let items = &sentences.items[(*sentence).clone()];
        let words = items
            .iter()
            .take_while(|item| item.is_word() && item.is_upper);
        let words = words.count();
        (1..3).contains(&words)
            && items
                .get(words)
                .is_some_and(|item| item.kind == Kind::Colon)
    });
    labels.take(3).count() == 3
}

fn is_title(items: &[Item]) -> bool {
    let words = items.iter().filter(|item| item.is_word());
    let capitals = words.clone().filter(|item| item.capital).count();
    capitals * 5 > words.count() * 3
}

/// Adds the quotations that go on behind the sentence of a frame, in its paragraph, without a cue of their own: *“A,” he said.
/// “B.”*
pub(super) fn go_on(sentences: &Sentences, frame: &mut Frame) {
    if matches!(frame.kind, CueKind::Object | CueKind::Mutual) {
        return;
    }
    for next in frame.sentence + 1..sentences.sentences.len() {
        let sentence = sentences.sentences[next].clone();
        let before = sentences.items[sentence.start - 1];
        let first = sentences.items[sentence.start];
        let is_alone = first.is_quotation && sentence.len() == 1 && first.to - first.from > 3;
        if !is_alone || first.from > before.to + 2 {
            return;
        }
        frame.content.push(sentence);
    }
}

pub(super) struct Sentence<'a> {
    pub(super) names: Names<'a>,
    pub(super) items: &'a [Item],
    pub(super) speech: &'a Speech,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) number: usize,
    /// Whether most words of it are written with capitals, as in the headlines of some.
    pub(super) is_title: bool,
    /// Whether the text is one in which every speech begins with its speaker and a colon.
    pub(super) is_transcript: bool,
}

impl Sentence<'_> {
    pub(super) fn cue(&self, at: usize) -> Option<Cue> {
        let item = &self.items[at];
        // With a capital within a sentence it is part of a name: *Associated Press*.
        let is_of_name =
            item.capital && at > self.from && !self.is_title && self.items[at - 1].is_word();
        if item.is_quotation || is_of_name {
            None
        } else {
            self.speech.cue(item.known)
        }
    }

    /// Where the sentence's words end, without the mark that ends it.
    pub(super) fn last(&self) -> usize {
        let mut last = self.to;
        while last > self.from
            && matches!(
                self.items[last - 1].kind,
                Kind::Stop | Kind::Comma | Kind::Semicolon
            )
            && !self.items[last - 1].is_quotation
        {
            last -= 1;
        }
        last
    }

    fn frames(&self, frames: &mut Vec<Frame>) {
        let mut found: Vec<Found> = Vec::new();
        for at in self.from..self.to {
            if let Some(cue) = self.cue(at) {
                let verb = (cue.kind != CueKind::Noun)
                    .then(|| self.found(at, cue))
                    .flatten();
                found.extend(verb.or_else(|| self.found_noun(at, cue)));
            }
        }
        let first = frames.len();
        let mut weak: Vec<bool> = Vec::new();
        self.label(&found, frames);
        weak.resize(frames.len() - first, false);
        let last = self.last();
        let mut shared: Option<Speaker> = None;
        for (i, this) in found.iter().enumerate() {
            let (speaker, named) = match &this.subject {
                _ if this.cue.uses.has(Use::Own) => (Some(this.at..this.at + 1), None),
                _ if this.behind.is_some() => (this.behind.clone(), None),
                Subject::Name(name) => (Some(name.clone()), None),
                Subject::Relative(at, name) => (Some(*at..at + 1), name.clone()),
                Subject::Shared => match &shared {
                    Some((speaker, named)) => (speaker.clone(), named.clone()),
                    None => (self.opening_name(this.at), None),
                },
                Subject::Nobody => (None, None),
                Subject::None => continue,
            };
            let end = self.end(&found[i + 1..], this, last);
            let (open, close) = self.brackets(this.at);
            let end = end.min(close);
            let begin = found[..i]
                .iter()
                .rev()
                .find(|other| other.at < this.opens && self.is_parted(other))
                .map_or(self.from, |other| {
                    other.behind.as_ref().map_or(other.at + 1, |name| name.end)
                })
                .max(open);
            let content = self.content(this, speaker.as_ref(), begin, end);
            let is_told = speaker.is_some() || matches!(this.subject, Subject::Nobody);
            if matches!(this.cue.kind, CueKind::Say | CueKind::Object) {
                shared = Some((speaker.clone(), named.clone()));
            }
            let is_weak = this.cue.uses.has(Use::Weak);
            if content.is_empty() && this.cue.kind != CueKind::Agent || is_weak && !is_told {
                continue;
            }
            frames.push(Frame {
                sentence: self.number,
                cue: this.at..this.at + 1,
                speaker,
                named,
                content,
                kind: this.cue.kind,
                act: this.cue.act,
            });
            weak.push(is_weak);
        }
        self.drop_weak(first, &weak, frames);
    }

    /// Whether a cue stands behind what is said.
    pub(super) fn is_parted(&self, of: &Found) -> bool {
        of.cue.kind == CueKind::Say
            && (of.behind.is_some()
                || of.opens > self.from
                    && (self.items[of.opens - 1].is_quotation
                        || matches!(self.items[of.opens - 1].kind, Kind::Comma | Kind::Dash)))
    }

    /// Where the words in the brackets around `at` begin and end; the sentence where there are none.
    pub(super) fn brackets(&self, at: usize) -> (usize, usize) {
        let mark = |at: usize, kind| !self.items[at].is_quotation && self.items[at].kind == kind;
        let open = (self.from..at)
            .rev()
            .take_while(|at| !mark(*at, Kind::Close))
            .find(|at| mark(*at, Kind::Open));
        let close = (at..self.to).find(|at| mark(*at, Kind::Close));
        match (open, close) {
            (Some(open), Some(close)) => (open + 1, close),
            _ => (self.from, self.to),
        }
    }

    /// Whether a verb that needs a subject stands there.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.items[at].is(Class::Auxiliary) || self.items[at].is(Class::Passive)
    }
}
