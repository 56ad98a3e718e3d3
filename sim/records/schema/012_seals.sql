-- What rows of tables without a chain of their own were when the program last wrote them. One entry for each
-- time, chained: added, never changed but for what a later entry takes from it. `replaces` is the row's entry
-- before (0: none); `is_doubted`: the row was not any more what that one says, or stood where there was none.
-- `row_key` and `salt` are there for a row's last entry (the key of a doubted one until the row is gone), so that
-- nothing can be tried against what a row was. content_hash = SHA-256(salt ‖ row), zeroes: the row is gone.
CREATE TABLE seals (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    kept         TEXT NOT NULL,
    row_key      TEXT,
    replaces     INTEGER NOT NULL CHECK (replaces >= 0),
    is_doubted   INTEGER NOT NULL CHECK (is_doubted IN (0, 1)),
    salt         BLOB CHECK (length(salt) = 16),
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32),
    hash         BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX seals_by_row ON seals (kept, row_key) WHERE row_key IS NOT NULL;
