"""What numerals are worth: the cases of cases/numerals.toml, and properties."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from conftest import cases
from hypothesis import given
from hypothesis import strategies as st

from newscli.lexicon import fold
from newscli.numerals import DIGITS, LONGEST, NUMERAL, read

POWERS = ("", "十", "百", "千")


def worth(written: str) -> str:
    """The value of the numeral that `written` begins with: `300–400` for a pair, `10–` for a lower bound."""
    match = re.match(NUMERAL, fold(written))
    numeral = read(match[0]) if match else None
    if numeral is None:
        return "none"
    upper = f"–{numeral.high.normalize():f}" if numeral.high is not None else "–" if numeral.vague else ""
    return f"{numeral.value.normalize():f}{upper}"


@pytest.mark.parametrize("case", cases("numerals"), ids=lambda case: case["id"])
def test_cases(case):
    assert [[written, worth(written)] for written, _ in case["numerals"]] == case["numerals"]


def written_out(number: int) -> str:
    """A number below 10,000 in Chinese, as schoolbooks write it."""
    digits = "零一二三四五六七八九"
    text = "".join(
        digits[int(digit)] + POWERS[len(str(number)) - at] if digit != "0" else "零"
        for at, digit in enumerate(str(number), start=1)
    )
    text = re.sub("零+", "零", text)
    return text.rstrip("零") if number else text


@given(st.integers(1, 9999))
def test_chinese_numerals_below_ten_thousand(number):
    assert worth(written_out(number)) == str(number)


@given(st.integers(1, 9999), st.integers(1000, 9999))
def test_myriads(high, low):
    assert worth(f"{written_out(high)}万{written_out(low)}") == str(high * 10_000 + low)
    assert worth(f"{written_out(high)}亿{written_out(low)}万") == str(high * 10**8 + low * 10**4)


@given(st.integers(0, 10**15))
def test_digits_and_thousands(number):
    assert Decimal(worth(str(number))) == Decimal(worth(f"{number:,}")) == number


@given(st.text(alphabet=[*DIGITS, *"十百千万亿兆廿点几数多余个半.,0123４５ k"], max_size=LONGEST + 20))
def test_never_raises(text):
    read(text)
    for match in re.finditer(NUMERAL, text):
        read(match[0])
