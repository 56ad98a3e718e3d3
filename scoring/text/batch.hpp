#pragma once
// `amends score --batch`: a line of JSON in, a line of JSON out. Reading and writing lines is the caller's.
#include "scoring/text/judge.hpp"
#include "scoring/text/labels.hpp"
#include "support/result.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace amends::text {

/// One line of a batch or a corpus: a context, a reply and, in a corpus, what raters said.
struct BatchLine {
    std::string id_json; ///< as it stood, a JSON string or number; "null" when missing
    Context context;
    std::string reply;
    LabelSet labels;
    bool labelled = false;
    std::string situation; ///< "context" of a corpus line: lines of one situation share it
};

/// Fails with what is wrong with the line; unknown keys are ignored, unknown labels are not.
support::Result<BatchLine> read_batch_line(std::string_view line);

struct BatchAnswer {
    std::string json; ///< one line, without its end
    bool ok = true;   ///< false: an error object stands in the verdict's place, and the call exits 1
};

/// The answer to line `number` (from 1).
BatchAnswer score_line(const Judge&, std::string_view line, std::size_t number);

/// Where the lines of a batch come from (false at the end) and where its answers go.
struct BatchStreams {
    std::function<bool(std::string& line)> next_line;
    std::function<void(const BatchAnswer&)> take_answer;
};

/// Answers every line that is not blank, in the order of the lines, judging on `workers` threads (at least
/// 1). Holds no more than some lines a worker at a time. False when a line got an error for its answer.
bool score_lines(const Judge&, const BatchStreams&, unsigned workers);

} // namespace amends::text
