#include "scoring/text/batch.hpp"
#include "scoring/text/context_json.hpp"
#include "scoring/text/measures.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/names.hpp"
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

/// A hand-written context is held to its names: a key or an action nobody knows would be passed over in
/// silence.
std::vector<support::Problem> unknown_names(const std::string& file, std::string_view content,
                                            const support::Json& root) {
    static const std::vector<std::string> keys = {"lang",    "history", "customer", "facts", "actions",
                                                  "now",     "shown",   "hints",    "own",   "id",
                                                  "context", "reply",   "labels"};
    static const std::vector<std::string> actions(text::measure_names.begin(), text::measure_names.end());
    std::vector<support::Problem> problems;
    const support::LineIndex lines(content);
    const auto tell = [&](const support::Json& at, std::string_view name,
                          const std::vector<std::string>& known, const support::Localized& what) {
        if (name.starts_with("x-") || std::find(known.begin(), known.end(), name) != known.end()) return;
        const auto place = lines.at(at.offset);
        std::string all;
        for (const std::string& one : known)
            all += (all.empty() ? "" : ", ") + one;
        const std::string quoted = printable(name);
        problems.push_back(
            {file,
             place.line,
             place.column,
             support::Severity::error,
             "C001",
             {what.zh + "“" + quoted + "”没有人认识", what.en + " \"" + quoted + "\" is not known"},
             {"可用的有：" + all, "it is one of " + all}});
    };
    for (const support::Json& child : root.children)
        tell(child, child.key, keys, {"键", "the key"});
    if (const support::Json* done = root.find("actions"))
        for (const support::Json& child : done->children) {
            const support::Json* action =
                child.is(support::Json::Kind::string) ? &child : child.find("action");
            if (action != nullptr) tell(*action, action->text, actions, {"操作", "the action"});
        }
    return problems;
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
    const auto unknown = unknown_names(file, content.value(), *parsed.root);
    environment.tell(unknown);
    if (!unknown.empty()) return std::nullopt;
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
        environment.out << texts.get("cli.score.act",
                                     {{"act", act_words(texts, hit.id)}, {"words", words(hit.span)}})
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
    const JudgeFromFiles files = load_judge(environment.assets, true, environment.own_lexicon);
    environment.tell(files.problems);
    if (!files.judge) return Exit::unusable;
    if (files.rules_only()) { // figures of half a judge would pass for the judge's
        environment.say("cli.judge.no_model", {});
        return Exit::unusable;
    }
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
