#include "sim/author/script_names.hpp"

#include "sim/scenario/desk_action.hpp"
#include "support/json_read.hpp"

namespace amends::author {
namespace {

bool is_gap(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r';
}

/// Goes through a line word by word and writes it anew.
class ScriptLineWalk {
public:
    explicit ScriptLineWalk(std::string_view line) : line_(line) {}

    [[nodiscard]] bool is_done() const { return at_ >= line_.size(); }
    void pass_gap() {
        while (!is_done() && is_gap(line_[at_]))
            ++at_;
    }
    /// Up to a blank or, with `stop`, up to and including that letter.
    std::string_view pass_word(char stop = ' ') {
        const std::size_t begin = at_;
        while (!is_done() && !is_gap(line_[at_]) && line_[at_] != stop)
            ++at_;
        const std::string_view word = line_.substr(begin, at_ - begin);
        if (!is_done() && line_[at_] == stop && stop != ' ') ++at_;
        return word;
    }
    /// The key up to "=", so that it can be replaced like a value.
    std::string_view pass_key() {
        begin_ = at_;
        while (!is_done() && !is_gap(line_[at_]) && line_[at_] != '=')
            ++at_;
        return line_.substr(begin_, at_ - begin_);
    }
    void pass_equals() {
        if (!is_done() && line_[at_] == '=') ++at_;
    }
    /// What stands behind "=", without its quotes.
    std::string pass_value() {
        begin_ = at_;
        if (is_done() || line_[at_] != '"') return std::string(pass_word());
        for (++at_; !is_done() && line_[at_] != '"'; ++at_)
            if (line_[at_] == '\\') ++at_;
        at_ = std::min(at_ + 1, line_.size());
        const auto parsed = support::parse_json({}, line_.substr(begin_, at_ - begin_));
        return parsed.root ? std::string(parsed.root->text) : std::string();
    }
    /// Puts something else where the last value stood.
    void replace_value(std::string_view fresh) {
        made_ += line_.substr(kept_, begin_ - kept_);
        made_ += fresh;
        kept_ = at_;
    }
    [[nodiscard]] std::string made() const { return made_ + std::string(line_.substr(kept_)); }
    [[nodiscard]] bool is_changed() const { return kept_ > 0; }

private:
    std::string_view line_;
    std::size_t at_ = 0, begin_ = 0, kept_ = 0;
    std::string made_;
};

bool names_in_action(std::string_view action, std::string_view key, IdKind kind) {
    if (key == "department") return kind == IdKind::department;
    if (key != "object") return false;
    const auto known = scenario::desk_action_from(action);
    return kind == IdKind::goods || (kind == IdKind::shown && known && scenario::is_free(*known));
}

/// "a,b" with the name replaced where it stands alone; empty when it does not.
std::string renamed_in_list(std::string_view list, const Renaming& renaming) {
    std::string made;
    bool is_found = false;
    while (true) {
        const std::size_t comma = list.find(',');
        const std::string_view one = list.substr(0, comma);
        is_found = is_found || one == renaming.from;
        made += one == renaming.from ? std::string_view(renaming.to) : one;
        if (comma == std::string_view::npos) break;
        made += ',';
        list.remove_prefix(comma + 1);
    }
    return is_found ? made : std::string();
}

} // namespace

std::optional<std::string> renamed_line(std::string_view line, const Renaming& renaming) {
    ScriptLineWalk walk(line);
    walk.pass_gap();
    const std::string_view command = walk.pass_word();
    walk.pass_gap();
    if (command == "choose" && renaming.kind == IdKind::choice) {
        if (walk.pass_value() == renaming.from) walk.replace_value(renaming.to);
    } else if (command == "do" || (command == "wrap" && renaming.kind == IdKind::option)) {
        const std::string_view action = command == "do" ? walk.pass_word() : std::string_view();
        for (walk.pass_gap(); !walk.is_done(); walk.pass_gap()) {
            const std::string_view key = walk.pass_word('=');
            const std::string value = walk.pass_value();
            if (command == "wrap") {
                const std::string fresh = key == renaming.question ? renamed_in_list(value, renaming) : "";
                if (!fresh.empty()) walk.replace_value(fresh);
            } else if (value == renaming.from && names_in_action(action, key, renaming.kind)) {
                walk.replace_value(renaming.to);
            }
        }
    }
    if (command == "draw") {
        for (walk.pass_gap(); !walk.is_done(); walk.pass_gap()) {
            const std::string_view key = walk.pass_key();
            if (renaming.kind == IdKind::variable && key == renaming.from) walk.replace_value(renaming.to);
            walk.pass_equals();
            const bool its_row = walk.pass_value() == renaming.from && key == renaming.question;
            if (renaming.kind == IdKind::row && its_row) walk.replace_value(renaming.to);
        }
    }
    if (!walk.is_changed()) return std::nullopt;
    return walk.made();
}

} // namespace amends::author
