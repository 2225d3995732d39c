"""Names that are known beforehand: places, organisations, surnames, titles. All words are folded to Simplified characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from newscli import lexicon
from newscli.model import EntityType

Value = TypeVar("Value")


class Entry(NamedTuple):
    """What the tables say about a name."""

    type: EntityType
    kind: str
    same_as: str


class Trie(Generic[Value]):
    """Words with a value each, found in a text by their first two characters and their length."""

    def __init__(self, words: dict[str, Value]) -> None:
        """Index `words`, each of two characters or more."""
        self.words = words
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self.lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def all_matches(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Every word of the text, as start, end and value; by start, the longest first."""
        for at in range(len(text) - 1):
            for length in self.lengths.get(text[at : at + 2], ()):
                value = self.words.get(text[at : at + length])
                if value is not None and at + length <= len(text):
                    yield at, at + length, value

    def matches(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """The longest word that begins at each position of `text`; these may overlap."""
        last = -1
        for start, end, value in self.all_matches(text):
            if start != last:
                last = start
                yield start, end, value


@cache
def names() -> Trie[Entry]:
    """Places, organisations and people, by names of two characters or more."""
    words = {
        row["name"]: Entry("PLACE", row["kind"], row["same_as"])
        for row in lexicon.table("places")
        if len(row["name"]) > 1
    }
    for row in lexicon.table("organisations"):
        words[row["name"]] = Entry("ORG", row["kind"], row["same_as"])
    for row in lexicon.table("people"):
        words[row["name"]] = Entry("PERSON", "", row["same_as"])
    return Trie(words)


@cache
def one_character() -> dict[str, str]:
    """The countries, provinces and cities that one character stands for, by that character."""
    return {row["name"]: row["same_as"] for row in lexicon.table("places") if len(row["name"]) == 1}


@cache
def same_as(name: str) -> str:
    """The preferred form of a name (folded) that the tables know, over at most three steps; else the name."""
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
