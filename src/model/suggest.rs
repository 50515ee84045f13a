//! "Did you mean …?"

/// The longest name that is compared: the comparison takes the product of both lengths, and nobody mistypes a page.
const LONGEST: usize = 80;

/// The known name nearest to a mistyped one, if any is near enough to be meant.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let folded = name.to_lowercase();
    let limit = 1 + name.chars().count() / 4;
    known
        .into_iter()
        .filter(|each| each.len() <= LONGEST)
        .map(|each| {
            (
                strsim::damerau_levenshtein(&folded, &each.to_lowercase()),
                each,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, each)| each)
}
