#!/usr/bin/env bash
# A newcomer on a fresh machine plays the guided case to its debrief with mouse and keyboard; in the middle the
# program is killed. What stood as sent is there again, and so is the half sentence that was not sent yet.
. "$(dirname -- "$0")/display.sh"
. "$(dirname -- "$0")/drive.sh"
begin_display
export AMENDS_DATA=$work/data XDG_CONFIG_HOME=$work/config SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8
first='Good morning Mrs He! No rush at all. Could you send me a photo of the lid?'
second="I can see the hinge snapped, that's not your fault. I'll send you a new lid for free."
third_begun='Nothing to pay, Mrs He. '
third_ended="I'll let you know when it has been posted."
fourth="Line it up with the slot and press until it clicks."

begin_amends "$1" --lang en --size 1440x900
click go_on
await answer/composer
type_into answer/composer "$first"
key Return
await_value answer/composer ""
stored '"kind":"turn_closed"' 1

type_into answer/composer "$second"
click answer/send
await_value answer/composer ""
stored '"kind":"turn_closed"' 2
click actions/redispatch
click action_form/do
await_absent action_form/do
stored '"kind":"action_taken"' 1

click answer/composer
type_into answer/composer "$third_begun"
draft_is_stored() { grep -rqaF -- "$third_begun" "$AMENDS_DATA"; }
until_true $patience_s draft_is_stored || fail "the unsent words are not in the store"
kill -9 "$program"
wait "$program" 2>/dev/null

begin_amends "$1" --lang en --size 1440x900
click go_on
await answer/composer
await_value answer/composer "$third_begun"
await_text "$second"
click answer/composer
key End
type_into answer/composer "$third_ended"
key Return
await_value answer/composer ""
stored '"kind":"turn_closed"' 3
type_into answer/composer "$fourth"
key Return
stored '"kind":"turn_closed"' 4

click answer/to_wrap_up
click class/service
click follow_up/ask
await class/service selected
await follow_up/ask selected
click hand_in
await again
stored '"state":"finished"' 1

attempt=$(attempt_json)
for words in "$first" "$second" "$third_begun$third_ended" "$fourth"; do
    [[ $attempt == *"$words"* ]] || fail "the stored attempt lacks \"$words\": $attempt"
done
[[ $attempt == *'"scenario":"first-day"'* ]] || fail "another case was stored: $attempt"
[ "$("$amends" records list | wc -l)" = 1 ] || fail "more than one attempt: $("$amends" records list)"
"$amends" records verify || fail "the records do not verify"

wmctrl -x -c amends.amends
wait "$program"
code=$?
[ $code = 0 ] || fail "the program ended with $code: $(cat "$work/err")"
echo "four replies, one action, one kill: the attempt is whole"
