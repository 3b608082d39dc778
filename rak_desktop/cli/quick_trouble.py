"""Says the short way what the keychain said to `key` and `credential get`: other programs wait for a no, too.

The words, the codes and the forms are everybody's. What is known here without loading much is the rest: who asks
speaks which language, and how Stripe is reached, which a support code tells. Where the person set something that takes
more to understand, it is left to the long way. The tests hold both to the same answers.
"""

from rak_desktop.adapters.system_languages import languages_in
from rak_desktop.adapters.this_computer import network, numbers_of, system
from rak_desktop.cli.output import say_trouble, say_trouble_as_json
from rak_desktop.cli.repair import repair_of_kept
from rak_desktop.core.codes import Code
from rak_desktop.core.names import own_command
from rak_desktop.core.support_code_format import (
    LANGUAGES,
    LIVE,
    NO_MODE,
    NO_SCREEN,
    TEST,
    KeychainProduct,
    brand_of,
    characters_of,
    in_groups,
)
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.languages import ENGLISH, first_spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from rak_desktop.core.errors import KeychainError, Trouble
    from rak_desktop.wording.languages import Language

_MOST_BYTES = 64 * 1024
_MODES = {"live": LIVE, "test": TEST}
_TAKES_MORE = ("proxy", "ca_file")


def tell_at_once(error: "KeychainError", environ: "Mapping[str, str]", settings: str, *, as_json: bool) -> int | None:
    """The exit code, or None where nothing was said. `settings` is the file with what the person chose."""
    language = _language(environ, settings)
    if language is None:
        return None
    trouble = error.trouble
    words, code = _words_in(language), _support_code(trouble, language, environ)
    if as_json:
        say_trouble_as_json(trouble, words, repair_of_kept(trouble, own_command()), code)
    else:
        say_trouble(trouble, words, code)
    return error.code.exit_code


def _language(environ: "Mapping[str, str]", settings: str) -> "Language | None":
    """The one that was chosen, else the system's; None where the choices hold more than that."""
    chosen = _chosen(settings)
    if chosen is None or any(chosen.get(item) for item in _TAKES_MORE):
        return None
    named = chosen.get("language", "")
    if named and named not in LANGUAGES:
        return None
    return first_spoken((str(named),) if named else languages_in(environ))


def _chosen(settings: str) -> "dict[str, object] | None":
    try:
        with open(settings, "rb") as file:  # noqa: PTH123 - pathlib takes longer to load than a key to read
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError:
        return None
    import json

    try:
        written = json.loads(data) if len(data) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        return None
    return written if isinstance(written, dict) and written.get("schema") == 1 else None


def _words_in(language: "Language") -> Words:
    if language is ENGLISH:
        return Words()
    from rak_desktop.resources import translations

    found = translations(language.tag)
    return Words(found, language) if found else Words()


def _support_code(trouble: "Trouble", language: "Language", environ: "Mapping[str, str]") -> str:
    from rak_desktop import __version__

    absent = trouble.code is Code.KEYCHAIN_ABSENT
    facts = trouble.facts
    product = KeychainProduct.NONE if absent else KeychainProduct.called(str(facts.get("keychain", "")))
    values = (
        *numbers_of(__version__),
        NO_SCREEN,
        trouble.code.number,
        system().value,
        product.value,
        _MODES.get(str(facts.get("mode")), NO_MODE),
        network(environ, "", "").value,
        0,
        LANGUAGES.index(language.tag),
        brand_of(str(facts["app_id"])) if facts.get("app_id") else 0,
    )
    return in_groups(characters_of(values), 4)
