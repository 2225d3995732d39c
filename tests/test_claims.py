"""What can be checked: the cases of cases/claims.toml, the options, and properties of any text."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_quotes import PIECES, entity, report

from newscli import lexicon
from newscli.alignment import Alignment
from newscli.annotators import claims, quantities, quotes, times
from newscli.model import Claim, Entity
from newscli.options import Options
from newscli.report import Report

CASES_FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((CASES_FOLDER / "claims.toml").read_text("utf-8"))["case"]


def prepared(text: str, entities: tuple[Entity, ...] = ()) -> Report:
    """The report with everything that claims need."""
    found = report(text, entities)
    for field, stage in (("times", times), ("quantities", quantities), ("quotes", quotes)):
        found = replace(found, **{field: stage.annotate(found, Options())})
    return found


def found(text: str, options: Options = Options(), entities: tuple[Entity, ...] = ()) -> tuple[Claim, ...]:  # noqa: B008
    return claims.annotate(prepared(text, entities), options)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    entities = tuple(entity(text, number, *names) for number, names in enumerate(case.get("entities", ())))
    base = prepared(text, entities)
    given = claims.annotate(base, Options())
    assert len(given) == len(case["claims"]), [claim.text for claim in given]
    for claim, wanted in zip(given, case["claims"], strict=True):
        compared = claim.comparison
        told = {
            "text": claim.text,
            "worth": claim.checkworthy,
            "factuality": claim.factuality,
            "speaker": claim.speaker.text if claim.speaker else "",
            "relation": compared.relation if compared else "",
            "baseline": compared.baseline.text if compared and compared.baseline else "",
            "delta": base.quantities[compared.delta].text if compared and compared.delta is not None else "",
            "context": [[each.span.text, each.refers_to] for each in claim.context],
        }
        assert {key: told[key] for key in wanted if key in told} == {k: v for k, v in wanted.items() if k in told}
        assert set(wanted.get("types", ())) <= set(claim.types)
        assert not set(wanted.get("not_types", ())) & set(claim.types)


def test_worth() -> None:
    worth = tomllib.loads((CASES_FOLDER / "worth.toml").read_text("utf-8"))
    marked = {
        kind: sum(any(claim.checkworthy == "CFS" for claim in found(text)) for text in texts)
        for kind, texts in worth.items()
    }
    assert marked["cfs"] >= 0.9 * len(worth["cfs"])
    assert marked["nfs"] <= 0.04 * len(worth["nfs"])
    assert marked["ufs"] <= 0.5 * len(worth["ufs"])


STORY = "警方昨天逮捕三人。周正明说，全市有12个村停电，比去年多3个。我们一定要坚定信心！"


def test_options() -> None:
    every = found(STORY, Options(all_claims=True))
    assert {claim.checkworthy for claim in every} == {"CFS", "NFS"}
    kept = found(STORY)
    assert kept == tuple(claim for claim in every if claim.checkworthy != "NFS")
    assert found(STORY, Options(claim_types=("comparison",))) == kept[1:]
    assert found(STORY, Options(claim_speaker="正明")) == kept[1:]
    best = max(kept, key=lambda claim: claim.score)
    assert found(STORY, Options(claim_limit=1)) == (best,)
    assert found(STORY, Options(min_score=best.score)) == (best,)


def test_score_is_the_sum_of_its_reasons() -> None:
    from math import exp

    bias = next(float(row["weight"]) for row in lexicon.table("claim_weights") if row["code"] == "bias")
    for claim in found(STORY, Options(all_claims=True)):
        total = bias + sum(reason.weight for reason in claim.reasons)
        assert claim.score == pytest.approx(1 / (1 + exp(-total)), abs=0.001)
        assert all(reason.weight for reason in claim.reasons)


@given(
    st.lists(st.one_of(PIECES, st.sampled_from(["30%", "比去年", "增長", "將", "該公司"])), max_size=40).map("".join)
)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    for claim in found(text, Options(all_claims=True)):
        assert 0 <= claim.start < claim.end <= len(text)
        assert 0 <= claim.score <= 1
        assert claim.types


def test_tables() -> None:
    weights = {row["code"] for row in lexicon.table("claim_weights")}
    kinds = {kind for row in lexicon.table("claim_cues") for kind in row["kinds"].split()}
    assert kinds <= weights
    for name in ("claim_cues", "factuality", "speaker_nouns"):
        for row in lexicon.table(name):
            assert lexicon.fold(row["hant"]) == row["hans"]


def test_nothing_to_claim() -> None:
    empty = replace(report(""), times=(), quantities=(), quotes=(), alignment=Alignment.identity(0))
    assert claims.annotate(empty, Options()) == ()
