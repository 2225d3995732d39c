"""Which words are attributed to whom: reporting clauses, what they govern, and the quotation marks that hold speech.

A unit is a sentence in which a pair of quotation marks counts as one sign; a clause is what stands between two commas.
A clause with a subject and a speech cue governs what follows up to the next such clause, over semicolons to the unit's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from newscli.annotators.quotes import cues, speakers
from newscli.annotators.quotes.cues import Cue
from newscli.annotators.quotes.marks import Pair
from newscli.annotators.quotes.speakers import Mentions, Subject

_HIDDEN = "\ue000"
_TERMINAL = "。！？!?…～~"
_UNIT = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』”’\"）)]*|\n|$)")
_BREAK = re.compile(r"[，,：:；;\u3000]")
_BRACKETS = re.compile(r"（[^（）\n]*）|\([^()\n]*\)|【[^【】\n]*】")
_LINK = re.compile(r"了?(?:[，,：:]|\s)*")
_BETWEEN = re.compile(r"[、，,]?(?:以及|及|和|与|还有|或)?")
_LISTED = re.compile(r"\s*(?:等|的|这|等语|之类)")
_REACTION = re.compile(
    r"欢迎|感谢|谢意|不满|遗憾|祝贺|支持|关注|反对|理解|赞赏|赞同|同意|肯定|歉意|哀悼|慰问|谴责|敬意|担忧|尊重|抗议|愤怒|满意|认可|怀疑|质疑|惊讶|痛心|"
    r"难过|悲痛|关切|忧虑|乐观|悲观|失望|不解|衷心|诚挚|热烈|由衷|深切|强烈|高度|坚决|充分|极大|极为|深表|认同|震惊|愿意$|无奈|信心|决心"
)
_CLAUSAL = re.compile(
    r"[，。！？,!?；…]|是|要|将|会|能|应|必须|不|没|有|在|了|被|把|让|使|我|你|他|她|们|可以|给|到|为|得|对|很|太|都|已|就|请|别|吧|吗|呢|啊|谢"
)
_ACCORDING = re.compile(
    r"\s*(?:但|不过|而|另外|此外)?(?P<by>另据|又据|综合|依据|根据|按照|依照|(?<![证依收票数论根占])据)(?!此[，,]|悉|了解|理|说|传|统计[，,])"
)
_REPORTED = re.compile(
    r"(?:消息|报道|报导|介绍|透露|表示|指出|披露|通报|公布|预计|预测|估计|估算|分析|转述|引述|统计|测算|反映|(?<![据])称|说|讲|指)$"
)
_SOURCE_TAIL = re.compile(
    r"(?:的)?(?:说法|消息|报道|报导|通报|声明|公告|公报|预测|统计|数据|资料|调查|介绍|分析|描述|证词|供述|估计|估算|测算|监测|观测|评估|纪录|记录|民调)(?:数据|资料|结果|报告|显示|指出|发现)?$"
)
_PUBLISHED = re.compile(r"(?:公布|发布|提供|发表|公开|披露|掌握|出具|刊登|公佈)的")
_PHRASE = re.compile(r"(?:在|就|对|对于|关于|随着|面对|针对)[^，。]{1,20}(?:上|中|时|后|下|里|方面|问题|之际)?")
_QUOTING = re.compile(r"(?:援引|引述|引用|转述)")


class View(NamedTuple):
    """A text as the attribution sees it; all three have the same length."""

    text: str
    folded: str
    opaque: str
    """`folded` with what stands inside marks and brackets hidden, and a mark that ends a sentence as its full stop."""
    pairs: dict[int, Pair]
    """The outermost pairs by their start."""

    @classmethod
    def of(cls, text: str, folded: str, pairs: list[Pair]) -> View:
        """Hide the inside of `pairs` and of brackets."""
        opaque = list(folded)
        kept = {}
        for pair in pairs:
            start, end = pair.inner
            if not pair.closed and text[pair.start - 1 : pair.start] not in ("：", ":", "，", ",", "\n", ""):
                continue
            kept[pair.start] = pair
            opaque[start:end] = _HIDDEN * (end - start)
            if (
                pair.closed
                and text[start:end].rstrip()[-1:] in _TERMINAL
                and not re.match(r"[，,、；;的等之]", text[pair.end :][:1] or "。")
            ):
                opaque[end] = "。"
        hidden = "".join(opaque)
        for bracket in _BRACKETS.finditer(hidden):
            opaque[bracket.start() + 1 : bracket.end() - 1] = _HIDDEN * (bracket.end() - bracket.start() - 2)
        return cls(text, folded, "".join(opaque), kept)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: who, by which cue, and where what it governs begins."""

    start: int
    end: int
    cue: Cue
    content: int
    speaker: Subject | None
    own: bool
    """Whether the clause has a subject of its own."""
    firm: bool
    """Whether punctuation or a quotation mark sets the content off."""
    according: bool = False
    relay: tuple[Subject, ...] = ()


@dataclass(slots=True)
class Said:
    """Attributed words, before they become a `Quote`."""

    start: int
    end: int
    direct: bool
    speaker: Subject | None
    cue: Cue | None
    relay: tuple[Subject, ...] = ()
    continues: tuple[int, int] | None = None


@dataclass(slots=True)
class _Memory:
    """What carries over from one unit to the next."""

    clause: Clause | None = None
    floating: Said | None = None


def find(view: View, start: int, end: int, mentions: Mentions) -> Iterator[Said]:
    """The attributed words of one paragraph."""
    memory = _Memory()
    for unit in _UNIT.finditer(view.opaque, start, end):
        if unit[0].strip():
            yield from _unit(view, unit.start(), unit.end(), mentions, memory)


def _unit(view: View, start: int, end: int, mentions: Mentions, memory: _Memory) -> Iterator[Said]:
    clauses = _settle(view, list(_clauses(view, start, end, mentions, memory.clause)))
    pairs = [view.pairs[i] for i in range(start, end) if i in view.pairs]
    speech = _speech(view, start, end, clauses, pairs, memory)
    yield from speech
    for i, clause in enumerate(clauses):
        limit = clauses[i + 1].start if i + 1 < len(clauses) else end
        limit = min([said.start - 1 for said in speech if said.start > clause.content - 2] + [limit])
        said = _indirect(view, clause, limit)
        if said:
            yield said
    if clauses:
        memory.clause = clauses[-1]


def _clauses(view: View, start: int, end: int, mentions: Mentions, before: Clause | None) -> Iterator[Clause]:
    """The reporting clauses of a unit in order; those without a subject take the last speaker's."""
    breaks = [start, *(m.end() for m in _BREAK.finditer(view.opaque, start, end)), end]
    last: Clause | None = None
    for left, right in zip(breaks, breaks[1:], strict=False):
        clause = _according(view, left, right, mentions) or _reporting(view, left, right, end, mentions)
        if clause and not clause.own:
            if not (clause.firm or _resumes(clause.cue, view)):
                continue
            heir = last.speaker if last else _topic(view, start, left, mentions) or (before.speaker if before else None)
            clause = replace(clause, speaker=heir) if heir else None
        if clause:
            last = clause
            yield clause


def _resumes(cue: Cue, view: View) -> bool:
    """Whether a cue without subject and punctuation goes on reporting; 预计, 证实 and the like rather belong to the content."""
    return cue.end - cue.start > 1 and (
        cue.kind in ("neutral", "assertive") or view.folded[cue.start : cue.end] == "认为"
    )


def _reporting(view: View, left: int, right: int, end: int, mentions: Mentions) -> Clause | None:
    """The clause `left..right` as subject and cue, if it is that."""
    for cue in cues.find(view.opaque[left:right]):
        cue = cue._replace(start=cue.start + left, end=cue.end + left)
        link = _LINK.match(view.opaque, cue.end, end)
        content = link.end() if link else cue.end
        punctuated = content > cue.end and bool(_BREAK.search(view.opaque, cue.end, content))
        marked = content in view.pairs
        if cue.frame == "mark" and not (marked or ":" in view.opaque[cue.end : content].replace("：", ":")):
            continue
        closing = (
            content >= end
            or view.opaque[content] in "。！？!?\n"
            or not view.opaque[content:right].strip("。！？!?\n ，,")
        )
        if cue.frame == "comma" and not (punctuated or marked or closing):
            continue
        if (
            not punctuated
            and not marked
            and not closing
            and (right - content < 4 or _REACTION.match(view.opaque, content))
        ):
            continue
        subject = speakers.clause_subject(view, left, cue.start, mentions, punctuated or marked)
        if subject is None:
            continue
        relay: tuple[Subject, ...] = ()
        if quoting := _QUOTING.search(view.opaque, left, cue.start):
            inner = _quoted(view, quoting.end(), cue.start, mentions)
            if inner:
                relay, subject = ((subject,) if isinstance(subject, Subject) else ()), inner
        own = isinstance(subject, Subject)
        return Clause(
            left,
            right,
            cue,
            content,
            subject if isinstance(subject, Subject) else None,
            own,
            punctuated or marked,
            False,
            relay,
        )
    return None


def _quoted(view: View, left: int, right: int, mentions: Mentions) -> Subject | None:
    words = re.sub(r"的?(?:话|消息|报道|报导|说法)?$", "", view.opaque[left:right])
    return speakers.noun_phrase(view, left, left + len(words), mentions, True) if words else None


def _according(view: View, left: int, right: int, mentions: Mentions) -> Clause | None:
    """The clause `left..right` as 据…报道, 根据…的说法, if it names a source."""
    opening = _ACCORDING.match(view.opaque, left, right)
    if not opening:
        return None
    begin, close = opening.end(), left + len(view.opaque[left:right].rstrip("，,：: \n"))
    cue = Cue(opening.start("by"), begin, "neutral", "comma")
    if published := _PUBLISHED.search(view.opaque, begin, close):
        stop = published.start()
    elif reported := _REPORTED.search(view.opaque, begin, close):
        stop, cue = reported.start(), Cue(reported.start(), close, "neutral", "comma")
    elif tail := _SOURCE_TAIL.search(view.opaque, begin, close):
        stop = tail.start()
    else:
        return None
    relay: tuple[Subject, ...] = ()
    if quoting := _QUOTING.search(view.opaque, begin, stop):
        outer = speakers.noun_phrase(view, begin, quoting.start(), mentions, True)
        relay, begin = ((outer,) if outer else ()), quoting.end()
    stop = speakers.first_tail(view, begin, stop, mentions)
    subject = speakers.noun_phrase(view, begin, stop, mentions, True)
    return Clause(left, right, cue, right, subject, True, True, True, relay) if subject else None


def _topic(view: View, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The subject of the unit's first clause, for a later clause that has none (外交部发表声明，宣布…)."""
    if end <= start:
        return None
    first = _BREAK.search(view.opaque, start, end)
    subject = speakers.clause_subject(view, start, first.start() if first else end, mentions, False)
    return subject if isinstance(subject, Subject) else None


def _settle(view: View, clauses: list[Clause]) -> list[Clause]:
    """Without clauses that only stand inside what another governs; a medium that passes on another's words becomes relay."""
    kept: list[Clause] = []
    for clause in clauses:
        outer = kept[-1] if kept else None
        if outer and clause.start <= outer.content and clause.own:
            if outer.speaker and (outer.according or outer.speaker.kind == "media"):
                kept[-1] = replace(clause, relay=(*outer.relay, outer.speaker, *clause.relay), start=outer.start)
            continue
        if outer and clause.own and not clause.firm and not clause.according:
            continue
        kept.append(clause)
    return kept


def _speech(view: View, start: int, end: int, clauses: list[Clause], pairs: list[Pair], memory: _Memory) -> list[Said]:
    """The pairs of a unit that hold speech."""
    found: list[Said] = []
    previous: Pair | None = None
    for pair in pairs:
        said = _led(view, pair, clauses) or _listed(view, pair, previous, found)
        said = said or _trailed(view, pair, start, clauses) or _within(view, pair, end, clauses)
        if not said and pair.start == start + _blank(view, start) and pair.end >= end - 1:
            said = _floating(view, pair, memory)
        if said:
            found.append(said)
            previous = pair
    first = next((clause for clause in clauses if clause.start == start), None)
    if memory.floating and first and first.own and memory.floating.cue is None and memory.floating.end + 1 >= start - 1:
        led = next((said for said in found if said.cue == first.cue), None)
        if led or not view.opaque[first.content : end].strip("。！？!?\n ，,"):
            memory.floating.speaker, memory.floating.cue = first.speaker, first.cue
            if led:
                led.continues = (memory.floating.start, memory.floating.end)
    memory.floating = next((said for said in found if said.cue is None), None)
    return found


def _blank(view: View, start: int) -> int:
    return len(view.text[start : start + 8]) - len(view.text[start : start + 8].lstrip())


def _words(view: View, pair: Pair) -> tuple[int, int]:
    start, end = pair.inner
    return start, end


def _clausal(view: View, pair: Pair) -> bool:
    """Whether the pair holds a statement rather than a name or term."""
    start, end = pair.inner
    return end - start >= 6 and bool(_CLAUSAL.search(view.folded, start, end))


def _complete(view: View, pair: Pair) -> bool:
    """Whether the words end as a sentence does."""
    start, end = pair.inner
    return view.text[start:end].rstrip()[-1:] in _TERMINAL


def _led(view: View, pair: Pair, clauses: list[Clause]) -> Said | None:
    """Speech right after its cue."""
    clause = next((clause for clause in clauses if clause.content == pair.start and not clause.according), None)
    if not clause:
        return None
    colon = "：" in view.text[clause.cue.end : pair.start] or ":" in view.text[clause.cue.end : pair.start]
    punctuated = bool(_BREAK.search(view.text, clause.cue.end, pair.start))
    after = view.opaque[pair.end : pair.end + 1]
    closed_off = not after or after in "。！？!?，,；;、\n "
    if _complete(view, pair) or (colon and closed_off):
        good = True
    elif punctuated:
        good = closed_off and (_clausal(view, pair) or after == "、")
    else:
        good = _clausal(view, pair) and (closed_off or bool(_LISTED.match(view.folded, pair.end)))
    return Said(*_words(view, pair), True, clause.speaker, clause.cue, clause.relay) if good else None


def _listed(view: View, pair: Pair, previous: Pair | None, found: list[Said]) -> Said | None:
    """Speech in a row: 「…」、「…」."""
    if previous and found and _BETWEEN.fullmatch(view.folded, previous.end, pair.start):
        first = found[-1]
        return Said(*_words(view, pair), True, first.speaker, first.cue, first.relay)
    return None


def _trailed(view: View, pair: Pair, start: int, clauses: list[Clause]) -> Said | None:
    """Speech followed by its cue: “…，”他说."""
    clause = next((c for c in clauses if 0 <= c.start - pair.end <= 1 and c.own and not c.according), None)
    if not clause or not (_clausal(view, pair) or _complete(view, pair)):
        return None
    return Said(*_words(view, pair), True, clause.speaker, clause.cue, clause.relay)


def _within(view: View, pair: Pair, end: int, clauses: list[Clause]) -> Said | None:
    """Speech after indirect speech of the same speaker: …表示，…，「…。」."""
    clause = next((c for c in reversed(clauses) if c.content <= pair.start), None)
    if not clause or view.text[pair.start - 1] not in "，,：:；;。！？ " or not _clausal(view, pair):
        return None
    last = pair.end >= end - 1
    if _complete(view, pair) or (last and pair.end - pair.start > 12):
        return Said(*_words(view, pair), True, clause.speaker, clause.cue, clause.relay)
    return None


def _floating(view: View, pair: Pair, memory: _Memory) -> Said | None:
    """Speech without a cue in its sentence; the speaker is the last one."""
    if not (_clausal(view, pair) and _complete(view, pair)):
        return None
    before = memory.clause
    return Said(*_words(view, pair), True, before.speaker if before else None, None)


def _indirect(view: View, clause: Clause, limit: int) -> Said | None:
    """What the clause governs outside quotation marks."""
    start = clause.content
    if not clause.speaker or start >= limit:
        return None
    words = view.text[start:limit].rstrip("。！？!?，,；;：:、 \n\u3000")
    start += len(words) - len(words.lstrip("，,：: \u3000"))
    end = clause.content + len(words)
    if end - start < (4 if clause.firm else 6) or _PHRASE.fullmatch(view.folded, start, end):
        return None
    return Said(start, end, False, clause.speaker, clause.cue, clause.relay)
