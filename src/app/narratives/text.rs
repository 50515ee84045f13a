//! Narratives as text.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::analysis::graph::Stand;
use crate::analysis::lineage::sourcing::Lineage;
use crate::analysis::narratives::{Clash, Held, Place, Point, Standing, Teller};
use crate::analysis::phrase;
use crate::analysis::sentence;
use crate::app::lines;
use crate::app::narratives::report::NarrativeReport;
use crate::app::origins;
use crate::app::report::{WIDTH, counted};
use crate::model::claim::Claim;
use crate::model::key::Key;

/// How many clashes or agreements in all are listed before the rest is counted.
const CLASHES: usize = 60;
pub(super) const COMMON: usize = 60;

impl NarrativeReport<'_> {
    /// Each narrative from top to bottom, then where they clash, and what several tell alike.
    pub fn text(&self) -> String {
        let tellers = self.narratives.tellers();
        let mut text = String::new();
        if self.narratives.points.is_empty() {
            text.push_str(
                "No narratives: no two claims exclude each other, so that nothing is disputed.\n",
            );
        } else if !tellers.iter().any(|teller| *teller != Teller::Other) {
            text.push_str(match self.camps.as_slice() {
                [] => "No narratives: nobody who speaks for a party is on record on a disputed point.\n",
                _ => "No narratives: nobody who is in a camp is on record on a disputed point.\n",
            });
        }
        for note in self.left_out() {
            push(&mut text, "", &note);
        }
        let lineage = Lineage::of(self.casebook);
        for teller in tellers {
            if !text.is_empty() {
                text.push('\n');
            }
            self.narrative_text(&mut text, &lineage, teller);
        }
        self.clashes_text(&mut text);
        self.common_text(&mut text);
        text
    }

    fn narrative_text(&self, text: &mut String, lineage: &Lineage<'_>, teller: Teller) {
        let held: Vec<&Held> = self.narratives.held_by(teller).collect();
        let mut points: Vec<usize> = held.iter().map(|held| held.point).collect();
        points.dedup();
        let (name, also) = match teller {
            Teller::Party(party) => (
                format!("{} ({})", self.name(teller), self.casebook[party].id()),
                String::new(),
            ),
            Teller::Camp(camp) => (self.name(teller), self.members(camp)),
            Teller::Other => (
                phrase::capital(&self.name(teller)),
                "These do not speak for one another, so that together they tell no narrative."
                    .into(),
            ),
        };
        push(
            text,
            "",
            &format!(
                "{name}: {} on {}",
                phrase::plural(held.len(), "position"),
                phrase::plural(points.len(), "disputed point")
            ),
        );
        if !also.is_empty() {
            push(text, "  ", &also);
        }
        let claims: Vec<Key<Claim>> = held.iter().flat_map(|held| held.claims.clone()).collect();
        let sourcing = lineage.sourcing_of(&claims, |said| {
            self.membership.of_speaker(said.speaker) == teller
        });
        push(
            text,
            "  ",
            &format!(
                "Built from {}, with {}.",
                origins::counts(&sourcing),
                phrase::plural(sourcing.named.origins.len(), "origin")
            ),
        );
        for held in held.chunk_by(|a, b| a.point == b.point) {
            let point = &self.narratives.points[held[0].point];
            text.push('\n');
            push(text, "  ", &self.asked(point));
            for held in self.first_held(held) {
                self.held_text(text, held);
            }
            if held.len() > self.told.0 {
                let rest = phrase::plural(held.len() - self.told.0, "more position");
                push(text, "    ", &format!("… and {rest}"));
            }
        }
        self.gaps_text(text, teller, &points);
    }

    /// What is told of what a teller holds on a point: what most claims hold, in the order given.
    fn first_held<'h>(&self, held: &'h [&'h Held]) -> Vec<&'h Held> {
        let mut places: Vec<usize> = (0..held.len()).collect();
        places.sort_by_key(|place| Reverse(held[*place].claims.len()));
        places.truncate(self.told.0);
        places.sort_unstable();
        places.into_iter().map(|place| held[place]).collect()
    }

    /// What is not told of.
    fn left_out(&self) -> Vec<String> {
        let beside = self.narratives.beside;
        let mut notes = Vec::new();
        if beside.contradicted > 0 {
            notes.push(format!(
                "Told of the disputes with most contradictions; {} left out, more with --limit N.",
                phrase::plural(beside.contradicted, "dispute")
            ));
        }
        if beside.too_large > 0 {
            notes.push(format!(
                "Too large to be told among others: {}.",
                phrase::plural(beside.too_large, "dispute")
            ));
        }
        if beside.contradicted + beside.too_large > 0 {
            notes.push(format!("In what is left out: {}.", counted(beside.count)));
        }
        if beside.tense > 0 {
            notes.push(format!(
                "Not told: {} with tensions only.",
                phrase::plural(beside.tense, "dispute")
            ));
        }
        notes
    }

    fn held_text(&self, text: &mut String, held: &Held) {
        push(text, "    ", &self.answer(held.stand));
        for claim in held.claims.iter().take(self.told.1) {
            let claim = &self.casebook[*claim];
            if claim.answer.is_some() {
                push(text, "      ", &format!("{}: {}", claim.id(), claim.text()));
            }
            for (index, said) in claim.said.iter().enumerate() {
                if self.membership.of_speaker(said.speaker) == held.teller {
                    let statement = lines::statement(self.casebook, claim, index);
                    push(text, "        ", &format!("– {statement}"));
                }
            }
        }
        if held.claims.len() > self.told.1 {
            let rest = held.claims.len() - self.told.1;
            push(
                text,
                "      ",
                &format!("… and {} more", phrase::plural(rest, "claim")),
            );
        }
        for (standing, words) in STANDINGS {
            let names: Vec<String> = held
                .against
                .iter()
                .filter(|(_, each)| **each == standing)
                .map(|(other, _)| match *other {
                    other if other == held.teller && other != Teller::Other => {
                        "its own other words".into()
                    }
                    other => self.name(other),
                })
                .collect();
            if !names.is_empty() {
                let line = format!("{} {words} {}", sign(standing), names.join(", "));
                push(text, "      ", &line);
            }
        }
    }

    /// What a teller contradicts itself on, and what it is not on record on.
    fn gaps_text(&self, text: &mut String, teller: Teller, points: &[usize]) {
        if teller == Teller::Other {
            return;
        }
        text.push('\n');
        let mut within = self.narratives.clashes_within(teller).peekable();
        if within.peek().is_none() {
            push(text, "  ", "It contradicts itself on no disputed point.");
        }
        for ((at, _), clash) in within {
            let how = match clash.standing {
                Standing::Contradiction | Standing::Stated => "It contradicts itself",
                Standing::Tension => "It is in tension with itself",
                Standing::Dismissed => "That it contradicts itself was dismissed",
            };
            let point = self.asked(&self.narratives.points[at.0]);
            let line = format!("{how}: {point} {}", self.reason(clash));
            push(text, "  ", &line);
        }
        let silent: Vec<&str> = (0..self.narratives.points.len())
            .filter(|point| !points.contains(point))
            .filter_map(|point| self.narratives.points[point].question)
            .map(|question| self.casebook[question].id())
            .collect();
        if !silent.is_empty() {
            push(
                text,
                "  ",
                &format!("Not on record on: {}.", silent.join(", ")),
            );
        }
    }

    fn clashes_text(&self, text: &mut String) {
        let between: Vec<(&(Place, Place), &Clash)> = self
            .narratives
            .clashes
            .iter()
            .filter(|(((_, a), (_, b)), _)| a != b || *a == Teller::Other)
            .collect();
        if between.is_empty() {
            return;
        }
        text.push_str("\nWhere they clash\n");
        let mut shown = None;
        for ((first, second), clash) in between.iter().take(CLASHES) {
            if shown != Some(first.0) {
                text.push('\n');
                push(text, "  ", &self.asked(&self.narratives.points[first.0]));
                shown = Some(first.0);
            }
            let names = (self.name(first.1), self.name(second.1));
            let line = format!(
                "{} {} {}: {}. {}",
                phrase::capital(&names.0),
                sign(clash.standing),
                names.1,
                counted(clash.count),
                self.reason(clash)
            );
            push(text, "    ", &line);
        }
        if between.len() > CLASHES {
            push(
                text,
                "  ",
                &format!("… and {} more", between.len() - CLASHES),
            );
        }
    }

    fn common_text(&self, text: &mut String) {
        let common = &self.narratives.common;
        if common.is_empty() {
            return;
        }
        text.push_str("\nHeld alike, and disputed by nobody\n\n");
        for common in common.iter().take(COMMON) {
            let names: Vec<String> = common
                .tellers
                .iter()
                .map(|teller| self.name(*teller))
                .collect();
            let question = &self.casebook[self.positions[common.position].question];
            push(
                text,
                "  ",
                &format!("{} ({})", question.text(), question.id()),
            );
            let answer = self.answer(Stand::Position(common.position));
            let line = format!("“{answer}”: {}", phrase::first_names(&names));
            push(text, "    ", &line);
        }
        let left_out = common.len().saturating_sub(COMMON) + self.alike_left_out;
        if left_out > 0 {
            push(text, "  ", &format!("… and {left_out} more"));
        }
    }

    fn reason(&self, clash: &Clash) -> String {
        let mut reason = sentence::reason(self.casebook, &clash.pair);
        if let Some(judgement) = lines::judgement(self.casebook, clash.pair.a, clash.pair.b) {
            let _ = write!(reason, " {}", phrase::capital(&judgement));
        }
        reason
    }

    /// `Who began? (who-began)`
    fn asked(&self, point: &Point) -> String {
        point.question.map_or_else(
            || "Without a question".into(),
            |question| {
                let question = &self.casebook[question];
                let only = if point.contradicted {
                    ""
                } else {
                    "; tensions only"
                };
                format!("{} ({}{only})", question.text(), question.id())
            },
        )
    }
}

const STANDINGS: [(Standing, &str); 4] = [
    (Standing::Contradiction, "contradicted by"),
    (Standing::Stated, "contradicted, as a person states, by"),
    (Standing::Tension, "in tension with"),
    (Standing::Dismissed, "dismissed as no contradiction with"),
];

fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Contradiction | Standing::Stated => "≠",
        Standing::Tension => "≠?",
        Standing::Dismissed => "✕",
    }
}

fn push(text: &mut String, indent: &str, line: &str) {
    let deeper = format!("{indent}  ");
    let _ = writeln!(
        text,
        "{indent}{}",
        lines::wrap_behind(indent, line, &deeper, WIDTH)
    );
}
