"""The summary: its cases, and what must hold for any text."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.alignment import Alignment
from newscli.annotators.summary import annotate
from newscli.model import Source, SummarySentence
from newscli.options import Options
from newscli.report import Report
from newscli.structure import annotate as structure
from newscli.structure import body_sentences

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("summary.toml").read_text("utf-8"))["case"]
SEEDS = sorted(Path(__file__).parents[1].joinpath("seeds").glob("*.txt"))
PROSE = st.text(alphabet="他说此外該市长今年三成万元甲乙丙丁 。！？；，、“”「」『』：\n12A", max_size=300)
OPTIONS = st.builds(
    Options,
    sentences=st.none() | st.integers(-1, 6),
    chars=st.none() | st.integers(-5, 200),
    ratio=st.none() | st.floats(0, 1.5),
    query=st.lists(st.sampled_from(["市长", "今年三成", " ", "x"]), max_size=2).map(tuple),
)


def report_on(text: str) -> Report:
    source = Source(name="-", kind="text", encoding="utf-8", encoding_confidence=1.0, bytes=0, sha256="", url=None)
    report = Report(source=source, text=text, alignment=Alignment.identity(len(text)))
    return replace(report, article=structure(report, Options()))


def summary_of(text: str, options: Options) -> tuple[SummarySentence, ...]:
    return annotate(report_on(text), options)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case):
    options = Options(sentences=case.get("sentences"), chars=case.get("chars"), query=tuple(case.get("query", ())))
    taken = [sentence.text for sentence in summary_of(case["text"].strip("\n"), options)]

    def has(beginning: str) -> bool:
        return any(text.startswith(beginning) for text in taken)

    assert [b for b in case.get("takes", ()) if not has(b)] == []
    assert [b for b in case.get("leaves", ()) if has(b)] == []
    assert [pair for pair in case.get("needs", ()) if has(pair[0]) and not has(pair[1])] == []


@given(PROSE | st.text(), OPTIONS)
@settings(deadline=None, max_examples=60)
def test_sentences_are_whole_in_order_and_within_the_limits(text, options):
    report = report_on(text)
    summary = annotate(report, options)
    whole = {(s.start, s.end) for s in body_sentences(report)}
    assert all((s.start, s.end) in whole and report.text[s.start : s.end] == s.text for s in summary)
    assert list(summary) == sorted(summary, key=lambda s: s.start)
    if options.sentences is not None:
        assert len(summary) <= max(options.sentences, 0)
    if options.chars is not None:
        assert sum(len(s.text) for s in summary) <= max(options.chars, 0)


@given(PROSE)
@settings(deadline=None, max_examples=25)
def test_a_score_is_the_sum_of_its_reasons(text):
    for sentence in summary_of(text, Options(query=("市长",))):
        assert sentence.score == pytest.approx(sum(reason.weight for reason in sentence.reasons), abs=1e-3)


def test_the_default_length_is_three_sentences():
    for seed in SEEDS:
        assert len(summary_of(seed.read_text("utf-8"), Options())) == 3


def test_the_ratio_bounds_the_length():
    text = SEEDS[-1].read_text("utf-8")
    lengths = [sum(len(s.text) for s in summary_of(text, Options(ratio=ratio))) for ratio in (0.1, 0.3, 0.6, 1.0)]
    assert lengths == sorted(lengths)
    assert 0 < lengths[0] <= 0.1 * len(text)
