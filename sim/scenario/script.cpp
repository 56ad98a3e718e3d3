#include "sim/scenario/script.hpp"

#include "sim/scenario/fields/spoken_names.hpp"
#include "sim/scenario/problem_kinds.hpp"
#include "sim/scenario/script_draws.hpp"
#include "sim/scenario/script_slots.hpp"
#include "support/did_you_mean.hpp"
#include "support/json_read.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <array>

namespace amends::scenario {
namespace {

constexpr std::array<std::string_view, 6> questions = {"class",     "severity", "facts",
                                                       "follow_up", "cause",    "prevention"};
constexpr std::int64_t wait_max = 31'536'000, amount_max = 1'000'000'000'000;

bool blank(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (blank(text.back()) || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// One line being read, word by word.
class LineReader {
public:
    LineReader(std::string_view whole, int number, const std::string& file,
               std::vector<support::Problem>& problems)
        : whole_(whole), rest_(trimmed(whole)), number_(number), file_(file), problems_(problems) {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

    /// The next word, blanks around it passed over.
    std::string_view word() {
        std::size_t end = 0;
        while (end < rest_.size() && !blank(rest_[end]))
            ++end;
        return take(end);
    }
    /// Takes `count` bytes and the blanks behind them.
    std::string_view take(std::size_t count) {
        const std::string_view taken = rest_.substr(0, count);
        rest_ = trimmed(rest_.substr(count));
        return taken;
    }
    /// A quoted JSON string at the front; null with a problem when it is none.
    std::optional<std::string> quoted() {
        std::size_t end = 1;
        while (end < rest_.size() && rest_[end] != '"')
            end += rest_[end] == '\\' ? 2 : 1;
        if (end < rest_.size()) {
            const auto parsed = support::parse_json({}, rest_.substr(0, end + 1));
            if (parsed.root && parsed.problems.empty()) {
                take(end + 1);
                return std::string(parsed.root->text);
            }
        }
        report(Code::line_bad_string, rest_, {});
        return std::nullopt;
    }
    /// The whole line as it is for `piece`'s column; `piece` must be a part of this line.
    void report(Code code, std::string_view piece, const Fills& fills) {
        const auto offset = static_cast<std::size_t>(piece.data() - whole_.data());
        const auto column = support::count_code_points(whole_.substr(0, offset)) + 1;
        problems_.push_back(make_problem(code, file_, number_, static_cast<int>(column), fills));
    }

private:
    std::string_view whole_, rest_;
    int number_;
    const std::string& file_;
    std::vector<support::Problem>& problems_;
};

using Read = std::optional<decltype(ScriptLine::is)>;

Read missing(LineReader& line, std::string_view command, std::string_view example) {
    line.report(Code::line_missing_text, command, {{"name", command}, {"example", example}});
    return std::nullopt;
}

Read read_say(LineReader& line, std::string_view command) {
    if (line.done()) return missing(line, command, "say 您好");
    if (line.rest().front() != '"') return SayLine{std::string(line.rest())};
    const auto text = line.quoted();
    if (!text) return std::nullopt;
    if (!line.done()) {
        line.report(Code::line_bad_string, line.rest(), {});
        return std::nullopt;
    }
    if (text->empty()) return missing(line, command, "say 您好");
    return SayLine{*text};
}

Read read_choose(LineReader& line, std::string_view command) {
    if (line.done()) return missing(line, command, "choose sorry_photo");
    return ChooseLine{ChoiceId(std::string(line.rest()))};
}

std::optional<std::int64_t> number_in(std::string_view text, std::int64_t max) {
    std::int64_t value = 0;
    if (text.empty() || text.size() > 15) return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value <= max ? std::optional(value) : std::nullopt;
}

Read read_wait(LineReader& line, std::string_view command) {
    if (line.done()) return missing(line, command, "wait 10");
    const auto seconds = number_in(line.rest(), wait_max);
    if (seconds) return WaitLine{*seconds};
    line.report(Code::line_bad_number, line.rest(), {{"name", line.rest()}, {"max", wait_max}});
    return std::nullopt;
}

/// One key=value; the value may be a JSON string. Null with a problem when it is none.
std::optional<std::pair<std::string_view, std::string>> read_argument(LineReader& line) {
    const std::string_view rest = line.rest();
    std::size_t key_end = 0;
    while (key_end < rest.size() && rest[key_end] != '=' && !blank(rest[key_end]))
        ++key_end;
    if (key_end == 0 || key_end == rest.size() || rest[key_end] != '=') {
        const std::string_view word = line.word();
        line.report(Code::line_bad_argument, word, {{"name", word}});
        return std::nullopt;
    }
    const std::string_view key = rest.substr(0, key_end);
    if (key_end + 1 < rest.size() && rest[key_end + 1] == '"') {
        line.take(key_end + 1);
        auto text = line.quoted();
        if (!text) {
            line.take(line.rest().size());
            return std::nullopt;
        }
        return std::pair(key, std::move(*text));
    }
    return std::pair(key, std::string(line.word().substr(key_end + 1)));
}

bool check_parameters(LineReader& line, std::string_view command, DeskAction action,
                      const std::vector<std::pair<std::string_view, std::string>>& given) {
    const auto parameters = parameters_of(action);
    std::vector<std::string> names;
    for (const auto& parameter : parameters)
        names.emplace_back(parameter.name);
    bool fine = true;
    for (const auto& [key, value] : given) {
        const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                            [k = key](const ActionParameter& p) { return p.name == k; });
        if (parameter == parameters.end()) {
            line.report(Code::line_unknown_parameter, key,
                        {{"action", to_string(action)},
                         {"name", key},
                         {"names", listed(names)},
                         {"near", support::did_you_mean(key, names)}});
            fine = false;
        } else if (parameter->is_amount && amount_slot(value)) {
            continue; // whether the variable exists is for those who know the case
        } else if ((parameter->is_amount || key == "in") && !number_in(value, amount_max)) {
            line.report(Code::line_bad_number, key,
                        {{"name", value},
                         {"max", amount_max},
                         {"near", parameter->is_amount ? std::string("{price}") : std::string()}});
            fine = false;
        }
    }
    for (const auto& parameter : parameters) {
        const bool there = std::any_of(given.begin(), given.end(), [&](const auto& g) {
            return g.first == parameter.name && !g.second.empty();
        });
        if (!parameter.required || there) continue;
        line.report(Code::line_missing_parameter, command,
                    {{"action", to_string(action)}, {"name", parameter.name}});
        fine = false;
    }
    return fine;
}

/// All key=value pairs to the end of the line; null when one is faulty or given twice.
std::optional<std::vector<std::pair<std::string_view, std::string>>> read_arguments(LineReader& line) {
    std::vector<std::pair<std::string_view, std::string>> given;
    bool fine = true;
    while (!line.done()) {
        auto argument = read_argument(line);
        if (!argument) {
            fine = false;
            continue;
        }
        for (const auto& [key, value] : given) {
            if (key != argument->first) continue;
            line.report(Code::line_repeated_argument, argument->first, {{"name", key}});
            fine = false;
        }
        given.push_back(std::move(*argument));
    }
    return fine ? std::optional(std::move(given)) : std::nullopt;
}

Read read_do(LineReader& line, std::string_view command) {
    if (line.done()) return missing(line, command, "do refund object=laptop amount=5000");
    const std::string_view name = line.word();
    const auto action = desk_action_from(name);
    if (!action) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < desk_action_count; ++i)
            names.emplace_back(to_string(static_cast<DeskAction>(i)));
        line.report(Code::line_unknown_action, name,
                    {{"name", name}, {"names", listed(names)}, {"near", fields::name_meant(name, names)}});
        return std::nullopt;
    }
    const auto given = read_arguments(line);
    if (!given || !check_parameters(line, name, *action, *given)) return std::nullopt;
    DoLine made{*action, {}};
    for (const auto& [key, value] : *given)
        made.arguments.emplace(key, value);
    return made;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (comma > at) parts.emplace_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

Read read_wrap(LineReader& line, std::string_view) {
    const auto given = read_arguments(line);
    if (!given) return std::nullopt;
    WrapLine made;
    bool fine = true;
    for (const auto& [key, value] : *given) {
        if (std::find(questions.begin(), questions.end(), key) == questions.end()) {
            const std::vector<std::string> names(questions.begin(), questions.end());
            line.report(
                Code::line_unknown_question, key,
                {{"name", key}, {"names", listed(names)}, {"near", support::did_you_mean(key, names)}});
            fine = false;
        }
        made.picked.emplace(key, split(value));
    }
    return fine ? Read(std::move(made)) : std::nullopt;
}

/// Decides how the play begins, so it is none of the play's lines.
Read read_draw(LineReader& line, std::string_view command) {
    if (line.done()) return missing(line, command, "draw price=small");
    read_arguments(line);
    return std::nullopt;
}

struct Command {
    std::string_view name;
    Read (*read)(LineReader&, std::string_view);
};
constexpr std::array<Command, 6> commands = {{{"say", read_say},
                                              {"choose", read_choose},
                                              {"do", read_do},
                                              {"wait", read_wait},
                                              {"wrap", read_wrap},
                                              {"draw", read_draw}}};

Read read_line(LineReader& line) {
    const std::string_view name = line.word();
    for (const Command& command : commands) {
        if (command.name == name) return command.read(line, name);
    }
    const std::vector<std::string> names = {"say", "choose", "do", "wait", "wrap", "draw"};
    line.report(Code::line_unknown_command, name,
                {{"name", name}, {"near", support::did_you_mean(name, names)}});
    return std::nullopt;
}

} // namespace

std::optional<Amount> amount_slot(std::string_view value) {
    constexpr std::int64_t percent_max = 100'000;
    if (value.size() < 3 || value.front() != '{' || value.back() != '}') return std::nullopt;
    value = value.substr(1, value.size() - 2);
    Amount amount;
    if (const std::size_t colon = value.find(':'); colon != std::string_view::npos) {
        const std::string_view share = value.substr(colon + 1);
        const auto percent =
            share.ends_with('%') ? number_in(share.substr(0, share.size() - 1), percent_max) : std::nullopt;
        if (!percent) return std::nullopt;
        amount.percent = static_cast<int>(*percent);
        value = value.substr(0, colon);
    }
    if (value.empty() || value.find_first_of("{}") != std::string_view::npos) return std::nullopt;
    amount.variable = VariableId(std::string(value));
    return amount;
}

std::string slot_of(const Amount& amount) {
    if (amount.variable.empty()) return std::to_string(amount.minor);
    const std::string share = amount.percent == 100 ? "" : ":" + std::to_string(amount.percent) + "%";
    return "{" + amount.variable.value + share + "}";
}

Script parse_script(const std::string& file_name, std::string_view text) {
    Script script;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view whole = text.substr(at, end - at);
        at = end + 1;
        ++number;
        LineReader line(whole, number, file_name, script.problems);
        if (line.done() || line.rest().front() == '#') continue;
        if (auto read = read_line(line)) script.lines.push_back({number, std::move(*read)});
    }
    support::sort_problems(script.problems);
    return script;
}

DrawnRows draws_in(std::string_view script) {
    DrawnRows rows;
    std::vector<support::Problem> passed_over;
    const std::string nowhere;
    for (std::size_t at = 0; at < script.size();) {
        const std::size_t end = std::min(script.find('\n', at), script.size());
        LineReader line(script.substr(at, end - at), 0, nowhere, passed_over);
        at = end + 1;
        if (line.word() != "draw") continue;
        if (const auto given = read_arguments(line))
            for (const auto& [variable, row] : *given)
                rows.insert_or_assign(std::string(variable), row);
    }
    return rows;
}

DrawnRows draws_in(const std::vector<std::string>& script_lines) {
    DrawnRows rows;
    for (const std::string& line : script_lines)
        for (const auto& [variable, row] : draws_in(std::string_view(line)))
            rows.insert_or_assign(variable, row);
    return rows;
}

std::optional<UnknownDraw> unknown_draw(const Scenario& scenario, const DrawnRows& rows) {
    for (const auto& [name, row] : rows) {
        std::vector<std::string> variables, known;
        const Variable* drawn = nullptr;
        for (const Variable& variable : scenario.variables) {
            variables.push_back(variable.id.value);
            if (variable.id.value == name) drawn = &variable;
        }
        if (drawn == nullptr) return UnknownDraw{name, row, support::did_you_mean(name, variables)};
        for (const Row& one : drawn->rows)
            known.push_back(one.id.value);
        if (std::find(known.begin(), known.end(), row) == known.end())
            return UnknownDraw{name, row, support::did_you_mean(row, known)};
    }
    return std::nullopt;
}

std::span<const std::string_view> wrap_questions() {
    return questions;
}

const std::vector<WrapOption>* options_of(const WrapUp& wrap_up, std::string_view question) {
    if (question == "class") return &wrap_up.classes;
    if (question == "severity") return &wrap_up.severities;
    if (question == "facts") return &wrap_up.facts;
    if (question == "follow_up") return &wrap_up.follow_ups;
    if (question == "cause") return &wrap_up.causes;
    if (question == "prevention") return &wrap_up.preventions;
    return nullptr;
}

bool picks_one(std::string_view question) {
    return question != "facts" && question != "prevention";
}

} // namespace amends::scenario
