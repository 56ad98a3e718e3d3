#pragma once
// The words of the window, in one language, by id: assets/text/{zh,en}.json.
#include "support/localized.hpp"
#include "support/result.hpp"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace amends::ui {

/// A value for a named place of a text: `{name}` or `{count, plural, one {# case} other {# cases}}`.
struct Place {
    std::string_view name;
    std::variant<std::string_view, std::int64_t> value;

    Place(std::string_view place, std::string_view text) : name(place), value(text) {}
    Place(std::string_view place, const char* text) : name(place), value(std::string_view(text)) {}
    Place(std::string_view place, const std::string& text) : name(place), value(std::string_view(text)) {}
    Place(std::string_view place, std::integral auto number)
        : name(place), value(static_cast<std::int64_t>(number)) {}
};
using Places = std::initializer_list<Place>;

/// A text cut into its parts, so that filling it in is cheap.
struct TextPattern {
    struct Literal {
        std::string text;
    };
    struct Named {
        std::string name;
    };
    struct Number {}; ///< `#` inside a plural form
    struct Plural;
    using Part = std::variant<Literal, Named, Number, Plural>;
    struct Plural {
        std::string name;
        std::vector<TextPattern> one, other; ///< `one` may be missing; `other` has exactly one
    };
    std::vector<Part> parts;
    std::string plain; ///< the text itself when it has no places
};

/// Reads a text with places. The error says what is wrong with the braces.
[[nodiscard]] support::Result<TextPattern> parse_pattern(std::string_view text);
[[nodiscard]] std::string fill(const TextPattern&, Places);
/// The names of all places, sorted, each once: equal in both languages.
[[nodiscard]] std::vector<std::string> place_names(const TextPattern&);

/// All texts of one language.
class Texts {
public:
    Texts() = default;

    /// Reads a JSON object whose members are texts or objects of texts: {"desk": {"send": "发送"}} has the id
    /// "desk.send". Fails on anything else, on a bad pattern and on an empty text.
    [[nodiscard]] static support::Result<Texts> parse(support::Lang, std::string_view json);

    [[nodiscard]] support::Lang lang() const { return lang_; }
    /// The text; the id itself when there is none, so that a gap is seen and nothing crashes.
    [[nodiscard]] const std::string& get(std::string_view id) const;
    [[nodiscard]] std::string get(std::string_view id, Places) const;
    [[nodiscard]] bool has(std::string_view id) const { return patterns_.contains(id); }
    [[nodiscard]] const std::map<std::string, TextPattern, std::less<>>& all() const { return patterns_; }

private:
    support::Lang lang_ = support::Lang::zh;
    std::map<std::string, TextPattern, std::less<>> patterns_;
    mutable std::map<std::string, std::string, std::less<>> unknown_; ///< ids asked for in vain
};

} // namespace amends::ui
