// Packages: what is written is read again, and whatever else comes in is refused with the entry's name.
#include "sim/author/package_manifest.hpp"
#include "sim/author/package_names.hpp"
#include "support/sha256.hpp"
#include "tests/sim/author/zip_made.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace amends::author {
namespace {

std::string package_script(const std::string& id) {
    return R"({"format": 1, "id": ")" + id
           + R"(", "title": {"zh": "划痕", "en": "Scratch"}, "rubric": "strict"})";
}

PackagedCase packed_case(const std::string& id) {
    auto made = packaged_case({{"scenario.json", package_script(id)},
                               {"parts/closing.json", "{}"},
                               {"photos/划痕.png", std::string("\x89PNG\0\xff", 6)}});
    EXPECT_TRUE(made.ok());
    return made.value();
}

/// As `write_package` makes it, with other entries in place of or behind its own.
std::vector<zips::RawEntry> entries_of(const std::vector<NamedBytes>& files) {
    Manifest manifest{"0.9", {{"scratch", "", {"划痕", ""}, {}}}, {}};
    std::vector<zips::RawEntry> entries(1);
    for (const auto& [path, bytes] : files) {
        manifest.cases[0].files.push_back(
            {path_of_case_file("scratch", path), bytes.size(), support::sha256_hex(bytes)});
        entries.push_back({manifest.cases[0].files.back().path, bytes});
    }
    entries[0] = {std::string(manifest_name), write_manifest(manifest)};
    return entries;
}
std::vector<zips::RawEntry> sound_entries() {
    return entries_of({{"scenario.json", package_script("scratch")}});
}

/// Text and entry of the refusal; "taken" when there is none.
std::string package_refusal(const std::string& bytes) {
    const auto read = read_package(bytes);
    if (read.ok()) return "taken";
    std::string all = read.error().text;
    for (const auto& [name, value] : read.error().places)
        all += ' ' + value;
    return all;
}
std::string refusal_beside(const zips::RawEntry& also) {
    auto entries = sound_entries();
    entries.push_back(also);
    return package_refusal(zips::raw_zip(entries));
}

TEST(Package, WhatIsWrittenIsReadAgainAndTheSameCasesMakeTheSameBytes) {
    const Package package{
        "0.9", {packed_case("scratch"), packed_case("another")}, {{"strict", "{\"id\": \"strict\"}"}}};
    const auto bytes = write_package(package);
    ASSERT_TRUE(bytes.ok()) << bytes.error().text;
    const auto read = read_package(bytes.value());
    ASSERT_TRUE(read.ok()) << package_refusal(bytes.value());
    ASSERT_EQ(read.value().cases.size(), 2U);
    EXPECT_EQ(read.value().program, "0.9");
    EXPECT_EQ(read.value().cases[0].id, "another");
    EXPECT_EQ(read.value().cases[1].files, package.cases[0].files);
    EXPECT_EQ(read.value().cases[1].title.zh, "划痕");
    EXPECT_EQ(read.value().cases[1].rubric, "strict");
    EXPECT_EQ(read.value().rubrics, package.rubrics);
    EXPECT_TRUE(looks_like_package(bytes.value()));
    EXPECT_EQ(write_package(read.value()).value(), bytes.value());
    const char* zone = std::getenv("TZ");
    const std::string before = zone != nullptr ? zone : "";
    ::setenv("TZ", "Asia/Shanghai", 1);
    EXPECT_EQ(write_package(package).value(), bytes.value()); // wherever the clock stands
    zone != nullptr ? ::setenv("TZ", before.c_str(), 1) : ::unsetenv("TZ");
}

TEST(Package, TheHandMadeArchiveOfTheseTestsIsTakenWhenItIsSound) {
    EXPECT_EQ(package_refusal(zips::raw_zip(sound_entries())), "taken");
    EXPECT_EQ(package_refusal(
                  zips::raw_zip(entries_of({{"scenario.json", package_script("scratch")}, {"a.png", "x"}}))),
              "taken");
}

TEST(Package, Fault30NamesThatLeadOutAreRefusedWithTheEntry) {
    for (const char* name : {"../x",
                             "cases/../../x",
                             "/etc/passwd",
                             "C:/x",
                             "C:x",
                             "cases\\x",
                             "..\\x",
                             "cases//x",
                             "cases/./x",
                             "",
                             "cases/x/",
                             "cases/con",
                             "cases/NUL.png",
                             "cases/com1.txt",
                             "cases/lpt9",
                             "cases/x.",
                             "cases/x ",
                             "cases/a:b",
                             "cases/a|b",
                             "cases/.hidden",
                             "cases/CONIN$",
                             "cases/a\x01"
                             "b"}) {
        EXPECT_EQ(refusal_beside({name, "x"}), "package.name_outside " + shown_entry(name)) << name;
    }
    EXPECT_EQ(refusal_beside({std::string(300, 'a'), "x"}).substr(0, 21), "package.name_outside ");
    EXPECT_EQ(refusal_beside({"cases/\xff", "x"}), "package.name_utf8 cases/\xEF\xBF\xBD");
}

TEST(Package, Fault30LinksFoldersAndDevicesAreRefused) {
    const auto refused = [](std::uint32_t type) {
        return refusal_beside({"cases/scratch/a.png", "../../../etc/passwd", type << 16U});
    };
    for (const std::uint32_t type : {0120777U, 0040755U, 0020644U, 0060644U, 0010644U, 0140644U})
        EXPECT_EQ(refused(type), "package.not_plain cases/scratch/a.png") << type;
    EXPECT_EQ(refused(0100755U),
              "package.unlisted cases/scratch/a.png"); // a plain file, and nobody asked for it
}

TEST(Package, Fault30NamesThatAreOneSomewhereAreRefused) {
    auto entries =
        entries_of({{"scenario.json", package_script("scratch")}, {"Photo.png", "1"}, {"photo.png", "2"}});
    EXPECT_EQ(package_refusal(zips::raw_zip(entries)), "package.name_folds cases/scratch/photo.png");
    entries = entries_of(
        {{"scenario.json", package_script("scratch")}, {"\xC3\xA9.png", "1"}, {"e\xCC\x81.png", "2"}});
    EXPECT_EQ(package_refusal(zips::raw_zip(entries)), "package.name_folds cases/scratch/e\xCC\x81.png");
    entries =
        entries_of({{"scenario.json", package_script("scratch")}, {"a.png", "1"}, {"A.PNG/b.png", "2"}});
    EXPECT_EQ(package_refusal(zips::raw_zip(entries)), "package.name_folds cases/scratch/a.png");
    EXPECT_EQ(refusal_beside({"cases/scratch/scenario.json", "{}"}),
              "package.name_twice cases/scratch/scenario.json");
    EXPECT_EQ(refusal_beside({"Amends.json", "{}"}), "package.name_folds Amends.json");
}

TEST(Package, Fault30WhatUnpacksToFarMoreIsRefused) {
    auto entries =
        entries_of({{"scenario.json", package_script("scratch")}, {"a.png", std::string(15U << 20U, '\0')}});
    std::vector<NamedBytes> files;
    for (const zips::RawEntry& entry : entries)
        files.emplace_back(entry.name, entry.content);
    const std::string bomb = zips::zip_of(files); // a thousand to one
    EXPECT_LT(bomb.size(), 30'000U);
    EXPECT_EQ(package_refusal(bomb), "package.bomb");
    files.back().second.resize(40U << 20U);
    EXPECT_EQ(package_refusal(zips::zip_of(files)), "package.file_large cases/scratch/a.png");
}

TEST(Package, Fault30TooManyEntriesAreRefusedBeforeAnyIsRead) {
    std::vector<zips::RawEntry> entries = sound_entries();
    for (int i = 0; i < 20'000; ++i)
        entries.push_back({"cases/scratch/" + std::to_string(i) + ".png", ""});
    EXPECT_EQ(package_refusal(zips::raw_zip(entries)), "package.entries 5000");
}

TEST(Package, TheManifestMustSayWhatIsThere) {
    EXPECT_EQ(package_refusal(zips::raw_zip({{"cases/scratch/scenario.json", "{}"}})), "package.no_manifest");
    EXPECT_EQ(package_refusal(zips::raw_zip({{"amends.json", "no json"}})), "package.manifest");
    EXPECT_EQ(package_refusal(zips::raw_zip({{"amends.json", "{\"format\": 1}"}})), "package.manifest");
    EXPECT_EQ(package_refusal(zips::raw_zip({{"amends.json", R"({"format": 2, "program": "1.4"})"}})),
              "package.newer 1.4");
    auto entries = sound_entries();
    entries[1].content[2] ^= 1;
    EXPECT_EQ(package_refusal(zips::raw_zip(entries)), "package.hash cases/scratch/scenario.json");
    EXPECT_EQ(package_refusal(zips::raw_zip({sound_entries()[0]})),
              "package.missing cases/scratch/scenario.json");
    EXPECT_EQ(refusal_beside({"cases/scratch/more.png", "x"}), "package.unlisted cases/scratch/more.png");
    EXPECT_EQ(package_refusal(zips::raw_zip(entries_of({{"scenario.json", package_script("other")}}))),
              "package.other_id cases/scratch/scenario.json");
    EXPECT_EQ(package_refusal(zips::raw_zip(entries_of({{"scenario.json", "[]"}}))), "package.no_id ");
    EXPECT_EQ(package_refusal(zips::raw_zip(
                  entries_of({{"scenario.json", package_script("scratch")}, {"run.exe", "MZ"}}))),
              "package.stranger run.exe");
}

TEST(Package, AnArchiveThatTellsTwoStoriesIsRefused) {
    auto entries = sound_entries();
    entries.push_back({"../../x.png", "x", 0100644U << 16U, "cases/scratch/x.png"});
    EXPECT_EQ(package_refusal(zips::raw_zip(entries)),
              "package.damaged"); // its own header names another file
    std::string bytes = zips::raw_zip(sound_entries());
    const std::string hidden = zips::raw_zip({{"../y", "y"}});
    // An entry before the directory that the directory does not know.
    const std::size_t directory = bytes.find("PK\x01\x02");
    std::string forged = bytes.substr(0, directory) + hidden.substr(0, hidden.find("PK\x01\x02"));
    const std::size_t moved = forged.size() - directory;
    forged += bytes.substr(directory);
    for (int i = 0; i < 4; ++i)
        forged[forged.size() - 6 + static_cast<std::size_t>(i)] =
            static_cast<char>((directory + moved) >> (8 * i) & 0xFFU);
    EXPECT_EQ(package_refusal(forged), "package.damaged");
}

TEST(Package, EveryCutAndEveryFlippedByteIsRefusedOrTheSame) {
    const std::string whole = write_package({"0.9", {packed_case("scratch")}, {}}).value();
    const auto cases = read_package(whole).value().cases;
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_NE(package_refusal(whole.substr(0, length)), "taken") << length;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string flipped = whole;
        flipped[at] ^= 0x20;
        const auto read = read_package(flipped);
        if (!read.ok()) continue; // times and versions of a header may be anything
        EXPECT_EQ(read.value().cases[0].files, cases[0].files) << at;
    }
}

TEST(Package, WritesOnlyWhatItWouldReadAgain) {
    const auto fault = [](std::vector<NamedBytes> files) {
        return packaged_case(std::move(files)).error().text;
    };
    EXPECT_EQ(fault({{"parts/x.json", "{}"}}), "package.no_case");
    EXPECT_EQ(fault({{"scenario.json", "{"}}), "package.case_broken");
    EXPECT_EQ(packaged_case({{"scenario.json", "{\n  \"id\": \"a\",\n  \"no"}}).error().places.front().second,
              "scenario.json:3:6");
    EXPECT_EQ(fault({{"scenario.json", package_script("A b")}}), "package.no_id");
    EXPECT_EQ(fault({{"scenario.json", package_script("a")}, {"aux.png", ""}}), "package.stranger");
    EXPECT_EQ(write_package({"0.9", {}, {}}).error().text, "package.no_case");
    EXPECT_EQ(write_package({"0.9", {packed_case("a"), packed_case("a")}, {}}).error().text,
              "package.id_twice");
    PackagedCase large = packed_case("a");
    large.files.emplace_back("z.png", std::string((16U << 20U) + 1, 'x'));
    EXPECT_EQ(write_package({"0.9", {large}, {}}).error().text, "package.file_large");
    PackagedCase folds = packed_case("a");
    folds.files.emplace_back("Photos/划痕.png", "");
    EXPECT_EQ(write_package({"0.9", {folds}, {}}).error().text, "package.name_folds");
}

TEST(Package, AnotherIdChangesThoseBytesAlone) {
    const auto renamed = renamed_case(packed_case("scratch"), "mine");
    ASSERT_TRUE(renamed.ok());
    EXPECT_EQ(renamed.value().id, "mine");
    EXPECT_EQ(renamed.value().files.back().second, package_script("mine"));
    EXPECT_EQ(renamed_case(packed_case("scratch"), "../mine").error().text, "template.bad_id");
}

TEST(Package, NamesInSentencesMoveNoCursor) {
    EXPECT_EQ(shown_entry("a\x1b[2J\xE2\x80\xAE"
                          "b"),
              "a\xEF\xBF\xBD[2J\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(shown_entry(std::string(200, 'a')), std::string(80, 'a') + "…");
}

} // namespace
} // namespace amends::author
