#!/bin/sh
# The headers and libraries of Debian's arm64 packages, to link with and to run with: cmake/arm64-root.sh FOLDER PACKAGE...
# FOLDER is made anew when the packages named, or this script, are others than last time; else no network is asked.
#
# apt gets lists and a state of its own, in which nothing is installed, so it takes every dependency from the sources that
# this machine has; nothing of it is installed, no maintainer script runs, and it needs no root.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$1
shift

wanted=$( (echo "$@" && cat "$here/arm64-root.sh") | sha256sum)
[ "$(cat "$root/.made-of" 2>/dev/null)" = "$wanted" ] && exit 0

rm -rf "$root" "$root.apt"
mkdir -p "$root" "$root.apt/lists/partial" "$root.apt/archives/partial"
root=$(cd "$root" && pwd)
apt=$root.apt
: >"$apt/status"

apt_get() {
    apt-get -q -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User= \
        -o Dir::State="$apt" -o Dir::State::status="$apt/status" \
        -o Dir::Cache="$apt" -o Dir::Cache::archives="$apt/archives" "$@" >>"$apt/log" 2>&1
}

echo "dev: fetching Debian's arm64 libraries into $root"
apt_get update || true # a source that has nothing for arm64 does no harm
apt_get install -y --download-only --no-install-recommends "$@" || { cat "$apt/log" >&2; exit 1; }
for package in "$apt"/archives/*.deb; do
    dpkg-deb -x "$package" "$root"
done

# The emulator looks for every file here first, so folders that the tests must find on this machine have to go: fonts, tmp.
find "$root" -mindepth 1 -maxdepth 1 ! -name lib ! -name usr -exec rm -rf {} +
find "$root/usr" -mindepth 1 -maxdepth 1 ! -name lib ! -name include ! -name share -exec rm -rf {} +
find "$root/usr/share" -mindepth 1 -maxdepth 1 ! -name pkgconfig -exec rm -rf {} +

# What is absolute in a package would lead to this machine's own files.
find "$root" -type l -lname '/*' | while read -r link; do
    ln -snfr "$root$(readlink "$link")" "$link"
done
rm -rf "$apt"
echo "$wanted" >"$root/.made-of"
