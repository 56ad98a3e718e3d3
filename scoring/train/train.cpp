#include "scoring/train/train.hpp"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <future>
#include <memory>
#include <unordered_map>

namespace amends::text {
namespace {

constexpr std::size_t least_positives = 10;
constexpr std::uint32_t least_grams = 3,
                        least_traits = 2; ///< a key seen in fewer replies says nothing of others

using Row = std::vector<feature_node>;

/// The keys of one list that enough replies have, sorted.
std::vector<std::uint32_t> frequent_keys(const std::vector<Features>& all,
                                         std::vector<Feature> Features::*list, std::uint32_t least) {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    for (const Features& features : all) {
        for (const Feature& feature : features.*list)
            ++counts[feature.key];
    }
    std::vector<std::uint32_t> keys;
    for (const auto& [key, count] : counts) {
        if (count >= least) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// How rare each gram is: a gram that stands everywhere says little.
std::vector<double> rarity(const std::vector<Features>& all, std::size_t grams) {
    std::vector<double> weights(grams, 0.0);
    for (const Features& features : all) {
        for (const Feature& feature : features.grams)
            weights[feature.key] += 1;
    }
    for (double& weight : weights)
        weight = 1.0 + std::log((1.0 + static_cast<double>(all.size())) / (1.0 + weight));
    return weights;
}

/// How much a label's lines have a feature more often than the others do, or less: the logarithm of the
/// ratio, both counted one more. Columns count the more the larger it is, so that what tells nothing of this
/// label is not fitted to single lines (after Wang and Manning 2012, "Baselines and Bigrams"). 1 for the
/// bias.
std::vector<double> telling(const std::vector<feature_node*>& rows, const std::vector<double>& wanted,
                            std::size_t columns) {
    std::vector<double> held(columns, 1.0), lacking(columns, 1.0);
    double positives = 1, negatives = 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool holds = wanted[i] > 0;
        (holds ? positives : negatives) += 1;
        for (const feature_node* node = rows[i]; node->index > 0; ++node)
            (holds ? held : lacking)[static_cast<std::size_t>(node->index) - 1] += 1;
    }
    constexpr double least = 0.5, most = 1.5, most_ratio = 2.0;
    std::vector<double> scale(columns, 1.0);
    for (std::size_t column = 0; column + 1 < columns; ++column) {
        const double ratio = std::log(held[column] / positives) - std::log(lacking[column] / negatives);
        scale[column] = least + (most - least) * std::min(std::fabs(ratio), most_ratio) / most_ratio;
    }
    return scale;
}

/// Columns: the grams, the traits, the bias.
Row make_row(const Features& features, const std::vector<double>& rare, std::size_t columns,
             const TrainOptions& options) {
    Row row;
    row.reserve(features.grams.size() + features.traits.size() + 2);
    const double norm = options.gram_size / std::sqrt(static_cast<double>(features.grams.size() + 1));
    for (const Feature& feature : features.grams)
        row.push_back({static_cast<int>(feature.key) + 1, rare[feature.key] * norm});
    for (const Feature& feature : features.traits)
        row.push_back({static_cast<int>(rare.size() + feature.key) + 1, options.trait_size});
    row.push_back({static_cast<int>(columns), 1.0});
    row.push_back({-1, 0.0});
    return row;
}

struct Weights {
    std::vector<double> w;
    [[nodiscard]] double score(const Row& row) const {
        double sum = 0;
        for (const feature_node* node = row.data(); node->index > 0; ++node)
            sum += w[static_cast<std::size_t>(node->index) - 1] * node->value;
        return sum;
    }
};

Weights fit(const std::vector<feature_node*>& rows, std::vector<double> wanted, std::size_t columns,
            const TrainOptions& options) {
    const std::vector<double> scale = telling(rows, wanted, columns);
    Row scaled;
    std::vector<std::size_t> begins;
    for (const feature_node* node : rows) {
        begins.push_back(scaled.size());
        for (; node->index > 0; ++node)
            scaled.push_back({node->index, node->value * scale[static_cast<std::size_t>(node->index) - 1]});
        scaled.push_back(*node);
    }
    std::vector<feature_node*> scaled_rows;
    for (const std::size_t begin : begins)
        scaled_rows.push_back(scaled.data() + begin);
    ::problem task{};
    task.l = static_cast<int>(rows.size());
    task.n = static_cast<int>(columns);
    task.y = wanted.data();
    task.x = scaled_rows.data();
    task.bias = -1;
    int classes[] = {1, -1};
    double dearness[] = {options.positive_weight, 1.0};
    parameter how{};
    how.solver_type = L2R_LR;
    how.eps = 0.01;
    how.C = options.regularisation;
    how.nr_weight = 2;
    how.weight_label = classes;
    how.weight = dearness;
    model* fitted = train(&task, &how);
    const double sign = fitted->label[0] == 1 ? 1.0 : -1.0;
    Weights weights{std::vector<double>(columns)};
    for (std::size_t i = 0; i < columns; ++i)
        weights.w[i] = sign * fitted->w[i] * scale[i];
    free_and_destroy_model(&fitted);
    return weights;
}

/// Forgets the weights for grams that count least, all but a share.
void keep_largest(Weights& weights, const std::vector<double>& rare, double share) {
    std::vector<double> sizes;
    for (std::size_t i = 0; i < rare.size(); ++i)
        sizes.push_back(std::fabs(weights.w[i] * rare[i]));
    if (sizes.empty() || share >= 1) return;
    auto ordered = sizes;
    const auto least =
        ordered.begin() + static_cast<std::ptrdiff_t>((1 - share) * static_cast<double>(sizes.size()));
    std::nth_element(ordered.begin(), least, ordered.end());
    for (std::size_t i = 0; i < rare.size(); ++i)
        if (sizes[i] < *least) weights.w[i] = 0;
}

/// What a threshold must keep to.
struct Bounds {
    double precision;    ///< right at least so often
    double false_alarms; ///< found on no greater share of the replies without any fault
    double alarm_price;  ///< kappa that such a share, all of them, would have to be worth
};

Bounds bounds_of(Label label, const TrainOptions& options) {
    if (label == Label::rudeness || label == Label::unsafe_request)
        return {options.critical_precision, options.critical_false_alarms, options.critical_alarm_price};
    if (is_fault(label)) return {options.fault_precision, options.false_alarms, options.alarm_price};
    return {0, 1, 0};
}

bool is_without_fault(const BatchLine& line) {
    const auto labels = all_labels();
    return std::none_of(labels.begin(), labels.end(),
                        [&](Label label) { return is_fault(label) && has(line.labels, label); });
}

constexpr std::size_t fewest_right = 10; // below that a share of right ones says nothing

/// The threshold with the best kappa over held-out scores less the price of its false alarms, levelled over
/// its neighbours so that no single line decides; among those within bounds. Where none is, the one that is
/// right most often. `plain`: the lines without any fault.
double best_threshold(const std::vector<double>& scores, const std::vector<bool>& wanted,
                      const std::vector<bool>& plain, Bounds bounds) {
    const auto plain_count = std::max(1.0, static_cast<double>(std::count(plain.begin(), plain.end(), true)));
    std::vector<double> sorted = scores;
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> cuts, kappas;
    // Places among the scores, in twenty-thousandths; a fault is rare, its threshold lies high among them.
    const std::size_t close = bounds.alarm_price > 0 ? 10 : 20;
    for (std::size_t place = 6000; place < 19980; place += place < 18000 ? 60 : place < 19000 ? 20 : close) {
        const double cut = sorted[place * (sorted.size() - 1) / 20000];
        LabelAgreement table;
        double alarms = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const bool found = scores[i] >= cut;
            if (found && plain[i]) ++alarms;
            (wanted[i] ? found ? table.tp : table.fn : found ? table.fp : table.tn) += 1;
        }
        cuts.push_back(cut);
        const bool fine =
            table.precision() >= bounds.precision && alarms <= bounds.false_alarms * plain_count;
        kappas.push_back(fine ? table.kappa() - bounds.alarm_price * alarms / plain_count
                              : (table.tp >= fewest_right ? table.precision() : 0) - 2);
    }
    double best = -1e9, threshold = cuts.back();
    for (std::size_t i = 2; i + 2 < cuts.size(); ++i) {
        const double level = kappas[i - 2] + kappas[i - 1] + kappas[i] + kappas[i + 1] + kappas[i + 2];
        if (level > best) {
            best = level;
            threshold = cuts[i];
        }
    }
    return threshold;
}

/// Fold of each line: situations in order of name, dealt out in turn.
std::vector<int> folds_of(const std::vector<BatchLine>& lines, int folds) {
    std::map<std::string, int> fold;
    for (const BatchLine& line : lines)
        fold.emplace(line.situation, 0);
    int next = 0;
    for (auto& [situation, index] : fold)
        index = (next++ * 7) % folds;
    std::vector<int> out;
    for (const BatchLine& line : lines)
        out.push_back(fold[line.situation]);
    return out;
}

std::int8_t small(double value, double step) {
    return static_cast<std::int8_t>(std::clamp(std::lround(value / step), -127L, 127L));
}

/// The step that keeps all but the few largest weights unclipped.
double step_for(const std::vector<double>& values) {
    std::vector<double> sizes;
    for (const double value : values) {
        if (value != 0) sizes.push_back(std::fabs(value));
    }
    if (sizes.empty()) return 1.0;
    std::sort(sizes.begin(), sizes.end());
    return sizes[sizes.size() - 1 - sizes.size() / 2000] / 127.0;
}

void quantise(LinearModel& model, std::size_t label, const Weights& weights, const std::vector<double>& rare,
              double threshold, const TrainOptions& options) {
    const std::size_t gram_count = rare.size(), trait_count = model.traits.keys.size();
    std::vector<double> grams(gram_count), traits(trait_count);
    for (std::size_t i = 0; i < gram_count; ++i)
        grams[i] = weights.w[i] * rare[i] * options.gram_size;
    for (std::size_t i = 0; i < trait_count; ++i)
        traits[i] = weights.w[gram_count + i] * options.trait_size;
    const double gram_step = step_for(grams), trait_step = step_for(traits);
    for (std::size_t i = 0; i < gram_count; ++i)
        model.grams.weights[i * label_count + label] = small(grams[i], gram_step);
    for (std::size_t i = 0; i < trait_count; ++i)
        model.traits.weights[i * label_count + label] = small(traits[i], trait_step);
    LinearModel::Row& row = model.rows[label];
    row.gram_scale = static_cast<std::int32_t>(std::lround(gram_step * 1000 * 1024));
    row.trait_scale = static_cast<std::int32_t>(std::lround(trait_step * 1000 * 1024));
    row.bias = std::lround(weights.w.back() * 1000);
    row.threshold = std::lround(threshold * 1000);
    row.trained = true;
}

constexpr std::size_t labels_at_once = 2; ///< memory's width is the limit, not the number of cores

/// What is learned of one label; without scores where it has too few positives.
struct LabelWork {
    std::vector<bool> wanted;
    std::vector<double> scores;
    Weights weights;
};

/// One label: held-out scores fold by fold, the threshold, then the row from all lines.
class LabelTrainer {
public:
    LabelTrainer(std::vector<Row>& rows, const std::vector<double>& rare, std::size_t columns,
                 const std::vector<int>& folds, const TrainOptions& options)
        : rows_(rows), rare_(rare), columns_(columns), folds_(folds), options_(options) {}

    [[nodiscard]] std::vector<double> held_out_scores(const std::vector<bool>& wanted) const {
        std::vector<double> scores(rows_.size());
        for (int fold = 0; fold < options_.folds; ++fold) {
            const Weights weights = fit_all_but(fold, wanted);
            for (std::size_t i = 0; i < rows_.size(); ++i) {
                if (folds_[i] == fold) scores[i] = weights.score(rows_[i]);
            }
        }
        return scores;
    }
    [[nodiscard]] Weights fit_all_but(int left_out, const std::vector<bool>& wanted) const {
        std::vector<feature_node*> rows;
        std::vector<double> y;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (folds_[i] == left_out) continue;
            rows.push_back(rows_[i].data());
            y.push_back(wanted[i] ? 1 : -1);
        }
        Weights weights = fit(rows, std::move(y), columns_, options_);
        keep_largest(weights, rare_, options_.kept_weights);
        return weights;
    }

private:
    std::vector<Row>& rows_;
    const std::vector<double>& rare_;
    std::size_t columns_;
    const std::vector<int>& folds_;
    const TrainOptions& options_;
};

} // namespace

Trained train_model(const Language& language, const std::vector<BatchLine>& lines,
                    const TrainOptions& options, const std::function<void(const std::string&)>& progress) {
    std::vector<Features> features;
    for (const BatchLine& line : lines) {
        const CaseReading the_case = read_case(language.lexicon, language.table, line.context, line.reply);
        const Reading reply = language.lexicon.read(language.table, line.reply, line.context.now);
        features.push_back(extract_features(language.lexicon, the_case, line.context, reply,
                                            language.lexicon.apply(reply).hits));
    }
    Trained out;
    LinearModel::Table &grams = out.model.grams, &traits = out.model.traits;
    grams.keys = frequent_keys(features, &Features::grams, least_grams);
    traits.keys = frequent_keys(features, &Features::traits, least_traits);
    grams.weights.assign(grams.keys.size() * label_count, 0);
    traits.weights.assign(traits.keys.size() * label_count, 0);
    for (Features& one : features)
        one = out.model.known(one);
    const std::vector<double> rare = rarity(features, grams.keys.size());
    const std::size_t columns = grams.keys.size() + traits.keys.size() + 1;
    std::vector<Row> rows;
    for (const Features& one : features)
        rows.push_back(make_row(one, rare, columns, options));
    const std::vector<int> folds = folds_of(lines, options.folds);
    out.held_out.resize(lines.size());
    out.scores.resize(lines.size());
    set_print_string_function([](const char*) {});
    const LabelTrainer trainer(rows, rare, columns, folds, options);
    std::vector<bool> plain;
    for (const BatchLine& line : lines)
        plain.push_back(is_without_fault(line));
    const auto work_on = [&](Label label) {
        LabelWork work;
        for (const BatchLine& line : lines)
            work.wanted.push_back(has(line.labels, label));
        const auto positives = std::count(work.wanted.begin(), work.wanted.end(), true);
        if (static_cast<std::size_t>(positives) < least_positives) return work;
        work.scores = trainer.held_out_scores(work.wanted);
        work.weights = trainer.fit_all_but(-1, work.wanted);
        return work;
    };
    std::deque<std::pair<Label, std::future<LabelWork>>>
        under_way; // each label is its own: order changes nothing
    const auto finish_first = [&] {
        const Label label = under_way.front().first;
        const LabelWork work = under_way.front().second.get();
        under_way.pop_front();
        if (work.scores.empty()) return;
        if (progress) progress(std::string(to_string(label)));
        const double threshold = best_threshold(work.scores, work.wanted, plain, bounds_of(label, options));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out.scores[i][static_cast<std::size_t>(label)] = work.scores[i];
            if (work.scores[i] >= threshold) add(out.held_out[i], label);
        }
        quantise(out.model, static_cast<std::size_t>(label), work.weights, rare, threshold, options);
    };
    for (const Label label : all_labels()) {
        under_way.emplace_back(label, std::async(std::launch::async, work_on, label));
        if (under_way.size() >= labels_at_once) finish_first();
    }
    while (!under_way.empty())
        finish_first();
    return out;
}

} // namespace amends::text
