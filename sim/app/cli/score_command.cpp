#include "scoring/text/batch.hpp"
#include "scoring/text/context_json.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/printable.hpp"
#include "sim/ui/debrief/debrief.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>
#include <thread>

namespace amends::app::cli {
namespace {

constexpr std::size_t reply_bytes_max = 1U << 20U;
constexpr std::size_t context_bytes_max = 16U << 20U;
constexpr std::size_t line_bytes_max = 16U << 20U;
constexpr unsigned workers_max = 8;

/// The next line without its end. A line beyond the limit is cut there: its rest is passed over and memory
/// stays bounded; the cut line is no JSON and is answered as such.
bool next_line(std::istream& in, std::string& line) {
    line.clear();
    std::streambuf& bytes = *in.rdbuf();
    int one = bytes.sbumpc();
    if (one == std::char_traits<char>::eof()) return false;
    for (; one != std::char_traits<char>::eof() && one != '\n'; one = bytes.sbumpc())
        if (line.size() < line_bytes_max) line += static_cast<char>(one);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
}

Exit score_lines(const text::Judge& judge, std::istream& in, std::ostream& out) {
    const text::BatchStreams streams{
        [&](std::string& line) { return next_line(in, line); },
        [&](const text::BatchAnswer& answer) { out << answer.json << '\n'; },
    };
    const unsigned workers = std::min(std::thread::hardware_concurrency(), workers_max);
    return text::score_lines(judge, streams, workers) ? Exit::fine : Exit::findings;
}

Exit score_batch(const text::Judge& judge, const std::string& file, Environment& environment) {
    if (file == "-") return score_lines(judge, environment.in, environment.out);
    std::error_code failed;
    const bool is_folder = std::filesystem::is_directory(file, failed);
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in || is_folder) {
        const int answer = is_folder ? EISDIR : errno;
        environment.say_unreadable(file, {"read", file, std::generic_category().message(answer)});
        return Exit::unusable;
    }
    return score_lines(judge, in, environment.out);
}

std::optional<std::string> reply_of(const ScoreCommand& command, Environment& environment) {
    if (command.reply != "-") return command.reply;
    std::string reply;
    char one = 0;
    while (reply.size() <= reply_bytes_max && environment.in.get(one))
        reply += one;
    if (reply.size() <= reply_bytes_max) return reply;
    environment.say("cli.score.too_long", {{"bytes", static_cast<std::int64_t>(reply_bytes_max)}});
    return std::nullopt;
}

std::optional<text::Context> context_of_file(const std::string& file, const Environment& environment) {
    const auto content = platform::read_file(file, context_bytes_max);
    if (!content) {
        environment.say_unreadable(file, content.error());
        return std::nullopt;
    }
    const auto parsed = support::parse_json(file, content.value());
    environment.tell(parsed.problems);
    if (!parsed.root || has_errors(parsed.problems)) return std::nullopt;
    auto context = text::context_from_json(*parsed.root);
    if (context) return std::move(context).value();
    environment.say("cli.score.bad_context",
                    {{"file", printable(file)}, {"what", printable(context.error().answer)}});
    return std::nullopt;
}

/// For people: what was found, each with its words.
void print_verdict(const text::Verdict& verdict, const std::string& reply, const Environment& environment) {
    const auto words = [&](const text::Span& span) {
        return printable(reply.substr(span.start, span.end - span.start));
    };
    const ui::Texts& texts = environment.texts;
    for (const text::Evidence& one : verdict.evidence)
        environment.out << texts.get("cli.score.label",
                                     {{"label", ui::label_name(texts, one.label)},
                                      {"reason", printable(one.reason.in(environment.lang()))}})
                        << '\n';
    for (const text::ActHit& hit : verdict.acts)
        environment.out << texts.get("cli.score.act", {{"act", hit.id.value}, {"words", words(hit.span)}})
                        << '\n';
    for (const text::Finding& finding : verdict.findings)
        environment.out << texts.get("cli.score.finding",
                                     {{"text", printable(finding.message.in(environment.lang()))}})
                        << '\n';
    if (verdict.evidence.empty() && verdict.acts.empty() && verdict.findings.empty())
        environment.out << environment.texts.get("cli.score.nothing") << '\n';
}

} // namespace

Exit run(const ScoreCommand& command, Environment& environment) {
    const JudgeFromFiles files = load_judge(environment.assets);
    environment.tell(files.problems);
    if (!files.judge) return Exit::unusable;
    if (!command.batch.empty()) return score_batch(*files.judge, command.batch, environment);
    const auto context = context_of_file(command.context, environment);
    if (!context) return Exit::unusable;
    const auto reply = reply_of(command, environment);
    if (!reply) return Exit::unusable;
    const text::Verdict verdict = files.judge->judge(*context, *reply);
    if (command.json)
        environment.out << text::to_json(verdict) << '\n';
    else
        print_verdict(verdict, *reply, environment);
    return Exit::fine;
}

} // namespace amends::app::cli
