"""The rules of the page that tells how other programs get a key.

| Step                | Event -> next step (effects)                                                       |
|---------------------|------------------------------------------------------------------------------------|
| Listing, Looking    | ProgramsAsked -> same (ReadSnippets) · SnippetsRead -> Explaining                  |
| Explaining          | ProgramsAsked -> same, about another connection · SnippetChosen -> same            |
|                     | Back -> Listing                                                                    |
"""

from dataclasses import replace

from rak_desktop.flows.connect.events import Back
from rak_desktop.flows.connections.effects import Effect, ReadSnippets
from rak_desktop.flows.connections.events import Event, ProgramsAsked, SnippetChosen, SnippetsRead
from rak_desktop.flows.connections.steps import Explaining, Listing, Step

Outcome = tuple[Step, tuple[Effect, ...]]


def explain(step: Step, event: Event) -> Outcome:
    """What follows; a step that cannot take this event stays as it is."""
    match event:
        case ProgramsAsked(of) if step.shelf.find(of):
            return (replace(step, id=of), ()) if isinstance(step, Explaining) else (step, (ReadSnippets(of),))
        case SnippetsRead(of, snippets) if step.shelf.find(of) and snippets and not isinstance(step, Explaining):
            return Explaining(step.shelf, of, snippets), ()
        case SnippetChosen(place) if isinstance(step, Explaining) and 0 <= place < len(step.snippets):
            return replace(step, chosen=place), ()
        case Back() if isinstance(step, Explaining):
            return Listing(step.shelf, came_from=step.id), ()
        case _:
            return step, ()
