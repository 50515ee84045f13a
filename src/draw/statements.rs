//! Statements as rows: who said it, when, in what outlet, in whose words.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::phrase;
use crate::draw::palette::{self, Style};
use crate::draw::picture::Row;
use crate::draw::wrap;
use crate::model::Word;
use crate::model::casebook::Casebook;
use crate::model::claim::{Attribution, Claim};
use crate::model::key::Key;
use crate::model::source::Speaker;

/// How wide the words of a row are, in columns.
pub(super) const ROW_WIDTH: usize = 38;

/// How wide what is claimed is, in columns.
const WORDS_WIDTH: usize = 42;

/// How much of what is claimed is shown, in columns; all of it shows when pointed at.
const MOST_WORDS: usize = 90;

/// Of how many statements the words are shown although they are the same.
const FEW_STATEMENTS: usize = 3;

/// How wide its small print is.
pub(super) const SMALL_WIDTH: usize = 46;

/// A statement, with the claim that it makes.
pub(super) type Statement<'a> = (Key<Claim>, &'a Attribution);

/// The statements of some claims, in the order of time; those without a date last.
pub(super) fn statements<'a>(casebook: &'a Casebook, claims: &[Key<Claim>]) -> Vec<Statement<'a>> {
    let mut found: Vec<Statement<'a>> = claims
        .iter()
        .flat_map(|claim| casebook[*claim].said.iter().map(|said| (*claim, said)))
        .collect();
    found.sort_by_key(|(claim, said)| {
        let said_at = said
            .said
            .map_or((i64::MAX, i64::MAX), |at| (at.from, at.to));
        (said_at, said.speaker, *claim, said.document, said.span)
    });
    found
}

/// What the rows of some claims show beside the statements.
#[derive(Clone, Debug, Default)]
pub(super) struct Remarks {
    /// Speakers who also said what the claims exclude.
    pub(super) changed: BTreeSet<Key<Speaker>>,
    /// What people state of a claim and another one in the same box, in words.
    pub(super) links: BTreeMap<Key<Claim>, Vec<String>>,
}

/// At most `limit` rows: every speaker's first statement before anyone's second; the rest are counted by party. Each
/// shows what is claimed, unless that is `heading`, or all of many statements claim the same.
pub(super) fn rows(
    casebook: &Casebook,
    claims: &[Key<Claim>],
    limit: usize,
    remarks: &Remarks,
    heading: &str,
) -> Vec<Row> {
    let all = statements(casebook, claims);
    let texts: BTreeSet<&str> = claims.iter().map(|claim| casebook[*claim].text()).collect();
    let shows_words = all.len() <= FEW_STATEMENTS || texts.len() > 1;
    let words = |claim: Key<Claim>| {
        let text = casebook[claim].text();
        if shows_words && text != heading {
            wrap::wrap(&wrap::shorten(text, MOST_WORDS), WORDS_WIDTH, 3)
        } else {
            Vec::new()
        }
    };
    let mut seen: BTreeSet<Key<Speaker>> = BTreeSet::new();
    let (firsts, others): (Vec<usize>, Vec<usize>) =
        (0..all.len()).partition(|place| seen.insert(all[*place].1.speaker));
    let mut shown: Vec<usize> = firsts.into_iter().chain(others).collect();
    let hidden = shown.split_off(limit.min(shown.len()));
    shown.sort_unstable();
    let mut rows: Vec<Row> = shown
        .into_iter()
        .map(|place| Row {
            words: words(all[place].0),
            ..row(casebook, all[place], remarks)
        })
        .collect();
    for claim in claims
        .iter()
        .filter(|claim| casebook[**claim].said.is_empty())
    {
        rows.push(Row {
            marks: vec![palette::NO_PARTY],
            text: vec!["nobody named".into()],
            words: words(*claim),
            small: remark(remarks, *claim),
            tooltip: casebook[*claim].text().into(),
            ..Row::default()
        });
    }
    if rows.len() > limit + 1 {
        let unnamed = rows.len() - limit;
        rows.truncate(limit);
        rows.push(more(
            &format!("and {unnamed} more claims of nobody named"),
            Vec::new(),
        ));
    }
    if !hidden.is_empty() {
        let mut by_party: BTreeMap<Option<usize>, (Style, usize)> = BTreeMap::new();
        for place in &hidden {
            let speaker = all[*place].1.speaker;
            let party = casebook[speaker].party.map(Key::index);
            let style = palette::speaker(casebook, speaker);
            by_party.entry(party).or_insert((style, 0)).1 += 1;
        }
        // Those of no party come last, as in the legend.
        let mut counted: Vec<_> = by_party.into_iter().collect();
        counted.sort_by_key(|(party, _)| (party.is_none(), *party));
        let counts: Vec<String> = counted
            .iter()
            .map(|(_, (style, count))| format!("{} {count}", style.glyph))
            .collect();
        rows.push(more(
            &format!("and {} more: {}", hidden.len(), counts.join("  ")),
            Vec::new(),
        ));
    }
    rows
}

fn more(text: &str, marks: Vec<Style>) -> Row {
    Row {
        marks,
        text: wrap::wrap(text, ROW_WIDTH, 3),
        ..Row::default()
    }
}

/// One statement.
pub(super) fn row(casebook: &Casebook, (claim, said): Statement<'_>, remarks: &Remarks) -> Row {
    let mut small = wrap::wrap(&place(casebook, said), SMALL_WIDTH, 3);
    if remarks.changed.contains(&said.speaker) {
        small.push("⇄ also says otherwise".into());
    }
    small.extend(remark(remarks, claim));
    Row {
        marks: vec![palette::speaker(casebook, said.speaker)],
        text: wrap::wrap(casebook[said.speaker].name(), ROW_WIDTH, 2),
        small,
        tooltip: in_full(casebook, (claim, said)),
        url: address(casebook, said),
        ..Row::default()
    }
}

fn remark(remarks: &Remarks, claim: Key<Claim>) -> Vec<String> {
    let links = remarks.links.get(&claim).into_iter().flatten();
    links
        .flat_map(|link| wrap::wrap(link, SMALL_WIDTH, 2))
        .collect()
}

/// `13 Sep 2022 · Some Daily via Other · direct`
pub(super) fn place(casebook: &Casebook, said: &Attribution) -> String {
    let mut place = String::new();
    add_place(&mut place, casebook, said);
    place
}

/// The same, behind what is there already.
pub(super) fn add_place(out: &mut String, casebook: &Casebook, said: &Attribution) {
    match said.date {
        None => out.push_str("undated"),
        Some(date) => out.push_str(&phrase::when(date)),
    }
    let document = &casebook[said.document];
    let outlet = document
        .outlet
        .map_or(document.id(), |outlet| casebook[outlet].name());
    out.extend([" · ", outlet]);
    if let Some(via) = said.via.filter(|via| document.outlet != Some(*via)) {
        out.extend([" via ", casebook[via].name()]);
    }
    if let Some(form) = said.form {
        out.extend([" · ", form.word()]);
    }
}

/// Where the document of a statement can be read.
pub(super) fn address(casebook: &Casebook, said: &Attribution) -> Option<String> {
    let entry = &casebook[said.document].entry;
    let url = entry.url.as_ref().or(entry.archive_url.as_ref());
    url.map(|url| url.value.clone())
}

/// Everything about one statement, for whoever points at it.
pub(super) fn in_full(casebook: &Casebook, (claim, said): Statement<'_>) -> String {
    let title = title(casebook, said);
    format!(
        "{} ({}): {} In “{title}”.",
        casebook[said.speaker].name(),
        place(casebook, said),
        casebook[claim].text(),
    )
}

/// What the document of a statement is called.
pub(super) fn title<'a>(casebook: &'a Casebook, said: &Attribution) -> &'a str {
    let document = &casebook[said.document];
    let title = document.entry.title.as_ref();
    title.map_or(document.id(), |title| title.as_str())
}
