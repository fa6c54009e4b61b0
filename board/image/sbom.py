"""What is on the card: sbom.py ROOT prints a line a package: name, version, source, licences, with tabs between."""
import re
import sys
from pathlib import Path


def installed(root):
    for text in (root / "var/lib/dpkg/status").read_text().split("\n\n"):
        fields = dict(re.findall(r"^([A-Za-z-]+): (.*)$", text, re.M))
        if fields.get("Status", "").endswith(" installed"):
            yield fields


# Most packages name their licences in the form that machines read; of the others the texts that they refer to.
def licences(root, package):
    path = root / "usr/share/doc" / package / "copyright"
    while path.is_symlink():
        path = Path(str(root) + str(path.readlink())) if path.readlink().is_absolute() else path.parent / path.readlink()
    if not path.is_file():
        return "see the source"
    text = path.read_text(errors="replace")
    named = {name.strip().rstrip(",") for name in re.findall(r"^License:[ \t]*(\S[^\n]*)$", text, re.M)}
    named = named or {name.rstrip(".") for name in re.findall(r"/usr/share/common-licenses/([\w.+-]+)", text)}
    return ", ".join(sorted(named)) or "see its copyright file"


def main(root):
    print("package\tversion\tsource\tlicences")
    for fields in sorted(installed(root), key=lambda fields: fields["Package"]):
        name = fields["Package"]
        print(name, fields["Version"], fields.get("Source", name), licences(root, name), sep="\t")


main(Path(sys.argv[1]))
