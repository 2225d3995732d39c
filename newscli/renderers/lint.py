"""The findings of `check` as linters print them: for a person, and for the services that read CI logs. Imports no Rich.

Article text is made harmless first: it stands on one line, without controls, escaped as each format demands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width, normalize
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from newscli.model import Finding
from newscli.renderers.visible import json_escaped, one_line

AROUND = 24  # characters of the line shown on either side of a finding
HOME = "https://pypi.org/project/newscli/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One article that was checked, as far as the formats need it."""

    name: str
    decoded: str
    findings: tuple[Finding, ...]

    def place(self, item: Finding) -> tuple[int, int] | None:
        """Where in the decoded source a finding stands: its fix, else its span; None for the whole article."""
        if item.fix:
            return item.fix.start, item.fix.end
        if item.span and item.span.source_start is not None and item.span.source_end is not None:
            return item.span.source_start, item.span.source_end
        return None

    def region(self, item: Finding) -> tuple[int, int, int, int] | None:
        """Line and column of the first character of a finding and of the one after it, all from 1, in code points."""
        from newscli.source import line_column

        place = self.place(item)
        return None if place is None else (*line_column(self.decoded, place[0]), *line_column(self.decoded, place[1]))

    def excerpt(self, item: Finding) -> str:
        """What a finding is about, normalised so that it is the same after unrelated edits and in another script width."""
        place = self.place(item)
        shown = self.decoded[max(0, place[0] - 8) : place[1] + 8] if place else item.message
        return "".join(normalize("NFKC", shown).split())


def fingerprint(checked: Checked, item: Finding) -> str:
    """A stable name of a finding: its rule and its normalised excerpt."""
    return sha256(f"{item.code}\n{checked.excerpt(item)}".encode()).hexdigest()[:32]


# ---------------------------------------------------------------- for a person


def full(articles: Iterable[Checked]) -> Iterator[str]:
    """Each finding with its line and a caret under it; repetitions within a line are counted."""
    total = 0
    for checked in articles:
        for (_, _), group in groupby(checked.findings, key=lambda item: (item.code, item.line)):
            first, *others = group
            total += 1 + len(others)
            yield f"{_headline(checked, first)}\n"
            yield from _with_caret(checked, first)
            if others:
                yield f"  … and {len(others)} more {first.code} on this line\n"
            yield "\n"
    yield f"{total} findings\n" if total != 1 else "1 finding\n"


def concise(articles: Iterable[Checked]) -> Iterator[str]:
    """One line a finding."""
    for checked in articles:
        for item in checked.findings:
            yield f"{_headline(checked, item)}\n"


def _headline(checked: Checked, item: Finding) -> str:
    place = f"{item.line}:{item.column}:" if item.line else ""
    return f"{one_line(checked.name)}:{place} {item.code} {item.severity}: {one_line(item.message)}"


def _with_caret(checked: Checked, item: Finding) -> Iterator[str]:
    place = checked.place(item)
    if place is None:
        return
    start, end = place
    line_start = checked.decoded.rfind("\n", 0, start) + 1
    line_end = checked.decoded.find("\n", start)
    line_end = len(checked.decoded) if line_end < 0 else line_end
    left, right = max(line_start, start - AROUND), min(line_end, max(start + 1, end) + AROUND)
    before, inside = one_line(checked.decoded[left:start]), one_line(checked.decoded[start : min(end, line_end, right)])
    after = one_line(checked.decoded[min(end, line_end, right) : right])
    gutter = " " * len(str(item.line))
    opening = "…" if left > line_start else ""
    yield f"{gutter} |\n{item.line} | {opening}{before}{inside}{after}{'…' if right < line_end else ''}\n"
    yield f"{gutter} | {' ' * _width(opening + before)}{'^' * max(1, _width(inside))}\n"


def _width(text: str) -> int:
    """Columns of a terminal that `text` takes: two for a wide character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


# ---------------------------------------------------------------- for CI services


def github(articles: Iterable[Checked]) -> Iterator[str]:
    """Workflow commands, as `actions/core` escapes them; a column range only within one line."""
    levels = {"error": "error", "warning": "warning", "note": "notice"}
    for checked in articles:
        for item in checked.findings:
            where = {"file": checked.name, "title": f"{item.code} newscli"}
            if region := checked.region(item):
                where |= {"line": str(region[0]), "endLine": str(region[2])}
                if region[0] == region[2]:
                    where |= {"col": str(region[1]), "endColumn": str(region[3])}
            shown = ",".join(f"{name}={_github_property(value)}" for name, value in where.items())
            yield f"::{levels[item.severity]} {shown}::{_github_data(item.message)}\n"


def _github_data(text: str) -> str:
    return one_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def gitlab(articles: Iterable[Checked]) -> Iterator[str]:
    """GitLab's Code Quality report."""
    levels = {"error": "major", "warning": "minor", "note": "info"}
    yield _document(
        [
            {
                "description": item.message,
                "check_name": item.code,
                "fingerprint": fingerprint(checked, item),
                "severity": levels[item.severity],
                "location": {"path": checked.name, "lines": {"begin": item.line or 1}},
            }
            for checked in articles
            for item in checked.findings
        ]
    )


def junit(articles: Iterable[Checked]) -> Iterator[str]:
    """JUnit XML: one suite an article, one test case a finding, one that passes for an article without any."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newscli">\n'
    for checked in articles:
        count, name = len(checked.findings), quoteattr(one_line(checked.name))
        yield f'<testsuite name={name} tests="{max(1, count)}" failures="{count}" errors="0">\n'
        for item in checked.findings:
            message = one_line(item.message)
            yield (
                f'<testcase name="{item.code}" classname={name} line="{item.line or 1}">'
                f"<failure message={quoteattr(message)} type={quoteattr(item.severity)}>"
                f"{escape(_headline(checked, item))}</failure></testcase>\n"
            )
        if not count:
            yield f'<testcase name="no findings" classname={name}/>\n'
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def rdjson(articles: Iterable[Checked]) -> Iterator[str]:
    """reviewdog's diagnostic format; its columns count UTF-8 bytes."""
    levels = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
    diagnostics = []
    for checked in articles:
        for item in checked.findings:
            location: dict[str, Any] = {"path": checked.name}
            found: dict[str, Any] = {
                "message": item.message,
                "severity": levels[item.severity],
                "code": {"value": item.code},
            }
            if place := checked.place(item):
                location["range"] = _byte_range(checked, place)
                if item.fix:
                    found["suggestions"] = [{"range": location["range"], "text": item.fix.after}]
            diagnostics.append(found | {"location": location})
    yield _document({"source": {"name": "newscli", "url": HOME}, "diagnostics": diagnostics})


def _byte_range(checked: Checked, place: tuple[int, int]) -> dict[str, Any]:
    return {name: _byte_position(checked.decoded, at) for name, at in zip(("start", "end"), place, strict=True)}


def _byte_position(decoded: str, at: int) -> dict[str, int]:
    from newscli.source import line_column

    line, column = line_column(decoded, at)
    return {"line": line, "column": len(decoded[at - column + 1 : at].encode()) + 1}


def sarif(articles: Iterable[Checked]) -> Iterator[str]:
    """SARIF 2.1.0, as GitHub code scanning reads it."""
    from newscli import __version__
    from newscli.rules import RULES

    levels = {"error": "error", "warning": "warning", "note": "note"}
    rules = [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": rule.documentation},
            "help": {"text": rule.documentation},
            "defaultConfiguration": {"level": levels[rule.severity]},
        }
        for rule in RULES
    ]
    index = {rule.code: number for number, rule in enumerate(RULES)}
    results = [
        {
            "ruleId": item.code,
            "ruleIndex": index[item.code],
            "level": levels[item.severity],
            "message": {"text": item.message},
            "locations": [{"physicalLocation": _sarif_location(checked, item)}],
            "partialFingerprints": {"newscli/v1": fingerprint(checked, item)},
        }
        | _sarif_fixes(checked, item)
        for checked in articles
        for item in checked.findings
    ]
    driver = {"name": "newscli", "version": __version__, "informationUri": HOME, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield _document({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _artifact(checked: Checked) -> dict[str, str]:
    return {"uri": quote(checked.name.replace("\\", "/"))}


def _sarif_location(checked: Checked, item: Finding) -> dict[str, Any]:
    region = checked.region(item) or (1, 1, 1, 1)
    return {"artifactLocation": _artifact(checked), "region": _sarif_region(region)}


def _sarif_region(region: tuple[int, int, int, int]) -> dict[str, int]:
    return dict(zip(("startLine", "startColumn", "endLine", "endColumn"), region, strict=True))


def _sarif_fixes(checked: Checked, item: Finding) -> dict[str, Any]:
    region = checked.region(item)
    if not item.fix or not region:
        return {}
    replacement = {"deletedRegion": _sarif_region(region), "insertedContent": {"text": item.fix.after}}
    change = {"artifactLocation": _artifact(checked), "replacements": [replacement]}
    return {"fixes": [{"description": {"text": "what newscli repair does"}, "artifactChanges": [change]}]}


def _document(value: Any) -> str:
    return json_escaped((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()).decode()


FORMATS: dict[str, Callable[[Iterable[Checked]], Iterator[str]]] = {
    "full": full,
    "concise": concise,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "rdjson": rdjson,
    "sarif": sarif,
}
