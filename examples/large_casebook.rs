//! Writes a casebook of any size as JSON Lines, the same bytes for the same size, to measure with:
//!
//! ```sh
//! cargo run --release --example large_casebook 100000 > large.jsonl
//! cargo run --release --example large_casebook 100000 20000 > hot.jsonl   # 20,000 of them on one question
//! ```
//!
//! A few questions have very many claims, the largest five times the root of the size; half of the claims lie on questions
//! with few. Half of the questions are disputed. Names and words are made up.

use std::io::{self, BufWriter, Write};

/// The tables of a hundred outlets and six parties do not grow.
const OUTLETS: u64 = 100;
const PARTIES: u64 = 6;

/// A fixed sequence that looks like chance (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides.max(1)
    }

    /// The small numbers come more often.
    fn low(&mut self, sides: u64) -> u64 {
        let among = self.roll(sides) + 1;
        self.roll(among)
    }
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut number = || arguments.next().and_then(|word| word.parse::<u64>().ok());
    let claims = number().unwrap_or(10_000);
    let hot = number().unwrap_or(0).min(claims);
    let mut out = BufWriter::new(io::stdout().lock());
    write(claims, hot, &mut out)?;
    out.flush()
}

/// How many claims each question has.
fn sizes(claims: u64, hot: u64) -> Vec<u64> {
    let mut sizes: Vec<u64> = (hot > 0).then_some(hot).into_iter().collect();
    let (mut rest, top) = (claims - hot, 5.0 * (claims as f64).sqrt());
    let mut rank = 1_u32;
    while rest > 0 {
        let size = ((top / f64::from(rank).powf(0.85)) as u64).clamp(1, rest);
        sizes.push(size);
        rest -= size;
        rank += 1;
    }
    sizes
}

fn write(claims: u64, hot: u64, out: &mut impl Write) -> io::Result<()> {
    let mut dice = Dice(claims);
    let (speakers, documents) = (claims / 50 + PARTIES, claims / 8 + OUTLETS);
    for party in 0..PARTIES {
        writeln!(
            out,
            r#"{{"party": {{"id": "p{party}", "name": "Side {party}"}}}}"#
        )?;
    }
    for speaker in 0..speakers {
        let party = speaker % PARTIES;
        writeln!(
            out,
            r#"{{"speaker": {{"id": "s{speaker}", "name": "Speaker {speaker}", "kind": "body", "party": "p{party}"}}}}"#
        )?;
    }
    for outlet in 0..OUTLETS {
        writeln!(
            out,
            r#"{{"outlet": {{"id": "o{outlet}", "name": "Outlet {outlet}"}}}}"#
        )?;
    }
    for document in 0..documents {
        let outlet = dice.low(OUTLETS);
        let words = sentence(&mut dice, 6);
        writeln!(
            out,
            r#"{{"document": {{"id": "d{document}", "outlet": "o{outlet}", "title": "{words}", "lang": "en", "published": "{}"}}}}"#,
            day(&mut dice)
        )?;
    }
    let mut claim = 0;
    for (question, size) in sizes(claims, hot).into_iter().enumerate() {
        let kind = ["number", "yes-no", "number", "date"][question % 4];
        let words = sentence(&mut dice, 8);
        writeln!(
            out,
            r#"{{"question": {{"id": "q{question}", "text": "{words}?", "answer": "{kind}"}}}}"#
        )?;
        let disputed = dice.roll(2) == 0;
        let middle = 100 + dice.roll(800);
        for _ in 0..size {
            let side = if disputed { dice.roll(PARTIES) } else { 0 };
            let answer = match kind {
                "number" => {
                    let number = middle + side * 20 + dice.roll(5);
                    ["", "at least ", "about "][dice.low(3) as usize].to_owned()
                        + &number.to_string()
                }
                "yes-no" => if side % 2 == 0 { "yes" } else { "no" }.to_owned(),
                _ => format!("{}-{:02}", 1950 + middle % 70, 1 + side * 2),
            };
            let speaker = side + PARTIES * dice.low(speakers / PARTIES);
            let words = sentence(&mut dice, 14);
            let document = dice.roll(documents);
            let said = day(&mut dice);
            writeln!(
                out,
                r#"{{"claim": {{"id": "c{claim}", "question": "q{question}", "text": "{words}.", "answer": "{answer}", "said": [{{"by": "s{speaker}", "in": "d{document}", "date": "{said}"}}]}}}}"#
            )?;
            claim += 1;
        }
    }
    Ok(())
}

fn day(dice: &mut Dice) -> String {
    format!(
        "{}-{:02}-{:02}",
        1995 + dice.roll(30),
        1 + dice.roll(12),
        1 + dice.roll(28)
    )
}

/// Words of two to four syllables; some are far more common than others.
fn sentence(dice: &mut Dice, words: u64) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu",
        "bran", "cles", "drin", "flor", "grun", "stal", "tren", "plim", "shon",
    ];
    let word = |dice: &mut Dice| {
        let mut of_it = Dice(dice.low(20_000));
        let syllables = 2 + of_it.roll(3);
        (0..syllables)
            .map(|_| SYLLABLES[of_it.roll(24) as usize])
            .collect::<String>()
    };
    let words: Vec<String> = (0..words).map(|_| word(dice)).collect();
    words.join(" ")
}
