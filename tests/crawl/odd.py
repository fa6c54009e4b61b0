#!/usr/bin/python3
"""Every target of odd bundles can be touched: odd.py CRAWL

No dead end, no target without an effect, back to the same place, nothing deeper than four touches, with little content and with names in
other directions; what was read is not compared.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUNDLES = ["empty", "one", "clashes", "fourteen_days", "no_rooms", "right_to_left"]
PANEL = ["800x480", "154"]


def crawl(program, bundle):
    """How many faults there are, at least; prints them."""
    ran = subprocess.run([program, str(bundle), *PANEL], capture_output=True, text=True)
    lines = ran.stdout.splitlines()
    faults = [line.replace("\t", ": ") for line in lines if line.startswith("fault\t")]
    ended = ran.returncode == 0 and lines and lines[-1].startswith("crawled\t")
    print(f"{bundle.parent.name}: {len(faults)} faults" + ("" if ended else f", ended early: {ran.stderr.strip()}"))
    for fault in faults[:20]:
        print("  " + fault)
    return len(faults) + (0 if ended else 1)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), made], check=True)
        faults = [crawl(sys.argv[1], Path(made) / name / "bundle.json") for name in BUNDLES]
    sys.exit(1 if sum(faults) else 0)


if __name__ == "__main__":
    main()
