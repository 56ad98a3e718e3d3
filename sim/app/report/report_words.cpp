#include "sim/app/report/report_words.hpp"

#include "scoring/stats/power.hpp"
#include "sim/app/printable.hpp"
#include "sim/app/report/p_cell.hpp"
#include "sim/author/table_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

namespace amends::app {
namespace {

/// The id of the sentence that answers.
std::string answer_id(const BeforeAfter& all) {
    if (stats::pairs(all.counts) == 0)
        return all.other_versions > 0 ? "report.answer.other_versions" : "report.answer.no_pairs";
    if (all.counts.before_only == 0 && all.counts.after_only == 0) return "report.answer.nobody_changed";
    switch (stats::speech(all.counts)) {
    case stats::Speech::no_verdict: return "report.answer.no_verdict";
    case stats::Speech::counts_and_interval: return "report.answer.no_p";
    case stats::Speech::everything: break;
    }
    if (stats::mcnemar_midp(all.counts) >= 0.05) return "report.answer.may_be_chance";
    return all.counts.after_only > all.counts.before_only ? "report.answer.rose" : "report.answer.fell";
}

/// A line a measure, the simulated ones under their title, the shop's own under theirs.
std::string measure_lines(const BeforeAfter& all, const ui::Texts& texts) {
    std::string lines;
    const auto add = [&](const std::string& name, const std::string& before, const std::string& after) {
        lines +=
            texts.get("report.measure_line", {{"name", name}, {"before", before}, {"after", after}}) + '\n';
    };
    for (const bool simulated : {false, true}) {
        bool has_title = false;
        for (const PointsPart& part : all.measures) {
            if (is_simulated(part.name) != simulated) continue;
            if (!std::exchange(has_title, true))
                lines += texts.get(simulated ? "report.simulated.title" : "report.contacts.title") + '\n';
            add(name_of_measure(all, part.name, texts), told(part.before), told(part.after));
        }
    }
    if (all.real.none() || all.real.head.scope == records::ShopFigure::Scope::person) return lines;
    lines += texts.get(all.programme.invented ? "report.board.real_invented" : "report.real.title") + '\n';
    add(texts.get("report.real.satisfaction"), told(all.real.head.satisfaction.before),
        told(all.real.head.satisfaction.after));
    add(texts.get("report.real.resolution"), told(all.real.head.resolution.before),
        told(all.real.head.resolution.after));
    return lines;
}

std::string yes_no(const std::optional<SatSide>& side, const ui::Texts& texts) {
    if (!side) return texts.get("report.not_sat");
    if (!side->finished) return texts.get("report.left");
    return texts.get(side->passed ? "report.passed" : "report.not_passed");
}

/// A row of which the cells named are numbers of ours: they stay numbers, with their sign, while every other
/// cell that a spreadsheet would run is protected.
void append_numbers_row(std::string& text, const std::vector<std::string>& cells,
                        const std::set<std::size_t>& numbers) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (at > 0) text += ',';
        if (numbers.contains(at)) {
            text += cells[at];
            continue;
        }
        std::string one;
        author::append_row(one, std::span(&cells[at], 1));
        text += one.substr(0, one.size() - 2); // without its line end
    }
    text += "\r\n";
}

} // namespace

std::string told(const std::optional<double>& value, double scale) {
    return value ? told_to(*value * scale, 1) : "—";
}

std::string told_whole(double value) {
    return told_to(value, 0);
}

int decimals_to_tell(double difference) {
    constexpr int most = 4;
    const double size = std::fabs(difference);
    if (size < 1e-9 || size >= 1 - 1e-9) return 0;
    return std::min(most, 1 + static_cast<int>(std::floor(-std::log10(size))));
}

std::string told_to(double value, int decimals) {
    constexpr double binary_slack = 1e-9; // 0.355 * 100 lies a little below 35.5
    const double scale = std::pow(10, decimals), scaled = value * scale;
    const double rounded = std::round(scaled + std::copysign(binary_slack, scaled)) + 0.0; // no "-0"
    return fmt::format("{:.{}f}", rounded / scale, decimals);
}

std::string signed_to(double value, int decimals) {
    const std::string size = told_to(std::fabs(value), decimals);
    const bool is_nothing = size.find_first_not_of("0.") == std::string::npos;
    return (is_nothing || value > 0 ? "+" : "−") + size;
}

std::string told_r(const std::optional<double>& r) {
    if (!r) return "—";
    const std::string size = told_to(std::fabs(*r), 2);
    return *r < 0 && size != "0.00" ? "−" + size : size;
}

std::pair<std::string, std::string> told_sides(double before, double after) {
    const int decimals = decimals_to_tell(after - before);
    return {told_to(before, decimals), told_to(after, decimals)};
}

std::string told_rise(double share) {
    return told_to(share * 100, decimals_to_tell(share * 100));
}

std::string told_p(double p) {
    return p < 0.001 ? "p < 0.001" : fmt::format("p = {:.3f}", p);
}

bool tells_whole(const BeforeAfter& all, ReportReader reader) {
    return stats::pairs(all.counts) == 0 || may_tell(all.counts, reader);
}

bool may_tell(const stats::PairedCounts& counts, ReportReader reader) {
    return reader.opens_persons || stats::pairs(counts) >= told_from;
}

std::string name_of_part(const std::string& kind, const std::string& id, const ui::Texts& texts) {
    const std::string text = "report." + kind + "." + id;
    return texts.has(text) ? texts.get(text) : printable(id);
}

std::string name_of_label(const std::string& id, const ui::Texts& texts) {
    const std::string text = "label." + id;
    return texts.has(text) ? texts.get(text) : printable(id);
}

std::string name_of_measure(const BeforeAfter& all, const std::string& id, const ui::Texts& texts) {
    return texts.get("report.measure." + id, {{"currency", all.currency.empty() ? "—" : all.currency}});
}

bool is_simulated(const std::string& measure) {
    const auto& kinds = measure_kinds();
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](const MeasureKind& kind) { return kind.id == measure && kind.simulated; });
}

std::string size_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    const std::int64_t n = stats::pairs(all.counts);
    const auto rise = stats::smallest_rise(n);
    if (!rise) return texts.get("cli.programme.size_none", {{"people", n}});
    return texts.get("cli.programme.size", {{"people", n}, {"points", told_rise(*rise)}});
}

std::string principles_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.principles.empty()) return {};
    std::string list;
    for (const std::string& name : all.changed_most)
        for (const PrinciplePart& part : all.principles) {
            if (part.rate.name != name) continue;
            const auto [before, after] = told_sides(part.rate.before, part.rate.after);
            list += (list.empty() ? "" : texts.get("report.list_separator"))
                    + texts.get("report.principles.item",
                                {{"name", name_of_label(name, texts)}, {"before", before}, {"after", after}});
        }
    if (list.empty()) return texts.get("report.principles.none");
    return texts.get("report.principles.changed", {{"list", list}});
}

std::string together_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    for (const PrinciplePart& part : all.principles)
        if (!all.changed_most.empty() && part.rate.name == all.changed_most.front() && part.with_points
            && part.with_points->interval.low > 0)
            return texts.get("report.principles.together",
                             {{"name", name_of_label(part.rate.name, texts)},
                              {"r", told_r(part.with_points->r)},
                              {"low", told_r(part.with_points->interval.low)},
                              {"high", told_r(part.with_points->interval.high)}});
    return {};
}

std::vector<std::string> real_sentences(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    std::vector<std::string> sentences;
    for (const auto& [change, name] : {std::pair{&all.real.satisfaction, "report.real.satisfaction"},
                                       std::pair{&all.real.resolution, "report.real.resolution"}}) {
        if (!change->change || (change->people < told_from && !reader.opens_persons)) continue;
        sentences.push_back(texts.get(change->people < stats::small_group_below ? "report.real.by_person_no_p"
                                                                                : "report.real.by_person",
                                      {{"measure", texts.get(name)},
                                       {"before", told(change->mean.before)},
                                       {"after", told(change->mean.after)},
                                       {"n", change->people},
                                       {"low", signed_to(change->change->interval.low, 1)},
                                       {"high", signed_to(change->change->interval.high, 1)},
                                       {"p", told_p(change->change->p)}}));
    }
    return sentences;
}

std::string sources_of(const BeforeAfter& all, const ui::Texts& texts) {
    std::string list;
    for (const std::string& source : all.real.sources)
        list += (list.empty() ? "" : texts.get("report.list_separator")) + printable(source);
    return list;
}

std::string points_sentence(const BeforeAfter& all, const ui::Texts& texts) {
    if (all.points.pairs == 0) return {};
    return texts.get(
        "report.points_line",
        {{"before", told(all.points.before)}, {"after", told(all.points.after)}, {"n", all.points.pairs}});
}

bool leads_with_points(const BeforeAfter& all, ReportReader reader) {
    return all.points.pairs > 0 && may_tell(all.counts, reader)
           && !stats::smallest_rise(stats::pairs(all.counts));
}

std::string answer_of(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    if (!tells_whole(all, reader)) return texts.get("report.answer.withheld");
    const std::int64_t n = stats::pairs(all.counts);
    if (n == 0) return texts.get(answer_id(all), {{"count", all.other_versions}});
    const stats::Interval interval = stats::newcombe_paired(all.counts);
    const double rise =
        100 * static_cast<double>(all.counts.after_only - all.counts.before_only) / static_cast<double>(n);
    const auto [before, after] = told_sides(100 * stats::value(stats::before(all.counts)),
                                            100 * stats::value(stats::after(all.counts)));
    const int decimals = std::max(1, decimals_to_tell(rise));
    return texts.get(answer_id(all), {{"n", n},
                                      {"before", before},
                                      {"after", after},
                                      {"changed", all.counts.before_only + all.counts.after_only},
                                      {"points", signed_to(rise, decimals)},
                                      {"low", signed_to(interval.low * 100, decimals)},
                                      {"high", signed_to(interval.high * 100, decimals)},
                                      {"p", told_p(stats::mcnemar_midp(all.counts))}});
}

namespace {

std::string names_of_labels(const text::LabelSet& labels, const ui::Texts& texts) {
    std::string list;
    for (const text::Label label : text::all_labels())
        if (has(labels, label))
            list += (list.empty() ? std::string() : texts.get("report.list_separator"))
                    + name_of_label(std::string(text::to_string(label)), texts);
    return list;
}

} // namespace

std::vector<std::string> who_lines(const BeforeAfter& all, const ui::Texts& texts) {
    const std::pair<const char*, std::int64_t> counts[] = {{"report.who.pairs", stats::pairs(all.counts)},
                                                           {"report.who.only_before", all.only_before},
                                                           {"report.who.only_after", all.only_after},
                                                           {"report.who.neither", all.neither},
                                                           {"report.who.other", all.other_versions},
                                                           {"report.who.voided", all.voided},
                                                           {"report.who.resits", all.resits}};
    std::vector<std::string> lines;
    for (const auto& [id, count] : counts)
        if (count > 0 || lines.empty())
            lines.push_back(texts.get(id, {{"n", count}, {"passed", all.resits_passed}}));
    return lines;
}

std::vector<std::string> warnings_of(const BeforeAfter& all, const ui::Texts& texts) {
    std::vector<std::string> words;
    for (const std::string& id : all.warnings)
        words.push_back(texts.get(
            "report.warning." + id,
            {{"only_before", all.only_before},
             {"only_after", all.only_after},
             {"other_versions", all.other_versions},
             {"abandoned", all.abandoned_pairs},
             {"unconfirmed", all.unconfirmed},
             {"suspected", all.suspected},
             {"interrupted", all.interrupted},
             {"longest", told(static_cast<double>(all.longest_break_s) / 60)},
             {"labels", names_of_labels(all.not_counting, texts)},
             {"waiting_labels", names_of_labels(all.calibration_waits, texts)},
             {"recounted", all.recounted},
             {"pairs", stats::pairs(all.counts)},
             {"groups", all.groups_alike ? all.groups_alike->groups : 0},
             {"icc", told_r(all.groups_alike ? std::optional(all.groups_alike->icc) : std::nullopt)},
             {"worth", fmt::format("{:.0f}", all.worth)},
             {"criteria", tested(all.criteria)},
             {"principles", tested_principles(all)},
             {"mean", told(all.regression.mean)},
             {"rest", all.regression.rest},
             {"rest_mean", told(all.regression.rest_mean)},
             {"r", told_r(all.regression.r)},
             {"expected", told(all.regression.expected)},
             {"left", told(all.drop_outs.left_mean)},
             {"stayed", told(all.drop_outs.stayed_mean)}}));
    return words;
}

std::string report_csv(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    std::string text(author::table_mark);
    const auto row = [&](const std::vector<std::string>& cells) { author::append_row(text, cells); };
    if (all.programme.invented) row({texts.get("report.invented")});
    row({answer_of(all, texts, reader)});
    const std::array<const char*, 9> heads = {"person",        "name",          "group",
                                              "before_points", "before",        "after_points",
                                              "after",         "change_points", "unconfirmed"};
    std::vector<std::string> head;
    for (const char* one : heads)
        head.push_back(texts.get(std::string("report.column.") + one));
    if (!reader.opens_persons) return text;
    row(head);
    for (const ReportPerson& person : all.people) {
        const auto total = [](const std::optional<SatSide>& side) {
            return side ? side->total : std::optional<double>();
        };
        const auto before = total(person.before), after = total(person.after);
        const std::int64_t unconfirmed =
            (person.before ? person.before->unconfirmed : 0) + (person.after ? person.after->unconfirmed : 0);
        append_numbers_row(text,
                           {person.person, person.name, person.group, before ? told(before) : "",
                            yes_no(person.before, texts), after ? told(after) : "",
                            yes_no(person.after, texts),
                            before && after && person.is_comparable ? told(*after - *before) : "",
                            std::to_string(unconfirmed)},
                           {3, 5, 7, 8});
    }
    return text;
}

std::string report_text(const BeforeAfter& all, const ui::Texts& texts, ReportReader reader) {
    std::string text;
    const auto line = [&](const std::string& words) { text += words + '\n'; };
    if (all.programme.invented) line(texts.get("report.invented"));
    if (leads_with_points(all, reader)) line(points_sentence(all, texts));
    line(answer_of(all, texts, reader));
    if (stats::pairs(all.counts) > 0 && tells_whole(all, reader)) {
        line(texts.get("report.counts", {{"both", all.counts.both},
                                         {"before_only", all.counts.before_only},
                                         {"after_only", all.counts.after_only},
                                         {"neither", all.counts.neither}}));
        if (!leads_with_points(all, reader) && all.points.pairs > 0) line(points_sentence(all, texts));
    }
    if (tells_whole(all, reader) && !all.principles.empty()) line(principles_sentence(all, texts));
    if (tells_whole(all, reader)) text += measure_lines(all, texts);
    for (const std::string& warning : warnings_of(all, texts))
        line("- " + warning);
    if (reader.opens_persons)
        for (const ReportPerson& person : all.people)
            line("  " + printable(person.person) + "  " + printable(person.name) + "  "
                 + told(person.before ? person.before->total : std::nullopt) + " "
                 + yes_no(person.before, texts) + "  →  "
                 + told(person.after ? person.after->total : std::nullopt) + " "
                 + yes_no(person.after, texts));
    return text;
}

} // namespace amends::app
