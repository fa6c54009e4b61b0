#!/usr/bin/python3
"""Every hostile file as a stick: each ends in its sentence, in time and memory, and nothing is written outside the staging folder.

usage: run.py PROGRAM [archives|images|json|killed]... [--figures]     --figures holds seconds and memory, too: of a release build
"""
import array, os, pathlib, random, resource, shutil, signal, socket, struct, sys, tempfile, time

DATA = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data"
SECONDS, MEMORY_KIB = 10, 256 * 1024
BEGIN, KEY, LIST, STAGE, CANCEL, READY, FOUND, LISTED, PROGRESS, FINDING, STAGED, FAILED = range(1, 13)
# The fields of a kind behind its byte: numbers, then texts.
ANSWERS = {
    READY: (2, 0), FOUND: (8, 5), LISTED: (2, 0), PROGRESS: (2, 0), FINDING: (3, 3), STAGED: (12, 4), FAILED: (2, 1),
}
VERSION, PANEL_PX = 2, 1920
BUNDLE = """{"format":1,"id":"hostile","version":1,"languages":["en"],
"event":{"title":"A hostile stick","zone":"Asia/Makassar","start":"2026-11-23","end":"2026-11-25","logo":"%s"},
"agenda":[]}"""


def parse(message):
    numbers, texts = ANSWERS[message[0]]
    at = 1 + 8 * numbers
    found = list(struct.unpack_from(f"<{numbers}q", message, 1))
    for _ in range(texts):
        length = struct.unpack_from("<H", message, at)[0]
        found.append(message[at + 2:at + 2 + length].decode())
        at += 2 + length
    assert at == len(message), "bytes too many"
    return message[0], found


class Reader:
    """The process, as the kiosk sees it."""

    def __init__(self, program, stick, staging):
        self.socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.started = time.monotonic()
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(theirs.fileno(), 3)
            os.execve(program, ["balai", "read-stick"], {"LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"})
        theirs.close()
        self.socket.settimeout(60)
        folders = [os.open(path, os.O_RDONLY | os.O_DIRECTORY) for path in (stick, staging)]
        self.socket.sendmsg([struct.pack("<Bqq", BEGIN, VERSION, PANEL_PX)],
                            [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", folders))])
        for folder in folders:
            os.close(folder)

    def ask(self, kind, *numbers):
        self.socket.send(struct.pack(f"<B{len(numbers)}q", kind, *numbers))

    def hear(self):
        message = self.socket.recv(4096)
        return parse(message) if message else (None, [])

    def close(self):
        """Its exit code (negative: a signal), seconds and KiB."""
        self.socket.close()
        _, status, used = os.wait4(self.pid, 0)
        return os.waitstatus_to_exitcode(status), time.monotonic() - self.started, used.ru_maxrss


def converse(reader):
    """The sentences that a stick gets; [] where nothing is found on it."""
    said, found = [], 0
    reader.ask(LIST)
    while True:
        kind, fields = reader.hear()
        if kind is None:
            raise AssertionError("it ended while it looked at the stick")
        if kind == FOUND:
            found += 1
            if fields[4]:
                said.append(fields[-2])
        if kind == FAILED:
            said.append(fields[-1])
        if kind in (LISTED, FAILED):
            break
    for index in range(found):
        reader.ask(STAGE, index)
        while (answer := reader.hear())[0] not in (STAGED, FAILED):
            if answer[0] is None:
                raise AssertionError("it ended while it staged")
        said.append("staged" if answer[0] == STAGED else answer[1][-1])
    assert all(said), "a refusal without a sentence"
    return said


def tree(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


class Failures:
    def __init__(self):
        self.count, self.slowest, self.largest = 0, (0, ""), (0, "")

    def note(self, name, why):
        self.count += 1
        print(f"{name}: {why}")

    def measure(self, name, seconds, kib, figures):
        self.slowest = max(self.slowest, (seconds, name))
        self.largest = max(self.largest, (kib, name))
        if figures and seconds > SECONDS:
            self.note(name, f"took {seconds:.1f} s")
        if figures and kib > MEMORY_KIB:
            self.note(name, f"took {kib // 1024} MiB")


def try_stick(program, name, fill, failures, figures, verbose):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        stick, staging = place / "stick", place / "staging"
        stick.mkdir()
        staging.mkdir()
        fill(stick)
        before = tree(stick)
        reader = Reader(program, stick, staging)
        try:
            said = converse(reader)
        except (AssertionError, OSError, KeyError, struct.error, UnicodeDecodeError) as problem:
            said = []
            failures.note(name, f"{problem!r}")
        code, seconds, kib = reader.close()
        if code:
            failures.note(name, f"exit code {code}")
        if tree(stick) != before or sorted(p.name for p in place.iterdir()) != ["staging", "stick"]:
            failures.note(name, "something was written outside the staging folder")
        if any(path.is_symlink() or not (path.is_file() or path.is_dir()) for path in staging.rglob("*")):
            failures.note(name, "something else than files and folders was staged")
        failures.measure(name, seconds, kib, figures)
        if verbose:
            print(f"{name}: {seconds:.2f} s, {kib // 1024} MiB: {'; '.join(said) or 'nothing found'}")


def archives():
    for path in sorted((DATA / "archives").rglob("*")):
        if path.is_file() and path.suffix != ".md":
            for ending in ("zip", "balai"):
                yield f"{path.relative_to(DATA)} as .{ending}", lambda stick, p=path, e=ending: shutil.copy(p, stick / f"x.{e}")


def images():
    for path in sorted((DATA / "images").rglob("*")):
        if path.is_file() and path.suffix in (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".svgz", ".ico", ".bmp", ".tiff"):
            def fill(stick, path=path):
                shutil.copy(path, stick / ("x" + path.suffix))
                (stick / "bundle.json").write_text(BUNDLE % ("x" + path.suffix))
            yield str(path.relative_to(DATA)), fill


def json():
    for path in sorted((DATA / "json").rglob("*.json")):
        yield str(path.relative_to(DATA)), lambda stick, p=path: shutil.copy(p, stick / "bundle.json")


def killed(program, failures):
    """Whenever it is killed, the next one finds its way in what was left."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        stick, staging = pathlib.Path(folder) / "stick", pathlib.Path(folder) / "staging"
        stick.mkdir()
        staging.mkdir()
        (stick / "bundle.json").write_text(BUNDLE % "0.bin")
        for i in range(40):
            (stick / f"{i}.bin").write_bytes(chance.randbytes(100_000))
        for moment in range(40):
            reader = Reader(program, stick, staging)
            reader.ask(LIST)
            reader.ask(STAGE, 0)
            for _ in range(moment):
                if reader.hear()[0] in (STAGED, FAILED):
                    break
            os.kill(reader.pid, signal.SIGKILL)
            if reader.close()[0] != -signal.SIGKILL:
                failures.note(f"killed at message {moment}", "it was not there any more")
        reader = Reader(program, stick, staging)
        if converse(reader) != ["staged"]:
            failures.note("after 40 ends", "the content is not staged")
        reader.close()
        if len(list((staging / "slots").iterdir())) != 1:
            failures.note("after 40 ends", "half slots are left")


def main(arguments):
    figures, verbose = "--figures" in arguments, "--verbose" in arguments
    program, *kinds = [argument for argument in arguments if not argument.startswith("--")]
    program, failures, count = str(pathlib.Path(program).resolve()), Failures(), 0
    if not DATA.is_dir():
        print(f"{DATA} is not there")
        return 77
    for kind in kinds or ["archives", "images", "json", "killed"]:
        if kind == "killed":
            killed(program, failures)
            continue
        for name, fill in {"archives": archives, "images": images, "json": json}[kind]():
            try_stick(program, name, fill, failures, figures, verbose)
            count += 1
    print(f"{count} sticks, {failures.count} failures; the slowest: {failures.slowest[1]}, {failures.slowest[0]:.2f} s; "
          f"the largest: {failures.largest[1]}, {failures.largest[0] // 1024} MiB")
    return 1 if failures.count else 0


sys.exit(main(sys.argv[1:]))
