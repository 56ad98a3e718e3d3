#include "scoring/text/context_json.hpp"
#include "scoring/train/train.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/printable.hpp"

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
    text::check_lexicon(lexicon, problems);
    environment.tell(problems);
    if (has_errors(problems)) return std::nullopt;
    language.lexicon = text::CompiledLexicon(std::move(lexicon), language.table);
    return language;
}

text::Rated rated(const text::BatchLine& line, const text::LabelSet& found) {
    return {line.labels, found, std::string(to_string(line.context.lang)), line.situation};
}

std::optional<std::vector<text::Rated>> rate_held_out(const std::vector<text::BatchLine>& lines,
                                                      const JudgeFromFiles& files,
                                                      const Environment& environment) {
    const auto language = language_of_files(files, environment);
    if (!language) return std::nullopt;
    const text::Trained trained = text::train_model(*language, lines, {});
    std::vector<text::Rated> all;
    for (std::size_t at = 0; at < lines.size(); ++at)
        all.push_back(rated(lines[at], trained.held_out[at]));
    return all;
}

} // namespace

Exit run(const EvalCommand& command, Environment& environment) {
    const JudgeFromFiles files = load_judge(environment.assets);
    environment.tell(files.problems);
    if (!files.judge) return Exit::unusable;
    const auto lines = corpus_of(command.file, environment);
    if (!lines) return Exit::unusable;
    std::vector<text::Rated> all;
    if (command.cross_validate) {
        auto held_out = rate_held_out(*lines, files, environment);
        if (!held_out) return Exit::unusable;
        all = std::move(*held_out);
    } else {
        for (const text::BatchLine& line : *lines)
            all.push_back(rated(line, files.judge->judge(line.context, line.reply).labels));
    }
    environment.out << text::evaluation_json(all) << '\n';
    return Exit::fine;
}

Exit run(const TrainCommand& command, Environment& environment) {
    const JudgeFromFiles files = load_judge(environment.assets, false);
    environment.tell(files.problems);
    const auto lines = corpus_of(command.file, environment);
    const auto language = language_of_files(files, environment);
    if (!lines || !language) return Exit::unusable;
    const text::Trained trained = text::train_model(*language, *lines, {}, [&](const std::string& label) {
        environment.say("cli.train.label", {{"label", label}});
    });
    const auto written = platform::write_file_durably(command.output, text::write_model(trained.model));
    if (written) return Exit::fine;
    environment.say("cli.unwritable",
                    {{"file", printable(command.output)}, {"why", printable(written.error().answer)}});
    return Exit::unusable;
}

} // namespace amends::app::cli
