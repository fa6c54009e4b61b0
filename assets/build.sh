#!/bin/sh
# Rasterises flags and icons and copies messages and keyboards: assets/build.sh OUTPUT-FOLDER. Each part is made anew only
# when what it is made of has changed (a hash of the contents, so that fresh checkouts and other presets share one folder).
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

# "WIDTH HEIGHT" in whole px of the flag in a file, at most $2 x $3, by its viewBox.
flag_size() {
    tr '\n' ' ' <"$1" | grep -o 'viewBox="[^"]*"' | head -n 1 | tr -d '"' | awk -v w="$2" -v h="$3" '{
        ratio = $3 / $4
        if (h * ratio <= w) w = h * ratio; else h = w / ratio
        printf "%d %d\n", w + 0.5, h + 0.5 }'
}

# Stretched by less than a pixel to whole pixels, on white where two stripes meet within one: else the flag is not
# opaque and counts as a shape, which Nepal's alone is.
draw_flag() { # CODE SVG WIDTH HEIGHT PNG
    ground=white
    [ "$1" = NP ] && ground=none
    sed '0,/<svg/s//<svg preserveAspectRatio="none"/' "$2" | rsvg-convert -b $ground -w "$3" -h "$4" -o "$5"
}

draw_both() { # CODE SVG FOLDER
    draw_flag "$1" "$2" $(flag_size "$2" $flag_width $flag_height) "$3/$1.png"
    draw_flag "$1" "$2" $(flag_size "$2" $large_flag_width $large_flag_height) "$3/large/$1.png"
}

make_flags() {
    renew flags
    mkdir "$out/flags.new/large"
    running=0
    while read -r code file; do
        draw_both "$code" "$file" "$out/flags.new" &
        running=$((running + 1))
        [ $((running % jobs)) = 0 ] && wait
    done <<EOF
$(list_flags)
EOF
    wait
    drawn=$(ls "$out"/flags.new/*.png "$out"/flags.new/large/*.png | wc -l)
    [ "$drawn" = $((2 * running)) ] || { echo "assets: only $drawn of $((2 * running)) flags could be drawn" >&2; exit 1; }
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

# What the choice of languages needs of each catalogue, so that the program need not read all of them for it. The
# catalogues have one member a line.
list_languages() {
    awk 'function value(line) { sub(/^[^:]*: */, "", line); sub(/,? *$/, "", line); return line }
        function close_row() {
            if (tag) printf "%s\n  {\"language\": %s, \"name\": %s, \"reviewed\": %s%s}", n++ ? "," : "", tag, name,
                reviewed, touch }
        FNR == 1 { close_row(); tag = name = touch = ""; reviewed = "false" }
        /^  "language": / { tag = value($0) }
        /^  "name": / { name = value($0) }
        /^  "reviewed": / { reviewed = value($0) }
        /^    "attract.touch": / {
            touch = value($0)
            sub(/^[^}]*"text": /, "", touch)
            sub(/, "comment".*$/, "", touch)
            touch = ", \"touch\": " touch }
        BEGIN { printf "[" }
        END { close_row(); print "\n]" }' "$@"
}

copy_json() { # PART HASH
    renew "$1"
    cp "$here/$1"/*.json "$out/$1.new/"
    [ "$1" != messages ] || list_languages "$here"/messages/*.json >"$out/messages.new/languages.json"
    finish "$1" "$2"
}

flags_hash=$(hash_of "$here/package-lock.json" "$here"/flags/*.svg)
is_made flags "$flags_hash" || make_flags "$flags_hash"
icons_hash=$(hash_of "$here/package-lock.json" "$here/icons.txt")
is_made icons "$icons_hash" || make_icons "$icons_hash"
for part in messages keyboards; do
    part_hash=$(hash_of "$here/$part"/*.json)
    is_made $part "$part_hash" || copy_json $part "$part_hash"
done
touch "$out/.stamp"
