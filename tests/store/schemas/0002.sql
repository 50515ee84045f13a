-- gainsay casebook, schema version 2.
--
-- The one definition of the current schema, compiled into the program. Tables hold what people entered, as they wrote
-- it; `spans` and the bounds of times hold the same answers in a spelling that SQL can compare, written with them in one
-- transaction. Everything else (contradictions, disputes, positions, ...) is a view. Integer keys are for joins, slugs
-- for people. docs/sql.md describes the views column by column.

PRAGMA application_id = 0x67736179; -- "gsay"
PRAGMA user_version = 2;

-- Who speaks and where it is written ---------------------------------------------------------------------------------

CREATE TABLE parties (
  id   INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  note TEXT
) STRICT;

CREATE TABLE party_aliases (
  party_id INTEGER NOT NULL REFERENCES parties(id) ON DELETE CASCADE,
  lang     TEXT NOT NULL,
  place    INTEGER NOT NULL,
  name     TEXT NOT NULL,
  PRIMARY KEY (party_id, lang, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE outlets (
  id         INTEGER PRIMARY KEY,
  slug       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  country    TEXT,
  owner      TEXT,
  url        TEXT,
  grade      TEXT CHECK (grade IN ('A', 'B', 'C', 'D', 'E', 'F')),
  graded_by  TEXT,
  graded_on  TEXT,
  graded_why TEXT,
  note       TEXT,
  CHECK ((grade IS NULL) = (graded_by IS NULL))
) STRICT;
CREATE INDEX outlets_by_owner ON outlets(owner) WHERE owner IS NOT NULL;

CREATE TABLE speakers (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  kind      TEXT NOT NULL CHECK (kind IN ('person', 'body', 'group', 'outlet')),
  party_id  INTEGER REFERENCES parties(id),
  outlet_id INTEGER REFERENCES outlets(id),
  note      TEXT,
  anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1))
) STRICT;
CREATE INDEX speakers_by_party ON speakers(party_id);
CREATE INDEX speakers_by_outlet ON speakers(outlet_id);

CREATE TABLE speaker_aliases (
  speaker_id INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  lang       TEXT NOT NULL,
  place      INTEGER NOT NULL,
  name       TEXT NOT NULL,
  PRIMARY KEY (speaker_id, lang, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE offices (
  speaker_id INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
  place      INTEGER NOT NULL,
  title      TEXT NOT NULL,
  held_from  TEXT,
  held_to    TEXT,
  PRIMARY KEY (speaker_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  id                 INTEGER PRIMARY KEY,
  slug               TEXT NOT NULL UNIQUE,
  outlet_id          INTEGER REFERENCES outlets(id),
  title              TEXT,
  url                TEXT,
  archive_url        TEXT,
  lang               TEXT,
  published          TEXT,
  updated            TEXT,
  retrieved          TEXT,
  sha256             TEXT CHECK (length(sha256) = 64),
  characters         INTEGER CHECK (characters >= 0),
  origin_document_id INTEGER REFERENCES documents(id),
  origin_kind        TEXT CHECK (origin_kind IN ('wire-copy', 'translation', 'rewrite')),
  note               TEXT,
  CHECK ((origin_document_id IS NULL) = (origin_kind IS NULL))
) STRICT;
CREATE INDEX documents_by_outlet ON documents(outlet_id);
CREATE INDEX documents_by_origin ON documents(origin_document_id) WHERE origin_document_id IS NOT NULL;

CREATE TABLE citations (
  document_id       INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  place             INTEGER NOT NULL,
  cited_document_id INTEGER REFERENCES documents(id),
  cited_outlet_id   INTEGER REFERENCES outlets(id),
  PRIMARY KEY (document_id, place),
  CHECK ((cited_document_id IS NULL) <> (cited_outlet_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX citations_by_document ON citations(cited_document_id) WHERE cited_document_id IS NOT NULL;
CREATE INDEX citations_by_outlet ON citations(cited_outlet_id) WHERE cited_outlet_id IS NOT NULL;

-- What is asked and answered -----------------------------------------------------------------------------------------

CREATE TABLE questions (
  id          INTEGER PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  text        TEXT NOT NULL,
  answer_kind TEXT NOT NULL CHECK (answer_kind IN ('number', 'date', 'yes-no', 'one-of', 'any-of', 'text')),
  unit        TEXT,
  measure     INTEGER NOT NULL DEFAULT 0 CHECK (measure IN (0, 1)),
  exhaustive  INTEGER NOT NULL DEFAULT 0 CHECK (exhaustive IN (0, 1)),
  timing      TEXT NOT NULL DEFAULT 'fixed' CHECK (timing IN ('fixed', 'cumulative', 'state')),
  scope       TEXT,
  zone        TEXT,
  part_of     INTEGER REFERENCES questions(id),
  note        TEXT
) STRICT;
CREATE INDEX questions_by_whole ON questions(part_of) WHERE part_of IS NOT NULL;

CREATE TABLE options (
  id          INTEGER PRIMARY KEY,
  question_id INTEGER NOT NULL REFERENCES questions(id) ON DELETE CASCADE,
  place       INTEGER NOT NULL,
  slug        TEXT NOT NULL,
  name        TEXT NOT NULL,
  UNIQUE (question_id, place),
  UNIQUE (question_id, slug)
) STRICT;

CREATE TABLE option_aliases (
  option_id INTEGER NOT NULL REFERENCES options(id) ON DELETE CASCADE,
  lang      TEXT NOT NULL,
  place     INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (option_id, lang, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  id          INTEGER PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  question_id INTEGER REFERENCES questions(id),
  text        TEXT NOT NULL,
  answer      TEXT,
  as_of       TEXT,
  status      TEXT NOT NULL DEFAULT 'accepted' CHECK (status IN ('accepted', 'draft', 'retracted')),
  note        TEXT,
  -- The as-of time in seconds since 1970, UTC: its first and last second, and those at which it surely holds.
  as_of_lo    REAL,
  as_of_hi    REAL,
  sure_lo     REAL,
  sure_hi     REAL
) STRICT;
CREATE INDEX claims_by_question ON claims(question_id);

-- What counting over all claims needs, without the rows that hold texts: which questions are not fixed with one axis, which
-- claims are not accepted, and the times of those that speak of one.
CREATE INDEX questions_apart ON questions(id, timing, answer_kind, part_of)
  WHERE timing <> 'fixed' OR answer_kind = 'any-of' OR part_of IS NOT NULL;
CREATE INDEX claims_not_accepted ON claims(status) WHERE status <> 'accepted';
CREATE INDEX claims_timed ON claims(id, as_of_lo, as_of_hi, sure_lo, sure_hi) WHERE as_of_lo IS NOT NULL;

-- Both readings of each answer as runs of values from lo to hi, both included (an open bound is the next double inward;
-- no bound is ±9e999), numbered upwards in `run` from 0; `runs` says how many the set has. The axis is the number of an
-- any-of question's option, else 0. Options and yes/no are numbered points; a one-of's "none of these" is the last.
CREATE TABLE spans (
  claim_id    INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
  question_id INTEGER NOT NULL REFERENCES questions(id),
  axis        INTEGER NOT NULL,
  reading     TEXT NOT NULL CHECK (reading IN ('N', 'W')), -- narrow (literal), wide (generous)
  run         INTEGER NOT NULL,
  runs        INTEGER NOT NULL,
  lo          REAL NOT NULL,
  hi          REAL NOT NULL,
  PRIMARY KEY (claim_id, reading, axis, run),
  CHECK (lo <= hi AND run < runs)
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_lowest ON spans(question_id, reading, axis, lo, claim_id) WHERE run = 0;
CREATE INDEX spans_highest ON spans(question_id, reading, axis, hi, claim_id, runs) WHERE run = runs - 1;
CREATE INDEX spans_gapped ON spans(question_id, reading, axis, claim_id) WHERE runs > 1 AND run = 0;

CREATE TABLE attributions (
  id          INTEGER PRIMARY KEY,
  claim_id    INTEGER NOT NULL REFERENCES claims(id) ON DELETE CASCADE,
  place       INTEGER NOT NULL,
  speaker_id  INTEGER NOT NULL REFERENCES speakers(id),
  document_id INTEGER NOT NULL REFERENCES documents(id),
  span_start  INTEGER,
  span_end    INTEGER,
  span_sha256 TEXT CHECK (length(span_sha256) = 64),
  form        TEXT CHECK (form IN ('direct', 'indirect', 'mixed')),
  said        TEXT, -- as written
  said_from   TEXT, -- its first day, or second in UTC
  said_to     TEXT, -- its last day, or second in UTC
  via_id      INTEGER REFERENCES outlets(id),
  note        TEXT,
  UNIQUE (claim_id, place),
  CHECK ((span_start IS NULL) = (span_end IS NULL) AND (span_start IS NULL OR span_start < span_end))
) STRICT;
CREATE INDEX attributions_by_speaker ON attributions(speaker_id, claim_id);
CREATE INDEX attributions_by_document ON attributions(document_id);
CREATE INDEX attributions_by_via ON attributions(via_id) WHERE via_id IS NOT NULL;

-- What people decided ------------------------------------------------------------------------------------------------

CREATE TABLE links (
  id            INTEGER PRIMARY KEY,
  from_claim_id INTEGER NOT NULL REFERENCES claims(id),
  to_claim_id   INTEGER NOT NULL REFERENCES claims(id),
  kind          TEXT NOT NULL CHECK (kind IN ('supports', 'contradicts', 'repeats', 'qualifies', 'retracts')),
  stated_by     TEXT,
  stated_on     TEXT,
  why           TEXT,
  UNIQUE (from_claim_id, to_claim_id, kind),
  CHECK (from_claim_id <> to_claim_id)
) STRICT;
CREATE INDEX links_by_target ON links(to_claim_id, kind, from_claim_id);

-- Of the pair, claim_a has the lesser slug. The hashes are those of the claims as they stood when they were judged.
CREATE TABLE judgements (
  id          INTEGER PRIMARY KEY,
  claim_a_id  INTEGER NOT NULL REFERENCES claims(id),
  claim_b_id  INTEGER NOT NULL REFERENCES claims(id),
  verdict     TEXT NOT NULL CHECK (verdict IN ('confirmed', 'dismissed')),
  judged_by   TEXT NOT NULL,
  judged_on   TEXT NOT NULL, -- as written
  judged_from REAL NOT NULL, -- its first second since 1970, UTC
  why         TEXT NOT NULL,
  claim_a_sha256 TEXT CHECK (length(claim_a_sha256) = 64),
  claim_b_sha256 TEXT CHECK (length(claim_b_sha256) = 64),
  CHECK (claim_a_id <> claim_b_id)
) STRICT;
CREATE INDEX judgements_by_pair ON judgements(claim_a_id, claim_b_id);

CREATE TRIGGER judgements_are_kept_unchanged BEFORE UPDATE ON judgements
BEGIN SELECT raise(ABORT, 'judgements are kept for ever: add a new one'); END;
CREATE TRIGGER judgements_are_kept BEFORE DELETE ON judgements
BEGIN SELECT raise(ABORT, 'judgements are kept for ever: add a new one'); END;

CREATE TABLE assessments (
  id          INTEGER PRIMARY KEY,
  claim_id    INTEGER NOT NULL REFERENCES claims(id),
  assessed_by TEXT NOT NULL,
  rating      TEXT NOT NULL CHECK (rating IN ('true', 'mostly-true', 'mixed', 'mostly-false', 'false', 'unproven')),
  label       TEXT,
  assessed_on TEXT,
  url         TEXT,
  why         TEXT
) STRICT;
CREATE INDEX assessments_by_claim ON assessments(claim_id);

CREATE TABLE assessment_evidence (
  assessment_id INTEGER NOT NULL REFERENCES assessments(id) ON DELETE CASCADE,
  place         INTEGER NOT NULL,
  document_id   INTEGER REFERENCES documents(id),
  url           TEXT,
  note          TEXT,
  PRIMARY KEY (assessment_id, place)
) STRICT, WITHOUT ROWID;

-- What happened to this file -----------------------------------------------------------------------------------------

CREATE TABLE imports (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  who       TEXT NOT NULL,
  source    TEXT NOT NULL,
  sha256    TEXT NOT NULL
) STRICT;

CREATE TABLE changes (
  id              INTEGER PRIMARY KEY,
  at              TEXT NOT NULL,
  who             TEXT NOT NULL,
  what            TEXT NOT NULL,
  before          TEXT,
  after           TEXT,
  previous_sha256 TEXT NOT NULL,
  sha256          TEXT NOT NULL
) STRICT;

CREATE TRIGGER changes_are_kept_unchanged BEFORE UPDATE ON changes
BEGIN SELECT raise(ABORT, 'the log of changes is only ever added to'); END;
CREATE TRIGGER changes_are_kept BEFORE DELETE ON changes
BEGIN SELECT raise(ABORT, 'the log of changes is only ever added to'); END;

-- Looking for words --------------------------------------------------------------------------------------------------

-- What `gainsay search` finds claims and documents by; it follows from their texts and can be made anew from them, which
-- happens where `search_state` does not name the program's way of folding words. `search_claims` and `search_documents`
-- keep where the folded words of each text stand, with what hyphens join behind them, and not the texts; `search_words`
-- has every word that was ever in one, `search_stems` its stem in the language of the text, `search_parts` its triples
-- of letters.
CREATE TABLE search_state (
  folding INTEGER NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_claims USING fts5(text, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_documents USING fts5(title, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE TABLE search_words (
  id   INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE search_stems (
  lang    TEXT NOT NULL,
  stem    TEXT NOT NULL,
  word_id INTEGER NOT NULL REFERENCES search_words(id),
  PRIMARY KEY (lang, stem, word_id)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_parts USING fts5(word, content = 'search_words', content_rowid = 'id', tokenize = 'trigram', detail = 'none');

-- The public views ---------------------------------------------------------------------------------------------------

-- The claims that count: accepted, and not withdrawn by everybody who said them. Internal: with their keys and times.
CREATE VIEW live_rows AS
SELECT c.id, c.slug, c.question_id, c.text, c.answer, c.as_of, c.status, c.as_of_lo, c.as_of_hi, c.sure_lo, c.sure_hi
FROM claims c
WHERE c.status = 'accepted'
  AND NOT (
    EXISTS (
      SELECT 1 FROM links l JOIN claims r ON r.id = l.from_claim_id
      WHERE l.to_claim_id = c.id AND l.kind = 'retracts' AND r.status = 'accepted')
    AND NOT EXISTS (
      SELECT 1 FROM attributions a
      WHERE a.claim_id = c.id AND NOT EXISTS (
        SELECT 1 FROM links l
        CROSS JOIN claims r ON r.id = l.from_claim_id
        CROSS JOIN attributions ra ON ra.claim_id = r.id
        WHERE l.to_claim_id = c.id AND l.kind = 'retracts' AND r.status = 'accepted' AND ra.speaker_id = a.speaker_id)));

CREATE VIEW live_claims AS
SELECT c.id, c.slug AS claim, q.slug AS question, c.text, c.answer, c.as_of, c.status
FROM live_rows c
LEFT JOIN questions q ON q.id = c.question_id;

CREATE VIEW attributed_claims AS
SELECT c.claim, c.question, c.text, c.answer, c.as_of,
  s.slug AS speaker, p.slug AS party,
  d.slug AS document, d.sha256 AS document_sha256, o.slug AS outlet,
  a.span_start, a.span_end, a.form, a.said_from, a.said_to, v.slug AS via, a.span_sha256
FROM live_claims c
JOIN attributions a ON a.claim_id = c.id
JOIN speakers s ON s.id = a.speaker_id
LEFT JOIN parties p ON p.id = s.party_id
JOIN documents d ON d.id = a.document_id
LEFT JOIN outlets o ON o.id = d.outlet_id
LEFT JOIN outlets v ON v.id = a.via_id;

-- Internal: each part with every whole above it.
CREATE VIEW wholes AS
WITH RECURSIVE chain(part_id, whole_id) AS (
  SELECT id, part_of FROM questions WHERE part_of IS NOT NULL
  UNION
  SELECT chain.part_id, q.part_of FROM chain JOIN questions q ON q.id = chain.whole_id WHERE q.part_of IS NOT NULL)
SELECT part_id, whole_id FROM chain;

-- Internal: live claims of which x's value can never lie above y's at a comparable time, under each reading ("x <= y" of
-- docs/theory.md), while x's answer lies wholly above y's: clashes seen by bounds. And, of one question, answers with
-- gaps that share no value although neither lies wholly above the other: clashes seen by gaps.
CREATE VIEW literal_clashes AS
SELECT sx.claim_id AS x_id, sy.claim_id AS y_id, 'bounds' AS seen_by,
  x.slug AS x, y.slug AS y, x.answer AS x_answer, y.answer AS y_answer, q.slug AS x_question, q.slug AS y_question, q.timing,
  x.as_of_lo AS x_from, x.as_of_hi AS x_to, x.sure_lo AS x_sure_from, x.sure_hi AS x_sure_to,
  y.as_of_lo AS y_from, y.as_of_hi AS y_to, y.sure_lo AS y_sure_from, y.sure_hi AS y_sure_to
FROM spans sx
JOIN spans sy ON sy.question_id = sx.question_id AND sy.reading = 'N' AND sy.axis = sx.axis AND sy.run = sy.runs - 1 AND sy.hi < sx.lo
JOIN live_rows x ON x.id = sx.claim_id
JOIN live_rows y ON y.id = sy.claim_id
JOIN questions q ON q.id = sx.question_id
WHERE sx.reading = 'N' AND sx.run = 0
  AND CASE q.timing
    WHEN 'fixed' THEN 1
    WHEN 'cumulative' THEN x.as_of_lo <= y.as_of_hi
    ELSE coalesce(x.as_of_lo, -9e999) <= coalesce(y.as_of_hi, 9e999) AND coalesce(y.as_of_lo, -9e999) <= coalesce(x.as_of_hi, 9e999) END
  AND (sx.axis = 0 OR NOT EXISTS (
    SELECT 1 FROM spans ex JOIN spans ey ON ey.claim_id = y.id AND ey.reading = 'N' AND ey.axis = ex.axis AND ey.lo <> ex.lo
    WHERE ex.claim_id = x.id AND ex.reading = 'N' AND ex.axis < sx.axis))
UNION ALL
SELECT sx.claim_id, sy.claim_id, 'part',
  x.slug AS x, y.slug AS y, x.answer AS x_answer, y.answer AS y_answer, part.slug AS x_question, q.slug AS y_question, part.timing,
  x.as_of_lo AS x_from, x.as_of_hi AS x_to, x.sure_lo AS x_sure_from, x.sure_hi AS x_sure_to,
  y.as_of_lo AS y_from, y.as_of_hi AS y_to, y.sure_lo AS y_sure_from, y.sure_hi AS y_sure_to
FROM wholes w
JOIN questions part ON part.id = w.part_id
JOIN questions q ON q.id = w.whole_id
JOIN spans sx ON sx.question_id = w.part_id AND sx.reading = 'N' AND sx.run = 0
JOIN spans sy ON sy.question_id = w.whole_id AND sy.reading = 'N' AND sy.axis = sx.axis AND sy.run = sy.runs - 1 AND sy.hi < sx.lo
JOIN live_rows x ON x.id = sx.claim_id
JOIN live_rows y ON y.id = sy.claim_id
WHERE CASE part.timing
    WHEN 'fixed' THEN 1
    WHEN 'cumulative' THEN x.as_of_lo <= y.as_of_hi
    ELSE coalesce(x.as_of_lo, -9e999) <= coalesce(y.as_of_hi, 9e999) AND coalesce(y.as_of_lo, -9e999) <= coalesce(x.as_of_hi, 9e999) END
UNION ALL
SELECT sx.claim_id, sy.claim_id, 'gaps',
  x.slug AS x, y.slug AS y, x.answer AS x_answer, y.answer AS y_answer, q.slug AS x_question, q.slug AS y_question, q.timing,
  x.as_of_lo AS x_from, x.as_of_hi AS x_to, x.sure_lo AS x_sure_from, x.sure_hi AS x_sure_to,
  y.as_of_lo AS y_from, y.as_of_hi AS y_to, y.sure_lo AS y_sure_from, y.sure_hi AS y_sure_to
FROM spans sx
JOIN spans sy ON sy.question_id = sx.question_id AND sy.reading = 'N' AND sy.axis = sx.axis AND sy.run = 0
  AND sy.claim_id <> sx.claim_id AND (sy.runs = 1 OR sy.claim_id > sx.claim_id)
JOIN live_rows x ON x.id = sx.claim_id
JOIN live_rows y ON y.id = sy.claim_id
JOIN questions q ON q.id = sx.question_id
WHERE sx.reading = 'N' AND sx.run = 0 AND sx.runs > 1
  AND (q.timing = 'fixed' OR (
    coalesce(x.as_of_lo, -9e999) <= coalesce(y.as_of_hi, 9e999) AND coalesce(y.as_of_lo, -9e999) <= coalesce(x.as_of_hi, 9e999)))
  AND sx.lo <= (SELECT max(h.hi) FROM spans h WHERE h.claim_id = y.id AND h.reading = 'N' AND h.axis = sy.axis)
  AND sy.lo <= (SELECT max(h.hi) FROM spans h WHERE h.claim_id = x.id AND h.reading = 'N' AND h.axis = sx.axis)
  AND NOT EXISTS (
    SELECT 1 FROM spans mx JOIN spans my ON my.claim_id = y.id AND my.reading = 'N' AND my.axis = mx.axis
      AND my.lo <= mx.hi AND mx.lo <= my.hi
    WHERE mx.claim_id = x.id AND mx.reading = 'N' AND mx.axis = sx.axis);

-- Internal: the same pairs, and whether they clash under the generous reading too.
CREATE VIEW derived_clashes AS
SELECT c.x_id, c.y_id, c.x, c.y, c.x_question, c.y_question, c.x_answer, c.y_answer,
  CASE WHEN
    CASE c.timing
      WHEN 'fixed' THEN 1
      WHEN 'cumulative' THEN c.x_to <= c.y_from
      ELSE coalesce(c.x_sure_from <= c.y_sure_to AND c.y_sure_from <= c.x_sure_to, 0)
        OR coalesce(c.x_sure_from <= c.y_from AND c.y_to <= c.x_sure_to, 0)
        OR coalesce(c.y_sure_from <= c.x_from AND c.x_to <= c.y_sure_to, 0) END
    AND EXISTS (
      SELECT 1 FROM spans sx JOIN spans sy ON sy.claim_id = c.y_id AND sy.reading = 'W' AND sy.axis = sx.axis AND sy.run = sy.runs - 1 AND sy.hi < sx.lo
      WHERE sx.claim_id = c.x_id AND sx.reading = 'W' AND sx.run = 0)
    OR c.seen_by <> 'part'
    AND CASE c.timing
      WHEN 'fixed' THEN 1
      WHEN 'cumulative' THEN c.x_to <= c.y_from AND c.y_to <= c.x_from
      ELSE coalesce(c.x_sure_from <= c.y_sure_to AND c.y_sure_from <= c.x_sure_to, 0)
        OR coalesce(c.x_sure_from <= c.y_from AND c.y_to <= c.x_sure_to, 0)
        OR coalesce(c.y_sure_from <= c.x_from AND c.x_to <= c.y_sure_to, 0) END
    AND EXISTS (
      SELECT 1 FROM spans sx JOIN spans sy ON sy.claim_id = c.y_id AND sy.reading = 'W' AND sy.axis = sx.axis AND sy.run = 0
      WHERE sx.claim_id = c.x_id AND sx.reading = 'W' AND sx.run = 0
        AND NOT EXISTS (
          SELECT 1 FROM spans mx JOIN spans my ON my.claim_id = c.y_id AND my.reading = 'W' AND my.axis = mx.axis
            AND my.lo <= mx.hi AND mx.lo <= my.hi
          WHERE mx.claim_id = c.x_id AND mx.reading = 'W' AND mx.axis = sx.axis))
  THEN 'contradiction' ELSE 'tension' END AS kind,
  EXISTS (SELECT 1 FROM links l WHERE l.kind = 'contradicts'
    AND (l.from_claim_id = c.x_id AND l.to_claim_id = c.y_id OR l.from_claim_id = c.y_id AND l.to_claim_id = c.x_id)) AS stated
FROM literal_clashes c;

-- Internal: the pairs that people state, each once, a before b; of a part and its whole, `question` is the whole's.
CREATE VIEW stated_clashes AS
SELECT f.id AS a_id, t.id AS b_id, f.slug AS a, t.slug AS b, f.answer AS a_answer, t.answer AS b_answer,
  f.question_id AS a_question_id, t.question_id AS b_question_id
FROM links l
JOIN live_rows f ON f.id = l.from_claim_id
JOIN live_rows t ON t.id = l.to_claim_id
WHERE l.kind = 'contradicts' AND f.slug < t.slug
UNION ALL
SELECT t.id, f.id, t.slug, f.slug, t.answer, f.answer, t.question_id, f.question_id
FROM links l
JOIN live_rows f ON f.id = l.from_claim_id
JOIN live_rows t ON t.id = l.to_claim_id
WHERE l.kind = 'contradicts' AND t.slug < f.slug
  AND NOT EXISTS (
    SELECT 1 FROM links o WHERE o.from_claim_id = l.to_claim_id AND o.to_claim_id = l.from_claim_id AND o.kind = 'contradicts');

-- Internal: every pair of claims that exclude each other, once, a before b. The types of columns are spelled out, since SQLite
-- looks through a UNION ALL into its indexes only where both sides have the same.
CREATE VIEW clashes AS
SELECT pair.a_id, pair.b_id, pair.question, pair.claim_a, pair.claim_b, pair.answer_a, pair.answer_b, pair.question_b,
  CASE WHEN pair.stated THEN 'contradiction' ELSE pair.kind END AS kind,
  CASE WHEN NOT pair.derived THEN 'stated' WHEN pair.stated THEN 'both' ELSE 'derived' END AS origin,
  (SELECT j.verdict FROM judgements j WHERE j.claim_a_id = pair.a_id AND j.claim_b_id = pair.b_id
   ORDER BY j.judged_from DESC, j.verdict DESC, j.judged_by DESC, j.judged_on DESC, j.why DESC LIMIT 1) AS judgement
FROM (
  SELECT d.x_id AS a_id, d.y_id AS b_id, d.x AS claim_a, d.y AS claim_b, d.x_answer AS answer_a, d.y_answer AS answer_b,
    d.y_question AS question, d.x_question AS question_b, CAST(d.kind AS TEXT) AS kind, CAST(1 AS INTEGER) AS derived, CAST(d.stated AS INTEGER) AS stated
  FROM derived_clashes d WHERE d.x < d.y
  UNION ALL
  SELECT d.y_id AS a_id, d.x_id AS b_id, d.y AS claim_a, d.x AS claim_b, d.y_answer AS answer_a, d.x_answer AS answer_b,
    d.y_question AS question, d.x_question AS question_b, CAST(d.kind AS TEXT) AS kind, CAST(1 AS INTEGER) AS derived, CAST(d.stated AS INTEGER) AS stated
  FROM derived_clashes d WHERE d.y < d.x
  UNION ALL
  SELECT s.a_id, s.b_id, s.a, s.b, s.a_answer, s.b_answer, whole.slug, part.slug, CAST('contradiction' AS TEXT), CAST(0 AS INTEGER), CAST(1 AS INTEGER)
  FROM stated_clashes s
  LEFT JOIN questions whole ON whole.id = CASE WHEN (s.a_question_id, s.b_question_id) IN (SELECT w.part_id, w.whole_id FROM wholes w)
    THEN s.b_question_id ELSE s.a_question_id END
  LEFT JOIN questions part ON part.id = CASE WHEN (s.a_question_id, s.b_question_id) IN (SELECT w.part_id, w.whole_id FROM wholes w)
    THEN s.a_question_id ELSE s.b_question_id END
  WHERE NOT EXISTS (
    SELECT 1 FROM literal_clashes d
    WHERE d.x_id = s.a_id AND d.y_id = s.b_id OR d.x_id = s.b_id AND d.y_id = s.a_id)
) pair;

-- Every pair of claims that exclude each other, once, claim_a before claim_b; of a part and its whole, `question` is the
-- whole's and `question_b` the part's, else those of claim_a and claim_b. What a person states is a contradiction.
CREATE VIEW contradictions AS
SELECT question, claim_a, claim_b, answer_a, answer_b, question_b, kind, origin, judgement FROM clashes;

-- The same from either side: each pair twice.
CREATE VIEW contradicted_claims AS
SELECT claim_a AS claim, question, answer_a AS answer, claim_b AS other_claim, answer_b AS other_answer, kind, origin, judgement
FROM contradictions
UNION ALL
SELECT claim_b, question, answer_b, claim_a, answer_a, kind, origin, judgement
FROM contradictions;

-- Internal: each live claim with what makes its position: both readings and, unless the question is fixed, its time.
CREATE VIEW positioned_claims AS
SELECT c.id, c.slug AS claim, q.slug AS question, c.answer,
  CASE WHEN q.timing <> 'fixed' THEN c.as_of END AS as_of,
  CASE WHEN q.timing <> 'fixed' THEN
    format('%!.17g/%!.17g/%!.17g/%!.17g', c.as_of_lo, c.as_of_hi, coalesce(c.sure_lo, 1), coalesce(c.sure_hi, 0)) || (c.as_of_lo IS NULL)
  END AS time_key,
  -- Ordered beneath rather than within the call, which SQLite cannot parse before 3.44.
  (SELECT group_concat(span, ' ') FROM (
     SELECT format('%d%s%!.17g/%!.17g', s.axis, s.reading, s.lo, s.hi) AS span
     FROM spans s WHERE s.claim_id = c.id ORDER BY s.reading, s.axis, s.run)) AS answer_key
FROM live_rows c
JOIN questions q ON q.id = c.question_id
WHERE EXISTS (SELECT 1 FROM spans s WHERE s.claim_id = c.id);

CREATE VIEW positions AS
SELECT p.question,
  substr(min(format('%09d', length(p.answer)) || p.answer), 10) AS answer,
  count(DISTINCT p.id) AS claims,
  count(DISTINCT a.speaker_id) AS speakers,
  count(DISTINCT s.party_id) AS parties,
  count(DISTINCT a.document_id) AS documents,
  count(DISTINCT d.outlet_id) AS outlets,
  min(p.as_of) AS as_of
FROM positioned_claims p
LEFT JOIN attributions a ON a.claim_id = p.id
LEFT JOIN speakers s ON s.id = a.speaker_id
LEFT JOIN documents d ON d.id = a.document_id
GROUP BY p.question, p.answer_key, p.time_key;

CREATE VIEW disputes AS
SELECT n.question, q.text,
  (SELECT count(*) FROM live_claims c WHERE c.question = q.slug) AS claims,
  (SELECT count(*) FROM (SELECT DISTINCT p.answer_key, p.time_key FROM positioned_claims p WHERE p.question = q.slug)) AS positions,
  (SELECT count(DISTINCT a.speaker) FROM attributed_claims a WHERE a.question = q.slug) AS speakers,
  (SELECT count(DISTINCT a.party) FROM attributed_claims a WHERE a.question = q.slug) AS parties,
  n.contradictions, n.tensions, n.dismissed
FROM (
  SELECT question,
    row_number() OVER (PARTITION BY question) AS place,
    sum(kind = 'contradiction') OVER (PARTITION BY question) AS found,
    sum(kind = 'contradiction' AND judgement IS NOT 'dismissed') OVER (PARTITION BY question) AS contradictions,
    sum(kind = 'tension' AND judgement IS NOT 'dismissed') OVER (PARTITION BY question) AS tensions,
    sum(judgement IS 'dismissed') OVER (PARTITION BY question) AS dismissed
  FROM (
    SELECT question, kind, judgement FROM contradictions WHERE question IS NOT NULL
    UNION ALL
    SELECT question_b, kind, judgement FROM contradictions WHERE question_b IS NOT NULL AND question_b IS NOT question)) n
JOIN questions q ON q.slug = n.question
WHERE n.place = 1 AND n.found > 0;

-- Who said both claims of a pair: the earlier is the one first said by that speaker (an unknown date counts as late).
CREATE VIEW changed_stories AS
SELECT speaker, question,
  CASE WHEN (coalesce(said_a, '9999'), claim_a) <= (coalesce(said_b, '9999'), claim_b) THEN claim_a ELSE claim_b END AS earlier_claim,
  CASE WHEN (coalesce(said_a, '9999'), claim_a) <= (coalesce(said_b, '9999'), claim_b) THEN claim_b ELSE claim_a END AS later_claim,
  kind, judgement
FROM (
  SELECT s.slug AS speaker, p.question, p.claim_a, p.claim_b, p.kind, p.judgement,
    (SELECT min(f.said_from) FROM attributions f WHERE f.speaker_id = s.id AND f.claim_id = p.a_id) AS said_a,
    (SELECT min(f.said_from) FROM attributions f WHERE f.speaker_id = s.id AND f.claim_id = p.b_id) AS said_b
  FROM clashes p
  JOIN attributions aa ON aa.claim_id = p.a_id
  JOIN speakers s ON s.id = aa.speaker_id
  WHERE NOT EXISTS (SELECT 1 FROM attributions e WHERE e.speaker_id = aa.speaker_id AND e.claim_id = aa.claim_id AND e.id < aa.id)
    AND (SELECT 1 FROM attributions ab WHERE ab.speaker_id = aa.speaker_id AND ab.claim_id = p.b_id LIMIT 1));

CREATE VIEW speaker_records AS
SELECT n.speaker, p.slug AS party,
  (SELECT count(DISTINCT a.claim) FROM attributed_claims a WHERE a.speaker = s.slug) AS claims,
  (SELECT count(DISTINCT a.document) FROM attributed_claims a WHERE a.speaker = s.slug) AS documents,
  (SELECT count(DISTINCT a.claim) FROM attributed_claims a WHERE a.speaker = s.slug AND EXISTS (
     SELECT 1 FROM contradicted_claims x WHERE x.claim = a.claim AND x.kind = 'contradiction' AND x.judgement IS NOT 'dismissed')) AS contradicted_claims,
  n.changed_stories
FROM (
  SELECT speaker,
    row_number() OVER (PARTITION BY speaker) AS place,
    sum(story) OVER (PARTITION BY speaker) AS changed_stories
  FROM (
    SELECT speaker, 1 AS story FROM changed_stories WHERE judgement IS NOT 'dismissed'
    UNION ALL
    SELECT slug, 0 FROM speakers)) n
JOIN speakers s ON s.slug = n.speaker
LEFT JOIN parties p ON p.id = s.party_id
WHERE n.place = 1;

-- The origin of a statement is the outlet that its document has it from, else the outlet of the document that its document
-- was made from, through any number of copies, translations and rewrites; where no outlet is known, that document itself.
-- Outlets of one owner are one origin, and so are documents that were made from each other in a circle. A document that is
-- said to be made from itself was made from none.
CREATE VIEW sourcing AS
SELECT c.claim,
  count(a.id) AS attributions,
  count(DISTINCT a.document_id) AS documents,
  count(DISTINCT d.outlet_id) AS outlets,
  count(DISTINCT coalesce('owner ' || o.owner, 'outlet ' || o.id, 'document ' || root.id, 'circle ' || (
    WITH RECURSIVE chain(at_id) AS (
      SELECT a.document_id
      UNION
      SELECT m.origin_document_id FROM chain JOIN documents m ON m.id = chain.at_id WHERE m.origin_document_id IS NOT NULL)
    SELECT min(m.slug) FROM chain JOIN documents m ON m.id = chain.at_id
    WHERE m.origin_document_id <> m.id AND EXISTS (
      WITH RECURSIVE back(at_id) AS (
        SELECT m.origin_document_id
        UNION
        SELECT b.origin_document_id FROM back JOIN documents b ON b.id = back.at_id WHERE b.origin_document_id IS NOT NULL)
      SELECT 1 FROM back WHERE back.at_id = m.id)))) AS origins
FROM live_claims c
LEFT JOIN attributions a ON a.claim_id = c.id
LEFT JOIN documents d ON d.id = a.document_id
LEFT JOIN documents root ON root.id = (
  WITH RECURSIVE chain(at_id) AS (
    SELECT a.document_id
    UNION
    SELECT m.origin_document_id FROM chain JOIN documents m ON m.id = chain.at_id WHERE m.origin_document_id IS NOT NULL)
  SELECT min(m.id) FROM chain JOIN documents m ON m.id = chain.at_id WHERE coalesce(m.origin_document_id, m.id) = m.id)
LEFT JOIN outlets o ON o.id = coalesce(a.via_id, root.outlet_id)
GROUP BY c.id, c.claim;

CREATE VIEW timeline AS
SELECT question, said_from, said_to, speaker, party, claim, answer
FROM attributed_claims
WHERE question IS NOT NULL
ORDER BY question, coalesce(said_from, said_to) IS NULL, coalesce(said_from, said_to), said_to, speaker, claim;
