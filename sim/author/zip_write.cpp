#include "sim/author/zip_write.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace amends::author {
namespace {

struct FreeZipWriter {
    void operator()(archive* one) const { archive_write_free(one); }
};
struct FreeZipEntry {
    void operator()(archive_entry* one) const { archive_entry_free(one); }
};

la_ssize_t append_zip_bytes(archive*, void* to, const void* bytes, std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

/// No time: what is never set is written as the first day of 1980 wherever the clock stands.
bool add_zip_file(archive* zip, const NamedBytes& file) {
    const std::unique_ptr<archive_entry, FreeZipEntry> entry(archive_entry_new());
    if (!entry) return false;
    archive_entry_set_pathname_utf8(entry.get(), file.first.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.second.size()));
    if (archive_write_header(zip, entry.get()) != ARCHIVE_OK) return false;
    return archive_write_data(zip, file.second.data(), file.second.size())
           == static_cast<la_ssize_t>(file.second.size());
}

} // namespace

support::Result<std::string> write_zip(const std::vector<NamedBytes>& files) {
    std::string bytes;
    const std::unique_ptr<archive, FreeZipWriter> zip(archive_write_new());
    const auto failed = [&](const std::string& name) {
        const char* why = zip ? archive_error_string(zip.get()) : nullptr;
        return support::Error{"write the archive", name, why != nullptr ? why : "no memory"};
    };
    if (!zip || archive_write_set_format_zip(zip.get()) != ARCHIVE_OK
        || archive_write_set_format_option(zip.get(), "zip", "hdrcharset", "UTF-8") != ARCHIVE_OK
        || archive_write_set_bytes_in_last_block(zip.get(), 1) != ARCHIVE_OK
        || archive_write_open2(zip.get(), &bytes, nullptr, append_zip_bytes, nullptr, nullptr) != ARCHIVE_OK)
        return failed({});
    for (const NamedBytes& file : files)
        if (!add_zip_file(zip.get(), file)) return failed(file.first);
    if (archive_write_close(zip.get()) != ARCHIVE_OK) return failed({});
    return bytes;
}

} // namespace amends::author
