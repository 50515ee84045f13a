//! The same of the file: of what was said by many, what is listed is loaded and the rest is counted.

use crate::analysis::pairs::Pair;
use crate::analysis::tally::{TOGETHER, pairs_of_rows};
use crate::app::describe::page::{LISTED, Page, Pairs};
use crate::app::describe::voices::ToldBy;
use crate::app::describe::whole::describe;
use crate::app::fault::AppFault;
use crate::app::find::subjects;
use crate::app::part;
use crate::app::report::Findings;
use crate::model::words::Word;
use crate::store::{Kind, Need, Reach, Store};

/// Everything about what has this id, as text; several things may have it.
///
/// # Errors
/// When nothing has it, or the file cannot be read.
pub fn of_file(store: &Store, id: &str) -> Result<String, AppFault> {
    let pages = part::kinds(store, id)?.into_iter().map(|kind| match kind {
        Kind::Speaker => speaker(store, id),
        Kind::Party => party(store, id),
        _ => {
            let casebook = part::of_page(store, kind, id)?;
            let findings = Findings::of(&casebook);
            let subjects = subjects(&casebook, id)?.into_iter();
            let subject = subjects.filter(|subject| subject.kind() == kind.word());
            Ok(subject
                .map(|subject| describe(&findings, subject))
                .collect())
        }
    });
    let pages: Vec<String> = pages.collect::<Result<_, AppFault>>()?;
    Ok(pages.join("\n"))
}

fn speaker(store: &Store, id: &str) -> Result<String, AppFault> {
    let around = store.around_speaker(id)?;
    let (pairs, count) = pairs_of_rows(&around.bounds, &around.told, &around.own, LISTED, TOGETHER);
    let claims = around.own.len();
    let mut rows: Vec<i64> = around.own.into_iter().take(LISTED).collect();
    let listed = rows.len();
    drop((around.bounds, around.told));
    rows.extend(pairs.iter().flat_map(|(a, b)| [a, b]));
    let ids = store.claims_of_rows(&rows)?;
    let itself = Need {
        kind: Kind::Speaker,
        id,
        reach: Reach::Named,
    };
    let said = ids.iter().map(|id| Need {
        kind: Kind::Claim,
        id,
        reach: Reach::Said,
    });
    let needs: Vec<Need<'_>> = std::iter::once(itself).chain(said).collect();
    let part = store.load_part(&needs)?;
    let findings = Findings::of(&part);
    let claim = |id: &String| part.claim(id);
    let told = ToldBy {
        claims,
        listed: ids[..listed].iter().filter_map(claim).collect(),
        pairs: Pairs {
            listed: ids[listed..]
                .chunks(2)
                .filter_map(|pair| Pair::of(&part, claim(&pair[0])?, claim(pair.get(1)?)?))
                .collect(),
            count,
        },
    };
    let mut page = Page::new(&findings);
    if let Some(speaker) = part.speaker(id) {
        page.speaker(speaker, &told);
    }
    Ok(page.text)
}

fn party(store: &Store, id: &str) -> Result<String, AppFault> {
    let need = Need {
        kind: Kind::Party,
        id,
        reach: Reach::Named,
    };
    let part = store.load_part(&[need])?;
    let findings = Findings::of(&part);
    let mut page = Page::new(&findings);
    if let Some(party) = part.party(id) {
        page.party(party, &store.claims_told_for(id)?);
    }
    Ok(page.text)
}
