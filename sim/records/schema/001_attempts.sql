-- Attempts as append-only lists of events, and what they rest on.
CREATE TABLE attempts (
    id                   TEXT PRIMARY KEY NOT NULL,
    scenario             TEXT NOT NULL,
    scenario_fingerprint TEXT NOT NULL,
    rubric_fingerprint   TEXT NOT NULL,
    person               TEXT NOT NULL,
    mode                 TEXT NOT NULL,
    phase                TEXT NOT NULL,
    started_utc          TEXT NOT NULL,
    state                TEXT NOT NULL CHECK (state IN ('open', 'finished', 'abandoned')),
    head_seq             INTEGER NOT NULL,
    head                 BLOB NOT NULL CHECK (length(head) = 32),
    summary              TEXT
) STRICT;
CREATE INDEX attempts_by_state ON attempts (state);
CREATE INDEX attempts_by_person ON attempts (person, started_utc);

CREATE TABLE events (
    attempt      TEXT NOT NULL REFERENCES attempts (id),
    seq          INTEGER NOT NULL CHECK (seq >= 0),
    contact      TEXT NOT NULL,
    at_ms        INTEGER NOT NULL,
    wall_utc     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    payload      TEXT,
    payload_salt BLOB,
    payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
    prev_hash    BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (attempt, seq)
) STRICT;

-- Every scenario, rubric, lexicon and model that was ever used, under its fingerprint.
CREATE TABLE content (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    kind        TEXT NOT NULL,
    bytes       BLOB NOT NULL
) STRICT;

-- Text that is typed and not sent yet.
CREATE TABLE drafts (
    attempt   TEXT NOT NULL,
    contact   TEXT NOT NULL,
    text      TEXT NOT NULL,
    saved_utc TEXT NOT NULL,
    PRIMARY KEY (attempt, contact)
) STRICT;

-- The outcome of a finished attempt; seq is the event of kind "result" that holds the same words.
CREATE TABLE results (
    attempt  TEXT NOT NULL REFERENCES attempts (id),
    seq      INTEGER NOT NULL,
    made_utc TEXT NOT NULL,
    result   TEXT NOT NULL,
    PRIMARY KEY (attempt, seq)
) STRICT;

-- What happened to the file itself: a missing tail, an erasure. Never any reply text.
CREATE TABLE incidents (
    at_utc TEXT NOT NULL,
    kind   TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
