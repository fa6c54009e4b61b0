#!/usr/bin/python3
"""Golden pictures: what `balai render`, unit tests' sketches and visits must give, pixel for pixel.

run.py check NAME         makes what NAME is and compares it (exit 1 other or missing, 77 skipped)
run.py renew [NAME...]    makes it and replaces what is other (everything without names), and writes build/golden-diff/NAME.png:
                          the old picture, the new one, and what differs in red

NAME is a case of cases.txt (NAME.png), sketches/TEST for the lines of sketches.txt with that unit test (sketches/*.png), or
visits/VISIT for the shots of a visit that has a folder here (visits/VISIT/*.png); a visit is compared as it was played last.

The program is $BALAI_PROGRAM, what tests are built and play in $BALAI_TESTS. Pictures are exact only with Debian 12's ICU, HarfBuzz,
FreeType and fonts; elsewhere the check is skipped and says so.
"""
import fnmatch
import os
import re
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


def read_lines(name):
    """[first word, the rest] of each line."""
    lines = (HERE / name).read_text().splitlines()
    return [line.split(" ", 1) for line in lines if line.strip() and not line.startswith("#")]


def read_cases():
    return {name: shlex.split(arguments) for name, arguments in read_lines("cases.txt")}


def read_sketches():
    """The patterns of names of each unit test."""
    patterns = {}
    for test, pattern in read_lines("sketches.txt"):
        patterns.setdefault(test, []).append(pattern)
    return patterns


def all_names():
    return [*read_cases(), *(f"sketches/{test}" for test in read_sketches()),
            *sorted(f"visits/{folder.name}" for folder in (HERE / "visits").iterdir())]


def other_libraries():
    """What keeps pictures from being exact here; empty on Debian 12."""
    found = []
    for library, version in PINNED.items():
        got = subprocess.run(["pkg-config", "--modversion", library], capture_output=True, text=True).stdout.strip()
        if not got.startswith(version):
            found.append(f"{library} is {got or 'missing'}, not {version}x")
    return found


def run(command, **environment):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment})
    if done.returncode:
        sys.exit(f"{shlex.join(command)}\nexit {done.returncode}\n{done.stdout}{done.stderr}")


def render(name, folder):
    arguments = read_cases()[name]
    if "{state}" in arguments:  # what is kept there stays as it is
        state = folder / "state"
        shutil.copytree(HERE / "state", state, dirs_exist_ok=True)
        arguments = [str(state) if argument == "{state}" else argument for argument in arguments]
    run([os.environ["BALAI_PROGRAM"], "render", *arguments, "-o", str(folder / f"{name}.png")])
    return folder, HERE, {f"{name}.png"}


def sketch(test, folder):
    patterns = ":".join(read_sketches()[test])
    emulator = shlex.split(os.environ.get("BALAI_EMULATOR", ""))
    run([*emulator, f"{os.environ['BALAI_TESTS']}/test_{test}"], BALAI_SKETCHES=str(folder), BALAI_SKETCHES_OF=patterns)
    names = {picture.name for picture in folder.glob("*.png")}
    golden = HERE / "sketches"
    kept = {picture.name for picture in golden.glob("*.png")
            if any(fnmatch.fnmatchcase(picture.stem, pattern) for pattern in read_sketches()[test])}
    return folder, golden, names | kept


def shots(visit):
    played, golden = Path(os.environ["BALAI_TESTS"]) / "visits" / visit, HERE / "visits" / visit
    script = ROOT / "tests" / "visits" / f"{re.sub('_[0-9]+$', '', visit)}.visit"
    names = {line.split()[1] + ".png" for line in script.read_text().splitlines() if line.startswith("shot ")}
    return played, golden, names | {picture.name for picture in golden.glob("*.png")}


def make(name, folder):
    """The folder with the new pictures, the one with the golden ones, and their names."""
    kind, _, what = name.partition("/")
    if kind == "sketches" and what in read_sketches():
        return sketch(what, folder)
    if kind == "visits" and (HERE / "visits" / what).is_dir():
        return shots(what)
    if name in read_cases():
        return render(name, folder)
    sys.exit(f"{name} is not in cases.txt or sketches.txt, and there is no such folder of a visit")


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


def check_one(new, golden):
    shown = golden.relative_to(HERE).with_suffix("")
    if not new.exists():
        print(f"{golden.relative_to(ROOT)} is not made any more: remove it")
    elif not golden.exists():
        print(f"{golden.relative_to(ROOT)} is missing: ./dev golden makes it; look at it before you commit it")
    elif differing := count_differing(golden, new, DIFFERENCES / f"{shown}.png"):
        (DIFFERENCES / f"{shown}.new.png").write_bytes(new.read_bytes())
        print(f"{differing if differing > 0 else 'sizes and'} pixels differ; see build/golden-diff/{shown}.png. "
              f"If the new picture is right: ./dev golden")
    else:
        return True
    return False


def check(name):
    other = other_libraries()
    if other:
        print("skipped, pictures are exact on Debian 12 only: " + "; ".join(other))
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        made, golden, names = make(name, Path(folder))
        return 0 if all([check_one(made / each, golden / each) for each in sorted(names)]) else 1


def renew_one(new, golden):
    shown = golden.relative_to(HERE).with_suffix("")
    if not new.exists():
        print(f"not made   {shown}.png: remove it, or name it in cases.txt")
        return
    with tempfile.TemporaryDirectory() as folder:
        difference = Path(folder) / "difference.png"
        if not golden.exists():
            print(f"new        {shown}")
        elif count_differing(golden, new, difference):
            picture = DIFFERENCES / f"{shown}.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["montage", str(golden), str(new), str(difference), "-tile", "3x1", "-geometry", "+8+8",
                            str(picture)], check=False)
            print(f"changed    {shown}   build/golden-diff/{shown}.png: old, new, difference")
        else:
            print(f"as it was  {shown}")
            return
    golden.parent.mkdir(exist_ok=True)
    shutil.copyfile(new, golden)


def renew(names):
    other = other_libraries()
    if other:
        sys.exit("golden pictures are made on Debian 12: " + "; ".join(other))
    for name in names or all_names():
        with tempfile.TemporaryDirectory() as folder:
            made, golden, pictures = make(name, Path(folder))
            for each in sorted(pictures):
                renew_one(made / each, golden / each)
    if not names:
        for left in sorted(set(HERE.glob("*.png")) - {HERE / f"{name}.png" for name in read_cases()}):
            print(f"no case    {left.name}: remove it, or name it in cases.txt")
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "check":
        sys.exit(check(sys.argv[2]))
    if len(sys.argv) >= 2 and sys.argv[1] == "renew":
        sys.exit(renew(sys.argv[2:]))
    sys.exit(__doc__)
