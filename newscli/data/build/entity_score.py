"""Prints the exact F1 of the entities on the articles that were written for newscli and that no model learnt from.

    python newscli/data/build/entity_score.py

A name counts as found where its start, end and type are right. One line for each region: F1 (precision, recall) of all names and
of each type. The articles are full of made-up names; those of a newspaper are easier. Some of the real ones were added to the tables.
"""

from __future__ import annotations

from collections import Counter

from newscli.annotators.entities import mentions
from newscli.data.build.entity_corpus import TYPES, Written, articles

KINDS = ("all", *TYPES.values())


def text_and_names(article: Written) -> tuple[str, set[tuple[int, int, str]]]:
    """The text of an article and the names marked in it."""
    text, names = "", set()
    for paragraph in article.paragraphs:
        for piece in paragraph:
            if piece.type:
                names.add((len(text), len(text) + len(piece.text), piece.type))
            text += piece.text
        text += "\n"
    return text, names


def main() -> None:
    """Measure and print."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for article in articles(held=True):
        text, gold = text_and_names(article)
        found = {(m.start, m.end, m.type) for m in mentions(text) if m.type in KINDS}
        for names, label in ((gold, "marked"), (found, "found"), (gold & found, "right")):
            for name in names:
                for kind in ("all", name[2]):
                    counts[article.region, kind, label] += 1
                    counts["all", kind, label] += 1
    for region in sorted({region for region, _, _ in counts}):
        print(
            region,
            *(figures(*(counts[region, kind, label] for label in ("right", "found", "marked"))) for kind in KINDS),
        )


def figures(right: int, found: int, marked: int) -> str:
    """F1 and, in brackets, precision and recall."""
    return f"{2 * right / max(1, found + marked):.3f} ({right / max(1, found):.3f}, {right / max(1, marked):.3f})"


if __name__ == "__main__":
    main()
