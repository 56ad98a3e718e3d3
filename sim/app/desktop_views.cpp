// What screens show, prepared from cases, attempts and the session.
#include "scoring/text/judge.hpp"
#include "sim/app/desktop.hpp"
#include "sim/app/spoken_time.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace amends::app {
/// What a play says of itself that was begun by the author screen.
std::pair<std::string, ui::Tone> Desktop::trial_badge() const {
    return records_test_ ? std::pair(host_.ui().t("desk.mode_recording"), ui::Tone::warn)
                         : std::pair(host_.ui().t("desk.mode_trial"), ui::Tone::neutral);
}

ui::DeskView Desktop::desk_view() const {
    ui::DeskInput in{
        .told = session_->told(), .texts = *host_.ui().texts, .contact_ms = session_->contact_ms()};
    for (const SessionLine& line : session_->lines()) {
        if (line.sending) in.sending.push_back(line.line.text);
    }
    if (session_->failure()) in.error = session_->failure()->in(lang());
    const std::string& id = session_->play().scenario->id.value;
    if (const LibraryCase* found = find(id)) in.scenario_root = found->file.parent_path().string() + "/";
    if (session_->play().mode == engine::Mode::practice && !is_trial_) in.others = other_contacts();
    in.guided = desk_.guided;
    in.typing = !desk_.draft.edit.empty();
    ui::DeskView view = ui::make_desk_view(in);
    if (is_trial_) std::tie(view.mode, view.mode_tone) = trial_badge();
    return view;
}

std::vector<ui::ContactRow> Desktop::other_contacts() const {
    std::vector<ui::ContactRow> rows;
    for (const LibraryCase& other : cases_) {
        if (!other.playable() || other.loaded.scenario->id == session_->play().scenario->id) continue;
        const ui::CaseCard card = case_card(other);
        ui::ContactRow row{.id = card.id.value, .name = card.customer, .portrait = card.portrait};
        row.topic = card.topic;
        row.finished = card.tries > 0;
        row.locked = !row.finished;
        row.last_line = host_.ui().t(row.finished ? "desk.contact_done" : "desk.contact_later");
        if (row.finished && !card.best.empty()) row.time = card.best;
        rows.push_back(std::move(row));
    }
    std::stable_partition(rows.begin(), rows.end(), [](const ui::ContactRow& row) { return row.locked; });
    return rows;
}

ui::CaseCard Desktop::case_card(const LibraryCase& from) const {
    const ui::Ui& ui = host_.ui();
    const scenario::Scenario& script = *from.loaded.scenario;
    // The words of a card are drawn with the first rows: nobody has chosen a seed yet.
    engine::Case shown;
    shown.scenario = from.loaded.scenario;
    shown.drawn = engine::draw(script, 1);
    const auto words = [&](const support::Localized& text) { return engine::render(shown, text, lang()); };
    ui::CaseCard card{.id = script.id, .title = words(script.title), .summary = words(script.summary)};
    card.topic_index = static_cast<int>(script.topic);
    card.topic = ui.t("topic." + std::to_string(card.topic_index));
    card.minutes = ui.t("catalogue.minutes", {{"minutes", script.minutes}});
    card.customer = words(script.customer.name);
    card.portrait = ui::portrait_of(script, script.customer.mood);
    card.difficulty = script.difficulty;
    card.guided = script.guided;
    card.ways = script.ways;
    card.languages = script.languages;
    if (script.rubric.value != "default") card.rubric = script.rubric.value;
    for (const scenario::Order& order : script.desk.orders) {
        if (card.picture.empty() && !order.items.empty()) card.picture = order.items.front().picture;
    }
    if (!card.picture.empty() && card.picture.rfind("goods/", 0) != 0)
        card.picture = (from.file.parent_path() / card.picture).string();
    std::optional<int> best;
    for (const AttemptSummary& attempt : attempts_) {
        if (attempt.scenario != script.id.value || attempt.state != records::AttemptState::finished) continue;
        ++card.tries;
        if (attempt.total_tenths && (!best || *attempt.total_tenths > *best)) {
            best = attempt.total_tenths;
            card.best_tone = attempt.passed ? ui::Tone::good : ui::Tone::warn;
        }
    }
    if (best)
        card.best = ui.t("catalogue.best", {{"points", ui::points_text(*best)}});
    else if (script.guided)
        card.best = ui.t("catalogue.guided");
    return card;
}

ui::StartOffer Desktop::start_offer() const {
    const ui::Ui& ui = host_.ui();
    ui::StartOffer offer{.why_no_assessment = {},
                         .rubrics = {},
                         .may_look_behind = seat_.may_write_cases(),
                         .rubric = settings_.rubric};
    if (!is_judge_read())
        offer.why_no_assessment = ui.t("shell.loading_judge");
    else if (!can_examine())
        offer.why_no_assessment = ui.t(judge_.get().judge ? "catalogue.no_assessment" : "catalogue.no_judge");
    for (const auto& rubric : rubrics_) {
        std::string criteria;
        for (const rubric::Criterion& criterion : rubric->criteria)
            criteria += (criteria.empty() ? "" : ui.t("catalogue.rubric_comma")) + criterion.title.in(lang());
        offer.rubrics.push_back(
            {.id = rubric->id,
             .title = rubric->title.in(lang()),
             .note = ui.t("catalogue.rubric_note", {{"criteria", criteria}, {"mark", rubric->pass_mark}})});
    }
    return offer;
}

ui::CatalogueView Desktop::catalogue_view() const {
    ui::CatalogueView view;
    view.offer = start_offer();
    for (const LibraryCase& known : cases_) {
        if (known.playable()) {
            view.cases.push_back(case_card(known));
            continue;
        }
        ui::BrokenCase broken{.path = known.file.string(), .problem = {}};
        if (known.unreadable)
            broken.problem = known.unreadable->answer;
        else if (!known.loaded.problems.empty())
            broken.problem = support::format_problem(known.loaded.problems.front(), lang());
        view.broken.push_back(std::move(broken));
    }
    std::stable_sort(view.cases.begin(), view.cases.end(), [](const ui::CaseCard& a, const ui::CaseCard& b) {
        return std::pair(!a.guided, a.difficulty) < std::pair(!b.guided, b.difficulty);
    });
    return view;
}

ui::KeptAttemptView Desktop::kept_view() const {
    const ui::Ui& ui = host_.ui();
    const LibraryCase* found = find(kept_->row.scenario);
    ui::KeptAttemptView view{.title = found ? found->loaded.scenario->title.in(lang()) : kept_->row.scenario,
                             .when = spoken_time(*ui.texts, kept_->row.started_utc)};
    if (kept_->total_tenths) {
        view.result = ui.t(kept_->passed ? "home.result_passed" : "home.result_not_passed",
                           {{"points", ui::points_text(*kept_->total_tenths)}});
        view.tone = kept_->passed ? ui::Tone::good : ui::Tone::warn;
    } else {
        view.result = ui.t("home.result_unfinished");
    }
    for (const StoredResult::Turn& turn : kept_->turns)
        view.turns.push_back({turn.customer, turn.reply});
    return view;
}

ui::HomeView Desktop::home_view() const {
    const ui::Ui& ui = host_.ui();
    ui::HomeView view{.greeting = own_name().empty() ? ui.t("home.hello_nobody")
                                                     : ui.t("home.hello", {{"name", own_name()}}),
                      .name = own_name(),
                      .portrait = "portraits/agent-a/neutral",
                      .notice = notice_};
    const ui::CatalogueView all = catalogue_view();
    view.offer = all.offer;
    for (const AttemptSummary& attempt : attempts_) {
        const LibraryCase* found = find(attempt.scenario);
        const std::string title = found ? found->loaded.scenario->title.in(lang()) : attempt.scenario;
        if (open_sitting_attempts_.contains(attempt.id)) continue; // gone on with as a whole
        if (attempt.state == records::AttemptState::open) {
            if (view.resume) continue;
            view.resume = ui::ResumeCard{
                .attempt = attempt.id,
                .title = title,
                .text = attempt.can_go_on ? ui.t("home.resume_text", {{"turn", attempt.turns + 1}})
                                          : ui.t("home.resume_other_version"),
                .portrait =
                    found ? ui::portrait_of(*found->loaded.scenario, found->loaded.scenario->customer.mood)
                          : view.portrait,
                .can_go_on = attempt.can_go_on};
            continue;
        }
        if (view.recent.size() >= 6) continue;
        ui::RecentAttempt recent{
            .attempt = attempt.id, .title = title, .when = spoken_time(*ui.texts, attempt.started_utc)};
        if (attempt.is_assessment) {
            view.has_assessment = true;
            recent.when = ui.t("home.when_assessment", {{"when", recent.when}});
        }
        if (const std::string news = dispute_news(attempt.id); !news.empty())
            recent.when = ui.t("home.when_and_news", {{"when", recent.when}, {"news", news}});
        if (attempt.state == records::AttemptState::abandoned)
            recent.result = ui.t("home.result_abandoned");
        else if (attempt.total_tenths) {
            recent.result = ui.t(attempt.passed ? "home.result_passed" : "home.result_not_passed",
                                 {{"points", ui::points_text(*attempt.total_tenths)}});
            recent.tone = attempt.passed ? ui::Tone::good : ui::Tone::warn;
        }
        view.recent.push_back(std::move(recent));
    }
    view.kept = retention_.words(*ui.texts);
    view.duties = duty_rows();
    view.plans = plan_rows();
    for (const ui::CaseCard& card : all.cases) {
        if (!view.next && card.tries == 0)
            view.next = card;
        else
            view.more.push_back(card);
    }
    if (!view.next && !all.cases.empty()) {
        view.next = all.cases.back();
        view.next_title = view.next->title;
        view.next_text = ui.t("home.next_done");
    } else if (view.next) {
        view.next_title = view.next->title;
        view.next_text = view.next->summary;
    }
    return view;
}

std::string Desktop::people_text() const {
    if (seat_.lists_anybody())
        return host_.ui().t("settings.people_listed",
                            {{"people", seat_.people().size()}, {"attempts", attempts_.size()}});
    std::set<std::string> people;
    for (const AttemptSummary& attempt : attempts_)
        people.insert(attempt.person);
    return host_.ui().t("settings.people_kept", {{"people", people.size()}, {"attempts", attempts_.size()}});
}

ui::SettingsView Desktop::settings_view() const {
    ui::SettingsView view{.lang = lang(),
                          .theme = settings_.theme,
                          .scale = host_.ui().theme.scale,
                          .muted = settings_.muted,
                          .still = settings_.still,
                          .has_sound = has_sound()};
    view.volume_percent = settings_.volume_percent;
    view.name = own_name();
    view.has_store = store_.has_value();
    view.lists_people = seat_.lists_anybody();
    view.may_restore = may_restore();
    if (const records::Person* person = seat_.person())
        view.role = host_.ui().t("cli.people.role." + std::string(records::to_string(person->role)));
    view.data_folder = places_.data.string();
    view.people = people_text();
    view.newest_copy = newest_copy_;
    view.kept = retention_.words(*host_.ui().texts);
    view.practice_months = retention_.rule().practice_months.value_or(0);
    view.assessment_months = retention_.rule().assessment_months.value_or(0);
    if (view.may_restore) view.kept_due = retention_.due(*host_.ui().texts, host_.ui().still);
    view.version = host_.ui().t("shell.version", {{"version", AMENDS_VERSION}});
    return view;
}

ui::TopBarView Desktop::top_bar_view() {
    ui::TopBarView view{.screen = screen_,
                        .name = seat_.is_closed() ? std::string() : own_name(),
                        .portrait = "portraits/agent-a/neutral",
                        .muted = settings_.muted,
                        .has_sound = has_sound()};
    view.is_closed = seat_.is_closed() || gate_now() == Gate::told
                     || (sitting_ && sitting_->page != SittingRun::Page::playing);
    view.is_signed_in = seat_.person() && !view.is_closed && !is_sitting();
    view.playing = is_playing() && !view.is_closed;
    view.may_sign_out = why_nobody_else().empty();
    view.manages = !view.is_closed && (screen_ == ui::Screen::manage || offers_manager());
    if (view.playing) {
        const engine::Case& play = session_->play();
        const bool practice = play.mode == engine::Mode::practice;
        view.mode = host_.ui().t(practice ? "desk.mode_practice" : "desk.mode_assessment");
        view.mode_tone = practice ? ui::Tone::good : ui::Tone::idea;
        if (is_trial_) std::tie(view.mode, view.mode_tone) = trial_badge();
        view.case_title = engine::render(play, play.scenario->title, lang());
        view.can_close = screen_ == ui::Screen::desk && session_->state().phase == engine::Phase::talking;
    }
    return view;
}

} // namespace amends::app
