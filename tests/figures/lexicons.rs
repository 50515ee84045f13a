//! What holds of the entries of every lexicon about numbers and dates.

use std::collections::BTreeSet;
use std::path::Path;

use gainsay::extract::Lexicon;
use gainsay::language::Language;

/// Every value behind `source:` in a file, and every one of a list of them.
fn sources(text: &str) -> BTreeSet<String> {
    text.split("source: ")
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('[') {
            Some(list) => list.split(']').next().unwrap_or_default().split(','),
            None => rest
                .split([',', '}', '\n'])
                .next()
                .unwrap_or_default()
                .split(','),
        })
        .map(|name| name.trim().to_owned())
        .collect()
}

#[test]
fn every_group_of_entries_names_a_source_that_the_file_declares() {
    for language in Language::ALL {
        let lexicon = Lexicon::of(language).unwrap_or_else(|fault| panic!("{fault}"));
        let file = format!("src/extract/lexicons/{}.yaml", language.code());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let text = std::fs::read_to_string(&file).unwrap();
        let named = sources(&text);
        assert!(named.len() > 1, "{} names its sources", language.name());
        for name in &named {
            assert!(
                lexicon.sources.contains_key(name),
                "{}: {name}",
                language.name()
            );
        }
        let optional = [
            (
                &lexicon.numbers.vague.source,
                lexicon.numbers.vague.several.len(),
            ),
            (
                &lexicon.numbers.doubtful.source,
                lexicon.numbers.doubtful.forms.len(),
            ),
            (
                &lexicon.numbers.endings.source,
                lexicon.numbers.endings.from.len()
                    + lexicon.numbers.endings.plain.len()
                    + lexicon.numbers.endings.about.len(),
            ),
            (
                &lexicon.dates.beside.source,
                lexicon.dates.beside.plain.len() + lexicon.dates.beside.last.len(),
            ),
        ];
        for (source, entries) in optional {
            assert!(
                entries == 0 || !source.is_empty(),
                "{}: entries without a source",
                language.name()
            );
        }
    }
}

#[test]
fn every_language_has_its_months_weekdays_and_numbers() {
    for language in Language::ALL {
        let lexicon = Lexicon::of(language).unwrap_or_else(|fault| panic!("{fault}"));
        let months: Vec<i8> = lexicon.dates.months.names.keys().copied().collect();
        assert_eq!(months, (1..=12).collect::<Vec<i8>>(), "{}", language.name());
        let days: Vec<i8> = lexicon.dates.weekdays.names.keys().copied().collect();
        assert_eq!(days, (1..=7).collect::<Vec<i8>>(), "{}", language.name());
        let ones = (0..=9).all(|number| lexicon.numbers.cardinals.forms.contains_key(&number));
        assert!(ones, "{}", language.name());
        let says = |kind| {
            lexicon
                .numbers
                .bounds
                .iter()
                .any(|bound| bound.says == kind)
        };
        use gainsay::extract::BoundKind::{About, AtLeast, LessThan, MoreThan};
        for kind in [AtLeast, MoreThan, LessThan, About] {
            assert!(says(kind), "{} {kind:?}", language.name());
        }
    }
}
