#include "sim/ui/wrap_up/wrap_up.hpp"

namespace amends::ui {
namespace {

void add_question(WrapUpView& view, const engine::Case& play, const Texts& texts, std::string key,
                  const std::vector<scenario::WrapOption>& options, bool several) {
    if (options.empty()) return;
    WrapUpQuestion question{
        .key = std::move(key), .title = {}, .note = {}, .several = several, .options = {}};
    question.title = texts.get("wrap_up." + question.key);
    for (const scenario::WrapOption& option : options) {
        question.options.push_back({option.id.value, engine::render(play, option.text, play.lang)});
    }
    view.questions.push_back(std::move(question));
}

} // namespace

WrapUpView make_wrap_up_view(const engine::Case& play, const Texts& texts) {
    const scenario::WrapUp& asked = play.scenario->wrap_up;
    WrapUpView view{
        .case_title = engine::render(play, play.scenario->title, texts.lang()), .questions = {}, .error = {}};
    add_question(view, play, texts, "class", asked.classes, false);
    add_question(view, play, texts, "severity", asked.severities, false);
    add_question(view, play, texts, "facts", asked.facts, true);
    add_question(view, play, texts, "follow_up", asked.follow_ups, false);
    add_question(view, play, texts, "cause", asked.causes, false);
    add_question(view, play, texts, "prevention", asked.preventions, true);
    for (WrapUpQuestion& question : view.questions) {
        if (question.key == "cause")
            question.note = texts.get("wrap_up.cause_note");
        else if (question.several)
            question.note = texts.get("wrap_up.several");
    }
    return view;
}

std::vector<std::string> unanswered(const WrapUpView& view, const WrapUpWidgets& widgets) {
    std::vector<std::string> missing;
    for (const WrapUpQuestion& question : view.questions) {
        const auto picked = widgets.picked.find(question.key);
        if (!question.several && (picked == widgets.picked.end() || picked->second.empty()))
            missing.push_back(question.key);
    }
    return missing;
}

} // namespace amends::ui
