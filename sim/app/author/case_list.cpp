#include "sim/app/author/case_list.hpp"

#include "scoring/text/judge_version.hpp"
#include "sim/app/library.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/engine/event.hpp"
#include "support/sha256.hpp"

#include <algorithm>

namespace amends::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t index_bytes_max = 16u << 20;

/// Who checked: another program version may see other problems.
std::string checked_by() {
    return std::string("amends " AMENDS_VERSION " index 1 engine ") + std::to_string(engine::engine_version)
           + " judge " + std::to_string(text::judge_version);
}

std::string stamp_text(const fs::path& path) {
    const auto stamp = platform::stamp_of(path);
    if (!stamp) return "-";
    return std::to_string(stamp->bytes) + ":" + std::to_string(stamp->number) + ":"
           + std::to_string(stamp->modified_ns) + ":" + std::to_string(stamp->changed_ns);
}

/// Stamps of what lies in a folder, without looking into folders below.
std::string stamps_in(const fs::path& folder) {
    std::vector<std::string> stamps;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        // The case itself has its own stamp; backups and drafts are not looked at.
        if (name != "scenario.json" && !name.ends_with("~"))
            stamps.push_back(name + "=" + stamp_text(it->path()));
    }
    std::sort(stamps.begin(), stamps.end());
    std::string all;
    for (const std::string& each : stamps)
        all += each + "\n";
    return all;
}

/// What else a check of the cases of one library looks at, beside their own folders.
std::string around_library(const fs::path& folder, const scenario::Resources& shipped) {
    std::string all = stamps_in(folder / "_parts");
    for (const auto* names : {&shipped.shipped_pictures, &shipped.portraits, &shipped.rubrics})
        for (const std::string& name : *names)
            all += name + "\n";
    return all;
}

author::CaseIndex stored_index(const fs::path& index_file) {
    const auto text = platform::read_file(index_file, index_bytes_max);
    if (!text) return {};
    return author::read_index(text.value(), checked_by()).value_or(author::CaseIndex{});
}

void store_index(const fs::path& index_file, const author::CaseIndex& index) {
    // Failing costs the next listing its time and nothing else.
    static_cast<void>(platform::replace_file(index_file, author::write_index(index, checked_by())));
}

support::Result<std::string> case_text(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return support::Error{"read", file.string(), "not a regular file"};
    return platform::read_file(file, data_file_bytes_max);
}

/// Goes through the cases with the index of before, and makes the next one.
class CaseLister {
public:
    CaseLister(const scenario::Resources& shipped, author::CaseIndex known)
        : shipped_(shipped), known_(std::move(known)) {}

    void add(const fs::path& file, const std::string& around_library) {
        const std::string key = file.string(), stamp = stamp_text(file);
        const std::string around = support::sha256_hex(
            stamps_in(file.parent_path()) + stamps_in(file.parent_path() / "parts") + around_library);
        const auto before = known_.entries.find(key);
        const bool is_known = before != known_.entries.end() && before->second.around == around;
        if (is_known && before->second.stamp == stamp && stamp != "-") return keep(file, before->second);
        auto text = case_text(file);
        if (!text) {
            list.cases.push_back({file, {}, text.error()});
            list.cases.back().row.id = file.parent_path().filename().string();
            return;
        }
        const std::string hash = support::sha256_hex(text.value());
        is_changed = true;
        if (is_known && before->second.sha256 == hash) {
            before->second.stamp = stamp;
            return keep(file, before->second);
        }
        ++list.checked;
        const scenario::Resources resources = resources_around(file, shipped_);
        const auto document =
            author::open_document(author::DocumentKind::scenario, key, std::move(text).value());
        author::CaseRow row = author::row_of(document, author::read_document(document, &resources));
        keep(file, {stamp, hash, around, std::move(row)});
    }

    CaseList list;
    author::CaseIndex made;
    bool is_changed = false;

private:
    void keep(const fs::path& file, author::IndexEntry entry) {
        list.cases.push_back({file, entry.row, std::nullopt});
        if (entry.row.id.empty()) list.cases.back().row.id = file.parent_path().filename().string();
        made.entries[file.string()] = std::move(entry);
    }

    const scenario::Resources& shipped_;
    author::CaseIndex known_;
};

} // namespace

CaseList list_cases(const std::vector<fs::path>& folders, const scenario::Resources& shipped,
                    const fs::path& index_file) {
    author::CaseIndex known = stored_index(index_file);
    const std::size_t known_entries = known.entries.size();
    CaseLister lister(shipped, std::move(known));
    for (const fs::path& folder : folders) {
        const std::string around = around_library(folder, shipped);
        for (const fs::path& file : case_files(folder))
            lister.add(file, around);
    }
    if (lister.is_changed || lister.made.entries.size() != known_entries)
        store_index(index_file, lister.made);
    return std::move(lister.list);
}

void note_tests(const fs::path& index_file, const fs::path& case_file, const author::TestsRow& tests) {
    author::CaseIndex index = stored_index(index_file);
    const auto entry = index.entries.find(case_file.string());
    if (entry == index.entries.end() || entry->second.row.tests == tests) return;
    entry->second.row.tests = tests;
    store_index(index_file, index);
}

} // namespace amends::app
