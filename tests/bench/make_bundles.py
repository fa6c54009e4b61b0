#!/usr/bin/python3
"""Bundles of the bench's own slides and agendas: make_bundles.py BENCH-ASSETS OUTPUT

slides/                six `picture` scenes of 2 s, as the peers show them
home/                  the sample content with a logo in the colour that the bench waits for
agenda_1000.json/      folders, named as the bench names its agendas, with all sessions on one day, so that the list is as long
agenda_10000.json/     as the peers' list
"""
import json
import shutil
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARK = (230, 20, 20)  # perf.py's MARK_RGB
DAY = "2026-11-23"
# The peers' colours of rows.
COLOURS = ["#E91E63", "#9C27B0", "#3F51B5", "#03A9F4", "#009688", "#8BC34A", "#FFEB3B", "#FF9800", "#795548", "#607D8B", "#F44336",
           "#4CAF50"]


def bundle(identity, title, **more):
    return {"format": 1, "id": identity, "version": 1, "created": "2026-11-20T08:00:00+08:00", "languages": ["en"],
            "event": {"title": title, "zone": "Asia/Makassar", "start": DAY, "end": DAY}, "rooms": [], "tracks": [], "agenda": [],
            **more}


def write_bundle(folder, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bundle.json").write_text(json.dumps(content, indent=1))


def make_slides(assets, output):
    folder = output / "slides"
    names = [f"s{number}.jpg" for number in range(1, 7)]
    scenes = [{"scene": "picture", "file": name, "seconds": 2} for name in names]
    write_bundle(folder, bundle("bench-slides", "Slides", attract={"seconds": 2, "scenes": scenes}))
    for name in names:
        shutil.copyfile(assets / name, folder / name)


def png_of_one_colour(side, colour):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(colour) * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make_home(output):
    folder = output / "home"
    shutil.copytree(ROOT / "content" / "bali-process", folder)
    content = json.loads((folder / "bundle.json").read_text())
    content["event"]["logo"] = "mark.png"
    (folder / "bundle.json").write_text(json.dumps(content, indent=1, ensure_ascii=False))
    (folder / "mark.png").write_bytes(png_of_one_colour(128, MARK))


def make_agenda(source, folder):
    peers = json.loads(source.read_text())["sessions"]
    rooms = list(dict.fromkeys(session["room"] for session in peers))
    tracks = list(dict.fromkeys(session["track"] for session in peers))
    def identity(name):
        return name.lower().replace(" ", "-")
    agenda = [{"id": f"s{session['id']:05d}", "start": f"{DAY}T{session['start']}", "end": f"{DAY}T{session['end']}",
               "title": session["title"], "room": identity(session["room"]), "track": session["track"], "status": "confirmed",
               "summary": session["abstract"], "people": [{"name": session["speaker"]}]} for session in peers]
    write_bundle(folder, bundle(
        "bench-agenda", "Conf", agenda=agenda, rooms=[{"id": identity(room), "name": room} for room in rooms],
        tracks=[{"id": track, "name": track.capitalize(), "colour": COLOURS[i % len(COLOURS)]} for i, track in enumerate(tracks)]))


def main(assets, output):
    shutil.rmtree(output, ignore_errors=True)
    make_slides(assets, output)
    make_home(output)
    for name in ("agenda_1000.json", "agenda_10000.json"):
        make_agenda(assets / name, output / name)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
