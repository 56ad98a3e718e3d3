#!/usr/bin/env bash
# Pinyin typed with a real input method: what is committed arrives, and keys that act inside the preedit harm
# nothing that was committed before.
. "$(dirname -- "$0")/display.sh"
begin_display
begin_input_method
begin_program amends-probe "$1"

last_text() { sed -n 's/^text //p' "$work/out" | tail -n 1; }
text_is() { [ "$(last_text)" = "$1" ]; }
expect_text() {
    until_true 5 text_is "$1" || fail "$2: the field holds \"$(last_text)\" instead of \"$1\""
    sleep 0.3 # a harm done late is a harm too
    text_is "$1" || fail "$2: the field ended as \"$(last_text)\" instead of \"$1\""
}
candidates_are_open() { xdotool search --onlyvisible --name 'Fcitx5 Input Window'; }

until_true 5 grep -q '^caret' "$work/out" || fail "the field has no caret"
xdotool type --delay 80 nihao
until_true 5 candidates_are_open || fail "no candidates"

# The upper left corner of the candidates (their shadow included) lies near the foot of the caret, not of the window.
read -r _ caret_x caret_y < <(grep '^caret' "$work/out" | tail -n 1)
eval "$(xdotool getwindowgeometry --shell "$window" | sed 's/^/window_/')"
eval "$(xdotool getwindowgeometry --shell "$(candidates_are_open | head -n 1)" | sed 's/^/candidates_/')"
echo "caret $((window_X + caret_x)),$((window_Y + caret_y)) candidates $candidates_X,$candidates_Y"
dx=$((candidates_X - window_X - caret_x)) dy=$((candidates_Y - window_Y - caret_y))
((dx > -60 && dx < 60 && dy > -30 && dy < 60)) || fail "the candidates are $dx,$dy pixels off the caret"

xdotool key space
expect_text 你好 "committing with the space bar"
xdotool type --delay 80 ma
sleep 0.4
xdotool key --delay 100 BackSpace BackSpace
expect_text 你好 "BackSpace in the preedit"
xdotool type --delay 80 shijie
sleep 0.4
xdotool key Return
expect_text 你好shijie "Return in the preedit"
grep -q '^return' "$work/out" && fail "Return in the preedit reached the program"
xdotool type --delay 80 hao
sleep 0.4
xdotool key --delay 100 Left Left Escape
expect_text 你好shijie "Escape in the preedit"
grep -q '^escape' "$work/out" && fail "Escape in the preedit reached the program"
xdotool key BackSpace
expect_text 你好shiji "BackSpace outside the preedit"
xdotool key shift+Return
expect_text '你好shiji\n' "Shift+Return outside the preedit"
xdotool key BackSpace
expect_text 你好shiji "BackSpace over the new line"
grep -q '^sent' "$work/out" && fail "something was sent before Return was pressed outside the preedit"
xdotool key Return
until_true 5 grep -q '^sent 你好shiji$' "$work/out" || fail "Return outside the preedit did not send"
grep -q '^return' "$work/out" || fail "Return outside the preedit did not reach the program"

wmctrl -x -c amends-probe.amends-probe
until_true 5 grep -q '^layouts' "$work/out" || fail "the window does not close"
echo "every key went where it belonged"
