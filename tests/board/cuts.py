"""The plug pulled at many points of installing.

The machine's card records every write and flush (QEMU's blklogwrites). At each point the card is put together as it may be left: all up to the
last flush, and of the writes behind it a random half in random order. Then, as at a start: e2fsck, and what is current must be whole, and be the
content whose installing had ended or the one that was being installed; our recovery must let the next be installed. The same once with syncs that do nothing, where bad cards must be found: a test that cannot fail says nothing.
"""
import json
import os
import random
import re
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
EDITIONS = range(1, 7) # installed one after the other; the version is the number


def record(out, name, synced):
    """Boots a machine with a card of its own for /var/lib/balai and installs; returns the card before, the log, and its length after each."""
    card, log = out / f"{name}.card", out / f"{name}.log"
    shutil.copyfile(IMAGE / "data.ext4", card)
    with open(card, "r+b") as file:
        file.truncate(96 << 20)
    subprocess.run(["resize2fs", "-f", card], check=True, capture_output=True)
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
        lengths = []
        for edition in EDITIONS: # a pause lets the kernel write what nobody asked it to
            machine.need(f"{preload}balai install /run/content/{edition} --store /run/card/store --accept-unsigned", 300)
            lengths.append(log.stat().st_size)
            machine.need("sleep 3")
        machine.need("sync")
    return before, log, lengths


def fat_of_contents(out, file):
    folder = out / "cuts-content"
    shutil.rmtree(folder, ignore_errors=True)
    for edition in EDITIONS:
        sticks.new_content(BUNDLE, folder / str(edition), f"Edition {edition}", edition)
    sticks.new_content(BUNDLE, out / "cuts-next", "After the cut", len(EDITIONS) + 1)
    sticks.fat(file, folder)


def read_log(log):
    """(offset on the card, flags, data, the log's length behind it) of each entry."""
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
            entries.append((sector * sector_size, flags, data, file.tell()))
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
        for offset, _, data, _ in [entry for entry in entries[:last + 1] if entry[2]] + late:
            card.seek(offset)
            card.write(data)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip().replace("\n", " ")


def shown(program, store):
    """The version that is current, 0 for what is built in; or what is wrong."""
    code, told = run(program, "status", "--store", store)
    if code:
        return None, told[:300]
    found = re.search(r"shown    slot \d+: version (\d+) of", told)
    return int(found[1]) if found else 0, None


def start(program, store, ended, following):
    """As a kiosk that comes up: None where all is well, else what is wrong."""
    version, wrong = shown(program, store) if store.is_dir() else (0, None)
    if wrong:
        return wrong
    if version not in (ended, ended + 1):
        return f"version {version} is shown; {ended} had been installed"
    code, told = run(program, "install", following, "--store", store, "--accept-unsigned")
    if code:
        return f"nothing can be installed any more: {told[-300:]}"
    version, wrong = shown(program, store)
    return wrong or (None if version == len(EDITIONS) + 1 else f"version {version} is shown after the next was installed")


def judge(out, program, before, entries, lengths, seed):
    """None where the card starts, else what is wrong."""
    card, folder = out / f"cut-{seed}.card", out / f"cut-{seed}"
    point = point_of(seed, entries)
    ended = sum(1 for length in lengths if length <= entries[point - 1][3])
    card_at(before, entries, point, seed, card)
    try:
        if subprocess.run(["e2fsck", "-fy", card], capture_output=True).returncode > 2:
            return "e2fsck cannot mend it"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        subprocess.run(["debugfs", "-R", f"rdump / {folder}", card], capture_output=True, check=True)
        return start(program, folder / "store", ended, out / "cuts-next")
    finally:
        card.unlink()
        shutil.rmtree(folder, ignore_errors=True)


def cut(out, name, program, synced, points, say):
    before, log, lengths = record(out, name, synced)
    entries = read_log(log)
    with ThreadPoolExecutor(2) as pool:
        told = pool.map(lambda seed: judge(out, program, before, entries, lengths, seed), range(points))
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
