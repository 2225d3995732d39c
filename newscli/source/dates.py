"""Dates and times of publication as pages and records write them, to EDTF: `2024-01-18`, `2024-01-18T08:00+08:00`.

A zone is kept where it is written and never guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_YEARS = range(1990, 2100)
_LENGTH = 60  # of a value that is a date and nothing else
_DATE = r"(?P<year>(?:19|20)\d\d)(?:\s?[-/.年]\s?|\s(?=\d\d/\d\d))(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)\s?[日号號]?"
_ROC = r"(?:民[国國]|中[华華]民[国國])\s?(?P<roc>1\d\d|[89]\d)\s?[-/.年]\s?(?P<roc_month>\d{1,2})\s?[-/.月]\s?(?P<roc_day>\d{1,2})\s?日?"
_WEEKDAY = r"(?:[(（]?(?:周|星期|週)?[一二三四五六日天][)）]?)?"
_HALF = "上午|下午|中午|晚上|凌晨|早上|[AaPp][Mm]"
_EAST_8 = "HKT|(?:北京|香港|台北|台灣|臺灣)[时時][间間]"
_TIME = (
    rf"(?:\s*[T,，|｜]?\s*{_WEEKDAY}\s*(?P<before>{_HALF}|{_EAST_8})?\s*(?P<hour>\d{{1,2}})\s?[:：时時点點]\s?(?P<minute>\d{{2}})"
    rf"(?:\s?[:：分]\s?(?P<second>\d{{2}})(?:\.\d+)?)?\s?(?P<after>{_HALF}|{_EAST_8})?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_WRITTEN = re.compile(rf"(?<!\d)(?:{_DATE}|{_ROC}){_TIME}")
_AFTERNOON = re.compile(r"下午|晚上|pm", re.IGNORECASE)
_MORNING = re.compile(r"上午|凌晨|早上|am", re.IGNORECASE)


def iso(value: str) -> str | None:
    """An ISO 8601 date (`2024-01-18`) or date-time (`2024-01-18T08:00+08:00`) and nothing else; None where it is neither."""
    value = value.strip()
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return _edtf(found, timed=len(value) > len("2024-01-18"), seconds=value.count(":", 0, 19) == 2)


def moment(value: str) -> str | None:
    """A value that is a date or date-time of publication: ISO 8601, RFC 2822, seconds or milliseconds since 1970."""
    value = value.strip()
    if len(value) > _LENGTH:
        return None
    if re.fullmatch(r"\d{10}|\d{13}", value):
        return _plausible(_edtf(datetime.fromtimestamp(int(value[:10]), UTC), seconds=True))
    if found := iso(value):
        return _plausible(found)
    from email.utils import parsedate_to_datetime

    try:
        return _plausible(_edtf(parsedate_to_datetime(value), seconds=True))
    except (ValueError, TypeError, IndexError, OverflowError):
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
        found = datetime(year, month, day)
    except ValueError:
        return None
    try:
        timed = _with_time(found, match) if match["hour"] else None
    except ValueError:
        timed = None
    if timed is None:
        return _plausible(_edtf(found, timed=False))
    return _plausible(_edtf(timed, seconds=match["second"] is not None))


def _with_time(found: datetime, match: re.Match[str]) -> datetime:
    hour, words = int(match["hour"]), f"{match['before']} {match['after']}"
    if hour < 12 and _AFTERNOON.search(words):
        hour += 12
    elif hour == 12 and _MORNING.search(words):
        hour = 0
    east_8 = timezone(timedelta(hours=8)) if re.search(_EAST_8, words) else None
    zone = datetime.strptime(match["zone"], "%z").tzinfo if match["zone"] else east_8
    return found.replace(hour=hour, minute=int(match["minute"]), second=int(match["second"] or 0), tzinfo=zone)


def _edtf(found: datetime, *, timed: bool = True, seconds: bool = False) -> str:
    return found.isoformat(timespec="seconds" if seconds else "minutes") if timed else found.date().isoformat()


def _plausible(found: str) -> str | None:
    """A date of news on the web; others are mistakes or identifiers."""
    return found if int(found[:4]) in _YEARS else None
