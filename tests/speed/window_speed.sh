#!/usr/bin/env bash
# First frame, memory and processor time of the real window, beside a bare GLFW and Dear ImGui window of the same size
# with the same face, on a display of its own (Mesa's software rasteriser, no graphics card).
#   tests/speed/window_speed.sh [BUILD-FOLDER] [ROUNDS]      default: build 7
# Both sides alternate. First frame: from just before the start of the process to the moment after the first picture was
# brought to the screen; the smaller of the rounds is told, and the median. Exit 1 where a promised bound is missed.
# Processor time until then is told too: it hardly moves on a busy machine.
[ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || exec dbus-run-session -- bash "$0" "$@" # as on a desktop
top=$(cd -- "$(dirname -- "$0")/../.." && pwd)
build=$(realpath -- "${1:-$top/build}")
rounds=${2:-7}
. "$top/tests/interface/display.sh"
. "$top/tests/interface/drive.sh"
begin_display
export AMENDS_ASSETS=$build/assets XDG_CONFIG_HOME=$work/config SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8
bounds_missed=0

now_ms() { echo $(($(date +%s%N) / 1000000)); }
file_ms() { stat -c %.3Y "$1" | tr -d .; }
memory_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$1/status"; }
processor_ms() { cat "/proc/$1"/task/*/schedstat | awk '{ sum += $1 } END { printf "%d\n", sum / 1e6 }'; }
ticks_of() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
smallest() { printf '%s\n' "$@" | sort -n | head -n 1; }
median() { printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"; }
# within WHAT VALUE BOUND
within() { if (($2 <= $3)); then echo "$1: $2, at most $3: kept"; else echo "$1: $2, more than $3: MISSED" && bounds_missed=1; fi; }

end_process() {
    kill -9 "$1" 2>/dev/null
    wait "$1" 2>/dev/null
}

# first_frame COMMAND... FILE: milliseconds until FILE stands there; leaves the process in $started.
first_frame() {
    local file=${*: -1} begin
    rm -f "$file"
    begin=$(now_ms)
    "$@" >/dev/null 2>"$work/err" &
    started=$!
    until [ -s "$file" ]; do
        kill -0 $started 2>/dev/null || fail "$1 ended: $(cat "$work/err")"
        sleep 0.002
    done
    first_frame_ms=$(($(file_ms "$file") - begin))
    first_frame_processor_ms=$(processor_ms $started)
}

bare=() ours=() bare_kb=() bare_processor=() ours_processor=()
for ((round = 0; round < rounds; ++round)); do
    first_frame "$build/tests/speed/bare_window" "$work/bare"
    bare+=("$first_frame_ms")
    bare_processor+=("$first_frame_processor_ms")
    bare_kb+=("$(memory_kb $started)")
    end_process $started
    AMENDS_DATA=$work/data$round first_frame "$build/amends" --lang zh --size 1440x900 --items "$work/items"
    ours+=("$first_frame_ms")
    ours_processor+=("$first_frame_processor_ms")
    end_process $started
done
echo "first frame, ms: bare ${bare[*]}; ours ${ours[*]}"
echo "first frame, ms, smallest: bare $(smallest "${bare[@]}"), ours $(smallest "${ours[@]}"); median: bare $(median "${bare[@]}"), ours $(median "${ours[@]}")"
echo "processor time until then, ms, median: bare $(median "${bare_processor[@]}"), ours $(median "${ours_processor[@]}")"
within "first frame, ms" "$(smallest "${ours[@]}")" 1000
within "first frame, ms, beside twice the bare one" "$(smallest "${ours[@]}")" $((2 * $(smallest "${bare[@]}")))

export AMENDS_DATA=$work/desk
begin_amends "$build/amends" --lang zh --size 1440x900
click go_on
await answer/composer
sleep 2 # the customer's first words have come; the ring runs
desk_kb=$(memory_kb "$program")
echo "memory, kB: bare $(median "${bare_kb[@]}"), desk $desk_kb ($(awk '/^Rss(Anon|File)/ { printf "%s %s ", $1, $2 }' "/proc/$program/status"))"
within "memory on the desk over the bare window, MB" $(((desk_kb - $(median "${bare_kb[@]}")) / 1024)) 80
before=$(ticks_of "$program")
sleep 10
within "processor with a running ring, % of a core" $((($(ticks_of "$program") - before) / 10)) 12
exit $bounds_missed
