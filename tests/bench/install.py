#!/usr/bin/python3
"""Installing beside copying, and what it does to the frames: install.py PROGRAM BENCH_STICKS CONTENT FOLDER

Makes content of 500 MB in 300 files, few of them pictures, in FOLDER; then copies it with `cp -r`, `sync` and `sha256sum`, and installs
it. Then bench_sticks reads it as a stick while a loop of CONTENT goes on with a fade every two seconds, installs it, and starts with it
and with a small one in turns. Prints one line of JSON. All begins with the files in the page cache.
"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

FILES, TOTAL = 300, 500 << 20


def make_content(content, folder):
    """Ours, and as many files of noise as are missing; made once."""
    if folder.exists():
        return
    shutil.copytree(content, folder)
    there = sum(1 for path in folder.rglob("*") if path.is_file())
    (folder / "files").mkdir()
    for number in range(FILES - there):
        (folder / "files" / f"{number}.bin").write_bytes(os.urandom(TOTAL // (FILES - there)))


def timed(command):
    subprocess.run(["sync"], check=True)
    begun = time.monotonic()
    subprocess.run(command, shell=isinstance(command, str), check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def make_loop(content, folder):
    """The same with scenes of two seconds."""
    shutil.copytree(content, folder, dirs_exist_ok=True)
    bundle = folder / "bundle.json"
    head, attract = bundle.read_text().split('"attract":')
    bundle.write_text(head + '"attract":' + re.sub(r'"seconds": *[0-9]+', '"seconds": 2', attract))


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return str(folder)


def run_bench(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure_starts(bench, content, small, large):
    """The medians' ratio, in turns."""
    rounds = [[run_bench(bench, "start", content, store)["start_ms"] for store in (small, large)] for _ in range(9)]
    return statistics.median(large for _, large in rounds) / statistics.median(small for small, _ in rounds)


def main():
    program, bench, content, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    folder.mkdir(parents=True, exist_ok=True)
    source, copy, loop = folder / "content", folder / "copy", folder / "loop"
    make_content(content, source)
    make_loop(content, loop)
    subprocess.run(["sh", "-c", f"find '{source}' -type f | xargs cat >/dev/null"], check=True)
    shutil.rmtree(copy, ignore_errors=True)
    store, small = fresh(folder / "store"), fresh(folder / "small")
    copied = timed(f"cp -r '{source}' '{copy}' && sync && find '{copy}' -type f -print0 | xargs -0 sha256sum")
    shutil.rmtree(copy)
    installed = timed([program, "install", str(source), "--store", store, "--accept-unsigned"])
    fresh(folder / "store")
    gaps = run_bench(bench, "gaps", str(loop), str(source), store)
    timed([program, "install", str(content), "--store", small, "--accept-unsigned"])
    started = measure_starts(bench, str(content), small, store)
    shutil.rmtree(store)
    print(json.dumps({"copy_s": copied, "install_s": installed, "install_ratio": installed / copied, **gaps, "start_ratio": started}))


main()
