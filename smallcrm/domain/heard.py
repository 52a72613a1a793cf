"""What customers tell the shop about itself, what it answers, and what is told most often.

Where it is kept and who said it is the business of services/heard.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from smallcrm.domain.consents import day_up_to
from smallcrm.domain.drafts import checked_text
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, words
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.moments import WORDS_LIMIT
from smallcrm.domain.sentence import Sentence, sentence

MOST_TOLD = 3  # PRODUCT section 5: the three things heard most
TELLING_FROM = 4  # letters: shorter words say nothing about what is meant
ENDING_LETTERS = 2  # by which the same word may end otherwise: bench, benches
QUOTE_LETTERS = 120

KINDS: Mapping[str, Sentence] = {
    "suggested": sentence("Suggested"),
    "praised": sentence("Praised"),
    "asked_for": sentence("Asked for"),
    "missed": sentence("Missed"),
}

ANSWERS: Mapping[str, Sentence] = {
    "did_it": sentence("We did it"),
    "will": sentence("We will"),
    "cannot": sentence("We can not"),
}


class Question(NamedTuple):
    """One question of "Walk in as a stranger". kind: what its answer is noted as."""

    words: Sentence
    kind: str


WALK: Sequence[Question] = (
    Question(sentence("What did you see first, from across the street?"), "suggested"),
    Question(sentence("Could you tell outside what we sell and if we are open?"), "suggested"),
    Question(sentence("How long was it until somebody greeted you?"), "suggested"),
    Question(sentence("What did you have to search for?"), "missed"),
    Question(sentence("What did you not find at all?"), "missed"),
    Question(sentence("What would you have asked, if somebody had been near?"), "asked_for"),
    Question(sentence("What was dirty, dark, loud or in your way?"), "suggested"),
    Question(sentence("What surprised you in a good way?"), "praised"),
    Question(sentence("What was the last thing that was said or done when you left?"), "suggested"),
    Question(sentence("Would you come again? What would bring you back?"), "suggested"),
)  # fmt: skip
"""The ten questions, in the order of a walk from the street to the till and out again."""


class CheckedHeard(NamedTuple):
    """What was heard, for the book. customer_id: None for nobody known."""

    customer_id: CustomerId | None
    kind: str
    words: str
    heard_on: date
    is_from_stranger: bool


class CheckedAnswer(NamedTuple):
    """What the shop answers, for the book."""

    answer: str
    words: str


@dataclass
class HeardDraft:
    """What was heard, in their words. heard_text: the day as typed, today while it is empty."""

    customer_id: CustomerId | None = None
    kind: str = "suggested"
    words: str = ""
    heard_text: str = ""
    is_from_stranger: bool = False

    def checked(self, today: date, day_first: bool = True) -> CheckedHeard:
        """The clean values. Raises Invalid (kind, words, heard_text)."""
        if self.kind not in KINDS:
            raise Invalid("kind", "Choose what they did: suggest, praise, ask or miss.")
        told = checked_text("words", self.words, WORDS_LIMIT)
        if not told:
            raise Invalid("words", "Write what they said, in their words.")
        day = day_up_to("heard_text", self.heard_text, today, day_first)
        return CheckedHeard(self.customer_id, self.kind, told, day, self.is_from_stranger)


@dataclass
class AnswerDraft:
    """What the shop answers: did it, will, or can not, with the reason."""

    answer: str = ""
    words: str = ""

    def checked(self) -> CheckedAnswer:
        """The clean values. Raises Invalid (answer, answer_words)."""
        if self.answer not in ANSWERS:
            raise Invalid("answer", "Choose whether you did it, will do it, or can not.")
        told = checked_text("answer_words", self.words, WORDS_LIMIT)
        if self.answer == "cannot" and not told:
            raise Invalid("answer_words", "Say why: people take a no that has a reason.")
        return CheckedAnswer(self.answer, told)


class OftenTold(NamedTuple):
    """One thing that several said. word: what they share; example: the newest of them, short."""

    word: str
    times: int
    example: str


def often_told(
    said: Sequence[str], quiet: Collection[str], most: int = MOST_TOLD
) -> list[OftenTold]:
    """What at least two of these share, most frequent first; each counts for one thing only.

    said: newest first. quiet: folded words that say nothing. What they share is one telling word,
    or all of it when it was said in exactly the same words.
    """
    telling = [telling_words(each, quiet) for each in said]
    stems = _stems(telling)
    left = dict(enumerate({stems[word] for word in found} for found in telling))
    told: list[OftenTold] = []
    while len(told) < most:
        times = Counter(word for found in left.values() for word in found)
        word, count = max(times.items(), key=_rank, default=("", 0))
        if count < 2:  # said once is not often
            break
        mine = [place for place, found in left.items() if word in found]
        first = said[mine[0]]
        told.append(OftenTold(_as_said(word, first), count, clean_line(first, QUOTE_LETTERS)))
        left = {place: found for place, found in left.items() if place not in mine}
    return told


def telling_words(text: str, quiet: Collection[str]) -> list[str]:
    """The folded words of a text that say what it is about, each once, in their order."""
    found = dict.fromkeys(words(text))
    return [word for word in found if _is_telling(word) and word not in quiet]


def _is_telling(word: str) -> bool:
    return len(word) >= TELLING_FROM or not word.isascii()  # one sign may be a word in Chinese


def _rank(item: tuple[str, int]) -> tuple[int, int, str]:
    word, times = item
    return times, len(word), word


def _stems(telling: Sequence[Collection[str]]) -> dict[str, str]:
    """Each word with the shorter one of which it is only another ending, else with itself."""
    known = sorted(
        {word for found in telling for word in found}, key=lambda word: (len(word), word)
    )
    stems: dict[str, str] = {}
    for word in known:
        shorter = (word[: len(word) - cut] for cut in range(1, ENDING_LETTERS + 1))
        stems[word] = next((stems[each] for each in shorter if each in stems), word)
    return stems


def _as_said(stem: str, said: str) -> str:
    """The word as it was written there; the folded one when it can not be told."""
    for written in said.split():
        line = clean_line(written, QUOTE_LETTERS).strip(".,;:!?()\"'“”„«»…-")
        if any(word.startswith(stem) for word in words(line)):
            return line
    return stem
