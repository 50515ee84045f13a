-- From schema version 1 to 2: speakers of whom nobody is named, what claims said when they were judged, an index for
-- the outlets of one owner, and where words are looked for. What the old claims say is found when that is first filled.
ALTER TABLE speakers ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE judgements ADD COLUMN claim_a_sha256 TEXT CHECK (length(claim_a_sha256) = 64);
ALTER TABLE judgements ADD COLUMN claim_b_sha256 TEXT CHECK (length(claim_b_sha256) = 64);
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
PRAGMA user_version = 2;
