"""The plug pulled at many points of installing.

The machine's card records every write and flush (QEMU's blklogwrites). At each point the card is put together as it may be left: all up to the
last flush, and of the writes behind it a random half in random order. Then, as at a start: e2fsck, our recovery, and what is current must be the
old or the new content, whole. The same once with syncs that do nothing, where bad cards must be found: a test that cannot fail says nothing.
"""
import json
import os
import random
import shutil
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sticks
from machine import Failed, Machine

ROOT = Path(__file__).resolve().parents[2]
IMAGE = ROOT / "build/image"
BUNDLE = ROOT / "content/bali-process"
POINTS = 500
FLUSH, DISCARD = 1, 4
SUPER = struct.Struct("<QQQLL") # magic, version, entries, sector size
ENTRY = struct.Struct("<QQQQ")  # sector, sectors, flags, length of data
DATA = ("n1", "n2", "n3", "n4", "n5", "n6")       # installed one after the other


def record(out, name, synced):
    """Boots a machine with a card of its own for /var/lib/balai and installs; returns the card before, and the log."""
    card, log = out / f"{name}.card", out / f"{name}.log"
    shutil.copyfile(IMAGE / "data.ext4", card)
    with open(card, "r+b") as file:
        file.truncate(96 << 20)
    subprocess.run(["resize2fs", "-f", card], check=True, capture_output=True)
    subprocess.run(["e2label", card, "balai-cuts"], check=True)
    before = out / f"{name}.before"
    shutil.copyfile(card, before)
    log.write_bytes(b"")
    content = out / "cuts.fat"
    fat_of_contents(out, content)
    disk = ["-drive", f"if=none,id=root,format=raw,snapshot=on,file={IMAGE / 'balai.img'}", "-device", "virtio-blk-pci,drive=root",
            "-blockdev", json.dumps({"driver": "blklogwrites", "node-name": "logged", "log-sector-size": 512,
                                     "file": {"driver": "file", "filename": str(card)}, "log": {"driver": "file", "filename": str(log)}}),
            "-device", "virtio-blk-pci,drive=logged,logical_block_size=512",
            "-drive", f"if=none,id=content,format=raw,readonly=on,file={content}", "-device", "virtio-blk-pci,drive=content"]
    with Machine(out / f"{name}.run", IMAGE, out / "initrd", disk, gpu=None) as machine:
        machine.need("systemctl stop balai", 200)
        machine.need("mkdir -p /run/card /run/content && mount -o noatime /dev/vdb /run/card && mount -o ro /dev/vdc1 /run/content", 200)
        preload = "" if synced else "LD_PRELOAD=/run/test/nosync.so "
        for version in DATA: # a pause lets the kernel write what nobody asked it to
            machine.need(f"{preload}balai install /run/content/{version} --store /run/card/store --accept-unsigned && sleep 3", 300)
        machine.need("sync")
    return before, log


def fat_of_contents(out, file):
    folder = out / "cuts-content"
    shutil.rmtree(folder, ignore_errors=True)
    for number, name in enumerate(DATA):
        sticks.new_content(BUNDLE, folder / name, f"Edition {number}", number + 2)
    sticks.fat(file, folder)


def read_log(log):
    """(sector, flags, data) of each entry."""
    with open(log, "rb") as file:
        magic, version, count, sector_size, _ = SUPER.unpack(file.read(SUPER.size))
        if magic != 0x6a736677736872 or version != 1:
            raise Failed("the log of writes is not one")
        file.seek(sector_size)
        entries = []
        for _ in range(count):
            sector, sectors, flags, _ = ENTRY.unpack(file.read(ENTRY.size))
            file.seek(sector_size - ENTRY.size, os.SEEK_CUR)
            data = b"" if flags & DISCARD else file.read(sectors * sector_size)
            entries.append((sector * sector_size, flags, data))
    return entries


def point_of(seed, entries):
    """Every point in turn, and again with other halves."""
    return 1 + seed % len(entries)


def card_at(before, entries, point, seed, to):
    """What is on the card when the power goes before entry number `point`."""
    chance = random.Random(seed)
    last = max((i for i in range(point) if entries[i][1] & FLUSH), default=-1)
    late = [entry for entry in entries[last + 1:point] if entry[2]]
    late = chance.sample(late, len(late) // 2)
    shutil.copyfile(before, to)
    with open(to, "r+b") as card:
        for offset, _, data in [entry for entry in entries[:last + 1] if entry[2]] + late:
            card.seek(offset)
            card.write(data)


def judge(out, program, before, entries, seed):
    """None where the card starts, else what is wrong."""
    card, folder = out / f"cut-{seed}.card", out / f"cut-{seed}"
    card_at(before, entries, point_of(seed, entries), seed, card)
    try:
        if subprocess.run(["e2fsck", "-fy", card], capture_output=True).returncode > 2:
            return "e2fsck cannot mend it"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        subprocess.run(["debugfs", "-R", f"rdump / {folder}", card], capture_output=True, check=True)
        if not (folder / "store").is_dir():
            return None # before the first
        told = subprocess.run([program, "status", "--store", folder / "store"], capture_output=True, text=True)
        if told.returncode:
            return (told.stdout + told.stderr).strip().replace("\n", " ")[:300]
        again = subprocess.run([program, "status", "--store", folder / "store"], capture_output=True, text=True)
        return None if again.returncode == 0 else "a second start is another one"
    finally:
        card.unlink()
        shutil.rmtree(folder, ignore_errors=True)


def cut(out, name, program, synced, points, say):
    before, log = record(out, name, synced)
    entries = read_log(log)
    with ThreadPoolExecutor(2) as pool:
        told = pool.map(lambda seed: judge(out, program, before, entries, seed), range(points))
        wrong = [(point_of(seed, entries), what) for seed, what in enumerate(told) if what]
    flushes = sum(1 for entry in entries if entry[1] & FLUSH)
    say(f"{name}: {len(entries)} writes and flushes ({flushes}), cut {points} times: {len(wrong)} bad" +
        "".join(f"\n        {point}: {what}" for point, what in wrong[:3]))
    for file in (before, log):
        file.unlink()
    return wrong


def cuts(out, say, points=POINTS):
    program = ROOT / "build/release/balai"
    if wrong := cut(out, "synced", program, True, points, say):
        raise Failed(f"{len(wrong)} cards do not start, the first is point {wrong[0][0]}: {wrong[0][1]}")
    if not cut(out, "unsynced", program, False, points, say):
        raise Failed("without syncs no bad card was found: this test says nothing")
