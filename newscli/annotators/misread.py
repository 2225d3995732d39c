"""Names and words that hold what reads like a number or a time: 三門峽, 光明日報, 下午茶."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from newscli.lexicon import columns


@cache
def _words() -> tuple[dict[str, list[str]], int]:
    """The words by their first characters, and the length of the longest."""
    found = defaultdict(list)
    for word in columns("misread")["word"]:
        found[word[0]].append(word)
    return dict(found), max(len(word) for words in found.values() for word in words)


def end_of_word(text: str, at: int) -> int | None:
    """Where the name or word ends that holds the character at `at` of a folded text; None if there is none."""
    words, longest = _words()
    for start in range(max(0, at - longest + 1), at + 1):
        for word in words.get(text[start], ()):
            if start + len(word) > at and text.startswith(word, start):
                return start + len(word)
    return None
