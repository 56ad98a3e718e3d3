#include "sim/author/document.hpp"

#include "sim/scenario/opened.hpp"
#include "support/json_print.hpp"

#include <algorithm>

namespace amends::author {

using support::Json;

Document::Document() : Document(open_document(DocumentKind::scenario, {}, {})) {}

Document open_document(DocumentKind kind, std::string file_name, std::string text) {
    return {kind, std::make_shared<const scenario::OpenedText>(
                      scenario::open_text(std::move(file_name), std::move(text)))};
}

const std::string& Document::file_name() const {
    return opened_->document->file;
}

const std::string& Document::text() const {
    return opened_->document->text;
}

const Json* Document::root() const {
    return opened_->is_json ? &opened_->document->root : nullptr;
}

const Json* child_at(const Json& json, const JsonStep& step) {
    if (json.is(Json::Kind::object))
        return json.find(step.is_index() ? std::string_view(std::to_string(step.index)) : step.key);
    if (!json.is(Json::Kind::array) || step.index >= json.children.size()) return nullptr;
    return &json.children[step.index];
}

const Json* value_at(const Document& document, const JsonPlace& place) {
    const Json* json = document.root();
    for (const JsonStep& step : place.steps) {
        if (json == nullptr) return nullptr;
        json = child_at(*json, step);
    }
    return json;
}

std::string_view text_at(const Document& document, const JsonPlace& place) {
    const Json* json = value_at(document, place);
    return json != nullptr && json->is(Json::Kind::string) ? json->text : std::string_view();
}

std::string_view bytes_of(const Document& document, const Json& json) {
    return std::string_view(document.text()).substr(json.offset, json.end - json.offset);
}

JsonPlace place_at_offset(const Document& document, std::size_t offset) {
    JsonPlace place;
    const Json* json = document.root();
    while (json != nullptr && !json->children.empty()) {
        const bool is_object = json->is(Json::Kind::object);
        const auto& children = json->children;
        // Children stand in file order: the first that ends behind the byte is the only candidate.
        const auto child =
            std::upper_bound(children.begin(), children.end(), offset,
                             [](std::size_t byte, const Json& each) { return byte < each.end; });
        if (child == children.end() || offset < (is_object ? child->key_offset : child->offset)) break;
        place = is_object ? std::move(place) / child->key
                          : std::move(place) / static_cast<std::size_t>(child - children.begin());
        json = &*child;
    }
    return place;
}

std::string json_of(std::string_view text) {
    return support::json_string(text);
}

std::string json_of(const support::Localized& text) {
    std::string json = "{";
    if (!text.zh.empty()) json += "\"zh\": " + json_of(text.zh);
    if (!text.en.empty()) json += (json.size() > 1 ? ", \"en\": " : "\"en\": ") + json_of(text.en);
    return json + "}";
}

} // namespace amends::author
