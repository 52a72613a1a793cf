"""What a mistyped word could mean: every text that is one typing mistake away from it.

Which of them is a word of somebody is not known here.
"""

from collections.abc import Iterator

FORGIVEN_FROM = 4  # letters of the word that was meant (PRODUCT.md section 4)
LONGEST = 24  # letters; in a longer word a mistake is not looked for

# The letters of the scripts that are typed letter by letter, as `folding.fold` leaves them. A word
# of any other script, such as Chinese, gets no letter added or replaced.
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "".join(map(chr, range(0x3B1, 0x3CA))),  # Greek
    "".join(map(chr, range(0x430, 0x450))) + "\u0454\u0456\u0491\u0452\u0458\u0459\u045a\u045f",
    "".join(map(chr, range(0x5D0, 0x5EB))),  # Hebrew
    "".join(map(chr, range(0x621, 0x64B))),  # Arabic
)


def could_mean(word: str) -> list[str]:
    """Every folded text with one letter less, more, other, or two neighbours swapped.

    Each once, without the word itself, none shorter than three letters. A word of three letters
    could only have lost one; shorter words, longer ones than LONGEST, and words with digits could
    mean nothing else.
    """
    if not FORGIVEN_FROM - 1 <= len(word) <= LONGEST or not word.isalpha():
        return []
    found = dict.fromkeys(_with_one_more(word))
    if len(word) >= FORGIVEN_FROM:
        found.update(dict.fromkeys(_with_one_other(word)))
    found.pop(word, None)
    return list(found)


def _with_one_more(word: str) -> Iterator[str]:
    letters = _letters(word)
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        for letter in letters:
            yield before + letter + after


def _with_one_other(word: str) -> Iterator[str]:
    letters = _letters(word)
    for place in range(len(word)):
        before, after = word[:place], word[place + 1 :]
        yield before + after
        if after:
            yield before + after[0] + word[place] + after[1:]
        for letter in letters:
            yield before + letter + after


def _letters(word: str) -> str:
    return next((letters for letters in _ALPHABETS if not set(letters).isdisjoint(word)), "")
