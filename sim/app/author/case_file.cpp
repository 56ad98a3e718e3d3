#include "sim/app/author/case_file.hpp"

#include "sim/app/library.hpp"
#include "support/sha256.hpp"

#include <array>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;
using author::DocumentKind;
using support::Localized;

namespace {

using NewsKind = FileNews::Kind;

struct FileSentence {
    NewsKind kind;
    std::string_view zh, en;
};

// {file} is its name, {answer} what the system said.
constexpr auto file_sentences = std::to_array<FileSentence>({
    {NewsKind::reloaded, "“{file}”在别处改过了，已重新载入；“撤销”可以回到之前的文字。",
     "“{file}” was changed elsewhere and has been reloaded; Undo brings the former text back."},
    {NewsKind::both_sides, "“{file}”在这里和在别处都改过了。两个版本都还在，请逐个节点选择。",
     "“{file}” was changed here and elsewhere. Both versions are kept; choose for each node."},
    {NewsKind::vanished, "“{file}”已经不在原处了。文字还在这里，保存会重新写出它。",
     "“{file}” is no longer where it was. Its text is still here; saving writes it anew."},
    {NewsKind::unreadable, "读不了“{file}”：{answer}。", "“{file}” cannot be read: {answer}."},
    {NewsKind::saved, "已保存“{file}”，前一版在它旁边，名字末尾多一个“~”。",
     "“{file}” is saved; the version before stands beside it with “~” behind its name."},
    {NewsKind::same, "“{file}”没有要保存的改动。", "“{file}” has no changes to save."},
    {NewsKind::read_only,
     "“{file}”或它的文件夹是只读的，不能保存在原处。可以用上方箭头里的“另存为我的案例”。",
     "“{file}” or its folder is read-only: it cannot be saved there. \"Save as a case of mine\", behind the "
     "arrow above, keeps your text."},
    {NewsKind::not_saved, "“{file}”没有保存成功：{answer}。原来的文件没有动，改动还在这里。",
     "“{file}” could not be saved: {answer}. The old file is untouched and your changes are still here."},
    {NewsKind::open_twice, "“{file}”已在另一个窗口打开。两边都可以改，先保存的一方不会被悄悄盖掉。",
     "“{file}” is open in another window too. Both can edit it; whoever saves first is never silently "
     "overwritten."},
    {NewsKind::draft_found, "上次关闭前，“{file}”有没保存的改动，已经留着，可以取回。",
     "“{file}” had changes that were not saved when the program last ended; they were kept and can be taken "
     "back."},
});

/// "my-case/scenario.json": every case's file has the same name.
std::string shown_name(const fs::path& file) {
    const bool of_case = file.filename() == "scenario.json" && file.has_parent_path();
    return (of_case ? file.parent_path().filename() / file.filename() : file.filename()).string();
}

std::string filled_in(std::string_view pattern, const fs::path& file, const std::string& answer) {
    std::string text(pattern);
    for (const auto& [name, value] :
         {std::pair<std::string_view, std::string>{"{answer}", answer}, {"{file}", shown_name(file)}}) {
        if (const std::size_t at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), value);
    }
    return text;
}

FileNews news_of(NewsKind kind, const fs::path& file, const std::string& answer = {}) {
    for (const FileSentence& each : file_sentences)
        if (each.kind == kind)
            return {kind, {filled_in(each.zh, file, answer), filled_in(each.en, file, answer)}};
    return {};
}

/// A name of our own for each file on this machine.
fs::path own_file(const fs::path& own_folder, const fs::path& file, std::string_view ending) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    return own_folder
           / (support::sha256_hex((error ? file : real).string()).substr(0, 32) + std::string(ending));
}

constexpr int windows_max = 8; // that keep drafts of one file

/// ".draft", and ".draft2" of the second window that has the file open.
std::string ending_of_window(std::string_view ending, int window) {
    return std::string(ending) + (window > 1 ? std::to_string(window) : std::string());
}

/// Marks the file as open here, as its first window or a later one. True when another window has it; a mark
/// that cannot be made tells nothing.
bool is_open_elsewhere(CaseFile& open, const fs::path& own_folder) {
    std::error_code error;
    fs::create_directories(own_folder, error);
    open.open_here.reset();
    for (open.window = 1; open.window <= windows_max; ++open.window) {
        auto lock = platform::FileLock::try_lock(
            own_file(own_folder, open.file, ending_of_window(".open", open.window)));
        if (lock) {
            open.open_here = std::move(lock).value();
            return open.window > 1;
        }
        if (lock.error().answer != "held elsewhere") return open.window > 1;
    }
    return true;
}

/// A draft that a later window left, which is gone, becomes this window's, where it has none of its own.
void take_over_draft(const CaseFile& open, const fs::path& own_folder) {
    const auto mine = [&](std::string_view ending) {
        return own_file(own_folder, open.file, ending_of_window(ending, open.window));
    };
    std::error_code error;
    for (int other = 1; other <= windows_max && !fs::exists(mine(".draft"), error); ++other) {
        const auto theirs = [&](std::string_view ending) {
            return own_file(own_folder, open.file, ending_of_window(ending, other));
        };
        if (other == open.window || !fs::exists(theirs(".draft"), error)) continue;
        const auto lock = platform::FileLock::try_lock(theirs(".open"));
        if (!lock) continue; // it is still open there
        fs::rename(theirs(".base"), mine(".base"), error);
        fs::rename(theirs(".draft"), mine(".draft"), error);
    }
}

/// Reads text and stamp that belong together as far as that can be seen.
support::Result<std::string> read_stamped(const fs::path& file, std::optional<platform::FileStamp>& stamp) {
    for (int attempt = 0;; ++attempt) {
        stamp = platform::stamp_of(file);
        std::error_code error;
        const auto status = fs::status(file, error);
        // A pipe or device is not even opened: it might never answer.
        if (!error && !fs::is_regular_file(status) && fs::exists(status))
            return support::Error{"read", file.string(), "not a regular file"};
        auto text = platform::read_file(file, data_file_bytes_max);
        if (!text || attempt == 3 || stamp == platform::stamp_of(file)) return text;
    }
}

bool is_on_disk(const fs::path& file) {
    std::error_code error;
    return fs::exists(fs::symlink_status(file, error));
}

/// True when neither the file, if there is one, nor its folder forbids writing.
bool may_be_saved(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    return (!is_on_disk(folder) || platform::may_write(folder))
           && (!is_on_disk(file) || platform::may_write(file));
}

/// A link is followed, so that what it leads to is replaced and not the link itself.
fs::path without_links(const fs::path& file) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(file, error);
    return error ? file : real;
}

const Localized reload_name{"从磁盘重新载入", "Reload from disk"};

} // namespace

fs::path backup_of(const fs::path& file) {
    return file.string() + "~";
}

OpenedCase open_case_file(const fs::path& file, DocumentKind kind, const fs::path& own_folder) {
    OpenedCase opened;
    CaseFile& made = opened.file;
    made.file = without_links(file);
    const bool is_elsewhere = is_open_elsewhere(made, own_folder);
    std::string text;
    if (auto read = read_stamped(made.file, made.stamp)) {
        text = std::move(read).value();
    } else {
        made.unreadable = read.error();
        opened.news.push_back(news_of(NewsKind::unreadable, made.file, read.error().answer));
    }
    made.disk_text = text;
    made.history = author::History(author::open_document(kind, made.file.string(), std::move(text)));
    if (is_elsewhere) opened.news.push_back(news_of(NewsKind::open_twice, made.file));
    if (!made.unreadable && !may_be_saved(made.file))
        opened.news.push_back(news_of(NewsKind::read_only, made.file));
    if (made.open_here) take_over_draft(made, own_folder);
    const fs::path draft = own_file(own_folder, made.file, ending_of_window(".draft", made.window));
    if (made.open_here && is_on_disk(draft)) {
        auto kept = platform::read_file(draft, data_file_bytes_max);
        if (kept && kept.value() != made.disk_text) {
            made.unsaved_of_before = std::move(kept).value();
            auto base = platform::read_file(
                own_file(own_folder, made.file, ending_of_window(".base", made.window)), data_file_bytes_max);
            if (base && base.value() != made.disk_text) made.base_of_before = std::move(base).value();
            opened.news.push_back(news_of(NewsKind::draft_found, made.file));
        }
    }
    return opened;
}

bool is_changed_on_disk(const CaseFile& open) {
    return platform::stamp_of(open.file) != open.stamp;
}

FileNews look_at_disk(CaseFile& open) {
    const auto stamp = platform::stamp_of(open.file);
    if (stamp == open.stamp) return {};
    if (!stamp) {
        open.stamp.reset();
        open.history.mark_unsaved();
        return news_of(NewsKind::vanished, open.file);
    }
    auto text = read_stamped(open.file, open.stamp);
    if (!text) {
        open.unreadable = text.error();
        return news_of(NewsKind::unreadable, open.file, text.error().answer);
    }
    open.unreadable.reset();
    const bool is_here = text.value() == open.history.now().text();
    if (is_here || text.value() == open.disk_text) {
        open.unsolved.reset();
        open.disk_text = std::move(text).value();
        if (is_here) open.history.mark_saved();
        return {};
    }
    if (!open.history.is_saved()) {
        open.unsolved = std::move(text).value();
        return news_of(NewsKind::both_sides, open.file);
    }
    open.disk_text = text.value();
    open.history.replace_all(std::move(text).value(), reload_name);
    open.history.mark_saved();
    return news_of(NewsKind::reloaded, open.file);
}

FileNews save_case_file(CaseFile& open) {
    FileNews news = look_at_disk(open);
    if (open.unsolved)
        return news.kind == NewsKind::nothing ? news_of(NewsKind::both_sides, open.file) : news;
    if (news.kind == NewsKind::reloaded) return news;
    const std::string& text = open.history.now().text();
    if (open.history.is_saved() && open.stamp) return news_of(NewsKind::same, open.file);
    if (!may_be_saved(open.file)) return news_of(NewsKind::read_only, open.file);
    // What could not be read may be somebody's work.
    if (open.stamp && open.unreadable)
        return news_of(NewsKind::not_saved, open.file, open.unreadable->answer);
    if (open.stamp) {
        if (auto kept = platform::replace_file(backup_of(open.file), open.disk_text, open.file); !kept)
            return news_of(NewsKind::not_saved, open.file, kept.error().answer);
    }
    if (auto written = platform::replace_file(open.file, text); !written)
        return news_of(NewsKind::not_saved, open.file, written.error().answer);
    open.disk_text = text;
    open.stamp = platform::stamp_of(open.file);
    open.unreadable.reset();
    open.history.mark_saved();
    open.history.seal();
    return news_of(NewsKind::saved, open.file);
}

FileNews save_case_as(CaseFile& open, const fs::path& file, const fs::path& own_folder) {
    const fs::path target = without_links(file);
    if (is_on_disk(target)) return news_of(NewsKind::not_saved, target, "File exists");
    if (!may_be_saved(target)) return news_of(NewsKind::read_only, target);
    if (auto written = platform::replace_file(target, open.history.now().text()); !written)
        return news_of(NewsKind::not_saved, target, written.error().answer);
    open.file = target;
    is_open_elsewhere(open, own_folder);
    open.disk_text = open.history.now().text();
    open.stamp = platform::stamp_of(target);
    open.unsolved.reset();
    open.unreadable.reset();
    open.history.mark_saved();
    return news_of(NewsKind::saved, target);
}

author::Merge versions_of(const CaseFile& open) {
    const author::Document& mine = open.history.now();
    const auto other = [&](const std::string& text) {
        return author::open_document(mine.kind(), mine.file_name(), text);
    };
    return author::compare_versions(other(open.disk_text), mine,
                                    other(open.unsolved.value_or(open.disk_text)));
}

support::Status solve_with(CaseFile& open, const author::Merge& merge) {
    if (!open.unsolved) return support::Done{};
    const author::Document& mine = open.history.now();
    auto text = author::merged_text(
        mine, author::open_document(mine.kind(), mine.file_name(), *open.unsolved), merge);
    if (!text) return support::Error{"merge", open.file.string(), text.error().en};
    open.disk_text = std::move(*open.unsolved);
    open.unsolved.reset();
    open.history.replace_all(std::move(text).value(), {"合并两个版本", "Merge both versions"});
    if (open.history.now().text() == open.disk_text) {
        open.history.mark_saved();
    } else {
        open.history.mark_unsaved();
    }
    return support::Done{};
}

void keep_draft(const CaseFile& open, const fs::path& own_folder) {
    const fs::path draft = own_file(own_folder, open.file, ending_of_window(".draft", open.window)),
                   base = own_file(own_folder, open.file, ending_of_window(".base", open.window));
    std::error_code error;
    if (!open.open_here) return; // another window may keep its own there
    if (open.history.is_saved()) {
        if (open.unsaved_of_before) return;
        fs::remove(draft, error);
        fs::remove(base, error);
        return;
    }
    // A draft that cannot be kept costs a crash's work at worst; saving tells of a full disk. The base comes
    // first: a draft without it would be taken for one of the file as it is then.
    static_cast<void>(platform::replace_file(base, open.disk_text));
    static_cast<void>(platform::replace_file(draft, open.history.now().text()));
}

void take_draft(CaseFile& open) {
    if (!open.unsaved_of_before) return;
    open.history.replace_all(std::move(*open.unsaved_of_before),
                             {"取回未保存的改动", "Take unsaved changes back"});
    open.unsaved_of_before.reset();
    if (open.base_of_before) open.unsolved = std::exchange(open.disk_text, std::move(*open.base_of_before));
    open.base_of_before.reset();
}

} // namespace amends::app
