#!/usr/bin/python3
"""Installing beside copying: install.py PROGRAM CONTENT FOLDER

Makes content of 500 MB in 300 files, few of them pictures, in FOLDER; then copies it with `cp -r`, `sync` and `sha256sum`, and installs
it. Prints one line of JSON, in seconds. Both begin with the files in the page cache.
"""
import json
import os
import shutil
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


def main():
    program, content, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    source, copy, store = folder / "content", folder / "copy", folder / "store"
    make_content(content, source)
    subprocess.run(["sh", "-c", f"find '{source}' -type f | xargs cat >/dev/null"], check=True)
    for old in (copy, store):
        shutil.rmtree(old, ignore_errors=True)
    copied = timed(f"cp -r '{source}' '{copy}' && sync && find '{copy}' -type f -print0 | xargs -0 sha256sum")
    shutil.rmtree(copy)
    installed = timed([program, "install", str(source), "--store", str(store), "--accept-unsigned"])
    shutil.rmtree(store)
    print(json.dumps({"copy_s": copied, "install_s": installed, "install_ratio": installed / copied}))


main()
