//! Pictures: what they show, that they are the same each time, and that no text breaks them.

mod sample;

use gainsay::analysis::disputes::Disputes;
use gainsay::analysis::positions::Positions;
use gainsay::draw;

#[test]
fn keep() {
    for (what, records) in [
        ("bridge", sample::bridge()),
        ("nasty", sample::nasty()),
        ("crowd", sample::crowd(6, 40)),
        ("many", sample::crowd(320, 2)),
    ] {
        let casebook = sample::check(records);
        let positions = Positions::of(&casebook);
        let disputes = Disputes::of(&casebook, &positions);
        let dir = std::path::PathBuf::from("/tmp/h-draw-out");
        std::fs::create_dir_all(&dir).unwrap();
        for dispute in disputes.contradicted.iter().chain(&disputes.tense) {
            let picture = draw::dispute::picture(&casebook, &positions, dispute);
            std::fs::write(
                dir.join(format!("{what}-{}.dot", dispute.id(&casebook))),
                draw::dot::write(&picture),
            )
            .unwrap();
        }
        for dispute in disputes.contradicted.iter().chain(&disputes.tense) {
            std::fs::write(
                dir.join(format!("{what}-{}-lanes.svg", dispute.id(&casebook))),
                draw::lanes::dispute_svg(&casebook, &positions, dispute),
            )
            .unwrap();
        }
        let picture = draw::overview::picture(&casebook, &positions, &disputes);
        std::fs::write(
            dir.join(format!("{what}-overview.dot")),
            draw::dot::write(&picture),
        )
        .unwrap();
        std::fs::write(
            dir.join(format!("{what}-overview-own.svg")),
            draw::matrix::overview_svg(&casebook, &positions, &disputes),
        )
        .unwrap();
        for id in ["cause-barge", "injured-30", "c01", "loose"] {
            if let Some(claim) = casebook.claim(id) {
                std::fs::write(
                    dir.join(format!("{what}-claim-{id}-lanes.svg")),
                    draw::lanes::claim_svg(&casebook, &positions, &disputes, claim),
                )
                .unwrap();
                let picture = draw::claim::picture(&casebook, &positions, claim);
                std::fs::write(
                    dir.join(format!("{what}-claim-{id}.dot")),
                    draw::dot::write(&picture),
                )
                .unwrap();
            }
        }
    }
}
