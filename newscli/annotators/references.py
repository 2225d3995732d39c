"""What pronouns and descriptions like 该公司 refer to: the mention that a reader of Chinese news would take first.

他 and 她 are the person who spoke or was named first in the nearest earlier sentence that names one; 该 with a noun is the last
body or place whose name ends so. Everything else (他们, 双方) stays open rather than be guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newscli.model import Entity

REACH = 600
"""How many code points before a reference its antecedent may stand: about three paragraphs of a wire story."""
_NOUNS = (
    r"公司|企业|集团|机构|组织|银行|部门|单位|协会|基金会|学会|党|委员会|法院|警署|医院|大学|学校|中学|小学|校|院|局|署|部|处|厅|台|报|社|网站|媒体|平台|球队|队|"
    r"国|省|市|县|区|州|镇|乡|村|岛|地区|行"
)
_REFERENCE = re.compile(
    rf"(?P<noun>(?:该|上述|这[家所座个间])(?:{_NOUNS})|[本]公司)(?![\u4e00-\u9fff]?[长员])|(?P<person>(?<![其吉])[他她](?![们人国乡方处日杀律])|佢(?!哋))|(?P<latter>后者|前者)|(?P<other>对方(?!向))"
)
_STOP = re.compile(r"[。！？!?\n；;]")
_COMPANY = re.compile(r"(?:公司|集团|银行|企业|科技|控股|股份|航空|电子|汽车|能源|实业|证券|保险|药业|网络|影业|传媒)$")
_OFFICE = re.compile(r"(?:部|局|署|委|厅|院|府|会|党|社|报|台|办|军|警|大学|法院)$")


class Mention(NamedTuple):
    """One place where an entity is mentioned."""

    start: int
    end: int
    entity: Entity


class Reference(NamedTuple):
    """A word that needs to be known from elsewhere."""

    start: int
    end: int
    kind: str
    """`person`, `noun`, `latter` or `other`."""


class Mentions:
    """The mentions of people, bodies and places, to be looked up by place."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Sort them by start."""
        self.all = sorted(
            (
                Mention(m.start, m.end, entity)
                for entity in entities
                if entity.type in ("PERSON", "ORG", "PLACE")
                for m in entity.mentions
            ),
            key=lambda mention: mention.start,
        )
        self._starts = [mention.start for mention in self.all]

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Those that lie wholly in the stretch."""
        found = self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return found if not found or found[-1].end <= end else found[:-1]

    def at(self, position: int) -> Mention | None:
        """The mention that begins here."""
        index = bisect_left(self._starts, position)
        return self.all[index] if index < len(self._starts) and self._starts[index] == position else None

    def over(self, position: int) -> Mention | None:
        """The mention that the position belongs to."""
        index = bisect_left(self._starts, position + 1) - 1
        return self.all[index] if index >= 0 and self.all[index].end > position else None


def find(folded: str, start: int, end: int) -> Iterator[Reference]:
    """The references in the stretch."""
    for match in _REFERENCE.finditer(folded, start, end):
        yield Reference(match.start(), match.end(), str(match.lastgroup))


def resolve(folded: str, reference: Reference, mentions: Mentions, but: Entity | None = None) -> Mention | None:
    """The mention that `reference` takes up, or None if that is open.

    Args:
        folded: the folded text.
        reference: what is to be resolved.
        mentions: the entities of the text.
        but: who it cannot be: the speaker, for 他 in what they say.
    """
    before = [m for m in mentions.within(max(0, reference.start - REACH), reference.start) if m.entity is not but]
    if reference.kind == "person":
        return _person(folded, reference, [m for m in before if m.entity.type == "PERSON"])
    if reference.kind == "noun":
        return _described(folded[reference.start : reference.end], before)
    named = [m for m in before if m.entity.type != "PLACE"]
    if reference.kind == "latter" and folded[reference.start] == "前":
        return named[-2] if len(named) > 1 else None
    return named[-1] if named else None


def _person(folded: str, reference: Reference, persons: list[Mention]) -> Mention | None:
    """The first person of the nearest sentence that names one, this sentence included."""
    if not persons:
        return None
    last = persons[-1]
    stops = [match.end() for match in _STOP.finditer(folded, max(0, last.start - REACH), last.start)]
    begin = stops[-1] if stops else 0
    return next(person for person in persons if person.start >= begin)


def _described(words: str, before: list[Mention]) -> Mention | None:
    """The last body or place whose name ends like the description; for 该公司, any that is no office."""
    noun = re.sub(r"^(?:该|上述|这[家所座个间]|本)", "", words)
    bodies = [m for m in before if m.entity.type != "PERSON"]
    same = [m for m in bodies if m.entity.name.endswith(noun)]
    if same:
        return same[-1]
    if noun in ("公司", "企业", "集团"):
        firms = [m for m in bodies if m.entity.type == "ORG" and not _OFFICE.search(m.entity.name)]
        named = [m for m in firms if _COMPANY.search(m.entity.name)]
        return next(iter((named or firms)[-1:]), None)
    if noun in ("国", "地区"):
        places = [m for m in bodies if m.entity.type == "PLACE"]
        return places[-1] if places else None
    return None
