#!/usr/bin/python3
"""clang-format has nothing to change. Skipped where another version than Debian 12's would format otherwise."""
import re
import subprocess
import sys
from common import ROOT, SKIPPED, files, finish

VERSION = "14"

said = subprocess.run(["clang-format", "--version"], capture_output=True, text=True).stdout
if not re.search(rf"version {VERSION}\.", said):
    print(f"skipped: clang-format {VERSION} is the one that counts, here is: {said.strip()}")
    sys.exit(SKIPPED)
sources = [str(path) for path in files(".c", ".h", under="src") + files(".c", ".h", under="tests")]
done = subprocess.run(["clang-format", "--dry-run", *sources], cwd=ROOT, capture_output=True, text=True)
other = sorted({line.split(":")[0] for line in done.stderr.splitlines() if "clang-format-violations" in line})
finish(other, "Run: ./dev format")
