#include "sim/app/report/shop_table.hpp"

#include "sim/app/table_cells.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace amends::app {
namespace {

using records::ShopFigure;
using support::Localized;
using support::Problem;
using support::Severity;

enum ShopColumn {
    period_cell,
    satisfaction_cell,
    resolution_cell,
    person_cell,
    group_cell,
    contacts_cell,
    phase_cell,
    source_cell,
    shop_columns
};

constexpr std::array<std::pair<std::string_view, ShopColumn>, 43> shop_words = {
    {{"period", period_cell},
     {"month", period_cell},
     {"date", period_cell},
     {"期间", period_cell},
     {"期間", period_cell},
     {"月份", period_cell},
     {"日期", period_cell},
     {"时间", period_cell},
     {"時間", period_cell},
     {"satisfaction", satisfaction_cell},
     {"csat", satisfaction_cell},
     {"满意度", satisfaction_cell},
     {"滿意度", satisfaction_cell},
     {"客户满意度", satisfaction_cell},
     {"客戶滿意度", satisfaction_cell},
     {"resolution", resolution_cell},
     {"resolution rate", resolution_cell},
     {"解决率", resolution_cell},
     {"解決率", resolution_cell},
     {"问题解决率", resolution_cell},
     {"問題解決率", resolution_cell},
     {"person", person_cell},
     {"id", person_cell},
     {"employee id", person_cell},
     {"编号", person_cell},
     {"編號", person_cell},
     {"工号", person_cell},
     {"工號", person_cell},
     {"group", group_cell},
     {"team", group_cell},
     {"小组", group_cell},
     {"小組", group_cell},
     {"班组", group_cell},
     {"班組", group_cell},
     {"contacts", contacts_cell},
     {"接待量", contacts_cell},
     {"会话数", contacts_cell},
     {"會話數", contacts_cell},
     {"phase", phase_cell},
     {"阶段", phase_cell},
     {"階段", phase_cell},
     {"source", source_cell},
     {"来源", source_cell}}};

constexpr std::array<std::pair<std::string_view, ShopFigure::Phase>, 10> phase_words = {
    {{"before", ShopFigure::Phase::before},
     {"after", ShopFigure::Phase::after},
     {"训前", ShopFigure::Phase::before},
     {"训后", ShopFigure::Phase::after},
     {"訓前", ShopFigure::Phase::before},
     {"訓後", ShopFigure::Phase::after},
     {"培训前", ShopFigure::Phase::before},
     {"培训后", ShopFigure::Phase::after},
     {"培訓前", ShopFigure::Phase::before},
     {"培訓後", ShopFigure::Phase::after}}};

template <class Row, std::size_t count>
const Row* find_word(const std::array<Row, count>& words, std::string_view word) {
    const std::string lower = lower_case(word);
    const auto at =
        std::find_if(words.begin(), words.end(), [&](const Row& one) { return one.first == lower; });
    return at == words.end() ? nullptr : &*at;
}

bool all_digits(std::string_view text) {
    return !text.empty()
           && std::all_of(text.begin(), text.end(), [](char one) { return one >= '0' && one <= '9'; });
}

int days_of(int year, int month) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days.at(static_cast<std::size_t>(month) - 1) + (month == 2 && leap ? 1 : 0);
}

/// "2026-09": year and month, when they are.
std::optional<std::pair<int, int>> month_of(std::string_view text) {
    if (text.size() != 7 || text[4] != '-' || !all_digits(text.substr(0, 4)) || !all_digits(text.substr(5)))
        return std::nullopt;
    const int year = std::stoi(std::string(text.substr(0, 4)));
    const int month = std::stoi(std::string(text.substr(5)));
    if (year < 1900 || month < 1 || month > 12) return std::nullopt;
    return std::pair(year, month);
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[7] != '-' || !all_digits(text.substr(8))) return false;
    const auto month = month_of(text.substr(0, 7));
    const int day = std::stoi(std::string(text.substr(8)));
    return month && day >= 1 && day <= days_of(month->first, month->second);
}

/// First and last day of a period.
std::optional<std::pair<std::string, std::string>> period_of(std::string_view text) {
    if (const auto month = month_of(text)) {
        const std::string name(text);
        return std::pair(name + "-01", name + "-" + std::to_string(days_of(month->first, month->second)));
    }
    if (text.size() != 21 || text[10] != '/' || !is_day(text.substr(0, 10)) || !is_day(text.substr(11)))
        return std::nullopt;
    if (text.substr(0, 10) > text.substr(11)) return std::nullopt;
    return std::pair(std::string(text.substr(0, 10)), std::string(text.substr(11)));
}

/// "75", "75.5", "75.5 %": tenths of a per cent up to 1000.
std::optional<std::int64_t> percent_tenths(std::string_view text) {
    for (const std::string_view sign : {"%", "％"})
        if (text.ends_with(sign)) text = trimmed(text.substr(0, text.size() - sign.size()));
    const auto dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    const std::string_view decimals = dot == std::string_view::npos ? "0" : text.substr(dot + 1);
    if (!all_digits(whole) || whole.size() > 3 || decimals.size() != 1 || !all_digits(decimals))
        return std::nullopt;
    const std::int64_t tenths = std::stoll(std::string(whole)) * 10 + (decimals[0] - '0');
    if (tenths > 1000) return std::nullopt;
    return tenths;
}

class ShopTableReader {
public:
    ShopTableReader(const std::string& file, const ShopNames& names) : file_(file), names_(names) {
        place_.fill(-1);
    }

    void take(const author::TableRow& row) {
        row_ = &row;
        line_ = static_cast<int>(row.number) + breaks_before_;
        if (!has_head_)
            take_head();
        else if (is_usable_)
            take_figure();
        for (const std::string& cell : row.cells)
            breaks_before_ += line_breaks(cell);
    }

    ShopTable done() {
        if (!has_head_) problem(0, 0, "G001", {"表格是空的", "the table is empty"}, head_hint());
        std::stable_sort(table_.problems.begin(), table_.problems.end(),
                         [](const Problem& a, const Problem& b) {
                             return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                         });
        return std::move(table_);
    }

private:
    static Localized head_hint() {
        return {"第一行写列名：月份,满意度,解决率，可加 编号 或 小组、接待量、阶段、来源",
                "the first row names the columns: period,satisfaction,resolution, and if wanted person or "
                "group, contacts, phase, source"};
    }
    void problem(int line, int column, const char* code, Localized what, Localized hint,
                 Severity severity = Severity::error) {
        table_.problems.push_back({file_, line, column, severity, code, std::move(what), std::move(hint)});
    }
    /// At a cell of this row, on the line where it begins.
    void problem_at(ShopColumn column, const char* code, Localized what, Localized hint) {
        const int cell = std::max(0, place_.at(column));
        int line = line_;
        for (int before = 0; before < cell && before < static_cast<int>(row_->cells.size()); ++before)
            line += line_breaks(row_->cells[static_cast<std::size_t>(before)]);
        problem(line, cell + 1, code, std::move(what), std::move(hint));
    }

    void take_head() {
        has_head_ = true;
        for (int cell = 0; cell < static_cast<int>(row_->cells.size()); ++cell) {
            const std::string& word = row_->cells[static_cast<std::size_t>(cell)];
            const auto* known = find_word(shop_words, word);
            if (!known && !trimmed(word).empty())
                problem(line_, cell + 1, "G003",
                        with("列“{}”不认识，不导入", "the column \"{}\" is not known and is left out", word),
                        head_hint(), Severity::warning);
            if (!known) continue;
            int& place = place_.at(known->second);
            if (place >= 0)
                problem(line_, cell + 1, "G003",
                        with("列“{}”出现两次", "the column \"{}\" stands there twice", word),
                        {"只留一列", "keep one of them"});
            else
                place = cell;
        }
        const bool has_figure = place_[satisfaction_cell] >= 0 || place_[resolution_cell] >= 0;
        is_usable_ = place_[period_cell] >= 0 && has_figure;
        if (place_[period_cell] < 0)
            problem(line_, 1, "G002", {"缺少月份一列", "the column of periods is missing"}, head_hint());
        if (!has_figure)
            problem(line_, 1, "G002",
                    {"满意度、解决率两列都没有", "neither satisfaction nor resolution has a column"},
                    head_hint());
    }

    [[nodiscard]] std::string cell(ShopColumn column) const {
        const int at = place_.at(column);
        if (at < 0 || at >= static_cast<int>(row_->cells.size())) return {};
        return std::string(trimmed(row_->cells[static_cast<std::size_t>(at)]));
    }

    void take_figure() {
        const std::size_t before = table_.problems.size();
        ShopFigure one;
        if (const auto period = period_of(cell(period_cell)))
            std::tie(one.from, one.to) = *period;
        else
            problem_at(period_cell, "G004", with("“{}”不是期间", "\"{}\" is no period", cell(period_cell)),
                       {"写月份 2026-09，或起止日期 2026-09-01/2026-09-15",
                        "write a month as 2026-09 or days as 2026-09-01/2026-09-15"});
        read_whom(one);
        one.satisfaction_tenths = percent_in(satisfaction_cell);
        one.resolution_tenths = percent_in(resolution_cell);
        if (cell(satisfaction_cell).empty() && cell(resolution_cell).empty())
            problem_at(place_[satisfaction_cell] >= 0 ? satisfaction_cell : resolution_cell, "G010",
                       {"这一行没有数字", "this row has no figure"},
                       {"填满意度或解决率，或删去这一行", "fill one in or take the row out"});
        read_contacts(one);
        read_phase(one);
        one.source = cell(source_cell);
        if (one.source.empty()) one.source = std::filesystem::path(file_).filename().string();
        if (table_.problems.size() == before) check_twin(one);
        if (table_.problems.size() == before) table_.figures.push_back(std::move(one));
    }

    void read_whom(ShopFigure& one) {
        const std::string person = cell(person_cell), group = cell(group_cell);
        if (!person.empty() && !group.empty()) {
            problem_at(group_cell, "G006",
                       {"一行里既有编号又有小组", "a row speaks of a person or of a group, not of both"},
                       {"两者只填一个", "leave one of the two empty"});
            return;
        }
        if (!person.empty() && !names_.people.contains(person))
            problem_at(person_cell, "G007",
                       with("编号 {} 不在这个项目里", "the id {} does not belong to this programme", person),
                       {"先用 amends programme add-people 加入，或删去这一行",
                        "add them with amends programme add-people, or take this row out"});
        if (!group.empty() && !names_.groups.contains(group))
            problem_at(group_cell, "G007",
                       with("这个项目里没有小组“{}”", "no group of this programme is called \"{}\"", group),
                       {"小组按加入项目时的名字写", "write it as it was when its people joined"});
        one.scope = !person.empty()  ? ShopFigure::Scope::person
                    : !group.empty() ? ShopFigure::Scope::group
                                     : ShopFigure::Scope::all;
        one.name = person.empty() ? group : person;
    }

    std::optional<std::int64_t> percent_in(ShopColumn column) {
        const std::string text = cell(column);
        if (text.empty()) return std::nullopt;
        const auto tenths = percent_tenths(text);
        if (!tenths)
            problem_at(column, "G005", with("“{}”不是百分数", "\"{}\" is no per cent", text),
                       {"写 0 到 100，最多一位小数，例如 75 或 75.5",
                        "write 0 to 100 with at most one decimal, such as 75 or 75.5"});
        return tenths;
    }

    void read_contacts(ShopFigure& one) {
        const std::string text = cell(contacts_cell);
        if (text.empty()) return;
        if (all_digits(text) && text.size() <= 9)
            one.contacts = std::stoll(text);
        else
            problem_at(contacts_cell, "G005", with("“{}”不是件数", "\"{}\" is no count", text),
                       {"写整数，不加分隔符", "write a whole number without separators"});
    }

    void read_phase(ShopFigure& one) {
        const std::string text = cell(phase_cell);
        if (text.empty()) return;
        if (const auto* known = find_word(phase_words, text))
            one.phase = known->second;
        else
            problem_at(phase_cell, "G009", with("阶段“{}”不认识", "the phase \"{}\" is not known", text),
                       {"写 训前 或 训后；空着就按日期", "write before or after; empty goes by the dates"});
    }

    void check_twin(const ShopFigure& one) {
        const auto [twin, is_new] =
            lines_.emplace(std::tuple(one.from, one.to, static_cast<int>(one.scope), one.name), line_);
        if (is_new) return;
        problem_at(period_cell, "G008",
                   with("与第 {} 行的期间和对象相同", "the same period of the same name stands in line {}",
                        std::to_string(twin->second)),
                   {"每个期间、每个对象一行", "one row a period and name"});
    }

    const std::string& file_;
    const ShopNames& names_;
    std::array<int, shop_columns> place_{};
    std::map<std::tuple<std::string, std::string, int, std::string>, int> lines_;
    const author::TableRow* row_ = nullptr;
    int line_ = 0, breaks_before_ = 0;
    bool has_head_ = false, is_usable_ = false;
    ShopTable table_;
};

} // namespace

support::Result<ShopTable, author::Refused> read_shop_table(const std::string& file, std::string bytes,
                                                            const ShopNames& names) {
    const auto text = author::decode_text(std::move(bytes));
    if (!text) return text.error();
    ShopTableReader reader(file, names);
    const author::TableRead read =
        author::read_table(text.value().text, [&](author::TableRow& row) { reader.take(row); });
    ShopTable table = reader.done();
    table.faults = read.faults;
    return table;
}

} // namespace amends::app
