#!/usr/bin/env bash
# Text with zero bytes in another program's clipboard: all of it arrives, with a sign where each zero byte was.
. "$(dirname -- "$0")/display.sh"
need xclip
begin_display
begin_program amends-probe "$1"

last_text() { sed -n 's/^text //p' "$work/out" | tail -n 1; }
text_is() { [ "$(last_text)" = "$1" ]; }
# paste_gives TEXT WHAT: what printf made in $work/clip arrives as that.
paste_gives() {
    xclip -selection clipboard -target UTF8_STRING -quiet -i "$work/clip" >/dev/null 2>&1 &
    children+=($!)
    until_true $patience_s xclip -selection clipboard -target UTF8_STRING -o || fail "$2: the clipboard has no owner"
    xdotool key --delay 60 ctrl+a ctrl+v
    until_true $patience_s text_is "$1" || fail "$2: the field holds \"$(last_text | head -c 200)\" instead of \"${1:0:200}\""
}

until_true $patience_s grep -q '^caret' "$work/out" || fail "the field has no caret"
printf 'one\0two\0three' >"$work/clip"
paste_gives one�two�three "zero bytes within"
printf 'whole\0' >"$work/clip"
paste_gives whole "a zero byte that only ends the text"
printf '您好\0麻烦退款' >"$work/clip"
paste_gives 您好�麻烦退款 "between Chinese characters"

wmctrl -x -c amends-probe.amends-probe
until_true $patience_s grep -q '^layouts' "$work/out" || fail "the window does not close"
echo "nothing behind a zero byte was lost"
