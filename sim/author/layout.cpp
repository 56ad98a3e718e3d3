#include "sim/author/layout.hpp"

#include "support/json_print.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::author {

using support::Json;

namespace {

class Layout {
public:
    Layout(std::string_view source, std::string_view line_end) : source_(source), line_end_(line_end) {}

    [[nodiscard]] std::string text(const Json& json, const Shape* shape, const std::string& indent,
                                   std::size_t column) const {
        if (json.children.empty()) return leaf(json);
        if (std::string line = on_one_line(json, shape, line_columns_max); !line.empty()) {
            if (column + support::count_code_points(line) < line_columns_max) return line;
        }
        const bool is_object = json.is(Json::Kind::object);
        const std::string inner = indent + "  ";
        std::string out(1, is_object ? '{' : '[');
        bool first = true;
        for (const Json* child : in_order(json, shape)) {
            if (!first) out += ',';
            first = false;
            out += line_end_;
            out += inner;
            std::string name = is_object ? support::json_string(child->key) + ": " : std::string();
            out += name;
            out += text(*child, child_shape(shape, json, *child), inner,
                        inner.size() + support::count_code_points(name));
        }
        out += line_end_;
        out += indent;
        return out + (is_object ? '}' : ']');
    }

private:
    [[nodiscard]] std::string leaf(const Json& json) const {
        if (json.is(Json::Kind::object)) return "{}";
        if (json.is(Json::Kind::array)) return "[]";
        return std::string(source_.substr(json.offset, json.end - json.offset));
    }

    /// Empty when it is far longer than so many columns: a code point has four bytes at most.
    [[nodiscard]] std::string on_one_line(const Json& json, const Shape* shape, std::size_t columns) const {
        if (json.children.empty()) return leaf(json);
        const bool is_object = json.is(Json::Kind::object);
        std::string out(1, is_object ? '{' : '[');
        for (const Json* child : in_order(json, shape)) {
            if (out.size() > 1) out += ", ";
            if (is_object) {
                support::append_json_string(out, child->key);
                out += ": ";
            }
            const std::string inner = on_one_line(*child, child_shape(shape, json, *child), columns);
            if (inner.empty() || out.size() + inner.size() > columns * 4) return {};
            out += inner;
        }
        return out + (is_object ? '}' : ']');
    }

    [[nodiscard]] static std::vector<const Json*> in_order(const Json& json, const Shape* shape) {
        std::vector<const Json*> children;
        for (const Json& child : json.children)
            children.push_back(&child);
        if (json.is(Json::Kind::object)) {
            std::stable_sort(children.begin(), children.end(), [&](const Json* a, const Json* b) {
                return key_rank(shape, json, a->key) < key_rank(shape, json, b->key);
            });
        }
        return children;
    }

    std::string_view source_, line_end_;
};

} // namespace

std::string lay_out(const Json& json, std::string_view source, const Shape* shape, const LayoutPlace& at) {
    return Layout(source, at.line_end).text(json, shape, at.indent, at.column);
}

bool means_the_same(const Json& a, const Json& b) {
    if (a.kind != b.kind || a.children.size() != b.children.size()) return false;
    switch (a.kind) {
    case Json::Kind::null: return true;
    case Json::Kind::boolean: return a.boolean == b.boolean;
    case Json::Kind::integer: return a.integer == b.integer;
    case Json::Kind::real: return a.real == b.real;
    case Json::Kind::string: return a.text == b.text;
    case Json::Kind::array:
        return std::equal(a.children.begin(), a.children.end(), b.children.begin(), means_the_same);
    case Json::Kind::object: break;
    }
    return std::all_of(a.children.begin(), a.children.end(), [&](const Json& child) {
        const Json* other = b.find(child.key);
        return other != nullptr && means_the_same(child, *other);
    });
}

} // namespace amends::author
