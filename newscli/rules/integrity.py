"""T: whether the text is intact. Damage is what `repair` finds; the rules here say so and carry its exact edits as fixes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from newscli.model import Fix, Repair
from newscli.report import Report
from newscli.rules.rule import Hit, Rule

_REPLACEMENT = re.compile("\N{REPLACEMENT CHARACTER}+")


def _repairs(report: Report, *prefixes: str, applied: bool = True) -> Iterator[Repair]:
    return (item for item in report.repairs or () if item.applied is applied and item.code.startswith(prefixes))


def _hits(report: Report, items: Iterable[Repair], say: Callable[[Repair], str]) -> Iterator[Hit]:
    for item in items:
        # A removed gloss leaves no character: the finding stands on the one that it was put behind.
        start = item.start if item.end > item.start else max(0, item.start - 1)
        yield Hit(start, max(item.end, start + 1), say(item), _fix(report, item))


def _fix(report: Report, item: Repair) -> Fix | None:
    """The edit of the source, where it is exact and the source has the very characters (a page may have markup between)."""
    start, end = item.source_start, item.source_end
    if not item.applied or item.confidence != "exact" or start is None or end is None:
        return None
    return Fix(start=start, end=end, after=item.after) if report.decoded[start:end] == item.before else None


def gloss(report: Report) -> Iterable[Hit]:
    """Pinyin that a content farm put behind a character.

    Why: the reader sees `經(jīng)濟(jì)`; searching, counting and every language tool fail on it.
    Known problems: a character glossed once only is not told from a genuine reading aid, and left alone.
    Example: `經(jīng)濟(jì)、經(jīng)驗`
    """
    return _hits(report, _repairs(report, "gloss"), lambda item: f"injected pinyin {item.before}")


def torn(report: Report) -> Iterable[Hit]:
    """A character torn in two by a byte-level replacement.

    Why: the characters shown are not those that were written.
    Known problems: none known where the fix is exact.
    Example: `領域?qū)崿F(xiàn)創新` for 領域實現創新
    """
    return _hits(
        report, _repairs(report, "torn"), lambda item: f"torn characters {item.before}, once {item.after or 'unknown'}"
    )


def lost(report: Report) -> Iterable[Hit]:
    """A character destroyed for good.

    Why: what stood there, often a digit, cannot be known from this copy; find the original.
    Known problems: a `?` that an author wrote among Chinese is not taken for one without other damage around.
    Example: a digit swallowed by a torn character
    """
    recorded = {(item.start, item.end) for item in _repairs(report, "lost", "remains", applied=False)}
    yield from _hits(
        report, _repairs(report, "lost", "remains", applied=False), lambda item: f"a character is lost at {item.before}"
    )
    for match in _REPLACEMENT.finditer(report.text):
        if not any(start < match.end() and match.start() < end for start, end in recorded):
            yield Hit(match.start(), match.end(), "undecodable bytes stand as U+FFFD")


def mojibake(report: Report) -> Iterable[Hit]:
    """Text decoded with a wrong encoding.

    Why: none of it can be read, and what is saved from it again is lost.
    Known problems: short stretches of genuine Latin text with accents are left alone.
    Example: `ÖÐ¹ú` for 中国
    """
    return _hits(report, _repairs(report, "mojibake"), lambda item: f"wrongly decoded text {item.before[:20]}")


def invisible(report: Report) -> Iterable[Hit]:
    """Invisible characters within words, and remains of markup.

    Why: two strings that look the same do not match; markup remains are read as words.
    Known problems: a zero-width joiner in an emoji is right and not reported.
    Example: `新\u200b闻`, `&amp;nbsp;`
    """
    found = _repairs(report, "invisible", "markup", "ruby")
    return _hits(report, found, lambda item: f"{item.code}: {item.evidence}")


def mechanical(report: Report) -> Iterable[Hit]:
    """Traditional text converted character by character from Simplified.

    Why: the conversion chose wrong characters (以學促干 for 以學促幹), and the text is a copy, not the original.
    Known problems: a Traditional text that quotes Simplified words at length may look converted.
    Example: 以學促干、聯系 in a Traditional article
    """
    script = report.script
    if script and script.converted_from:
        slips = [witness for witness in script.witnesses if witness.kind == "slip"]
        start, end = (slips[0].start, slips[0].end) if slips else (None, None)
        words = f" ({'、'.join(dict.fromkeys(witness.text for witness in slips))})" if slips else ""
        yield Hit(start, end, f"Traditional made mechanically from Simplified{words}")


def mixed(report: Report) -> Iterable[Hit]:
    """Passages in another script than the article's.

    Why: pasted from elsewhere, or half converted.
    Known problems: a quotation in its own script is reported, too, where it is as long as a sentence.
    Example: a Simplified sentence in a Traditional article
    """
    for span in report.script.spans if report.script else ():
        if span.end - span.start >= 8:  # shorter ones are names, titles and trade marks
            yield Hit(
                span.start,
                span.end,
                f"{span.variety} passage in a {report.script.variety} text" if report.script else "",
            )


RULES = (
    Rule(code="T001", name="gloss", severity="error", find=gloss),
    Rule(code="T002", name="torn", severity="error", find=torn),
    Rule(code="T003", name="lost", severity="error", find=lost),
    Rule(code="T004", name="mojibake", severity="error", find=mojibake),
    Rule(code="T005", name="invisible", severity="warning", find=invisible),
    Rule(code="T006", name="mechanical-conversion", severity="warning", find=mechanical),
    Rule(code="T007", name="mixed-script", severity="warning", find=mixed),
)
