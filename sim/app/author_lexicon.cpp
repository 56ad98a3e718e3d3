// A shop's word lists among the files that are written here.
#include "sim/app/answer_words.hpp"
#include "sim/app/author_rubric.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"

#include <algorithm>

namespace amends::app {

namespace fs = std::filesystem;

namespace {

/// A whole rule, so that the form has something to change and the check nothing to find.
constexpr std::string_view new_lexicon = R"({
  "format": 1,
  "id": "NAME",
  "rules": [
    {
      "id": "NAME.gift",
      "act": "x-gift",
      "patterns": ["送您一份小礼物", "a little gift for you"],
      "examples": {
        "match": ["送您一份小礼物", "Here is a little gift for you."],
        "no_match": ["没有小礼物", "There is no gift."]
      }
    }
  ]
}
)";

bool is_file(const text::JudgeData::File& one, const fs::path& file) {
    return fs::path(one.name) == file;
}

} // namespace

std::vector<ui::AuthorCase> list_lexicons(const fs::path& own, const ui::Texts& texts) {
    std::vector<ui::AuthorCase> rows;
    std::error_code error;
    for (fs::directory_iterator it(own, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() != ".json") continue;
        const std::string id = it->path().stem().string();
        ui::AuthorCase row{.path = it->path().string(), .id = id, .title = id, .note = {}, .own = true};
        const auto text = platform::read_file(it->path(), data_file_bytes_max);
        row.unreadable = !text;
        if (text) {
            text::Lexicon read;
            std::vector<support::Problem> problems;
            text::read_lexicon(row.path, text.value(), read, problems, true);
            for (const support::Problem& problem : problems) {
                row.errors += problem.severity == support::Severity::error ? 1 : 0;
                row.warnings += problem.severity == support::Severity::warning ? 1 : 0;
            }
            row.note =
                texts.get("author.lexicons_note", {{"rules", read.rules.size()}, {"sets", read.sets.size()}});
        } else {
            row.note = texts.get("author.list_unreadable", {{"why", answer_words(text.error(), texts)}});
        }
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(),
              [](const ui::AuthorCase& one, const ui::AuthorCase& other) { return one.id < other.id; });
    return rows;
}

support::Result<fs::path> make_lexicon(const fs::path& own_folder) {
    std::error_code error;
    std::string name = "our-words";
    for (int number = 2; fs::exists(own_folder / (name + ".json"), error); ++number)
        name = "our-words-" + std::to_string(number);
    std::string text(new_lexicon);
    for (std::size_t at = text.find("NAME"); at != std::string::npos;
         at = text.find("NAME", at + name.size()))
        text.replace(at, 4, name);
    const fs::path file = own_folder / (name + ".json");
    if (const auto written = platform::write_file_durably(file, text); !written) return written.error();
    return file;
}

text::JudgeData with_own_lexicon(text::JudgeData data, const fs::path& file, const std::string& content) {
    const auto known = std::find_if(data.own.begin(), data.own.end(),
                                    [&](const text::JudgeData::File& one) { return is_file(one, file); });
    if (known != data.own.end())
        known->content = content;
    else
        data.own.push_back({file.string(), content});
    return data;
}

std::shared_ptr<const text::Lexicon> words_without(const text::JudgeData& data, const fs::path& file) {
    auto words = std::make_shared<text::Lexicon>();
    std::vector<support::Problem> ignored; // told where those files are opened
    for (const text::JudgeData::File& one : data.lexicons)
        text::read_lexicon(one.name, one.content, *words, ignored);
    for (const text::JudgeData::File& one : data.own)
        if (!is_file(one, file)) text::read_lexicon(one.name, one.content, *words, ignored, true);
    return words;
}

void check_words(AuthorWork& work) {
    const author::Document& document = work.disk.history.now();
    if (document.kind() != author::DocumentKind::lexicon || !work.words_around) return;
    text::Lexicon all = *work.words_around;
    std::vector<support::Problem> told, found;
    text::read_lexicon(document.file_name(), document.text(), all, told, true);
    text::check_lexicon(all, found);
    std::erase_if(found, [&](const support::Problem& problem) {
        return problem.file != document.file_name(); // of the other files
    });
    add_problems(work.reading, document, std::move(found));
}

} // namespace amends::app
