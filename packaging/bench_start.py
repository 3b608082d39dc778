#!/usr/bin/env python3
"""Measures how soon a window can be seen, beside a bare wizard of six pages and beside other programs, in one run.

    .venv/bin/python packaging/bench_start.py [--rounds 15] [--cold] [--program build/…/rak-desktop]

Whole processes take turns (A B C A B C …) on a screen of their own, so that whatever else the computer does hits all
alike. "Seen" and "whole" are told by the screen, not by the program: Xvfb keeps its picture in a file, and a window is
seen when its picture has several colours, and whole when it has as many as a page has. (Ours is seen with its surfaces
and its name, and is filled then.) Each figure is a median, each ratio the median of the ratios of the rounds. With
`--cold` (root only) the computer forgets what it has read of its disk before every start. `--program` measures the one
of a package in place of this checkout.

Measured beside ours, where installed: KeePassXC, Vorta.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import mmap
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from private_session import PrivateSession  # noqa: E402 - found only now
from rak_desktop.adapters.connection_book import SqliteConnectionBook  # noqa: E402
from rak_desktop.core.connection import Connection, ConnectionId  # noqa: E402
from rak_desktop.core.mode import Mode  # noqa: E402
from rak_desktop.core.peer import Peer  # noqa: E402
from rak_desktop.paths import Paths  # noqa: E402

WIDTH, HEIGHT = 1280, 900
COLOURS = 6
"""An empty window has one colour beside the screen's; a painted one has the shades of its letters, too."""
COLOURS_OF_A_PAGE = 64
"""The shades of many letters. The first window of every program that is measured has more of them."""

EVERY = 0.002
LIMIT = 30.0
TO_END = 3.0
PAUSE = 0.5
"""What a program still does when its window has gone shall not slow down the next one."""

WARM_UP = 2
CONNECTIONS = 50
WIZARD, LIST, BARE, KEEPASSXC, VORTA = "the wizard", "the list, fifty shops", "a bare QWizard", "keepassxc", "vorta"

_BARE_WIZARD = """
from PySide6.QtWidgets import (QApplication, QCheckBox, QLabel, QLineEdit, QProgressBar, QTableWidget, QVBoxLayout,
                               QWizard, QWizardPage)
def page(number):
    made = QWizardPage()
    made.setTitle(f"Step {number}")
    made.setSubTitle("A sentence that explains what this step does and why.")
    column, label, line = QVBoxLayout(made), QLabel(f"&Key {number}"), QLineEdit()
    label.setBuddy(line)
    for part in (label, line, *map(QCheckBox, ("Charges: read", "Customers: write", "Webhooks: none"))):
        column.addWidget(part)
    bar = QProgressBar()
    bar.setValue(30)
    column.addWidget(bar)
    column.addWidget(QTableWidget(4, 3))
    return made
application = QApplication([])
wizard = QWizard()
wizard.setWizardStyle(QWizard.WizardStyle.ModernStyle)
for number in range(1, 7):
    wizard.addPage(page(number))
wizard.show()
application.exec()
"""


@dataclass(frozen=True)
class Program:
    """A program with a window, and the environment it meets."""

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str]


@dataclass(frozen=True)
class Start:
    """One start: milliseconds by the clock and of the processor until the window was seen, and until it was whole.

    `memory` is the most until then, in MiB.
    """

    seen: float
    cpu: float
    whole: float
    memory: float


@dataclass(frozen=True)
class Goal:
    """How much of a peer's figure ours may be, where that was decided."""

    ours: str
    peer: str
    of: str
    most: float | None = None
    reached: float | None = None

    def __str__(self) -> str:
        what = f"{self.ours}: {self.of} beside {self.peer}"
        if self.reached is None:
            return f"{what:60} not measured here"
        if self.most is None:
            return f"{what:60} {self.reached:6.2f}"
        verdict = "reached" if self.reached <= self.most else "MISSED"
        return f"{what:60} {self.reached:6.2f}  (at most {self.most:g})  {verdict}"


def main(argv: Sequence[str]) -> int:
    """Measure, print, and return 1 when a goal was missed."""
    parser = argparse.ArgumentParser(description="Measure how soon a window can be seen, beside other programs.")
    parser.add_argument(
        "--rounds", type=int, default=15, help="how often each program starts; 15 unless said otherwise"
    )
    parser.add_argument("--cold", action="store_true", help="as after switching the computer on; root only")
    parser.add_argument("--program", help="in place of the checkout, such as /opt/rak-desktop/rak-desktop")
    asked = parser.parse_args(argv)
    compileall.compile_dir(ROOT / "rak_desktop", quiet=1)
    with PrivateSession() as session, tempfile.TemporaryDirectory(prefix="rak-bench-") as folder:
        session.pop("PYTHONDONTWRITEBYTECODE", None)
        session.pop("QT_QPA_PLATFORM", None)
        session["TMPDIR"] = folder  # one that is open already would take over from the start that is measured
        with screen(Path(folder), session) as (display, picture):
            programs = list(_programs(Path(folder), {**session, "DISPLAY": display}, asked.program))
            starts = _take_turns(programs, asked.rounds, picture, cold=asked.cold)
    _print_table(starts, cold=asked.cold)
    goals = list(_goals(starts, cold=asked.cold))
    print("\n" + "\n".join(map(str, goals)))
    return int(any(goal.most and goal.reached and goal.reached > goal.most for goal in goals))


# ── who takes part ───────────────────────────────────────────────────────────────────────────────────


def _programs(folder: Path, environ: Mapping[str, str], installed: str | None) -> Iterator[Program]:
    start = folder / "rak-desktop"  # as installers write it
    start.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom rak_desktop.__main__ import main\nsys.exit(main())\n"
    )
    ours = (installed, "open") if installed else (sys.executable, str(start), "open")
    empty, full = ({**environ, "RAK_DESKTOP_HOME": str(folder / name)} for name in ("empty", "full"))
    _connect_fifty(full)
    yield Program(WIZARD, (*ours, "--profile", str(ROOT / "resources/profiles/practice")), empty)
    yield Program(LIST, ours, full)
    bare = folder / "wizard.py"
    bare.write_text(_BARE_WIZARD)
    yield Program(BARE, (sys.executable, str(bare)), environ)
    for peer in (KEEPASSXC, VORTA):
        if shutil.which(peer):
            yield Program(peer, (peer,), environ)


def _connect_fifty(environ: Mapping[str, str]) -> None:
    """Fifty shops in the book, and a list that was closed before. Their keys are nowhere, as after a restore."""
    paths = Paths.of_this_computer(environ)
    paths.config.mkdir(parents=True)
    (paths.config / "window.ini").write_text("[connect]\nname=RAK Desktop\non_a_way=false\n")
    book = SqliteConnectionBook(paths.book)
    now = datetime.now(UTC)
    for number in range(CONNECTIONS):
        known = ConnectionId("com.example.practice", f"acct_1Benchmark{number}", Mode.TEST)
        book.put(Connection(known, known.slot(Peer.STRIPE), f"Shop {number}", "7Hq2", now, now))


# ── measuring ────────────────────────────────────────────────────────────────────────────────────────


@contextlib.contextmanager
def screen(folder: Path, environ: Mapping[str, str]) -> Iterator[tuple[str, mmap.mmap]]:
    """A screen without a window manager; its name, and its picture as it changes."""
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = (
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        size,
        "-fbdir",
        str(folder),
        "-br",
        "-nolisten",
        "tcp",
    )
    server = subprocess.Popen(command, env=environ, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as picture:
            yield display, picture
    finally:
        server.terminate()
        server.wait()


def _take_turns(programs: Sequence[Program], rounds: int, picture: mmap.mmap, *, cold: bool) -> dict[str, list[Start]]:
    starts: dict[str, list[Start]] = {program.name: [] for program in programs}
    for number in range(0 if cold else -WARM_UP, rounds):
        for program in programs:
            if cold:
                _forget_the_disk()
            start = _start_once(program, picture)
            if number >= 0:
                starts[program.name].append(start)
    return starts


def _forget_the_disk() -> None:
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3")


def _start_once(program: Program, picture: mmap.mmap) -> Start:
    """Starts it, waits until its window can be seen and until it is whole, and ends it."""
    begin = time.perf_counter()

    def wait_for(colours: int) -> float:
        while _colours(picture) < colours:
            if process.poll() is not None or time.perf_counter() - begin > LIMIT:
                how = f"ended with {process.poll()}" if process.poll() is not None else f"none within {LIMIT:g} s"
                raise SystemExit(f"{program.name} showed no window ({how}), so nothing can be compared with it.")
            time.sleep(EVERY)
        return (time.perf_counter() - begin) * 1000

    process = subprocess.Popen(
        program.command, env=program.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        seen, cpu = wait_for(COLOURS), _processor_time(process.pid)
        return Start(seen, cpu, wait_for(COLOURS_OF_A_PAGE), _memory(process.pid))
    finally:
        process.terminate()
        try:
            process.wait(TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        while _colours(picture) > 1:
            time.sleep(EVERY)
        time.sleep(PAUSE)


def _colours(picture: mmap.mmap) -> int:
    """How many there are on some lines of the screen: an empty one has its black."""
    pixels = len(picture) - WIDTH * HEIGHT * 4  # what stands before them is about the format
    lines = (picture[pixels + y * WIDTH * 4 : pixels + (y + 1) * WIDTH * 4] for y in range(3, HEIGHT, 12))
    return len({colour for line in lines for colour in memoryview(line).cast("I")[::5]})


def _processor_time(process: int) -> float:
    """Milliseconds, to the hundredth of a second that the system counts in."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) * 1000 / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """The most it has had, in MiB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise ValueError("the system does not tell")


# ── telling ──────────────────────────────────────────────────────────────────────────────────────────


def _print_table(starts: Mapping[str, Sequence[Start]], *, cold: bool) -> None:
    load = os.getloadavg()[0]
    head = f"{'cold' if cold else 'warm'}, load {load:.1f}"
    print(f"{head:34}{'seen ms':>9}{'least':>9}{'cpu ms':>9}{'whole ms':>9}{'MiB':>7}")
    for name, runs in starts.items():
        seen, cpu, whole, memory = (statistics.median(getattr(run, of.name) for run in runs) for of in fields(Start))
        least = min(run.seen for run in runs)
        print(f"{name:34}{seen:9.0f}{least:9.0f}{cpu:9.0f}{whole:9.0f}{memory:7.1f}")


def _goals(starts: Mapping[str, Sequence[Start]], *, cold: bool) -> Iterator[Goal]:
    for ours in (WIZARD, LIST):
        if cold:
            yield _reached(Goal(ours, KEEPASSXC, "seen", 1.0), starts)
            yield _reached(Goal(ours, KEEPASSXC, "whole"), starts)
            continue
        for peer, most in ((BARE, 1.25), (KEEPASSXC, 1.1), (VORTA, 0.4)):
            yield _reached(Goal(ours, peer, "seen", most), starts)
            yield _reached(Goal(ours, peer, "cpu", most), starts)
            yield _reached(Goal(ours, peer, "whole"), starts)
        yield _reached(Goal(ours, KEEPASSXC, "memory", 0.7), starts)


def _reached(goal: Goal, starts: Mapping[str, Sequence[Start]]) -> Goal:
    """With the median of the ratios of each round, in which both met the same computer."""
    pairs = zip(starts[goal.ours], starts.get(goal.peer, ()), strict=False)
    ratios = [getattr(ours, goal.of) / getattr(theirs, goal.of) for ours, theirs in pairs]
    return replace(goal, reached=statistics.median(ratios)) if ratios else goal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
