"""`compare`: what differs is found, script and regional wording alone are no difference."""

from __future__ import annotations

import json

import pytest
from conftest import cases

import newscli as api
from newscli.comparison import NEEDS, compare

CASES = {case["id"]: case for case in cases("comparison")}


def report(text: str):
    return api.inspect(text, only=set(NEEDS))


@pytest.mark.parametrize("name", CASES)
def test_pair(name):
    case = CASES[name]
    made = compare(report(case["a"]), report(case["b"]))
    assert sorted([item.kind, item.note] for item in made.differences) == sorted(case["found"])


@pytest.mark.parametrize("name", CASES)
def test_a_version_does_not_differ_from_itself(name):
    same = report(CASES[name]["a"])
    assert compare(same, same).differences == ()


@pytest.mark.parametrize("name", CASES)
def test_spans_slice_to_their_text(name):
    a, b = report(CASES[name]["a"]), report(CASES[name]["b"])
    for item in compare(a, b).differences:
        for span, text in ((item.a, a.text), (item.b, b.text)):
            assert span is None or text[span.start : span.end] == span.text


@pytest.fixture
def pair(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(CASES["reprint-with-changed-figures"][name], "utf-8")
    return str(tmp_path / "a.txt"), str(tmp_path / "b.txt")


def test_command(newscli, pair):
    assert "25% → 20%" in newscli("compare", *pair).text
    assert [d["kind"] for d in json.loads(newscli("compare", *pair, "--json").out)["differences"]] == [
        "number",
        "number",
    ]
    assert "增长2[-5-]{+0+}%" in newscli("compare", *pair, "--diff").text


def test_exit_code(newscli, pair):
    assert newscli("compare", *pair).status == 0
    assert newscli("compare", *pair, "--exit-code").status == 1
    assert newscli("compare", pair[0], pair[0], "--exit-code").status == 0
    assert newscli("compare", pair[0], "missing.txt").status == 3
    assert newscli("compare", "-", "-").status == 2
