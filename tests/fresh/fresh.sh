#!/bin/sh
# ./dev fresh [COMMAND...]: both commands of the README, or another of ./dev, in a clean Debian 12 root that has nothing but a shell and
# apt. Needs root.
# Of this machine it takes over what reaches the network (name servers, apt's and npm's settings, certificates), nothing else.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD/build/fresh
checkout=/srv/balai

say() { echo "fresh: $*"; }
unmount() { umount "$root/proc" 2>/dev/null || true; }
trap unmount EXIT
trap 'exit 1' INT TERM

make_root() {
    unmount
    rm -rf --one-file-system "$root" && mkdir -p "$(dirname "$root")" &&
        mmdebstrap --quiet --mode=root --variant=minbase bookworm "$root" && mount -t proc proc "$root/proc"
}

# FILE: the same file in the root, where it is one.
take_over() {
    [ -f "$1" ] || return 0
    mkdir -p "$root$(dirname "$1")"
    cp -L "$1" "$root$1"
}

# The certificates lie beside those of the package ca-certificates, which makes its own bundle when it is installed.
certificates=/srv/certificates.pem

take_over_network() {
    take_over /etc/resolv.conf
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do take_over "$file"; done
    for file in /etc/npmrc /usr/etc/npmrc "$HOME/.npmrc" "${NPM_CONFIG_USERCONFIG:-}"; do
        if [ -f "$file" ]; then cat "$file" && echo; fi
    done >"$root/root/.npmrc"
    cp -L "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$root$certificates"
}

copy_checkout() {
    mkdir -p "$root$checkout"
    git -c safe.directory="$PWD" ls-files -z | tar --null --files-from=- -cf - | tar -xf - -C "$root$checkout"
}

inside() { # COMMAND...
    env -u DISPLAY -u WAYLAND_DISPLAY HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        SSL_CERT_FILE=$certificates NODE_EXTRA_CA_CERTS=$certificates npm_config_cafile=$certificates \
        ${without_network:-} chroot "$root" sh -c "cd $checkout && exec \"\$@\"" inside "$@"
}
inside_without_network() { without_network="unshare --net --" inside "$@"; }

step() { # WHAT COMMAND...
    what=$1; shift
    began=$(date +%s)
    say "$what ..."
    "$@" >"$root.log" 2>&1 || { cat "$root.log"; say "FAILED: $what"; exit 1; }
    tail -n 4 "$root.log"
    say "$what: done in $(($(date +%s) - began)) s"
}

step "a Debian 12 root with a shell and apt" make_root
take_over_network
copy_checkout
if [ $# -gt 0 ]; then
    step "./dev $*" inside ./dev "$@"
    say "what it made is in build/fresh$checkout/build"
    exit
fi
step "./dev run, first time" inside ./dev run
[ -s "$root$checkout/build/tour/contact-sheet.png" ] || { say "FAILED: ./dev run left no contact sheet"; exit 1; }
step "./dev test, first time" inside ./dev test
step "./dev run again, without a network" inside_without_network ./dev run
step "./dev test again, without a network" inside_without_network ./dev test
unmount
rm -rf --one-file-system "$root"
say "proved: from the tracked files alone, ./dev run and ./dev test install, build and pass in a clean Debian 12;"
say "        a second time they need no network. Not proved: a desktop's window, KMSDRM, other releases of Debian."
