#pragma once
// All that the desk shows this frame. Knows nothing of Dear ImGui; made by make_desk_view, drawn by
// draw_desk.
#include "sim/engine/engine.hpp"
#include "sim/ui/base/theme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

/// One contact of the course: open, done or still to come.
struct ContactRow {
    std::string id, name, portrait, last_line, time, topic;
    Tone mood = Tone::neutral;
    int unread = 0;
    bool selected = false, finished = false, locked = false;
};

enum class ItemKind : std::uint8_t { customer, mine, bot, earlier_agent, notice, desk_answer };
enum class Delivery : std::uint8_t { saved, sending, failed };

/// A bubble or a line between bubbles.
struct ChatItem {
    std::int64_t key = 0; ///< stable within the contact
    ItemKind kind = ItemKind::customer;
    std::string text, time;
    std::string portrait; ///< picture name; empty for notices
    std::string photo, photo_caption;
    Delivery delivery = Delivery::saved;
    bool first_of_burst = true; ///< the portrait is drawn
};

/// The response ring. Running only while the customer waits for us.
struct RingView {
    bool running = false;
    std::string title, note; ///< "首响倒计时", "目标 60 秒内回复"
    std::int64_t left_s = 0; ///< below 0: over the target
    float fraction = 1;      ///< of the target that is left
    Tone tone = Tone::good;
};

struct MoodView {
    int value = 0;  ///< −100…100
    int change = 0; ///< by the last turn
    std::string word;
    std::vector<int> history;
    Tone tone = Tone::neutral;
};

struct ItemView {
    std::string id, title, variant, picture, price;
    int quantity = 1;
    std::string stock;      ///< "现货 4 件"; empty when the desk does not show it
    std::string stock_note; ///< "上海仓，今天可发"; may be empty
};

struct OrderView {
    std::string id, number, placed, status, note;
    std::vector<ItemView> items;
    std::vector<std::string> tags;
    std::string carrier, tracking;
    std::string shipment;                                   ///< "运输途中"; empty without a shipment
    std::vector<std::pair<std::string, std::string>> track; ///< time, text; newest first
};

/// A field of an action's form.
struct ActionField {
    std::string name, label, value;
    bool is_amount = false, required = false;
    std::vector<std::pair<std::string, std::string>> options; ///< id, words; empty: typed
    std::string hint;                                         ///< "授权 200.00 元以内"
};

struct ActionButton {
    scenario::DeskAction action{};
    std::string label, help;
    bool enabled = true;
    std::string why_not;
    std::vector<ActionField> fields;
};

struct DoneAction {
    std::string text, time;
    bool accepted = true;
};

struct ArticleView {
    std::string id, title, text, keywords;
};

/// A hand-over to a department: one that was there before or one entered in this contact.
struct TicketView {
    std::string number, text, state;
    std::string about; ///< class, severity and owner in one line
    std::string due;   ///< empty: none set
    Tone tone = Tone::neutral;
};

struct ChoiceView {
    scenario::ChoiceId id;
    std::string text;
};

struct StepView {
    std::string title;
    bool done = false, current = false;
};

struct GuideView {
    std::string key, part, text; ///< key: stable, for what has been seen
};

struct PromiseView {
    std::string text, state, due;
    Tone tone = Tone::neutral;
};

struct DeskView {
    std::string case_title, mode, customer_name, customer_about;
    Tone mode_tone = Tone::accent;
    bool one_sitting = false; ///< an assessment: leaving breaks it off
    std::vector<std::pair<std::string, Tone>> customer_tags;
    std::pair<std::string, Tone> customer_mood; ///< its word; empty in an assessment
    std::string portrait;                       ///< with the mood of this moment
    std::vector<ContactRow> contacts;
    std::vector<std::pair<std::string, std::string>> figures; ///< of this contact: value, what it is
    std::vector<ChatItem> chat;
    bool customer_typing = false;
    RingView ring;
    std::optional<MoodView> mood; ///< none in an assessment
    std::vector<StepView> steps;  ///< none in an assessment
    std::vector<PromiseView> promises;
    std::vector<OrderView> orders;
    std::vector<std::pair<std::string, std::string>> photos; ///< picture, caption
    std::vector<ActionButton> actions;
    std::vector<DoneAction> done;
    std::vector<ArticleView> policies, articles, saved_replies;
    std::vector<TicketView> tickets;
    std::vector<std::string> known; ///< what else the desk knows by now, sentences
    std::string authority;          ///< what the agent may grant alone, one sentence
    bool by_choices = false;
    std::vector<ChoiceView> choices;
    int max_chars = 300;
    bool can_send = true;
    std::string cannot_send_why;
    std::optional<std::string> hint; ///< the hint that is open
    int hints_left = 0, hint_cost = 0;
    bool can_pause = false, paused = false, can_take_back = false, can_close = true;
    std::optional<GuideView> guide;
    std::string error;  ///< a sentence: could not be saved …; empty when all is well
    bool ended = false; ///< an ending was reached: the button leads to the wrap-up
    std::string ended_text;
};

} // namespace amends::ui
