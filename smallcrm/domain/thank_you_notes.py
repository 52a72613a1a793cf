"""One open thank-you per household, which carries all its reasons (PRODUCT.md section 7).

Why something is owed is domain/thank_you_rules; what happens to a note is the services' business.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from smallcrm.domain import prompt_rules as rule
from smallcrm.domain.prompt_facts import Prompt
from smallcrm.domain.sentence import Sentence, sentence

THANK_YOU = "thank_you"
FOLLOWING = "thank_you_too"
"""The group of the reasons that a note carries beside its leading one; Today has no such group."""

# These say thanks together. A birthday, a condolence or a word of sorrow is a card of its own.
NOTE_OCCASIONS = frozenset(
    {
        "thank_you",
        "thank_you_referral",
        "thank_you_patience",
        "thank_helper",
        "after_hours",
        "you_said_we_did",
        "welcome",
        "welcome_back",
        "anniversary",
    }
)
WRITTEN = "written_by_hand"
"""The design of a card that no printer made."""

IN_PERSON = "in_person"
"""The design of thanks that were said, without any card."""

ASK_AFTER_DAYS = 30  # thanks that are a month late are asked about before they are sent

# What the owner wants leads; then what is remembered longest; a visit by itself comes last.
_LEADING = (
    rule.WHIM,
    rule.PATIENCE,
    rule.REFERRAL,
    rule.OPENED,
    rule.HELPED,
    rule.KINDNESS,
    rule.ADVICE,
    rule.BIG_PURCHASE,
    rule.ROUND_NUMBER,
    rule.YEARS,
    rule.THIRD_VISIT,
    rule.FIRST_PURCHASE,
)
_BY_AGE = len(_LEADING)  # printed ones: the first that was owed
_MORE = sentence("{reason} And {n} more reasons.").key
_BOTH = sentence("{reason} {other}").key
_PRINTED = sentence("Printed, not posted yet. {reason}").key
_WRITTEN = sentence("Written, not posted yet. {reason}").key
_WRAPPED = frozenset({_PRINTED, _WRITTEN})


def is_of_note(prompt: Prompt) -> bool:
    """Whether it is a reason of the household's one note, and no card of its own."""
    return prompt.group == THANK_YOU and prompt.occasion in NOTE_OCCASIONS


def one_note(prompts: Iterable[Prompt]) -> list[Prompt]:
    """The prompts of one household, with their thank-yous joined to one note at a time.

    prompts: the earliest day first; so are the joined ones.

    The leading reason stays in the group of Today and tells of the others, which follow it in a
    group of their own and say only what they are. Whatever is printed goes first: until it is
    posted nothing else is owed. Reasons that are never shown together are notes one after another.
    """
    found = list(prompts)
    reasons = [prompt for prompt in found if is_of_note(prompt)]
    if len(reasons) < 2:  # nearly always
        return found
    others = [prompt for prompt in found if not is_of_note(prompt)]
    printed = [prompt for prompt in reasons if prompt.action == "post"]
    notes = [printed] if printed else _overlapping(reasons)
    joined = [prompt for together in notes for prompt in _joined(together)]
    return sorted([*others, *joined], key=lambda prompt: (prompt.due_on, prompt.subject_key))


def own_reason(reason: Sentence) -> Sentence:
    """What the leading reason says by itself, without that it is printed and what it carries."""
    while reason.key in {_MORE, _BOTH} | _WRAPPED:
        inner = reason.args.get("reason")
        if not isinstance(inner, Sentence):
            break
        reason = inner
    return reason


def written_reason(reason: Sentence) -> Sentence:
    """A note that was written by hand and lies in the shop."""
    return sentence("Written, not posted yet. {reason}", reason=reason)


def printed_reason(reason: Sentence) -> Sentence:
    """A card that was printed and lies in the shop."""
    return sentence("Printed, not posted yet. {reason}", reason=reason)


def days_old(since: date, on: date) -> int:
    """For how many days a note has been owed."""
    return max(0, (on - since).days)


def _overlapping(reasons: Iterable[Prompt]) -> Iterator[list[Prompt]]:
    """Those that are shown on a common day, and those that these bring along."""
    together: list[Prompt] = []
    until: date | None = None
    for prompt in sorted(reasons, key=lambda each: (each.show_from, each.subject_key)):
        if together and until is not None and prompt.show_from > until:
            yield together
            together = []
        until = prompt.hide_after if not together else _later(until, prompt.hide_after)
        together.append(prompt)
    if together:
        yield together


def _joined(together: Sequence[Prompt]) -> Iterator[Prompt]:
    """The leading one, then the others."""
    if len(together) == 1:
        yield together[0]
        return
    # Nothing is told before its day: only what has begun when the newest of them happened.
    begun_by = max(min(each.show_from for each in together), _newest_deed(together))
    begun = [each for each in together if each.show_from <= begun_by]
    lead = min(begun, key=_rank)
    others = [each for each in together if each is not lead]
    told = sorted((each for each in begun if each is not lead), key=_rank)
    until: date | None = lead.hide_after
    for each in others:
        until = _later(until, each.hide_after)
    yield lead._replace(
        due_on=min(each.due_on for each in begun),
        show_from=begun_by,
        hide_after=None if until is None else min(until, _longest(begun_by)),
        since=min(each.since for each in begun),
        reason=_with_others(lead.reason, _told_once(lead, told)),
    )
    for each in others:
        yield each._replace(group=FOLLOWING, show_from=max(begun_by, each.show_from))


def _told_once(lead: Prompt, others: Iterable[Prompt]) -> list[Sentence]:
    """The other reasons, each once: two who came together for the first time say the same."""
    told = [own_reason(lead.reason)]
    for each in others:
        reason = own_reason(each.reason)
        if reason not in told:
            told.append(reason)
    return told[1:]


def _newest_deed(together: Iterable[Prompt]) -> date:
    """The last day on which one of them began that was not put off: surely it is past.

    A day of every year is known ahead; all the others are told once they have happened.
    """
    days = (p.show_from for p in together if p.show_from <= p.since and p.rule != rule.YEARS)
    return max(days, default=date.min)


def _with_others(reason: Sentence, others: Sequence[Sentence]) -> Sentence:
    """One more is told in full; of several only how many. A printed note stays a printed note."""
    inner = reason.args.get("reason")
    if reason.key in _WRAPPED and isinstance(inner, Sentence):
        return Sentence(reason.key, {**reason.args, "reason": _with_others(inner, others)})
    if not others:
        return reason
    if len(others) == 1:
        return sentence("{reason} {other}", reason=reason, other=others[0])
    return sentence("{reason} And {n} more reasons.", reason=reason, n=len(others))


def _rank(prompt: Prompt) -> tuple[int, date, str]:
    place = _LEADING.index(prompt.rule) if prompt.rule in _LEADING else _BY_AGE
    return place, prompt.since, prompt.subject_key


def _later(one: date | None, other: date | None) -> date | None:
    """The later end; None never ends."""
    return None if one is None or other is None else max(one, other)


def _longest(first: date) -> date:
    return date.fromordinal(min(first.toordinal() + rule.NOTE_SHOWN_DAYS, date.max.toordinal()))
