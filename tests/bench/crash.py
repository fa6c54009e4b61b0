#!/usr/bin/python3
"""From a crash to the picture: `balai run --supervised` on an X server of its own, whose screen is a file that can be looked at as
often as one likes. The child is killed; the time runs until every pixel is as it was before. Prints JSON: crash_ms."""
import argparse
import json
import mmap
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE_S = 20


def wait(what, condition):
    end = time.monotonic() + PATIENCE_S
    while not (value := condition()):
        if time.monotonic() > end:
            sys.exit(f"crash.py: after {PATIENCE_S} s still not: {what}")
        time.sleep(0.0002)
    return value


def child_of(parent):
    return Path(f"/proc/{parent}/task/{parent}/children").read_text().strip()


def start_x(folder, size):
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset", "-fbdir", folder],
                              pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with open(read, encoding="ascii") as told:
        return server, f":{told.readline().strip()}"


def still_picture(screen, empty):
    """The screen once it is another than the empty one and has not changed for a second."""
    last, since = empty, time.monotonic()
    end = since + PATIENCE_S
    while time.monotonic() < end:
        now = screen[:]
        if now != last:
            last, since = now, time.monotonic()
        elif now != empty and time.monotonic() - since > 1:
            return now
        time.sleep(0.02)
    sys.exit("crash.py: the kiosk's picture does not come, or does not stay")


def crash_ms(kiosk, screen, empty):
    before = still_picture(screen, empty)
    time.sleep(10)  # a child that crashes sooner begins with the loop
    os.kill(int(wait("a child", lambda: child_of(kiosk.pid))), signal.SIGKILL)
    start = time.monotonic()
    wait("the window is gone", lambda: screen[-4096:] != before[-4096:])
    wait("the picture is back", lambda: screen[-4096:] == before[-4096:] and screen[:] == before)
    return (time.monotonic() - start) * 1000


def measure(program, content, size):
    with tempfile.TemporaryDirectory() as folder:
        server, display = start_x(folder, size)
        environment = {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
        environment.pop("WAYLAND_DISPLAY", None)
        picture = Path(folder) / "Xvfb_screen0"
        wait("the X server's screen", lambda: picture.exists() and picture.stat().st_size)
        command = [program, "run", "--supervised", "--content", content, "--screen", "home", "--now", "2026-11-24T10:42", "--width-mm", "476",
                   "--state", folder]
        with open(picture, "rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as screen:
            kiosk = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
            try:
                return crash_ms(kiosk, screen, screen[:])
            finally:
                kiosk.terminate()
                kiosk.wait()
                server.terminate()
                server.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("content")
    parser.add_argument("--size", default="1920x1080")
    asked = parser.parse_args()
    print(json.dumps({"crash_ms": measure(asked.program, asked.content, asked.size)}))


if __name__ == "__main__":
    main()
