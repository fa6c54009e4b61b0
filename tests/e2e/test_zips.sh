#!/bin/sh
# Zips as organisers' computers make them.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 "$(dirname "$0")/zips.py" "$BALAI_PROGRAM" content/template "$dir"
