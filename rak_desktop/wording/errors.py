"""The words of every trouble, for windows, terminal and report alike."""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.plain_value import PlainValue
from rak_desktop.wording.catalogue import Words


class TroubleWords(PlainValue):
    """One trouble in one language."""

    code: str
    title: str
    what_happened: str
    what_to_do: str

    def __init__(self, code: str, title: str, what_happened: str, what_to_do: str) -> None:
        vars(self).update(code=code, title=title, what_happened=what_happened, what_to_do=what_to_do)


def words_for(trouble: Trouble, words: Words, **context: object) -> TroubleWords:
    """The three sentences of this trouble.

    `context` is what the place knows better than the facts: app, keychain, what is missing in plain words.
    """
    facts = {**_without_context(trouble, words), **trouble.facts, **context}
    title, what_happened, what_to_do = (words(sentence, **facts) for sentence in _sentences_of(trouble))
    return TroubleWords(trouble.code.value, title, what_happened, what_to_do)


def _without_context(trouble: Trouble, words: Words) -> dict[str, object]:
    return {
        "app": words("the app"),
        "keychain": words("Your computer’s password store"),
        "missing": trouble.facts.get("permissions", "…"),
    }


def _sentences_of(trouble: Trouble) -> tuple[str, str, str]:
    from rak_desktop.wording.sentences import SENTENCES, VARIANTS  # nine files, for which no page without one waits

    for (code, fact, value), sentences in VARIANTS.items():
        if code is trouble.code and trouble.facts.get(fact) == value:
            return sentences
    return SENTENCES[trouble.code]
