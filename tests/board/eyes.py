"""Reads a picture of the screen as a person would: tesseract's words with their places."""
import re
import subprocess
import unicodedata
from typing import NamedTuple

SCALE = 2 # tesseract reads small letters better when they are larger


class Word(NamedTuple):
    text: str
    line: tuple
    left: int
    top: int
    right: int
    bottom: int


def plain(text):
    """Letters and digits alone, small: commas and quotation marks are read by chance."""
    text = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^0-9a-z]+", " ", text).strip()


SPARSE, BLOCK = 11, 6 # tesseract's ways to look at a page: each sees words that the other overlooks


def read(picture, turned=0, mode=SPARSE):
    """The words of a picture, which is turned back by degrees first."""
    made = subprocess.run(["convert", str(picture), "-rotate", str(-turned), "-colorspace", "Gray",
                           "-resize", f"{SCALE * 100}%", "png:-"], capture_output=True, check=True).stdout
    table = subprocess.run(["tesseract", "stdin", "stdout", "--psm", str(mode), "-l", "eng", "tsv"], input=made, capture_output=True,
                           check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"}).stdout.decode()
    words = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        text = plain(cells[11]) if len(cells) == 12 else ""
        if text:
            left, top, width, height = (int(cell) // SCALE for cell in cells[6:10])
            for part in text.split():
                words.append(Word(part, tuple(cells[2:5]), left, top, left + width, top + height))
    return words


def find(words, phrase, last=False):
    """The middle of a phrase whose words follow one another, None where it is not to be seen; the last: a button says again what it does."""
    wanted = plain(phrase).split()
    places = range(len(words) - len(wanted) + 1)
    for i in reversed(places) if last else places:
        if all(words[i + k].text == wanted[k] for k in range(len(wanted))):
            first, last = words[i], words[i + len(wanted) - 1]
            return (first.left + last.right) // 2, (first.top + last.bottom) // 2
    return None


def sees(words, phrase):
    """Whether a phrase is to be seen, over the ends of lines, too."""
    return plain(phrase) in " ".join(word.text for word in words)
