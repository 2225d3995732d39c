"""Text to Article: headline, outlets, byline, dateline, paragraphs, sentences, boilerplate.

The parts: `sentences` splits; `lines` tells what each line is, with `creditlines`, `boilerplate`, and `heads` for what stands
before and behind the running text; `bylines`, `names`, `outlets` and `dates` read a credit; `headlines` finds the headline;
`rules` says what the codes mean. Limit: everything is told from the words and lines of one text; the layout of a page is not
known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from newscli.lexicon import fold
from newscli.model import Article, Dateline, Paragraph, Part, Published, Sentence, Stretch, Unplaced
from newscli.options import Options
from newscli.report import Report
from newscli.structure.bylines import Found, authors
from newscli.structure.dates import day_of, edtf, stamp
from newscli.structure.headlines import find_headline, place_title, settle_headline
from newscli.structure.lines import Line, read_lines
from newscli.structure.outlets import find_known
from newscli.structure.sentences import split


def annotate(report: Report, options: Options) -> Article:
    """The structure of the article."""
    text, folded, title = report.text, fold(report.text), report.metadata.title
    lines = read_lines(text, folded)
    headline = place_title(folded, fold(title), lines) if title else find_headline(folded, lines)
    if headline:
        settle_headline(text, folded, lines, headline)
    found = [item for line in lines for item in line.found]
    published = _published(report, options, folded, found)
    bodies = [line.body for line in lines if line.kind == "body" and line.body[0] < line.body[1]]
    placed = Part(**report.at(headline.start, headline.end), rule=headline.rule) if headline else None
    people = _people(report, folded, lines, found)
    return Article(
        headline=placed or (Unplaced(text=title) if title else None),
        outlets=_outlets(report, folded, lines, found),
        reporters=people["reporter"],
        editors=people["editor"],
        dateline=_dateline(report, folded, found, published),
        published=published,
        url=report.metadata.url or report.source.url,
        paragraphs=tuple(Paragraph(start=x.start, end=x.end, kind=x.kind, rule=x.rule) for x in lines),
        sentences=split(text),
        body="\n".join(text[start:end] for start, end in bodies),
        body_spans=tuple(Stretch(start=start, end=end) for start, end in bodies),
        boilerplate=tuple(Part(**report.at(start, end), rule=rule) for start, end, rule in _boilerplate(lines)),
    )


def body_sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of the running text, each without an inline byline or dateline before it or boilerplate after it.

    What headlines, bylines, captions and boilerplate paragraphs say is left out. Needs `report.article`.
    """
    if report.article is None:
        return ()
    found, spans = [], iter(report.article.body_spans)
    span = next(spans, None)
    for sentence in report.article.sentences:
        while span and span.end <= sentence.start:
            span = next(spans, None)
        if span and span.start < sentence.end:
            found.append(Sentence(start=max(span.start, sentence.start), end=min(span.end, sentence.end)))
    return tuple(found)


def _boilerplate(lines: list[Line]) -> Iterator[tuple[int, int, str]]:
    """Offsets and rule of all boilerplate, in order."""
    for line in lines:
        if line.kind == "boilerplate" and line.rule:
            yield line.left, line.right, line.rule
        yield from line.furniture


def _published(report: Report, options: Options, folded: str, found: list[Found]) -> Published | None:
    """When the article was published: as told, as the record or page says, or by a full date in byline or dateline."""
    if options.published:
        return Published(value=options.published, evidence="--published")
    if report.metadata.published:
        return report.metadata.published
    for field in ("published", "date"):
        for item in found:
            if item.field == field and (value := stamp(folded[item.start : item.end])):
                return Published(value=value, evidence=item.rule if field == "published" else "dateline")
    return None


def _dateline(report: Report, folded: str, found: list[Found], published: Published | None) -> Dateline | None:
    """The first place and the first date that datelines name."""
    place, date = (next((item for item in found if item.field == field), None) for field in ("place", "date"))
    if not place and not date:
        return None
    near = day_of(published.value) if published else None
    return Dateline(
        place=_part(report, place) if place else None,
        date=_part(report, date) if date else None,
        value=edtf(folded[date.start : date.end], near) if date else None,
    )


def _part(report: Report, item: Found) -> Part:
    role = report.text[slice(*item.role)] if item.role else None
    return Part(**report.at(item.start, item.end), rule=item.rule, role=role)


def _outlets(report: Report, folded: str, lines: list[Line], found: list[Found]) -> tuple[Part | Unplaced, ...]:
    """The outlets of heads, tails and source lines; else the page's own; else one that its boilerplate speaks of as itself."""
    outlets: dict[str, Part | Unplaced] = {}
    for item in found:
        if item.field == "outlet":
            outlets.setdefault(folded[item.start : item.end], _part(report, item))
    if (name := report.metadata.outlet) and fold(name) not in outlets:
        outlets[fold(name)] = _place_name(report, lines, name)
    if not outlets:
        for start, end, _ in _boilerplate(lines):
            if span := find_known(folded, start, min(end, start + 300)):
                outlets[folded[slice(*span)]] = Part(**report.at(*span), rule="self-reference")
                break
    return tuple(outlets.values())


def _people(
    report: Report, folded: str, lines: list[Line], found: list[Found]
) -> dict[str, tuple[Part | Unplaced, ...]]:
    """Reporters and editors by field; a page's authors are the reporters where its text names none."""
    people: dict[str, dict[str, Part | Unplaced]] = {"reporter": {}, "editor": {}}
    for item in found:
        if item.field in people:
            people[item.field].setdefault(folded[item.start : item.end], _part(report, item))
    if not people["reporter"]:
        for field, name in authors(report.metadata.authors):
            if fold(name) not in people["editor"]:
                people[field].setdefault(fold(name), _place_name(report, lines, name))
    return {field: tuple(values.values()) for field, values in people.items()}


def _place_name(report: Report, lines: list[Line], name: str) -> Part | Unplaced:
    """Where a name that the page gives stands in the text outside its story, or else unplaced."""
    for line in lines:
        parts = (
            [(line.left, line.right)]
            if line.kind != "body"
            else [(line.left, line.body[0]), (line.body[1], line.right)]
        )
        for start, end in parts:
            if (at := report.text.find(name, start, end)) >= 0:
                return Part(**report.at(at, at + len(name)), rule="metadata")
    return Unplaced(text=name)
