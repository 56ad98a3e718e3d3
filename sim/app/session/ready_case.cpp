#include "sim/app/session/ready_case.hpp"

#include "scoring/text/judge_version.hpp"
#include "sim/app/session/case_to_walk.hpp"
#include "support/sha256.hpp"

#include <algorithm>

namespace amends::app {
namespace {

template <class T>
bool has_one(const std::vector<T>& list, const T& wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

NotReady because(std::string zh, std::string en, std::vector<support::Problem> problems = {}) {
    return {{std::move(zh), std::move(en)}, std::move(problems)};
}

support::Lang language_for(const scenario::Scenario& script, const PlaySettings& settings) {
    if (settings.lang) return *settings.lang;
    if (has_one(script.languages, settings.preferred) || script.languages.empty()) return settings.preferred;
    return script.languages.front();
}

scenario::Way way_for(const scenario::Scenario& script, const PlaySettings& settings) {
    if (settings.way) return *settings.way;
    return script.ways.empty() ? scenario::Way::free : script.ways.front();
}

std::optional<NotReady> objection(const scenario::Scenario& script, const JudgeFromFiles& judge,
                                  const PlaySettings& settings) {
    if (!judge.judge)
        return because("评判数据有误，无法开始。", "The judge's data are faulty; no case can be played.",
                       judge.problems);
    if (settings.lang && !has_one(script.languages, *settings.lang))
        return because("这个案例没有所选的语言。", "This case is not written in the language asked for.");
    if (settings.way && !has_one(script.ways, *settings.way))
        return because("这个案例不能用所选的作答方式。",
                       "This case cannot be answered in the way asked for.");
    if (settings.mode == engine::Mode::assessment && judge.judge->rules_only())
        return because("缺少评判模型，可以演练，但不能考核。",
                       "The judge's model is missing: practice is possible, an assessment is not.",
                       judge.problems);
    return std::nullopt;
}

NotReady unreadable_attempt(const std::string& why) {
    return because("这次演练无法继续（" + why + "）。", "This attempt cannot be gone on with (" + why + ").");
}

NotReady words_gone(const std::string& attempt) {
    return because("演练 " + attempt + " 的文字已按保留规定（或因删除此人）删除，只剩分数和标签。",
                   "The words of attempt " + attempt
                       + " are gone, by the rule for keeping texts or because the person was erased. Points "
                         "and labels stay.");
}

} // namespace

std::vector<records::NewContent> judge_contents(const JudgeFromFiles& judge) {
    std::vector<records::NewContent> contents;
    std::string list;
    const auto add = [&](const text::JudgeData::File& file) {
        const std::string hash = support::sha256_hex(file.content);
        list += file.name + ' ' + hash + '\n';
        contents.push_back({hash, "judge_file", file.content});
    };
    add(judge.data.normalise_table);
    for (const text::JudgeData::File& file : judge.data.lexicons)
        add(file);
    for (const text::JudgeData::File& file : judge.data.own)
        add({std::filesystem::path(file.name).filename().string(), file.content});
    if (!judge.data.model.content.empty()) add(judge.data.model);
    if (!judge.data.order.content.empty()) add(judge.data.order);
    contents.push_back({judge.judge->fingerprint(), "judge", list});
    return contents;
}

namespace {

support::Result<ReadyCase, NotReady> without_judge_files(const LibraryCase& from,
                                                         const std::filesystem::path& assets,
                                                         const JudgeFromFiles& judge,
                                                         const PlaySettings& settings) {
    if (!from.playable())
        return because("案例文件有错误，无法开始。", "The case has errors and cannot be played.",
                       from.loaded.problems);
    const scenario::Scenario& script = *from.loaded.scenario;
    if (auto no = objection(script, judge, settings)) return *no;
    const std::string rubric_id = !settings.rubric.empty() ? settings.rubric
                                  : script.rubric.empty()  ? "default"
                                                           : script.rubric.value;
    auto rubric = load_rubric(assets, rubric_id);
    if (!rubric)
        return because("读不出评分标准 " + rubric_id + "。", "The rubric " + rubric_id + " cannot be read.");
    if (!rubric.value().rubric)
        return because("评分标准 " + rubric_id + " 有错误。", "The rubric " + rubric_id + " has errors.",
                       rubric.value().problems);
    ReadyCase ready;
    ready.began = engine::begin_play(script, settings.mode, way_for(script, settings),
                                     language_for(script, settings), settings.seed);
    ready.began.scenario_fingerprint = from.loaded.fingerprint;
    ready.began.rubric_fingerprint = rubric.value().fingerprint;
    ready.began.judge_fingerprint = judge.judge->fingerprint();
    ready.began.judge_version = text::judge_version;
    ready.began.person = settings.person;
    ready.began.desk = settings.desk;
    ready.began.phase = settings.phase;
    if (settings.phase.empty() && settings.mode == engine::Mode::practice) ready.began.phase = "practice";
    ready.play = engine::make_case(from.loaded.scenario, rubric.value().rubric, ready.began);
    ready.contents.push_back({from.loaded.fingerprint, "scenario", from.loaded.canonical});
    ready.contents.push_back({rubric.value().fingerprint, "rubric", rubric.value().canonical});
    return ready;
}

} // namespace

support::Result<ReadyCase, NotReady> make_ready(const LibraryCase& from, const std::filesystem::path& assets,
                                                const JudgeFromFiles& judge, const PlaySettings& settings) {
    auto ready = without_judge_files(from, assets, judge, settings);
    if (!ready) return ready;
    auto contents = judge_contents(judge);
    auto& own = ready.value().contents;
    own.insert(own.begin(), std::make_move_iterator(contents.begin()),
               std::make_move_iterator(contents.end()));
    return ready;
}

support::Result<engine::Case, NotReady> case_to_walk(const LibraryCase& from,
                                                     const std::filesystem::path& assets,
                                                     const JudgeFromFiles& judge,
                                                     const PlaySettings& settings) {
    auto ready = without_judge_files(from, assets, judge, settings);
    if (!ready) return ready.error();
    return std::move(ready).value().play;
}

support::Result<StoredAttempt, NotReady> load_attempt(records::Reader& reader, const std::string& attempt) {
    const auto rows = records::load_events(reader, attempt);
    if (!rows) return NotReady{records::sentence(rows.error()), {}};
    auto events = records::play_events(rows.value());
    if (!events && records::lacks_words(rows.value())) return words_gone(attempt);
    if (!events) return NotReady{records::sentence(events.error()), {}};
    const auto* began =
        events.value().empty() ? nullptr : std::get_if<engine::Began>(&events.value().front().payload);
    if (!began) return unreadable_attempt(attempt);
    if (began->engine_version != engine::engine_version)
        return unreadable_attempt("engine " + std::to_string(began->engine_version));
    const auto script = records::get_content(reader, began->scenario_fingerprint);
    const auto rubric = records::get_content(reader, began->rubric_fingerprint);
    if (!script || !script.value()) return unreadable_attempt(began->scenario_fingerprint);
    if (!rubric || !rubric.value()) return unreadable_attempt(began->rubric_fingerprint);
    const auto read = scenario::read_scenario("scenario.json", script.value()->bytes);
    const auto marks = scenario::read_rubric("rubric.json", rubric.value()->bytes);
    if (!read.scenario || !marks.rubric) return unreadable_attempt("content");
    auto drafts = records::drafts_of(reader, attempt);
    if (!drafts) return NotReady{records::sentence(drafts.error()), {}};
    return StoredAttempt{engine::make_case(read.scenario, marks.rubric, *began), std::move(events).value(),
                         std::move(drafts).value()};
}

} // namespace amends::app
