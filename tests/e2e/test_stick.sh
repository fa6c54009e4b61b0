#!/bin/sh
# A stick at the real window, with the real process that reads it: what is on it is installed with a PIN, and still there when the
# kiosk is started again.
. "$(dirname "$0")/common.sh"

content=content/template now=2027-05-04T10:42
has_logged() { grep -q "$1" "$dir/log"; }
touch_at() { xdotool mousemove "$1" "$2" click 1; }
type_pin() { for key in 1 2 3 4; do touch_at 812 238; done; touch_at 380 503; }

cp -r tests/visits/sticks/newer/Agenda "$dir/expected"
draw attract-agenda attract.png
draw attract-agenda attract-after.png "$dir/expected"
mkdir "$dir/sticks"
start_x
start_kiosk --content $content --state "$dir/state" --usb-root "$dir/sticks"
wait_until "the loop is on screen" screen_is attract.png

cp -r tests/visits/sticks/newer "$dir/stick"
mv "$dir/stick" "$dir/sticks/stick"
wait_until "the stick was read" has_logged "a stick holds my-event, version 2"
wait_until "the strip stands" screen_is_still
look && cp "$dir/seen.png" "$dir/strip.png"
touch_at 650 650
wait_until "what it holds is on screen" screen_is_not strip.png
wait_until "it stands" screen_is_still
look && cp "$dir/seen.png" "$dir/ready.png"
touch_at 882 611
wait_until "the pad is on screen" screen_is_not ready.png
wait_until "it stands" screen_is_still
look && cp "$dir/seen.png" "$dir/pad.png"
type_pin
wait_until "the PIN is asked again" screen_is_not pad.png
wait_until "it stands" screen_is_still
type_pin
wait_until "it is installed" has_logged "installed from a stick: my-event, version 2"

kill "$kiosk"
wait "$kiosk" || true
start_kiosk --content $content --state "$dir/state"
wait_until "what was installed is on screen after a start" screen_is attract-after.png
