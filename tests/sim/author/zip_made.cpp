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

void put(std::string& bytes, std::uint64_t number, int count) {
    for (int i = 0; i < count; ++i, number >>= 8U)
        bytes += static_cast<char>(number & 0xFFU);
}

/// CRC-32 as zip has it (ISO 3309), bit by bit.
std::uint32_t checksum(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

/// What both headers of an entry share, from "version needed" on.
void put_common(std::string& bytes, const RawEntry& entry, std::size_t name_bytes) {
    put(bytes, 20, 2);
    put(bytes, 0x800, 2); // names are UTF-8
    put(bytes, 0, 2);     // stored
    put(bytes, 0x00210000, 4);
    put(bytes, checksum(entry.content), 4);
    put(bytes, entry.content.size(), 4);
    put(bytes, entry.content.size(), 4);
    put(bytes, name_bytes, 2);
    put(bytes, 0, 2);
}

} // namespace

std::string raw_zip(const std::vector<RawEntry>& entries) {
    std::string bytes, directory;
    for (const RawEntry& entry : entries) {
        const std::string& listed = entry.name_in_directory.empty() ? entry.name : entry.name_in_directory;
        directory += "PK\x01\x02";
        put(directory, 0x0314, 2); // made on Unix
        put_common(directory, entry, listed.size());
        put(directory, 0, 6);
        put(directory, entry.attributes, 4);
        put(directory, bytes.size(), 4);
        directory += listed;
        bytes += "PK\x03\x04";
        put_common(bytes, entry, entry.name.size());
        bytes += entry.name + entry.content;
    }
    const std::size_t begin = bytes.size();
    bytes += directory + "PK\x05\x06";
    put(bytes, 0, 4);
    put(bytes, entries.size(), 2);
    put(bytes, entries.size(), 2);
    put(bytes, directory.size(), 4);
    put(bytes, begin, 4);
    put(bytes, 0, 2);
    return bytes;
}

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
