// The judge's workbench, for whoever builds it: what `amends train` and `amends eval` do, plus settings,
// misses and whole cases left out. CORPUS is one file or several, joined by commas.
//   judge_tool train CORPUS OUT [name=value …]
//   judge_tool eval FILE [MODEL]
//   judge_tool misses FILE LABEL
//   judge_tool cross CORPUS SCORES [LABEL]    the whole judge, each line read with the scores of a model that
//                                     never saw its situation (`SCORES=FILE judge_tool train CORPUS OUT`)
//   judge_tool alarms FILE [MODEL]
//   judge_tool lean MODEL OUT LABEL=THOUSANDTHS …   thresholds moved by hand: -400 finds more, 400 less
//   judge_tool leave-out CORPUS SAMPLES [name=value …]
//   judge_tool rules FILE [RULE]      how often each rule is right; of one rule also where it is not
//   judge_tool elsewhere FILE         what good replies earn in the openings of other situations
//   judge_tool hash FILE
#include "scoring/text/context_json.hpp"
#include "scoring/text/decide.hpp"
#include "scoring/text/findings.hpp"
#include "scoring/text/one_line.hpp"
#include "scoring/train/train.hpp"
#include "support/sha256.hpp"
#include "tests/scoring/text/judge_fixture.hpp"

#include <cmath>
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

bool earns_something(const LabelSet& labels) {
    const auto all = all_labels();
    return std::any_of(all.begin(), all.end(),
                       [&](Label label) { return is_principle(label) && has(labels, label); });
}

bool is_faulty(const LabelSet& labels) {
    const auto all = all_labels();
    return std::any_of(all.begin(), all.end(),
                       [&](Label label) { return is_fault(label) && has(labels, label); });
}

std::vector<BatchLine> corpus(const std::string& paths) {
    std::vector<support::Problem> problems;
    std::vector<BatchLine> lines;
    std::istringstream names(paths);
    for (std::string path; std::getline(names, path, ',');) {
        for (BatchLine& line : read_corpus(path, read_file(path), problems))
            lines.push_back(std::move(line));
    }
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
    if (judge == nullptr) std::exit(2);
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

TrainOptions options_from(int count, char** arguments) {
    TrainOptions options;
    for (int i = 4; i < count; ++i) {
        const std::string setting = arguments[i];
        const auto equals = setting.find('=');
        const double value = std::stod(setting.substr(equals + 1));
        if (setting[0] == 'C') options.regularisation = value;
        if (setting[0] == 'g') options.gram_size = value;
        if (setting[0] == 't') options.trait_size = value;
        if (setting[0] == 'f') options.fault_precision = value;
        if (setting[0] == 'p') options.positive_weight = value;
        if (setting[0] == 'w') options.alarm_price = value;
        if (setting[0] == 'v') options.critical_alarm_price = value;
        if (setting[0] == 'a') options.false_alarms = value;
        if (setting[0] == 'c') options.critical_false_alarms = value;
        if (setting[0] == 'k') options.kept_weights = value;
    }
    return options;
}

int run_train(int count, char** arguments) {
    const TrainOptions options = options_from(count, arguments);
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

/// The judge's labels with `margins` in place of its model's.
LabelSet labels_with(const Language& language, const BatchLine& line, const Margins& margins) {
    const CaseReading the_case = read_case(language.lexicon, language.table, line.context, line.reply);
    const Reading reply = language.lexicon.read(language.table, line.reply, line.context.now);
    const Applied applied = language.lexicon.apply(reply);
    const FindingsResult oddities =
        find_oddities(language, line.context, the_case, reply, applied.hits, line.reply);
    if (oddities.wordless) return {};
    Decision decision =
        decide_labels(language, line.context, the_case, reply, applied, oddities.gamed, &margins);
    if (!oddities.gamed && may_listen_unheard(decision, applied)
        && listens_on_one_line(language, line.context, the_case, line.reply))
        add(decision.labels, Label::listening);
    return decision.labels;
}

/// The whole judge on lines whose situations its model has not seen: rules, facts and thresholds as shipped,
/// the scores of the left-out folds.
int run_cross(const char* path, const char* scores, const char* misses) {
    const auto judge = judge_of(data_with(nullptr));
    const auto& rows = judge->language().model.rows;
    std::ifstream in(scores);
    std::vector<Rated> rated;
    std::size_t plain = 0, accused = 0;
    for (const BatchLine& line : corpus(path)) {
        std::string situation;
        in >> situation;
        Margins margins{};
        for (std::size_t label = 0; label < label_count; ++label) {
            double score = 0;
            in >> score;
            margins[label] = std::llround(score * 1000) - rows[label].threshold;
        }
        if (!in || situation != line.situation) {
            std::cerr << "the scores are not of these lines: " << line.id_json << '\n';
            return 2;
        }
        const LabelSet found = labels_with(judge->language(), line, margins);
        rated.push_back({line.labels, found, std::string(to_string(line.context.lang)), line.situation});
        if (!is_faulty(line.labels)) {
            ++plain;
            accused += is_faulty(found) ? 1u : 0u;
        }
        if (misses == nullptr) continue;
        const Label label = *label_from(misses);
        if (has(line.labels, label) == has(found, label)) continue;
        std::printf("%s %6lld %s %s\n", has(line.labels, label) ? "MISSED" : "FALSE ",
                    static_cast<long long>(margins[static_cast<std::size_t>(label)]), line.id_json.c_str(),
                    line.reply.c_str());
    }
    print(evaluate(rated));
    std::printf("a fault is found in %zu of %zu replies without one\n", accused, plain);
    return 0;
}

/// Each case of the samples judged by a model that has seen the corpus and the other cases only.
int run_leave_out(int count, char** arguments) {
    const TrainOptions options = options_from(count, arguments);
    const Language language = shipped_language();
    const auto base = corpus(arguments[2]);
    const auto samples = corpus(arguments[3]);
    std::set<std::string> cases;
    for (const BatchLine& line : samples)
        cases.insert(line.situation);
    std::vector<Rated> rated;
    for (const std::string& left_out : cases) {
        auto lines = base;
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(lines),
                     [&](const BatchLine& line) { return line.situation != left_out; });
        JudgeData data = shipped_data(false);
        data.order = shipped_data().order;
        data.model = {left_out, write_model(train_model(language, lines, options, {}).model)};
        const auto judge = judge_of(data);
        const std::size_t from = rated.size();
        for (const BatchLine& line : samples) {
            if (line.situation != left_out) continue;
            rated.push_back({line.labels, judge->judge(line.context, line.reply).labels,
                             std::string(to_string(line.context.lang)), left_out});
        }
        const Evaluation one = evaluate({rated.begin() + static_cast<std::ptrdiff_t>(from), rated.end()});
        std::printf("%-17s n %4zu  macro kappa %.4f  micro f1 %.4f\n", left_out.c_str(), rated.size() - from,
                    one.macro_kappa, one.micro.f1());
    }
    print(evaluate(rated));
    return 0;
}

/// The model with some thresholds moved.
int run_lean(int count, char** arguments) {
    std::vector<support::Problem> problems;
    LinearModel model = read_model(arguments[2], read_file(arguments[2]), problems);
    if (model.empty()) return 2;
    for (int i = 4; i < count; ++i) {
        const std::string setting = arguments[i];
        const auto equals = setting.find('=');
        const std::optional<Label> label = label_from(setting.substr(0, equals));
        if (!label || equals == std::string::npos) return 2;
        model.rows[static_cast<std::size_t>(*label)].threshold += std::stoll(setting.substr(equals + 1));
    }
    std::ofstream(arguments[3], std::ios::binary) << write_model(model);
    return 0;
}

/// One number over all verdicts: equal on every machine, compiler and locale.
int run_hash(const char* path) {
    const auto judge = judge_of(data_with(nullptr));
    std::string all;
    for (const BatchLine& line : corpus(path))
        all += to_json(judge->judge(line.context, line.reply)) + "\n";
    std::cout << support::sha256_hex(all) << '\n';
    return 0;
}

/// Faults found where raters found none: how many replies carry one, each fault's share, and the replies.
int run_alarms(const char* path, const char* model) {
    const auto judge = judge_of(data_with(model));
    std::array<std::size_t, label_count> alarms{};
    std::size_t plain = 0, accused = 0;
    for (const BatchLine& line : corpus(path)) {
        const auto faults_of = [](const LabelSet& labels) {
            std::vector<Label> faults;
            for (const Label label : all_labels())
                if (is_fault(label) && has(labels, label)) faults.push_back(label);
            return faults;
        };
        if (!faults_of(line.labels).empty()) continue;
        ++plain;
        const auto found = faults_of(judge->judge(line.context, line.reply).labels);
        accused += found.empty() ? 0 : 1;
        for (const Label label : found) {
            alarms[static_cast<std::size_t>(label)] += 1;
            std::cout << to_string(label) << ' ' << line.id_json << ' ' << line.reply << '\n';
        }
    }
    for (const Label label : all_labels())
        if (is_fault(label))
            std::printf("%-17s %4zu\n", std::string(to_string(label)).c_str(),
                        alarms[static_cast<std::size_t>(label)]);
    std::printf("a fault is found in %zu of %zu replies without one, %.1f %%\n", accused, plain,
                100.0 * static_cast<double>(accused) / static_cast<double>(std::max<std::size_t>(plain, 1)));
    return 0;
}

/// Each good reply (a principle, no fault) in its own place and in the first place of seven other situations
/// of its language: how often it is paid there, how often told to be of another case, and where that is told
/// at home.
int run_elsewhere(const char* path) {
    constexpr std::size_t others = 7;
    const auto judge = judge_of(data_with(nullptr));
    const auto lines = corpus(path);
    std::map<std::string, std::vector<const BatchLine*>> openings; // by language, one a situation
    for (const BatchLine& line : lines) {
        auto& known = openings[line.context.lang == ContextLang::en ? "en" : "zh"];
        if (std::none_of(known.begin(), known.end(),
                         [&](const BatchLine* one) { return one->situation == line.situation; }))
            known.push_back(&line);
    }
    std::size_t sent = 0, paid = 0, told = 0, home = 0, home_told = 0;
    const auto is_told = [](const Verdict& verdict) { return has_finding(verdict, "other_case"); };
    for (const BatchLine& line : lines) {
        if (!earns_something(line.labels) || is_faulty(line.labels)) continue;
        ++home;
        if (is_told(judge->judge(line.context, line.reply))) {
            ++home_told;
            std::cout << "AT HOME " << line.id_json << ' ' << line.reply << '\n';
        }
        const auto& places = openings[line.context.lang == ContextLang::en ? "en" : "zh"];
        const auto own = std::find_if(places.begin(), places.end(),
                                      [&](const BatchLine* one) { return one->situation == line.situation; });
        for (std::size_t i = 1; i <= others && i < places.size(); ++i) {
            const std::size_t at = (static_cast<std::size_t>(own - places.begin()) + i) % places.size();
            const Verdict verdict = judge->judge(places[at]->context, line.reply);
            ++sent;
            paid += earns_something(verdict.labels) ? 1u : 0u;
            told += is_told(verdict) ? 1u : 0u;
        }
    }
    const auto share = [](std::size_t part, std::size_t of) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(of, 1));
    };
    std::printf("%zu good replies, %zu told to be of another case at home (%.2f %%)\n", home, home_told,
                share(home_told, home));
    std::printf("sent elsewhere %zu times: told %zu (%.1f %%), earns a principle %zu (%.1f %%)\n", sent, told,
                share(told, sent), paid, share(paid, sent));
    return 0;
}

/// How often each label rule is right: a rule that decides should be right nine times in ten.
int run_rules(const char* path, std::string_view shown) {
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
            const bool right = has(line.labels, *language.lexicon.rules()[rule].label);
            counts[rule].second += right ? 1 : 0;
            if (!right && language.lexicon.rules()[rule].id == shown)
                std::cout << line.id_json << ' ' << line.reply << '\n';
        }
    }
    for (const auto& [rule, count] : counts) {
        const Rule& one = language.lexicon.rules()[rule];
        std::printf("%-34s %-7s hits %4d  right %.2f\n", one.id.c_str(),
                    one.role == RuleRole::support ? "support"
                    : one.role == RuleRole::plain ? "plain"
                                                  : "decide",
                    count.first, count.second / static_cast<double>(count.first));
    }
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    const std::string command = count > 2 ? arguments[1] : "";
    if (command == "train" && count > 3) return run_train(count, arguments);
    if (command == "leave-out" && count > 3) return run_leave_out(count, arguments);
    if (command == "cross" && count > 3)
        return run_cross(arguments[2], arguments[3], count > 4 ? arguments[4] : nullptr);
    if (command == "lean" && count > 4) return run_lean(count, arguments);
    if (command == "hash") return run_hash(arguments[2]);
    if (command == "elsewhere") return run_elsewhere(arguments[2]);
    if (command == "rules") return run_rules(arguments[2], count > 3 ? arguments[3] : "");
    if (command == "eval") return run_eval(arguments[2], count > 3 ? arguments[3] : nullptr, nullptr);
    if (command == "alarms") return run_alarms(arguments[2], count > 3 ? arguments[3] : nullptr);
    if (command == "misses" && count > 3) return run_eval(arguments[2], nullptr, arguments[3]);
    std::cerr
        << "usage: judge_tool train CORPUS OUT [C=|g=|t=|p=|f=|a=|c=|w=|v=] | eval FILE [MODEL] | misses "
           "FILE LABEL | cross CORPUS SCORES [LABEL] | lean MODEL OUT LABEL=N… | "
           "alarms FILE [MODEL] | "
           "leave-out CORPUS SAMPLES [C=…] | elsewhere FILE | rules FILE [RULE] | hash FILE\n";
    return 2;
}
