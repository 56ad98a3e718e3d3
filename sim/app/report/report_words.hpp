#pragma once
// The report in words and in its file forms.
#include "sim/app/report/before_after.hpp"
#include "sim/ui/base/texts.hpp"

namespace amends::app {

/// What the reader of a report may see.
struct ReportReader {
    bool opens_persons = false; ///< names and a line a person; rates of fewer than `told_from`
};

/// The first sentence: the answer.
std::string answer_of(const BeforeAfter&, const ui::Texts&, ReportReader);
/// The means of those who have points on both sides; empty: nobody has.
std::string points_sentence(const BeforeAfter&, const ui::Texts&);
/// So few that no rise of the pass rate could be proved: the points come first, then the answer.
bool leads_with_points(const BeforeAfter&, ReportReader);
/// The warnings in plain words, in order.
std::vector<std::string> warnings_of(const BeforeAfter&, const ui::Texts&);
/// Who sat what, a line a count; the pairs always, the others where there are any.
std::vector<std::string> who_lines(const BeforeAfter&, const ui::Texts&);
/// The smallest rise the number of pairs could show.
std::string size_sentence(const BeforeAfter&, const ui::Texts&);
/// Which principles changed most, as an association; or that none did.
std::string principles_sentence(const BeforeAfter&, const ui::Texts&);
/// How far the principle that changed most went together with the points; empty where none is named.
std::string together_sentence(const BeforeAfter&, const ui::Texts&);
/// The change of the shop's figures by person, a sentence a measure; empty where fewer may not be told.
std::vector<std::string> real_sentences(const BeforeAfter&, const ui::Texts&, ReportReader);
/// Where the shop's figures come from, as a list of names.
std::string sources_of(const BeforeAfter&, const ui::Texts&);
/// All of it as one JSON document, without a line end.
std::string report_json(const BeforeAfter&, const ui::Texts&, ReportReader);
/// A row a person, safe for spreadsheets. Without the right to open persons only the counts.
std::string report_csv(const BeforeAfter&, const ui::Texts&, ReportReader);
/// A page that needs nothing else: prints to A4, opens from a file. `made_on` is a day.
std::string report_html(const BeforeAfter&, const ui::Texts&, ReportReader, const std::string& made_on);
/// For the terminal: the answer, the counts, points, warnings, and a line a person.
std::string report_text(const BeforeAfter&, const ui::Texts&, ReportReader);

/// Numbers as they are told: one decimal; "—" where nothing is known.
std::string told(const std::optional<double>&, double scale = 1);
/// A whole number for a sentence or a big figure: 35.5 and 62.5 become 36 and 63, so that their difference is
/// told as the table tells it.
std::string told_whole(double);
/// How many decimals two figures of a hundred need so that what lies between them shows: none for a point or
/// more or nothing at all, else those that leave it two digits, at most 4.
int decimals_to_tell(double difference);
/// As told_whole does, to so many decimals.
std::string told_to(double value, int decimals);
/// The same with its sign: "+0.08".
std::string signed_to(double value, int decimals);
/// A correlation of −1 to 1 to two decimals: "−0.02"; "—" where nothing is known.
std::string told_r(const std::optional<double>&);
/// Two figures of a hundred, told so that they differ where their difference is not nothing.
std::pair<std::string, std::string> told_sides(double before, double after);
/// A share of 0 to 1 in points, never "0": "18", "0.08".
std::string told_rise(double share);
/// "p = 0.012", "p < 0.001".
std::string told_p(double);
/// Whether a part's rates may be told.
bool may_tell(const stats::PairedCounts&, ReportReader);
/// Whether the whole is not fewer than may be told to this reader; nobody at all may be told.
bool tells_whole(const BeforeAfter&, ReportReader);
/// The name of a label, else its id.
std::string name_of_label(const std::string& id, const ui::Texts&);
/// The name of a measure with its unit.
std::string name_of_measure(const BeforeAfter&, const std::string& id, const ui::Texts&);
/// Whether a measure of measure_kinds() is simulated.
bool is_simulated(const std::string& measure);
/// The name of a criterion or topic in the reader's language, else the id.
std::string name_of_part(const std::string& kind, const std::string& id, const ui::Texts&);

} // namespace amends::app
