"""Time expressions and their values: the cases of cases/times.toml, and properties of any text."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.alignment import Alignment
from newscli.annotators import times
from newscli.annotators.times import Anchor, find, legible, periods
from newscli.model import Source, Time
from newscli.options import Options
from newscli.report import Report

SOURCE = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
DATE = r"(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?|\d\dXX|\d\d\dX|(?:\d{4}|XXXX)-2[1-4]|XXXX-WXX(?:-[1-7])?"
CLOCK = r"T\d\d(?::\d\d(?::\d\d)?)?"
MOMENT = rf"(?:(?:{DATE})?{CLOCK}|{DATE})"
NUMBER = r"(?:\d+(?:\.\d+)?|X)"
VALUE = re.compile(
    rf"{MOMENT}(?:/(?:{MOMENT}|\.\.))?|\.\./{MOMENT}"
    rf"|P(?=.)(?:{NUMBER}Y)?(?:{NUMBER}M)?(?:{NUMBER}W)?(?:{NUMBER}D)?(?:T(?:{NUMBER}H)?(?:{NUMBER}M)?(?:{NUMBER}S)?)?"
)
ALPHABET = "一二三四五六七八九十廿百两半几数第前后首最上下本这今昨明去年月日号时点分秒周星期礼拜天个小季度旬初底末中世纪代晚早晨午夜每隔至到从自以来起开始之内和与间的，、（）()/-:：0123456789 春夏节元旦民国农历正腊闰除夕中秋清五期至逢号刑学财FYQ"


def found(text: str, published: str | None = None) -> tuple[Time, ...]:
    report = Report(source=SOURCE, text=text, alignment=Alignment.identity(len(text)))
    return times.annotate(report, Options(published=published))


@pytest.mark.parametrize("case", cases("times"), ids=lambda case: case["id"])
def test_cases(case):
    given_times = found(case["text"], case.get("published"))
    assert [[time.text, time.type, time.value, time.anchored] for time in given_times] == case["times"]


ANCHORS = st.sampled_from(
    [None, "2024-02-29", "2023-12-31T23:59", "XXXX-02-28", "9999-12-31", "0001-01-01T00:00:00+08:00"]
)


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=40), ANCHORS)
def test_spans_and_values_of_any_text(text, published):
    end = 0
    for time in found(text, published):
        assert end <= time.start < time.end <= len(text)
        assert VALUE.fullmatch(time.value), time
        assert time.anchored <= ("XXXX" not in time.value)
        end = time.end


@given(st.text(max_size=60))
def test_never_raises(text):
    found(text)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_full_date_is_itself(day):
    written = f"{day.year}年{day.month}月{day.day}日"
    assert [(time.text, time.value) for time in found(f"他{written}到")] == [(written, day.isoformat())]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_days_count_from_the_publication(day):
    values = [time.value for time in found("昨天，今天，明天", day.isoformat())]
    assert values == [(day + timedelta(offset)).isoformat() for offset in (-1, 0, 1)]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_of_the_month_is_the_nearest(day):
    """No reading of 15日 is more than a month and a half away from the publication."""
    (time,) = found("15日开会", day.isoformat())
    assert abs(date.fromisoformat(time.value) - day) <= timedelta(17)


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=16))
def test_no_beginning_is_passed_over(text):
    """The scan finds what trying every character would find."""
    anchor = Anchor(date(2024, 5, 8), 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(times, "BEGIN", re.compile("(?s:.)"))
        everywhere = list(find(text, anchor))
    assert list(find(text, anchor)) == everywhere


def test_without_publication_nothing_is_guessed():
    text = "昨天、上周、下月、去年、23日、1月18日、三天后、周五、前三季度"
    assert not any(time.anchored for time in found(text))


def test_the_anchor_of_a_dateline_has_no_year():
    assert Anchor.of("XXXX-03-01") == Anchor(date(periods.STAND_IN.year, 3, 1), periods.YEAR)
    assert [item.value for item in find(legible("昨天"), Anchor(date(2000, 3, 1), periods.YEAR))] == ["XXXX-02-29"]


@pytest.mark.parametrize("unit", ["1", "一", "十", "今天（", "1、", "年", "：1"])
def test_long_rows_are_read_once(unit):
    assert len(list(find(unit * 2000, Anchor()))) <= 2000
