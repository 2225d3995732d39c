"""Alignments: offsets map back to where the characters came from, through any number of edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newscli.alignment import Alignment, Edit, Run


@st.composite
def edited(draw):
    """A text, sorted disjoint edits of it, and the result."""
    origin = draw(st.text("甲乙丙丁戊己", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(origin)), max_size=8)))
    edits = [Edit(a, b, draw(st.text("xyz", max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    at, pieces = 0, []
    for edit in edits:
        pieces += [origin[at : edit.start], edit.after]
        at = edit.end
    return origin, edits, "".join([*pieces, origin[at:]])


@given(edited())
def test_unchanged_characters_map_to_themselves(case):
    origin, edits, result = case
    alignment = Alignment.of_edits(len(origin), edits)
    for run in alignment.runs:
        if run.verbatim:
            for position in range(run.start, run.end):
                start, end = alignment.to_source(position, position + 1)
                assert origin[start:end] == result[position]


@given(edited())
def test_every_span_of_the_result_has_a_place(case):
    origin, edits, result = case
    alignment = Alignment.of_edits(len(origin), edits)
    for start in range(len(result)):
        for end in range(start + 1, len(result) + 1):
            found = alignment.to_source(start, end)
            assert found
            assert 0 <= found[0] <= found[1] <= len(origin)
    assert alignment.to_source(0, len(result)) is not None


@given(edited())
def test_the_inverse_leads_back(case):
    origin, edits, _ = case
    alignment = Alignment.of_edits(len(origin), edits)
    inverse = alignment.inverse()
    for run in alignment.runs:
        if run.verbatim and run.end > run.start:
            assert inverse.step(*alignment.step(run.start, run.end)) == (run.start, run.end)


def test_what_stands_nowhere_has_no_place():
    alignment = Alignment.of([Run(10, 12, 0, 2, True), Run(20, 22, 5, 7, True)])
    assert alignment.to_source(0, 2) == (10, 12)
    assert alignment.to_source(0, 7) == (10, 22)
    assert alignment.to_source(3, 4) is None
    assert alignment.to_source(1, 4) is None


def test_layers_are_passed_through():
    page = Alignment.of([Run(100, 110, 0, 10, True)])
    repaired = Alignment.of_edits(10, [Edit(2, 6, "")], page)
    assert repaired.to_source(1, 3) == (101, 107)
