"""A screen as text, for the terminal."""

from rak_desktop.cli.columns import padded, widest
from rak_desktop.screens.actions import Icon
from rak_desktop.screens.blocks import (
    AccountCard,
    AddressLine,
    Banner,
    Block,
    CheckList,
    CheckState,
    FactCard,
    Hint,
    NumberedSteps,
    PermissionTable,
)
from rak_desktop.screens.screen import Screen


def printed(screen: Screen) -> str:
    """Title, lead and content; what can be pressed is left out, since the terminal asks its own questions."""
    blocks = [text for block in screen.blocks if (text := _block(block))]
    return "\n\n".join([*filter(None, (screen.ribbon,)), f"{screen.title}\n{screen.lead}", *blocks])


def findings(screen: Screen) -> str:
    """Whose account it is, what the app may do and what is odd, for somebody who is not asked about it."""
    shown = (block for block in screen.blocks if isinstance(block, AccountCard | PermissionTable) or _warns(block))
    return "\n\n".join(map(_block, shown))


def done_checks(screen: Screen) -> tuple[str, ...]:
    """The checks that have ended well, a line each."""
    lists = (block for block in screen.blocks if isinstance(block, CheckList))
    return tuple(f"{row.word}: {row.title} – {row.detail}" for one in lists for row in one.rows if _is_done(row.state))


def printed_table(table: PermissionTable) -> str:
    """A line for each row of what an app may do. The texts stand in line, however long a language's words are."""
    width = widest(row.word for row in table.rows) + 1
    rows = [
        f"  {padded(row.word, width)} {row.text}" + (f"  ({row.detail})" if row.detail else "") for row in table.rows
    ]
    return "\n".join([f"{table.title}: {table.summary}", *rows])


def _warns(block: Block) -> bool:
    return isinstance(block, Hint) and block.icon is Icon.WARNING


def _is_done(state: CheckState) -> bool:
    return state is CheckState.DONE


def _block(block: Block) -> str:  # noqa: PLR0911 - a table, one line a kind
    match block:
        case Banner():
            return f"{block.title}\n{block.text}"
        case FactCard():
            rows = [f"  - {row.title}: {row.detail}" + (f" ({row.chip})" if row.chip else "") for row in block.rows]
            return "\n".join([*rows, *filter(None, (f"    {block.more}" if block.more else "",))])
        case Hint():
            return block.text
        case AddressLine():
            return f"{block.name}:\n  {block.url}"
        case NumberedSteps():
            return "\n".join(
                f"  {step.number}. {step.title}" + (f"\n     {step.detail}" if step.detail else "")
                for step in block.steps
            )
        case AccountCard():
            return f"{block.mode_title} ({block.mode_word}): {block.mode_meaning}\n  {block.name}\n  {block.detail}"
        case PermissionTable():
            return printed_table(block)
        case _:
            return ""
