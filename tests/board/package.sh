#!/bin/sh
# Installs, upgrades, removes and purges the package in a root of its own: tests/board/package.sh FOLDER PACKAGE.deb
# The root is the card's (FOLDER/../image/root.tar), so that apt is not asked for anything, and its machine is emulated by binfmt.
set -eu
out=$(mkdir -p "$1" && cd "$1" && pwd)
package=$2
root=$out/package-root

fail() { echo "package: $*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
has() { for path in "$@"; do [ -e "$root$path" ] || [ -L "$root$path" ] || fail "$path is not there"; done; }
has_not() { for path in "$@"; do [ ! -e "$root$path" ] || fail "$path is still there"; done; }
unmount() { umount "$root/proc" 2>/dev/null || true; }
trap unmount EXIT

newer() { # the same package as the next version
    rm -rf "$out/newer" && dpkg-deb -R "$package" "$out/newer"
    sed -i 's/^Version: .*/&+next/' "$out/newer/DEBIAN/control"
    dpkg-deb --root-owner-group -b "$out/newer" "$out/newer.deb" >/dev/null
    rm -rf "$out/newer"
}

unmount
rm -rf --one-file-system "$root" && mkdir "$root"
tar -C "$root" --exclude='./dev/*' -xf "$out/../image/root.tar"
rm -f "$root"/etc/dpkg/dpkg.cfg.d/* # the card does without manual pages
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/balai.deb"
newer && mv "$out/newer.deb" "$root/tmp/newer.deb"

inside dpkg -i /tmp/balai.deb >"$out/package.log" 2>&1 || fail "it is not installed: $(tail -n 3 "$out/package.log")"
has /usr/bin/balai /usr/share/balai/content/bundle.json /usr/share/balai/flags /usr/share/balai/icons /usr/share/balai/messages \
    /usr/share/man/man1/balai.1.gz /usr/share/doc/balai/settings.txt /usr/share/doc/balai/copyright \
    /lib/systemd/system/balai.service /lib/udev/rules.d/90-balai-usb.rules \
    /etc/systemd/system/multi-user.target.wants/balai.service /etc/systemd/system/sockets.target.wants/balai-reader.socket \
    /var/lib/balai
inside id -nG balai | grep -qw video || fail "the user balai is not in the group video"
inside id balai-reader >/dev/null || fail "there is no user balai-reader"
[ "$(inside stat -c %U:%G:%a /var/lib/balai)" = balai:balai:770 ] || fail "/var/lib/balai is another's"
inside balai --version | grep -q '^balai [0-9]' || fail "it does not run"
inside balai check /usr/share/balai/content >/dev/null || fail "the built-in content has errors"
inside balai render --content /usr/share/balai/content --screen home --size 640x360 -o /tmp/home.png >/dev/null || fail "it draws nothing"
inside systemd-analyze verify --man=no balai.service balai-reader.socket balai-receipt.socket 2>&1 | grep -i balai && fail "a unit is wrong"

inside setpriv --reuid=balai --regid=balai --init-groups balai settings set kiosk.name "Foyer" || fail "a setting is not kept"
inside setpriv --reuid=balai --regid=balai --init-groups balai install /usr/share/balai/content --accept-unsigned >/dev/null || fail "nothing can be installed"
before=$(inside balai status | head -n 2)

inside dpkg -i /tmp/newer.deb >>"$out/package.log" 2>&1 || fail "it is not upgraded: $(tail -n 3 "$out/package.log")"
[ "$(inside balai settings get kiosk.name)" = Foyer ] || fail "an upgrade lost the settings"
[ "$(inside balai status | head -n 2)" = "$before" ] || fail "an upgrade lost the content"
has /etc/systemd/system/multi-user.target.wants/balai.service

inside dpkg -r balai >>"$out/package.log" 2>&1 || fail "it is not removed"
has_not /usr/bin/balai /lib/systemd/system/balai.service /usr/share/balai
has /var/lib/balai/settings.json /var/lib/balai/store

inside dpkg -i /tmp/newer.deb >>"$out/package.log" 2>&1 || fail "it is not installed again"
[ "$(inside balai settings get kiosk.name)" = Foyer ] || fail "removing lost the settings"
inside dpkg -P balai >>"$out/package.log" 2>&1 || fail "it is not purged"
has_not /usr/bin/balai /var/lib/balai /etc/systemd/system/multi-user.target.wants/balai.service

unmount
rm -rf --one-file-system "$root"
echo "package: installed, upgraded, removed, installed again, purged"
