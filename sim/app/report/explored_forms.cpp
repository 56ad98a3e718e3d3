#include "sim/app/report/explored_forms.hpp"

#include "scoring/text/judge_version.hpp"
#include "sim/engine/explore.hpp"
#include "sim/scenario/read.hpp"
#include "sim/scenario/rubric_read.hpp"
#include "support/sha256.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace amends::app {
namespace {

using nlohmann::json;

/// What the means rest on: another version of any of it is explored anew.
std::string explored_key(const records::Programme& programme, const records::FormCase& one) {
    return support::sha256_hex("explored\n" + one.fingerprint + '\n' + programme.rubric_fingerprint + '\n'
                               + programme.way + '\n' + programme.lang + '\n'
                               + std::to_string(engine::engine_version) + '\n'
                               + std::to_string(text::judge_version));
}

/// Kind → mean total in tenths; empty where nothing is stored.
records::Outcome<std::map<std::string, double>>
stored_means(records::Reader& reader, const records::Programme& programme, const records::FormCase& one) {
    const auto content = records::get_content(reader, explored_key(programme, one));
    if (!content) return content.error();
    std::map<std::string, double> means;
    if (!content.value()) return means;
    const json read = json::parse(content.value()->bytes, nullptr, false);
    if (!read.is_object()) return means;
    for (const auto& [name, tenths] : read.items())
        if (tenths.is_number()) means[name] = tenths.get<double>();
    return means;
}

} // namespace

double ExploredForms::widest() const {
    double most = 0;
    for (const Kind& kind : kinds)
        most = std::max(most, std::fabs(kind.a - kind.b));
    return most;
}

std::optional<records::NewContent> explore_case(records::Reader& reader, const records::Programme& programme,
                                                const records::FormCase& one, const JudgeFromFiles& judge) {
    const auto script = records::get_content(reader, one.fingerprint);
    const auto rubric = records::get_content(reader, programme.rubric_fingerprint);
    if (!script || !script.value() || !rubric || !rubric.value()) return std::nullopt;
    const auto read = scenario::read_scenario("scenario.json", script.value()->bytes);
    const auto marks = scenario::read_rubric("rubric.json", rubric.value()->bytes);
    if (!read.scenario || !marks.rubric) return std::nullopt;
    const scenario::Way way = programme.way == "choices" ? scenario::Way::choices : scenario::Way::free;
    auto sat_one_way = std::make_shared<scenario::Scenario>(*read.scenario);
    sat_one_way->ways = {way};
    engine::Case play;
    play.scenario = sat_one_way;
    play.rubric = marks.rubric;
    play.lang = programme.lang == "en" ? support::Lang::en : support::Lang::zh;
    play.mode = engine::Mode::assessment;
    play.way = way;
    play.drawn = engine::draw(*sat_one_way, play.seed);
    engine::ExploreLimits limits; // the trainees are what is wanted; the walks are kept short
    limits.states = limits.steps = 1;
    const engine::JudgeReply reads = text::RememberingJudge(judge.judge);
    json means = json::object();
    for (const auto& [name, trainee] : engine::explore(play, reads, limits).trainees)
        means[name] = trainee.mean;
    return records::NewContent{explored_key(programme, one), "explored", means.dump()};
}

records::Outcome<bool> is_explored(records::Reader& reader, const records::Programme& programme,
                                   const records::FormCase& one) {
    const auto means = stored_means(reader, programme, one);
    if (!means) return means.error();
    return !means.value().empty();
}

records::Outcome<ExploredForms> explored_forms(records::Reader& reader, const records::Programme& programme) {
    ExploredForms all;
    std::map<std::string, std::map<char, double>> sums;
    for (const char form : {'A', 'B'}) {
        const auto& cases = programme.forms.at(form);
        for (const records::FormCase& one : cases) {
            ++all.cases;
            const auto means = stored_means(reader, programme, one);
            if (!means) return means.error();
            if (!means.value().empty()) ++all.explored;
            for (const auto& [name, tenths] : means.value())
                sums[name][form] += tenths / 10 / static_cast<double>(cases.size());
        }
    }
    if (all.explored < all.cases) return all;
    for (const char* name : {"expert", "average", "careless", "hostile"})
        if (const auto at = sums.find(name); at != sums.end())
            all.kinds.push_back({name, at->second['A'], at->second['B']});
    return all;
}

} // namespace amends::app
