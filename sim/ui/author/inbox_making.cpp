// What a trainer makes of a reply: a sample, a way on, or a wording.
#include "sim/ui/author/author_inbox.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

using Outcome = author::InboxMark::Outcome;

constexpr float making_label = 104, making_width = 660, making_height = 560;

Rect making_row(Ui& ui, Rect& page, const std::string& name, float height = 0) {
    Rect row = page.cut_top(height > 0 ? height : control_height(ui), ui.px(10));
    const Rect words = row.cut_left(ui.px(making_label), ui.px(8));
    draw_text(ui, Rect::at(words.x0, words.y0, words.width(), control_height(ui)), name,
              {.style = style::small, .color = ui.colors().ink_soft});
    return row;
}

/// One of the options, by id; yields the id that was newly chosen.
std::optional<std::string> pick_one(Ui& ui, Rect rect, std::string_view id,
                                    const std::vector<FormOption>& options, std::string_view current,
                                    FormWidgets& widgets) {
    FormRow row{.kind = FormKind::pick, .id = std::string(id)};
    row.options.push_back({.id = "none", .words = ui.t("author.form_none"), .json = {}});
    row.options.insert(row.options.end(), options.begin(), options.end());
    std::string words = row.options.front().words;
    for (std::size_t i = 1; i < row.options.size(); ++i)
        if (row.options[i].id == current) {
            row.picked = i;
            words = row.options[i].words;
        }
    const auto chosen = pick_field(ui, rect, id, words, row, widgets);
    if (!chosen) return std::nullopt;
    return *chosen == 0 ? std::string() : row.options[*chosen].id;
}

/// Several of the options; yields the id that was newly switched.
template <class IsOn>
std::optional<std::string> pick_several(Ui& ui, Rect rect, std::string_view id,
                                        const std::vector<FormOption>& options, const IsOn& is_on,
                                        FormWidgets& widgets) {
    FormRow row{.kind = FormKind::ticks, .id = std::string(id)};
    row.options = options;
    for (FormOption& option : row.options) {
        option.on = is_on(option.id);
        if (option.on)
            row.text += (row.text.empty() ? std::string() : ui.t("author.inbox_comma")) + option.words;
    }
    const std::string words = row.text.empty() ? ui.t("author.form_none") : row.text;
    const auto chosen = pick_field(ui, rect, id, words, row, widgets);
    if (!chosen) return std::nullopt;
    return row.options[*chosen].id;
}

void pick_acts(Ui& ui, Rect& page, const InboxView& view, std::vector<text::ActId>& acts,
               FormWidgets& widgets) {
    const auto find = [&](std::string_view id) {
        return std::find_if(acts.begin(), acts.end(),
                            [&](const text::ActId& act) { return act.value == id; });
    };
    const auto switched = pick_several(
        ui, making_row(ui, page, ui.t("author.inbox_acts")), "acts", view.acts,
        [&](const std::string& id) { return find(id) != acts.end(); }, widgets);
    if (!switched) return;
    if (const auto at = find(*switched); at != acts.end())
        acts.erase(at);
    else
        acts.emplace_back(*switched);
}

void draw_sample_form(Ui& ui, Rect& page, const InboxView& view, InboxMaking& making) {
    text_box(ui, making_row(ui, page, ui.t("author.inbox_words"), ui.px(84)), making.words,
             {.id = "words", .label = ui.t("author.inbox_words"), .hint = {}, .problem = {}});
    const std::array<Choice, 3> grades{Choice{.id = "good", .label = ui.t("author.value_grade_good")},
                                       Choice{.id = "mixed", .label = ui.t("author.value_grade_mixed")},
                                       Choice{.id = "bad", .label = ui.t("author.value_grade_bad")}};
    const Rect row = making_row(ui, page, ui.t("author.inbox_grade"));
    if (const auto picked = segments(ui, Rect::at(row.x0, row.y0, segments_width(ui, grades), row.height()),
                                     "grade", grades, static_cast<std::size_t>(making.draft.grade)))
        making.draft.grade = static_cast<scenario::SampleGrade>(*picked);
    const auto switched = pick_several(
        ui, making_row(ui, page, ui.t("author.inbox_labels")), "labels", view.labels,
        [&](const std::string& id) { return text::has(making.draft.labels, *text::label_from(id)); },
        making.pick);
    if (switched) making.draft.labels.flip(static_cast<std::size_t>(*text::label_from(*switched)));
    pick_acts(ui, page, view, making.draft.acts, making.pick);
    if (const auto to = pick_one(ui, making_row(ui, page, ui.t("author.inbox_to")), "to", view.places,
                                 making.draft.to, making.pick))
        making.draft.to = *to;
}

void draw_way_form(Ui& ui, Rect& page, const InboxView& view, InboxMaking& making) {
    page.y0 += draw_paragraph(ui, page, ui.t("author.inbox_way_help"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    pick_acts(ui, page, view, making.acts, making.pick);
    if (const auto to = pick_one(ui, making_row(ui, page, ui.t("author.inbox_new_way")), "to", view.places,
                                 making.to, making.pick)) {
        making.to = *to;
        making.widened.clear();
    }
    if (making.ways.empty()) return;
    if (const auto way = pick_one(ui, making_row(ui, page, ui.t("author.inbox_widen")), "way", making.ways,
                                  making.widened, making.pick)) {
        making.widened = *way;
        making.to.clear();
    }
}

void draw_phrase_form(Ui& ui, Rect& page, const InboxView& view, InboxMaking& making) {
    page.y0 += draw_paragraph(ui, page, ui.t("author.inbox_phrase_help"),
                              {.style = style::small, .color = ui.colors().ink_soft})
               + ui.px(10);
    text_field(ui, making_row(ui, page, ui.t("author.inbox_phrase")), making.phrase,
               {.id = "phrase", .label = ui.t("author.inbox_phrase"), .hint = {}, .problem = {}});
    if (const auto act = pick_one(ui, making_row(ui, page, ui.t("author.inbox_act")), "act", view.acts,
                                  making.act.value, making.pick))
        making.act = text::ActId(*act);
}

/// Why it cannot be made yet; empty: it can.
std::string lacking(Ui& ui, const InboxMaking& making) {
    const auto blank = [](const EditState& field) {
        const std::string text = field.edit.text();
        return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0 && c <= ' '; });
    };
    switch (making.kind) {
    case Outcome::sample: return blank(making.words) ? ui.t("author.inbox_lacks_words") : std::string();
    case Outcome::phrase:
        if (blank(making.phrase)) return ui.t("author.inbox_lacks_words");
        return making.act.empty() ? ui.t("author.inbox_lacks_act") : std::string();
    case Outcome::transition:
        if (making.acts.empty()) return ui.t("author.inbox_lacks_act");
        return making.to.empty() && making.widened.empty() ? ui.t("author.inbox_lacks_to") : std::string();
    case Outcome::dismissed: break;
    }
    return {};
}

InboxDecision decision_of(const InboxMaking& making, Outcome outcome) {
    InboxDecision made{.entry = making.entry, .outcome = outcome, .sample = making.draft};
    made.sample.text = making.words.edit.text();
    made.acts = making.acts;
    made.to = making.to;
    made.widened = making.widened;
    made.phrase = making.phrase.edit.text();
    made.act = making.act;
    return made;
}

void draw_making_head(Ui& ui, Rect& page, InboxMaking& making) {
    const float quote = text_height(ui, making.entry.reply, style::body, page.width() - ui.px(24), 2);
    const Rect well = page.cut_top(quote + ui.px(18), ui.px(12));
    draw_well(ui, well, Tone::accent);
    draw_paragraph(ui, well.inset(ui.px(12), ui.px(9)), making.entry.reply, {.max_lines = 2});
    const std::array<Choice, 3> kinds{Choice{.id = "sample", .label = ui.t("author.inbox_kind_sample")},
                                      Choice{.id = "phrase", .label = ui.t("author.inbox_kind_phrase")},
                                      Choice{.id = "way", .label = ui.t("author.inbox_kind_way")}};
    if (const auto picked = tabs(ui, page.cut_top(ui.px(38), ui.px(12)), "kind", kinds,
                                 static_cast<std::size_t>(making.kind)))
        making.kind = static_cast<Outcome>(*picked);
}

} // namespace

void draw_inbox_making(Ui& ui, const InboxView& view, InboxWidgets& widgets) {
    InboxMaking& making = *widgets.making;
    bool done = false;
    const bool picking = !making.pick.open_pick.empty(); // Escape closes the list before the dialog
    Dialog dialog(ui, {.id = "inbox_making",
                       .title = ui.t("author.inbox_making"),
                       .width = making_width,
                       .height = making_height});
    Rect page = dialog.content();
    Rect foot = page.cut_bottom(control_height(ui), ui.px(10));
    draw_making_head(ui, page, making);
    if (making.kind == Outcome::sample) draw_sample_form(ui, page, view, making);
    if (making.kind == Outcome::phrase) draw_phrase_form(ui, page, view, making);
    if (making.kind == Outcome::transition) draw_way_form(ui, page, view, making);
    const std::string why_not = lacking(ui, making);
    const std::string& make =
        ui.t(making.kind == Outcome::phrase ? "author.inbox_make_phrase" : "author.inbox_make");
    if (button(ui, foot.cut_right(button_width(ui, make, Icon::check), ui.px(12)),
               {.id = "make",
                .label = make,
                .icon = Icon::check,
                .kind = ButtonKind::primary,
                .enabled = why_not.empty(),
                .tooltip = why_not})) {
        widgets.decided = decision_of(making, making.kind);
        done = true;
    }
    focus_by_default(ui);
    const std::string& dismiss = ui.t("author.inbox_dismiss");
    if (button(ui, foot.cut_left(button_width(ui, dismiss), ui.px(12)),
               {.id = "dismiss",
                .label = dismiss,
                .kind = ButtonKind::quiet,
                .tooltip = ui.t("author.inbox_dismiss_help")})) {
        widgets.decided = decision_of(making, Outcome::dismissed);
        done = true;
    }
    draw_text(ui, foot, why_not,
              {.style = style::caption, .color = ui.colors().ink_faint, .align = Align::right});
    if (done || (dialog.close_asked() && !picking)) widgets.making.reset();
}

} // namespace amends::ui
