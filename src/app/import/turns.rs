//! Reading long texts for a casebook that is there: kind by kind, so that what others refer to comes before them, on a thread
//! of its own.

use std::sync::mpsc::sync_channel;
use std::thread::{self, ScopedJoinHandle};
use std::{mem, panic};

use crate::app::import::refusal::{Ended, Undone};
use crate::app::import::summary::{KINDS, Progress};
use crate::app::import::texts::{Body, Texts};
use crate::formats::{Faults, ReadError, SourceStream};
use crate::model::record::Records;
use crate::model::slugs::Slugs;

/// How many records are handed from the reader to the writer at once, and how often ahead of it.
const HANDED: usize = 256;
const AHEAD: usize = 16;

/// What refers to nothing but what stands in a line above it, or to others of its own line.
pub(super) const ORDER: [&[&str]; 3] = [
    &["party", "outlet"],
    &["speaker", "document", "question"],
    &["claim", "link", "judgement", "assessment"],
];

/// What is known of the texts from reading them.
#[derive(Default)]
pub(super) struct Given {
    ids: [Slugs; 6],
    /// Links, judgements and assessments, which wait for all claims.
    pub(super) decided: Records,
    /// How many bytes their lines have so far, each counted when it is its turn.
    bytes: u64,
}

/// Reads the records of some kinds on a thread of its own.
pub(super) fn read(
    texts: &mut Texts,
    given: &mut Given,
    turn: usize,
    kinds: &'static [&'static str],
    progress: &mut dyn FnMut(Progress),
    mut take: impl FnMut(Records) -> Result<(), Ended>,
) -> Result<(), Ended> {
    let of = texts.length();
    let (send, receive) = sync_channel::<(u64, Records)>(AHEAD);
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut reader = Reader {
                kinds,
                given,
                records: Records::default(),
                fine: true,
                send: |position, records| send.send((position, records)).is_ok(),
            };
            reader.go(texts, turn + 1 == ORDER.len())?;
            Ok(reader.fine)
        });
        let mut taken = Ok(());
        for (done, records) in receive {
            taken = take(records);
            if taken.is_err() {
                break;
            }
            progress(Progress::Reading { done, of });
        }
        let fine: Result<bool, ReadError> = joined(reader);
        taken?;
        match fine {
            Ok(true) => Ok(()),
            Ok(false) => Err(Ended::Otherwise),
            Err(error) => Err(Ended::Undone(Undone::Unreadable(error))),
        }
    })
}

struct Reader<'g, S> {
    kinds: &'static [&'static str],
    given: &'g mut Given,
    records: Records,
    /// Whether nothing was found to be wrong.
    fine: bool,
    /// Takes records and how many bytes were read; false when it takes no more.
    send: S,
}

impl<S: FnMut(u64, Records) -> bool> Reader<'_, S> {
    fn go(&mut self, texts: &mut Texts, last: bool) -> Result<(), ReadError> {
        for source in 0..texts.bodies.len() {
            if let Body::Whole(records, _) = &texts.bodies[source] {
                self.add(Records::clone(records));
                while self.fine && self.hand() {}
                continue;
            }
            let mut before = 0;
            texts.each_line(source, last, |stream, _| {
                let length = stream.position() - before;
                before = stream.position();
                if self.line(stream) {
                    self.given.bytes += length;
                }
                if self.records.len() >= HANDED {
                    self.fine &= self.hand();
                }
                self.fine
            })?;
        }
        while self.fine && self.hand() {}
        Ok(())
    }

    /// Hands over what there is, not too much at once; false when there is nothing any more, or nobody takes it.
    fn hand(&mut self) -> bool {
        let some = take_some(&mut self.records, HANDED);
        !some.is_empty() && (self.send)(self.given.bytes, some)
    }

    /// Takes the record of a line; false if it is not its turn.
    fn line(&mut self, stream: &SourceStream<'_>) -> bool {
        let kind = stream
            .kind()
            .and_then(|kind| KINDS.iter().find(|known| **known == kind));
        if kind.is_some_and(|kind| !self.kinds.contains(kind)) {
            // Dropped drafts have no turn: they are for the other way.
            self.fine &= kind != Some(&"dropped");
            return false;
        }
        match stream.quick() {
            Some(records) => self.add(records.normalised()),
            None => {
                let mut records = Records::default();
                let mut faults = Faults::default();
                self.fine &= stream.read(&mut records, &mut faults) && faults.is_empty();
                self.add(records.normalised());
            }
        }
        kind.is_some()
    }

    /// Adds those records that are of the kinds whose turn it is.
    fn add(&mut self, mut records: Records) {
        let kinds = self.kinds;
        let ids = &mut self.given.ids;
        let mut fine = self.fine && records.dropped.is_empty();
        let mut doubles = |place: usize, id: &str| fine &= ids[place].add(id).is_ok();
        macro_rules! keep {
            ($($place:literal $kind:literal $list:ident,)*) => {$(
                match kinds.contains(&$kind) {
                    true => records.$list.iter().for_each(|record| doubles($place, &record.id)),
                    false => records.$list.clear(),
                }
            )*};
        }
        keep!(0 "party" parties, 1 "outlet" outlets, 2 "speaker" speakers, 3 "document" documents, 4 "question" questions, 5 "claim" claims,);
        self.fine = fine;
        let decided = Records {
            links: mem::take(&mut records.links),
            judgements: mem::take(&mut records.judgements),
            assessments: mem::take(&mut records.assessments),
            ..Records::default()
        };
        if kinds.contains(&"link") {
            self.given.decided.append(decided);
        }
        self.records.append(records);
    }
}

/// Takes up to so many records out of the front of others.
pub(super) fn take_some(from: &mut Records, most: usize) -> Records {
    if from.len() <= most {
        return mem::take(from);
    }
    let mut some = Records::default();
    let mut room = most;
    macro_rules! take {
        ($($list:ident),*) => {$(
            let number = room.min(from.$list.len());
            some.$list = from.$list.drain(..number).collect();
            room -= number;
        )*};
    }
    take!(
        parties,
        speakers,
        outlets,
        documents,
        questions,
        claims,
        links,
        judgements,
        assessments
    );
    let _ = room;
    some
}

/// What a thread came to.
pub(super) fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|fall| panic::resume_unwind(fall))
}
