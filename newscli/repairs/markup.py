"""What markup leaves in a text: escapes that were never undone, and ruby whose annotations fell into the line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from newscli.model import Confidence
from newscli.repairs.language import characters_read
from newscli.repairs.registry import TONED
from newscli.repairs.rule import Proposal, edit

EXCEL = re.compile(r"_x00(?:0[0-9A-F]|1[0-9A-F]|7F)_")
ENTITY = re.compile(
    r"&(?:amp;)*(?:#(?:[1-9]\d{1,5}|x[0-9a-fA-F]{2,5})|amp|nbsp|ensp|emsp|thinsp|[lr][ds]quo|quot|apos|lt|gt|middot|hellip|[mn]dash|bull|times|copy|reg|deg|yen);"
)
AMBIGUOUS = "<>&"
_SYLLABLE = f"[a-zü]{{0,4}}[{TONED}][a-z]{{0,3}}"
RUBY_RUN = re.compile(rf"(?:[\u4e00-\u9fff]{_SYLLABLE} ?){{3,}}|(?:[\u4e00-\u9fff][ㄅ-ㄩ˙]{{1,4}}[ˊˇˋ˙]?){{2,}}")
RUBY_PAIR = re.compile(rf"([\u4e00-\u9fff])({_SYLLABLE} ?|[ㄅ-ㄩ˙]{{1,4}}[ˊˇˋ˙]?)")


def find(text: str) -> Iterator[Proposal]:
    """Undo escapes, and delete annotations that ruby markup left in the line.

    What is wrong: spreadsheets write control characters as `_x000D_`; a page escaped twice shows `&nbsp;` or `&amp;quot;`; ruby
    flattened without its parentheses runs characters and readings together (`北běi京jīng`).
    Evidence: the escape is complete, with its semicolon; at least three characters in a row are each followed by one of their
    own readings, or two by bopomofo.
    Inverse: the escape is replaced by what it stands for, a control character by nothing; the annotation is deleted.
    Must not fire: on `&` in addresses and names, on escapes of `<`, `>` and `&` in text about markup (`likely` at most, or where
    tags stand near), on readings in parentheses, which their author wrote.
    """
    for match in EXCEL.finditer(text):
        yield edit("markup", match.span(), "", "exact", "a control character as spreadsheets escape it")
    for match in ENTITY.finditer(text):
        after = unescaped(match.group())
        confidence: Confidence = "likely" if after in AMBIGUOUS and "amp;" not in match.group()[:5] else "exact"
        if after != match.group():
            yield edit(
                "markup", match.span(), after, confidence, f"HTML escape of {after!r} in a text that is not HTML"
            )
    for run in RUBY_RUN.finditer(text):
        yield from flattened(text, run)


def flattened(text: str, run: re.Match[str]) -> Iterator[Proposal]:
    """The annotations of one run of flattened ruby, if each is a reading of its character."""
    pairs = list(RUBY_PAIR.finditer(text, run.start(), run.end()))
    if all(pair[2] > "\u3100" or pair[1] in characters_read(pair[2].strip()) for pair in pairs):
        for pair in pairs:
            yield edit(
                "ruby",
                pair.span(2),
                "",
                "likely",
                f"{len(pairs)} characters in a row are each followed by their reading",
            )


def unescaped(escape: str) -> str:
    """What an escape stands for, however often it was escaped; itself where that is a control character."""
    after = escape
    while (inner := html.unescape(after)) != after and len(inner) < len(after):
        after = inner
    spaces = "\xa0\u2002\u2003\u2009\u3000"
    return escape if after == "\N{REPLACEMENT CHARACTER}" or not (after.isprintable() or after in spaces) else after
