"""Dates and times of publication as pages and records write them, to EDTF: `2024-01-18`, `2024-01-18T08:00+08:00`.

A zone is kept where it is written and never guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_YEARS = range(1990, 2100)
"""News on the web; what lies outside is a mistake or an identifier."""

_DATE = r"(?P<year>(?:19|20)\d\d)\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?[日号號]?"
_ROC = r"(?:民[国國]|中[华華]民[国國])\s?(?P<roc>1\d\d|[89]\d)\s?[-/.年]\s?(?P<roc_month>\d{1,2})\s?[-/.月]\s?(?P<roc_day>\d{1,2})\s?日?"
_TIME = (
    r"(?:\s*[T,，|｜]?\s*(?:(?:周|星期|週)[一二三四五六日天]|[(（](?:周|星期|週)?[一二三四五六日天][)）])?\s*(?P<half>上午|下午|中午|晚上|凌晨|早上|[AaPp][Mm])?\s*"
    r"(?P<hour>\d{1,2})\s?[:：时時点點]\s?(?P<minute>\d{2})(?:\s?[:：分]\s?(?P<second>\d{2})(?:\.\d+)?)?\s?(?P<after>[AaPp][Mm])?"
    r"\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_WRITTEN = re.compile(rf"(?<!\d)(?:{_DATE}|{_ROC}){_TIME}")
_AFTERNOON = re.compile(r"下午|晚上|pm", re.IGNORECASE)


def moment(value: str) -> str | None:
    """A value that is a date or date-time and nothing else: ISO 8601, RFC 2822, seconds or milliseconds since 1970."""
    value = value.strip()
    if re.fullmatch(r"\d{10}|\d{13}", value):
        return _edtf(datetime.fromtimestamp(int(value[:10]), UTC), seconds=True)
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _edtf(parse(value), timed=len(value) > 10, seconds=value.count(":", 0, 25) >= 2)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def moment_in(text: str) -> str | None:
    """The first date, with its time where that follows, that a text writes: 2024年1月18日 8:00, 2024/01/18, 民國113年1月18日."""
    for match in _WRITTEN.finditer(text):
        if found := _written(match):
            return found
    return None


def _written(match: re.Match[str]) -> str | None:
    year = int(match["year"] or 0) or 1911 + int(match["roc"])
    month, day = int(match["month"] or match["roc_month"]), int(match["day"] or match["roc_day"])
    try:
        if match["hour"] is None:
            return _edtf(datetime(year, month, day), timed=False)
        hour = int(match["hour"])
        if _AFTERNOON.search(f"{match['half']} {match['after']}") and hour < 12:
            hour += 12
        zone = datetime.strptime(match["zone"], "%z").tzinfo if match["zone"] else None
        found = datetime(year, month, day, hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)
    except ValueError:
        return None
    return _edtf(found, seconds=match["second"] is not None)


def _edtf(found: datetime | date, *, timed: bool = True, seconds: bool = False) -> str | None:
    if found.year not in _YEARS:
        return None
    if not timed or not isinstance(found, datetime):
        return found.isoformat()[:10]
    return found.isoformat(timespec="seconds" if seconds else "minutes")
