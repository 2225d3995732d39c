"""The field `claims` of the Report: statements that somebody could check, each with the reasons why. Never a verdict on truth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newscli import lexicon
from newscli.annotators import cuewords
from newscli.annotators.claims import scoring
from newscli.annotators.claims.statements import Statement, statements
from newscli.annotators.quotes.speakers import Mentions
from newscli.model import Claim, Quantity, Reason, Time
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
    mentions = Mentions(report.entities or ())
    for number, statement in enumerate(statements(report, folded), 1):
        cues = hits[bisect_left(starts, statement.start) : bisect_left(starts, statement.end)]
        yield _claim(report, folded, statement, cues, mentions, number)


def _claim(
    report: Report, folded: str, statement: Statement, cues: list[cuewords.Hit], mentions: Mentions, number: int
) -> Claim:
    all_times, all_quantities = report.times or (), report.quantities or ()
    times, quantities = _inside(all_times, statement), _inside(all_quantities, statement)
    named = list(mentions.within(statement.start, statement.end))
    judged = scoring.judge(
        scoring.Evidence(
            statement, folded, cues, [all_quantities[i] for i in quantities], [all_times[i] for i in times], named
        )
    )
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
        entities=tuple(dict.fromkeys(mention.entity.id for mention in named)),
        times=tuple(times),
        quantities=tuple(quantities),
        factuality="CT+",
        comparison=None,
    )


def _inside(spans: Sequence[Time] | Sequence[Quantity], statement: Statement) -> list[int]:
    """The indices of the spans that lie in the statement."""
    return [i for i, span in enumerate(spans) if statement.start <= span.start and span.end <= statement.end]
