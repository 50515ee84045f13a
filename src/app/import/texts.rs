//! The inputs of an import: what could be read of them, and what is wrong with them.

use std::collections::{HashMap, HashSet};
use std::io;

use crate::app::import::drops::sign;
use crate::app::import::summary::KINDS;
use crate::formats::{self, Faults, Input, Lines, Opened, ReadError, Sources};
use crate::model::fault::Fault;
use crate::model::merge::Identified;
use crate::model::record::Records;
use crate::store::{Author, ImportedSource};

/// The inputs of an import, opened.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) sources: Sources,
    pub(super) bodies: Vec<Body>,
    pub(super) unreadable: Vec<ReadError>,
}

/// What an input holds. Its number is that of its source.
#[derive(Debug)]
pub(super) enum Body {
    /// Records that were read at once, in their one spelling, and what is wrong with them.
    Whole(Box<Records>, Vec<Fault>),
    /// One record a line, to be streamed, and what is wrong with the lines.
    Lines(Faults),
}

impl Texts {
    pub(super) fn open(inputs: Vec<Input<'_>>) -> Self {
        let mut texts = Self::default();
        for input in inputs {
            match formats::open(&mut texts.sources, input) {
                Ok(Opened::Whole(records, faults)) => {
                    texts
                        .bodies
                        .push(Body::Whole(Box::new(records.normalised()), faults));
                }
                Ok(Opened::Lines) => texts.bodies.push(Body::Lines(Faults::default())),
                Err(error) => texts.unreadable.push(error),
            }
        }
        texts
    }

    /// How many records there are of each kind, of texts without faults; their hashes are learned by the way.
    pub(super) fn count(&mut self) -> Result<HashMap<&'static str, usize>, ReadError> {
        let mut counts = HashMap::new();
        // One that is given twice is one.
        let mut judgements = HashSet::new();
        for source in 0..self.bodies.len() {
            if let Body::Whole(records, _) = &self.bodies[source] {
                count(records, &mut counts);
                judgements.extend(records.judgements.iter().map(Identified::identity));
                continue;
            }
            self.each_line(source, true, |stream, _| {
                let kind = KINDS.iter().find(|kind| stream.kind() == Some(kind));
                let kind = kind.filter(|kind| **kind != "judgement");
                if let Some(kind) = kind {
                    *counts.entry(*kind).or_default() += 1;
                    return true;
                }
                let mut records = Records::default();
                let goes_on = stream.read(&mut records, &mut Faults::default());
                count(&records, &mut counts);
                judgements.extend(records.judgements.iter().map(Identified::identity));
                goes_on
            })?;
        }
        if !judgements.is_empty() {
            counts.insert("judgement", judgements.len());
        }
        Ok(counts)
    }

    /// How many bytes there are to read.
    pub(super) fn length(&self) -> u64 {
        (0..self.sources.len())
            .map(|source| self.sources.length(number(source)))
            .sum()
    }

    /// Goes through the lines of a source, to its end or until `each` says that it is enough.
    pub(super) fn each_line(
        &mut self,
        source: usize,
        hashed: bool,
        mut each: impl FnMut(&formats::SourceStream<'_>, &mut Faults) -> bool,
    ) -> Result<(), ReadError> {
        let mut lines = Lines::default();
        let Some(Body::Lines(faults)) = self.bodies.get_mut(source) else {
            return Ok(());
        };
        let name = self.sources.name(number(source)).unwrap_or_default();
        let mut go = || -> io::Result<Option<String>> {
            let mut stream = self.sources.stream(number(source), hashed)?;
            while stream.advance(&mut lines)? {
                if !each(&stream, faults) || faults.is_full() {
                    return Ok(None);
                }
            }
            if hashed && faults.is_empty() {
                stream.end(faults);
            }
            Ok(stream.into_inner().into_inner().sha256())
        };
        let sha256 = go().map_err(|error| ReadError::new(name, error))?;
        if hashed {
            self.sources.learn(number(source), lines, sha256);
        }
        Ok(())
    }

    /// Fills in who drops the drafts of files of drafts.
    pub(super) fn sign_drops(&mut self, author: &Author) {
        for body in &mut self.bodies {
            if let Body::Whole(records, _) = body {
                sign(&mut records.dropped, &[], author);
            }
        }
    }

    /// Puts records in the place of all that was to be read; they hold it all.
    pub(super) fn replace(&mut self, records: Records) {
        let faults = self.take_faults();
        self.bodies = vec![Body::Whole(Box::new(records), faults)];
    }

    /// Whether anything is wrong with the texts themselves.
    pub(super) fn has_faults(&self) -> bool {
        self.bodies.iter().any(|body| match body {
            Body::Whole(_, faults) => !faults.is_empty(),
            Body::Lines(faults) => !faults.is_empty(),
        })
    }

    /// What is wrong with the texts themselves.
    pub(super) fn take_faults(&mut self) -> Vec<Fault> {
        let mut all = Vec::new();
        for body in &mut self.bodies {
            match body {
                Body::Whole(_, faults) => all.append(faults),
                Body::Lines(faults) => all.extend(std::mem::take(faults).into_vec()),
            }
        }
        all
    }

    /// The files for the log of changes.
    pub(super) fn files(&self) -> Vec<ImportedSource> {
        (0..self.sources.len())
            .filter_map(|source| {
                let source = number(source);
                Some(ImportedSource {
                    name: self.sources.name(source)?.to_owned(),
                    sha256: self.sources.sha256(source).unwrap_or_default().to_owned(),
                })
            })
            .collect()
    }
}

/// Adds how many records there are of each kind.
pub(super) fn count(records: &Records, counts: &mut HashMap<&'static str, usize>) {
    let numbers = [
        records.parties.len(),
        records.speakers.len(),
        records.outlets.len(),
        records.documents.len(),
        records.questions.len(),
        records.claims.len(),
        records.links.len(),
        records.judgements.len(),
        records.assessments.len(),
        records.dropped.len(),
    ];
    for (kind, number) in KINDS.iter().zip(numbers) {
        if number > 0 {
            *counts.entry(*kind).or_default() += number;
        }
    }
}

/// The number of a source.
fn number(source: usize) -> u32 {
    u32::try_from(source).unwrap_or(u32::MAX)
}
