#include "sim/app/window_app.hpp"

#include "sim/app/first_window.hpp"

#include <cstdio>

namespace amends::app {

int run_window(const AppOptions& options) {
    const auto ended = run_window(WindowRequest{options.width_px, options.height_px, options.shot});
    if (ended) return 0;
    std::fprintf(stderr, "amends: cannot %s: %s %s\n", ended.error().doing.c_str(),
                 ended.error().object.c_str(), ended.error().answer.c_str());
    return 3;
}

} // namespace amends::app
