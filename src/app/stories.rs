//! Changed stories, as text and as rows.

use std::fmt::Write as _;

use crate::analysis::pairs::Pair;
use crate::analysis::phrase;
use crate::analysis::positions::Positions;
use crate::analysis::sentence;
use crate::analysis::stories::{Story, StoryCount, StoryKind, Teller, Tellers, find_stories};
use crate::analysis::tally::{self, TOGETHER};
use crate::app::fault::AppFault;
use crate::app::lines;
use crate::app::report::WIDTH;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::words::Word;
use crate::store::{Cell, Kind, Need, Reach, Rows, Store};

/// How many of a teller's statements of one claim are spelled out before the rest is counted.
const SPELLED: usize = 3;

/// Changed stories, of which the first are listed.
#[derive(Debug)]
pub struct Stories<'a> {
    casebook: &'a Casebook,
    tellers: Tellers,
    listed: Vec<Story>,
    /// How many there are in all.
    pub count: StoryCount,
    /// Whether a speaker of no party said a claim.
    alone: bool,
}

/// The stories of a file, of which those listed are loaded.
#[derive(Debug)]
pub struct OfFile {
    part: Casebook,
    tellers: Tellers,
    listed: Vec<Story>,
    count: StoryCount,
    alone: bool,
}

impl OfFile {
    /// Finds all from bounds, and loads at most `limit`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn of(store: &Store, tellers: Tellers, limit: usize) -> Result<Self, AppFault> {
        let (bounds, told) = store.bounds_and_told(true)?;
        let (found, count) = tally::stories(&bounds, &told, tellers, limit, TOGETHER);
        let speaks_alone = |speaker: u32| told.speakers[speaker as usize].is_none();
        let alone = told
            .said
            .iter()
            .any(|(_, speaker, _)| speaks_alone(*speaker));
        drop((bounds, told));
        let rows: Vec<i64> = found
            .iter()
            .flat_map(|story| [story.claims.0, story.claims.1])
            .collect();
        let ids = store.claims_of_rows(&rows)?;
        let needs: Vec<Need<'_>> = ids
            .iter()
            .map(|id| Need {
                kind: Kind::Claim,
                id,
                reach: Reach::Said,
            })
            .collect();
        let part = store.load_part(&needs)?;
        let people = store.load_people()?;
        let teller = |teller: Teller| match teller {
            Teller::Speaker(speaker) => part.speaker(people[speaker].id()).map(Teller::Speaker),
            Teller::Party(party) => part.party(people[party].id()).map(Teller::Party),
        };
        let listed = found.iter().zip(ids.chunks(2)).filter_map(|(story, ids)| {
            let claim = |place: usize| ids.get(place).and_then(|id| part.claim(id));
            let (a, b) = claim(0).zip(claim(1))?;
            let pair = if story.clash {
                Some(Pair::of(&part, a, b)?)
            } else {
                None
            };
            Some(Story::of(&part, teller(story.teller)?, (a, b), pair))
        });
        Ok(Self {
            listed: listed.collect(),
            part,
            tellers,
            count,
            alone,
        })
    }

    /// The stories.
    pub fn stories(&self) -> Stories<'_> {
        Stories {
            casebook: &self.part,
            tellers: self.tellers,
            listed: self.listed.clone(),
            count: self.count,
            alone: self.alone,
        }
    }
}

impl<'a> Stories<'a> {
    /// Finds all, and lists at most `limit`.
    pub fn of(casebook: &'a Casebook, tellers: Tellers, limit: usize) -> Self {
        let positions = Positions::of(casebook);
        let (listed, count) = find_stories(casebook, &positions, tellers, limit);
        let alone = casebook
            .live_claims()
            .flat_map(|(_, claim)| &claim.said)
            .any(|said| casebook[said.speaker].party.is_none());
        Self {
            casebook,
            tellers,
            listed,
            count,
            alone,
        }
    }

    /// How many are not listed.
    pub fn left_out(&self) -> usize {
        self.count.all() - self.listed.len()
    }

    /// `1 contradiction, 2 revisions`; those dismissed are counted apart.
    pub fn summary(&self) -> String {
        let mut parts = Vec::new();
        for (number, one) in [
            (self.count.contradictions, "contradiction"),
            (self.count.tensions, "tension"),
            (self.count.revisions, "revision"),
        ] {
            if number > 0 {
                parts.push(phrase::plural(number, one));
            }
        }
        if self.count.dismissed > 0 {
            parts.push(format!("{} dismissed", self.count.dismissed));
        }
        if parts.is_empty() {
            "no changed story".into()
        } else {
            parts.join(", ")
        }
    }

    /// The stories as text, teller by teller.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if self.count.all() == 0 {
            let _ = writeln!(
                text,
                "No {} is on record with two claims that exclude each other, or with two figures of one running total.",
                self.tellers.word()
            );
        }
        let mut teller = None;
        for story in &self.listed {
            if teller != Some(story.teller) {
                teller = Some(story.teller);
                let _ = writeln!(text, "{}\n", self.teller(story.teller));
            }
            self.story_text(&mut text, story);
            text.push('\n');
        }
        if self.tellers == Tellers::Parties && self.alone {
            text.push_str(
                "Speakers of no party are left out here; `gainsay stories` looks at each alone.\n",
            );
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn teller(&self, teller: Teller) -> String {
        match teller {
            Teller::Speaker(speaker) => match self.casebook.party_of(speaker) {
                Some(party) => format!("{} ({})", self.casebook[speaker].name(), party.id()),
                None => self.casebook[speaker].name().to_owned(),
            },
            Teller::Party(party) => {
                format!(
                    "{} ({})",
                    self.casebook[party].name(),
                    self.casebook[party].id()
                )
            }
        }
    }

    fn story_text(&self, text: &mut String, story: &Story) {
        let mut line = |indent: &str, line: &str| {
            let deeper = format!("{indent}  ");
            let _ = writeln!(text, "{indent}{}", lines::wrap(line, &deeper, WIDTH));
        };
        let questions = [story.earlier, story.later].map(|claim| self.casebook[claim].question);
        let mut asked: Vec<&str> = questions
            .into_iter()
            .flatten()
            .map(|question| self.casebook[question].text())
            .collect();
        asked.dedup();
        let kind = match (story.kind, story.is_dismissed(self.casebook)) {
            (StoryKind::Revision, _) => "revision of a running total",
            (StoryKind::Tension, false) => "tension",
            (StoryKind::Tension, true) => "tension, dismissed",
            (StoryKind::Contradiction, false) => "contradiction",
            (StoryKind::Contradiction, true) => "contradiction, dismissed",
        };
        let heading = [kind, &asked.join(" / ")].join(": ");
        line("  ", heading.trim_end_matches(": "));
        for key in [story.earlier, story.later] {
            let claim = &self.casebook[key];
            let own = story.teller.statements(self.casebook, key);
            let date = own.first().and_then(|first| claim.said[*first].date);
            let date = date.map_or_else(|| "undated".into(), phrase::when);
            let answer = phrase::claim_answer(self.casebook, claim);
            let answer = if answer.is_empty() {
                String::new()
            } else {
                format!(": “{answer}”")
            };
            line("    ", &format!("{date}{answer}"));
            line("      ", &format!("{}: {}", claim.id(), claim.text()));
            for place in own.iter().take(SPELLED) {
                let statement = lines::statement(self.casebook, claim, *place);
                line("      ", &format!("– {statement}"));
            }
            if own.len() > SPELLED {
                let more = phrase::plural(own.len() - SPELLED, "more statement");
                line("      ", &format!("… and {more}"));
            }
        }
        line("    ", &self.reason(story));
        if !story.is_ordered(self.casebook) {
            line("    ", "The dates do not tell which was said first.");
        }
        if story.pair.is_some()
            && let Some(judgement) = lines::judgement(self.casebook, story.earlier, story.later)
        {
            line("    ", &judgement);
        }
    }

    fn reason(&self, story: &Story) -> String {
        match &story.pair {
            Some(pair) => sentence::ground(self.casebook, pair),
            None => "Both can be true: a running total may grow between two counts.".into(),
        }
    }

    /// One row a story.
    pub fn rows(&self) -> Rows {
        let sides = ["earlier", "later"].map(|side| {
            [
                "claim",
                "question",
                "answer",
                "as_of",
                "text",
                "speaker",
                "said",
                "document",
                "span_start",
                "span_end",
            ]
            .map(|column| format!("{side}_{column}"))
        });
        let columns = [
            "speaker",
            "party",
            "kind",
            "judgement",
            "in_order",
            "reason",
        ];
        let rows = self.listed.iter().map(|story| self.row(story));
        Rows {
            columns: columns
                .map(str::to_owned)
                .into_iter()
                .chain(sides.into_iter().flatten())
                .collect(),
            rows: rows.collect(),
        }
    }

    fn row(&self, story: &Story) -> Vec<Cell> {
        let (speaker, party) = match story.teller {
            Teller::Speaker(speaker) => (
                Some(self.casebook[speaker].id()),
                self.casebook.party_of(speaker).map(|party| party.id()),
            ),
            Teller::Party(party) => (None, Some(self.casebook[party].id())),
        };
        let judgement = story
            .pair
            .and_then(|pair| self.casebook.judgement(pair.a, pair.b))
            .map(|judgement| judgement.verdict.word());
        let mut row = vec![
            cell(speaker),
            cell(party),
            cell(Some(story.kind.word())),
            cell(judgement),
            Cell::Integer(i64::from(story.is_ordered(self.casebook))),
            cell(Some(&self.reason(story))),
        ];
        for key in [story.earlier, story.later] {
            let claim = &self.casebook[key];
            let own = story.teller.statements(self.casebook, key);
            row.extend(self.side(claim, own.first().map(|place| &claim.said[*place])));
        }
        row
    }

    /// A claim, and the first statement of it.
    fn side(&self, claim: &Claim, said: Option<&Attribution>) -> [Cell; 10] {
        let question = claim.question.map(|question| self.casebook[question].id());
        let answer = claim.entry.answer.as_ref().map(|answer| answer.as_str());
        let as_of = claim.entry.as_of.as_ref().map(|as_of| as_of.as_str());
        let date = said.and_then(|said| said.date).map(|date| date.to_string());
        let span = said.and_then(|said| said.span);
        let end = |end: Option<u64>| {
            end.map_or(Cell::Null, |end| {
                Cell::Integer(i64::try_from(end).unwrap_or(i64::MAX))
            })
        };
        [
            cell(Some(claim.id())),
            cell(question),
            cell(answer),
            cell(as_of),
            cell(Some(claim.text())),
            cell(said.map(|said| self.casebook[said.speaker].id())),
            cell(date.as_deref()),
            cell(said.map(|said| self.casebook[said.document].id())),
            end(span.map(|span| span.0)),
            end(span.map(|span| span.1)),
        ]
    }
}

fn cell(text: Option<&str>) -> Cell {
    text.map_or(Cell::Null, |text| Cell::Text(text.to_owned()))
}
