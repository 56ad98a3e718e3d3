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
    /// Begins at once. `wake` is called from the other thread after each case; may be null.
    EffectWork(author::CaseList, std::shared_ptr<const rubric::Rubric> before,
               std::shared_ptr<const rubric::Rubric> after, engine::JudgeReply, std::uint64_t revision,
               std::function<void()> wake);
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
/// Rubrics of both folders, each id once, the person's own before the shipped one.
[[nodiscard]] std::vector<ui::AuthorCase> list_rubrics(const std::filesystem::path& shipped,
                                                       const std::filesystem::path& own, const ui::Texts&);

} // namespace amends::app
