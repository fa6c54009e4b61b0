#!/usr/bin/python3
"""Who may include whom, and which folders may use SDL, cJSON and the system's calls: the table of DESIGN.md."""
import re
from common import ROOT, code_only, files, finish, read

MAY_INCLUDE = {
    "base": [],
    "os": ["base"],
    "json": ["base"],
    "machine": ["base"],
    "draw": ["base"],
    "model": ["base", "json"],
    "take": ["base", "model"],
    "settings": ["base", "json", "model"],
    "record": ["base", "json", "model"],
    "text": ["base", "json", "draw"],
    "search": ["base", "model", "text"],
    "store": ["base", "json", "model", "picture"],
    "reader": ["base", "json", "model", "picture", "store"],
    "receipt": ["base", "json", "model"],
    "paint": ["base", "draw", "text"],
    "ui": ["base", "draw", "text"],
    "screens": ["base", "draw", "text", "ui", "model", "search", "take", "settings"],
    "picture": ["base"],
    "sdl": ["base", "draw", "paint", "ui/event.h"],
    "app": ["base", "machine", "json", "draw", "model", "text", "search", "store", "reader", "receipt", "paint", "ui", "screens", "picture", "take", "record",
            "settings"],
}
EVERYTHING = {"cli", "main.c"}  # they do the wiring

# What only some folders may use: a pattern in code, who may, and why.
ONLY_IN = [
    (r"#include <SDL|\b(SDL|IMG|TTF)_\w+", {"sdl", "picture"}, "SDL belongs in sdl/ and picture/"),
    (r"#include <cjson|\bcJSON\w*", {"json"}, "cJSON belongs in json/"),
    (r"#include <qrencode|\bQR(input|code)_\w*", {"take"}, "libqrencode belongs in take/"),
    (r"#include <sodium|\b(crypto|sodium)_\w+", {"settings", "store"}, "libsodium belongs in settings/ and store/"),
    (r"#include <archive|\barchive_(read|write|entry)\w*", {"store"}, "libarchive belongs in store/"),
    (r"#include <(seccomp|linux/landlock)|\bseccomp_\w+", {"os"}, "libseccomp and Landlock belong in os/"),
    (r"#include <lib(udev|mount)|\b(udev|mnt)_\w+\(", {"os"}, "libudev and libmount belong in os/"),
    (r"(?<![\w.>])(rename|renameat|fsync|fdatasync|time|clock_gettime|gettimeofday)\s*\(", {"os"},
     "the system's clock and disk belong in os/: take a Clock or an Fs"),
]


def owner(path):
    """The folder of src/ that a file belongs to; "main.c" itself."""
    return path.parts[1]


def may_include(folder, header):
    target = header.split("/")[0]
    return target == folder or target in MAY_INCLUDE[folder] or header in MAY_INCLUDE[folder]


def check_includes(path, text):
    folder = owner(path)
    if folder in EVERYTHING:
        return
    if folder not in MAY_INCLUDE:
        yield f"{path}:1: the folder {folder}/ is not in the table of tests/lint/check_includes.py"
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r'#\s*include\s+"([a-z_]+/.+?)"', line)
        if match and not may_include(folder, match.group(1)):
            yield f"{path}:{number}: {folder}/ must not include {match.group(1)}"


def check_uses(path, text):
    for number, line in enumerate(code_only(text).splitlines(), 1):
        for pattern, folders, why in ONLY_IN:
            if owner(path) not in folders and re.search(pattern, line):
                yield f"{path}:{number}: {why}: {line.strip()}"


def check_own_header(path, text):
    header = path.with_suffix(".h")
    if path.suffix == ".c" and (ROOT / header).exists():
        first = re.search(r'#\s*include\s+["<](.+?)[">]', text)
        if not first or first.group(1) not in (header.name, str(header.relative_to("src"))):
            yield f"{path}:1: its own header {header.name} must be included first, so that it is seen to stand alone"


found = []
for source in files(".c", ".h", under="src"):
    content = read(source)
    found += [*check_includes(source, content), *check_uses(source, content), *check_own_header(source, content)]
finish(found, "Data flows one way; move the code to the folder that may, or pass in what it needs. The table is in DESIGN.md.")
