#!/usr/bin/python3
"""A reader sees what was meant: run.py PICTURE [LANGUAGE...]

PICTURE (picture.c) shows screens of the sample bundle in each language; titles and names are cut out of them, and tesseract reads
them. Then the same words are drawn once more, which must be read too, and drawn wrong, which must not: from the other end, and, in
scripts whose letters join or change places, letter by letter. With languages only those, and every line is printed. Skipped (77)
without tesseract.

Urdu is not here: it is set in Nastaliq, of which Debian's model for Urdu misreads every fourth letter.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = "content/bali-process"
SCREENS = ["home", "agenda", "members", "meetings", "session/opening-remarks", "member/id"]
SKIPPED = 77
LINES = 8      # that are read of each language, and drawn wrong
LEAST = 4      # letters: a shorter word is read by chance
ENOUGH = 0.85  # share of a language's letters (or words) that must be read, and is not where they were drawn wrong


def letters(text):
    """What counts of a text: letters, marks and figures, in one of the ways to write them (Lao has two for "am")."""
    return [c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LMN"]


def words(text):
    """The same in words. Arabic letters are known one by one too, but then no word is read: there are gaps in it, or the signs that
    keep letters from joining."""
    return "".join(c if unicodedata.category(c)[0] in "LMN" or c == "\u200c" else " " for c in unicodedata.normalize("NFKC", text)).split()


class Language(NamedTuple):
    model: str                  # of tesseract, and of its Debian package
    script: str                 # in the names of its letters
    shaped: bool                # its letters join or change places: drawn one by one they are other words
    counted: Callable = letters  # what is compared


LANGUAGES = {
    "ar": Language("ara", "ARABIC", True, words),
    "fa": Language("fas", "ARABIC", True, words),
    "hi": Language("hin", "DEVANAGARI", True),
    "ne": Language("nep", "DEVANAGARI", True),
    "bn": Language("ben", "BENGALI", True),
    "ta": Language("tam", "TAMIL", True),
    "si": Language("sin", "SINHALA", True),
    "my": Language("mya", "MYANMAR", True),
    "km": Language("khm", "KHMER", True),
    "th": Language("tha", "THAI", True),
    "lo": Language("lao", "LAO", True),
    "zh-Hans": Language("chi_sim", "CJK", False),
    "zh-Hant": Language("chi_tra", "CJK", False),
    "ja": Language("jpn", "", False),
    "ko": Language("kor", "HANGUL", False),
    "vi": Language("vie", "LATIN", False),
    "id": Language("ind", "LATIN", False),
    "fr": Language("fra", "LATIN", False),
    "tr": Language("tur", "LATIN", False),
    "mn": Language("mon", "CYRILLIC", False),
}


class Line(NamedTuple):
    language: str
    address: str
    picture: str
    box: tuple
    size: int
    text: str


def is_meant(line):
    """Letters of the language's own script, and enough of them."""
    script, found = LANGUAGES[line.language].script, letters(line.text)
    return len(found) >= LEAST and all(script in unicodedata.name(c, "") and not c.isdigit() for c in found)


def choose(lines):
    """The largest lines of each screen in turn, each text once."""
    by_screen = [sorted((line for line in lines if line.address == address and is_meant(line)), key=lambda line: -line.size)
                 for address in SCREENS]
    chosen = {}
    while len(chosen) < LINES and any(by_screen):
        for found in by_screen:
            while found and found[0].text in chosen:
                found.pop(0)
            if found and len(chosen) < LINES:
                line = found.pop(0)
                chosen[line.text] = line
    return list(chosen.values())


def read_pgm(path):
    data = Path(path).read_bytes()
    _, size, _, pixels = data.split(b"\n", 3)
    width, height = map(int, size.split())
    return width, height, pixels


def cut(pictures, line, path):
    """The line's box and a margin, dark on light."""
    if line.picture not in pictures:
        pictures[line.picture] = read_pgm(line.picture)
    width, height, pixels = pictures[line.picture]
    left, top, w, h = line.box
    margin = line.size // 6
    left, right = max(0, left - margin), min(width, left + w + margin)
    top, bottom = max(0, top), min(height, top + h)
    rows = [pixels[y * width + left:y * width + right] for y in range(top, bottom)]
    if sorted(rows[0] + rows[-1])[len(rows[0])] < 128:  # light letters on a dark ground
        rows = [row.translate(bytes(range(255, -1, -1))) for row in rows]
    path.write_bytes(b"P5\n%d %d\n255\n" % (right - left, bottom - top) + b"".join(rows))


def backwards(text):
    """From the other end, marks staying on their letters."""
    parts = []
    for c in text:
        if parts and unicodedata.category(c)[0] == "M":
            parts[-1] += c
        else:
            parts.append(c)
    return ["".join(reversed(parts))]


def run_picture(program, *arguments, given):
    environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
    done = subprocess.run([program, *arguments], cwd=ROOT, input=given, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, [program, *arguments]))}\nexit {done.returncode}\n{done.stderr}")
    return done.stdout


def show_screens(program, folder, tags):
    said = run_picture(program, "screens", BUNDLE, folder, *SCREENS, given="".join(f"{tag}\n" for tag in tags))
    fields = [line.split("\t", 8) for line in said.splitlines()]
    return [Line(f[0], f[1], f[2], tuple(map(int, f[3:7])), int(f[7]), f[8]) for f in fields]


def draw(program, folder, lines, pieces_of):
    folder.mkdir()
    given = "".join("\t".join([line.language, str(line.size), *pieces_of(line.text)]) + "\n" for line in lines)
    run_picture(program, "lines", folder, given=given)
    return [folder / f"{number}.pgm" for number in range(len(lines))]


def recognize(model, pictures):
    """What tesseract reads in each picture."""
    if not pictures:
        return []
    listed = "".join(f"{picture}\n" for picture in pictures)
    done = subprocess.run(["tesseract", "-", "-", "-l", model, "--psm", "13", "-c", "page_separator=\f"], input=listed,
                          capture_output=True, text=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    read = done.stdout.split("\f")
    if done.returncode or len(read) != len(pictures):
        sys.exit(f"tesseract could not read in {model} (Debian: tesseract-ocr-{model.replace('_', '-')}): {done.stderr}")
    return read


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, d in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (c != d))
    return row[-1]


def share(counted, meant, read):
    """How much of what was meant was read, over all lines: 1 all of it."""
    pairs = [(counted(a), counted(b)) for a, b in zip(meant, read)]
    size = sum(max(len(a), len(b)) for a, b in pairs)
    return 1 - sum(distance(a, b) for a, b in pairs) / size if size else 0


def read_language(program, folder, tag, lines, talkative):
    """{how the words were drawn: share that was read}"""
    language = LANGUAGES[tag]
    pictures, shown = {}, [folder / f"{tag}-screen-{number}.pgm" for number in range(len(lines))]
    for line, path in zip(lines, shown):
        cut(pictures, line, path)
    ways = {"again": lambda text: [text], "backwards": backwards, **({"apart": list} if language.shaped else {})}
    drawn = {"screen": shown, **{way: draw(program, folder / f"{tag}-{way}", lines, pieces_of) for way, pieces_of in ways.items()}}
    read = recognize(language.model, [path for paths in drawn.values() for path in paths])
    parts = {way: read[number * len(lines):][:len(lines)] for number, way in enumerate(drawn)}
    if talkative:
        for number, line in enumerate(lines):
            print(tag, line.address, line.size, line.text, *(part[number].strip() for part in parts.values()), sep=" | ")
    return {way: share(language.counted, [line.text for line in lines], part) for way, part in parts.items()}


def judge(tag, count, shares):
    """Prints a line of the table; true where all is as it must be."""
    faults = [f"only {count} lines to read"] if count < LINES else []
    for way, part in shares.items():
        right = way in ("screen", "again")
        if right != (part >= ENOUGH):
            faults.append(f"{way} is not read" if right else f"{way} is read")
    print(f"{tag:8}" + ", ".join(f"{way} {part:.2f}" for way, part in shares.items()) + "".join(f"; {fault}" for fault in faults))
    return not faults


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not shutil.which("tesseract"):
        print("skipped: tesseract is not installed (./dev install)")
        return SKIPPED
    program, tags = Path(sys.argv[1]).resolve(), sys.argv[2:] or list(LANGUAGES)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        found = show_screens(program, folder, tags)
        chosen = {tag: choose([line for line in found if line.language == tag]) for tag in tags}
        with ThreadPoolExecutor(2) as pool:
            read = pool.map(lambda tag: read_language(program, folder, tag, chosen[tag], len(sys.argv) > 2), tags)
            sound = [judge(tag, len(chosen[tag]), shares) for tag, shares in zip(tags, read)]
    return 0 if all(sound) else 1


if __name__ == "__main__":
    sys.exit(main())
