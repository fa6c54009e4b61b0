#!/usr/bin/python3
"""Files and functions that a reader can hold: over the limit fails, over the aim is said."""
import re
from common import code_only, files, finish, read

FILE_LINES = 500
FUNCTION_LINES = 100
FUNCTION_AIM = 60


def functions(path):
    """(name, first line, lines) of each function; clang-format puts its first and its last brace at known places."""
    start = name = None
    for number, line in enumerate(code_only(read(path)).splitlines(), 1):
        if start is None and re.match(r"\w", line) and "(" in line and not line.startswith(("typedef", "struct", "enum", "union")):
            start, name = number, (re.findall(r"(\w+)\s*\(", line) or [line])[0]
        if start is not None and line.rstrip().endswith(";") and not line.startswith(" ") and "{" not in line:
            start = None
        elif start is not None and line.startswith("}"):
            yield name, start, number - start + 1
            start = None


found = []
for source in files(".c", ".h", under="src") + files(".c", ".h", under="tests"):
    lines = len(read(source).splitlines())
    if lines > FILE_LINES:
        found.append(f"{source}: {lines} lines, more than {FILE_LINES}")
    for name, start, length in functions(source):
        if length > FUNCTION_LINES:
            found.append(f"{source}:{start}: {name} has {length} lines, more than {FUNCTION_LINES}")
        elif length > FUNCTION_AIM:
            print(f"{source}:{start}: {name} has {length} lines; aim at 15, at {FUNCTION_AIM} think again")
finish(found, "Split it where a part has a name of its own.")
