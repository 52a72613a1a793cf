"""What is said beside a number: how to address somebody, and what was said last time.

Which calls there were is told by the services.
"""

from collections.abc import Mapping, Sequence

from smallcrm.domain.sentence import Sentence
from smallcrm.services.calls import LastTime, NumberRow
from smallcrm.services.customers import CustomerHead
from smallcrm.wording import Wording
from ui.today.words import capital
from ui.widgets.text import one_line

WORDS_SHOWN = 200  # characters of what was said last time


def address_words(wording: Wording, head: CustomerHead) -> str:
    """How to say the name, how to address them, and when they like to be called."""
    parts = []
    if head.say_it:
        parts.append(wording.text("say “{how}”", how=head.say_it))
    called = head.preferred_name or head.form_of_address
    if called and called != head.name:
        parts.append(wording.text("call them {name}", name=called))
    if head.preferred_hours:
        parts.append(wording.text("best reached: {hours}", hours=head.preferred_hours))
    return " · ".join(parts)


def last_words(wording: Wording, last: LastTime) -> str:
    """What was said last time, and how often nobody answered since; "" before the first call."""
    say, parts = wording.text, []
    if last.talk is not None and last.talk.words:
        words = one_line(last.talk.words, WORDS_SHOWN)
        parts.append(say("Last time, {day}: “{words}”", day=last.talk.day, words=words))
    elif last.talk is not None:
        parts.append(say("Last talked {day}", day=last.talk.day))
    if last.tries:
        parts.append(say("No answer {day}", day=last.tries[0].day))
    if len(last.tries) > 1:
        parts.append(wording.counted("tried {n} time", "tried {n} times", len(last.tries)))
    return " · ".join(parts)


def put_off_words(wording: Wording, told: Mapping[str, Sentence]) -> str:
    """Why this was put off the last time; "" when it was not, or nobody said why."""
    return capital(" · ".join(wording.say(each) for each in told.values()))


def number_choices(rows: Sequence[NumberRow]) -> list[tuple[str, str]]:
    """The numbers to choose from, by their places: "work · 010-4411"."""
    return [
        (str(place), " · ".join(filter(None, (row.label, row.number))))
        for place, row in enumerate(rows)
    ]
