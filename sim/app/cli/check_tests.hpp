#pragma once
// A case's own tests, as `amends check` plays and tells them.
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/engine/case_tests.hpp"
#include "sim/engine/marking_bench.hpp"
#include "sim/scenario/accepted.hpp"

#include <functional>
#include <mutex>

namespace amends::app::cli {

/// What the tests of one case came to.
struct CheckedTests {
    std::size_t run = 0, failed = 0;
    engine::Coverage all, reached;           ///< `all` that a play can reach
    std::vector<std::string> idle_fallbacks; ///< nodes whose fallback no play comes to: not among `all`
    engine::Bench bench;                     ///< its samples and model replies as the judge reads them
    scenario::Accepted accepted;             ///< what is misread, and what of it the author accepts
    std::vector<support::Problem> problems; ///< failed tests, what is misread, or why nothing could be played
};

/// Plays cases' tests as a trainee would play them: with the case's rubric and the judge of the asset folder,
/// which is read when the first test wants it.
class TestPlayer {
public:
    TestPlayer(std::filesystem::path assets, std::filesystem::path own_lexicon);
    /// `read_judge` is called once, when the first test wants it.
    TestPlayer(std::filesystem::path assets, std::function<JudgeFromFiles()> read_judge)
        : assets_(std::move(assets)), read_judge_(std::move(read_judge)) {}
    /// The case must be playable. May be called by several threads at once.
    CheckedTests play(const LibraryCase&);

private:
    std::filesystem::path assets_;
    std::function<JudgeFromFiles()> read_judge_;
    std::once_flag judge_asked_for_;
    std::optional<JudgeFromFiles> judge_;
};

/// What there is and no test reached, by kind: "nodes", "choices", "transitions", "fallbacks", "endings".
struct Missed {
    std::string_view kind;
    std::size_t total = 0;
    std::vector<std::string> names;

    [[nodiscard]] std::size_t reached() const { return total - names.size(); }
    /// Of what there is, floored: 100 only when nothing is missed. Null when there is nothing.
    [[nodiscard]] std::optional<std::size_t> percent() const {
        return total == 0 ? std::nullopt : std::optional(reached() * 100 / total);
    }
};
std::vector<Missed> missed_of(const CheckedTests&);

} // namespace amends::app::cli
