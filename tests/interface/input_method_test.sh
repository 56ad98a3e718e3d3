#!/usr/bin/env bash
# Pinyin typed with a real input method: what is committed arrives, and keys that act inside the preedit harm
# nothing that was committed before.
. "$(dirname -- "$0")/display.sh"
begin_display
begin_input_method
begin_program amends-probe "$1"

told() { grep -c "^$1" "$work/out"; }
last_text() { sed -n 's/^text //p' "$work/out" | tail -n 1; }
text_is() { [ "$(last_text)" = "$1" ]; }
candidates() { xdotool search --onlyvisible --name 'Fcitx5 Input Window'; }
candidates_are_gone() { ! candidates; }
await_candidates() { until_true $patience_s candidates || fail "$1: no candidates"; }
await_no_candidates() { until_true $patience_s candidates_are_gone || fail "$1: the candidates stay open"; }

# expect_text TEXT WHEN: the field comes to hold TEXT, and still does once a key pressed behind all others has arrived:
# a harm done late is a harm too.
has_told_more_marks() { (($(told mark) > marks)); }
expect_text() {
    until_true $patience_s text_is "$1" || fail "$2: the field holds \"$(last_text)\" instead of \"$1\""
    local marks
    marks=$(told mark)
    xdotool key F9
    until_true $patience_s has_told_more_marks || fail "$2: the next key does not arrive"
    text_is "$1" || fail "$2: the field ended as \"$(last_text)\" instead of \"$1\""
}

# The input method announces itself a moment before it takes keys: a letter that came through as itself is taken back
# and typed again.
key_was_taken() { candidates || text_is n; }
await_input_method() {
    local tries
    for ((tries = 0; tries < 20; ++tries)); do
        xdotool key n
        until_true $patience_s key_was_taken || fail "the first key arrives nowhere"
        if text_is n; then
            xdotool key BackSpace
            until_true $patience_s text_is '' || fail "the first key cannot be taken back"
        else
            xdotool key Escape
            await_no_candidates "Escape behind the first key"
            return
        fi
    done
    fail "the input method takes no keys"
}

# The upper left corner of the candidates (their shadow included) lies near the foot of the caret, not of the window.
measure() {
    local caret_x caret_y window_X window_Y X Y
    read -r _ caret_x caret_y < <(grep '^caret' "$work/out" | tail -n 1)
    eval "$(xdotool getwindowgeometry --shell "$window" | grep '^[XY]=')"
    window_X=$X window_Y=$Y
    eval "$(xdotool getwindowgeometry --shell "$(candidates | head -n 1)" | grep '^[XY]=')"
    dx=$((X - window_X - caret_x)) dy=$((Y - window_Y - caret_y))
}
candidates_are_at_caret() {
    measure
    ((dx > -60 && dx < 60 && dy > -30 && dy < 60))
}

until_true $patience_s grep -q '^caret' "$work/out" || fail "the field has no caret"
await_input_method
xdotool type --delay 80 nihao
await_candidates "nihao"
until_true $patience_s candidates_are_at_caret || fail "the candidates are $dx,$dy pixels off the caret"

xdotool key space
expect_text 你好 "committing with the space bar"
xdotool type --delay 80 ma
await_candidates "ma"
xdotool key --delay 100 BackSpace BackSpace
await_no_candidates "BackSpace in the preedit"
expect_text 你好 "BackSpace in the preedit"
xdotool type --delay 80 shijie
await_candidates "shijie"
xdotool key Return
expect_text 你好shijie "Return in the preedit"
grep -q '^return' "$work/out" && fail "Return in the preedit reached the program"
xdotool type --delay 80 hao
await_candidates "hao"
xdotool key --delay 100 Left Left Escape
await_no_candidates "Escape in the preedit"
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
until_true $patience_s grep -q '^sent 你好shiji$' "$work/out" || fail "Return outside the preedit did not send"
grep -q '^return' "$work/out" || fail "Return outside the preedit did not reach the program"

wmctrl -x -c amends-probe.amends-probe
until_true $patience_s grep -q '^layouts' "$work/out" || fail "the window does not close"
echo "every key went where it belonged"
