#include "sim/engine/choice_readings.hpp"

#include "sim/engine/pinned_rows.hpp"
#include "sim/scenario/names.hpp"
#include "sim/scenario/problem_kinds.hpp"

#include <algorithm>
#include <future>

namespace amends::engine {
namespace {

using scenario::Code;

support::Localized name_of(support::Lang lang) {
    return lang == support::Lang::zh ? support::Localized{"中文", "Chinese"}
                                     : support::Localized{"英文", "English"};
}

text::LabelSet all_faults() {
    text::LabelSet faults;
    for (const text::Label label : text::all_labels())
        if (text::is_fault(label)) add(faults, label);
    return faults;
}

std::string listed(const text::LabelSet& labels) {
    std::string names;
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) names += (names.empty() ? "" : ", ") + std::string(to_string(label));
    return names;
}

/// Reads the choices of a case in one of its languages.
class ChoiceReader {
public:
    ChoiceReader(const std::shared_ptr<const scenario::Scenario>& script,
                 const std::shared_ptr<const rubric::Rubric>& rubric, JudgeReply judge,
                 const scenario::SourceMap& source, support::Lang lang)
        : script_(*script), judge_(std::move(judge)), source_(source), lang_(lang) {
        const Began began = begin_reading(script_, scenario::Way::choices, lang);
        const PlayRunner start(make_case(script, rubric, began), began, judge_);
        play_ = start.told().play;
        at_start_ = context_of(start.told());
        at_start_.history.clear();
    }

    void read(std::size_t node, std::vector<scenario::Found>& found) const {
        text::Context context = at_start_;
        context.customer.clear();
        for (const scenario::Line& line : script_.nodes[node].customer)
            context.customer.push_back(render(play_, line.text, lang_));
        const scenario::Path root, of_node = root.at("nodes", node);
        for (std::size_t i = 0; i < script_.nodes[node].choices.size(); ++i) {
            const scenario::Choice& choice = script_.nodes[node].choices[i];
            const scenario::Path at = of_node.at("choices", i);
            const text::Verdict verdict = judge_(context, render(play_, choice.text, lang_));
            const text::LabelSet good = choice.labels & ~faults_, bad = choice.labels & faults_;
            const text::LabelSet read_bad = verdict.labels & faults_;
            if (good.any() && (verdict.labels & good).none())
                found.push_back(told(Code::choice_label_not_read, at, choice, good));
            if (bad.any() && read_bad.none())
                found.push_back(told(Code::choice_label_not_read, at, choice, bad));
            if (bad.none() && read_bad.any())
                found.push_back(told(Code::choice_label_not_given, at, choice, read_bad));
        }
    }

private:
    [[nodiscard]] scenario::Found told(Code code, const scenario::Path& at, const scenario::Choice& choice,
                                       const text::LabelSet& labels) const {
        scenario::SourcePlace place = source_.at(at.at("id"));
        if (!place.ids.empty()
            && place.ids.back() != choice.id.value) // of a part: the case knows it by its prefix
            place.ids.insert(place.ids.begin(), choice.id.value);
        return {
            make_problem(code, place.file, place.line, place.column,
                         {{"choice", choice.id.value}, {"labels", listed(labels)}, {"lang", name_of(lang_)}}),
            std::move(place.ids)};
    }

    const scenario::Scenario& script_;
    JudgeReply judge_;
    const scenario::SourceMap& source_;
    support::Lang lang_;
    text::LabelSet faults_ = all_faults();
    Case play_;
    text::Context at_start_;
};

} // namespace

std::vector<scenario::Found> misread_choices(const std::shared_ptr<const scenario::Scenario>& script,
                                             const std::shared_ptr<const rubric::Rubric>& rubric,
                                             const JudgeMaker& judge, const scenario::SourceMap& source) {
    std::vector<scenario::Found> found;
    if (std::find(script->ways.begin(), script->ways.end(), scenario::Way::choices) == script->ways.end())
        return found;
    const auto read = [&](support::Lang lang) {
        std::vector<scenario::Found> in_lang;
        const ChoiceReader reader(script, rubric, judge(), source, lang);
        for (std::size_t node = 0; node < script->nodes.size(); ++node)
            reader.read(node, in_lang);
        return in_lang;
    };
    std::vector<std::future<std::vector<scenario::Found>>> beside;
    for (const support::Lang lang : script->languages)
        beside.push_back(std::async(read, lang));
    for (auto& one : beside)
        for (scenario::Found& told : one.get())
            found.push_back(std::move(told));
    return found;
}

} // namespace amends::engine
