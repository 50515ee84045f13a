-- From schema version 1 to 2: speakers of whom nobody is named, what claims said when they were judged, indexes for the
-- outlets of one owner and for counting over all claims, where words are looked for, and views that are answered from
-- indexes whatever they are restricted to. What the old claims say is found when the words are first filled in.
ALTER TABLE speakers ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE judgements ADD COLUMN claim_a_sha256 TEXT CHECK (length(claim_a_sha256) = 64);
ALTER TABLE judgements ADD COLUMN claim_b_sha256 TEXT CHECK (length(claim_b_sha256) = 64);
CREATE INDEX questions_apart ON questions(id, timing, answer_kind, part_of)
  WHERE timing <> 'fixed' OR answer_kind = 'any-of' OR part_of IS NOT NULL;
CREATE INDEX claims_not_accepted ON claims(status) WHERE status <> 'accepted';
CREATE INDEX claims_timed ON claims(id, as_of_lo, as_of_hi, sure_lo, sure_hi) WHERE as_of_lo IS NOT NULL;
CREATE INDEX outlets_by_owner ON outlets(owner) WHERE owner IS NOT NULL;
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

DROP INDEX spans_highest;
CREATE INDEX spans_highest ON spans(question_id, reading, axis, hi, claim_id, runs) WHERE run = runs - 1;
DROP VIEW live_claims;
DROP VIEW literal_clashes;
DROP VIEW derived_clashes;
DROP VIEW stated_contradictions;
DROP VIEW contradictions;
DROP VIEW positioned_claims;
DROP VIEW disputes;
DROP VIEW changed_stories;
DROP VIEW speaker_records;
DROP VIEW sourcing;
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
CREATE VIEW contradictions AS
SELECT question, claim_a, claim_b, answer_a, answer_b, question_b, kind, origin, judgement FROM clashes;
CREATE VIEW contradicted_claims AS
SELECT claim_a AS claim, question, answer_a AS answer, claim_b AS other_claim, answer_b AS other_answer, kind, origin, judgement
FROM contradictions
UNION ALL
SELECT claim_b, question, answer_b, claim_a, answer_a, kind, origin, judgement
FROM contradictions;
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
PRAGMA user_version = 2;
