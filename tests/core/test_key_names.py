import re

import pytest

from rak_desktop.core.codes import Code
from rak_desktop.core.key_names import INSTEAD_OF_A_KEY, TOO_POWERFUL, first_sign, named


def test_the_first_sign_in_the_order_of_the_table_decides() -> None:
    sign = first_sign("acct_1H8xAbCdEf and whsec_1H8xAbCdEf", INSTEAD_OF_A_KEY)

    assert sign is not None
    assert sign.code is Code.SIGNING_SECRET


def test_capitals_do_not_hide_a_full_secret_key() -> None:
    assert first_sign("SK_LIVE_51H8XABCDEF", TOO_POWERFUL) is not None


NAME = re.compile(named("rk_live_", "x"))


@pytest.mark.parametrize("before", ["", " ", "=", '"', "_", "key", "%3d", "=3d", "%20", "\\n", "/", "51h8xabcdefgh"])
def test_a_name_begins_where_a_word_can_begin(before: str) -> None:
    assert NAME.search(f"{before}rk_live_x")


@pytest.mark.parametrize("before", ["a", "wo", "my_", "-", "0", "x_"])
def test_a_name_does_not_begin_inside_a_word(before: str) -> None:
    assert not NAME.search(f"{before}rk_live_x")


def test_a_pattern_begins_with_the_name_so_that_the_engine_can_search_for_it() -> None:
    assert NAME.pattern.startswith("rk_live_")
