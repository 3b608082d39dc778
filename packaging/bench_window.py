"""How much memory the window takes, and how long it ever keeps somebody waiting, with fifty connections; in one run.

    .venv/bin/python packaging/bench_window.py [--rounds 5]

Goal 5: resident memory at the first paint, beside KeePassXC's where it is installed, in turns on one virtual screen.
Goal 7: the longest stall of the event loop from the first paint on, while all fifty are checked, with everything well,
with the network dead, and with the keychain stopped. A timer of 5 ms counts how late each of its beats is.

What counts are the ratios and the limits, not the milliseconds of this computer.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from private_session import Display, Keychain, PrivateSession  # noqa: E402 - found only now
from rak_desktop.adapters.connection_book import SqliteConnectionBook  # noqa: E402
from rak_desktop.core.connection import Connection, ConnectionId  # noqa: E402
from rak_desktop.core.mode import Mode  # noqa: E402
from rak_desktop.core.peer import Peer  # noqa: E402
from rak_desktop.paths import Paths  # noqa: E402

CONNECTIONS = 50
SECRET = "rk_test_51BenchmarkOfTheWindow000001"  # noqa: S105 - opens nothing
CLOSED = "http://127.0.0.1:1"
BEAT_MS = 5.0
LOOKED_AT_FOR = 6.0
MOST_MEMORY, LONGEST_STALL, MOST_P99 = 0.7, 50.0, 16.0
_SETTLED = 3.0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--watched", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.watched:
        return watched()
    for keychain, network in ((Keychain.OPEN, "well"), (Keychain.OPEN, "dead"), (Keychain.FROZEN, "well")):
        _measure(keychain, network, arguments.rounds)
    return 0


def _measure(keychain: Keychain, network: str, rounds: int) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        PrivateSession(keychain, Display.OWN) as session,
        subprocess.Popen(
            [sys.executable, "-m", "rak_desktop", "practice", "--serve", "--json"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        ) as stripe,
    ):
        told = json.loads(stripe.stdout.readline() if stripe.stdout else "{}")
        environ = {**session, "RAK_DESKTOP_HOME": folder, "PYTHONPATH": f"{ROOT}:{ROOT / 'packaging'}"}
        environ["RAK_DESKTOP_STRIPE_API"] = told["address"] if network == "well" else CLOSED
        environ.pop("QT_QPA_PLATFORM", None)
        _fill(environ, store=keychain is Keychain.OPEN)
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(_ours(environ))
            theirs += _keepassxc(environ)
        stripe.terminate()
    _print(f"keychain {keychain.name.lower()}, network {network}", ours, theirs)


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


def _ours(environ: Mapping[str, str]) -> dict[str, Any]:
    command = (sys.executable, __file__, "--watched")
    done = subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=True)
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


def _print(situation: str, ours: list[dict[str, Any]], theirs: list[float]) -> None:
    def median(name: str) -> float:
        return float(statistics.median(each[name] for each in ours))

    print(f"\n{CONNECTIONS} connections, {situation}, {len(ours)} rounds")
    memory = median("memory")
    beside = f", {memory / statistics.median(theirs):.2f} x KeePassXC (goal {MOST_MEMORY})" if theirs else ""
    print(f"  memory at first paint   {memory:6.1f} MB{beside}")
    worst = max(each["longest"] for each in ours)
    print(f"  longest stall, median   {median('longest'):6.1f} ms, worst {worst:.1f} (goal {LONGEST_STALL:.0f})")
    print(f"  99 of 100 beats within  {median('p99'):6.1f} ms (goal {MOST_P99:.0f})")
    print(f"  first paint             {median('painted'):6.0f} ms")


# ── the process that is watched ──────────────────────────────────────────────────────────────────────


def watched() -> int:
    """Opens the list as the program does, and tells as JSON what it was like."""
    began = time.perf_counter()
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtWidgets import QWidget

    from rak_desktop.assembly import Services
    from rak_desktop.qt.home import Home
    from rak_desktop.qt.opening import started

    class Watch(QObject):
        """Beats from the first paint on."""

        def __init__(self, window: QWidget) -> None:
            super().__init__(window)
            self.told: dict[str, float] = {}
            self._late: list[float] = []
            self._last = 0.0
            self._beat = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=int(BEAT_MS))
            self._beat.timeout.connect(self._count)
            self._window = window
            window.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if not self.told and event.type() is QEvent.Type.Paint:
                self.told = {"painted": (time.perf_counter() - began) * 1000, "memory": _resident(os.getpid())}
                self._last = time.perf_counter()
                self._beat.start()
                QTimer.singleShot(int(LOOKED_AT_FOR * 1000), self._end)
            return super().eventFilter(watched, event)

        def _count(self) -> None:
            now = time.perf_counter()
            self._late.append((now - self._last) * 1000 - BEAT_MS)
            self._last = now

        def _end(self) -> None:
            late = sorted(self._late)
            self.told |= {"longest": late[-1], "p99": late[int(0.99 * (len(late) - 1))]}
            home.window.finish()

    services = Services(os.environ)
    application = started(services)
    home = Home(services)
    watch = Watch(home.window)
    home.window.show()
    application.exec()
    print(json.dumps(watch.told))
    return 0


def _resident(process: int) -> float:
    """Megabytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    kilobytes = int(next(line for line in lines if line.startswith("VmRSS")).split()[1])
    return kilobytes / 1024


if __name__ == "__main__":
    sys.exit(main())
