"""The report: shown in full, saved where the person chooses, and never sent by us."""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.support_report import Report
from rak_desktop.flows.helping.events import MakeReport, ShowInFolder, WriteMail
from rak_desktop.flows.helping.steps import AtLog, Making, Ready, Refused, Saved, Writing
from rak_desktop.screens.actions import Action, CloseWindow, CopyText, Icon, PickPlace
from rak_desktop.screens.blocks import FactCard, FactRow, Hint, Sheet
from rak_desktop.screens.connect.frame import banner_of
from rak_desktop.screens.helping.frame import About, back, framed
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words

NUMBER = 10
_NUMBER_OF_MISTAKES = 13
_NUMBER_OF_THE_LOG = 14


def making_screen(_: Making, words: Words) -> Screen:
    """The doctor looks at everything first."""
    looking, nothing_yet = words("Checking this computer"), words("Nothing is saved or sent yet.")
    return framed(
        NUMBER,
        "report-making",
        words,
        title=words("Making the report"),
        lead=words("This computer is looked at first. That can take half a minute."),
        blocks=(FactCard(looking, (FactRow(Icon.COMPUTER, looking, nothing_yet, busy=True),)),),
        others=(Action(words("Cancel"), back(words).intent),),
    )


def ready_screen(step: Ready | Writing, words: Words) -> Screen:
    """All of it, before anything is saved."""
    trouble = step.trouble if isinstance(step, Ready) else None
    banner = (banner_of(trouble, words),) if trouble else ()
    busy = isinstance(step, Writing)
    save = PickPlace(words("Save the report"), name_of(step.draft.report))
    return framed(
        NUMBER,
        "report",
        words,
        title=words("This would be in the report"),
        lead=words("Names, accounts, keys and folders are not in it. Nothing is sent."),
        blocks=(*banner, Sheet(words("The report"), step.draft.text)),
        main=Action(words("Saving …") if busy else words("Save the report"), save, enabled=not busy),
        others=(back(words),),
        trouble=trouble,
        announcement=banner[0].title if banner else "",
    )


def saved_screen(step: Saved, about: About, words: Words) -> Screen:
    """Where it is, and how it gets to the person who helps."""
    show = Action(words("Show in folder"), ShowInFolder(), Icon.OPEN)
    return framed(
        NUMBER,
        "report-saved",
        words,
        title=words("The report is saved"),
        lead=words("It was not sent. Give it to the person who helps you, as you like."),
        blocks=(
            FactCard(words("Where it is"), (FactRow(Icon.RECEIPT, words("The report"), step.place, action=show),)),
            *_mail(step, about, words),
        ),
        main=Action(words("Close"), CloseWindow()),
        others=(back(words),),
    )


def refused_screen(step: Refused, words: Words) -> Screen:
    """There is none, and why."""
    banner = banner_of(step.trouble, words, Action(words("Try again"), MakeReport(), Icon.RETRY))
    return framed(
        NUMBER,
        "report-refused",
        words,
        title=words("There is no report"),
        lead=words("Nothing was saved and nothing was sent."),
        blocks=(banner,),
        others=(back(words),),
        trouble=step.trouble,
        announcement=banner.title,
    )


def log_screen(step: AtLog, words: Words) -> Screen:
    """The steps of the last days. Secrets are never written into it."""
    lines = step.lines
    text = "\n".join(lines) if lines else words("Nothing was logged yet.")
    copy = Action(words("Copy"), CopyText(text, words("Copied")), Icon.COPY, enabled=bool(lines))
    return framed(
        _NUMBER_OF_THE_LOG,
        "log",
        words,
        title=words("What was logged"),
        lead=words("The steps of this program on this computer. They can hold names; the report leaves those out."),
        blocks=() if lines is None else (Sheet(words("The log"), text),),
        main=Action(words("Close"), CloseWindow()),
        others=(back(words), copy),
    )


def broken_screen(trouble: Trouble, words: Words) -> Screen:
    """A mistake of ours: calm, with the same report as ever."""
    banner = banner_of(trouble, words, Action(words("Make a report"), MakeReport()))
    return framed(
        _NUMBER_OF_MISTAKES,
        "broken",
        words,
        title=words("Something went wrong in this program"),
        lead=words("You can close this window and go on, or start the program again."),
        blocks=(banner, Hint(Icon.INFO, words("The report tells the person who helps you where it happened."))),
        others=(Action(words("Close"), CloseWindow()),),
        trouble=trouble,
        announcement=banner.title,
    )


def name_of(report: Report) -> str:
    """What the file is called at first: the day is enough to tell it from others."""
    return f"rak-desktop-report-{report.made.partition(' ')[0]}.zip"


def _mail(step: Saved, about: About, words: Words) -> tuple[FactCard, ...]:
    """Only where the vendor's contact is an address. We cannot attach the file, and say so."""
    contact = about.profile.support_contact if about.profile else None
    if not contact or "@" not in contact or " " in contact:
        return ()
    mail = WriteMail(
        contact,
        words("Support code {code}", code=step.draft.report.support_code),
        words("Hello,\n\nmy support code is {code}.\n\n", code=step.draft.report.support_code),
    )
    row = FactRow(
        Icon.PERSON,
        words("An e-mail to {contact}", contact=contact),
        words("It opens in your own program. Attach the report to it yourself, then send it."),
        action=Action(words("Write"), mail),
    )
    return (FactCard(words("Send it yourself"), (row,)),)
