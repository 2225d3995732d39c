"""Speech cues in a text: the verbs of `data/speech_cues.tsv`, alone or compounded (强调指出, 解释说), where they can govern speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from newscli.annotators import cuewords
from newscli.model import CueClass

Frame = Literal["clause", "object", "comma", "mark"]
_LOOSEST: tuple[Frame, ...] = ("clause", "object", "comma", "mark")

_NEGATED = re.compile(
    r"(?:没有?|未有?|尚未|并未|从未|不|不愿|不肯|拒绝|拒|无法|难以|无|避免|所|需要|应该|应当|必须|值得|不得|如何|怎么|怎样|可以|能够|换句话|这么|比方|来|不用|不必|[毋无][须需]|老实|简单|江湖人)"
    r"(?:予以|公开|具体|明确|对外|作出|做出|进一步|再|直接)?$"
)
_NOMINAL = re.compile(
    r"(?:发布|发出|签署|签发|颁布|下达|违反|服从|执行|提出|听取|加大|加强|表示|进行|作出|做出|予以|给予|引发|引起|遭到?|受到|开展|满足|符合|达到|收到|接到)[^，。：:“「后时中上]{0,8}$|发[了过]?$"
)
"""Before a cue that can be a noun (建议, 预警): it is the object of another verb."""
_PASSIVE = re.compile(r"(?:被|遭到?|挨)$")
"""Before a cue of which the subject is not who speaks (市府遭批)."""
_MODIFIES = re.compile(r"[的着过]|时(?![任间候代常而政局势期机])|之?后，|出(?:来|的)|什么|一声|不出")


class Cue(NamedTuple):
    """A speech verb; `frame` says what must follow for it to govern speech."""

    start: int
    end: int
    kind: CueClass
    frame: Frame


def find(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of `text[start:end]`, folded, in order, without those that are negated or that only modify a noun (他说的话).

    After a cue that governs any clause, one that does not is rather what is said (坦承|通报有误) than part of a compound.
    """
    compound: Cue | None = None
    for cue in _words(text, start, end):
        if compound and cue.start == compound.end and (cue.frame == "clause" or compound.frame != "clause"):
            compound = _join(compound, cue)
            continue
        if compound and _governs(text, compound):
            yield compound
        compound = cue
    if compound and _governs(text, compound):
        yield compound


def _words(text: str, start: int, end: int) -> Iterator[Cue]:
    for hit in cuewords.scan("speech_cues", text, start, end):
        yield Cue(hit.start, hit.end, cast(CueClass, hit.row["class"]), cast(Frame, hit.row["frame"]))


def _join(first: Cue, second: Cue) -> Cue:
    """A compound has the first class that is not neutral and the looser frame."""
    kind = first.kind if first.kind != "neutral" else second.kind
    return Cue(first.start, second.end, kind, min(first.frame, second.frame, key=_LOOSEST.index))


def _governs(text: str, cue: Cue) -> bool:
    """Whether the word is a verb here, is not negated, and does not modify a noun."""
    if cue.frame in ("object", "comma") and _NOMINAL.search(text, max(0, cue.start - 14), cue.start):
        return False
    before = max(0, cue.start - 8)
    if cue.kind == "request" and text[before : cue.start].endswith(("新", "项", "条")):  # 发布新建议
        return False
    if _PASSIVE.search(text, before, cue.start):
        return False
    return not (_NEGATED.search(text, before, cue.start) or _MODIFIES.match(text, cue.end))
