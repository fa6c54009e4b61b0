"""The whole story of a kiosk, on an emulated board: story.py FOLDER [STEP...]. README.md says what each step asserts.

Nothing here asks the program what it shows: pictures of the screen are read by tesseract, and touched where the words are.
"""
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import cuts
import displays
import eyes
import sticks
from machine import Failed, Machine

ROOT = Path(__file__).resolve().parents[2]
IMAGE = ROOT / "build/image"
BUNDLE = ROOT / "content/bali-process"
BOOT_START = 2048 * 512 # of the boot partition on the card
PIN = "2468"
DARK = 60 # of 255: the loop's ground is darker, that of what visitors see is lighter
NEW_TITLE = "Second Edition"
# The PIN pad's keys on this panel: single digits are what tesseract guesses at.
PAD = {str(digit): (696 + 108 * ((digit - 1) % 3), 195 + 90 * ((digit - 1) // 3)) for digit in range(1, 10)} | {"0": (804, 466), "ok": (335, 417)}
SETTINGS = f"name = Foyer, left\nplace = foyer\npin = {PIN}\ncolour = blue\n"


class Board:
    """A machine with the card, its pictures and what is waited for on them."""

    def __init__(self, out, name, settings=SETTINGS, card=None, **how):
        self.out = out
        self.name = name
        self.card = card or new_card(out / f"{name}.img", settings)
        self.how = how
        self.number = 0
        self.turned = 0
        self.start()

    def start(self):
        disk = ["-drive", f"if=none,id=card,format=raw,file={self.card},cache=writeback", "-device", "virtio-blk-pci,drive=card"]
        self.machine = Machine(self.out / f"{self.name}.run", IMAGE, self.out / "initrd", disk, **self.how)

    def look(self, *phrases):
        """The words on the screen now, read the second way where phrases are missing at first."""
        picture = self.out / f"{self.name}.ppm"
        self.take_picture(picture)
        words = eyes.read(picture, self.turned)
        if all(eyes.sees(words, phrase) for phrase in phrases):
            return words
        again = eyes.read(picture, self.turned, eyes.BLOCK)
        return again if all(eyes.sees(again, phrase) for phrase in phrases) else words

    def take_picture(self, picture):
        self.machine.screenshot(picture)

    def keep(self, what):
        """The picture that was read last, for people."""
        picture = self.out / f"{self.name}.ppm"
        self.number += 1
        subprocess.run(["convert", picture, "-rotate", str(-self.turned), self.out / f"{self.name}-{self.number:02}-{what}.png"], check=True)

    def await_text(self, *phrases, patience=90, what=None, none_of=()):
        """Waits until all phrases are on the screen, and returns its words."""
        end = time.monotonic() + patience
        while True:
            words = self.look(*phrases)
            missing = [phrase for phrase in phrases if not eyes.sees(words, phrase)]
            missing += [f"no {phrase}" for phrase in none_of if eyes.sees(words, phrase)]
            if not missing:
                if what:
                    self.keep(what)
                return words
            if time.monotonic() > end:
                self.keep("failed")
                raise Failed(f"not seen: {missing}; but: {' '.join(word.text for word in words)}")

    def tap(self, x, y):
        """A place of the picture as it is read, turned or not."""
        self.machine.touch(*self.on_screen(x, y))

    def on_screen(self, x, y):
        """Where on the screen a place of the picture is."""
        return (self.machine.size[0] - 1 - y, x) if self.turned == 90 else (x, y)

    def tap_word(self, phrase, patience=90, last=False, **more):
        words = self.await_text(phrase, patience=patience, **more)
        place = eyes.find(words, phrase, last)
        if not place:
            raise Failed(f"{phrase} is over two lines: it cannot be touched by its words")
        self.tap(*place)

    def ground(self):
        """How light the picture's upper left corner is, 0 to 255."""
        data = (self.out / f"{self.name}.ppm").read_bytes()
        width, height = (int(word) for word in data.split(None, 3)[1:3])
        x, y = self.on_screen(4, 4)
        offset = len(data) - width * height * 3 + (y * width + x) * 3
        return max(data[offset:offset + 3])

    def await_loop(self, title="Bali Process", patience=300, what=None):
        """The attract loop: the event's title on its dark ground. Its words come round in many languages."""
        end = time.monotonic() + patience
        while True:
            words = self.await_text(title, patience=max(1, end - time.monotonic()))
            if self.ground() < DARK:
                if what:
                    self.keep(what)
                return words
            if time.monotonic() > end:
                self.keep("failed")
                raise Failed("the loop is not there; but: " + " ".join(word.text for word in words))
            time.sleep(1)

    def processes(self):
        """The kiosk's parent process and the kiosk."""
        parent = self.machine.need("systemctl show balai -p MainPID --value")
        return parent, self.machine.run(f"cat /proc/{parent}/task/*/children")[1].strip()

    def type_pin(self):
        self.await_text("Cancel", what="pin")
        for digit in PIN:
            self.tap(*PAD[digit])
            time.sleep(0.6)
        self.tap(*PAD["ok"])

    def open_panel(self):
        for _ in range(5):
            self.machine.touch(8, 8)
            time.sleep(0.25)
        self.type_pin()


def new_card(file, settings=None, size=2 << 30):
    """The image as written to a larger card, with a file on its boot partition that an operator wrote."""
    subprocess.run(["cp", "--sparse=always", IMAGE / "balai.img", file], check=True)
    with open(file, "r+b") as card:
        card.truncate(size)
    if settings is not None:
        text = file.with_suffix(".txt")
        text.write_text(settings)
        subprocess.run(["mcopy", "-o", "-i", f"{file}@@{BOOT_START}", text, "::balai/settings.txt"], check=True)
        text.unlink()
    return file


def boots(board, say):
    board.await_text("Balai", "Information display", what="first-picture", patience=120)
    board.await_loop(what="loop")
    started = board.machine.need("systemctl show balai -p ActiveEnterTimestampMonotonic --value")
    handed = board.machine.need("systemctl show -p UserspaceTimestampMonotonic --value")
    say(f"first picture {(int(started) - int(handed)) / 1e6:.1f} s after the kernel handed over (emulated)")
    if board.machine.need("systemctl --failed --no-legend --plain"):
        raise Failed("a unit failed: " + board.machine.need("systemctl --failed --no-legend"))


def doctor(board):
    return board.machine.run("runuser -u balai -- balai doctor")[1]


def need_said(said, topic, healths, sentence=""):
    """A line of the doctor's about a topic, with one of these judgements and a sentence in it; returns the line."""
    line = re.search(rf"^({'|'.join(healths)}) +{topic} .*$", said, re.M)
    if not line or sentence not in line[0]:
        raise Failed(f"the doctor does not mind: {said}")
    return line[0]


def card_is_as_meant(board, say):
    """The partition has grown, the root is read-only, the settings were taken, the PIN is gone from the card."""
    size = int(board.machine.need("df --output=size -B1M /var/lib/balai | tail -1"))
    if size < 900:
        raise Failed(f"the data partition has {size} MB and did not grow")
    if board.machine.run("touch /usr/x")[0] == 0:
        raise Failed("the root file system can be written")
    name = board.machine.need("balai settings get kiosk.name")
    if name != "Foyer, left":
        raise Failed(f"kiosk.name is {name!r}: the boot partition's settings were not taken")
    text = board.machine.need("cat /boot/firmware/balai/settings.txt")
    need_said(doctor(board), "display", ["ok"])
    need_said(doctor(board), "settings", ["care"], "line 4: there is no such word")
    if PIN in text or "Foyer" not in text:
        raise Failed(f"the boot partition still tells the PIN, or lost something: {text!r}")
    if PIN in board.machine.need("cat /var/lib/balai/settings.json"):
        raise Failed("the PIN is kept as it was typed")
    # 0A: a TCP socket that listens. Every UDP socket may be sent to.
    listening = board.machine.need("awk 'FNR > 1 && ($4 == \"0A\" || FILENAME ~ /udp/)' /proc/net/tcp* /proc/net/udp*")
    if listening:
        raise Failed(f"something listens: {listening}")
    if board.machine.run("grep -lxE 'agetty|login' /proc/[0-9]*/comm")[1]:
        raise Failed("there is a login on a console")
    say(f"data partition {size} MB")


def open_agenda(board, what):
    """A touch on the loop opens what it shows, so home comes first."""
    board.await_loop(what=f"loop{what}")
    board.tap(300, 300)
    board.tap_word("Home", what=f"touched{what}")
    board.await_text("Members", "Venue", what=f"home{what}")
    board.tap_word("Agenda")
    board.await_text("liaison officers", what=f"agenda{what}")


def touch(board, say):
    open_agenda(board, "")
    began = time.monotonic()
    board.await_loop(patience=240, what="loop-again")
    say(f"the loop was back {time.monotonic() - began:.0f} s after the agenda was there")


def rotation(board, say):
    board.machine.need("runuser -u balai -- balai settings set display.rotation 90")
    board.turned = 90
    try:
        open_agenda(board, "-turned")
    finally:
        board.machine.need("runuser -u balai -- balai settings set display.rotation 0")
        board.turned = 0
    board.await_loop(patience=300)
    say("picture and touch turned by 90 degrees and back")


def killed(board, say):
    for signal, which, who in (("SEGV", 1, "the kiosk"), ("KILL", 0, "its parent")):
        victim = board.processes()[which]
        board.machine.need(f"kill -{signal} {victim}")
        began = time.monotonic()
        while not board.processes()[1] or board.processes()[which] == victim:
            if time.monotonic() > began + 60:
                raise Failed("it did not come back")
        board.await_text("Bali Process", what=f"after-{signal.lower()}")
        say(f"{who} killed by SIG{signal}: its picture again after {time.monotonic() - began:.1f} s (emulated)")


def stick(board, say):
    """A stick with new content: read, accepted by touch, its receipt on it, shown, and undone in the panel."""
    folder = board.out / "content"
    sticks.new_content(BUNDLE, folder, NEW_TITLE, 2)
    file = board.out / "stick.img"
    sticks.fat(file, folder)
    board.await_loop()
    began = time.monotonic()
    board.machine.plug(file)
    board.await_text("New content", what="stick-found")
    board.tap_word("touch to see")
    say(f"a stick was read and offered after {time.monotonic() - began:.0f} s (emulated)")
    board.tap_word("Install", what="stick-offer")
    board.type_pin()
    board.await_text("on the screen", what="stick-installed", patience=120)
    board.tap_word("Write a report", what="stick-report")
    board.await_text("report is on the stick", what="stick-report-written")
    board.machine.pull()
    listing = " ".join(sticks.listing(file))
    if "balai-report" not in listing.lower():
        raise Failed(f"there is no report on the stick: {listing}")
    board.await_loop(NEW_TITLE, patience=240, what="new-content")
    board.open_panel()
    board.tap_word("Content", what="panel")
    board.tap_word("Go back", last=True, what="panel-content")
    board.await_text("Really go back")
    board.tap_word("Go back", last=True, what="panel-ask")
    board.await_text("Bali Process Ministerial Conference", what="panel-gone-back")
    board.await_loop(patience=300, what="rolled-back")


def refused(board, say, name, file, sentence):
    board.await_loop()
    board.machine.plug(file, name)
    board.tap_word("touch to see why", what=f"{name}-strip")
    board.await_text(*sentence, what=name)
    board.machine.pull(name)
    board.await_loop(patience=300)
    say(f"{name}: its sentence, and the loop again")


def ntfs(board, say):
    sticks.ntfs(board.out / "ntfs.img")
    refused(board, say, "ntfs", board.out / "ntfs.img", ("NTFS", "exFAT"))


def hostile(board, say):
    sticks.fat(board.out / "hostile.img", ROOT / "tests/visits/sticks/tampered")
    refused(board, say, "hostile", board.out / "hostile.img", ("not as it was signed or packed",))


def pulled(board, say):
    """Pulled while it is read: nothing is installed by half. Installing itself needs the stick no more."""
    folder = board.out / "heavy"
    sticks.new_content(BUNDLE, folder, "Third Edition", 3, weight=48 << 20)
    file = board.out / "heavy.img"
    sticks.fat(file, folder, 128 << 20)
    board.await_loop()
    before = board.machine.need("runuser -u balai -- balai status | head -3")
    processes = board.processes()
    board.machine.plug(file)
    board.await_text("Reading the USB stick", patience=60, what="pulled-reading")
    board.machine.pull()
    board.await_text("Bali Process", none_of=("Reading the USB stick",), what="pulled")
    if board.machine.need("runuser -u balai -- balai status | head -3") != before:
        raise Failed("what is installed is another than before")
    if board.processes() != processes:
        raise Failed("the kiosk was started again")
    left = board.machine.need("ls -A /var/lib/balai/incoming /run/balai/usb 2>/dev/null || true")
    say(f"pulled while it was read: nothing changed ({' '.join(left.split())})")


def full(board, say):
    """A data partition without a free byte."""
    board.machine.need("fallocate -l $(($(df --output=avail -B1 /var/lib/balai | tail -1) - 4096)) /var/lib/balai/fill; dd if=/dev/zero of=/var/lib/balai/fill2 2>/dev/null; systemctl restart balai")
    try:
        board.await_loop(what="loop-full", patience=200)
        say(need_said(doctor(board), "storage", ["care", "bad"]))
    finally:
        board.machine.need("rm -f /var/lib/balai/fill /var/lib/balai/fill2")


def power(board, say):
    """Switched off without a word, and on again."""
    board.machine.cut()
    board.start()
    board.await_loop(what="loop-after-power")
    if board.machine.need("balai settings get kiosk.name") != "Foyer, left":
        raise Failed("settings were lost")
    say("the loop is back after the power went")


MAIN = [boots, card_is_as_meant, touch, rotation, killed, ntfs, hostile, pulled, stick, full, power]


def clock_1970(out, say):
    board = Board(out, "clock", clock="1970-01-01T00:00:10")
    try:
        board.await_text("Bali Process", patience=200, what="loop")
        words = board.look()
        said = need_said(doctor(board), "clock", ["care", "bad"])
        if re.search(r"\b1970\b", " ".join(word.text for word in words)):
            raise Failed("1970 is on the screen")
        say(said)
    finally:
        board.machine.cut()


class FirmwareBoard(Board):
    """A machine without a graphics driver that works: there is the firmware's picture in memory alone, as on a Pi whose driver did not load."""

    def __init__(self, out, name, append=""):
        tree = displays.firmware_screen(out / f"{name}.dtb")
        super().__init__(out, name, gpu=None, more=("-dtb", str(tree)), append=append)

    def take_picture(self, picture):
        raw = picture.with_suffix(".raw")
        self.machine.memory(displays.SCREEN, displays.SCREEN_BYTES, raw)
        displays.as_ppm(raw, picture)


def without_modes(out, say, name, append, sentence):
    """The sentence on the screen that there is; doctor and log say it, too, and the kiosk goes on trying."""
    board = FirmwareBoard(out, name, append)
    try:
        board.await_text("The display cannot be used", patience=240, what="sentence")
        if "no display" not in board.machine.run("journalctl -b -u balai --no-pager")[1]:
            raise Failed("the log does not say that there is no display")
        say(need_said(doctor(board), "display", ["bad"], sentence))
        if not all(board.processes()):
            raise Failed("the kiosk has given up")
    finally:
        board.machine.cut()


def no_card(out, say):
    without_modes(out, say, "no-card", "", "no graphics output")


def card_without_modes(out, say):
    """A graphics card that draws and has no output, as a Pi's v3d is beside its vc4."""
    without_modes(out, say, "no-modes", "modules_load=vgem", "has no output")


def loop_and_care(out, say, name, append, sentence, **how):
    board = Board(out, name, append=append, **how)
    try:
        board.await_loop(what="loop")
        say(need_said(doctor(board), "display", ["care"], sentence))
    finally:
        board.machine.cut()


def two_displays(out, say):
    loop_and_care(out, say, "two", "video=Virtual-2:1024x600@60e", "2 displays are connected", gpu=",max_outputs=2")


def lying_display(out, say):
    """It says that it is 1600 x 900 mm large, which is its shape in place of its size, and calls itself by signs that are no letters."""
    loop_and_care(out, say, "lies", "drm.edid_firmware=Virtual-1:edid/lies.bin firmware_class.path=/run/test/firmware",
                  "does not say believably how wide it is")


def no_data(out, say):
    """A data partition that is none: the loop, and the doctor's sentence."""
    card = new_card(out / "no-data.img", "name = Foyer\n")
    with open(card, "r+b") as file: # the head and the spare heads of the last partition's file system
        table = subprocess.run(["sfdisk", "--json", card], capture_output=True, text=True, check=True).stdout
        start = json.loads(table)["partitiontable"]["partitions"][2]["start"] * 512
        file.seek(start)
        file.write(bytes(32 << 20))
    board = Board(out, "no-data", card=card)
    try:
        board.await_loop(patience=300, what="loop")
        say(need_said(doctor(board), "storage", ["bad"]))
    finally:
        board.machine.cut()


def boot_nonsense(out, say):
    """What Windows' editor makes of a page (UTF-16) with lines that are none: the loop, the doctor minds, the PIN is taken and gone."""
    card = new_card(out / "nonsense.img")
    text = "\ufeffname = Foyer\r\npin = 97531\r\ncolour = \u202eblue\r\n" + "=\r\n" * 150
    (out / "nonsense.txt").write_bytes(text.encode("utf-16-le"))
    subprocess.run(["mcopy", "-o", "-i", f"{card}@@{BOOT_START}", out / "nonsense.txt", "::balai/settings.txt"], check=True)
    board = Board(out, "nonsense", card=card)
    try:
        board.await_loop(what="loop")
        say(need_said(doctor(board), "settings", ["care"], "line 3: there is no such word"))
        if board.machine.need("balai settings get pin.hash") != "set" or board.machine.need("balai settings get kiosk.name") != "Foyer":
            raise Failed("what was sound was not taken")
    finally:
        board.machine.cut()
    left = subprocess.run(["mtype", "-i", f"{card}@@{BOOT_START}", "::balai/settings.txt"], capture_output=True, check=True).stdout
    if b"97531" in left.replace(b"\0", b"") or b"Foyer" not in left:
        raise Failed(f"the boot partition tells the PIN, or lost something: {left[:200]!r}")


def labelled_stick(out, say):
    """A stick that is in when power comes, with the boot partition's label and settings of its own: it is a stick."""
    folder, file = out / "labelled", out / "labelled-stick.img"
    (folder / "balai").mkdir(parents=True, exist_ok=True)
    (folder / "balai/settings.txt").write_text("name = Somebody else\npin = 1111\n")
    sticks.fat(file, folder)
    subprocess.run(["mlabel", "-i", f"{file}@@{sticks.START}", "::BALAI-BOOT"], check=True)
    board = Board(out, "labelled", more=("-drive", f"if=none,id=stick,format=raw,file={file}", "-device", "usb-storage,bus=usb.0,drive=stick"))
    try:
        board.await_text("Bali Process", patience=200, what="loop")
        name = board.machine.need("balai settings get kiosk.name")
        if name != "Foyer, left":
            raise Failed(f"the stick's settings were taken: kiosk.name is {name!r}")
        if PIN in board.machine.need("cat /boot/firmware/balai/settings.txt"):
            raise Failed("the card's own settings were not taken")
        say("a stick with the boot partition's label is a stick")
    finally:
        board.machine.cut()


def handed_over(machine):
    """When the kernel handed over to systemd, in seconds of the machine."""
    return int(machine.need("systemctl show -p UserspaceTimestampMonotonic --value")) / 1e6


def figures(out, say):
    """Start and memory at 1080p, beside the least that SDL needs. Emulated seconds: only their ratio says something."""
    board = Board(out, "figures", size=(1920, 1080), memory=1024)
    try:
        board.await_loop(what="1080p", patience=300)
        ours = int(board.machine.need("systemctl show balai -p ActiveEnterTimestampMonotonic --value")) / 1e6 - handed_over(board.machine)
        time.sleep(30)
        parts = [board.machine.need(f"awk '/^Pss:/ {{ print $2 }}' /proc/{pid}/smaps_rollup") for pid in board.processes()]
        memory = board.machine.need("awk '/^MemTotal|^MemAvailable/ { print $2 }' /proc/meminfo").split()
        say(f"PSS at rest at 1080p: kiosk {int(parts[1]) // 1024} MB, its parent {int(parts[0]) // 1024} MB; "
            f"the whole system uses {(int(memory[0]) - int(memory[1])) // 1024} MB")
        chain = board.machine.run("systemd-analyze critical-chain balai.service --no-pager")[1]
        (out / "critical-chain.txt").write_text(chain + "\n")
    finally:
        board.machine.cut()
    least = Board(out, "least", size=(1920, 1080), append="systemd.mask=balai.service systemd.wants=test-first-frame.service")
    try:
        end = time.monotonic() + 240
        while not (found := re.search(r"first frame at ([0-9.]+)", least.machine.run("journalctl -b -u test-first-frame --no-pager")[1])):
            if time.monotonic() > end:
                raise Failed("the least program shows nothing: " + least.machine.run("journalctl -b -u test-first-frame --no-pager")[1])
            time.sleep(2)
        least_s = float(found[1]) - handed_over(least.machine)
    finally:
        least.machine.cut()
    say(f"from the kernel's handing over to the first frame: {ours:.1f} s, the least SDL program {least_s:.1f} s: ratio {ours / least_s:.2f}")


def power_cuts(out, say):
    cuts.cuts(out, say)


ALONE = [clock_1970, no_card, card_without_modes, two_displays, lying_display, no_data, boot_nonsense, labelled_stick, figures, power_cuts]


class Report:
    def __init__(self, out):
        self.file = open(out / "results.txt", "w")
        self.failed = []

    def step(self, name, do):
        began = time.monotonic()
        try:
            do(lambda text: self.say(f"      {text}"))
        except (Failed, subprocess.SubprocessError, OSError) as wrong:
            self.failed.append(name)
            self.say(f"FAILED {name}, {time.monotonic() - began:.0f} s: {wrong}")
            return False
        self.say(f"passed {name}, {time.monotonic() - began:.0f} s")
        return True

    def say(self, text):
        print(f"board: {text}", flush=True)
        self.file.write(text + "\n")
        self.file.flush()


def make_initrd(out):
    """The card's own, and behind it what the tests need: the kernel takes one archive after the other."""
    test = out / "guest"
    shutil.rmtree(test, ignore_errors=True)
    (test / "test").mkdir(parents=True)
    guest = ROOT / "tests/board/guest"
    compiler = ["aarch64-linux-gnu-gcc", "-O2", "-Wall", "-Werror", "--sysroot", ROOT / "build/arm64-root"]
    subprocess.run([*compiler, "-static", guest / "finger.c", "-o", test / "test/finger"], check=True)
    libraries = ROOT / "build/arm64-root/usr/lib/aarch64-linux-gnu"
    subprocess.run([*compiler, guest / "first_frame.c", "-o", test / "test/first-frame", "-lSDL2", "-Wl,--allow-shlib-undefined",
                    f"-Wl,-rpath-link,{libraries}"], check=True)
    subprocess.run([*compiler, "-D_GNU_SOURCE", "-shared", "-fPIC", guest / "nosync.c", "-o", test / "test/nosync.so"], check=True)
    for file in [guest / "agent", *guest.glob("*.service")]:
        shutil.copy(file, test / "test")
    (test / "test/firmware/edid").mkdir(parents=True)
    (test / "test/firmware/edid/lies.bin").write_bytes(displays.lying_edid())
    shutil.copy(guest / "before", test)
    archive = subprocess.run("find . | cpio --quiet -o -H newc -R 0:0 | gzip -1", shell=True, cwd=test, capture_output=True, check=True).stdout
    (out / "initrd").write_bytes((IMAGE / "initrd").read_bytes() + archive)


def main(out, wanted):
    out.mkdir(parents=True, exist_ok=True)
    make_initrd(out)
    report = Report(out)
    steps = [step for step in MAIN if not wanted or step.__name__ in wanted]
    if steps:
        board = Board(out, "main")
        try:
            for step in steps:
                if not report.step(step.__name__, lambda say, step=step: step(board, say)):
                    report.say("      " + board.machine.run("journalctl -b -u 'balai*' --no-pager -n 20")[1].replace("\n", "\n      "))
        finally:
            board.machine.cut()
    for step in ALONE:
        if not wanted or step.__name__ in wanted:
            report.step(step.__name__, lambda say, step=step: step(out, say))
    report.say(f"failed: {', '.join(report.failed)}" if report.failed else "all steps passed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
