#include "sim/scenario/fields/tables.hpp"
#include "support/did_you_mean.hpp"

#include <algorithm>

namespace amends::scenario::fields {

// clang-format off
template <> const ObjectTable<AllOf>& table_of<AllOf>() {
    static const auto made = table<AllOf>("all", {"条件 all", "the condition \"all\""}, {
        field<&AllOf::parts>("all", {.required = true}, {"全部成立；空列表成立", "every one holds; true when empty"})});
    return made;
}
template <> const ObjectTable<AnyOf>& table_of<AnyOf>() {
    static const auto made = table<AnyOf>("any", {"条件 any", "the condition \"any\""}, {
        field<&AnyOf::parts>("any", {.required = true}, {"至少一个成立；空列表不成立", "at least one holds; false when empty"})});
    return made;
}
template <> const ObjectTable<NotThat>& table_of<NotThat>() {
    static const auto made = table<NotThat>("not", {"条件 not", "the condition \"not\""}, {
        field<&NotThat::part>("not", {.required = true, .single = true}, {"这一个不成立", "this one does not hold"})});
    return made;
}
template <> const ObjectTable<HasAct>& table_of<HasAct>() {
    static const auto made = table<HasAct>("act", {"条件 act", "the condition \"act\""}, {
        field<&HasAct::act>("act", {.required = true}, {"回复做了这件事（见 docs/acts.md）", "the reply does this (docs/acts.md)"}),
        field<&HasAct::reach>("ever", {}, {"看整个会话，而不只是这一轮", "look at the whole contact, not only at this turn"})});
    return made;
}
template <> const ObjectTable<HasLabel>& table_of<HasLabel>() {
    static const auto made = table<HasLabel>("label", {"条件 label", "the condition \"label\""}, {
        field<&HasLabel::label>("label", {.required = true}, {"回复带有这个标签", "the reply has this label"}),
        field<&HasLabel::reach>("ever", {}, {"看整个会话，而不只是这一轮", "look at the whole contact, not only at this turn"})});
    return made;
}
template <> const ObjectTable<HasAction>& table_of<HasAction>() {
    static const auto made = table<HasAction>("action", {"条件 action", "the condition \"action\""}, {
        field<&HasAction::action>("action", {.required = true}, {"做了这个操作，而且系统接受了", "this desk action was done and accepted"}),
        field<&HasAction::object>("object", {}, {"对哪个商品或订单；省略则任意", "on which item or order; any when left out"}),
        amount_field<HasAction, std::int64_t>(),
        field<&HasAction::reach>("ever", {}, {"看整个会话，而不只是这一轮", "look at the whole contact, not only at this turn"})});
    return made;
}
template <> const ObjectTable<FlagIs>& table_of<FlagIs>() {
    static const auto made = table<FlagIs>("flag", {"条件 flag", "the condition \"flag\""}, {
        field<&FlagIs::flag>("flag", {.required = true}, {"flags 里的一个标志", "a flag of \"flags\""}),
        field<&FlagIs::set>("is", {}, {"是否设了；设了为 true，没设为 false", "set or not; true: it is set, false: it is not"})});
    return made;
}
template <> const ObjectTable<MoodIn>& table_of<MoodIn>() {
    static const auto made = table<MoodIn>("mood_range", {"情绪范围", "a range of the mood"}, {
        field<&MoodIn::min>("min", {.min = -100, .max = 100}, {"最低，含", "lowest, inclusive"}),
        field<&MoodIn::max>("max", {.min = -100, .max = 100}, {"最高，含", "highest, inclusive"})});
    return made;
}
template <> const ObjectTable<ElapsedIn>& table_of<ElapsedIn>() {
    static const auto made = table<ElapsedIn>("elapsed_range", {"时间范围", "a range of contact time"}, {
        field<&ElapsedIn::min_s>("min_s", {.min = 0}, {"至少过了多少秒，含时间跳跃", "seconds of contact time at least, jumps included"}),
        field<&ElapsedIn::max_s>("max_s", {.min = 0}, {"至多过了多少秒", "seconds of contact time at most"})});
    return made;
}
template <> const ObjectTable<VisitsIn>& table_of<VisitsIn>() {
    static const auto made = table<VisitsIn>("visits_range", {"到访次数", "a number of visits"}, {
        field<&VisitsIn::node>("node", {.required = true}, {"哪个节点", "which node"}),
        field<&VisitsIn::min>("min", {.min = 0, .max = 1000}, {"至少几次，当前这次也算", "at least so often, the present visit included"}),
        field<&VisitsIn::max>("max", {.min = 0, .max = 1000}, {"至多几次", "at most so often"})});
    return made;
}
template <> const ObjectTable<HasPromise>& table_of<HasPromise>() {
    static const auto made = table<HasPromise>("promise_state", {"承诺的状态", "a promise and its state"}, {
        field<&HasPromise::measure>("measure", {}, {"操作名或 follow_up；省略则任意", "a desk action's name or follow_up; any when left out"}),
        field<&HasPromise::states>("states", {}, {"处于其中一种状态；省略则任意", "in one of these states; any when left out"})});
    return made;
}
template <> const ObjectTable<Wrapped<MoodIn>>& table_of<Wrapped<MoodIn>>() {
    static const auto made = table<Wrapped<MoodIn>>("mood", {"条件 mood", "the condition \"mood\""}, {
        field<&Wrapped<MoodIn>::inner>("mood", {.required = true}, {"这一轮之后的情绪在范围内", "the mood after this turn lies within"})});
    return made;
}
template <> const ObjectTable<Wrapped<ElapsedIn>>& table_of<Wrapped<ElapsedIn>>() {
    static const auto made = table<Wrapped<ElapsedIn>>("elapsed", {"条件 elapsed", "the condition \"elapsed\""}, {
        field<&Wrapped<ElapsedIn>::inner>("elapsed", {.required = true}, {"会话时间在范围内", "the contact time lies within"})});
    return made;
}
template <> const ObjectTable<Wrapped<VisitsIn>>& table_of<Wrapped<VisitsIn>>() {
    static const auto made = table<Wrapped<VisitsIn>>("visits", {"条件 visits", "the condition \"visits\""}, {
        field<&Wrapped<VisitsIn>::inner>("visits", {.required = true}, {"到过某个节点多少次", "how often a node was entered"})});
    return made;
}
template <> const ObjectTable<PromiseCondition>& table_of<PromiseCondition>() {
    static const auto made = table<PromiseCondition>("promise", {"条件 promise", "the condition \"promise\""}, {
        field<&PromiseCondition::promise>("promise", {.required = true}, {"承诺账本里有这样一条", "the ledger holds such a promise"}),
        field<&PromiseCondition::ever>("ever", {}, {"看整个会话；false 只看这一轮", "the whole contact; false: this turn only"})});
    return made;
}
template <> const ObjectTable<Range<std::int64_t>>& table_of<Range<std::int64_t>>() {
    static const auto made = table<Range<std::int64_t>>("number_range", {"金额范围", "a range of amounts"}, {
        field<&Range<std::int64_t>::min>("min", {.min = 0}, {"至少（分）", "at least, minor units"}),
        field<&Range<std::int64_t>::max>("max", {.min = 0}, {"至多（分）", "at most, minor units"})});
    return made;
}
template <> const ObjectTable<Range<Amount>>& table_of<Range<Amount>>() {
    static const auto made = table<Range<Amount>>("amount_range", {"金额范围", "a range of amounts"}, {
        field<&Range<Amount>::min>("min", {}, {"至少", "at least"}),
        field<&Range<Amount>::max>("max", {}, {"至多", "at most"})});
    return made;
}
// clang-format on

namespace {

/// How a kind of condition is found (its key), read and described.
struct ConditionKind {
    std::string_view key;
    const ObjectShape& (*shape)();
    void (*read)(Reader&, const Json&, Condition&);
};

template <class T>
ConditionKind flat(std::string_view key) {
    return {key, &shape_of<T>, [](Reader& in, const Json& json, Condition& out) {
                T kind;
                read_object(in, json, kind);
                out.is = std::move(kind);
            }};
}

template <class T>
ConditionKind wrapped(std::string_view key) {
    return {key, &shape_of<Wrapped<T>>, [](Reader& in, const Json& json, Condition& out) {
                Wrapped<T> kind;
                read_object(in, json, kind);
                out.is = std::move(kind.inner);
            }};
}

void read_promise(Reader& in, const Json& json, Condition& out) {
    PromiseCondition kind;
    read_object(in, json, kind);
    kind.promise.reach = kind.ever;
    out.is = std::move(kind.promise);
}

const std::vector<ConditionKind>& condition_kinds() {
    static const std::vector<ConditionKind> kinds = {flat<AllOf>("all"),
                                                     flat<AnyOf>("any"),
                                                     flat<NotThat>("not"),
                                                     flat<HasAct>("act"),
                                                     flat<HasLabel>("label"),
                                                     flat<HasAction>("action"),
                                                     flat<FlagIs>("flag"),
                                                     wrapped<MoodIn>("mood"),
                                                     wrapped<ElapsedIn>("elapsed"),
                                                     wrapped<VisitsIn>("visits"),
                                                     {"promise", &shape_of<PromiseCondition>, &read_promise}};
    return kinds;
}

struct ConditionWriter {
    std::string& out;
    void operator()(const MoodIn& kind) const { write_object(out, Wrapped<MoodIn>{kind}); }
    void operator()(const ElapsedIn& kind) const { write_object(out, Wrapped<ElapsedIn>{kind}); }
    void operator()(const VisitsIn& kind) const { write_object(out, Wrapped<VisitsIn>{kind}); }
    void operator()(const HasPromise& kind) const { write_object(out, PromiseCondition{kind, kind.reach}); }
    template <class T>
    void operator()(const T& kind) const {
        write_object(out, kind);
    }
};

} // namespace

template <>
const ObjectShape& shape_of<Condition>() {
    static const ObjectShape shape = [] {
        ObjectShape made{"condition", {"条件", "a condition"}, {}, false, {}};
        for (const ConditionKind& kind : condition_kinds())
            made.alternatives.push_back(kind.shape);
        return made;
    }();
    return shape;
}

void Value<Condition>::read(Reader& in, const Json& json, Condition& out, const Rules&) {
    if (!json.is(Json::Kind::object)) return in.wrong_type(json, {"条件 {…}", "a condition {…}"});
    const ConditionKind* found = nullptr;
    std::int64_t count = 0;
    for (const ConditionKind& kind : condition_kinds()) {
        if (json.find(kind.key) == nullptr) continue;
        found = &kind;
        ++count;
    }
    if (count == 1) return found->read(in, json, out);
    std::vector<std::string_view> names;
    for (const ConditionKind& kind : condition_kinds())
        names.push_back(kind.key);
    const auto own = std::find_if(json.children.begin(), json.children.end(),
                                  [](const Json& child) { return !child.key.starts_with("x-"); });
    if (count == 0 && own != json.children.end()) // a key misspelt is more to the point than none of ours
        return in.report(Code::unknown_key, own->key_offset,
                         {{"object", shape_of<Condition>().doc},
                          {"key", own->key},
                          {"names", join(names)},
                          {"near", support::did_you_mean(own->key, {names.begin(), names.end()})}});
    in.report(Code::not_one_kind, json.offset,
              {{"object", shape_of<Condition>().doc}, {"found", count}, {"names", join(names)}});
}

void Value<Condition>::write(std::string& out, const Condition& value, const Rules&) {
    std::visit(ConditionWriter{out}, value.is);
}

Shape Value<Condition>::shape(const Rules&) {
    return {.kind = Shape::Kind::object, .object = &shape_of<Condition>};
}

} // namespace amends::scenario::fields
