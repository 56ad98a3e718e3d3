#pragma once
// The marking bench: a case's samples and model replies as the judge reads them, beside what their author
// expects, with the rule behind each label.
#include "scoring/text/judge.hpp"
#include "sim/engine/marking_bench.hpp"
#include "sim/ui/base/vocabulary.hpp"
#include "sim/ui/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace amends::ui {

/// How a label of a reply stands; `beyond`: a model reply's principle that is not due, neither right nor
/// wrong.
enum class BenchSign : std::uint8_t { right, missed, extra, beyond };
[[nodiscard]] Tone tone_of(BenchSign);
[[nodiscard]] Icon icon_of(BenchSign);

struct BenchLabelView {
    std::string id;   ///< "empathy"
    std::string name; ///< with the word for how it stands
    BenchSign sign = BenchSign::right;
};
/// Words of the reply that a label rests on.
struct BenchMarkView {
    std::size_t begin = 0, end = 0; ///< bytes
    std::string label, name;
    Tone tone = Tone::good;
    bool chosen = false;
};
/// One reason for a label: a rule of the lexicon or the model.
struct BehindRow {
    std::string words, reason, rule;
    std::vector<std::string> details; ///< patterns, exceptions
};
/// What stands behind a label, opened.
struct BehindView {
    std::string title;
    std::vector<BehindRow> rows;
    std::string model; ///< how far over or under its threshold; empty without a model
    std::vector<std::string> model_words;
};
struct BenchReplyView {
    std::string id; ///< "zh_sample_3"
    std::string title, text;
    std::string sign; ///< "marked bad" …; empty: none
    Tone sign_tone = Tone::neutral;
    std::vector<BenchLabelView> labels;
    std::vector<BenchMarkView> marks;
    std::optional<BehindView> behind;
};
struct BenchNodeView {
    std::string id, title, figures, accuracy;
    float part = 0; ///< of the labels on which author and judge agree
    bool counted = true;
};
struct BenchFigure {
    std::string name, value, note;
};

enum class BenchState : std::uint8_t { loading, nothing, failed, ready };
struct BenchView {
    BenchState state = BenchState::loading;
    float part = -1; ///< loading: how much is judged; below 0: not known
    std::string case_title;
    std::vector<BenchFigure> figures;
    std::vector<BenchNodeView> nodes;
    std::size_t node = 0; ///< the one whose replies are shown
    std::string due, apart;
    std::string customer;                ///< the last bubbles
    std::vector<BenchReplyView> replies; ///< those in the window's language first
    std::size_t replies_hidden = 0; ///< by the filter
};

struct BenchWidgets {
    std::size_t node = 0;
    bool only_misread = false;
    std::string reply, label;   ///< opened: what stands behind this label of this reply
    bool to_top = false;        ///< another node was chosen: its replies are shown from the first
    std::vector<float> heights; ///< of the last frame: a card is drawn before its content is measured
};

struct BenchInput {
    const engine::Bench* bench = nullptr; ///< null: still judged, or not to be judged
    const text::Judge* judge = nullptr;
    const scenario::Scenario* script = nullptr;
    const Texts& texts;
    const BenchWidgets& widgets;
    bool failed = false;
    float part = -1;
};

[[nodiscard]] BenchView make_bench_view(const BenchInput&);
/// Why the label is read in the reply, or why it is not.
[[nodiscard]] BehindView make_behind_view(const BenchInput&, const engine::BenchNode&,
                                          const engine::BenchReply&, text::Label);
/// Yields ask::GoTo the catalogue to go back or to give up waiting.
void draw_bench(Ui&, Rect, const BenchView&, BenchWidgets&, Commands&);

// --- parts
float draw_bench_figures(Ui&, Rect, const BenchView&);
float draw_bench_nodes(Ui&, Rect, const BenchView&, BenchWidgets&);
float draw_bench_replies(Ui&, Rect, const BenchView&, BenchWidgets&);

} // namespace amends::ui
