//! Text that is made in blocks on several threads, and taken in the order of the blocks.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// How many bytes are handed over at once, or a little more.
const TOGETHER: usize = 1 << 17;

/// How many pieces of text a thread may be ahead: what a block takes in memory has a bound however long it is.
const AHEAD: usize = 8;

/// What a thread hands over.
struct Piece {
    text: Vec<u8>,
    /// Whether the block ends with it.
    is_last: bool,
}

/// What a thread writes its blocks with.
pub(super) struct Pen {
    pub(super) text: Vec<u8>,
    to: SyncSender<Piece>,
    used: Receiver<Vec<u8>>,
}

impl Pen {
    /// Hands over what there is, if it is much. It breaks off where nobody takes it any more.
    pub(super) fn flow(&mut self) -> ControlFlow<()> {
        if self.text.len() < TOGETHER {
            return ControlFlow::Continue(());
        }
        self.hand_over(false)
    }

    /// Ends a block; what follows is of the next one of this thread.
    pub(super) fn end_block(&mut self) -> ControlFlow<()> {
        self.hand_over(true)
    }

    fn hand_over(&mut self, is_last: bool) -> ControlFlow<()> {
        let empty = self.used.try_recv().unwrap_or_default();
        let text = std::mem::replace(&mut self.text, empty);
        match self.to.send(Piece { text, is_last }) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

/// Runs `make` on so many threads, each with its number: of the blocks, that thread makes the one with its number, the one
/// so many further on, and so forth, and ends each. `take` gets their text in order, and breaks off where it can take no
/// more.
pub(super) fn in_order(
    threads: usize,
    make: impl Fn(usize, &mut Pen) -> ControlFlow<()> + Sync,
    mut take: impl FnMut(&[u8]) -> ControlFlow<()>,
) {
    std::thread::scope(|scope| {
        let mut from: Vec<(Receiver<Piece>, Sender<Vec<u8>>)> = Vec::new();
        for number in 0..threads.max(1) {
            let (to, pieces) = sync_channel(AHEAD);
            let (back, used) = channel();
            let make = &make;
            scope.spawn(move || {
                let text = Vec::with_capacity(TOGETHER + TOGETHER / 4);
                let _ = make(number, &mut Pen { text, to, used });
            });
            from.push((pieces, back));
        }
        // Whoever has no block when it is its turn is behind the last one, and so are the others.
        for (pieces, back) in from.iter().cycle() {
            loop {
                let Ok(Piece { mut text, is_last }) = pieces.recv() else {
                    return;
                };
                if take(&text).is_break() {
                    return;
                }
                text.clear();
                let _ = back.send(text);
                if is_last {
                    break;
                }
            }
        }
    });
}
