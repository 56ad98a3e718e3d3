-- How many months the texts of closed attempts are kept: 'practice_texts', 'assessment_texts'. None: for good.
CREATE TABLE rules (
    name   TEXT PRIMARY KEY NOT NULL,
    months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 1200)
) STRICT;
