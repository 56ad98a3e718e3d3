// How the window comes up: what is read beside it, what waits until its first picture is on the screen.
#include "scoring/text/judge_version.hpp"
#include "sim/app/desktop.hpp"
#include "sim/app/opening_page.hpp"
#include "sim/app/platform/memory.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/store_place.hpp"
#include "sim/records/opening.hpp"

#include <utility>

namespace amends::app {

namespace {

/// The program lays a frame out twice before it brings the first to the screen.
constexpr int frames_before_judge = 2;

} // namespace

ReadBeside begin_reading(const DesktopPlaces& places, std::function<void()> wake,
                         std::shared_ptr<OpeningProgress> opening) {
    if (!opening) opening = std::make_shared<OpeningProgress>();
    records::StoreOptions options = store_options();
    options.wake = std::move(wake);
    return {std::async(std::launch::async,
                       [library = places.library, assets = places.assets] {
                           auto cases = load_library(library_folders(library), shipped_resources(assets));
                           for (LibraryCase& one : cases)
                               one.loaded.source = {}; // nobody plays the places of its lines
                           return cases;
                       }),
            std::async(std::launch::async, [assets = places.assets] { return load_rubrics(assets); }),
            std::async(std::launch::async,
                       [data = places.data, options = std::move(options), opening]() mutable {
                           const records::WatchOpening watch([&](double share) { opening->tell(share); });
                           return records::open_store(data, std::move(options));
                       }),
            opening};
}

Desktop::Desktop(UiHost& host, const DesktopPlaces& places, Settings settings, std::function<void()> wake)
    : Desktop(host, places, std::move(settings), wake, begin_reading(places, wake)) {}

Desktop::Desktop(UiHost& host, DesktopPlaces places, Settings settings, std::function<void()> wake,
                 ReadBeside read)
    : host_(host), wake_(std::move(wake)), places_(std::move(places)), settings_(std::move(settings)) {
    host_.speak(settings_.lang.value_or(language_of_environment()));
    host_.ui().still = settings_.still;
    keep_store(read.store.get());
    cases_ = read.cases.get();
    rubrics_ = read.rubrics.get();
    refresh();
}

Desktop::~Desktop() = default;

/// What the first picture did not need. A still picture waits for it, so that it is always the same.
void Desktop::after_first_picture() {
    if (player_ || player_coming_.valid()) return;
    player_coming_ =
        std::async(std::launch::async, [folder = (places_.assets / "sounds").string(), wake = wake_] {
            sound::Player player = sound::Player::open(folder);
            if (wake) wake();
            return player;
        });
    if (host_.ui().still) take_player();
}

void Desktop::take_player() {
    player_.emplace(player_coming_.get());
    for (std::size_t i = 0; i < sound::kind_count; ++i)
        player_->set_volume(static_cast<sound::Kind>(i), settings_.volume_percent[i]);
    player_->set_muted(settings_.muted);
    if (!has_sound()) tell(host_.ui().t("shell.no_sound"));
    host_.ui().wake.within(0);
}

void Desktop::read_judge() {
    if (judge_.valid()) return;
    judge_ =
        std::async(std::launch::async, [assets = places_.assets, read = places_.read_judge, wake = wake_] {
            JudgeFromFiles judge = read(assets);
            platform::hold_little_memory();
            platform::give_back_memory(); // half of what was read is not kept
            if (wake) wake();             // what waited for it may be drawn
            return judge;
        });
}

/// Once a frame: begins what had to wait and takes what has come.
void Desktop::go_on_starting() {
    if (++frames_ > frames_before_judge) read_judge();
    const auto has_come = [](const auto& future) {
        return future.valid() && future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    if (has_come(player_coming_)) take_player();
    if (!judge_told_ && is_judge_read()) tell_of_judge();
    follow_sharing();
    follow_intake();
}

void Desktop::tell_of_judge() {
    judge_told_ = true;
    const JudgeFromFiles& read = judge_.get();
    if (read.judge && !read.judge->rules_only()) return;
    std::string why;
    for (const support::Problem& problem : read.problems) {
        why = support::format_problem(problem, lang());
        if (problem.severity == support::Severity::error) break;
    }
    if (!notice_.empty()) notice_ += '\n';
    notice_ += host_.ui().t(read.judge ? "shell.rules_only" : "shell.no_judge", {{"why", why}});
    host_.ui().wake.within(0);
}

bool Desktop::lacks_judge(engine::Mode mode) {
    if (!judge().judge)
        tell(host_.ui().t("catalogue.no_judge"), ui::Tone::bad);
    else if (mode == engine::Mode::assessment && judge().judge->rules_only())
        tell(host_.ui().t("catalogue.no_assessment"), ui::Tone::bad);
    else
        return false;
    return true;
}

const JudgeFromFiles& Desktop::judge() {
    read_judge();
    return judge_.get();
}

bool Desktop::is_judge_read() const {
    return judge_.valid() && judge_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

std::optional<engine::JudgeName> Desktop::judge_today() const {
    if (!is_judge_read() || !judge_.get().judge) return std::nullopt;
    return engine::JudgeName{judge_.get().judge->fingerprint(), text::judge_version};
}

bool Desktop::can_examine() const {
    return is_judge_read() && judge_.get().judge && !judge_.get().judge->rules_only();
}

void Desktop::open_store() {
    records::StoreOptions options = store_options();
    options.wake = wake_;
    keep_store(records::open_store(places_.data, std::move(options)));
}

void Desktop::keep_store(records::Outcome<records::Store> opened) {
    if (!log_) {
        log_ = open_log(places_.data);
        log_start(log_);
    }
    if (!opened) {
        log_fault(log_, opened.error());
        notice_ = host_.ui().t("shell.store_failed", {{"why", records::sentence(opened.error()).in(lang())}});
        return;
    }
    manager_.reset(); // it looks at the records that stood here
    offers_manager_.reset();
    store_.emplace(std::move(opened).value());
    for (const records::StoreNotice& notice : store_->notices()) {
        log_notice(log_, notice);
        notice_ = records::sentence(notice).in(lang());
    }
    backup_ = start_daily_backup(*store_, log_);
    auto reader = records::reader_of(*store_);
    if (reader)
        reader_.emplace(std::move(reader).value());
    else
        notice_ = records::sentence(reader.error()).in(lang());
    close_left_open();
    read_people();
    used_at_ = places_.now();
}

} // namespace amends::app
