//! PFSA-ID: Indonesian news as `token TAB tag` lines, in which direct quotations of public figures with a cue behind them are
//! tagged STATEMENT. Blank lines mean nothing; an article begins at its dateline, `CITY , KOMPAS —`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use gainsay::extract::{Proposal, Standing, draft};
use gainsay::language::Language;
use gainsay::model::claim::Form;

use crate::tally::Tally;

struct Token<'a> {
    text: &'a str,
    tag: &'a str,
}

/// Whether a file has the corpus's form.
pub(crate) fn is(path: &Path) -> Result<bool, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let first = text
        .lines()
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    Ok(first.split('\t').count() == 2 && text.contains("-STATEMENT"))
}

fn articles<'a>(text: &'a str) -> Vec<Vec<Token<'a>>> {
    let tokens: Vec<Token<'a>> = text
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(text, tag)| Token { text, tag })
        .collect();
    let is_capital = |token: &Token| token.text.chars().all(|c| c.is_uppercase());
    let mut starts = vec![0];
    for (at, token) in tokens.iter().enumerate() {
        if token.text == "KOMPAS" && at >= 2 && tokens[at - 1].text == "," {
            let mut start = at - 1;
            while start > 0 && is_capital(&tokens[start - 1]) {
                start -= 1;
            }
            starts.push(start);
        }
    }
    starts.dedup();
    let mut rest = tokens;
    let mut found = Vec::new();
    for start in starts.into_iter().rev() {
        found.push(rest.split_off(start));
    }
    found.reverse();
    found
}

/// The tagged statements, as ranges of tokens.
fn statements(article: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, token) in article.iter().enumerate() {
        match token.tag {
            "B-STATEMENT" => start = Some(at),
            "L-STATEMENT" => found.extend(start.take().map(|start| start..at + 1)),
            "U-STATEMENT" => found.push(at..at + 1),
            _ => {}
        }
    }
    found
}

/// Whether the corpus means to tag a proposal: a direct quotation with its cue behind it.
fn is_of_kind(proposal: &Proposal) -> bool {
    let first = proposal.content.first();
    proposal.form == Some(Form::Direct)
        && proposal
            .cue
            .as_ref()
            .zip(first)
            .is_some_and(|(cue, first)| cue.start >= first.end)
}

pub(crate) fn score(path: &Path, errors: usize) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut anybody = Tally::default();
    let mut all = Tally::default();
    let mut standings: BTreeMap<Standing, Tally> = BTreeMap::new();
    let mut told = 0;
    let (mut bytes, mut seconds) = (0, 0.0);
    for article in articles(&text) {
        let mut line = String::new();
        let mut places = Vec::new();
        for token in &article {
            if !line.is_empty() {
                line.push(' ');
            }
            let start = line.len();
            line.push_str(token.text);
            places.push(start..line.len());
        }
        let clock = std::time::Instant::now();
        let drafted = draft(&line, Language::Indonesian)?;
        seconds += clock.elapsed().as_secs_f64();
        bytes += line.len();
        let wanted = statements(&article);
        let exact = |proposal: &&Proposal| {
            let Some(first) = proposal.content.first() else {
                return false;
            };
            wanted.iter().any(|range| {
                places[range.start].start == first.start && places[range.end - 1].end == first.end
            })
        };
        let direct: Vec<&Proposal> = drafted
            .proposals
            .iter()
            .filter(|one| is_of_kind(one))
            .collect();
        let public: Vec<&Proposal> = direct
            .iter()
            .copied()
            .filter(|one| {
                one.speaker
                    .as_ref()
                    .is_some_and(|speaker| speaker.standing == Standing::Office)
            })
            .collect();
        for one in &direct {
            let standing = one
                .speaker
                .as_ref()
                .map_or(Standing::Untold, |speaker| speaker.standing);
            standings
                .entry(standing)
                .or_default()
                .add(1, 0, usize::from(exact(one)));
        }
        anybody.add(
            direct.len(),
            wanted.len(),
            direct.iter().filter(|one| exact(one)).count(),
        );
        all.add(
            public.len(),
            wanted.len(),
            public.iter().filter(|one| exact(one)).count(),
        );
        let say = |range: Range<usize>| line.get(range).unwrap_or_default().to_owned();
        for one in &direct {
            let is_public = one
                .speaker
                .as_ref()
                .is_some_and(|speaker| speaker.standing == Standing::Office);
            if told < errors && is_public != exact(one) {
                told += 1;
                let first = one.content[0].clone();
                let cue = one.cue.clone().unwrap_or_default();
                let end = (cue.end + 160).min(line.len());
                let behind = (cue.end..=end)
                    .rev()
                    .find_map(|end| line.get(cue.start..end))
                    .unwrap_or_default();
                println!(
                    "{} {:?}\n    {}\n    {behind}",
                    if is_public { "FOUND" } else { "DROPPED" },
                    one.speaker
                        .as_ref()
                        .map(|speaker| (&speaker.name, speaker.standing)),
                    say(first.start..first.end),
                );
            }
        }
        for range in &wanted {
            let place = places[range.start].start..places[range.end - 1].end;
            if told < errors && !direct.iter().any(|one| one.content[0] == place) {
                told += 1;
                println!("MISSED {}", say(place.clone()));
                for one in drafted.proposals.iter().filter(|one| {
                    one.content[0].start < place.end && place.start < one.content[0].end
                }) {
                    println!("    found {:?} {:?}", one.form, say(one.content[0].clone()));
                }
            }
        }
    }
    anybody.tell("quotation exact, of whoever speaks");
    all.tell("quotation exact, of those in office");
    for (standing, tally) in &standings {
        println!(
            "    {standing:?}: {} of {} exact and annotated",
            tally.right, tally.found
        );
    }
    println!("{:.1} MB of text a second", bytes as f64 / 1e6 / seconds);
    Ok(())
}
