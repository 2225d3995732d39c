"""Characters of the wrong script or the wrong word: slips of conversion, and sprinkled Traditional or Simplified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newscli.lexicon import fold, table
from newscli.repairs.rule import Proposal, edit

OTHER_SHARE = 0.04
"""Share of the other script's characters up to which they are sprinkled, not a second voice in the text."""
QUOTED = re.compile("《[^》\n]{1,40}》|「[^」\n]{1,40}」|“[^”\n]{1,40}”")


def find(text: str) -> Iterator[Proposal]:
    """Put right what a conversion, or a filter-dodging copyist, did to single characters.

    What is wrong: converters that know no words write 髮生, 乾部, 關系; copies are sprinkled with characters of the other script.
    Evidence: a word that cannot be right, from the table `slips`; a few characters of one script, apart from each other, in a
    text of hundreds in the other.
    Inverse: the right word; the character's one counterpart.
    Must not fire: on 白髮生 or 之後 in 天之后宮 (the table's neighbours), on titles and quotations, on names and passages in the
    other script, on characters with several counterparts.
    """
    simplified = _simplified()
    hans = [i for i, c in enumerate(text) if c in simplified]
    hant = [i for i, c in enumerate(text) if c in _traditional()]
    if len(hant) > len(hans):
        yield from slips(text)
    yield from sprinkled(text, hans, hant)


def slips(text: str) -> Iterator[Proposal]:
    """Characters of words that cannot be right."""
    words = _slips()
    for place in range(len(text) - 1):
        for size in (2, 3):
            wrong = text[place : place + size]
            row = words.get(wrong)
            if row and not (
                neighbour(text, place - 1) in row["not_after"] or neighbour(text, place + size) in row["not_before"]
            ):
                for i in range(size):
                    if wrong[i] != row["right"][i]:
                        yield edit(
                            "slip",
                            (place + i, place + i + 1),
                            row["right"][i],
                            "exact",
                            f"{wrong} is no word, {row['right']} is",
                        )


def neighbour(text: str, place: int) -> str:
    """The character at a place; at the ends of the text, one that stands in no list."""
    return text[place] if 0 <= place < len(text) else "\0"


def sprinkled(text: str, hans: list[int], hant: list[int]) -> Iterator[Proposal]:
    """Characters of the script that the text is not in; `hans` and `hant` are the places that tell it."""
    few = min(hans, hant, key=len)
    if not few or len(few) > OTHER_SHARE * (len(hans) + len(hant)):
        return
    quoted = {i for match in QUOTED.finditer(text) for i in range(*match.span())}
    places = set(few)
    for place in few:
        after = fold(text[place]) if few is hant else _simplified()[text[place]]
        apart = places.isdisjoint((place - 1, place + 1))
        if place not in quoted and apart and len(after) == 1:
            evidence = f"{len(few)} such characters among {len(hans) + len(hant)} that tell the script"
            yield edit("mixed", (place, place + 1), after, "likely", evidence)


@cache
def _slips() -> dict[str, dict[str, str]]:
    return {row["wrong"]: row for row in table("slips")}


@cache
def _simplified() -> dict[str, str]:
    """Characters that stand only in Simplified text, with their Traditional counterparts."""
    counterparts: dict[str, str] = {row["character"]: "" for row in table("simplified")}
    for row in table("fold"):
        if row["hans"] in counterparts and _encodes(row["hant"], "big5"):
            counterparts[row["hans"]] += row["hant"]
    return counterparts


@cache
def _traditional() -> frozenset[str]:
    return frozenset(row["hant"] for row in table("fold") if not _encodes(row["hant"], "gb2312"))


def _encodes(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
