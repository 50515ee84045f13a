//! A vocabulary made from a lexicon.

use std::collections::HashMap;

use crate::extract::dates::words::DateWords;
use crate::extract::pieces::entry::{Alone, Case, Class, MonthWord, NumberWord, Part, Role};
use crate::extract::pieces::lower::lower;
use crate::extract::pieces::vocabulary::Vocabulary;
use crate::extract::quantities::words::{Multipliers, NumberWords, Writing};
use crate::language::Language;

impl Vocabulary {
    pub(super) fn new(language: Language, numbers: &NumberWords, dates: &DateWords) -> Self {
        let Writing {
            thousands,
            decimal,
            blanks,
            ..
        } = numbers.writing;
        let strings = |list: &[String]| {
            list.iter()
                .map(|text| lower(text, language).into())
                .collect()
        };
        let mut vocabulary = Self {
            language,
            thousands,
            decimal,
            blanks,
            least_tens: if numbers.cardinals.forms.contains_key(&11) {
                20
            } else {
                10
            },
            ranges: Vec::new(),
            month_capital: dates.months.capital,
            weekday_capital: dates.weekdays.capital,
            either_first: dates.months.either_first,
            words: HashMap::new(),
            marks: Vec::new(),
            numbers: vec![None],
            months: vec![None],
            doubtful: HashMap::new(),
            phrases: vec![Vec::new()],
            begins: Vec::new(),
            classes: HashMap::new(),
            stems: HashMap::new(),
            endings: HashMap::new(),
            years: strings(&dates.years.endings),
            decades: strings(&dates.years.decades),
        };
        vocabulary.add_numbers(numbers);
        vocabulary.add_number_phrases(numbers);
        vocabulary.add_classes(numbers);
        vocabulary.add_dates(dates);
        for phrases in &mut vocabulary.phrases {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        vocabulary.begins = (0..vocabulary.phrases.len())
            .map(|word| vocabulary.beginning(word))
            .collect();
        vocabulary
    }

    /// Whether a date may begin with a word, and a number.
    fn beginning(&self, word: usize) -> (bool, bool) {
        let has = |fits: fn(Role) -> bool| self.phrases[word].iter().any(|(_, role)| fits(*role));
        let is_number = self.numbers[word].is_some();
        let date = |role| {
            matches!(
                role,
                Role::Weekday(_)
                    | Role::Away(..)
                    | Role::Since
                    | Role::Until
                    | Role::DatesOpen
                    | Role::YearBefore
            )
        };
        let number = |role| {
            matches!(
                role,
                Role::NameBefore
                    | Role::BoundBefore(_)
                    | Role::Not
                    | Role::None
                    | Role::Several
                    | Role::Half
                    | Role::Article
                    | Role::RangeOpen(_)
                    | Role::MeasureBefore
            )
        };
        (
            is_number || self.months[word].is_some() || has(date),
            is_number || has(number),
        )
    }

    fn intern(&mut self, word: &str) -> u16 {
        let word = lower(word, self.language);
        if let Some(known) = self.words.get(word.as_str()) {
            return *known;
        }
        let Ok(number) = u16::try_from(self.numbers.len()) else {
            return 0;
        };
        let mut letters = word.chars();
        if let (Some(mark), None) = (letters.next(), letters.next())
            && !mark.is_alphanumeric()
        {
            self.marks.push((mark, number));
        }
        self.words.insert(word.into(), number);
        self.numbers.push(None);
        self.months.push(None);
        self.phrases.push(Vec::new());
        number
    }

    fn phrase(&mut self, words: &[String], role: Role) {
        for phrase in words {
            let mut parts = parts(phrase);
            let Some(first) = parts.next() else { continue };
            let first = self.intern(first);
            let rest = parts.map(|word| self.intern(word)).collect();
            self.phrases[usize::from(first)].push((rest, role));
        }
    }

    fn number(&mut self, form: &str, part: Part, case: Case, short: bool) {
        let word = self.intern(form);
        self.numbers[usize::from(word)].get_or_insert(NumberWord { part, case, short });
    }

    fn add_numbers(&mut self, numbers: &NumberWords) {
        let mut forms: Vec<(String, Part)> = Vec::new();
        let cardinals = &numbers.cardinals;
        for (value, words) in &cardinals.forms {
            let part = match *value {
                value @ 1..=99 => Part::Small(value),
                value @ 100..=999 => Part::Hundreds(value),
                value => Part::Whole(value),
            };
            forms.extend(words.iter().map(|word| (word.clone(), part)));
        }
        if cardinals.fused {
            let of = |value: u64| cardinals.forms.get(&value).into_iter().flatten();
            for tens in (20..100).step_by(10) {
                for ones in 1..10 {
                    for (ten, one) in of(tens).flat_map(|ten| of(ones).map(move |one| (ten, one))) {
                        forms.push((format!("{ten}{one}"), Part::Small(tens + ones)));
                    }
                }
            }
        }
        forms.extend(
            cardinals
                .teens
                .iter()
                .map(|word| (word.clone(), Part::PlusTen)),
        );
        forms.extend(
            cardinals
                .one_and_a_half
                .iter()
                .map(|word| (word.clone(), Part::OneAndAHalf)),
        );
        forms.extend(
            numbers
                .vague
                .teens
                .iter()
                .map(|word| (word.clone(), Part::SomeTeens)),
        );
        let shorts = |word: &String| {
            numbers
                .multipliers
                .iter()
                .any(|list| list.short.contains(word))
        };
        for multipliers in &numbers.multipliers {
            forms.extend(times(multipliers));
        }
        for (form, part) in &forms {
            self.number(form, *part, Case::Plain, shorts(form));
        }
        let endings = &numbers.endings;
        for (list, case) in [
            (&endings.from, Case::From),
            (&endings.to, Case::To),
            (&endings.other, Case::Other),
            (&endings.about, Case::About),
            (&endings.plain, Case::Plain),
        ] {
            for ending in list {
                self.endings
                    .insert(lower(ending, self.language).into(), case);
            }
            if case == Case::Plain || case == Case::About {
                continue;
            }
            for (form, part) in &forms {
                for ending in list {
                    let whole = format!("{form}{ending}");
                    let is_other_word = numbers.doubtful.never.contains(&whole);
                    match *part {
                        // Behind a number, it is one.
                        Part::Times { by, rough, .. } if is_other_word => {
                            let alone = Alone::Nothing;
                            self.number(&whole, Part::Times { by, rough, alone }, case, false);
                        }
                        _ if is_other_word => {}
                        part => self.number(&whole, part, case, false),
                    }
                }
            }
        }
        for (list, is_article) in [
            (&numbers.doubtful.forms, false),
            (&numbers.doubtful.articles, true),
        ] {
            for form in list {
                let word = self.intern(form);
                self.doubtful.insert(word, is_article);
            }
        }
    }

    fn add_number_phrases(&mut self, numbers: &NumberWords) {
        for bound in &numbers.bounds {
            self.phrase(&bound.before, Role::BoundBefore(bound.says));
            self.phrase(&bound.behind, Role::BoundBehind(bound.says, Case::Plain));
            self.phrase(
                &bound.behind_from,
                Role::BoundBehind(bound.says, Case::From),
            );
            self.phrase(&bound.behind_to, Role::BoundBehind(bound.says, Case::To));
            self.phrase(
                &bound.behind_other,
                Role::BoundBehind(bound.says, Case::Other),
            );
        }
        for (place, range) in (0_u8..=u8::MAX).zip(&numbers.ranges) {
            self.ranges
                .push((!range.open.is_empty(), !range.close.is_empty()));
            self.phrase(&range.open, Role::RangeOpen(place));
            self.phrase(&range.middle, Role::RangeMiddle(place));
            self.phrase(&range.close, Role::RangeClose(place));
        }
        for (words, role) in [
            (&numbers.cardinals.and, Role::And),
            (&numbers.cardinals.articles, Role::Article),
            (&numbers.cardinals.halves, Role::Half),
            (&numbers.vague.several, Role::Several),
            (&numbers.vague.of, Role::Of),
            (&numbers.denials.none, Role::None),
            (&numbers.denials.not, Role::Not),
            (&numbers.names.before, Role::NameBefore),
            (&numbers.names.behind, Role::NameBehind),
            (&numbers.names.shares, Role::Share),
            (&numbers.measures.percent_before, Role::MeasureBefore),
            (&numbers.measures.percent, Role::Measure),
            (&numbers.measures.money_before, Role::MeasureBefore),
            (&numbers.measures.money, Role::Measure),
            (&numbers.measures.units_before, Role::MeasureBefore),
        ] {
            self.phrase(words, role);
        }
    }

    fn add_classes(&mut self, numbers: &NumberWords) {
        for (list, class) in [
            (&numbers.counted.nouns, Class::Noun),
            (&numbers.measures.units, Class::Unit),
            (&numbers.counted.passed, Class::Passed),
            (&numbers.counted.stops, Class::Stop),
        ] {
            for word in list {
                let word = lower(word, self.language);
                match word.strip_suffix('*') {
                    Some(stem) => self.stems.entry(stem.into()).or_insert(class),
                    None => self.classes.entry(word.into()).or_insert(class),
                };
            }
        }
    }

    fn add_dates(&mut self, dates: &DateWords) {
        let months = &dates.months;
        for (month, names) in &months.names {
            for name in names {
                let mut add = |ending: &str, before_day: bool| {
                    let word = self.intern(&format!("{name}{ending}"));
                    let known = self.months[usize::from(word)].get_or_insert(MonthWord {
                        month: *month,
                        before_day,
                    });
                    known.before_day |= before_day;
                };
                add("", false);
                for ending in &months.endings {
                    add(ending, false);
                }
                for ending in &months.before_day {
                    add(ending, true);
                }
            }
        }
        for (day, names) in &dates.weekdays.names {
            self.phrase(names, Role::Weekday(*day));
        }
        for away in &dates.away {
            self.phrase(&away.words, Role::Away(away.unit, away.away));
        }
        for (zone, hours) in &dates.clock.zones {
            self.phrase(std::slice::from_ref(zone), Role::Zone(*hours));
        }
        for (words, role) in [
            (&months.before, Role::MonthBefore),
            (&dates.ago.days, Role::Days),
            (&dates.ago.ago, Role::Ago),
            (&dates.beside.last, Role::Last),
            (&dates.beside.plain, Role::Beside),
            (&dates.beside.next, Role::Next),
            (&dates.years.before, Role::YearBefore),
            (&dates.years.behind, Role::YearBehind),
            (&dates.years.behind_decades, Role::YearsBehind),
            (&dates.open.since, Role::Since),
            (&dates.open.until, Role::Until),
            (&dates.open.since_behind, Role::SinceBehind),
            (&dates.open.until_behind, Role::UntilBehind),
            (&dates.ranges.open, Role::DatesOpen),
            (&dates.ranges.middle, Role::DatesMiddle),
            (&dates.ranges.and, Role::DatesAnd),
            (&dates.clock.before, Role::ClockBefore),
            (&dates.clock.behind, Role::ClockBehind),
            (&dates.clock.morning, Role::Morning),
            (&dates.clock.evening, Role::Evening),
        ] {
            self.phrase(words, role);
        }
    }
}

/// The words and the marks of a phrase.
fn parts(phrase: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| !c.is_alphanumeric();
    phrase
        .split_whitespace()
        .flat_map(move |word| word.split_inclusive(is_mark))
        .flat_map(move |part| {
            let mark = part
                .char_indices()
                .next_back()
                .filter(|(_, last)| is_mark(*last));
            let (word, mark) = part.split_at(mark.map_or(part.len(), |(at, _)| at));
            [word, mark]
        })
        .filter(|part| !part.is_empty())
}

fn times(list: &Multipliers) -> impl Iterator<Item = (String, Part)> {
    [
        (&list.alone, Alone::One),
        (&list.several, Alone::Several),
        (&list.bounded, Alone::OneIfBounded),
        (&list.vague, Alone::OnlyVague),
        (&list.behind, Alone::Nothing),
        (&list.short, Alone::Nothing),
    ]
    .into_iter()
    .flat_map(|(words, alone)| {
        let part = Part::Times {
            by: list.value,
            rough: list.rough,
            alone,
        };
        words.iter().map(move |word| (word.clone(), part))
    })
}
