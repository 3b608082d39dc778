import pytest

from rak_desktop.core.mode import Mode
from rak_desktop.core.publishable_key import PublishableKey

BODY = "51H8xAbCdEfGhIjKl"


@pytest.mark.parametrize("mode", Mode)
def test_its_name_tells_the_mode(mode: Mode) -> None:
    assert PublishableKey(f"pk_{mode.value}_{BODY}").mode is mode


@pytest.mark.parametrize(
    "text", ["", BODY, f"rk_live_{BODY}", f"pk_prod_{BODY}", "pk_live_short", f"pk_live_{BODY}\n", f" pk_live_{BODY}"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not shaped like a publishable key"):
        PublishableKey(text)


def test_it_is_no_secret_and_shows_itself() -> None:
    assert BODY in repr(PublishableKey(f"pk_live_{BODY}"))
