#!/bin/sh
# No content: a screen that says so, and the content as soon as it is there.
. "$(dirname "$0")/common.sh"

draw attract-agenda attract.png
start_x
look
cp "$dir/seen.png" "$dir/nothing.png"
start_kiosk --content "$dir/content"
wait_until "something is on screen without content" screen_is_not nothing.png
is_running || fail "the kiosk ended without content"

cp -r $content "$dir/content.new"
mv "$dir/content.new" "$dir/content"
wait_until "the first scene is on screen" screen_is attract.png
