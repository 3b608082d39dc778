"""The stripe library, loaded so that it stays silent.

While it is being imported it looks at the environment: in the terminal of a coding agent it writes a line to
stderr, where our errors have to stand alone, and STRIPE_LOG makes it print what Stripe answers.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_LOOKED_AT_WHILE_LOADING = ("CLAUDECODE", "CLAUDE_CODE_CHILD_SESSION", "STRIPE_LOG")


@contextmanager
def _hidden(*names: str) -> Iterator[None]:
    taken = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(taken)


with _hidden(*_LOOKED_AT_WHILE_LOADING):
    import stripe
    import stripe.oauth_error

__all__ = ["stripe"]
