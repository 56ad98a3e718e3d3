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

} // namespace amends::app::platform
