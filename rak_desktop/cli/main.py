"""Finds the command, imports only that one, and turns whatever goes wrong into an exit code and three sentences."""

import argparse
import gc
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, Protocol

from rak_desktop import __version__
from rak_desktop.assembly import Services
from rak_desktop.cli.streams import Unwritable, answer
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import OurFault, ProfileError, RakError, Trouble
from rak_desktop.core.names import PROGRAM
from rak_desktop.wording.marking import N_

if TYPE_CHECKING:
    from rak_desktop.core.support_code import SupportCode
    from rak_desktop.wording.catalogue import Words

# name -> (module, summary)
COMMANDS = {
    "open": ("rak_desktop.cli.commands.open", N_("open the window")),
    "connect": ("rak_desktop.cli.commands.connect", N_("connect a shop from the terminal")),
    "list": ("rak_desktop.cli.commands.list", N_("show the connections on this computer")),
    "key": ("rak_desktop.cli.commands.key", N_("print the key of one connection")),
    "exec": ("rak_desktop.cli.commands.exec", N_("run a command with the key in its environment")),
    "credential": ("rak_desktop.cli.commands.credential", N_("give a key to a program that asks in JSON")),
    "doctor": ("rak_desktop.cli.commands.doctor", N_("look at this computer, and say what a code means")),
    "support": ("rak_desktop.cli.commands.support", N_("decode a support code, make or read a report")),
    "check": ("rak_desktop.cli.commands.check", N_("ask Stripe again about kept keys")),
    "profile": ("rak_desktop.cli.commands.profile", N_("check a vendor’s profile, write or show one")),
    "replace": ("rak_desktop.cli.commands.replace", N_("put a new key in place of a connection’s key")),
    "disconnect": ("rak_desktop.cli.commands.disconnect", N_("remove the key of a connection from this computer")),
    "practice": ("rak_desktop.cli.commands.practice", N_("rehearse everything without Stripe")),
    "completion": ("rak_desktop.cli.commands.completion", N_("let your shell complete what you type")),
    "pictures": ("rak_desktop.cli.commands.pictures", N_("draw every screen in every state, for handbooks and review")),
}

# In place of gettext's, which would load the table of all locales; `argparse_words` gives the person's own sentences.
argparse._ = str  # type: ignore[attr-defined]

# What a window loads is never looked through for garbage, which would hold it up: see qt/afterwards.
_WINDOWS = ("open", "practice")

# Other programs wait for these, and to load what writes a log takes longer than to read a key. They log nothing.
_WAITED_FOR = ("key", "credential", "exec", "list")

# What shells report for a program that Ctrl+C or a closed pipe ended.
STOPPED, NOBODY_READS = 130, 141

# With this variable a shell asks how a command line may go on (cli/completing).
_TAB = "_ARGCOMPLETE"


class Command(Protocol):
    """What every module in `commands/` offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace, services: Services) -> int: ...


def main(argv: Sequence[str], services: Services | None = None) -> int:
    """Runs one command line and returns its exit code. Never lets an exception out.

    `services` are the real ones unless somebody gives others; `--practice` makes practice ones.
    """
    try:
        return _run(argv, services)
    except RakError as error:
        return show(error, argv, services)
    except (KeyboardInterrupt, EOFError):  # Ctrl+C, and Ctrl+D at a question
        return STOPPED
    except BrokenPipeError:
        return NOBODY_READS
    except Unwritable:
        return show(ProfileError(Code.ANSWER_NOT_WRITTEN), argv, services)
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback never reaches a person
        _log(services, error)
        return show(OurFault(), argv, services)


def _run(argv: Sequence[str], services: Services | None) -> int:
    if _TAB in os.environ:
        _complete(services or Services())
    match list(argv):
        case ["help", name, *rest] if name in COMMANDS:
            return _run_command(name, ["--help", *rest], services)
        case [("-h" | "--help" | "help"), *_]:
            answer(_help(_words(argv, services)))
            return 0
        case ["--version", *_]:
            answer(f"{PROGRAM} {__version__}")
            return 0
        case []:
            return _run_command("open", [], services)
        case [name, *rest] if name in COMMANDS:
            return _run_command(name, rest, services)
        case _:
            raise _no_such_command(argv)


def _no_such_command(argv: Sequence[str]) -> ProfileError:
    """Somebody may have pasted their key behind the name of the program."""
    from rak_desktop.core.redaction import holds_secret

    if any(map(holds_secret, argv)):
        return ProfileError(Code.WRONG_USE, reason="key-in-command")
    return ProfileError(Code.WRONG_USE, reason="no-such-command", known=", ".join(COMMANDS))


def _run_command(name: str, typed: Sequence[str], services: Services | None) -> int:
    module, summary = COMMANDS[name]
    language, rest = _language_in(typed)
    command: Command = import_module(module)
    parser = _Parser(prog=f"{PROGRAM} {name}", allow_abbrev=False)
    command.add_arguments(parser)
    parser.add_argument("--language", metavar="TAG", help=N_("speak this language, such as de or pt-BR"))
    if {"-h", "--help"} & set(rest):
        words = _words(typed, services)
        parser.description = _sentence(words(summary), words)
        _translate(parser, words)
    try:
        arguments = _understood(parser, rest, typed, services)
    except SystemExit:  # argparse's way to end after --help
        return 0
    services = services or Services(practice=getattr(arguments, "practice", False))
    services.language = language or services.language
    if name not in _WINDOWS:
        gc.enable()
    if name not in _WAITED_FOR:
        _set_up_log(services)
    return command.run(arguments, services)


def _understood(
    parser: argparse.ArgumentParser, rest: Sequence[str], typed: Sequence[str], services: Services | None
) -> argparse.Namespace:
    """The options. Only where there is something to say is it found out in which language. Raises ProfileError."""
    if not {"-h", "--help"} & set(rest):
        with suppress(ProfileError):
            return parser.parse_args(rest)
    from rak_desktop.cli.argparse_words import argparse_speaks

    with argparse_speaks(_words(typed, services)):
        return parser.parse_args(rest)


def _complete(services: Services) -> None:
    """Answers the shell and ends this process. Of the commands only the one that was typed is loaded."""
    from rak_desktop.cli.completing import answer_the_shell, typed_so_far

    parser, typed, words = _Parser(prog=PROGRAM, allow_abbrev=False), typed_so_far(), services.words
    parser.add_argument("--version", action="store_true")
    commands = parser.add_subparsers()
    for name, (module, summary) in COMMANDS.items():
        of_this = commands.add_parser(name, help=words(summary), allow_abbrev=False)
        if name in typed:
            import_module(module).add_arguments(of_this)
            of_this.add_argument("--language")
            _translate(of_this, words)
    answer_the_shell(parser, services)


def _language_in(typed: Sequence[str]) -> tuple[str | None, list[str]]:
    """What `--language` asks for, wherever it stands, and the rest. Raises ProfileError."""
    end = typed.index("--") if "--" in typed else len(typed)  # what follows belongs to another program
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--language")
    known, rest = parser.parse_known_args(typed[:end])
    return (_spoken(known.language) if known.language is not None else None), [*rest, *typed[end:]]


def _translate(parser: argparse.ArgumentParser, words: "Words") -> None:
    """Says the help of a command in this language; nothing of it was needed before somebody asked."""
    for group in parser._action_groups:  # noqa: SLF001 - argparse offers no other way to its texts
        group.title = group.title and words(group.title)
    for action in parser._actions:  # noqa: SLF001
        action.help = action.help and words(action.help)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for choice, inner in zip(action._choices_actions, action.choices.values(), strict=True):  # noqa: SLF001
                choice.help = words(choice.help) if choice.help else ""
                inner.description = _sentence(choice.help, words) if choice.help else ""
                _translate(inner, words)


def _sentence(summary: str, words: "Words") -> str:
    from rak_desktop.wording.catalogue import beginning

    return words("{title}.", title=beginning(summary))


def _spoken(wish: str) -> str:
    """The tag of the language that was asked for. Raises ProfileError for one that we do not speak."""
    from rak_desktop.wording.languages import LANGUAGES, language_named

    if language := language_named(wish):
        return language.tag
    known = ", ".join(language.tag for language in LANGUAGES)
    raise ProfileError(Code.WRONG_USE, reason="no-such-language", known=known)


def _help(words: "Words") -> str:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:{width}}  {words(summary)}" for name, (_, summary) in COMMANDS.items())
    what = words("Brings a Stripe App’s restricted key safely into this computer’s keychain.")
    more = words("{program} COMMAND --help says what a command takes.", program=PROGRAM)
    usage = words("usage: ")
    return f"{usage}{PROGRAM} COMMAND [...]\n\n{what}\n\n{lines}\n\n{more}"


class _Parser(argparse.ArgumentParser):
    """Says what it did not understand the way every other trouble is said."""

    def error(self, message: str) -> NoReturn:
        # argparse repeats the arguments, and somebody may have put a key there.
        from rak_desktop.core.foreign_text import harmless
        from rak_desktop.core.redaction import holds_secret

        if holds_secret(message):
            raise ProfileError(Code.WRONG_USE, reason="key-in-command")
        sentence: str = argparse._("{title}.")  # type: ignore[attr-defined]
        raise ProfileError(Code.WRONG_USE, reason=sentence.format(title=harmless(message, 500).rstrip(".")))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """As argparse does, but the choices stand as they are typed, and what has no dashes goes by no name."""
        if action.choices is not None and value not in action.choices:
            says: str = argparse._("invalid choice: %(value)r (choose from %(choices)s)")  # type: ignore[attr-defined]
            named = action if action.option_strings else None
            raise argparse.ArgumentError(named, says % {"value": value, "choices": ", ".join(action.choices)})


def show(error: RakError, argv: Sequence[str], services: Services | None = None) -> int:
    """Tells the trouble that this command line met, and returns the exit code."""
    from rak_desktop.cli.output import say_trouble, say_trouble_as_json
    from rak_desktop.cli.repair import repair_of
    from rak_desktop.core.names import own_command

    own = argv[: argv.index("--")] if "--" in argv else argv  # what follows belongs to another program
    words, code = _words(own, services), _support_code(error, own, services)
    if "--json" in own or "credential" in own[:1]:  # which is for programs only
        say_trouble_as_json(error.trouble, words, repair_of(error.trouble, own, own_command()), code)
    else:
        say_trouble(error.trouble, words, code)
    return error.code.exit_code


def _support_code(error: RakError, own: Sequence[str], services: Services | None) -> "SupportCode":
    """What the person who helps asks for; without the computer's part when that cannot be found out."""
    from rak_desktop.cli.repair import asked_for

    asked = asked_for(own)
    known = {name: asked[name] for name in ("app_id", "mode") if asked[name]}
    trouble = Trouble(error.code, {**known, **error.facts})
    with suppress(Exception):  # a trouble with the settings must not hide the trouble that is to be said
        return (services or Services(practice=asked["practice"])).support_code(trouble)
    from rak_desktop.core.situation import situation_at
    from rak_desktop.core.support_code import support_code
    from rak_desktop.core.support_code_format import NO_SCREEN

    return support_code(situation_at(NO_SCREEN, trouble))


def _words(own: Sequence[str], services: Services | None) -> "Words":
    """The language this trouble is said in; English when not even that can be found out."""
    from rak_desktop.wording.catalogue import Words

    asked = _option("--language", own)
    with suppress(Exception):  # a trouble with the settings must not hide the trouble that is to be said
        speaking = services or Services()
        speaking.language = _spoken(asked) if asked else speaking.language
        return speaking.words
    return Words()


def _option(name: str, own: Sequence[str]) -> str | None:
    """The value of one option, where the rest of the command line may not be understood."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument(name, dest="value")
    with suppress(argparse.ArgumentError):
        value = parser.parse_known_args(own)[0].value
        return str(value) if value is not None else None
    return None


def _set_up_log(services: Services) -> None:
    """Before it, Python writes what is logged to stderr, with its traceback."""
    from rak_desktop import logs

    logs.set_up(services.paths.logs)


def _log(services: Services | None, error: Exception) -> None:
    """Writes the mistake into the log, which some commands have not needed so far."""
    with suppress(Exception):  # a log that cannot be written must not hide the sentence for the person
        from rak_desktop import logs

        _set_up_log(services or Services())
        logs.log_mistake("a command ended in a mistake of ours", error)
