"""Repairs: damage is undone exactly, sound text is left alone, and every edit can be replayed and traced."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from newscli.repairs import repair, replay

SEED = (Path(__file__).parent.parent / "seeds" / "huangpu.txt").read_text("utf-8")


def test_seed_is_repaired_completely() -> None:
    text, records, _ = repair(SEED)
    assert Counter(record.code for record in records) == {"gloss": 196, "torn": 1}
    assert all(record.applied and record.confidence == "exact" and record.evidence for record in records)
    assert "領域實現創新" in text
    assert replay(SEED, records) == text
