#!/bin/sh
# No display, and one that dies: the kiosk stays up and is there again with the display.
. "$(dirname "$0")/common.sh"

draw home home.png
start_x
start_kiosk --content $content --screen home
wait_until "home is on screen" screen_is home.png

stop_x
wait_until "the log says that the display is gone" grep -q display "$dir/log"
is_running || fail "the kiosk ended with its display"

start_x "$DISPLAY"
wait_until "home is on the new display" screen_is home.png
is_running || fail "the kiosk ended"
