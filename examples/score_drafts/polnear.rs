//! PolNeAR: English news, `text/*.txt` and brat's `attributions/*.ann`, with offsets in characters. A text may have several
//! annotators, each with a file of the text's name and a suffix; each file is scored by itself.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::Path;

use gainsay::extract::draft;
use gainsay::language::Language;
use gainsay::model::claim::Form;

use crate::overlap::{overlap, pair};
use crate::tally::Tally;

#[derive(Default)]
struct Marked {
    source: Vec<Range<usize>>,
    cue: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
}

fn annotations(text: &str) -> Vec<Marked> {
    let mut spans: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut events = Vec::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(what)) = (fields.next(), fields.next()) else {
            continue;
        };
        if id.starts_with('T') {
            let places = what.split_once(' ').map_or("", |(_, places)| places);
            let ranges = places.split(';').filter_map(|place| {
                let (from, to) = place.split_once(' ')?;
                Some(from.parse().ok()?..to.parse().ok()?)
            });
            spans.insert(id, ranges.collect());
        } else if id.starts_with('E') {
            events.push(what);
        }
    }
    events
        .into_iter()
        .map(|event| {
            let mut marked = Marked::default();
            for part in event.split(' ') {
                let Some((role, id)) = part.split_once(':') else {
                    continue;
                };
                let list = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Source" => &mut marked.source,
                    "Cue" => &mut marked.cue,
                    "Content" => &mut marked.content,
                    _ => continue,
                };
                list.extend(spans.get(id).into_iter().flatten().cloned());
            }
            for list in [&mut marked.source, &mut marked.cue, &mut marked.content] {
                list.sort_by_key(|range| range.start);
            }
            marked
        })
        .filter(|marked| !marked.content.is_empty())
        .collect()
}

pub(crate) fn score(folder: &Path, errors: usize) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir(folder.join("attributions"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    let mut all = Tally::default();
    let mut exact = Tally::default();
    let mut speakers = Tally::default();
    let mut cues = Tally::default();
    let mut forms: BTreeMap<Form, Tally> = BTreeMap::new();
    let mut told = 0;
    let mut by_cue: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut bytes, mut seconds) = (0, 0.0);
    for file in files {
        let name = file
            .file_stem()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let shorter = name.rsplit_once('_').map_or(name, |(name, _)| name);
        let text = fs::read_to_string(folder.join("text").join(format!("{name}.txt")))
            .or_else(|_| fs::read_to_string(folder.join("text").join(format!("{shorter}.txt"))));
        let Ok(text) = text else {
            println!("{name} has no text");
            continue;
        };
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let character = |byte: usize| starts.partition_point(|start| *start < byte);
        let characters = |range: &Range<usize>| character(range.start)..character(range.end);
        let marked = annotations(&fs::read_to_string(&file)?);
        let clock = std::time::Instant::now();
        let mut drafted = draft(&text, Language::English)?;
        drafted.proposals.retain(|one| one.form.is_some());
        seconds += clock.elapsed().as_secs_f64();
        bytes += text.len();
        let found: Vec<Vec<Range<usize>>> = drafted
            .proposals
            .iter()
            .map(|one| one.content.iter().map(characters).collect())
            .collect();
        let wanted: Vec<_> = marked.iter().map(|one| one.content.clone()).collect();
        let pairs = pair(&found, &wanted, 0.5);
        all.add(found.len(), wanted.len(), pairs.len());
        exact.add(
            found.len(),
            wanted.len(),
            pairs
                .iter()
                .filter(|(i, j)| overlap(&found[*i], &wanted[*j]) > 0.95)
                .count(),
        );
        for (i, one) in drafted.proposals.iter().enumerate() {
            let right = pairs.iter().any(|(found, _)| *found == i);
            if let Some(cue) = &one.cue {
                let entry = by_cue
                    .entry(text[cue.clone()].to_lowercase())
                    .or_insert((0, 0));
                entry.0 += 1;
                entry.1 += usize::from(right);
            }
            if let Some(form) = one.form {
                forms.entry(form).or_default().add(1, 0, usize::from(right));
            }
        }
        for (i, j) in &pairs {
            let proposal = &drafted.proposals[*i];
            let last = proposal.together.last().or(proposal.speaker.as_ref());
            let mention =
                proposal.speaker.as_ref().zip(last).map(|(first, last)| {
                    characters(&(first.at.start..last.at.end.max(first.at.end)))
                });
            let source = &marked[*j].source;
            if !source.is_empty() {
                let right = mention
                    .as_ref()
                    .is_some_and(|mention| overlap(std::slice::from_ref(mention), source) >= 0.5);
                speakers.add(usize::from(mention.is_some()), 1, usize::from(right));
                if !right && told < errors {
                    told += 1;
                    let say = |range: &Range<usize>| {
                        text[starts[range.start]..starts[range.end]].replace('\n', " ")
                    };
                    println!(
                        "SPEAKER {name}: found {:?}, annotated {:?}",
                        mention.as_ref().map(say),
                        source.iter().map(say).collect::<Vec<_>>()
                    );
                }
            }
            let cue = drafted.proposals[*i].cue.as_ref().map(characters);
            let right = cue.is_some_and(|cue| {
                marked[*j]
                    .cue
                    .iter()
                    .any(|other| cue.start < other.end && other.start < cue.end)
            });
            cues.add(1, 1, usize::from(right));
        }
        let say = |ranges: &[Range<usize>]| {
            ranges
                .iter()
                .map(|range| text[starts[range.start]..starts[range.end]].replace('\n', " "))
                .collect::<Vec<_>>()
                .join(" … ")
        };
        for (i, one) in found.iter().enumerate() {
            if told < errors && !pairs.iter().any(|(found, _)| *found == i) {
                told += 1;
                let proposal = &drafted.proposals[i];
                let cue = proposal.cue.as_ref().map(characters);
                let near = cue.and_then(|cue| {
                    marked.iter().find(|other| {
                        let mut cues = other.cue.iter();
                        cues.any(|other| cue.start < other.end && other.start < cue.end)
                    })
                });
                println!(
                    "{} {name}: [{}] [{}] {:?}",
                    if near.is_some() { "OTHERWISE" } else { "FOUND" },
                    proposal
                        .speaker
                        .as_ref()
                        .map_or("", |speaker| &speaker.name),
                    proposal.cue.as_ref().map_or("", |cue| &text[cue.clone()]),
                    say(one)
                );
                if let Some(other) = near {
                    println!("   annotated: {:?}", say(&other.content));
                }
            }
        }
        for (j, one) in wanted.iter().enumerate() {
            if told < errors && !pairs.iter().any(|(_, marked)| *marked == j) {
                told += 1;
                println!(
                    "MISSED {name}: [{}] [{}] {:?}",
                    say(&marked[j].source),
                    say(&marked[j].cue),
                    say(one)
                );
            }
        }
    }
    all.tell("content, half of it shared");
    exact.tell("content, nearly the same");
    for (form, tally) in &forms {
        println!(
            "    {form:?}: precision {:.3} of {}",
            tally.right as f64 / tally.found.max(1) as f64,
            tally.found
        );
    }
    speakers.tell("speaker, of the content found");
    cues.tell("cue, of the content found");
    let mut by_cue: Vec<_> = by_cue.into_iter().collect();
    by_cue.sort_by_key(|(_, (found, right))| (std::cmp::Reverse(found - right), *found));
    if errors > 0 {
        for (cue, (found, right)) in by_cue {
            println!("CUE {cue}: {right} of {found}");
        }
    }
    println!("{:.1} MB of text a second", bytes as f64 / 1e6 / seconds);
    Ok(())
}
