// Effects: one object with exactly one key.
#include "sim/scenario/fields/tables.hpp"

namespace amends::scenario::fields {
namespace {

/// A key that makes the effect a `Kind` and is read into the member of it.
template <auto Member>
Field<Effect> effect_key(std::string_view name, Rules rules, support::Localized doc) {
    using Kind = typename MemberOf<Member>::Object;
    using Type = typename MemberOf<Member>::Type;
    Field<Effect> made;
    made.shape = {name, false, std::move(doc), Value<Type>::shape(rules), {}};
    made.read = [](Reader& in, const Json& json, Effect& out, const Rules& r) {
        Kind kind;
        Value<Type>::read(in, json, kind.*Member, r);
        out = std::move(kind);
    };
    made.write = [](std::string& out, const Effect& effect, const Rules& r) {
        if (const auto* kind = std::get_if<Kind>(&effect)) Value<Type>::write(out, kind->*Member, r);
    };
    made.rules = std::move(rules);
    return made;
}

template <bool Set>
Field<Effect> flag_key(std::string_view name, support::Localized doc) {
    Field<Effect> made = effect_key<&SetFlag::flag>(name, {.required = true}, std::move(doc));
    made.read = [](Reader& in, const Json& json, Effect& out, const Rules& r) {
        SetFlag kind{{}, Set};
        Value<FlagId>::read(in, json, kind.flag, r);
        out = std::move(kind);
    };
    made.write = [](std::string& out, const Effect& effect, const Rules& r) {
        const auto* kind = std::get_if<SetFlag>(&effect);
        if (kind != nullptr && kind->set == Set && !kind->flag.empty())
            Value<FlagId>::write(out, kind->flag, r);
    };
    return made;
}

} // namespace

template <>
const ObjectTable<Effect>& table_of<Effect>() {
    static const auto made = [] {
        auto effects = table<Effect>(
            "effect", {"效果", "an effect"},
            {flag_key<true>("set", {"设上标志", "sets a flag"}),
             flag_key<false>("clear", {"清除标志", "clears a flag"}),
             effect_key<&ChangeMood::by>("mood", {.min = -200, .max = 200},
                                         {"情绪加减", "changes the mood by so much"}),
             effect_key<&ChangePatience::by_s>("patience_s", {.min = -86400, .max = 86400},
                                               {"耐心加减（秒）", "changes the patience by so many seconds"}),
             effect_key<&Reveal::id>("reveal", {.required = true},
                                     {"显示一张照片、一条事实、规则或文章",
                                      "shows a photo, fact, policy or article on the desk"}),
             effect_key<&AcceptOffer::measure>(
                 "accept", {},
                 {"顾客接受了这项措施；空文字指最近提出的",
                  "the customer accepts this measure; empty: what was offered last"}),
             effect_key<&TriggerEvent::event>("trigger", {.required = true},
                                              {"现在发生某个事件", "an event of \"events\" happens now"})});
        effects.shape.exactly_one = true;
        return effects;
    }();
    return made;
}

void Value<Effect>::read(Reader& in, const Json& json, Effect& out, const Rules&) {
    if (!json.is(Json::Kind::object)) return in.wrong_type(json, {"效果 {…}", "an effect {…}"});
    const ObjectTable<Effect>& effects = table_of<Effect>();
    std::int64_t count = 0;
    for (const Json& child : json.children)
        count += child.key.starts_with("x-") ? 0 : 1;
    if (count == 1) return read_fields(in, json, out, effects);
    std::vector<std::string_view> names;
    for (const Field<Effect>& each : effects.fields)
        names.push_back(each.shape.name);
    in.report(Code::not_one_kind, json.offset,
              {{"object", effects.shape.doc}, {"found", count}, {"names", join(names)}});
}

void Value<Effect>::write(std::string& out, const Effect& value, const Rules&) {
    write_object(out, value);
}

Shape Value<Effect>::shape(const Rules&) {
    return {.kind = Shape::Kind::object, .object = &shape_of<Effect>};
}

} // namespace amends::scenario::fields
