-- What each closed attempt comes to, with its marks, and counters over those rows. All of it is made from the
-- attempts' own rows; `stale_figures` names what has to be made again, and is empty after every transaction.
CREATE TABLE attempt_figures (
    attempt     TEXT PRIMARY KEY NOT NULL,
    cohort      TEXT NOT NULL,                              -- the programme it was sat for; empty: none
    phase       TEXT NOT NULL,
    scenario    TEXT NOT NULL,
    person      TEXT NOT NULL,
    mode        TEXT NOT NULL,
    started_utc TEXT NOT NULL,
    finished    INTEGER NOT NULL CHECK (finished IN (0, 1)), -- 0: abandoned
    counts      INTEGER NOT NULL CHECK (counts IN (0, 1)),   -- 0: its sitting is void
    passed      INTEGER NOT NULL CHECK (passed IN (0, 1)),
    waiting     INTEGER NOT NULL CHECK (waiting IN (0, 1)),  -- for a person, or an answer to a dispute
    total       INTEGER,                                     -- tenths of a point
    principles  TEXT NOT NULL                                -- {"empathy":[due, shown]}, in turns
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_figures_waiting ON attempt_figures (started_utc) WHERE waiting = 1;
CREATE INDEX attempt_figures_by_case ON attempt_figures (mode, scenario, started_utc);

CREATE TABLE case_counters (
    cohort    TEXT NOT NULL,
    phase     TEXT NOT NULL,
    scenario  TEXT NOT NULL,
    finished  INTEGER NOT NULL,
    abandoned INTEGER NOT NULL,
    passed    INTEGER NOT NULL,
    waiting   INTEGER NOT NULL,
    totals    INTEGER NOT NULL, -- finished ones with points
    total_sum INTEGER NOT NULL, -- of those, tenths of a point
    PRIMARY KEY (cohort, phase, scenario)
) STRICT, WITHOUT ROWID;

CREATE TABLE principle_counters (
    cohort    TEXT NOT NULL,
    phase     TEXT NOT NULL,
    principle TEXT NOT NULL,
    due       INTEGER NOT NULL,
    shown     INTEGER NOT NULL,
    PRIMARY KEY (cohort, phase, principle)
) STRICT, WITHOUT ROWID;

-- Days are those of UTC on which attempts were begun.
CREATE TABLE day_counters (
    day       TEXT NOT NULL,
    mode      TEXT NOT NULL,
    finished  INTEGER NOT NULL,
    abandoned INTEGER NOT NULL,
    passed    INTEGER NOT NULL,
    totals    INTEGER NOT NULL,
    total_sum INTEGER NOT NULL,
    PRIMARY KEY (day, mode)
) STRICT, WITHOUT ROWID;

-- First counted baseline and first counted final of the same person under the same versions.
CREATE TABLE pair_counters (
    cohort         TEXT PRIMARY KEY NOT NULL,
    both_passed    INTEGER NOT NULL,
    before_only    INTEGER NOT NULL,
    after_only     INTEGER NOT NULL,
    neither        INTEGER NOT NULL,
    totals         INTEGER NOT NULL, -- pairs with points on both sides
    before_sum     INTEGER NOT NULL, -- of those, tenths of a point
    after_sum      INTEGER NOT NULL,
    other_versions INTEGER NOT NULL  -- people with both whose versions differ: no pair
) STRICT, WITHOUT ROWID;

CREATE TABLE stale_figures (
    kind TEXT NOT NULL CHECK (kind IN ('attempt', 'cohort')),
    id   TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX sitting_attempts_by_attempt ON sitting_attempts (attempt);
CREATE INDEX attempts_by_start ON attempts (started_utc, mode, state, person);

CREATE TRIGGER figures_attempt_came AFTER INSERT ON attempts WHEN new.state <> 'open' BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.id);
END;
CREATE TRIGGER figures_attempt_changed
AFTER UPDATE OF scenario, person, mode, phase, started_utc, state, summary ON attempts BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.id);
END;
CREATE TRIGGER figures_attempt_gone AFTER DELETE ON attempts BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', old.id);
END;
CREATE TRIGGER figures_result_came AFTER INSERT ON results BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.attempt);
END;
CREATE TRIGGER figures_result_changed AFTER UPDATE OF attempt, seq, result ON results BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.attempt);
END;
CREATE TRIGGER figures_result_gone AFTER DELETE ON results BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', old.attempt);
END;
CREATE TRIGGER figures_mark_came AFTER INSERT ON marks WHEN new.attempt <> '' BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.attempt);
END;
CREATE TRIGGER figures_mark_changed AFTER UPDATE OF content ON marks WHEN new.attempt <> '' BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.attempt);
END;
CREATE TRIGGER figures_place_came AFTER INSERT ON sitting_attempts BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.attempt);
END;
CREATE TRIGGER figures_sitting_came AFTER INSERT ON sittings WHEN new.state <> 'open' BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('cohort', new.programme);
END;
CREATE TRIGGER figures_sitting_changed
AFTER UPDATE OF person, state, answered, total, passed, versions, void_reason ON sittings BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('cohort', new.programme);
END;
CREATE TRIGGER figures_sitting_voided AFTER UPDATE OF void_reason ON sittings BEGIN
    INSERT OR IGNORE INTO stale_figures
        SELECT 'attempt', attempt FROM sitting_attempts WHERE sitting = new.id;
END;
CREATE TRIGGER figures_member_came AFTER INSERT ON programme_people BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('cohort', new.programme);
END;
CREATE TRIGGER figures_member_changed AFTER UPDATE OF person ON programme_people BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('cohort', new.programme);
END;
CREATE TRIGGER figures_person_came AFTER INSERT ON people WHEN new.merged_into IS NOT NULL BEGIN
    INSERT OR IGNORE INTO stale_figures SELECT 'cohort', programme FROM sittings WHERE person = new.id;
END;
CREATE TRIGGER figures_person_merged AFTER UPDATE OF merged_into ON people BEGIN
    INSERT OR IGNORE INTO stale_figures SELECT 'cohort', programme FROM sittings WHERE person = new.id;
END;
CREATE TRIGGER figures_person_gone AFTER DELETE ON people BEGIN
    INSERT OR IGNORE INTO stale_figures SELECT 'cohort', programme FROM sittings WHERE person = old.id;
END;

INSERT INTO stale_figures SELECT 'attempt', id FROM attempts WHERE state <> 'open';
INSERT OR IGNORE INTO stale_figures SELECT 'cohort', programme FROM sittings;
