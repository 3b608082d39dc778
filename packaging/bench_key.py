"""How fast `rak-desktop key` is beside other programs that read one credential, in one run.

    .venv/bin/python packaging/bench_key.py [--rounds 15] [--program build/…/rak-desktop]

Whole processes take turns (A B C A B C …) in a private session with a real gnome-keyring, so that whatever else the
computer does hits all alike; each figure is a median. What counts are the ratios: milliseconds differ from computer
to computer. Then each program runs a few times more to be seen at work: its memory, and what `strace` and
`dbus-monitor` tell.

Measured beside ours, where installed: keyring, secret-tool, docker's and git's helpers, gh. Git's is built from the
source that Debian's package `git` brings, where `libsecret-1-dev` is there. An error is measured in English and in
German, whose words have to be read from a file, and as JSON.
"""

from __future__ import annotations

import argparse
import compileall
import contextlib
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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

GONE = "rak-desktop key, when it is gone"
GONE_IN_GERMAN, GONE_AS_JSON = f"{GONE}, in German", f"{GONE}, as JSON"
OURS, KEYRING, SECRET_TOOL, GH = "rak-desktop key", "keyring get", "secret-tool lookup", "gh auth token"
SECRET = "rk_test_51BenchmarkOfTheKeyCommand01"  # noqa: S105 - opens nothing
CONNECTIONS = 10
WARM_UP = 2
KIB_IN_MIB = 1024

_START = """import sys
sys.path.insert(0, {root!r})
from rak_desktop.__main__ import main
sys.exit(main())
"""

# A process counts the memory of the one that started it, until it becomes a program itself: so a small one starts it.
_SMALL_PARENT = """import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere)
print(os.wait4(process, 0)[2].ru_maxrss)
"""


@dataclass(frozen=True)
class Program:
    """One that takes part: how it is started, and what it reads from stdin."""

    name: str
    command: tuple[str, ...]
    stdin: str = ""
    may_fail: bool = False
    language: str = "C"


@dataclass
class Runs:
    """What was measured of one program, in milliseconds."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Work:
    """What a program needs: memory in MiB, and what it does; None where nothing on this computer can tell."""

    memory: float
    connections: int | None
    calls: int | None
    children: int | None
    written: int | None


@dataclass(frozen=True)
class Goal:
    """A ratio or a number of ours, and what it should be at most."""

    what: str
    reached: float | None
    most: float

    def __str__(self) -> str:
        if self.reached is None:
            return f"{self.what:58} not measured here"
        verdict = "reached" if self.reached <= self.most else "MISSED"
        return f"{self.what:58} {self.reached:8.2f}  (at most {self.most:g})  {verdict}"


def main(argv: Sequence[str]) -> int:
    """Measure, print, and return 1 when a goal was missed."""
    parser = argparse.ArgumentParser(description="Measure `rak-desktop key` beside its peers, in one run.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each program runs; 15 unless said otherwise")
    parser.add_argument("--program", help="in place of the checkout, such as /opt/rak-desktop/rak-desktop")
    asked = parser.parse_args(argv)
    compileall.compile_dir(ROOT / "rak_desktop", quiet=1)
    with PrivateSession() as session, tempfile.TemporaryDirectory(prefix="rak-bench-") as folder:
        environ = {**session, "RAK_DESKTOP_HOME": f"{folder}/rak", "GH_CONFIG_DIR": f"{folder}/gh"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        programs = list(_programs(Path(folder), environ, asked.program))
        measured = _take_turns(programs, asked.rounds, environ)
        work = {program.name: _watch(program, environ, Path(folder)) for program in programs}
    _print_table(measured, work)
    goals = list(_goals(measured, work))
    print("\n" + "\n".join(map(str, goals)))
    return int(any(goal.reached is not None and goal.reached > goal.most for goal in goals))


# ── who takes part ───────────────────────────────────────────────────────────────────────────────────


def _programs(folder: Path, environ: Mapping[str, str], installed: str | None = None) -> Iterator[Program]:
    cards = [_card(number) for number in range(CONNECTIONS)]
    book = SqliteConnectionBook(Paths.of_this_computer(environ).book)
    for card in cards:
        book.put(card)
    kept, gone = cards[3], cards[4]
    service = kept.slot.service
    _store(["--label=benchmark", "service", service, "username", "key"], environ)
    start = folder / "rak-desktop"  # as installers write it
    start.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom rak_desktop.__main__ import main\nsys.exit(main())\n"
    )
    ours = (installed,) if installed else (sys.executable, str(start))
    which = ("--app", kept.id.app_id)
    yield Program(OURS, (*ours, "key", *which))
    yield Program(KEYRING, (sys.executable, "-m", "keyring", "get", service, "key"))
    yield Program(SECRET_TOOL, ("secret-tool", "lookup", "service", service, "username", "key"))
    yield from _peers(folder, environ)
    yield Program(
        "rak-desktop credential get", (*ours, "credential", "get"), f'{{"version":1,"app_id":"{kept.id.app_id}"}}'
    )
    yield Program("rak-desktop exec -- true", (*ours, "exec", *which, "--", "true"))
    yield Program(GONE, (*ours, "key", "--app", gone.id.app_id), may_fail=True)
    yield Program(GONE_IN_GERMAN, (*ours, "key", "--app", gone.id.app_id), may_fail=True, language="de_DE.UTF-8")
    asked_in_vain = f'{{"version":1,"app_id":"{gone.id.app_id}"}}'
    yield Program(GONE_AS_JSON, (*ours, "credential", "get"), asked_in_vain, may_fail=True)
    yield Program("python -c pass", (sys.executable, "-c", "pass"))


def _peers(folder: Path, environ: Mapping[str, str]) -> Iterator[Program]:
    if shutil.which("docker-credential-secretservice"):
        stored = f'{{"ServerURL":"https://docker.example","Username":"shop","Secret":"{SECRET}"}}'
        subprocess.run(["docker-credential-secretservice", "store"], input=stored, env=environ, check=True, text=True)
        yield Program(
            "docker-credential-secretservice", ("docker-credential-secretservice", "get"), "https://docker.example"
        )
    if helper := _gits_helper(folder):
        site = "protocol=https\nhost=git.example\nusername=shop\n"
        given = f"{site}password={SECRET}\n".encode()
        subprocess.run([helper, "store"], input=given, env=environ, check=True, stdout=subprocess.DEVNULL)
        yield Program("git-credential-libsecret", (helper, "get"), site)
    if shutil.which("gh"):
        (folder / "gh").mkdir()
        (folder / "gh/hosts.yml").write_text("github.com:\n    oauth_token: gho_benchmark\n    user: shop\n")
        yield Program(GH, ("gh", "auth", "token"))


def _gits_helper(folder: Path) -> str | None:
    """Git's helper for a Secret Service, where it is installed or can be built: Debian ships only its source."""
    if installed := shutil.which("git-credential-libsecret", path=f"{os.environ['PATH']}:/usr/lib/git-core"):
        return installed
    source = Path("/usr/share/doc/git/contrib/credential/libsecret/git-credential-libsecret.c")
    if not source.exists() or not shutil.which("cc") or not shutil.which("pkg-config"):
        return None
    asked = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "libsecret-1"], capture_output=True, text=True, check=False
    )
    if asked.returncode:
        return None
    built = folder / "git-credential-libsecret"
    subprocess.run(["cc", "-O2", "-o", str(built), str(source), *asked.stdout.split()], check=True)
    return str(built)


def _card(number: int) -> Connection:
    known = ConnectionId(f"com.example.app{number}", "acct_1Benchmark", Mode.TEST)
    now = datetime.now(UTC)
    return Connection(known, known.slot(Peer.STRIPE), f"Shop {number}", SECRET[-4:], now, now)


def _store(words: Sequence[str], environ: Mapping[str, str]) -> None:
    subprocess.run(["secret-tool", "store", *words], input=SECRET, env=environ, check=True, text=True)


# ── measuring ────────────────────────────────────────────────────────────────────────────────────────


def _take_turns(programs: Sequence[Program], rounds: int, environ: Mapping[str, str]) -> dict[str, Runs]:
    measured = {program.name: Runs() for program in programs}
    for number in range(-WARM_UP, rounds):
        for program in programs:
            wall, cpu = _run_once(program, environ)
            if number >= 0:
                runs = measured[program.name]
                runs.wall.append(wall)
                runs.cpu.append(cpu)
    return measured


def _run_once(program: Program, environ: Mapping[str, str]) -> tuple[float, float]:
    """Wall and processor milliseconds; of its reaped children, too."""
    with tempfile.TemporaryFile() as given, Path(os.devnull).open("wb") as nowhere:
        given.write(program.stdin.encode())
        given.seek(0)
        start = time.perf_counter()
        spoken = {**environ, "LC_ALL": program.language}
        process = subprocess.Popen(program.command, env=spoken, stdin=given, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and not program.may_fail:
        raise SystemExit(f"{program.name} ended with {process.returncode}, so nothing can be compared with it.")
    return wall * 1000, (used.ru_utime + used.ru_stime) * 1000


# ── watching ─────────────────────────────────────────────────────────────────────────────────────────


def _watch(program: Program, environ: Mapping[str, str], folder: Path) -> Work:
    connections, calls = _on_the_bus(program, environ)
    children, written = _among_system_calls(program, environ, folder / "strace.txt")
    return Work(_largest_memory(program, environ), connections, calls, children, written)


def _largest_memory(program: Program, environ: Mapping[str, str]) -> float:
    """MiB; at least the eight of Python itself, which starts the others here."""
    command = (sys.executable, "-I", "-S", "-c", _SMALL_PARENT, *program.command)
    told = subprocess.run(command, input=program.stdin, env=environ, check=True, capture_output=True, text=True)
    return int(told.stdout) / KIB_IN_MIB


def _on_the_bus(program: Program, environ: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Who said hello, and how many methods they called."""
    if shutil.which("dbus-monitor") is None:
        return None, None
    command = ["dbus-monitor", "--session", "type=method_call"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as monitor:
        time.sleep(0.3)
        _run_once(program, environ)
        time.sleep(0.3)
        monitor.send_signal(signal.SIGINT)
        told = monitor.communicate()[0]
    senders = re.findall(r"^method call .* sender=(:\S+) .* member=(\w+)$", told, re.MULTILINE)
    new = {sender for sender, member in senders if member == "Hello"}
    return len(new), sum(sender in new for sender, _ in senders)


def _among_system_calls(program: Program, environ: Mapping[str, str], notes: Path) -> tuple[int | None, int | None]:
    """Programs that were started by it, and system calls that changed a file."""
    if shutil.which("strace") is None:
        return None, None
    changing = "write,pwrite64,writev,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"
    watch = ("strace", "-f", "-y", "-qq", "-e", f"trace=execve,{changing}", "-e", "signal=none", "-o", str(notes))
    watched = Program(program.name, (*watch, *program.command), program.stdin, program.may_fail)
    with contextlib.suppress(SystemExit):
        _run_once(watched, environ)
    lines = notes.read_text(errors="replace").splitlines()
    started = sum("execve(" in line and line.endswith("= 0") for line in lines)
    return started - 1, sum(map(_changes_a_file, lines))


def _changes_a_file(line: str) -> bool:
    if "execve(" in line or " = -1 " in line or "resumed>" in line:
        return False
    target = re.search(r"\w+\(\d+<([^>]*)>", line)
    return target is None or not target[1].startswith(("/dev/", "pipe:", "socket:", "UNIX", "anon_inode:"))


# ── telling ──────────────────────────────────────────────────────────────────────────────────────────


def _print_table(measured: Mapping[str, Runs], work: Mapping[str, Work]) -> None:
    print(f"{'':42}{'wall ms':>9}{'cpu ms':>9}{'MB':>7}{'bus':>5}{'calls':>7}{'started':>9}{'changed':>9}")
    for name, runs in measured.items():
        did = work[name]
        counts = "".join(
            f"{'?' if count is None else count:>{width}}"
            for count, width in ((did.connections, 5), (did.calls, 7), (did.children, 9), (did.written, 9))
        )
        print(
            f"{name:42}{statistics.median(runs.wall):9.1f}{statistics.median(runs.cpu):9.1f}{did.memory:7.1f}{counts}"
        )
    print("bus: connections to it. calls: methods called. started: other programs. changed: changes to files.")


def _goals(measured: Mapping[str, Runs], work: Mapping[str, Work]) -> Iterator[Goal]:
    def ratio(peer: str, of: Callable[[Runs], list[float]]) -> float | None:
        """The median of the ratios of each round, in which both met the same computer."""
        if peer not in measured:
            return None
        pairs = zip(of(measured[OURS]), of(measured[peer]), strict=True)
        return statistics.median(ours / theirs for ours, theirs in pairs)

    yield Goal(f"wall time beside {KEYRING}", ratio(KEYRING, lambda runs: runs.wall), 0.25)
    yield Goal(f"processor time beside {KEYRING}", ratio(KEYRING, lambda runs: runs.cpu), 0.25)
    yield Goal(f"memory beside {KEYRING}", work[OURS].memory / work[KEYRING].memory, 0.5)
    yield Goal(f"wall time beside {SECRET_TOOL}", ratio(SECRET_TOOL, lambda runs: runs.wall), 4.0)
    yield Goal(f"wall time beside {GH}", ratio(GH, lambda runs: runs.wall), 1.0)
    for error in (GONE, GONE_IN_GERMAN, GONE_AS_JSON):
        beside = zip(measured[error].wall, measured[OURS].wall, strict=True)
        what = f"wall time of an error{error.removeprefix(GONE)}, beside a good read"
        yield Goal(what, statistics.median(bad / good for bad, good in beside), 3.0)
    did = work[OURS]
    yield Goal("connections to the bus", did.connections, 1)
    yield Goal("calls on the bus", did.calls, 6)
    yield Goal("other programs started", did.children, 0)
    yield Goal("changes to files", did.written, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
