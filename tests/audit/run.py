#!/usr/bin/python3
"""Every screen on every panel has no audit error: run.py ours|odd

ours: the sample bundle before, during, between and after its sessions. odd: the bundles of tests/support/odd_bundles.py. What is
found is printed as `balai audit` says it. BALAI_PROGRAM names the program.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("BALAI_PROGRAM", str(ROOT / "build" / "release" / "balai"))
MANY = "thousand"  # minutes; a hundred of everything are looked at in its place, in lists that are made alike
TIMES = ["2026-11-20T10:00", "2026-11-24T10:42", "2026-11-24T21:30", "2026-11-25T03:00", "2026-11-26T10:00"]


def audit(folder, now):
    """How many errors `balai audit` finds; prints them."""
    ran = subprocess.run([PROGRAM, "audit", "--content", str(folder), "--now", now], capture_output=True, text=True)
    errors = [line for line in ran.stdout.splitlines() if ": error: " in line]
    closing = ran.stdout.splitlines()[-1] if ran.stdout else ran.stderr.strip()
    print(f"{folder.name} at {now}: {closing}")
    for line in errors[:20]:
        print("  " + line)
    return 0 if ran.returncode == 0 and not errors else 1


def audit_odd():
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), made], check=True)
        folders = sorted(folder for folder in Path(made).iterdir() if (folder / "bundle.json").exists() and folder.name != MANY)
        return sum(audit(folder, "2026-11-24T10:42") for folder in folders) if folders else 1


def main():
    if sys.argv[1:] not in (["ours"], ["odd"]):
        sys.exit(__doc__)
    failed = audit_odd() if sys.argv[1] == "odd" else sum(audit(ROOT / "content" / "bali-process", now) for now in TIMES)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
