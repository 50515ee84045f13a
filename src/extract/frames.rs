//! Who says what: each cue of a sentence with its speaker and the words that belong to it.

use std::ops::Range;

use crate::extract::phrase::{Names, Subject, Wanted};
use crate::extract::sentences::{Item, Sentences};
use crate::extract::speech::{Class, Cue, CueKind, Speech, Use};
use crate::extract::tokens::Kind;

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

/// A cue in a sentence with what stands before it.
struct Found {
    at: usize,
    cue: Cue,
    subject: Subject,
    /// A name behind it that is its speaker.
    behind: Option<Range<usize>>,
    /// Where the name behind it ends to whom it is said.
    addressed: Option<usize>,
    /// Where its clause begins: at its speaker, its *and*, or the comma before it.
    opens: usize,
    /// Whether its clause is about a name before it.
    is_relative: bool,
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
fn go_on(sentences: &Sentences, frame: &mut Frame) {
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

struct Sentence<'a> {
    names: Names<'a>,
    items: &'a [Item],
    speech: &'a Speech,
    from: usize,
    to: usize,
    number: usize,
    /// Whether most words of it are written with capitals, as in the headlines of some.
    is_title: bool,
    /// Whether the text is one in which every speech begins with its speaker and a colon.
    is_transcript: bool,
}

impl Sentence<'_> {
    fn cue(&self, at: usize) -> Option<Cue> {
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
    fn last(&self) -> usize {
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
        let mut shared: Option<(Option<Range<usize>>, Option<Range<usize>>)> = None;
        for (i, this) in found.iter().enumerate() {
            let (speaker, named) = match &this.subject {
                _ if this.cue.own => (Some(this.at..this.at + 1), None),
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

    /// Drops the frames of weak cues that stand within what another says, or have next to nothing to say.
    fn drop_weak(&self, first: usize, weak: &[bool], frames: &mut Vec<Frame>) {
        let new = &frames[first..];
        let stays: Vec<bool> = new
            .iter()
            .zip(weak)
            .enumerate()
            .map(|(i, (frame, weak))| {
                let is_within = || {
                    new.iter().enumerate().any(|(other, outer)| {
                        other != i
                            && outer
                                .content
                                .iter()
                                .any(|part| part.contains(&frame.cue.start))
                    })
                };
                !weak || self.tells_enough(frame) && !self.hangs_on_that(frame) && !is_within()
            })
            .collect();
        let mut stays = stays.iter();
        let mut at = 0;
        frames.retain(|_| {
            at += 1;
            at <= first || stays.next().copied().unwrap_or(true)
        });
    }

    /// Whether what is said is a quotation or at least three words (what is meant: five), and no phrase of place or time.
    fn tells_enough(&self, frame: &Frame) -> bool {
        let mut items = frame
            .content
            .iter()
            .flat_map(|part| &self.items[part.clone()]);
        if items.clone().any(|item| item.is_quotation) {
            return true;
        }
        let opens = items.next().is_some_and(|item| {
            item.is(Class::Of) || item.is(Class::Preposition) || item.is(Class::And)
        });
        let is_object = frame.kind == CueKind::Object;
        items.count() >= if is_object { 4 } else { 2 } && !(opens && is_object)
    }

    /// Whether the clause of a frame hangs on *that*, as what somebody else says does.
    fn hangs_on_that(&self, frame: &Frame) -> bool {
        let before = frame
            .speaker
            .as_ref()
            .and_then(|speaker| speaker.start.checked_sub(1))
            .filter(|before| *before >= self.from);
        before.is_some_and(|before| {
            let item = &self.items[before];
            item.is(Class::That) && !item.is(Class::Relative)
        })
    }

    /// Whether a cue stands behind what is said.
    fn is_parted(&self, of: &Found) -> bool {
        of.cue.kind == CueKind::Say
            && (of.behind.is_some()
                || of.opens > self.from
                    && (self.items[of.opens - 1].is_quotation
                        || matches!(self.items[of.opens - 1].kind, Kind::Comma | Kind::Dash)))
    }

    /// Where the words in the brackets around `at` begin and end; the sentence where there are none.
    fn brackets(&self, at: usize) -> (usize, usize) {
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

    /// A name and a colon: *Peskov: “…”*, and at the beginning of a line without a quotation too.
    fn label(&self, found: &[Found], frames: &mut Vec<Frame>) {
        let Some(colon) = (self.from..self.to)
            .find(|at| self.items[*at].kind == Kind::Colon && !self.items[*at].is_quotation)
        else {
            return;
        };
        let behind = colon + 1;
        if behind >= self.to || colon == self.from {
            return;
        }
        let is_label = colon - self.from < 6
            && (self.from..colon).all(|at| {
                self.items[at].is_word()
                    && self.cue(at).is_none()
                    && (self.items[at].capital || self.items[at].is(Class::Of))
            })
            && !self.items[self.from].is(Class::Time);
        let (speaker, content) = if is_label && self.items[behind].is_quotation {
            (self.from..colon, behind..behind + 1)
        } else if is_label
            && self.is_transcript
            && (self.from..colon).all(|at| self.items[at].is_upper)
        {
            (self.from..colon, behind..self.line_end())
        } else if is_label && self.number == 0 && self.to - behind > 3 {
            (self.from..colon, behind..self.last())
        } else if self.items[behind].is_quotation
            && self.items[behind].to - self.items[behind].from > 6
            && found.iter().all(|found| found.at > colon)
        {
            let speaker = self
                .names
                .name_before(self.from, colon)
                .filter(|name| name.clone().any(|at| self.names.names_somebody(at)));
            match speaker {
                Some(speaker) => (speaker, behind..behind + 1),
                None => return,
            }
        } else {
            return;
        };
        frames.push(Frame {
            sentence: self.number,
            cue: colon..colon + 1,
            speaker: Some(speaker),
            named: None,
            content: vec![content],
            kind: CueKind::Say,
            act: None,
        });
    }

    /// Where the line ends in which the sentence stands.
    fn line_end(&self) -> usize {
        (self.to..self.items.len())
            .find(|at| self.items[*at].from > self.items[at - 1].to)
            .unwrap_or(self.items.len())
    }

    /// A noun that names what is said: *his claim that*, *criticism of*.
    fn found_noun(&self, at: usize, cue: Cue) -> Option<Found> {
        if cue.kind != CueKind::Noun && !cue.uses.has(Use::Noun) || at + 1 >= self.to {
            return None;
        }
        let owner = self.names.owner(self.from, at);
        let next = &self.items[at + 1];
        let tells = next.is(Class::That)
            || next.is(Class::Of)
            || next.is(Class::Infinitive)
            || next.is(Class::Preposition)
            || next.kind == Kind::Colon;
        let opens = owner.as_ref().map_or(at, |owner| owner.start);
        (tells && (owner.is_some() || !next.is(Class::Infinitive))).then(|| Found {
            at,
            cue: Cue {
                kind: CueKind::Noun,
                ..cue
            },
            subject: owner.map_or(Subject::Nobody, Subject::Name),
            behind: None,
            addressed: None,
            opens,
            is_relative: false,
        })
    }

    /// What a noun names, behind it.
    fn content_of_noun(&self, this: &Found, end: usize) -> Vec<Range<usize>> {
        let next = this.at + 1;
        if next >= end {
            return Vec::new();
        }
        let has_clause = self.items[next].is(Class::That) || self.items[next].kind == Kind::Colon;
        let from = if self.items[next].is(Class::Of) || self.items[next].is(Class::Preposition) {
            next + 1
        } else {
            next
        };
        let to = (from + 1..end)
            .find(|at| {
                let item = &self.items[*at];
                !item.is_quotation
                    && (matches!(item.kind, Kind::Comma | Kind::Dash | Kind::Semicolon)
                        || !has_clause && (self.is_finite(*at) || item.is(Class::Clause)))
            })
            .unwrap_or(end);
        self.trimmed(from, to)
    }

    fn found(&self, at: usize, cue: Cue) -> Option<Found> {
        match cue.kind {
            CueKind::Noun => None,
            CueKind::According | CueKind::Via | CueKind::Agent => {
                let behind = self.names.name_behind(at + 1, self.to)?;
                let opens = if at > self.from && self.items[at - 1].kind == Kind::Comma {
                    at - 1
                } else {
                    at
                };
                Some(Found {
                    at,
                    cue,
                    subject: Subject::Shared,
                    behind: Some(behind),
                    addressed: None,
                    opens,
                    is_relative: false,
                })
            }
            CueKind::Final => self.found_last(at, cue),
            CueKind::Say | CueKind::Object | CueKind::Mutual => {
                let wanted = Wanted {
                    passive: cue.passive,
                    strict: cue.strict,
                    participle: cue.participle,
                    wide: cue.kind == CueKind::Say && !cue.strict,
                    uses: cue.uses,
                };
                let mut subject = if cue.before {
                    Subject::Shared
                } else {
                    self.names.subject(self.from, at, wanted)
                };
                if cue.own {
                    let behind = at + 1..at + 1;
                    return Some(Found {
                        at,
                        cue,
                        subject: Subject::Shared,
                        behind: Some(behind),
                        addressed: None,
                        opens: at,
                        is_relative: false,
                    });
                }
                let mut behind = None;
                let addressed = (cue.uses.has(Use::Addressed) && !self.begins_clause(at + 1))
                    .then(|| self.names.name_behind(at + 1, self.to))
                    .flatten()
                    .map(|name| name.end);
                if subject == Subject::Shared
                    && addressed.is_none()
                    && cue.kind == CueKind::Say
                    && (!cue.strict || self.is_behind_quotation(at))
                    && !cue.participle
                    && (cue.before || self.may_be_inverted(at))
                {
                    behind = self
                        .names
                        .name_behind(at + 1, self.to)
                        .filter(|name| cue.before || self.ends_clause(name));
                    if behind.is_none() && (at == self.from || cue.before) {
                        return None;
                    }
                }
                if subject == Subject::None {
                    return None;
                }
                if cue.strict && subject == Subject::Shared && behind.is_none() {
                    return None;
                }
                let next = self.items.get(at + 1).filter(|_| at + 1 < self.to);
                if cue.passive && next.is_some_and(|next| next.is(Class::Agent)) {
                    return None;
                }
                if cue.uses.has(Use::Clause) && behind.is_none() && !self.begins_clause(at + 1) {
                    return None;
                }
                let is_relative = matches!(subject, Subject::Relative(..));
                if is_relative && cue.kind == CueKind::Object && !cue.uses.has(Use::Relative) {
                    return None;
                }
                if let Subject::Relative(_, None) = subject {
                    subject = Subject::Shared;
                }
                let opens = match &subject {
                    _ if behind.is_some() => at,
                    Subject::Name(name) => name.start,
                    Subject::Relative(who, _) => *who,
                    _ => self.before_adverbs(at),
                };
                Some(Found {
                    at,
                    cue,
                    subject,
                    behind,
                    addressed,
                    opens,
                    is_relative,
                })
            }
        }
    }

    /// A verb behind what is said: the speaker begins the sentence, up to a comma or a quotation, or stands behind the verb.
    fn found_last(&self, at: usize, cue: Cue) -> Option<Found> {
        let first = self.names.name_behind(self.from, at).filter(|name| {
            let next = &self.items[name.end];
            next.is_quotation || next.kind == Kind::Comma
        });
        let behind = match first {
            None if self.is_behind_quotation(at) => self.names.name_behind(at + 1, self.to),
            _ => None,
        };
        if first.is_none() && !self.is_behind_quotation(at) {
            return None;
        }
        Some(Found {
            at,
            cue,
            subject: first.map_or(Subject::Nobody, Subject::Name),
            behind,
            addressed: None,
            opens: at,
            is_relative: false,
        })
    }

    /// The first of the words that lead to a verb without a subject of its own, with the comma or *and* before them.
    fn before_adverbs(&self, at: usize) -> usize {
        let mut at = at;
        while at > self.from {
            let before = &self.items[at - 1];
            if before.is(Class::And)
                || before.kind == Kind::Comma
                || before.is(Class::Adverb)
                || before.is(Class::Auxiliary)
            {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// Whether a quotation stands before, with or without a comma.
    fn is_behind_quotation(&self, at: usize) -> bool {
        let mut before = (self.from..at).rev().filter(|at| {
            self.items[*at].is_quotation
                || !matches!(self.items[*at].kind, Kind::Comma | Kind::Dash)
        });
        before.next().is_some_and(|at| self.items[at].is_quotation)
    }

    /// Whether the speaker may stand behind the verb: behind a quotation, a comma or a dash, or at the beginning.
    fn may_be_inverted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= self.from) else {
            return true;
        };
        let before = &self.items[before];
        before.is_quotation
            || matches!(
                before.kind,
                Kind::Comma | Kind::Dash | Kind::Stop | Kind::Mark
            )
    }

    /// Whether no verb stands behind a name of which it could be the subject.
    fn ends_clause(&self, name: &Range<usize>) -> bool {
        if name.end >= self.to {
            return true;
        }
        let next = &self.items[name.end];
        let is_pronoun = name.len() == 1 && self.items[name.start].is(Class::Pronoun);
        let is_mark = next.is_quotation || !next.is_word();
        is_mark
            || !is_pronoun
                && (next.is(Class::Preposition)
                    || next.is(Class::Of)
                    || next.is(Class::Time)
                    || next.is(Class::Clause)
                    || next.is(Class::Relative)
                    || next.is(Class::And)
                    || next.is(Class::Adverb))
    }

    /// The name that the sentence begins with, before `to`.
    fn opening_name(&self, to: usize) -> Option<Range<usize>> {
        self.names
            .name_behind(self.from, to)
            .filter(|name| name.end < to)
    }

    /// Where the words that follow a cue end: where the next cue begins a clause of its own beside this one.
    fn end(&self, later: &[Found], this: &Found, last: usize) -> usize {
        for next in later {
            let open = next.opens;
            if open <= this.at + 1 {
                continue;
            }
            let before = &self.items[open - 1];
            let beside = match (&next.subject, &next.behind) {
                (_, Some(_)) => {
                    next.cue.kind == CueKind::According || next.cue.kind == CueKind::Via
                }
                (Subject::Shared, None) => {
                    let opener = &self.items[open];
                    opener.kind == Kind::Comma || opener.is(Class::And)
                }
                (Subject::Relative(..), _) => false,
                _ => {
                    before.is(Class::And) && self.joins_clauses(open)
                        || before.is(Class::Clause)
                            && open >= 2
                            && self.items[open - 2].kind == Kind::Comma
                        || before.kind == Kind::Semicolon
                        || before.is_quotation && before.ends_in_comma
                        || self.is_parted(next)
                            && (next.at + 1 >= last || self.items[next.at + 1].kind == Kind::Comma)
                }
            };
            if beside {
                let mut end = open;
                while end > this.at + 1
                    && (self.items[end - 1].is(Class::And)
                        || self.items[end - 1].is(Class::Clause)
                        || self.items[end - 1].kind == Kind::Comma)
                {
                    end -= 1;
                }
                return end;
            }
        }
        if this.is_relative {
            // The clause about a name ends at its comma.
            let ends = |at: &usize| {
                let item = &self.items[*at];
                !item.is_quotation && item.kind == Kind::Comma
            };
            if let Some(end) = (this.at + 1..last).find(ends) {
                return end;
            }
        }
        last
    }

    /// Whether the *and* before a clause joins it to the one before: it has a comma, or a country speaks behind it, which
    /// believes and says nothing within what another says.
    fn joins_clauses(&self, open: usize) -> bool {
        open >= 2 && self.items[open - 2].kind == Kind::Comma
            || self.items[open].is(Class::Body)
            || self.items[open].is(Class::Place)
    }

    /// Skips what stands between a cue and what is said: whom it is said to, where and when.
    fn skip_setting(&self, from: usize, to: usize, kind: CueKind) -> usize {
        let mut at = from;
        if at >= to {
            return at;
        }
        if matches!(self.items[at].kind, Kind::Comma | Kind::Colon | Kind::Dash)
            && !self.items[at].is_quotation
        {
            return at + 1;
        }
        if self.items[at].is(Class::That) || self.items[at].is_quotation {
            return at;
        }
        let settles = |item: &Item| {
            item.is(Class::Preposition)
                || item.is(Class::Of)
                || item.is(Class::Time)
                || item.is(Class::Addressee)
                || item.is(Class::Adverb) && !item.capital
        };
        if kind == CueKind::Say && settles(&self.items[at]) {
            // *said in a statement on Monday that*: up to the word that begins what is said.
            let horizon = to.min(at + 14);
            for ahead in at..horizon {
                let item = &self.items[ahead];
                if item.is(Class::That) && !item.is(Class::Question) || item.is_quotation {
                    return ahead;
                }
                if matches!(item.kind, Kind::Comma | Kind::Colon) {
                    return if ahead + 1 < to { ahead + 1 } else { ahead };
                }
                let is_subject = item.is(Class::Pronoun) && !item.is(Class::Addressee);
                if item.is(Class::Clause) || is_subject || self.is_finite(ahead) {
                    break;
                }
            }
            while at < to
                && (self.items[at].is(Class::Time)
                    || self.items[at].is(Class::Addressee) && !self.items[at].is(Class::Possessive)
                    || self.items[at].is(Class::Adverb) && !self.items[at].capital)
            {
                at += 1;
            }
        }
        at
    }

    /// Whether a verb that needs a subject stands there.
    fn is_finite(&self, at: usize) -> bool {
        self.items[at].is(Class::Auxiliary) || self.items[at].is(Class::Passive)
    }

    /// Whether what stands there begins a clause, or is quoted.
    fn begins_clause(&self, at: usize) -> bool {
        if at >= self.to {
            return false;
        }
        let item = &self.items[at];
        let is_mark = matches!(item.kind, Kind::Comma | Kind::Colon) && !item.is_quotation;
        item.is(Class::That)
            || item.is_quotation
            || item.is(Class::Gap)
            || item.is(Class::Pronoun) && !item.is(Class::Addressee)
            || is_mark && at + 1 < self.to && self.items[at + 1].is_quotation
    }

    /// Whether only a setting stands there: *in Moscow on Monday*, *in a statement*.
    fn is_setting(&self, from: usize, to: usize) -> bool {
        if from >= to {
            return true;
        }
        let first = &self.items[from];
        let begins = first.is(Class::Preposition)
            || first.is(Class::Time)
            || first.is(Class::Addressee)
            || first.is(Class::Clause)
            || first.is(Class::Adverb)
            || first.is(Class::And)
            || matches!(
                first.kind,
                Kind::Comma | Kind::Semicolon | Kind::Open | Kind::Dash
            );
        begins
            && !(from..to).any(|at| {
                self.items[at].is(Class::That)
                    || self.items[at].is_quotation && self.items[at].to - self.items[at].from > 5
            })
    }

    fn content(
        &self,
        this: &Found,
        speaker: Option<&Range<usize>>,
        begin: usize,
        end: usize,
    ) -> Vec<Range<usize>> {
        match this.cue.kind {
            CueKind::Agent => Vec::new(),
            CueKind::According | CueKind::Via => self.content_of_preposition(this, begin, end),
            CueKind::Final => {
                let from = speaker
                    .filter(|speaker| speaker.end <= this.at)
                    .map_or(begin, |speaker| speaker.end);
                self.trimmed(from, this.at)
            }
            CueKind::Object => self.trimmed(this.at + 1, self.bound(this, this.at + 1, end)),
            CueKind::Mutual => self.trimmed(this.at, self.bound(this, this.at, end)),
            CueKind::Noun => self.content_of_noun(this, end),
            CueKind::Say => self.content_of_verb(this, speaker, begin, end),
        }
    }

    fn content_of_preposition(&self, this: &Found, begin: usize, end: usize) -> Vec<Range<usize>> {
        let behind = this.behind.as_ref().map_or(this.at + 1, |name| name.end);
        let starts = this.at == self.from
            || self.items[this.at - 1].is(Class::And)
            || this.at - self.from <= 2 && self.items[this.at - 1].is_word();
        if starts {
            let from = if behind < end && self.items[behind].kind == Kind::Comma {
                behind + 1
            } else {
                behind
            };
            return self.trimmed(from, end);
        }
        let begin = (self.from..this.opens)
            .rev()
            .find(|at| self.items[*at].kind == Kind::Semicolon)
            .map_or_else(
                || {
                    if this.cue.kind == CueKind::According {
                        self.from
                    } else {
                        begin
                    }
                },
                |at| at + 1,
            );
        let before = self.trimmed(begin.min(this.at), this.opens.min(this.at));
        // *according to documents seen by the newspaper, …*
        let behind = (behind..end.min(behind + 9))
            .take_while(|at| !self.items[*at].is(Class::That) && !self.is_finite(*at))
            .find(|at| self.items[*at].kind == Kind::Comma)
            .unwrap_or(behind);
        let between = self.items[this.at - 1].kind == Kind::Comma
            && behind < end
            && self.items[behind].kind == Kind::Comma;
        if between && end > behind + 3 {
            let mut both = before;
            both.extend(self.trimmed(behind + 1, end));
            return both;
        }
        before
    }

    fn content_of_verb(
        &self,
        this: &Found,
        speaker: Option<&Range<usize>>,
        begin: usize,
        end: usize,
    ) -> Vec<Range<usize>> {
        let behind_cue = match (&this.behind, this.addressed) {
            (Some(name), _) => name.end,
            (None, Some(end)) => end,
            (None, None) => this.at + 1,
        };
        let opens = match (&this.subject, speaker) {
            (Subject::Name(name), _) => name.start,
            _ => this.opens,
        };
        let clause = (opens > self.from).then(|| opens - 1);
        let parted = clause.is_some_and(|at| {
            matches!(self.items[at].kind, Kind::Comma | Kind::Dash) || self.items[at].is_quotation
        }) || this.behind.is_some() && opens > self.from;
        let from = self.skip_setting(behind_cue, end, this.cue.kind);
        let quoted_before = clause.filter(|at| {
            let at = if self.items[*at].kind == Kind::Comma && *at > self.from {
                *at - 1
            } else {
                *at
            };
            let item = &self.items[at];
            item.is_quotation && (item.to - item.from > 4 || item.ends_in_comma)
        });
        if let Some(at) = quoted_before {
            let at = if self.items[at].is_quotation {
                at
            } else {
                at - 1
            };
            // The words before the quotation belong to it if they are of the same sentence.
            let goes_on = at > begin
                && (self.items[at - 1].is_word()
                    && !self.items[at - 1].is(Class::And)
                    && !self.items[at].capital
                    || self.items[at].continues && self.items[at - 1].kind == Kind::Comma);
            let start = if goes_on { begin } else { at };
            let next = self.next_quotation(behind_cue, end);
            let is_setting = goes_on
                && next.is_some_and(|next| next == behind_cue + 1 && !self.items[next].continues);
            if !is_setting {
                let mut content = self.trimmed(start, at + 1);
                if let Some(next) = next {
                    content.push(next..end.max(next + 1));
                } else if goes_on
                    && behind_cue + 1 < end
                    && self.items[behind_cue].kind == Kind::Comma
                    && this.behind.is_none()
                    && self.goes_on(behind_cue + 1)
                {
                    content.extend(self.trimmed(behind_cue + 1, end));
                }
                return content;
            }
        }
        let rest_is_setting = from >= end
            || self.is_setting(behind_cue, end)
                && !self.is_clause(from, end)
                && (parted || !self.says_when(behind_cue, end));
        // *A, X said, B*: what is before and behind.
        let is_between = this.behind.is_none()
            && behind_cue + 1 < end
            && self.items[behind_cue].kind == Kind::Comma
            && !self.items[behind_cue].is_quotation
            && !self.items[behind_cue + 1].is_quotation;
        if parted && (this.behind.is_some() || rest_is_setting || is_between) {
            let mut before = self.trimmed(begin, opens);
            let least = if is_between { 1 } else { 2 };
            if before.iter().map(Range::len).sum::<usize>() >= least {
                if is_between && self.goes_on(behind_cue + 1) {
                    before.extend(self.trimmed(behind_cue + 1, end));
                }
                return before;
            }
        }
        if rest_is_setting
            && !(from < end && (self.items[from].is(Class::That) || self.items[from].is_quotation))
        {
            return Vec::new();
        }
        self.trimmed(from, self.bound(this, from, end))
    }

    /// Whether what stands behind *A, X said,* goes on with what X said.
    fn goes_on(&self, at: usize) -> bool {
        let item = &self.items[at];
        let ends = item.is(Class::Relative)
            || item.is(Class::And)
            || item.is(Class::Gap)
            || self.cue(at).is_some_and(|cue| {
                cue.participle || matches!(cue.kind, CueKind::According | CueKind::Via)
            });
        !ends
    }

    /// Where the words that belong to a verb end, no later than `end`: at the mark behind which another clause begins.
    fn bound(&self, this: &Found, from: usize, end: usize) -> usize {
        let hangs = self.is_subordinate(this.opens);
        let is_short = this.cue.kind == CueKind::Object || hangs;
        for at in from + 1..end {
            let item = &self.items[at];
            if item.is_quotation {
                continue;
            }
            let next = self.items.get(at + 1).filter(|_| at + 1 < end);
            let parts = match item.kind {
                Kind::Semicolon => true,
                Kind::Dash if is_short => true,
                Kind::Comma if is_short => {
                    let is_list = next.is_some_and(|next| {
                        self.is_listed(next) && (!next.capital || self.items[at - 1].capital)
                    });
                    hangs || !is_list
                }
                // *… and who*: another clause about what is meant.
                _ => {
                    this.cue.kind == CueKind::Mutual
                        && item.is(Class::And)
                        && next.is_some_and(|next| next.is(Class::Relative))
                }
            };
            if parts {
                return at;
            }
        }
        end
    }

    /// Whether a word behind a comma goes on a list rather than begin a clause or a remark.
    fn is_listed(&self, item: &Item) -> bool {
        let begins = item.is(Class::Clause)
            || item.is(Class::Relative)
            || item.is(Class::Gap)
            || item.is(Class::Adverb)
            || item.is(Class::Preposition)
            || item.is(Class::Pronoun)
            || item.is(Class::Determiner)
            || item.is(Class::That)
            || item.is(Class::And)
            || item.is(Class::Infinitive)
            || item.is(Class::Time)
            || item.is(Class::Auxiliary)
            || item.is(Class::Passive)
            || item.known.is_cue();
        item.is_word() && !begins
    }

    /// Whether a clause that begins at `opens` hangs on the main one before which it stands: *when X said …, Y …*.
    fn is_subordinate(&self, opens: usize) -> bool {
        let Some(before) = opens.checked_sub(1).filter(|before| *before >= self.from) else {
            return false;
        };
        let first = before == self.from
            || !self.items[before - 1].is_word() && !self.items[before - 1].is_quotation
            || self.items[before - 1].is(Class::And);
        first && self.items[before].is(Class::Clause)
    }

    /// Whether a time or somebody spoken to stands there, with a clause behind it: *said Monday the plan was*.
    fn says_when(&self, from: usize, to: usize) -> bool {
        let first = &self.items[from];
        (first.is(Class::Time) || first.is(Class::Addressee))
            && (from + 1..to).any(|at| self.is_finite(at))
    }

    /// Whether what begins there can be what is said, though it begins like a setting.
    fn is_clause(&self, from: usize, to: usize) -> bool {
        from < to && !self.is_setting(from, to)
    }

    /// A quotation that goes on behind its cue: *“A,” he said. “B.”*
    fn next_quotation(&self, from: usize, to: usize) -> Option<usize> {
        (from..to.min(from + 14))
            .find(|at| {
                self.items[*at].is_quotation && self.items[*at].to - self.items[*at].from > 4
            })
            .filter(|at| *at > from && !self.items[*at - 1].is_word() || *at == from)
    }

    /// A part of the sentence without marks and joining words at its ends; none if nothing is left.
    fn trimmed(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let (mut from, mut to) = (from, to);
        let is_mark = |item: &Item| {
            !item.is_quotation
                && matches!(
                    item.kind,
                    Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop
                )
        };
        while from < to && is_mark(&self.items[from]) {
            from += 1;
        }
        while from < to && (is_mark(&self.items[to - 1]) || self.items[to - 1].is(Class::And)) {
            to -= 1;
        }
        if from < to {
            vec![from..to]
        } else {
            Vec::new()
        }
    }
}
