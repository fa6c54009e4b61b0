#!/bin/sh
# Debian's part of the card: board/image/root.sh FOLDER PACKAGE.deb
# Writes FOLDER/root.tar, in which our package's dependencies are and it is not yet, when the packages or this script are
# others than last time. Needs root, and binfmt for arm64.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
needs=$(dpkg-deb -f "$2" Depends | sed 's/([^)]*)//g; s/ //g')
wanted=$( (echo "$needs" && cat "$here/root.sh" "$here/packages") | sha256sum)
[ "$(cat "$out/root.made-of" 2>/dev/null)" = "$wanted" ] && exit 0

packages=$needs,$(grep '^[a-z]' "$here/packages" | tr -s '\n' ',')

# Drivers of what no Pi has, and other boards' device trees: a third of the kernel's package.
modules=/lib/modules/*/kernel
without=
set -f # the patterns are dpkg's, not the shell's
for path in $modules/drivers/media $modules/drivers/infiniband $modules/drivers/net/wireless $modules/drivers/net/ethernet \
    $modules/drivers/gpu/drm/amd $modules/drivers/gpu/drm/nouveau $modules/drivers/gpu/drm/radeon $modules/sound \
    $modules/drivers/iio $modules/drivers/target $modules/drivers/md $modules/drivers/scsi/[a-rt-z]* $modules/net \
    $modules/fs/btrfs $modules/fs/ceph $modules/fs/gfs2 $modules/fs/jfs $modules/fs/nfs* $modules/fs/ocfs2 $modules/fs/reiserfs \
    $modules/fs/smb $modules/fs/ubifs $modules/fs/xfs \
    /usr/lib/linux-image-*; do
    without="$without --dpkgopt=path-exclude=$path/*"
done

# INITRD=No: an initrd made under emulation takes nine minutes; initrd.sh makes one in a second.
# What is left out above and the Pi's display driver cannot be without: HDMI has sound, and remote controls.
kept=
for path in sound/ac97_bus.ko sound/soundcore.ko 'sound/core/*' sound/soc/snd-soc-core.ko sound/soc/codecs/snd-soc-hdmi-codec.ko \
    'drivers/media/cec/*' drivers/media/rc/rc-core.ko; do
    kept="$kept --dpkgopt=path-include=$modules/$path"
done

# The date is not the commit's: what is cached has to be what would be made anew.
export INITRD=No SOURCE_DATE_EPOCH=1767225600
rm -f "$out/root.made-of"
mmdebstrap --quiet --mode=root --variant=minbase --architectures=arm64 --include="${packages%,}" $without $kept \
    --dpkgopt='path-include=/usr/lib/linux-image-*/broadcom/*' \
    --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --components=main,non-free-firmware bookworm "$out/root.part.tar" # the Pi's own firmware is not free
mv "$out/root.part.tar" "$out/root.tar"
echo "$wanted" >"$out/root.made-of"
