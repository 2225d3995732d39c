"""The field `quotes` of the Report: direct and indirect speech with speaker, cue and relay.

Works clause by clause on the folded text, with what stands inside quotation marks hidden, so that no cue is found there.
"""

from __future__ import annotations

from newscli.annotators.quotes import attribution
from newscli.annotators.quotes.view import View
from newscli.annotators.references import Mentions
from newscli.model import Quote
from newscli.options import Options
from newscli.report import Report


def annotate(report: Report, options: Options) -> tuple[Quote, ...]:
    """The attributed words of the article, in order."""
    view, mentions, memory = View.of(report.text), Mentions(report.entities or ()), attribution.Memory()
    found: list[attribution.Said] = []
    for start, end, headline in _stretches(report):
        look = attribution.find_in_headline if headline else attribution.find
        found += look(view, start, end, mentions, memory)
    found = sorted((said for said in found if not said.tentative), key=lambda said: said.start)
    attribution.resolve(view, found, mentions)
    numbers = {id(said): f"q{i}" for i, said in enumerate(found, 1)}
    return tuple(_quote(report, said, numbers) for said in found)


def _quote(report: Report, said: attribution.Said, numbers: dict[int, str]) -> Quote:
    speaker, cue = said.speaker, said.cue
    return Quote(
        **report.at(said.start, said.end),
        id=numbers[id(said)],
        direct=said.direct,
        speaker=report.span(speaker.start, speaker.end) if speaker else None,
        speaker_type=speaker.kind if speaker else None,
        entity=speaker.entity.id if speaker and speaker.entity else None,
        cue=report.span(cue.start, cue.end) if cue else None,
        cue_class=cue.kind if cue else None,
        continues=numbers[id(said.continues)] if said.continues else None,
        relay=tuple(report.span(by.start, by.end) for by in said.relay),
        unclosed=said.unclosed,
    )


def _stretches(report: Report) -> list[tuple[int, int, bool]]:
    """The parts of the text where speech is looked for, the running text and the headline, and which is that."""
    assert report.article
    stretches = [(span.start, span.end, False) for span in report.article.body_spans]
    headline = report.article.headline
    if headline and headline.start is not None and headline.end is not None:
        stretches.append((headline.start, headline.end, True))
    return sorted(stretches)
