// What the window does with the records beside playing: closing what was left, copies, the folder itself.
#include "sim/app/answer_words.hpp"
#include "sim/app/desktop.hpp"
#include "sim/app/platform/platform.hpp"
#include "sim/app/session/abandon.hpp"
#include "sim/app/spoken_time.hpp"
#include "sim/records/backup.hpp"

namespace amends::app {
namespace {

/// A copy's name is its time: "amends-20260301T093000250Z.db".
std::string time_in_name(const ui::Texts& texts, const std::filesystem::path& copy) {
    const std::string name = copy.stem().string();
    constexpr std::size_t at = std::string_view("amends-").size();
    if (name.size() < at + 15) return name;
    return spoken_time(texts, name.substr(at, 4) + "-" + name.substr(at + 4, 2) + "-" + name.substr(at + 6, 5)
                                  + ":" + name.substr(at + 11, 2) + ":" + name.substr(at + 13, 2) + "Z");
}

} // namespace

void Desktop::close_left_open() {
    if (!store_ || !reader_) return;
    records::ActingStore closing(*store_, records::Actor::program());
    const auto closed = abandon_left_open(closing, *reader_, platform::wall_now().count());
    if (!closed)
        log_fault(log_, closed.error());
    else if (!closed.value().empty() && notice_.empty())
        notice_ = host_.ui().t("shell.left_open", {{"count", closed.value().size()}});
}

void Desktop::look_for_copies() {
    const auto newest = records::newest_backup(records::files_in(places_.data));
    newest_copy_ = newest ? time_in_name(*host_.ui().texts, *newest) : std::string();
}

void Desktop::read_retention() {
    if (!reader_) return;
    retention_.read(*reader_);
    if (store_ && may_restore()) retention_.count(*store_, wake_);
}

void Desktop::set_retention() {
    if (!store_ || !reader_) return;
    const auto months = [](int number) { return number > 0 ? std::optional(number) : std::nullopt; };
    const ui::KeptForm& form = settings_widgets_.kept;
    const records::Retention rule{months(form.practice_months), months(form.assessment_months)};
    const auto set = store_->wait(records::set_retention(*store_, seat_.actor(), rule));
    if (set.fault) {
        log_fault(log_, *set.fault);
        tell(records::sentence(*set.fault));
        return;
    }
    read_retention();
    tell(host_.ui().t("settings.kept_is_set"), ui::Tone::good);
}

/// The store is closed meanwhile. Whatever happens, it is opened again.
void Desktop::restore_backup() {
    const records::StoreFiles files = records::files_in(places_.data);
    const auto copy = records::newest_sound_backup(files);
    if (!copy) {
        tell(host_.ui().t("shell.no_sound_copy"), ui::Tone::bad);
        return;
    }
    const records::Actor actor = seat_.actor();
    session_.reset();
    manager_.reset(); // it looks at what is closed now
    seat_.forget();
    reader_.reset();
    backup_ = {};
    inbox_.coming = {}; // reads from the file that is put aside
    retention_ = {};    // the same
    store_.reset();
    notice_.clear();
    const auto restored =
        records::restore_backup(files, *copy, platform::format_utc(platform::wall_now()), actor);
    open_store();
    refresh();
    if (!restored) {
        log_fault(log_, restored.error());
        tell(records::sentence(restored.error()));
    } else {
        tell(host_.ui().t(restored.value() > 0 ? "shell.restored_erased" : "shell.restored",
                          {{"when", time_in_name(*host_.ui().texts, *copy)}, {"count", restored.value()}}),
             ui::Tone::good);
    }
}

void Desktop::open_data_folder() {
    auto begun = platform::FolderOpening::begin(places_.data);
    if (begun)
        opening_.emplace(std::move(begun).value());
    else
        tell(host_.ui().t("shell.folder_failed", {{"why", folder_words(begun.error(), *host_.ui().texts)},
                                                  {"folder", places_.data.string()}}),
             ui::Tone::bad);
}

/// The desktop's service says later whether it could.
void Desktop::see_folder_answer() {
    if (!opening_) return;
    const auto answer = opening_->answer();
    if (!answer) {
        host_.ui().wake.within(0.2);
        return;
    }
    opening_.reset();
    if (*answer) return;
    tell(host_.ui().t("shell.folder_failed", {{"why", folder_words(answer->error(), *host_.ui().texts)},
                                              {"folder", places_.data.string()}}),
         ui::Tone::bad);
}

} // namespace amends::app
