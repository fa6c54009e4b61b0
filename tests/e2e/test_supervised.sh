#!/bin/sh
# `run --supervised`: whatever ends the child, the kiosk is back where it was; where that goes on, in the safe mode; and
# with its parent the child ends too.
. "$(dirname "$0")/common.sh"

# The kernel may say nothing while processes come and go.
find_child() { child=$(tr -d ' ' <"/proc/$kiosk/task/$kiosk/children") && [ -n "$child" ]; }
is_new_child() { find_child && [ "$child" != "$last" ]; }
kill_child() { # SIGNAL
    wait_until "a child runs" find_child
    last=$child
    kill "-$1" "$last"
    wait_until "another child runs after $1" is_new_child
}
is_gone() { ! kill -0 "$1" 2>/dev/null; }
says() { grep -q "$1" "$dir/log"; }

draw home home.png
draw agenda agenda.png
draw attract-notice safe.png assets/fallback
start_x
start_kiosk --content $content --screen home --supervised
wait_until "home is on screen" screen_is home.png
xdotool mousemove 190 660 click 1
wait_until "the agenda is on screen" screen_is agenda.png

kill_child KILL
wait_until "the agenda is on screen again" screen_is agenda.png
wait_until "the log says why" says "signal 9"

for crash in 2 3 4 5; do kill_child KILL; done
wait_until "after five crashes the safe mode is on screen" screen_is safe.png
wait_until "the log says so" says "safe mode"

wait_until "the safe mode is a child" find_child
safe=$child
kill -TERM "$kiosk"
wait "$kiosk" || fail "exit code $? when it was told to end"
is_gone "$safe" || fail "the child outlived its parent"

# As a service: systemd's end of the socket writes down what it hears.
python3 -c '
import socket, sys
end = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
end.bind(sys.argv[1])
end.settimeout(60)
with open(sys.argv[2], "w", buffering=1) as told:
    while True: told.write(end.recv(4096).decode() + "\n")
' "$dir/notify" "$dir/told" &
systemd=$!
wait_until "systemd listens" test -S "$dir/notify"
export NOTIFY_SOCKET="$dir/notify" WATCHDOG_USEC=3000000
start_kiosk --content $content --screen home --supervised
wait_until "home is on screen" screen_is home.png
wait_until "systemd is told that it is ready" grep -q READY=1 "$dir/told"
wait_until "systemd is given signs of life" grep -q WATCHDOG=1 "$dir/told"
kill "$systemd"
wait_until "it is a child" find_child
orphan=$child
kill -KILL "$kiosk"
wait "$kiosk" || true
kiosk=
wait_until "the child ends with a parent that was killed" is_gone "$orphan"
