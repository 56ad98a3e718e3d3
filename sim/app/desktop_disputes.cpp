// Disputing marks of one's own attempts, and hearing what was answered.
#include "sim/app/desktop.hpp"
#include "sim/app/manager/attempt_view.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/records/marks.hpp"

#include <algorithm>

namespace amends::app {
namespace {

std::string disputed_names(const ui::Texts& texts, const text::LabelSet& labels) {
    std::string names;
    for (const text::Label label : text::all_labels())
        if (text::has(labels, label))
            names +=
                (names.empty() ? "" : texts.get("catalogue.rubric_comma")) + ui::label_name(texts, label);
    return names;
}

const char* outcome_id(records::DisputeOutcome outcome) {
    switch (outcome) {
    case records::DisputeOutcome::accepted: return "debrief.dispute_accepted";
    case records::DisputeOutcome::partly: return "debrief.dispute_partly";
    case records::DisputeOutcome::refused: break;
    }
    return "debrief.dispute_refused";
}

const records::Mark* answer_to(const std::vector<records::Mark>& marks, const records::Mark& dispute) {
    for (const records::Mark& one : marks)
        if (one.kind == records::MarkKind::answer && one.about == dispute.number) return &one;
    return nullptr;
}

} // namespace

/// Of an attempt of one's own that is kept; null: nothing can be disputed here.
const std::map<std::int64_t, std::vector<ui::DisputeView>>* Desktop::disputes_of(const std::string& attempt) {
    const auto is_it = [&](const AttemptSummary& one) {
        return one.id == attempt && one.state == records::AttemptState::finished;
    };
    if (!reader_ || !seat_.person() || is_trial_ || std::none_of(attempts_.begin(), attempts_.end(), is_it))
        return nullptr;
    if (disputes_of_ == attempt && disputes_lang_ == lang()) return &disputes_;
    own_marks_.reset();
    const ui::Texts& texts = *host_.ui().texts;
    const auto marks = records::marks_of(*reader_, attempt);
    if (!marks) return nullptr;
    disputes_of_ = attempt;
    disputes_lang_ = lang();
    disputes_.clear();
    for (const records::Mark& one : marks.value()) {
        if (one.kind != records::MarkKind::dispute) continue;
        ui::DisputeView view{.labels = disputed_names(texts, one.labels), .comment = one.reason};
        const records::Mark* answer = answer_to(marks.value(), one);
        view.state = texts.get(answer ? outcome_id(answer->outcome) : "debrief.dispute_waits");
        if (answer) {
            view.answer = texts.get("debrief.dispute_answer", {{"when", spoken_time(texts, answer->at_utc)},
                                                               {"reason", answer->reason}});
            view.tone =
                answer->outcome == records::DisputeOutcome::refused ? ui::Tone::neutral : ui::Tone::good;
        }
        disputes_[one.turn.seq].push_back(std::move(view));
    }
    return &disputes_;
}

/// Every mark of an attempt of one's own: who, when and why. Null where nothing of it is kept for others.
std::shared_ptr<const ui::AttemptView> Desktop::marks_of_own(const std::string& attempt) {
    if (!disputes_of(attempt)) return nullptr; // reads anew when something was marked
    if (own_marks_) return own_marks_;
    StandingReader reader(*reader_);
    const auto at = reader.read(attempt);
    if (!at) return nullptr;
    const auto visible = visible_turns(*reader_, seat_.actor(), at.value());
    if (!visible) return nullptr;
    const auto name_of = [this](const std::string& id) {
        for (const records::Person& one : seat_.people())
            if (one.id == id) return one.name;
        return id;
    };
    own_marks_ = std::make_shared<const ui::AttemptView>(
        attempt_view(at.value(), visible.value(),
                     {.marks = {*host_.ui().texts, name_of},
                      .case_title = title_of_case(cases_, at.value().row.scenario, lang()),
                      .person = {},
                      .first = first_reading(*reader_, attempt)}));
    return own_marks_;
}

/// What was handed in in the debrief.
void Desktop::follow_dispute(const engine::Playthrough& told) {
    const auto asked = std::exchange(debrief_.disputes, std::nullopt);
    if (!asked || !store_ || asked->turn >= told.turns.size()) return;
    records::Mark dispute;
    dispute.turn = {debriefed_id_, told.turns[asked->turn].seq};
    dispute.kind = records::MarkKind::dispute;
    dispute.reason = asked->comment;
    for (const text::Label label : asked->labels)
        text::add(dispute.labels, label);
    const auto answer = store_->wait(records::add_marks(*store_, seat_.actor(), {dispute}, -1));
    if (answer.fault) {
        log_fault(log_, *answer.fault);
        debrief_.dispute.problem = records::sentence(*answer.fault).in(lang());
        return;
    }
    debrief_.dispute = {};
    disputes_of_.clear();
    refresh();
    tell(host_.ui().t("debrief.dispute_sent"), ui::Tone::good);
}

/// "your dispute was answered", of the newest attempts of one's own; empty where nothing was disputed.
std::string Desktop::dispute_news(const std::string& attempt) const {
    const auto at = dispute_answers_.find(attempt);
    return at == dispute_answers_.end() ? std::string() : host_.ui().t(at->second);
}

void Desktop::read_dispute_answers() {
    constexpr std::size_t looked_at = 12; // more than Home lists
    dispute_answers_.clear();
    disputes_of_.clear();
    if (!reader_ || !seat_.person()) return;
    std::size_t seen = 0;
    for (const AttemptSummary& one : attempts_) {
        if (one.state != records::AttemptState::finished || ++seen > looked_at) continue;
        const auto marks = records::marks_of(*reader_, one.id);
        if (!marks) return;
        for (const records::Mark& mark : marks.value())
            if (mark.kind == records::MarkKind::dispute)
                dispute_answers_[one.id] =
                    answer_to(marks.value(), mark) ? "home.dispute_answered" : "home.dispute_waits";
    }
}

} // namespace amends::app
