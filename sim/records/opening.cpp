#include "sim/records/opening.hpp"

#include <utility>

namespace amends::records {
namespace {

thread_local std::function<void(double)> told_of_opening;

} // namespace

WatchOpening::WatchOpening(std::function<void(double share)> told) {
    told_of_opening = std::move(told);
}

WatchOpening::~WatchOpening() {
    told_of_opening = nullptr;
}

void tell_opening(double share) {
    if (told_of_opening) told_of_opening(share);
}

} // namespace amends::records
