-- A cohort with a baseline and a final. Dates are days ("2026-11-23"), empty where there is none.
CREATE TABLE programmes (
    id                 TEXT PRIMARY KEY NOT NULL,
    title              TEXT NOT NULL,
    created_utc        TEXT NOT NULL,
    created_by         TEXT NOT NULL,
    way                TEXT NOT NULL CHECK (way IN ('free', 'choices')),
    lang               TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
    rubric             TEXT NOT NULL,
    rubric_fingerprint TEXT NOT NULL,
    pass_mark          INTEGER NOT NULL CHECK (pass_mark BETWEEN 0 AND 100),
    seed               INTEGER NOT NULL CHECK (seed >= 0),
    baseline_from      TEXT NOT NULL,
    baseline_due       TEXT NOT NULL,
    final_from         TEXT NOT NULL,
    final_due          TEXT NOT NULL,
    chosen_by_score    INTEGER NOT NULL CHECK (chosen_by_score IN (0, 1)),
    warm_up            INTEGER NOT NULL CHECK (warm_up IN (0, 1)),
    invented           INTEGER NOT NULL CHECK (invented IN (0, 1))
) STRICT;

-- Forms A and B, and C for resits: each place is a case as it was when the programme was set up.
CREATE TABLE programme_forms (
    programme   TEXT NOT NULL REFERENCES programmes (id),
    form        TEXT NOT NULL CHECK (form IN ('A', 'B', 'C')),
    place       INTEGER NOT NULL CHECK (place >= 0),
    scenario    TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    topic       TEXT NOT NULL,
    channel     TEXT NOT NULL,
    difficulty  INTEGER NOT NULL,
    PRIMARY KEY (programme, form, place)
) STRICT;

-- Who belongs to it, with the form of their baseline and the group they were in when they joined. An erased
-- person stands here under a drawn name, so that what was counted stays counted.
CREATE TABLE programme_people (
    programme  TEXT NOT NULL REFERENCES programmes (id),
    person     TEXT NOT NULL,
    first_form TEXT NOT NULL CHECK (first_form IN ('A', 'B')),
    team       TEXT NOT NULL,
    added_utc  TEXT NOT NULL,
    PRIMARY KEY (programme, person)
) STRICT;

-- One person going through one form. The mean of its totals (tenths of a point) and whether that reaches the
-- mark are written when it closes; the attempts' own results say the same.
CREATE TABLE sittings (
    id          TEXT PRIMARY KEY NOT NULL,
    programme   TEXT NOT NULL REFERENCES programmes (id),
    person      TEXT NOT NULL,
    phase       TEXT NOT NULL CHECK (phase IN ('baseline', 'final', 'resit')),
    form        TEXT NOT NULL CHECK (form IN ('A', 'B', 'C')),
    started_utc TEXT NOT NULL,
    closed_utc  TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'finished', 'abandoned')),
    answered    INTEGER NOT NULL CHECK (answered IN (0, 1)),
    total       INTEGER,
    passed      INTEGER NOT NULL CHECK (passed IN (0, 1)),
    unconfirmed INTEGER NOT NULL,
    suspected   INTEGER NOT NULL,
    versions    TEXT NOT NULL,
    void_reason TEXT NOT NULL,
    voided_by   TEXT NOT NULL,
    voided_utc  TEXT NOT NULL
) STRICT;
CREATE INDEX sittings_by_programme ON sittings (programme, person);

CREATE TABLE sitting_attempts (
    sitting TEXT NOT NULL REFERENCES sittings (id),
    place   INTEGER NOT NULL CHECK (place >= 0),
    attempt TEXT NOT NULL,
    PRIMARY KEY (sitting, place)
) STRICT;
