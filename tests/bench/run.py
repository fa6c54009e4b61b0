#!/usr/bin/python3
"""Balai beside Qt Quick, and from within: run.py [--out FILE] [--runs 5] [--works W1,W2,...,F,L]

Makes the bundles, runs ../shared/bench/perf.py with our adapter and `qml-sw` in interleaved rounds, then what has no peer (S1: the
search; F: the first frame of every screen of the odd bundles; L: languages), and says how far each figure is from what is aimed at. The tables go to
FILE too, in Markdown; the raw figures stay in build/bench/results.
"""
import argparse
import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BENCH = ROOT.parent / "shared" / "bench"
WORK = ROOT / "build" / "bench"
RESULTS = WORK / "results" / "balai.json"
US, PEER = "balai", "qml-sw"


# (work, figure, what it is, limit, "ratio" to the peer's or "most"/"least" of our own)
TARGETS = [
    ("W1", "ms", "start to first scene, ms", 0.5, "ratio"),
    ("W2", "tot_min", "attract loop with Xvfb, CPU s a minute", 0.75, "ratio"),
    ("W2", "frames", "distinct frames of a fade", 36, "least"),
    ("W3", "vol_s", "wake-ups a second on a still screen", 0.1, "most"),  # the clock's minute, and what ends a visit
    ("W4", "med", "press to pixel, ms", 0.3, "ratio"),
    ("W5", "tot_s", "five flings with Xvfb, CPU s", 0.6, "ratio"),
    ("W5", "frames", "frames in 3 s of flings", 180, "least"),
    ("W6", "ms", "10,000 sessions on screen, ms", 0.35, "ratio"),
    ("W6", "pss", "10,000 sessions, PSS MB", 0.4, "ratio"),
    ("S1", "index_ms", "search: index of 10,000 sessions, ms", 150, "most"),
    ("S1", "key_ms", "search: a key, median ms", 5, "most"),
    ("S1", "worst_ms", "search: the slowest key, ms", 5, "most"),
    ("R1", "event_ns", "records: an event of the flight recorder, ns", 200, "most"),
    ("R1", "scene_ns", "records: a scene of the proof log on the way of a frame, ns", 2000, "most"),
    ("R1", "busy_percent", "records: a busy second (60 touches, 60 frames, a scene) with its writing, % of a processor", 0.1, "most"),
    ("R1", "account_percent", "what is shown and counted, as wired, % of the loop's CPU", 1, "most"),
    ("R1", "slowest_us", "the same, the slowest step of two minutes, us", 1000, "most"),
    ("C1", "crash_ms", "a crash of `run --supervised` to the picture at the same scene, ms", 300, "most"),
    ("U", "install_s", "installing 500 MB in 300 files, s", 60, "most"),
    ("U", "install_ratio", "the same beside `cp -r; sync; sha256sum`, ratio", 1.2, "most"),
    ("U", "read_gap_ms", "the longest gap in a fade while a stick of 500 MB is read, ms", 50, "most"),
    ("U", "swap_gap_ms", "the longest gap in a fade where it is installed, ms", 50, "most"),
    ("U", "start_ratio", "start with it beside a start with 0.4 MB, ratio", 1.1, "most"),
]


def prepare():
    """The bench's own set-up (packages, probe, slides) where it is not yet done, and our bundles."""
    os.environ.update(BENCH_DIR=str(WORK), PROJECT_ROOT=str(ROOT))
    if not (WORK / "assets" / "agenda_10000.json").exists() or not shutil.which("Xvfb") or not Path("/usr/lib/qt6/bin/qml").exists():
        as_root = [] if os.geteuid() == 0 else ["sudo", "--preserve-env=BENCH_DIR"]
        subprocess.run([*as_root, str(BENCH / "setup.sh")], check=True)
    subprocess.run([sys.executable, str(HERE / "make_bundles.py"), str(WORK / "assets"), str(WORK / "bundles")], check=True)


def load_perf():
    spec = importlib.util.spec_from_file_location("perf", BENCH / "perf.py")
    perf = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(perf)
    return perf


def probe_our_column(perf):
    """W5 counts frames in the pixel column x = 22, where the peers' list has its colours and ours has its margin; an adapter
    may name another column, `col_x`."""
    measure, start = perf.w5, perf.X.start

    def w5(peer):
        column = peer.j.get("col_x", 22)
        perf.X.start = lambda x, *a: start(x, a[0], column, *a[2:]) if a[:2] == ("frames", 22) else start(x, *a)
        try:
            return measure(peer)
        finally:
            perf.X.start = start
    perf.w5 = w5


def measure_search(runs):
    program = ROOT / "build" / "release" / "tests" / "bench" / "bench_search"
    return [json.loads(subprocess.run([program, WORK / "bundles" / "search"], check=True, capture_output=True, text=True).stdout)
            for _ in range(runs)]


def measure_records(runs):
    program = ROOT / "build" / "release" / "tests" / "bench" / "bench_records"
    folder = WORK / "records"
    folder.mkdir(parents=True, exist_ok=True)
    wired = [program.with_name("bench_account"), ROOT / "content" / "bali-process", folder]
    environment = {**os.environ, "BALAI_ASSETS": str(ROOT / "build" / "assets")}
    measured = []
    for _ in range(runs):
        alone = json.loads(subprocess.run([program, folder], check=True, capture_output=True, text=True).stdout)
        measured.append(alone | json.loads(subprocess.run(wired, env=environment, check=True, capture_output=True, text=True).stdout))
    return measured


def measure_crashes(runs):
    environment = {**os.environ, "BALAI_ASSETS": str(ROOT / "build" / "assets")}
    command = [sys.executable, str(HERE / "crash.py"), str(ROOT / "build" / "release" / "balai"), str(ROOT / "content" / "bali-process")]
    return [json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]


def measure_installs(runs):
    environment = {**os.environ, "BALAI_ASSETS": str(ROOT / "build" / "assets")}
    command = [sys.executable, str(HERE / "install.py"), str(ROOT / "build" / "release" / "balai"),
               str(ROOT / "build" / "release" / "tests" / "bench" / "bench_sticks"), str(ROOT / "content" / "bali-process"), str(WORK / "install")]
    return [json.loads(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]


def median(results, peer, work, figure):
    values = [run[figure] for run in results.get(peer, {}).get(work, []) if run and run.get(figure) is not None]
    return statistics.median(values) if values else None


def ratio(results, work, figure):
    """Median of the rounds' ratios: a round's two measurements share the machine's mood."""
    rounds = zip(results[US].get(work, []), results[PEER].get(work, []))
    values = [ours[figure] / theirs[figure] for ours, theirs in rounds if ours and theirs and ours.get(figure) and theirs.get(figure)]
    return statistics.median(values) if values else None


def table(results):
    shown = lambda value: "-" if value is None else f"{value:.3g}"
    lines = ["| | what | Balai | Qt Quick | ratio | to reach | |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for work, figure, what, limit, kind in TARGETS:
        ours, theirs = median(results, US, work, figure), median(results, PEER, work, figure)
        compared = ratio(results, work, figure) if kind == "ratio" else None
        judged = compared if kind == "ratio" else ours
        if work not in results[US]:
            continue
        reached = judged is not None and (judged >= limit if kind == "least" else judged <= limit)
        aim = {"ratio": f"ratio {limit}", "most": f"at most {limit}", "least": f"at least {limit}"}[kind]
        lines.append(f"| {work} | {what} | {shown(ours)} | {shown(theirs)} | {shown(compared)} | {aim} | "
                     f"{'reached' if reached else '**missed**'} |")
    return "\n".join(lines) + "\n"


# (figure, what it is, at most): of frames.c, over all the odd bundles.
FRAME_TARGETS = [
    ("longest_ms", "any screen of any odd bundle to its first frame at 1920x1080, ms", 50),
    ("median_ms", "the median of the slowest bundle, ms", 8),
    ("peak_mb", "memory after all of them, MB", 192),
]


def measure_frames(runs):
    """A list of runs; each is frames.c's lines for all odd bundles."""
    folder = WORK / "odd"
    subprocess.run([sys.executable, str(ROOT / "tests" / "support" / "odd_bundles.py"), str(folder)], check=True)
    bundles = sorted(str(path.parent) for path in folder.glob("*/bundle.json"))
    environment = {**os.environ, "BALAI_ASSETS": str(ROOT / "build" / "assets")}
    measured = []
    for _ in range(runs):
        said = subprocess.run([str(ROOT / "build" / "release" / "bench_frames"), *bundles], env=environment, check=True, capture_output=True,
                              text=True).stdout
        measured.append([json.loads(line) for line in said.splitlines()])
    (WORK / "results").mkdir(parents=True, exist_ok=True)
    (WORK / "results" / "frames.json").write_text(json.dumps(measured, indent=1))
    return measured


def frames_table(measured):
    lines = ["| | what | Balai | to reach | |", "| --- | --- | --- | --- | --- |"]
    for figure, what, most in FRAME_TARGETS:
        value = statistics.median(max(bundle[figure] for bundle in run) for run in measured)
        if figure == "longest_ms":
            slowest = max(measured[0], key=lambda bundle: bundle["longest_ms"])
            what += f" (of {sum(bundle['screens'] for bundle in measured[0])}; slowest: {Path(slowest['bundle']).name}, {slowest['longest']})"
        lines.append(f"| F | {what} | {value:.3g} | at most {most} | {'reached' if value <= most else '**missed**'} |")
    plan = statistics.median(bundle["longest_ms"] for run in measured for bundle in run if Path(bundle["bundle"]).name == "large_plan")
    lines.append(f"| F | a venue with a plan of 4,000 x 3,000 px to its first frame, ms | {plan:.3g} | at most 100 | "
                 f"{'reached' if plan <= 100 else '**missed**'} |")
    return "\n".join(lines) + "\n"


def run_languages(*arguments):
    program = ROOT / "build" / "release" / "tests" / "bench" / "bench_languages"
    environment = {**os.environ, "BALAI_ASSETS": str(ROOT / "build" / "assets")}
    said = subprocess.run([str(program), *map(str, arguments)], env=environment, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def measure_languages(runs):
    """The largest screen is the agenda of 10,000 sessions; shapings and memory are those of our own content."""
    ours = ROOT / "content" / "bali-process"
    times = [run_languages("time", WORK / "bundles" / "languages", "agenda") for _ in range(runs)]
    measured = {"time": times, "again": run_languages("again", ours), "memory": [run_languages("memory", ours)[0] for _ in range(runs)]}
    (WORK / "results").mkdir(parents=True, exist_ok=True)
    (WORK / "results" / "languages.json").write_text(json.dumps(measured, indent=1))
    return measured


def languages_table(measured):
    def medians(figure):
        tags = [row["language"] for row in measured["time"][0]]
        return {tag: statistics.median(row[figure] for run in measured["time"] for row in run if row["language"] == tag) for tag in tags}
    first, later = medians("first_ms"), medians("later_ms")
    slowest_first, slowest = max(first, key=first.get), max(later, key=later.get)
    again = measured["again"]
    memory = {kind: statistics.median(run[kind] for run in measured["memory"]) / 1024 for kind in ("framebuffer_kb", "dirty_kb", "clean_kb")}
    dirty, clean = memory["dirty_kb"] - memory["framebuffer_kb"], memory["clean_kb"]
    figures = [
        (f"another language on the agenda of 10,000 sessions, to its first frame, ms (slowest of {len(later)}: {slowest})",
         later[slowest], 50),
        (f"the same, the first time since the kiosk started, ms (slowest: {slowest_first})", first[slowest_first], 50),
        (f"the slowest beside English ({slowest})", later[slowest] / later["en"], 1.5),
        (f"runs of text shaped for a second frame of the same (of {len(again)} screens and languages)", max(row["again"] for row in again), 0),
        (f"memory of its own, framebuffer aside, after four screens in every language, MB ({dirty:.3g} written, {clean:.3g} pages of files)",
         dirty + clean, 40),
    ]
    lines = ["| | what | Balai | to reach | |", "| --- | --- | --- | --- | --- |"]
    for what, value, most in figures:
        lines.append(f"| L | {what} | {value:.3g} | at most {most} | {'reached' if value <= most else '**missed**'} |")
    each = ", ".join(f"{tag} {later[tag]:.1f} ({first[tag]:.1f})" for tag in sorted(later, key=later.get))
    return "\n".join(lines) + f"\n\nms of each language (the first time): {each}.\n"


def measure_beside_peers(works, runs):
    perf = load_perf()
    probe_our_column(perf)
    sys.argv = ["perf.py", "--adapter", str(HERE / "balai.json"), "--peers", f"{US},{PEER}", "--works", ",".join(works), "--runs", runs,
                "--out", str(RESULTS)]
    perf.main()
    return json.loads(RESULTS.read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--runs", default="5")
    parser.add_argument("--works", default="W1,W2,W3,W4,W5,W6,S1,R1,C1,U,F,L")
    asked = parser.parse_args()
    works = asked.works.split(",")
    beside_peers = [work for work in works if work.startswith("W")]
    results = {US: {}, PEER: {}}
    if beside_peers or "S1" in works or "L" in works:
        prepare()
    if beside_peers:
        results = measure_beside_peers(beside_peers, asked.runs)
    if "S1" in works:
        results[US]["S1"] = measure_search(int(asked.runs))
    if "R1" in works:
        results[US]["R1"] = measure_records(int(asked.runs))
    if "C1" in works:
        results[US]["C1"] = measure_crashes(int(asked.runs))
    if "U" in works:
        results[US]["U"] = measure_installs(int(asked.runs))
    found = table(results) if results[US] else ""
    if "F" in works:
        found += "\n" + frames_table(measure_frames(int(asked.runs)))
    if "L" in works:
        found += "\n" + languages_table(measure_languages(int(asked.runs)))
    print("\n" + found)
    if asked.out:
        asked.out.write_text(found)


if __name__ == "__main__":
    main()
