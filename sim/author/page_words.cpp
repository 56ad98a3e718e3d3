// Conditions and effects as sentences; what is made of several becomes a list.
#include "sim/author/page_writer.hpp"
#include "sim/scenario/names.hpp"

namespace amends::author {
namespace {

using namespace scenario; // NOLINT: the closed list of conditions and effects

std::string at_reach(std::string_view id, Reach reach) {
    return std::string(id) + (reach == Reach::ever ? "_ever" : "");
}

struct ConditionWords {
    PageWriter& page;

    void list(std::string_view title, const std::vector<Condition>& parts) const {
        if (!title.empty()) page.word(title);
        page.in("ul", "when", [&] {
            for (const Condition& part : parts)
                page.in("li", "", [&] { page.condition(part); });
        });
    }
    void operator()(const AllOf& all) const {
        std::vector<Condition> parts;
        flatten(all, parts);
        if (parts.size() == 1) return page.condition(parts.front());
        list("page.when_all", parts);
    }
    /// Acts and labels of which one is enough stand together on a line.
    void operator()(const AnyOf& any) const {
        std::vector<Condition> parts, rest;
        flatten(any, parts);
        std::vector<text::ActId> acts;
        text::LabelSet labels;
        for (Condition& part : parts) {
            const auto* act = std::get_if<HasAct>(&part.is);
            const auto* label = std::get_if<HasLabel>(&part.is);
            if (act != nullptr && act->reach == Reach::turn)
                acts.push_back(act->act);
            else if (label != nullptr && label->reach == Reach::turn)
                text::add(labels, label->label);
            else
                rest.push_back(std::move(part));
        }
        const std::size_t rows = (acts.empty() ? 0U : 1U) + (labels.any() ? 1U : 0U) + rest.size();
        if (rows == 1) return one_of(acts, labels, rest);
        page.word("page.when_any");
        page.in("ul", "when", [&] {
            if (!acts.empty()) page.in("li", "", [&] { one_of(acts, {}, {}); });
            if (labels.any()) page.in("li", "", [&] { one_of({}, labels, {}); });
            for (const Condition& part : rest)
                page.in("li", "", [&] { page.condition(part); });
        });
    }
    void one_of(const std::vector<text::ActId>& acts, const text::LabelSet& labels,
                const std::vector<Condition>& rest) const {
        if (!rest.empty()) return page.condition(rest.front());
        const bool many = acts.size() + labels.count() > 1;
        if (!acts.empty()) page.word(many ? "page.any_act" : "page.one_act");
        if (labels.any()) page.word(many ? "page.any_label" : "page.one_label");
        page.raw(" ");
        page.act_chips(acts);
        page.label_chips(labels);
    }
    /// "All of" within "all of" says nothing more.
    template <class Group>
    static void flatten(const Group& group, std::vector<Condition>& parts) {
        for (const Condition& part : group.parts) {
            if (const auto* inner = std::get_if<Group>(&part.is))
                flatten(*inner, parts);
            else
                parts.push_back(part);
        }
    }
    void operator()(const NotThat& inverse) const {
        page.word("page.when_not");
        page.raw(" ");
        for (const Condition& part : inverse.part)
            page.condition(part);
    }
    void operator()(const HasAct& has) const {
        page.word(has.reach == Reach::turn ? "page.one_act" : "page.one_act_ever");
        page.raw(" ");
        page.act_chips({has.act});
    }
    void operator()(const HasLabel& has) const {
        text::LabelSet label;
        text::add(label, has.label);
        page.word(has.reach == Reach::turn ? "page.one_label" : "page.one_label_ever");
        page.raw(" ");
        page.label_chips(label);
    }
    void operator()(const HasAction& has) const {
        const std::string object = has.object.empty() ? std::string() : page.desk_name(has.object);
        page.word(at_reach("page.when_action", has.reach), {{"action", page.action(has.action)}});
        raw_detail(object);
        const auto limit = [&](std::string_view id, const std::optional<std::int64_t>& minor) {
            if (minor) raw_detail(page.words(id, {{"amount", page.money({*minor, {}, 100})}}));
        };
        limit("page.amount_min", has.amount_min);
        limit("page.amount_max", has.amount_max);
    }
    void raw_detail(const std::string& words) const {
        if (words.empty()) return;
        page.raw(" ");
        page.chip("detail", words);
    }
    void operator()(const FlagIs& flag) const {
        page.word(flag.set ? "page.when_flag" : "page.when_no_flag", {{"flag", flag.flag.value}});
    }
    void operator()(const MoodIn& mood) const {
        page.word("page.when_mood", {{"min", std::to_string(mood.min)}, {"max", std::to_string(mood.max)}});
    }
    void operator()(const ElapsedIn& elapsed) const {
        if (elapsed.max_s)
            page.word("page.when_elapsed_between",
                      {{"min", page.seconds(elapsed.min_s)}, {"max", page.seconds(*elapsed.max_s)}});
        else
            page.word("page.when_elapsed", {{"min", page.seconds(elapsed.min_s)}});
    }
    void operator()(const VisitsIn& visits) const {
        const std::string node = page.place_title(visits.node), min = std::to_string(visits.min);
        if (visits.max)
            page.word("page.when_visits_between",
                      {{"node", node}, {"min", min}, {"max", std::to_string(*visits.max)}});
        else
            page.word("page.when_visits", {{"node", node}, {"min", min}});
    }
    void operator()(const HasPromise& has) const {
        std::vector<std::string> states;
        for (const PromiseState state : has.states)
            states.push_back(page.words("author.value_state_" + std::string(name_of(state))));
        const auto measure = desk_action_from(has.measure);
        const std::string what = measure ? page.action(*measure) : has.measure;
        if (what.empty())
            page.word(at_reach("page.when_promise", has.reach));
        else
            page.word(at_reach("page.when_promise_of", has.reach), {{"measure", what}});
        raw_detail(page.joined(states));
    }
};

struct EffectWords {
    PageWriter& page;

    void operator()(const SetFlag& flag) const {
        page.word(flag.set ? "page.does_set" : "page.does_clear", {{"flag", flag.flag.value}});
    }
    void operator()(const ChangeMood& mood) const {
        page.word("page.does_mood", {{"by", (mood.by > 0 ? "+" : "") + std::to_string(mood.by)}});
    }
    void operator()(const ChangePatience& patience) const {
        page.word("page.does_patience",
                  {{"by", (patience.by_s > 0 ? "+" : "") + std::to_string(patience.by_s)}});
    }
    void operator()(const Reveal& reveal) const {
        page.word("page.does_reveal", {{"what", page.desk_name(reveal.id)}});
    }
    void operator()(const AcceptOffer& accept) const {
        const auto measure = desk_action_from(accept.measure);
        if (accept.measure.empty())
            page.word("page.does_accept_last");
        else
            page.word("page.does_accept", {{"measure", measure ? page.action(*measure) : accept.measure}});
    }
    void operator()(const TriggerEvent& event) const {
        page.word("page.does_trigger", {{"what", page.desk_name(event.event.value)}});
    }
};

enum class Truth { no, unknown, yes };

/// What a condition comes to when only the reply's labels and acts are known.
struct ReplyTruth {
    const text::LabelSet& labels;
    const std::vector<text::ActId>& acts;

    [[nodiscard]] Truth of(const std::vector<Condition>& conditions) const {
        Truth all = Truth::yes;
        for (const Condition& one : conditions)
            all = std::min(all, std::visit(*this, one.is));
        return all;
    }
    static Truth found(bool here, Reach reach) {
        return here ? Truth::yes : reach == Reach::ever ? Truth::unknown : Truth::no;
    }
    Truth operator()(const AllOf& all) const { return of(all.parts); }
    Truth operator()(const AnyOf& any) const {
        Truth best = Truth::no;
        for (const Condition& one : any.parts)
            best = std::max(best, std::visit(*this, one.is));
        return best;
    }
    Truth operator()(const NotThat& inverse) const {
        const Truth inner = of(inverse.part);
        return inner == Truth::yes ? Truth::no : inner == Truth::no ? Truth::yes : Truth::unknown;
    }
    Truth operator()(const HasAct& has) const {
        bool here = false;
        for (const text::ActId& act : acts)
            here = here || act == has.act;
        return found(here, has.reach);
    }
    Truth operator()(const HasLabel& has) const { return found(text::has(labels, has.label), has.reach); }
    template <class Other>
    Truth operator()(const Other&) const {
        return Truth::unknown;
    }
};

} // namespace

void PageWriter::condition(const Condition& one) {
    std::visit(ConditionWords{*this}, one.is);
}

void PageWriter::when(const std::vector<Condition>& conditions) {
    for (const Condition& one : conditions) {
        raw("<div class=\"cond\">");
        in("b", "", [&] { word("page.only_when"); });
        condition(one);
        raw("</div>\n");
    }
}

void PageWriter::effects(const std::vector<Effect>& list) {
    if (list.empty()) return;
    in("ul", "effects", [&] {
        for (const Effect& one : list)
            in("li", "", [&] { std::visit(EffectWords{*this}, one); });
    });
}

std::vector<PlaceId> ways_of_reply(const Node& node, const text::LabelSet& labels,
                                   const std::vector<text::ActId>& acts) {
    std::vector<PlaceId> ways;
    const auto add = [&](const PlaceId& to) {
        for (const PlaceId& known : ways)
            if (known == to) return;
        ways.push_back(to);
    };
    const ReplyTruth truth{labels, acts};
    for (const Transition& way : node.transitions) {
        if (way.on != Trigger::reply) continue;
        const Truth holds = truth.of(way.when);
        if (holds != Truth::no) add(way.to);
        if (holds == Truth::yes) return ways;
    }
    add({}); // not understood
    return ways;
}

} // namespace amends::author
