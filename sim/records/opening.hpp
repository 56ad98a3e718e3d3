#pragma once
// How far the first opening of an older file has come: some hundred thousand attempts take seconds.
#include <functional>

namespace amends::records {

/// While it lives, a store that is opened on this thread tells how much of an older file was brought up to
/// date, from 0 to 1, some times a second at most. One at a time on a thread.
class WatchOpening {
public:
    explicit WatchOpening(std::function<void(double share)>);
    WatchOpening(const WatchOpening&) = delete;
    WatchOpening& operator=(const WatchOpening&) = delete;
    ~WatchOpening();
};

/// Called by whatever takes long while a store is opened.
void tell_opening(double share);

} // namespace amends::records
