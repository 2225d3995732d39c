"""Line breaking, differences, safe text, CSV cells."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from newscli.alignment import Edit
from newscli.renderers import diff
from newscli.renderers.data import _cell
from newscli.renderers.visible import json_escaped, lines, one_line
from newscli.renderers.wrapping import NEVER_FIRST, breaks

CHINESE = st.text("漢字新聞，。「」（）《》 ab12.%é", max_size=120)


def pieces(text: str, width: int) -> list[str]:
    offsets = list(breaks(text, width))
    return [text[a:b] for a, b in zip([0, *offsets], [*offsets, len(text)], strict=True)]


@given(CHINESE, st.integers(4, 40))
@example("1é。）", 4)  # what is left after the only good break is too long again
def test_lines_fit_and_lose_nothing(text, width):
    found = pieces(text, width)
    assert "".join(found) == text
    assert all(cell_len(piece) <= width for piece in found)
    assert all(found[:-1])


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("今天天氣很好。明天", 12, ["今天天氣很", "好。明天"]),  # the full stop takes 好 along
        ("他說「不會」", 6, ["他說", "「不", "會」"]),
        ("成長12345元", 8, ["成長", "12345元"]),
        ("123456789", 4, ["1234", "5678", "9"]),
    ],
)
def test_marks_and_numbers_stay_together(text, width, expected):
    assert pieces(text, width) == expected


@given(st.text("漢字，。", min_size=1, max_size=60))
def test_no_line_begins_with_a_closing_mark_where_it_can_be_helped(text):
    for before, piece in zip(pieces(text, 12), pieces(text, 12)[1:], strict=False):
        assert piece[0] not in NEVER_FIRST or set(before[1:] + piece[0]) <= NEVER_FIRST


ORIGIN = "第一行經(jīng)濟\n第二行沒有改變\n第三行，產(chǎn)業(yè)。結束\n"
EDITS = [Edit(4, 10, ""), Edit(25, 31, ""), Edit(32, 36, "X")]


def test_marked():
    assert list(diff.marked(ORIGIN, EDITS, colour=False)) == [
        "1:1  第一行經[-(jīng)-]濟",
        "3:1  第三行，產[-(chǎn)-]業[-(yè)-]{+X+}。結束",
    ]


def test_marked_in_colour():
    assert "\x1b[31m[-(jīng)-]\x1b[0m" in next(iter(diff.marked(ORIGIN, EDITS, colour=True)))


def test_marked_text_is_safe():
    assert "\x1b" not in "".join(diff.marked("\x1b[31m甲乙", [Edit(5, 6, "\x1b")], colour=False))


@pytest.mark.skipif(not shutil.which("git"), reason="needs git to apply a patch")
@given(st.lists(st.sampled_from(["甲\n", "乙\n", "丙\n", "\n"]), max_size=6), st.booleans())
def test_a_patch_applies(tmp_path_factory, origin_lines, final_newline):
    origin = "".join(origin_lines) + ("" if final_newline else "末")
    result = origin.replace("乙", "丁")
    folder = tmp_path_factory.mktemp("patch")
    (folder / "text").write_text(origin, "utf-8")
    patch = "".join(diff.patch(origin, result, "text"))
    if patch:
        subprocess.run(["git", "apply", "--unidiff-zero"], input=patch.encode(), cwd=folder, check=True)
    assert (folder / "text").read_text("utf-8") == result


@given(st.text())
def test_one_line_is_one_harmless_line(text):
    shown = one_line(text)
    assert not set(shown) & {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E)}


def test_lines_keep_line_ends_and_tabs():
    assert lines("a\r\n\tb\x1bc") == "a\r\n\tb␛c"


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_json_is_the_same_json(text):
    import orjson

    assert orjson.loads(json_escaped(orjson.dumps(text))) == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text):
    assert not str(_cell(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_stay_numbers():
    assert _cell(-1.5) == -1.5
