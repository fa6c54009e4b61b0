#!/bin/sh
# A package is looked at before it is brought to a kiosk: a day of it passes in a window, and nothing of it stays behind.
. "$(dirname "$0")/common.sh"

mkdir "$dir/unpacked"
export TMPDIR="$dir/unpacked"
start_x
look && cp "$dir/seen.png" "$dir/empty.png"
"$BALAI_PROGRAM" preview tests/visits/sticks/stranger/agenda.balai --rehearse 2027-05-04 --window 1100x600 2>"$dir/log" &
kiosk=$!
wait_until "it is in a window" screen_is_not empty.png
look && cp "$dir/seen.png" "$dir/first.png"
wait_until "time passes" screen_is_not first.png
set -- "$dir"/unpacked/balai-preview-*
[ -d "$1/slots" ] || fail "it is not unpacked where temporary things are"
kill "$kiosk"
wait "$kiosk" || fail "it did not end well"
kiosk=
[ ! -e "$1" ] || fail "what it unpacked is still there"
