#include "sim/author/spreadsheet.hpp"

#include "sim/author/spreadsheet_cell.hpp"
#include "sim/author/spreadsheet_xml.hpp"
#include "sim/author/zip_stream.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

namespace amends::author {
namespace {

constexpr std::size_t shared_bytes_max = 128U << 20U;

int whole_or(std::string_view digits, int otherwise) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : otherwise;
}

struct SheetPart {
    std::string name, relation, part; ///< part: the entry of the archive
};

/// What stands beside the sheets. Texts lie in one string, so that a hundred thousand of them are cheap.
struct Workbook {
    std::vector<SheetPart> sheets;
    std::map<std::string, std::string, std::less<>> relations; ///< id → target
    bool from_1904 = false, too_large = false;
    std::string texts;
    std::vector<std::size_t> text_ends;
    std::vector<bool> date_styles; ///< by the number of a cell's style
    std::map<int, std::string> formats;

    [[nodiscard]] std::string_view text(std::size_t number) const {
        if (number >= text_ends.size()) return {};
        const std::size_t begin = number == 0 ? 0 : text_ends[number - 1];
        return std::string_view(texts).substr(begin, text_ends[number] - begin);
    }
};

XmlHandler workbook_handler(Workbook& book) {
    return {[&book](std::string_view name, const XmlAttributes& attributes) {
                if (name == "workbookPr")
                    book.from_1904 =
                        attributes.get("date1904") == "1" || attributes.get("date1904") == "true";
                // "id" is the relation, its prefix is passed over; "sheetId" is another.
                if (name == "sheet" && book.sheets.size() < 1000)
                    book.sheets.push_back(
                        {std::string(attributes.get("name")), std::string(attributes.get("id")), {}});
            },
            [](std::string_view) {}, [](std::string_view) {}};
}

XmlHandler relations_handler(Workbook& book) {
    return {[&book](std::string_view name, const XmlAttributes& attributes) {
                if (name == "Relationship" && attributes.get("Type").ends_with("/worksheet"))
                    book.relations.emplace(attributes.get("Id"), attributes.get("Target"));
            },
            [](std::string_view) {}, [](std::string_view) {}};
}

XmlHandler styles_handler(Workbook& book) {
    auto in_cells = std::make_shared<bool>(false);
    return {
        [&book, in_cells](std::string_view name, const XmlAttributes& attributes) {
            if (name == "numFmt" && book.formats.size() < 10'000)
                book.formats.emplace(whole_or(attributes.get("numFmtId"), -1), attributes.get("formatCode"));
            if (name == "cellXfs") *in_cells = true;
            if (name != "xf" || !*in_cells || book.date_styles.size() > 100'000) return;
            const int number = whole_or(attributes.get("numFmtId"), 0);
            const auto format = book.formats.find(number);
            book.date_styles.push_back(
                is_date_format(number, format == book.formats.end() ? std::string_view() : format->second));
        },
        [in_cells](std::string_view name) {
            if (name == "cellXfs") *in_cells = false;
        },
        [](std::string_view) {}};
}

/// Texts of several runs are joined; readings above the letters (rPh) are left out.
XmlHandler texts_handler(Workbook& book) {
    struct Where {
        bool in_text = false, in_reading = false;
    };
    auto where = std::make_shared<Where>();
    return {[where](std::string_view name, const XmlAttributes&) {
                if (name == "t") where->in_text = true;
                if (name == "rPh") where->in_reading = true;
            },
            [&book, where](std::string_view name) {
                if (name == "t") where->in_text = false;
                if (name == "rPh") where->in_reading = false;
                if (name == "si") book.text_ends.push_back(book.texts.size());
            },
            [&book, where](std::string_view text) {
                if (!where->in_text || where->in_reading) return;
                book.too_large = book.too_large || book.texts.size() + text.size() > shared_bytes_max;
                if (!book.too_large) book.texts += text;
            }};
}

/// Cells of a sheet, row by row.
class SheetReader {
public:
    SheetReader(const Workbook& book, const EachRow& each, const TableLimits& limits)
        : book_(book), each_(each), limits_(limits),
          stream_(
              {[this](std::string_view name, const XmlAttributes& attributes) { begin(name, attributes); },
               [this](std::string_view name) { end(name); },
               [this](std::string_view text) { letters(text); }}) {}

    bool feed(std::string_view piece) { return stream_.feed(piece); }
    [[nodiscard]] bool failed() const { return stream_.failed(); }
    TableRead read;

private:
    void begin(std::string_view name, const XmlAttributes& attributes) {
        if (name == "row") {
            const int number = whole_or(attributes.get("r"), static_cast<int>(row_.number) + 1);
            row_.number = number > 0 ? static_cast<std::size_t>(number) : row_.number + 1;
            row_.cells.clear();
            column_ = -1;
        } else if (name == "c") {
            const int column = column_of(attributes.get("r"));
            column_ = column >= 0 ? column : column_ + 1;
            type_ = attributes.get("t");
            style_ = whole_or(attributes.get("s"), -1);
            value_.clear();
        } else if (name == "v" || name == "t") {
            wanted_ = !reading_;
        } else if (name == "rPh") {
            reading_ = true;
        }
    }
    void end(std::string_view name) {
        if (name == "v" || name == "t") wanted_ = false;
        if (name == "rPh") reading_ = false;
        if (name == "c") cell();
        if (name == "row") row();
        if (name == "sheetData") stream_.stop();
    }
    void letters(std::string_view text) {
        if (!wanted_) return;
        value_ += text;
        if (value_.size() > limits_.cell_bytes) fault("intake.table.cell_long", column_ + 1);
    }
    void cell() {
        if (value_.empty()) return; // formatted and nothing in it
        const auto column = static_cast<std::size_t>(column_);
        if (column >= limits_.columns) return fault("intake.table.columns", column_ + 1);
        if (row_.cells.size() <= column) row_.cells.resize(column + 1);
        row_.cells[column] = shown();
    }
    [[nodiscard]] std::string shown() const {
        if (type_ == "s") return std::string(book_.text(static_cast<std::size_t>(whole_or(value_, -1))));
        if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
        if (type_ == "str" || type_ == "inlineStr" || type_ == "e" || type_ == "d") return value_;
        const auto style = static_cast<std::size_t>(style_);
        const bool date = style_ >= 0 && style < book_.date_styles.size() && book_.date_styles[style];
        return date ? shown_date(value_, book_.from_1904) : shown_number(value_);
    }
    void row() {
        const bool empty = std::all_of(row_.cells.begin(), row_.cells.end(), [](const std::string& cell) {
            return cell.find_first_not_of(" \t\r\n") == std::string::npos;
        });
        if (empty) return;
        if (read.rows == limits_.rows) return fault("intake.table.rows", 1);
        ++read.rows;
        each_(row_);
    }
    void fault(const char* text, int column) {
        read.faults.push_back({text, row_.number, static_cast<std::size_t>(column)});
        stream_.stop();
    }

    const Workbook& book_;
    const EachRow& each_;
    const TableLimits& limits_;
    XmlStream stream_;
    TableRow row_;
    std::string type_, value_;
    int column_ = -1, style_ = -1;
    bool wanted_ = false, reading_ = false;
};

std::string part_of(std::string target) {
    if (target.starts_with('/')) return target.substr(1);
    return target.starts_with("xl/") ? target : "xl/" + target;
}

/// Feeds the parts of the workbook that are not sheets, each to its reader.
support::Result<Workbook, Refused> read_workbook(std::string_view bytes, bool texts) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Refused{"intake.sheet.old", {}};
    Workbook book;
    std::map<std::string, std::shared_ptr<XmlStream>> streams;
    const auto reader = [&](const std::string& name) -> std::shared_ptr<XmlStream> {
        if (name == "xl/workbook.xml") return std::make_shared<XmlStream>(workbook_handler(book));
        if (name == "xl/_rels/workbook.xml.rels") return std::make_shared<XmlStream>(relations_handler(book));
        if (texts && name == "xl/styles.xml") return std::make_shared<XmlStream>(styles_handler(book));
        if (texts && name == "xl/sharedStrings.xml") return std::make_shared<XmlStream>(texts_handler(book));
        return nullptr;
    };
    bool is_word = false;
    const auto read = read_zip(bytes, [&](std::string_view name) -> ZipPiece {
        const std::string entry(name);
        is_word = is_word || entry == "word/document.xml";
        auto stream = streams.contains(entry) ? nullptr : reader(entry);
        if (!stream) return {};
        streams[entry] = stream;
        return [stream](std::string_view piece) { return stream->feed(piece); };
    });
    if (!read) return read.error();
    for (const auto& [name, stream] : streams)
        if (stream->failed()) return Refused{"intake.sheet.xml", {{"part", name}}};
    if (book.too_large) return Refused{"intake.zip.bomb", {}};
    if (!streams.contains("xl/workbook.xml"))
        return Refused{is_word ? "intake.sheet.word" : "intake.sheet.not_xlsx", {}};
    std::erase_if(book.sheets, [&](SheetPart& sheet) {
        const auto target = book.relations.find(sheet.relation);
        if (target == book.relations.end()) return true; // a sheet of charts
        sheet.part = part_of(target->second);
        return false;
    });
    return book;
}

support::Result<TableRead, Refused> read_part(std::string_view bytes, const Workbook& book, std::size_t sheet,
                                              const EachRow& each, const TableLimits& limits) {
    SheetReader reader(book, each, limits);
    bool found = false;
    const auto read = read_zip(bytes, [&](std::string_view name) -> ZipPiece {
        if (found || name != book.sheets[sheet].part) return {};
        found = true;
        return [&reader](std::string_view piece) { return reader.feed(piece); };
    });
    if (!read) return read.error();
    if (!found || reader.failed()) return Refused{"intake.sheet.xml", {{"part", book.sheets[sheet].part}}};
    return std::move(reader.read);
}

} // namespace

bool ends_like_spreadsheet(std::string_view file_name) {
    std::string name(file_name);
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return name.ends_with(".xlsx") || name.ends_with(".xlsm") || name.ends_with(".docx");
}

bool looks_like_spreadsheet(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

support::Result<std::vector<std::string>, Refused> sheet_names(std::string_view bytes) {
    const auto book = read_workbook(bytes, false);
    if (!book) return book.error();
    std::vector<std::string> names;
    for (const SheetPart& sheet : book.value().sheets)
        names.push_back(sheet.name);
    return names;
}

support::Result<TableRead, Refused> read_sheet(std::string_view bytes, std::size_t sheet, const EachRow& each,
                                               const TableLimits& limits) {
    const auto book = read_workbook(bytes, true);
    if (!book) return book.error();
    if (sheet >= book.value().sheets.size()) return Refused{"intake.sheet.none", {}};
    return read_part(bytes, book.value(), sheet, each, limits);
}

support::Result<AnyTable, Refused> read_any_table(std::string bytes, const TableLimits& limits) {
    AnyTable table;
    const EachRow keep = [&](TableRow& row) { table.rows.push_back(row); };
    if (!looks_like_spreadsheet(bytes)) {
        auto text = decode_text(std::move(bytes), limits);
        if (!text) return text.error();
        table.encoding = text.value().encoding;
        const TableRead read = read_table(text.value().text, keep, limits);
        if (!read.faults.empty()) return refused(read.faults.front());
        return table;
    }
    table.kind = TableKind::spreadsheet;
    const auto book = read_workbook(bytes, true);
    if (!book) return book.error();
    for (std::size_t sheet = 0; sheet < book.value().sheets.size() && table.rows.empty(); ++sheet) {
        const auto read = read_part(bytes, book.value(), sheet, keep, limits);
        if (!read) return read.error();
        if (!read.value().faults.empty()) return refused(read.value().faults.front());
        table.sheet = book.value().sheets[sheet].name;
    }
    return table;
}

support::Result<AnyTable, Refused> read_table_file(std::string bytes, std::string_view file_name) {
    if (bytes.empty()) return Refused{"intake.empty", {{"file", std::string(file_name)}}};
    const Refused damaged{"intake.file_damaged", {{"file", std::string(file_name)}}};
    if (ends_like_spreadsheet(file_name) && !looks_like_spreadsheet(bytes)) return damaged;
    auto table = read_any_table(std::move(bytes));
    if (!table) return table.error().text == "intake.zip.damaged" ? damaged : table.error();
    if (table.value().rows.empty()) return Refused{"intake.empty", {{"file", std::string(file_name)}}};
    return table;
}

} // namespace amends::author
