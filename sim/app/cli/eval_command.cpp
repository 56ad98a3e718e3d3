#include "scoring/text/context_json.hpp"
#include "scoring/text/disagreements.hpp"
#include "scoring/train/train.hpp"
#include "sim/app/answer_words.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/names.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"

#include <algorithm>
#include <ostream>

namespace amends::app::cli {
namespace {

constexpr std::size_t corpus_bytes_max = 256U << 20U;

std::optional<std::vector<text::BatchLine>> corpus_of(const std::string& file,
                                                      const Environment& environment) {
    const auto content = platform::read_file(file, corpus_bytes_max);
    if (!content) {
        environment.say_unreadable(file, content.error());
        return std::nullopt;
    }
    std::vector<support::Problem> problems;
    auto lines = text::read_corpus(file, content.value(), problems);
    environment.tell(problems);
    if (has_errors(problems)) return std::nullopt;
    return lines;
}

/// The table and the lexicon made ready, without a model: what training starts from.
std::optional<text::Language> language_of_files(const JudgeFromFiles& files, const Environment& environment) {
    text::Language language;
    std::vector<support::Problem> problems;
    const auto& table = files.data.normalise_table;
    language.table = text::NormaliseTable::read(table.name, table.content, problems);
    text::Lexicon lexicon;
    for (const auto& file : files.data.lexicons)
        text::read_lexicon(file.name, file.content, lexicon, problems);
    for (const auto& file : files.data.own)
        text::read_lexicon(file.name, file.content, lexicon, problems, true);
    text::check_lexicon(lexicon, problems);
    environment.tell(problems);
    if (has_errors(problems)) return std::nullopt;
    language.lexicon = text::CompiledLexicon(std::move(lexicon), language.table);
    return language;
}

text::Rated rated(const text::BatchLine& line, const text::LabelSet& found) {
    return {line.labels, found, std::string(to_string(line.context.lang)), line.situation};
}

/// What was found, beside the raters', and where the two differ most.
struct Examined {
    std::vector<text::Rated> rated;
    std::vector<text::Disagreement> worst;
};

Examined examine(const text::Judge& judge, const std::vector<text::BatchLine>& lines) {
    Examined out;
    for (const text::BatchLine& line : lines)
        out.rated.push_back(rated(line, judge.judge(line.context, line.reply).labels));
    out.worst = text::worst_disagreements(judge, lines, out.rated);
    return out;
}

/// By models that did not see the line's situation. They are not kept: what a reading rests on is not told.
std::optional<Examined> examine_held_out(const std::vector<text::BatchLine>& lines,
                                         const JudgeFromFiles& files, const Environment& environment) {
    if (std::all_of(lines.begin(), lines.end(),
                    [&](const auto& line) { return line.situation == lines.front().situation; })) {
        environment.say("cli.eval.one_situation", {});
        return std::nullopt;
    }
    const auto language = language_of_files(files, environment);
    if (!language) return std::nullopt;
    const text::Trained trained = text::train_model(*language, lines, {});
    Examined out;
    for (std::size_t at = 0; at < lines.size(); ++at)
        out.rated.push_back(rated(lines[at], trained.held_out[at]));
    out.worst = text::worst_disagreements(out.rated, [&](std::size_t line, text::Label label) {
        return trained.scores[line][static_cast<std::size_t>(label)];
    });
    return out;
}

} // namespace

Exit run(const EvalCommand& command, Environment& environment) {
    // Models of its own judge what is left out.
    const JudgeFromFiles files =
        load_judge(environment.assets, !command.cross_validate, environment.own_lexicon);
    environment.tell(files.problems);
    if (!files.judge) return Exit::unusable;
    if (files.rules_only() && !command.cross_validate) {
        environment.say("cli.judge.no_model", {});
        return Exit::unusable;
    }
    const auto lines = corpus_of(command.file, environment);
    if (!lines) return Exit::unusable;
    const std::optional<Examined> found =
        command.cross_validate ? examine_held_out(*lines, files, environment) : examine(*files.judge, *lines);
    if (!found) return Exit::unusable;
    std::string report = text::evaluation_json(found->rated);
    report.pop_back();
    environment.out << report << ",\"disagreements\":" << text::disagreements_json(found->worst, *lines)
                    << "}\n";
    return Exit::fine;
}

Exit run(const TrainCommand& command, Environment& environment) {
    const JudgeFromFiles files = load_judge(environment.assets, false, environment.own_lexicon);
    environment.tell(files.problems);
    const auto lines = corpus_of(command.file, environment);
    const auto language = language_of_files(files, environment);
    if (!lines || !language) return Exit::unusable;
    const text::Trained trained = text::train_model(*language, *lines, {}, [&](const std::string& label) {
        environment.say("cli.train.label", {{"label", text_or(environment.texts, "label." + label, label)}});
    });
    const auto written = platform::replace_file(command.output, text::write_model(trained.model));
    if (written) return Exit::fine;
    environment.say("cli.unwritable",
                    {{"file", printable(command.output)},
                     {"why", answer_words(written.error().answer, FileDeed::written, environment.texts)}});
    return Exit::unusable;
}

} // namespace amends::app::cli
