// The wizard's steps about the conversation itself: who speaks, and what of it names a real person.
#include "sim/ui/author/author_wizard.hpp"

#include <algorithm>
#include <array>

namespace amends::ui {
namespace {

using author::MaskKind;

constexpr std::array<const char*, author::mask_kind_count> mask_kind_ids{
    "wizard.kind_name",  "wizard.kind_phone", "wizard.kind_address",  "wizard.kind_order",
    "wizard.kind_email", "wizard.kind_card",  "wizard.kind_identity", "wizard.kind_account",
    "wizard.kind_birth", "wizard.kind_plate"};
constexpr std::array<const char*, author::mask_kind_count> mask_kind_names{
    "name", "phone", "address", "order", "email", "card", "identity", "account", "birth", "plate"};
constexpr float speaker_row = 84, finding_row = 48, talk_name = 18, talk_gap = 10;

/// Words are marked with the mouse where they are masked, so they stand larger there.
TextStyle talk_style(bool masked) {
    return masked ? style::body : style::small;
}

const std::string& kind_words(Ui& ui, MaskKind kind) {
    return ui.t(mask_kind_ids[static_cast<std::size_t>(kind)]);
}

const std::string& role_words(Ui& ui, author::SpeakerRole role) {
    switch (role) {
    case author::SpeakerRole::customer: return ui.t("intake.role.customer");
    case author::SpeakerRole::agent: return ui.t("intake.role.agent");
    case author::SpeakerRole::left_out: break;
    }
    return ui.t("intake.role.left_out");
}

const std::string& message_words(const author::Wizard& wizard, std::size_t at, bool masked) {
    return masked && at < wizard.masked.size() ? wizard.masked[at] : wizard.talk.messages[at].text;
}

/// Heights are worked out once for each talk and width; only what is in sight is drawn.
void place_messages(Ui& ui, const WizardView& view, WizardWidgets& widgets, float width, bool masked) {
    if (widgets.talk_version == view.version && widgets.talk_width == width) return;
    widgets.talk_version = view.version;
    widgets.talk_width = width;
    widgets.marking = {};
    widgets.marked_message.reset();
    widgets.talk_tops.assign(1, 0);
    for (std::size_t i = 0; i < view.wizard->talk.messages.size(); ++i)
        widgets.talk_tops.push_back(
            widgets.talk_tops.back() + ui.px(talk_name + talk_gap)
            + text_height(ui, message_words(*view.wizard, i, masked), talk_style(masked), width));
}

/// A pale wash with a line below wherever `word` stands.
void wash_word(Ui& ui, Rect rect, const std::string& text, const std::string& word, Tone tone) {
    const ToneColors& colors = ui.colors().of(tone);
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size()))
        for (const Rect& box : text_boxes(ui, rect, text, talk_style(true), at, at + word.size())) {
            fill_rect(ui, box, colors.pale, 3);
            draw_line(ui, {box.x0, box.y1}, {box.x1, box.y1}, colors.mark, 1.5F);
        }
}

/// What is hidden in one tone, what is doubtful in another.
void wash_talk(Ui& ui, Rect rect, const std::string& text, const author::Wizard& wizard) {
    for (const author::MaskDoubt& doubt : wizard.doubts)
        wash_word(ui, rect, text, doubt.word, Tone::warn);
    for (const author::MaskFinding& finding : wizard.findings)
        if (!finding.kept) wash_word(ui, rect, text, finding.placeholder, Tone::accent);
}

/// What is marked goes into the field of words to hide; a placeholder in it hides something already.
void take_marked(Ui& ui, const author::Wizard& wizard, const std::string& text, WizardWidgets& widgets) {
    const MarkingState& marked = widgets.marking;
    if (marked.begin >= marked.end || marked.end > text.size()) return;
    std::string word = text.substr(marked.begin, marked.end - marked.begin);
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    while (!word.empty() && blank(word.back()))
        word.pop_back();
    while (!word.empty() && blank(word.front()))
        word.erase(word.begin());
    const bool hides = std::any_of(wizard.findings.begin(), wizard.findings.end(), [&](const auto& finding) {
        return !finding.kept && word.find(finding.placeholder) != std::string::npos;
    });
    if (!word.empty() && !hides && word != widgets.word.edit.text())
        widgets.word.edit.set_text(word, ui.breaks);
}

void draw_masked_words(Ui& ui, Rect at, const author::Wizard& wizard, std::size_t number,
                       const std::string& text, WizardWidgets& widgets) {
    const IdScope scope(ui, "message" + std::to_string(number + 1));
    wash_talk(ui, at, text, wizard);
    MarkingState here = widgets.marked_message == number ? widgets.marking : MarkingState{};
    if (!marking_paragraph(ui, at, "words", text, here, Tone::idea)) return;
    widgets.marking = here;
    widgets.marked_message = number;
    take_marked(ui, wizard, text, widgets);
}

void draw_message(Ui& ui, Rect at, const author::Wizard& wizard, std::size_t number, bool masked,
                  WizardWidgets& widgets) {
    const Palette& p = ui.colors();
    const author::ConversationSpeaker& speaker = wizard.talk.speakers[wizard.talk.messages[number].speaker];
    const bool out = speaker.role == author::SpeakerRole::left_out;
    const Color name = out                                             ? p.ink_faint
                       : speaker.role == author::SpeakerRole::customer ? p.warn.ink
                                                                       : p.accent.ink;
    // A name would tell who it was: with masks only the role stands there.
    const std::string words =
        masked ? role_words(ui, speaker.role)
               : ui.t("wizard.message_by", {{"name", speaker.name}, {"role", role_words(ui, speaker.role)}});
    draw_text(ui, at.cut_top(ui.px(talk_name)), words, {.style = style::caption_bold, .color = name});
    const std::string& text = message_words(wizard, number, masked);
    if (masked && !out) return draw_masked_words(ui, at, wizard, number, text, widgets);
    draw_paragraph(ui, at, text, {.style = talk_style(masked), .color = out ? p.ink_faint : p.ink});
}

void draw_role_row(Ui& ui, Rect row, const WizardView& view, WizardWidgets& widgets, std::size_t number) {
    const author::ConversationSpeaker& speaker = view.wizard->talk.speakers[number];
    const IdScope scope(ui, "speaker" + std::to_string(number + 1));
    draw_well(ui, row);
    Rect inside = row.inset(ui.px(14), ui.px(9));
    Rect words = inside.cut_top(ui.px(22), ui.px(8));
    const std::string count = ui.t("wizard.messages", {{"count", speaker.messages}});
    draw_text(ui, words.cut_right(text_width(ui, count, style::caption), ui.px(8)), count,
              {.style = style::caption, .color = ui.colors().ink_soft, .elide = false});
    draw_text(ui, words, speaker.name, {.style = style::body_bold});
    using enum author::SpeakerRole;
    const std::array<Choice, 3> roles{Choice{.id = "customer", .label = role_words(ui, customer)},
                                      Choice{.id = "agent", .label = role_words(ui, agent)},
                                      Choice{.id = "left_out", .label = role_words(ui, left_out)}};
    const Rect at = inside.cut_left(std::min(inside.width(), segments_width(ui, roles)));
    if (const auto picked = segments(ui, Rect::at(at.x0, at.y0, at.width(), ui.px(34)), "role", roles,
                                     static_cast<std::size_t>(speaker.role)))
        change_wizard(view, widgets, [&](author::Wizard wizard) {
            return with_role(std::move(wizard), number, static_cast<author::SpeakerRole>(*picked));
        });
}

void draw_finding_row(Ui& ui, Rect row, const WizardView& view, WizardWidgets& widgets, std::size_t number) {
    const author::MaskFinding& finding = view.wizard->findings[number];
    const IdScope scope(ui, "finding" + std::to_string(number + 1));
    Rect inside = row.inset(ui.px(10), ui.px(4));
    const std::string label =
        finding.kept ? ui.t("wizard.finding_kept", {{"found", finding.found}})
                     : ui.t("wizard.finding", {{"found", finding.found}, {"mask", finding.placeholder}});
    if (toggle(ui, inside.cut_top(ui.px(24)), "masked", label, !finding.kept))
        change_wizard(view, widgets, [&](author::Wizard wizard) {
            return with_kept(std::move(wizard), finding.found, !finding.kept);
        });
    draw_text(ui, inside,
              ui.t("wizard.finding_note", {{"kind", kind_words(ui, finding.kind)}, {"count", finding.times}}),
              {.style = style::caption, .color = ui.colors().ink_faint});
}

/// A word that may name somebody: hidden, or let stand.
void draw_doubt_row(Ui& ui, Rect row, const WizardView& view, WizardWidgets& widgets, std::size_t number) {
    const author::MaskDoubt doubt = view.wizard->doubts[number];
    const IdScope scope(ui, "doubt" + std::to_string(number + 1));
    Rect inside = row.inset(ui.px(10), ui.px(4));
    const std::string &hide = ui.t("wizard.word_add"), &leave = ui.t("wizard.doubt_leave");
    const auto side_button = [&](std::string_view id, const std::string& label) {
        return button(ui, inside.cut_right(button_width(ui, label), ui.px(8)),
                      {.id = id, .label = label, .tooltip = {}});
    };
    if (side_button("leave", leave))
        change_wizard(view, widgets,
                      [&](author::Wizard wizard) { return with_cleared(std::move(wizard), doubt.word); });
    if (side_button("hide", hide))
        change_wizard(view, widgets, [&](author::Wizard wizard) {
            return with_masked(std::move(wizard), doubt.word, doubt.kind);
        });
    draw_text(ui, inside.cut_top(ui.px(22)), doubt.word, {.style = style::body});
    draw_text(ui, inside,
              ui.t("wizard.finding_note", {{"kind", kind_words(ui, doubt.kind)}, {"count", doubt.times}}),
              {.style = style::caption, .color = ui.colors().ink_faint});
}

/// Above what was found: what nobody is sure of.
void draw_doubts(Ui& ui, Rect& content, const WizardView& view, WizardWidgets& widgets) {
    const std::size_t count = view.wizard->doubts.size();
    if (count == 0) return;
    draw_text(ui, content.cut_top(ui.px(24)), ui.t("wizard.doubts", {{"count", count}}),
              {.style = style::small_bold, .color = ui.colors().warn.ink});
    content.y0 += draw_paragraph(ui, content, ui.t("wizard.doubts_help"),
                                 {.style = style::caption, .color = ui.colors().ink_soft})
                  + ui.px(6);
    for (std::size_t i = 0; i < count; ++i)
        draw_doubt_row(ui, content.cut_top(ui.px(finding_row), ui.px(4)), view, widgets, i);
    content.y0 += ui.px(10);
    if (view.wizard->findings.empty()) return;
    draw_text(ui, content.cut_top(ui.px(24), ui.px(2)), ui.t("wizard.found_title"),
              {.style = style::small_bold});
}

/// "Also hide": a word, of which kind it is.
void draw_word_field(Ui& ui, Rect row, const WizardView& view, WizardWidgets& widgets) {
    const std::string& add = ui.t("wizard.word_add");
    const bool can = !widgets.word.edit.empty();
    const bool pressed = button(ui, row.cut_right(button_width(ui, add), ui.px(8)),
                                {.id = "add_word", .label = add, .enabled = can, .tooltip = {}});
    const std::string& kind = kind_words(ui, widgets.word_kind);
    const Rect kind_at = row.cut_right(button_width(ui, kind, Icon::chevron_down), ui.px(8));
    if (button(ui, kind_at,
               {.id = "kind", .label = kind, .icon = Icon::chevron_down, .tooltip = ui.t("wizard.kind")}))
        widgets.kinds = {.open = true};
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < mask_kind_ids.size(); ++i)
        items.push_back({.id = mask_kind_names[i],
                         .label = ui.t(mask_kind_ids[i]),
                         .keys = {},
                         .checked = i == static_cast<std::size_t>(widgets.word_kind)});
    if (const auto picked = menu(ui, "kinds", widgets.kinds, kind_at, items))
        widgets.word_kind = static_cast<MaskKind>(*picked);
    const EditOutcome out =
        text_field(ui, row, widgets.word,
                   {.id = "word", .label = ui.t("wizard.word_hint"), .hint = ui.t("wizard.word_hint")});
    if ((!pressed && !out.entered) || !can) return;
    change_wizard(view, widgets, [&](author::Wizard wizard) {
        return with_masked(std::move(wizard), widgets.word.edit.text(), widgets.word_kind);
    });
    widgets.word.edit.set_text({}, ui.breaks);
    widgets.word.focus_next = true;
}

} // namespace

void draw_wizard_talk(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets, bool masked) {
    draw_well(ui, rect);
    ScrollArea area(ui, "talk", rect.inset(ui.px(4)));
    Rect content = area.content().inset(ui.px(12), 0);
    content.x1 -= ui.px(thumb_room);
    place_messages(ui, view, widgets, content.width(), masked);
    const std::vector<float>& tops = widgets.talk_tops;
    const float from = content.y0 + ui.px(8);
    for (std::size_t i = 0; i + 1 < tops.size(); ++i) {
        if (from + tops[i + 1] < area.view().y0 || from + tops[i] > area.view().y1) continue;
        draw_message(ui, {content.x0, from + tops[i], content.x1, from + tops[i + 1]}, *view.wizard, i,
                     masked, widgets);
    }
    area.set_height(tops.back() + ui.px(16));
}

void draw_wizard_speakers(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const author::Wizard& wizard = *view.wizard;
    const Rect talk = rect.cut_right(rect.width() * .5F, ui.px(20));
    {
        const FocusGroup group(ui, rect);
        const std::string steps = ui.t("wizard.steps_found", {{"count", wizard.steps.steps.size()}});
        Rect foot = rect.cut_bottom(ui.px(22), ui.px(8));
        draw_text(ui, foot, steps, {.style = style::small_bold});
        ScrollArea area(ui, "speakers", rect);
        Rect content = area.content().inset(ui.px(focus_room), 0);
        content.x1 -= ui.px(thumb_room);
        const float top = content.y0;
        for (std::size_t i = 0; i < wizard.talk.speakers.size(); ++i)
            draw_role_row(ui, content.cut_top(ui.px(speaker_row), ui.px(10)), view, widgets, i);
        if (wizard.talk.passed_over > 0)
            content.y0 +=
                draw_paragraph(ui, content, ui.t("wizard.passed_over", {{"count", wizard.talk.passed_over}}),
                               {.style = style::caption, .color = ui.colors().ink_soft});
        if (wizard.mended)
            content.y0 += draw_paragraph(ui, content, ui.t("wizard.roles_remake"),
                                         {.style = style::caption, .color = ui.colors().warn.ink});
        area.set_height(content.y0 - top);
    }
    const FocusGroup group(ui, talk);
    draw_wizard_talk(ui, talk, view, widgets, false);
}

void draw_wizard_masks(Ui& ui, Rect rect, const WizardView& view, WizardWidgets& widgets) {
    const author::Wizard& wizard = *view.wizard;
    const Rect talk = rect.cut_right(rect.width() * .5F, ui.px(20));
    {
        const FocusGroup group(ui, rect);
        draw_word_field(ui, rect.cut_top(control_height(ui), ui.px(12)), view, widgets);
        ScrollArea area(ui, "findings", rect);
        Rect content = area.content().inset(ui.px(focus_room), 0);
        content.x1 -= ui.px(thumb_room);
        const float top = content.y0;
        draw_doubts(ui, content, view, widgets);
        for (std::size_t i = 0; i < wizard.findings.size(); ++i)
            draw_finding_row(ui, content.cut_top(ui.px(finding_row), ui.px(4)), view, widgets, i);
        if (wizard.findings.empty())
            content.y0 += draw_paragraph(ui, content, ui.t("wizard.findings_none"),
                                         {.style = style::small, .color = ui.colors().ink_soft});
        area.set_height(content.y0 - top);
    }
    const FocusGroup group(ui, talk);
    draw_wizard_talk(ui, talk, view, widgets, true);
}

} // namespace amends::ui
