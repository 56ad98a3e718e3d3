// The inbox in the words of the window.
#include "sim/ui/author/author_inbox.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>
#include <set>

namespace amends::ui {
namespace {

std::string inbox_place_words(const scenario::Scenario* script, const scenario::PlaceId& id,
                              const Texts& texts) {
    const scenario::Node* node = script == nullptr ? nullptr : scenario::find_node(*script, id);
    const std::string title = node == nullptr ? std::string() : node->title.in(texts.lang());
    return title.empty() ? id.value : texts.get("author.form_id", {{"title", title}, {"id", id.value}});
}

std::string joined_words(const Texts& texts, const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? std::string() : texts.get("author.inbox_comma")) + word;
    return all;
}

/// What the judge read, as a person reads it.
std::string reading_words(const author::InboxEntry& entry, const Texts& texts) {
    std::vector<std::string> words;
    for (const text::Label label : text::all_labels())
        if (text::has(entry.labels, label)) words.push_back(label_name(texts, label));
    for (const text::ActId& act : entry.acts)
        words.push_back(value_words(texts, "act", act.value));
    return words.empty() ? texts.get("author.inbox_read_nothing")
                         : texts.get("author.inbox_read", {{"words", joined_words(texts, words)}});
}

std::string mark_words(const author::InboxMark& mark, const Texts& texts) {
    using enum author::InboxMark::Outcome;
    switch (mark.outcome) {
    case sample: return texts.get("author.inbox_became_sample", {{"node", mark.became}});
    case phrase:
        return texts.get("author.inbox_became_phrase", {{"act", value_words(texts, "act", mark.became)}});
    case transition: return texts.get("author.inbox_became_way", {{"way", mark.became}});
    case dismissed: break;
    }
    return texts.get("author.inbox_dismissed");
}

std::string note_words(const InboxInput& in, const author::InboxEntry& entry) {
    if (entry.mark) return mark_words(*entry.mark, in.texts);
    if (entry.before)
        return in.texts.get("author.inbox_before", {{"what", mark_words(*entry.before, in.texts)}});
    const bool is_old =
        !in.versions.empty()
        && std::none_of(in.versions.begin(), in.versions.end(),
                        [&](const std::string& version) { return entry.versions.contains(version); });
    return is_old ? in.texts.get("author.inbox_old_version") : std::string();
}

InboxRowView row_of_entry(const InboxInput& in, std::size_t index) {
    const author::InboxEntry& entry = in.entries[index];
    InboxRowView row{.entry = index, .id = "reply" + std::to_string(index), .reply = entry.reply};
    row.where = inbox_place_words(in.script, entry.node, in.texts);
    row.reading = reading_words(entry, in.texts);
    if (entry.fallbacks > 0)
        row.came.emplace_back(in.texts.get("author.inbox_fell", {{"count", entry.fallbacks}}), Tone::warn);
    if (entry.not_understood > 0)
        row.came.emplace_back(in.texts.get("author.inbox_pressed", {{"count", entry.not_understood}}),
                              Tone::idea);
    row.note = note_words(in, entry);
    row.done = entry.mark.has_value();
    return row;
}

template <class List>
void add_place_options(const List& list, const Texts& texts, std::vector<FormOption>& places) {
    for (const auto& one : list) {
        const std::string title = one.title.in(texts.lang());
        places.push_back(
            {.id = one.id.value,
             .words = title.empty() ? one.id.value
                                    : texts.get("author.form_id", {{"title", title}, {"id", one.id.value}}),
             .json = {}});
    }
}

/// Beyond the common list: a shop's own.
bool is_own_act(const text::ActId& act) {
    const auto known = text::known_acts();
    return std::find(known.begin(), known.end(), act.value) == known.end();
}

/// Acts that a case's choices and samples name beyond the common list.
std::set<std::string> own_acts(const scenario::Scenario* script) {
    std::set<std::string> acts;
    if (script == nullptr) return acts;
    const auto take = [&](const std::vector<text::ActId>& named) {
        for (const text::ActId& act : named)
            if (is_own_act(act)) acts.insert(act.value);
    };
    for (const scenario::Node& node : script->nodes) {
        for (const scenario::Choice& choice : node.choices)
            take(choice.acts);
        for (const scenario::Sample& sample : node.samples)
            take(sample.acts);
    }
    return acts;
}

void add_reading_options(const InboxInput& in, InboxView& view) {
    std::set<std::string> own = own_acts(in.script);
    for (const author::InboxEntry& entry : in.entries)
        for (const text::ActId& act : entry.acts)
            if (is_own_act(act)) own.insert(act.value);
    for (const std::string_view act : text::known_acts())
        view.acts.push_back({.id = std::string(act), .words = value_words(in.texts, "act", act), .json = {}});
    for (const std::string& act : own)
        view.acts.push_back({.id = act, .words = act, .json = {}});
    for (const text::Label label : text::all_labels())
        view.labels.push_back(
            {.id = std::string(text::to_string(label)), .words = label_name(in.texts, label), .json = {}});
}

} // namespace

std::vector<FormOption> ways_of_node(const scenario::Scenario& script, const scenario::PlaceId& id,
                                     const Texts& texts) {
    std::vector<FormOption> ways;
    const scenario::Node* node = scenario::find_node(script, id);
    if (node == nullptr) return ways;
    for (const scenario::Transition& way : node->transitions)
        if (way.on == scenario::Trigger::reply && !way.when.empty())
            ways.push_back({.id = way.id.value,
                            .words = texts.get(
                                "author.form_leads_to",
                                {{"what", way.id.value}, {"to", inbox_place_words(&script, way.to, texts)}}),
                            .json = {}});
    return ways;
}

InboxView make_inbox_view(const InboxInput& in) {
    InboxView view;
    for (std::size_t i = 0; i < in.entries.size(); ++i) {
        view.rows.push_back(row_of_entry(in, i));
        ++(view.rows.back().done ? view.done : view.open);
    }
    if (in.other_version > 0)
        view.left_out = in.texts.get("author.inbox_left_out", {{"count", in.other_version}});
    if (in.older > 0) view.older = in.texts.get("author.inbox_older", {{"count", in.older}});
    if (in.script != nullptr) {
        add_place_options(in.script->nodes, in.texts, view.places);
        add_place_options(in.script->endings, in.texts, view.places);
    }
    add_reading_options(in, view);
    return view;
}

InboxMaking making_of(const author::InboxEntry& entry, const scenario::Scenario* script, const Texts& texts,
                      BreakRules& breaks) {
    InboxMaking making{.entry = entry, .draft = author::draft_of(entry), .acts = entry.acts};
    making.words.edit.begin_with(entry.reply, breaks);
    making.phrase.edit.begin_with(entry.reply, breaks);
    if (!entry.acts.empty()) making.act = entry.acts.front();
    if (script != nullptr) making.ways = ways_of_node(*script, entry.node, texts);
    return making;
}

} // namespace amends::ui
