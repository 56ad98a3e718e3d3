#include "sim/records/dashboard.hpp"

#include "sim/records/snapshot.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <chrono>

namespace amends::records {
namespace {

/// Every row of a question about the counters; nothing of a file that is older than they are.
template <class Row, class Read>
Outcome<std::vector<Row>> counter_rows(Reader& reader, const std::string& sql,
                                       const std::vector<std::string>& texts, Read&& read) {
    return guarded<std::vector<Row>>(reader.file(), [&]() -> Outcome<std::vector<Row>> {
        std::vector<Row> rows;
        if (!reader.database().tableExists("case_counters")) return rows;
        SQLite::Statement ask(reader.database(), sql);
        int place = 0;
        for (const std::string& text : texts)
            ask.bind(++place, text);
        while (ask.executeStep())
            rows.push_back(read(ask));
        return rows;
    });
}

constexpr const char* case_columns =
    "SELECT cohort, phase, scenario, finished, abandoned, passed, waiting, totals, total_sum FROM "
    "case_counters ";

CaseRate case_rate_in(SQLite::Statement& at) {
    return {at.getColumn(0).getString(), at.getColumn(1).getString(), at.getColumn(2).getString(),
            at.getColumn(3).getInt64(),  at.getColumn(4).getInt64(),  at.getColumn(5).getInt64(),
            at.getColumn(6).getInt64(),  at.getColumn(7).getInt64(),  at.getColumn(8).getInt64()};
}

bool is_calendar_day(const std::string& text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (at != 4 && at != 7 && (text[at] < '0' || text[at] > '9')) return false;
    return true;
}

/// The first of the days that end with this one; the text itself where it is no day.
std::string first_trend_day(const std::string& today) {
    using namespace std::chrono;
    if (!is_calendar_day(today)) return today;
    const year_month_day last{year{std::stoi(today.substr(0, 4))},
                              month{static_cast<unsigned>(std::stoi(today.substr(5, 2)))},
                              day{static_cast<unsigned>(std::stoi(today.substr(8, 2)))}};
    if (!last.ok()) return today;
    const sys_days first = sys_days{last} - days{trend_days - 1};
    return utc_text(duration_cast<milliseconds>(first.time_since_epoch()).count()).substr(0, 10);
}

} // namespace

Outcome<std::vector<CaseRate>> case_rates_of(Reader& reader, const std::string& cohort) {
    return counter_rows<CaseRate>(reader,
                                  std::string(case_columns) + "WHERE cohort = ? ORDER BY phase, scenario",
                                  {cohort}, case_rate_in);
}

Outcome<std::vector<TrendDay>> trend_until(Reader& reader, const std::string& today) {
    return counter_rows<TrendDay>(reader,
                                  "SELECT day, mode, finished, abandoned, passed, totals, total_sum FROM "
                                  "day_counters WHERE day BETWEEN "
                                  "? AND ? ORDER BY day, mode",
                                  {first_trend_day(today), today}, [](SQLite::Statement& at) {
                                      return TrendDay{
                                          at.getColumn(0).getString(), at.getColumn(1).getString(),
                                          at.getColumn(2).getInt64(),  at.getColumn(3).getInt64(),
                                          at.getColumn(4).getInt64(),  at.getColumn(5).getInt64(),
                                          at.getColumn(6).getInt64()};
                                  });
}

Outcome<std::vector<CohortPairs>> pairs_of_cohorts(Reader& reader) {
    return counter_rows<CohortPairs>(
        reader,
        "SELECT cohort, both_passed, before_only, after_only, neither, totals, before_sum, after_sum, "
        "other_versions FROM pair_counters ORDER BY cohort",
        {}, [](SQLite::Statement& at) {
            return CohortPairs{
                at.getColumn(0).getString(), at.getColumn(1).getInt64(), at.getColumn(2).getInt64(),
                at.getColumn(3).getInt64(),  at.getColumn(4).getInt64(), at.getColumn(5).getInt64(),
                at.getColumn(6).getInt64(),  at.getColumn(7).getInt64(), at.getColumn(8).getInt64()};
        });
}

namespace {

Outcome<Dashboard> read_dashboard(Reader& reader, const std::string& today) {
    Dashboard all;
    auto cases = counter_rows<CaseRate>(
        reader, std::string(case_columns) + "ORDER BY cohort, phase, scenario", {}, case_rate_in);
    if (!cases) return cases.error();
    auto principles = counter_rows<PrincipleMean>(
        reader,
        "SELECT cohort, phase, principle, due, shown FROM principle_counters ORDER BY cohort, phase, "
        "principle",
        {}, [](SQLite::Statement& at) {
            return PrincipleMean{at.getColumn(0).getString(), at.getColumn(1).getString(),
                                 at.getColumn(2).getString(), at.getColumn(3).getInt64(),
                                 at.getColumn(4).getInt64()};
        });
    if (!principles) return principles.error();
    auto trend = trend_until(reader, today);
    if (!trend) return trend.error();
    auto pairs = pairs_of_cohorts(reader);
    if (!pairs) return pairs.error();
    all.cases = std::move(cases).value();
    all.principles = std::move(principles).value();
    all.trend = std::move(trend).value();
    all.pairs = std::move(pairs).value();
    return all;
}

} // namespace

Outcome<Dashboard> dashboard(Reader& reader, const std::string& today) {
    return guarded<Dashboard>(reader.file(), [&]() -> Outcome<Dashboard> {
        const Snapshot moment(reader);
        return read_dashboard(reader, today);
    });
}

} // namespace amends::records
