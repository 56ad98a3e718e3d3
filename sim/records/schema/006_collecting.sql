-- Which desk this file has been: audit entries from first_audit on were written there. A data folder that was
-- copied is another desk from then on.
CREATE TABLE desks (
    first_audit INTEGER PRIMARY KEY NOT NULL,
    id          TEXT NOT NULL,
    since_utc   TEXT NOT NULL
) STRICT;

-- Attempts that another desk wrote. Nobody goes on with them here.
CREATE TABLE brought_attempts (
    attempt     TEXT PRIMARY KEY NOT NULL REFERENCES attempts (id),
    desk        TEXT NOT NULL,
    brought_utc TEXT NOT NULL
) STRICT;

-- Audit entries of other desks, each under its desk and the number it has there.
CREATE TABLE brought_audit (
    desk    TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at_utc  TEXT NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL,
    PRIMARY KEY (desk, seq)
) STRICT;

-- Another desk's version of an attempt that stands here with other content: kept beside it, whole. `version` is
-- the hash of its last row.
CREATE TABLE set_aside_events (
    attempt      TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    contact      TEXT NOT NULL,
    at_ms        INTEGER NOT NULL,
    wall_utc     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    payload      TEXT,
    payload_salt BLOB,
    payload_hash BLOB NOT NULL,
    prev_hash    BLOB NOT NULL,
    hash         BLOB NOT NULL,
    version      BLOB NOT NULL,
    person       TEXT NOT NULL,
    PRIMARY KEY (attempt, version, seq)
) STRICT;

-- Who was erased, so that nothing of them comes back from another desk: SHA-256(salt, id), never the id.
-- What was made after until_utc is another person's of the same id.
CREATE TABLE erasures (
    mark      BLOB PRIMARY KEY NOT NULL CHECK (length(mark) = 32),
    salt      BLOB NOT NULL CHECK (length(salt) = 16),
    until_utc TEXT NOT NULL
) STRICT;
