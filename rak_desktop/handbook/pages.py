"""Every page of the handbook, made from the tables that the program itself speaks from."""

from collections.abc import Callable, Iterator, Mapping

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.codes import Code, help_number
from rak_desktop.core.errors import Trouble
from rak_desktop.core.foreign_text import harmless
from rak_desktop.handbook.page import Page
from rak_desktop.handbook.pictured import PICTURED
from rak_desktop.handbook.pieces import link, pairs, paragraph, picture, section, to_say
from rak_desktop.markup import NOTHING, Html, html, joined
from rak_desktop.screens.examples.in_trouble import usual_screen
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.examples.table import EXAMPLES
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.checkup_sentences import CHECKS, FINDING_VARIANTS
from rak_desktop.wording.errors import TroubleWords, words_for
from rak_desktop.wording.findings import words_for_code
from rak_desktop.wording.first_starts import FIRST_STARTS, GENUINE
from rak_desktop.wording.marking import N_
from rak_desktop.wording.screen_lines import SCREEN_LINES
from rak_desktop.wording.screen_names import SCREENS
from rak_desktop.wording.sentences import SENTENCES, VARIANTS
from rak_desktop.wording.stories import STORIES
from rak_desktop.wording.support_lines import FAMILY_OPENINGS, FINDINGS_OPENING, tips

_BEFORE = N_("Before the first screen")
_SCREENS = N_("Screens")
_STORES = N_("The password store")
_COMPUTER = N_("This computer")
_CODES = N_("What may happen")
_STORIES = N_("Practising")

CHAPTERS: tuple[tuple[str, str], ...] = (
    (_BEFORE, N_("Getting the genuine program, and what the system may ask at its first start.")),
    (_SCREENS, N_("By the first part of the help number.")),
    (_STORES, N_("Each way in which the computer’s own password store can be out of order.")),
    (_COMPUTER, N_("What the doctor finds, in the window and with rak-desktop doctor.")),
    (_CODES, N_("By the second part of the help number, which is the number in the code.")),
    (_STORIES, N_("Every story can be practised, and shows what the merchant would see.")),
)
"""The parts of the handbook with the sentence that leads into each."""


def all_pages(on: Stage) -> tuple[Page, ...]:
    """In the order of the chapters."""
    words, drawn = on.words, _drawn(on)
    return (
        _screen_zero(words),
        *(_screen(number, on, drawn) for number in SCREENS),
        *(_code(code, on, drawn) for code in Code if code.is_about_keychain),
        *(_finding(code, words) for code in FindingCode),
        *(_code(code, on, drawn) for code in sorted(Code, key=lambda code: code.number) if not code.is_about_keychain),
        *(_story(name, words) for name in STORIES),
    )


# ── before the first screen ──────────────────────────────────────────────────────────────────────


def _screen_zero(words: Words) -> Page:
    systems = joined(
        section(
            start.system,
            paragraph(words("The system may show one of these, or none. Nobody can promise which.")),
            pairs((words(shown), words(helps)) for shown, helps in start.shows),
        )
        for start in FIRST_STARTS
    )
    genuine = html(
        "<ul>\n{lines}</ul>\n", lines=joined(html("<li>{line}</li>\n", line=words(each)) for each in GENUINE)
    )
    content = joined((section(words("The genuine program"), genuine), systems, to_say((), words)))
    return Page("first-start", words(_BEFORE), words("Screen 0"), words("Download and first start"), content)


# ── screens ──────────────────────────────────────────────────────────────────────────────────────


def _screen(number: int, on: Stage, drawn: Mapping[str, Screen]) -> Page:
    words, lines = on.words, SCREEN_LINES[number]
    content = joined(
        (
            section(words("What they see"), paragraph(words(lines.see))),
            to_say((words(line) for line in lines.say), words),
            _going_wrong(number, words),
            _pictures(drawn, lambda screen: screen.number == number, words),
            _troubles_there(number, on),
        )
    )
    name = words("Screen {number}", number=number) if number else words("No window")
    return Page(f"screen-{number}", words(_SCREENS), name, words(SCREENS[number]), content)


def _going_wrong(number: int, words: Words) -> Html:
    wrong = SCREEN_LINES[number].wrong
    shown = pairs((words(what), words(helps)) for what, helps in wrong)
    return section(words("What usually goes wrong"), shown) if wrong else NOTHING


def _troubles_there(number: int, on: Stage) -> Html:
    words = on.words
    codes = [code for code in Code if number and usual_screen(code) == number]
    rows = ((link(f"{code.value}.html", help_number(number, code)), _sentences(code, on).title) for code in codes)
    return section(words("Help numbers here"), pairs(rows, "numbers")) if codes else NOTHING


def _drawn(on: Stage) -> Mapping[str, Screen]:
    """The screens of which there are pictures, by the pictures' names."""
    shown = ((name, EXAMPLES[name](on)) for name in PICTURED)
    return {name: screen for name, screen in shown if isinstance(screen, Screen)}


def _pictures(drawn: Mapping[str, Screen], fits: Callable[[Screen], bool], words: Words) -> Html:
    figures = [picture(name, harmless(screen.title)) for name, screen in drawn.items() if fits(screen)]
    return section(words("Pictures"), *figures) if figures else NOTHING


# ── codes ────────────────────────────────────────────────────────────────────────────────────────


def _code(code: Code, on: Stage, drawn: Mapping[str, Screen]) -> Page:
    said, words = _sentences(code, on), on.words
    there = usual_screen(code)
    where = (
        html(
            "{says} {number}",
            says=words("The help number then is"),
            number=link(f"screen-{there}.html", help_number(there, code)),
        )
        if there
        else words("It shows in the terminal or beside what was asked for; the code stands in it.")
    )
    content = joined(
        (
            section(
                words("What they see"), paragraph(said.what_happened), paragraph(said.what_to_do), paragraph(where)
            ),
            to_say((words(FAMILY_OPENINGS[code.family]), said.what_to_do), words),
            _tip(code, words),
            _other_words(code, on),
            _pictures(drawn, lambda screen: screen.situation.trouble == code.number, words),
        )
    )
    chapter = _STORES if code.is_about_keychain else _CODES
    return Page(code.value, words(chapter), code.value, said.title, content)


def _tip(code: Code, words: Words) -> Html:
    behind = tuple(paragraph(words(tip)) for tip in tips(code))
    return section(words("What usually lies behind it"), *behind) if behind else NOTHING


def _other_words(code: Code, on: Stage) -> Html:
    """The same code with more particular sentences, where more was known."""
    particular = [sentences for (of, _, _), sentences in VARIANTS.items() if of is code]
    particular = [sentences for sentences in dict.fromkeys(particular) if sentences != SENTENCES[code]]
    rows = ((_said(sentences[:1], on), _said(sentences[1:], on)) for sentences in particular)
    return section(on.words("It may also say"), pairs(rows)) if particular else NOTHING


def _said(sentences: tuple[str, ...], on: Stage) -> str:
    known = {"app": harmless(on.profile.name, 60), "keychain": on.words("Your computer’s password store")}
    return " ".join(on.words(sentence, **known) for sentence in sentences)


def _sentences(code: Code, on: Stage) -> TroubleWords:
    return words_for(Trouble(code), on.words, app=harmless(on.profile.name, 60))


# ── findings of the doctor ───────────────────────────────────────────────────────────────────────


def _finding(code: FindingCode, words: Words) -> Page:
    said = words_for_code(code, words)
    title = said.title if said.title.strip("…") else words(CHECKS["system"])  # there the system's own name stands
    particular = dict.fromkeys(sentences for (of, _, _), sentences in FINDING_VARIANTS.items() if of is code)
    rows = ((words(name), f"{words(happened)} {words(to_do)}") for name, happened, to_do in particular)
    content = joined(
        (
            section(words("What they see"), paragraph(said.what_happened), paragraph(said.what_to_do)),
            to_say((words(FINDINGS_OPENING), said.what_to_do), words),
            section(words("It may also say"), pairs(rows)) if particular else NOTHING,
        )
    )
    return Page(code.value, words(_COMPUTER), code.value, title, content)


# ── practising ───────────────────────────────────────────────────────────────────────────────────


def _story(name: str, words: Words) -> Page:
    story = STORIES[name]
    number = help_number(story.screen, story.code)
    rows: Iterator[tuple[str | Html, str | Html]] = iter(
        (
            (words("You will hear"), number),
            (words("In the window"), words("Practise first, then Let something go wrong.")),
            (words("In a terminal"), html("<code>rak-desktop practice --scenario {name}</code>", name=name)),
            (words("The screen"), link(f"screen-{story.screen}.html", words(SCREENS[story.screen]))),
            *(((words("The code"), link(f"{story.code.value}.html", story.code.value)),) if story.code else ()),
        )
    )
    return Page(
        f"story-{name}",
        words(_STORIES),
        number,
        words(story.title),
        joined((paragraph(words(story.happens)), pairs(rows))),
    )
