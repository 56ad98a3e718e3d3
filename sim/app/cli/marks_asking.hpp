#pragma once
// What the verbs of `amends marks` share.
#include "sim/app/cli/arguments.hpp"
#include "sim/app/cli/asking.hpp"
#include "sim/app/cli/names.hpp"
#include "sim/app/marks/standing.hpp"

namespace amends::app::cli {

/// The store, who asks and what for.
struct MarksAsking : Asking<MarksCommand> {
    /// Fine, or the fault is said and its exit code.
    [[nodiscard]] Exit told(const std::optional<records::StoreFault>&) const;
    /// Labels with commas; nothing after having said which is none.
    [[nodiscard]] std::optional<text::LabelSet> labels_of(const std::string& list) const;
    /// The names of labels with their ids.
    [[nodiscard]] std::string words_of(const text::LabelSet& labels) const {
        return label_words(environment.texts, labels);
    }
    /// That there is no such label, and which there are.
    void say_no_label(const std::string& word) const;
};

/// A list of ids.
nlohmann::json label_names(const text::LabelSet&);
/// "81.2"; "–" for none.
std::string points_words(const std::optional<int>& tenths);

Exit remark_attempts(const MarksAsking&);
/// sample, next, mark, agreement, calibrate and lines.
Exit second_marking(const MarksAsking&);

} // namespace amends::app::cli
