# amends_shared_headers(): the headers of other people that nearly every file of ours reads, compiled once for all
# libraries. A file still includes what it uses: the preset ci builds without this.
function(amends_shared_headers)
    if(NOT AMENDS_SHARED_HEADERS)
        return()
    endif()
    file(WRITE ${PROJECT_BINARY_DIR}/shared_headers.cpp "")
    add_library(amends_shared_headers OBJECT ${PROJECT_BINARY_DIR}/shared_headers.cpp)
    target_link_libraries(amends_shared_headers PRIVATE amends_options nlohmann_json::nlohmann_json)
    target_precompile_headers(amends_shared_headers PRIVATE
        <algorithm> <array> <chrono> <filesystem> <fstream> <functional> <map> <memory> <optional> <set> <span> <string>
        <string_view> <unordered_map> <variant> <vector> <nlohmann/json.hpp>)
endfunction()

# amends_together(TARGET): its files are compiled twelve as one, where AMENDS_TOGETHER says so.
function(amends_together target)
    if(AMENDS_TOGETHER)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
    endif()
endfunction()

# amends_library(NAME DEPENDENCY... [PRIVATE DEPENDENCY...]): the static library of the folder it is called in, from
# every .cpp below. main.cpp is left to the program. What stands behind PRIVATE is not seen by the users of the
# library. A folder without sources yet becomes an empty interface target.
function(amends_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PRIVATE")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    if(sources)
        add_library(${name} STATIC ${sources})
        target_link_libraries(${name} PUBLIC ${arg_UNPARSED_ARGUMENTS} PRIVATE ${arg_PRIVATE} amends_options)
        target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
        amends_together(${name})
        if(TARGET amends_shared_headers)
            target_precompile_headers(${name} REUSE_FROM amends_shared_headers)
        endif()
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE ${arg_UNPARSED_ARGUMENTS})
        target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR})
    endif()
endfunction()

# amends_not_optimised(TARGET): compiles in half the time, for what only tests run. What tests call in the libraries
# stays as the preset has it, but for what headers define inline.
function(amends_not_optimised target)
    target_compile_options(${target} PRIVATE -O0)
endfunction()

# amends_tests(NAME DEPENDENCY...): one test program from every *.cpp below the folder it is called in.
# A folder without tests yet is passed over.
function(amends_tests name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
    if(NOT sources)
        return()
    endif()
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE ${ARGN} amends_options GTest::gmock GTest::gtest_main)
    target_compile_definitions(${name} PRIVATE
        AMENDS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" AMENDS_BINARY_DIR="${PROJECT_BINARY_DIR}")
    target_precompile_headers(${name} REUSE_FROM amends_tests_headers)
    amends_not_optimised(${name})
    amends_together(${name})
    set(timeout_s 120)
    if(AMENDS_SANITIZE)
        set(timeout_s 600) # the same work takes several times as long
    endif()
    gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
        PROPERTIES TIMEOUT ${timeout_s})
endfunction()

# amends_fuzz(FILE_fuzz.cpp DEPENDENCY...): a libFuzzer program named after the file.
function(amends_fuzz source)
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ${ARGN} amends_options)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endfunction()
