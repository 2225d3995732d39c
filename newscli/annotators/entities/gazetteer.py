"""Names that are known beforehand: places, organisations, surnames, titles. All words are folded to Simplified characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from itertools import repeat
from typing import Generic, NamedTuple, TypeVar

from newscli import lexicon
from newscli.model import EntityType

Value = TypeVar("Value")

TABLES: dict[str, EntityType] = {"places": "PLACE", "organisations": "ORG", "people": "PERSON"}
"""What the names of a table are; of a name in several tables, the last one says it."""


class Entry(NamedTuple):
    """What the tables say about a name."""

    type: EntityType
    kind: str
    same_as: str


class Trie(Generic[Value]):
    """Words with a value each, found in a text by their first two characters and their length."""

    def __init__(self, words: dict[str, Value]) -> None:
        """`words` have two characters or more; they are indexed when a text is first searched for them."""
        self.words = words

    @cached_property
    def _lengths(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the words that begin with two characters, the longest first."""
        lengths: dict[str, tuple[int, ...]] = {}
        for word in sorted(self.words, key=len, reverse=True):
            known = lengths.get(word[:2], ())
            if len(word) not in known:
                lengths[word[:2]] = (*known, len(word))
        return lengths

    def all_matches(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Every word of the text, as start, end and value; by start, the longest first."""
        words, lengths = self.words, self._lengths
        for at in range(len(text) - 1):
            for length in lengths.get(text[at : at + 2], ()):
                value = words.get(text[at : at + length])
                if value is not None and at + length <= len(text):
                    yield at, at + length, value

    def matches(
        self, text: str, fits: Callable[[str, Value], bool] = lambda word, value: True
    ) -> Iterator[tuple[int, int, Value]]:
        """The longest word that begins at each position of `text` and `fits`; these may overlap."""
        last = -1
        for start, end, value in self.all_matches(text):
            if start != last and fits(text[start:end], value):
                last = start
                yield start, end, value


@cache
def names() -> Trie[Entry]:
    """Places, organisations and people, by names of two characters or more."""
    words: dict[str, Entry] = {}
    entry = cache(Entry)  # most names share theirs
    for table, type_ in TABLES.items():
        found = lexicon.columns(table)
        rows = zip(found["name"], found.get("kind") or repeat(""), found["same_as"], strict=False)
        words |= {name: entry(type_, kind, same_as) for name, kind, same_as in rows if len(name) > 1}
    return Trie(words)


@cache
def events() -> Trie[str]:
    """Events that are called by one name, each with the preferred form of that name or nothing."""
    return Trie({row["name"]: row["same_as"] for row in lexicon.table("events")})


@cache
def one_character() -> dict[str, str]:
    """The countries, provinces and cities that one character stands for, by that character."""
    places = lexicon.columns("places")
    pairs = zip(places["name"], places["same_as"], strict=True)
    return {name: same_as for name, same_as in pairs if len(name) == 1}


@cache
def same_as(name: str, type_: EntityType) -> str:
    """The preferred form of a name (folded) that the tables know, over at most three steps; else the name."""
    if type_ == "EVENT":
        return events().words.get(name) or name
    for _ in range(3):
        entry = names().words.get(name)
        name = entry.same_as if entry and entry.same_as else name
    return name


@cache
def surnames() -> dict[str, str]:
    """From each family name to its class."""
    return {row["hans"]: row["class"] for row in lexicon.table("family_names")}


@cache
def titles() -> dict[str, str]:
    """From each title to its class."""
    return {row["hans"]: row["class"] for row in lexicon.table("titles")}


@cache
def suffixes() -> tuple[str, ...]:
    """What the names of organisations end with."""
    return tuple(row["hans"] for row in lexicon.table("name_cues") if row["class"] in ("suffix", "both"))


@cache
def common_nouns() -> frozenset[str]:
    """Words that look like names and are none."""
    return frozenset(row["hans"] for row in lexicon.table("name_cues") if row["class"] in ("noun", "both"))


def family_of(name: str) -> str | None:
    """The family name that a Chinese name begins with; None where it has none."""
    return next((name[:length] for length in (2, 1) if len(name) > length and name[:length] in surnames()), None)
