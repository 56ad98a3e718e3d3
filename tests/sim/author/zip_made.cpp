#include "tests/sim/author/zip_made.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

namespace amends::author::zips {
namespace {

la_ssize_t append_bytes(archive*, void* data, const void* bytes, std::size_t size) {
    static_cast<std::string*>(data)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

} // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string bytes;
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_bytes_in_last_block(zip, 1);
    EXPECT_EQ(archive_write_open2(zip, &bytes, nullptr, append_bytes, nullptr, nullptr), ARCHIVE_OK);
    for (const auto& [name, content] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        EXPECT_EQ(archive_write_header(zip, entry), ARCHIVE_OK);
        archive_write_data(zip, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(zip);
    archive_write_free(zip);
    return bytes;
}

std::string workbook_of(const std::string& sheet, const std::vector<std::string>& texts) {
    std::string shared = "<sst>";
    for (const std::string& text : texts)
        shared += "<si><t>" + text + "</t></si>";
    return zip_of(
        {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"},
         {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Chat\" sheetId=\"1\" "
                             "r:id=\"rId1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
                                        "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
         {"xl/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d h:mm\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
         {"xl/sharedStrings.xml", shared + "</sst>"}});
}

} // namespace amends::author::zips
