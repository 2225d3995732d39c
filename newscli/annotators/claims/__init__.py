"""The field `claims` of the Report: statements that somebody could check, each with the reasons why. Never a verdict on truth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newscli import lexicon
from newscli.annotators import cuewords, references
from newscli.annotators.claims import comparison, scoring
from newscli.annotators.claims.context import context
from newscli.annotators.claims.factuality import factuality
from newscli.annotators.claims.statements import Statement, statements
from newscli.annotators.references import Mentions
from newscli.model import Claim, ClaimComparison, Context, Entity, Quantity, Reason, Span, Time
from newscli.options import Options
from newscli.report import Report

LONGEST_TITLE = 60
"""Code points after 《 within which a word can belong to a title."""


def annotate(report: Report, options: Options) -> tuple[Claim, ...]:
    """The claims that the options keep, in the order of the text."""
    kept = [claim for claim in _claims(report, options.all_claims) if _wanted(claim, options)]
    if options.claim_limit is not None:
        best = sorted(kept, key=lambda claim: (-claim.score, claim.start))[: options.claim_limit]
        kept = sorted(best, key=lambda claim: claim.start)
    return tuple(kept)


def _wanted(claim: Claim, options: Options) -> bool:
    return (
        claim.score >= options.min_score
        and (not options.claim_types or any(kind in options.claim_types for kind in claim.types))
        and (options.claim_speaker is None or bool(claim.speaker and options.claim_speaker in claim.speaker.text))
    )


def _claims(report: Report, unfactual: bool) -> Iterator[Claim]:
    """The claims in the order of the text, numbered among all statements; those that are no facts only if asked for."""
    folded = lexicon.fold(report.text)
    hits = [hit for hit in cuewords.scan("claim_cues", folded) if not _titled(folded, hit.start)]
    starts = [hit.start for hit in hits]
    entities = {entity.id: entity for entity in report.entities or ()}
    page = _Page(
        report,
        folded,
        Mentions(entities.values()),
        entities,
        _voices(report, folded, entities),
        [time.start for time in report.times or ()],
        [quantity.start for quantity in report.quantities or ()],
    )
    for number, statement in enumerate(statements(report, folded), 1):
        cues = hits[bisect_left(starts, statement.start) : bisect_left(starts, statement.end)]
        evidence = _evidence(page, statement, cues)
        judged = scoring.judge(evidence)
        if unfactual or judged.checkworthy != "NFS":
            yield _claim(page, evidence, judged, number)


def _titled(folded: str, position: int) -> bool:
    """Whether a word stands in a title (《强化经济特别条例》), where it tells nothing."""
    opening = folded.rfind("《", max(0, position - LONGEST_TITLE), position)
    return opening >= 0 and not any(mark in folded[opening:position] for mark in "》\n")


class _Page(NamedTuple):
    """The article with what all its claims are judged by."""

    report: Report
    folded: str
    mentions: Mentions
    entities: dict[str, Entity]
    """By id."""
    voices: dict[str, Span]
    """From the id of each quote whose speaker is a pronoun to the name that it stands for."""
    time_starts: list[int]
    quantity_starts: list[int]


def _voices(report: Report, folded: str, entities: dict[str, Entity]) -> dict[str, Span]:
    """Who speaks where the speaker is only a pronoun: the entity's first mention by name, or who spoke by name before."""
    voices: dict[str, Span] = {}
    last: Span | None = None
    for quote in report.quotes or ():
        if not quote.speaker:
            continue
        if next(references.find(folded, quote.speaker.start, quote.speaker.end), None):
            if entity := entities.get(quote.entity or ""):
                voices[quote.id] = next((m for m in entity.mentions if m.text == entity.name), entity.mentions[0])
            elif last and quote.speaker_type == "person":
                voices[quote.id] = last
        elif quote.speaker_type == "person":
            last = quote.speaker
    return voices


def _evidence(page: _Page, statement: Statement, cues: list[cuewords.Hit]) -> scoring.Evidence:
    quantities, times = page.report.quantities or (), page.report.times or ()
    counted = _inside(page.quantity_starts, quantities, statement)
    return scoring.Evidence(
        statement=statement,
        folded=page.folded,
        hits=cues,
        quantities={i: quantities[i] for i in counted},
        times={i: times[i] for i in _inside(page.time_starts, times, statement)},
        mentions=page.mentions.within(statement.start, statement.end),
        compared=comparison.find(page.folded, statement.start, statement.end, quantities, counted),
    )


def _claim(page: _Page, evidence: scoring.Evidence, judged: scoring.Judgement, number: int) -> Claim:
    report, statement, compared = page.report, evidence.statement, evidence.compared
    start, end, quote = statement.start, statement.end, statement.quote
    speaker = page.entities.get(quote.entity or "") if quote else None
    figure = next((quantity.start for quantity in evidence.quantities.values() if quantity.unit), None)
    needed = context(page.folded, start, end, page.mentions, evidence.mentions, evidence.times.values(), speaker)
    return Claim(
        **report.at(start, end),
        id=f"c{number}",
        types=judged.types,
        checkworthy=judged.checkworthy,
        score=judged.score,
        reasons=tuple(
            Reason(code=r.code, weight=r.weight, span=report.span(*r.place) if r.place else None)
            for r in judged.components
        ),
        speaker=page.voices.get(quote.id, quote.speaker) if quote else None,
        quote=quote.id if quote else None,
        context=tuple(Context(span=report.span(left, right), refers_to=name) for left, right, name in needed),
        entities=tuple(dict.fromkeys(mention.entity.id for mention in evidence.mentions)),
        times=tuple(evidence.times),
        quantities=tuple(evidence.quantities),
        factuality=factuality(page.folded, start, end, evidence.hits, figure, quote),
        comparison=ClaimComparison(
            relation=compared.relation,
            baseline=report.span(*compared.baseline) if compared.baseline else None,
            delta=compared.delta,
        )
        if compared
        else None,
    )


def _inside(starts: Sequence[int], spans: Sequence[Time] | Sequence[Quantity], statement: Statement) -> list[int]:
    """The indices of the spans that lie in the statement; `starts` says where each begins."""
    first, last = bisect_left(starts, statement.start), bisect_left(starts, statement.end)
    return [i for i in range(first, last) if spans[i].end <= statement.end]
