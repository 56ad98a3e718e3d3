// Any bytes as a JSON file: no crash, offsets inside the text.
#include "support/json_read.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void check(const amends::support::Json& node, std::size_t size) {
    if (node.offset > node.end || node.end > size) std::abort();
    for (const auto& child : node.children)
        check(child, size);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto parsed = amends::support::parse_json("f", text);
    if (parsed.root) check(*parsed.root, size);
    if (!parsed.root && parsed.problems.empty()) std::abort();
    return 0;
}
