#!/bin/sh
# A kiosk by the real clock on an X server of its own, touched ten times an hour and more: real.sh SECONDS
#
# prints what the process holds, and its share of one core, after each minute. It fails where that grows after the first
# third. BALAI_PROGRAM names the program, BALAI_ASSETS its assets; Xvfb and xdotool are needed.
set -eu
: "${BALAI_PROGRAM:?names the program}"
seconds=${1:?usage: real.sh SECONDS}
every=30          # between two visits
grow_kb=4096      # of memory of its own that may come after the first third: caches that fill
dir=$(mktemp -d)
xvfb= kiosk=

finish() {
    status=$?
    [ -z "$kiosk" ] || kill "$kiosk" 2>/dev/null || true
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    [ $status = 0 ] && rm -rf "$dir" || echo "what was seen is in $dir"
    exit $status
}
trap finish EXIT
trap 'exit 1' INT TERM

wait_for() { # COMMAND...: at most ten seconds
    for _ in $(seq 100); do
        "$@" && return 0
        sleep 0.1
    done
    echo "soak: still not: $*"
    exit 1
}
has_window() { xdotool search --name Balai >/dev/null 2>&1; }

Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp -noreset 3>"$dir/display" 2>"$dir/xvfb.log" &
xvfb=$!
wait_for test -s "$dir/display"
DISPLAY=:$(cat "$dir/display")
export DISPLAY
mkdir -p "$dir/state"
env -u WAYLAND_DISPLAY SDL_VIDEODRIVER=x11 "$BALAI_PROGRAM" run --content content/bali-process --width-mm 317 \
    --now 2026-11-24T10:42 --state "$dir/state" 2>"$dir/log" &
kiosk=$!

wait_for has_window

pss_kb() { awk '/^Pss:/ { sum += $2 } END { print sum }' "/proc/$kiosk/smaps_rollup"; }
own_kb() { awk '/^Private/ { sum += $2 } END { print sum }' "/proc/$kiosk/smaps_rollup"; }
descriptors() { ls "/proc/$kiosk/fd" | wc -l; }
threads() { ls "/proc/$kiosk/task" | wc -l; }
ticks() { awk '{ print $14 + $15 }' "/proc/$kiosk/stat"; }
tap() { xdotool mousemove "$1" "$2" mousedown 1 sleep 0.06 mouseup 1 sleep 0.6; }

# The next of the visits: places of 1280 x 720 px.
visit() { # NUMBER
    tap 640 400
    case $(($1 % 5)) in
        0) tap 190 660; tap 500 330; tap 110 660 ;;
        1) tap 330 660; tap 400 400; tap 640 300; tap 110 660 ;;
        2) tap 470 660; xdotool mousemove 640 520 mousedown 1
           for y in 500 460 420 380 340 300; do xdotool mousemove 640 $y; done
           xdotool mouseup 1; tap 640 300 ;;
        3) for x in 610 760 900 1060 1200; do tap $x 660; tap 300 300; done ;;
        4) for _ in 1 2 3 4 5; do tap 5 5; done; tap 640 400 ;;
    esac
}

tick_s=$(getconf CLK_TCK)
percent() { awk -v ticks="$1" -v a_second="$tick_s" "BEGIN { printf \"%.1f\", ticks * 100 / a_second / 60 }"; }
begin=$(date +%s) visits=0 minute=0 third= before=$(ticks)
echo "| minute | visits | PSS KB | of its own KB | descriptors | threads | CPU % |"
while :; do
    now=$(($(date +%s) - begin))
    [ "$now" -lt "$seconds" ] || break
    kill -0 "$kiosk" || { echo "soak: the kiosk ended"; cat "$dir/log"; exit 1; }
    if [ $((now / every)) -ge $visits ]; then
        visit $visits
        visits=$((visits + 1))
    fi
    if [ $((now / 60)) -gt $minute ]; then
        minute=$((now / 60)) after=$(ticks) own=$(own_kb) open=$(descriptors) running=$(threads)
        echo "| $minute | $visits | $(pss_kb) | $own | $open | $running | $(percent $((after - before))) |"
        before=$after
        if [ -z "$third" ] && [ "$now" -ge $((seconds / 3)) ]; then third=$own; fi
    fi
    sleep 1
done
[ -z "$third" ] || [ "$own" -le $((third + grow_kb)) ] || { echo "soak: it has grown from $third to $own KB"; exit 1; }
echo "$visits visits in $((seconds / 60)) minutes; $(grep -c . "$dir/log" || true) lines of log"
