"""Displays that are not as they should be: the firmware's alone, and one that lies about itself."""
import subprocess
from pathlib import Path

WIDTH, HEIGHT = 1024, 600
SCREEN = 0x7F000000 # in the machine's memory, of which it lies near the end
SCREEN_BYTES = WIDTH * HEIGHT * 4

# What a firmware tells the kernel of the screen that it has set up.
TREE = f"""
/ {{
    reserved-memory {{
        #address-cells = <2>;
        #size-cells = <2>;
        ranges;
        screen@{SCREEN:x} {{
            reg = <0 {SCREEN:#x} 0 0x400000>;
            no-map;
        }};
    }};
    chosen {{
        #address-cells = <2>;
        #size-cells = <2>;
        ranges;
        framebuffer@{SCREEN:x} {{
            compatible = "simple-framebuffer";
            reg = <0 {SCREEN:#x} 0 {SCREEN_BYTES:#x}>;
            width = <{WIDTH}>;
            height = <{HEIGHT}>;
            stride = <{WIDTH * 4}>;
            format = "x8r8g8b8";
        }};
    }};
}};
"""


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, **more)


def firmware_screen(file):
    """A device tree of the emulated machine (2 processors, 1024 MB) with a screen in memory."""
    run("qemu-system-aarch64", "-M", f"virt,gic-version=2,dumpdtb={file}", "-nodefaults", "-cpu", "cortex-a72", "-smp", "2", "-m", "1024", "-display", "none")
    source = run("dtc", "-q", "-I", "dtb", "-O", "dts", file).stdout
    run("dtc", "-q", "-I", "dts", "-O", "dtb", "-o", file, "-", input=source + TREE.encode())
    return file


def as_ppm(raw, picture):
    """Blue, green, red and nothing: red, green, blue."""
    data = Path(raw).read_bytes()
    pixels = bytearray(WIDTH * HEIGHT * 3)
    for i in range(3):
        pixels[i::3] = data[2 - i::4]
    Path(picture).write_bytes(f"P6 {WIDTH} {HEIGHT} 255\n".encode() + pixels)


def descriptor(kind, data):
    """Of an EDID: 18 bytes, of which 13 are what it tells."""
    return bytes([0, 0, 0, kind, 0]) + data[:13].ljust(13, b"\x20")


def timing(width, height, width_mm, height_mm):
    """A detailed timing at 60 Hz with blanks of 160 and 20 (VESA E-EDID 1.4, 3.10.2)."""
    across, down = 160, 20
    clock = (width + across) * (height + down) * 60 // 10000
    return clock.to_bytes(2, "little") + bytes([
        width & 255, across, width >> 8 << 4, height & 255, down, height >> 8 << 4, 48, 32, 0x36, 0,
        width_mm & 255, height_mm & 255, width_mm >> 8 << 4 | height_mm >> 8, 0, 0, 0x18])


def lying_edid():
    """Sound in form: header, sum and the picture's size; all else is made up."""
    head = bytes.fromhex("00ffffffffffff00") + b"\0\0" + bytes(6) + bytes([0, 0, 1, 4]) # maker and year are none
    basic = bytes([0x80, 160, 90, 255, 0x02]) + bytes(10) + bytes(3) + bytes([1, 1] * 8)
    text = descriptor(0xFC, b"\x1b[2J\xff\xfe\x00") + descriptor(0xFF, b"%n%n%s\n") + descriptor(0x10, b"")
    edid = head + basic + timing(WIDTH, HEIGHT, 1600, 900) + text + b"\0"
    return edid + bytes([-sum(edid) % 256])
