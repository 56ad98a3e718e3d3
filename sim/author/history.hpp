#pragma once
// Undo and redo over everything that happens to a document, a reload from disk included.
#include "sim/author/document.hpp"

#include <cstdint>
#include <deque>

namespace amends::author {

/// A document with its past. Memory is bounded: the oldest steps are forgotten beyond `bytes_max`.
class History {
public:
    static constexpr std::size_t default_bytes_max = 16u << 20;

    explicit History(Document document = {}, std::size_t bytes_max = default_bytes_max);

    [[nodiscard]] const Document& now() const { return now_; }

    /// Makes the edit; false with a sentence in `refused` when it cannot be made. What was undone is
    /// forgotten. Goes into the step before when both have one merge key and nothing came between.
    support::Result<support::Done, support::Localized> make(const Edit&);
    /// The whole text becomes another one, as one step: a reload, a merge, a text pasted.
    void replace_all(std::string text, support::Localized name);
    /// The next edit begins a step of its own, whatever its merge key: a field was left, the file saved.
    void seal() { is_sealed_ = true; }

    /// The name of what undo would take back and redo would bring again; null when there is nothing.
    [[nodiscard]] const support::Localized* undo_name() const;
    [[nodiscard]] const support::Localized* redo_name() const;
    bool undo();
    bool redo();

    /// Notes that the text as it is now stands on disk.
    void mark_saved() { saved_ = revision_; }
    /// Notes that no text of this history stands on disk: the file is gone, or another one stands there.
    void mark_unsaved() { saved_ = 0; }
    [[nodiscard]] bool is_saved() const { return saved_ == revision_; }
    /// Differs for every text the document had; equal again after undo or redo led back. For what is worked
    /// out from the text and kept.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    [[nodiscard]] std::size_t steps() const { return undo_.size(); }
    /// What the past and the undone hold beside the document.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct Step {
        support::Localized name;
        std::string merge_key;
        std::vector<Splice> splices;
        std::uint64_t before = 0, after = 0; ///< revisions
    };

    [[nodiscard]] static std::size_t bytes_of_step(const Step&);
    void keep(Step, Document now);
    [[nodiscard]] bool merges(const Step&) const;
    void forget_beyond();

    Document now_;
    std::deque<Step> undo_, redo_;
    std::size_t bytes_max_, bytes_ = 0;
    std::uint64_t revision_ = 1, last_revision_ = 1, saved_ = 1;
    bool is_sealed_ = false;
};

} // namespace amends::author
