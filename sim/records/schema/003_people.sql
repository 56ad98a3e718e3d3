-- Who practises and who answers for it. The id is the organisation's, or a UUID given at import. Whoever was
-- merged into somebody keeps the row, because attempts name it; it points at the one it became, in one step.
CREATE TABLE people (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('trainee', 'trainer', 'manager')),
    team        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('active', 'inactive', 'merged')),
    merged_into TEXT REFERENCES people (id),
    added_utc   TEXT NOT NULL,
    CHECK ((state = 'merged') = (merged_into IS NOT NULL))
) STRICT;
CREATE INDEX people_by_merge ON people (merged_into);

-- PINs by argon2id, and the wrong tries since the last right one. tried_ms counts from the start of the
-- machine: no clock on the wall can shorten a wait.
CREATE TABLE pins (
    person   TEXT PRIMARY KEY NOT NULL REFERENCES people (id),
    hash     TEXT NOT NULL,
    set_utc  TEXT NOT NULL,
    wrong    INTEGER NOT NULL CHECK (wrong >= 0),
    tried_ms INTEGER NOT NULL
) STRICT;

-- Who did what to whom. Ids and words of closed lists, never a name.
CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc  TEXT NOT NULL,
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL
) STRICT;
