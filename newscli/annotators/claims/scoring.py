"""How check-worthy a statement is: named components with weights, summed to a score between 0 and 1; and its types."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newscli import lexicon
from newscli.annotators.claims.comparison import Comparison
from newscli.annotators.claims.statements import Statement
from newscli.annotators.cuewords import Hit
from newscli.annotators.references import Mention
from newscli.model import Checkworthiness, ClaimType, CueClass, Quantity, Time
from newscli.patterns import lazy

FIGURE = 100
"""What a bare number must reach to be a figure rather than part of a phrase (从1到10)."""
DELTA = 6
"""Code points between a verb of change and how much."""
SHORT = 12
"""Code points below which a statement is rather a fragment."""


_ASKED = re.compile(
    r"(?:被问|追问|询问|问及|问到|至于|不清楚|不知道?|不得而知|不确定|有待)[^，。]{0,12}(?:是否|会否|能否|有否|可否|应否|有没有|会不会|何时|如何)"
)
"""An indirect question."""
_REQUEST = lazy(
    r"(?:^|(?<=[，；：]))(?:但|同时|此外)?(?:请|切勿|切忌|切记|记得|最好|务必|不妨|敬请|慎防|小心|留意)"
    r"|(?:民众|市民|群众|公众|消费者|居民|旅客|乘客|游客|家长|用户|顾客|学生|考生|长者|患者|病人|驾驶[人者]|司机|车主|用路人|骑士|投资[人者]|网民|网友)"
    r"[^，。；]{0,12}?(?:[，、][^，。；]{0,16})?(?:应(?!对|付|变|邀|届|聘)|宜|请|勿|尽量|尽速|尽快|尽早|务必|小心|留意|注意|避免|多加|可拨打|可致电|可打|可电洽|可洽)"
)
"""The public is asked for something: 请…, 市民应…, 民众若…可拨打…"""
_COURT = re.compile(r"(?:法院|法庭|高院|法官|裁判官|合议庭|终院)$")
_CAUSED = lazy(r"受[^，。；：]{2,30}?(?:影响|推动|拖累|带动|冲击|刺激|波及|提振|困扰)(?=[，,下后]|$)")
"""What something is affected by (受高空槽影响，…)."""
_PROMISES = lazy(
    r"(?:^|[，、；：“「])(?:我们?|本[公司院校局署台会]+|公司|政府|当局|局方|署方|校方|院方|警方|厂商|市府|县府|双方|(?:未来|今后|后续|之后|日后|必要时|接下来|明年起?|下周|下月))?(?:并|亦|也|都|同时|便|就)?"
    r"(?:将|会|必将|一定)(?![会同晤见商谈后上场长章费籍议计员令使导造引影有是否出成为达超面持迎升降增减涨跌于由从在被受遭因更])"
)
"""What a speaker says that they will do: 将全力配合, 校方会检讨."""
_VOWS = lazy("承诺|允诺|许诺|答应|保证|誓言")
_OPINES = lazy("认为|觉得|批|抨击|质疑|斥|轰|酸|[嘲讥]?讽|骂|赞|主张|形容")
"""Cues of an opinion that is one even of facts, unlike 分析 and 抱怨."""
_EXPECTS = re.compile("预[计测料期估]|料|推[算测]|看好|看淡|展望")
"""Cues of a forecast."""


class Evidence(NamedTuple):
    """What is known about a statement."""

    statement: Statement
    folded: str
    hits: list[Hit]
    quantities: dict[int, Quantity]
    """By their place in the report; so are the times."""
    times: dict[int, Time]
    mentions: Sequence[Mention]
    compared: Comparison | None


class Component(NamedTuple):
    """One reason for or against."""

    code: str
    weight: float
    place: tuple[int, int] | None


class Judgement(NamedTuple):
    """What is said about a statement."""

    score: float
    checkworthy: Checkworthiness
    types: tuple[ClaimType, ...]
    components: list[Component]


@cache
def _reasons() -> dict[str, tuple[float, str]]:
    """From each code to its weight and what it tells by itself."""
    return {row["code"]: (float(row["weight"]), row["tells"]) for row in lexicon.table("claim_weights")}


def judge(evidence: Evidence) -> Judgement:
    """Score and types of a statement. What is not check-worthy (CFS) is still a fact (UFS) if nothing tells against that."""
    reasons = _reasons()
    found = list(features(evidence))
    components = [Component(code, reasons[code][0], place) for code, place in found if reasons[code][0]]
    score = 1 / (1 + math.exp(-(reasons["bias"][0] + sum(component.weight for component in components))))
    told = {reasons[code][1] for code, _ in found}
    factual = "fact" in told and "no fact" not in told
    worth: Checkworthiness = "CFS" if score >= 0.5 else "UFS" if factual else "NFS"
    return Judgement(round(score, 3), worth, tuple(_types(evidence, worth)), components)


def features(evidence: Evidence) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The codes that hold for the statement, each with the words that show it."""
    statement = evidence.statement
    if statement.kind != "body":
        yield ("headline" if statement.kind == "headline" else "boilerplate"), None
    yield from _specifics(evidence)
    yield from _cued(evidence.hits, _without(evidence))
    caused = _CAUSED.search(evidence.folded, statement.start, statement.end)
    if caused and "causal" not in _kinds(evidence):
        yield "causal", caused.span()
    if quote := statement.quote:
        yield ("direct" if quote.direct else "reported"), None
        judged = _cue_class(evidence)
        if quote.cue and judged in ("opinion", "request"):
            yield f"{judged}-cue", (quote.cue.start, quote.cue.end)
    ending = evidence.folded[statement.end : statement.end + 2]
    if ending[:1] in ("？", "?"):
        yield "question", (statement.end, statement.end + 1)
    elif asked := _ASKED.search(evidence.folded, statement.start, statement.end):
        yield "question", asked.span()
    if request := _request(evidence):
        yield "request", request
    if ending[:1] in ("！", "!"):
        yield "exclamation", (statement.end, statement.end + 1)
    if statement.end - statement.start < SHORT:
        yield "short", None


def _request(evidence: Evidence) -> tuple[int, int] | None:
    """Where the statement asks the public for something, unless it tells a rule."""
    statement = evidence.statement
    found = _REQUEST.search(evidence.folded, statement.start, statement.end)
    return found.span() if found and "rule" not in _kinds(evidence) else None


def _specifics(evidence: Evidence) -> Iterator[tuple[str, tuple[int, int]]]:
    """How much, when, who and where."""
    measured = measures(evidence)
    for code, quantity in zip(("quantity", "more-quantities"), measured, strict=False):
        yield code, (quantity.start, quantity.end)
    if not measured and (bare := _figure(evidence)):
        yield "number", (bare.start, bare.end)
    if time := next(iter(evidence.times.values()), None):
        yield "time", (time.start, time.end)
    kinds: dict[str, Mention] = {}
    for mention in evidence.mentions:
        kinds.setdefault(mention.entity.type, mention)
    for kind, code in (("PERSON", "person"), ("ORG", "organisation"), ("PLACE", "place")):
        if named := kinds.get(kind):
            yield code, (named.start, named.end)
    if len({mention.entity.id for mention in evidence.mentions}) > 2:
        yield "more-actors", (evidence.mentions[-1].start, evidence.mentions[-1].end)


def _cued(hits: list[Hit], without: set[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The kinds of cue words but those in `without`, each once; opinion and rhetoric may count twice."""
    seen: Counter[str] = Counter()
    for hit in hits:
        for kind in hit.row["kinds"].split():
            if kind in without:
                continue
            seen[kind] += 1
            if seen[kind] == 1:
                yield kind, (hit.start, hit.end)
            elif seen[kind] == 2 and kind in ("opinion", "rhetoric"):
                yield f"more-{kind}", (hit.start, hit.end)


def _without(evidence: Evidence) -> set[str]:
    """The kinds that do not hold here: 应 is no opinion of a court's."""
    return {"opinion"} if _of_court(evidence) else set()


def _of_court(evidence: Evidence) -> bool:
    """Whether a court says it: what it finds can be looked up."""
    speaker = evidence.statement.quote and evidence.statement.quote.speaker
    return bool(speaker and _COURT.search(evidence.folded, speaker.start, speaker.end))


def _kinds(evidence: Evidence) -> set[str]:
    """The kinds of the cue words; what is said to be expected is a prediction."""
    kinds = {kind for hit in evidence.hits for kind in hit.row["kinds"].split()}
    return kinds | {"prediction"} if _expected(evidence) else kinds


def _cue_class(evidence: Evidence) -> CueClass | None:
    """How the statement is introduced; what a court finds or somebody forecasts is no opinion."""
    quote = evidence.statement.quote
    return quote.cue_class if quote and not (_of_court(evidence) or _expected(evidence)) else None


def _expected(evidence: Evidence) -> bool:
    """Whether the cue says that the statement is expected (气象台预计)."""
    cue = evidence.statement.quote and evidence.statement.quote.cue
    return bool(cue and _EXPECTS.match(evidence.folded, cue.start, cue.end))


def _types(evidence: Evidence, worth: Checkworthiness) -> Iterator[ClaimType]:
    """The types of a statement; a fact with no other type than a promise or an opinion is an event."""
    statement, kinds = evidence.statement, _kinds(evidence) - _without(evidence)
    happened = bool(kinds & {"aspect", "perfective"})
    measured = measures(evidence)
    compared = evidence.compared is not None or "comparison" in kinds or _change_measured(evidence, measured)
    ruled = "rule" in kinds or ("penalty" in kinds and "event" not in kinds)
    general = compared or ruled or "prediction" in kinds
    done = "perfective" in kinds or ("activity" in kinds and (happened or bool(evidence.times)))
    told: dict[ClaimType, bool] = {
        "event": ("event" in kinds and (happened or not ruled)) or (done and not general),
        "quantity": bool(measured) or _figure(evidence) is not None,
        "comparison": compared,
        "causal": "causal" in kinds or bool(_CAUSED.search(evidence.folded, statement.start, statement.end)),
        "rule": ruled,
        "prediction": "prediction" in kinds,
        "pledge": "pledge" in kinds or _promised(evidence),
        "opinion": _opined(evidence) or ("opinion" in kinds and (worth != "CFS" or bool(statement.quote))),
    }
    if not any(holds for kind, holds in told.items() if kind not in ("pledge", "opinion")):
        told["event"] = worth == "CFS"
    if not any(told.values()):
        yield "other"
    yield from (kind for kind, holds in told.items() if holds)


def _promised(evidence: Evidence) -> bool:
    """Whether a person or body says what they will do."""
    statement, quote = evidence.statement, evidence.statement.quote
    if not quote or quote.speaker_type in ("media", "document") or _expected(evidence):
        return False
    vowed = quote.cue and _VOWS.match(evidence.folded, quote.cue.start, quote.cue.end)
    return bool(vowed or _PROMISES.search(evidence.folded, statement.start, statement.end))


def _opined(evidence: Evidence) -> bool:
    """Whether somebody, no court, holds an opinion of what is stated."""
    cue = evidence.statement.quote and evidence.statement.quote.cue
    return bool(cue and not _of_court(evidence) and _OPINES.search(evidence.folded, cue.start, cue.end))


def _change_measured(evidence: Evidence, measured: list[Quantity]) -> bool:
    """Whether a quantity says how much something changes (上升 10%)."""
    changes = [hit.end for hit in evidence.hits if "change" in hit.row["kinds"].split()]
    return any(0 <= q.start - end <= DELTA for q in measured for end in changes)


def measures(evidence: Evidence) -> list[Quantity]:
    """The quantities with a unit that are no part of a date or of a quoted term (“五个中心”)."""
    dates = [time for time in evidence.times.values() if time.type in ("date", "time")]
    return [
        q
        for q in evidence.quantities.values()
        if q.unit and not _in_term(evidence, q) and not any(t.start <= q.start and q.end <= t.end for t in dates)
    ]


def _figure(evidence: Evidence) -> Quantity | None:
    """The first bare number that is large enough to be a figure."""
    bare = (q for q in evidence.quantities.values() if not q.unit and not _in_term(evidence, q))
    return next((q for q in bare if (q.value or q.max or 0) >= FIGURE), None)


def _in_term(evidence: Evidence, quantity: Quantity) -> bool:
    """Whether the quantity stands inside quotation marks that open within the statement."""
    before = evidence.folded[evidence.statement.start : quantity.start]
    return sum(map(before.count, "“「『")) > sum(map(before.count, "”」』"))
