"""What the checks share: the project's files, C without comments and strings, and how findings are reported."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77  # ctest's SKIP_RETURN_CODE
NOT_OURS = {".git", "build", "node_modules", "__pycache__"}


def files(*suffixes, under="."):
    """The project's files below a folder, with one of the suffixes (all without any), as paths from the root."""
    found = []
    folders = [ROOT / under]
    while folders:
        for path in folders.pop().iterdir():
            if path.is_dir() and not path.is_symlink():
                if path.name not in NOT_OURS:
                    folders.append(path)
            elif not suffixes or path.suffix in suffixes:
                found.append(path.relative_to(ROOT))
    return sorted(found)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


COMMENT_OR_STRING = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def code_only(text):
    """C without what stands in comments and strings; lines keep their numbers."""
    def blank(match):
        found = match.group()
        if found[0] in "\"'":
            return found[0] * 2
        return "\n" * found.count("\n")
    return COMMENT_OR_STRING.sub(blank, text)


def report(findings, advice):
    """Prints what was found and what to do; the exit code."""
    for finding in findings:
        print(finding)
    if findings:
        print(f"\n{len(findings)} found. {advice}")
    return 1 if findings else 0


def finish(findings, advice):
    sys.exit(report(findings, advice))
