"""The field `quotes` of the Report: direct and indirect speech with speaker, cue and relay.

Works clause by clause on the folded text, with what stands inside quotation marks hidden, so that no cue is found there.
"""

from __future__ import annotations

from newscli import lexicon
from newscli.annotators.quotes import attribution, marks
from newscli.annotators.quotes.speakers import Mentions
from newscli.model import Quote
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Quote, ...]:
    """The attributed words of the article, in order."""
    text = report.text
    view = attribution.View.of(text, lexicon.fold(text), marks.outermost(text))
    mentions = Mentions(report.entities or ())
    found = sorted(
        (said for stretch in _stretches(report) for said in attribution.find(view, *stretch, mentions)),
        key=lambda said: said.start,
    )
    numbers = {(said.start, said.end): f"q{i}" for i, said in enumerate(found, 1)}
    return tuple(
        Quote(
            **report.at(said.start, said.end),
            id=f"q{i}",
            direct=said.direct,
            speaker=report.span(said.speaker.start, said.speaker.end) if said.speaker else None,
            speaker_type=said.speaker.kind if said.speaker else None,
            entity=said.speaker.entity.id if said.speaker and said.speaker.entity else None,
            cue=report.span(said.cue.start, said.cue.end) if said.cue else None,
            cue_class=said.cue.kind if said.cue else None,
            continues=numbers.get(said.continues) if said.continues else None,
            relay=tuple(report.span(by.start, by.end) for by in said.relay),
        )
        for i, said in enumerate(found, 1)
    )


def _stretches(report: Report) -> list[tuple[int, int]]:
    """The parts of the text where speech is looked for: headline and body, cut where one ends within a line."""
    assert report.article
    headline = report.article.headline
    cuts = (
        {headline.start, headline.end}
        if headline and headline.start is not None and headline.end is not None
        else set()
    )
    stretches = []
    for paragraph in report.article.paragraphs:
        if paragraph.kind in ("boilerplate", "byline"):
            inside = sorted(cut for cut in cuts if paragraph.start <= cut <= paragraph.end)
            stretches += [(inside[0], inside[1])] if len(inside) == 2 else []
            continue
        edges = [paragraph.start, *sorted(cut for cut in cuts if paragraph.start < cut < paragraph.end), paragraph.end]
        stretches += list(zip(edges, edges[1:], strict=False))
    return stretches
