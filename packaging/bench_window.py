"""How much memory the window takes, and how long it ever keeps somebody waiting, on a walk through all of it.

    .venv/bin/python packaging/bench_window.py [--rounds 5] [--where] [--only "network dead"]

Goal 5: resident memory with a page of fifty connections, beside KeePassXC's where it is installed, in turns on
one virtual screen. Goal 7: the longest stall of the event loop while a window is walked through, from Welcome to
Connected, then through the list of fifty, details, replace, disconnect, settings, help and the doctor; with everything
well, with the keychain stopped, with the network dead (nobody answers, names are never found), and with both.

A timer of 5 ms counts how late each of its beats is. Another program on the same computer makes it late, too; so the
processor time that the window's own thread took in that beat stands beside it. `--where` tells where the longest stood.
What counts are the ratios and the limits, not the milliseconds of this computer: it is told first how long an import of
stripe takes here, beside which the goal for stalls was set.
"""

import argparse
import gc
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from private_session import Display, Keychain, PrivateSession  # noqa: E402 - found only now
from rak_desktop.adapters.connection_book import SqliteConnectionBook  # noqa: E402
from rak_desktop.core.connection import Connection, ConnectionId  # noqa: E402
from rak_desktop.core.mode import Mode  # noqa: E402
from rak_desktop.core.peer import Peer  # noqa: E402
from rak_desktop.paths import Paths  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from rak_desktop.qt.home import Home
    from rak_desktop.qt.opening import Opening

CONNECTIONS = 50
SECRET = "rk_test_51BenchmarkOfTheWindow000001"  # noqa: S105 - opens nothing
KEY = "BENCH_KEY"
BEAT_MS = 5.0
MOST_MEMORY, LONGEST_STALL, MOST_P99 = 0.7, 50.0, 16.0
IMPORT_MS = 108.0
"""The stall that an import of stripe was, in the loop of a window, on the computer on which 50 ms became the goal."""

STAYS = 0.4
"""Seconds at each step, so that a page has turned and what follows it by itself has begun."""

GIVES_UP = 60.0
_SETTLED = 3.0
_CONDITIONS = (
    ("all well", Keychain.OPEN, True),
    ("keychain stopped", Keychain.FROZEN, True),
    ("network dead", Keychain.OPEN, False),
    ("both", Keychain.FROZEN, False),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--where", action="store_true", help="tell where the window stood in its longest beats")
    parser.add_argument("--only", choices=[name for name, *_ in _CONDITIONS], help="under this condition alone")
    parser.add_argument("--watched", choices=_WALKS, help=argparse.SUPPRESS)
    parser.add_argument("--names-hang", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.watched:
        return watched(arguments.watched, names_hang=arguments.names_hang, where=arguments.where)
    print(f"load of this computer before: {os.getloadavg()[0]:.1f}")
    takes = statistics.median(_importing_stripe() for _ in range(5))
    print(f"importing stripe takes {takes:.0f} ms, {takes / IMPORT_MS:.1f} x what it took where the goals were set")
    for name, keychain, network in _CONDITIONS:
        if arguments.only not in (None, name):
            continue
        _measure(name, keychain, arguments.rounds, network=network, where=arguments.where)
    return 0


def _importing_stripe() -> float:
    timed = "import time; began = time.perf_counter(); import stripe; print(time.perf_counter() - began)"
    done = subprocess.run((sys.executable, "-c", timed), stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout) * 1000


def _measure(name: str, keychain: Keychain, rounds: int, *, network: bool, where: bool) -> None:
    options = (*(() if network else ("--names-hang",)), *(("--where",) if where else ()))
    lists, walks, theirs = [], [], []
    for _ in range(rounds):
        # A computer of its own for each walk: what one connects would be there already for the next.
        with _computer(keychain, network=network) as environ:
            lists.append(_watch("list", environ, options))
            theirs += _keepassxc(environ)
        with _computer(keychain, network=network) as environ:
            walks.append(_watch("walk", environ, options))
    _print(name, lists, walks, theirs)
    sys.stdout.flush()  # the next takes minutes


@contextmanager
def _computer(keychain: Keychain, *, network: bool) -> Iterator[dict[str, str]]:
    """A sign-in with a screen and fifty connections. The server that stands for a dead network takes no call."""
    serve = (sys.executable, "-m", "rak_desktop", "practice", "--serve", "--json")
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        PrivateSession(keychain, Display.OWN) as session,
        subprocess.Popen(
            serve, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
        ) as stripe,
        socket.create_server(("127.0.0.1", 0)) as silent,
    ):
        told = json.loads(stripe.stdout.readline() if stripe.stdout else "{}")
        environ = {**session, "RAK_DESKTOP_HOME": folder, "PYTHONPATH": f"{ROOT}:{ROOT / 'packaging'}"}
        environ["RAK_DESKTOP_STRIPE_API"] = (
            told["address"] if network else f"http://127.0.0.1:{silent.getsockname()[1]}"
        )
        environ[KEY] = told["test_key"]
        environ.pop("QT_QPA_PLATFORM", None)
        _fill(environ, store=keychain is Keychain.OPEN)
        try:
            yield environ
        finally:
            stripe.terminate()


def _fill(environ: Mapping[str, str], *, store: bool) -> None:
    book = SqliteConnectionBook(Paths.of_this_computer(environ).book)
    now = datetime.now(UTC)
    for number in range(CONNECTIONS):
        of = ConnectionId("com.example.bench", f"acct_1Bench{number:04d}", Mode.TEST)
        slot = of.slot(Peer.STRIPE)
        book.put(Connection(of, slot, f"Shop {number}", SECRET[-4:], now, now, f"Shop {number}"))
        if store:
            attributes = ("service", slot.service, "username", slot.username)
            command = ("secret-tool", "store", "--label", slot.service, *attributes)
            subprocess.run(command, input=SECRET, env=dict(environ), text=True, check=True)


def _watch(walk: str, environ: Mapping[str, str], options: tuple[str, ...]) -> dict[str, Any]:
    command = (sys.executable, __file__, "--watched", walk, *options)
    done = subprocess.run(command, env=dict(environ), stdout=subprocess.PIPE, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _keepassxc(environ: Mapping[str, str]) -> list[float]:
    """Its memory once its window has stood for a moment; nothing where it is not installed."""
    if shutil.which("keepassxc") is None:
        return []
    with subprocess.Popen(["keepassxc"], env=dict(environ), stderr=subprocess.DEVNULL) as process:
        time.sleep(_SETTLED)
        taken = _resident(process.pid)
        process.kill()
    return [taken]


def _print(name: str, lists: list[dict[str, Any]], walks: list[dict[str, Any]], theirs: list[float]) -> None:
    print(f"\n{name}, {len(walks)} rounds")
    memory = statistics.median(each["memory"] for each in lists)
    beside = f", {memory / statistics.median(theirs):.2f} x KeePassXC (goal {MOST_MEMORY})" if theirs else ""
    print(f"  memory with a page of {CONNECTIONS} connections: {memory:.1f} MB{beside}")
    print(f"  {'step':22}{'longest stall':>14}{'its own work':>14}{'worst':>8}{'99 of 100':>11}   ms")
    steps = dict.fromkeys(step for each in (*lists, *walks) for step in each["steps"])
    for step in steps:
        told = [each["steps"][step] for each in (*lists, *walks) if step in each["steps"]]
        print(f"  {step:22}{_row(told)}")
    whole = [each["whole"] for each in walks]
    print(f"  {'the whole walk':22}{_row(whole)}   (goals {LONGEST_STALL:.0f} and {MOST_P99:.0f})")
    for each in (*lists, *walks):
        for stood in each["stood"]:
            print(f"    {stood}")


def _row(told: list[dict[str, float]]) -> str:
    def median(of: str) -> float:
        return statistics.median(each[of] for each in told)

    worst = max(each["longest"] for each in told)
    return f"{median('longest'):14.1f}{median('own'):14.1f}{worst:8.1f}{median('p99'):11.1f}"


# ── the process that is watched ──────────────────────────────────────────────────────────────────────

Step = tuple[str, Callable[[], object], Callable[[], bool]]
"""Its name, what the person does, and what is there afterwards."""


class Beats:
    """How late each beat of 5 ms was, and how long the window's own thread worked for it, at each step."""

    def __init__(self) -> None:
        self.step = ""
        self.late: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        self.last, self._worked = time.perf_counter(), time.thread_time()

    def count(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        if self.step:
            self.late[self.step].append(((now - self.last) * 1000 - BEAT_MS, (worked - self._worked) * 1000))
        self.last, self._worked = now, time.thread_time()

    def told(self) -> dict[str, Any]:
        steps = {step: _summed(beats) for step, beats in self.late.items()}
        return {"steps": steps, "whole": _summed([beat for beats in self.late.values() for beat in beats])}


def _summed(beats: list[tuple[float, float]]) -> dict[str, float]:
    late = sorted(each for each, _ in beats)
    return {"longest": late[-1], "p99": late[int(0.99 * (len(late) - 1))], "own": max(own for _, own in beats)}


class Stood:
    """Looks at the window's thread while a beat is late, and remembers in which of our lines it stood."""

    def __init__(self, beats: Beats) -> None:
        self._beats = beats
        self._window = threading.main_thread().ident
        self.at: Counter[str] = Counter()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(BEAT_MS / 1000)
            if (time.perf_counter() - self._beats.last) * 1000 > LONGEST_STALL / 2:
                self.at[f"{self._beats.step}: {' < '.join(self._lines())}"] += 1

    def _lines(self) -> Iterator[str]:
        frame = sys._current_frames().get(self._window or 0)  # noqa: SLF001 - there is no other way
        for _ in range(8):
            if frame is not None:
                yield f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno} {frame.f_code.co_name}"
                frame = frame.f_back


def watched(walk: str, *, names_hang: bool, where: bool) -> int:
    """Opens the window as the program does, walks, and tells as JSON what it was like."""
    import_module("rak_desktop.qt")  # before PySide, which else reads the source of all that is imported after it
    from PySide6.QtCore import Qt, QTimer

    from rak_desktop.assembly import Services
    from rak_desktop.flows.connections.asked import Asked
    from rak_desktop.qt.opening import Opening, started
    from rak_desktop.qt.window_place import WindowPlace
    from rak_desktop.resources import resource

    gc.disable()  # as every window does until everything is loaded
    if names_hang:
        socket.getaddrinfo = _never_found
    services = Services(os.environ)
    application = started(services)
    profile = services.profile(str(resource("profiles", "practice"))) if walk == "walk" else None
    opening = Opening(services, Asked(profile), WindowPlace(services.paths.config / "window.ini", "connect"))
    beats = Beats()
    stood = Stood(beats) if where else None
    told: dict[str, Any] = {}

    def count() -> None:
        if opening.home is not None and not told:
            told["memory"] = _resident(os.getpid())
        beats.count()

    beat = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=int(BEAT_MS))
    beat.timeout.connect(count)
    walker = _Walker(_opened(opening, _WALKS[walk]), beats, opening.window.finish)
    driver = QTimer(interval=20)
    driver.timeout.connect(walker.go_on)
    opening.window.show()
    beats.last = time.perf_counter()
    beat.start()
    driver.start()
    application.exec()
    print(json.dumps({**told, **beats.told(), "stood": _most(stood)}), flush=True)
    os._exit(0)  # whatever still waits for a keychain or a network that never answers


def _most(stood: "Stood | None") -> list[str]:
    return [f"{count} x {line}" for line, count in stood.at.most_common(12)] if stood else []


def _never_found(*_: object, **__: object) -> Any:
    time.sleep(GIVES_UP)
    raise socket.gaierror(socket.EAI_AGAIN, "the name server never answered")


class _Walker:
    """Goes on to the next step when what the last one leads to is there, and has been there for a moment."""

    def __init__(self, steps: Iterator[Step], beats: Beats, finish: Callable[[], object]) -> None:
        self._steps = steps
        self._beats = beats
        self._finish = finish
        self._there: Callable[[], bool] = _at_once
        self._since = time.monotonic() - STAYS

    def go_on(self) -> None:
        waited = time.monotonic() - self._since
        if waited > GIVES_UP:
            _stop(f"The walk does not get beyond {self._beats.step}.")
        if waited < STAYS or not self._there():
            return
        step = next(self._steps, None)
        if step is None:
            self._finish()
            return
        self._beats.step, do, self._there = step
        self._since = time.monotonic()
        do()


def _stop(why: str) -> NoReturn:
    print(why, file=sys.stderr, flush=True)
    os._exit(1)


def _at_once() -> bool:
    return True


def _opened(opening: "Opening", walk: Callable[["Home"], Iterator[Step]]) -> Iterator[Step]:
    """The empty window fills, and then the walk begins."""
    yield "the window fills", _at_once, lambda: opening.home is not None
    if opening.home is not None:
        yield from walk(opening.home)


def _list(home: "Home") -> Iterator[Step]:
    """The list opens and checks all of its connections."""
    yield "list opens", _at_once, lambda: home.list is not None and home.list.opened
    yield "fifty are checked", _at_once, lambda: home.list is not None and not home.list.flow.step.shelf.round.busy


def _walk(home: "Home") -> Iterator[Step]:
    """What a merchant meets, whatever stands in the way; ends in the list, at all widths."""
    hands = _Hands(home)
    press, there = hands.press, hands.there
    yield "welcome", _at_once, there("Start")
    yield "allow", press("Start"), there("I already installed it")
    yield "copy the key", press("I already installed it"), there("Paste")
    yield "paste", hands.paste, there("Go on with trying out")
    yield "checking", press("Go on with trying out"), lambda: not hands.sees("Cancel")
    if hands.sees("Save"):
        yield "saving", press("Save"), lambda: hands.sees("See all connections") or hands.sees("Try again")
    see_all = press("See all connections") if hands.sees("See all connections") else hands.leave_the_wizard
    yield "list", see_all, there("Settings")
    yield "fifty are checked", _at_once, lambda: home.list is not None and not home.list.flow.step.shelf.round.busy
    for place in (200, 900, 2400, 0):
        yield "scrolling", partial(home.window.page.verticalScrollBar().setValue, place), _at_once
    yield "details", hands.open_a_row, there("Disconnect")
    yield "question", press("Disconnect"), there("Stay connected")
    yield "question", press("Stay connected"), _at_once
    yield "replace", press("Replace key"), there("See all connections")
    yield "list again", press("See all connections"), there("Settings")
    yield "settings", press("Settings"), there("Back")
    yield "help", press("Support"), there("Check this computer")
    yield "doctor", press("Check this computer"), lambda: not hands.sees("Cancel")
    yield "help closes", hands.close_help, _at_once
    yield "list again", press("Back"), there("Settings")
    for width in (900, 860, 800, 760, 700, 600, 500, 400, 920):
        yield "resizing", partial(home.window.resize, width, 600), _at_once


class _Hands:
    """Presses what can be seen, in whichever window."""

    def __init__(self, home: "Home") -> None:
        self._home = home

    def sees(self, text: str) -> bool:
        return self._button(text) is not None

    def there(self, text: str) -> Callable[[], bool]:
        return lambda: self.sees(text)

    def press(self, text: str) -> Callable[[], None]:
        def do() -> None:
            button = self._button(text)
            if button is None:
                _stop(f"There is no button “{text}” on this page, only {self._all()}.")
            button.click()

        return do

    def paste(self) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(os.environ[KEY])
        self.press("Paste")()

    def open_a_row(self) -> None:
        from rak_desktop.qt.widgets.connection_row import ConnectionRowView

        self._home.window.findChildren(ConnectionRowView)[3].click()

    def leave_the_wizard(self) -> None:
        """No button does while a key was pasted and is not stored; only what is measured goes on."""
        if self._home.connecting is not None:
            self._home.connecting.leave()
        self._home._see_all()  # noqa: SLF001 - see above

    def close_help(self) -> None:
        if self._home.list is not None and self._home.list.helper.desk is not None:
            self._home.list.helper.desk.window.finish()

    def _all(self) -> list[str]:
        from PySide6.QtWidgets import QAbstractButton

        found = self._home.window.findChildren(QAbstractButton)
        return [each.text() or each.accessibleName() for each in found if each.isVisible()]

    def _button(self, text: str) -> "QAbstractButton | None":
        from PySide6.QtWidgets import QAbstractButton, QApplication

        for window in QApplication.topLevelWidgets():
            for button in window.findChildren(QAbstractButton) if window.isVisible() else ():
                if button.isVisible() and button.isEnabled() and text in (button.text(), button.accessibleName()):
                    return button
        return None


_WALKS = {"list": _list, "walk": _walk}


def _resident(process: int) -> float:
    """Megabytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    kilobytes = int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
    return kilobytes / 1024


if __name__ == "__main__":
    sys.exit(main())
