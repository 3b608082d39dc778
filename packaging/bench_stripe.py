#!/usr/bin/env python3
"""Measures asking Stripe: 24 permissions over TLS, each way of every byte 50 ms long.

    .venv/bin/python packaging/bench_stripe.py [--rounds 15] [--json]

| Case     | What is measured                                                                              |
|----------|-----------------------------------------------------------------------------------------------|
| sequence | the stripe library as it comes: one client, one question after another                       |
| cold     | our gateway, six at a time, from its first connection on                                      |
| warm     | the same, on connections that were opened ahead                                               |
| whole    | the flow `verify_key` from cold: the account first, then the permissions                      |
| bare     | a Python process that does nothing                                                            |
| library  | a process that imports stripe                                                                 |
| gateway  | a process that imports our gateway and makes one                                              |
| stall    | a Qt event loop with a beat every millisecond, while a job does all of `gateway` and `whole`  |

Every case is a process of its own, all of them in turn in each round; what is printed are medians. Nothing here is a
test: it measures this computer, and the ratios beside the goals are what can be compared.
"""

import argparse
import asyncio
import json
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
    from rak_desktop.core.key import RestrictedKey
    from rak_desktop.core.permissions import Permission

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ONE_WAY = 0.05
RTT_MS = 2 * ONE_WAY * 1000
COUNT = 24
AT_ONCE = 6
KEY = "rk_test_" + "NotARealKey1" * 8
CASES = ("sequence", "cold", "warm", "whole", "bare", "library", "gateway", "stall")

Measured = dict[str, float]


# ── the far server ───────────────────────────────────────────────────────────────────────────────────


def serve(certificates: Path) -> int:
    """Answers like Stripe over TLS behind a slow line; the port of the line's near end. Runs until the process ends."""
    from tests.fakes.certificates import Issuer

    tls = Issuer(certificates).server()
    ports: list[int] = []
    ready = threading.Event()

    async def run() -> None:
        far = await asyncio.start_server(_answer, "127.0.0.1", 0, ssl=tls, backlog=100)
        far_port = far.sockets[0].getsockname()[1]
        near = await asyncio.start_server(lambda r, w: _slow_line(far_port, r, w), "127.0.0.1", 0, backlog=100)
        ports.append(near.sockets[0].getsockname()[1])
        ready.set()
        await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    ready.wait(10)
    return ports[0]


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """An empty list for everything, and the account for the account; the connection is kept."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            account = b"/v1/account " in head.split(b"\r\n", 1)[0]
            body = b'{"object":"account","id":"acct_1Far"}' if account else b'{"object":"list","data":[]}'
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, OSError):
        writer.close()


async def _slow_line(port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carries bytes both ways, each later by the way's length. The first byte waits for the connection too."""
    far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
    for end in (writer, far_writer):
        end.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    await asyncio.gather(
        _carry(reader, far_writer, 2 * ONE_WAY), _carry(far_reader, writer, 0.0), return_exceptions=True
    )


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, opening: float) -> None:
    now = asyncio.get_running_loop().time
    not_before = now() + opening
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive() -> None:
        while True:
            due, piece = await under_way.get()
            await asyncio.sleep(max(0.0, due - now()))
            if not piece:
                writer.close()
                return
            writer.write(piece)

    arriving = asyncio.create_task(arrive())
    with suppress(OSError):  # a process that ends hangs up on what it had opened ahead
        while piece := await reader.read(65536):
            under_way.put_nowait((max(now(), not_before) + ONE_WAY, piece))
    under_way.put_nowait((now() + ONE_WAY, b""))
    await arriving


# ── what a process of its own measures ───────────────────────────────────────────────────────────────


def measure(case: str, address: str, root: str) -> Measured:
    """Milliseconds, and megabytes of memory at the end."""
    measured = _CHILDREN[case](address, root)
    return {**measured, "rss": _peak_of_memory()}


def _peak_of_memory() -> float:
    """In megabytes. Linux tells it of this program alone; elsewhere it may be that of the process which started us."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _sequence(address: str, root: str) -> Measured:
    import stripe

    stripe.enable_telemetry = False
    stripe.ca_bundle_path = root
    client = stripe.StripeClient(KEY, base_addresses={"api": address}, max_network_retries=0)
    with _Clock() as clock:
        for path in _paths():
            client.raw_request("get", path, limit=1)
    return {"ms": clock.ms}


def _cold(address: str, root: str) -> Measured:
    return {"ms": _ask_all(_gateway(address, root))}


def _warm(address: str, root: str) -> Measured:
    gateway = _gateway(address, root)
    gateway.warm_up()
    return {"ms": _ask_all(gateway)}


def _ask_all(gateway: "LibraryStripeGateway") -> float:
    from rak_desktop.adapters.thread_jobs import ThreadJobs

    key = _key()
    questions = [_question(gateway, key, permission) for permission in _permissions()]
    with _Clock() as clock:
        told = list(ThreadJobs(lambda call: call()).side_by_side(questions, AT_ONCE, 20))
    if len(told) != COUNT:
        raise SystemExit("not every question was answered")
    return clock.ms


def _question(gateway: "LibraryStripeGateway", key: "RestrictedKey", permission: "Permission") -> Callable[[], object]:
    return lambda: gateway.allows(key, permission)


def _whole(address: str, root: str) -> Measured:
    gateway = _gateway(address, root)
    with _Clock() as clock:
        _verify(gateway)
    return {"ms": clock.ms}


def _verify(gateway: "LibraryStripeGateway") -> None:
    from rak_desktop.adapters.system_clock import SystemClock
    from rak_desktop.adapters.thread_jobs import ThreadJobs
    from rak_desktop.core.permissions import Need
    from rak_desktop.core.profile import AppProfile
    from rak_desktop.core.verification import VerifiedKey
    from rak_desktop.flows.verify_key import verify_key

    needs = tuple(Need(permission, "to measure") for permission in _permissions())
    answer = verify_key(
        _key(),
        None,
        AppProfile("com.example.bench", "Bench", "https://marketplace.stripe.com/", needs),
        gateway=gateway,
        jobs=ThreadJobs(lambda call: call()),
        clock=SystemClock(),
        progress=lambda _: None,
    )
    if not isinstance(answer, VerifiedKey):
        raise SystemExit("the key was not verified")


def _bare(*_: str) -> Measured:
    return {}


def _library(*_: str) -> Measured:
    with _Clock() as clock:
        import stripe  # noqa: F401  # importing it is what is measured
    return {"ms": clock.ms}


def _gateway_case(address: str, root: str) -> Measured:
    with _Clock() as clock:
        _gateway(address, root)
    return {"ms": clock.ms}


def _stall(address: str, root: str) -> Measured:
    """The longest time and the 99th of a hundred between two beats of a Qt event loop."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    app = QCoreApplication([])
    beats: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(1)
    ended = threading.Event()

    def work() -> None:
        _verify(_gateway(address, root))
        ended.set()

    def leave() -> None:
        if ended.is_set():
            app.quit()

    timer.timeout.connect(leave)
    QTimer.singleShot(50, lambda: threading.Thread(target=work, daemon=True).start())
    app.exec()
    gaps = sorted((after - before) * 1000 for before, after in pairwise(beats))
    return {"longest": gaps[-1], "p99": gaps[int(len(gaps) * 0.99)]}


def _gateway(address: str, root: str) -> "LibraryStripeGateway":
    from rak_desktop.adapters.stripe_gateway import LibraryStripeGateway
    from rak_desktop.core.peer import Peer

    return LibraryStripeGateway(Peer.STAND_IN, address, ca_file=root)


def _key() -> "RestrictedKey":
    from rak_desktop.core.key import RestrictedKey

    return RestrictedKey(KEY)


def _permissions() -> "list[Permission]":
    from rak_desktop.resources import permission_catalogue

    catalogue = permission_catalogue()
    lists = [found for name in catalogue.names() if (found := catalogue.find(name)) and found.probe]
    return [each for each in lists if each.probe and each.probe.params and each.probe.path.startswith("/v1/")][:COUNT]


def _paths() -> list[str]:
    return [permission.probe.path for permission in _permissions() if permission.probe]


class _Clock:
    """`ms` is how long the block took."""

    ms = 0.0

    def __enter__(self) -> Self:
        self._began = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.ms = (time.perf_counter() - self._began) * 1000


_CHILDREN: dict[str, Callable[[str, str], Measured]] = {
    "sequence": _sequence,
    "cold": _cold,
    "warm": _warm,
    "whole": _whole,
    "bare": _bare,
    "library": _library,
    "gateway": _gateway_case,
    "stall": _stall,
}


# ── rounds and medians ───────────────────────────────────────────────────────────────────────────────


def run_rounds(rounds: int) -> dict[str, Measured]:
    """The medians of every case."""
    found: dict[str, list[Measured]] = {case: [] for case in CASES}
    with tempfile.TemporaryDirectory() as folder:
        address = f"https://127.0.0.1:{serve(Path(folder))}"
        for number in range(rounds):
            for case in CASES:
                found[case].append(_in_its_own_process(case, address, str(Path(folder, "root.pem"))))
            print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {case: _medians(measured) for case, measured in found.items()}


def _in_its_own_process(case: str, address: str, root: str) -> Measured:
    command = [sys.executable, __file__, "--case", case, "--address", address, "--root", root]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    measured: Measured = json.loads(done.stdout)
    return measured


def _medians(measured: list[Measured]) -> Measured:
    return {name: statistics.median(each[name] for each in measured) for name in measured[0]}


def report(of: dict[str, Measured]) -> str:
    """The table, each figure beside its goal."""
    sequence, cold, warm = of["sequence"]["ms"], of["cold"]["ms"], of["warm"]["ms"]
    batches = COUNT / AT_ONCE
    rows = [
        ("24 questions, one after another (the library)", f"{sequence:.0f} ms", ""),
        ("24 questions, ours, cold", f"{cold:.0f} ms = {cold / sequence:.2f} x", "<= 0.25 x"),
        ("24 questions, ours, warm", f"{warm:.0f} ms = {warm / batches / RTT_MS:.2f} RTT a batch", "<= 1.3 RTT"),
        ("account and 24 permissions, ours, cold", f"{of['whole']['ms']:.0f} ms", ""),
        ("import stripe", f"{of['library']['ms']:.0f} ms, {of['library']['rss']:.0f} MB", ""),
        ("import and make our gateway", f"{of['gateway']['ms']:.0f} ms, {of['gateway']['rss']:.0f} MB", ""),
        ("a Python process", f"{of['bare']['rss']:.0f} MB", ""),
        ("longest stall of the event loop meanwhile", f"{of['stall']['longest']:.0f} ms", "<= 50 ms"),
        ("99 of 100 beats within", f"{of['stall']['p99']:.0f} ms", "<= 16 ms"),
    ]
    lines = [f"| {what} | {figure} | {goal} |" for what, figure, goal in rows]
    return "\n".join(["| What | Median | Goal |", "|---|---|---|", *lines])


def main() -> None:
    """Measures, or is one of the processes that do."""
    parser = argparse.ArgumentParser(description="Measures asking Stripe.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true", help="the medians as JSON instead of the table")
    for own in ("--case", "--address", "--root"):
        parser.add_argument(own, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.case:
        print(json.dumps(measure(arguments.case, arguments.address, arguments.root)))
        return
    medians = run_rounds(arguments.rounds)
    print(json.dumps(medians) if arguments.json else report(medians))


if __name__ == "__main__":
    main()
