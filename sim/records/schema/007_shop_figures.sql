-- What the shop itself measured: satisfaction and resolution in tenths of a per cent, by period (days, both
-- belong to it) of the whole shop, a group or a person. Imported from tables; never simulated. `phase` is
-- empty where the dates decide.
CREATE TABLE shop_figures (
    programme    TEXT NOT NULL REFERENCES programmes (id),
    period_from  TEXT NOT NULL,
    period_to    TEXT NOT NULL,
    scope        TEXT NOT NULL CHECK (scope IN ('all', 'group', 'person')),
    name         TEXT NOT NULL,
    phase        TEXT NOT NULL CHECK (phase IN ('', 'before', 'after')),
    satisfaction INTEGER CHECK (satisfaction BETWEEN 0 AND 1000),
    resolution   INTEGER CHECK (resolution BETWEEN 0 AND 1000),
    contacts     INTEGER CHECK (contacts >= 0),
    source       TEXT NOT NULL,
    imported_utc TEXT NOT NULL,
    imported_by  TEXT NOT NULL,
    PRIMARY KEY (programme, period_from, period_to, scope, name)
) STRICT;
