#include "sim/app/platform/memory.hpp"

#include <cstddef>
#include <cstdlib> // says whose library this is
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

} // namespace amends::app::platform
