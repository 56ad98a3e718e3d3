#include "sim/app/platform/memory.hpp"

#include <cstdlib> // says whose library this is
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace amends::app::platform {

void give_back_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void keep_freed_memory() {
#ifdef __GLIBC__
    constexpr int kept_bytes = 512 << 20, piece_bytes = 16 << 20;
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
    mallopt(M_TOP_PAD, piece_bytes);
    mallopt(M_MMAP_THRESHOLD, kept_bytes / 16);
#endif
}

} // namespace amends::app::platform
