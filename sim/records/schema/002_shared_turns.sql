-- Turns whose words the trainee has given to the trainer. The words themselves stay where they are, in the
-- attempt's events; taking a turn back removes its row.
CREATE TABLE shared_turns (
    attempt    TEXT NOT NULL REFERENCES attempts (id),
    seq        INTEGER NOT NULL CHECK (seq > 0),
    shared_utc TEXT NOT NULL,
    PRIMARY KEY (attempt, seq)
) STRICT;

-- What the trainer made of a turn. `became` names a place of the case, never words of the reply.
CREATE TABLE turn_marks (
    attempt    TEXT NOT NULL REFERENCES attempts (id),
    seq        INTEGER NOT NULL CHECK (seq > 0),
    outcome    TEXT NOT NULL CHECK (outcome IN ('sample', 'phrase', 'transition', 'dismissed')),
    became     TEXT NOT NULL,
    marked_utc TEXT NOT NULL,
    PRIMARY KEY (attempt, seq)
) STRICT;
