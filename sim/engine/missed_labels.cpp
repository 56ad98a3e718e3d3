#include "sim/engine/missed_labels.hpp"

#include "sim/engine/render.hpp"

#include <algorithm>

namespace amends::engine {
namespace {

bool earns_without_fault(const text::LabelSet& labels, text::Label label) {
    const auto all = text::all_labels();
    return text::has(labels, label) && std::none_of(all.begin(), all.end(), [&](text::Label one) {
               return text::is_fault(one) && text::has(labels, one);
           });
}

/// Shortest first, equals as they stand in the case.
std::vector<std::string> by_length(std::vector<std::string> words) {
    std::erase(words, std::string());
    std::stable_sort(words.begin(), words.end(), [](const std::string& one, const std::string& other) {
        return one.size() < other.size();
    });
    return words;
}

/// The node's answers that any play may give there and whose author says that they have the label.
std::vector<std::string> good_answers(const Case& play, const scenario::Node& node, text::Label label) {
    std::vector<std::string> answers;
    for (const scenario::Choice& choice : node.choices)
        if (choice.when.empty() && earns_without_fault(choice.labels, label))
            answers.push_back(render(play, choice.text, play.lang));
    return by_length(std::move(answers));
}

/// The same of the node's samples in the language of the play.
std::vector<std::string> good_samples(const Case& play, const scenario::Node& node, text::Label label) {
    const auto lang = play.lang == support::Lang::zh ? text::ContextLang::zh : text::ContextLang::en;
    std::vector<std::string> samples;
    for (const scenario::Sample& sample : node.samples)
        if (sample.lang == lang && sample.grade == scenario::SampleGrade::good
            && earns_without_fault(sample.labels, label))
            samples.push_back(render(play, {sample.text, sample.text}, play.lang));
    return by_length(std::move(samples));
}

std::vector<std::string> model_replies(const Case& play, const scenario::Node& node) {
    std::vector<std::string> replies;
    for (const auto& model : node.models)
        replies.push_back(render(play, model, play.lang));
    return by_length(std::move(replies));
}

/// Reads words in the place of the replies of one play. What a turn's judge knew is gathered when it is asked
/// for.
class InPlace {
public:
    InPlace(const Playthrough& told, const JudgeReply& judge) : told_(told), judge_(judge) {}

    bool earns(const std::string& words, std::size_t turn, text::Label label) {
        if (!judge_) return false;
        if (contexts_.empty()) contexts_ = contexts_of(told_);
        return earns_without_fault(judge_(contexts_.at(turn), words).labels, label);
    }

private:
    const Playthrough& told_;
    const JudgeReply& judge_;
    std::vector<text::Context> contexts_;
};

std::string words_that_earn(const Playthrough& told, InPlace& in_place, std::size_t turn, text::Label label) {
    const TurnRecord& record = told.state.turns.at(turn);
    const scenario::Node* node = find_node(*told.play.scenario, record.node);
    if (!node) return {};
    std::vector<std::string> words = good_answers(told.play, *node, label);
    if (!record.choice.empty()) return words.empty() ? model_reply(told, turn) : words.front();
    for (auto&& more : {good_samples(told.play, *node, label), model_replies(told.play, *node)})
        words.insert(words.end(), more.begin(), more.end());
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const std::string& one) { return in_place.earns(one, turn, label); });
    return found == words.end() ? std::string() : *found;
}

} // namespace

std::vector<MissedLabel> missed_labels(const Playthrough& told, const JudgeReply& judge) {
    std::vector<MissedLabel> missed;
    InPlace in_place(told, judge);
    const std::size_t turns = std::min(told.state.turns.size(), told.turns.size());
    for (const rubric::Loss& loss : result_of(told.play, told.state).score.losses)
        if (!loss.fault && loss.turn < turns)
            missed.push_back({loss.turn, loss.label, words_that_earn(told, in_place, loss.turn, loss.label)});
    return missed;
}

} // namespace amends::engine
