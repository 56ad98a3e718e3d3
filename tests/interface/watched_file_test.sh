#!/usr/bin/env bash
# A window in which nothing happens shows what others make of its file, without a mouse or a key.
. "$(dirname -- "$0")/display.sh"
. "$(dirname -- "$0")/drive.sh"
begin_display
export AMENDS_DATA=$work/data XDG_CONFIG_HOME=$work/config SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8

begin_amends "$1" --lang en --size 1440x900
click top_bar/page/catalogue
click catalogue/page/write
click page/first-day
await author/back
case_file=$AMENDS_DATA/scenarios/first-day-2/scenario.json
await_text "tests pass"
await_rest # nothing draws by itself from here on
sed '0,/"passed": true/s//"passed": false/' "$case_file" >"$case_file.new"
mv "$case_file.new" "$case_file"
await_text "was changed elsewhere"
await_text "1 of 11 tests failed"
