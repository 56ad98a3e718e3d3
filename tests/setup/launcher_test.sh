#!/usr/bin/env bash
# The launcher in a copy of its own, with stand-ins for the tools that it calls: what it does again and what not.
set -u
top=$(cd -- "$(dirname -- "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here="$work/a clone with spaces"
calls=$work/calls
mkdir -p "$work/bin" "$here" "$work/sources/imgui" "$work/sources/glfw3"
cp -r "$top/amends" "$top/cmake" "$here/"
cd "$here" || exit 1
mkdir support scoring sim assets
touch CMakeLists.txt CMakePresets.json support/a.cpp
echo 1 >"$work/sources/imgui/version"
echo 1 >"$work/sources/glfw3/version"

# stand_in NAME BODY: a tool that notes its call and then runs the body.
stand_in() {
    printf '#!/bin/sh\necho "%s $*" >>"%s"\n%s\n' "$1" "$calls" "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}
stand_in dpkg-query "sed 's/#.*//' cmake/packages*.txt | xargs -n 1 | sed 's:/.*::' | sed 's/^/ii  /'"
stand_in apt-get ''
stand_in id 'echo 0'
stand_in cmake "mkdir -p build; touch build/build.ninja
printf '#!/bin/sh\necho program: \"\$@\"\n' >build/amends; chmod +x build/amends"
stand_in ctest 'echo "100% tests passed, 0 tests failed out of 3"'
export PATH=$work/bin:$PATH AMENDS_SOURCES=$work/sources LC_ALL=C.UTF-8
unset CI

failures=0
# expect WHAT PATTERN TEXT: the text holds the pattern; "!PATTERN": it does not.
expect() {
    case $2 in
    !*) [[ $3 != *"${2#!}"* ]] && return ;;
    *) [[ $3 == *"$2"* ]] && return ;;
    esac
    echo "FAILED: $1: expected \"$2\" in: $3"
    failures=$((failures + 1))
}
start() {
    : >"$calls"
    output=$(./amends "$@" 2>"$work/said")
    code=$?
}

start list --json 'two words'
expect "the first start becomes the program with all words" "program: list --json two words" "$output"
expect "the first start configures" "cmake --preset release" "$(cat "$calls")"
expect "the first start says that it takes a while" "first build" "$(cat "$work/said")"

start list
expect "the second start becomes the program" "program: list" "$output"
expect "the second start calls nothing" "!-" "$(cat "$calls")"
expect "the second start says nothing" "!amends" "$(cat "$work/said")"

sleep 0.01
touch support/a.cpp
start list
expect "an edit is built" "cmake --build" "$(cat "$calls")"
expect "an edit does not configure anew" "!--preset" "$(cat "$calls")"
sleep 0.01
touch sim/new.cpp
start list
expect "a new file is built" "cmake --build" "$(cat "$calls")"
rm sim/new.cpp
start list
expect "a file taken away is built" "cmake --build" "$(cat "$calls")"

start test -R Clock
expect "test runs ctest with the further words" "-R Clock" "$(grep ctest "$calls")"
expect "test builds everything" "--target all" "$(cat "$calls")"
expect "test shows the closing line" "tests passed" "$output"

touch CMakeLists.txt
stand_in cmake 'echo "error: no such thing" >&2; exit 1'
LC_ALL=zh_CN.UTF-8 start list
expect "a failed build ends with 2" 2 "$code"
expect "a failed build shows why" "no such thing" "$(cat "$work/said")"
expect "a failed build is told in Chinese" "构建失败" "$(cat "$work/said")"
start list
expect "a failed build is told in English" "the build failed" "$(cat "$work/said")"

stand_in dpkg-query "sed 's/#.*//' cmake/packages*.txt | xargs -n 1 | grep -v sox | sed 's/^/ii  /'"
start list
expect "a missing package is named" "packages: sox" "$(cat "$work/said")"
expect "a missing package is installed without a question" "-y --no-install-recommends" "$(cat "$calls")"
stand_in apt-get 'echo "E: no network"; exit 100'
start list
expect "a failed installation ends with 2" 2 "$code"
expect "a failed installation shows why" "no network" "$(cat "$work/said")"
expect "a failed installation says what to do" "apt-get install sox" "$(cat "$work/said")"

printf 'sox nodejs/node npm/no-such-command\n' >cmake/packages_tests.txt
stand_in apt-get ''
stand_in dpkg-query ''
stand_in node ''
start test
expect "a package whose command is missing is installed" "npm" "$(cat "$work/said")"
expect "a package whose command is there from elsewhere is left alone" "!nodejs" "$(cat "$work/said")"
expect "no package is asked for by its command's name" "!no-such-command" "$(cat "$calls")"

[ $failures = 0 ] && echo "the launcher does what is needed, once"
exit $((failures > 0))
