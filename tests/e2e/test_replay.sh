#!/bin/sh
# A kiosk that crashes leaves a recording of what led to it, and that run again paints the very frames.
. "$(dirname "$0")/common.sh"

mkdir "$dir/state" "$dir/runtime"
export XDG_RUNTIME_DIR="$dir/runtime"
ring() { ls "$dir/state/crashes/"crash-*.ring 2>/dev/null | tail -n 1; }
has_ring() { [ -n "$(ring)" ]; }
replay() { "$BALAI_PROGRAM" replay "$(ring)" --content $content "$@"; }

draw agenda agenda.png
draw home home.png
start_x
start_kiosk --content $content --screen home --state "$dir/state"
wait_until "home is on screen" screen_is home.png
xdotool mousemove 190 660 click 1
wait_until "the agenda is on screen" screen_is agenda.png
xdotool mousemove 640 500 mousedown 1
for y in 470 440 400 350 300; do xdotool mousemove 640 $y; sleep 0.03; done
xdotool mouseup 1
wait_until "the list has come to rest" screen_is_still
kill -SEGV "$kiosk"
wait "$kiosk" && fail "it did not crash"

start_kiosk --content $content --screen home --state "$dir/state"
wait_until "the recording is kept" has_ring
wait_until "home is on screen again" screen_is home.png
replay --list >"$dir/list" || fail "it cannot be listed"
grep -q "touch *down finger" "$dir/list" || fail "no touch is in it"
grep -q "await *picture" "$dir/list" || echo "no picture was awaited"
replay >"$dir/said" || fail "$(cat "$dir/said")"
cat "$dir/said"
frames=$(sed 's/ .*//' "$dir/said")
[ "$frames" -gt 20 ] || fail "only $frames frames were compared"

# Another version of the content is told from the one of then.
cp -r $content "$dir/other"
sed 's/"version": *[0-9]*/"version": 99/' $content/bundle.json >"$dir/other/bundle.json"
"$BALAI_PROGRAM" replay "$(ring)" --content "$dir/other" 2>"$dir/said" && fail "other content was taken"
grep -q "not the one given" "$dir/said" || fail "$(cat "$dir/said")"

kill -TERM "$kiosk"
wait "$kiosk" || fail "exit code $? when it was told to end"
kiosk=
