"""REPAIRS in order, with their codes and the scans that tell whether a text could need them. Loads no rule."""

from __future__ import annotations

import re
from functools import partial
from string import ascii_lowercase

from newscli.repairs.rule import Code, Rule

TONED = "āáǎàēéěèīíǐìńňǹōóǒòūúǔùǖǘǚǜ"
"""The letters of pinyin with a tone mark that GBK can write."""
CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What Windows-1252 shows for the bytes 80–9F."""
INVISIBLE = (
    "\N{NULL}-\N{BACKSPACE}\N{LINE TABULATION}\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; NEXT LINE and FORM FEED divide lines
    "\N{SOFT HYPHEN}"
    "\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}"  # with the two joiners
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\N{INVISIBLE PLUS}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{NOMINAL DIGIT SHAPES}"
    "\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}"
)
"""Characters without a glyph, as the inside of a character class."""


def has(*patterns: str) -> partial[bool]:
    """A scan for any of some patterns; each should begin with a set of rare characters, which makes it fast."""
    return partial(_has, patterns)


def _has(patterns: tuple[str, ...], text: str) -> bool:
    return any(re.search(pattern, text) for pattern in patterns)


def has_escapes_or_ruby(text: str) -> bool:
    """Whether the text has an escape, or a reading right after a Chinese character."""
    if "_x0" in text or ("&" in text and re.search(r"&[#\w]{2,8};", text)):
        return True
    letters = re.finditer(f"[{TONED}ㄅ-ㄩ]", text)
    return any(text[max(0, at.start() - 5) : at.start()].rstrip(ascii_lowercase)[-1:] > "\u2e7f" for at in letters)


def is_foreign(text: str) -> bool:
    """Whether the text has anything but ASCII; the rules that are asked for need no faster scan."""
    return not text.isascii()


REPAIRS: tuple[Rule, ...] = (
    Rule(
        module="encoding",
        suspects=has(
            rf"[\u00c0-\u00ff][\u0080-\u00ff{CP1252}]", "[\u0391-\u044f\u3041-\u30f6ㄅ-ㄩ锛銆鈥鐨槸浗锟烫屯]", "ï¿½"
        ),
        codes=(
            Code(name="mojibake", title="text read in the wrong encoding", default=True),
            Code(name="remains", title="what is left of text whose bytes are lost (锟斤拷)", default=True),
        ),
    ),
    Rule(
        module="markup",
        suspects=has_escapes_or_ruby,
        codes=(
            Code(name="markup", title="escapes that were never undone (_x000D_, &amp;nbsp;)", default=True),
            Code(name="ruby", title="pinyin or bopomofo of ruby, left in the line", default=True),
        ),
    ),
    Rule(
        module="invisible",
        suspects=has(f"[{INVISIBLE}]"),
        codes=(Code(name="invisible", title="zero-width, control and direction characters", default=True),),
    ),
    Rule(
        module="glosses",
        suspects=has(rf"[{TONED}][a-z]{{0,3}} ?[)）]"),
        codes=(
            Code(name="gloss", title="pinyin in parentheses after Traditional characters", default=True),
            Code(name="torn", title="characters torn by a gloss between their bytes", default=True),
            Code(name="lost", title="a character swallowed for good by a torn byte", default=True),
        ),
    ),
    Rule(
        module="lookalikes",
        suspects=is_foreign,
        codes=(
            Code(name="compat", title="compatibility ideographs and radicals for ordinary characters", default=False),
            Code(name="homoglyph", title="letters of another alphabet within a word", default=False),
            Code(
                name="standin",
                title="characters of the same sound or look that dodge filters (嘚 for 的)",
                default=False,
            ),
        ),
    ),
    Rule(
        module="variants",
        suspects=is_foreign,
        codes=(
            Code(name="slip", title="a character that conversion chose wrongly (髮生 for 發生)", default=False),
            Code(name="mixed", title="single characters of the other script", default=False),
        ),
    ),
    Rule(
        module="typography",
        suspects=is_foreign,
        codes=(
            Code(name="width", title="half-width marks within Chinese", default=False),
            Code(name="spaces", title="spaces between all characters", default=False),
        ),
    ),
    Rule(
        module="planted",
        suspects=is_foreign,
        codes=(
            Code(name="watermark", title="an address or site name planted within a sentence", default=False),
            Code(name="terms", title="a list of search terms before the article", default=False),
        ),
    ),
)
CODES: tuple[Code, ...] = tuple(code for rule in REPAIRS for code in rule.codes)
