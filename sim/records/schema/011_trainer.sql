-- What closed attempts tell a trainer of their cases, made and counted with their figures (010): how often people
-- came where, and the replies that wait in the inbox.
CREATE TABLE attempt_places (
    attempt  TEXT PRIMARY KEY NOT NULL,
    scenario TEXT NOT NULL,
    counts   TEXT NOT NULL              -- what it adds to place_counters: [[what, place, choice, count], …]
) STRICT, WITHOUT ROWID;

CREATE TABLE place_counters (
    scenario TEXT NOT NULL,
    what     TEXT NOT NULL,             -- attempts, passed, abandoned, ending, came, lost, fallbacks, chosen, taken
    place    TEXT NOT NULL,             -- a node or an ending; empty: of the case
    choice   TEXT NOT NULL,             -- of taken
    count    INTEGER NOT NULL,
    PRIMARY KEY (scenario, what, place, choice)
) STRICT, WITHOUT ROWID;

-- Of assessments the replies that no transition took or that F8 marked, of practice those that were shared.
CREATE TABLE inbox_turns (
    attempt        TEXT NOT NULL,
    seq            INTEGER NOT NULL,    -- of the event that closed the turn
    scenario       TEXT NOT NULL,
    version        TEXT NOT NULL,       -- fingerprint of the case as it was played
    started_utc    TEXT NOT NULL,
    mode           TEXT NOT NULL,
    lang           TEXT NOT NULL,
    node           TEXT NOT NULL,
    reply          TEXT NOT NULL,
    choice         TEXT NOT NULL,
    labels         TEXT NOT NULL,       -- JSON
    acts           TEXT NOT NULL,       -- JSON
    fired          TEXT NOT NULL,
    fell_back      INTEGER NOT NULL CHECK (fell_back IN (0, 1)),
    not_understood INTEGER NOT NULL CHECK (not_understood IN (0, 1)),
    done           INTEGER NOT NULL CHECK (done IN (0, 1)), -- a row of turn_marks says what became of it
    PRIMARY KEY (attempt, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_turns_by_case ON inbox_turns (scenario, done, started_utc);

-- Attempts whose stored result does not tell their turns: they are looked for in the events.
CREATE TABLE inbox_untold (
    attempt TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER figures_turn_shared AFTER INSERT ON shared_turns BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', new.attempt);
END;
CREATE TRIGGER figures_turn_taken_back AFTER DELETE ON shared_turns BEGIN
    INSERT OR IGNORE INTO stale_figures VALUES ('attempt', old.attempt);
END;
CREATE TRIGGER figures_turn_done AFTER INSERT ON turn_marks BEGIN
    UPDATE inbox_turns SET done = 1 WHERE attempt = new.attempt AND seq = new.seq;
END;
CREATE TRIGGER figures_turn_open_again AFTER DELETE ON turn_marks BEGIN
    UPDATE inbox_turns SET done = 0 WHERE attempt = old.attempt AND seq = old.seq;
END;

INSERT OR IGNORE INTO stale_figures SELECT 'attempt', id FROM attempts WHERE state <> 'open';
