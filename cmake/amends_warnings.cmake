# Warnings of our own code: one interface target, one reason a line. Other people's headers are SYSTEM.
add_library(amends_warnings INTERFACE)
target_compile_options(amends_warnings INTERFACE
    -Wall -Wextra -Wpedantic        # what both compilers agree is suspicious
    -Wconversion                    # a number that silently loses its value
    -Wold-style-cast                # casts must say what they do
    -Wnon-virtual-dtor              # deleting through a base would be undefined
    -Woverloaded-virtual            # an override that only hides
    -Wformat=2                      # printf formats that are not literals
    -Wno-missing-field-initializers # our structs' defaults are valid values, so naming some members is fine
    -Wno-sign-conversion            # clang counts it under -Wconversion; sizes meet differences everywhere
)
if(AMENDS_TOGETHER)
    # Six files as one: the names of one stand in the next. The preset ci sees each file alone.
    target_compile_options(amends_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
else()
    target_compile_options(amends_warnings INTERFACE -Wshadow) # two things of one name in one place
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(amends_warnings INTERFACE
        -Wlogical-op                # the same condition twice
        -Wduplicated-cond           # else-if that can never be reached
        # GCC 12 finds these in the library's own std::string and std::variant once they are inlined (GCC bugs
        # 105651, 105329, 105562); the sanitizers and clang's analyser watch for the real ones.
        -Wno-restrict
        -Wno-stringop-overflow
        -Wno-stringop-overread
        -Wno-array-bounds
        -Wno-maybe-uninitialized
        -Wno-dangling-pointer
        -Wno-free-nonheap-object
    )
endif()
if(AMENDS_WERROR)
    target_compile_options(amends_warnings INTERFACE -Werror)
endif()

# What every object of ours is built with, tests included.
add_library(amends_options INTERFACE)
target_include_directories(amends_options INTERFACE ${PROJECT_SOURCE_DIR})
target_link_libraries(amends_options INTERFACE amends_warnings)
if(AMENDS_SANITIZE)
    target_compile_options(amends_options INTERFACE
        -fsanitize=${AMENDS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(amends_options INTERFACE -fsanitize=${AMENDS_SANITIZE})
endif()
