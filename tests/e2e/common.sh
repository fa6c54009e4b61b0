# For tests of the real window: an X server of their own, the kiosk on it, and what is on its screen. Everything started here
# ends with the test. Waiting is for something, with a bound; nothing is measured.
set -eu
: "${BALAI_PROGRAM:?is set by ctest}"

size=1280x720
width_mm=317 # 4.03 px a mm, as a panel of 21.5 inches
content=content/bali-process
now=2026-11-24T10:42
dir=$(mktemp -d)
xvfb= kiosk=

finish() {
    status=$?
    [ -z "$kiosk" ] || kill "$kiosk" 2>/dev/null || true
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    [ $status = 0 ] && rm -rf "$dir" || { echo "what was seen is in $dir"; cat "$dir/log" 2>/dev/null || true; }
    exit $status
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() { echo "FAIL: $*"; exit 1; }

# wait_until WHAT COMMAND...: tries for 30 s. The kiosk's clock must not reach the next minute meanwhile: 60 s from its start.
wait_until() {
    what=$1; shift
    deadline=$(($(date +%s) + 30))
    until "$@"; do
        [ "$(date +%s)" -lt $deadline ] || fail "after 30 s still not: $what"
        sleep 0.05
    done
    echo "ok: $what"
}

start_x() { # [DISPLAY]: a free one unless told
    : >"$dir/display"
    Xvfb ${1:+"$1"} -displayfd 3 -screen 0 ${size}x24 -nolisten tcp -noreset 3>"$dir/display" 2>"$dir/xvfb.log" &
    xvfb=$!
    wait_until "the X server runs" test -s "$dir/display"
    DISPLAY=:$(cat "$dir/display")
    export DISPLAY
}
stop_x() {
    kill "$xvfb"
    wait "$xvfb" || true
    xvfb=
}

start_kiosk() { # OPTION...
    env -u WAYLAND_DISPLAY SDL_VIDEODRIVER=x11 "$BALAI_PROGRAM" run --width-mm $width_mm --now $now "$@" 2>"$dir/log" &
    kiosk=$!
}

draw() { # SCREEN FILE [CONTENT]
    "$BALAI_PROGRAM" render --content "${3:-$content}" --screen "$1" --size $size --width-mm $width_mm --now $now -o "$dir/$2"
}

look() { import -silent -window root "$dir/seen.png"; }
screen_is() { look && compare -metric AE "$dir/seen.png" "$dir/$1" null: >/dev/null 2>&1; }
screen_is_not() { look && ! compare -metric AE "$dir/seen.png" "$dir/$1" null: >/dev/null 2>&1; }
# Twice the same in a row: a slide shows another picture each frame.
screen_is_still() { look && mv "$dir/seen.png" "$dir/last.png" && look && compare -metric AE "$dir/seen.png" "$dir/last.png" null: >/dev/null 2>&1; }
is_running() { kill -0 "$kiosk" 2>/dev/null; }
