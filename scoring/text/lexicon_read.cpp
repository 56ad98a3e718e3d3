#include "scoring/text/acts.hpp"
#include "scoring/text/lexicon.hpp"
#include "scoring/text/measures.hpp"
#include "support/json_read.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

namespace amends::text {
namespace {

using support::Json;
using support::Localized;
using support::Severity;

using PhrasesByName = std::map<std::string, std::vector<std::string>>;

constexpr std::size_t most_phrases = 100'000;
constexpr int widest_gap = 60;

constexpr std::array<std::string_view, 3> slot_names = {"amount", "duration", "object"};

void append(std::vector<std::string> words, std::vector<std::string>& into) {
    into.insert(into.end(), std::make_move_iterator(words.begin()), std::make_move_iterator(words.end()));
}

/// Reads one file; every function reports what it cannot take and goes on.
class LexiconReader {
public:
    LexiconReader(const std::string& file, std::string_view content, Lexicon& lexicon,
                  std::vector<support::Problem>& problems, bool own)
        : file_(file), lines_(content), lexicon_(lexicon), problems_(problems), own_(own) {}

    void read(const Json& root);

private:
    void problem(const Json& at, std::string code, Localized message, Localized hint = {},
                 Severity severity = Severity::error);
    bool expect(const Json& node, Json::Kind kind, const char* zh, const char* en);
    void unknown_keys(const Json& object, const std::vector<std::string>& known);
    std::vector<std::string> read_strings(const Json& node);
    void check_phrase(const Json& node);
    void check_names(const Json& node, std::span<const std::string_view> known, const char* code);
    void check_size(const Json& node, const PhrasesByName&);
    void read_sets(const Json& node);
    void read_concepts(const Json& node);
    void read_rules(const Json& node);
    void read_label_reasons(const Json& node);
    void read_words(const Json& root, const char* key, std::vector<std::string>& into);
    void read_rule(const Json& node);
    void read_target(const Json& node, Rule& rule);
    void read_scope(const Json& node, Rule& rule);
    void read_reason(const Json& node, Rule& rule);
    void read_examples(const Json& node, Rule& rule);
    Pattern read_pattern(const Json& node);
    void note_reference(const Json& node, const std::string& piece);

    const std::string& file_;
    support::LineIndex lines_;
    Lexicon& lexicon_;
    std::vector<support::Problem>& problems_;
    std::set<std::string> own_rules_;
    bool own_;
};

void LexiconReader::problem(const Json& at, std::string code, Localized message, Localized hint,
                            Severity severity) {
    const support::LineColumn place = lines_.at(at.offset);
    problems_.push_back(
        {file_, place.line, place.column, severity, std::move(code), std::move(message), std::move(hint)});
}

bool LexiconReader::expect(const Json& node, Json::Kind kind, const char* zh, const char* en) {
    if (node.is(kind)) return true;
    problem(node, "L002", {std::string("这里应为") + zh, std::string("this should be ") + en});
    return false;
}

void LexiconReader::unknown_keys(const Json& object, const std::vector<std::string>& known) {
    for (const Json& child : object.children) {
        if (child.key.starts_with("x-") || std::find(known.begin(), known.end(), child.key) != known.end())
            continue;
        const std::string near = support::did_you_mean(child.key, known);
        Localized hint;
        if (!near.empty()) hint = {"您是否想写“" + near + "”", "did you mean \"" + near + "\"?"};
        problem(
            child, "L003",
            {"不认识的键“" + std::string(child.key) + "”", "unknown key \"" + std::string(child.key) + "\""},
            std::move(hint));
    }
}

/// A phrase too short says nothing: one letter would stand in every reply.
void LexiconReader::check_phrase(const Json& node) {
    if (node.text.find_first_not_of(" \t\n*") == std::string::npos) {
        problem(node, "L004", {"短语是空的", "the phrase is empty"}, {"删去它", "remove it"});
    } else if (node.text.size() == 1) {
        problem(node, "L005", {"短语只有一个字母", "the phrase is a single letter"},
                {"写成完整的词", "write a whole word"});
    } else if (own_ && support::count_code_points(node.text) == 1) {
        problem(node, "L005",
                {"短语只有一个字，几乎每句话里都会有",
                 "the phrase is a single character; it stands in most replies"},
                {"写成完整的词", "write a whole word"}, Severity::warning);
    }
}

/// A text, or each of a list, is one of the names we know.
void LexiconReader::check_names(const Json& node, std::span<const std::string_view> known, const char* code) {
    for (const Json& child : node.children)
        check_names(child, known, code);
    if (!node.is(Json::Kind::string) || std::find(known.begin(), known.end(), node.text) != known.end())
        return;
    std::string names;
    for (const std::string_view name : known)
        names += (names.empty() ? "" : ", ") + std::string(name);
    problem(node, code,
            {"这里不能写“" + std::string(node.text) + "”",
             "\"" + std::string(node.text) + "\" cannot stand here"},
            {"可用的有：" + names, "it is one of " + names});
}

std::vector<std::string> LexiconReader::read_strings(const Json& node) {
    std::vector<std::string> strings;
    if (!expect(node, Json::Kind::array, "列表", "a list")) return strings;
    for (const Json& child : node.children) {
        if (!expect(child, Json::Kind::string, "文字", "a text")) continue;
        check_phrase(child);
        strings.push_back(std::string(child.text));
    }
    return strings;
}

void LexiconReader::check_size(const Json& node, const PhrasesByName& all) {
    std::size_t total = 0;
    for (const auto& [name, phrases] : all)
        total += phrases.size();
    if (total >= most_phrases) {
        problem(node, "L007", {"短语超过 100000 条", "more than 100,000 phrases"},
                {"精简词库", "shorten the lexicon"});
    }
}

void LexiconReader::read_sets(const Json& node) {
    if (!expect(node, Json::Kind::object, "对象", "an object")) return;
    for (const Json& child : node.children) {
        std::vector<std::string>& set = lexicon_.sets[std::string(child.key)];
        std::set<std::string> seen;
        for (std::string& phrase : read_strings(child)) {
            if (!seen.insert(phrase).second) {
                problem(child, "L006",
                        {"短语“" + phrase + "”在同一组里重复",
                         "the phrase \"" + phrase + "\" stands twice in one set"},
                        {"删去一个", "remove one"}, Severity::warning);
            }
            set.push_back(std::move(phrase));
        }
    }
    check_size(node, lexicon_.sets);
}

void LexiconReader::note_reference(const Json& node, const std::string& piece) {
    if (piece.empty() || piece.front() != '{') return;
    if (piece.size() < 3 || piece.find('}') != piece.size() - 1) {
        problem(node, "L021", {"词组名后面还有文字", "text stands behind the set's name"},
                {"拆成两段：\"{set}\", 0, \"文字\"", "make it two pieces: \"{set}\", 0, \"text\""});
        return;
    }
    const support::LineColumn place = lines_.at(node.offset);
    lexicon_.references.push_back({piece.substr(1, piece.size() - 2), file_, place.line, place.column});
}

void LexiconReader::read_concepts(const Json& node) {
    if (!expect(node, Json::Kind::object, "对象", "an object")) return;
    for (const Json& child : node.children) {
        append(read_strings(child), lexicon_.concepts[std::string(child.key)]);
    }
    check_size(node, lexicon_.concepts);
}

Pattern LexiconReader::read_pattern(const Json& node) {
    Pattern pattern;
    if (node.is(Json::Kind::string)) {
        check_phrase(node);
        note_reference(node, std::string(node.text));
        return {{std::string(node.text), 0}};
    }
    if (!expect(node, Json::Kind::array, "文字或列表", "a text or a list")) return pattern;
    int gap = 0;
    for (const Json& child : node.children) {
        if (child.is(Json::Kind::integer)) {
            gap = static_cast<int>(std::clamp<std::int64_t>(child.integer, 0, widest_gap));
            if (child.integer < 0 || child.integer > widest_gap || pattern.empty()) {
                problem(child, "L009",
                        {"间隔应在两个词之间，取 0 到 60", "a gap stands between two pieces and is 0 to 60"});
            }
        } else if (expect(child, Json::Kind::string, "文字或间隔", "a text or a gap")) {
            check_phrase(child);
            note_reference(child, std::string(child.text));
            pattern.push_back({std::string(child.text), gap});
            gap = 0;
        }
    }
    if (pattern.empty()) problem(node, "L010", {"模式是空的", "the pattern is empty"});
    return pattern;
}

void LexiconReader::read_target(const Json& node, Rule& rule) {
    const Json* label = node.find("label");
    const Json* act = node.find("act");
    if ((label == nullptr) == (act == nullptr)) {
        problem(node, "L011", {"规则要有 label 或 act，且只有一个", "a rule has either a label or an act"});
        return;
    }
    const Json& target = label != nullptr ? *label : *act;
    if (!expect(target, Json::Kind::string, "文字", "a text")) return;
    if (label != nullptr) {
        rule.label = label_from(target.text);
        if (rule.label) return;
        std::vector<std::string> names;
        for (const Label known : all_labels())
            names.emplace_back(to_string(known));
        const std::string near = support::did_you_mean(target.text, names);
        problem(target, "L012",
                {"没有标签“" + std::string(target.text) + "”",
                 "no label is named \"" + std::string(target.text) + "\""},
                {near.empty() ? "" : "您是否想写“" + near + "”",
                 near.empty() ? "" : "did you mean \"" + near + "\"?"});
    } else {
        rule.act = target.text;
        if (is_act(rule.act)) return;
        const std::vector<std::string> names(known_acts().begin(), known_acts().end());
        const std::string near = support::did_you_mean(target.text, names);
        problem(target, "L013", {"没有动作“" + rule.act + "”", "no act is named \"" + rule.act + "\""},
                {near.empty() ? "自定义动作以 x- 开头" : "您是否想写“" + near + "”",
                 near.empty() ? "an act of your own begins with x-" : "did you mean \"" + near + "\"?"});
    }
}

void LexiconReader::read_scope(const Json& node, Rule& rule) {
    const auto set = [&](const Json& list, bool value) {
        if (!expect(list, Json::Kind::array, "列表", "a list")) return;
        for (const Json& child : list.children) {
            if (child.text == "negation")
                rule.allow.negation = value;
            else if (child.text == "question")
                rule.allow.question = value;
            else if (child.text == "quotation")
                rule.allow.quotation = value;
            else if (child.text == "condition")
                rule.allow.condition = value;
            else if (child.text == "conditional")
                rule.allow.conditional = value;
            else
                problem(child, "L014",
                        {"范围只有 negation、question、quotation、condition、conditional",
                         "a scope is negation, question, quotation, condition or conditional"});
        }
    };
    if (const Json* allow = node.find("allow")) set(*allow, true);
    if (const Json* deny = node.find("deny")) set(*deny, false);
    if (const Json* only = node.find("only_question");
        only != nullptr && expect(*only, Json::Kind::boolean, "true 或 false", "true or false")) {
        rule.only_question = only->boolean;
        rule.allow.question = rule.allow.question || only->boolean;
    }
    if (const Json* whole = node.find("whole");
        whole != nullptr && expect(*whole, Json::Kind::boolean, "true 或 false", "true or false"))
        rule.whole = whole->boolean;
}

void LexiconReader::read_reason(const Json& node, Rule& rule) {
    const Json* reason = node.find("reason");
    if (reason == nullptr) {
        if (rule.label)
            problem(node, "L015", {"标签规则要写理由 reason", "a label's rule needs a reason"},
                    {"写 {\"zh\": …, \"en\": …}，{words} 处放原话",
                     "write {\"zh\": …, \"en\": …} with {words} where the words go"});
        return;
    }
    if (!expect(*reason, Json::Kind::object, "对象", "an object")) return;
    if (const Json* zh = reason->find("zh")) rule.reason.zh = zh->text;
    if (const Json* en = reason->find("en")) rule.reason.en = en->text;
    if (rule.reason.zh.empty() || rule.reason.en.empty()) {
        problem(*reason, "L015", {"理由要有中文和英文", "a reason is needed in Chinese and in English"});
    }
}

void LexiconReader::read_examples(const Json& node, Rule& rule) {
    const Json* examples = node.find("examples");
    if (examples == nullptr) {
        problem(node, "L016", {"规则没有例句", "the rule has no examples"},
                {"至少写一句应匹配的和一句不应匹配的",
                 "give at least one that must match and one that must not"});
        return;
    }
    unknown_keys(*examples, {"match", "no_match"});
    const auto read = [&](const char* key, std::vector<std::string>& into) {
        if (const Json* list = examples->find(key)) into = read_strings(*list);
        if (into.empty())
            problem(*examples, "L016",
                    {std::string("缺少例句 ") + key, std::string("no example under ") + key});
    };
    read("match", rule.match);
    read("no_match", rule.no_match);
}

void LexiconReader::read_rule(const Json& node) {
    if (!expect(node, Json::Kind::object, "对象", "an object")) return;
    unknown_keys(node, {"id", "label", "act", "role", "patterns", "allow", "deny", "only_question", "whole",
                        "unless", "unless_reply", "needs", "slots", "measure", "who", "reason", "examples"});
    Rule rule;
    rule.file = file_;
    const support::LineColumn place = lines_.at(node.offset);
    rule.line = place.line;
    rule.column = place.column;
    const auto text = [&](const char* key, std::string& into) {
        if (const Json* child = node.find(key);
            child != nullptr && expect(*child, Json::Kind::string, "文字", "a text"))
            into = child->text;
    };
    const auto list = [&](const char* key, std::vector<std::string>& into) {
        const Json* child = node.find(key);
        if (child == nullptr) return;
        into = read_strings(*child);
        for (const Json& piece : child->children)
            note_reference(piece, std::string(piece.text));
    };
    text("id", rule.id);
    text("measure", rule.measure);
    text("who", rule.who);
    if (rule.id.empty()) problem(node, "L017", {"规则没有 id", "the rule has no id"});
    if (!own_rules_.insert(rule.id).second)
        problem(node, "L018",
                {"规则 id“" + rule.id + "”重复", "the rule id \"" + rule.id + "\" stands twice"});
    std::string role = "decide";
    text("role", role);
    if (role == "support")
        rule.role = RuleRole::support;
    else if (role == "plain")
        rule.role = RuleRole::plain;
    else if (role != "decide")
        problem(node, "L019", {"role 只有 decide、support 或 plain", "a role is decide, support or plain"});
    read_target(node, rule);
    if (const Json* patterns = node.find("patterns");
        patterns != nullptr && expect(*patterns, Json::Kind::array, "列表", "a list")) {
        for (const Json& pattern : patterns->children)
            rule.patterns.push_back(read_pattern(pattern));
    }
    if (rule.patterns.empty()) problem(node, "L010", {"规则没有模式", "the rule has no patterns"});
    list("unless", rule.unless);
    list("unless_reply", rule.unless_reply);
    list("needs", rule.needs);
    list("slots", rule.slots);
    if (const Json* slots = node.find("slots")) check_names(*slots, slot_names, "L024");
    if (const Json* measure = node.find("measure")) check_names(*measure, measure_names, "L023");
    rule.own = own_;
    read_scope(node, rule);
    read_reason(node, rule);
    read_examples(node, rule);
    const auto old = std::find_if(lexicon_.rules.begin(), lexicon_.rules.end(),
                                  [&](const Rule& r) { return r.id == rule.id; });
    if (old != lexicon_.rules.end())
        *old = std::move(rule);
    else
        lexicon_.rules.push_back(std::move(rule));
}

void LexiconReader::read_rules(const Json& node) {
    if (!expect(node, Json::Kind::array, "列表", "a list")) return;
    for (const Json& child : node.children)
        read_rule(child);
}

void LexiconReader::read_label_reasons(const Json& node) {
    if (!expect(node, Json::Kind::object, "对象", "an object")) return;
    for (const Json& child : node.children) {
        const std::optional<Label> label = label_from(child.key);
        const Json* zh = child.find("zh");
        const Json* en = child.find("en");
        if (!label) {
            problem(child, "L012",
                    {"没有标签“" + std::string(child.key) + "”",
                     "no label is named \"" + std::string(child.key) + "\""});
        } else if (zh == nullptr || en == nullptr) {
            problem(child, "L015", {"理由要有中文和英文", "a reason is needed in Chinese and in English"});
        } else {
            lexicon_.label_reasons[*label] = {std::string(zh->text), std::string(en->text)};
        }
    }
}

void LexiconReader::read_words(const Json& root, const char* key, std::vector<std::string>& into) {
    const Json* list = root.find(key);
    if (list != nullptr) append(read_strings(*list), into);
}

void LexiconReader::read(const Json& root) {
    if (!expect(root, Json::Kind::object, "对象", "an object")) return;
    unknown_keys(root, {"format", "id", "sets", "rules", "label_reasons", "right_words", "often_mistyped",
                        "homophones", "concepts"});
    const Json* format = root.find("format");
    if (format == nullptr || !format->is(Json::Kind::integer) || format->integer != 1) {
        problem(format == nullptr ? root : *format, "L001",
                {"词库格式应为 1", "a lexicon says \"format\": 1"});
        return;
    }
    if (const Json* sets = root.find("sets")) read_sets(*sets);
    if (const Json* concepts = root.find("concepts")) read_concepts(*concepts);
    if (const Json* rules = root.find("rules")) read_rules(*rules);
    if (const Json* reasons = root.find("label_reasons")) read_label_reasons(*reasons);
    read_words(root, "right_words", lexicon_.right_words);
    read_words(root, "often_mistyped", lexicon_.often_mistyped);
    read_words(root, "homophones", lexicon_.homophones);
}

} // namespace

void read_lexicon(const std::string& file_name, std::string_view content, Lexicon& lexicon,
                  std::vector<support::Problem>& problems, bool own) {
    support::ParsedJson parsed = support::parse_json(file_name, content);
    problems.insert(problems.end(), parsed.problems.begin(), parsed.problems.end());
    if (!parsed.root) return;
    LexiconReader(file_name, content, lexicon, problems, own).read(*parsed.root);
}

} // namespace amends::text
