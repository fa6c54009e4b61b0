#!/bin/sh
# A visit at the real window: what is on the X server's screen is what `balai render` draws, to the pixel.
. "$(dirname "$0")/common.sh"

draw home home.png
draw agenda agenda.png
start_x
start_kiosk --content $content --screen home
wait_until "home is on screen, whole, at 0,0 without a window manager" screen_is home.png

xdotool mousemove 190 660 mousedown 1
wait_until "a pressed button shows it" screen_is_not home.png
xdotool mouseup 1
wait_until "the agenda is on screen" screen_is agenda.png

xdotool mousemove 640 520 mousedown 1
for y in 500 460 420 380 340 300; do xdotool mousemove 640 $y; done
xdotool mouseup 1
wait_until "the list moved" screen_is_not agenda.png
is_running || fail "the kiosk ended"

xdotool mousemove 110 660 click 1
wait_until "home again" screen_is home.png

kill -TERM "$kiosk"
wait "$kiosk" || fail "exit code $? when it was told to end"
kiosk=
