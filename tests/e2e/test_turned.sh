#!/bin/sh
# A panel that hangs on its side: what is on the X server's screen is the upright picture, turned, to the pixel, and touches
# are where one sees them. Another rotation takes effect while it runs.
. "$(dirname "$0")/common.sh"

turned() { # SCREEN DEGREES FILE: as it is on a panel of $size
    case $2 in 90 | 270) upright=${size#*x}x${size%x*} ;; *) upright=$size ;; esac
    "$BALAI_PROGRAM" render --content $content --screen "$1" --size $upright --width-mm $width_mm --now $now -o "$dir/upright.png"
    convert "$dir/upright.png" -rotate "$2" "$dir/$3"
}
# A still screen looks at its settings when something wakes it: here a touch at x,y, where nothing is to be opened.
screen_becomes() { # X Y FILE
    xdotool mousemove "$1" "$2" click 1
    screen_is "$3"
}
turn() { "$BALAI_PROGRAM" settings set display.rotation "$1" --file "$dir/settings.json"; }

size=720x1280
# Nothing on it goes on with the seconds.
for degrees in 0 90 180 270; do turned meetings $degrees meetings$degrees.png; done
turned agenda 270 agenda270.png
turn 90
start_x
start_kiosk --content $content --screen meetings --settings "$dir/settings.json"
wait_until "it lies on its side" screen_is meetings90.png
turn 180
wait_until "it stands on its head" screen_becomes 360 1277 meetings180.png
turn 0
wait_until "it is upright" screen_becomes 360 2 meetings0.png
turn 270
wait_until "it lies on its other side" screen_becomes 2 640 meetings270.png

# 190,660 of the picture.
xdotool mousemove 660 1089 mousedown 1
wait_until "a pressed button shows it" screen_is_not meetings270.png
xdotool mouseup 1
wait_until "the agenda has come in, turned" screen_is agenda270.png
is_running || fail "the kiosk ended"
