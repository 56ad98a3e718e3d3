#include "sim/author/conversation_lines.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace amends::author {
namespace {

using std::literals::operator""sv;

constexpr std::size_t name_bytes_max = 60;

/// Reads pieces of a line from left to right.
struct LineScan {
    std::string_view line;
    std::size_t at = 0;

    bool digits(std::size_t least, std::size_t most) {
        std::size_t count = 0;
        while (at < line.size() && line[at] >= '0' && line[at] <= '9' && count <= most) {
            ++at;
            ++count;
        }
        return count >= least && count <= most;
    }
    bool word(std::string_view wanted) {
        if (!line.substr(at).starts_with(wanted)) return false;
        at += wanted.size();
        return true;
    }
    bool any(std::initializer_list<std::string_view> wanted) {
        return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view one) { return word(one); });
    }
    void blanks() {
        while (word(" ") || word("　"))
            ;
    }
};

bool scan_time(LineScan& scan) {
    scan.any({"上午", "下午", "晚上", "凌晨", "中午", "早上"});
    scan.blanks();
    if (!scan.digits(1, 2)) return false;
    const std::string_view colon = scan.line.substr(scan.at).starts_with(":") ? ":" : "：";
    if (!scan.word(colon) || !scan.digits(2, 2)) return false;
    const std::size_t minutes = scan.at;
    if (!scan.word(colon) || !scan.digits(2, 2)) scan.at = minutes; // "18:10: hello" has no seconds
    const std::size_t behind = scan.at;
    scan.blanks();
    if (!scan.any({"AM", "PM", "am", "pm", "a.m.", "p.m."})) scan.at = behind;
    return true;
}

bool scan_date(LineScan& scan) {
    if (!scan.digits(1, 4)) return false;
    if (scan.word("年") && !scan.digits(1, 2)) return false;
    if (scan.word("月")) return scan.digits(1, 2) && scan.word("日");
    return scan.any({"-", "/", "."}) && scan.digits(1, 2) && scan.any({"-", "/", "."}) && scan.digits(1, 4);
}

/// The place of the first colon, plain or full width, that ends a name; npos when none.
std::size_t colon_at(std::string_view line, std::size_t& behind) {
    const std::size_t plain = line.find(':'), wide = line.find("：");
    const std::size_t at = std::min(plain, wide);
    behind = at == std::string_view::npos ? at : at + (at == plain ? 1 : std::string_view("：").size());
    return at;
}

bool can_be_name(std::string_view name) {
    if (name.empty() || name.size() > name_bytes_max) return false;
    for (const std::string_view mark : {"。", "，", "！", "？", "?", "!", "；", ";", "、", "http"})
        if (name.find(mark) != std::string_view::npos) return false;
    const bool only_digits = name.find_first_not_of("0123456789 -/.") == std::string_view::npos;
    return !only_digits && std::count(name.begin(), name.end(), ' ') <= 4;
}

std::optional<SpokenLine> named_from(std::string_view line) {
    std::size_t behind = 0;
    std::size_t at = colon_at(line, behind);
    if (at == std::string_view::npos) return std::nullopt;
    // "旗舰店:小美: 亲": the shop's name has a colon of its own.
    if (behind < line.size() && line[at] == ':' && line[behind] != ' ') {
        std::size_t next_behind = 0;
        const std::size_t next = colon_at(line.substr(behind), next_behind);
        if (next != std::string_view::npos && next <= name_bytes_max / 2 && next > 0
            && line.substr(behind, next).find(' ') == std::string_view::npos && line[behind] != '/') {
            at = behind + next;
            behind += next_behind;
        }
    }
    const std::string_view name = trimmed(line.substr(0, at));
    if (!can_be_name(name)) return std::nullopt;
    return SpokenLine{name, trimmed(line.substr(behind))};
}

/// "昨天 10:02", "Yesterday 10:02 AM", "星期三 下午3:20": the time of it; else the whole.
std::string_view clock_of(std::string_view moment) {
    for (const std::string_view day :
         {"昨天",      "前天",    "今天",      "周一",     "周二",   "周三",     "周四",   "周五",   "周六",
          "周日",      "星期一",  "星期二",    "星期三",   "星期四", "星期五",   "星期六", "星期日", "星期天",
          "Yesterday", "Today",   "Mon",       "Tue",      "Wed",    "Thu",      "Fri",    "Sat",    "Sun",
          "Monday",    "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
        if (moment.starts_with(day)) {
            const std::string_view rest = trimmed(moment.substr(day.size()));
            if (const std::size_t end = moment_end(rest, 0, false); end == rest.size() && end != 0)
                return rest;
        }
    return moment;
}

} // namespace

bool is_moment_alone(std::string_view line) {
    const std::string_view clock = clock_of(line);
    const std::size_t end = moment_end(clock, 0, false);
    return end != 0 && end == clock.size();
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string> conversation_lines(std::string_view text) {
    std::vector<std::string> lines(1);
    const auto starts = [&](std::size_t at, std::string_view what) {
        return text.substr(at).starts_with(what);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (starts(at, "\xE2\x80\x8E") || starts(at, "\xE2\x80\x8F") || starts(at, table_mark)) {
            at += 2;
        } else if (starts(at, "\xC2\xA0")) {
            lines.back() += ' ';
            ++at;
        } else if (starts(at, "\xE2\x80\xAF")) {
            lines.back() += ' ';
            at += 2;
        } else if (text[at] == '\n' || text[at] == '\r') {
            if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
            lines.emplace_back();
        } else {
            lines.back() += text[at];
        }
    }
    return lines;
}

std::size_t moment_end(std::string_view line, std::size_t at, bool date) {
    LineScan scan{line, at};
    if (scan_date(scan)) {
        scan.any({",", "，", "T"});
        scan.blanks();
        scan.any({"周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期一", "星期二", "星期三",
                  "星期四", "星期五", "星期六", "星期日"});
        scan.blanks();
        return scan_time(scan) ? scan.at : 0;
    }
    if (date) return 0;
    scan.at = at;
    return scan_time(scan) ? scan.at : 0;
}

namespace {

/// "顾客 18:10：您好": the moment stands between name and colon.
std::optional<SpokenLine> moment_behind_name(std::string_view line, bool date) {
    const std::string_view head = line.substr(0, name_bytes_max * 2);
    for (std::size_t at = head.find(' '); at != std::string_view::npos; at = head.find(' ', at + 1)) {
        LineScan scan{line, moment_end(line, at + 1, date)};
        if (scan.at == 0) continue;
        scan.blanks();
        const std::string_view name = trimmed(line.substr(0, at));
        if (!scan.any({":", "："}) || !can_be_name(name)) return std::nullopt;
        return SpokenLine{name, trimmed(line.substr(scan.at))};
    }
    return std::nullopt;
}

} // namespace

std::optional<SpokenLine> timed_line(std::string_view line, bool date) {
    line = trimmed(line);
    for (const auto& [open, close] : {std::pair{"["sv, "]"sv}, {"【"sv, "】"sv}, {"("sv, ")"sv}}) {
        if (!line.starts_with(open)) continue;
        const std::size_t end = moment_end(line, open.size(), date);
        if (end == 0 || !line.substr(end).starts_with(close)) return std::nullopt;
        std::string_view rest = trimmed(line.substr(end + close.size()));
        if (rest.starts_with("- ")) rest = trimmed(rest.substr(2));
        return named_from(rest);
    }
    if (const std::size_t end = moment_end(line, 0, date); end != 0) {
        std::string_view rest = trimmed(line.substr(end));
        for (const std::string_view dash : {"- ", "– ", "— ", "| "})
            if (rest.starts_with(dash)) rest = trimmed(rest.substr(dash.size()));
        return named_from(rest);
    }
    for (const std::string_view open : {"(", "（"}) {
        const std::size_t at = line.substr(0, name_bytes_max * 2).find(open);
        if (at == std::string_view::npos || at == 0) continue;
        LineScan scan{line, moment_end(line, at + open.size(), date)};
        if (scan.at == 0 || !scan.any({")", "）"})) continue;
        scan.blanks();
        if (!scan.any({":", "："}) && scan.at != line.size())
            continue; // the text below, with or without a colon
        return SpokenLine{trimmed(line.substr(0, at)), trimmed(line.substr(scan.at))};
    }
    return moment_behind_name(line, date);
}

std::optional<SpokenLine> timed_header(std::string_view line, bool date) {
    line = trimmed(line);
    if (line.size() > name_bytes_max * 2) return std::nullopt;
    if (const std::size_t end = moment_end(line, 0, date); end != 0 && end < line.size()) {
        const std::string_view name = trimmed(line.substr(end));
        if (can_be_name(name) && name.find(':') == std::string_view::npos) return SpokenLine{name, {}};
    }
    for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
        if (moment_end(line, at + 1, date) != line.size()) continue;
        std::string_view name = trimmed(line.substr(0, at));
        for (const std::string_view end : {":", "："})
            if (name.ends_with(end)) name = trimmed(name.substr(0, name.size() - end.size()));
        if (can_be_name(name)) return SpokenLine{name, {}};
    }
    return std::nullopt;
}

std::vector<std::string> with_joined_moments(std::vector<std::string> lines) {
    constexpr std::size_t moments_least = 2;
    std::vector<std::size_t> moments;
    std::set<std::string_view> names;
    for (std::size_t at = 1; at < lines.size(); ++at) {
        const std::string_view name = trimmed(lines[at - 1]);
        if (!is_moment_alone(trimmed(lines[at])) || !can_be_name(name) || is_moment_alone(name)) continue;
        moments.push_back(at);
        names.insert(name);
    }
    // Where texts stand before the moments hardly two of them are alike.
    const bool speak_again = names.size() == 2 || names.size() * 2 <= moments.size();
    if (moments.size() < moments_least || names.size() < 2 || !speak_again) return lines;
    for (const std::size_t at : moments) {
        lines[at] = std::string(trimmed(lines[at - 1])) + ' ' + std::string(clock_of(trimmed(lines[at])));
        lines[at - 1].clear();
    }
    return lines;
}

std::vector<std::string> with_colons_behind_names(std::vector<std::string> lines) {
    constexpr std::size_t blocks_least = 4;
    std::vector<std::size_t> begins; // of blocks between empty lines
    for (std::size_t at = 0; at < lines.size(); ++at)
        if (!trimmed(lines[at]).empty() && (at == 0 || trimmed(lines[at - 1]).empty())) begins.push_back(at);
    std::map<std::string, std::size_t> counts;
    for (const std::size_t at : begins) {
        const std::string_view name = trimmed(lines[at]);
        const bool text_below = at + 1 < lines.size() && !trimmed(lines[at + 1]).empty();
        if (text_below && can_be_name(name) && name.find(':') == std::string_view::npos)
            ++counts[std::string(name)];
    }
    std::erase_if(counts, [](const auto& name) { return name.second < 2; });
    const auto is_name = [&](std::size_t at) { return counts.contains(std::string(trimmed(lines[at]))); };
    const auto named = static_cast<std::size_t>(std::count_if(begins.begin(), begins.end(), is_name));
    // A message may have an empty line of its own, but few have.
    if (counts.size() < 2 || begins.size() < blocks_least || named * 4 < begins.size() * 3) return lines;
    for (const std::size_t at : begins)
        if (is_name(at)) lines[at] += ':';
    return lines;
}

std::optional<SpokenLine> named_line(std::string_view line) {
    return named_from(trimmed(line));
}

void add_message(Conversation& talk, std::string_view speaker, std::string_view text, std::size_t line) {
    const auto known = std::find_if(talk.speakers.begin(), talk.speakers.end(),
                                    [&](const ConversationSpeaker& one) { return one.name == speaker; });
    const auto index = static_cast<std::size_t>(known - talk.speakers.begin());
    if (known == talk.speakers.end()) talk.speakers.push_back({std::string(speaker)});
    talk.messages.push_back({index, std::string(text), line});
}

} // namespace amends::author
