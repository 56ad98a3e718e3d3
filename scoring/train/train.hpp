#pragma once
// Making the judge's model from labelled replies. Only `amends train` and `amends eval --cross-validate` come
// here; nothing on the way to a verdict does.
#include "scoring/text/batch.hpp"
#include "scoring/text/evaluate.hpp"
#include "scoring/text/language.hpp"

#include <functional>
#include <string>
#include <vector>

namespace amends::text {

struct TrainOptions {
    double regularisation = 1.0;   ///< LIBLINEAR's C
    double gram_size = 1.0;        ///< how far letters and words in a row count against…
    double trait_size = 0.15;      ///< …phrases, scope and case
    double positive_weight = 2.0;  ///< how much dearer a missed label is than a false one
    double fault_precision = 0.45; ///< a fault is found only where it is right at least that often
    double critical_precision =
        0.75; ///< the same of rudeness and unsafe requests, which alone fail an attempt
    /// Of a label's weights for grams the share that is kept, the largest: the others change no figure and
    /// would make the file twice as large.
    double kept_weights = 0.13;
    /// Of the replies without any fault, the share on which a fault is found at most.
    double false_alarms = 0.005;
    double critical_false_alarms = 0.0015; ///< the same of the two that alone fail an attempt
    /// What a false alarm costs, the same for every fault: a threshold goes lower only where a thousandth
    /// more of these replies buys at least a thousandth of this in kappa. 0: nothing beside the bound above.
    double alarm_price = 0;
    double critical_alarm_price = 0; ///< the same of the two that alone fail an attempt
    int folds = 5;                   ///< whole situations are left out together
};

struct Trained {
    LinearModel model;
    /// What a model that never saw the line's situation says of it; in the order of the lines.
    std::vector<LabelSet> held_out;
    std::vector<std::array<double, label_count>> scores; ///< the same before the threshold
};

/// Trains one row for each label with at least ten positives. `progress` hears each label's name.
/// The same lines and options yield the same model. LIBLINEAR must not fail: lines are checked before.
Trained train_model(const Language&, const std::vector<BatchLine>&, const TrainOptions&,
                    const std::function<void(const std::string&)>& progress = {});

/// Reads a corpus: every line must have a reply, labels and a context. Faults are problems (T001…) with their
/// line.
std::vector<BatchLine> read_corpus(const std::string& file_name, std::string_view content,
                                   std::vector<support::Problem>& problems);

} // namespace amends::text
