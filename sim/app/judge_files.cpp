#include "sim/app/judge_files.hpp"

#include "sim/app/platform/files.hpp"
#include "sim/app/platform/places.hpp"

#include <algorithm>
#include <array>

namespace amends::app {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t file_bytes_max = 16U << 20U;

/// The lexicon that is shipped: a judge that lacks one of these would miss labels in silence.
constexpr std::array shipped_lexicons = {
    "acts.json",         "acts_more.json", "cases.json",   "cases_more.json", "concepts.json",
    "facts.json",        "goods.json",     "kinds.json",   "labels.json",     "meant.json",
    "plain.json",        "plain_faults.json", "promises.json",  "reasons.json", "scope.json",      "spelling.json",
    "statements.json",   "words.json"};

support::Problem problem_of_file(const fs::path& path, support::Severity severity, std::string code,
                                 support::Localized message) {
    support::Problem problem;
    problem.file = path.string();
    problem.severity = severity;
    problem.code = std::move(code);
    problem.message = std::move(message);
    problem.hint = severity == support::Severity::error
                       ? support::Localized{"请重新安装程序", "install the program again"}
                       : support::Localized{"没有模型时只按规则评判", "without the model, rules alone judge"};
    return problem;
}

text::JudgeData::File read_into(const fs::path& path, support::Severity severity,
                                std::vector<support::Problem>& problems) {
    const auto content = platform::read_file(path, file_bytes_max);
    std::error_code failed;
    if (!content && !fs::exists(path, failed))
        problems.push_back(problem_of_file(path, severity,
                                           severity == support::Severity::error ? "A001" : "A002",
                                           {"文件不存在", "the file is missing"}));
    else if (!content) {
        const std::string& answer = content.error().answer;
        const support::Localized why =
            answer == "not a regular file"
                ? support::Localized{"它是文件夹，或不是普通文件", "it is a folder or no ordinary file"}
                : support::Localized{answer, answer};
        problems.push_back(
            problem_of_file(path, severity, severity == support::Severity::error ? "A001" : "A002",
                            {"读不出文件（" + why.zh + "）", "the file cannot be read (" + why.en + ")"}));
    } else if (content.value().empty())
        problems.push_back(problem_of_file(path, severity, "A003", {"文件是空的", "the file is empty"}));
    return {path.filename().string(), content ? content.value() : std::string()};
}

/// The judge knows its files by name; people look for them by path.
void name_by_path(std::vector<support::Problem>& problems, const fs::path& assets) {
    for (support::Problem& problem : problems)
        for (const char* folder : {"lexicon", "models", "tables"})
            if (std::error_code failed;
                fs::path(problem.file).is_relative() && fs::exists(assets / folder / problem.file, failed))
                problem.file = (assets / folder / problem.file).string();
}

/// "SHOP.JSON" from another system is one too.
bool is_json_name(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& letter : ending)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return ending == ".json";
}

std::vector<fs::path> json_files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (is_json_name(entry.path())) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

JudgeFromFiles load_judge(const fs::path& assets, bool model, const fs::path& own) {
    using support::Severity;
    JudgeFromFiles made;
    made.data.normalise_table =
        read_into(assets / "tables" / "normalise.txt", Severity::error, made.problems);
    for (const char* name : shipped_lexicons)
        if (std::error_code failed; !fs::exists(assets / "lexicon" / name, failed))
            read_into(assets / "lexicon" / name, Severity::error, made.problems);
    for (const fs::path& file : json_files_in(assets / "lexicon"))
        made.data.lexicons.push_back(read_into(file, Severity::error, made.problems));
    for (const fs::path& file : own.empty() ? std::vector<fs::path>() : json_files_in(own)) {
        const std::size_t before = made.problems.size();
        made.data.own.push_back(read_into(file, Severity::error, made.problems));
        for (std::size_t i = before; i < made.problems.size(); ++i) // no fault of the installation
            made.problems[i].hint = {"这是店里自己的词表：改好它，或把它移出这个文件夹",
                                     "this is one of the shop's own word lists: mend it or move it out of "
                                     "its folder"};
        made.data.own.back().name = file.string();
    }
    if (model) {
        const fs::path models = assets / "models";
        made.data.model = read_into(models / "judge.bin", Severity::warning, made.problems);
        made.data.order = read_into(models / "order.bin", Severity::warning, made.problems);
    }
    if (!has_errors(made.problems)) made.judge = text::Judge::create(made.data, made.problems);
    name_by_path(made.problems, assets);
    return made;
}

bool JudgeFromFiles::rules_only() const {
    return judge && judge->rules_only();
}

fs::path own_lexicon_folder() {
    const auto data = platform::data_folder();
    return data ? data.value() / "lexicon" : fs::path();
}

engine::JudgeReply reply_judge(const std::shared_ptr<const text::Judge>& judge) {
    return judge ? engine::JudgeReply(text::RememberingJudge(judge)) : engine::JudgeReply();
}

} // namespace amends::app
