#!/bin/sh
# A small initrd, made without running anything of the root's: board/image/initrd.sh ROOT OUTPUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$1
output=$2
version=$(ls "$root/lib/modules")

# The Pi 3's and 4's card slots and their USB; the emulated machine's disk and the port its tests speak through.
# What a slot is supplied by is not among its driver's dependencies: the regulators and the phy,
# which the device trees name and Debian has as modules.
modules="ext4 mmc_block bcm2835 sdhci_iproc fixed gpio_regulator phy_generic bcm2835_dma clk_raspberrypi
    pcie_brcmstb xhci_pci reset_raspberrypi dwc2 usb_storage uas sd_mod
    virtio_pci virtio_blk virtio_console"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/dev" "$work/proc" "$work/sys" "$work/run" "$work/root" "$work/modules"
cp "$root/bin/busybox" "$work/bin/busybox"
cp "$here/init" "$work/init"

[ -s "$root/lib/modules/$version/modules.dep" ] || depmod -b "$root" "$version"
number=100
: >"$work/modules/list"
for module in $modules; do
    needs=$(modprobe -d "$root" -S "$version" --show-depends "$module") || {
        echo "initrd: the kernel has no module $module" >&2
        exit 1
    }
    for file in $(echo "$needs" | sed -n 's/^insmod //p'); do
        name=$(basename "$file")
        ! grep -q -- "-$name\$" "$work/modules/list" || continue
        number=$((number + 1))
        cp "$file" "$work/modules/$number-$name"
        echo "$number-$name" >>"$work/modules/list"
    done
done

find "$work" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
cd "$work"
find . | LC_ALL=C sort | cpio --quiet --reproducible -R 0:0 -o -H newc | gzip -9n >"$output"
