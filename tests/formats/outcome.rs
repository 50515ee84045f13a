//! What comes of reading a text.

use gainsay::formats::{Format, Input, Sources, diagnostics, jsonl, read, yaml};
use gainsay::model::fault::{Fault, FaultCode};
use gainsay::model::record::{Place, Records};

pub(crate) const CASEBOOK: &str = r#"# A small casebook.
gainsay: 1
parties:
  - {id: AZ, name: Azerbaijan}
  - {id: AM, name: Armenia}
speakers:
  - id: az-mod
    name: Ministry of Defence of Azerbaijan
    kind: body
    party: AZ
    aliases: {id: [Kementerian Pertahanan Azerbaijan], az: "Müdafiə Nazirliyi"}
  - {id: am-mod, name: Ministry of Defence of Armenia, kind: body, party: AM, aliases: {hy: [ՊՆ]}}
outlets:
  - {id: al-jazeera, name: Al Jazeera, country: QA}
  - {id: some-daily, name: Some Daily, reliability: {grade: C, by: an editor, date: 2022-10}}
documents:
  - id: border-clash-2022
    outlet: some-daily
    lang: id
    published: 2022-09-13
    characters: 4821
    cites: [al-jazeera]
questions:
  - id: who-fired-first-2022-09
    text: Who opened fire first on the border in the night of 12 to 13 September 2022?
    answer: one-of
    options: [AM, AZ]
    timing: fixed
  - id: killed-2022-09
    text: How many soldiers of Armenia were killed?
    answer: number
    unit: soldiers
    timing: cumulative
    exhaustive: ~
claims:
  - id: az-fired-first
    question: who-fired-first-2022-09
    text: Azerbaijan opened intensive fire on Armenian army positions.
    answer: AZ
    said:
      - {by: am-mod, in: border-clash-2022, at: 492-830, form: mixed, date: 2022-09-12/2022-09-13, via: al-jazeera}
  - id: am-fired-first
    question: who-fired-first-2022-09
    text: >
      Armenia fired
      first.
    answer: "AM"
    said: [{by: az-mod, in: border-clash-2022, at: 1-2}]
  - id: at-least-49
    question: killed-2022-09
    text: 'At least 49: killed.'
    answer: at least 49
    as_of: 2022-09-13
    note:
judgements:
  - claims: [az-fired-first, am-fired-first]
    verdict: confirmed
    by: an editor
    date: 2022-10-01
    why: Only one can have been first.
"#;

pub(crate) struct Outcome {
    pub(crate) records: Records,
    pub(crate) faults: Vec<Fault>,
    pub(crate) sources: Sources,
}

impl Outcome {
    pub(crate) fn of(input: Input<'_>) -> Self {
        let mut sources = Sources::new();
        let (records, faults) = read(&mut sources, input).expect("it can be read");
        Self {
            records,
            faults,
            sources,
        }
    }

    pub(crate) fn yaml(text: &str) -> Self {
        Self::of(Input::stream("casebook.yaml", text.as_bytes()).format(Format::Yaml))
    }

    pub(crate) fn json_lines(text: &str) -> Self {
        Self::of(Input::stream("casebook.jsonl", text.as_bytes()).format(Format::JsonLines))
    }

    pub(crate) fn where_is(&self, place: Option<Place>) -> (u64, u64) {
        place.map_or((0, 0), |place| {
            let excerpt = self.sources.excerpt(place).expect("it can be read again");
            excerpt.map_or((0, 0), |excerpt| (excerpt.line, excerpt.column))
        })
    }

    /// Code, line and column of each fault.
    pub(crate) fn list(&self) -> Vec<(FaultCode, u64, u64)> {
        self.faults
            .iter()
            .map(|fault| {
                let (line, column) = self.where_is(fault.place);
                (fault.code, line, column)
            })
            .collect()
    }

    pub(crate) fn shown(&self) -> String {
        diagnostics::render(&self.faults, &self.sources, false)
    }

    #[track_caller]
    pub(crate) fn without_fault(self) -> Records {
        assert!(self.faults.is_empty(), "{}", self.shown());
        self.records
    }
}

pub(crate) fn json_lines(records: &Records) -> String {
    let mut bytes = Vec::new();
    jsonl::write(records, &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

pub(crate) fn yaml(records: &Records) -> String {
    let mut bytes = Vec::new();
    yaml::write(records, &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}
