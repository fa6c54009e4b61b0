#!/usr/bin/env python3
"""Draws the sample bundle's full-panel picture: a calm sea at night in the display's own colours.

    python3 content/tools/make_waves.py content/bali-process/pictures/waves.png

Only the standard library is used, and the same picture comes out every time. The picture is in the public domain
(CC0 1.0).
"""
import math
import struct
import sys
import zlib

WIDTH, HEIGHT = 1920, 1080
SKY_TOP, SKY_HORIZON = (0x0A, 0x1C, 0x28), (0x2C, 0x72, 0x7D)
MOON = (0xF2, 0xF6, 0xF7)
MOON_X, MOON_Y, MOON_RADIUS = 1330.0, 395.0, 118.0
SEA_FAR, SEA_NEAR = (0x4E, 0x9B, 0xA4), (0x08, 0x17, 0x21)
CREST = (0x7F, 0xD0, 0xD6)
HORIZON, WAVES = 470.0, 11
CREST_DEPTH, CREST_LIGHT, CREST_STEPS = 72.0, 0.16, 24


def mix(a, b, part):
    return tuple(x + (y - x) * part for x, y in zip(a, b))


def crest(wave, x):
    """The height of a wave's crest at x, in pixels from the top: nearer waves are longer, higher and lower down."""
    near = wave / (WAVES - 1)
    base = HORIZON + (HEIGHT - 60 - HORIZON) * near ** 1.25
    swell = 7 + 38 * near
    turn = x / WIDTH * 2 * math.pi
    slow = math.sin(turn * (2.3 - 1.1 * near) + wave * 1.9)
    quick = math.sin(turn * (4.9 - 1.7 * near) + wave * 4.3)
    return base + swell * (0.72 * slow + 0.28 * quick)


def sea_colours(wave):
    """A wave's colours from its crest downwards: light catches the crest."""
    base = mix(SEA_FAR, SEA_NEAR, (wave / (WAVES - 1)) ** 0.7)
    lights = [CREST_LIGHT * (1 - step / CREST_STEPS) ** 2 for step in range(CREST_STEPS + 1)]
    return [mix(base, CREST, light) for light in lights]


def sky_column(x):
    column = []
    for y in range(HEIGHT):
        colour = mix(SKY_TOP, SKY_HORIZON, min(1.0, y / (HORIZON + 40)) ** 1.6)
        distance = math.hypot(x + 0.5 - MOON_X, y + 0.5 - MOON_Y)
        halo = max(0.0, 1 - distance / (MOON_RADIUS * 3.4))
        colour = mix(colour, MOON, 0.22 * round(halo ** 2.2 * 48) / 48)
        edge = min(1.0, max(0.0, MOON_RADIUS - distance + 0.5))
        column.append(mix(colour, MOON, 0.94 * edge))
    return column


def paint_wave(column, top, colours):
    """Paints from a crest to the bottom; the pixel of the crest itself is covered in part."""
    first = int(math.floor(top))
    for y in range(max(0, first), HEIGHT):
        depth = (y + 0.5 - top) / CREST_DEPTH
        colour = colours[min(CREST_STEPS, max(0, int(depth * CREST_STEPS)))]
        column[y] = mix(column[y], colour, first + 1 - top) if y == first else colour


def picture():
    rows = [bytearray(WIDTH * 3) for _ in range(HEIGHT)]
    waves = [sea_colours(wave) for wave in range(WAVES)]
    for x in range(WIDTH):
        column = sky_column(x)
        for wave, colours in enumerate(waves):
            paint_wave(column, crest(wave, x + 0.5), colours)
        for y, colour in enumerate(column):
            rows[y][x * 3:x * 3 + 3] = bytes(int(part + 0.5) for part in colour)
    return rows


def up_filtered(rows):
    """PNG's filter "up": each row as its difference from the one above, which leaves mostly zeros here."""
    above = bytes(WIDTH * 3)
    for row in rows:
        yield b"\x02" + bytes((a - b) & 0xFF for a, b in zip(row, above))
        above = row


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def write_png(path, rows):
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header))
        out.write(chunk(b"IDAT", zlib.compress(b"".join(up_filtered(rows)), 9)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: make_waves.py OUT.png")
    write_png(sys.argv[1], picture())
