#pragma once
// What a person has to do in the programmes they belong to, and the cases of a sitting as they were set up.
#include "sim/app/session/ready_case.hpp"
#include "sim/records/programmes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::app {

/// The day by the clock on the wall here: "2026-11-23".
[[nodiscard]] std::string today();

/// The sitting of a phase that counts; null: none.
[[nodiscard]] const records::Sitting* counted_sitting(const std::vector<records::Sitting>&,
                                                      const std::string& person, const std::string& phase);
/// A phase that is still to be done, and its day; both empty when all is done.
struct NextPhase {
    std::string phase, due;
};
[[nodiscard]] NextPhase next_phase(const records::Programme&, const std::vector<records::Sitting>&,
                                   const std::string& person);
[[nodiscard]] bool is_overdue(const std::string& due, const std::string& today);

/// How a phase stands for a person.
enum class DutyState {
    early,   ///< its first day has not come
    warm_up, ///< a practice in each way of answering comes first
    open,    ///< can be begun
    broken,  ///< what is open was interrupted and can be gone on with
    done,
};
struct Duty {
    records::Programme programme;
    std::string phase, from, due;
    DutyState state = DutyState::open;
    std::vector<std::string> ways_left; ///< of the warm-up: "free", "choices"
    std::optional<records::Sitting> sitting;
};
/// The phase that comes next in each programme, and what is done in those where nothing is left, in the order
/// in which it is due.
[[nodiscard]] records::Outcome<std::vector<Duty>> duties_of(records::Reader&, const std::string& person,
                                                            const std::string& today);

/// The open sitting of a phase, which only a crash leaves, or a new one.
[[nodiscard]] records::Outcome<records::Sitting> open_sitting(records::Store&, records::Reader&,
                                                              const records::Actor&,
                                                              const records::Programme&,
                                                              const std::string& phase);

/// Why a case of a sitting cannot be begun.
struct NoCase {
    enum class Why { case_lost, rubric_lost, not_ready };
    Why why = Why::not_ready;
    std::string name; ///< of the case or rubric
    NotReady not_ready;
};
/// Case and rubric as they were when the programme was set up, whatever the library holds now.
[[nodiscard]] support::Result<ReadyCase, NoCase>
ready_for_sitting(records::Reader&, const records::Programme&, const records::Sitting&, std::size_t place,
                  const std::filesystem::path& assets, const std::string& desk, const JudgeFromFiles&);

} // namespace amends::app
