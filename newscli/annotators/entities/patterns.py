"""Names that their surroundings or their form make certain: bylines, quotation marks, organisation suffixes, titles.

Every pattern works on the folded text, so it is written once, in Simplified characters. A finder yields mentions; where
mentions of two finders overlap, the one of the earlier finder in `FINDERS` stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.mentions import Mention, Token
from newscli.model import EntityType


@dataclass(frozen=True)
class Reading:
    """What the finders look at: the folded text and its words."""

    text: str
    tokens: list[Token]
    names: list[Mention]
    known: Sequence[Mention] = ()

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where words begin."""
        return frozenset(token.start for token in self.tokens)

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where words end."""
        return frozenset(token.end for token in self.tokens)

    def is_word(self, start: int, end: int) -> bool:
        """Whether the stretch begins and ends where words do."""
        return start in self.starts and end in self.ends


HAN = r"[\u4e00-\u9fff]"

QUOTED_ORGANISATION = re.compile(
    rf"[“「『\"]({HAN}{{2,16}}(?:联盟|同盟|公司|集团|协会|学会|委员会|基金会|联合会|俱乐部|研究院|研究所|联合体|党支部))[”」』\"]"
)

# An office in the title of its head: 台南市卫生局|长.
_OFFICE = re.compile(r"(?<!副)(.)(?<=[局署厅处部院校会社馆所台队])(?<!\1\1)长$")


def known(reading: Reading) -> Iterator[Mention]:
    """What the article's structure tells."""
    yield from reading.known


def quoted_organisations(reading: Reading) -> Iterator[Mention]:
    """Names of bodies in quotation marks: “某某创新联盟”."""
    for match in QUOTED_ORGANISATION.finditer(reading.text):
        yield Mention(match.start(1), match.end(1), "ORG")


def headed_organisations(reading: Reading) -> Iterator[Mention]:
    """A place or a body, and the nouns after it up to an organisation's suffix: 黄浦区|区委|区政府, 国防部|发言人室."""
    tokens = reading.tokens
    for first, head in enumerate(tokens):
        if head.tag not in ("LOC", "ORG"):
            continue
        end, at = head.end, first + 1
        while at < len(tokens) and _continues(reading, tokens[at - 1], tokens[at], head.start):
            if reading.text[head.start : tokens[at].end].endswith(gazetteer.suffixes()):
                end = tokens[at].end
            at += 1
        if (
            at < len(tokens)
            and tokens[at].start == tokens[at - 1].end
            and _OFFICE.search(reading.text[head.start : tokens[at].end])
        ):
            end = tokens[at].end - 1
        if end > head.end:
            yield Mention(head.start, end, "ORG")


def _continues(reading: Reading, before: Token, token: Token, start: int) -> bool:
    """Whether a word may belong to the name that began at `start`."""
    return (
        token.start == before.end
        and token.end - start <= 24
        and token.tag in ("n", "nz", "vn", "ORG", "LOC", "an", "nw")
        and token.end - token.start <= 8
        and reading.text[token.start : token.end] not in gazetteer.titles()
    )


def tabled(reading: Reading) -> Iterator[Mention]:
    """Names of the tables, where they begin or end with a word; short ones must be whole words."""
    for start, end, entry in gazetteer.names().matches(reading.text):
        if _LATIN.search(reading.text[max(0, start - 1) : start + 1]) or _LATIN.search(reading.text[end - 1 : end + 1]):
            continue
        if reading.is_word(start, end) or (end - start > 2 and (start in reading.starts or end in reading.ends)):
            yield Mention(start, end, entry.type)


# A name of Latin letters does not begin or end within a word or number.
_LATIN = re.compile(r"[A-Za-z0-9]{2}")


def engine_names(reading: Reading) -> Iterator[Mention]:
    """The engine's names, trimmed; two countries in one word (中美) are two."""
    for name in reading.names:
        word = reading.text[name.start : name.end]
        if len(word) == 2 and set(word) <= gazetteer.one_character().keys() and word not in gazetteer.names().words:
            yield Mention(name.start, name.start + 1, "PLACE")
            yield Mention(name.start + 1, name.end, "PLACE")
        elif word not in gazetteer.common_nouns():
            start, end = _trimmed(reading.text, name.start, name.end, name.type)
            if end - start > 1 or (
                name.type == "PLACE" and reading.text[start : start + 1] in gazetteer.one_character()
            ):
                yield Mention(start, end, name.type)


_PERSON_TAIL = re.compile(
    r"(?:先生|女士|小姐|太太|夫人|总统|主席|总理|市长|县长|教授|博士|老师|局长|部长|署长|院长|董事长|书记|议员|立委)$"
)


def _trimmed(text: str, start: int, end: int, type_: EntityType) -> tuple[int, int]:
    """The mention without marks at its edges and without a title."""
    if head := re.match(r"[\s《〈「『“\"（(【、,，:：·]+", text[start:end]):
        start += head.end()
    if tail := re.search(r"[\s》〉」』”\"）)】、,，:：·]+$", text[start:end]):
        end = start + tail.start()
    if type_ == "ORG" and text[start] in "电讯" and text[max(0, start - 1) : start] == "日":
        start += 1
    if type_ == "PERSON" and (title := _PERSON_TAIL.search(text[start:end])) and title.start() > 0:
        end = start + title.start()
    return start, end


# Nothing within an address is a name.
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


FINDERS = ((known,), (quoted_organisations,), (headed_organisations, tabled, engine_names))


def found(reading: Reading) -> list[Mention]:
    """The mentions of all finders, none overlapping, in order. Within a rank of finders the longer mention stays."""
    taken: list[Mention] = []
    covered = bytearray(len(reading.text))
    for address in _ADDRESS.finditer(reading.text):
        covered[address.start() : address.end()] = b"\1" * len(address[0])
    for rank in FINDERS:
        candidates = [mention for finder in rank for mention in finder(reading)]
        for mention in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
            if mention.end > mention.start and not any(covered[mention.start : mention.end]):
                covered[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
                taken.append(mention)
    return sorted(taken)
