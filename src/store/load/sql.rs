//! What loading asks of the file.

/// A kind of rows: what is read of them, how one thing's are picked by key, and in what order all are read. Of kinds of which
/// there are many, `rows` reads columns by their places here: looking up their names took a third of loading.
pub(super) struct Read {
    columns: &'static str,
    one: &'static str,
    order: &'static str,
}

impl Read {
    /// The query without what it picks.
    pub(super) fn columns(&self) -> &'static str {
        self.columns
    }

    /// The query for all.
    pub(super) fn all(&self) -> String {
        format!("{} ORDER BY {}", self.columns, self.order)
    }

    /// The query for those of one thing.
    pub(super) fn one(&self) -> String {
        format!(
            "{} WHERE {} = ?1 ORDER BY {}",
            self.columns, self.one, self.order
        )
    }
}

pub(super) const PARTIES: Read = Read {
    columns: "SELECT id, slug, name, note FROM parties",
    one: "id",
    order: "slug",
};
pub(super) const SPEAKERS: Read = Read {
    columns: "SELECT s.id, s.slug, s.name, s.kind, p.slug AS party, o.slug AS outlet, s.note, s.anonymous, s.outlet_id
     FROM speakers s LEFT JOIN parties p ON p.id = s.party_id LEFT JOIN outlets o ON o.id = s.outlet_id",
    one: "s.id",
    order: "s.slug",
};
pub(super) const OUTLETS: Read = Read {
    columns: "SELECT * FROM outlets",
    one: "id",
    order: "slug",
};
pub(super) const DOCUMENTS: Read = Read {
    columns: "SELECT d.id, d.slug, o.slug AS outlet, d.title, d.url, d.archive_url, d.lang, d.published, d.updated, d.retrieved,
       d.sha256, d.characters, origin.slug AS origin, d.origin_kind, d.note, d.outlet_id, d.origin_document_id FROM documents d
     LEFT JOIN outlets o ON o.id = d.outlet_id LEFT JOIN documents origin ON origin.id = d.origin_document_id",
    one: "d.id",
    order: "d.slug",
};
pub(super) const CITATIONS: Read = Read {
    columns: "SELECT c.document_id, coalesce(d.slug, o.slug) AS cited, c.cited_document_id, c.cited_outlet_id FROM citations c
     LEFT JOIN documents d ON d.id = c.cited_document_id LEFT JOIN outlets o ON o.id = c.cited_outlet_id",
    one: "c.document_id",
    order: "c.document_id, c.place",
};
pub(super) const QUESTIONS: Read = Read {
    columns: "SELECT q.id, q.slug, q.text, q.answer_kind, q.unit, q.measure, q.exhaustive, q.timing, q.scope, q.zone,
       whole.slug AS whole, q.note, q.part_of FROM questions q LEFT JOIN questions whole ON whole.id = q.part_of",
    one: "q.id",
    order: "q.slug",
};
pub(super) const OPTIONS: Read = Read {
    columns: "SELECT question_id, id, slug, name FROM options",
    one: "question_id",
    order: "question_id, place",
};
pub(super) const CLAIMS: Read = Read {
    columns: "SELECT c.id, c.slug, q.slug AS question, c.text, c.answer, c.as_of, c.status, c.note, c.question_id FROM claims c
     LEFT JOIN questions q ON q.id = c.question_id",
    one: "c.id",
    order: "c.slug",
};
pub(super) const STATEMENTS: Read = Read {
    columns: "SELECT a.claim_id, s.slug AS speaker, d.slug AS document, a.span_start, a.span_end, a.span_sha256, a.form, a.said,
       v.slug AS via, a.note, a.speaker_id, a.document_id, a.via_id
     FROM attributions a JOIN speakers s ON s.id = a.speaker_id JOIN documents d ON d.id = a.document_id
     LEFT JOIN outlets v ON v.id = a.via_id",
    one: "a.claim_id",
    order: "a.claim_id, a.place",
};
pub(super) const LINKS: Read = Read {
    columns: "SELECT f.slug AS source, t.slug AS target, l.kind, l.stated_by, l.stated_on, l.why, l.to_claim_id FROM links l
     JOIN claims f ON f.id = l.from_claim_id JOIN claims t ON t.id = l.to_claim_id",
    one: "l.from_claim_id",
    order: "l.id",
};
pub(super) const JUDGEMENTS: Read = Read {
    columns:
        "SELECT a.slug AS claim_a, b.slug AS claim_b, j.verdict, j.judged_by, j.judged_on, j.why,
       j.claim_a_sha256, j.claim_b_sha256, j.claim_b_id FROM judgements j
     JOIN claims a ON a.id = j.claim_a_id JOIN claims b ON b.id = j.claim_b_id",
    one: "j.claim_a_id",
    order: "j.id",
};
pub(super) const ASSESSMENTS: Read = Read {
    columns: "SELECT s.*, c.slug AS claim FROM assessments s JOIN claims c ON c.id = s.claim_id",
    one: "s.claim_id",
    order: "s.id",
};
pub(super) const EVIDENCE: Read = Read {
    columns: "SELECT e.assessment_id, d.slug AS document, e.url, e.note, e.document_id FROM assessment_evidence e
     LEFT JOIN documents d ON d.id = e.document_id",
    one: "e.assessment_id",
    order: "e.assessment_id, e.place",
};
pub(super) const PARTY_ALIASES: Read = Read {
    columns: "SELECT party_id, lang, name FROM party_aliases",
    one: "party_id",
    order: "party_id, lang, place",
};
pub(super) const SPEAKER_ALIASES: Read = Read {
    columns: "SELECT speaker_id, lang, name FROM speaker_aliases",
    one: "speaker_id",
    order: "speaker_id, lang, place",
};
pub(super) const OPTION_ALIASES: Read = Read {
    columns: "SELECT option_id, lang, name FROM option_aliases",
    one: "option_id",
    order: "option_id, lang, place",
};
pub(super) const OFFICES: Read = Read {
    columns: "SELECT speaker_id, title, held_from, held_to FROM offices",
    one: "speaker_id",
    order: "speaker_id, place",
};

pub(super) const DROPPED: Read = Read {
    columns: "SELECT x.*, d.slug AS document FROM dropped x JOIN documents d ON d.id = x.document_id",
    one: "x.slug",
    order: "x.slug",
};

/// What is read of a part, row by row.
const READ: [&Read; 18] = [
    &PARTIES,
    &SPEAKERS,
    &OUTLETS,
    &DOCUMENTS,
    &CITATIONS,
    &QUESTIONS,
    &OPTIONS,
    &CLAIMS,
    &STATEMENTS,
    &LINKS,
    &JUDGEMENTS,
    &ASSESSMENTS,
    &EVIDENCE,
    &PARTY_ALIASES,
    &SPEAKER_ALIASES,
    &OPTION_ALIASES,
    &OFFICES,
    &DROPPED,
];

macro_rules! steps {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* pub(super) const $name: &str = $sql;)*

        const STEPS: &[&str] = &[$($name),*];
    };
}

steps! {
    QUESTION_OF_CLAIM = "SELECT question_id FROM claims WHERE id = ?1 AND question_id IS NOT NULL";
    CLAIMS_OF_QUESTION = "SELECT id FROM claims WHERE question_id = ?1";
    CLAIMS_OF_SPEAKER = "SELECT claim_id FROM attributions WHERE speaker_id = ?1";
    DROPPED_OF_DOCUMENT = "SELECT slug FROM dropped WHERE document_id = ?1";
    CLAIMS_OF_DOCUMENT = "SELECT claim_id FROM attributions WHERE document_id = ?1";
    SPEAKERS_OF_PARTY = "SELECT id FROM speakers WHERE party_id = ?1";
    DOCUMENTS_OF_OUTLET = "SELECT id FROM documents WHERE outlet_id = ?1";
    WHOLE_OF_QUESTION = "SELECT part_of FROM questions WHERE id = ?1 AND part_of IS NOT NULL";
    PARTS_OF_QUESTION = "SELECT id FROM questions WHERE part_of = ?1";
    LINKED_FROM = "SELECT to_claim_id FROM links WHERE from_claim_id = ?1";
    LINKED_TO = "SELECT from_claim_id FROM links WHERE to_claim_id = ?1";
    SET_AGAINST_FROM = "SELECT to_claim_id FROM links WHERE from_claim_id = ?1 AND kind = 'contradicts'";
    SET_AGAINST_TO = "SELECT from_claim_id FROM links WHERE to_claim_id = ?1 AND kind = 'contradicts'";
    RETRACTED_BY = "SELECT from_claim_id FROM links WHERE to_claim_id = ?1 AND kind = 'retracts'";
    CITING = "SELECT document_id FROM citations WHERE cited_document_id = ?1";
    MADE_FROM = "SELECT id FROM documents WHERE origin_document_id = ?1";
    LIVE_CLAIM = "SELECT slug, question_id, as_of_lo, as_of_hi, sure_lo, sure_hi FROM live_rows WHERE id = ?1";
    SPANS_OF_CLAIM = "SELECT axis, reading, lo, hi FROM spans WHERE claim_id = ?1 ORDER BY reading, axis, run";
    ASKED = "SELECT slug, timing, answer_kind, part_of FROM questions WHERE id = ?1";
    /// The newest comes last.
    JUDGED_FROM = "SELECT claim_b_id, verdict = 'dismissed' FROM judgements WHERE claim_a_id = ?1
       ORDER BY judged_from, verdict, judged_by, judged_on, why";
    STATEMENTS_OF_SPEAKER = "SELECT count(*) FROM attributions WHERE speaker_id = ?1";
    TOLD_BY_SPEAKER = "SELECT count(DISTINCT a.claim_id) FROM attributions a JOIN live_rows c ON c.id = a.claim_id
       WHERE a.speaker_id = ?1";
    OUTLETS_OF_OWNER = "SELECT id FROM outlets WHERE owner = (SELECT owner FROM outlets WHERE id = ?1)";
}

/// The queries by which a part is loaded, each with one parameter, a key. None may take longer in a larger casebook: a test
/// holds their plans to it.
pub fn point_queries() -> Vec<String> {
    let read = READ.iter().map(|read| read.one());
    let steps = STEPS.iter().map(|sql| (*sql).to_owned());
    read.chain(steps).collect()
}
