//! Random small casebooks with much citing: documents made from each other, in circles too, outlets that cite outlets,
//! documents that cite themselves, outlets of one owner.

use gainsay::model::casebook::Casebook;
use gainsay::model::record::{
    At, AttributionRecord, ClaimRecord, DocumentRecord, LinkRecord, OriginRecord, OutletRecord,
    Records, SpeakerRecord, Text,
};

use crate::support::casebooks::{Dice, checked};

fn text(value: impl Into<String>) -> Text {
    At::nowhere(value.into())
}

/// The casebook of a seed.
pub(crate) fn casebook(seed: u64) -> Casebook {
    let mut dice = Dice::new(seed);
    let dice = &mut dice;
    let mut records = Records::default();
    let (outlets, documents) = (1 + dice.below(4), 1 + dice.below(6));
    for number in 0..outlets {
        records.outlets.push(OutletRecord {
            id: text(format!("o{number}")),
            name: text(format!("Outlet {number}")),
            owner: dice.percent(40).then(|| text(dice.pick(&["One", "Two"]))),
            ..OutletRecord::default()
        });
    }
    // In an order that is not that of the ids.
    for number in (0..documents).rev() {
        let cites = (0..dice.below(3)).map(|_| {
            if dice.percent(50) {
                text(format!("d{}", dice.below(documents)))
            } else {
                text(format!("o{}", dice.below(outlets)))
            }
        });
        let mut cites: Vec<Text> = cites.collect();
        cites.dedup();
        records.documents.push(DocumentRecord {
            id: text(format!("d{number}")),
            cites,
            outlet: dice
                .percent(75)
                .then(|| text(format!("o{}", dice.below(outlets)))),
            origin: dice.percent(40).then(|| OriginRecord {
                of: text(format!("d{}", dice.below(documents))),
                how: text("translation"),
            }),
            ..DocumentRecord::default()
        });
    }
    for number in 0..2 {
        records.speakers.push(SpeakerRecord {
            id: text(format!("s{number}")),
            name: text(format!("Speaker {number}")),
            kind: text("body"),
            ..SpeakerRecord::default()
        });
    }
    for number in 0..1 + dice.below(3) {
        let mut claim = ClaimRecord {
            id: text(format!("c{number}")),
            text: text("A claim."),
            status: dice.percent(10).then(|| text("draft")),
            ..ClaimRecord::default()
        };
        for _ in 0..dice.below(5) {
            let said = AttributionRecord {
                by: text(format!("s{}", dice.below(2))),
                document: text(format!("d{}", dice.below(documents))),
                via: dice
                    .percent(40)
                    .then(|| text(format!("o{}", dice.below(outlets)))),
                ..AttributionRecord::default()
            };
            if !claim.said.contains(&said) {
                claim.said.push(said);
            }
        }
        records.claims.push(claim);
    }
    if records.claims.len() > 1 && dice.percent(20) {
        records.links.push(LinkRecord {
            from: records.claims[1].id.clone(),
            to: records.claims[0].id.clone(),
            kind: text("retracts"),
            ..LinkRecord::default()
        });
    }
    checked(records)
}
