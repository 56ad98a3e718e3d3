#pragma once
#include "sim/records/programmes.hpp"

namespace amends::app {

/// A sitting in the window, from the page before its first case to the page after its last.
struct SittingRun {
    enum class Page { before, playing, between, after };
    records::Programme programme;
    std::string phase;
    bool is_new = true;       ///< false: it was interrupted and is gone on with
    records::Sitting sitting; ///< from its beginning on
    std::size_t place = 0;    ///< the case that is being sat or comes next
    Page page = Page::before;
    records::SittingResult result; ///< once it is closed
    std::string problem;           ///< why it cannot go on; empty: it can
};

} // namespace amends::app
