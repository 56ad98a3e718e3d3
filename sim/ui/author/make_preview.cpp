#include "sim/engine/engine.hpp"
#include "sim/ui/author/author.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

struct PreviewWords {
    const PreviewInput& in;
    engine::Case play;

    [[nodiscard]] std::string words(const support::Localized& text) const {
        return engine::render(play, text, in.lang);
    }
    [[nodiscard]] std::string picture(const scenario::PhotoId& id) const {
        for (const scenario::Photo& photo : in.script->desk.photos)
            if (photo.id == id)
                return photo.picture.rfind("photos/", 0) == 0 ? photo.picture
                                                              : in.case_folder + photo.picture;
        return {};
    }
    [[nodiscard]] std::vector<PreviewLine> lines(const std::vector<scenario::Line>& from) const {
        std::vector<PreviewLine> made;
        for (const scenario::Line& line : from)
            made.push_back({.text = words(line.text),
                            .photo = line.photo.empty() ? std::string() : picture(line.photo),
                            .note = line.when.empty() ? std::string() : in.texts.get("author.only_when")});
        return made;
    }
};

void preview_node(const PreviewWords& with, const scenario::Node& node, PreviewView& view) {
    const Texts& texts = with.in.texts;
    view.title = node.title.in(texts.lang()).empty() ? node.id.value : node.title.in(texts.lang());
    view.parts.push_back({texts.get("author.preview_says"), with.lines(node.customer)});
    PreviewPart choices{texts.get("author.preview_choices"), {}};
    for (const std::size_t i : engine::choice_order(with.play, node))
        choices.lines.push_back(
            {.text = with.words(node.choices[i].text),
             .photo = {},
             .note = node.choices[i].when.empty() ? std::string() : texts.get("author.only_when"),
             .mine = true});
    if (!choices.lines.empty()) view.parts.push_back(std::move(choices));
    PreviewPart models{texts.get("author.preview_models"), {}};
    for (const support::Localized& model : node.models)
        models.lines.push_back({.text = with.words(model), .photo = {}, .note = {}, .mine = true});
    if (!models.lines.empty()) view.parts.push_back(std::move(models));
    for (std::size_t i = 0; i < node.fallback.lines.size(); ++i)
        view.parts.push_back(
            {texts.get("author.preview_fallback", {{"round", i + 1}}), with.lines(node.fallback.lines[i])});
}

void preview_ending(const PreviewWords& with, const scenario::Ending& ending, PreviewView& view) {
    const Texts& texts = with.in.texts;
    view.title = ending.title.in(texts.lang()).empty() ? ending.id.value : ending.title.in(texts.lang());
    if (!ending.customer.empty())
        view.parts.push_back({texts.get("author.preview_last"), with.lines(ending.customer)});
    if (!ending.epilogue.zh.empty() || !ending.epilogue.en.empty())
        view.parts.push_back({texts.get("author.preview_epilogue"),
                              {{.text = with.words(ending.epilogue), .photo = {}, .note = {}}}});
}

} // namespace

PreviewView make_preview(const PreviewInput& in) {
    PreviewView view;
    if (!in.script) {
        view.why_not = in.texts.get("author.preview_unreadable");
        return view;
    }
    PreviewWords with{in, {}};
    with.play.scenario = in.script;
    with.play.drawn = engine::draw(*in.script, in.seed);
    with.play.lang = in.lang;
    with.play.seed = in.seed;
    view.name = with.words(in.script->customer.name);
    view.portrait = portrait_of(*in.script, in.script->customer.mood);
    const scenario::PlaceId id{in.place};
    if (const scenario::Node* node = scenario::find_node(*in.script, id))
        preview_node(with, *node, view);
    else if (const scenario::Ending* ending = scenario::find_ending(*in.script, id))
        preview_ending(with, *ending, view);
    else
        view.why_not = in.texts.get("author.preview_nothing");
    return view;
}

} // namespace amends::ui
