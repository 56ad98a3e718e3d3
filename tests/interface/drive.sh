# Sourced after display.sh by tests that play the program in its window. The program writes what it shows to
# $work/items at each change (amends --items FILE); everything here waits for that, never for a time.
#   begin_amends PROGRAM WORD...   starts it in $AMENDS_DATA; $program is its process
#   await PATH [STATE]             waits until an item is shown: the end of its path, "answer/send"
#   click PATH                     waits for the item, moves the mouse there and presses
#   type_into PATH TEXT            types, and waits until the field holds exactly that
#   focus_on PATH                  presses Tab until the keyboard is there
#   stored PATTERN COUNT           waits until the newest attempt's stored events hold PATTERN so often

begin_amends() {
    amends=$1
    rm -f "$work/items"
    begin_program amends "$@" --items "$work/items"
    until_true $patience_s test -s "$work/items" || fail "nothing is shown: $(cat "$work/err")"
}

# item PATH: "x y width height state value" of the first item whose path is PATH or ends with "/PATH".
item() {
    awk -F '\t' -v wanted="$1" '
        $1 == "item" && ($2 == wanted || substr($2, length($2) - length(wanted)) == "/" wanted) {
            print $3, $4, $5, $6, $7, $8
            found = 1
            exit
        }
        END { exit !found }' "$work/items"
}

has_state() {
    local state
    read -r _ _ _ _ state _ < <(item "$1") || return 1
    [[ ,$state, == *,$2,* ]]
}

is_absent() { ! item "$1" >/dev/null; }

what_is_shown() { awk -F '\t' '{ print "    " $1, $2, $7, $8 }' "$work/items"; }

await() {
    until_true $patience_s has_state "$1" "${2:-enabled}" && return
    echo "shown instead:" && what_is_shown
    fail "$1 is not there, or not ${2:-enabled}"
}

await_absent() {
    until_true $patience_s is_absent "$1" || fail "$1 is still there"
}

shows_text() { grep -qF -- "$1" <(sed -n 's/^text\t//p' "$work/items"); }

await_text() {
    until_true $patience_s shows_text "$1" && return
    echo "shown instead:" && what_is_shown
    fail "nothing on the screen says \"$1\""
}

click() {
    await "$1"
    local x y width height
    read -r x y width height _ < <(item "$1")
    xdotool mousemove --window "$window" $((x + width / 2)) $((y + height / 2)) click 1
}

value_is() { [ "$(item "$1" | cut -d ' ' -f 6-)" = "$2" ]; }

await_value() {
    until_true $patience_s value_is "$1" "$2" && return
    echo "shown instead:" && what_is_shown
    fail "$1 holds \"$(item "$1" | cut -d ' ' -f 6-)\" instead of \"$2\""
}

type_into() {
    local before
    await "$1"
    before=$(item "$1" | cut -d ' ' -f 6-)
    xdotool type --delay 15 -- "$2"
    await_value "$1" "$before$2"
}

key() { xdotool key --delay 30 "$@"; }

# The newest attempt as JSON, its events included.
attempt_json() {
    local id
    id=$("$amends" records list 2>/dev/null | head -n 1 | cut -d ' ' -f 1)
    [ -n "$id" ] && "$amends" records export --attempt "$id" 2>/dev/null
}

holds_events() { [ "$(attempt_json | grep -oF -- "$1" | wc -l)" -ge "$2" ]; }

stored() {
    until_true $patience_s holds_events "$1" "$2" || fail "the store does not hold $2 times $1: $(attempt_json | tail -c 2000)"
}

focused_item() { awk -F '\t' '$1 == "item" && $7 ~ /focused/ { print $2; exit }' "$work/items"; }
has_moved_from() { [ "$(focused_item)" != "$1" ]; }

# focus_on PATH: presses Tab until the keyboard is at the item.
focus_on() {
    local tries from
    await "$1"
    for ((tries = 0; tries < 80; ++tries)); do
        has_state "$1" focused && return
        from=$(focused_item)
        key Tab
        until_true 3 has_moved_from "$from"
    done
    echo "shown instead:" && what_is_shown
    fail "Tab does not reach $1"
}
