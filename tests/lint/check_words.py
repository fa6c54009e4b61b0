#!/usr/bin/python3
"""No leftovers in the project's files: notes to oneself, paths of somebody's machine, hosts of package registries. Folders say
what lives in them."""
import re
from common import ROOT, files, finish, read

LEFTOVERS = [
    (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"), "do it, or write an issue"),
    (re.compile(r"""(?:^|[\s"'`=:(])/(?:work|root|home)/[\w.]"""), "a path of one machine: make it relative"),
    (re.compile(r"regis" r"try\.\w|npm" r"js\.|deb\.deb" r"ian\.|pypi\."), "a registry's host: packages go by name"),
]
PICTURES = {".png", ".jpg", ".otf", ".gz", ".balai"}


def leftovers(path):
    try:
        text = read(path)
    except UnicodeDecodeError:
        return [] if path.parts[:2] == ("tests", "fuzz") else [f"{path}: not UTF-8"]
    return [f"{path}:{number}: {advice}: {line.strip()[:100]}" for number, line in enumerate(text.splitlines(), 1)
            for pattern, advice in LEFTOVERS if pattern.search(line)]


def folders_without_readme():
    folders = {path.parts[1] for path in files(".c", ".h", under="src") if len(path.parts) > 2}
    wanted = [f"src/{folder}" for folder in sorted(folders)] + ["assets", "content", "tests"]
    return [f"{folder}/README.md is missing: what lives here, who may include it, what it must not do"
            for folder in wanted if not (ROOT / folder / "README.md").exists()]


found = folders_without_readme()
for source in files():
    if source.suffix not in PICTURES:
        found += leftovers(source)
finish(found, "Each line says what to do.")
