"""An emulated board: the card's image in QEMU, its screen, a finger, USB sticks, and a way to run commands inside."""
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

WIDTH, HEIGHT = 1024, 600 # of a 7-inch display
SPAN = 32767              # of the touch screen


class Failed(Exception):
    """What a step expected did not happen."""


class Qmp:
    def __init__(self, path):
        self.socket = connect(path)
        self.file = self.socket.makefile("rw")
        self.file.readline()
        self.run("qmp_capabilities")

    def run(self, command, **arguments):
        self.file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.file.flush()
        while True:
            answer = json.loads(self.file.readline())
            if "error" in answer:
                raise Failed(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]


def connect(path, patience=20):
    end = time.monotonic() + patience
    while True:
        one = socket.socket(socket.AF_UNIX)
        try:
            one.connect(str(path))
            return one
        except OSError:
            one.close()
            if time.monotonic() > end:
                raise Failed(f"nothing listens at {path}")
            time.sleep(0.05)


class Machine:
    """folder: of its sockets and logs. disk: QEMU's options for it. The clock is UTC. gpu: QEMU's options for the graphics card behind the
    first one's, None for no card at all. memory: MB."""

    def __init__(self, folder, image, initrd, disk, clock="2026-11-24T02:42:00", size=(WIDTH, HEIGHT), gpu="", more=(), append="",
                 memory=1024):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("qmp", "agent", "finger"):
            (self.folder / name).unlink(missing_ok=True)
        screen = [] if gpu is None else ["-device", f"virtio-gpu-pci,xres={size[0]},yres={size[1]}{gpu}"]
        command = ["qemu-system-aarch64", "-M", "virt,gic-version=2", "-cpu", "cortex-a72", "-accel", "tcg,thread=multi",
                   "-smp", "2", "-m", str(memory), "-nodefaults", "-no-reboot", "-display", "none", "-monitor", "none",
                   "-rtc", f"base={clock}", "-kernel", str(image / "kernel"), "-initrd", str(initrd),
                   "-append", f"console=ttyAMA0 {(image / 'boot/cmdline.txt').read_text().strip()} {append}",
                   *disk, "-device", "qemu-xhci,id=usb", *screen, "-device", "virtio-serial-pci",
                   *port(self.folder, "agent"), *port(self.folder, "finger"),
                   "-qmp", f"unix:{self.folder}/qmp,server=on,wait=off", "-serial", "stdio", *more]
        self.began = time.monotonic()
        self.serial = []
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=self.read_serial, daemon=True).start()
        self.qmp = Qmp(self.folder / "qmp")
        self.agent = connect(self.folder / "agent")
        self.agent_file = self.agent.makefile("rw", errors="replace")
        self.finger = connect(self.folder / "finger")
        self.size = size
        self.ready = False

    def read_serial(self):
        with open(self.folder / "serial.log", "w") as log:
            for line in self.process.stdout:
                text = line.decode(errors="replace").rstrip()
                self.serial.append((time.monotonic() - self.began, text))
                log.write(f"{time.monotonic() - self.began:8.2f} {text}\n")
                log.flush()

    def elapsed(self):
        return time.monotonic() - self.began

    def run(self, line, patience=120):
        """A line of shell inside: (exit code, what it said)."""
        self.agent.settimeout(patience)
        if not self.ready:
            self.expect_line("__READY")
            self.ready = True
        self.agent_file.write(line + "\n")
        self.agent_file.flush()
        said = []
        while True:
            answer = self.read_line()
            if match := re.fullmatch(r"__RC (\d+)", answer):
                return int(match[1]), "\n".join(said).strip("\n")
            said.append(answer)

    def read_line(self):
        try:
            line = self.agent_file.readline()
        except TimeoutError as late:
            raise Failed("the machine does not answer") from late
        if not line:
            raise Failed("the machine is gone")
        return line.rstrip("\r\n")

    def expect_line(self, wanted):
        while self.read_line() != wanted:
            pass

    def need(self, line, patience=120):
        code, said = self.run(line, patience)
        if code:
            raise Failed(f"`{line}` ended with {code}: {said}")
        return said

    def screenshot(self, path):
        self.qmp.run("screendump", filename=str(Path(path).resolve()))

    def memory(self, address, size, path):
        """Bytes of the machine's memory, into a file."""
        self.qmp.run("pmemsave", **{"val": address, "size": size, "filename": str(Path(path).resolve())})

    def touch(self, x, y, hold=0.12):
        """A tap at a place of the screen, in its pixels."""
        across, down = int(x * SPAN / self.size[0]), int(y * SPAN / self.size[1])
        self.finger.sendall(f"d {across} {down}\n".encode())
        time.sleep(hold)
        self.finger.sendall(b"u\n")

    def plug(self, stick, name="stick"):
        self.qmp.run("blockdev-add", **{"node-name": name, "driver": "raw",
                                        "file": {"driver": "file", "filename": str(Path(stick).resolve())}})
        self.qmp.run("device_add", driver="usb-storage", bus="usb.0", drive=name, id=f"{name}-usb", removable=True)

    def pull(self, name="stick"):
        self.qmp.run("device_del", id=f"{name}-usb")
        end = time.monotonic() + 20
        while True:
            time.sleep(0.5)
            try:
                self.qmp.run("blockdev-del", **{"node-name": name})
                return
            except Failed:
                if time.monotonic() > end:
                    raise

    def cut(self):
        """The power goes."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut()


def port(folder, name):
    return ["-chardev", f"socket,id={name},path={folder}/{name},server=on,wait=off", "-device", f"virtserialport,chardev={name},name={name}"]
