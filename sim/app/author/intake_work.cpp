#include "sim/app/author/intake_work.hpp"

#include "sim/app/author/case_folder.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/saved_replies.hpp"
#include "sim/author/spreadsheet.hpp"

#include <chrono>
#include <utility>

namespace amends::app {
namespace {

IntakeResult not_taken(author::Refused why) {
    IntakeResult result;
    result.refused = std::move(why);
    return result;
}

IntakeResult stopped_intake() {
    IntakeResult result;
    result.stopped = true;
    return result;
}

IntakeResult replies_for(const author::Document& document, const std::vector<author::TableRow>& rows) {
    const auto replies = author::saved_reply_rows(rows, author::first_language(document.text()));
    if (!replies) return not_taken(replies.error());
    auto added = author::add_saved_replies(document.text(), replies.value());
    if (!added) return not_taken(added.error());
    IntakeReplies taken{std::nullopt, added.value().added, added.value().known};
    if (taken.added > 0)
        taken.edit =
            author::Edit{{"导入话术", "Import saved replies"},
                         {},
                         {author::ReplaceText{0, document.text().size(), std::move(added.value().text)}}};
    IntakeResult result;
    result.replies = std::move(taken);
    return result;
}

} // namespace

IntakeWork::IntakeWork(IntakeJob job, std::function<void()> wake) : job_(std::move(job)) {
    coming_ = std::async(std::launch::async, [this, wake = std::move(wake)] {
        IntakeResult result = run();
        if (wake) wake();
        return result;
    });
}

IntakeWork::~IntakeWork() {
    stopped_ = true; // the future's own end waits for the thread
}

bool IntakeWork::is_done() const {
    return coming_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

IntakeResult IntakeWork::run() const {
    auto bytes = read_intake(job_.file);
    if (!bytes) return not_taken(bytes.error());
    if (stopped_) return stopped_intake();
    return job_.open_case ? take_table(std::move(bytes).value()) : take_cases(std::move(bytes).value());
}

/// A package or a story joins the own cases.
IntakeResult IntakeWork::take_cases(std::string bytes) const {
    IntakeResult result;
    author::Package package;
    if (author::looks_like_package(bytes) || job_.file.extension() == ".amends") {
        auto read = author::read_package(bytes);
        if (!read) return not_taken(read.error());
        package = std::move(read).value();
    } else if (looks_like_story(job_.file, bytes)) {
        const JudgeFromFiles judges = job_.read_judge();
        auto made =
            story_package(std::move(bytes), {}, [&](const text::Context& context, std::string_view reply) {
                return judges.judge ? judges.judge->judge(context, reply) : text::Verdict{};
            });
        if (!made) return not_taken(made.error());
        result.notes = made.value().notes.size();
        package = std::move(made.value().package);
    } else {
        return result;
    }
    PackageCheck check = check_package(package, job_.file.filename().string(), job_.assets);
    if (stopped_) return stopped_intake();
    if (check.refused) {
        result.broken = std::move(check);
        return result;
    }
    auto placed = place_package(std::move(package), job_.library, job_.assets, TakenId::keep_both);
    if (!placed) return not_taken(placed.error());
    result.placed = std::move(placed).value();
    if (stopped_) return result; // the cases are here: only their tests are left unplayed
    if (const JudgeFromFiles judges = job_.read_judge(); judges.judge)
        result.tests =
            play_imported(result.placed->folders, job_.assets, text::RememberingJudge(judges.judge));
    return result;
}

/// A translated table, or the shop's saved replies: an edit of the open case.
IntakeResult IntakeWork::take_table(std::string bytes) const {
    const auto table = author::read_table_file(std::move(bytes), printable(job_.file.filename().string()));
    if (!table) return not_taken(table.error());
    if (stopped_) return stopped_intake();
    if (!author::is_text_table(table.value().rows)) return replies_for(*job_.open_case, table.value().rows);
    auto taken = author::take_texts(*job_.open_case, table.value().rows);
    if (!taken) return not_taken(taken.error());
    IntakeResult result;
    result.texts = std::move(taken).value();
    return result;
}

} // namespace amends::app
