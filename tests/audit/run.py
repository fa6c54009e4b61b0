#!/usr/bin/python3
"""Every screen on every panel has no audit error: run.py ours|odd|aids

ours: the sample bundle before, during, between and after its sessions. odd: the bundles of tests/support/odd_bundles.py.
aids: the sample bundle with each aid and some together, and a few of the odd ones with those that change layouts most. What is
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


NOW = "2026-11-24T10:42"
# --mount-mm 900: the lower edge of a kiosk's panel at the height of a table.
AIDS = [["larger"], ["larger2"], ["contrast"], ["reach", "--mount-mm", "900"], ["larger,contrast"], ["reach,larger,still"]]
ODD = {("larger2",): ["long_word", "long_words", "meetings", "plans", "right_to_left", "twelve_rooms"],
       ("reach",): ["empty", "long_words", "right_to_left"]}


def audit(folder, now, aids=()):
    """How many errors `balai audit` finds; prints them."""
    options = ["--aids", *aids] if aids else []
    place = "foyer" if folder.name == "bali-process" else "here"  # where there is such a one
    ran = subprocess.run([PROGRAM, "audit", "--content", str(folder), "--now", now, "--place", place, *options], capture_output=True,
                         text=True)
    errors = [line for line in ran.stdout.splitlines() if ": error: " in line]
    closing = ran.stdout.splitlines()[-1] if ran.stdout else ran.stderr.strip()
    print(f"{folder.name} at {now}{' with ' if aids else ''}{' '.join(aids)}: {closing}")
    for line in errors[:20]:
        print("  " + line)
    return 0 if ran.returncode == 0 and not errors else 1


def audit_odd(names=(), aids=()):
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), made, *names], check=True)
        folders = sorted(folder for folder in Path(made).iterdir() if (folder / "bundle.json").exists() and folder.name != MANY)
        return sum(audit(folder, NOW, aids) for folder in folders) if folders else 1


def main():
    ours = ROOT / "content" / "bali-process"
    if sys.argv[1:] == ["ours"]:
        failed = sum(audit(ours, now) for now in TIMES)
    elif sys.argv[1:] == ["odd"]:
        failed = audit_odd()
    elif sys.argv[1:] == ["aids"]:
        failed = sum(audit(ours, NOW, aids) for aids in AIDS) + sum(audit_odd(names, aids) for aids, names in ODD.items())
    else:
        sys.exit(__doc__)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
