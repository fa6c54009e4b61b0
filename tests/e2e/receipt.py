#!/usr/bin/python3
"""receipt.py PROGRAM: `balai write-receipt`, with and without --remount, hostile sticks and requests among them."""
import array
import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile

SIZES = (64, 80, 80, 256, 24 << 10, 32 << 10)  # of ReceiptRequest's texts, in src/receipt/request.h
WRITTEN, PROTECTED, FAILED = range(3)
LINE = "2027-05-04 10:42\tmy-event\t2\r\n"


def request(mount="sda1", name="balai-report-foyer-2027-05-04", kiosk="foyer", line=LINE, text="a text\r\n", json="{}\n"):
    values = (mount, name, kiosk, line, text, json)
    return b"".join(value.encode().ljust(size, b"\0") for value, size in zip(values, SIZES))


def ask(program, stick, message, *options):
    """(code, kiosks with it, of so many, sentence); None where there is no answer."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(60)
    folder = os.open(stick, os.O_RDONLY | os.O_DIRECTORY)
    pid = os.fork()
    if pid == 0:
        os.dup2(theirs.fileno(), 3)
        os.execve(program, ["balai", "write-receipt", *options], {"ASAN_OPTIONS": "detect_leaks=0"})
    theirs.close()
    ours.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [folder, folder]))])
    os.close(folder)
    answer = ours.recv(4096)
    ours.close()
    os.waitpid(pid, 0)
    if not answer:
        return None
    code, having, of, sentence = struct.unpack("<iii256s", answer)
    return code, having, of, sentence.split(b"\0")[0].decode()


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def expect(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: {got!r}, not {wanted!r}")


def try_folder(program, work):
    stick = work / "stick"
    stick.mkdir()
    expect("a report", ask(program, stick, request())[:3], (WRITTEN, 0, 0))
    expect("its files", names(stick), ["balai-report-foyer-2027-05-04.json", "balai-report-foyer-2027-05-04.txt"])
    expect("its text", (stick / "balai-report-foyer-2027-05-04.txt").read_bytes(), b"a text\r\n")
    expect("a shorter one", ask(program, stick, request(text="b\r\n"))[0], WRITTEN)
    expect("its text", (stick / "balai-report-foyer-2027-05-04.txt").read_bytes(), b"b\r\n")
    fleet = stick / "balai-fleet"
    fleet.mkdir()
    (fleet / "hall.txt").write_text("2027-05-04 09:00\tmy-event\t1\n")
    (fleet / "wide.txt").write_text("x" * 100000 + "\t")
    (fleet / "notes.txt").write_text("nine kiosks")
    os.symlink("/etc/hostname", fleet / "link.txt")
    expect("a fleet", ask(program, stick, request())[:3], (WRITTEN, 1, 2))
    expect("its line", (fleet / "foyer.txt").read_bytes(), LINE.encode())


def try_hostile(program, work):
    stick, outside = work / "hostile", work / "outside"
    stick.mkdir()
    outside.write_text("mine")
    link = stick / "balai-report-foyer-2027-05-04.txt"
    os.symlink(outside, link)
    expect("a link", ask(program, stick, request())[0], FAILED)
    link.unlink()
    os.link(outside, link)
    expect("another name of a file", ask(program, stick, request())[0], FAILED)
    link.unlink()
    os.mkfifo(link)
    expect("a pipe", ask(program, stick, request())[0], FAILED)
    link.unlink()
    expect("outside", outside.read_text(), "mine")
    os.symlink(work, stick / "balai-fleet")
    expect("a fleet elsewhere", ask(program, stick, request())[:3], (WRITTEN, 0, 0))
    before = names(work)
    for bad in (request(name="../x"), request(name=""), request(kiosk="a/b"), request(mount="a/b"), request()[:-1],
                b"\xff" * sum(SIZES), b"x"):
        expect("nonsense", ask(program, stick, bad), None)
    expect("all files", names(work), before)


def is_read_only(folder):
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def try_mounted(program):
    root = pathlib.Path("/run/balai/usb")
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
    stick = root / "sda1"
    stick.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro,nosuid,nodev,noexec", "none", stick], check=True)
    expect("mounted", is_read_only(stick), True)
    expect("without rights to mount", ask(program, stick, request())[0], PROTECTED)
    expect("a report", ask(program, stick, request(), "--remount")[0], WRITTEN)
    expect("its files", names(stick), ["balai-report-foyer-2027-05-04.json", "balai-report-foyer-2027-05-04.txt"])
    expect("mounted again", is_read_only(stick), True)
    flags = os.statvfs(stick).f_flag
    expect("flags", bool(flags & os.ST_NOSUID and flags & os.ST_NODEV and flags & os.ST_NOEXEC), True)
    for mount in ("..", ".", "nothing", ""):
        answer = ask(program, stick, request(mount=mount), "--remount")
        expect(f"the stick {mount!r}", answer is None or answer[0] in (PROTECTED, FAILED), True)
    expect("mounted after all", is_read_only(stick), True)
    subprocess.run(["umount", stick, "/run"], check=True)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        try_folder(program, pathlib.Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        try_hostile(program, pathlib.Path(folder))
    try_mounted(program)


main()
