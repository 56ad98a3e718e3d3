#include "sim/app/author_rubric.hpp"

#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace amends::app {

namespace fs = std::filesystem;

EffectWork::EffectWork(author::CaseList cases, std::shared_ptr<const rubric::Rubric> before,
                       std::shared_ptr<const rubric::Rubric> after, engine::JudgeReply judge,
                       std::uint64_t revision, std::function<void()> wake)
    : revision_(revision) {
    coming_ = std::async(std::launch::async, [this, cases = std::move(cases), before = std::move(before),
                                              after = std::move(after), judge = std::move(judge),
                                              wake = std::move(wake)] {
        auto effect =
            author::effect_of_rubric(cases, before, after, judge, [&](std::size_t done, std::size_t all) {
                percent_ = all == 0 ? 100 : static_cast<int>(done * 100 / all);
                if (wake) wake();
                return !stopped_;
            });
        if (wake) wake();
        return effect;
    });
}

EffectWork::~EffectWork() {
    stopped_ = true;
    if (coming_.valid()) coming_.wait();
}

const author::RubricEffect* EffectWork::effect() {
    if (coming_.valid() && coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        done_ = coming_.get();
    return done_ ? &*done_ : nullptr;
}

void EffectWork::wait() {
    if (coming_.valid()) coming_.wait();
}

std::shared_ptr<const rubric::Rubric> saved_rubric(const AuthorWork& work) {
    return scenario::read_rubric(work.disk.file.string(), work.disk.disk_text).rubric;
}

support::Result<fs::path> copy_rubric(const fs::path& file, const fs::path& own_folder) {
    const fs::path own = own_folder / file.filename();
    std::error_code error;
    if (fs::exists(own, error)) return own;
    auto text = platform::read_file(file, data_file_bytes_max);
    if (!text) return text.error();
    if (const auto written = platform::write_file_durably(own, text.value()); !written)
        return written.error();
    return own;
}

std::vector<ui::AuthorCase> list_rubrics(const fs::path& shipped, const fs::path& own,
                                         const ui::Texts& texts) {
    std::map<std::string, ui::AuthorCase> by_id;
    for (const fs::path& folder : {shipped, own}) {
        std::error_code error;
        for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
            if (it->path().extension() != ".json") continue;
            const std::string id = it->path().stem().string();
            ui::AuthorCase row{.path = it->path().string(), .id = id, .title = id, .note = {}};
            row.own = folder == own;
            auto text = platform::read_file(it->path(), data_file_bytes_max);
            row.unreadable = !text;
            if (text) {
                const auto read = scenario::read_rubric(row.path, std::move(text).value());
                for (const support::Problem& problem : read.problems) {
                    row.errors += problem.severity == support::Severity::error ? 1 : 0;
                    row.warnings += problem.severity == support::Severity::warning ? 1 : 0;
                }
                if (read.rubric) {
                    row.title = read.rubric->title.in(texts.lang());
                    row.note = texts.get("author.rubrics_note", {{"count", read.rubric->criteria.size()},
                                                                 {"never", read.rubric->never_say.size()},
                                                                 {"must", read.rubric->must_say.size()}});
                } else {
                    row.note = row.path;
                }
            } else {
                row.note = texts.get("author.list_unreadable", {{"why", text.error().answer}});
            }
            by_id[id] = std::move(row);
        }
    }
    std::vector<ui::AuthorCase> rows;
    for (auto& [id, row] : by_id)
        rows.push_back(std::move(row));
    return rows;
}

} // namespace amends::app
