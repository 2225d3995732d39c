"""Quantities: the cases of cases/quantities.toml, and properties of any text."""

from __future__ import annotations

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.alignment import Alignment
from newscli.annotators import quantities, times
from newscli.lexicon import fold, table
from newscli.model import Quantity, Script, Source
from newscli.options import Options
from newscli.report import Report

SOURCE = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
ALPHABET = "一二三四五六七八九十百千万亿兆零两几数多余半点分之又负-–~至到约近逾超过不低于上百家人个名元美港$€%成折倍年月天岁公里km米“”《》（）、，。0123456789．２,.: 的企业"


def found(
    text: str, variety: str = "hans", converted_from: str | None = None, published: str | None = None
) -> tuple[Quantity, ...]:
    script = Script(variety=variety, confidence=1.0, counts={}, witnesses=(), converted_from=converted_from, spans=())
    report = Report(source=SOURCE, text=text, script=script, alignment=Alignment.identity(len(text)))
    when = times.annotate(report, Options(published=published))
    return quantities.annotate(
        Report(source=SOURCE, text=text, script=script, times=when, alignment=report.alignment), Options()
    )


def amount(quantity: Quantity) -> str:
    about = "~" if quantity.approx else ""
    if quantity.value is not None:
        return f"{about}{_short(quantity.value)}"
    return f"{about}{_short(quantity.min)}–{_short(quantity.max)}"


def _short(number: float | None) -> str:
    return "" if number is None else f"{number:.3f}".rstrip("0").rstrip(".")


@pytest.mark.parametrize("case", cases("quantities"), ids=lambda case: case["id"])
def test_cases(case):
    told = [[q.text, amount(q), q.unit or "", q.of.text if q.of else ""] for q in found(case["text"], case["variety"])]
    assert told == case["quantities"]


def test_traditional_made_from_simplified_counts_in_renminbi():
    (price,) = found("票價三十元", "hant", "hans")
    assert price.unit == "CNY"


@settings(max_examples=300)
@given(st.text(alphabet=ALPHABET, max_size=40))
def test_spans_and_bounds_of_any_text(text):
    end = 0
    for quantity in found(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert (quantity.value is None) == (quantity.min is not None or quantity.max is not None)
        assert quantity.min is None or quantity.max is None or quantity.min < quantity.max
        assert quantity.of is None or quantity.end <= quantity.of.start
        end = quantity.end


@given(st.text(max_size=60))
def test_never_raises(text):
    found(text)


@given(st.integers(1, 10**12), st.sampled_from(["家", "人", "名", "公里", "%"]))
def test_digits_with_a_unit(number, unit):
    (quantity,) = found(f"共{number}{unit}。")
    assert (quantity.value, quantity.unit) == (number, unit)


@pytest.mark.parametrize("name", ["units", "currencies"])
def test_tables_are_folded(name):
    names = [next(iter(row.values())) for row in table(name)]
    assert [fold(word) for word in names] == names


@pytest.mark.parametrize("unit", ["1", "一", "万", "1,", "1至", "一分之", "$", "1.", "《1"])
def test_long_rows_are_read_once(unit):
    assert len(list(quantities.find(unit * 2000))) <= 2000


def test_a_known_date_takes_no_lengths_away():
    text = "過去三年，十天內完成，5天前動工。"
    assert [quantity.text for quantity in found(text)] == [
        quantity.text for quantity in found(text, published="2024-05-08")
    ]
