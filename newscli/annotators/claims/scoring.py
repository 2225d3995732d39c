"""How check-worthy a statement is: named components with weights, summed to a score between 0 and 1; and its types."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newscli import lexicon
from newscli.annotators.claims.statements import Statement
from newscli.annotators.cuewords import Hit
from newscli.model import Checkworthiness, ClaimType, Entity, Quantity, Time

_QUESTION = re.compile(r"[？?]\s*[”」』’\"]?\s*$")
_EXCLAMATION = re.compile(r"[！!]")


class Evidence(NamedTuple):
    """What is known about a statement."""

    statement: Statement
    folded: str
    hits: list[Hit]
    quantities: Sequence[Quantity]
    times: Sequence[Time]
    entities: Sequence[Entity]


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
def _weights() -> dict[str, float]:
    return {row["code"]: float(row["weight"]) for row in lexicon.table("claim_weights")}


def judge(evidence: Evidence) -> Judgement:
    """Score and types of a statement."""
    weights = _weights()
    components = [Component(code, weights[code], place) for code, place in features(evidence)]
    score = 1 / (1 + math.exp(-(weights["bias"] + sum(c.weight for c in components))))
    factual = any(c.code in ("event", "quantity", "comparison", "causal", "rule") for c in components)
    against = any(
        c.code in ("headline", "boilerplate", "question", "opinion", "pledge", "first-person") for c in components
    )
    worth: Checkworthiness = "CFS" if score >= 0.5 else "UFS" if factual and not against else "NFS"
    return Judgement(round(score, 3), worth, tuple(_types(evidence, worth)), components)


def features(evidence: Evidence) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The codes that hold for the statement, each with the words that show it."""
    statement = evidence.statement
    if statement.kind in ("headline", "boilerplate", "byline", "caption"):
        yield ("headline" if statement.kind == "headline" else "boilerplate"), None
    for code, quantity in zip(("quantity", "more-quantities"), measures(evidence), strict=False):
        yield code, (quantity.start, quantity.end)
    if evidence.times:
        yield "time", (evidence.times[0].start, evidence.times[0].end)
    for kind, code in (("PERSON", "person"), ("ORG", "organisation"), ("PLACE", "place")):
        named = next((e for e in evidence.entities if e.type == kind), None)
        if named:
            at = next(m for m in named.mentions if statement.start <= m.start and m.end <= statement.end)
            yield code, (at.start, at.end)
    seen = set()
    for hit in evidence.hits:
        for kind in hit.row["kinds"].split():
            if kind not in seen:
                yield kind, (hit.start, hit.end)
            elif kind in ("opinion", "rhetoric") and f"more-{kind}" not in seen:
                seen.add(f"more-{kind}")
                yield f"more-{kind}", (hit.start, hit.end)
            seen.add(kind)
    end = statement.sentence[1]
    if statement.quote:
        yield ("direct" if statement.quote.direct else "reported"), None
        if statement.quote.cue_class in ("opinion", "request"):
            yield (
                f"{statement.quote.cue_class}-cue",
                statement.quote.cue and (statement.quote.cue.start, statement.quote.cue.end),
            )
    if _QUESTION.match(evidence.folded, statement.end, statement.end + 3) or _QUESTION.search(
        evidence.folded, statement.start, end + 2
    ):
        yield "question", None
    if _EXCLAMATION.match(evidence.folded, statement.end):
        yield "exclamation", None
    if statement.end - statement.start < 12:
        yield "short", None


def _types(evidence: Evidence, worth: Checkworthiness) -> Iterator[ClaimType]:
    """The types of a statement; a fact with no other type is an event."""
    kinds = {kind for hit in evidence.hits for kind in hit.row["kinds"].split()}
    settled = "aspect" in kinds or bool(evidence.times)
    measured = bool(measures(evidence))
    told: dict[ClaimType, bool] = {
        "event": "event" in kinds or ("activity" in kinds and settled),
        "quantity": measured,
        "comparison": "comparison" in kinds or ("change" in kinds and measured),
        "causal": "causal" in kinds,
        "rule": "rule" in kinds,
        "prediction": "prediction" in kinds,
        "pledge": "pledge" in kinds,
        "opinion": "opinion" in kinds and worth != "CFS",
    }
    if not any(told.values()):
        yield "event" if worth == "CFS" else "other"
    yield from (kind for kind, holds in told.items() if holds)


def measures(evidence: Evidence) -> list[Quantity]:
    """The quantities with a unit that are no part of a date."""
    dates = [time for time in evidence.times if time.type in ("date", "time")]
    return [q for q in evidence.quantities if q.unit and not any(t.start <= q.start and q.end <= t.end for t in dates)]
