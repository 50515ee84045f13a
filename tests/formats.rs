//! A casebook as text.
use gainsay::formats::*;
#[test]
fn probe() {
    let mut sources = Sources::new();
    let text = std::fs::read("/tmp/probe-x/a.yaml").unwrap();
    let (r, f) = read(&mut sources, Input::stream("a.yaml", &text[..])).unwrap();
    println!("{}", diagnostics::render(&f, &sources, false));
    println!("{f:?}");
    let mut out = Vec::new();
    yaml::write(&r, &mut out).unwrap();
    println!("{}", String::from_utf8(out).unwrap());
    let mut out = Vec::new();
    jsonl::write(&r, &mut out).unwrap();
    println!("{}", String::from_utf8(out).unwrap());
}
