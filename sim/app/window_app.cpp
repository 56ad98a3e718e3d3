#include "sim/app/window_app.hpp"

#include "sim/app/desktop_window.hpp"

#include <cstdio>

namespace amends::app {

int run_window(const AppOptions& options) {
    DesktopRequest request;
    request.lang = options.lang;
    request.library = options.library;
    request.width_px = options.width_px;
    request.height_px = options.height_px;
    request.shot = options.shot;
    request.items = options.items;
    const auto ended = run_desktop(request);
    if (ended) return 0;
    std::fprintf(stderr, "amends: cannot %s: %s %s\n", ended.error().doing.c_str(),
                 ended.error().object.c_str(), ended.error().answer.c_str());
    return 3;
}

int run_picture(const std::vector<std::string>& words) {
    DesktopRequest request;
    for (std::size_t i = 0; i < words.size(); i += 2) {
        const bool has_value = i + 1 < words.size();
        const std::string why = has_value ? take_desktop_word(request, words[i], words[i + 1])
                                          : "nothing stands behind " + words[i];
        if (why.empty()) continue;
        std::fprintf(stderr, "amends: %s\n", why.c_str());
        return 2;
    }
    const auto drawn = run_desktop(request);
    if (drawn) return 0;
    std::fprintf(stderr, "amends: cannot %s: %s %s\n", drawn.error().doing.c_str(),
                 drawn.error().object.c_str(), drawn.error().answer.c_str());
    return 3;
}

} // namespace amends::app
