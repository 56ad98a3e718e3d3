#include "sim/app/platform/memory.hpp"

#include <cstddef>
#include <cstdlib> // says whose library this is
#include <string>
#include <type_traits>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/// jemalloc's, in the program that is linked with it; null elsewhere.
extern "C" __attribute__((weak)) int mallctl(const char* name, void* old_value, std::size_t* old_size,
                                             void* new_value, std::size_t new_size);

namespace amends::app::platform {

void give_back_memory() {
    if (mallctl != nullptr) {
        mallctl("arena.4096.purge", nullptr, nullptr, nullptr, 0); // 4096: all arenas
        return;
    }
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void hold_little_memory() {
    if (mallctl == nullptr) return;
    std::make_signed_t<std::size_t> at_once = 0; // milliseconds; jemalloc's type for it
    const auto set = [&](const std::string& what) {
        mallctl(what.c_str(), nullptr, nullptr, &at_once, sizeof at_once);
    };
    set("arenas.dirty_decay_ms"); // of those that are still to come
    set("arenas.muzzy_decay_ms");
    unsigned arenas = 0;
    std::size_t size = sizeof arenas;
    mallctl("arenas.narenas", &arenas, &size, nullptr, 0);
    for (unsigned i = 0; i < arenas; ++i) { // one that nobody uses yet refuses, and has nothing
        set("arena." + std::to_string(i) + ".dirty_decay_ms");
        set("arena." + std::to_string(i) + ".muzzy_decay_ms");
    }
}

} // namespace amends::app::platform
