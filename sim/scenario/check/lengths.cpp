// Texts of one length in both languages, and what can be read in the time there is.
#include "sim/scenario/check/checker.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

using support::Lang;

/// Texts shorter than this in letters' widths say little about each other.
constexpr std::size_t width_min = 80;
/// A text that says the same takes 0.7 to 1.9 times the other's width in the shipped cases.
constexpr std::size_t times_wider_max_tenths = 25;

/// Letters, each Chinese character as wide as three: about what the same words take in English.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        width += byte < 0x80 ? 1U : (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xE0U ? 3U : 1U;
    }
    return width;
}

void check_languages_alike(Checker& checker) {
    if (checker.scenario.languages.size() < 2) return;
    for (const fields::TextAt& text : checker.read.texts) {
        if (text.text.zh.empty() || text.text.en.empty()) continue;
        if (std::max(text.text.zh.size(), text.text.en.size()) < width_min) continue;
        const std::size_t zh = width_of(text.text.zh), en = width_of(text.text.en);
        const std::size_t wide = std::max(zh, en), narrow = std::min(zh, en);
        if (wide < width_min || wide * 10 <= narrow * times_wider_max_tenths) continue;
        checker.report(Code::language_far_longer, text,
                       {{"key", text.key},
                        {"language", language_name(zh > en ? Lang::zh : Lang::en)},
                        {"other", language_name(zh > en ? Lang::en : Lang::zh)},
                        {"zh", static_cast<std::int64_t>(support::count_code_points(text.text.zh))},
                        {"en", static_cast<std::int64_t>(support::count_code_points(text.text.en))}});
    }
}

/// Seconds an unhurried reader takes for so many characters: six Chinese ones a second, eighteen letters.
std::int64_t seconds_to_read(std::size_t characters, Lang lang) {
    const std::size_t a_second = lang == Lang::zh ? 6 : 18;
    return static_cast<std::int64_t>((characters + a_second - 1) / a_second);
}

/// Characters of the lines that can be said at once: of conditional ones the longest.
std::size_t characters_of(const std::vector<Line>& lines, Lang lang) {
    std::size_t always = 0, sometimes = 0;
    for (const Line& line : lines) {
        const std::size_t its = support::count_code_points(line.text.in(lang));
        if (line.when.empty())
            always += its;
        else
            sometimes = std::max(sometimes, its);
    }
    return always + sometimes;
}

/// The lines leave half of the target for the answer; lines and choices together can be read in the limit.
void check_reading(Checker& checker, const Node& node, const Path& path) {
    const Contact& contact = checker.scenario.contact;
    const std::int64_t target = node.target_s.value_or(contact.target_s),
                       limit = node.limit_s.value_or(contact.limit_s);
    for (const Lang lang : checker.scenario.languages) {
        const std::size_t lines = characters_of(node.customer, lang);
        std::size_t choices = 0;
        for (const Choice& choice : node.choices)
            choices += choice.when.empty() ? support::count_code_points(choice.text.in(lang)) : 0;
        const std::int64_t to_read = seconds_to_read(lines, lang);
        if (to_read * 2 > target) {
            checker.report(Code::reading_over_time, path.at("customer"),
                           {{"name", node.id.value},
                            {"language", language_name(lang)},
                            {"found", to_read},
                            {"what", support::Localized{"目标时间", "target"}},
                            {"max", target}});
        } else if (checker.offers(Way::choices) && seconds_to_read(lines + choices, lang) > limit) {
            checker.report(
                Code::reading_over_time, path.at("choices"),
                {{"name", node.id.value},
                 {"language", language_name(lang)},
                 {"found", seconds_to_read(lines + choices, lang)},
                 {"what", support::Localized{"时限（连同选项一起读）", "limit, choices included,"}},
                 {"max", limit}});
        }
    }
}

} // namespace

support::Localized language_name(Lang lang) {
    return lang == Lang::zh ? support::Localized{"中文", "Chinese"} : support::Localized{"英文", "English"};
}

void check_lengths(Checker& checker) {
    check_languages_alike(checker);
    const Path root;
    for (std::size_t i = 0; i < checker.scenario.nodes.size(); ++i)
        check_reading(checker, checker.scenario.nodes[i], root.at("nodes", i));
}

} // namespace amends::scenario::checks
