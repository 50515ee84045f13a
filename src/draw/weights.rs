//! How thick a line or a bar is drawn for the number of contradictions that it stands for.

/// The least number of each step, and how thick it is drawn, in points. Five steps can be told apart on paper, and the
/// last leaves room on a sheet; the number itself always stands beside it.
const STEPS: [(usize, u8); 5] = [(1, 1), (2, 2), (5, 4), (10, 6), (100, 9)];

/// Up to which greatest number these steps tell numbers apart; above, steps are powers of ten that end with that of the
/// greatest.
const PLAIN: usize = 1_000;

/// A step of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    least: usize,
    /// The least number of the next step.
    next: Option<usize>,
    width: u8,
}

impl Step {
    /// The thickest that anything is drawn.
    pub const THICKEST: u8 = STEPS[STEPS.len() - 1].1;

    /// The step of a number; none for 0.
    pub fn of(weight: usize) -> Option<Self> {
        Self::among(weight, PLAIN - 1)
    }

    /// The step of a number in a picture of which `most` is the greatest.
    pub fn among(weight: usize, most: usize) -> Option<Self> {
        let scale = scale(most);
        let step = scale.iter().rposition(|(least, _)| *least <= weight)?;
        Some(Self {
            least: scale[step].0,
            next: scale.get(step + 1).map(|(least, _)| *least),
            width: scale[step].1,
        })
    }

    /// How thick it is drawn, in points.
    pub fn width(self) -> u8 {
        self.width
    }

    /// The numbers that it stands for: `1`, `2 to 4`, `100 or more`, `10k to 99k`.
    pub fn numbers(self) -> String {
        let words = |number: usize| short(number).replace(".0M", "M");
        let least = words(self.least);
        match self.next {
            None => format!("{least} or more"),
            Some(next) if self.least + 1 == next => least,
            Some(next) => format!("{least} to {}", words(next - 1)),
        }
    }
}

/// The steps of a picture of which `most` is the greatest number.
fn scale(most: usize) -> Vec<(usize, u8)> {
    if most < PLAIN {
        return STEPS.to_vec();
    }
    let highest = 10_usize.pow(most.ilog10());
    let mut leasts = vec![1];
    leasts.extend([1_000, 100, 10, 1].map(|part| highest / part));
    leasts.dedup();
    let widths = STEPS[STEPS.len() - leasts.len()..].iter();
    leasts.into_iter().zip(widths.map(|step| step.1)).collect()
}

/// A number in at most four characters, cut rather than rounded: `9999`, then `10k`, `1.2M`, `28M`.
pub(super) fn short(number: usize) -> String {
    match number {
        0..10_000 => number.to_string(),
        10_000..1_000_000 => format!("{}k", number / 1000),
        1_000_000..10_000_000 => format!("{}.{}M", number / 1_000_000, number / 100_000 % 10),
        _ => format!("{}M", number / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, short};

    #[test]
    fn steps_cover_all_numbers() {
        assert_eq!(Step::of(0), None);
        for (number, width, numbers) in [
            (1, 1, "1"),
            (2, 2, "2 to 4"),
            (4, 2, "2 to 4"),
            (5, 4, "5 to 9"),
            (10, 6, "10 to 99"),
            (99, 6, "10 to 99"),
            (100, 9, "100 or more"),
            (usize::MAX, 9, "100 or more"),
        ] {
            let step = Step::of(number).map(|step| (step.width(), step.numbers()));
            assert_eq!(step, Some((width, numbers.to_owned())), "{number}");
        }
        assert_eq!(
            [7, 9_999, 10_000, 28_123_456].map(short),
            ["7", "9999", "10k", "28M"]
        );
        assert_eq!(
            [999_999, 1_000_000, 2_960_123, 9_999_999].map(short),
            ["999k", "1.0M", "2.9M", "9.9M"]
        );
    }

    #[test]
    fn large_numbers_are_told_apart_by_powers_of_ten() {
        let steps = |most: usize| -> Vec<(String, u8)> {
            let powers = (0..8).map(|power| 10_usize.pow(power));
            let mut steps: Vec<Step> = powers
                .filter(|number| *number <= most)
                .filter_map(|number| Step::among(number, most))
                .collect();
            steps.dedup();
            let told = steps.into_iter();
            told.map(|step| (step.numbers(), step.width())).collect()
        };
        let expected = |steps: &[(&str, u8)]| -> Vec<(String, u8)> {
            let steps = steps.iter();
            steps
                .map(|(words, width)| ((*words).to_owned(), *width))
                .collect()
        };
        assert_eq!(
            steps(1_036),
            expected(&[
                ("1 to 9", 2),
                ("10 to 99", 4),
                ("100 to 999", 6),
                ("1000 or more", 9)
            ])
        );
        assert_eq!(
            steps(2_960_123),
            expected(&[
                ("1 to 999", 1),
                ("1000 to 9999", 2),
                ("10k to 99k", 4),
                ("100k to 999k", 6),
                ("1M or more", 9)
            ])
        );
        assert_eq!(Step::among(0, 5_000), None);
    }
}
