// Real attempts at the case that is being written, in words.
#include "sim/app/author_work.hpp"

#include <algorithm>

namespace amends::app {
namespace {

/// So many that nobody took are named, the others counted.
constexpr std::size_t choices_named_max = 4;

std::string untaken_words(const std::vector<scenario::ChoiceId>& never, int chosen, const ui::Texts& texts) {
    std::string names;
    for (std::size_t i = 0; i < std::min(never.size(), choices_named_max); ++i)
        names += (i == 0 ? std::string() : texts.get("author.inbox_comma")) + never[i].value;
    if (never.size() > choices_named_max)
        names = texts.get("author.attempts_more",
                          {{"names", names}, {"count", never.size() - choices_named_max}});
    return texts.get("author.attempts_untaken", {{"names", names}, {"count", chosen}});
}

} // namespace

std::vector<std::string> attempts_words(const author::AttemptsOverview& overview,
                                        const scenario::Scenario& script, const std::string& place,
                                        const ui::Texts& texts) {
    std::vector<std::string> words;
    const scenario::PlaceId id{place};
    if (const auto ended = overview.endings.find(id); ended != overview.endings.end())
        words.push_back(
            texts.get("author.attempts_ended", {{"count", ended->second}, {"attempts", overview.attempts}}));
    const auto here = overview.nodes.find(id);
    const scenario::Node* node = scenario::find_node(script, id);
    if (here == overview.nodes.end() || node == nullptr || here->second.came == 0) return words;
    const author::NodeAttempts& one = here->second;
    words.push_back(texts.get("author.attempts_here",
                              {{"came", one.came}, {"lost", one.lost}, {"attempts", overview.attempts}}));
    if (one.fallbacks > 0)
        words.push_back(texts.get("author.attempts_fallbacks", {{"count", one.fallbacks}}));
    if (const auto never = author::never_taken(overview, *node); !never.empty())
        words.push_back(untaken_words(never, one.chosen, texts));
    return words;
}

std::string attempts_line(const author::AttemptsOverview& overview, const scenario::Scenario* script,
                          const ui::Texts& texts) {
    std::string line = texts.get("author.list_attempts",
                                 {{"count", overview.attempts}, {"percent", overview.passed_percent()}});
    if (script == nullptr) return line;
    const auto add = [&](const std::string& more) {
        line = texts.get("author.list_note", {{"note", line}, {"attempts", more}});
    };
    if (const scenario::Node* worst = author::most_lost_at(overview, *script)) {
        const author::NodeAttempts& there = overview.nodes.at(worst->id);
        const std::string& title = worst->title.in(texts.lang());
        add(texts.get(
            "author.list_lost",
            {{"node", title.empty() ? worst->id.value : title}, {"lost", there.lost}, {"came", there.came}}));
    }
    std::size_t never = 0;
    for (const scenario::Node& node : script->nodes)
        never += author::never_taken(overview, node).size();
    if (never > 0) add(texts.get("author.list_never", {{"count", never}}));
    return line;
}

void take_attempts(AuthorWork& work, const author::AttemptsOverview& overview) {
    work.attempts = overview;
    work.shown_revision = 0; // the graph shows them
}

} // namespace amends::app
