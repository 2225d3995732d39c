"""The formats of other tools. Each counts offsets as that tool does: code points, except where a browser counts UTF-16 units.

W3C Web Annotation (Recommendation of 2017), schema.org NewsArticle with Claim, IPTC ninjs 3.1, doccano, brat standoff, Label
Studio, CoNLL-2003, CoNLL-U. None of them can say what newscli does not: no rating of a claim, no invented identifier.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from newscli import __version__
from newscli.model import Entity, Span, Unplaced
from newscli.renderers.data import Document, json_lines, to_json
from newscli.report import Report

AROUND = 24  # characters of prefix and suffix of a quoting selector: enough to be unique in an article
LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant", "hant-tw": "zh-Hant-TW", "hant-hk": "zh-Hant-HK"}
NEEDS = ("repairs", "article", "script", "summary", "keywords", "entities", "times", "quantities", "quotes", "claims")
"""The fields that the formats take up."""


class Mark(NamedTuple):
    """One annotation as labelling tools see it."""

    identifier: str
    label: str
    start: int
    end: int


def marks(report: Report) -> list[Mark]:
    """Entity mentions, quotes and claims, in the order of the text."""
    found = [
        Mark(f"{entity.id}-{number}", entity.type, span.start, span.end)
        for entity in report.entities or ()
        for number, span in enumerate(entity.mentions, 1)
    ]
    found += [Mark(quote.id, "QUOTE", quote.start, quote.end) for quote in report.quotes or ()]
    found += [Mark(claim.id, "CLAIM", claim.start, claim.end) for claim in report.claims or ()]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _language(report: Report) -> str:
    return LANGUAGES.get(report.script.variety if report.script else "none", "zh")


def _text(span: Span | Unplaced | None) -> str | None:
    return span.text if span else None


def _filled(document: Document) -> Document:
    """The document without what is not known."""
    return {key: value for key, value in document.items() if value not in (None, [], "", {})}


def _address(report: Report) -> str:
    return (report.article.url if report.article else None) or report.source.url or report.source.name


# ---------------------------------------------------------------- linked data


def web_annotation(report: Report) -> Document:
    """A page of W3C Web Annotations; each is found again by its words and by its place in the text (code points)."""
    items = [
        _annotation(report, span, "identifying", _entity_body(entity))
        for entity in report.entities or ()
        for span in entity.mentions
    ]
    for quote in report.quotes or ():
        said = f"{quote.speaker.text} {quote.cue.text if quote.cue else ''}".strip() if quote.speaker else "no speaker"
        items.append(_annotation(report, quote, "describing", [_body("describing", said), _body("tagging", "quote")]))
    for claim in report.claims or ():
        kinds = [_body("tagging", kind) for kind in ("claim", claim.checkworthy, *claim.types)]
        items.append(_annotation(report, claim, "assessing", kinds))
    items.sort(key=lambda item: item["target"]["selector"][1]["start"])
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:sha256:{report.source.sha256}#annotations",
        "type": "AnnotationPage",
        "items": [{"id": f"urn:sha256:{report.source.sha256}#{number}"} | item for number, item in enumerate(items, 1)],
    }


def _annotation(report: Report, span: Span, motivation: str, body: list[Document]) -> Document:
    quoting = {
        "type": "TextQuoteSelector",
        "exact": report.text[span.start : span.end],
        "prefix": report.text[max(0, span.start - AROUND) : span.start],
        "suffix": report.text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    target = {"source": _address(report), "selector": [quoting, position]}
    return {"type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _body(purpose: str, value: str) -> Document:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _entity_body(entity: Entity) -> list[Document]:
    return [_body("identifying", entity.name), _body("tagging", entity.type)]


def schema_org(report: Report) -> Document:
    """schema.org JSON-LD: the article, and each claim with who made it; never a rating."""
    article = report.article
    own = f"urn:sha256:{report.source.sha256}"
    dateline = article.dateline if article else None
    people = [{"@type": "Person", "name": span.text} for span in (article.reporters if article else ())]
    outlets = [{"@type": "NewsMediaOrganization", "name": span.text} for span in (article.outlets if article else ())]
    kinds = {"PERSON": "Person", "ORG": "Organization", "PLACE": "Place", "EVENT": "Event", "WORK": "CreativeWork"}
    news = _filled(
        {
            "@type": "NewsArticle",
            "@id": own,
            "headline": _text(article.headline) if article else None,
            "articleBody": article.body if article else report.text,
            "author": people,
            "publisher": outlets[0] if outlets else None,
            "dateline": _text(dateline.place) if dateline else None,
            "datePublished": article.published.value if article and article.published else None,
            "inLanguage": _language(report),
            "url": article.url if article else None,
            "abstract": "".join(item.text for item in report.summary or ()),
            "keywords": [item.text for item in report.keywords or ()],
            "mentions": [
                _filled(
                    {
                        "@type": kinds.get(entity.type, "Thing"),
                        "name": entity.name,
                        "alternateName": list(entity.aliases),
                    }
                )
                for entity in report.entities or ()
            ],
        }
    )
    claims = [
        _filled(
            {
                "@type": "Claim",
                "@id": f"{own}#{claim.id}",
                "text": claim.text,
                "author": _speaker(report, claim.speaker),
            }
        )
        | {"appearance": {"@id": own}}
        for claim in report.claims or ()
    ]
    return {"@context": "https://schema.org", "@graph": [news, *claims]}


def _speaker(report: Report, speaker: Span | None) -> Document | None:
    if not speaker:
        return None
    kinds = {"PERSON": "Person", "ORG": "Organization"}
    for entity in report.entities or ():
        if any(span.start < speaker.end and speaker.start < span.end for span in entity.mentions):
            return {"@type": kinds.get(entity.type, "Thing"), "name": entity.name}
    return {"@type": "Thing", "name": speaker.text}


def ninjs(report: Report) -> Document:
    """IPTC ninjs 3.1; what it has no place for (quotes, claims) is left out."""
    article = report.article
    dateline = article.dateline if article else None

    def named(kind: str) -> list[Document]:
        return [{"name": entity.name} for entity in report.entities or () if entity.type == kind]

    return _filled(
        {
            "standard": {
                "name": "ninjs",
                "version": "3.1",
                "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
            },
            "uri": (article.url if article else None) or f"urn:sha256:{report.source.sha256}",
            "type": "text",
            "language": _language(report),
            "contentCreated": _timestamp(article.published.value) if article and article.published else None,
            "headlines": [{"role": "main", "value": article.headline.text}] if article and article.headline else [],
            "bodies": [
                {"role": "main", "contentType": "text/plain", "value": article.body if article else report.text}
            ],
            "by": "、".join(span.text for span in article.reporters) if article else None,
            "located": _text(dateline.place) if dateline else None,
            "people": named("PERSON"),
            "organisations": named("ORG"),
            "places": named("PLACE"),
            "events": named("EVENT"),
            "infoSources": [{"name": span.text} for span in article.outlets] if article else [],
        }
    )


def _timestamp(value: str) -> str | None:
    """An EDTF value as the date-time that ninjs asks for; None where the time or the zone is not known."""
    _, clock, rest = value.partition("T")
    zoned = rest.endswith("Z") or "+" in rest or "-" in rest
    return value if clock and zoned else None


# ---------------------------------------------------------------- labelling tools


def doccano(report: Report) -> Document:
    """doccano's sequence labelling record; offsets in code points."""
    entities = [
        {"id": number, "label": mark.label, "start_offset": mark.start, "end_offset": mark.end}
        for number, mark in enumerate(marks(report), 1)
    ]
    return {"id": report.id or report.source.name, "text": report.text, "entities": entities, "relations": []}


def label_studio(report: Report) -> Document:
    """A Label Studio task with predictions; its editor counts UTF-16 units."""
    units = _utf16(report.text)
    result = [
        {
            "id": mark.identifier,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": units(mark.start),
                "end": units(mark.end),
                "text": report.text[mark.start : mark.end],
                "labels": [mark.label],
            },
        }
        for mark in marks(report)
    ]
    data = {"text": report.text, "source": report.source.name}
    return {"data": data, "predictions": [{"model_version": f"newscli {__version__}", "result": result}]}


def _utf16(text: str) -> Callable[[int], int]:
    """From code points to UTF-16 units: one more for each astral character before."""
    astral = [place for place, character in enumerate(text) if character > "\uffff"]
    return lambda offset: offset + bisect_left(astral, offset)


def brat(report: Report) -> str:
    """brat's standoff annotations of the text that `newscli repair` prints; a span over lines is written in fragments."""
    lines = []
    for number, mark in enumerate(marks(report), 1):
        fragments = list(_fragments(report.text, mark.start, mark.end))
        offsets = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(report.text[start:end] for start, end in fragments)
        lines.append(f"T{number}\t{mark.label} {offsets}\t{words}\n")
    return "".join(lines)


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        bare = len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        if bare:
            yield at, at + bare
        at += len(line)


class Token(NamedTuple):
    """One character of a sentence, with its entity tag."""

    start: int
    form: str
    tag: str


def _tagged(report: Report) -> Iterator[list[Token]]:
    """The sentences as characters with IOB2 tags; white space is no token."""
    tags: dict[int, str] = {}
    names = {"PERSON": "PER", "PLACE": "LOC"}
    for entity in report.entities or ():
        for span in entity.mentions:
            for place in range(span.start, span.end):
                tags.setdefault(place, f"{'B' if place == span.start else 'I'}-{names.get(entity.type, entity.type)}")
    for sentence in report.article.sentences if report.article else ():
        places = range(sentence.start, sentence.end)
        tokens = [Token(i, report.text[i], tags.get(i, "O")) for i in places if not report.text[i].isspace()]
        if tokens:
            yield tokens


def conll2003(report: Report) -> str:
    """CoNLL-2003 with one character a token: form, POS and chunk unknown, IOB2 tag."""
    lines = ["-DOCSTART- -X- -X- O\n\n"]
    for tokens in _tagged(report):
        lines += [f"{token.form} -X- _ {token.tag}\n" for token in tokens]
        lines.append("\n")
    return "".join(lines)


def conllu(report: Report) -> str:
    """CoNLL-U with one character a token; the tag and the code points stand in MISC."""
    lines = [f"# newdoc id = {report.source.sha256[:16]}\n"]
    for number, tokens in enumerate(_tagged(report), 1):
        text = " ".join(report.text[tokens[0].start : tokens[-1].start + 1].split())
        lines += [f"# sent_id = {number}\n", f"# text = {text}\n"]
        for index, token in enumerate(tokens, 1):
            touching = index == len(tokens) or tokens[index].start == token.start + 1
            misc = ["SpaceAfter=No"] if touching else []
            misc += [f"start_char={token.start}", f"end_char={token.start + 1}", f"NER={token.tag}"]
            lines.append("\t".join((str(index), token.form, *"_" * 7, "|".join(misc))) + "\n")
        lines.append("\n")
    return "".join(lines)


# ---------------------------------------------------------------- writing

DOCUMENTS: dict[str, Callable[[Report], Document]] = {
    "webannotation": web_annotation,
    "schemaorg": schema_org,
    "ninjs": ninjs,
}
"""One JSON document an article; several make an array."""

TASKS: dict[str, Callable[[Report], Document]] = {"doccano": doccano, "labelstudio": label_studio}
"""One record an article: JSON Lines for doccano, an array for Label Studio."""

TEXTS: dict[str, Callable[[Report], str]] = {"brat": brat, "conll2003": conll2003, "conllu": conllu}
"""Lines of text, article after article."""

FORMATS = (*DOCUMENTS, *TASKS, *TEXTS)


def interchange(reports: Iterable[Report], form: str) -> Iterator[bytes]:
    """The articles in one of `FORMATS`."""
    if form in TEXTS:
        return (TEXTS[form](report).encode() for report in reports)
    if form == "doccano":
        return json_lines(map(doccano, reports))
    made: Any = [(DOCUMENTS | TASKS)[form](report) for report in reports]
    return iter([to_json(made[0] if len(made) == 1 and form in DOCUMENTS else made, indent=True)])
