// What a trainer makes of a reply that was not understood.
#include "sim/author/inbox.hpp"
#include "sim/scenario/names.hpp"
#include "support/json_print.hpp"

#include <algorithm>
#include <array>

namespace amends::author {
namespace {

using support::Json;
using support::json_string;
using support::Localized;

std::string listed_json(const std::vector<std::string>& names) {
    std::string json = "[";
    for (const std::string& name : names)
        json.append(json.size() == 1 ? "" : ", ").append(json_string(name));
    return json + "]";
}

std::string acts_condition(const std::vector<text::ActId>& acts) {
    if (acts.size() == 1) return R"({"act": )" + json_string(acts.front().value) + "}";
    std::string json = R"({"all": [)";
    for (const text::ActId& act : acts)
        json.append(&act == &acts.front() ? "" : ", ")
            .append(R"({"act": )")
            .append(json_string(act.value))
            .append("}");
    return json + "]}";
}

const Json* member_of(const Json& object, std::string_view key) {
    return child_at(object, JsonStep{std::string(key)});
}

std::string_view text_member(const Document& document, const JsonPlace& place, std::string_view key) {
    return text_at(document, place / key);
}

/// Where a new way stands so that the replies in question come to it.
std::size_t place_for_way(const Document& document, const JsonPlace& list, std::string_view before) {
    const Json* ways = value_at(document, list);
    const std::size_t count = ways == nullptr ? 0 : ways->children.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!before.empty() && text_member(document, list / i, "id") == before) return i;
        const std::string_view on = text_member(document, list / i, "on");
        const bool takes_any = (on.empty() || on == "reply") && !member_of(ways->children[i], "when");
        if (before.empty() && takes_any) return i;
    }
    return count;
}

/// Free in the node: `heard`, `heard_2` …
std::string free_way_id(const Document& document, const JsonPlace& list, std::string_view wanted) {
    const Json* ways = value_at(document, list);
    const auto taken = [&](const std::string& id) {
        for (std::size_t i = 0; ways != nullptr && i < ways->children.size(); ++i)
            if (text_member(document, list / i, "id") == id) return true;
        return false;
    };
    for (int number = 1;; ++number) {
        std::string id = std::string(wanted) + (number == 1 ? "" : "_" + std::to_string(number));
        if (!taken(id)) return id;
    }
}

constexpr const char* phrase_rules = "rules";

/// A sentence that does not hold the phrase: every rule shows one that it must not find.
std::string other_words(std::string_view phrase) {
    static constexpr std::array<std::string_view, 3> sentences = {"今天天气不错", "42", "Monday"};
    for (const std::string_view one : sentences)
        if (one.find(phrase) == std::string_view::npos) return std::string(one);
    return "…";
}

Edit new_phrase_rule(const std::string& id, const text::ActId& act, std::string_view phrase,
                     std::size_t index) {
    const std::string words = json_string(phrase);
    const std::string rule = R"({"id": )" + json_string(id) + R"(, "act": )" + json_string(act.value)
                             + R"(, "patterns": [)" + words + R"(], "allow": ["question"], )"
                             + R"("examples": {"match": [)" + words + R"(], "no_match": [)"
                             + json_string(other_words(phrase)) + "]}}";
    return {{"添加说法", "Add a wording"}, {}, {InsertEntry{JsonPlace{} / phrase_rules, index, rule}}};
}

} // namespace

SampleDraft draft_of(const InboxEntry& entry) {
    SampleDraft draft{.lang = entry.lang, .text = entry.reply, .labels = entry.labels, .acts = entry.acts};
    bool has_fault = false, has_principle = false;
    for (const text::Label label : text::all_labels()) {
        if (!text::has(entry.labels, label)) continue;
        has_fault = has_fault || text::is_fault(label);
        has_principle = has_principle || text::is_principle(label);
    }
    draft.grade = has_fault       ? scenario::SampleGrade::bad
                  : has_principle ? scenario::SampleGrade::good
                                  : scenario::SampleGrade::mixed;
    return draft;
}

std::optional<std::size_t> node_in(const Document& document, std::string_view id) {
    const JsonPlace list = JsonPlace{} / "nodes";
    const Json* nodes = value_at(document, list);
    for (std::size_t i = 0; nodes != nullptr && i < nodes->children.size(); ++i)
        if (text_member(document, list / i, "id") == id) return i;
    return std::nullopt;
}

Addition add_sample(const Document& document, std::size_t node, const SampleDraft& draft) {
    std::vector<std::string> labels, acts;
    for (const text::Label label : text::all_labels())
        if (text::has(draft.labels, label)) labels.emplace_back(text::to_string(label));
    for (const text::ActId& act : draft.acts)
        acts.push_back(act.value);
    std::string json = R"({"lang": )" + json_string(scenario::name_of(draft.lang)) + R"(, "text": )"
                       + json_string(draft.text);
    if (!labels.empty()) json += R"(, "labels": )" + listed_json(labels);
    if (!acts.empty()) json += R"(, "acts": )" + listed_json(acts);
    json += R"(, "grade": )" + json_string(scenario::name_of(draft.grade));
    if (!draft.to.empty()) json += R"(, "to": )" + json_string(draft.to);
    const JsonPlace list = JsonPlace{} / "nodes" / node / "samples";
    return insert_entry(document, list, JsonStep::none, json + "}");
}

Addition add_way(const Document& document, std::size_t node, const std::vector<text::ActId>& acts,
                 std::string_view to, std::string_view before) {
    const JsonPlace list = JsonPlace{} / "nodes" / node / "transitions";
    const std::string id = free_way_id(document, list, "heard");
    std::string json = R"({"id": )" + json_string(id);
    if (!acts.empty()) json += R"(, "when": )" + acts_condition(acts);
    json += R"(, "to": )" + json_string(to) + "}";
    return insert_entry(document, list, place_for_way(document, list, before), json);
}

Edit widen_way(const Document& document, std::size_t node, std::size_t transition,
               const std::vector<text::ActId>& acts) {
    const JsonPlace when = JsonPlace{} / "nodes" / node / "transitions" / transition / "when";
    Edit edit{{"放宽转移条件", "Widen the transition"}, {}, {}};
    const Json* condition = value_at(document, when);
    if (condition == nullptr || acts.empty()) return edit; // it takes any reply already
    const std::string more = acts_condition(acts);
    if (condition->children.size() == 1 && member_of(*condition, "any") != nullptr)
        edit.changes = {InsertEntry{when / "any", JsonStep::none, more}};
    else
        edit.changes = {SetValue{when, R"({"any": [)" + std::string(bytes_of(document, *condition)) + ", "
                                           + more + "]}"}};
    return edit;
}

support::Result<std::string, Localized> with_phrase(const std::string& lexicon, const text::ActId& act,
                                                    std::string_view phrase) {
    if (phrase.empty() || phrase.find_first_of("{}\n\r") != std::string_view::npos)
        return Localized{"说法不能为空，也不能有花括号和换行。",
                         "A wording is not empty and has neither braces nor line breaks."};
    static constexpr const char* empty_lexicon =
        "{\n  \"format\": 1,\n  \"id\": \"inbox\",\n  \"rules\": []\n}\n";
    const Document before =
        open_document(DocumentKind::scenario, "inbox.json", lexicon.empty() ? empty_lexicon : lexicon);
    if (before.root() == nullptr)
        return Localized{"词表文件读不出来，先修好它。", "The lexicon file cannot be read; mend it first."};
    const std::string id = "shop.inbox." + act.value;
    const JsonPlace rules = JsonPlace{} / phrase_rules;
    const Json* known = value_at(before, rules);
    Edit edit = new_phrase_rule(id, act, phrase, known == nullptr ? 0 : known->children.size());
    for (std::size_t i = 0; known != nullptr && i < known->children.size(); ++i) {
        if (text_member(before, rules / i, "id") != id) continue;
        edit.changes = {InsertEntry{rules / i / "patterns", JsonStep::none, json_string(phrase)},
                        InsertEntry{rules / i / "examples" / "match", JsonStep::none, json_string(phrase)}};
    }
    auto made = apply(before, edit);
    if (!made) return made.error();
    return made.value().document.text();
}

} // namespace amends::author
