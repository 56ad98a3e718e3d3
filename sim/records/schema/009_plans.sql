-- What somebody is to improve, by when, and who looks after it. Dates are days ("2026-11-23"); check_again
-- may be empty. principle is a label's id or empty.
CREATE TABLE improvement_plans (
    id          TEXT PRIMARY KEY NOT NULL,
    person      TEXT NOT NULL,
    goal        TEXT NOT NULL,
    principle   TEXT NOT NULL,
    owner       TEXT NOT NULL,
    due         TEXT NOT NULL,
    check_again TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    made_utc    TEXT NOT NULL,
    made_by     TEXT NOT NULL,
    closed_utc  TEXT NOT NULL,
    closed_by   TEXT NOT NULL
) STRICT;
CREATE INDEX improvement_plans_by_person ON improvement_plans (person);
