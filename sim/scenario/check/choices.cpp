// Choices that can be guessed: by their length, or because the customer has just said what to do.
#include "sim/scenario/check/checker.hpp"
#include "support/utf8.hpp"

#include <algorithm>

namespace amends::scenario::checks {
namespace {

using support::Lang;

/// Nodes whose choices differ in worth: with fewer a habit cannot be told from chance.
constexpr std::size_t telling_nodes_min = 3;
/// The share of a reply's own words that the customer has said, and how many it takes to look at all.
constexpr std::size_t said_percent_max = 60, own_words_min = 8;

bool expected(const std::vector<Expectation>& list, text::Label label) {
    return std::any_of(list.begin(), list.end(), [&](const Expectation& one) { return one.label == label; });
}

/// What a choice is worth at its node, by its author's labels: due, then welcome ones, faults against it.
int worth_of(const Node& node, const Choice& choice) {
    int worth = 0;
    for (const text::Label label : text::all_labels()) {
        if (!has(choice.labels, label)) continue;
        if (text::is_fault(label))
            worth -= 5;
        else if (expected(node.expects.due, label))
            worth += 3;
        else if (expected(node.expects.welcome, label))
            worth += 1;
    }
    return worth;
}

struct Worths {
    std::vector<int> each;
    int best = 0;
    bool differ = false;
};

Worths worths_of(const Node& node) {
    Worths worths;
    for (const Choice& choice : node.choices)
        worths.each.push_back(worth_of(node, choice));
    if (worths.each.empty()) return worths;
    const auto [least, most] = std::minmax_element(worths.each.begin(), worths.each.end());
    worths.best = *most;
    worths.differ = *least != *most;
    return worths;
}

/// The longest choice, or none when two are equally long.
std::size_t longest_choice(const Node& node, Lang lang) {
    std::size_t longest = 0, length = 0, times = 0;
    for (std::size_t i = 0; i < node.choices.size(); ++i) {
        const std::size_t its = support::count_code_points(node.choices[i].text.in(lang));
        if (its > length) times = 0, longest = i, length = its;
        times += its == length ? 1 : 0;
    }
    return times == 1 ? longest : Path::none;
}

void check_length_tells(Checker& checker, const std::vector<Worths>& worths) {
    const auto& nodes = checker.scenario.nodes;
    for (const Lang lang : checker.scenario.languages) {
        std::size_t telling = 0, longest_best = 0;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (!worths[i].differ) continue;
            ++telling;
            const std::size_t longest = longest_choice(nodes[i], lang);
            if (longest != Path::none && worths[i].each[longest] == worths[i].best) ++longest_best;
        }
        if (telling < telling_nodes_min || longest_best * 10 < telling * 9) continue;
        const Path root;
        checker.report(Code::longest_choice_best, root.at("nodes"),
                       {{"language", language_name(lang)},
                        {"found", static_cast<std::int64_t>(longest_best)},
                        {"of", static_cast<std::int64_t>(telling)}});
    }
}

bool is_han(char32_t c) {
    return c >= 0x3400 && c <= 0x9FFF;
}

/// The words of a text as numbers, sorted, each once: pairs of Chinese characters, English words of four
/// letters and more.
std::vector<std::uint64_t> words_of(std::string_view text, Lang lang) {
    std::vector<std::uint64_t> words;
    std::uint64_t word = 0;
    std::size_t letters = 0;
    char32_t before = 0;
    const auto end_word = [&] {
        if (letters >= 4) words.push_back(word);
        word = letters = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint point = support::decode_utf8(text, at);
        at += point.length;
        const char32_t c = point.value;
        if (lang == Lang::zh) {
            if (is_han(c) && is_han(before)) words.push_back((std::uint64_t{before} << 32U) | c);
            before = c;
        } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            word = word * 131 + (c | 0x20U);
            ++letters;
        } else {
            end_word();
        }
    }
    end_word();
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// What a customer says before the reply at a node.
std::string said_at(const Node& node, Lang lang) {
    std::string said;
    for (const Line& line : node.customer)
        (said += line.text.in(lang)) += '\n';
    for (const auto& burst : node.fallback.lines)
        for (const Line& line : burst)
            (said += line.text.in(lang)) += '\n';
    return said;
}

/// Percent of the reply's words that the customer has said; 0 for a reply too short to tell.
std::size_t percent_said(const std::vector<std::uint64_t>& said, std::string_view reply, Lang lang) {
    const auto own = words_of(reply, lang);
    if (own.size() < own_words_min) return 0;
    const auto both = std::count_if(own.begin(), own.end(), [&](std::uint64_t word) {
        return std::binary_search(said.begin(), said.end(), word);
    });
    return static_cast<std::size_t>(both) * 100 / own.size();
}

void check_given_away(Checker& checker, const Node& node, const Worths& worths, const Path& path) {
    for (const Lang lang : checker.scenario.languages) {
        const auto said = words_of(said_at(node, lang), lang);
        const auto look = [&](std::string_view reply, const Path& at, const support::Localized& what) {
            const std::size_t percent = percent_said(said, reply, lang);
            if (percent < said_percent_max) return;
            checker.report(Code::answer_given_away, at,
                           {{"name", node.id.value},
                            {"what", what},
                            {"language", language_name(lang)},
                            {"found", static_cast<std::int64_t>(percent)}});
        };
        for (std::size_t i = 0; i < node.choices.size(); ++i) {
            if (worths.best <= 0 || worths.each[i] != worths.best) continue;
            const Path choice = path.at("choices", i);
            look(node.choices[i].text.in(lang), choice.at("text"),
                 {"最好的选项“" + node.choices[i].id.value + "”",
                  "its best choice \"" + node.choices[i].id.value + "\""});
        }
        for (std::size_t i = 0; i < node.models.size(); ++i)
            look(node.models[i].in(lang), path.at("models", i), {"示范回复", "its model reply"});
    }
}

/// Due labels that no choice of a node has, where welcome ones cannot make up for all of them. Of those that
/// are due only at times at least one may be.
void check_due_is_offered(Checker& checker, const Node& node, const Path& path) {
    text::LabelSet offered, missing, due;
    for (const Choice& choice : node.choices)
        offered |= choice.labels;
    std::size_t always = 0, at_times = 0, instead = 0;
    for (const Expectation& one : node.expects.due) {
        add(due, one.label);
        if (has(offered, one.label) || has(missing, one.label)) continue;
        add(missing, one.label);
        ++(one.when.empty() ? always : at_times);
    }
    for (const text::Label label : text::all_labels())
        instead += has(offered, label) && !has(due, label) && expected(node.expects.welcome, label) ? 1 : 0;
    if (always + std::min<std::size_t>(at_times, 1) <= instead) return;
    if (checker.is_faulty(path.at("choices")) || checker.is_faulty(path.at("expects"))) return;
    std::vector<std::string_view> names;
    for (const text::Label label : text::all_labels())
        if (has(missing, label)) names.push_back(to_string(label));
    checker.report(Code::due_without_choice, path.at("expects"),
                   {{"name", node.id.value}, {"labels", fields::join(names)}});
}

} // namespace

void check_choices(Checker& checker) {
    const Path root;
    std::vector<Worths> worths;
    for (std::size_t i = 0; i < checker.scenario.nodes.size(); ++i) {
        const Node& node = checker.scenario.nodes[i];
        worths.push_back(worths_of(node));
        if (!node.choices.empty() || !node.models.empty())
            check_given_away(checker, node, worths.back(), root.at("nodes", i));
        if (!node.choices.empty() && checker.offers(Way::choices))
            check_due_is_offered(checker, node, root.at("nodes", i));
    }
    if (checker.offers(Way::choices)) check_length_tells(checker, worths);
}

} // namespace amends::scenario::checks
