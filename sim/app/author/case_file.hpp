#pragma once
// A file that is open in the bench: reading, saving, and what others do to it on disk meanwhile.
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/author/history.hpp"
#include "sim/author/merge.hpp"
#include "sim/ui/base/texts.hpp"

namespace amends::app {

/// A file being edited. Move it, do not copy it: it may hold the mark that it is open here.
struct CaseFile {
    std::filesystem::path file;
    author::History history;
    std::string disk_text;                       ///< what was last read or written: where both versions began
    std::optional<platform::FileStamp> stamp;    ///< none: not on disk
    std::optional<platform::FileLock> open_here; ///< none: marks cannot be made
    int window = 0; ///< how many have it open, this one counted last: each keeps a draft of its own
    std::optional<std::string> unsolved;          ///< on disk, changed there while it was changed here
    std::optional<std::string> unsaved_of_before; ///< a draft that was never saved, kept from a crash
    std::optional<std::string> base_of_before;    ///< what that draft was made of, where that is not on disk
    std::optional<support::Error> unreadable;     ///< what is on disk cannot be read; it is not saved over
};

/// What is told about a file, and what the screen has to do.
struct FileNews {
    enum class Kind {
        nothing,
        reloaded,   ///< the text is now the disk's; undo brings the former one back
        both_sides, ///< changed here and on disk: `unsolved` is set, the trainer chooses
        vanished,   ///< not on disk any more; the text is here and can be saved
        unreadable, ///< `error` says why
        saved,
        same,        ///< nothing to save
        read_only,   ///< the file or its folder may not be written; save a copy
        not_saved,   ///< the old file is untouched
        open_twice,  ///< another window has the file open
        draft_found, ///< `unsaved_of_before` is set
    };
    Kind kind = Kind::nothing;
    std::string file;                    ///< its name, as it is shown
    std::optional<support::Error> error; ///< of `unreadable` and `not_saved`
};
/// The sentence that tells it; empty for nothing.
[[nodiscard]] std::string news_words(const FileNews&, const ui::Texts&);

/// Opens whatever is there: a text that is no JSON opens as text, what cannot be read as an empty one. What
/// is to be told stands in `news`.
struct OpenedCase {
    CaseFile file;
    std::vector<FileNews> news;
};
/// `own_folder` (in the data folder) holds marks of open files and drafts.
[[nodiscard]] OpenedCase open_case_file(const std::filesystem::path& file, author::DocumentKind,
                                        const std::filesystem::path& own_folder);

/// Whether something happened to the file since it was last looked at. Nothing is read.
[[nodiscard]] bool is_changed_on_disk(const CaseFile&);
/// Looks whether the file changed on disk. Reloads when nothing is unsaved; never takes unsaved work away.
FileNews look_at_disk(CaseFile&);

/// Writes the text, the version before it into "scenario.json~". What changed on disk in between is never
/// overwritten: then the news are `both_sides` and nothing is written.
FileNews save_case_file(CaseFile&);
/// The same somewhere else, where nothing may stand yet; from then on that file is edited.
FileNews save_case_as(CaseFile&, const std::filesystem::path& file, const std::filesystem::path& own_folder);

/// The versions of an unsolved change, for the trainer's choice.
[[nodiscard]] author::Merge versions_of(const CaseFile&);
/// Takes the choice as one step of undo. The disk's version is what is saved over next, and kept beside it.
[[nodiscard]] support::Result<support::Done, support::Localized> solve_with(CaseFile&, const author::Merge&);

/// Keeps what is unsaved in `own_folder`, with what it was made of, so that a crash loses nothing; nothing is
/// kept once all is saved.
void keep_draft(const CaseFile&, const std::filesystem::path& own_folder);
/// Takes the draft of before as a step of undo. Where the file has become another one since, both sides are
/// there to be chosen from: `unsolved` is set.
void take_draft(CaseFile&);

/// "scenario.json" → "scenario.json~"
[[nodiscard]] std::filesystem::path backup_of(const std::filesystem::path& file);

} // namespace amends::app
