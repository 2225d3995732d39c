"""Conversion: OpenCC's result exactly, whole or as a stream, and where each character went."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import opencc
import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.alignment import Alignment
from newscli.errors import UsageError
from newscli.lexicon import table
from newscli.model import Entity, Source
from newscli.report import Report
from newscli.script import alignment, convert, convert_stream, usage
from newscli.script import converted as converted_report
from newscli.script.engine import CONFIGS, converter

CASES = [pytest.param(case, id=case["id"]) for case in cases("conversion")]
TEXTS = st.lists(
    st.sampled_from(
        [
            "头发",
            "发展",
            "干",
            "里",
            "软件",
            "服务器",
            "皇后",
            "後來",
            "裡面",
            "軟體",
            "，",
            "。\r\n",
            "\n",
            "A",
            "·",
            "的",
        ]
    )
).map("".join)


def converted(case: dict[str, Any]) -> Any:
    return convert(case["text"], to=case.get("to"), config=case.get("config"), **case.get("options", {}))


@pytest.mark.parametrize("case", CASES)
def test_result(case: dict[str, Any]) -> None:
    conversion = converted(case)
    assert conversion.text == case["result"]
    if "configs" in case:
        assert conversion.config == case["configs"]


@pytest.mark.parametrize("case", CASES)
def test_changes_lead_from_source_to_result(case: dict[str, Any]) -> None:
    text, conversion = case["text"], converted(case)
    if "options" not in case:
        assert streamed(text, to=case.get("to"), config=case.get("config")) == conversion.text
    for change in conversion.changes:
        assert text[change.source_start : change.source_end] == change.before
        assert conversion.text[change.start : change.end] == change.after
    back = alignment(conversion, len(text))
    assert all(back.step(place, place + 1) for place in range(len(conversion.text)))
    assert all(back.inverse().step(place, place + 1) for place in range(len(text)))


@pytest.mark.parametrize("config", CONFIGS)
def test_every_configuration_is_opencc_itself(config: str) -> None:
    text = "以学促干，服务器软件的发面里程。\r\n沿著裡面走，說軟體與滑鼠、広い沢\n\n"
    raw = opencc.OpenCC(config, include_tofu_risk_dictionaries=False).convert(text)
    assert convert(text, config=config).text == raw
    assert streamed(text, config=config) == raw


@settings(max_examples=50, deadline=None)
@given(TEXTS, st.sampled_from(["s2twp", "tw2sp", "s2hk", "t2s"]))
def test_whole_stream_and_raw_agree(text: str, config: str) -> None:
    raw = converter(config)(text)
    conversion = convert(text, config=config)
    assert conversion.text == raw
    assert streamed(text, config=config) == raw
    back = alignment(conversion, len(text))
    assert all(back.step(place, place + 1) for place in range(len(raw)))
    assert all(back.inverse().step(place, place + 1) for place in range(len(text)))


def test_our_entries_keep_the_length() -> None:
    entries = usage.PHRASES | usage.READINGS | usage.PRESS_TW | usage.BOOKS | usage.PRESS_HANS
    entries |= {row["hans"]: row["hant"] for row in table("torn")}
    assert all(len(before) == len(after) for before, after in entries.items())


def streamed(text: str, **target: Any) -> str:
    out = io.StringIO(newline="")
    convert_stream(io.StringIO(text, newline=""), out, **target)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["。", "", "\r\n"])
def test_a_long_stream_changes_no_character(ending: str) -> None:
    text = f"他的头发干了以后在服务器软件里发展{ending}" * 6000
    assert streamed(text, config="s2twp") == converter("s2twp")(text)


def test_the_stream_tells_its_configurations() -> None:
    assert convert_stream(io.StringIO("说话"), io.StringIO(), to="hant-hk") == "s2hk"
    assert convert_stream(io.StringIO("说话"), io.StringIO(), to="hans") == ""


def test_ambiguities_are_what_no_phrase_decides() -> None:
    conversion = convert("干部以学促干，头发", config="s2t")
    (found,) = conversion.ambiguities
    assert (found.source_start, found.chosen, found.candidates[:2]) == (5, "幹", ("幹", "乾"))
    assert found.context == "干部以学促【干】，头发"


def test_decisions_are_the_ambiguities_with_another_choice() -> None:
    text = "以学促干，一台只"
    first = convert(text, config="s2t")
    records = [
        {"source_start": a.source_start, "before": a.before, "chosen": a.candidates[1]} for a in first.ambiguities
    ]
    again = convert(text, config="s2t", decisions=records)
    assert [a.chosen for a in again.ambiguities] == [a.candidates[1] for a in first.ambiguities]
    assert {c.rule for c in again.changes if c.before in "干只"} == {"decision"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "hans", "config": "t2s"},
        {},
        {"config": "s2x"},
        {"config": "s2t", "decisions": [{"source_start": 0, "before": "乙", "chosen": "丙"}]},
        {"config": "s2t", "decisions": [{"before": "甲"}]},
    ],
)
def test_wrong_use_is_a_usage_error(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        convert("甲", **wrong)


def test_a_report_in_another_script_keeps_its_offsets() -> None:
    text = "市長陳大發說，頭髮。"
    source = Source(
        name="-", kind="text", encoding="utf-8", encoding_confidence=1, bytes=len(text.encode()), sha256="", url=None
    )
    report = Report(source=source, text=text, alignment=Alignment.identity(len(text)))
    entity = Entity(id="e1", type="PERSON", name="陳大發", aliases=(), title="市長", mentions=(report.span(2, 5),))
    (shown,) = converted_report(replace(report, entities=(entity,)), "hans").entities or ()
    assert (shown.name, shown.title, shown.mentions[0].text) == ("陈大发", "市长", "陈大发")
    assert (shown.mentions[0].start, shown.mentions[0].source_end) == (2, 5)
