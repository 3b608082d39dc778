"""Says in words what a code means: any code that somebody read out over the phone."""

from collections.abc import Sequence
from typing import Any

from rak_desktop.assembly import Services
from rak_desktop.cli.columns import padded, widest
from rak_desktop.cli.output import answer_json
from rak_desktop.cli.streams import answer
from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.code_reading import HelpNumber, read_code
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import RakError, Trouble
from rak_desktop.core.situation import Situation
from rak_desktop.core.support_code import support_code
from rak_desktop.core.support_code_format import System
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import TroubleWords
from rak_desktop.wording.findings import words_for_code
from rak_desktop.wording.situations import screen_words, situation_words, told_words
from rak_desktop.wording.support_lines import tips


def explain(text: str, services: Services, *, json: bool, helping: bool = False) -> None:
    """Prints what this support code, help number or code says. Raises RakError when it is none of them.

    `helping`: to whoever helps, who also hears what usually lies behind it.
    """
    said, words = read_code(text), services.words
    if isinstance(said, Trouble):
        raise RakError(said.code, **said.facts)
    explained = _explained(said, words)
    if json:
        answer_json({**_values(said), "trouble": _trouble_json(explained) if explained else None})
    else:
        parts = (
            _table(_rows(said, services, words)),
            _sentences(explained) if explained else "",
            _tips(said, words) if helping else "",
        )
        answer("\n\n".join(filter(None, parts)))


def _explained(said: Situation | HelpNumber | Code | FindingCode, words: Words) -> TroubleWords | None:
    """As the merchant reads it, as far as the code tells what it was about."""
    if isinstance(said, Code | FindingCode):
        return words_for_code(said, words)
    return told_words(said if isinstance(said, Situation) else _situation_of(said), words)


def _situation_of(number: HelpNumber) -> Situation:
    return Situation(screen=number.screen, trouble=number.code.number if number.code else 0)


def _rows(
    said: Situation | HelpNumber | Code | FindingCode, services: Services, words: Words
) -> Sequence[tuple[str, str]]:
    match said:
        case Situation():
            return situation_words(said, services.known_apps, words)
        case HelpNumber(screen):
            return ((words("Screen"), screen_words(screen, words)),)
        case Code() | FindingCode():
            return ()


def _values(said: Situation | HelpNumber | Code | FindingCode) -> dict[str, Any]:
    match said:
        case Situation():
            return _situation_json(said)
        case HelpNumber(screen):
            return {"screen": screen}
        case Code() | FindingCode():
            return {}


def _situation_json(situation: Situation) -> dict[str, Any]:
    here, code = situation.here, support_code(situation)
    return {
        "support_code": str(code),
        "digits": code.digits,
        "program": ".".join(map(str, here.version)),
        "screen": situation.screen,
        "number": situation.trouble,
        "mode": situation.mode.value if situation.mode else None,
        "practice": situation.practice,
        "missing": situation.missing,
        "system": here.system.name.lower(),
        "keychain": here.keychain.name.lower(),
        "network": here.network.name.lower(),
        "language": here.language,
        "brand": situation.brand,
    }


def _trouble_json(said: TroubleWords) -> dict[str, str]:
    return {
        "code": said.code,
        "title": said.title,
        "what_happened": said.what_happened,
        "what_to_do": said.what_to_do,
    }


def _tips(said: Situation | HelpNumber | Code | FindingCode, words: Words) -> str:
    code = said if isinstance(said, Code | FindingCode) else said.code
    system = said.here.system if isinstance(said, Situation) else System.OTHER
    behind = tips(code, system) if isinstance(code, Code) else ()
    return "\n".join((words("What usually lies behind it"), *map(words, behind))) if behind else ""


def _table(rows: Sequence[tuple[str, str]]) -> str:
    width = widest(name for name, _ in rows)
    return "\n".join(f"{padded(name, width)}  {value}" for name, value in rows)


def _sentences(said: TroubleWords) -> str:
    return f"{said.code}: {said.title}\n{said.what_happened}\n{said.what_to_do}"
