//! What the tests write.

use gainsay::draw;
use gainsay::draw::picture::Picture;
use gainsay::model::casebook::Casebook;

use crate::Case;
use crate::sample::{self, Sample};

/// Statements of every kind of date.
fn dated() -> Sample {
    let mut sample = Sample::default();
    sample.party("UP", "Town of Upstream");
    sample.speaker("up", "Council of Upstream", "UP");
    sample.speaker("gazette", "The Valley Gazette", "");
    sample.document("d1", "The Valley Gazette", "Bridge down");
    sample.question("safe", "Was the bridge safe?", "yes-no");
    for (id, answer, said) in [
        ("year", "yes", "up d1 1988 -"),
        ("month", "yes", "gazette d1 1988-02 -"),
        ("day", "no", "up d1 2031-06-03 -"),
        ("clock", "no", "up d1 2031-06-03T00:05+04:00 -"),
        ("since", "yes", "up d1 1994/.. -"),
        ("until", "no", "gazette d1 ../1994-05 -"),
        (
            "often",
            "no",
            "up d1 2031-06-03 - gazette d1 2031-06-04 - up d1 2031 - up d1 2033-01 - gazette d1 2034-05-06 - up d1 2034-05-06T10:00 -",
        ),
        ("apart", "no", "up d1 2031-06-04 - gazette d1 2031-06-03 -"),
        ("undated", "yes", "up d1 - -"),
        ("nobody", "yes", ""),
    ] {
        sample.claim(id, "safe", &format!("Said: {id}."), answer, said);
    }
    sample
}

/// Every view of every sample, with a name for messages.
pub(super) fn pictures() -> Vec<(String, Casebook, Picture)> {
    let mut found = Vec::new();
    for (name, records) in [
        ("bridge", sample::bridge()),
        ("nasty", sample::nasty()),
        ("dated", dated().0),
    ] {
        let Case {
            casebook,
            positions,
            disputes,
        } = &Case::of(records);
        let mut add = |view: String, picture| found.push((view, casebook.clone(), picture));
        for dispute in &disputes.contradicted {
            add(
                format!("{name}: {}", dispute.id(casebook)),
                draw::dispute::picture(casebook, positions, dispute),
            );
        }
        if let Some((key, _)) = casebook.live_claims().next() {
            add(
                format!("{name}: a claim"),
                draw::claim::picture(casebook, positions, key),
            );
        }
        add(
            format!("{name}: overview"),
            draw::overview::picture(casebook, positions, disputes),
        );
        add(
            format!("{name}: claims"),
            draw::claims::picture(casebook, positions).unwrap(),
        );
    }
    found.push((
        "empty".into(),
        sample::check(Default::default()),
        Picture::default(),
    ));
    found
}
