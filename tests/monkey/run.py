#!/usr/bin/python3
"""Lets the monkey loose on our bundle and the odd ones: run.py MONKEY EVENTS SEED [LIFE]

What the kiosk logs meanwhile is left out; what a sanitizer says is not.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TAIL = 120  # lines of standard error that may be a sanitizer's


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    # So that the monkey gets to say what it did last.
    os.environ["UBSAN_OPTIONS"] = os.environ.get("UBSAN_OPTIONS", "print_stacktrace=1") + ":abort_on_error=1"
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryFile("w+", errors="replace") as said:
        subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), made], check=True)
        code = subprocess.run([sys.argv[1], made, *sys.argv[2:]], stderr=said).returncode
        said.seek(0)
        for line in [line for line in said if not line.startswith("balai: ")][-TAIL:] if code else []:
            print(line, end="")
    sys.exit(1 if code else 0)


if __name__ == "__main__":
    main()
