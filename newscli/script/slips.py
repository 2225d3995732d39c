"""Slips of a conversion without regard to words: 以學促干 for 幹, 關系 for 關係, 髮生 for 發生. Found and undone by way of Simplified.

A text goes to Simplified and, by OpenCC's phrases, back. Where it comes back otherwise, either spelling may be right, so only
known confusions count: a character left as it is in Simplified, or the wrong one of its counterparts.
"""

from __future__ import annotations

from collections.abc import Iterator

from newscli.script.engine import CONVERTIBLE, Step, converter

CONFUSED = {
    **dict(
        zip("幹後麵里裏鬆穀鬥醜雲幾徵準繫係隻錶闆緻鹹樸", "干后面裏里松谷斗丑云几征准系系只表板致咸朴", strict=True)
    ),
    **dict(zip("髮發后面松谷斗云颱範鬚鬍鬱僕瀋禦臟鐘", "發髮後麵鬆穀鬥雲台范須胡郁仆沈御髒鍾", strict=True)),
    "乾": "干幹",
    "干": "乾幹",
}
"""A right Traditional character, in OpenCC's standard, and what it is mistaken for."""


def slips(text: str) -> Iterator[int]:
    """The places of a Traditional text that hold a slip. Loads OpenCC's slowest dictionaries (100 ms)."""
    to_hans, to_hant = converter("tw2s"), converter("s2t")
    for clause in CONVERTIBLE.finditer(text):
        back = to_hant(to_hans(clause[0]))
        for place, (written, right) in enumerate(zip(clause[0], back, strict=False), clause.start()):
            if written in CONFUSED.get(right, ""):
                yield place


def undoing(direct: Step, to_hans: Step, to_hant: Step) -> Step:
    """A conversion by way of Simplified that keeps what the text itself tells better than its Simplified form.

    Args:
        direct: from the text's variety to the one wanted.
        to_hans: from the text's variety to Simplified.
        to_hant: from Simplified to the variety wanted.
    """

    def step(text: str) -> str:
        kept, hans = direct(text), to_hans(text)
        back = to_hant(hans)
        if not len(kept) == len(hans) == len(back):
            return back
        return "".join(map(_better, kept, hans, back))

    return step


def _better(kept: str, hans: str, back: str) -> str:
    """`back`, unless the text has a Traditional character of its own there that nobody confuses with it: 乾 for 幹."""
    return back if kept == hans or kept in CONFUSED.get(back, "") else kept
