"""Slips of a conversion without regard to words: 以學促干 for 幹, 關系 for 關係, 髮生 for 發生. Found, and undone by way of Simplified.

Some words cannot be right; a table lists them. Beyond these, a text goes to Simplified and, by OpenCC's phrases, back. Where it
comes back otherwise, either spelling may be right, so only known confusions count: a character left as it is in Simplified,
or the wrong one of its counterparts.
"""

from __future__ import annotations

from collections.abc import Iterator

from newscli.script.engine import CONVERTIBLE, Step, converter
from newscli.script.usage import adapted
from newscli.script.wordlists import words_in

CONFUSED = {
    **dict(zip("幹後鬆穀鬥醜幾準繫係隻錶闆緻", "干后松谷斗丑几准系系只表板致", strict=True)),
    **dict(zip("髮發后面松谷斗鬚鬍鬱禦臟鐘", "發髮後麵鬆穀鬥須胡郁御髒鍾", strict=True)),
    "麵": "面",
    "麪": "面",
    "里": "裡裏",
    "乾": "干幹",
    "干": "乾幹",
}
"""A right Traditional character and what it is mistaken for. Characters that stand as they are in many names (里, 范, 征, 云) are
left to the table of words."""


def sure_slips(text: str) -> Iterator[int]:
    """The places of slips in words that cannot be right."""
    for start, _, row in words_in(text, "slips"):
        pairs = zip(row["wrong"], row["right"], strict=True)
        yield from (start + place for place, (wrong, right) in enumerate(pairs) if wrong != right)


def slips(text: str) -> list[int]:
    """The places of all slips of a Traditional text, in order. Loads OpenCC's slowest dictionaries (100 ms)."""
    found = set(sure_slips(text))
    to_hans, to_hant = converter("tw2s"), adapted("s2t")
    for clause in CONVERTIBLE.finditer(text):
        back = to_hant(to_hans(clause[0]))
        pairs = enumerate(zip(clause[0], back, strict=False), clause.start())
        found.update(place for place, (written, right) in pairs if written in CONFUSED.get(right, ""))
    return sorted(found)


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
