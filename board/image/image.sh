#!/bin/sh
# A card for the Raspberry Pi 3 and 4: board/image/image.sh FOLDER PACKAGE.deb
# From FOLDER/root.tar (root.sh) and our package makes FOLDER/balai.img, its kernel and initrd (kernel, initrd: what an
# emulated machine is started with), and sbom.tsv. Needs root and binfmt for arm64; mounts nothing. The same inputs give the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "$1" && pwd)
package=$2
root=$out/root
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1767225600}" TZ=UTC LC_ALL=C
export E2FSPROGS_FAKE_TIME="$SOURCE_DATE_EPOCH" # of every tool: debugfs writes when it wrote
PATH=$PATH:/usr/sbin:/sbin

wanted=$(cat "$out/root.made-of" "$package" "$here"/*.sh "$here/init" "$here/sbom.py" | sha256sum; cd "$here" && find root boot -type f | sort | xargs sha256sum | sha256sum)
[ "$(cat "$out/image.made-of" 2>/dev/null)" = "$wanted" ] && exit 0
rm -f "$out/image.made-of"

set_times() { find "$@" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

make_root() {
    rm -rf --one-file-system "$root"
    mkdir "$root"
    tar -C "$root" --exclude='./dev/*' -xf "$out/root.tar"
    cp "$package" "$root/tmp/balai.deb"
    chroot "$root" dpkg -i /tmp/balai.deb >"$out/dpkg.log" 2>&1 || { cat "$out/dpkg.log" >&2; return 1; }
    rm -rf "$root/tmp/balai.deb" "$root"/var/log/* "$root"/var/cache/* "$root/boot"/System.map* "$root/boot"/config* \
        "$root"/boot/firmware/* "$root"/var/lib/dpkg/*-old "$root"/etc/*- "$root"/var/lib/apt/lists/* "$root/etc/.pwd.lock"
    rm -rf "$root/usr/lib/udev/hwdb.d" # hwdb.bin is made of it
    cp -R --no-preserve=ownership "$here/root/." "$root"
    mkdir -p "$root/var/lib/balai" "$root/boot/firmware" "$root/etc/systemd/system/multi-user.target.wants"
    chroot "$root" chown balai:balai /var/lib/balai
    quiet_units
}

# A driver whose neighbour was left out loads on no machine, and the emulated one has none of these: said here, not on the Pi.
need_drivers() {
    version=$(ls "$root/lib/modules")
    for module in vc4 v3d snd-soc-hdmi-codec raspberrypi-ts edt-ft5x06 goodix_ts panel-raspberrypi-touchscreen hid-multitouch \
        usbhid bcm2835_wdt usb_storage uas vfat exfat hfsplus; do
        need_driver "$module"
    done
}

need_driver() { # MODULE: it and all it depends on are there
    file=$(find "$root/lib/modules/$version/kernel" -name "$(echo "$1" | sed 's/[-_]/[-_]/g').ko")
    [ -n "$file" ] || ! grep -q "/$(echo "$1" | sed 's/[-_]/[-_]/g')\.ko" "$root/lib/modules/$version/modules.builtin" || return 0
    [ -n "$file" ] || { echo "image: the card has no driver $1" >&2; exit 1; }
    for other in $(modinfo -F depends "$file" | tr ',' ' '); do need_driver "$other"; done
}

# No login, nothing that needs a network or writes to the card.
quiet_units() {
    units=$root/etc/systemd/system
    for unit in getty.target getty@.service serial-getty@.service console-getty.service ctrl-alt-del.target rescue.service \
        emergency.service debug-shell.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service \
        systemd-networkd.service systemd-networkd.socket systemd-networkd-wait-online.service systemd-hwdb-update.service ldconfig.service \
        systemd-firstboot.service systemd-machine-id-commit.service systemd-update-done.service; do
        ln -sf /dev/null "$units/$unit"
    done
    ln -sf /lib/systemd/system/multi-user.target "$units/default.target"
}

# What the firmware starts lies on the boot partition and nowhere else.
take_out_boot() {
    rm -rf "$out/firmware"
    mkdir "$out/firmware"
    cp "$root"/boot/vmlinuz-* "$out/kernel"
    for file in bootcode.bin start.elf fixup.dat start4.elf fixup4.dat; do cp "$root/usr/lib/raspi-firmware/$file" "$out/firmware"; done
    cp "$root"/usr/lib/linux-image-*/broadcom/*.dtb "$out/firmware"
    rm -rf "$root"/boot/vmlinuz-* "$root/vmlinuz"* "$root/initrd.img"* "$root/usr/lib/raspi-firmware" "$root"/usr/lib/linux-image-*
}

# mke2fs takes over when files were changed and read on this machine: it is told afterwards what to say.
even_times() { # IMAGE
    last=$(dumpe2fs -h "$1" 2>/dev/null | awk '/^Inode count/ { all = $3 } /^Free inodes/ { print all - $3 + 12 }')
    seq 11 "$last" | sed "s/.*/sif <&> atime @$SOURCE_DATE_EPOCH\nsif <&> ctime @$SOURCE_DATE_EPOCH/" |
        debugfs -w -f - "$1" >/dev/null 2>&1
}

ext4() { # FILE SIZE LABEL UUID FOLDER OWNER-OF-ITS-ROOT OPTION...
    file=$1 size=$2 label=$3 uuid=$4 folder=$5 owner=$6
    shift 6
    rm -f "$file"
    truncate -s "$size" "$file"
    mke2fs -q -t ext4 -m 0 -L "$label" -U "$uuid" -d "$folder" \
        -E "lazy_itable_init=0,nodiscard,hash_seed=$uuid,root_owner=$owner" "$@" "$file"
    even_times "$file"
}

make_root_partition() { # nothing writes to it: no journal
    blocks=$(du -sk "$root" | cut -f1)
    files=$(find "$root" | wc -l)
    # 256 bytes for each inode, 1 % for lists of blocks, 4 MB for the tables.
    ext4 "$out/root.ext4" "$(((blocks * 101 / 100 + files / 4 + 4096) / 1024))M" balai-root \
        6b1f0a52-7a0e-4c3f-9a55-0b8d1c2e3f41 "$root" 0:0 -O ^has_journal -N "$((files + 1024))"
}

make_data_partition() { # grown at the first start; inodes and tables for a card of 32 GB
    mkdir -p "$out/data"
    ext4 "$out/data.ext4" 32M balai-data 2d8e8f6c-4c1b-4c57-8f0a-93a1c8d7e602 "$out/data" "$(stat -c %u:%g "$root/var/lib/balai")" \
        -b 4096 -i 16384 -J size=8
    debugfs -w -R 'sif <2> mode 040770' "$out/data.ext4" 2>/dev/null # as the package's tmpfiles has it
}

make_boot_partition() {
    rm -rf "$out/boot"
    cp -R "$here/boot" "$out/boot"
    cp "$out/firmware"/* "$out/boot"
    cp "$out/kernel" "$out/boot/vmlinuz"
    cp "$out/initrd" "$out/boot/initrd.img"
    sed -i 's/$/\r/' "$out/boot/balai"/*.txt # for Windows' editor
    find "$out/boot" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
    rm -f "$out/boot.vfat"
    truncate -s 64M "$out/boot.vfat"
    mkfs.vfat --invariant -F 32 -s 1 -n BALAI-BOOT -i 0ba1a1b0 "$out/boot.vfat" >/dev/null
    (cd "$out/boot" && mcopy -s -m -i "$out/boot.vfat" ./* ::)
}

join() { # the Pi 3 starts from nothing but an MBR
    root_sectors=$(($(stat -c %s "$out/root.ext4") / 512))
    rm -f "$out/balai.part.img"
    truncate -s $((512 * (2048 + 131072 + root_sectors + 65536))) "$out/balai.part.img"
    sfdisk --quiet "$out/balai.part.img" <<END
label: dos
label-id: 0x0ba1a1b0
start=2048, size=131072, type=c, bootable
start=133120, size=$root_sectors, type=83
start=$((133120 + root_sectors)), size=65536, type=83
END
    at=2048
    for part in boot.vfat root.ext4 data.ext4; do
        dd if="$out/$part" of="$out/balai.part.img" bs=1M seek="$((at * 512))" oflag=seek_bytes conv=notrunc,sparse status=none
        at=$((at + $(stat -c %s "$out/$part") / 512))
    done
    mv "$out/balai.part.img" "$out/balai.img"
}

make_root
need_drivers
take_out_boot
"$here/initrd.sh" "$root" "$out/initrd"
python3 "$here/sbom.py" "$root" >"$out/sbom.tsv"
set_times "$root"
make_root_partition
make_data_partition
make_boot_partition
join
echo "$wanted" >"$out/image.made-of"
