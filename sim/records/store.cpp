#include "sim/records/store.hpp"

#include "sim/records/retention.hpp"
#include "sim/records/writing.hpp"

#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace amends::records {
namespace {

struct Job {
    std::uint64_t ticket = 0;
    std::function<Answer(Writing&)> work;
    bool scrub = false; ///< empty the log and the free pages afterwards
};

using Jobs = std::vector<Job>;
using Answers = std::vector<Acknowledgement>;

/// All jobs in one transaction. What SQLite throws leaves nothing of any of them.
Answers run_together(Writing& writing, const Jobs& jobs) {
    Answers answers;
    writing.newest.reset();
    writing.written.forget();
    // Without memory even a rollback may fail; it is made up for here.
    if (sqlite3_get_autocommit(writing.database.getHandle()) == 0) writing.database.exec("ROLLBACK");
    SQLite::Transaction all(writing.database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const Job& job : jobs)
        answers.push_back({job.ticket, job.work(writing)});
    settle(writing);
    all.commit();
    return answers;
}

Acknowledgement run_alone(Writing& writing, const Job& job, const std::string& file) {
    try {
        return run_together(writing, {job}).front();
    } catch (const std::exception& problem) {
        return {job.ticket, fault_from(problem, file)};
    }
}

int note_log_pages(void* count, sqlite3*, const char*, int pages) {
    *static_cast<int*>(count) = pages;
    return SQLITE_OK;
}

} // namespace

struct Store::Inside {
    Inside(StoreFiles where, StoreOptions how, Holder held, Opened opened)
        : files(std::move(where)), options(std::move(how)), holder(std::move(held)),
          notices(std::move(opened.notices)), writing(std::move(opened.database)) {
        if (!options.wall_ms) options.wall_ms = system_ms;
        writing.wall_ms = options.wall_ms;
        sqlite3_wal_hook(writing.database.getHandle(), note_log_pages, &writing.log_pages);
        thread = std::thread([this] { work(); });
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        {
            const std::lock_guard lock(mutex);
            closing = true;
        }
        asked.notify_all();
        thread.join();
    }

    Ticket ask(std::function<Answer(Writing&)> job, bool scrub = false) {
        std::uint64_t ticket = 0;
        {
            const std::lock_guard lock(mutex);
            ticket = ++last_ticket;
            queue.push_back({ticket, std::move(job), scrub});
        }
        asked.notify_one();
        return ticket;
    }

    void work() {
        for (;;) {
            Jobs jobs;
            {
                std::unique_lock lock(mutex);
                asked.wait(lock, [&] { return closing || !queue.empty(); });
                if (queue.empty()) return;
                jobs.assign(std::make_move_iterator(queue.begin()), std::make_move_iterator(queue.end()));
                queue.clear();
            }
            acknowledge(run(jobs));
            work_off_log();
        }
    }

    /// Together if that goes; else each alone, so that one that cannot be stored takes no other with it.
    Answers run(const Jobs& jobs) {
        Answers answers;
        if (jobs.size() > 1) {
            try {
                answers = run_together(writing, jobs);
                after_commit(jobs);
                return answers;
            } catch (const std::exception&) { // told by each job's own answer
                answers.clear();
            }
        }
        for (const Job& job : jobs) {
            answers.push_back(run_alone(writing, job, files.database.string()));
            if (!answers.back().fault) after_commit({job});
        }
        return answers;
    }

    /// After the answers, so that no turn waits for it; in one go with nobody waiting, late if it must be.
    void work_off_log() {
        if (writing.log_pages < log_pages_full) return;
        {
            const std::lock_guard lock(mutex);
            if (!queue.empty() && writing.log_pages < 4 * log_pages_full) return;
        }
        int left = 0, done_pages = 0;
        if (sqlite3_wal_checkpoint_v2(writing.database.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &left,
                                      &done_pages)
            == SQLITE_OK)
            writing.log_pages = 0; // a reader in its way is a matter of moments: the next turn tells
    }

    void after_commit(const Jobs& jobs) {
        if (writing.newest) write_head(files.head, *writing.newest);
        for (const Job& job : jobs)
            if (job.scrub) writing.database.tryExec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// With the lock held.
    std::optional<Acknowledgement> taken(Ticket ticket) {
        const auto at = std::find_if(done.begin(), done.end(),
                                     [&](const Acknowledgement& one) { return one.ticket == ticket; });
        if (at == done.end()) return std::nullopt;
        Acknowledgement found = std::move(*at);
        done.erase(at);
        return found;
    }

    void acknowledge(Answers answers) {
        {
            const std::lock_guard lock(mutex);
            for (Acknowledgement& answer : answers)
                done.push_back(std::move(answer));
        }
        answered.notify_all();
        if (options.wake) options.wake();
    }

    StoreFiles files;
    StoreOptions options;
    Holder holder;
    std::vector<StoreNotice> notices;
    Writing writing;
    std::mutex mutex;
    std::condition_variable asked, answered;
    std::deque<Job> queue;
    Answers done;
    std::uint64_t last_ticket = 0;
    bool closing = false;
    std::thread thread;
};

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store::Ticket Store::begin_attempt(NewAttempt attempt, NewEvent began, std::vector<NewContent> contents) {
    return ActingStore(*this, Actor::first())
        .begin_attempt(std::move(attempt), std::move(began), std::move(contents));
}

Store::Ticket Store::append_event(std::string attempt, std::int64_t seq, NewEvent event, Unsent unsent) {
    return ActingStore(*this, Actor::first())
        .append_event(std::move(attempt), seq, std::move(event), std::move(unsent));
}

Store::Ticket Store::save_draft(std::string attempt, std::string contact, std::string text) {
    return ActingStore(*this, Actor::first())
        .save_draft(std::move(attempt), std::move(contact), std::move(text));
}

Store::Ticket Store::finish_attempt(std::string attempt, std::int64_t seq, Finish finish) {
    return ActingStore(*this, Actor::first()).finish_attempt(std::move(attempt), seq, std::move(finish));
}

AttemptStore::Ticket ActingStore::begin_attempt(NewAttempt attempt, NewEvent began,
                                                std::vector<NewContent> contents) {
    return store_->write([attempt = std::move(attempt), began = std::move(began),
                          contents = std::move(contents), actor = actor_](Writing& writing) -> Answer {
        if (Answer fault = write_attempt(writing, actor, attempt, began)) return fault;
        for (const NewContent& content : contents)
            write_content(writing, content.fingerprint, content.kind, content.bytes);
        return std::nullopt;
    });
}

AttemptStore::Ticket ActingStore::append_event(std::string attempt, std::int64_t seq, NewEvent event,
                                               Unsent unsent) {
    return store_->write([attempt = std::move(attempt), seq, event = std::move(event),
                          unsent = std::move(unsent), actor = actor_](Writing& writing) {
        return write_event(writing, actor, attempt, seq, event, unsent);
    });
}

AttemptStore::Ticket ActingStore::save_draft(std::string attempt, std::string contact, std::string text) {
    return store_->write(
        [attempt = std::move(attempt), contact = std::move(contact), text = std::move(text),
         actor = actor_](Writing& writing) { return write_draft(writing, actor, attempt, contact, text); });
}

AttemptStore::Ticket ActingStore::finish_attempt(std::string attempt, std::int64_t seq, Finish finish) {
    return store_->write(
        [attempt = std::move(attempt), seq, finish = std::move(finish), actor = actor_](Writing& writing) {
            return write_finish(writing, actor, attempt, seq, finish);
        });
}

Store::Ticket Store::put_content(NewContent content) {
    return inside_->ask([content = std::move(content)](Writing& writing) {
        return write_content(writing, content.fingerprint, content.kind, content.bytes);
    });
}

Store::Ticket Store::share_turn(TurnName turn, bool is_shared, Actor actor) {
    return inside_->ask([turn = std::move(turn), is_shared, actor = std::move(actor)](Writing& writing) {
        return write_share(writing, actor, turn, is_shared);
    });
}

Store::Ticket Store::mark_turns(std::vector<TurnName> turns, std::optional<TurnMark> mark, Actor actor) {
    return inside_->ask([turns = std::move(turns), mark = std::move(mark), actor = std::move(actor)](
                            Writing& writing) { return write_marks(writing, actor, turns, mark); });
}

Store::Ticket Store::erase_person(std::string person, Actor actor) {
    return write([person = std::move(person), actor = std::move(actor)](
                     Writing& writing) { return write_erasure(writing, person, actor); },
                 true);
}

Store::Ticket Store::write(std::function<std::optional<StoreFault>(Writing&)> work, bool scrub) {
    return inside_->ask(std::move(work), scrub);
}

std::vector<Acknowledgement> Store::take_acknowledgements() {
    const std::lock_guard lock(inside_->mutex);
    return std::exchange(inside_->done, {});
}

std::optional<Acknowledgement> Store::take(Ticket ticket) {
    const std::lock_guard lock(inside_->mutex);
    return inside_->taken(ticket);
}

Acknowledgement Store::wait(Ticket ticket) {
    std::unique_lock lock(inside_->mutex);
    assert(ticket <= inside_->last_ticket);
    for (;;) {
        if (auto found = inside_->taken(ticket)) return *found;
        inside_->answered.wait(lock);
    }
}

const StoreFiles& Store::files() const {
    return inside_->files;
}
const std::string& Store::vfs() const {
    return inside_->options.vfs;
}
const std::vector<StoreNotice>& Store::notices() const {
    return inside_->notices;
}

std::optional<StoreFault> Store::apply_retention() {
    auto reader = reader_of(*this);
    if (!reader) return reader.error();
    const auto rule = retention_of(reader.value());
    if (!rule) return rule.error();
    const std::string now = utc_text(inside_->options.wall_ms());
    const auto due = texts_due(reader.value(), rule.value(), now);
    if (!due) return due.error();
    if (due.value().empty()) return std::nullopt;
    if (auto fault = wait(retain_figures(*this, now)).fault) return fault;
    inside_->notices.push_back({StoreNotice::Kind::texts_gone, std::to_string(due.value().size())});
    return std::nullopt;
}

std::string_view to_string(AttemptState state) {
    switch (state) {
    case AttemptState::open: return "open";
    case AttemptState::finished: return "finished";
    case AttemptState::abandoned: break;
    }
    return "abandoned";
}

support::Localized sentence(const StoreNotice& notice) {
    switch (notice.kind) {
    case StoreNotice::Kind::rollback_journal:
        return {
            "这个文件夹（可能在网络盘上）不支持快速日志，改用较慢但同样安全的方式保存。",
            "This folder, perhaps on a network drive, cannot keep a write-ahead log; saving is slower here "
            "and just as safe."};
    case StoreNotice::Kind::missing_tail:
        return {"记录的末尾缺失：" + notice.detail + " 及其后的内容曾经保存，现在不在文件里。请从备份恢复。",
                "The end of the records is missing: " + notice.detail
                    + " was saved and is no longer in the file. Restore a backup."};
    case StoreNotice::Kind::texts_gone:
        return {"按保留期的规定，" + notice.detail + " 次演练的文字已删除；分数和标签保留。",
                "By the rule for keeping texts the words of " + notice.detail
                    + " attempts are gone; points and labels stay."};
    case StoreNotice::Kind::stray_log: break;
    }
    return {"发现没有数据库的日志文件，已原样保留在 " + notice.detail + "。",
            "A log without its database was found and kept as " + notice.detail + "."};
}

Outcome<Store> open_store(const std::filesystem::path& folder, StoreOptions options) {
    const StoreFiles files = files_in(folder);
    std::error_code failed;
    const bool made = std::filesystem::create_directories(folder, failed);
    if (failed) return StoreFault{FaultKind::folder_unwritable, folder.string(), {}, failed.message()};
    if (made) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    return guarded<Store>(files.database.string(), [&]() -> Outcome<Store> {
        auto holder = Holder::take(files, options.holder, options.patience, options.waits);
        if (!holder) return holder.error();
        auto opened = open_database(files, options, holder.value().crashed_before());
        if (!opened) return opened.error();
        Store store(std::make_unique<Store::Inside>(files, std::move(options), std::move(holder).value(),
                                                    std::move(opened).value()));
        if (auto fault = store.apply_retention()) return *fault;
        return store;
    });
}

} // namespace amends::records
