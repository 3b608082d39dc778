import argparse
import inspect
import json
import re
import sys
from pathlib import Path

import pytest

from rak_desktop import __version__
from rak_desktop.cli.argparse_words import OUR_WORDS
from rak_desktop.cli.main import COMMANDS
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection
from rak_desktop.core.mode import Mode
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import read_support_code
from rak_desktop.core.support_code_format import brand_of
from rak_desktop.ports.computer import Folder
from rak_desktop.wording.languages import ENGLISH, LANGUAGES, Language
from tests.cli.conftest import Terminal
from tests.conftest import ExpectedLog
from tests.fakes.computer import FineComputer
from tests.fakes.connection_book import MemoryBook
from tests.fakes.keys import LIVE_KEY, SECRETS
from tests.fakes.services import MemoryServices

NINE_TIMES = ("pictures", "--out", "x", "--scale", "9")


class BrokenBook(MemoryBook):
    """Fails in a way that nobody foresaw."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self._error = error

    def all(self) -> tuple[Connection, ...]:
        raise self._error


@pytest.mark.parametrize("asked", ["--help", "-h", "help"])
def test_help_names_every_command(rak: Terminal, asked: str) -> None:
    said = rak(asked)

    assert said.code == 0
    assert all(f"  {name} " in said.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(rak: Terminal, command: str) -> None:
    said = rak(command, "--help")

    assert said.code == 0
    assert said.stdout.startswith(f"usage: rak-desktop {command}")
    assert "'" not in said.stdout, "apostrophes are curly"
    assert said.stderr == ""


@pytest.mark.parametrize("asked", [("profile",), ("profile", "--language", "de")])
def test_help_with_the_name_of_a_command_is_the_help_of_that_command(rak: Terminal, asked: tuple[str, ...]) -> None:
    assert rak("help", *asked) == rak(*asked, "--help")


def test_a_commands_help_begins_with_a_sentence_that_keeps_its_names(rak: Terminal) -> None:
    assert "\nRehearse everything without Stripe.\n" in rak("practice", "--help").stdout


def test_the_version_is_told(rak: Terminal) -> None:
    assert rak("--version").stdout == f"rak-desktop {__version__}\n"


def test_an_unknown_command_is_told_with_the_known_ones(rak: Terminal) -> None:
    said = rak("conect")

    assert said.code == 2
    assert ", ".join(COMMANDS) in said.stderr
    assert Code.WRONG_USE in said.stderr


def test_without_a_command_the_window_is_opened_or_the_terminal_named(rak: Terminal) -> None:
    said = rak()

    assert said.code == 2
    assert "no display" in said.stderr
    assert "rak-desktop connect" in said.stderr


@pytest.mark.parametrize(
    "argv",
    [
        ("list", "--jsn"),
        ("list", "--js"),  # abbreviations would change their meaning with every new option
        ("profile", "check", "--js", "x"),
        ("support", "report", "--ou", "x"),
        ("list", "more"),
        ("key", "--mode", "sandbox"),
        ("key", "--format", "xml"),
        ("key", "--app"),
        ("connect", "--mode"),
        ("exec", "--env"),
        ("practice", "--scenario", "everything-burns"),
        ("--verbose", "list"),
        ("",),
    ],
)
def test_wrong_use_ends_with_two_and_three_sentences(rak: Terminal, argv: tuple[str, ...]) -> None:
    said = rak(*argv)

    assert said.code == 2
    assert said.stdout == ""
    assert "Run it again with --help to see what it takes. (RAK-PRO-90)\nSupport code: " in said.stderr


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (("key", "com.example.none", "extra"), "This command does not take: com.example.none extra."),
        (("list", "--jsn"), "This command does not take: --jsn."),
        (("list", "--json=yes"), "--json: it takes no value, and “yes” was given."),
        (("pictures",), "This is missing: --out."),
        (("profile",), "This is missing: check|new|show."),
        (("support", "decode"), "This is missing: CODE."),
        (("key", "--app"), "--app: a value has to follow."),
        (("key", "--mode", "sandbox"), "--mode: “sandbox” is not among these: live, test."),
        (("replace", "unod"), "“unod” is not among these: undo, ended."),
        (("profile", "chek", "x"), "“chek” is not among these: check, new, show."),
        (NINE_TIMES, "--scale: it goes from 0.5 to 4."),
        (("open", "--code", "zz"), "--code: “zz” cannot be used here."),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_whole_sentences(
    rak: Terminal, argv: tuple[str, ...], reason: str
) -> None:
    whole = f"The command was not understood. {reason} Run it again with --help to see what it takes. (RAK-PRO-90)\n"

    assert rak(*argv).stderr.startswith(whole)


@pytest.mark.parametrize(
    "argv", [("key", "extra"), ("key", "--app"), ("key", "--mode", "x"), ("pictures",), NINE_TIMES]
)
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language is not ENGLISH])
def test_what_is_wrong_with_a_command_is_said_in_every_language(
    rak: Terminal, argv: tuple[str, ...], language: Language
) -> None:
    said, english = (rak(*argv, "--language", tag).stderr for tag in (language.tag, ENGLISH.tag))

    assert not {"argument", "choice", "does", "has", "is", "among", "given", "goes"} & set(re.findall(r"[a-z]+", said))
    assert said.partition("(RAK-PRO-90)")[0] != english.partition("(RAK-PRO-90)")[0]


def test_every_sentence_of_argparse_that_we_replace_is_still_one_of_its_own() -> None:
    source = inspect.getsource(argparse)

    assert [text for text in OUR_WORDS if text not in source] == []


@pytest.mark.parametrize(
    "argv",
    [
        ("{key}",),
        ("connect", "{key}"),
        ("connect", "--key={key}"),
        ("connect", "--mode", "{key}"),
        ("connect", "--account", "{key}"),
        ("connect", "--label", "{key}"),
        ("connect", "--profile", "{key}"),
        ("connect", "--profile", "{key}", "--key-stdin", "--yes"),
        ("list", "{key}"),
        ("key", "--format", "{key}"),
        ("key", "--app", "{key}"),
        ("key", "--label={key}"),
        ("exec", "--{key}", "--", "true"),
        ("practice", "--scenario", "{key}"),
        ("list", "--json={key}"),
        ("replace", "{key}"),
        ("profile", "{key}", "x"),
        ("pictures", "--out", "x", "--scale", "{key}"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_key_given_as_an_argument_is_never_repeated(
    rak: Terminal, argv: tuple[str, ...], more: tuple[str, ...]
) -> None:
    head, *tail = (part.format(key=LIVE_KEY.reveal()) for part in argv)
    said = rak(head, *more, *tail)

    assert said.code in (2, 3)
    assert not any(secret in said.everything for secret in SECRETS)


@pytest.mark.parametrize("language", [language.tag for language in LANGUAGES])
@pytest.mark.parametrize(
    "argv",
    [
        ("key", "{key}"),
        ("key", "--mode", "{key}"),
        ("list", "--json={key}"),
        ("replace", "{key}"),
        ("pictures", "--out", "x", "--scale", "{key}"),
    ],
)
def test_a_key_in_a_mistyped_command_is_found_in_the_sentence_of_every_language(
    rak: Terminal, argv: tuple[str, ...], language: str
) -> None:
    said = rak(*(part.format(key=LIVE_KEY.reveal()) for part in argv), "--language", language)

    assert said.code == 2
    assert "<hidden>" not in said.everything
    assert not any(secret in said.everything for secret in SECRETS)


@pytest.mark.parametrize(
    "argv",
    [
        ("{key}",),
        ("--json", "{key}"),
        ("key", "--app", "{key}"),
        ("check", "--account={key}"),
        ("exec", "--account", "{key}", "--", "true"),
        ("connect", "{key}"),
        ("connect", "--account", "{key}", "--key-stdin", "--yes"),
    ],
)
def test_whoever_types_a_key_into_a_command_hears_that_it_was_seen(rak: Terminal, argv: tuple[str, ...]) -> None:
    said = rak(*(each.format(key=LIVE_KEY.reveal()) for each in argv))

    assert said.code == 2
    assert "A key never stands in a command, where other programs can see it." in said.everything
    assert "Replace that key in Stripe." in said.everything
    assert LIVE_KEY.reveal() not in said.everything


@pytest.mark.parametrize("command", ["key", "exec", "check", "connect", "replace", "disconnect"])
def test_a_key_in_place_of_a_shops_name_is_refused_by_every_command(rak: Terminal, command: str) -> None:
    said = rak(command, "--json", "--label", LIVE_KEY.reveal(), *(("--", "true") if command == "exec" else ()))

    assert (said.code, said.error["code"]) == (2, Code.KEY_IN_LABEL)


def test_a_support_code_tells_app_and_mode_that_were_asked_for(rak: Terminal) -> None:
    told = rak("key", "--json", "--app", "com.example.harbour", "--mode", "test").error["facts"]["support_code"]
    situation = read_support_code(told)

    assert isinstance(situation, Situation)
    assert (situation.brand, situation.mode) == (brand_of("com.example.harbour"), Mode.TEST)


def test_a_key_given_as_an_argument_is_to_be_replaced(rak: Terminal) -> None:
    said = rak("connect", LIVE_KEY.reveal())

    assert "other programs can see it" in said.stderr
    assert "Replace that key" in said.stderr


def test_a_mistake_of_ours_is_said_in_three_sentences_and_logged_without_the_key(
    rak: Terminal, services: MemoryServices, expected_log: ExpectedLog
) -> None:
    services.memory_book = BrokenBook(ValueError(f"could not parse {LIVE_KEY.reveal()}"))

    said = rak("list")

    assert said.code == 70
    assert said.stdout == ""
    assert said.stderr.startswith("This program made a mistake. ")
    (logged,) = services.paths.logs.iterdir()
    text = logged.read_text("utf-8")
    assert "ValueError" in text
    assert "could not parse" not in text
    assert not any(secret in text for secret in SECRETS)
    assert expected_log.take()


class OddFolders(FineComputer):
    """Fails in a way that nobody foresaw, on another thread."""

    def folders(self) -> tuple[Folder, ...]:
        raise ValueError(LIVE_KEY.reveal())


def test_a_mistake_in_a_job_goes_to_the_log_and_not_to_the_person(
    rak: Terminal, services: MemoryServices, expected_log: ExpectedLog
) -> None:
    services.computer = OddFolders()

    said = rak("doctor", "--json")

    assert said.stderr == ""
    (logged,) = services.paths.logs.iterdir()
    assert "A job ended with ValueError" in logged.read_text("utf-8")
    assert expected_log.take()


def test_a_log_that_cannot_be_written_hides_no_sentence(
    rak: Terminal, services: MemoryServices, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    services.memory_book = BrokenBook(ValueError())
    services.home = tmp_path / "a file"
    services.home.write_text("in the way")

    said = rak("list", "--json")

    assert said.code == 70
    assert said.error["code"] == Code.OUR_FAULT
    assert expected_log.take()


def test_ctrl_c_ends_quietly(rak: Terminal, services: MemoryServices) -> None:
    services.memory_book = BrokenBook(KeyboardInterrupt())

    said = rak("list")

    assert said.code == 130
    assert said.everything == ""


@pytest.mark.parametrize("command", ["list", "--version", "--help"])
def test_a_reader_who_has_gone_is_no_trouble(
    rak: Terminal, monkeypatch: pytest.MonkeyPatch, command: str, services: MemoryServices
) -> None:
    class ClosedPipe:
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", ClosedPipe())

    said = rak(command, *(("--json",) if command == "list" else ()))

    assert said.code == 141
    assert said.stderr == ""


def test_talk_that_nobody_can_hear_changes_nothing(rak: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    assert rak("key").code == 3


def test_an_error_as_json_is_one_line_of_its_own_on_stderr(rak: Terminal) -> None:
    said = rak("key", "--json")

    assert said.code == 3
    assert said.stdout == ""
    assert said.stderr.isascii()
    (line,) = said.stderr.splitlines()
    told = json.loads(line)
    assert told["version"] == 1
    assert set(told) == {"version", "error"}
    assert set(told["error"]) == {"code", "title", "what_happened", "what_to_do", "facts"}
    assert told["error"]["code"] == "RAK-CON-80"
    assert told["error"]["facts"]["known"] == 0


def test_an_error_as_json_tells_the_command_that_opens_the_window(rak: Terminal) -> None:
    told = rak("key", "--json", "--account", "acct_1Museum").error["facts"]

    ours = (sys.executable, "-m", "rak_desktop")
    assert told["repair"] == [*ours, "open", "--account", "acct_1Museum", "--code", Code.NO_SUCH_CONNECTION]


def test_json_that_belongs_to_another_program_is_not_ours(rak: Terminal) -> None:
    said = rak("exec", "--", "curl", "--json", "{}")

    assert said.code == 3
    assert said.stderr.startswith("Nothing is connected yet. ")


def test_a_language_that_we_do_not_speak_is_said_with_those_we_do(rak: Terminal) -> None:
    ended = rak("list", "--language", "tlh")

    assert ended.code == 2
    assert "pt_BR" in ended.stderr


@pytest.mark.parametrize("tag", ["pt_BR", "pt-BR"])
def test_a_language_may_be_written_both_ways(tag: str, rak: Terminal, services: MemoryServices) -> None:
    rak("list", "--language", tag)

    assert services.language == "pt_BR"


@pytest.mark.parametrize("typed", [("list", "--language", "de"), ("profile", "check", "x", "--language=de")])
def test_the_language_may_stand_anywhere(typed: tuple[str, ...], rak: Terminal, services: MemoryServices) -> None:
    rak(*typed)

    assert services.language == "de"


def test_what_belongs_to_another_program_is_no_wish_of_ours(rak: Terminal, services: MemoryServices) -> None:
    rak("exec", "--", "true", "--language", "tlh")

    assert services.language is None


def test_a_sentence_ends_as_sentences_of_its_language_end(rak: Terminal) -> None:
    described = rak("connect", "--help", "--language", "ja").stdout.split("\n\n")[1]

    assert described.endswith("。")
    assert ": --out。--help" in rak("pictures", "--language", "ja").stderr


def test_help_is_said_in_the_language_that_was_asked_for(rak: Terminal) -> None:
    english, german = (rak("profile", "--help", "--language", tag).stdout for tag in ("en", "de"))

    assert english != german


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_in_the_language_that_was_asked_for(rak: Terminal, command: str) -> None:
    english, japanese = (rak(command, "--help", "--language", tag).stdout for tag in ("en", "ja"))

    said = re.sub(r"\s+", " ", japanese)
    sentences = re.findall(r"(?:[a-z’]+,? ){4,}[a-z’]+", re.sub(r"\s+", " ", english))
    assert sentences
    assert [sentence for sentence in sentences if sentence in said] == []


def test_what_argparse_says_itself_is_said_in_the_language_too(rak: Terminal) -> None:
    helped, refused = rak("list", "--help", "--language", "de"), rak("pictures", "--language", "de")

    assert helped.stdout.startswith("Aufruf: ")
    assert "usage" not in helped.stdout
    assert "Das fehlt: --out." in refused.stderr
    assert "This is missing: --out." in rak("pictures", "--language", "en").stderr
