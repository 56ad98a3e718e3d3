#include "sim/app/marks/training_lines.hpp"

#include "scoring/text/context_json.hpp"
#include "sim/app/marks/visible.hpp"
#include "sim/author/masking.hpp"
#include "sim/records/sharing.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::app {
namespace {

using nlohmann::json;

/// Every text of a context in one order, so that all are masked with one memory.
template <class Visit>
void visit_texts(text::Context& context, Visit&& visit) {
    for (text::Utterance& one : context.history)
        visit(one.text);
    for (auto* list : {&context.customer, &context.facts, &context.shown, &context.own})
        for (std::string& one : *list)
            visit(one);
    for (text::ActionDone& action : context.actions)
        for (auto& [name, value] : action.arguments)
            visit(value);
}

/// Masks context and reply together; yields how much was replaced.
std::size_t mask_turn(text::Context& context, std::string& reply, author::MaskMemory& memory) {
    std::vector<std::string> texts;
    visit_texts(context, [&](std::string& one) { texts.push_back(one); });
    texts.push_back(reply);
    const support::Lang lang = context.lang == text::ContextLang::en ? support::Lang::en : support::Lang::zh;
    const auto masked = author::mask_texts(texts, lang, memory);
    std::size_t at = 0, pieces = 0;
    for (const author::MaskedText& one : masked)
        pieces += one.pieces.size();
    visit_texts(context, [&](std::string& one) { one = masked[at++].text; });
    reply = masked[at].text;
    return pieces;
}

std::string line_of(std::size_t number, const text::Context& context, const std::string& reply,
                    const text::LabelSet& labels, const std::string& situation) {
    json line = json::parse(text::to_json(context));
    line["id"] = "overruled-" + std::to_string(number);
    line["reply"] = reply;
    line["context"] = situation;
    line["labels"] = json::array();
    for (const text::Label label : text::all_labels())
        if (has(labels, label)) line["labels"].push_back(text::to_string(label));
    return line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace

records::Outcome<TrainingLines> training_lines(records::Reader& reader) {
    const auto marks = records::all_marks(reader);
    if (!marks) return marks.error();
    const auto people = records::list_people(reader);
    if (!people) return people.error();
    const auto shared = records::shared_turns(reader);
    if (!shared) return shared.error();
    std::set<std::string> attempts;
    for (const records::Mark& one : marks.value())
        if (one.kind == records::MarkKind::first || one.kind == records::MarkKind::final_)
            attempts.insert(one.turn.attempt);
    TrainingLines all;
    StandingReader standing(reader);
    for (const std::string& attempt : attempts) {
        const auto at = standing.read(attempt);
        if (!at) continue; // erased, or of another version
        author::MaskMemory memory;
        for (const records::Person& one : people.value())
            memory.also[one.name] = author::MaskKind::name;
        std::vector<text::Context> contexts;
        for (const TurnStanding& turn : at.value().turns) {
            const bool is_typed = at.value().told.state.turns[turn.number - 1].choice.empty();
            const bool may_leave = at.value().row.mode == "assessment"
                                   || std::any_of(shared.value().begin(), shared.value().end(),
                                                  [&](const records::SharedTurn& one) {
                                                      return one.turn == records::TurnName{attempt, turn.seq};
                                                  });
            if (!is_typed || !may_leave || turn.now == turn.machine.labels) continue;
            if (contexts.empty()) contexts = engine::contexts_of(at.value().told);
            text::Context context = context_for_others(at.value(), contexts[turn.number - 1]);
            std::string reply = at.value().told.turns[turn.number - 1].reply;
            all.masked += mask_turn(context, reply, memory);
            all.text += line_of(++all.lines, context, reply, turn.now,
                                at.value().row.scenario + "/"
                                    + at.value().told.state.turns[turn.number - 1].node.value);
        }
    }
    return all;
}

} // namespace amends::app
