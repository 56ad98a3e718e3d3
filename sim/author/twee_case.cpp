// A story becomes a case: passages nodes or endings, links choices.
#include "sim/author/package_names.hpp"
#include "sim/author/templates.hpp"
#include "sim/author/twee.hpp"
#include "sim/scenario/names.hpp"
#include "support/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace amends::author {
namespace {

using StoryJson = nlohmann::ordered_json;
using support::Lang;

constexpr std::size_t line_letters_max = 1000, id_letters_max = 40;

/// Small letters, digits and "_" of a name; empty when it has none of them.
std::string slug_of(std::string_view name) {
    std::string slug;
    for (const char letter : name) {
        const char small = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
            slug += small;
        else if (!slug.empty() && slug.back() != '_')
            slug += '_';
        if (slug.size() == id_letters_max) break;
    }
    while (!slug.empty() && slug.back() == '_')
        slug.pop_back();
    return slug;
}

/// More than a fifth of the letters are Chinese.
Lang language_of_story(const TweeStory& story) {
    std::size_t chinese = 0, all = 0;
    for (const TweePassage& passage : story.passages)
        for (const TweeLine& line : passage.lines)
            for (std::size_t at = 0; at < line.text.size(); ++all) {
                const support::CodePoint letter = support::decode_utf8(line.text, at);
                chinese += letter.value >= 0x3400 && letter.value <= 0x9FFF ? 1U : 0U;
                at += letter.length;
            }
    return chinese * 5 > all ? Lang::zh : Lang::en;
}

class StoryMaker {
public:
    StoryMaker(TweeStory story, const TweeCopy& copy, const engine::JudgeReply& judge)
        : story_(std::move(story)), judge_(judge) {
        made_.lang = copy.lang.value_or(language_of_story(story_));
        made_.id = copy.id;
        if (made_.id.empty()) made_.id = slug_of(story_.title);
        if (made_.id.empty()) made_.id = "story";
        made_.notes = std::move(story_.notes);
        context_.lang = made_.lang == Lang::zh ? text::ContextLang::zh : text::ContextLang::en;
        context_.now = now;
        name_passages();
    }

    support::Result<TweeCase, Refused> make() {
        if (!is_case_id(made_.id)) return Refused{"template.bad_id", {{"id", shown_entry(made_.id)}}};
        StoryJson nodes = StoryJson::array(), endings = StoryJson::array();
        for (const TweePassage& passage : story_.passages) {
            if (is_ending(passage))
                endings.push_back(ending(passage));
            else
                nodes.push_back(node(passage));
        }
        if (nodes.empty() || ending_ids_.contains(ids_.at(story_.start)))
            return Refused{"twee.goes_nowhere", {}};
        if (endings.empty()) note(story_.passages.front().line, "twee.no_ending", {});
        endings.push_back(
            {{"id", left_}, {"title", words(zh() ? "顾客走了" : "The customer left")}, {"outcome", "lost"}});
        StoryJson made = head();
        if (!flags_.empty()) made["flags"] = std::vector<std::string>(flags_.begin(), flags_.end());
        made["start"] = ids_.at(story_.start);
        made["nodes"] = std::move(nodes);
        made["endings"] = std::move(endings);
        made_.script = made.dump(2, ' ', false, StoryJson::error_handler_t::replace) + '\n';
        std::stable_sort(made_.notes.begin(), made_.notes.end(),
                         [](const TweeNote& one, const TweeNote& other) { return one.line < other.line; });
        return std::move(made_);
    }

private:
    static constexpr const char* now = "2026-03-12T10:00:00+08:00";

    [[nodiscard]] bool zh() const { return made_.lang == Lang::zh; }
    [[nodiscard]] StoryJson words(std::string_view text) const { return {{zh() ? "zh" : "en", text}}; }
    void note(int line, std::string_view id, const std::string& what) {
        Refused told{std::string(id), {}};
        if (!what.empty()) told.places.emplace_back("what", shown_entry(what));
        made_.notes.push_back({line, std::move(told)});
    }
    /// As it is spoken: braces would be variables, and a bubble has its end.
    std::string spoken(std::string_view text, int line) {
        std::string kept;
        std::size_t letters = 0;
        bool is_braced = false;
        for (std::size_t at = 0; at < text.size(); ++letters) {
            if (letters == line_letters_max) {
                note(line, "twee.long_line", std::string(text.substr(0, 30)));
                break;
            }
            const support::CodePoint letter = support::decode_utf8(text, at);
            at += letter.length;
            const char32_t value = letter.value == U'{' ? U'｛' : letter.value == U'}' ? U'｝' : letter.value;
            is_braced = is_braced || value != letter.value;
            if (value >= 0x20 && value != 0x7F) support::append_utf8(kept, value);
        }
        if (is_braced) note(line, "twee.braces", std::string(text.substr(0, text.find('\n'))));
        return kept;
    }

    void name_passages() {
        std::set<std::string> taken = {left_};
        std::size_t number = 0;
        for (const TweePassage& passage : story_.passages) {
            ++number;
            std::string wish = slug_of(passage.name);
            if (wish.empty()) wish = "passage_" + std::to_string(number);
            std::string id = wish;
            for (int more = 2; !taken.insert(id).second; ++more)
                id = wish + '_' + std::to_string(more);
            ids_.emplace(passage.name, id);
            if (is_ending(passage)) ending_ids_.insert(id);
        }
    }
    static bool is_ending(const TweePassage& passage) { return passage.links.empty(); }

    std::string flag_id(const std::string& name) {
        std::string id = slug_of(name);
        if (id.empty()) id = "flag_" + std::to_string(flags_.size() + 1);
        flags_.insert(id);
        return id;
    }
    StoryJson condition(const std::vector<TweeFlag>& flags) {
        StoryJson parts = StoryJson::array();
        for (const TweeFlag& flag : flags) {
            StoryJson one = {{"flag", flag_id(flag.name)}};
            parts.push_back(flag.set ? one : StoryJson{{"not", one}});
        }
        return parts.size() == 1 ? parts[0] : StoryJson{{"all", parts}};
    }
    StoryJson effects(const std::vector<TweeFlag>& flags) {
        StoryJson list = StoryJson::array();
        for (const TweeFlag& flag : flags)
            list.push_back({{flag.set ? "set" : "clear", flag_id(flag.name)}});
        return list;
    }
    StoryJson lines(const TweePassage& passage) {
        StoryJson list = StoryJson::array();
        for (const TweeLine& line : passage.lines) {
            const std::string said = spoken(line.text, line.line);
            if (said.empty()) continue;
            list.push_back({{"text", words(said)}});
            if (!line.when.empty()) list.back()["when"] = condition(line.when);
        }
        return list;
    }

    StoryJson node(const TweePassage& passage) {
        const std::string id = ids_.at(passage.name);
        StoryJson said = lines(passage);
        if (said.empty()) {
            note(passage.line, "twee.silent", passage.name);
            said.push_back({{"text", words("……")}});
        }
        StoryJson made = {
            {"id", id}, {"title", words(spoken(passage.name, passage.line))}, {"customer", std::move(said)}};
        if (!passage.sets.empty()) made["effects"] = effects(passage.sets);
        context_.customer.clear();
        for (const TweeLine& line : passage.lines)
            context_.customer.push_back(line.text);
        StoryJson choices = StoryJson::array(), ways = StoryJson::array();
        for (const TweeLink& link : passage.links)
            add_link(id, link, choices, ways);
        if (!choices.empty()) made["choices"] = std::move(choices);
        if (!ways.empty()) made["transitions"] = std::move(ways);
        made["fallback"] = fallback();
        return made;
    }
    /// A choice and its own way: an act of the shop's own that no other choice has ties them together.
    void add_link(const std::string& node, const TweeLink& link, StoryJson& choices, StoryJson& ways) {
        const auto target = ids_.find(link.target);
        if (target == ids_.end()) return note(link.line, "twee.no_passage", link.target);
        const std::string id = node + '_' + std::to_string(choices.size() + 1);
        const std::string said = spoken(link.text, link.line);
        const text::Verdict verdict = judge_(context_, said);
        StoryJson choice = {{"id", id}, {"text", words(said)}};
        StoryJson labels = StoryJson::array(), acts = {"x-" + id};
        for (const text::Label label : text::all_labels())
            if (text::has(verdict.labels, label)) labels.push_back(text::to_string(label));
        if (!labels.empty()) choice["labels"] = std::move(labels);
        for (const auto& act : verdict.acts)
            if (std::find(acts.begin(), acts.end(), act.id.value) == acts.end()) acts.push_back(act.id.value);
        choice["acts"] = std::move(acts);
        if (!link.when.empty()) choice["when"] = condition(link.when);
        StoryJson way = {{"id", "way_" + std::to_string(choices.size() + 1)},
                         {"when", {{"act", "x-" + id}}},
                         {"to", target->second}};
        if (!link.sets.empty()) way["effects"] = effects(link.sets);
        choices.push_back(std::move(choice));
        ways.push_back(std::move(way));
    }
    [[nodiscard]] StoryJson fallback() const {
        const auto burst = [&](std::string_view text) { return StoryJson::array({{{"text", words(text)}}}); };
        return {{"lines",
                 {burst(zh() ? "所以呢？" : "and so?"), burst(zh() ? "到底怎么样" : "well, which is it?")}},
                {"then", left_}};
    }
    /// The outcome stands in a tag of its name, else it is guessed.
    StoryJson ending(const TweePassage& passage) {
        std::string outcome;
        for (const auto& [name, value] : scenario::enum_names<scenario::Outcome>())
            if (std::find(passage.tags.begin(), passage.tags.end(), name) != passage.tags.end())
                outcome = name;
        if (outcome.empty()) note(passage.line, "twee.outcome", passage.name);
        if (!passage.sets.empty()) note(passage.line, "twee.set_at_end", passage.name);
        StoryJson made = {{"id", ids_.at(passage.name)},
                          {"title", words(spoken(passage.name, passage.line))},
                          {"outcome", outcome.empty() ? "settled" : outcome}};
        if (StoryJson said = lines(passage); !said.empty()) made["customer"] = std::move(said);
        return made;
    }
    StoryJson head() {
        const std::string title =
            story_.title.empty() ? (zh() ? "来自一个故事" : "From a story") : spoken(story_.title, 1);
        return {
            {"format", 1},
            {"id", made_.id},
            {"title", words(title)},
            {"summary", words(zh() ? "用一句话写：出了什么事，顾客要什么。"
                                   : "Write in one line what went wrong and what the customer wants.")},
            {"topic", "other"},
            {"languages", {zh() ? "zh" : "en"}},
            {"ways", {"choices"}},
            {"x-todo",
             {{"zh", "改标题和介绍；核对每个选项的标签；给每个节点写上期待；写上工作台、解决办法和小结。"},
              {"en", "Change title and summary; go through the labels of each choice; write what each node "
                     "expects; "
                     "write desk, resolution and wrap-up."}}},
            {"now", now},
            {"contact", {{"max_chars", line_letters_max}}},
            {"customer",
             {{"name", words(zh() ? "顾客" : "Customer")}, {"portrait", "lin-yue"}, {"leaves_to", left_}}},
            {"desk", StoryJson::object()}};
    }

    TweeStory story_;
    const engine::JudgeReply& judge_;
    TweeCase made_;
    text::Context context_;
    std::map<std::string, std::string> ids_; ///< by a passage's name
    std::set<std::string> ending_ids_, flags_;
    const std::string left_ = "customer_left";
};

} // namespace

support::Result<TweeCase, Refused> case_from_twee(TweeStory story, const TweeCopy& copy,
                                                  const engine::JudgeReply& judge) {
    return StoryMaker(std::move(story), copy, judge).make();
}

} // namespace amends::author
