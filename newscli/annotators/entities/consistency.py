"""A name found once in a document is found everywhere in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from newscli.annotators.entities.patterns import Mention, Reading
from newscli.model import EntityType

CHAINED = re.compile(r"")


def spread(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with adjacent places chained, and with the other occurrences of the names added."""
    mentions = _chained(reading, mentions)
    return _everywhere(reading, mentions)


def _chained(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Places that stand side by side are one: 陕西|榆林市|府谷县. Two single characters are two (中美)."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last
            and last.end == mention.start
            and last.type == "PLACE"
            and mention.type in ("PLACE", "ORG")
            and min(last.end - last.start, mention.end - mention.start) > 1
        ):
            joined[-1] = Mention(last.start, mention.end, mention.type)
        else:
            joined.append(mention)
    return joined


def _everywhere(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in mentions:
        types[reading.text[mention.start : mention.end]][mention.type] += 1
    covered = bytearray(len(reading.text) + 1)
    for mention in mentions:
        covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    added = []
    for name in sorted(types, key=lambda name: (-len(name), name)):
        if len(name) < 2:
            continue
        type_ = types[name].most_common(1)[0][0]
        for match in re.finditer(re.escape(name), reading.text):
            if not any(covered[match.start() : match.end()]) and (
                len(name) > 2 or reading.is_word(match.start(), match.end())
            ):
                covered[match.start() : match.end()] = b"\1" * len(name)
                added.append(Mention(match.start(), match.end(), type_))
    agreed = [
        Mention(m.start, m.end, types[reading.text[m.start : m.end]].most_common(1)[0][0]) for m in [*mentions, *added]
    ]
    return sorted(agreed)
