#include "scoring/text/verdict.hpp"
#include "support/json_print.hpp"

namespace amends::text {
namespace {

using support::json_string;

std::string list(const std::vector<std::string>& items) {
    std::string out = "[";
    for (const std::string& item : items)
        out += (out.size() > 1 ? "," : "") + item;
    return out + "]";
}

std::string localized(const support::Localized& text) {
    return "{\"en\":" + json_string(text.en) + ",\"zh\":" + json_string(text.zh) + "}";
}

std::string number(std::size_t value) {
    return std::to_string(value);
}

std::string act_json(const ActHit& act) {
    std::string slots;
    for (const auto& [name, value] : act.slots)
        slots += (slots.empty() ? "" : ",") + json_string(name) + ":" + json_string(value);
    return "{\"end\":" + number(act.span.end) + ",\"id\":" + json_string(act.id.value) + ",\"slots\":{"
           + slots + "},\"start\":" + number(act.span.start) + "}";
}

std::string evidence_json(const Evidence& evidence) {
    return "{\"end\":" + number(evidence.span.end) + ",\"label\":\"" + std::string(to_string(evidence.label))
           + "\",\"reason\":" + localized(evidence.reason) + ",\"rule\":" + json_string(evidence.rule)
           + ",\"start\":" + number(evidence.span.start) + "}";
}

std::string finding_json(const Finding& finding) {
    return "{\"end\":" + number(finding.span.end) + ",\"id\":" + json_string(finding.id)
           + ",\"message\":" + localized(finding.message) + ",\"start\":" + number(finding.span.start) + "}";
}

std::string deadline_json(const Deadline& deadline) {
    if (deadline.kind == Deadline::Kind::duration)
        return "{\"kind\":\"duration\",\"seconds\":" + std::to_string(deadline.seconds) + "}";
    if (deadline.kind == Deadline::Kind::instant)
        return "{\"instant\":" + json_string(deadline.instant) + ",\"kind\":\"instant\"}";
    return "{\"kind\":\"none\"}";
}

std::string_view standing_word(PromiseStanding standing) {
    switch (standing) {
    case PromiseStanding::offered: return "offered";
    case PromiseStanding::conditional: return "conditional";
    case PromiseStanding::due: break;
    }
    return "due";
}

std::string promise_json(const Promise& promise) {
    return "{\"amount\":" + (promise.amount ? std::to_string(*promise.amount) : std::string("null"))
           + ",\"condition\":" + json_string(promise.condition) + ",\"currency\":"
           + json_string(promise.currency) + ",\"deadline\":" + deadline_json(promise.deadline)
           + ",\"end\":" + number(promise.span.end) + ",\"measure\":" + json_string(promise.measure)
           + ",\"object\":" + json_string(promise.object) + ",\"start\":" + number(promise.span.start)
           + ",\"state\":\"" + std::string(standing_word(promise.standing))
           + "\",\"text\":" + json_string(promise.text) + ",\"who\":" + json_string(promise.who) + "}";
}

} // namespace

std::string to_json(const Verdict& verdict) {
    std::vector<std::string> acts, evidence, findings, labels, promises;
    for (const ActHit& act : verdict.acts)
        acts.push_back(act_json(act));
    for (const Evidence& one : verdict.evidence)
        evidence.push_back(evidence_json(one));
    for (const Finding& one : verdict.findings)
        findings.push_back(finding_json(one));
    for (const Label label : all_labels()) {
        if (has(verdict.labels, label)) labels.push_back('"' + std::string(to_string(label)) + '"');
    }
    for (const Promise& promise : verdict.promises)
        promises.push_back(promise_json(promise));
    return "{\"acts\":" + list(acts) + ",\"evidence\":" + list(evidence) + ",\"findings\":" + list(findings)
           + ",\"labels\":" + list(labels) + ",\"promises\":" + list(promises) + "}";
}

} // namespace amends::text
