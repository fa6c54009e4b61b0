#!/bin/sh
# A Debian package of a build: board/package.sh BUILD-FOLDER RUNNABLE-PROGRAM OUTPUT-FOLDER
# The same inputs give the same bytes. RUNNABLE-PROGRAM is the release build for this machine: what it needs is what
# the build for another machine needs, since Debian's libraries have one name and one version everywhere.
set -eu
build=$(cd "$1" && pwd)
program=$(realpath "$2")
out=$(mkdir -p "$3" && cd "$3" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1767225600}" LC_ALL=C.UTF-8

# dpkg-shlibdeps asks for a source package.
mkdir "$work/debian"
printf 'Source: balai\n\nPackage: balai\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O "$program" 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$libraries" ] || { echo "package: which libraries $program needs is not known" >&2; exit 1; }
# What the program opens by name while it runs: fonts of every language offered, SDL's way to the panel, systemd.
others="fonts-inter (>= 3.19), fonts-noto-core (>= 20201225), fonts-noto-cjk (>= 1:20220127), libegl1, libgles2, libgbm1 (>= 22),
 libgl1-mesa-dri (>= 22), systemd (>= 252), udev (>= 252), util-linux (>= 2.38), init-system-helpers (>= 1.65)"

"$program" settings --help | sed '/^usage:/,/^FILE is/d; /^are\./d' >"$work/list"
{
    printf 'The settings of Balai, with their default and what they do.\n\nThey are kept in /var/lib/balai/settings.json and '
    printf 'changed in the panel (five taps in a corner), or by\n\n    balai settings set NAME VALUE\n'
    cat "$work/list"
} >"$work/settings.txt"
version=$("$program" --version | cut -d' ' -f2)
printf 'balai (%s) unstable; urgency=medium\n\n  * What changed is in NEWS.gz.\n\n -- %s  %s\n' "$version" \
    "Balai developers <developers@balai.invalid>" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" >"$work/changelog"
export BALAI_TEXTS="$work"

rm -rf "$work/made"
(cd "$work" && umask 022 && cpack --config "$build/CPackConfig.cmake" -B "$work/made" -G DEB \
    -D "CPACK_DEBIAN_PACKAGE_DEPENDS=$libraries, $(echo "$others" | tr -d '\n')" >"$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
mv "$work"/made/*.deb "$out"
