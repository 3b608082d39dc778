"""The words of a finding, whether it is a known trouble or the doctor's own."""

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.checkup_sentences import CHECKS, FINDING_SENTENCES, FINDING_VARIANTS
from rak_desktop.wording.errors import TroubleWords, words_for
from rak_desktop.wording.marking import N_
from rak_desktop.wording.settings import REASONS
from rak_desktop.wording.times import off_by

STATES = {
    State.TROUBLE: N_("Trouble"),
    State.NOT_KNOWN: N_("Could not be told"),
    State.NOTE: N_("Worth knowing"),
    State.GOOD: N_("Good"),
    State.HIDDEN: N_("Not looked at"),
}


def finding_words(finding: Finding, words: Words) -> TroubleWords:
    """Its three sentences."""
    if isinstance(finding.code, Code):
        return words_for(Trouble(finding.code, finding.facts), words)
    facts: dict[str, object] = dict(finding.facts)
    if finding.code is FindingCode.SETTING_ODD and facts.get("reason") in REASONS:
        facts["problem"] = words(REASONS[str(facts["reason"])], item=facts.get("item", ""))
    if finding.code is FindingCode.NOT_LOOKED_AT and facts.get("because") in CHECKS:
        facts["because"] = words(CHECKS[str(facts["because"])])
    if finding.code is FindingCode.CLOCK_WRONG and isinstance(minutes := facts.get("minutes"), int):
        facts["off_by"] = off_by(minutes, words)
    sentences = _sentences_of(finding, finding.code)
    title, what, to_do = (words(sentence, **facts) for sentence in sentences)
    return TroubleWords(finding.code.value, title, what, to_do)


def words_for_code(code: Code | FindingCode, words: Words) -> TroubleWords:
    """The three sentences of a code by itself, without the facts of a case."""
    return finding_words(Finding(State.NOTE, code), words)


def _sentences_of(finding: Finding, of: FindingCode) -> tuple[str, str, str]:
    for (code, fact, value), sentences in FINDING_VARIANTS.items():
        if code is of and finding.facts.get(fact) == value:
            return sentences
    return FINDING_SENTENCES[of]
