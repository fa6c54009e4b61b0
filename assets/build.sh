#!/bin/sh
# Rasterises flags and icons and copies messages: assets/build.sh OUTPUT-FOLDER. Each part is made anew only when what
# it is made of has changed (a hash of the contents, so that fresh checkouts and other presets share one folder).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
modules=$here/node_modules
out=$1

flag_height=160       # px: the flag of a list and of the wall on a Full HD panel
flag_width=320        # px: only Qatar's is longer than twice its height
large_flag_width=1280 # px: one member's flag in the attract loop, two thirds of a Full HD panel
large_flag_height=900 # px: Nepal's and Switzerland's reach it first
icon_side=192         # px: the largest icon is 24 mm on a Full HD panel of 21.5 inches, and room
jobs=$(nproc)

for package in lucide-static svg-country-flags; do
    [ -d "$modules/$package" ] || { echo "assets: no $package in assets/node_modules: run ./dev install" >&2; exit 1; }
done
mkdir -p "$out"
exec 9>"$out/.lock" # two builds may share the folder
flock 9

hash_of() { cat "$@" "$here/build.sh" | sha256sum | cut -c1-64; }
is_made() { [ "$(cat "$out/.$1" 2>/dev/null)" = "$2" ]; } # PART HASH
renew() { rm -rf "$out/.$1" "$out/$1" "$out/$1.new" && mkdir -p "$out/$1.new"; }
finish() { mv "$out/$1.new" "$out/$1" && echo "$2" >"$out/.$1"; }

# "CC FILE" for every country: our own correction where there is one; AN is dissolved, gb-eng and the like are parts.
list_flags() {
    for file in "$modules"/svg-country-flags/svg/??.svg; do
        code=$(basename "$file" .svg | tr a-z A-Z)
        [ "$code" = AN ] && continue
        [ -f "$here/flags/$code.svg" ] && file=$here/flags/$code.svg
        echo "$code $file"
    done
}

make_flags() {
    renew flags
    mkdir "$out/flags.new/large"
    list_flags | xargs -P "$jobs" -L 1 sh -c 'set -e
        rsvg-convert -a -w "$1" -h "$2" -o "$5/$6.png" "$7"
        rsvg-convert -a -w "$3" -h "$4" -o "$5/large/$6.png" "$7"' flag \
        $flag_width $flag_height $large_flag_width $large_flag_height "$out/flags.new"
    finish flags "$1"
}

# White: the painter takes only the alpha and gives the colour.
make_icons() {
    renew icons
    xargs -P "$jobs" -I NAME sh -c 'set -e
        sed "s/currentColor/#ffffff/g" "$1/$4.svg" | rsvg-convert -a -w "$2" -h "$2" -o "$3/$4.png"' icon \
        "$modules/lucide-static/icons" $icon_side "$out/icons.new" NAME <"$here/icons.txt"
    finish icons "$1"
}

make_messages() {
    renew messages
    cp "$here"/messages/*.json "$out/messages.new/"
    finish messages "$1"
}

flags_hash=$(hash_of "$here/package-lock.json" "$here"/flags/*.svg)
is_made flags "$flags_hash" || make_flags "$flags_hash"
icons_hash=$(hash_of "$here/package-lock.json" "$here/icons.txt")
is_made icons "$icons_hash" || make_icons "$icons_hash"
messages_hash=$(hash_of "$here"/messages/*.json)
is_made messages "$messages_hash" || make_messages "$messages_hash"
touch "$out/.stamp"
