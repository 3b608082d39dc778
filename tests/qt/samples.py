"""One sample screen for each page of the wizard, in words as they might be; names are invented, keys are none."""

from dataclasses import replace

from rak_desktop.core.mode import Mode
from rak_desktop.flows.connect import events
from rak_desktop.screens.actions import Action, CloseWindow, CopyText, Icon, LeaveFor, Tone
from rak_desktop.screens.blocks import (
    AccountCard,
    AddressLine,
    Banner,
    Block,
    CheckList,
    CheckRow,
    CheckState,
    Disclosure,
    FactCard,
    FactRow,
    Hint,
    Links,
    ModeChip,
    NameField,
    Note,
    NumberedStep,
    NumberedSteps,
    PermissionRow,
    PermissionTable,
    SecretField,
)
from rak_desktop.screens.screen import Question, Rail, RailRow, RowState, Screen

APP = "Harbour Tickets"
SHOP = "Fjord Theatre"
STEPS = ("Welcome", "Allow in Stripe", "Copy the key", "Checking", "Is this right?", "Connected")
INSTALL_LINK = "https://marketplace.stripe.com/apps/install/link/com.harbour.tickets"

BACK = Action("Back", events.Back())
OPEN_PAGE = Action("Open the page", events.OpenPage(), Icon.OPEN)
NOT_MINE = Action("Not my account", events.WrongAccount())


def _state(number: int, current: int) -> RowState:
    if number == current:
        return RowState.DONE if current == len(STEPS) else RowState.CURRENT
    return RowState.DONE if number < current else RowState.WAITING


def rail(current: int, mode: Mode = Mode.LIVE) -> Rail:
    words = {RowState.DONE: "done", RowState.CURRENT: "current", RowState.WAITING: "to come"}
    rows = tuple(
        RailRow(
            number, title, _state(number, current), f"Step {number} of 6, {title}, {words[_state(number, current)]}"
        )
        for number, title in enumerate(STEPS, start=1)
    )
    text = "Real payments" if mode is Mode.LIVE else "Trying out"
    chip = ModeChip(mode, text) if current > 1 else None
    return Rail(APP, "Connect to Stripe", rows, f"Step {current} of 6", chip)


def _screen(
    name: str, number: int, title: str, lead: str, *blocks: Block, help_number: str = "", mode: Mode = Mode.LIVE
) -> Screen:
    return Screen(
        name=name,
        number=number,
        window_title=f"{APP}: Connect to Stripe",
        help_label="Help number",
        help_number=help_number or f"{number}-00",
        title=title,
        lead=lead,
        rail=rail(number, mode),
        blocks=blocks,
    )


def _trouble(title: str, text: str, action: Action) -> Banner:
    copy = Action("Copy the support code", CopyText("7K4M 2QXR 9F0C", "Copied"), Icon.COPY)
    return Banner(Tone.TROUBLE, title, text, action, None, "7K4M 2QXR 9F0C", "Support code", copy)


NEEDED = FactCard(
    "What you need",
    (
        FactRow(
            Icon.PERSON,
            "Your Stripe sign-in, as administrator",
            "Not you? On the next screen you can send them a note.",
        ),
        FactRow(
            Icon.COMPUTER,
            "This computer, with your own sign-in",
            f"The one where {APP} runs. Other computers get their own key.",
        ),
        FactRow(Icon.CLOCK, "About three minutes", "Nothing is kept until you have seen the account and said yes."),
    ),
)

WELCOME = replace(
    _screen(
        "welcome",
        1,
        f"Connect {APP} to Stripe",
        "You will allow the app in Stripe, copy one key, and paste it here.",
        NEEDED,
        Links(
            (
                Action("Trying out (test)", events.ModeChosen(Mode.TEST)),
                Action("Practice", events.ModeChosen(Mode.TEST)),
                Action("Language: English", events.ModeChosen(Mode.LIVE)),
            ),
            "Other ways",
        ),
    ),
    main=Action("Start", events.Started()),
)

ALLOWED = FactCard(
    f"What {APP} may do",
    (
        FactRow(Icon.CARD, "Orders and payments", "To charge cards when somebody buys a ticket", chip="see and change"),
        FactRow(Icon.REFUND, "Refunds", "To give money back when a show is cancelled", chip="see and change"),
        FactRow(Icon.PEOPLE, "Customers", "To put the buyer’s name on the ticket", chip="see"),
        FactRow(Icon.BANK, "Payouts", "To show what the bank will receive and when", chip="see"),
    ),
)

ALLOW = replace(
    _screen(
        "allow",
        2,
        f"Allow {APP} in Stripe",
        "In Stripe, press Install app. No money moves. The app will be allowed to use:",
        ALLOWED,
        Hint(
            Icon.INFO,
            "Several Stripe accounts? Check the name at the top of Stripe’s page before you install, "
            "and choose live there.",
        ),
        AddressLine("Address of the install page", INSTALL_LINK, Action("Copy", CopyText(INSTALL_LINK, "Copied"))),
        Links(
            (
                Action("I already installed it", events.HaveKey()),
                Action("I can’t install it", CopyText("Hello", "Copied")),
            )
        ),
    ),
    main=Action("Open Stripe", events.OpenPage(), Icon.OPEN),
    others=(BACK,),
    takes_paste=True,
)

STEPS_TO_KEY = NumberedSteps(
    (
        NumberedStep(1, "Open the app’s settings page", "", OPEN_PAGE),
        NumberedStep(2, "Press View API keys"),
        NumberedStep(
            3, "Copy the key that starts with rk_", "Stripe says restricted or secret. Leave the one with pk_."
        ),
    )
)
EMPTY_FIELD = SecretField(
    label="Paste the key here",
    paste_label="Paste",
    reveal_label="Show the key for ten seconds",
    hide_label="Hide the key",
    filled=False,
    reading="Hidden while you type.",
    reading_tone=Tone.PLAIN,
    promise="Nothing is sent yet. Our support never asks for this key.",
    spoken="Hidden while you type.",
    offer="A key was just copied.",
    offer_action="Use it",
)
FULL_FIELD = replace(
    EMPTY_FIELD, filled=True, reading="A restricted key for real payments, ending 7Hq2", reading_tone=Tone.GOOD
)
LOST = Links((Action("I closed it before copying", events.OpenPage()), Action("The app is not there", events.Back())))

KEY = replace(
    _screen(
        "key",
        3,
        "Copy the key and paste it here",
        "Stripe shows it on the app’s settings page, in your browser.",
        STEPS_TO_KEY,
        EMPTY_FIELD,
        LOST,
    ),
    main=Action("Check the key", events.CheckPressed(), enabled=False),
    others=(BACK,),
    begins_inside=True,
    takes_paste=True,
)
KEY_FILLED = replace(KEY, blocks=(STEPS_TO_KEY, FULL_FIELD, LOST), main=Action("Check the key", events.CheckPressed()))
OTHER_KEY = _trouble(
    "That is the other key",
    "You copied the one that starts with pk_. It is harmless, but it cannot do this job. Nothing was sent. "
    "Copy the key that starts with rk_ instead.",
    OPEN_PAGE,
)
KEY_TROUBLE = replace(KEY, lead="", help_number="3-17", blocks=(OTHER_KEY, STEPS_TO_KEY, EMPTY_FIELD, LOST))
KEY_LOST = replace(
    KEY,
    lead="",
    blocks=(
        Banner(
            Tone.PLAIN,
            "Stripe shows that key only once",
            "That happens often. Make a new one on the same page and copy it straight away.",
            OPEN_PAGE,
        ),
        EMPTY_FIELD,
        LOST,
    ),
)


def checks(*states: CheckState) -> CheckList:
    words = {
        CheckState.DONE: "Done",
        CheckState.RUNNING: "Checking",
        CheckState.WAITING: "Waiting",
        CheckState.STOPPED: "Not possible",
        CheckState.LEFT_OUT: "Not looked at",
    }
    texts = (
        ("Stripe answers", "Your internet connection is fine"),
        ("Stripe knows this key", "Ending 7Hq2, for real payments"),
        ("Whose account it is", SHOP),
        (f"What {APP} may do", "3 of 4 looked at"),
        ("Your computer’s password store", "GNOME Keyring"),
    )
    rows = zip(states, texts, strict=True)
    return CheckList("Checks", tuple(CheckRow(state, *text, words[state]) for state, text in rows))


DONE, RUNNING, WAITING = CheckState.DONE, CheckState.RUNNING, CheckState.WAITING
STOPPED, LEFT_OUT = CheckState.STOPPED, CheckState.LEFT_OUT
CHECKING = replace(
    _screen(
        "checking",
        4,
        "Checking the key",
        "A few seconds. We only look: nothing is changed or stored.",
        checks(DONE, DONE, DONE, RUNNING, WAITING),
        Note("If Stripe is slow we stop after 20 seconds and say what is missing."),
    ),
    others=(Action("Cancel", events.Back()),),
    announcement="Checking the key",
)
OFFLINE = replace(
    _screen(
        "checking",
        4,
        "Checking the key",
        "",
        _trouble(
            "No internet right now",
            "We could not ask Stripe, so nothing is known yet. Your key is still in this window.",
            Action("Try again", events.Retry(), Icon.RETRY),
        ),
        checks(STOPPED, LEFT_OUT, LEFT_OUT, LEFT_OUT, LEFT_OUT),
        help_number="4-50",
    ),
    others=(BACK,),
)

ACCOUNT = AccountCard(
    Mode.LIVE,
    "Real payments",
    "live",
    "This key works with real money",
    "F",
    SHOP,
    "Account acct_1QfT8aHarbour · key ending 7Hq2",
)
TEST_ACCOUNT = replace(ACCOUNT, mode=Mode.TEST, mode_title="Trying out", mode_word="test", mode_meaning="No real money")
PERMISSIONS = PermissionTable(
    f"What {APP} may do",
    "4 of 4 confirmed",
    Tone.GOOD,
    Icon.TICK,
    (
        PermissionRow(Icon.TICK, "See orders and payments", "Allowed", Tone.GOOD),
        PermissionRow(Icon.TICK, "See refunds, customers and payouts", "Allowed", Tone.GOOD),
        PermissionRow(Icon.CLOCK, "Change orders, payments and refunds", "Shows when first used", Tone.PLAIN),
    ),
)
NAME = NameField("Name of this shop", "Fjord Theatre, box office")
STORE_ASKS = Hint(Icon.LOCK, "Next, your password store (GNOME Keyring) may ask for its password.")
SAVE = Action("Save", events.Approved(), Icon.LOCK)
REVIEW = replace(
    _screen(
        "review",
        5,
        "Is this right?",
        "Nothing is stored yet. Check the shop, then save.",
        ACCOUNT,
        PERMISSIONS,
        NAME,
        STORE_ASKS,
    ),
    main=SAVE,
    others=(NOT_MINE,),
)
REVIEW_TEST = replace(REVIEW, blocks=(TEST_ACCOUNT, PERMISSIONS, NAME, STORE_ASKS), rail=rail(5, Mode.TEST))
MISSING = PermissionTable(
    f"What {APP} may do",
    "1 of 4 is missing",
    Tone.TROUBLE,
    Icon.CROSS,
    (
        PermissionRow(Icon.CROSS, "See and give refunds", "Missing", Tone.TROUBLE),
        PermissionRow(Icon.QUESTION, "See payouts", "Could not be told", Tone.WARNING),
        PermissionRow(Icon.TICK, "See orders, payments and customers", "Allowed", Tone.GOOD),
    ),
)
REVIEW_TROUBLE = replace(
    REVIEW,
    lead="Nothing is stored yet.",
    help_number="5-32",
    blocks=(
        ACCOUNT,
        _trouble(
            "The key does not allow refunds",
            f"{APP} needs this to give money back. Open your apps in Stripe, press Review permissions, "
            "then check again here.",
            Action("Open my Stripe apps", events.OpenPage(), Icon.OPEN),
        ),
        MISSING,
    ),
    main=Action("Check again", events.Retry(), Icon.RETRY),
)
CLOSING = replace(
    REVIEW,
    question=Question(
        "The key is not stored yet",
        "Stripe may not show it again. Close anyway?",
        Action("Stay here", events.StayOpen()),
        Action("Close without saving", events.ClosedForSure()),
    ),
)

CONNECTED = replace(
    _screen(
        "connected",
        6,
        f"{SHOP} is connected",
        f"You can close this window. {APP} will find the key by itself.",
        FactCard(
            "Where the key is",
            (
                FactRow(
                    Icon.LOCK,
                    "The key is in your password store",
                    "GNOME Keyring, under your sign-in on this computer",
                    Tone.GOOD,
                ),
                FactRow(
                    Icon.TERMINAL, "Proved just now", "Another program asked for the key and received it", Tone.GOOD
                ),
                FactRow(
                    Icon.CLIPBOARD,
                    "Removed from the clipboard",
                    "If you use clipboard history, delete it there too",
                    Tone.GOOD,
                ),
            ),
        ),
        Disclosure(
            "How other programs get the key",
            ("A program of yours asks for it by the app’s name, under your own sign-in.",),
            ("rak-desktop key com.harbour.tickets",),
        ),
        Links((Action("Connect another shop", events.Another()), Action("See all connections", events.Another()))),
    ),
    main=Action(f"Back to {APP}", LeaveFor("https://harbour.example")),
    others=(Action("Close", CloseWindow()),),
    celebrate=True,
)
PRACTICE = replace(WELCOME, ribbon="Practice: nothing here is real, and nothing reaches Stripe.")

SCREENS = {
    "1-welcome": WELCOME,
    "1-practice": PRACTICE,
    "2-allow": ALLOW,
    "3-key": KEY,
    "3-key-filled": KEY_FILLED,
    "3-key-trouble": KEY_TROUBLE,
    "3-key-lost": KEY_LOST,
    "4-checking": CHECKING,
    "4-offline": OFFLINE,
    "5-review": REVIEW,
    "5-trying-out": REVIEW_TEST,
    "5-trouble": REVIEW_TROUBLE,
    "6-connected": CONNECTED,
}
