#!/usr/bin/env bash
# Files dragged onto the window by another program, as a file manager does it (XDND): a package joins the cases, a
# hostile one is told of and touches nothing, a talk goes into the wizard, a table into the open case.
. "$(dirname -- "$0")/display.sh"
. "$(dirname -- "$0")/drive.sh"
begin_display
export AMENDS_DATA=$work/data XDG_CONFIG_HOME=$work/config SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8
drop_files=$2

"$1" new dragged-case --template late -o "$work/made" >/dev/null || fail "no case to drag"
"$1" export "$work/made/dragged-case" -o "$work/分享 的 案例.amends" >/dev/null || fail "no package to drag"
head -c 400 "$work/分享 的 案例.amends" >"$work/cut.amends"
printf 'Customer: my kettle leaks\nAgent: I am so sorry, I will send a new one today.\nCustomer: thanks\nAgent: It is on its way.\n' >"$work/talk.txt"
printf 'title,zh,en\nsorry,非常抱歉。,I am so sorry about this.\n' >"$work/replies.csv"

begin_amends "$1" --lang en --size 1440x900
drop() { "$drop_files" "$window" "$@" || fail "the window did not take $*"; }

drop "$work/talk.txt"
await_text "To make a case of this file, go to Write cases"
click top_bar/page/catalogue
click catalogue/page/write
await page/first-day
drop "$work/分享 的 案例.amends"
await_text "1 case taken in."
await page/dragged-case
[ -s "$AMENDS_DATA/scenarios/dragged-case/scenario.json" ] || fail "the case is not in the data folder"
drop "$work/cut.amends"
await_text '"cut.amends" was not taken in.'
[ "$(ls "$AMENDS_DATA/scenarios")" = dragged-case ] || fail "something else was written: $(ls "$AMENDS_DATA/scenarios")"
click page/dragged-case
await author/back
drop "$work/replies.csv"
await_text "1 saved reply added"
key ctrl+s
holds_reply() { grep -qF "I am so sorry about this." "$AMENDS_DATA/scenarios/dragged-case/scenario.json"; }
until_true $patience_s holds_reply || {
    echo "shown instead:" && what_is_shown
    fail "the saved reply is not in the file"
}
click author/back
await page/dragged-case
drop "$work/talk.txt" "$work/replies.csv"
await_text "my kettle leaks"
echo "what was dragged onto the window arrived"
