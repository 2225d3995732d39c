"""Which words are attributed to whom: what a reporting clause governs, and the quotation marks that hold speech.

A clause governs what follows up to the next reporting clause, over semicolons to the end of the sentence. Speech in marks
follows its cue, stands before it, or closes what the cue governs; a quoted term inside indirect speech is part of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newscli.annotators import references
from newscli.annotators.quotes import clauses, speakers
from newscli.annotators.quotes.clauses import Clause
from newscli.annotators.quotes.cues import Cue
from newscli.annotators.quotes.marks import Pair
from newscli.annotators.quotes.speakers import Subject
from newscli.annotators.quotes.view import View
from newscli.annotators.references import Mention, Mentions
from newscli.model import SpeakerType
from newscli.patterns import lazy

_UNIT = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』”’\"）)]*|\n|$)")
_HEADLINE_PART = lazy(r"(?:\S|(?<=[A-Za-z\d])\s(?=[A-Za-z\d]))+")
_COLON = lazy(r"：|(?<!\d):")
_SUBJECT = lazy(r"[。！？\n][^，、：；。！？\n对与向被把和由让同跟给据]{0,15}$")
"""What stands before the subject of a sentence: its end, and at most a title or 家住城东的."""
_THIS = lazy(r"[该这](?:名|位)?")
_BETWEEN = re.compile(r"[、，,]?(?:以及|及|和|与|还有|或)?")
_SUMMED_UP = re.compile(r"\s*(?:等|的|这|之类)")
_PHRASE = re.compile(
    r"(?:在|就|对)[^，。]{1,20}(?:上|中|时|后|下|里|方面|问题|之际)|(?:对于|关于|随着|面对|针对)[^，。]{1,20}"
)
_SEMICOLON = re.compile(r"[；;]\s*")
_TURNS = re.compile(r"[^，。；]{0,4}?(?:则|也|另|亦|却)")
_ENDING = ("", "。", "！", "\n")
_EDGE = "。！？!?，,；;：:、 \r\n\u3000"


@dataclass(slots=True)
class Said:
    """Attributed words, before they become a `Quote`."""

    start: int
    end: int
    direct: bool
    speaker: Subject | None
    cue: Cue | None
    relay: tuple[Subject, ...] = ()
    continues: Said | None = None
    unclosed: bool = False
    tentative: bool = False
    """Whether it is speech only if a reporting clause follows (“好累。”她说)."""


@dataclass(slots=True)
class Memory:
    """What carries over from one sentence to the next."""

    speaker: Subject | None = None
    waiting: list[Said] = field(default_factory=list)
    """Quoted sentences without a cue; it may follow."""


def find(view: View, start: int, end: int, mentions: Mentions, memory: Memory) -> Iterator[Said]:
    """The attributed words of `start..end`, a paragraph."""
    for unit in _UNIT.finditer(view.opaque, start, end):
        if unit[0].strip():
            yield from _sentence(view, unit.start(), unit.end(), mentions, memory)


def find_in_headline(view: View, start: int, end: int, mentions: Mentions, memory: Memory) -> Iterator[Said]:
    """The attributed words of a headline, where a blank ends a clause and a colon after a speaker opens speech (专家：…)."""
    for part in _HEADLINE_PART.finditer(view.opaque, start, end):
        colon = _COLON.search(part[0])
        content = part.start() + colon.end() if colon else part.start()
        speaker = clauses.before_colon(view, part.start(), content, mentions) if colon else None
        if speaker and not view.pair_at(content):
            if said := _indirect(view, Clause(part.start(), content, None, content, speaker), end):
                yield said
            return
        yield from _sentence(view, part.start(), part.end(), mentions, memory)


def resolve(view: View, found: list[Said], mentions: Mentions) -> None:
    """Tell who pronouns and descriptions like 该公司 stand for: 他 and 她 for the last person who spoke, where one did."""
    last: Said | None = None
    for said in found:
        speaker = said.speaker
        reference = speaker and next(references.find(view.folded, speaker.start, speaker.end), None)
        if speaker and reference and reference.end == speaker.end and not speaker.entity:
            recent = last and last.speaker and speaker.start - last.end < references.REACH
            nearer = _acting(view, last.end, speaker.start, mentions) if recent and last else None
            if reference.kind == "person" and nearer:
                said.speaker = speaker._replace(kind="person", entity=nearer.entity)
            elif reference.kind == "person" and recent and last and last.speaker:
                said.speaker = speaker._replace(kind="person", entity=last.speaker.entity)
            elif antecedent := references.resolve(view.folded, reference, mentions):
                kind: SpeakerType = "person" if antecedent.entity.type == "PERSON" else "organisation"
                said.speaker = speaker._replace(kind=kind, entity=antecedent.entity)
        elif speaker and not speaker.entity and (holder := _holder(view, speaker, mentions)):
            said.speaker = speaker._replace(kind="person", entity=holder.entity)
        if said.speaker and said.speaker.kind == "person":
            last = said


def _holder(view: View, speaker: Subject, mentions: Mentions) -> Mention | None:
    """The last person named with the title that the speaker is only called by (局长说, 该名发言人指)."""
    this = _THIS.match(view.folded, speaker.start, speaker.end)
    title = view.folded[this.end() if this else speaker.start : speaker.end]
    if len(title) < 2 or not (this or speaker.kind == "person"):
        return None
    reach = mentions.within(max(0, speaker.start - 2 * references.REACH), speaker.start)
    persons = (m for m in reversed(reach) if m.entity.type == "PERSON")
    return next((m for m in persons if view.folded.endswith(title, 0, m.start)), None)


def _acting(view: View, start: int, end: int, mentions: Mentions) -> Mention | None:
    """The last person in the stretch who is the subject of a sentence, without speech (周正明泼冷水，…)."""
    persons = [m for m in mentions.within(start, end) if m.entity.type == "PERSON"]
    return next((m for m in reversed(persons) if _SUBJECT.search(view.opaque, max(start, m.start - 16), m.start)), None)


def _sentence(view: View, start: int, end: int, mentions: Mentions, memory: Memory) -> list[Said]:
    found = clauses.find(view, start, end, mentions, memory.speaker)
    speech = _speech(view, start, end, found, memory.speaker, mentions)
    _join_waiting(view, start, end, found, speech, memory)
    limits = [clause.start for clause in found[1:]] + [end]
    indirect = []
    for clause, limit in zip(found, limits, strict=False):
        first = min((said.start - 1 for said in speech if said.start > clause.content), default=limit)
        if said := _indirect(view, clause, _turn(view, clause, min(first, limit), mentions)):
            indirect.append(said)
    if found:
        memory.speaker = found[-1].speaker
    return speech + indirect


def _speech(
    view: View, start: int, end: int, found: list[Clause], before: Subject | None, mentions: Mentions
) -> list[Said]:
    """The pairs of marks in the sentence that hold speech."""
    speech: list[Said] = []
    previous: Pair | None = None
    for pair in view.pairs_in(start, end):
        listed = speech and previous and _BETWEEN.fullmatch(view.folded, previous.end, pair.start)
        if clause := _led(view, pair, found) or _trailed(view, pair, start, found) or _closing(view, pair, end, found):
            said = Said(*pair.inner, True, clause.speaker, clause.cue, clause.relay)
        elif listed:
            said = Said(*pair.inner, True, speech[-1].speaker, speech[-1].cue, speech[-1].relay)
        elif actor := _actor(view, pair, start, mentions):
            said = Said(*pair.inner, True, actor, None)
        elif view.is_complete(pair) and not view.text[start : pair.start].strip():
            said = Said(*pair.inner, True, before, None, tentative=not view.is_statement(pair))
        else:
            continue
        said.unclosed = not pair.closed
        last = speech[-1] if speech else None
        if last and said.cue and said.cue == last.cue and last.end < said.cue.start < said.start:
            said.continues = last
        speech.append(said)
        previous = pair
    return speech


def _led(view: View, pair: Pair, found: list[Clause]) -> Clause | None:
    """The clause whose cue stands right before the pair."""
    clause = next((clause for clause in found if clause.content == pair.start and not clause.according), None)
    if not clause:
        return None
    before = view.text[clause.cue.end if clause.cue else clause.start : pair.start]
    after = view.opaque[pair.end : pair.end + 1]
    if view.is_complete(pair):
        good = True
    elif "：" in before or ":" in before:
        good = not after or after in _EDGE
    elif clauses.BREAK.search(before):
        good = not _fragment(view, pair, found) and (view.is_statement(pair) or _list_ends_sentence(view, pair))
    else:
        good = view.is_statement(pair) and (
            not after or after in _EDGE or bool(_SUMMED_UP.match(view.folded, pair.end))
        )
    return clause if good else None


def _list_ends_sentence(view: View, pair: Pair) -> bool:
    """Whether the pair begins a row of pairs that closes the sentence: 留言，「加油」、「挺住」。"""
    end, listed = pair.end, False
    while between := _BETWEEN.match(view.folded, end):
        following = view.pair_at(between.end())
        if not following:
            break
        end, listed = following.end, True
    return listed and bool(re.match(r"等?(?:[。！？!?\n]|$)", view.opaque[end : end + 2]))


def _fragment(view: View, pair: Pair, found: list[Clause]) -> bool:
    """Whether the sentence goes on after the pair, which then is only part of what is reported."""
    after = pair.end + 1 if view.opaque[pair.end : pair.end + 1] in ("，", ",") else pair.end
    if (
        view.opaque[pair.end : pair.end + 1] == "、"
        or view.pair_at(after)
        or any(clause.start == after for clause in found)
    ):
        return False
    return bool(view.opaque[after : after + 6].strip(_EDGE))


def _trailed(view: View, pair: Pair, start: int, found: list[Clause]) -> Clause | None:
    """The clause that follows the pair: “…，”周正明说. Where nothing follows its cue, the pair alone is what it governs."""
    if not _opens_clause(view, pair, start):
        return None
    clause = next((c for c in found if c.start - pair.end in (0, 1) and c.own and not c.according), None)
    if clause and (view.is_statement(pair) or view.is_complete(pair) or _ends_in_comma(view, pair)):
        return clause
    return clause if clause and clause.cue and view.opaque[clause.content : clause.content + 1] in _ENDING else None


def _ends_in_comma(view: View, pair: Pair) -> bool:
    return view.text[pair.inner[1] - 1] in "，,"


def _closing(view: View, pair: Pair, end: int, found: list[Clause]) -> Clause | None:
    """The clause whose indirect speech the pair closes: …表示，…，「…。」"""
    clause = next((clause for clause in reversed(found) if clause.content <= pair.start), None)
    if not clause or not view.is_statement(pair) or not _opens_clause(view, pair, clause.content):
        return None
    return clause if view.is_complete(pair) or (pair.end >= end - 1 and pair.end - pair.start > 12) else None


def _actor(view: View, pair: Pair, start: int, mentions: Mentions) -> Subject | None:
    """Who acts in the clause before a whole sentence in marks, or before a colon: 她数度哽咽，“…。” 他一脸凝重：“…”"""
    before = view.text[pair.start - 1]
    if before not in "，,：:" or not view.is_statement(pair) or (before in "，," and not view.is_complete(pair)):
        return None
    return clauses.actor(view, start, pair.start - 1, mentions)


def _opens_clause(view: View, pair: Pair, start: int) -> bool:
    """Whether nothing but punctuation stands before the pair in its clause."""
    return pair.start == start or view.text[pair.start - 1] in _EDGE


def _join_waiting(view: View, start: int, end: int, found: list[Clause], speech: list[Said], memory: Memory) -> None:
    """Give speech that ended the sentence before to the clause that begins this one: “…。”周正明说，“…。”"""
    first = next((clause for clause in found if clause.own and clause.cue), None)
    first = first if first and speakers.only_lead(view, start, first.start) else None
    if first and memory.waiting and memory.waiting[-1].end + 1 == start:
        for said in memory.waiting:
            said.speaker, said.cue, said.tentative = first.speaker, first.cue, False
        if led := next((said for said in speech if said.cue == first.cue), None):
            led.continues = memory.waiting[-1]
    alone = [said for said in speech if said.cue is None and said.end >= end - 2]
    memory.waiting = memory.waiting + alone if alone and not found else alone


def _turn(view: View, clause: Clause, limit: int, mentions: Mentions) -> int:
    """Where the article turns to somebody else after a semicolon (…；远帆客运则…), which ends what the clause governs."""
    for stop in _SEMICOLON.finditer(view.opaque, clause.content, limit):
        other = mentions.at(stop.end())
        if other and other.entity.type != "PLACE" and _TURNS.match(view.opaque, other.end, limit):
            return stop.start()
    return limit


def _indirect(view: View, clause: Clause, limit: int) -> Said | None:
    """What the clause governs outside quotation marks."""
    words = view.text[clause.content : limit].rstrip(_EDGE)
    start = clause.content + len(words) - len(words.lstrip(_EDGE))
    end = clause.content + len(words)
    pair = view.pair_at(start)
    if pair and pair.end == end and pair.closed and clause.speaker:
        if clause.cue and view.folded[clause.cue.end - 1] in clauses.NAMING and not view.is_statement(pair):
            return None
        return Said(*pair.inner, True, clause.speaker, clause.cue, clause.relay)
    if not clause.speaker or end - start < 4 or _PHRASE.fullmatch(view.folded, start, end):
        return None
    return Said(start, end, False, clause.speaker, clause.cue, clause.relay)
