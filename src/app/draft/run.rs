//! From articles and what was drafted of them to a page of drafts.

use std::collections::BTreeSet;
use std::path::Path;

use crate::app::draft::advice::{Advice, Adviser, ByName};
use crate::app::draft::article::{Article, sha256};
use crate::app::draft::characters::Characters;
use crate::app::draft::known::FromCasebook;
use crate::app::draft::options::DraftOptions;
use crate::app::draft::page::Drafting;
use crate::app::draft::place::{Placed, place};
use crate::app::draft::said::Said;
use crate::app::draft::seen::{Seen, Spot, seen};
use crate::app::fault::AppFault;
use crate::extract::{Drafted, Furniture, Proposal};
use crate::formats::DraftPage;
use crate::language::Language;
use crate::model::words::Word;
use crate::store::{Kind, Store};

/// A page of drafts, and what was done for it.
#[derive(Clone, Debug, Default)]
pub struct DraftedPage {
    /// The page.
    pub page: DraftPage,
    /// What was done for each article.
    pub reports: Vec<DraftReport>,
}

/// What was done for an article.
#[derive(Clone, Debug)]
pub struct DraftReport {
    /// The name of its file.
    pub name: String,
    /// The id of its document.
    pub document: String,
    /// The language that it was read in.
    pub language: Language,
    /// How many claims are proposed.
    pub proposals: usize,
    /// How many were not proposed again, since the casebook has them.
    pub known: usize,
    /// How many were not proposed again, since they were dropped.
    pub dropped: usize,
    /// How many assertions of the document's own were passed over.
    pub own: usize,
    /// How many parts of each kind were left out.
    pub left_out: Vec<(Furniture, usize)>,
    /// What else there is to know.
    pub remarks: Vec<String>,
}

impl DraftedPage {
    /// What was done, a line each.
    pub fn summary(&self) -> Vec<String> {
        self.reports.iter().flat_map(DraftReport::lines).collect()
    }
}

impl DraftReport {
    fn lines(&self) -> Vec<String> {
        let mut parts = vec![counted(self.proposals, "proposal")];
        if self.known > 0 {
            parts.push(format!("{} in the casebook already", self.known));
        }
        if self.dropped > 0 {
            parts.push(format!("{} dropped before", self.dropped));
        }
        if self.own > 0 {
            parts.push(format!("{} of its own voice (--own)", self.own));
        }
        let left_out: Vec<String> = self
            .left_out
            .iter()
            .map(|(what, count)| counted(*count, what.word()))
            .collect();
        if !left_out.is_empty() {
            parts.push(format!("left out: {}", left_out.join(", ")));
        }
        let first = format!(
            "{}: {}, `{}`; {}",
            self.name,
            self.language.name(),
            self.document,
            parts.join("; ")
        );
        let remarks = self
            .remarks
            .iter()
            .map(|remark| format!("{}: {remark}", self.name));
        std::iter::once(first).chain(remarks).collect()
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Makes a page of what was drafted of articles. Nothing is written into the casebook.
///
/// # Errors
/// When the casebook has another text of a document, or cannot be read.
pub fn page_of(
    store: Option<&Store>,
    articles: &[(Article, Drafted)],
    adviser: &mut dyn Adviser,
    options: &DraftOptions,
) -> Result<DraftedPage, AppFault> {
    if let (Some(store), Some(outlet)) = (store, &options.outlet)
        && !store.kinds_of(outlet)?.contains(&Kind::Outlet)
    {
        return Err(AppFault::Unknown {
            what: "outlet",
            id: outlet.clone(),
            is: None,
            near: store.nearest_id(outlet, &[Kind::Outlet])?,
        });
    }
    let mut drafting = Drafting::new(store);
    let mut reports = Vec::new();
    for (article, drafted) in articles {
        let placed = place(store, article, drafted, options)?;
        reports.push(one(
            &mut drafting,
            placed,
            (article, drafted),
            adviser,
            options,
        )?);
    }
    let names: Vec<&str> = articles
        .iter()
        .map(|(article, _)| article.name.as_str())
        .collect();
    Ok(DraftedPage {
        page: drafting.finish(&names),
        reports,
    })
}

fn one(
    drafting: &mut Drafting<'_>,
    placed: Placed,
    (article, drafted): (&Article, &Drafted),
    adviser: &mut dyn Adviser,
    options: &DraftOptions,
) -> Result<DraftReport, AppFault> {
    let characters = Characters::of(&article.text);
    let mut report = DraftReport {
        name: article.name.clone(),
        document: placed.id.clone(),
        language: drafted.language,
        proposals: 0,
        known: 0,
        dropped: 0,
        own: 0,
        left_out: left_out(drafted),
        remarks: [article.notices.clone(), placed.remarks].concat(),
    };
    let on = options
        .published
        .clone()
        .or_else(|| article.published.clone());
    drafting.add_document(placed.record, &placed.id);
    for proposal in &drafted.proposals {
        let Some(words) = article.text.get(proposal.at.clone()) else {
            continue;
        };
        if words.trim().is_empty() {
            continue;
        }
        let mut said = Said {
            document: &placed.id,
            characters: characters.len(),
            text: &article.text,
            words,
            span: characters.span(&proposal.at),
            sha256: sha256(words),
            proposal,
            language: drafted.language,
            outlet: options.outlet.as_deref(),
            advice: Advice::default(),
        };
        // The id depends on the place alone, not on what is left out.
        let id = drafting.next_id(&said)?;
        if proposal.form.is_none() && !options.own {
            report.own += 1;
            continue;
        }
        said.advice = adviser.advise(&article.text, drafted.language, proposal, on.as_deref())?;
        match seen(&spot(&said, proposal), &placed.known) {
            Some(Seen::Known) => report.known += 1,
            Some(Seen::Dropped) => report.dropped += 1,
            None => {
                report.proposals += 1;
                drafting.add(id, &said)?;
            }
        }
    }
    Ok(report)
}

fn spot<'a>(said: &'a Said<'_>, proposal: &'a Proposal) -> Spot<'a> {
    let advice = &said.advice.voice;
    let mut speakers: Vec<&str> = advice
        .speakers
        .iter()
        .map(|candidate| candidate.id.as_str())
        .collect();
    speakers.extend(proposal.speaker.iter().map(|mention| mention.name.as_str()));
    speakers.extend(advice.new_speaker.iter().map(|new| new.id.as_str()));
    let is_sure = advice.sure().is_some();
    if is_sure {
        speakers.truncate(1);
        speakers.extend(proposal.speaker.iter().map(|mention| mention.name.as_str()));
    }
    Spot {
        span: said.span,
        sha256: &said.sha256,
        speakers,
        is_sure,
    }
}

fn left_out(drafted: &Drafted) -> Vec<(Furniture, usize)> {
    let kinds: BTreeSet<usize> = drafted
        .left_out
        .iter()
        .filter_map(|part| Furniture::ALL.iter().position(|kind| *kind == part.what))
        .collect();
    kinds
        .into_iter()
        .map(|kind| Furniture::ALL[kind])
        .map(|kind| {
            let count = drafted.left_out.iter().filter(|part| part.what == kind);
            (kind, count.count())
        })
        .collect()
}

/// Drafts articles against the casebook of a file, if there is one. Nothing is written into it.
///
/// # Errors
/// As [`page_of`].
pub fn draft(
    db: &Path,
    articles: &[(Article, Drafted)],
    options: &DraftOptions,
) -> Result<DraftedPage, AppFault> {
    if !db.exists() {
        let mut page = page_of(None, articles, &mut ByName::default(), options)?;
        let missing = format!(
            "there is no casebook `{}`, so that no name is known",
            db.display()
        );
        for report in page.reports.iter_mut().take(1) {
            report.remarks.push(missing.clone());
        }
        return Ok(page);
    }
    let store = Store::open_read_only(db)?;
    let mut adviser = FromCasebook::of(&store)?;
    page_of(Some(&store), articles, &mut adviser, options)
}
