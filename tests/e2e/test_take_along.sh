#!/bin/sh
# The story of a delegate at the real window: types a word with a mistake, finds the session, sees its room on the plan, and takes it
# along: the code is read off the X server's screen.
. "$(dirname "$0")/common.sh"

draw home home.png
draw search search.png
start_x
start_kiosk --content $content --screen home
wait_until "home is on screen" screen_is home.png

xdotool mousemove 871 675 click 1
wait_until "the keyboard is on screen" screen_is search.png

look && cp "$dir/seen.png" "$dir/before.png"
for key in "986 451" "1043 261" "580 261" "1043 261" "870 451"; do
    xdotool mousemove $key click 1
done
wait_until "something was found" screen_is_not before.png
wait_until "all is typed" screen_is_still
look && cp "$dir/seen.png" "$dir/found.png"

xdotool mousemove 400 155 click 1
wait_until "the session is on screen" screen_is_not found.png
wait_until "it stands" screen_is_still
look && cp "$dir/seen.png" "$dir/session.png"

xdotool mousemove 985 475 click 1
wait_until "its room is on the plan" screen_is_not session.png
wait_until "it stands" screen_is_still
xdotool mousemove 130 140 click 1
wait_until "back at the session" screen_is session.png

xdotool mousemove 715 140 click 1
code_is_read() { look && zbarimg --quiet --raw "$dir/seen.png" >"$dir/code.ics" 2>/dev/null; }
wait_until "the code is on screen and read" code_is_read
grep -q '^SUMMARY:Ministerial plenary: a region in motion' "$dir/code.ics" || fail "the code holds $(cat "$dir/code.ics")"
grep -q '^DTSTART:20261124T020000Z' "$dir/code.ics" || fail "the code holds $(cat "$dir/code.ics")"
is_running || fail "the kiosk ended"
