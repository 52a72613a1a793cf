"""Texts that break programs: markup, operators, controls, directions, half letters, every script.

Made from a seed, so that a failure comes again. What is done with them is the tests' business.
"""

# ruff: noqa: E501, RUF001 - tables of strange letters, some of which look like plain ones

import random
from collections.abc import Iterator

# One piece each of what a name, a note or a search might hold by accident or malice.
PIECES: tuple[str, ...] = (
    "<b>", "</b>", "<img src='/etc/passwd'>", "<a href=\"file:///\">", "&amp;", "&#0;", "&", "<", ">",
    "<para>", "<font size=99>", "<br/>", "]]>", "<!--", "%s", "%d", "%n", "%(name)s", "%", "%%",
    "{", "}", "{}", "{name}", "{0}", "{preferred_name}", "{{", "}}", "{n", "${x}", "\\", "\\n", "\\0",
    "'", "\"", "''", "\"\"", "`", ";", "--", "/*", "*/", "*", "?", "^", "~", "|", "$", "#", "@", "=1+1",
    "+1", "-1", "@SUM(A1)", "OR", "AND", "NOT", "NEAR(", "NEAR", "words :", "(", ")", "[", "]", ":",
    "DROP TABLE customer;", "../../x", "C:\\x", "con", "/", "|", "\x00", "\x01", "\x07", "\x08",
    "\x1b[31m", "\x7f", "\x80", "\x9f", "\r", "\n", "\r\n", "\t", "\v", "\f", "\x1c", "\x85",
    "\u2028", "\u2029", "\u00a0", "\u3000", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff",
    "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2069", "\u061c",
    "\ud800", "\udbff", "\udc00", "\udfff", "\ud83d", "\ufffe", "\uffff", "\ufdd0", "\U0010ffff",
    "\ufffd", "\ufff9", "\ue000", "\U000f0000", "\u0301", "\u0301" * 40, "\u0489", "\u20dd", "\u0e4d",
    "a\u0300\u0301\u0302\u0303", "\u1100\u1161", "e\u0301", "\u00e9", "\u0130", "\u0131", "\u00df",
    "\ufb03", "\u01c6", "\u1e9e", "\u2126", "\u212b", "\uff21\uff11", "\u00bd", "\u00b2", "\u2467",
    "\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "\u263a\ufe0f",
    "\U0001f44d\U0001f3fd", "\u0661\u0662\u0663\u0664", "\u09e7\u09e8\u09e9", "\uff11\uff12\uff13",
    "123", "0171 555", "+49 (0)", "00", "1e999", "-0", "NaN", "null", "None", "undefined", "true", "0x1F",
)  # fmt: skip

# A name in every script that a shop may meet, and some that it will not.
SCRIPTS: tuple[str, ...] = (
    "Zoë O'Brien-Núñez", "Łucja Żółć", "Þórður Ægisson", "Nguyễn Thị Hường", "İpek Güneş", "Иван Щукин",
    "Γιώργος Ωνάσης", "Արամ Խաչատրյան", "ნინო ჯაფარიძე", "שלמה כהן", "محمد عبد الله", "پروین اعتصامی",
    "ޙަސަން", "राम प्रसाद", "শেখ হাসিনা", "ਗੁਰਪ੍ਰੀਤ", "ગીતા પટેલ", "ଓଡ଼ିଆ ନାମ", "தமிழ் செல்வி", "తెలుగు పేరు",
    "ಕನ್ನಡ ಹೆಸರು", "മലയാളം പേര്", "සිංහල නම", "สมชาย ใจดี", "ສົມພອນ", "မောင်အောင်", "សុខ សំណាង", "བོད་མི",
    "山田 太郎", "やまだ タロウ", "王小明", "김철수", "Ꮳꮃꭹ", "ᐃᓄᒃᑎᑐᑦ", "አበበ በቀለ", "ⵎⵓⵃⵎⵎⴷ", "ߒߞߏ", "ᠮᠣᠩᠭᠣᠯ",
    "ꆈꌠꉙ", "𞤀𞤣𞤤𞤢𞤥", "𐤀𐤁𐤂", "𒀀𒁀", "𓀀𓁐", "𝓐𝓷𝓷𝓪", "Ａｎｎａ", "a\u0308nna", "Ж\u0301", "ﷺ", "㍿",
)  # fmt: skip

LONG = 100_000


def hostile_texts(dice: random.Random, count: int) -> Iterator[str]:
    """So many texts: every piece alone first, then pieces, scripts and any characters mixed."""
    singles = [*PIECES, *SCRIPTS, "", " ", "a" * LONG, "\u0301" * 10_000, "a " * 5_000]
    yield from singles[:count]
    for _ in range(count - len(singles)):
        yield _mixed(dice)


def hostile_names(dice: random.Random, count: int) -> Iterator[str]:
    """As hostile_texts, the longest ones among them being a name of a hundred thousand letters."""
    yield from (f"Anna {text} Berg"[:LONG] for text in hostile_texts(dice, count))


def _mixed(dice: random.Random) -> str:
    parts = [_part(dice) for _ in range(dice.randint(1, 6))]
    return dice.choice(["", " ", "-"]).join(parts) * dice.choice([1, 1, 1, 1, 1, 30])


def _part(dice: random.Random) -> str:
    match dice.randrange(4):
        case 0:
            return dice.choice(PIECES)
        case 1:
            return dice.choice(SCRIPTS)
        case 2:  # any code point at all, half ones of a pair among them
            return "".join(chr(dice.randrange(0x110000)) for _ in range(dice.randint(1, 8)))
        case _:
            return "".join(dice.choice("abcdefgxyz äéñß0123456789") for _ in range(8))
