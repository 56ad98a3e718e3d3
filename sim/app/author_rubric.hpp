#pragma once
// A rubric that is being written: what its change does to the cases, worked out on a thread of its own.
#include "scoring/text/judge.hpp"
#include "sim/app/author_work.hpp"
#include "sim/author/rubric_effect.hpp"

#include <atomic>
#include <filesystem>

namespace amends::app {

/// A comparison that runs. Ends after the case at hand when it is destroyed.
class EffectWork {
public:
    using Compare = std::function<author::RubricEffect(const author::EffectProgress&)>;
    /// Begins at once. `wake` is called from the other thread after each case; may be null.
    EffectWork(Compare, std::uint64_t revision, std::function<void()> wake);
    ~EffectWork();
    EffectWork(const EffectWork&) = delete;
    EffectWork& operator=(const EffectWork&) = delete;

    /// Null until all is compared.
    [[nodiscard]] const author::RubricEffect* effect();
    [[nodiscard]] float part() const { return static_cast<float>(percent_) / 100; }
    /// Of the document that is compared.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    void wait();

private:
    std::uint64_t revision_;
    std::atomic<int> percent_ = 0;
    std::atomic<bool> stopped_ = false;
    std::optional<author::RubricEffect> done_;
    std::future<author::RubricEffect> coming_;
};

/// The saved version; null when it has errors.
[[nodiscard]] std::shared_ptr<const rubric::Rubric> saved_rubric(const AuthorWork&);
/// A shipped rubric as a file of the folder, under its own id: there it counts instead of the shipped one.
/// One that is there already is left as it is.
[[nodiscard]] support::Result<std::filesystem::path> copy_rubric(const std::filesystem::path& file,
                                                                 const std::filesystem::path& own_folder);
/// A copy of `like` under an id and a title that are free in the folder. Yields its file.
[[nodiscard]] support::Result<std::filesystem::path> make_rubric(const std::filesystem::path& like,
                                                                 const std::filesystem::path& own_folder);
/// The shop's word lists.
[[nodiscard]] std::vector<ui::AuthorCase> list_lexicons(const std::filesystem::path& own, const ui::Texts&);
/// A word list with one rule to change, under a name that is free in the folder. Yields its file.
[[nodiscard]] support::Result<std::filesystem::path> make_lexicon(const std::filesystem::path& own_folder);
/// What the judge was made of, with the file as it is now in place of what it read, or beside it.
[[nodiscard]] text::JudgeData with_own_lexicon(text::JudgeData, const std::filesystem::path& file,
                                               const std::string& content);
/// The words of all files but this one.
[[nodiscard]] std::shared_ptr<const text::Lexicon> words_without(const text::JudgeData&,
                                                                 const std::filesystem::path& file);

/// Rubrics of both folders, each id once, the person's own before the shipped one.
[[nodiscard]] std::vector<ui::AuthorCase> list_rubrics(const std::filesystem::path& shipped,
                                                       const std::filesystem::path& own, const ui::Texts&);

} // namespace amends::app
