"""Html: markup that is finished. Any other text is escaped on its way into a page."""

from collections.abc import Iterable
from html import escape

from rak_desktop.resources import resource


class Html(str):
    """Made by `html` and `joined` only, so that no text becomes markup by accident."""

    __slots__ = ()


def html(template: str, **values: object) -> Html:
    """The template with `{name}` replaced; what is not Html is escaped, for text and for quoted attributes."""
    return Html(template.format(**{name: _as_markup(value) for name, value in values.items()}))


def joined(parts: Iterable[Html]) -> Html:
    """Several pieces after each other."""
    return Html("".join(parts))


def icon(name: str) -> Html:
    """One of the program's own drawings, in the colour of the text around it. It says nothing that words do not."""
    drawing = resource("icons", f"{name}.svg").read_text("utf-8").strip()
    return Html(drawing.replace("<svg ", '<svg aria-hidden="true" class="icon" ', 1))


NOTHING = Html("")


def _as_markup(value: object) -> str:
    return value if isinstance(value, Html) else escape(str(value), quote=True)
