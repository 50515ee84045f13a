-- From schema version 1 to 2: speakers of whom nobody is named, what claims said when they were judged, and an index for
-- the outlets of one owner.
ALTER TABLE speakers ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE judgements ADD COLUMN claim_a_sha256 TEXT CHECK (length(claim_a_sha256) = 64);
ALTER TABLE judgements ADD COLUMN claim_b_sha256 TEXT CHECK (length(claim_b_sha256) = 64);
CREATE INDEX outlets_by_owner ON outlets(owner) WHERE owner IS NOT NULL;
PRAGMA user_version = 2;
