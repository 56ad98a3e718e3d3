// The judge's workbench, for whoever builds it: what `amends train` and `amends eval` do, plus settings and
// misses.
//   judge_tool train CORPUS OUT [name=value …]     judge_tool eval FILE [MODEL]     judge_tool misses FILE
//   LABEL
#include "scoring/text/context_json.hpp"
#include "scoring/train/train.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <cstdio>
#include <iostream>

using namespace amends;
using namespace amends::text;

namespace {

void print(const Evaluation& evaluation) {
    for (const Label label : all_labels()) {
        const LabelAgreement& one = evaluation.labels[static_cast<std::size_t>(label)];
        std::printf("%-17s n %4zu  precision %.2f  recall %.2f  kappa %.3f\n",
                    std::string(to_string(label)).c_str(), one.n, one.precision(), one.recall(), one.kappa());
    }
    std::printf("macro kappa (n >= 10) %.4f  macro f1 %.4f  micro f1 %.4f\n", evaluation.macro_kappa,
                evaluation.macro_f1, evaluation.micro.f1());
}

std::vector<BatchLine> corpus(const char* path) {
    std::vector<support::Problem> problems;
    auto lines = read_corpus(path, read_file(path), problems);
    for (const auto& problem : problems)
        std::cerr << support::format_problem(problem, support::Lang::en) << '\n';
    return lines;
}

JudgeData data_with(const char* model) {
    JudgeData data = shipped_data(true);
    if (model != nullptr) data.model = {model, read_file(model)};
    return data;
}

std::shared_ptr<const Judge> judge_of(const JudgeData& data) {
    std::vector<support::Problem> problems;
    auto judge = Judge::create(data, problems);
    for (const auto& problem : problems)
        std::cerr << support::format_problem(problem, support::Lang::en) << '\n';
    return judge;
}

Language shipped_language() {
    Language language;
    std::vector<support::Problem> problems;
    const JudgeData data = shipped_data(false);
    language.table = NormaliseTable::read(data.normalise_table.name, data.normalise_table.content, problems);
    Lexicon lexicon;
    for (const auto& file : data.lexicons)
        read_lexicon(file.name, file.content, lexicon, problems);
    check_lexicon(lexicon, problems);
    language.lexicon = CompiledLexicon(std::move(lexicon), language.table);
    return language;
}

int run_train(int count, char** arguments) {
    TrainOptions options;
    for (int i = 4; i < count; ++i) {
        const std::string setting = arguments[i];
        const auto equals = setting.find('=');
        const double value = std::stod(setting.substr(equals + 1));
        if (setting[0] == 'C') options.regularisation = value;
        if (setting[0] == 'g') options.gram_size = value;
        if (setting[0] == 't') options.trait_size = value;
        if (setting[0] == 'p') options.positive_weight = value;
    }
    const Language language = shipped_language();
    const auto lines = corpus(arguments[2]);
    const Trained trained = train_model(language, lines, options, {});
    std::vector<Rated> rated;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rated.push_back({lines[i].labels, trained.held_out[i], std::string(to_string(lines[i].context.lang)),
                         lines[i].situation});
    }
    print(evaluate(rated));
    std::ofstream(arguments[3], std::ios::binary) << write_model(trained.model);
    if (const char* scores = std::getenv("SCORES")) {
        std::ofstream out(scores);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            out << lines[i].situation;
            for (const double score : trained.scores[i])
                out << ' ' << score;
            out << '\n';
        }
    }
    return 0;
}

int run_eval(const char* path, const char* model, const char* misses) {
    const auto judge = judge_of(data_with(model));
    std::vector<Rated> rated;
    for (const BatchLine& line : corpus(path)) {
        const Verdict verdict = judge->judge(line.context, line.reply);
        rated.push_back(
            {line.labels, verdict.labels, std::string(to_string(line.context.lang)), line.situation});
        if (misses == nullptr) continue;
        const Label label = *label_from(misses);
        if (has(line.labels, label) == has(verdict.labels, label)) continue;
        std::cout << (has(line.labels, label) ? "MISSED " : "FALSE  ") << line.id_json << ' ' << line.reply
                  << '\n';
        for (const Evidence& one : verdict.evidence) {
            if (one.label == label) std::cout << "       [" << one.rule << "] " << one.reason.zh << '\n';
        }
    }
    print(evaluate(rated));
    return 0;
}

/// How often each label rule is right: a rule that decides should be right nine times in ten.
int run_rules(const char* path) {
    const Language language = shipped_language();
    std::map<std::uint32_t, std::pair<int, int>> counts;
    for (const BatchLine& line : corpus(path)) {
        std::set<std::uint32_t> held;
        const Applied applied = language.lexicon.apply(language.lexicon.read(language.table, line.reply, {}));
        for (const RuleHit& hit : applied.hits)
            held.insert(hit.rule);
        for (const std::uint32_t rule : held) {
            if (!language.lexicon.rules()[rule].label) continue;
            counts[rule].first += 1;
            counts[rule].second += has(line.labels, *language.lexicon.rules()[rule].label) ? 1 : 0;
        }
    }
    for (const auto& [rule, count] : counts) {
        const Rule& one = language.lexicon.rules()[rule];
        std::printf("%-34s %-7s hits %4d  right %.2f\n", one.id.c_str(),
                    one.role == RuleRole::decide ? "decide" : "support", count.first,
                    count.second / static_cast<double>(count.first));
    }
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const std::string command = count > 2 ? arguments[1] : "";
    if (command == "train" && count > 3) return run_train(count, arguments);
    if (command == "rules") return run_rules(arguments[2]);
    if (command == "eval") return run_eval(arguments[2], count > 3 ? arguments[3] : nullptr, nullptr);
    if (command == "misses" && count > 3) return run_eval(arguments[2], nullptr, arguments[3]);
    std::cerr << "usage: judge_tool train CORPUS OUT [C=|g=|t=|p=] | eval FILE [MODEL] | misses FILE LABEL | "
                 "rules FILE\n";
    return 2;
}
