"""Screen 11: for the person who helps. A code leads to the merchant's screen, and to what to say there."""

from collections.abc import Iterable
from dataclasses import replace

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.code_reading import HelpNumber, ReadCode
from rak_desktop.core.codes import Code, help_number
from rak_desktop.core.errors import Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.situation import Situation, situation_at
from rak_desktop.core.support_code_format import System
from rak_desktop.flows.connect.events import Back
from rak_desktop.screens.actions import Action, CopyText, Icon, LookAtScreen, OpenHandbook, Tone
from rak_desktop.screens.blocks import AddressLine, Banner, CodeField, Hint, Links, Pairs, Sayings, SupportBoard
from rak_desktop.screens.examples.in_trouble import screen_at, usual_screen
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.screen import Head, Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.screen_lines import NEVER_THE_KEY, SCREEN_LINES
from rak_desktop.wording.screen_names import SCREENS
from rak_desktop.wording.situations import screen_words, situation_words, told_words
from rak_desktop.wording.support_lines import FAMILY_OPENINGS, FINDINGS_OPENING, tips

NUMBER = 11
_IN_THE_WIZARD = range(1, 7)
_DOCTOR = 9

# As each system writes the keys that paste, which stand in the empty field of screen 3.
_PASTE_ON_A_MAC, _PASTE_ELSEWHERE = "⌘V", "Ctrl+V"


def support_screen(
    said: ReadCode | None, on: Stage, theirs: Words, apps: Iterable[AppProfile], *, unopened: str | None = None
) -> Screen:
    """What a code led to. `on` has the helper's words, `theirs` are the merchant's; None: nothing was read out yet.

    `unopened` is the address of a page of the handbook that no browser took.
    """
    words = on.words
    trouble = said if isinstance(said, Trouble) else None
    seen = _situation(said)
    return Screen(
        name="support",
        number=NUMBER,
        window_title=words("For the person who helps"),
        help_label=words("Help number"),
        help_number=help_number(NUMBER, trouble.code if trouble else None),
        title=words("What do they see?"),
        lead=words("Ask for the help number at the foot of their window, or for the support code beside a trouble."),
        rail=None,
        head=Head(on.profile.name, on.profile.logo),
        blocks=(
            _field(words),
            *((_refused(trouble, words),) if trouble else ()),
            _screens(seen, words),
            *(_by_hand(unopened, words) if unopened else ()),
            *((_board(seen, on, theirs, _told(said, apps, words)),) if seen else ()),
        ),
        others=(Action(words("Close"), Back()),),
        announcement=_announcement(seen, trouble, words),
        wide=True,
        begins_inside=True,
        situation=situation_at(NUMBER, trouble, app_id=on.profile.app_id),
    )


def _situation(said: ReadCode | None) -> Situation | None:
    match said:
        case Situation():
            return said
        case HelpNumber(screen, code):
            return Situation(screen=screen, trouble=code.number if code else 0)
        case Code():
            return Situation(screen=usual_screen(said) or 0, trouble=said.number)
        case FindingCode():
            return Situation(screen=_DOCTOR, trouble=said.number)
        case _:
            return None


def _field(words: Words) -> CodeField:
    return CodeField(
        label=words("Code or number that they read out"),
        hint=words("Such as 4-50, RAK-NET-50, or twelve characters. You need no key, and this field takes none."),
        paste_label=words("Paste"),
        look_up=words("Look it up"),
    )


def _refused(trouble: Trouble, words: Words) -> Banner:
    said = words_for(trouble, words)
    tone = Tone.TROUBLE if trouble.code is Code.KEY_INSTEAD_OF_CODE else Tone.WARNING
    return Banner(tone, said.title, words.in_a_row(said.what_happened, said.what_to_do))


def _screens(seen: Situation | None, words: Words) -> Links:
    actions = (Action(screen_words(number, words), LookAtScreen(number)) for number in _IN_THE_WIZARD)
    handbook = Action(words("Handbook"), OpenHandbook(handbook_page(seen)), Icon.OPEN)
    return Links((*actions, handbook), lead=words("Or look at a screen"))


def handbook_page(seen: Situation | None) -> str:
    """The page about this situation: of its trouble, else of its screen, else the list of all."""
    if seen is None:
        return "index"
    if seen.code is not None:
        return seen.code.value
    return f"screen-{seen.screen}" if seen.screen in SCREENS else "index"


def _by_hand(address: str, words: Words) -> tuple[Hint, AddressLine]:
    copy = Action(words("Copy"), CopyText(address, words("Copied")), Icon.COPY)
    say = words("Your browser did not open. Copy the address of that page, and open it there yourself.")
    return Hint(Icon.WARNING, say), AddressLine(words("Address of the handbook"), address, copy)


def _board(seen: Situation, on: Stage, theirs: Words, facts: Pairs | None) -> SupportBoard:
    drawn = screen_at(seen, replace(on, words=theirs))
    screen = replace(drawn, question=None, announcement="") if isinstance(drawn, Screen) else None
    return SupportBoard(
        _lines(seen, on, screen),
        screen,
        _spoken(screen, on.words) if screen else "",
        facts,
        theirs.language.right_to_left,
        _PASTE_ON_A_MAC if seen.here.system is System.MACOS else _PASTE_ELSEWHERE,
        on.profile.accent,
    )


def _lines(seen: Situation, on: Stage, screen: Screen | None) -> tuple[Sayings | Pairs, ...]:
    words, lines = on.words, SCREEN_LINES.get(seen.screen)
    see = words(lines.see) if lines else words("A screen of another version of the program.")
    wrong = tuple((words(what), words(helps)) for what, helps in (lines.wrong if lines else ()))
    return (
        Pairs(words("What they see"), ((screen_words(seen.screen, words), see), *_trouble(seen, words))),
        Sayings(words("What to say"), _to_say(seen, words)),
        *((Pairs(words("What usually lies behind it"), tip),) if (tip := _tip(seen, words)) else ()),
        *((Pairs(words("What usually goes wrong"), wrong),) if wrong else ()),
        *((Pairs(words("Words on their screen"), captions),) if (captions := _captions(seen, on, screen)) else ()),
    )


def _trouble(seen: Situation, words: Words) -> tuple[tuple[str, str], ...]:
    if (said := told_words(seen, words)) is None:
        return ()
    return ((f"{said.title} ({said.code})", words.in_a_row(said.what_happened, said.what_to_do)),)


def _to_say(seen: Situation, words: Words) -> tuple[str, ...]:
    lines = SCREEN_LINES.get(seen.screen)
    said = tuple(words(line) for line in (lines.say if lines else ()))
    if (sentences := told_words(seen, words)) is not None:
        opening = FAMILY_OPENINGS[seen.code.family] if isinstance(seen.code, Code) else FINDINGS_OPENING
        said = (words(opening), sentences.what_to_do)
    return tuple(dict.fromkeys((*said, words(NEVER_THE_KEY))))


def _tip(seen: Situation, words: Words) -> tuple[tuple[str, str], ...]:
    behind = tips(seen.code, seen.here.system) if isinstance(seen.code, Code) else ()
    return tuple(("", words(tip)) for tip in behind)


def _captions(seen: Situation, on: Stage, screen: Screen | None) -> tuple[tuple[str, str], ...]:
    """What stands on their buttons, with what it means in the helper's language; nothing where both are the same."""
    ours = screen_at(seen, on)
    if screen is None or not isinstance(ours, Screen):
        return ()
    pairs = zip(_pressable(screen), _pressable(ours), strict=False)
    return tuple((theirs.text, mine.text) for theirs, mine in pairs if theirs.text != mine.text)


def _pressable(screen: Screen) -> tuple[Action, ...]:
    banners = tuple(block.action for block in screen.blocks if isinstance(block, Banner))
    return tuple(action for action in (*banners, screen.main, *screen.others) if action)


def _spoken(screen: Screen, words: Words) -> str:
    """The drawing in words, for who cannot see it."""
    buttons = words.listed(action.text for action in _pressable(screen))
    return words("Their screen: {title}. Buttons: {buttons}.", title=screen.title, buttons=buttons)


def _told(said: ReadCode | None, apps: Iterable[AppProfile], words: Words) -> Pairs | None:
    if not isinstance(said, Situation):
        return None
    return Pairs(words("What the code tells"), situation_words(said, apps, words))


def _announcement(seen: Situation | None, trouble: Trouble | None, words: Words) -> str:
    if trouble:
        return words_for(trouble, words).title
    if seen is None:
        return words("What do they see?")
    shown = screen_words(seen.screen, words) if seen.screen in SCREENS else words("A screen of another version")
    return words("Shown now: screen {screen}", screen=shown)
