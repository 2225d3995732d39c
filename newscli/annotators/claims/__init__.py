"""The field `claims` of the Report: statements that somebody could check, each with the reasons why. Never a verdict on truth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newscli import lexicon
from newscli.annotators import cuewords
from newscli.annotators.claims import scoring
from newscli.annotators.claims.statements import Statement, statements
from newscli.model import Claim, Quantity, Reason, Span, Time
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Claim, ...]:
    """The claims that the options keep, in the order of the text."""
    found = tuple(_claims(report))
    kept = [claim for claim in found if _wanted(claim, options)]
    if options.claim_limit is not None:
        best = sorted(kept, key=lambda claim: (-claim.score, claim.start))[: options.claim_limit]
        kept = sorted(best, key=lambda claim: claim.start)
    return tuple(kept)


def _wanted(claim: Claim, options: Options) -> bool:
    return (
        (options.all_claims or claim.checkworthy != "NFS")
        and claim.score >= options.min_score
        and (not options.claim_types or any(kind in options.claim_types for kind in claim.types))
        and (options.claim_speaker is None or bool(claim.speaker and options.claim_speaker in claim.speaker.text))
    )


def _claims(report: Report) -> Iterator[Claim]:
    folded = lexicon.fold(report.text)
    hits = list(cuewords.scan("claim_cues", folded))
    starts = [hit.start for hit in hits]
    for number, statement in enumerate(statements(report, folded), 1):
        inside = hits[bisect_left(starts, statement.start) : bisect_left(starts, statement.end)]
        yield _claim(report, folded, statement, inside, number)


def _claim(report: Report, folded: str, statement: Statement, hits: list[cuewords.Hit], number: int) -> Claim:
    times = _inside(report.times or (), statement)
    quantities = _inside(report.quantities or (), statement)
    entities = [e for e in report.entities or () if any(_in(m, statement) for m in e.mentions)]
    evidence = scoring.Evidence(
        statement,
        folded,
        hits,
        [report.quantities[i] for i in quantities] if report.quantities else [],
        [report.times[i] for i in times] if report.times else [],
        entities,
    )
    judged = scoring.judge(evidence)
    return Claim(
        **report.at(statement.start, statement.end),
        id=f"c{number}",
        types=judged.types,
        checkworthy=judged.checkworthy,
        score=judged.score,
        reasons=tuple(
            Reason(code=r.code, weight=r.weight, span=report.span(*r.place) if r.place else None)
            for r in judged.components
        ),
        speaker=statement.speaker,
        quote=statement.quote.id if statement.quote else None,
        context=(),
        entities=tuple(e.id for e in entities),
        times=tuple(times),
        quantities=tuple(quantities),
        factuality="CT+",
        comparison=None,
    )


def _in(span: Span, statement: Statement) -> bool:
    return span.start is not None and statement.start <= span.start and span.end <= statement.end


def _inside(spans: Sequence[Time] | Sequence[Quantity], statement: Statement) -> list[int]:
    """The indices of the spans that lie in the statement."""
    return [i for i, span in enumerate(spans) if _in(span, statement)]
