#!/usr/bin/python3
"""Every screen on every panel has no audit error: run.py ours|odd|aids|languages|full

ours: the sample bundle before, during, between and after its sessions. odd: the bundles of tests/support/odd_bundles.py.
aids: the sample bundle with each aid and some together, and a few of the odd ones with those that change layouts most.
languages: one of each kind of screen in every language on a few panels, and the pseudo-languages on all. full: every screen in every
language on every panel, with each aid too; it takes minutes and is run by hand (`./dev audit`). What is
found is printed as `balai audit` says it. BALAI_PROGRAM names the program.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("BALAI_PROGRAM", str(ROOT / "build" / "release" / "balai"))
PSEUDO = "en-XA,ar-XB"
# In a test's time: every language on a desk's panel, the hardest (long words, high lines, from right to left) on the smallest ones.
EVERY_LANGUAGE = "21.5 inch"
SOME = "7 inch,21.5 inch,32 inch portrait"  # of what the full run looks at on all
HARD = "ta,my,ur,fr"
SMALL = "7 inch,7 inch portrait"
# minutes: a hundred of everything are looked at in its place, in lists that are made alike; and what `languages` looks at.
LEFT_OUT = ["thousand", "pseudo"]
TIMES = ["2026-11-20T10:00", "2026-11-24T10:42", "2026-11-24T21:30", "2026-11-25T03:00", "2026-11-26T10:00"]


NOW = "2026-11-24T10:42"
# --mount-mm 900: the lower edge of a kiosk's panel at the height of a table.
AIDS = [["larger"], ["larger2"], ["contrast"], ["reach", "--mount-mm", "900"], ["larger,contrast"], ["reach,larger,still"]]
ODD = {("larger2",): ["long_word", "long_words", "meetings", "plans", "right_to_left", "twelve_rooms"],
       ("reach",): ["empty", "long_words", "right_to_left"]}


def audit(folder, now, aids=(), more=()):
    """How many errors `balai audit` finds; prints them."""
    options = (["--aids", *aids] if aids else []) + list(more)
    place = "foyer" if folder.name == "bali-process" else "here"  # where there is such a one
    ran = subprocess.run([PROGRAM, "audit", "--content", str(folder), "--now", now, "--place", place, *options], capture_output=True,
                         text=True)
    errors = [line for line in ran.stdout.splitlines() if ": error: " in line]
    closing = ran.stdout.splitlines()[-1] if ran.stdout else ran.stderr.strip()
    print(f"{folder.name} at {now}{' with ' if options else ''}{' '.join(options)}: {closing}")
    for line in errors[:20]:
        print("  " + line)
    return 0 if ran.returncode == 0 and not errors else 1


def audit_odd(names=(), aids=()):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), folder, *names], check=True)
        folders = sorted(folder for folder in Path(folder).iterdir() if (folder / "bundle.json").exists() and folder.name not in LEFT_OUT)
        return sum(audit(folder, NOW, aids) for folder in folders) if folders else 1


def made(name, function):
    """What function finds in one of the odd bundles."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), folder, name], check=True)
        return function(Path(folder) / name)


def audit_languages(ours):
    sample = lambda languages, panels: ["--languages", languages, "--panels", panels, "--one-of-each"]
    failed = audit(ours, NOW, more=sample("all", EVERY_LANGUAGE)) + audit(ours, NOW, more=sample(HARD, SMALL))
    return failed + made("pseudo", lambda pseudo: audit(pseudo, NOW, more=["--languages", PSEUDO, "--one-of-each"]))


def audit_full(ours):
    failed = sum(audit(ours, now, more=["--languages", "all"]) for now in TIMES)
    failed += sum(audit(ours, NOW, aids, ["--languages", "all"]) for aids in AIDS)
    return failed + made("pseudo", lambda pseudo: sum(audit(pseudo, NOW, aids, ["--languages", PSEUDO]) for aids in [[]] + AIDS))


def main():
    ours = ROOT / "content" / "bali-process"
    if sys.argv[1:] == ["ours"]:
        failed = audit(ours, NOW) + sum(audit(ours, now, more=["--panels", SOME]) for now in TIMES if now != NOW)
    elif sys.argv[1:] == ["odd"]:
        failed = audit_odd()
    elif sys.argv[1:] == ["aids"]:
        failed = sum(audit(ours, NOW, aids, ["--panels", SOME]) for aids in AIDS) + sum(audit_odd(names, aids) for aids, names in ODD.items())
    elif sys.argv[1:] == ["languages"]:
        failed = audit_languages(ours)
    elif sys.argv[1:] == ["full"]:
        failed = audit_full(ours)
    else:
        sys.exit(__doc__)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
