#!/bin/sh
# What a visitor presses, types, plugs or holds does not end the kiosk, nor show anything else.
. "$(dirname "$0")/common.sh"

draw home home.png
start_x
start_kiosk --content $content --screen home
wait_until "home is on screen" screen_is home.png

for keys in Escape q alt+F4 alt+Tab alt+space ctrl+c ctrl+q ctrl+w ctrl+alt+F2 ctrl+alt+Delete ctrl+alt+BackSpace super super+d \
            ctrl+alt+t alt+F2 Print F1 F11 Menu XF86PowerOff; do
    xdotool key $keys || fail "no such key: $keys"
done
xdotool type 'reboot; exit' || fail "nothing could be typed"
xdotool mousemove 640 300
for button in 2 3 4 5 8 9; do xdotool click $button; done
xdotool mousemove 190 660
for button in 2 3; do xdotool click $button; done # on a button of the picture
is_running || fail "the kiosk ended"
screen_is home.png || fail "something else is on screen"
echo "ok: keys, wheel and other buttons do nothing"

window=$(xdotool search --onlyvisible --name Balai)
xdotool windowunmap "$window"
wait_until "a hidden window comes back" screen_is home.png
xdotool windowminimize "$window" 2>/dev/null || true
wait_until "a minimised one too" screen_is home.png
is_running || fail "the kiosk ended"

xdotool windowkill "$window"
wait_until "the log says that the window is gone" grep -q "went away" "$dir/log"
wait_until "a killed window is opened anew" screen_is home.png
is_running || fail "the kiosk ended"

kill -TERM "$kiosk"
wait "$kiosk" || fail "exit code $? when it was told to end"
kiosk=
