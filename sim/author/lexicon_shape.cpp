#include "sim/author/lexicon_shape.hpp"

#include "scoring/text/acts.hpp"
#include "scoring/text/labels.hpp"

namespace amends::author {

using scenario::fields::FieldShape;
using scenario::fields::ObjectShape;
using scenario::fields::Shape;
using support::Localized;

namespace {

constexpr std::int64_t phrase_max = 100; // code points; longer ones are sentences of one reply

Shape phrase() {
    return {.kind = Shape::Kind::text, .max = phrase_max};
}

Shape phrases() {
    return {.kind = Shape::Kind::list, .parts = {phrase()}};
}

Shape one_of(std::vector<std::string_view> names) {
    return {.kind = Shape::Kind::text, .names = std::move(names)};
}

Shape some_of(std::vector<std::string_view> names) {
    return {.kind = Shape::Kind::list, .parts = {one_of(std::move(names))}};
}

/// A phrase, or phrases with the room between them.
Shape pattern() {
    const Shape gap{.kind = Shape::Kind::integer, .min = 0, .max = 60};
    const Shape pieces{.kind = Shape::Kind::list,
                       .parts = {{.kind = Shape::Kind::any_of, .parts = {phrase(), gap}}}};
    return {.kind = Shape::Kind::any_of, .parts = {phrase(), pieces}};
}

const ObjectShape& examples_table() {
    static const ObjectShape table{
        .name = "lexicon_examples",
        .doc = {"例句", "examples"},
        .fields = {{"match", true, {"必须命中的例句", "examples it must find"}, phrases(), {}},
                   {"no_match", true, {"不能命中的例句", "examples it must not find"}, phrases(), {}}}};
    return table;
}

std::vector<std::string_view> label_names() {
    std::vector<std::string_view> names;
    for (const text::Label label : text::all_labels())
        names.push_back(text::to_string(label));
    return names;
}

const ObjectShape& rule_table() {
    static const ObjectShape table{
        .name = "lexicon_rule",
        .doc = {"规则", "a rule"},
        .fields = {
            {"id",
             true,
             {"编号，同名的自带规则由它代替", "id; a shipped rule of the same name is replaced"},
             {.kind = Shape::Kind::text, .max = phrase_max},
             {}},
            {"label", false, {"标签；和行为二选一", "label; this or an act"}, one_of(label_names()), {}},
            {"act",
             false,
             {"行为；和标签二选一，自己的以 x- 开头", "act; this or a label, one's own begins with x-"},
             {.kind = Shape::Kind::text, .max = phrase_max},
             {}},
            {"role", false, {"作用", "role"}, one_of({"decide", "support", "plain"}), "\"decide\""},
            {"patterns",
             true,
             {"说法；列表里的数字是两段之间最多隔几个字",
              "wordings; a number is how many characters may stand between"},
             {.kind = Shape::Kind::list, .min = 1, .parts = {pattern()}},
             {}},
            {"allow",
             false,
             {"在这些话里也算", "counts there, too"},
             some_of({"negation", "question", "quotation", "condition"}),
             {}},
            {"deny", false, {"在这些话里不算", "does not count there"}, some_of({"conditional"}), {}},
            {"only_question",
             false,
             {"只算问句", "questions alone count"},
             {.kind = Shape::Kind::boolean},
             "false"},
            {"unless",
             false,
             {"同一分句里有这些就不算", "undone by these in the same clause"},
             phrases(),
             {}},
            {"unless_reply", false, {"整条回复里有这些就不算", "undone by these anywhere"}, phrases(), {}},
            {"needs", false, {"回复里还要有其中一个", "needs one of these in the reply"}, phrases(), {}},
            {"slots", false, {"取出的内容", "what is taken out"}, some_of({"amount", "duration"}), {}},
            {"measure",
             false,
             {"兑现它的桌面操作", "the desk action that keeps it"},
             {.kind = Shape::Kind::text, .max = phrase_max},
             {}},
            {"reason",
             false,
             {"理由，{words} 是找到的话", "reason; {words} are the words found"},
             {.kind = Shape::Kind::localized},
             {}},
            {"examples",
             true,
             {"例句", "examples"},
             {.kind = Shape::Kind::object, .object = &examples_table},
             {}}}};
    return table;
}

const ObjectShape& lexicon_table() {
    const Shape sets{.kind = Shape::Kind::map, .parts = {phrases()}};
    static const ObjectShape table{
        .name = "lexicon",
        .doc = {"词表", "a word list"},
        .fields = {
            {"format", true, {"格式", "format"}, {.kind = Shape::Kind::integer, .min = 1, .max = 1}, {}},
            {"id", true, {"编号", "id"}, {.kind = Shape::Kind::text, .max = phrase_max}, {}},
            {"sets", false, {"词组，规则里写 {名字} 引用", "sets; a rule names one as {name}"}, sets, {}},
            {"rules",
             false,
             {"规则", "rules"},
             {.kind = Shape::Kind::list, .parts = {{.kind = Shape::Kind::object, .object = &rule_table}}},
             {}},
            {"right_words", false, {"不是错字的词", "words that are no slips"}, phrases(), {}},
            {"often_mistyped", false, {"常打错的词", "words often mistyped"}, phrases(), {}},
            {"homophones", false, {"同音字", "characters that sound alike"}, phrases(), {}},
            {"concepts", false, {"意思相近的词", "words that mean much the same"}, sets, {}}}};
    return table;
}

} // namespace

const Shape& lexicon_shape() {
    static const Shape shape{.kind = Shape::Kind::object, .object = &lexicon_table};
    return shape;
}

} // namespace amends::author
