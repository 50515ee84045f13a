-- From schema version 1 to 2: speakers of whom nobody is named, what claims said when they were judged, and indexes
-- for the outlets of one owner and for counting over all claims.
ALTER TABLE speakers ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE judgements ADD COLUMN claim_a_sha256 TEXT CHECK (length(claim_a_sha256) = 64);
ALTER TABLE judgements ADD COLUMN claim_b_sha256 TEXT CHECK (length(claim_b_sha256) = 64);
CREATE INDEX questions_apart ON questions(id, timing, answer_kind, part_of)
  WHERE timing <> 'fixed' OR answer_kind = 'any-of' OR part_of IS NOT NULL;
CREATE INDEX claims_not_accepted ON claims(status) WHERE status <> 'accepted';
CREATE INDEX claims_timed ON claims(id, as_of_lo, as_of_hi, sure_lo, sure_hi) WHERE as_of_lo IS NOT NULL;
CREATE INDEX outlets_by_owner ON outlets(owner) WHERE owner IS NOT NULL;
PRAGMA user_version = 2;
