// Any bytes as a package, as they are and with every hash made right: an answer, never a crash; what is taken
// is written and read again as the same thing. Seeds: packages of `amends export`.
#include "sim/author/document.hpp"
#include "sim/author/package_manifest.hpp"
#include "sim/author/twee.hpp"
#include "support/sha256.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace amends::author;

void require_held(bool holds) {
    if (!holds) std::abort();
}

void try_package(std::string_view bytes) {
    const auto read = read_package(bytes);
    if (!read) return require_held(read.error().text.starts_with("package."));
    require_held(!read.value().cases.empty());
    const auto written = write_package(read.value());
    if (!written) return; // a case listed twice
    const auto again = read_package(written.value());
    require_held(again.ok() && write_package(again.value()).value() == written.value());
}

/// The first byte says where the bytes are cut into files, so that the fuzzer comes past the hashes.
void try_files(const std::string& bytes) {
    if (bytes.empty()) return;
    const std::size_t cut = static_cast<unsigned char>(bytes[0]) % bytes.size();
    auto one = packaged_case({{"scenario.json", bytes.substr(1, cut)}, {bytes.substr(cut), bytes}});
    if (one) {
        const auto written = write_package({"0", {std::move(one).value()}, {}});
        require_held(!written || read_package(written.value()).ok());
    }
    if (const auto manifest = read_manifest(bytes)) {
        const auto again = read_manifest(write_manifest(manifest.value()));
        require_held(again.ok() && write_manifest(again.value()) == write_manifest(manifest.value()));
    }
}

void try_story(const std::string& text) {
    auto story = read_twee(text);
    if (!story) return;
    for (const TweeNote& note : story.value().notes)
        require_held(note.line > 0);
    const auto made = case_from_twee(std::move(story).value(), {},
                                     [](const auto&, auto) { return amends::text::Verdict{}; });
    if (made) require_held(open_document(DocumentKind::scenario, "s", made.value().script).root() != nullptr);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    try_package(text);
    try_files(text);
    try_story(text);
    return 0;
}
