// A store of 100,000 or 1,000,000 made attempts of 10 turns: what the pages read, warm and equal to a
// recount; the dashboard beside its raw SQL over covering indexes, in turns; a new attempt until it is
// counted; opening, verify beside reading, a report.
//   store_speed [ATTEMPTS] [FOLDER]      a folder that holds such a store already is used again and kept
#include "sim/app/people/duties.hpp"
#include "sim/app/report/before_after.hpp"
#include "sim/records/dashboard.hpp"
#include "sim/records/verify.hpp"
#include "tests/speed/made_store.hpp"
#include "tests/speed/store_pages.hpp"
#include "tests/speed/store_raw.hpp"
#include "tests/speed/store_timing.hpp"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace {

using namespace amends;
using namespace amends::records;
using namespace amends::speed;

struct Measuring {
    std::filesystem::path folder;
    MadeSize size;
    Store store;
    Reader reader;
    Actor manager;
    double page_ms_max = 0;

    Measuring(std::filesystem::path where, MadeSize made, Store opened)
        : folder(std::move(where)), size(made), store(std::move(opened)), reader(must(reader_of(store))),
          manager(must(sign_in(store, made_manager, made_pin, 0)).actor),
          page_ms_max(made.attempts >= 1'000'000 ? 250 : 100) {}

    void dashboards() {
        const auto raw_file = folder / "raw.db";
        if (!std::filesystem::exists(raw_file)) {
            const double made = time_ms([&] { make_raw(raw_file, store.files().database); });
            fmt::print("flat tables for raw SQL made of the attempts in {:.0f} s\n", made / 1000);
        }
        SQLite::Database raw(raw_file.string(), SQLite::OPEN_READONLY);
        raw.exec("PRAGMA cache_size = -1000000");
        Dashboard kept, counted;
        const auto [kept_time, raw_time] = in_turns(
            9, [&] { kept = must(dashboard(reader, made_today)); }, [&] { counted = raw_dashboard(raw); });
        expect(kept == counted, "dashboard");
        tell("dashboard / its raw SQL over covering indexes", kept_time.cpu_ms / raw_time.cpu_ms, 0.05, "",
             fmt::format("{:.2f} ms / {:.0f} ms of processor time ({:.2f} / {:.0f} by the clock), {} + {} + "
                         "{} + {} rows, equal",
                         kept_time.cpu_ms, raw_time.cpu_ms, kept_time.wall_ms, raw_time.wall_ms,
                         kept.cases.size(), kept.principles.size(), kept.trend.size(), kept.pairs.size()));
    }

    /// Its own attempts are not in the flat tables: those are made anew the next time.
    void fresh() {
        std::error_code none;
        std::filesystem::remove(folder / "raw.db", none);
        ActingStore own(store, must(sign_in(store, made_person(0), "pin-of-made", 0)).actor);
        std::vector<double> times;
        for (int round = 0; round < 21; ++round) {
            const std::string id = fresh_uuid();
            const auto counted = [&] {
                std::int64_t sum = 0;
                for (const TrendDay& day : must(dashboard(reader, utc_today())).trend)
                    sum += day.finished;
                return sum;
            };
            own.wait(own.begin_attempt({id, "fresh", "made", "made", made_person(0), "practice", "practice"},
                                       {"c1", 0, "began", R"({"mode":"practice"})"}));
            const std::int64_t before = counted();
            times.push_back(time_ms([&] {
                if (own.wait(own.finish_attempt(
                                 id, 1, {AttemptState::finished, 9000, R"({"score":{"total":80.0}})", "{}"}))
                        .fault)
                    throw std::runtime_error("was not stored");
                if (counted() != before + 1) throw std::runtime_error("was not counted");
            }));
        }
        tell("a new attempt until the dashboard counts it", median(times), 20, "ms");
    }
    static std::string utc_today() {
        using namespace std::chrono;
        return utc_text(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count())
            .substr(0, 10);
    }

    void pages() {
        for (const Page& page : all_pages(reader, manager)) {
            page.read();
            std::vector<Taken> times;
            for (int round = 0; round < 5; ++round)
                times.push_back(taken(page.read));
            if (page.recount) expect(page.recount(), page.name);
            const Taken time = median(times);
            tell(std::string("page: ") + page.name, time.cpu_ms, page_ms_max, "ms",
                 fmt::format("{:.1f} by the clock{}", time.wall_ms,
                             page.recount ? ", equal to a recount" : ""));
        }
    }

    void report() {
        const Programme programme = *must(find_programme(reader, made_programme(0)));
        app::BeforeAfter made;
        std::vector<Taken> times;
        for (int round = 0; round < 4; ++round)
            times.push_back(taken([&] { made = must(app::before_after(reader, programme)); }));
        times.erase(times.begin());
        const Dashboard kept = must(dashboard(reader, made_today));
        const auto& pairs = kept.pairs.front();
        expect(made.recounted == 0 && made.counts.both == pairs.both
                   && made.counts.after_only == pairs.after_only
                   && made.counts.before_only == pairs.before_only && made.counts.neither == pairs.neither,
               "report");
        const Taken time = median(times);
        tell("report of a programme", time.cpu_ms / 1000, 2, "s",
             fmt::format("{:.2f} by the clock, {} pairs, 10 attempts each, equal to the counters",
                         time.wall_ms / 1000, stats::pairs(made.counts)));
    }

    void verifying() {
        const auto read_all = [&] {
            SQLite::Statement ask(reader.database(), "SELECT * FROM events ORDER BY attempt, seq");
            std::int64_t rows = 0;
            while (ask.executeStep())
                rows += event_in(ask).seq >= 0 ? 1 : 0;
            return rows;
        };
        std::int64_t read = 0;
        VerifyReport told;
        const int rounds = size.attempts >= 1'000'000 ? 1 : 3;
        const auto [verify_time, read_time] = in_turns(
            rounds, [&] { told = must(verify(reader)); }, [&] { read = read_all(); });
        expect(told.found.empty() && told.events == read, "verify");
        tell("verify / reading every event", verify_time.wall_ms / read_time.wall_ms, 2, "",
             fmt::format("{:.1f} s / {:.1f} s by the clock, {:.1f} / {:.1f} of processor time, {} events, "
                         "chain sound",
                         verify_time.wall_ms / 1000, read_time.wall_ms / 1000, verify_time.cpu_ms / 1000,
                         read_time.cpu_ms / 1000, read));
    }
};

/// Opening and what the first page of a manager needs, beside the questions of that page alone.
void start(const std::filesystem::path& folder) {
    const auto needed = [](Reader& reader) {
        must(list_people(reader));
        must(list_programmes(reader));
        must(attempts_of(reader, made_person(7)));
        must(app::duties_of(reader, made_person(7), made_today));
        must(unfinished_attempts(reader));
        must(left_open(reader, "practice", "2026-11-01T00:00:00.000Z"));
        must(left_open(reader, "assessment", "2026-11-01T00:00:00.000Z"));
    };
    const auto [start_time, select_time] = in_turns(
        9,
        [&] {
            Store store = must(open_store(folder));
            Reader reader = must(reader_of(store));
            needed(reader);
        },
        [&] {
            Reader reader = must(Reader::open(files_in(folder).database));
            needed(reader);
        });
    tell("start / the SELECT of what it needs", start_time.cpu_ms / select_time.cpu_ms, 1.5, "",
         fmt::format("{:.1f} ms / {:.1f} ms of processor time, {:.1f} / {:.1f} by the clock",
                     start_time.cpu_ms, select_time.cpu_ms, start_time.wall_ms, select_time.wall_ms));
}

void measure(const std::filesystem::path& folder, MadeSize size) {
    if (!std::filesystem::exists(files_in(folder).database)) {
        const double made = time_ms([&] { make_store(folder, size); });
        fmt::print("{} attempts made in {:.0f} s: {} people, {} programmes of {}\n", size.attempts,
                   made / 1000, size.people(), size.programmes(), size.members());
        std::fflush(stdout);
    }
    std::optional<Store> opened;
    const double first = time_ms([&] { opened.emplace(must(open_store(folder))); });
    fmt::print("opened the first time (figures made where there were none): {:.1f} s, file {:.2f} GB\n",
               first / 1000,
               static_cast<double>(std::filesystem::file_size(files_in(folder).database)) / 1e9);
    std::fflush(stdout);
    {
        Measuring all(folder, size, std::move(*opened));
        opened.reset();
        all.dashboards();
        all.fresh();
        all.pages();
        all.report();
        all.verifying();
    }
    start(folder);
}

} // namespace

int main(int argc, char** argv) {
    const MadeSize size{argc > 1 ? std::max(1000, std::atoi(argv[1])) : 100'000};
    const bool is_kept = argc > 2;
    const std::filesystem::path folder =
        is_kept ? std::filesystem::path(argv[2])
                : std::filesystem::temp_directory_path() / ("amends-speed-" + fresh_uuid());
    int code = 0;
    try {
        measure(folder, size);
        code = missed() == 0 ? 0 : 1;
    } catch (const std::exception& problem) {
        fmt::print(stderr, "store_speed: {}\n", problem.what());
        code = 2;
    }
    std::error_code ignored;
    if (!is_kept) std::filesystem::remove_all(folder, ignored);
    return code;
}
