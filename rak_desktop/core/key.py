"""RestrictedKey: the one object that holds a secret, and says nothing about it by itself."""

from functools import cache
from typing import NoReturn

from rak_desktop.core.key_shape import mode_of
from rak_desktop.core.mode import Mode

_PRACTICE_MARK = "Practice"
_CLAIMABLE_SANDBOX = "rkcs_"
_TELLTALE = 12


def fingerprint_of(secret: str) -> str:
    """A value that is equal for equal secrets within this process, and useless outside it."""
    import hmac  # and with it OpenSSL, for which nobody who only sees a window shall wait

    return hmac.new(_salt(), secret.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


@cache
def _salt() -> bytes:
    """Fingerprints are only ever compared inside one process, so the salt need not outlive it.

    A fingerprint that escapes into a log or a crash dump is worth nothing. Most commands never make one.
    """
    import secrets

    return secrets.token_bytes(16)


class RestrictedKey:
    """A restricted API key.

    It masks itself wherever it is printed and refuses to be copied, pickled or written as JSON.
    Raises ValueError, without the text, when the text is not shaped like a restricted key.
    """

    __slots__ = ("_secret", "mode")

    mode: Mode
    _secret: str

    def __init__(self, secret: str) -> None:
        mode = mode_of(secret)
        if mode is None:
            raise ValueError("this text is not shaped like a restricted key")
        self._secret = secret
        self.mode = Mode(mode)

    @property
    def ending(self) -> str:
        """The last four characters: what Stripe's own pages show of a key."""
        return self._secret[-4:]

    @property
    def fingerprint(self) -> str:
        """See `fingerprint_of`."""
        return fingerprint_of(self._secret)

    @property
    def is_practice(self) -> bool:
        """Was this key made by the practice Stripe on this computer?"""
        return self._secret.split("_", 2)[2].startswith(_PRACTICE_MARK)

    @property
    def of_claimable_sandbox(self) -> bool:
        """Is it a test key of a sandbox that belongs to nobody's account until somebody claims it?"""
        return self._secret.startswith(_CLAIMABLE_SANDBOX)

    def occurs_in(self, text: str, pieces_of: int = _TELLTALE) -> bool:
        """Is any piece of it, of so many characters or more, in this text? For whoever must not let it out."""
        body = self._secret.split("_", 2)[2]
        return any(body[at : at + pieces_of] in text for at in range(max(1, len(body) - pieces_of + 1)))

    def reveal(self) -> str:
        """The secret itself. Three callers, listed by a test: Stripe, the keychain, handing out."""
        return self._secret

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RestrictedKey):
            return NotImplemented
        import hmac

        return hmac.compare_digest(self._secret.encode(), other._secret.encode())

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __repr__(self) -> str:
        return f"<RestrictedKey {self.mode.value}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is never copied out of memory")

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        self.__reduce__()
