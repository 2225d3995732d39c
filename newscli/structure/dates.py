"""The dates that datelines and bylines write, to EDTF: Gregorian and Republic of China years, digits and Chinese numerals.

Relative dates (昨日, 今天) and everything inside sentences are the time annotator's.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from newscli.numerals import DIGITS, read
from newscli.patterns import lazy

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,4})"
_YEAR = r"(?:(?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3}|(?:(?:中华)?民国)?\s?1\d{2}|(?:中华)?民国\s?(?:\d{2}|[一二三四五六七八九十百〇零○]{2,5}))"

DATE = lazy(
    rf"(?:{_YEAR}\s?年\s?)?{_NUMBER}\s?月\s?{_NUMBER}\s?[日号]|{_NUMBER}\s?[日号]"
    r"|(?:19|20)\d{2}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?!\d)"
)
"""A date in folded text."""

_TIME = r"(?P<half>[上下]午)?\s*(?P<hour>[01]?\d|2[0-3])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?"
CLOCK = lazy(
    rf"[\sT,，]*(?:HKT|\w{{2,7}}时间)?\s*(?:[(（]?(?:星期|周|週)\w[)）]?|[(（][一二三四五六日][)）])?\s*(?:{_TIME})?"
)
"""The day of the week and the time of day that may follow a date; matches the empty string."""

CLOCK_AT_END = lazy(CLOCK.pattern + r"\s*$")
"""The same, up to the end of a credit."""

_FULL = lazy(r"(?:(?P<year>[^年]{1,8})年)?(?:(?P<month>[^月]{1,4})月)?(?P<day>[^日号]{1,4})[日号]")
_NUMERIC = lazy(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
_SLUG = lazy(r"(1\d{2})([01]\d)([0-3]\d)")


def edtf(words: str, near: date | None = None) -> str | None:
    """The EDTF of a date as written (folded); parts that it leaves open are taken from the day nearest to `near`, or X.

    None for a day that does not exist.
    """
    words = re.sub(r"\s", "", words)
    if numeric := _NUMERIC.fullmatch(words):
        return _complete(int(numeric[1]), int(numeric[2]), int(numeric[3]), near)
    if slug := _SLUG.fullmatch(words):
        return _complete(int(slug[1]) + 1911, int(slug[2]), int(slug[3]), near)
    if not (match := _FULL.fullmatch(words)):
        return None
    month = _number(match["month"]) if match["month"] else None
    return _complete(_year(match["year"]) if match["year"] else None, month, _number(match["day"]), near)


def stamp(words: str) -> str | None:
    """The EDTF of a full date as written (folded), with the time of day where one follows; None without a year."""
    date_words = DATE.match(words) or _SLUG.match(words)
    value = edtf(date_words[0]) if date_words else None
    if date_words is None or value is None or value.startswith("X"):
        return None
    time = CLOCK.match(words, date_words.end())
    if time is None or not time["hour"]:
        return value
    hour = int(time["hour"]) % 12 + 12 if time["half"] == "下午" else int(time["hour"])
    return f"{value}T{hour:02}:{time['minute']}" + (f":{time['second']}" if time["second"] else "")


def day_of(value: str | None) -> date | None:
    """The day of an EDTF date or date-time that states it fully, else None."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _year(words: str) -> int:
    """A year as written: 2024, 二〇二四, 113 or 民国113 or 民國一百一十三."""
    republic = "民国" in words
    words = words.removeprefix("中华").removeprefix("民国")
    digits = "".join(str(DIGITS.get(char, char)) for char in words)
    value = int(digits) if digits.isdigit() else _number(words)
    return value + 1911 if republic or value < 1000 else value


def _number(words: str) -> int:
    """The number that is written; 0 for what is none."""
    numeral = read(words)
    return int(numeral.value) if numeral else 0


def _complete(year: int | None, month: int | None, day: int, near: date | None) -> str | None:
    """The date with the parts that it leaves open: those of the nearest such day, or X."""
    if year and month:
        return _valid(year, month, day)
    if near is None:
        known = _valid(2000, month or 1, day)
        return known and f"XXXX-{f'{month:02}' if month else 'XX'}-{day:02}"
    if month:
        candidates = [_valid(near.year + shift, month, day) for shift in (-1, 0, 1)]
    else:
        months = {(near + timedelta(days=shift)).strftime("%Y-%m") for shift in (-31, 0, 31)}
        candidates = [_valid(int(at[:4]), int(at[5:]), day) for at in sorted(months)]
    days = [found for value in candidates if (found := day_of(value))]
    return min(days, key=lambda found: abs(found - near)).isoformat() if days else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
