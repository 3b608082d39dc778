"""Every trouble this program can name, each with a stable code. Codes are never reused.

The number is unique across families, so that the help number at the foot of a screen
("3-17": screen 3, trouble 17) is enough for the person on the phone.

| Family  | About                    | Numbers                      | Exit code of the terminal |
|---------|--------------------------|------------------------------|---------------------------|
| RAK-KEY | what was pasted          | 10-29                        | 1                         |
| RAK-STR | what Stripe answered     | 30-49, 100-119, 130-139      | 1                         |
| RAK-NET | reaching Stripe          | 50-69, 120-129               | 5                         |
| RAK-KCN | keychain                 | 70-79, 130-149               | 4                         |
| RAK-CON | connections, files       | 80-86, 130-139, 150-159      | 3                         |
| RAK-POL | policy                   | 87-89, 190-199               | 6                         |
| RAK-PRO | use, profile, manifest   | 90-96, 140-199               | 2                         |
| RAK-INT | ourselves                | 97-99, 150-169               | 70                        |

Ranges of three digits say which part of the program gives numbers out, and families share some of them:
100-129 asking Stripe, 130-139 keeping keys, 140-149 handing over, 150-159 the list of connections,
160-169 support, 170-179 practice and handbook, 180-189 connecting, 190-199 settings and policy.
"""

from enum import StrEnum


class Code(StrEnum):
    """One trouble. Its words live in `wording/sentences.py`."""

    NOTHING_PASTED = "RAK-KEY-10"
    NO_KEY_IN_TEXT = "RAK-KEY-11"
    MASKED_KEY = "RAK-KEY-12"
    CUT_OFF_KEY = "RAK-KEY-13"
    TWO_KEYS = "RAK-KEY-14"
    A_LINK = "RAK-KEY-15"
    SUPPORT_CODE = "RAK-KEY-16"
    PUBLISHABLE_KEY = "RAK-KEY-17"
    FULL_SECRET_KEY = "RAK-KEY-18"
    ORGANISATION_KEY = "RAK-KEY-19"
    MANAGED_KEY = "RAK-KEY-20"
    SIGNING_SECRET = "RAK-KEY-21"
    AN_ID = "RAK-KEY-22"
    OTHER_MODE = "RAK-KEY-23"
    PRACTICE_KEY = "RAK-KEY-24"
    REAL_KEY_IN_PRACTICE = "RAK-KEY-25"
    LIVE_KEY_AT_STAND_IN = "RAK-KEY-26"
    OTHER_SECRET = "RAK-KEY-27"
    NO_PUBLISHABLE_KEY = "RAK-KEY-28"
    MODE_NOT_OFFERED = "RAK-KEY-29"

    UNKNOWN_KEY = "RAK-STR-30"
    ENDED_KEY = "RAK-STR-31"
    PERMISSION_MISSING = "RAK-STR-32"
    CLOSED_TO_RESTRICTED_KEYS = "RAK-STR-33"
    ACCOUNT_WITHOUT_ACCESS = "RAK-STR-34"
    BLOCKED_ADDRESS = "RAK-STR-35"
    RATE_LIMITED = "RAK-STR-36"
    STRIPE_FAULT = "RAK-STR-37"
    KEY_NOT_PROVEN = "RAK-STR-38"
    REFUSED_WITHOUT_REASON = "RAK-STR-39"
    OTHER_ACCOUNT = "RAK-STR-40"
    ALREADY_CONNECTED = "RAK-STR-41"
    ACCOUNT_NOT_ACTIVE = "RAK-STR-42"
    UNEXPECTED_ANSWER = "RAK-STR-43"
    NOT_ASKED_IN_TIME = "RAK-STR-44"
    MODE_CONFLICT = "RAK-STR-100"
    STRIPE_BUSY = "RAK-STR-101"
    KEY_LIMITED = "RAK-STR-102"
    OLD_KEY_WORKS = "RAK-STR-134"

    OFFLINE = "RAK-NET-50"
    NAME_NOT_FOUND = "RAK-NET-51"
    CONNECTION_REFUSED = "RAK-NET-52"
    TIMED_OUT = "RAK-NET-53"
    BROKEN_OFF = "RAK-NET-54"
    REDIRECTED_ELSEWHERE = "RAK-NET-55"
    CERTIFICATE_WRONG = "RAK-NET-56"
    WEB_PAGE_INSTEAD = "RAK-NET-57"
    ANSWER_NOT_UNDERSTOOD = "RAK-NET-58"
    ANSWER_TOO_LARGE = "RAK-NET-59"
    PROXY_TROUBLE = "RAK-NET-60"
    NOT_CONNECTED_IN_TIME = "RAK-NET-120"
    OUT_OF_TIME = "RAK-NET-121"
    READING_ALONG = "RAK-NET-122"
    CERTIFICATE_OUT_OF_DATE = "RAK-NET-123"
    PROXY_WANTS_LOGIN = "RAK-NET-124"
    KEY_TAKEN_OUT = "RAK-NET-125"
    CA_FILE_UNUSABLE = "RAK-NET-126"

    KEYCHAIN_ABSENT = "RAK-KCN-70"
    KEYCHAIN_LOCKED = "RAK-KCN-71"
    KEYCHAIN_DENIED = "RAK-KCN-72"
    KEYCHAIN_NO_ANSWER = "RAK-KCN-73"
    KEYCHAIN_REFUSED_TO_STORE = "RAK-KCN-74"
    KEYCHAIN_ITEM_GONE = "RAK-KCN-75"
    KEYCHAIN_VALUE_CHANGED = "RAK-KCN-76"
    KEYCHAIN_TOO_LARGE = "RAK-KCN-77"
    KEYCHAIN_OUT_OF_REACH = "RAK-KCN-79"
    KEYCHAIN_STILL_THERE = "RAK-KCN-131"
    KEYCHAIN_NOT_SET_UP = "RAK-KCN-140"
    SESSION_SILENT = "RAK-KCN-141"
    SESSION_ENDED = "RAK-KCN-142"

    NO_SUCH_CONNECTION = "RAK-CON-80"
    SEVERAL_CONNECTIONS = "RAK-CON-81"
    BOOK_UNREADABLE = "RAK-CON-82"
    BOOK_TOO_NEW = "RAK-CON-83"
    BOOK_NOT_WRITABLE = "RAK-CON-84"
    BOOK_IN_USE = "RAK-CON-130"
    NO_OLD_KEY = "RAK-CON-132"
    BOOK_REBUILT = "RAK-CON-135"
    CHANGE_FINISHED = "RAK-CON-136"
    SETTINGS_NOT_WRITABLE = "RAK-CON-85"

    MODE_NOT_ALLOWED = "RAK-POL-87"
    APP_NOT_ALLOWED = "RAK-POL-88"
    KEYCHAIN_NOT_ALLOWED = "RAK-POL-89"
    POLICY_UNREADABLE = "RAK-POL-190"

    WRONG_USE = "RAK-PRO-90"
    PROFILE_NOT_FOUND = "RAK-PRO-91"
    PROFILE_UNREADABLE = "RAK-PRO-92"
    MANIFEST_UNFIT = "RAK-PRO-93"
    LINK_NOT_STRIPE = "RAK-PRO-94"
    KEY_IN_LABEL = "RAK-PRO-95"
    NO_DISPLAY = "RAK-PRO-96"
    PROFILE_EXISTS = "RAK-PRO-191"
    PROFILE_NOT_WRITABLE = "RAK-PRO-192"

    OUR_FAULT = "RAK-INT-97"

    REQUEST_NOT_UNDERSTOOD = "RAK-PRO-143"
    REQUEST_TOO_LONG = "RAK-PRO-144"
    REQUEST_TOO_NEW = "RAK-PRO-145"
    KEYS_ARE_ONLY_READ = "RAK-PRO-146"
    ANSWER_NOT_WRITTEN = "RAK-PRO-147"
    VARIABLE_NOT_FOR_KEYS = "RAK-PRO-148"
    NOT_SAFE_FOR_BATCH_FILE = "RAK-PRO-149"

    WRONG_SUPPORT_CODE = "RAK-PRO-160"
    SUPPORT_CODE_TOO_NEW = "RAK-PRO-161"
    KEY_INSTEAD_OF_CODE = "RAK-PRO-162"
    UNKNOWN_CODE = "RAK-PRO-163"
    REPORT_UNREADABLE = "RAK-PRO-164"
    REPORT_NOT_WRITABLE = "RAK-PRO-165"
    REPORT_HOLDS_SECRET = "RAK-INT-166"

    @property
    def family(self) -> str:
        """The part before the number, such as RAK-NET."""
        return self.rpartition("-")[0]

    @property
    def number(self) -> int:
        """The number a person reads out over the phone."""
        return int(self.rpartition("-")[2])

    @property
    def is_about_network(self) -> bool:
        """Did nothing of Stripe's reach us?"""
        return self.family == "RAK-NET"

    @property
    def is_about_keychain(self) -> bool:
        """Is it the password store that cannot be used, or does not hold what it should?"""
        return self.family == "RAK-KCN"

    @property
    def exit_code(self) -> int:
        """What the terminal program ends with (product contract: 0, 1, 2, 3, 4, 5, 6, 70)."""
        return _EXIT_CODES[self.family]


KEYCHAIN_OUT_OF_ORDER = frozenset(
    {
        Code.KEYCHAIN_ABSENT,
        Code.KEYCHAIN_NOT_SET_UP,
        Code.KEYCHAIN_LOCKED,
        Code.KEYCHAIN_NO_ANSWER,
        Code.KEYCHAIN_OUT_OF_REACH,
        Code.SESSION_SILENT,
        Code.SESSION_ENDED,
    }
)
"""The keychain as a whole cannot be used now: nothing was stored, and every key in it is concerned."""


def concerns_all(code: Code) -> bool:
    """Does what was in the way of checking one kept key stand in the way of every other one, too?

    Network, keychain and Stripe itself. STRIPE_BUSY is not among them: it is about something in one account.
    """
    return code.is_about_network or code in _STRIPE_ITSELF or code in KEYCHAIN_OUT_OF_ORDER


_STRIPE_ITSELF = (Code.RATE_LIMITED, Code.STRIPE_FAULT)

_EXIT_CODES = {
    "RAK-KEY": 1,
    "RAK-STR": 1,
    "RAK-NET": 5,
    "RAK-KCN": 4,
    "RAK-CON": 3,
    "RAK-POL": 6,
    "RAK-PRO": 2,
    "RAK-INT": 70,
}


def help_number(screen: int, trouble: Code | int | None = None) -> str:
    """What stands at the foot of a screen and is read out over the phone: screen and trouble, like `4-17`.

    A finding of the doctor's is given by its number: it is no trouble of the program's.
    """
    number = trouble.number if isinstance(trouble, Code) else trouble or 0
    return f"{screen}-{number:02d}"
