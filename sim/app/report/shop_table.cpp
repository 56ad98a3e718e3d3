#include "sim/app/report/shop_table.hpp"

#include "sim/app/hand_table.hpp"

#include <filesystem>

namespace amends::app {
namespace {

using records::ShopFigure;
using support::Localized;

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
    ShopTableReader(const std::string& file, const ShopNames& names, const std::string& today)
        : table_(file, shop_columns), file_(file), names_(names), today_(today) {}

    void take(const author::TableRow& row) {
        table_.begin_row(row);
        if (!table_.has_head())
            take_head();
        else if (is_usable_)
            take_figure();
    }

    ShopTable done(const std::vector<author::TableFault>& faults) {
        if (!table_.has_head() && faults.empty())
            table_.problem(0, 0, "G001", {"表格是空的", "the table is empty"}, head_hint());
        table_.take_faults(faults, "G012");
        read_.problems = table_.take_problems();
        return std::move(read_);
    }

private:
    static Localized head_hint() {
        return {"第一行写列名：月份,满意度,解决率，可加 编号 或 小组、接待量、阶段、来源",
                "the first row names the columns: period,satisfaction,resolution, and if wanted person or "
                "group, contacts, phase, source"};
    }
    void take_head() {
        table_.take_head(shop_words, "G003", head_hint());
        const bool has_figure = table_.has_column(satisfaction_cell) || table_.has_column(resolution_cell);
        is_usable_ = table_.has_column(period_cell) && has_figure;
        if (!table_.has_column(period_cell))
            table_.problem(table_.line(), 1, "G002", {"缺少月份一列", "the column of periods is missing"},
                           head_hint());
        if (!has_figure)
            table_.problem(table_.line(), 1, "G002",
                           {"满意度、解决率两列都没有", "neither satisfaction nor resolution has a column"},
                           head_hint());
    }

    void take_figure() {
        const std::size_t before = table_.problem_count();
        ShopFigure one;
        if (const auto period = period_of(table_.cell(period_cell)))
            std::tie(one.from, one.to) = *period;
        else
            table_.problem_at(period_cell, "G004",
                              with("“{}”不是期间", "\"{}\" is no period", table_.cell(period_cell)),
                              {"写月份 2026-09，或起止日期 2026-09-01/2026-09-15",
                               "write a month as 2026-09 or days as 2026-09-01/2026-09-15"});
        if (one.to > today_)
            table_.problem_at(period_cell, "G011",
                              with("“{}”还没有结束", "\"{}\" is not over yet", table_.cell(period_cell)),
                              {"只写已经过去的日子，例如 2026-11-01/2026-11-22",
                               "write days that are over, such as 2026-11-01/2026-11-22"});
        read_whom(one);
        one.satisfaction_tenths = percent_in(satisfaction_cell);
        one.resolution_tenths = percent_in(resolution_cell);
        if (table_.cell(satisfaction_cell).empty() && table_.cell(resolution_cell).empty())
            table_.problem_at(table_.has_column(satisfaction_cell) ? satisfaction_cell : resolution_cell,
                              "G010", {"这一行没有数字", "this row has no figure"},
                              {"填满意度或解决率，或删去这一行", "fill one in or take the row out"});
        read_contacts(one);
        read_phase(one);
        one.source = table_.cell(source_cell);
        if (one.source.empty()) one.source = std::filesystem::path(file_).filename().string();
        if (table_.problem_count() == before) check_twin(one);
        if (table_.problem_count() == before) read_.figures.push_back(std::move(one));
    }

    void read_whom(ShopFigure& one) {
        const std::string person = table_.cell(person_cell), group = table_.cell(group_cell);
        if (!person.empty() && !group.empty()) {
            table_.problem_at(
                group_cell, "G006",
                {"一行里既有编号又有小组", "a row speaks of a person or of a group, not of both"},
                {"两者只填一个", "leave one of the two empty"});
            return;
        }
        if (!person.empty() && !names_.people.contains(person))
            table_.problem_at(
                person_cell, "G007",
                with("编号 {} 不在这个项目里", "the id {} does not belong to this programme", person),
                {"先用 amends programme add-people 加入，或删去这一行",
                 "add them with amends programme add-people, or take this row out"});
        if (!group.empty() && !names_.groups.contains(group))
            table_.problem_at(
                group_cell, "G007",
                with("这个项目里没有小组“{}”", "no group of this programme is called \"{}\"", group),
                {"小组按加入项目时的名字写", "write it as it was when its people joined"});
        one.scope = !person.empty()  ? ShopFigure::Scope::person
                    : !group.empty() ? ShopFigure::Scope::group
                                     : ShopFigure::Scope::all;
        one.name = person.empty() ? group : person;
    }

    std::optional<std::int64_t> percent_in(ShopColumn column) {
        const std::string text = table_.cell(column);
        if (text.empty()) return std::nullopt;
        const auto tenths = percent_tenths(text);
        if (!tenths)
            table_.problem_at(column, "G005", with("“{}”不是百分数", "\"{}\" is no per cent", text),
                              {"写 0 到 100，最多一位小数，例如 75 或 75.5",
                               "write 0 to 100 with at most one decimal, such as 75 or 75.5"});
        return tenths;
    }

    void read_contacts(ShopFigure& one) {
        const std::string text = table_.cell(contacts_cell);
        if (text.empty()) return;
        if (all_digits(text) && text.size() <= 9)
            one.contacts = std::stoll(text);
        else
            table_.problem_at(contacts_cell, "G005", with("“{}”不是件数", "\"{}\" is no count", text),
                              {"写整数，不加分隔符", "write a whole number without separators"});
    }

    void read_phase(ShopFigure& one) {
        const std::string text = table_.cell(phase_cell);
        if (text.empty()) return;
        if (const auto known = meaning_of(phase_words, text))
            one.phase = *known;
        else
            table_.problem_at(
                phase_cell, "G009", with("阶段“{}”不认识", "the phase \"{}\" is not known", text),
                {"写 训前 或 训后；空着就按日期", "write before or after; empty goes by the dates"});
    }

    void check_twin(const ShopFigure& one) {
        const auto [twin, is_new] = lines_.emplace(
            std::tuple(one.from, one.to, static_cast<int>(one.scope), one.name), table_.line());
        if (is_new) return;
        table_.problem_at(period_cell, "G008",
                          with("与第 {} 行的期间和对象相同",
                               "the same period of the same name stands in line {}",
                               std::to_string(twin->second)),
                          {"每个期间、每个对象一行", "one row a period and name"});
    }

    HandTable table_;
    const std::string& file_;
    const ShopNames& names_;
    const std::string& today_;
    std::map<std::tuple<std::string, std::string, int, std::string>, int> lines_;
    bool is_usable_ = false;
    ShopTable read_;
};

} // namespace

support::Result<ShopTable, author::Refused> read_shop_table(const std::string& file, std::string bytes,
                                                            const ShopNames& names,
                                                            const std::string& today) {
    const auto text = author::decode_text(std::move(bytes));
    ShopTableReader reader(file, names, today);
    if (!text) {
        if (const auto damaged = damaged_place(text.error())) return reader.done({*damaged});
        return text.error();
    }
    const author::TableRead read =
        author::read_table(text.value().text, [&](author::TableRow& row) { reader.take(row); });
    return reader.done(read.faults);
}

} // namespace amends::app
