//! How thick a line or a bar is drawn for the number of contradictions that it stands for.

/// The least number of each step, and how thick it is drawn, in points. Five steps can be told apart on paper, and the
/// last leaves room on a sheet; the number itself always stands beside it.
const STEPS: [(usize, u8); 5] = [(1, 1), (2, 2), (5, 4), (10, 6), (100, 9)];

/// A step of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(usize);

impl Step {
    /// The thickest that anything is drawn.
    pub const THICKEST: u8 = STEPS[STEPS.len() - 1].1;

    /// The step of a number; none for 0.
    pub fn of(weight: usize) -> Option<Self> {
        let step = STEPS.iter().rposition(|(least, _)| *least <= weight);
        step.map(Self)
    }

    /// How thick it is drawn, in points.
    pub fn width(self) -> u8 {
        STEPS[self.0].1
    }

    /// The numbers that it stands for: `1`, `2 to 4`, `100 or more`.
    pub fn numbers(self) -> String {
        let least = STEPS[self.0].0;
        match STEPS.get(self.0 + 1) {
            None => format!("{least} or more"),
            Some((next, _)) if least + 1 == *next => least.to_string(),
            Some((next, _)) => format!("{least} to {}", next - 1),
        }
    }
}

/// A number in few characters: `9999`, then `10k`, `28M`.
pub(super) fn short(number: usize) -> String {
    match number {
        0..10_000 => number.to_string(),
        10_000..10_000_000 => format!("{}k", number / 1000),
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
    }
}
