"""Repairs: damage is undone exactly, sound text is left alone, and every edit can be replayed and traced."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from damage import damage
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newscli.options import Options
from newscli.repairs import CODES, REPAIRS, repair, replay

HERE = Path(__file__).parent
SEED = (HERE.parent / "seeds" / "huangpu.txt").read_text("utf-8")
CASES = tomllib.loads((HERE / "cases" / "repairs.toml").read_text("utf-8"))["case"]

PASSES = tuple(
    zip(
        "經濟會議區發問題進對這國時業務實說記聯驅詫數詞",
        [
            "jīng",
            "jì",
            "huì",
            "yì",
            "qū",
            "fā",
            "wèn",
            "tí",
            "jìn",
            "duì",
            "zhè",
            "guó",
            "shí",
            "yè",
            "wù",
            "shí",
            "shuō",
            "jì",
            "lián",
            "qū",
            "chà",
            "shù",
            "cí",
        ],
        strict=True,
    )
)
"""Glosses for the simulator; those of 驅, 詫, 數 and 詞 tear the characters around them."""
SENTENCES = (
    "記者從經濟會議得知，該區域實現了產業發展的新突破。",
    "會議認爲，當地的問題對這個國家的發展十分重要！",
    "聯合國發言人說，進一步的對話需要時間；各方應當克制。",
    "戰略對接、數據中心建設與服務業開放同時推進，當地居民表示歡迎。",
    "該國向烏克蘭提供援助，同時呼籲對話；誰也不知道結果如何？",
    "這項業務進展順利，企業說明年將擴大投資，當地就業機會增加。",
)


def options_of(case: dict[str, Any]) -> Options:
    return Options(**{k: tuple(v) if isinstance(v, list) else v for k, v in case.get("options", {}).items()})


def assert_traced(source: str, options: Options = Options()) -> str:  # noqa: B008
    """Repair, and check all that holds for every text."""
    text, records, alignment = repair(source, options)
    assert replay(source, records) == text
    for record in records:
        assert source[record.source_start : record.source_end] == record.before
        assert text[record.start : record.end] == (record.after if record.applied else record.before)
        assert record.evidence
    undone = text
    for record in reversed([r for r in records if r.applied]):
        assert alignment.to_source(record.start, record.end) is not None
        undone = undone[: record.start] + record.before + undone[record.end :]
    assert undone == source
    for at in range(len(text)):
        assert alignment.to_source(at, at + 1) is not None
    assert repair(text, options)[0] == text, "repairing twice must change nothing"
    return text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    options = options_of(case)
    text = assert_traced(case["text"], options)
    codes = [record.code for record in repair(case["text"], options)[1]]
    if "keeps" in case:
        assert case["keeps"] in text
    elif "after" in case or "codes_include" not in case:
        assert text == case.get("after", case["text"])
    if "codes_include" in case:
        assert set(case["codes_include"]) <= set(codes)
    else:
        assert codes == case.get("codes", [])


def test_seed_is_repaired_completely() -> None:
    text, records, _ = repair(SEED)
    assert Counter(record.code for record in records) == {"gloss": 196, "torn": 1}
    assert all(record.applied and record.confidence == "exact" and record.evidence for record in records)
    assert "領域實現創新" in text
    assert assert_traced(SEED) == text


def test_every_code_is_documented_and_has_a_case() -> None:
    assert len({code.name for code in CODES}) == len(CODES)
    for rule in REPAIRS:
        doc = rule.find.__doc__ or ""
        assert all(word in doc for word in ("What is wrong:", "Evidence:", "Inverse:", "Must not fire:"))
    shown = {code for case in CASES for code in [*case.get("codes", []), *case.get("codes_include", [])]}
    assert {code.name for code in CODES} == shown


def test_on_by_default() -> None:
    assert [code.name for code in CODES if code.default] == [
        "mojibake", "remains", "markup", "ruby", "invisible", "gloss", "torn", "lost",
    ]  # fmt: skip


def test_ignore_and_prefixes() -> None:
    text = "新\u200b闻，经济,会议"
    assert repair(text, Options(repair_ignore=("inv",)))[0] == text
    assert repair(text, Options(repair_select=("wid",)))[0] == "新闻，经济，会议"
    assert repair(text, Options(repair=False))[1] == ()


def test_guess_is_never_applied() -> None:
    for text in (SEED, "ÖÐ¹ú", "锟斤拷"):
        records = repair(text, Options(confidence="guess"))[1]
        assert not any(record.applied for record in records if record.confidence == "guess")


texts = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6).map("\n".join)
passes = st.permutations(PASSES)


@settings(max_examples=40, deadline=None)
@given(texts, passes, st.sampled_from(["question", "replacement"]), st.booleans(), st.booleans())
def test_round_trip(text: str, passes: list[tuple[str, str]], style: Any, marks: bool, space: bool) -> None:
    """What the simulator does is undone, or is not restored but said; nothing else changes."""
    damaged = damage(text, passes, style=style, marks=marks, space=space)
    assume(not damaged.lost)
    result, records, _ = repair(damaged.text)
    assert replay(damaged.text, records) == result
    if all(record.applied for record in records):
        assert result == text


@settings(max_examples=25, deadline=None)
@given(texts, passes)
def test_lost_characters_are_reported(text: str, passes: list[tuple[str, str]]) -> None:
    numbered = text.replace("當地", "當地2").replace("的", "的3")
    damaged = damage(numbered, passes)
    digits = sum(character.isdigit() for character in damaged.lost)
    unapplied = [record for record in repair(damaged.text)[1] if not record.applied or record.code == "lost"]
    assert len(unapplied) >= digits


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="域實現經濟(qūjīngì)?？，。F崿\ufffd\ue000\u200b&;amp_x0D é锟斤拷12\n ", max_size=60))
def test_any_text_is_traced(text: str) -> None:
    for options in (Options(), Options(confidence="likely", repair_select=("",))):
        assert_traced(text, options)


@settings(max_examples=40, deadline=None)
@given(texts)
def test_sound_text_is_untouched(text: str) -> None:
    assert repair(text) == (text, (), repair(text)[2])
