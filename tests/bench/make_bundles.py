#!/usr/bin/python3
"""Bundles of the bench's own slides and agendas: make_bundles.py BENCH-ASSETS OUTPUT

slides/                six `picture` scenes of 2 s, as the peers show them
home/                  the sample content with a logo in the colour that the bench waits for
agenda_1000.json/      folders, named as the bench names its agendas, with all sessions on one day, so that the list is as long
agenda_10000.json/     as the peers' list
languages/             the sample content with 10,000 sessions on one day, their titles in all its languages
search/                10,000 sessions with 20,000 different words and 4,000 speakers: more words than a conference has
"""
import json
import random
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


def make_languages(folder):
    shutil.copytree(ROOT / "content" / "bali-process", folder)
    content = json.loads((folder / "bundle.json").read_text())
    titled = [session for session in content["agenda"] if len(session["title"]) >= 20 and session.get("room")]
    content["agenda"] = []
    for i in range(10000):
        minute = 480 + i % 120 * 5
        start, end = (f"2026-11-24T{at // 60:02}:{at % 60:02}" for at in (minute, minute + 30))
        like = titled[i % len(titled)]
        content["agenda"].append({"id": f"s{i:05}", "start": start, "end": end, "status": "confirmed",
                                  **{key: like[key] for key in ("title", "room", "track", "access") if key in like}})
    for key in ("notices", "attract"):
        content.pop(key, None)
    (folder / "bundle.json").write_text(json.dumps(content, ensure_ascii=False))


def make_search(folder):
    rng = random.Random(7)
    syllables = [a + b for a in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "tr", "st", "sh") for b in ("a", "e", "i", "o", "u", "an", "er", "in", "ou")]
    def made(count, most):
        found = {}
        while len(found) < count:
            found["".join(rng.choices(syllables, k=rng.randint(1, most)))] = None
        return list(found)
    words = made(20000, 5)
    names = [word.capitalize() for word in made(2000, 3)]
    people = [f"{rng.choice(names)} {rng.choice(names)}" for _ in range(4000)]
    often = [1 / (rank + 20) for rank in range(len(words))]  # as in a language: few words make most of a text
    agenda = []
    for i in range(10000):
        minute = 480 + i % 60 * 10
        start, end = (f"{DAY}T{at // 60:02}:{at % 60:02}" for at in (minute, minute + 30))
        title = " ".join(rng.choices(words, often, k=6) + rng.choices(words, k=2)).capitalize()
        agenda.append({"id": f"s{i:05}", "start": start, "end": end, "title": title, "room": f"r{i % 40}",
                       "people": [{"name": name} for name in rng.sample(people, 2)]})
    write_bundle(folder, bundle("bench-search", "Conf", agenda=agenda,
                                rooms=[{"id": f"r{i}", "name": f"Room {i + 1}"} for i in range(40)]))


def main(assets, output):
    shutil.rmtree(output, ignore_errors=True)
    make_slides(assets, output)
    make_home(output)
    for name in ("agenda_1000.json", "agenda_10000.json"):
        make_agenda(assets / name, output / name)
    make_search(output / "search")
    make_languages(output / "languages")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
