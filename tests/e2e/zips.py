#!/usr/bin/python3
"""zips.py PROGRAM CONTENT FOLDER: a folder as Windows, macOS and Linux make a zip of it, each installed, and the same afterwards.

Windows (Explorer): the system is DOS, no attributes of Unix, names that are not ASCII flagged as UTF-8, no entries for folders.
macOS (Finder): written in one go, so that sizes come behind the data; names decomposed and UTF-8 without saying so; a second tree
__MACOSX with what its file system keeps. Linux: the real zip.
"""
import io
import pathlib
import shutil
import struct
import subprocess
import sys
import unicodedata
import zipfile

ODD = "Übersicht é.txt"


class Stream(io.RawIOBase):
    """Cannot go back, as a program that writes in one go."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += data
        return len(data)


def windows(folder):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            info = zipfile.ZipInfo(f"{folder.name}/{path.name}", (2027, 5, 4, 8, 0, 0))
            info.create_system, info.external_attr, info.compress_type = 0, 0x20, zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    return out.getvalue()


def without_utf8_flag(data):
    """Its flags' bit 11 cleared, in each file's header and in the directory."""
    data = bytearray(data)
    for sign, at_flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + at_flags)[0]
            struct.pack_into("<H", data, at + at_flags, flags & ~0x800)
            at = data.find(sign, at + 4)
    return bytes(data)


def macos(folder):
    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir(folder.name) if hasattr(archive, "mkdir") else archive.writestr(f"{folder.name}/", b"")
        for path in sorted(folder.iterdir()):
            name = unicodedata.normalize("NFD", f"{folder.name}/{path.name}")
            archive.writestr(name, path.read_bytes())
            archive.writestr(f"__MACOSX/{folder.name}/._{path.name}", b"\0\5\x16\7")
        archive.writestr(f"{folder.name}/.DS_Store", b"Bud1")
    return without_utf8_flag(bytes(out.bytes))


def linux(folder):
    made = folder.parent / "linux.zip"
    subprocess.run(["zip", "-qr", made, folder.name], cwd=folder.parent, check=True)
    return made.read_bytes()


def main():
    program, content, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder = work / "My event"
    shutil.copytree(content, folder)
    (folder / ODD).write_text("kept")
    for make in (windows, macos, linux):
        package, store = work / f"as {make.__name__}.zip", work / f"store-{make.__name__}"
        package.write_bytes(make(folder))
        store.mkdir()
        done = subprocess.run([program, "install", package, "--store", store, "--accept-unsigned"], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{make.__name__}: {done.stdout}{done.stderr}")
        installed = store / "slots" / "1" / "bundle"
        got = {path.name: path.read_bytes() for path in installed.iterdir()}
        wanted = {path.name: path.read_bytes() for path in folder.iterdir()}
        if got != wanted:
            sys.exit(f"{make.__name__}: {sorted(got)} is not {sorted(wanted)}")
        print(f"ok: {make.__name__}")


main()
