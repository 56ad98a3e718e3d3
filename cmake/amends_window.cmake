# Dear ImGui and GLFW, built here from the sources that cmake/fetch_sources.sh keeps in a cache. They are SYSTEM
# code: optimised in every preset, no warnings of ours.
set(AMENDS_IMGUI_DIR "" CACHE PATH "Source of Dear ImGui (1.92.2 or later); empty: the cache")
set(AMENDS_GLFW_DIR "" CACHE PATH "Source of GLFW 3.4; empty: the cache")

if(NOT AMENDS_IMGUI_DIR OR NOT AMENDS_GLFW_DIR)
    execute_process(COMMAND ${PROJECT_SOURCE_DIR}/cmake/fetch_sources.sh RESULT_VARIABLE failed)
    if(failed)
        message(FATAL_ERROR "The window needs the sources of Dear ImGui and GLFW (see above); "
            "-DAMENDS_WINDOW=OFF builds the core without it.")
    endif()
endif()

if(DEFINED ENV{AMENDS_SOURCES})
    set(sources $ENV{AMENDS_SOURCES})
elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(sources $ENV{XDG_CACHE_HOME}/amends/sources)
else()
    set(sources $ENV{HOME}/.cache/amends/sources)
endif()
set(imgui_dir ${AMENDS_IMGUI_DIR})
if(NOT imgui_dir)
    set(imgui_dir ${sources}/imgui/source)
    file(STRINGS ${sources}/imgui/known AMENDS_IMGUI_KNOWN LIMIT_COUNT 1)
endif()
set(glfw_dir ${AMENDS_GLFW_DIR})
if(NOT glfw_dir)
    set(glfw_dir ${sources}/glfw3/source)
endif()

find_package(OpenGL REQUIRED)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2)
find_library(AMENDS_STB stb REQUIRED) # its pkg-config file defines POSIX feature macros, which would reach everyone

# GLFW is mended in a copy of our own, made again whenever a patch changes.
set(patches
    ${PROJECT_SOURCE_DIR}/cmake/patches/glfw-3.4-consumed-keys.patch
    ${PROJECT_SOURCE_DIR}/cmake/patches/glfw-3.4-input-spot.patch
    ${PROJECT_SOURCE_DIR}/cmake/patches/glfw-3.4-zero-bytes.patch)
set(mended ${PROJECT_BINARY_DIR}/third_party/glfw)
set(state "${glfw_dir}")
foreach(patch IN LISTS patches)
    set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${patch})
    file(SHA256 ${patch} hash)
    string(APPEND state ";${hash}")
endforeach()
set(mended_state "")
if(EXISTS ${mended}.state)
    file(READ ${mended}.state mended_state)
endif()
if(NOT mended_state STREQUAL state)
    file(REMOVE_RECURSE ${mended})
    file(COPY ${glfw_dir}/ DESTINATION ${mended})
    foreach(patch IN LISTS patches)
        execute_process(COMMAND patch --quiet --strip=1 --batch --input=${patch}
            WORKING_DIRECTORY ${mended} RESULT_VARIABLE failed)
        if(failed)
            message(FATAL_ERROR "${patch} does not fit the GLFW source in ${glfw_dir}; version 3.4 is needed.")
        endif()
    endforeach()
    file(WRITE ${mended}.state "${state}")
endif()

set(GLFW_BUILD_WAYLAND OFF CACHE INTERNAL "")
set(GLFW_BUILD_X11 ON CACHE INTERNAL "")
set(GLFW_BUILD_DOCS OFF CACHE INTERNAL "")
set(GLFW_BUILD_EXAMPLES OFF CACHE INTERNAL "")
set(GLFW_BUILD_TESTS OFF CACHE INTERNAL "")
set(GLFW_INSTALL OFF CACHE INTERNAL "")
set(GLFW_LIBRARY_TYPE STATIC CACHE INTERNAL "")
add_subdirectory(${mended} ${PROJECT_BINARY_DIR}/third_party/glfw-build EXCLUDE_FROM_ALL SYSTEM)
target_compile_options(glfw PRIVATE -O2 -w)

# Dear ImGui with its FreeType rasteriser: no window, no OpenGL, so interface tests link this alone.
add_library(amends_imgui STATIC
    ${imgui_dir}/imgui.cpp ${imgui_dir}/imgui_draw.cpp ${imgui_dir}/imgui_tables.cpp ${imgui_dir}/imgui_widgets.cpp
    ${imgui_dir}/misc/freetype/imgui_freetype.cpp
    ${PROJECT_SOURCE_DIR}/cmake/imgui_idle_hooks.cpp)
target_include_directories(amends_imgui SYSTEM PUBLIC
    ${imgui_dir} ${imgui_dir}/backends ${imgui_dir}/misc/freetype)
target_compile_definitions(amends_imgui PUBLIC
    IMGUI_ENABLE_FREETYPE               # hinting that keeps small Chinese text crisp
    IMGUI_USE_WCHAR32                   # characters above U+FFFF survive typing
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS    # newer 1.92.x may drop them
    IMGUI_ENABLE_TEST_ENGINE)           # the hooks that interface tests look through; idle in the program
target_compile_options(amends_imgui PRIVATE -O2 -w)
target_link_libraries(amends_imgui PUBLIC PkgConfig::freetype)

# Its joints to GLFW and OpenGL 3, for the program only.
add_library(amends_imgui_backends STATIC
    ${imgui_dir}/backends/imgui_impl_glfw.cpp ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
target_compile_options(amends_imgui_backends PRIVATE -O2 -w)
target_link_libraries(amends_imgui_backends PUBLIC amends_imgui glfw OpenGL::GL)
