#include "sim/engine/render.hpp"
#include "sim/ui/desk/make_desk_view.hpp"

#include <algorithm>

namespace amends::ui {
namespace {

/// The picture's name for the window: shipped pictures by name, the case's own by their file.
std::string picture_name(const DeskInput& in, const std::string& picture) {
    const bool shipped = picture.rfind("goods/", 0) == 0 || picture.rfind("photos/", 0) == 0;
    return shipped || picture.empty() ? picture : in.scenario_root + picture;
}

const scenario::Photo* find_photo(const scenario::Scenario& script, const scenario::PhotoId& id) {
    const auto& photos = script.desk.photos;
    const auto at = std::find_if(photos.begin(), photos.end(),
                                 [&](const scenario::Photo& photo) { return photo.id == id; });
    return at == photos.end() ? nullptr : &*at;
}

void add_earlier(const DeskInput& in, DeskView& view) {
    const engine::Case& play = in.told.play;
    const engine::Moment now = engine::start_of(play);
    std::int64_t key = -1'000;
    engine::Date day = engine::date_of(now);
    // "6月12日" where a day begins in what was said before; nothing where all of it was said today
    const auto begin_day = [&](const engine::Moment& at) {
        if (engine::date_of(at) == day) return;
        day = engine::date_of(at);
        view.chat.push_back(
            {.key = key++, .kind = ItemKind::notice, .text = engine::date_text(at, play.lang)});
    };
    for (const scenario::EarlierLine& line : play.scenario->desk.earlier) {
        const auto at = engine::parse_moment(line.at);
        if (at) begin_day(*at);
        ChatItem item{.key = key++};
        item.kind = line.who == "customer" ? ItemKind::customer
                    : line.who == "bot"    ? ItemKind::bot
                                           : ItemKind::earlier_agent;
        item.text = engine::render(play, line.text, play.lang);
        if (at) item.time = engine::clock_of(*at);
        item.portrait = item.kind == ItemKind::bot ? "portraits/bot/neutral"
                        : item.kind == ItemKind::customer
                            ? portrait_of(*play.scenario, play.scenario->customer.mood)
                            : "portraits/agent-b/neutral";
        view.chat.push_back(std::move(item));
    }
    if (!view.chat.empty()) {
        begin_day(now);
        view.chat.push_back(
            {.key = -1, .kind = ItemKind::notice, .text = in.texts.get("desk.handed_to_you")});
    }
}

ItemKind kind_of_line(engine::SpokenLine::Who who) {
    using enum engine::SpokenLine::Who;
    switch (who) {
    case customer: return ItemKind::customer;
    case agent: return ItemKind::mine;
    case desk: return ItemKind::desk_answer;
    case refusal:
    case notice:
    case jump: return ItemKind::notice;
    }
    return ItemKind::notice;
}

/// The mood in which the customer said a line of that turn.
int mood_at(const DeskInput& in, std::size_t turn) {
    const engine::State& state = in.told.state;
    if (turn == 0 || state.turns.empty()) return in.told.play.scenario->customer.mood;
    return state.turns[std::min(turn, state.turns.size()) - 1].mood_after;
}

ChatItem chat_item(const DeskInput& in, const engine::SpokenLine& line, std::int64_t key) {
    ChatItem item{.key = key,
                  .kind = kind_of_line(line.who),
                  .text = line.text,
                  .time = clock_text(in.told.play, line.story_ms)};
    if (item.kind == ItemKind::mine) item.portrait = in.my_portrait;
    if (item.kind == ItemKind::customer)
        item.portrait = portrait_of(*in.told.play.scenario, mood_at(in, line.turn));
    if (const scenario::Photo* photo = find_photo(*in.told.play.scenario, line.photo)) {
        item.photo = picture_name(in, photo->picture);
        item.photo_caption = engine::render(in.told.play, photo->caption, in.told.play.lang);
    }
    return item;
}

/// A portrait stands beside the first bubble of a burst only.
void mark_bursts(std::vector<ChatItem>& chat) {
    for (std::size_t i = 1; i < chat.size(); ++i)
        chat[i].first_of_burst = chat[i].kind != chat[i - 1].kind;
}

} // namespace

void add_chat(const DeskInput& in, DeskView& view) {
    add_earlier(in, view);
    std::int64_t key = 0;
    for (const engine::SpokenLine& line : in.told.lines)
        view.chat.push_back(chat_item(in, line, key++));
    for (const std::string& text : in.sending) {
        view.chat.push_back({.key = key++,
                             .kind = ItemKind::mine,
                             .text = text,
                             .portrait = in.my_portrait,
                             .delivery = Delivery::sending});
    }
    if (!in.failed.empty()) {
        view.chat.push_back({.key = key++,
                             .kind = ItemKind::mine,
                             .text = in.failed,
                             .portrait = in.my_portrait,
                             .delivery = Delivery::failed});
    }
    mark_bursts(view.chat);
    view.customer_typing =
        in.told.state.open_bubbles > 0 && !in.typing && in.told.state.phase == engine::Phase::talking;
}

void add_customer(const DeskInput& in, DeskView& view) {
    const engine::Case& play = in.told.play;
    const scenario::Customer& customer = play.scenario->customer;
    const int mood = in.told.state.mood;
    view.customer_name = engine::render(play, customer.name, play.lang);
    view.customer_about = engine::render(play, customer.about, play.lang);
    for (const scenario::Localized& tag : customer.tags) {
        view.customer_tags.emplace_back(engine::render(play, tag, play.lang), Tone::warn);
    }
    const bool told_mood = play.mode == engine::Mode::practice; // an assessment leaves it to face and words
    if (told_mood) view.customer_mood = {mood_word(in.texts, mood), tone_of_mood(mood)};
    view.portrait = portrait_of(*play.scenario, mood);

    ContactRow row{.id = "c1", .name = view.customer_name, .portrait = view.portrait};
    row.topic = in.texts.get(std::string("topic.") + std::to_string(static_cast<int>(play.scenario->topic)));
    if (told_mood) row.mood = tone_of_mood(mood);
    row.selected = true;
    row.finished = in.told.state.phase != engine::Phase::talking;
    for (const engine::SpokenLine& line : in.told.lines) {
        const bool spoken =
            line.who == engine::SpokenLine::Who::customer || line.who == engine::SpokenLine::Who::agent;
        if (!spoken) continue;
        row.last_line = line.text;
        row.time = clock_text(play, line.story_ms);
        row.unread = line.who == engine::SpokenLine::Who::customer && !row.finished ? row.unread + 1 : 0;
    }
    view.contacts.push_back(std::move(row));
    view.contacts.insert(view.contacts.end(), in.others.begin(), in.others.end());
}

std::string_view face_of(int mood) {
    return mood <= -60   ? "furious"
           : mood <= -15 ? "upset"
           : mood < 20   ? "neutral"
           : mood < 55   ? "relieved"
                         : "happy";
}

const std::string& mood_word(const Texts& texts, int mood) {
    return texts.get(std::string("desk.mood_word_").append(face_of(mood)));
}

Tone tone_of_mood(int mood) {
    return mood <= -15 ? Tone::bad : mood < 20 ? Tone::warn : Tone::good;
}

std::string portrait_of(const scenario::Scenario& script, int mood) {
    return std::string("portraits/").append(script.customer.portrait).append("/").append(face_of(mood));
}

} // namespace amends::ui
