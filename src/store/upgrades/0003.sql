-- From schema version 2 to 3: drafts that people dropped.
CREATE TABLE dropped (
  id          INTEGER PRIMARY KEY,
  slug        TEXT NOT NULL UNIQUE,
  document_id INTEGER NOT NULL REFERENCES documents(id),
  span_start  INTEGER NOT NULL,
  span_end    INTEGER NOT NULL,
  span_sha256 TEXT CHECK (length(span_sha256) = 64),
  speaker     TEXT,
  dropped_by  TEXT NOT NULL,
  dropped_on  TEXT NOT NULL,
  why         TEXT,
  CHECK (span_start < span_end)
) STRICT;
CREATE INDEX dropped_of_document ON dropped(document_id);
PRAGMA user_version = 3;
