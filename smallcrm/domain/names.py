"""Names of people: initials, the two halves of a name, and how to greet.

Everything here is a guess that the owner can correct; nothing here compares or searches names.
"""

import unicodedata

# Words that begin a family name in German, Dutch, Spanish, Portuguese, French, Italian and Arabic.
_PARTICLE_WORDS = (
    "von vom van de der den del della dela di da das do dos du des la las le les los zu zum zur"
    " ter ten te 't af av bin ibn al el mac ó"
)
_TITLE_WORDS = (
    "dr dr. prof prof. mr mr. mrs mrs. ms ms. miss mx mx. herr frau sr sr. sra sra. don doña"
    " m. mme mlle ing ing. dipl.-ing. mag mag."
)
_SUFFIX_WORDS = "jr jr. sr sr. ii iii iv phd ph.d. md esq. esq"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_TITLES = frozenset(_TITLE_WORDS.split())
_SUFFIXES = frozenset(_SUFFIX_WORDS.split())
_FAMILY_JOINERS = frozenset({"y", "i", "und"})  # Ortega y Gasset
_FAMILY_FIRST = frozenset({"HU", "CN", "JP", "KR", "TW"})
_FAMILY_FIRST_LANGUAGES = frozenset({"hu", "vi"})
_CALLED_BY_LAST_WORD = frozenset({"vi"})  # Nguyễn Văn An is called An
_TWO_FAMILY_NAMES = frozenset({"es", "ca", "eu", "gl"})
_SECOND_GIVEN_WORDS = (
    "alberto alejandro alfonso andrés ángel ángeles antonia antonio beatriz carlos carmen cristina"
    " daniel david dolores eduardo elena enrique ernesto esteban eugenia eva fernanda fernando"
    " francisco gabriel guadalupe ignacio inés inmaculada isabel jaime javier jesús joaquín jorge"
    " josé josefa juan julia julio laura lourdes luis luisa luz manuel mar maría mercedes miguel"
    " montserrat nieves pablo paz pedro pilar rafael ramón raúl ricardo roberto rocío rosa rosario"
    " sofía sol soledad teresa victoria"
)
_SECOND_GIVEN = frozenset(_SECOND_GIVEN_WORDS.split())  # José Luis, Ana Isabel: no family names
_MARY = frozenset({"maría", "maria", "mª", "m.ª"})  # María del Carmen
_LONG_HAN_NAME = 4  # letters; from here on it is most likely Japanese with a family name of two


def initials(name: str) -> str:
    """One or two letters for the ring beside a name; empty when there is no letter or digit.

    Titles and suffixes do not count. A name written without spaces in Chinese, Japanese or Korean
    gives its first letter only, as people there would abbreviate it.
    """
    given, family = split_name(name)
    if "," in name and _first_letter(given) and _first_letter(family):
        return _first_letter(given) + _first_letter(family)
    parts = [part for part in _core_words(name) if _first_letter(part)]
    if not parts:
        return ""
    first = _first_letter(parts[0])
    if len(parts) == 1 or _is_east_asian(first):
        return first
    return first + _first_letter(parts[-1])


def split_name(full: str, language: str = "") -> tuple[str, str]:
    """Given and family name as they most likely are; a single word counts as given.

    "Berg, Anna" and "Anna Berg" give the same; titles are left out. "Juan de la Cruz Pérez" gives
    Juan and de la Cruz Pérez. Chinese, Japanese and Korean names begin with the family. language:
    of the person (BCP 47); Hungarian and Vietnamese names begin with the family, too, and Spanish
    ones end with two of them.
    """
    family, comma, given = full.partition(",")
    if comma and family.strip() and given.strip() and not _is_suffix(given):
        return " ".join(_without_titles(given.split())), " ".join(family.split())
    parts = _without_titles(full.replace(",", " ").split())
    if not parts:
        return "", ""
    if _is_east_asian(parts[0][0]):
        return _east_asian(parts)
    base = _base(language)
    if base in _FAMILY_FIRST_LANGUAGES and len(parts) > 1:
        return " ".join(parts[1:]), parts[0]
    start = _families_start_at(parts) if base in _TWO_FAMILY_NAMES else _family_starts_at(parts)
    return " ".join(parts[:start]), " ".join(parts[start:])


def join_name(given: str, family: str, country: str = "") -> str:
    """The full name in the order of the shop's country (ISO 3166 code)."""
    given, family = " ".join(given.split()), " ".join(family.split())
    if not given or not family:
        return given or family
    if _is_east_asian(given[0]) and _is_east_asian(family[0]):
        return f"{family} {given}" if _is_kana(given[0]) else f"{family}{given}"
    return f"{family} {given}" if country.upper() in _FAMILY_FIRST else f"{given} {family}"


def greeting_name(name: str, given: str = "", preferred: str = "", language: str = "") -> str:
    """What to call somebody: the preferred name, else the given name, else the name as written.

    Initials call nobody: "J. Smith" stays whole. language: of the person, as in split_name.
    """
    if preferred.strip():
        return " ".join(preferred.split())
    whole = " ".join(name.split())
    if given.strip():
        return whole if whole and _are_initials(given) else " ".join(given.split())
    guessed, family = split_name(name, language)
    if not guessed or not family or _are_initials(guessed):
        return whole
    return guessed.split()[-1] if _base(language) in _CALLED_BY_LAST_WORD else guessed


def first_family_name(family: str, language: str) -> str:
    """The family name by which one is addressed: of two Spanish ones the first."""
    parts = family.split()
    if _base(language) not in _TWO_FAMILY_NAMES or len(parts) < 2:
        return " ".join(parts)
    end = _after_particles(parts, 0) + 1
    if end < len(parts) and parts[end].casefold() in _FAMILY_JOINERS:
        return " ".join(parts)
    return " ".join(parts[:end])


def titles_of(name: str) -> str:
    """The titles with which a name begins: "Frau Dr." of "Frau Dr. Anna Berg"; "" for none."""
    parts = name.replace(",", " ").split()
    return " ".join(parts[: len(parts) - len(_without_titles(parts))])


def is_title(word: str) -> bool:
    """Whether it is a word such as Mrs, Herr or Dr."""
    return word.casefold() in _TITLES


def _core_words(name: str) -> list[str]:
    parts = _without_titles(name.replace(",", " ").split())
    while len(parts) > 1 and _is_suffix(parts[-1]):
        parts.pop()
    return parts


def _without_titles(parts: list[str]) -> list[str]:
    start = 0
    while start < len(parts) - 1 and parts[start].casefold() in _TITLES:
        start += 1
    return parts[start:]


def _is_suffix(text: str) -> bool:
    return text.strip().casefold() in _SUFFIXES


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _are_initials(given: str) -> bool:
    """Whether it is nothing but letters with a point, or a single letter: "J.", "J. R.", "J"."""
    words = given.replace(".", ". ").split()
    return all(len(word.rstrip(".")) <= 1 and word[0].isalpha() for word in words) and (
        "." in given or len(words) == 1
    )


def _after_particles(parts: list[str], start: int) -> int:
    """The index of the first word from here on that is no "de la"; the last word at most."""
    while start < len(parts) - 1 and parts[start].casefold() in _PARTICLES:
        start += 1
    return start


def _families_start_at(parts: list[str]) -> int:
    """The index of the first of two family names, as in Ana María López de la Cruz."""
    index = 1
    if parts[0].casefold() in _MARY and parts[index:] and parts[index].casefold() in _PARTICLES:
        index = _after_particles(parts, index) + 1
    while index < len(parts) - 1 and parts[index].casefold() in _SECOND_GIVEN:
        index += 1
    return index if index < len(parts) else _family_starts_at(parts)


def _family_starts_at(parts: list[str]) -> int:
    """The index of the first word of the family name; past the end for a single word."""
    for index in range(1, len(parts) - 1):
        if parts[index].casefold() in _PARTICLES:
            return index
        if parts[index].casefold() in _FAMILY_JOINERS and index > 1:
            return index - 1
    if len(parts) > 2 and _is_suffix(parts[-1]):
        return len(parts) - 2
    return max(1, len(parts) - 1)


def _east_asian(parts: list[str]) -> tuple[str, str]:
    if len(parts) > 1:
        return " ".join(parts[1:]), parts[0]
    name = parts[0]
    if len(name) == 1 or _is_kana(name[0]):
        return name, ""
    length = 2 if len(name) >= _LONG_HAN_NAME else 1
    return name[length:], name[:length]


def _first_letter(text: str) -> str:
    """The first letter or digit with the marks that belong to it, as a capital where one exists."""
    for index, letter in enumerate(text):
        if letter.isalnum():
            end = index + 1
            while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Mc"}:
                end += 1
            capital = letter.upper()
            kept = capital if len(capital) == 1 else letter
            return kept + text[index + 1 : min(end, index + 3)]
    return ""


def _is_east_asian(letter: str) -> bool:
    name = unicodedata.name(letter[:1], "") if letter else ""
    return name.startswith(("CJK UNIFIED", "CJK COMPAT", "HANGUL")) or _is_kana(letter[:1])


def _is_kana(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("HIRAGANA", "KATAKANA")) if letter else False
