#include "sim/engine/verdict_json.hpp"

#include "sim/engine/json_pick.hpp"

#include <array>

namespace amends::engine {
namespace {

using text::Deadline;
using text::PromiseStanding;

constexpr std::array<std::string_view, 3> deadline_kinds = {"none", "duration", "instant"};
constexpr std::array<std::string_view, 3> standings = {"offered", "conditional", "due"};

/// The index of a name in a table of names; null when it is none of them.
std::optional<std::size_t> index_of(std::span<const std::string_view> names, std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return i;
    return std::nullopt;
}

void pick_both(Picker& from, const char* key, support::Localized& out) {
    const Json* member = from.find(key);
    if (!member) return;
    Picker texts(*member);
    texts.pick("zh", out.zh);
    texts.pick("en", out.en);
    if (!texts.good()) from.fail();
}

void pick_span(Picker& from, text::Span& span) {
    from.pick_integer("start", span.start);
    from.pick_integer("end", span.end);
}

std::optional<text::Label> label_in(const Json& value) {
    return value.is_string() ? text::label_from(value.get_ref<const std::string&>()) : std::nullopt;
}

bool read_deadline(const Json& json, Deadline& deadline) {
    Picker from(json);
    std::string kind = "none";
    from.pick("kind", kind);
    from.pick_integer("seconds", deadline.seconds);
    from.pick("instant", deadline.instant);
    const auto index = index_of(deadline_kinds, kind);
    if (index) deadline.kind = static_cast<Deadline::Kind>(*index);
    return from.good() && index;
}

bool read_promise(const Json& json, text::Promise& promise) {
    Picker from(json);
    std::string standing = "due";
    from.pick("text", promise.text);
    pick_span(from, promise.span);
    from.pick("who", promise.who);
    from.pick("measure", promise.measure);
    from.pick("object", promise.object);
    from.pick("currency", promise.currency);
    from.pick("condition", promise.condition);
    from.pick("state", standing);
    const Json* amount = from.find("amount");
    if (amount && !amount->is_null()) from.pick_integer("amount", promise.amount.emplace());
    const Json* deadline = from.find("deadline");
    if (deadline && !read_deadline(*deadline, promise.deadline)) return false;
    const auto index = index_of(standings, standing);
    if (index) promise.standing = static_cast<PromiseStanding>(*index);
    return from.good() && index;
}

bool read_act(const Json& json, text::ActHit& act) {
    Picker from(json);
    from.pick("id", act.id.value);
    pick_span(from, act.span);
    from.pick("slots", act.slots);
    return from.good();
}

bool read_evidence(const Json& json, text::Evidence& evidence) {
    Picker from(json);
    const Json* label = from.find("label");
    const auto known = label ? label_in(*label) : std::nullopt;
    pick_span(from, evidence.span);
    pick_both(from, "reason", evidence.reason);
    from.pick("rule", evidence.rule);
    if (known) evidence.label = *known;
    return from.good() && known;
}

bool read_finding(const Json& json, text::Finding& finding) {
    Picker from(json);
    from.pick("id", finding.id);
    pick_span(from, finding.span);
    pick_both(from, "message", finding.message);
    return from.good();
}

template <class Part>
auto into(std::vector<Part>& parts, bool (*read)(const Json&, Part&)) {
    return [&parts, read](const Json& json) { return read(json, parts.emplace_back()); };
}

} // namespace

std::optional<text::Verdict> verdict_from_json(const Json& json) {
    text::Verdict verdict;
    Picker from(json);
    from.each("labels", [&](const Json& id) {
        const auto label = label_in(id);
        if (label) add(verdict.labels, *label);
        return label.has_value();
    });
    from.each("acts", into(verdict.acts, read_act));
    from.each("evidence", into(verdict.evidence, read_evidence));
    from.each("promises", into(verdict.promises, read_promise));
    from.each("findings", into(verdict.findings, read_finding));
    if (!from.good()) return std::nullopt;
    return verdict;
}

} // namespace amends::engine
