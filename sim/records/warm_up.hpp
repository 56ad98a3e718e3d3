#pragma once
// What comes before a baseline. Private to the folder.

namespace amends::records {

/// What whoever ?1 is, under all their ids, has finished as practice: "guided" (also where the store knows of
/// no such case), and of other cases "free" and "choices".
inline constexpr const char* ways_practised_sql =
    "WITH guided AS (SELECT fingerprint FROM content WHERE kind = 'scenario' AND "
    "instr(CAST(bytes AS TEXT), '\"guided\":true') > 0), "
    "practised AS (SELECT id, scenario_fingerprint AS script FROM attempts WHERE person IN (SELECT ?1 UNION "
    "SELECT id FROM people WHERE merged_into = ?1) AND mode = 'practice' AND state = 'finished') "
    "SELECT DISTINCT json_extract(payload, '$.way') FROM practised JOIN events ON attempt = practised.id AND "
    "seq = "
    "0 WHERE payload IS NOT NULL AND script NOT IN guided "
    "UNION ALL SELECT 'guided' WHERE NOT EXISTS (SELECT 1 FROM guided) OR EXISTS (SELECT 1 FROM practised "
    "WHERE script IN guided)";

} // namespace amends::records
