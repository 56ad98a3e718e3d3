#include "sim/records/activity.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace amends::records {

Outcome<Activity> activity_since(Reader& reader, const std::string& day) {
    return guarded<Activity>(reader.file(), [&]() -> Outcome<Activity> {
        Activity activity;
        SQLite::Statement days(
            reader.database(),
            "SELECT date(started_utc, 'localtime') AS day, sum(mode = 'practice'), "
            "sum(mode = 'assessment') FROM attempts WHERE state <> 'open' AND started_utc >= date(?1, '-1 "
            "day') AND day >= ?1 "
            "GROUP BY day ORDER BY day");
        days.bind(1, day);
        while (days.executeStep()) {
            activity.days.push_back(
                {days.getColumn(0).getString(), days.getColumn(1).getInt64(), days.getColumn(2).getInt64()});
            activity.practices += activity.days.back().practices;
        }
        SQLite::Statement people(reader.database(),
                                 "SELECT count(DISTINCT person) FROM attempts WHERE state <> 'open' AND mode "
                                 "= 'practice' AND started_utc >= date(?1, '-1 day') AND date(started_utc, "
                                 "'localtime') >= ?1");
        people.bind(1, day);
        if (people.executeStep()) activity.practised = people.getColumn(0).getInt64();
        return activity;
    });
}

} // namespace amends::records
