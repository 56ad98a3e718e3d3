#include "sim/records/fault.hpp"

#include "sim/records/collect_writing.hpp"
#include "sim/records/fault_words.hpp"
#include "sim/records/marks_words.hpp"
#include "sim/records/people_words.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

namespace amends::records {
namespace {

/// What SQLite or the system answered, as part of a sentence. Answers that no table knows are quoted.
support::Localized words_of_answer(const std::string& answer) {
    struct Known {
        std::string_view part; ///< of the answer
        const char *zh, *en;
    };
    constexpr std::array<Known, 11> known = {
        {{"constraint failed", "与已保存的内容相抵触", "it contradicts what is kept"},
         {"no such table", "记录文件里缺少一张表", "a table of the record file is missing"},
         {"no such column", "记录文件的表不是这个程序的",
          "the record file's tables are not those of this program"},
         {"has no column", "记录文件的表不是这个程序的",
          "the record file's tables are not those of this program"},
         {"schema has changed", "别的程序改了记录文件的表",
          "another program changed the record file's tables"},
         {"too big", "内容太大", "it is too large"},
         {"datatype mismatch", "有一格的内容类型不对", "a cell holds another kind of value"},
         {"locking protocol", "锁不住记录文件", "the record file could not be locked"},
         {"interrupted", "写入被打断", "the writing was interrupted"},
         {"large file support", "这块磁盘放不下这么大的文件", "this disk takes no file of that size"},
         {"not an error", "数据库没有说明原因", "the database gave no reason"}}};
    for (const Known& one : known)
        if (answer.find(one.part) != std::string::npos) return {one.zh, one.en};
    if (answer.empty()) return {"数据库没有说明原因", "the database gave no reason"};
    return {"数据库答复“" + answer + "”", "the database answered “" + answer + "”"};
}

support::Localized words(const StoreFault& fault) {
    switch (fault.kind) {
    case FaultKind::folder_unwritable:
        return {"记录无法保存：文件夹 {file} 不存在或不可写。请用 AMENDS_DATA "
                "指定另一个文件夹，或请管理员开放写权限。",
                "Nothing can be saved: the folder {file} is missing or takes no files. Name another one with "
                "AMENDS_DATA, or ask for the right to write there."};
    case FaultKind::read_only:
        return {"记录文件 {file} 是只读的，无法保存演练。请去掉只读属性，或换一个数据文件夹。",
                "The record file {file} is read-only, so no attempt can be saved. Make it writable or choose "
                "another data folder."};
    case FaultKind::held:
        return {"记录正被另一个程序使用：{detail}。请先关闭它，再重新开始。",
                "The records are in use by {detail}. Close that one, then start again."};
    case FaultKind::damaged:
        return {
            "记录文件已损坏，原样保留在 {detail}。“amends records restore” 取回最近一份完好的备份，"
            "“amends records rescue {detail}” 读出其中尚可读的内容；再次启动会建立新的记录文件。",
            "The record file is damaged and was kept as {detail}. “amends records restore” brings back the "
            "newest sound backup, “amends records rescue {detail}” reads out what is left; the next start "
            "begins a new file."};
    case FaultKind::newer_version:
        return {"记录文件 {file} 由更新的版本写成（格式 {detail}）。文件未作改动，请用新版程序打开。",
                "The record file {file} was written by a newer version (format {detail}). It was left "
                "unchanged; open it with the newer program."};
    case FaultKind::foreign:
        return {"{file} 不是本程序的记录文件，未作改动。请把它移走，或换一个数据文件夹。",
                "{file} is not a record file of this program and was left unchanged. Move it away or choose "
                "another data folder."};
    case FaultKind::disk_full:
        return {"磁盘已满，没有保存。请腾出空间后再试一次。",
                "The disk is full and nothing was saved. Free some space and try again."};
    case FaultKind::input_output:
        return {"读写磁盘失败，没有保存。请再试一次；若反复出现，请检查磁盘。",
                "Reading or writing the disk failed and nothing was saved. Try again, and have the disk "
                "looked at if "
                "this returns."};
    case FaultKind::out_of_memory:
        return {"内存不足，没有保存。请关闭其他程序后再试一次。",
                "Memory ran out and nothing was saved. Close other programs and try again."};
    case FaultKind::busy:
        return {"记录文件正忙，还没有保存。请稍后再试一次。",
                "The record file is busy and nothing was saved yet. Try again in a moment."};
    case FaultKind::conflict:
        return {
            "同一序号下已存有不同的内容，没有覆盖。请重新打开这次演练后继续。",
            "Something else is already stored under this number and was not overwritten. Open the attempt "
            "again and go on from there."};
    case FaultKind::unknown_attempt:
        return {"没有可以继续的这次演练（{detail}）。请从首页重新开始。",
                "There is no attempt to go on with ({detail}). Begin again from the home page."};
    case FaultKind::not_allowed:
    case FaultKind::unknown_person:
    case FaultKind::known_person:
    case FaultKind::inactive_person:
    case FaultKind::merged_person:
    case FaultKind::same_person:
    case FaultKind::bad_person:
    case FaultKind::last_manager:
    case FaultKind::not_last_manager:
    case FaultKind::wrong_pin:
    case FaultKind::pin_wait:
    case FaultKind::weak_pin: return words_of_people(fault);
    case FaultKind::bad_programme:
    case FaultKind::unknown_programme:
    case FaultKind::cannot_sit: return words_of_programmes(fault);
    case FaultKind::bad_mark: return words_of_marks(fault);
    case FaultKind::bad_source: return words_of_source(fault);
    case FaultKind::changed_chain:
        return {"演练 {detail} 的事件被改动过，不能据以重建。请先运行 amends records verify，并从备份恢复。",
                "The events of attempt {detail} were changed, so nothing can be made from them. Run amends "
                "records verify and restore a backup."};
    case FaultKind::bad_rule: return {"保留期须为 1 至 1200 个月。", "Texts are kept for 1 to 1200 months."};
    case FaultKind::other: break;
    }
    return {"记录没有保存：{answer}。请再试一次。", "Nothing was saved: {answer}. Try again."};
}

/// Of those faults after which the same reply may be sent again; null for the others.
std::optional<support::Localized> words_beside_box(FaultKind kind) {
    switch (kind) {
    case FaultKind::disk_full:
        return support::Localized{
            "磁盘已满，这一条没有保存。您的文字还在输入框里；请腾出空间后再发送一次。",
            "The disk is full and this was not saved. Your text is still in the box; free some space and "
            "send it again."};
    case FaultKind::input_output:
        return support::Localized{
            "写入磁盘失败，这一条没有保存。您的文字还在输入框里，请再发送一次；若反复出现，请检查磁盘。",
            "Writing to the disk failed and this was not saved. Your text is still in the box; send it "
            "again, and have the disk looked at if this returns."};
    case FaultKind::out_of_memory:
        return support::Localized{
            "内存不足，这一条没有保存。您的文字还在输入框里；请关闭其他程序后再发送一次。",
            "Memory ran out and this was not saved. Your text is still in the box; close other programs "
            "and send it again."};
    case FaultKind::busy:
        return support::Localized{
            "记录文件正忙，这一条还没有保存。您的文字还在输入框里，请稍后再发送一次。",
            "The record file is busy and this was not saved yet. Your text is still in the box; send it "
            "again in a moment."};
    case FaultKind::other:
        return support::Localized{"这一条没有保存：{answer}。您的文字还在输入框里，请再试一次。",
                                  "This was not saved: {answer}. Your text is still in the box; try again."};
    default: return std::nullopt;
    }
}

/// No room is left where the file lies: a log's index that cannot grow is told as an error of the disk.
bool is_disk_full(const std::filesystem::path& file) {
    constexpr std::uintmax_t least_room = 16 * 1024; // bytes
    std::error_code unknown;
    const auto folder = std::filesystem::is_directory(file, unknown) ? file : file.parent_path();
    const auto room = std::filesystem::space(folder, unknown);
    return !unknown && room.capacity > 0 && room.available < least_room;
}

FaultKind kind_from_system(const std::error_code& code) {
    const std::pair<std::errc, FaultKind> known[] = {
        {std::errc::no_space_on_device, FaultKind::disk_full},
        {std::errc::permission_denied, FaultKind::folder_unwritable},
        {std::errc::operation_not_permitted, FaultKind::folder_unwritable},
        {std::errc::no_such_file_or_directory, FaultKind::folder_unwritable},
        {std::errc::not_a_directory, FaultKind::folder_unwritable},
        {std::errc::read_only_file_system, FaultKind::folder_unwritable},
        {std::errc::io_error, FaultKind::input_output},
        {std::errc::not_enough_memory, FaultKind::out_of_memory},
        {std::errc::device_or_resource_busy, FaultKind::busy}};
    for (const auto& [one, kind] : known)
        if (code == one) return kind;
    return FaultKind::other;
}

void put(std::string& text, std::string_view place, const std::string& value) {
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
        text.replace(at, place.size(), value);
}

support::Localized with_places(support::Localized text, const StoreFault& fault) {
    const bool is_of_system = fault.kind == FaultKind::other; // elsewhere it is a name or a number
    const support::Localized answer =
        is_of_system ? words_of_answer(fault.answer) : support::Localized{fault.answer, fault.answer};
    for (const auto& [one, said] : {std::pair(&text.zh, &answer.zh), std::pair(&text.en, &answer.en)}) {
        put(*one, "{file}", fault.file);
        put(*one, "{detail}", fault.detail.empty() ? fault.file : fault.detail);
        put(*one, "{answer}", *said);
    }
    return text;
}

} // namespace

support::Localized sentence(const StoreFault& fault) {
    return with_places(words(fault), fault);
}

support::Localized sentence_beside_box(const StoreFault& fault) {
    const auto beside = words_beside_box(fault.kind);
    return beside ? with_places(*beside, fault) : sentence(fault);
}

FaultKind kind_from_sqlite(int code) {
    if (code == SQLITE_IOERR_NOMEM) return FaultKind::out_of_memory;
    switch (code & 0xff) {
    case SQLITE_FULL: return FaultKind::disk_full;
    case SQLITE_NOMEM: return FaultKind::out_of_memory;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return FaultKind::busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return FaultKind::damaged;
    case SQLITE_READONLY:
    case SQLITE_PERM: return FaultKind::read_only;
    case SQLITE_CANTOPEN: return FaultKind::folder_unwritable;
    case SQLITE_IOERR: return FaultKind::input_output;
    default: return FaultKind::other;
    }
}

StoreFault fault_from(const std::exception& problem, std::string file) {
    StoreFault fault{FaultKind::other, std::move(file), {}, problem.what()};
    if (const auto* from_sqlite = dynamic_cast<const SQLite::Exception*>(&problem)) {
        fault.kind = kind_from_sqlite(from_sqlite->getExtendedErrorCode());
        if (fault.kind == FaultKind::other) fault.kind = kind_from_sqlite(from_sqlite->getErrorCode());
    } else if (dynamic_cast<const std::bad_alloc*>(&problem)) {
        fault.kind = FaultKind::out_of_memory;
    } else if (const auto* of_files = dynamic_cast<const std::filesystem::filesystem_error*>(&problem)) {
        fault.kind = kind_from_system(of_files->code());
        if (fault.kind == FaultKind::folder_unwritable) fault.file = of_files->path1().string();
    }
    if (fault.kind == FaultKind::input_output && is_disk_full(fault.file)) fault.kind = FaultKind::disk_full;
    return fault;
}

} // namespace amends::records
