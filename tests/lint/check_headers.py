#!/usr/bin/python3
"""Every header of src/ and tests/support compiles alone and is read once."""
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from common import ROOT, files, finish, read

LIBRARIES = ["sdl2", "SDL2_ttf", "SDL2_image", "pixman-1", "freetype2", "harfbuzz", "icu-uc", "libcjson"]
flags = subprocess.run(["pkg-config", "--cflags", *LIBRARIES], capture_output=True, text=True, check=True).stdout.split()


def check(path):
    text = read(path)
    if "#pragma once" not in text:
        return f"{path}:1: #pragma once is missing"
    command = [os.environ.get("CC", "cc"), "-std=gnu17", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Isrc", "-Itests/support",
               *flags, "-xc", "-"]
    done = subprocess.run(command, cwd=ROOT, input=f'#include "{ROOT / path}"\n', capture_output=True, text=True)
    return done.stderr.replace(f"{ROOT}/", "").strip() if done.returncode else None


headers = files(".h", under="src") + files(".h", under="tests/support")
with ThreadPoolExecutor(2) as pool:
    found = [problem for problem in pool.map(check, headers) if problem]
finish(found, "A header includes what it names itself.")
