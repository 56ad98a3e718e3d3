#include "sim/app/author/case_file.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/library.hpp"
#include "support/sha256.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

namespace amends::app {

namespace fs = std::filesystem;
using author::DocumentKind;
using support::Localized;

namespace {

using NewsKind = FileNews::Kind;

std::string_view text_of(NewsKind kind) {
    switch (kind) {
    case NewsKind::nothing: break;
    case NewsKind::reloaded: return "author.file_reloaded";
    case NewsKind::both_sides: return "author.file_both_sides";
    case NewsKind::vanished: return "author.file_vanished";
    case NewsKind::unreadable: return "author.file_unreadable";
    case NewsKind::saved: return "author.file_saved";
    case NewsKind::same: return "author.file_same";
    case NewsKind::read_only: return "author.file_read_only";
    case NewsKind::not_saved: return "author.file_not_saved";
    case NewsKind::open_twice: return "author.file_open_twice";
    case NewsKind::draft_found: return "author.file_draft_found";
    }
    return {};
}

/// "my-case/scenario.json": every case's file has the same name.
std::string shown_name(const fs::path& file) {
    const bool of_case = file.filename() == "scenario.json" && file.has_parent_path();
    return (of_case ? file.parent_path().filename() / file.filename() : file.filename()).string();
}

FileNews news_of(NewsKind kind, const fs::path& file, std::optional<support::Error> error = {}) {
    return {kind, shown_name(file), std::move(error)};
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

std::string news_words(const FileNews& news, const ui::Texts& texts) {
    const std::string_view id = text_of(news.kind);
    if (id.empty()) return {};
    if (news.error) return texts.get(id, {{"file", news.file}, {"why", answer_words(*news.error, texts)}});
    return texts.get(id, {{"file", news.file}});
}

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
        opened.news.push_back(news_of(NewsKind::unreadable, made.file, read.error()));
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
        return news_of(NewsKind::unreadable, open.file, text.error());
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
    if (open.stamp && open.unreadable) return news_of(NewsKind::not_saved, open.file, open.unreadable);
    if (open.stamp) {
        if (auto kept = platform::replace_file(backup_of(open.file), open.disk_text, open.file); !kept)
            return news_of(NewsKind::not_saved, open.file, kept.error());
    }
    if (auto written = platform::replace_file(open.file, text); !written)
        return news_of(NewsKind::not_saved, open.file, written.error());
    open.disk_text = text;
    open.stamp = platform::stamp_of(open.file);
    open.unreadable.reset();
    open.history.mark_saved();
    open.history.seal();
    return news_of(NewsKind::saved, open.file);
}

FileNews save_case_as(CaseFile& open, const fs::path& file, const fs::path& own_folder) {
    const fs::path target = without_links(file);
    if (is_on_disk(target))
        return news_of(NewsKind::not_saved, target,
                       support::Error{"write", target.string(), std::generic_category().message(EEXIST)});
    if (!may_be_saved(target)) return news_of(NewsKind::read_only, target);
    if (auto written = platform::replace_file(target, open.history.now().text()); !written)
        return news_of(NewsKind::not_saved, target, written.error());
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

support::Result<support::Done, Localized> solve_with(CaseFile& open, const author::Merge& merge) {
    if (!open.unsolved) return support::Done{};
    const author::Document& mine = open.history.now();
    auto text = author::merged_text(
        mine, author::open_document(mine.kind(), mine.file_name(), *open.unsolved), merge);
    if (!text) return text.error();
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
