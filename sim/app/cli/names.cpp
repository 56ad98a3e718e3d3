#include "sim/app/cli/names.hpp"

#include "sim/app/printable.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>

namespace amends::app::cli {
namespace {

/// "Flat refusal" says "flat_refusal".
bool says_the_id(const std::string& name, std::string_view id) {
    return std::equal(name.begin(), name.end(), id.begin(), id.end(), [](char of_name, char of_id) {
        const bool is_capital = of_name >= 'A' && of_name <= 'Z';
        const char plain = is_capital ? static_cast<char>(of_name - 'A' + 'a') : of_name;
        return plain == of_id || (plain == ' ' && of_id == '_');
    });
}

void append_to_list(const ui::Texts& texts, std::string& list, const std::string& words) {
    if (!list.empty()) list += texts.get("author.inbox_comma");
    list += words;
}

std::string or_none(std::string list) {
    return list.empty() ? "–" : list;
}

} // namespace

std::string named(const ui::Texts& texts, const std::string& name, std::string_view id) {
    if (says_the_id(name, id)) return std::string(id);
    return texts.get("cli.named", {{"name", name}, {"id", printable(id)}});
}

std::string text_or(const ui::Texts& texts, const std::string& id, std::string_view otherwise) {
    return texts.has(id) ? texts.get(id) : printable(otherwise);
}

std::string label_words(const ui::Texts& texts, text::Label label) {
    return named(texts, ui::label_name(texts, label), text::to_string(label));
}

std::string label_words(const ui::Texts& texts, const text::LabelSet& labels) {
    std::string list;
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) append_to_list(texts, list, label_words(texts, label));
    return or_none(std::move(list));
}

std::string act_words(const ui::Texts& texts, const text::ActId& act) {
    const std::string id = "author.act_" + act.value; // a shop's own act has no name
    return texts.has(id) ? named(texts, texts.get(id), act.value) : printable(act.value);
}

std::string act_words(const ui::Texts& texts, const std::vector<text::ActId>& acts) {
    std::string list;
    for (const text::ActId& act : acts)
        append_to_list(texts, list, act_words(texts, act));
    return or_none(std::move(list));
}

} // namespace amends::app::cli
