#pragma once
// A case that is being written, and what the screen shows of it.
#include "scoring/text/judge.hpp"
#include "scoring/text/lexicon.hpp"
#include "sim/app/author/case_file.hpp"
#include "sim/app/author/walk_work.hpp"
#include "sim/app/platform/file_watch.hpp"
#include "sim/author/attempts_overview.hpp"
#include "sim/author/reading.hpp"
#include "sim/engine/case_tests.hpp"
#include "sim/ui/author/author.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <set>

namespace amends::app {

/// What running a case's own tests came to.
struct TestsOutcome {
    std::map<std::string, std::vector<support::Localized>> faults; ///< by test; none: passed
    engine::Coverage reached, all;
};

/// A finding's script, played.
struct ToldRow {
    std::string row; ///< its id; empty: none
    std::vector<ui::WalkStep> steps;
    std::optional<engine::Playthrough> told;
};

struct AuthorWork {
    CaseFile disk;
    scenario::Resources around;
    std::shared_ptr<const text::Lexicon>
        words_around;                         ///< of a word list: what all other files hold; may be null
    double looked_s = 0;                      ///< when it was last seen whether the file changed on disk
    std::shared_ptr<std::atomic<bool>> moved; ///< something happened to the file: the watch says so
    std::unique_ptr<platform::FileWatch> watch;
    std::uint64_t kept_revision = 0; ///< of the draft that is kept against a crash

    // Worked out from the document as of `read_revision`, in the window's language.
    author::Reading reading;
    std::shared_ptr<const scenario::Scenario> script; ///< the last that could be read; null: none yet
    std::size_t own_nodes = 0;
    std::vector<ui::AuthorProblem> problems;
    ui::GraphView graph;
    std::uint64_t read_revision = 0, shown_revision = 0;
    std::string saved_version; ///< fingerprint of the case as it was last read from or written to the disk
    std::uint64_t versioned_revision = 0;
    std::optional<support::Lang> shown_lang;

    std::future<TestsOutcome> tests_coming; ///< on a thread of its own; ends before this does
    std::uint64_t tests_revision = 0;       ///< of the document they were begun for
    std::uint64_t edited_revision = 0;      ///< of the document as the tests were last thought of
    double edited_s = 0;                    ///< when it became that
    std::optional<TestsOutcome> tests;

    WalkWork walk;
    std::set<std::string> unwalked; ///< places it did not reach
    ToldRow walk_told;
    int pass_mark = 0;
    author::AttemptsOverview attempts; ///< real ones
};

/// Rubrics lie in folders of that name.
[[nodiscard]] bool is_rubric_file(const std::filesystem::path&);

/// A shop's word lists lie in folders of that name.
[[nodiscard]] bool is_lexicon_file(const std::filesystem::path&);

/// Opens any file, a rubric, a word list or a case; one that is no JSON has its problems, one that cannot be
/// read is told in the news. Marks of open files and drafts lie in `own_folder`.
struct OpenedWork {
    std::unique_ptr<AuthorWork> work;
    std::vector<FileNews> news;
};
[[nodiscard]] OpenedWork open_for_writing(const std::filesystem::path&, const scenario::Resources& shipped,
                                          const std::filesystem::path& own_folder);
/// Adds what only shows beside the shipped words: a set that nobody defines.
void check_words(AuthorWork&);
/// Reads and checks again after an edit, and words it again in another language. Nothing while nothing
/// changed.
void work_out(AuthorWork&, const ui::Texts&);
/// The fingerprint of the case as it stands on disk, worked out when that has changed; empty: it has errors.
[[nodiscard]] const std::string& saved_version_of(AuthorWork&);
/// Begins to play the case's tests; `wake` is called from the other thread when they are done.
void begin_tests(AuthorWork&, std::shared_ptr<const rubric::Rubric>, std::shared_ptr<const text::Judge>,
                 std::function<void()> wake);
/// Whether the tests as the document stands have not been played, and can be.
[[nodiscard]] bool are_tests_due(const AuthorWork&);
[[nodiscard]] ui::TestsState tests_state(const AuthorWork&);
/// Takes what has come of them.
void take_tests(AuthorWork&);
/// Begins to walk the case by the first of its ways, in this language where it has it.
void begin_walk(AuthorWork&, std::shared_ptr<const rubric::Rubric>, std::shared_ptr<const text::Judge>,
                support::Lang, std::function<void()> wake);
void take_walk(AuthorWork&);
/// Plays a finding's script, for its steps to be shown. Nothing when it was played already.
void tell_walk_row(AuthorWork&, const ui::WalkRow&, std::shared_ptr<const rubric::Rubric>, const text::Judge&,
                   support::Lang);
/// The finding that is open as a test of the case; none while its play has no end.
[[nodiscard]] std::optional<author::Edit> test_of_walk(const AuthorWork&);
[[nodiscard]] ui::WalkView walk_view(const AuthorWork&, const ui::Texts&);
/// What real attempts tell of a node: how many came, were lost, fell back, and what nobody chose.
[[nodiscard]] std::vector<std::string> attempts_words(const author::AttemptsOverview&,
                                                      const scenario::Scenario&, const std::string& place,
                                                      const ui::Texts&);
/// The same of a whole case, in one line: how many passed, where most were lost, how many choices nobody
/// took. A case that cannot be read (null) has the first alone.
[[nodiscard]] std::string attempts_line(const author::AttemptsOverview&, const scenario::Scenario*,
                                        const ui::Texts&);
/// Real attempts to be shown on the graph.
void take_attempts(AuthorWork&, const author::AttemptsOverview&);
[[nodiscard]] ui::AuthorTestsView tests_view(const AuthorWork&, const ui::Texts&);
[[nodiscard]] ui::AuthorView author_view(const AuthorWork&, const ui::Texts&, const ui::AuthorWidgets&);

/// A copy of a case's folder in `library`, under an id that is free there. Yields the new case file.
[[nodiscard]] support::Result<std::filesystem::path> copy_case(const std::filesystem::path& case_file,
                                                               const std::filesystem::path& library);
/// The same with this text in place of what the file holds, also where its folder is gone.
[[nodiscard]] support::Result<std::filesystem::path>
copy_case(const std::filesystem::path& case_file, const std::filesystem::path& library, std::string text);

} // namespace amends::app
