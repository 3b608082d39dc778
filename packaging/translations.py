#!/usr/bin/env python3
"""Brings the languages up to date with the program's sentences.

    .venv/bin/python packaging/translations.py update [TAG]     new sentences into every .po, then compile
    .venv/bin/python packaging/translations.py compile [TAG]    every .po into the .mo that the program reads
    .venv/bin/python packaging/translations.py missing [TAG]    what still has to be translated, by language

With a TAG, such as pt_BR, only for that language.

A sentence that changed is a new one: its old translation is not guessed to fit. Sentences that are gone leave
their translation. The .mo files are committed, so that a checkout and an installed program read the same.
"""

import io
import string
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from rak_desktop.wording.languages import ENGLISH, LANGUAGES  # noqa: E402 - the project is used where it lies

SOURCE = ROOT / "rak_desktop"
FOLDER = ROOT / "resources" / "translations"
DOMAIN = "rak_desktop"
TRANSLATED = tuple(language.tag for language in LANGUAGES if language is not ENGLISH)

# What marks a sentence: `words("…")`, `words.count("one", "many", n)`, `N_("…")` in tables.
_MARKS = {"words": None, "_words": None, "N_": None, "count": (1, 2)}
_NOTES_FOR_TRANSLATORS = ("Translators:",)
_NOBODY_YET = "not reviewed by a native speaker yet"
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def po_file(tag: str) -> Path:
    """Where the sentences of this language are written."""
    return FOLDER / tag / "LC_MESSAGES" / f"{DOMAIN}.po"


def mo_file(tag: str) -> Path:
    """Where the program reads them."""
    return po_file(tag).with_suffix(".mo")


def sentences() -> Catalog:
    """All sentences of the program, in the order of the files they stand in."""
    found = extract_from_dir(
        SOURCE, method_map=[("**.py", "python")], keywords=_MARKS, comment_tags=_NOTES_FOR_TRANSLATORS
    )
    catalog = Catalog(domain=DOMAIN, project="RAK Desktop", charset="utf-8")
    for file, _, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(message, None, [(f"rak_desktop/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def translation(tag: str) -> Catalog:
    """What this language has; an empty one for a language that begins."""
    if not po_file(tag).exists():
        return Catalog(locale=tag, domain=DOMAIN)
    with po_file(tag).open("rb") as written:
        return read_po(written, locale=tag, domain=DOMAIN)


def brought_up_to_date(catalog: Catalog, template: Catalog) -> Catalog:
    """The same language with exactly the program's present sentences."""
    fresh = Catalog(locale=catalog.locale, domain=DOMAIN, project="RAK Desktop", charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            known = catalog.get(message.id)
            text = known.string if known is not None and known.id == message.id else None
            fresh.add(message.id, text or None, message.locations, auto_comments=message.auto_comments)
    return fresh


def as_po(catalog: Catalog) -> bytes:
    """The language as a text file, the same bytes for the same sentences: no line numbers, and no day of its own."""
    written = io.BytesIO()
    write_po(written, _undated(catalog), width=0, include_lineno=False)
    return written.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The language as the program reads it."""
    written = io.BytesIO()
    write_mo(written, _undated(catalog))
    return written.getvalue()


def _undated(catalog: Catalog) -> Catalog:
    catalog.header_comment = "# RAK Desktop. Made by packaging/translations.py; write translations here, then run it."
    catalog.creation_date = catalog.revision_date = _NO_DAY
    catalog.version = catalog.msgid_bugs_address = catalog.language_team = ""
    catalog.last_translator = _NOBODY_YET
    return catalog


def flaws(catalog: Catalog) -> Iterator[str]:
    """What is wrong with a language: missing sentences, and placeholders that are not those of the sentence."""
    for message in catalog:
        if message.id and (flaw := _flaw(message)):
            first = message.id if isinstance(message.id, str) else message.id[0]
            yield f"{flaw}: {first}"


def _flaw(message: Message) -> str | None:
    originals = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    translated = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    if not translated or not all(translated):
        return "missing"
    wanted = set[str]().union(*map(placeholders, originals))
    # One thing may be said in words ("one is missing"), so a plural form may do without its number.
    spare = {"number"} if len(originals) > 1 else set[str]()
    for text in translated:
        if not wanted - spare <= placeholders(text) <= wanted:
            return "wrong placeholders"
    return None


def placeholders(sentence: str) -> set[str]:
    """The names in curly brackets."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _update(tags: Sequence[str]) -> None:
    template = sentences()
    for tag in tags:
        po_file(tag).parent.mkdir(parents=True, exist_ok=True)
        po_file(tag).write_bytes(as_po(brought_up_to_date(translation(tag), template)))


def _compile(tags: Sequence[str]) -> None:
    for tag in tags:
        mo_file(tag).write_bytes(as_mo(translation(tag)))


def _tell_missing(tags: Sequence[str]) -> int:
    template = sentences()
    found = {tag: list(flaws(brought_up_to_date(translation(tag), template))) for tag in tags}
    for tag, flawed in found.items():
        print(f"{tag}: {len(flawed)} of {len(template)} sentences")
        print("".join(f"  {flaw}\n" for flaw in flawed), end="")
    return 1 if any(found.values()) else 0


def main(argv: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code."""
    tags = [tag for tag in TRANSLATED if tag in argv[1:]] or TRANSLATED
    match argv[:1]:
        case ["update"]:
            _update(tags)
            _compile(tags)
        case ["compile"]:
            _compile(tags)
        case ["missing"]:
            return _tell_missing(tags)
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
