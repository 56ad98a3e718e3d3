#include "sim/app/out/debrief_page.hpp"

#include "sim/author/page_writer.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace amends::app {
namespace {

constexpr const char* debrief_style =
    "*{box-sizing:border-box}body{font:15px/1.55 system-ui,\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft "
    "YaHei\",sans-serif;color:#152033;background:#fff;margin:0 auto;max-width:48rem;padding:1.2rem 1rem}"
    "p{margin:.25rem 0}h1{font-size:1.35rem;margin:.2rem 0}h2{font-size:1.08rem;margin:1.3rem 0 .3rem}"
    ".quiet{color:#46536b;font-size:.88rem;margin:.2rem "
    "0}.verdict{font-size:1.2rem;font-weight:600;margin:.4rem "
    "0}"
    "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:.25rem "
    ".5rem;border-bottom:1px solid #d0d8e3;text-align:left;vertical-align:top}td:last-child{text-align:right}"
    ".turn{border:1px solid #d0d8e3;border-radius:.5rem;padding:.5rem .8rem;margin:.6rem 0}"
    ".turn h3{font-size:.9rem;margin:0 0 .3rem;color:#46536b;font-weight:600}"
    ".they{margin:.15rem 0}.you{margin:.3rem 0 .3rem 1.5rem;padding:.35rem "
    ".6rem;background:#eef4ff;border-left:3px "
    "solid #1859c4;white-space:pre-line}"
    "mark{background:none;color:inherit;border-bottom:2px solid #1859c4}mark.bad{border-bottom:2px dashed "
    "#b8292f}"
    "sup{font-size:.7em;font-weight:600}ul{margin:.2rem 0;padding-left:1.3rem}li{margin:.1rem 0}"
    ".model{white-space:pre-line;margin:.2rem 0;padding-left:.7rem;border-left:3px solid #0b7a54}"
    "@page{size:A4;margin:14mm}@media "
    "print{body{max-width:none;padding:0;font-size:10.5pt}.you{-webkit-print-color-"
    "adjust:exact;print-color-adjust:exact}h2,h3{break-after:avoid}.you,.model,li,tr{break-inside:avoid}."
    "model,.you{break-before:avoid}"
    ".turn{-webkit-box-decoration-break:clone;box-decoration-break:clone}}";

/// Writes one debrief.
class DebriefWriter {
public:
    DebriefWriter(const ui::DebriefView& view, const ui::Texts& texts) : view_(view), texts_(texts) {}

    std::string page(const DebriefPageFacts& facts) {
        const std::string title = texts_.get("debrief.title", {{"case", view_.case_title}});
        out_ = "<!DOCTYPE html>\n<html lang=\"";
        out_ += texts_.lang() == support::Lang::zh ? "zh-CN" : "en";
        out_ += "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                "content=\"width=device-width,initial-scale=1\"><title>";
        text(title);
        out_ += "</title><style>";
        out_ += debrief_style;
        out_ += "</style></head><body>\n";
        in("h1", "", title);
        facts_line(facts);
        outcome();
        advice();
        points();
        turns();
        desk();
        out_ += "</body></html>\n";
        return std::move(out_);
    }

private:
    void text(std::string_view words) { out_ += author::escaped_html(words); }
    void in(const std::string& tag, const std::string& kind, const std::string& words) {
        if (words.empty()) return;
        out_ += '<' + tag + (kind.empty() ? "" : " class=\"" + kind + '"') + '>';
        text(words);
        out_ += "</" + tag + ">\n";
    }
    void heading(const char* id) { in("h2", "", texts_.get(id)); }
    void list(const std::vector<std::string>& items) {
        if (items.empty()) return;
        out_ += "<ul>\n";
        for (const std::string& item : items)
            in("li", "", item);
        out_ += "</ul>\n";
    }

    void facts_line(const DebriefPageFacts& facts) {
        const std::pair<const char*, const std::string*> all[] = {
            {"debrief_page.person", &facts.person},
            {"debrief_page.played_on", &facts.played_on},
            {"debrief_page.attempt", &facts.attempt},
            {"debrief_page.made_on", &facts.made_on}};
        for (const auto& [id, value] : all)
            if (!value->empty()) in("p", "quiet", texts_.get(id, {{"value", *value}}));
    }

    void outcome() {
        in("p", "verdict", view_.assessment ? view_.verdict : view_.outcome);
        if (view_.assessment) {
            in("p", "quiet", view_.verdict_note);
            in("p", "", view_.outcome);
        }
        in("p", "", view_.ending);
        in("p", "", view_.epilogue);
        in("p", "quiet", view_.judge_note);
        out_ += "<table>\n";
        for (const auto& [name, value] : view_.figures) {
            out_ += "<tr><td>";
            text(name);
            out_ += "</td><td>";
            text(value);
            out_ += "</td></tr>\n";
        }
        out_ += "</table>\n";
        list(view_.findings);
    }

    void advice() {
        for (const auto& [item, id] :
             {std::pair{&view_.keep, "debrief.keep"}, std::pair{&view_.change, "debrief.change"}}) {
            if (!*item) continue;
            heading(id);
            in("p", "", (*item)->text);
            if (!(*item)->quote.empty()) in("p", "quiet", "“" + (*item)->quote + "”");
        }
    }

    void points() {
        if (!view_.show_points) return;
        heading("debrief.tab_points");
        in("p", "", texts_.get("debrief.total", {{"points", view_.total}}));
        in("p", "quiet", view_.pass_mark);
        out_ += "<table>\n";
        for (const ui::CriterionView& one : view_.criteria) {
            out_ += "<tr><td>";
            text(one.title);
            out_ += "</td><td>";
            text(one.note);
            out_ += "</td><td>";
            text(one.points);
            out_ += "</td></tr>\n";
        }
        out_ += "</table>\n";
    }

    /// The reply with every mark's words underlined and numbered where they end; faults broken.
    void reply(const ui::TurnView& turn) {
        std::set<std::size_t> cuts = {0, turn.reply.size()};
        for (const ui::MarkView& mark : turn.marks)
            for (const std::size_t at : {mark.begin, mark.end})
                cuts.insert(std::min(at, turn.reply.size()));
        out_ += "<p class=\"you\">";
        std::size_t from = 0;
        for (const std::size_t to : cuts) {
            if (to == 0) continue;
            piece(turn, from, to);
            from = to;
        }
        out_ += "</p>\n";
    }
    void piece(const ui::TurnView& turn, std::size_t from, std::size_t to) {
        bool is_marked = false, is_bad = false;
        std::string numbers;
        for (std::size_t at = 0; at < turn.marks.size(); ++at) {
            const ui::MarkView& mark = turn.marks[at];
            const bool covers = mark.begin <= from && mark.end >= to;
            is_marked = is_marked || covers;
            is_bad = is_bad || (covers && mark.tone == ui::Tone::bad);
            if (covers && std::min(mark.end, turn.reply.size()) == to)
                numbers += (numbers.empty() ? "" : ",") + std::to_string(at + 1);
        }
        if (is_marked) out_ += is_bad ? "<mark class=\"bad\">" : "<mark>";
        text(std::string_view(turn.reply).substr(from, to - from));
        if (is_marked) out_ += "</mark>";
        if (!numbers.empty()) out_ += "<sup>" + numbers + "</sup>";
    }

    void turns() {
        heading("debrief.tab_turns");
        if (!view_.unsaid.empty()) {
            out_ += "<div class=\"turn\">\n";
            in("h3", "", texts_.get("debrief.whole"));
            list(view_.unsaid);
            out_ += "</div>\n";
        }
        for (const ui::TurnView& turn : view_.turns) {
            out_ += "<div class=\"turn\">\n";
            in("h3", "",
               texts_.get("debrief.turn", {{"turn", turn.turn + 1}}) + "  " + turn.time + "  "
                   + turn.response);
            customer(turn.customer);
            reply(turn);
            list(turn.actions);
            if (!turn.marks.empty()) marks(turn);
            if (turn.marks.empty()) labels(turn); // a choice has its author's labels and no words of its own
            for (const std::string& finding : turn.findings)
                in("p", "quiet", finding);
            missing(turn);
            if (!turn.model.empty()) {
                in("p", "quiet", texts_.get("debrief.model"));
                in("p", "model", turn.model);
            }
            out_ += "</div>\n";
        }
        if (view_.last_words.empty() && !view_.left_unanswered) return;
        out_ += "<div class=\"turn\">\n";
        in("h3", "", texts_.get("debrief.end"));
        customer(view_.last_words);
        if (view_.left_unanswered) in("p", "quiet", texts_.get("debrief.finding_left_unanswered"));
        out_ += "</div>\n";
    }
    void customer(const std::vector<std::string>& lines) {
        for (const std::string& line : lines)
            in("p", "they",
               texts_.get("debrief_page.said", {{"who", texts_.get("debrief.customer")}, {"words", line}}));
    }
    void marks(const ui::TurnView& turn) {
        out_ += "<ol>\n";
        for (const ui::MarkView& mark : turn.marks)
            in("li", "", texts_.get("debrief.mark", {{"label", mark.label}, {"reason", mark.reason}}));
        out_ += "</ol>\n";
    }

    void labels(const ui::TurnView& turn) {
        std::vector<std::string> names;
        for (const auto& [name, tone] : turn.labels)
            names.push_back(name);
        list(names);
    }
    /// What was due and did not come, and below it what would have earned it.
    void missing(const ui::TurnView& turn) {
        if (turn.missing.empty()) return;
        out_ += "<ul>\n";
        for (const auto& [label, words] : turn.missing) {
            out_ += "<li>";
            text(texts_.get("debrief.missing", {{"label", label}}));
            if (!words.empty()) out_ += "<br>";
            text(words);
            out_ += "</li>\n";
        }
        out_ += "</ul>\n";
    }

    void desk() {
        heading("debrief.actions");
        if (view_.actions.empty()) in("p", "quiet", texts_.get("debrief.actions_none"));
        rows(view_.actions, [](const ui::ActionLine& one) {
            return std::array{one.time, one.text, one.grade};
        });
        if (view_.promises.empty()) return;
        heading("debrief.promises");
        rows(view_.promises, [](const ui::PromiseLine& one) {
            return std::array{one.due, one.text, one.state};
        });
    }
    template <class Row, class Cells>
    void rows(const std::vector<Row>& all, Cells&& cells_of) {
        if (all.empty()) return;
        out_ += "<table>\n";
        for (const Row& one : all) {
            out_ += "<tr>";
            for (const std::string& cell : cells_of(one)) {
                out_ += "<td>";
                text(cell);
                out_ += "</td>";
            }
            out_ += "</tr>\n";
        }
        out_ += "</table>\n";
    }

    const ui::DebriefView& view_;
    const ui::Texts& texts_;
    std::string out_;
};

} // namespace

std::string debrief_page(const ui::DebriefView& view, const ui::Texts& texts, const DebriefPageFacts& facts) {
    return DebriefWriter(view, texts).page(facts);
}

} // namespace amends::app
