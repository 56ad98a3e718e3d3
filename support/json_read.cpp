#include "support/json_read.hpp"

#include "support/json_syntax.hpp"
#include "support/json_too_large.hpp"
#include "support/utf8.hpp"

#include <nlohmann/json.hpp>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <unordered_set>

namespace amends::support {
namespace {

using Fault = JsonFault;

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

/// Where the values stand, which the library does not tell: as they come in the order of the text, each is
/// found behind the one before.
class Places {
public:
    explicit Places(std::string_view text) : text_(text) {}

    std::size_t start = 0, end = 0; ///< of the value or key passed last

    void pass_key() { pass(Json::Kind::string); }
    /// Of a list or an object only the bracket.
    void pass(Json::Kind kind) {
        start = next_token();
        end = token_end(kind);
    }
    void pass_closing_bracket() {
        start = next_token();
        end = start + 1;
    }

private:
    static bool is_between(char c) {
        return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\r' || c == '\t';
    }
    std::size_t next_token() const {
        std::size_t at = end;
        while (at < text_.size() && is_between(text_[at]))
            ++at;
        return at;
    }
    std::size_t token_end(Json::Kind kind) const {
        switch (kind) {
        case Json::Kind::string: return string_end();
        case Json::Kind::null: return start + 4;
        case Json::Kind::boolean: return start + (text_[start] == 't' ? 4 : 5);
        case Json::Kind::array:
        case Json::Kind::object: return start + 1;
        case Json::Kind::integer:
        case Json::Kind::real: break;
        }
        return std::min(text_.find_first_not_of("+-.eE0123456789", start), text_.size());
    }
    std::size_t string_end() const {
        std::size_t at = start + 1;
        while (at < text_.size() && text_[at] != '"')
            at += text_[at] == '\\' ? 2 : 1;
        return std::min(at + 1, text_.size());
    }

    std::string_view text_;
};

/// Depth and number of values, in constant memory.
class LimitWatch {
public:
    LimitWatch(std::string_view text, const JsonLimits& limits) : places(text), limits_(limits) {}

    Places places;
    std::optional<Fault> fault;

    bool value(Json::Kind kind) {
        places.pass(kind);
        if (++nodes_ <= limits_.nodes) return true;
        fault = Fault{places.start,
                      "J011",
                      {"值的数量超过 " + std::to_string(limits_.nodes),
                       "more than " + std::to_string(limits_.nodes) + " values"},
                      {"拆成几个文件", "split the file"}};
        return false;
    }
    bool open(Json::Kind kind) {
        if (!value(kind)) return false;
        if (++depth_ <= limits_.depth) return true;
        fault = Fault{places.start,
                      "J010",
                      {"嵌套超过 " + std::to_string(limits_.depth) + " 层",
                       "nested deeper than " + std::to_string(limits_.depth) + " levels"},
                      {"减少嵌套", "use fewer levels"}};
        return false;
    }
    bool close() {
        places.pass_closing_bracket();
        --depth_;
        return true;
    }

    bool null() { return value(Json::Kind::null); }
    bool boolean(bool) { return value(Json::Kind::boolean); }
    bool number_integer(std::int64_t) { return value(Json::Kind::integer); }
    bool number_unsigned(std::uint64_t) { return value(Json::Kind::integer); }
    bool number_float(double, std::string_view) { return value(Json::Kind::real); }
    bool string(std::string_view) { return value(Json::Kind::string); }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(Json::Kind::object); }
    bool key(std::string_view) {
        places.pass_key();
        return true;
    }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::Kind::array); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }

private:
    JsonLimits limits_;
    std::size_t nodes_ = 0, depth_ = 0;
};

/// The tree from RapidJSON's events, with duplicate keys and inexact numbers noted on the way.
class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
public:
    TreeBuilder(std::string_view text, const JsonLimits& limits) : text_(text), watch_(text, limits) {}

    std::optional<Json> root;
    std::vector<Fault> faults;
    [[nodiscard]] std::optional<Fault>& limit_passed() { return watch_.fault; }

    bool Null() {
        return place(Json::Kind::null, [](Json&) {});
    }
    bool Bool(bool value) {
        return place(Json::Kind::boolean, [&](Json& node) { node.boolean = value; });
    }
    bool Int(int value) { return Int64(value); }
    bool Uint(unsigned value) { return Int64(value); }
    bool Int64(std::int64_t value) { return whole(value, value < -largest_exact || value > largest_exact); }
    bool Uint64(std::uint64_t value) {
        return whole(static_cast<std::int64_t>(value), value > static_cast<std::uint64_t>(largest_exact));
    }
    bool Double(double value) {
        return place(Json::Kind::real, [&](Json& node) {
            const std::string_view written = text_.substr(node.offset, node.end - node.offset);
            node.real = value; // right but for its last digit
            std::from_chars(written.data(), written.data() + written.size(), node.real);
            if (written.find_first_of(".eE") == std::string_view::npos) note_inexact(node);
        });
    }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return !has_half_character({text, size}) && place(Json::Kind::string, [&](Json& node) {
            node.text = {text, size};
        });
    }
    bool StartObject() { return open(Json::Kind::object); }
    bool StartArray() { return open(Json::Kind::array); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        key_ = {text, size};
        if (has_half_character(key_)) return false;
        watch_.key({});
        key_offset_ = watch_.places.start;
        if (is_known_key(open_.back())) {
            const std::string name(key_);
            faults.push_back({key_offset_,
                              "J007",
                              {"键“" + name + "”重复", "the key \"" + name + "\" stands here a second time"},
                              {"只保留一个", "keep one of them"}});
        }
        return true;
    }

private:
    /// A list or object still open; its children are the nodes behind it.
    struct Open {
        std::size_t node;
        bool is_object;
        std::unordered_set<std::string_view> keys; ///< once there are many
    };
    static constexpr std::size_t few_keys = 24;

    /// RapidJSON takes the escape of a low surrogate that stands alone.
    static bool has_half_character(std::string_view text) {
        for (std::size_t at = 0; (at = text.find('\xED', at)) != std::string_view::npos; ++at)
            if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
        return false;
    }

    bool is_known_key(Open& object) const {
        const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(object.node) + 1;
        if (nodes_.end() - first < static_cast<std::ptrdiff_t>(few_keys))
            return std::any_of(first, nodes_.end(), [this](const Json& child) { return child.key == key_; });
        if (object.keys.empty())
            std::for_each(first, nodes_.end(), [&](const Json& child) { object.keys.insert(child.key); });
        return !object.keys.insert(key_).second;
    }
    /// A new last node, filled in; false when there are too many.
    template <class Fill>
    bool place(Json::Kind kind, Fill fill) {
        if (!watch_.value(kind)) return false;
        fill(add(kind));
        if (open_.empty()) finish();
        return true;
    }
    Json& add(Json::Kind kind) {
        Json& node = nodes_.emplace_back();
        if (!open_.empty() && open_.back().is_object) {
            node.key = key_;
            node.key_offset = key_offset_;
        }
        node.kind = kind;
        node.offset = watch_.places.start;
        node.end = watch_.places.end;
        return node;
    }
    void finish() {
        root = std::move(nodes_.back());
        nodes_.pop_back();
    }
    bool open(Json::Kind kind) {
        if (!watch_.open(kind)) return false;
        add(kind);
        open_.push_back({nodes_.size() - 1, kind == Json::Kind::object, {}});
        return true;
    }
    /// The children move into their parent, which then is the last node.
    bool close() {
        watch_.close();
        const auto parent = nodes_.begin() + static_cast<std::ptrdiff_t>(open_.back().node);
        parent->children.assign(std::make_move_iterator(parent + 1), std::make_move_iterator(nodes_.end()));
        nodes_.erase(parent + 1, nodes_.end());
        nodes_.back().end = watch_.places.end;
        open_.pop_back();
        if (open_.empty()) finish();
        return true;
    }
    bool whole(std::int64_t value, bool inexact) {
        return place(Json::Kind::integer, [&](Json& node) {
            node.integer = value;
            if (inexact) note_inexact(node);
        });
    }
    void note_inexact(const Json& node) {
        faults.push_back({node.offset,
                          "J008",
                          {"数字太大", "this number is too large"},
                          {"用不超过 2^53 的整数", "use a whole number up to 2^53"}});
    }

    std::string_view text_;
    LimitWatch watch_;
    std::size_t key_offset_ = 0;
    std::string_view key_;
    std::vector<Json> nodes_; ///< every open list and object with its children so far
    std::vector<Open> open_;
};

/// Says where and why a text is no JSON, in the library's words.
class Diagnosis : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Diagnosis(std::string_view text) : text_(text) {}

    std::optional<Fault> fault;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(std::int64_t) override { return true; }
    bool number_unsigned(std::uint64_t) override { return true; }
    bool number_float(double, const std::string&) override { return true; }
    bool string(std::string&) override { return true; }
    bool binary(nlohmann::json::binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(std::string&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception& error) override {
        const std::size_t offset = position == 0 ? 0 : position - 1;
        fault = syntax_fault(text_, std::min(offset, text_.size()), error.what());
        return false;
    }

private:
    std::string_view text_;
};

template <class Handler>
bool run(std::string_view text, Handler& handler) {
    return nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &handler);
}

/// The letters that the texts of the tree stand in; null when the text is no JSON. RapidJSON reads JSON
/// several times as fast as the library that can say what is wrong with the rest.
std::unique_ptr<char[]> build(std::string_view text, TreeBuilder& builder) {
    if (find_invalid_utf8(text) != std::string_view::npos) return nullptr;
    std::unique_ptr<char[]> letters(new char[text.size() + 1]);
    std::copy(text.begin(), text.end(), letters.get());
    letters[text.size()] = '\0';
    rapidjson::InsituStringStream stream(letters.get());
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag;
    if (rapidjson::Reader().Parse<flags>(stream, builder).IsError()) return nullptr;
    return letters;
}

/// Every value but the first follows a comma or an opening bracket: with few of these there are few values.
bool may_hold_too_many(std::string_view text, const JsonLimits& limits) {
    std::array<std::uint8_t, 256> precedes_value{};
    for (const unsigned char sign : {',', '[', '{'})
        precedes_value[sign] = 1;
    std::size_t most = 1;
    for (const char c : text)
        most += precedes_value[static_cast<unsigned char>(c)];
    return most > limits.nodes;
}

Fault too_large(const JsonLimits& limits) {
    const std::string most = std::to_string(limits.bytes >> 20) + " MiB";
    return {0,
            "J012",
            {"文件大于 " + most, "the file is larger than " + most},
            {"拆成几个文件", "split the file"}};
}

/// Faults of the file as a whole, told before any byte is read as JSON.
std::optional<Fault> whole_file_fault(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes) return too_large(limits);
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return Fault{0, "J001", {"文件是空的", "the file is empty"}, {"至少写 {}", "write at least {}"}};
    }
    const auto starts = [&text](std::string_view bytes) { return text.substr(0, bytes.size()) == bytes; };
    const Localized save{"把文件另存为不带 BOM 的 UTF-8", "save the file as UTF-8 without a mark"};
    if (starts("\xFF\xFE") || starts("\xFE\xFF") || starts(std::string_view("{\0", 2))
        || starts(std::string_view("\0{", 2))) {
        return Fault{0, "J013", {"文件是 UTF-16 或 UTF-32 编码", "the file is UTF-16 or UTF-32"}, save};
    }
    if (starts("\xEF\xBB\xBF")) {
        return Fault{
            0, "J014", {"文件以字节顺序标记（BOM）开头", "the file begins with a byte order mark"}, save};
    }
    // The library takes a zero byte for the end of the text and would pass over all that follows.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        return Fault{zero,
                     "J015",
                     {"这里有零字节，文件不是文本", "a zero byte stands here; this is no text file"},
                     save};
    }
    return std::nullopt;
}

Problem to_problem(const std::string& file, const LineIndex& lines, Fault fault) {
    const LineColumn place = lines.at(fault.offset);
    return {file,
            place.line,
            place.column,
            Severity::error,
            std::move(fault.code),
            std::move(fault.message),
            std::move(fault.hint)};
}

} // namespace

const Json* Json::find(std::string_view name) const {
    for (const Json& child : children) {
        if (kind == Kind::object && child.key == name) return &child;
    }
    return nullptr;
}

Problem too_large_problem(const std::string& file_name, const JsonLimits& limits) {
    return to_problem(file_name, LineIndex({}), too_large(limits));
}

ParsedJson parse_json(const std::string& file_name, std::string_view text, const JsonLimits& limits) {
    ParsedJson parsed;
    if (auto fault = whole_file_fault(text, limits)) {
        const LineIndex lines(text.size() > limits.bytes ? std::string_view() : text);
        parsed.problems.push_back(to_problem(file_name, lines, std::move(*fault)));
        return parsed;
    }
    LimitWatch watch(text, limits);
    if (may_hold_too_many(text, limits)) run(text, watch); // before a tree takes room
    TreeBuilder builder(text, limits);
    if (!watch.fault) {
        if (auto letters = build(text, builder)) {
            parsed.root.emplace();
            static_cast<Json&>(*parsed.root) = std::move(*builder.root);
            parsed.root->letters = std::move(letters);
        } else if (!builder.limit_passed()) {
            Diagnosis diagnosis(text);
            run(text, diagnosis);
            builder.faults.push_back(diagnosis.fault ? std::move(*diagnosis.fault)
                                                     : syntax_fault(text, 0, {}));
        }
    }
    if (!watch.fault) watch.fault = std::move(builder.limit_passed());
    if (watch.fault) builder.faults = {std::move(*watch.fault)};
    if (builder.faults.empty()) return parsed;
    const LineIndex lines(text); // seldom needed
    for (Fault& fault : builder.faults)
        parsed.problems.push_back(to_problem(file_name, lines, std::move(fault)));
    return parsed;
}

} // namespace amends::support
