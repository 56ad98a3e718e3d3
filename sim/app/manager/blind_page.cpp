#include "sim/app/manager/blind_page.hpp"

#include "sim/app/chinese_signs.hpp"
#include "sim/app/manager/marks_words.hpp"
#include "sim/app/marks/calibration.hpp"
#include "sim/app/platform/clock.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/records/chain.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace amends::app {
namespace {

using records::MarkKind;

std::string kappa_told(const stats::TwoRaters& counts) {
    const auto kappa = stats::cohens_kappa(counts);
    if (!kappa) return "–";
    const auto interval = stats::kappa_interval(counts);
    if (!interval) return fmt::format("{:.2f}", *kappa);
    return fmt::format("{:.2f} ({:.2f}…{:.2f})", *kappa, interval->low, interval->high);
}

/// Who speaks in what went before: a shop's bot may have answered first.
const char* speaker_id(text::Speaker who) {
    if (who == text::Speaker::bot) return "manager.blind.bot";
    return who == text::Speaker::agent ? "manager.attempt.trainee" : "debrief.customer";
}

std::string whether_it_counts(const ui::Texts& texts, LabelAgreement::Counts counts) {
    switch (counts) {
    case LabelAgreement::Counts::yes: return texts.get("cli.marks.counts_yes");
    case LabelAgreement::Counts::no: return texts.get("cli.marks.counts_no");
    case LabelAgreement::Counts::too_rare: break;
    }
    return texts.get("cli.marks.counts_too_rare");
}

ui::FigureTable agreement_table(const ui::Texts& texts, const Agreement& all, const MarkTelling& telling) {
    ui::FigureTable table{.id = "agreement", .title = texts.get("manager.blind.agreement")};
    table.head = {texts.get("manager.blind.label"),    texts.get("manager.blind.turns"),
                  texts.get("manager.blind.people"),   texts.get("manager.blind.machine"),
                  texts.get("manager.blind.machine2"), texts.get("manager.blind.standing"),
                  texts.get("manager.blind.counts")};
    for (const LabelAgreement& one : all.labels)
        if (one.turns > 0)
            table.rows.push_back({ui::label_name(texts, one.label), std::to_string(one.turns),
                                  kappa_told(one.people), kappa_told(one.machine), kappa_told(one.machine2),
                                  kappa_told(one.standing), whether_it_counts(texts, one.counts)});
    std::string names;
    for (const std::string& marker : all.markers)
        names += (names.empty() ? std::string() : texts.get("author.inbox_comma")) + telling.name_of(marker);
    table.note =
        texts.get("manager.blind.agreement_note", {{"markers", names.empty() ? std::string("–") : names},
                                                   {"turns", all.turns},
                                                   {"both", all.by_both},
                                                   {"least", fmt::format("{:.2f}", kappa_least)},
                                                   {"rare", label_turns_min}});
    if (all.left_out > 0)
        table.note += '\n' + texts.get("cli.marks.left_out", {{"count", all.left_out}, {"of", all.drawn}});
    return table;
}

} // namespace

const records::Mark* BlindPage::sample() const {
    return view_.sample < samples_.size() ? &samples_[view_.sample] : nullptr;
}

void BlindPage::read() {
    const ui::Texts& texts = desk_.texts();
    read_lang_ = texts.lang();
    is_read_ = true;
    view_.may_draw = desk_.may(records::Right::run_programmes) && !desk_.is_demonstration();
    view_.labels = codebook(texts, {});
    const std::string open = sample() ? sample()->id : std::string();
    samples_.clear();
    view_.samples.clear();
    view_.sample = 0;
    auto common = records::common_marks(desk_.reader());
    if (!common) return desk_.tell(common.error());
    for (auto mark = common.value().rbegin(); mark != common.value().rend(); ++mark)
        if (mark->kind == MarkKind::sample) samples_.push_back(*mark);
    for (std::size_t at = 0; at < samples_.size(); ++at) {
        const records::Mark& one = samples_[at];
        if (one.id == open) view_.sample = at;
        view_.samples.emplace_back(
            one.id, texts.get(one.purpose == "calibration" ? "manager.blind.sample_calibration"
                                                           : "manager.blind.sample_second",
                              {{"count", one.turns.size()}, {"when", spoken_time(texts, one.at_utc)}}));
    }
    read_turn();
    count();
}

/// The next turn of the sample for whoever looks.
void BlindPage::read_turn() {
    const ui::Texts& texts = desk_.texts();
    turn_.reset();
    view_.turn.reset();
    if (!sample()) {
        view_.nothing = texts.get(view_.may_draw ? "manager.blind.no_sample" : "manager.blind.no_sample_yet");
        return;
    }
    auto next = next_blind(desk_.reader(), desk_.actor(), *sample());
    if (!next) return desk_.tell(next.error());
    turn_ = std::move(next).value();
    if (!turn_) {
        view_.nothing = texts.get("manager.blind.all_marked");
        return;
    }
    ui::BlindTurnView& turn = view_.turn.emplace();
    turn.title = texts.get("manager.blind.at", {{"at", turn_->marked + 1}, {"of", turn_->of}});
    for (const text::Utterance& one : turn_->context.history)
        turn.said.push_back({texts.get(speaker_id(one.who)), one.text});
    for (const std::string& one : turn_->context.customer)
        turn.said.push_back({texts.get("debrief.customer"), one});
    const bool is_chinese = turn_->context.lang != text::ContextLang::en;
    for (const std::string& fact : turn_->context.facts)
        turn.facts.push_back(is_chinese ? with_chinese_signs(fact) : fact);
    for (const text::ActionDone& one : turn_->context.actions)
        turn.facts.push_back(texts.get("manager.blind.did", {{"action", texts.get("action." + one.action)}}));
    turn.reply = turn_->reply;
    widgets_.to_reply = true;
}

/// Begins to work the agreement out: it folds every attempt of the sample.
void BlindPage::count() {
    view_.agreement.reset();
    view_.calibration.clear();
    view_.may_calibrate = false;
    counted_.reset();
    view_.is_counting = sample() != nullptr;
    if (!sample()) return;
    counting_ = std::async(std::launch::async,
                           [&from = desk_.store(), drawn = *sample(), wake = desk_.host().wake]() -> Counted {
                               auto reader = records::reader_of(from);
                               auto counted = reader ? read_agreement(reader.value(), drawn)
                                                     : records::Outcome<Agreement>(reader.error());
                               if (wake) wake();
                               return std::make_shared<const records::Outcome<Agreement>>(std::move(counted));
                           })
                    .share();
}

void BlindPage::take_agreement() {
    if (!view_.is_counting || !counting_.valid()) return;
    if (desk_.ui().still) counting_.wait(); // pictures and tests show what is there
    if (counting_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    view_.is_counting = false;
    counted_ = counting_.get();
    const auto& counted = *counted_;
    if (!counted) return desk_.tell(counted.error());
    tell_calibration(counted.value());
    if (counted.value().turns == 0) return;
    view_.agreement =
        agreement_table(desk_.texts(), counted.value(),
                        {desk_.texts(), [&](const std::string& id) { return desk_.name_of(id); }});
}

/// How far the calibration is; once it is enough what it comes to, and whether it is kept already.
void BlindPage::tell_calibration(const Agreement& all) {
    if (!sample() || sample()->purpose != "calibration") return;
    const ui::Texts& texts = desk_.texts();
    const auto common = records::common_marks(desk_.reader());
    if (!common) return desk_.tell(common.error());
    const auto names = [&](const text::LabelSet& labels) {
        const std::string list = names_of_labels(texts, labels);
        return list.empty() ? texts.get("manager.blind.no_label") : list;
    };
    for (const records::Mark& one : common.value()) {
        if (one.kind != MarkKind::calibration || one.sample != sample()->id) continue;
        view_.calibration =
            texts.get("manager.blind.is_calibrated",
                      {{"labels", names(one.labels)}, {"when", spoken_time(texts, one.at_utc)}});
    }
    if (!view_.calibration.empty()) return;
    if (!all.is_enough()) {
        view_.calibration = texts.get("manager.blind.calibration_so_far",
                                      {{"both", all.by_both}, {"least", calibration_turns_min}});
        return;
    }
    view_.would_leave_out =
        texts.get("manager.blind.would_leave_out", {{"labels", names(all.not_counting())}});
    view_.calibration = view_.would_leave_out;
    view_.may_calibrate = view_.may_draw;
}

void BlindPage::calibrate(const std::string& why) {
    if (!sample() || !counted_ || !*counted_) return;
    const auto ticket = records::add_marks(desk_.store(), desk_.actor(),
                                           {calibration_by(*sample(), counted_->value(), why)}, -1);
    if (const auto fault = desk_.store().wait(ticket).fault) return desk_.tell(*fault);
    desk_.forget();
}

void BlindPage::draw_sample(bool is_calibration) {
    auto turns = turns_to_draw(desk_.reader(), is_calibration, {});
    if (!turns) return desk_.tell(turns.error());
    records::Mark drawn;
    drawn.kind = MarkKind::sample;
    drawn.id = records::fresh_uuid();
    drawn.purpose = is_calibration ? "calibration" : "second";
    drawn.reason = drawn.purpose;
    drawn.seed = static_cast<std::int64_t>(platform::random_seed() % (1ULL << 53U));
    const std::size_t count = sample_size(is_calibration, turns.value().size());
    drawn.turns = draw_turns(std::move(turns).value(), count, static_cast<std::uint64_t>(drawn.seed));
    if (drawn.turns.empty()) return desk_.tell(desk_.ui().t("cli.marks.no_turns"), ui::Tone::warn);
    const auto ticket = records::add_marks(desk_.store(), desk_.actor(), {std::move(drawn)}, -1);
    if (const auto fault = desk_.store().wait(ticket).fault) return desk_.tell(*fault);
    samples_.clear(); // the new one is looked at
    read();
}

void BlindPage::mark() {
    if (!turn_ || !sample()) return;
    StandingReader standing(desk_.reader());
    const auto at = standing.read(turn_->turn.attempt);
    if (!at) return desk_.tell(at.error());
    records::Mark mark;
    mark.kind = MarkKind::second;
    mark.turn = turn_->turn;
    mark.sample = sample()->id;
    mark.versions = at.value().versions;
    mark.reason = std::string(widgets_.comment.edit.text());
    if (mark.reason.find_first_not_of(" \t\r\n") == std::string::npos) mark.reason = blind_reason;
    for (const std::string& id : widgets_.given)
        if (const auto label = text::label_from(id)) text::add(mark.labels, *label);
    const auto ticket = records::add_marks(desk_.store(), desk_.actor(), {std::move(mark)}, -1);
    if (const auto fault = desk_.store().wait(ticket).fault) return desk_.tell(*fault);
    widgets_.given.clear();
    widgets_.comment.edit.begin_with({}, desk_.ui().breaks);
    desk_.forget();
}

void BlindPage::draw(ui::Rect page, ui::Commands&) {
    if (!is_read_ || read_lang_ != desk_.texts().lang()) read();
    take_agreement();
    const ui::BlindOutcome outcome = ui::draw_blind(desk_.ui(), page, view_, widgets_);
    if (outcome.sample && *outcome.sample != view_.sample) {
        view_.sample = *outcome.sample;
        widgets_.given.clear();
        read_turn();
        count();
    }
    if (outcome.draws_second) draw_sample(false);
    if (outcome.draws_calibration) draw_sample(true);
    if (outcome.marks) mark();
    if (outcome.calibrates) calibrate(*outcome.calibrates);
}

} // namespace amends::app
