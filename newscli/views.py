"""The subcommands as views of the one Report: which fields each asks for, and which of them it is about."""

from __future__ import annotations

from typing import NamedTuple

from newscli.report import FIELDS


class View(NamedTuple):
    """What a command shows."""

    name: str
    fields: tuple[str, ...]
    """The fields of its JSON: its own, then those that its ids and indices refer to."""
    main: str | None
    """The field that its table, plain text and CSV are about; None shows everything."""


EVERYTHING = tuple(field for field in FIELDS if field != "findings")

VIEWS = {
    view.name: view
    for view in (
        View("inspect", EVERYTHING, None),
        View("parse", ("article",), "article"),
        View("repair", ("repairs",), "repairs"),
        View("script", ("script",), "script"),
        View("summary", ("summary",), "summary"),
        View("keywords", ("keywords",), "keywords"),
        View("entities", ("entities",), "entities"),
        View("quotes", ("quotes", "entities"), "quotes"),
        View("claims", ("claims", "quotes", "entities", "times", "quantities"), "claims"),
    )
}


def only(view: View, names: tuple[str, ...]) -> View:
    """The view cut to exactly the fields named; about that field where only one is named."""
    return View(view.name, names, names[0] if len(names) == 1 else view.main if view.main in names else None)
