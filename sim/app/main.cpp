#include "sim/app/cli/command_line.hpp"
#include "sim/app/gallery_window.hpp"
#include "sim/app/window_app.hpp"

#include <cstring>
#include <iostream>

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "--gallery") == 0)
        return amends::app::run_gallery({argv + 2, argv + argc});
    if (argc > 1 && std::strcmp(argv[1], "--picture") == 0)
        return amends::app::run_picture({argv + 2, argv + argc});
    std::ios::sync_with_stdio(false);
    return amends::app::cli::run_command_line({argv + 1, argv + argc}, std::cin, std::cout, std::cerr);
}
