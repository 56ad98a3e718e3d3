#include "sim/records/collect.hpp"

#include "sim/records/collect_writing.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/verify.hpp"

#include <SQLiteCpp/Column.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace amends::records {
namespace {

namespace fs = std::filesystem;

StoreFault bad_source(const fs::path& file, std::string why, std::string answer = {}) {
    return {FaultKind::bad_source, file.string(), std::move(why), std::move(answer)};
}

/// Why the system gave a file or folder only in part or not at all, as `words_of_source` tells it.
StoreFault unreadable_source(const fs::path& file, const std::error_code& failed) {
    const bool is_denied =
        failed == std::errc::permission_denied || failed == std::errc::operation_not_permitted;
    const bool is_gone =
        failed == std::errc::no_such_file_or_directory || failed == std::errc::not_a_directory;
    const bool are_too_many =
        failed == std::errc::too_many_files_open || failed == std::errc::too_many_files_open_in_system;
    return bad_source(file,
                      is_denied      ? "denied"
                      : is_gone      ? "gone"
                      : are_too_many ? "too_many"
                                     : "unreadable",
                      failed.message());
}

/// A file and its log, as they are at one moment.
struct SourceStanding {
    std::array<std::uintmax_t, 3> sizes{};
    std::array<fs::file_time_type, 3> times{};
    friend bool operator==(const SourceStanding&, const SourceStanding&) = default;
};
constexpr std::array<std::string_view, 3> store_parts = {"", "-wal", "-journal"};

SourceStanding standing_of_files(const fs::path& database) {
    SourceStanding now;
    for (std::size_t part = 0; part < store_parts.size(); ++part) {
        std::error_code missing;
        const fs::path file = beside(database, store_parts[part]);
        now.sizes[part] = fs::file_size(file, missing);
        now.times[part] = fs::last_write_time(file, missing);
    }
    return now;
}

/// Copies of a source lie here while it is looked at, and are gone afterwards.
class Workplace {
public:
    explicit Workplace(const StoreFiles& files) : folder_(workplace_of(files)) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        fs::permissions(folder_, fs::perms::owner_all);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    [[nodiscard]] fs::path database() const { return folder_ / "amends.db"; }

private:
    fs::path folder_;
};

/// The source as it was at one moment, in the workplace.
std::optional<StoreFault> copy_source(const fs::path& source, const fs::path& target) {
    const SourceStanding before = standing_of_files(source);
    for (const std::string_view part : store_parts) {
        const fs::path from = beside(source, part);
        std::error_code failed;
        if (!part.empty() && !fs::exists(from, failed)) continue;
        fs::copy_file(from, beside(target, part), failed);
        if (failed == std::errc::no_space_on_device)
            return StoreFault{FaultKind::disk_full, target.string(), {}, failed.message()};
        if (failed) return unreadable_source(source, failed);
    }
    if (standing_of_files(source) != before) return bad_source(source, "moving");
    return std::nullopt;
}

/// What can be said of the copy before SQLite opens it.
std::optional<StoreFault> doubt_of_source(const fs::path& source, const fs::path& copy) {
    std::error_code failed;
    if (fs::file_size(copy, failed) == 0 || failed) return bad_source(source, "foreign");
    const FileHead head = file_head(copy);
    if (!head.readable || !head.is_sqlite) return bad_source(source, "foreign");
    return std::nullopt;
}

/// Sound pages, today's schema and an unbroken chain.
std::optional<StoreFault> check_copy(const fs::path& source, const fs::path& copy) {
    if (auto doubt = doubt_of_source(source, copy)) return doubt;
    try {
        SQLite::Database database(copy.string(), SQLite::OPEN_READWRITE);
        sqlite3_extended_result_codes(database.getHandle(), 1);
        if (database.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            return bad_source(source, "damaged");
        // Asked of the open database: the head's fields may still be in the log.
        if (database.execAndGet("PRAGMA application_id").getInt() != application_id)
            return bad_source(source, "foreign");
        const int version = user_version(database);
        if (version > static_cast<int>(schema_steps().size()))
            return bad_source(source, "newer", std::to_string(version));
        migrate(database, schema_steps());
    } catch (const SQLite::Exception& problem) {
        const StoreFault fault = fault_from(problem, copy.string());
        if (fault.kind == FaultKind::disk_full || fault.kind == FaultKind::out_of_memory) return fault;
        return bad_source(source, "damaged", problem.what());
    }
    auto reader = Reader::open(copy);
    if (!reader) return bad_source(source, "damaged", reader.error().answer);
    const auto report = verify(reader.value());
    if (!report) return bad_source(source, "damaged", report.error().answer);
    const auto& found = report.value().found;
    const auto at = std::find_if_not(found.begin(), found.end(), is_past);
    if (at == found.end()) return std::nullopt;
    if (is_of_tables(*at)) return bad_source(source, "changed_row", at->table + ' ' + at->row);
    return bad_source(source, "changed", at->attempt);
}

/// The file beside a store that names its desk; a lone copy has it in its table, or none.
std::string desk_of_source(const fs::path& source) {
    if (source.filename() != "amends.db") return {};
    return read_desk(source.parent_path()).value_or(std::string());
}

} // namespace

fs::path workplace_of(const StoreFiles& files) {
    return files.folder / "collecting";
}

bool is_grave(CollectConflict::Kind kind) {
    using Conflict = CollectConflict::Kind;
    return kind == Conflict::person || kind == Conflict::content || kind == Conflict::programme;
}

Outcome<std::vector<fs::path>> stores_in(const fs::path& place) {
    std::error_code failed;
    if (fs::is_regular_file(place, failed)) return std::vector<fs::path>{place};
    if (failed == std::errc::permission_denied) return unreadable_source(place, failed);
    if (!fs::is_directory(place, failed)) return bad_source(place, "none");
    std::vector<fs::path> found;
    const auto take_from = [&](const fs::path& folder) {
        std::vector<fs::path> here;
        for (const auto& entry : fs::directory_iterator(folder, failed))
            if (entry.path().extension() == ".db" && entry.is_regular_file(failed))
                here.push_back(entry.path());
        std::sort(here.begin(), here.end());
        found.insert(found.end(), here.begin(), here.end());
    };
    take_from(place);
    std::vector<fs::path> below;
    for (const auto& entry : fs::directory_iterator(place, failed))
        if (entry.is_directory(failed) && entry.path().filename() != "backups") below.push_back(entry.path());
    if (failed) return unreadable_source(place, failed);
    std::sort(below.begin(), below.end());
    for (const fs::path& folder : below)
        take_from(folder);
    if (found.empty()) return bad_source(place, "none");
    return found;
}

Outcome<Collected> collect_store(Store& store, const Actor& actor, const fs::path& database,
                                 CollectChoices choices) {
    return guarded<Collected>(store.files().database.string(), [&]() -> Outcome<Collected> {
        const Workplace workplace(store.files());
        if (auto fault = copy_source(database, workplace.database())) return *fault;
        const std::string named = desk_of_source(database);
        if (auto fault = check_copy(database, workplace.database())) return *fault;
        auto source = Reader::open(workplace.database());
        if (!source) return source.error();
        Collected collected;
        collected.source = database;
        const auto ticket = store.write([&](Writing& writing) {
            return write_collected(writing, actor, source.value().database(), named, choices, collected);
        });
        if (auto fault = store.wait(ticket).fault) return *fault;
        if (collected.is_taken && collected.erased_here > 0) // nothing of them in log and free pages either
            store.wait(store.write([](Writing&) { return Answer(); }, true));
        return collected;
    });
}

support::Localized words_of_source(const StoreFault& fault) {
    if (fault.detail == "none")
        return {
            "{file} 里没有本程序的记录。请指定另一台电脑的数据文件夹，或其 “amends records backup” 的副本。",
            "There are no records of this program in {file}. Name another desk's data folder, or a copy made "
            "there with “amends records backup”."};
    if (fault.detail == "foreign")
        return {"{file} 不是本程序的记录文件。没有写入任何内容。",
                "{file} is not a record file of this program. Nothing of it was taken."};
    if (fault.detail == "newer")
        return {
            "{file} 由更新的版本写成（格式 {answer}）。没有写入任何内容；请先在这里更新程序。",
            "{file} was written by a newer version (format {answer}). Nothing of it was taken; update the "
            "program here first."};
    if (fault.detail == "changed")
        return {
            "{file} 写成之后被改动过（演练 {answer}）。没有写入任何内容；“amends records verify” "
            "加上这个文件会逐处列出。",
            "{file} was changed after it was written (attempt {answer}). Nothing of it was taken; “amends "
            "records verify” with that file names each place."};
    if (fault.detail == "changed_row")
        return {"{file} 的表里有一行写成之后在程序之外被改动过（{answer}）。没有写入任何内容；“amends "
                "records verify” "
                "加上这个文件会逐处列出。",
                "A row of {file} was changed after it was written, and not by the program ({answer}). "
                "Nothing of it "
                "was taken; “amends records verify” with that file names each place."};
    if (fault.detail == "moving")
        return {
            "读取 {file} 时它正被改写。没有写入任何内容；请先在那边关闭程序，再试一次。",
            "{file} was being written while it was read. Nothing of it was taken; close the program there "
            "and try again."};
    if (fault.detail == "denied")
        return {"这个用户不能读取 {file}。没有写入任何内容；请开放读取权限后再试一次。",
                "This user may not read {file}. Nothing of it was taken; have it opened for reading and try "
                "again."};
    if (fault.detail == "gone")
        return {"读取时 {file} 不见了。没有写入任何内容；请看看它是否被移走或拔下，再试一次。",
                "{file} went away while it was read. Nothing of it was taken; see whether it was moved or "
                "unplugged, and try again."};
    if (fault.detail == "too_many")
        return {
            "同时打开的文件太多，读不了 {file}。没有写入任何内容；请关闭其他程序后再试一次。",
            "Too many files are open at once to read {file}. Nothing of it was taken; close other programs "
            "and try again."};
    if (fault.detail == "unreadable")
        return {"{file} 无法完整读取。没有写入任何内容；请重新插好后再试一次。",
                "{file} could not be read to its end. Nothing of it was taken; plug it in again and repeat."};
    return {"{file} 已损坏。没有写入任何内容；请在那台电脑上用 “amends records backup” 重新做一份副本。",
            "{file} is damaged. Nothing of it was taken; make a new copy at that desk with “amends records "
            "backup”."};
}

support::Localized sentence(const CollectConflict& conflict) {
    using Conflict = CollectConflict::Kind;
    const std::string& id = conflict.id;
    switch (conflict.kind) {
    case Conflict::person:
        return {"编号 " + id + " 在这里是 " + conflict.ours + "，在那边是 " + conflict.theirs
                    + "。请先在一处改名，或用 --keep-names 保留这里的姓名。",
                "The id " + id + " is " + conflict.ours + " here and " + conflict.theirs
                    + " there. Rename one of them, or keep the names of here with --keep-names."};
    case Conflict::content:
        return {"同一指纹 " + id + " 下的内容不同。",
                "Other content stands under the fingerprint " + id + "."};
    case Conflict::programme:
        return {"考核项目 " + id + " 在两边不同。",
                "The programme " + id + " differs between here and there."};
    case Conflict::attempt:
        return {"演练 " + id + " 在两边内容不同：这里的照旧，那边的另存。",
                "The attempt " + id + " differs: ours stays in its place, theirs is kept beside it."};
    case Conflict::sitting:
        return {"考试 " + id + " 在两边结果不同：保留这里的。",
                "The sitting " + id + " ended otherwise there: what stands here stays."};
    case Conflict::row: break;
    }
    return {id + " 在两边不同：保留这里的。", id + " differs there: what stands here stays."};
}

} // namespace amends::records
