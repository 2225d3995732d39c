"""Telling encodings apart, with evidence; nothing lost silently."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newscli.errors import InputError, UsageError
from newscli.options import Options
from newscli.source.encoding import Decoded, decode

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("encoding.toml").read_text("utf-8"))
NEWS = (
    "某市发展和改革委员会昨日公布了上半年的经济数据，全市实现生产总值一千二百亿元，同比增长百分之五。负责人表示，"
    "下一步将继续扩大内需，支持中小企业发展，并在年内建成三条地铁线路，方便居民出行。专家认为，外部环境仍然复杂，"
    "需要密切关注国际市场的变化，防范金融风险。"
)


def read(data: bytes, *, html: bool = False, charset: str | None = None, **options: Any) -> Decoded:
    return decode(data, "a.txt", html=html, charset=charset, options=Options(**options))


@pytest.mark.parametrize("case", CASES["told"], ids=[case["id"] for case in CASES["told"]])
def test_encoding_is_told(case: dict[str, Any]) -> None:
    head = f'<html><head><meta charset="{case["declares"]}"></head><p>' if "declares" in case else ""
    found = read((head + case["text"]).encode(case["bytes"]), html=bool(head))
    assert found.encoding == case["encoding"]
    assert found.text == head + case["text"].removeprefix("\ufeff")
    assert found.losses == ()
    if "declared" in case:
        assert (found.declared or "") == case["declared"]


@pytest.mark.parametrize("case", CASES["foreign"], ids=[case["id"] for case in CASES["foreign"]])
def test_other_encodings_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="name its encoding with --encoding"):
        read(case["text"].encode(case["bytes"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("length", [20, 50, 100])
def test_any_stretch_of_news_is_told(encoding: str, length: int) -> None:
    for start in range(0, len(NEWS) - length, 7):
        stretch = NEWS[start : start + length]
        assert read(stretch.encode(encoding)).text == stretch


def test_confidence_grows_with_the_text_and_the_runner_up_is_named() -> None:
    short, long = read("会议".encode("gbk")), read(NEWS.encode("gbk"))
    assert 0.5 < short.confidence < 0.99 < long.confidence <= 1
    assert short.runner_up == "big5hkscs"
    assert read(NEWS.encode()).confidence == 1


def test_http_header_is_a_declaration() -> None:
    found = read(NEWS.encode("gbk"), html=True, charset="utf-8")
    assert (found.encoding, found.declared) == ("gb18030", "utf-8")


def test_the_user_overrides() -> None:
    assert read(NEWS.encode("gbk"), encoding="cp936").text == NEWS
    assert read(b"\xff\xfe" + NEWS.encode("utf-16-le"), encoding="utf-16").text == NEWS
    for name in ("no-such", "rot13", "base64", "undefined", "a\0b"):
        with pytest.raises(UsageError, match="no such encoding"):
            read(b"a", encoding=name)


def test_symbols_of_big5_are_those_of_windows() -> None:
    assert read(bytes.fromhex("a5 df a1 45 b7 7c a3 e1"), encoding="big5hkscs").text == "立‧會€"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_a_damaged_text_is_told_and_its_damage_placed(encoding: str) -> None:
    text = NEWS if encoding != "big5hkscs" else "市府昨天表示，明年起調整公車票價，學生可半價搭乘。" * 3
    half = len(text) // 2
    data = text[:half].encode(encoding) + b"\xff" + text[half:].encode(encoding)
    at = len(text[:half].encode(encoding))
    with pytest.raises(InputError, match=f"is not {encoding} at byte {at} "):
        read(data)
    found = read(data, decode_errors="replace")
    assert found.text == text[:half] + "\ufffd" + text[half:]
    assert [(loss.source_start, loss.applied) for loss in found.losses] == [(half, False)]
    assert f"at byte {at}: FF" in found.losses[0].evidence


def test_binary_is_refused() -> None:
    noise = random.Random(7)
    for length in (20, 200, 2000):
        with pytest.raises(InputError, match="is binary"):
            read(noise.randbytes(length))
    with pytest.raises(InputError, match="is binary"):
        read(bytes(range(32)) * 20)


def test_a_nul_among_text_is_text() -> None:
    assert read("某市昨日\0召开会议".encode()).text == "某市昨日\0召开会议"
