#include "sim/app/first_window.hpp"
#include "sim/app/gallery_window.hpp"

#include <cstdio>
#include <cstring>

/// Exit codes: 0 fine, 2 wrong usage, 3 no display.
int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "--gallery") == 0)
        return amends::app::run_gallery({argv + 2, argv + argc});
    amends::app::WindowRequest request;
    for (int i = 1; i < argc; ++i) {
        const bool has_next = i + 1 < argc;
        if (has_next && std::strcmp(argv[i], "--shot") == 0) {
            request.shot = argv[++i];
        } else if (has_next && std::strcmp(argv[i], "--size") == 0
                   && std::sscanf(argv[i + 1], "%dx%d", &request.width_px, &request.height_px) == 2) {
            ++i;
        } else {
            std::fprintf(stderr, "amends: unknown word \"%s\"\n", argv[i]);
            return 2;
        }
    }
    const auto ended = amends::app::run_window(request);
    if (ended) return 0;
    std::fprintf(stderr, "amends: cannot %s: %s %s\n", ended.error().doing.c_str(),
                 ended.error().object.c_str(), ended.error().answer.c_str());
    return 3;
}
