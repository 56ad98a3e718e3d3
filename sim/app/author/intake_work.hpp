#pragma once
// A file that is handed to the author screen, read and taken on a thread of its own.
#include "sim/app/author/exchange.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/author/document.hpp"
#include "sim/author/history.hpp"
#include "sim/author/text_table.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <future>
#include <optional>
#include <string>

namespace amends::app {

/// What is needed to take a file, apart from the window.
struct IntakeJob {
    std::filesystem::path file;
    std::filesystem::path library, assets;      ///< where own cases lie; the program's files
    std::function<JudgeFromFiles()> read_judge; ///< may wait
    std::optional<author::Document> open_case;  ///< a table for this case; none: a case for the library
    std::filesystem::path case_file;            ///< of `open_case`
    std::uint64_t revision = 0;                 ///< of `open_case`
    bool in_dialog = false;                     ///< what is wrong is told there; else by itself
};

/// Saved replies of a table, as one edit of the case.
struct IntakeReplies {
    std::optional<author::Edit> edit; ///< none: all stood there already
    std::size_t added = 0, known = 0;
};

/// What came of it. With none of these set the file is something else, and nothing was tried.
struct IntakeResult {
    std::optional<author::Refused> refused;
    std::optional<PackageCheck> broken;
    std::optional<PlacedPackage> placed; ///< cases that joined the library
    std::size_t notes = 0;               ///< on what a story could not carry over
    ImportedTests tests;
    std::optional<author::TextsTaken> texts;
    std::optional<IntakeReplies> replies;
    bool stopped = false; ///< before anything was changed
};

class IntakeWork {
public:
    /// Begins at once. `wake` is called from the other thread when the result is there; may be null.
    IntakeWork(IntakeJob, std::function<void()> wake);
    /// Stops, and waits for the step that is being done.
    ~IntakeWork();
    IntakeWork(const IntakeWork&) = delete;
    IntakeWork& operator=(const IntakeWork&) = delete;

    [[nodiscard]] const IntakeJob& job() const { return job_; }
    /// Nothing is changed any more, unless the file's cases stand in the library already.
    void stop() { stopped_ = true; }
    [[nodiscard]] bool is_stopped() const { return stopped_; }
    [[nodiscard]] bool is_done() const;
    [[nodiscard]] IntakeResult take() { return coming_.get(); }

private:
    [[nodiscard]] IntakeResult run() const;
    [[nodiscard]] IntakeResult take_cases(std::string bytes) const;
    [[nodiscard]] IntakeResult take_table(std::string bytes) const;

    const IntakeJob job_;
    std::atomic<bool> stopped_ = false;
    std::future<IntakeResult> coming_;
};

} // namespace amends::app
