#pragma once
// Times of actions on a made store, and what is said of them.
#include "sim/records/reader.hpp"

#include <SQLiteCpp/Database.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace amends::speed {

template <class Value>
Value must(records::Outcome<Value> outcome) {
    if (!outcome)
        throw std::runtime_error(records::sentence(outcome.error()).en + " " + outcome.error().answer);
    return std::move(outcome).value();
}

/// By the clock, and of processors: what neighbours on the machine take shows in the first alone.
struct Taken {
    double wall_ms = 0, cpu_ms = 0;
};
/// Both since some moment.
Taken now_taken();
double median(std::vector<double> times);
Taken median(const std::vector<Taken>& times);

template <class Action>
Taken taken(Action&& action) {
    const Taken start = now_taken();
    action();
    const Taken end = now_taken();
    return {end.wall_ms - start.wall_ms, end.cpu_ms - start.cpu_ms};
}

template <class Action>
double time_ms(Action&& action) {
    return taken(action).wall_ms;
}

/// Both in turns, `rounds` times after one that warms them; medians.
template <class A, class B>
std::pair<Taken, Taken> in_turns(int rounds, A&& a, B&& b) {
    std::vector<Taken> times_a, times_b;
    for (int round = 0; round <= rounds; ++round) {
        const Taken time_a = taken(a), time_b = taken(b);
        if (round == 0) continue;
        times_a.push_back(time_a);
        times_b.push_back(time_b);
    }
    return {median(times_a), median(times_b)};
}

/// Prints a figure beside what is promised of it.
void tell(const std::string& what, double figure, double promised, const char* unit,
          const std::string& more = {});
/// Says what differs from the recount.
void expect(bool is_equal, const std::string& what);
/// How many figures were missed or differed so far.
int missed();

/// The number that a question yields.
std::int64_t count_of(SQLite::Database&, const std::string& sql);

} // namespace amends::speed
