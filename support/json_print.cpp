#include "support/json_print.hpp"

#include "support/utf8.hpp"

#include <algorithm>

namespace amends::support {
namespace {

void append_escape(std::string& out, char32_t c) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    out += "\\u00";
    out.push_back(digits[c >> 4]);
    out.push_back(digits[c & 15u]);
}

/// Appends the canonical form; returns the first real number met, or null.
const Json* append_canonical(std::string& out, const Json& node) {
    switch (node.kind) {
    case Json::Kind::null: out += "null"; return nullptr;
    case Json::Kind::boolean: out += node.boolean ? "true" : "false"; return nullptr;
    case Json::Kind::integer: out += std::to_string(node.integer); return nullptr;
    case Json::Kind::real: return &node;
    case Json::Kind::string: append_json_string(out, node.text); return nullptr;
    case Json::Kind::array:
    case Json::Kind::object: break;
    }
    const bool object = node.is(Json::Kind::object);
    std::vector<const Json*> children;
    for (const Json& child : node.children)
        children.push_back(&child);
    if (object) {
        std::stable_sort(children.begin(), children.end(),
                         [](const Json* a, const Json* b) { return a->key < b->key; });
    }
    out.push_back(object ? '{' : '[');
    for (std::size_t i = 0; i < children.size(); ++i) {
        if (i > 0) out.push_back(',');
        if (object) {
            append_json_string(out, children[i]->key);
            out.push_back(':');
        }
        if (const Json* real = append_canonical(out, *children[i])) return real;
    }
    out.push_back(object ? '}' : ']');
    return nullptr;
}

} // namespace

void append_json_string(std::string& out, std::string_view text) {
    const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; };
    out.push_back('"');
    std::size_t copied = 0; // what needs no change is appended in one piece
    const auto append_up_to = [&](std::size_t end) { out.append(text.substr(copied, end - copied)); };
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain(text[at])) {
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        const bool is_escaped = point.value < 0x20 || point.value == '"' || point.value == '\\';
        if (is_escaped || !point.valid) {
            append_up_to(at);
            copied = at + point.length;
            if (is_escaped)
                append_escape(out, point.value);
            else
                append_utf8(out, point.value);
        }
        at += point.length;
    }
    append_up_to(text.size());
    out.push_back('"');
}

std::string json_string(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    append_json_string(out, text);
    return out;
}

Result<std::string> canonical_json(const Json& node) {
    std::string out;
    if (const Json* real = append_canonical(out, node)) {
        return Error{"write a document for its fingerprint", "byte " + std::to_string(real->offset),
                     "only whole numbers have one way to be written"};
    }
    return out;
}

} // namespace amends::support
