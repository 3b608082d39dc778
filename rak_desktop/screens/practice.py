"""Practice in the window: which story is told, and the question what shall happen."""

from dataclasses import replace

from rak_desktop.core.codes import help_number
from rak_desktop.core.peer import Peer
from rak_desktop.core.situation import situation_at
from rak_desktop.screens.actions import Action, ChooseStory, Icon, ShowHelp, StoryChosen, Tone
from rak_desktop.screens.blocks import Block, FactCard, FactRow, Note
from rak_desktop.screens.other_ways import with_another_way
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_
from rak_desktop.wording.stories import STORIES, story_title

_GOES_WELL = "all-good"

# Where each story goes astray; in the order in which a merchant meets it.
_PLACES: tuple[tuple[str, Icon, tuple[str, ...]], ...] = (
    (N_("Nothing goes wrong"), Icon.TICK, (_GOES_WELL,)),
    (
        N_("At Stripe, in the browser"),
        Icon.GLOBE,
        (
            "wrong-account",
            "account-not-readable",
            "publishable-key-copied",
            "key-shown-once",
            "wrong-mode",
            "expired",
            "permission-missing",
            "address-blocked",
        ),
    ),
    (N_("On the way to Stripe"), Icon.OPEN, ("rate-limited", "slow", "offline", "captive-portal")),
    (N_("On this computer"), Icon.COMPUTER, ("keychain-locked", "keychain-absent")),
)


def stories_screen(over: Screen, told: str, words: Words) -> Screen:
    """The question what shall happen, asked over this screen. `told` is the story of now."""

    def row(icon: Icon, name: str) -> FactRow:
        story = STORIES[name]
        now = name == told
        return FactRow(
            icon,
            words(story.title),
            words(story.happens),
            Tone.GOOD if now else Tone.PLAIN,
            chip=help_number(story.screen, story.code),
            action=Action(words("Go on with this") if now else words("Practise this"), StoryChosen(name)),
        )

    cards: list[Block] = []
    for place, icon, names in _PLACES:
        cards += (Note(words(place)), FactCard(words(place), tuple(row(icon, name) for name in names)))
    return replace(
        over,
        name="practice-stories",
        help_number=help_number(over.number),
        title=words("What should happen?"),
        lead=words("For practising a call. Each row shows the help number that the merchant will read out."),
        head=replace(over.head, links=_only_help(over.head.links)) if over.head else None,
        blocks=tuple(cards),
        main=None,
        others=(Action(words("Back"), StoryChosen(told)),),
        beside=None,
        wide=False,
        question=None,
        ribbon=ribbon(told, words),
        announcement=words("What should happen?"),
        situation=situation_at(over.number, None, peer=Peer.PRACTICE),
    )


def _only_help(links: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(link for link in links if link.intent == ShowHelp())


def with_story(screen: Screen, told: str, words: Words) -> Screen:
    """The same screen while this story is told: the ribbon names it, and Welcome and the list lead to the others."""
    if screen.ribbon is None:
        return screen
    other = Action(words("Let something go wrong"), ChooseStory())
    told_of = replace(screen, ribbon=ribbon(told, words))
    return with_another_way(told_of, other) if screen.number in (1, 7) else told_of


def ribbon(told: str, words: Words) -> str:
    """What stands on every page: that this is practice, and what goes wrong in it."""
    if told == _GOES_WELL:
        return words("Practice: nothing here reaches Stripe or your real keys.")
    return words(
        "Practice: nothing here reaches Stripe or your real keys. Story: {story}.", story=story_title(told, words)
    )
