"""Reports as documents: Markdown, and one self-contained HTML page that needs no server and runs no script.

Everything that comes from an article is escaped; the page's Content-Security-Policy allows its own style sheet and nothing
else. The highlights are switched by check boxes in the style sheet alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import pairwise

from newscli import __version__
from newscli.lexicon import DATA
from newscli.model import Claim, Quote, Span
from newscli.renderers.visible import one_line
from newscli.report import Report

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&])|^(\s*)([-+=])|^(\s*\d+)([.)])", re.MULTILINE)
_COLUMNS = {
    "claims": ("statement", "who says", "figures", "when", "type", "score"),
    "quotes": ("speaker", "cue", "words"),
    "entities": ("type", "name", "also", "mentions"),
    "repairs": ("code", "before", "after", "confidence", "evidence"),
}


# ---------------------------------------------------------------- what both formats show


def _title(report: Report) -> str:
    headline = report.article.headline if report.article else None
    return one_line(headline.text if headline else report.source.name)


def _facts(report: Report) -> Iterator[str]:
    article = report.article
    if article:
        yield from (one_line(span.text) for span in (*article.outlets, *article.reporters))
        if article.dateline and article.dateline.place:
            yield one_line(article.dateline.place.text)
        if article.published:
            yield one_line(article.published.value)
    yield one_line(report.source.name)
    if report.script:
        yield report.script.variety + (
            ", mechanically converted from Simplified" if report.script.converted_from else ""
        )
    if report.repairs is not None:
        yield f"{sum(item.applied for item in report.repairs)} repairs"


def _rows(report: Report, field: str) -> Iterator[tuple[str, ...]]:
    """The cells of one table, by `_COLUMNS`."""
    if field == "claims":
        yield from (_claim_row(report, claim) for claim in report.claims or ())
    elif field == "quotes":
        yield from (_quote_row(quote) for quote in report.quotes or ())
    elif field == "entities":
        for entity in report.entities or ():
            name = f"{entity.name} {entity.title}" if entity.title else entity.name
            yield entity.type, name, "、".join(entity.aliases), str(len(entity.mentions))
    else:
        for item in report.repairs or ():
            confidence = item.confidence if item.applied else f"{item.confidence}, not applied"
            yield item.code, item.before, item.after, confidence, item.evidence


def _claim_row(report: Report, claim: Claim) -> tuple[str, ...]:
    quantities, times = report.quantities or (), report.times or ()
    figures = "、".join(quantities[index].text for index in claim.quantities)
    whens = "、".join(times[index].text for index in claim.times)
    speaker = claim.speaker.text if claim.speaker else ""
    return claim.text, speaker, figures, whens, ", ".join(claim.types), f"{claim.score:.2f}"


def _quote_row(quote: Quote) -> tuple[str, ...]:
    relays = "".join(f"{relay.text} → " for relay in quote.relay)
    words = f"「{quote.text}」" if quote.direct else quote.text
    return relays + (quote.speaker.text if quote.speaker else ""), quote.cue.text if quote.cue else "", words


# ---------------------------------------------------------------- Markdown


def markdown(reports: Iterable[Report]) -> Iterator[bytes]:
    """CommonMark with tables; several articles one after the other."""
    for number, report in enumerate(reports):
        yield ("\n" if number else "").encode() + "\n".join(_markdown(report)).encode() + b"\n"


def _markdown(report: Report) -> Iterator[str]:
    yield f"# {_plain(_title(report))}\n"
    yield " · ".join(map(_plain, _facts(report))) + "\n"
    if report.summary is not None:
        yield "## Summary\n"
        yield from (f"{number}. {_plain(item.text)}" for number, item in enumerate(report.summary, 1))
        yield ""
    for field, columns in _COLUMNS.items():
        rows = list(_rows(report, field))
        if rows:
            yield f"## {field.capitalize()}\n"
            yield "| " + " | ".join(columns) + " |"
            yield "|" + " --- |" * len(columns)
            yield from ("| " + " | ".join(map(_plain, row)) + " |" for row in rows)
            yield ""
    if report.keywords:
        yield "## Keywords\n"
        yield "、".join(_plain(item.text) for item in report.keywords) + "\n"


def _plain(text: str) -> str:
    """Text that no Markdown reader takes for markup."""
    return _MARKDOWN.sub(lambda m: "".join((m[2] or "", m[4] or "", "\\", m[1] or m[3] or m[5])), one_line(text))


# ---------------------------------------------------------------- HTML


def html(reports: Iterable[Report]) -> Iterator[bytes]:
    """One page; several articles one below the other."""
    style = (DATA / "report.css").read_text("utf-8")
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    made = list(reports)
    title = escape(_title(made[0])) if made else "newscli"
    yield (
        '<!doctype html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_legend()}\n"
    ).encode()
    for report in made:
        yield "\n".join(_article(report)).encode()
    yield f"<footer>newscli {__version__}. It says what can be checked, never whether it is true.</footer>\n</body>\n</html>\n".encode()


def _article(report: Report) -> Iterator[str]:
    yield f"<article>\n<header><h1>{escape(_title(report))}</h1>"
    yield f'<p class="facts">{escape(" · ".join(_facts(report)))}</p></header>'
    if report.summary:
        yield "<h2>Summary</h2>\n<ol>" + "".join(f"<li>{_safe(item.text)}</li>" for item in report.summary) + "</ol>"
    yield '<div class="text">' + "".join(_paragraphs(report)) + "</div>"
    for field, columns in _COLUMNS.items():
        yield from _table(report, field, columns)
    yield "</article>\n"


def _safe(text: str) -> str:
    return escape(one_line(text))


_SWITCHES = (
    ("PERSON", "people", "PERSON"),
    ("ORG", "organisations", "ORG"),
    ("PLACE", "places", "PLACE"),
    ("other", "events, works, laws, products", "EVENT"),
    ("quote", "quotes", "quote"),
    ("claim", "claims", "claim"),
    ("repair", "repairs", "repair"),
)


def _legend() -> str:
    switches = (
        f'<label><input type="checkbox" id="show-{key}" checked> <span class="sample {sample}">{label}</span></label>'
        for key, label, sample in _SWITCHES
    )
    return '<div class="legend">' + "".join(switches) + "</div>"


def _table(report: Report, field: str, columns: tuple[str, ...]) -> Iterator[str]:
    rows = list(_rows(report, field))
    if not rows:
        return
    yield f"<h2>{field.capitalize()} <span class=note>{len(rows)}</span></h2>"
    yield (
        '<div class="scroll"><table><thead><tr>'
        + "".join(f"<th>{name}</th>" for name in columns)
        + "</tr></thead><tbody>"
    )
    for row in rows:
        cells = (f'<td data-label="{name}">{_safe(cell)}</td>' for name, cell in zip(columns, row, strict=True))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"


def _paragraphs(report: Report) -> Iterator[str]:
    """The text with its highlights: cut wherever one begins or ends, since they overlap."""
    highlights = sorted(_highlights(report))
    cuts = sorted({place for start, end, *_ in highlights for place in (start, end)})
    paragraphs = report.article.paragraphs if report.article else ()
    for paragraph in paragraphs:
        inner = [place for place in cuts if paragraph.start < place < paragraph.end]
        edges = [paragraph.start, *inner, paragraph.end]
        pieces = (_piece(report, a, b, highlights) for a, b in pairwise(edges))
        yield f'<p class="{paragraph.kind}">{"".join(pieces)}</p>\n'


Highlight = tuple[int, int, str, str]  # start, end, class, what it says when pointed at


def _highlights(report: Report) -> Iterator[Highlight]:
    for entity in report.entities or ():
        for span in entity.mentions:
            yield span.start, span.end, entity.type, f"{entity.type} {entity.name}"
    for quote in report.quotes or ():
        yield quote.start, quote.end, "quote", f"said by {_name(quote.speaker)}"
    for claim in report.claims or ():
        yield claim.start, claim.end, "claim", f"claim {claim.score:.2f}: {', '.join(claim.types)}"
    for item in report.repairs or ():
        if item.applied:
            start = item.start if item.end > item.start else max(0, item.start - 1)
            yield (
                start,
                max(item.end, start + 1),
                "repair",
                f"{item.code}: was {report.words(start, item.start)}{item.before}",
            )


def _name(span: Span | None) -> str:
    return span.text if span else "nobody named"


def _piece(report: Report, start: int, end: int, highlights: list[Highlight]) -> str:
    text = _safe(report.words(start, end))
    over = [item for item in highlights if item[0] <= start and end <= item[1]]
    if not over:
        return text
    classes = " ".join(dict.fromkeys(item[2] for item in over))
    said = escape(one_line("; ".join(dict.fromkeys(item[3] for item in over))))
    return f'<span class="{classes}" title="{said}">{text}</span>'
