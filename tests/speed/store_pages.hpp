#pragma once
// What the pages of a manager, a trainer and a trainee read of a made store.
#include "sim/records/people.hpp"

#include <functional>
#include <vector>

namespace amends::speed {

/// A page's content, and whether it is what a recount through the attempts says.
struct Page {
    const char* name;
    std::function<void()> read;
    std::function<bool()> recount; ///< may be empty
};
/// The manager who reads them; the pages hold on to both.
std::vector<Page> all_pages(records::Reader&, const records::Actor& manager);

} // namespace amends::speed
