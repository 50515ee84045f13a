//! Argumentation frameworks, solved by pygarg.

use std::collections::BTreeSet;

use gainsay::analysis::pairs::Pair;
use gainsay::analysis::positions::Positions;
use gainsay::analysis::rule::ClashKind;
use gainsay::draw::exchange::framework::Framework;
use gainsay::model::casebook::Casebook;
use gainsay::model::claim::Claim;
use gainsay::model::key::Key;
use serde_json::json;

use super::python;
use crate::casebooks;
use crate::sample;

/// Reads frameworks, and gives the stable and the preferred extensions of each.
const SOLVER: &str = r#"
import json, sys, tempfile
from pygarg.dung import dimacs_parser, solver
found = []
for text in json.load(sys.stdin):
    with tempfile.NamedTemporaryFile("w", suffix=".af") as file:
        file.write(text)
        file.flush()
        arguments, attacks = dimacs_parser.parse(file.name)
    sets = lambda semantics: [sorted(map(int, each)) for each in solver.extension_enumeration(arguments, attacks, semantics)]
    found.append({"arguments": len(arguments), "attacks": len(attacks), "stable": sorted(sets("ST")), "preferred": sorted(sets("PR"))})
print(json.dumps(found))
"#;

/// How many claims the naive search takes on: it looks at every set of them.
const MOST_CLAIMS: usize = 11;

fn live(casebook: &Casebook) -> Vec<Key<Claim>> {
    casebook.live_claims().map(|(key, _)| key).collect()
}

fn contradict(casebook: &Casebook, a: Key<Claim>, b: Key<Claim>) -> bool {
    let pair = Pair::of(casebook, a, b);
    pair.is_some_and(|pair| pair.kind == ClashKind::Contradiction) && !casebook.is_dismissed(a, b)
}

/// All sets of claims of which no two contradict each other and to which none can be added, by numbers from 1.
fn consistent(casebook: &Casebook, claims: &[Key<Claim>]) -> Vec<Vec<usize>> {
    let members = |set: usize| (0..claims.len()).filter(move |place| set >> place & 1 == 1);
    let fits = |set: usize, claim: usize| {
        members(set).all(|other| !contradict(casebook, claims[claim], claims[other]))
    };
    let mut found: Vec<Vec<usize>> = (0..1_usize << claims.len())
        .filter(|set| members(*set).all(|claim| fits(*set, claim)))
        .filter(|set| (0..claims.len()).all(|claim| set >> claim & 1 == 1 || !fits(*set, claim)))
        .map(|set| members(set).map(|place| place + 1).collect())
        .collect();
    found.sort();
    found
}

#[test]
fn a_solver_finds_the_largest_consistent_sets() {
    let needs = "the argumentation solver pygarg, and python-sat";
    let import = "import pygarg.dung.solver";
    if !python::has("a_solver_finds_the_largest_consistent_sets", needs, import) {
        return;
    }
    let mut casebooks: Vec<(Casebook, Vec<Key<Claim>>)> = (0..400)
        .map(casebooks::casebook)
        .map(|casebook| {
            let mut claims = live(&casebook);
            // Of a larger one, as of a dispute, a part is taken.
            claims.truncate(MOST_CLAIMS);
            (casebook, claims)
        })
        .filter(|(_, claims)| !claims.is_empty())
        .collect();
    let bridge = sample::check(sample::bridge());
    let injured = live(&bridge)
        .into_iter()
        .filter(|claim| bridge[*claim].question == bridge.question("b-injured"))
        .collect();
    casebooks.push((bridge, injured));
    let frameworks: Vec<Framework> = casebooks
        .iter()
        .map(|(casebook, claims)| {
            let positions = Positions::of(casebook);
            Framework::of(casebook, &positions, claims.iter().copied()).unwrap()
        })
        .collect();
    let texts: Vec<String> = frameworks
        .iter()
        .zip(&casebooks)
        .map(|(framework, (casebook, _))| {
            String::from_utf8(framework.write(casebook, "A test")).unwrap()
        })
        .collect();
    let solved = python::run(SOLVER, json!(texts).to_string().as_bytes());
    let (mut attacks, mut several) = (0, 0);
    for (place, (casebook, claims)) in casebooks.iter().enumerate() {
        let told = &solved[place];
        let expected = json!(consistent(casebook, claims));
        assert_eq!(told["stable"], expected, "{}", texts[place]);
        assert_eq!(told["preferred"], expected, "{}", texts[place]);
        assert_eq!(told["arguments"], json!(claims.len()));
        assert_eq!(told["attacks"], json!(2 * frameworks[place].attacks.len()));
        attacks += frameworks[place].attacks.len();
        several += usize::from(expected.as_array().map_or(0, Vec::len) > 2);
    }
    assert!(
        attacks > 300 && several > 30,
        "the casebooks show too little: {attacks}, {several}"
    );
}

/// Tensions and what a person dismissed are no attacks, and the comments tell what each number stands for.
#[test]
fn the_file_names_its_claims_and_leaves_out_what_is_no_contradiction() {
    let casebook = sample::check(sample::bridge());
    let positions = Positions::of(&casebook);
    let framework = Framework::of(&casebook, &positions, live(&casebook)).unwrap();
    let text = String::from_utf8(framework.write(&casebook, "All\nclaims")).unwrap();
    let mut lines = text.lines();
    let count = framework.arguments.len();
    assert_eq!(lines.next(), Some(format!("p af {count}").as_str()));
    assert_eq!(lines.next(), Some("# All claims"));
    for (place, claim) in framework.arguments.iter().enumerate() {
        let line = lines.next().unwrap();
        let start = format!("# {} {}: ", place + 1, casebook[*claim].id());
        assert!(line.starts_with(&start), "{line}");
    }
    let attacks: BTreeSet<(usize, usize)> = lines
        .map(|line| {
            let (a, b) = line.split_once(' ').unwrap();
            (a.parse().unwrap(), b.parse().unwrap())
        })
        .collect();
    let mut naive = BTreeSet::new();
    for (a, first) in framework.arguments.iter().enumerate() {
        for (b, second) in framework.arguments.iter().enumerate() {
            if contradict(&casebook, *first, *second) {
                naive.insert((a + 1, b + 1));
            }
        }
    }
    assert!(!naive.is_empty());
    assert_eq!(attacks, naive);
    let number = |id: &str| {
        let claim = casebook.claim(id).unwrap();
        let place = framework.arguments.iter().position(|each| *each == claim);
        place.unwrap() + 1
    };
    let dismissed = (number("injured-30"), number("injured-40"));
    assert!(!attacks.contains(&dismissed));
    let stated = (number("found-rust"), number("found-none"));
    assert!(attacks.contains(&stated));
}
