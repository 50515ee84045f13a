//! "Did you mean …?"

/// The known name nearest to a mistyped one, if any is near enough to be meant.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_lowercase();
    let limit = 1 + name.chars().count() / 4;
    known
        .into_iter()
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
