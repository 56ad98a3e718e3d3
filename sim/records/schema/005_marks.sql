-- What the machine and people say of turns: added, never changed. Each row carries the hash of the one before.
-- `content` holds labels, outcomes and versions, `words` who and why; each goes with its salt when somebody is
-- erased, and the hashes stay. `turn` is the event that closed the turn, 0 for the attempt as a whole, and a
-- row without an attempt is about several.
CREATE TABLE marks (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    id           TEXT NOT NULL UNIQUE,
    at_utc       TEXT NOT NULL,
    attempt      TEXT NOT NULL,
    turn         INTEGER NOT NULL CHECK (turn >= 0),
    kind         TEXT NOT NULL CHECK (kind IN ('machine', 'first', 'second', 'final', 'dispute', 'answer',
                                               'sample', 'calibration')),
    content      TEXT,
    content_salt BLOB,
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
    words        TEXT,
    words_salt   BLOB,
    words_hash   BLOB NOT NULL CHECK (length(words_hash) = 32),
    prev_hash    BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash         BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX marks_by_attempt ON marks (attempt, number);
