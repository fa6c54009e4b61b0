#!/usr/bin/python3
"""Golden pictures: what `balai render` must give, pixel for pixel.

run.py check NAME         renders the case NAME of cases.txt and compares it with NAME.png (exit 1 other or missing, 77 skipped)
run.py renew [NAME...]    renders and replaces what is other (all cases without names), and writes build/golden-diff/NAME.png:
                          the old picture, the new one, and what differs in red

The program is $BALAI_PROGRAM. Pictures are exact only with Debian 12's ICU, HarfBuzz, FreeType and fonts; elsewhere the
check is skipped and says so.
"""
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DIFFERENCES = ROOT / "build" / "golden-diff"
PINNED = {"icu-uc": "72.", "harfbuzz": "6.0.", "freetype2": "24.", "pixman-1": "0.42."}  # Debian 12's
SKIPPED = 77


def read_cases():
    cases = {}
    for line in (HERE / "cases.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            name, arguments = line.split(" ", 1)
            cases[name] = shlex.split(arguments)
    return cases


def other_libraries():
    """What keeps pictures from being exact here; empty on Debian 12."""
    found = []
    for library, version in PINNED.items():
        got = subprocess.run(["pkg-config", "--modversion", library], capture_output=True, text=True).stdout.strip()
        if not got.startswith(version):
            found.append(f"{library} is {got or 'missing'}, not {version}x")
    return found


def render(arguments, picture):
    if "{state}" in arguments:  # what is kept there stays as it is
        state = picture.parent / "state"
        shutil.copytree(HERE / "state", state, dirs_exist_ok=True)
        arguments = [str(state) if argument == "{state}" else argument for argument in arguments]
    command = [os.environ["BALAI_PROGRAM"], "render", *arguments, "-o", str(picture)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode or not picture.exists():
        sys.exit(f"{shlex.join(command)}\nexit {done.returncode}\n{done.stdout}{done.stderr}")


def count_differing(old, new, difference):
    """Pixels that differ, by ImageMagick, which also writes the picture of them; -1 where the sizes do."""
    if old.read_bytes() == new.read_bytes():
        return 0
    difference.parent.mkdir(parents=True, exist_ok=True)
    compared = subprocess.run(["compare", "-metric", "AE", str(old), str(new), str(difference)], capture_output=True, text=True)
    if compared.returncode == 0:
        return 0
    try:
        return int(float(compared.stderr.split()[0]))
    except (ValueError, IndexError):
        return -1


def check(name):
    other = other_libraries()
    if other:
        print("skipped, pictures are exact on Debian 12 only: " + "; ".join(other))
        return SKIPPED
    golden = HERE / f"{name}.png"
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new.png"
        render(read_cases()[name], new)
        if not golden.exists():
            print(f"{golden.relative_to(ROOT)} is missing: ./dev golden {name} makes it; look at it before you commit it")
            return 1
        differing = count_differing(golden, new, DIFFERENCES / f"{name}.png")
        if differing:
            (DIFFERENCES / f"{name}.new.png").write_bytes(new.read_bytes())
            print(f"{differing if differing > 0 else 'sizes and'} pixels differ; see build/golden-diff/{name}.png. "
                  f"If the new picture is right: ./dev golden {name}")
            return 1
    return 0


def renew_one(name, arguments):
    golden = HERE / f"{name}.png"
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "new.png"
        difference = Path(folder) / "difference.png"
        render(arguments, new)
        if not golden.exists():
            print(f"new        {name}")
        elif count_differing(golden, new, difference):
            DIFFERENCES.mkdir(parents=True, exist_ok=True)
            subprocess.run(["montage", str(golden), str(new), str(difference), "-tile", "3x1", "-geometry", "+8+8",
                            str(DIFFERENCES / f"{name}.png")], check=False)
            print(f"changed    {name}   build/golden-diff/{name}.png: old, new, difference")
        else:
            print(f"as it was  {name}")
            return
        golden.write_bytes(new.read_bytes())


def renew(names):
    cases = read_cases()
    unknown = [name for name in names if name not in cases]
    if unknown:
        sys.exit(f"not in cases.txt: {' '.join(unknown)}")
    other = other_libraries()
    if other:
        sys.exit("golden pictures are made on Debian 12: " + "; ".join(other))
    for name in names or cases:
        renew_one(name, cases[name])
    if not names:
        for left in sorted(set(HERE.glob("*.png")) - {HERE / f"{name}.png" for name in cases}):
            print(f"no case    {left.name}: remove it, or name it in cases.txt")
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "check":
        sys.exit(check(sys.argv[2]))
    if len(sys.argv) >= 2 and sys.argv[1] == "renew":
        sys.exit(renew(sys.argv[2:]))
    sys.exit(__doc__)
