#include "sim/ui/base/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>

namespace amends::ui {
namespace {

using support::Error;
using support::Result;

constexpr std::string_view reading = "read_texts";

/// Cuts a pattern; the grammar is that of ICU's messages without quoting and with `plural` alone.
class PatternReader {
public:
    explicit PatternReader(std::string_view text) : text_(text) {}

    Result<TextPattern> read_all() {
        TextPattern pattern = read(false);
        if (good_ && at_ < text_.size()) fail("unexpected_brace");
        if (!good_) return Error{std::string(reading), std::string(text_), std::string(why_)};
        if (pattern.parts.empty()) pattern.parts.emplace_back(TextPattern::Literal{});
        if (pattern.parts.size() == 1)
            if (const auto* literal = std::get_if<TextPattern::Literal>(&pattern.parts[0]))
                pattern.plain = literal->text;
        return pattern;
    }

private:
    TextPattern read(bool inside_plural) {
        TextPattern pattern;
        std::string literal;
        const auto flush = [&] {
            if (!literal.empty()) pattern.parts.emplace_back(TextPattern::Literal{std::move(literal)});
            literal.clear();
        };
        while (good_ && at_ < text_.size() && text_[at_] != '}') {
            if (text_[at_] == '{') {
                flush();
                read_place(pattern);
            } else if (inside_plural && text_[at_] == '#') {
                flush();
                pattern.parts.emplace_back(TextPattern::Number{});
                ++at_;
            } else {
                literal += text_[at_++];
            }
        }
        flush();
        return pattern;
    }

    void read_place(TextPattern& pattern) {
        expect('{');
        const std::string name = word();
        if (name.empty()) fail("place_without_name");
        if (peek() == ',') {
            ++at_;
            if (word() != "plural") fail("only_plural_is_known");
            expect(',');
            pattern.parts.emplace_back(read_forms(name));
        } else {
            pattern.parts.emplace_back(TextPattern::Named{name});
        }
        expect('}');
    }

    TextPattern::Plural read_forms(const std::string& name) {
        TextPattern::Plural plural{name, {}, {}};
        while (good_ && peek() != '}') {
            const std::string form = word();
            if (form != "one" && form != "other") fail("only_one_and_other_are_known");
            auto& forms = form == "one" ? plural.one : plural.other;
            expect('{');
            if (good_) forms.push_back(read(true));
            expect('}');
        }
        if (plural.other.size() != 1 || plural.one.size() > 1) fail("plural_needs_other_once");
        return plural;
    }

    std::string word() {
        skip_blanks();
        const std::size_t from = at_;
        while (at_ < text_.size()
               && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_'))
            ++at_;
        return std::string(text_.substr(from, at_ - from));
    }
    char peek() {
        skip_blanks();
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    void expect(char c) {
        if (peek() == c && good_)
            ++at_;
        else
            fail("brace_missing");
    }
    void skip_blanks() {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
    }
    void fail(std::string_view why) {
        if (good_) why_ = why;
        good_ = false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool good_ = true;
    std::string_view why_;
};

const Place* find(Places places, std::string_view name) {
    const auto* found =
        std::find_if(places.begin(), places.end(), [&](const Place& p) { return p.name == name; });
    return found == places.end() ? nullptr : found;
}

std::string written(const Place& place) {
    if (const auto* text = std::get_if<std::string_view>(&place.value)) return std::string(*text);
    return std::to_string(std::get<std::int64_t>(place.value));
}

struct Filler {
    Places places;
    std::string out;
    const Place* number = nullptr; ///< what `#` stands for

    void operator()(const TextPattern::Literal& literal) { out += literal.text; }
    void operator()(const TextPattern::Named& named) {
        const Place* place = find(places, named.name);
        out += place != nullptr ? written(*place) : "{" + named.name + "}";
    }
    void operator()(const TextPattern::Number&) {
        if (number != nullptr) out += written(*number);
    }
    void operator()(const TextPattern::Plural& plural) {
        const Place* outer = std::exchange(number, find(places, plural.name));
        // English has two forms for whole numbers (CLDR: one is i = 1 and v = 0); Chinese texts have `other`
        // only.
        const bool one = number != nullptr && number->value == decltype(number->value)(std::int64_t{1});
        run(one && !plural.one.empty() ? plural.one.front() : plural.other.front());
        number = outer;
    }
    void run(const TextPattern& pattern) {
        for (const auto& part : pattern.parts)
            std::visit(*this, part);
    }
};

struct NameCollector {
    std::vector<std::string> names;

    void operator()(const TextPattern::Literal&) {}
    void operator()(const TextPattern::Number&) {}
    void operator()(const TextPattern::Named& named) { names.push_back(named.name); }
    void operator()(const TextPattern::Plural& plural) {
        names.push_back(plural.name);
        for (const auto& form : plural.one)
            run(form);
        for (const auto& form : plural.other)
            run(form);
    }
    void run(const TextPattern& pattern) {
        for (const auto& part : pattern.parts)
            std::visit(*this, part);
    }
};

using Patterns = std::map<std::string, TextPattern, std::less<>>;

/// Adds the members of `object` under `prefix`; an error names the id.
std::optional<Error> collect(const nlohmann::json& object, const std::string& prefix, Patterns& into) {
    for (const auto& [key, value] : object.items()) {
        const std::string id = prefix.empty() ? key : prefix + "." + key;
        if (value.is_object()) {
            if (auto error = collect(value, id, into)) return error;
        } else if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
            return Error{std::string(reading), id, "not_a_text"};
        } else {
            auto pattern = parse_pattern(value.get_ref<const std::string&>());
            if (!pattern) return Error{std::string(reading), id, pattern.error().answer};
            into.emplace(id, std::move(pattern).value());
        }
    }
    return std::nullopt;
}

} // namespace

Result<TextPattern> parse_pattern(std::string_view text) {
    return PatternReader(text).read_all();
}

std::string fill(const TextPattern& pattern, Places places) {
    Filler filler{places, {}, nullptr};
    filler.run(pattern);
    return std::move(filler.out);
}

std::vector<std::string> place_names(const TextPattern& pattern) {
    NameCollector collector;
    collector.run(pattern);
    auto& names = collector.names;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return std::move(names);
}

Result<Texts> Texts::parse(support::Lang lang, std::string_view json) {
    const auto tree = nlohmann::json::parse(json, nullptr, false);
    if (!tree.is_object()) return Error{std::string(reading), {}, "not_a_json_object"};
    Texts texts;
    texts.lang_ = lang;
    if (auto error = collect(tree, {}, texts.patterns_)) return *error;
    return texts;
}

const std::string& Texts::get(std::string_view id) const {
    const auto found = patterns_.find(id);
    if (found != patterns_.end()) return found->second.plain;
    return unknown_.emplace(std::string(id), std::string(id)).first->second;
}

std::string Texts::get(std::string_view id, Places places) const {
    const auto found = patterns_.find(id);
    return found != patterns_.end() ? fill(found->second, places) : std::string(id);
}

} // namespace amends::ui
