// Edits made to a text: each change works out the bytes it replaces and touches no others.
#include "sim/author/layout.hpp"
#include "sim/scenario/opened.hpp"
#include "support/json_print.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::author {

using support::Json;
using support::Localized;

namespace {

using Splices = support::Result<std::vector<Splice>, Localized>;

Localized no_such_place(const JsonPlace& place) {
    const std::string pointer = to_pointer(place);
    return {"文件里没有“" + pointer + "”这个位置，什么也没改。",
            "The file has no place “" + pointer + "”; nothing was changed."};
}

const Localized no_json_value{"新的值不是有效的 JSON，什么也没改。",
                              "The new value is no valid JSON; nothing was changed."};
const Localized text_only{
    "这个文件现在不是有效的 JSON，只能改它的文字；先改好标出的问题。",
    "This file is no valid JSON now, so only its text can be edited; mend what is marked first."};
const Localized would_break{"这样改会让文件过大或嵌套过深，什么也没改。",
                            "This would make the file too large or too deeply nested; nothing was changed."};

std::size_t start_of(const Json& container, const Json& child) {
    return container.is(Json::Kind::object) ? child.key_offset : child.offset;
}

/// One change worked out against one text and its tree. The splices are in descending order of place.
class ChangeMaker {
public:
    explicit ChangeMaker(const Document& document)
        : document_(document), text_(document.text()),
          line_end_(text_.find('\n') != std::string_view::npos && text_.find('\n') > 0
                            && text_[text_.find('\n') - 1] == '\r'
                        ? "\r\n"
                        : "\n") {}

    Splices operator()(const ReplaceText&) const { return std::vector<Splice>{}; } // needs no tree
    Splices operator()(const SetValue&) const;
    Splices operator()(const RemoveValue&) const;
    Splices operator()(const InsertEntry&) const;
    Splices operator()(const MoveEntry&) const;

private:
    /// A value on the way of a place.
    struct Found {
        const Json* json = nullptr;
        const Json* around = nullptr;
        const Shape* shape = nullptr;
        std::size_t steps = 0; ///< so many of the place's steps led here
    };

    [[nodiscard]] Found walk(const JsonPlace&) const;
    [[nodiscard]] Splices replace(std::size_t begin, std::size_t end, std::string inserted) const;
    [[nodiscard]] Splices insert(const Json& container, const Shape*, std::size_t before,
                                 std::string_view key, const std::string& json) const;
    [[nodiscard]] Splices fill_empty(const Json& container, const Shape*, std::string_view key,
                                     const std::string& json) const;
    [[nodiscard]] static std::size_t rank_place(const Json& object, const Shape*, std::string_view key);

    [[nodiscard]] std::size_t line_start(std::size_t offset) const {
        const std::size_t before = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
        return before == std::string_view::npos ? 0 : before + 1;
    }
    [[nodiscard]] std::string indent_at(std::size_t offset) const {
        const std::size_t start = line_start(offset);
        std::size_t end = start;
        while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\t'))
            ++end;
        return std::string(text_.substr(start, end - start));
    }
    [[nodiscard]] std::size_t column_of(std::size_t offset) const {
        const std::size_t start = line_start(offset);
        return support::count_code_points(text_.substr(start, offset - start));
    }
    [[nodiscard]] std::size_t line_columns(std::size_t offset) const {
        const std::size_t start = line_start(offset);
        return support::count_code_points(text_.substr(start, text_.find('\n', offset) - start));
    }

    const Document& document_;
    std::string_view text_, line_end_;
};

ChangeMaker::Found ChangeMaker::walk(const JsonPlace& place) const {
    Found found{document_.root(), nullptr, &root_shape(document_.kind()), 0};
    for (const JsonStep& step : place.steps) {
        const Json* next = child_at(*found.json, step);
        if (next == nullptr) break;
        found.shape = child_shape(found.shape, *found.json, *next);
        found.around = found.json;
        found.json = next;
        ++found.steps;
    }
    return found;
}

Splices ChangeMaker::replace(std::size_t begin, std::size_t end, std::string inserted) const {
    const std::string_view removed = text_.substr(begin, end - begin);
    if (removed == inserted) return std::vector<Splice>{};
    return std::vector<Splice>{{begin, std::string(removed), std::move(inserted)}};
}

/// Before which child a new key belongs: behind the nearest of the keys that the table puts before it.
std::size_t ChangeMaker::rank_place(const Json& object, const Shape* shape, std::string_view key) {
    const std::size_t rank = key_rank(shape, object, key);
    std::size_t place = 0, nearest = 0;
    bool found = false;
    for (std::size_t i = 0; i < object.children.size(); ++i) {
        const std::size_t its = key_rank(shape, object, object.children[i].key);
        if (its > rank || (found && its < nearest)) continue;
        found = true;
        nearest = its;
        place = i + 1;
    }
    return place;
}

Splices ChangeMaker::fill_empty(const Json& container, const Shape* shape, std::string_view key,
                                const std::string& json) const {
    const bool is_object = container.is(Json::Kind::object);
    const std::string whole =
        is_object ? "{" + support::json_string(key) + ": " + json + "}" : "[" + json + "]";
    const auto parsed = support::parse_json({}, whole);
    if (!parsed.root) return no_json_value;
    return replace(container.offset, container.end,
                   lay_out(*parsed.root, whole, shape,
                           {indent_at(container.offset), column_of(container.offset), line_end_}));
}

/// A new child before the one at `before`, or at the end.
Splices ChangeMaker::insert(const Json& container, const Shape* shape, std::size_t before,
                            std::string_view key, const std::string& json) const {
    const auto parsed = support::parse_json({}, json);
    if (!parsed.root) return no_json_value;
    if (container.children.empty()) return fill_empty(container, shape, key, json);
    Json named;
    named.key = key;
    const Shape* inner = child_shape(shape, container, named);
    const std::string name =
        container.is(Json::Kind::object) ? support::json_string(key) + ": " : std::string();
    const std::size_t name_columns = support::count_code_points(name);
    const auto item = [&](const std::string& indent) {
        return name + lay_out(*parsed.root, json, inner, {indent, indent.size() + name_columns, line_end_});
    };
    const std::size_t first = start_of(container, container.children.front());
    const bool in_lines =
        text_.substr(container.offset, first - container.offset).find('\n') != std::string_view::npos;
    const std::size_t at = before == 0 ? first : container.children[before - 1].end;
    std::string indent = indent_at(in_lines ? first : container.offset) + (in_lines ? "" : "  ");
    std::string added = item(in_lines ? indent : std::string());
    std::string gap = std::string(line_end_) + indent;
    if (!in_lines) {
        const bool is_line = added.find('\n') == std::string::npos;
        if (is_line && line_columns(at) + support::count_code_points(added) + 2 <= line_columns_max) {
            gap = " ";
        } else {
            added = item(indent);
        }
    }
    return replace(at, at, before == 0 ? added + "," + gap : "," + gap + added);
}

Splices ChangeMaker::operator()(const SetValue& change) const {
    if (document_.root() == nullptr) return text_only;
    const auto parsed = support::parse_json({}, change.json);
    if (!parsed.root) return no_json_value;
    const Found found = walk(change.at);
    const auto& steps = change.at.steps;
    if (found.steps == steps.size()) {
        if (means_the_same(*found.json, *parsed.root)) return std::vector<Splice>{};
        const std::size_t at = found.json->offset;
        return replace(
            at, found.json->end,
            lay_out(*parsed.root, change.json, found.shape, {indent_at(at), column_of(at), line_end_}));
    }
    // What lies between the last value that is there and the new one is made with it.
    std::string json = change.json;
    for (std::size_t i = steps.size(); --i > found.steps;) {
        if (steps[i].is_index() && steps[i].index != 0) return no_such_place(change.at);
        json = steps[i].is_index() ? "[" + json + "]"
                                   : "{" + support::json_string(steps[i].key) + ": " + json + "}";
    }
    const JsonStep& missing = steps[found.steps];
    const Json& container = *found.json;
    if (missing.is_index()) {
        if (!container.is(Json::Kind::array) || missing.index != container.children.size())
            return no_such_place(change.at);
        return insert(container, found.shape, missing.index, {}, json);
    }
    if (!container.is(Json::Kind::object)) return no_such_place(change.at);
    return insert(container, found.shape, rank_place(container, found.shape, missing.key), missing.key, json);
}

Splices ChangeMaker::operator()(const RemoveValue& change) const {
    if (document_.root() == nullptr) return text_only;
    if (change.at.is_root()) return no_such_place(change.at);
    const Found found = walk(change.at);
    if (found.steps != change.at.steps.size()) return std::vector<Splice>{};
    const auto& children = found.around->children;
    const auto index = static_cast<std::size_t>(found.json - children.data());
    if (children.size() == 1) return replace(found.around->offset + 1, found.around->end - 1, {});
    if (index + 1 < children.size())
        return replace(start_of(*found.around, children[index]), start_of(*found.around, children[index + 1]),
                       {});
    return replace(children[index - 1].end, children[index].end, {});
}

Splices ChangeMaker::operator()(const InsertEntry& change) const {
    if (document_.root() == nullptr) return text_only;
    const Found found = walk(change.list);
    if (found.steps != change.list.steps.size()) {
        if (change.index != 0) return no_such_place(change.list / change.index);
        return (*this)(SetValue{change.list, "[" + change.json + "]"});
    }
    if (!found.json->is(Json::Kind::array)) return no_such_place(change.list / change.index);
    return insert(*found.json, found.shape, std::min(change.index, found.json->children.size()), {},
                  change.json);
}

Splices ChangeMaker::operator()(const MoveEntry& change) const {
    if (document_.root() == nullptr) return text_only;
    const Found found = walk(change.list);
    const bool is_there = found.steps == change.list.steps.size() && found.json->is(Json::Kind::array);
    const std::size_t size = is_there ? found.json->children.size() : 0;
    if (change.from >= size || change.to >= size) return no_such_place(change.list / change.from);
    if (change.from == change.to) return std::vector<Splice>{};
    const auto& children = found.json->children;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < size; ++i)
        if (i != change.from) order.push_back(i);
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(change.to), change.from);
    // What stands between the entries stays where it is; the entries change places around it.
    const std::size_t low = std::min(change.from, change.to), high = std::max(change.from, change.to);
    std::string moved;
    for (std::size_t i = low; i <= high; ++i) {
        const Json& entry = children[order[i]];
        moved += text_.substr(entry.offset, entry.end - entry.offset);
        if (i < high) moved += text_.substr(children[i].end, children[i + 1].offset - children[i].end);
    }
    return replace(children[low].offset, children[high].end, std::move(moved));
}

} // namespace

namespace {

Splices replaced_text(std::string_view text, const ReplaceText& change) {
    if (change.begin > change.end || change.end > text.size()) return no_such_place({});
    const std::string_view removed = text.substr(change.begin, change.end - change.begin);
    if (removed == change.text) return std::vector<Splice>{};
    return std::vector<Splice>{{change.begin, std::string(removed), change.text}};
}

/// A text on its way through the changes of one edit; its tree is made only when a change asks for it.
class Editing {
public:
    explicit Editing(const Document& document) : now_(document), text_(document.text()) {}

    std::optional<Localized> make(const Change& change) {
        const auto* by_text = std::get_if<ReplaceText>(&change);
        if (by_text == nullptr) open();
        auto made =
            by_text != nullptr ? replaced_text(text_, *by_text) : std::visit(ChangeMaker(now_), change);
        if (!made) return made.error();
        for (Splice& splice : made.value()) {
            text_.replace(splice.offset, splice.removed.size(), splice.inserted);
            splices_.push_back(std::move(splice));
            is_open_ = false;
        }
        return std::nullopt;
    }
    Edited done() && {
        open();
        return {std::move(now_), std::move(splices_)};
    }

private:
    void open() {
        if (!is_open_) now_ = open_document(now_.kind(), now_.file_name(), text_);
        is_open_ = true;
    }

    Document now_;
    std::string text_;
    std::vector<Splice> splices_;
    bool is_open_ = true;
};

bool is_by_text(const Change& change) {
    return std::holds_alternative<ReplaceText>(change);
}

} // namespace

support::Result<Edited, Localized> apply(const Document& document, const Edit& edit) {
    Editing editing(document);
    for (const Change& change : edit.changes) {
        if (auto refused = editing.make(change)) return std::move(*refused);
    }
    Edited edited = std::move(editing).done();
    const bool broke = document.root() != nullptr && edited.document.root() == nullptr;
    if (broke && std::none_of(edit.changes.begin(), edit.changes.end(), is_by_text)) return would_break;
    return edited;
}

} // namespace amends::author
