#!/bin/sh
# Makes every sound of the program with sox: make_sounds.sh FOLDER. Same input, same bytes (-R: fixed noise, -D: no dither).
set -eu
out=${1:?usage: make_sounds.sh FOLDER}
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
parts=$work/parts
mkdir "$parts"

quietly() { sox -R -D -V1 "$@"; }

# bell NAME HZ START SECONDS LEVEL: one struck note, a warm body and a short wooden attack, a little wider than mono.
bell() {
    name=$1 hz=$2 start=$3 seconds=$4 level=$5
    side=$(awk -v f="$hz" 'BEGIN { print f * 1.0012 }')
    upper=$(awk -v f="$hz" 'BEGIN { print f * 2 }')
    strike=$(awk -v f="$hz" 'BEGIN { print f * 3.93 }')
    quietly -r 44100 -c 3 -n -b 32 -c 2 "$work/body.wav" synth "$seconds" sine "$hz" sine "$side" sine "$upper" \
        remix 1v0.80,3v0.10 2v0.80,3v0.10 fade l 0.004 "$seconds" "$seconds"
    quietly -n -r 44100 -b 32 -c 2 "$work/strike.wav" synth 0.045 sine "$strike" vol 0.10 fade l 0.001 0.045 0.044
    quietly -m -v 1 "$work/body.wav" -v 1 "$work/strike.wav" -b 32 "$parts/$name.wav" vol "$level" pad "$start"
}

# finish NAME SECONDS: mixes the parts made since the last finish into FOLDER/NAME.wav, exactly SECONDS long.
finish() {
    set -- "$1" "$2" "$parts"/*.wav
    name=$1 seconds=$2
    shift 2
    for part in "$@"; do set -- "$@" -v 1 "$part"; shift; done
    tail=$(awk -v s="$seconds" 'BEGIN { print (s > 0.1) ? 0.02 : 0.005 }')
    if [ $# -gt 3 ]; then mix=-m; else mix=; fi
    # shellcheck disable=SC2086
    quietly $mix "$@" -b 16 "$out/$name.wav" pad 0 "$seconds" trim 0 "$seconds" fade t 0 "$seconds" "$tail"
    rm "$parts"/*.wav
}

bell a 659.26 0     0.12 0.16
bell b 880    0.085 0.27 0.34
finish message_in 0.36

bell a 523.25 0 0.16 0.26
quietly -n -r 44100 -b 32 -c 2 "$parts/air.wav" synth 0.14 pinknoise highpass 1800 lowpass 6000 vol 0.10 fade h 0.05 0.14 0.08
finish message_sent 0.18

# Two soft phrases and a rest: ends in silence, so it may be repeated at once.
for phrase in 0 0.9; do
    bell "a$phrase" 783.99  "$phrase" 0.30 0.26
    for beat in 0.15 0.45; do
        bell "b$phrase$beat" 1046.5 "$(awk -v p="$phrase" -v b="$beat" 'BEGIN { print p + b }')" 0.45 0.38
    done
    bell "c$phrase" 783.99 "$(awk -v p="$phrase" 'BEGIN { print p + 0.30 }')" 0.30 0.22
done
finish phone_ring 3

bell a 415.3 0 0.09 0.18
finish waiting 0.1

bell a 554.37 0    0.14 0.18
bell b 739.99 0.10 0.28 0.30
finish mood_up 0.38

bell a 392    0    0.14 0.18
bell b 293.66 0.10 0.28 0.36
finish mood_down 0.38

bell a 392    0    0.14 0.17
bell b 493.88 0.06 0.16 0.17
bell c 587.33 0.12 0.18 0.17
bell d 783.99 0.18 0.21 0.42
finish passed 0.39

bell a 440    0    0.16 0.16
bell b 369.99 0.12 0.26 0.34
finish not_passed 0.38

quietly -n -r 44100 -b 32 -c 2 "$parts/tap.wav" synth 0.018 sine 2000 vol 0.10 fade l 0.001 0.018 0.017
finish click 0.025

bell a 246.94 0    0.12 0.34
bell b 246.94 0.11 0.20 0.34
finish error 0.32

# An office behind a door: a low hum of air, and two groups of voices too far away to understand. The end is
# cross-faded with what precedes the beginning, so that the loop has no seam.
voices() { quietly -n -r 44100 -b 32 -c 1 "$1" synth 22 pinknoise band "$2" "$3" band "$2" "$3" tremolo "$4" 75 tremolo "$5" 70 vol "$6"; }
quietly -n -r 44100 -b 32 -c 2 "$work/air.wav" synth 22 brownnoise highpass 60 lowpass 420 vol 0.10
voices "$work/left.wav"  310 140 3.7 0.31 0.55
voices "$work/right.wav" 430 170 4.3 0.23 0.45
quietly -M "$work/left.wav" "$work/right.wav" -b 32 "$work/voices.wav" remix 1v0.8,2v0.3 1v0.3,2v0.8
quietly -m -v 1 "$work/air.wav" -v 1 "$work/voices.wav" -b 32 "$work/room.wav"
quietly "$work/room.wav" "$work/body.wav" trim 2 18
quietly "$work/room.wav" "$work/end.wav" trim 20 2 fade q 0 2 2
quietly "$work/room.wav" "$work/begin.wav" trim 0 2 fade q 2
quietly -m -v 1 "$work/end.wav" -v 1 "$work/begin.wav" -b 32 "$work/seam.wav"
quietly "$work/body.wav" "$work/seam.wav" -b 16 "$out/ambience.wav"
