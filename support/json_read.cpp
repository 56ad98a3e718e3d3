#include "support/json_read.hpp"

#include "support/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <unordered_set>

namespace amends::support {
namespace {

constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

/// Hands out the bytes of a text and tells how many it has handed out: the only way to know where a SAX event
/// stands.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*count_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    [[maybe_unused]] friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
        return a.at_ == b.at_;
    }
    friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return a.at_ != b.at_; }

private:
    const char* at_;
    std::size_t* count_;
};

struct Fault {
    std::size_t offset = 0;
    std::string code;
    Localized message, hint;
};

/// What the syntax error of the library means in our words.
Fault syntax_fault(std::string_view text, std::size_t offset, const std::string& what) {
    const auto says = [&what](std::string_view words) { return what.find(words) != std::string::npos; };
    if (offset >= text.size() || says("unexpected end of input")) {
        return {text.size(),
                "J005",
                {"文件在这里中断了", "the file is cut off here"},
                {"补上缺少的引号或括号", "close what is still open"}};
    }
    if (says("ill-formed UTF-8")) {
        return {offset,
                "J003",
                {"这里的字节不是有效的 UTF-8", "these bytes are not valid UTF-8"},
                {"把文件另存为 UTF-8", "save the file as UTF-8"}};
    }
    if (says("surrogate")) {
        return {offset,
                "J004",
                {"\\u 转义只写了半个字符", "a \\u escape names half a character"},
                {"直接写出这个字符", "write the character itself"}};
    }
    if (says("expected end of input")) {
        return {offset,
                "J006",
                {"文件结束之后还有文字", "text follows the end of the document"},
                {"一个文件只放一个值", "keep one value in a file"}};
    }
    if (says("number overflow")) {
        return {offset,
                "J008",
                {"数字太大", "this number is too large"},
                {"用不超过 2^53 的整数", "use a whole number up to 2^53"}};
    }
    if (says("control character")) {
        return {offset,
                "J009",
                {"字符串里有未转义的控制字符", "a control character stands unescaped in a string"},
                {"换行写作 \\n，制表符写作 \\t", "write a line break as \\n and a tab as \\t"}};
    }
    std::string found;
    append_utf8(found, decode_utf8(text, offset).value);
    return {offset,
            "J002",
            {"这里不该出现“" + found + "”", "'" + found + "' cannot stand here"},
            {"检查附近的逗号、引号和括号", "look for a comma, quote or bracket missing or too many nearby"}};
}

/// First pass: depth and number of values, in constant memory.
struct LimitWatch {
    const JsonLimits* limits;
    const std::size_t* consumed;
    std::size_t nodes = 0, depth = 0;
    std::optional<Fault> fault;

    bool count() {
        if (++nodes <= limits->nodes) return true;
        fault = Fault{*consumed - 1,
                      "J011",
                      {"值的数量超过 " + std::to_string(limits->nodes),
                       "more than " + std::to_string(limits->nodes) + " values"},
                      {"拆成几个文件", "split the file"}};
        return false;
    }
    bool open() {
        if (++depth <= limits->depth) return count();
        fault = Fault{*consumed - 1,
                      "J010",
                      {"嵌套超过 " + std::to_string(limits->depth) + " 层",
                       "nested deeper than " + std::to_string(limits->depth) + " levels"},
                      {"减少嵌套", "use fewer levels"}};
        return false;
    }
    bool close() {
        --depth;
        return true;
    }

    bool null() { return count(); }
    bool boolean(bool) { return count(); }
    bool number_integer(std::int64_t) { return count(); }
    bool number_unsigned(std::uint64_t) { return count(); }
    bool number_float(double, const std::string&) { return count(); }
    bool string(std::string&) { return count(); }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(); }
    bool key(std::string&) { return true; }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }
};

/// Second pass: the tree, with duplicate keys and inexact numbers noted on the way.
class TreeBuilder {
public:
    TreeBuilder(std::string_view text, const std::size_t* consumed) : text_(text), consumed_(consumed) {}

    std::optional<Json> root;
    std::vector<Fault> faults;

    bool null() {
        place(Json::Kind::null);
        return true;
    }
    bool boolean(bool value) {
        place(Json::Kind::boolean).boolean = value;
        return true;
    }
    bool number_integer(std::int64_t value) {
        return whole(value, value < -largest_exact || value > largest_exact);
    }
    bool number_unsigned(std::uint64_t value) {
        return whole(static_cast<std::int64_t>(value), value > static_cast<std::uint64_t>(largest_exact));
    }
    bool number_float(double value, const std::string& written) {
        Json& node = place(Json::Kind::real);
        node.real = value;
        const bool integral = written.find_first_of(".eE") == std::string::npos;
        if (integral || !std::isfinite(value)) note_inexact(node);
        return true;
    }
    bool string(std::string& value) {
        place(Json::Kind::string).text = std::move(value);
        return true;
    }
    bool binary(std::vector<std::uint8_t>&) { return false; }
    bool start_object(std::size_t) { return open(Json::Kind::object); }
    bool start_array(std::size_t) { return open(Json::Kind::array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        key_offset_ = token_start();
        cursor_ = *consumed_;
        if (!open_.back().keys.insert(name).second) {
            faults.push_back({key_offset_,
                              "J007",
                              {"键“" + name + "”重复", "the key \"" + name + "\" stands here a second time"},
                              {"只保留一个", "keep one of them"}});
        }
        key_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
        const std::size_t offset = position == 0 ? 0 : position - 1;
        faults.push_back(syntax_fault(text_, std::min(offset, text_.size()), error.what()));
        return false;
    }

private:
    struct Open {
        Json* node;
        std::unordered_set<std::string> keys;
    };

    std::size_t token_start() const {
        std::size_t at = cursor_;
        while (at < text_.size() && std::string_view(" \t\r\n,:").find(text_[at]) != std::string_view::npos)
            ++at;
        return at;
    }
    /// The library reads one byte past a number before it tells of it.
    std::size_t token_end(std::size_t start, Json::Kind kind) const {
        if (kind != Json::Kind::integer && kind != Json::Kind::real) return *consumed_;
        std::size_t at = start;
        while (at < text_.size()
               && std::string_view("+-.eE0123456789").find(text_[at]) != std::string_view::npos)
            ++at;
        return at;
    }
    Json& place(Json::Kind kind) {
        Json* node = nullptr;
        if (open_.empty()) {
            node = &root.emplace();
        } else {
            node = &open_.back().node->children.emplace_back();
            if (open_.back().node->kind == Json::Kind::object) {
                node->key = std::move(key_);
                node->key_offset = key_offset_;
            }
        }
        node->kind = kind;
        node->offset = token_start();
        cursor_ = node->end = token_end(node->offset, kind);
        return *node;
    }
    bool open(Json::Kind kind) {
        Json& node = place(kind);
        open_.push_back({&node, {}});
        return true;
    }
    bool close() {
        cursor_ = open_.back().node->end = *consumed_;
        open_.pop_back();
        return true;
    }
    bool whole(std::int64_t value, bool inexact) {
        Json& node = place(Json::Kind::integer);
        node.integer = value;
        if (inexact) note_inexact(node);
        return true;
    }
    void note_inexact(const Json& node) {
        faults.push_back({node.offset,
                          "J008",
                          {"数字太大", "this number is too large"},
                          {"用不超过 2^53 的整数", "use a whole number up to 2^53"}});
    }

    std::string_view text_;
    const std::size_t* consumed_;
    std::size_t cursor_ = 0, key_offset_ = 0;
    std::string key_;
    std::vector<Open> open_;
};

template <class Handler>
bool run(std::string_view text, std::size_t& consumed, Handler& handler) {
    consumed = 0;
    CountingIterator begin(text.data(), &consumed), end(text.data() + text.size(), &consumed);
    return nlohmann::json::sax_parse(begin, end, &handler);
}

/// Faults of the file as a whole, told before any byte is read as JSON.
std::optional<Fault> whole_file_fault(std::string_view text, const JsonLimits& limits) {
    if (text.size() > limits.bytes) {
        return Fault{0,
                     "J012",
                     {"文件大于 " + std::to_string(limits.bytes >> 20) + " MiB",
                      "the file is larger than " + std::to_string(limits.bytes >> 20) + " MiB"},
                     {"拆成几个文件", "split the file"}};
    }
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

ParsedJson parse_json(const std::string& file_name, std::string_view text, const JsonLimits& limits) {
    ParsedJson parsed;
    const LineIndex lines(text.size() > limits.bytes ? std::string_view() : text);
    if (auto fault = whole_file_fault(text, limits)) {
        parsed.problems.push_back(to_problem(file_name, lines, std::move(*fault)));
        return parsed;
    }
    std::size_t consumed = 0;
    LimitWatch watch{&limits, &consumed, 0, 0, {}};
    run(text, consumed, watch);
    if (watch.fault) {
        parsed.problems.push_back(to_problem(file_name, lines, std::move(*watch.fault)));
        return parsed;
    }
    TreeBuilder builder(text, &consumed);
    const bool complete = run(text, consumed, builder);
    for (Fault& fault : builder.faults)
        parsed.problems.push_back(to_problem(file_name, lines, std::move(fault)));
    if (complete) parsed.root = std::move(builder.root);
    return parsed;
}

} // namespace amends::support
