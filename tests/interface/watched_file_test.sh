#!/usr/bin/env bash
# A window in which nothing happens shows what others make of its file, without a mouse or a key.
. "$(dirname -- "$0")/display.sh"
. "$(dirname -- "$0")/drive.sh"
begin_display
export AMENDS_DATA=$work/data XDG_CONFIG_HOME=$work/config SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8

# True once the program has used no processor time in ten questions running: nothing draws by itself.
still=0 ticks=-1
is_still() {
    local now
    now=$(awk '{ print $14 + $15 }' "/proc/$program/stat")
    if [ "$now" = "$ticks" ]; then still=$((still + 1)); else still=0; fi
    ticks=$now
    ((still >= 10))
}

begin_amends "$1" --lang en --size 1440x900
click top_bar/page/catalogue
click catalogue/page/write
click page/first-day
await author/back
case_file=$AMENDS_DATA/scenarios/first-day-2/scenario.json
await_text "tests pass"
until_true $patience_s is_still || fail "the window does not come to rest"
sed '0,/"passed": true/s//"passed": false/' "$case_file" >"$case_file.new"
mv "$case_file.new" "$case_file"
await_text "was changed elsewhere"
await_text "1 of 11 tests failed"
