#pragma once
#include "sim/scenario/fields/shape.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "support/json_read.hpp"
#include "support/line_index.hpp"

namespace amends::scenario::fields {

/// One file as it was read; kept as long as its problems and places are asked for.
struct Document {
    std::string file, text;
    support::JsonTree root;
    support::LineIndex lines;

    Document(std::string name, std::string content)
        : file(std::move(name)), text(std::move(content)), lines(text) {}
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;
    ~Document() = default;
};

/// A text in both languages as it stands in a document.
struct TextView {
    std::string_view zh, en;

    [[nodiscard]] std::string_view in(support::Lang lang) const {
        return lang == support::Lang::zh ? zh : en;
    }
    [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
};

/// A text in both languages that was read, for the checks that look at every text; valid as long as its
/// document.
struct TextAt {
    const support::Json* json = nullptr;
    const Document* document = nullptr;
    TextView text;
    std::string_view key; ///< of the list, for an entry of a list
    bool required = false;
};

/// Collects problems while a document is read into structs.
class Reader {
public:
    explicit Reader(const Document& document) : document_(&document) {}

    std::vector<support::Problem> problems;
    std::vector<TextAt> texts;
    std::string_view key; ///< the key whose value is being read

    void report(Code, std::size_t offset, const Fills&);
    [[nodiscard]] int line_of(std::size_t offset) const { return document_->lines.at(offset).line; }
    void wrong_type(const support::Json&, support::Localized expected);
    void unknown_key(const support::Json&, const ObjectShape&);
    void unknown_name(const support::Json&, const std::vector<std::string_view>& names);

    /// The value as text; false (with a problem) when it is none or breaks the rules.
    bool read_text(const support::Json&, const Rules&, std::string& out);
    bool read_integer(const support::Json&, std::int64_t min, std::int64_t max, std::int64_t& out);
    bool read_boolean(const support::Json&, bool& out);
    void read_localized(const support::Json&, const Rules&, support::Localized& out);
    /// How many entries to read: of a list longer than the rules allow (a problem) only so many as they do.
    std::size_t check_size(const support::Json&, const Rules&, std::size_t default_max);

private:
    bool check_form(const support::Json&, TextForm);
    const Document* document_;
};

/// "a list" in both languages, for messages.
support::Localized describe(const support::Json&);
/// `a, b, c`, the rest as `…` after twenty.
std::string join(const std::vector<std::string_view>& names);
bool is_id(std::string_view);
/// ISO 8601 with seconds and offset, a date that exists.
bool is_instant(std::string_view);
bool is_clock(std::string_view);

/// A scenario of 2,000 nodes and 8,000 choices fits; what does not stays below 100 MB of tree.
inline constexpr support::JsonLimits json_limits{.bytes = 16u << 20, .nodes = 250'000, .depth = 64};
inline constexpr std::size_t text_max = 4000, list_max = 5000;

} // namespace amends::scenario::fields
