#pragma once
// A case that is being written, and what the screen shows of it.
#include "scoring/text/judge.hpp"
#include "sim/author/history.hpp"
#include "sim/author/reading.hpp"
#include "sim/engine/case_tests.hpp"
#include "sim/ui/author/author.hpp"

#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>

namespace amends::app {

/// What running a case's own tests came to.
struct TestsOutcome {
    std::map<std::string, std::vector<support::Localized>> faults; ///< by test; none: passed
    engine::Coverage reached, all;
};

struct AuthorWork {
    std::filesystem::path file;
    scenario::Resources around;
    author::History history;

    // Worked out from the document as of `read_revision`, in the window's language.
    author::Reading reading;
    std::shared_ptr<const scenario::Scenario> script; ///< the last that could be read; null: none yet
    std::size_t own_nodes = 0;
    std::vector<ui::AuthorProblem> problems;
    ui::GraphView graph;
    std::uint64_t read_revision = 0, shown_revision = 0;
    std::optional<support::Lang> shown_lang;

    std::future<TestsOutcome> tests_coming; ///< on a thread of its own; ends before this does
    std::uint64_t tests_revision = 0;       ///< of the document they were begun for
    std::optional<TestsOutcome> tests;
};

/// Opens any file; one that is no JSON has its problems. An error when it cannot be read from the disk.
[[nodiscard]] support::Result<std::unique_ptr<AuthorWork>>
open_for_writing(const std::filesystem::path&, const scenario::Resources& shipped);
/// Reads and checks again after an edit, and words it again in another language. Nothing while nothing
/// changed.
void work_out(AuthorWork&, const ui::Texts&);
/// Begins to play the case's tests; `wake` is called from the other thread when they are done.
void begin_tests(AuthorWork&, std::shared_ptr<const rubric::Rubric>, std::shared_ptr<const text::Judge>,
                 std::function<void()> wake);
/// Takes what has come of them.
void take_tests(AuthorWork&);
[[nodiscard]] ui::AuthorTestsView tests_view(const AuthorWork&, const ui::Texts&);
[[nodiscard]] ui::AuthorView author_view(const AuthorWork&, const ui::Texts&, const ui::AuthorWidgets&);

/// Writes the text as it is; the one that stood there is kept as "scenario.json.bak".
[[nodiscard]] support::Status save_work(AuthorWork&);

/// Keeps what is not saved beside the file, for the window that opens it next. Nothing while all is saved.
void keep_unsaved(const AuthorWork&);
/// Takes what was kept as an edit that is not saved yet. False when there was nothing.
bool take_unsaved(AuthorWork&);

/// A copy of a case's folder in `library`, under an id that is free there. Yields the new case file.
[[nodiscard]] support::Result<std::filesystem::path> copy_case(const std::filesystem::path& case_file,
                                                               const std::filesystem::path& library);

} // namespace amends::app
