"""What a reader must know to understand a claim by itself: who 他 and 该公司 are, the full form of a short name, the day of 昨天."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newscli.annotators import references
from newscli.annotators.references import Mention, Mentions
from newscli.model import Entity, Time

_RELATIVE = re.compile(r"[昨今明前后後当當本上下去翌次同周週]|星期|礼拜|禮拜|日前|近日")


def context(
    folded: str,
    start: int,
    end: int,
    mentions: Mentions,
    named: Sequence[Mention],
    times: Iterable[Time],
    speaker: Entity | None,
) -> Iterator[tuple[int, int, str]]:
    """Each expression of the claim `start..end` that refers elsewhere, with what it refers to; the open ones are left out.

    Args:
        folded: the folded text.
        start: where the claim begins.
        end: where it ends.
        mentions: the entities of the text.
        named: its mentions in the claim.
        times: its times in the claim.
        speaker: who says the claim, whom 他 in it is not.
    """
    found = []
    for reference in references.find(folded, start, end):
        antecedent = references.resolve(folded, reference, mentions, but=speaker)
        if antecedent and antecedent.start < start:
            found.append((reference.start, reference.end, antecedent.entity.name))
    seen: set[str] = set()
    for mention in named:
        name = mention.entity.name
        if mention.entity.id not in seen and len(name) > mention.end - mention.start:
            found.append((mention.start, mention.end, name))
        seen.add(mention.entity.id)
    found += [
        (time.start, time.end, time.value)
        for time in times
        if time.anchored and time.type in ("date", "time") and _RELATIVE.match(time.text)
    ]
    yield from sorted(found)
