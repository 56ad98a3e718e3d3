#include "sim/author/twee_passage.hpp"

#include "sim/author/package_names.hpp"

#include <algorithm>
#include <set>

namespace amends::author {

std::string_view trimmed_twee(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n"), end = text.find_last_not_of(" \t\r\n");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

namespace {

bool is_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
           || (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

/// "$name" at the beginning, without its sign; the rest stays in `text`.
std::string take_variable(std::string_view& text) {
    text = trimmed_twee(text);
    if (!text.starts_with('$')) return {};
    std::size_t end = 1;
    while (end < text.size() && is_word(text[end]) && text[end] != '-')
        ++end;
    const std::string name(text.substr(1, end - 1));
    text = trimmed_twee(text.substr(end));
    return name;
}

/// true, false or neither.
std::optional<bool> truth_of(std::string_view word) {
    word = trimmed_twee(word);
    if (word == "true") return true;
    if (word == "false") return false;
    return std::nullopt;
}

/// What stands between two quotes at the beginning, or up to a blank; the rest stays in `text`.
std::string take_argument(std::string_view& text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ','))
        text.remove_prefix(1);
    const char quote = text.empty() ? '\0' : text.front();
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t end = quoted ? text.find(quote, 1) : std::min(text.find(' '), text.size());
    if (end == std::string_view::npos) return {};
    const std::string taken(text.substr(quoted ? 1 : 0, end - (quoted ? 1 : 0)));
    text.remove_prefix(std::min(text.size(), end + (quoted ? 1 : 0)));
    return taken;
}

/// A stretch under a condition: between <<if>> and <</if>>, or a hook of Harlowe.
struct Stretch {
    std::optional<TweeFlag> flag; ///< none: always, or it could not be carried over
    bool hook = false;
    int brackets = 0; ///< plain ones open inside a hook
    int line = 0;     ///< where it was opened
};

class PassageReader {
public:
    PassageReader(std::string_view text, int line, TweePassage& passage, std::vector<TweeNote>& notes)
        : text_(text), line_(line), passage_(passage), notes_(notes) {}

    void read() {
        while (at_ < text_.size())
            if (!comment() && !picture() && !link() && !sugarcube() && !harlowe() && !hook_end() && !tag())
                letter();
        end_line();
        for (const Stretch& open : stretches_)
            notes_.push_back({open.line, {"twee.open_end", {{"what", shown_entry(passage_.name)}}}});
    }

private:
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    void skip(std::size_t count) {
        line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                             text_.begin() + static_cast<std::ptrdiff_t>(at_ + count), '\n'));
        at_ += count;
    }
    void note(std::string_view id, std::string_view what) {
        notes_.push_back({line_, {std::string(id), {{"what", shown_entry(what)}}}});
    }
    void note_once(std::string_view id, const std::string& what) {
        if (told_.insert(std::string(id) + what).second) note(id, what);
    }
    /// The flags that hold here.
    [[nodiscard]] std::vector<TweeFlag> here() const {
        std::vector<TweeFlag> flags;
        for (const Stretch& one : stretches_)
            if (one.flag) flags.push_back(*one.flag);
        return flags;
    }

    bool comment() {
        for (const auto& [open, close] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
                 {"<!--", "-->"}, {"/*", "*/"}, {"/%", "%/"}}) {
            if (!rest().starts_with(open)) continue;
            const std::size_t end = rest().find(close, open.size());
            if (end == std::string_view::npos) return false;
            skip(end + close.size());
            return true;
        }
        return false;
    }

    /// "[img[FILE]]", "[img[TITLE|FILE][TARGET]]": the picture goes, what it leads to stays.
    bool picture() {
        const auto open = [&](std::string_view words) {
            return rest().starts_with(words) ? words.size() : 0;
        };
        const std::size_t begin = std::max({open("[img["), open("[<img["), open("[>img[")});
        const std::size_t end = begin == 0 ? std::string_view::npos : rest().find("]]");
        if (end == std::string_view::npos || rest().substr(0, end).find('\n') != std::string_view::npos)
            return false;
        std::string_view file = rest().substr(begin, end - begin), target;
        if (const std::size_t cut = file.find("]["); cut != std::string_view::npos) {
            target = trimmed_twee(file.substr(cut + 2));
            file = file.substr(0, cut);
        }
        note("twee.picture", file);
        if (!target.empty()) add_link(std::string(target), std::string(target), {});
        skip(end + 2);
        return true;
    }

    bool link() {
        if (!rest().starts_with("[[")) return false;
        const std::size_t end = rest().find("]]");
        if (end == std::string_view::npos || rest().substr(0, end).find('\n') != std::string_view::npos) {
            note("twee.link_open", rest().substr(0, 30));
            skip(2);
            return true;
        }
        std::string_view inside = rest().substr(2, end - 2), setter;
        if (const std::size_t cut = inside.find("]["); cut != std::string_view::npos) {
            setter = inside.substr(cut + 2);
            inside = inside.substr(0, cut);
        }
        const TweeArrow arrow = read_twee_arrow(inside);
        add_link(arrow.text, arrow.target, setter);
        skip(end + 2);
        return true;
    }
    void add_link(const std::string& words, const std::string& target, std::string_view setter) {
        TweeLink made{words, target, here(), {}, line_};
        if (!setter.empty()) {
            if (const auto flag = read_twee_set(setter))
                made.sets.push_back(*flag);
            else
                note("twee.set", setter);
        }
        if (target.empty() || target.starts_with('$') || target.find("://") != std::string::npos)
            return note("twee.target", target);
        passage_.links.push_back(std::move(made));
        // A link in the middle of a sentence leaves its words there.
        if (!trimmed_twee(line_text_).empty() && trimmed_twee(line_text_).size() > 2)
            say(words);
        else
            had_link_ = true;
    }

    bool sugarcube() {
        if (!rest().starts_with("<<")) return false;
        const std::size_t end = rest().find(">>");
        if (end == std::string_view::npos) return false;
        const std::string_view inside = trimmed_twee(rest().substr(2, end - 2));
        const std::size_t blank = std::min(inside.find_first_of(" \t\n"), inside.size());
        macro(inside.substr(0, blank), inside.substr(blank), false);
        skip(end + 2);
        return true;
    }
    bool harlowe() {
        if (!rest().starts_with('(')) return false;
        std::size_t colon = 1;
        while (colon < rest().size() && is_word(rest()[colon]))
            ++colon;
        if (colon == 1 || colon >= rest().size() || rest()[colon] != ':') return false;
        int depth = 0;
        std::size_t end = 0;
        for (; end < rest().size(); ++end) {
            depth += rest()[end] == '(' ? 1 : rest()[end] == ')' ? -1 : 0;
            if (depth == 0) break;
        }
        if (depth != 0) return false;
        const std::string_view name = rest().substr(1, colon - 1),
                               words = rest().substr(colon + 1, end - colon - 1);
        skip(end + 1);
        macro(name, words, true);
        if (rest().starts_with('[') && !rest().starts_with("[[")) {
            if (!opened_) stretches_.push_back({std::nullopt, true, 0, line_});
            skip(1);
        } else if (opened_) {
            stretches_.pop_back(); // a condition without a hook holds nothing
        }
        opened_ = false;
        return true;
    }
    bool hook_end() {
        if (stretches_.empty() || !stretches_.back().hook) return false;
        if (rest().front() == '[') ++stretches_.back().brackets;
        if (rest().front() != ']') return false;
        if (stretches_.back().brackets-- > 0) return false;
        end_piece();
        last_hook_ = stretches_.back().flag;
        stretches_.pop_back();
        skip(1);
        return true;
    }

    void macro(std::string_view name, std::string_view words, bool hook) {
        if (name == "set") return set(words);
        if (name == "if" || name == "unless") return begin_if(name, words, hook);
        if (name == "else") return begin_else(hook);
        if (name == "elseif" || name == "else-if") {
            note("twee.else_if", words);
            if (!hook && !stretches_.empty()) stretches_.back().flag = read_twee_condition(words);
            if (hook) open_hook(read_twee_condition(words));
            return;
        }
        if (name == "/if" || name == "endif") {
            end_piece();
            if (!stretches_.empty() && !stretches_.back().hook) stretches_.pop_back();
            return;
        }
        if (name == "link-goto" || name == "link" || name == "button") return link_macro(name, words);
        if (name == "/link" || name == "/button") return;
        note("twee.macro", hook ? "(" + std::string(name) + ":)" : "<<" + std::string(name) + ">>");
    }
    void set(std::string_view words) {
        const auto flag = read_twee_set(words);
        if (!flag) return note("twee.set", words);
        if (!here().empty()) return note("twee.set_under_condition", words);
        passage_.sets.push_back(*flag);
    }
    void open_hook(std::optional<TweeFlag> flag) {
        end_piece();
        stretches_.push_back({std::move(flag), true, 0, line_});
        opened_ = true;
    }
    void begin_if(std::string_view name, std::string_view words, bool hook) {
        auto flag = read_twee_condition(words);
        if (!flag) note("twee.condition", words);
        if (flag && name == "unless") flag->set = !flag->set;
        if (hook) return open_hook(std::move(flag));
        end_piece();
        stretches_.push_back({std::move(flag), false, 0, line_});
    }
    void begin_else(bool hook) {
        if (hook) {
            std::optional<TweeFlag> flag = last_hook_;
            if (flag) flag->set = !flag->set;
            return open_hook(std::move(flag));
        }
        end_piece();
        if (!stretches_.empty() && stretches_.back().flag)
            stretches_.back().flag->set = !stretches_.back().flag->set;
    }
    void link_macro(std::string_view name, std::string_view words) {
        words = trimmed_twee(words);
        if (words.starts_with("[[")) {
            const TweeArrow arrow = read_twee_arrow(words.substr(2, words.find("]]") - 2));
            return add_link(arrow.text, arrow.target, {});
        }
        const std::string text = take_argument(words), target = take_argument(words);
        if (target.empty()) return note("twee.macro", name);
        add_link(text, target, {});
    }

    /// A tag of HTML goes; its words stay.
    bool tag() {
        constexpr std::size_t tag_bytes_max = 400;
        const std::string_view here = rest();
        if (here.size() < 3 || here[0] != '<' || !(is_word(here[1]) || here[1] == '/')) return false;
        const std::size_t end = here.find('>');
        if (end == std::string_view::npos || end > tag_bytes_max) return false;
        std::size_t name_end = 1;
        while (name_end < end && (is_word(here[name_end]) || here[name_end] == '/'))
            ++name_end;
        const std::string name(here.substr(1, name_end - 1));
        if (name == "br" || name == "br/" || name == "p" || name == "/p")
            end_line();
        else if (name.front() != '/')
            note_once("twee.markup", '<' + name + '>');
        skip(end + 1);
        return true;
    }

    void letter() {
        const char now = rest().front();
        for (const std::string_view mark : {"''", "//", "**", "__", "~~", "^^"})
            if (rest().starts_with(mark) && !(mark == "//" && line_text_.ends_with(':'))) return skip(2);
        if (now == '\n') {
            end_line();
        } else if (now == '$' && rest().size() > 1 && is_word(rest()[1])
                   && !(rest()[1] >= '0' && rest()[1] <= '9')) {
            std::string_view from = rest();
            note_once("twee.variable", '$' + take_variable(from));
            say(rest().substr(0, 1));
        } else if (now != '\r' && !(now == ' ' && line_text_.ends_with(' '))) {
            say(rest().substr(0, 1));
        }
        skip(1);
    }
    void say(std::string_view letters) {
        if (line_text_.empty()) said_at_ = line_;
        line_text_ += letters;
    }
    /// The flags change within a line: what was said until here is a line of its own.
    void end_piece() { end_line(); }
    void end_line() {
        std::string_view words = trimmed_twee(line_text_);
        for (const std::string_view bullet : {"* ", "- ", "# ", "! ", "!! ", "> "})
            if (words.starts_with(bullet)) words = trimmed_twee(words.substr(bullet.size()));
        const bool marks_alone = words.find_first_not_of("*-#.!>|,;: ") == std::string_view::npos;
        if (!words.empty() && !(had_link_ && marks_alone))
            passage_.lines.push_back({std::string(words), here(), said_at_});
        line_text_.clear();
        had_link_ = false;
    }

    std::string_view text_;
    int line_;
    TweePassage& passage_;
    std::vector<TweeNote>& notes_;
    std::size_t at_ = 0;
    std::string line_text_;
    int said_at_ = 0; ///< the line on which `line_text_` begins
    bool had_link_ = false, opened_ = false;
    std::vector<Stretch> stretches_;
    std::optional<TweeFlag> last_hook_;
    std::set<std::string> told_;
};

} // namespace

TweeArrow read_twee_arrow(std::string_view inside) {
    const auto cut = [&](std::size_t at, std::size_t width, bool target_first) {
        const std::string left(trimmed_twee(inside.substr(0, at))),
            right(trimmed_twee(inside.substr(at + width)));
        return target_first ? TweeArrow{right, left} : TweeArrow{left, right};
    };
    if (const std::size_t at = inside.rfind("->"); at != std::string_view::npos) return cut(at, 2, false);
    if (const std::size_t at = inside.find("<-"); at != std::string_view::npos) return cut(at, 2, true);
    if (const std::size_t at = inside.find('|'); at != std::string_view::npos) return cut(at, 1, false);
    const std::string both(trimmed_twee(inside));
    return {both, both};
}

std::optional<TweeFlag> read_twee_condition(std::string_view words) {
    words = trimmed_twee(words);
    bool set = true;
    for (const std::string_view inverse : {"not ", "!"})
        if (words.starts_with(inverse)) {
            set = false;
            words.remove_prefix(inverse.size());
            break;
        }
    const std::string name = take_variable(words);
    if (name.empty()) return std::nullopt;
    if (words.empty()) return TweeFlag{name, set};
    for (const std::string_view is :
         {"is not ", "isnot ", "neq ", "!== ", "!= ", "is ", "eq ", "=== ", "== "})
        if (words.starts_with(is)) {
            const auto truth = truth_of(words.substr(is.size()));
            const bool inverse = is.starts_with("is not") || is.starts_with("isnot") || is.starts_with("neq")
                                 || is.starts_with('!');
            if (truth) return TweeFlag{name, (*truth != inverse) == set};
            return std::nullopt;
        }
    return std::nullopt;
}

std::optional<TweeFlag> read_twee_set(std::string_view words) {
    const std::string name = take_variable(words);
    for (const std::string_view to : {"to ", "= ", "="})
        if (!name.empty() && words.starts_with(to))
            if (const auto truth = truth_of(words.substr(to.size()))) return TweeFlag{name, *truth};
    return std::nullopt;
}

void read_twee_passage(std::string_view text, int line, TweePassage& passage, std::vector<TweeNote>& notes) {
    PassageReader(text, line, passage, notes).read();
}

} // namespace amends::author
