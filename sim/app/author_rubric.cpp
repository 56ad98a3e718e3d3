#include "sim/app/author_rubric.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace amends::app {

namespace fs = std::filesystem;

EffectWork::EffectWork(Compare compare, std::uint64_t revision, std::function<void()> wake)
    : revision_(revision) {
    coming_ = std::async(std::launch::async, [this, compare = std::move(compare), wake = std::move(wake)] {
        auto effect = compare([&](std::size_t done, std::size_t all) {
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

support::Result<fs::path> make_rubric(const fs::path& like, const fs::path& own_folder) {
    auto text = platform::read_file(like, data_file_bytes_max);
    if (!text) return text.error();
    std::error_code error;
    int number = 1;
    const auto id_of = [&] {
        return "our-rubric" + (number > 1 ? "-" + std::to_string(number) : std::string());
    };
    while (fs::exists(own_folder / (id_of() + ".json"), error))
        ++number;
    const std::string count = number > 1 ? " " + std::to_string(number) : std::string();
    author::History history(
        author::open_document(author::DocumentKind::rubric, like.string(), std::move(text).value()));
    const auto made = history.make({{"新建", "New"},
                                    {},
                                    {author::SetValue{author::JsonPlace{} / "id", author::json_of(id_of())},
                                     author::SetValue{author::JsonPlace{} / "title",
                                                      author::json_of(support::Localized{
                                                          "本店评分标准" + count, "Our rubric" + count})}}});
    if (!made) return support::Error{"make a rubric", like.string(), made.error().en};
    const fs::path file = own_folder / (id_of() + ".json");
    if (const auto written = platform::write_file_durably(file, history.now().text()); !written)
        return written.error();
    return file;
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
                row.note = texts.get("author.list_unreadable", {{"why", answer_words(text.error(), texts)}});
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
