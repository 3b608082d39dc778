"""What can break outside us, as one family of exceptions.

    RakError
    ├── StripeUnreachable      the network, a proxy, a certificate
    ├── StripeRefused          Stripe answered, and the answer ends what we were doing
    ├── KeychainError          absent, locked, denied, silent, full …
    ├── BookError              the connection book, or no single match in it
    ├── SettingsError          what the person chose could not be kept
    ├── PolicyError            the administrator of this computer does not allow it
    ├── ProfileError           a profile, a manifest, or wrong use of the program
    └── OurFault               a mistake of ours

An error is a code and facts, never a sentence: the words live in `wording/sentences.py`.
Facts are short, harmless values for the words; none of them is ever a secret.
An answer about a key (unknown, ended, a permission missing) is data, not an exception.
"""

from collections.abc import Mapping

from rak_desktop.core.codes import Code
from rak_desktop.core.plain_value import PlainValue

Fact = str | int


class Trouble(PlainValue):
    """What is wrong, as a value: a code and facts. What the screens show, whether it was an answer or an error."""

    __match_args__ = ("code", "facts")

    code: Code
    facts: Mapping[str, Fact]

    def __init__(self, code: Code, facts: Mapping[str, Fact] | None = None) -> None:
        vars(self).update(code=code, facts={} if facts is None else facts)


class RakError(Exception):
    """Something outside did not do what we need. `code` says what, `facts` say where."""

    def __init__(self, code: Code, **facts: Fact) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    @property
    def trouble(self) -> Trouble:
        """The same as a value."""
        return Trouble(self.code, self.facts)


class StripeUnreachable(RakError):
    """No answer from Stripe reached us (RAK-NET)."""


class StripeRefused(RakError):
    """Stripe answered, and asked us to stop or said no to everything (RAK-STR)."""


class KeychainError(RakError):
    """The keychain could not be used (RAK-KCN)."""


class BookError(RakError):
    """The connection book, or a search in it, did not give one connection (RAK-CON)."""


GOAL, KEPT = "goal", "kept"
"""The fact of a trouble with a key that is kept already, and its value: nobody is connecting anything."""

SEEN_IN, WINDOW = "seen_in", "window"
"""The fact of a trouble that is told where nobody typed a command, and its value."""

FORBIDDEN, NOT_A_FILE, NOT_OURS = "forbidden", "not-a-file", "not-ours"
"""The fact `problem` of a book that cannot be read and is not damaged."""


class SettingsError(RakError):
    """What the person chose could not be kept (RAK-CON)."""


class PolicyError(RakError):
    """The administrator of this computer does not allow it (RAK-POL)."""


class ProfileError(RakError):
    """A profile, a manifest or a command line that cannot be used (RAK-PRO)."""


class OurFault(RakError):
    """A mistake of ours (RAK-INT)."""

    def __init__(self, **facts: Fact) -> None:
        super().__init__(Code.OUR_FAULT, **facts)
