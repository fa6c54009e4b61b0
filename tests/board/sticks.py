"""USB sticks as files: FAT with a partition table, as shops sell them, NTFS, and worse."""
import json
import shutil
import subprocess
from pathlib import Path

START = 2048 * 512 # where the only partition begins


def run(*command, **more):
    subprocess.run([str(word) for word in command], check=True, capture_output=True, **more)


def table(file, size, kind):
    file.unlink(missing_ok=True)
    with open(file, "wb") as made:
        made.truncate(size)
    run("sfdisk", "--quiet", file, input=f"label: dos\nlabel-id: 0x0ba1a1b1\nstart=2048, type={kind}\n".encode())


def fat(file, folder, size=64 << 20):
    """All that lies in a folder, on FAT32 in a partition."""
    table(file, size, "c")
    run("mkfs.vfat", "--offset", "2048", "-F", "32", "-n", "STICK", file, str((size - START) // 1024))
    for child in sorted(Path(folder).iterdir()):
        run("mcopy", "-s", "-m", "-i", f"{file}@@{START}", child, "::")


def ntfs(file):
    table(file, 16 << 20, "7")
    part = file.with_suffix(".part")
    with open(part, "wb") as made:
        made.truncate((16 << 20) - START)
    run("mkntfs", "-F", "-Q", "-L", "STICK", part)
    run("dd", f"if={part}", f"of={file}", "bs=1M", "seek=1", "conv=notrunc")
    part.unlink()


def listing(file):
    return subprocess.run(["mdir", "-b", "-/", "-i", f"{file}@@{START}", "::"], capture_output=True, text=True, check=True).stdout.split("\n")


def new_content(source, folder, title, version, weight=0):
    """The sample content with another title and version; weight: of a picture that is added, in bytes."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    file = Path(folder) / "bundle.json"
    bundle = json.loads(file.read_text())
    bundle["version"] = version
    bundle["event"]["title"] = {"en": title}
    if weight: # the same picture often, behind what a PNG ends with: every byte has to be read and hashed
        picture = (Path(folder) / "pictures/waves.png").read_bytes()
        (Path(folder) / "pictures/waves.png").write_bytes(picture + bytes(weight))
    file.write_text(json.dumps(bundle, ensure_ascii=False, indent=1))
