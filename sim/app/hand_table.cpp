#include "sim/app/hand_table.hpp"

#include <charconv>

namespace amends::app {
namespace {

/// What keeps a file from being a whole table. The order is that of the codes.
struct WholeTableFault {
    std::string_view text; ///< as the reading names it
    int code;              ///< behind the first of the series
    const char *zh, *en, *zh_hint, *en_hint;
};

constexpr std::array<WholeTableFault, 7> whole_table_faults = {
    {{"intake.table.quote_open", 0, "这一格开头的引号一直没有关上",
      "the quotation mark that begins this cell is never closed", "在这一格末尾补上引号，或删去开头的引号",
      "close it at the end of the cell, or take it out"},
     {"intake.table.zero", 1, "这一格里有零字节，不是文本",
      "there is a zero byte in this cell; that is no text", "重新填写这一格", "write this cell anew"},
     {"intake.table.after_quote", 2, "右引号后面还有内容", "something follows the closing quotation mark",
      "引号里的引号要写两个", "write a quotation mark inside a quoted cell twice"},
     {"intake.table.rows", 3, "表格太长，读到这一行为止", "the table is too long and was read up to this row",
      "拆成几个文件", "split it"},
     {"intake.table.columns", 3, "表格超过 256 列", "the table is wider than 256 columns",
      "检查是不是选错了文件", "see whether this is the right file"},
     {"intake.table.cell_long", 3, "这一格超过 1 MiB", "this cell is longer than 1 MiB", "缩短这一格",
      "shorten it"},
     {"intake.table.not_utf8", 4, "UTF-8 文字在这里损坏了", "the UTF-8 text is damaged here",
      "重新存为 UTF-8 编码的 CSV", "save the file again as CSV in UTF-8"}}};

std::string code_of(std::string_view first, int behind) {
    int number = 0;
    std::from_chars(first.data() + 1, first.data() + first.size(), number);
    std::string digits = std::to_string(number + behind);
    return first.front() + std::string(3 - std::min<std::size_t>(3, digits.size()), '0') + digits;
}

std::size_t number_at(const author::Refused& refused, std::string_view place) {
    std::size_t number = 0;
    for (const auto& [name, value] : refused.places)
        if (name == place) std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

} // namespace

void HandTable::take_faults(const std::vector<author::TableFault>& faults, std::string_view first_code) {
    for (const author::TableFault& fault : faults) {
        const int line = static_cast<int>(fault.line), column = static_cast<int>(fault.column);
        std::erase_if(problems_, [&](const support::Problem& other) {
            return other.line == line && other.column == column;
        });
        for (const WholeTableFault& known : whole_table_faults)
            if (known.text == fault.text)
                problems_.push_back({file_,
                                     line,
                                     column,
                                     support::Severity::error,
                                     code_of(first_code, known.code),
                                     {known.zh, known.en},
                                     {known.zh_hint, known.en_hint}});
    }
}

std::optional<author::TableFault> damaged_place(const author::Refused& refused) {
    const std::size_t line = number_at(refused, "row"), column = number_at(refused, "column");
    if (line == 0 || column == 0) return std::nullopt;
    return author::TableFault{refused.text, line, column, line};
}

} // namespace amends::app
