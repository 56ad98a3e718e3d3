#!/usr/bin/env bash
# A window in which nothing happens costs nothing, and a mouse that changes nothing brings no new picture.
. "$(dirname -- "$0")/display.sh"
begin_display
begin_program amends-probe "$1"

cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$program/stat"; }
# expect_idle TICKS WHEN: at most so many hundredths of a second of processor time in four seconds.
expect_idle() {
    local before
    before=$(cpu_ticks)
    sleep 4
    local spent=$(($(cpu_ticks) - before))
    echo "$2: $spent ticks in 4 s"
    ((spent <= $1)) || fail "$2: $spent ticks of processor time in 4 s, more than $1"
}

until_true $patience_s grep -q '^caret' "$work/out" || fail "nothing was drawn"
await_rest
expect_idle 8 "nothing to show"
xdotool windowminimize "$window"
await_rest
expect_idle 4 "minimised"
xdotool windowactivate --sync "$window" 2>/dev/null
await_rest
for x in $(seq 400 4 800); do xdotool mousemove --window "$window" "$x" 550; done
wmctrl -x -c amends-probe.amends-probe
until_true $patience_s grep -q '^layouts' "$work/out" || fail "the window does not close"
read -r _ layouts _ pictures < <(grep '^layouts' "$work/out")
echo "$layouts layouts, $pictures pictures"
((pictures < 20)) || fail "$pictures pictures were drawn while nothing changed"
