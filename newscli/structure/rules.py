"""The codes under which a part of an article says how it was found. They stay as they are from version to version."""

from __future__ import annotations

RULES = {
    # headline
    "title": "the title that the record or page gives stands here",
    "label": "behind 原标题：, 標題： or the like; for boilerplate, that label",
    "first-line": "the first line that is neither byline nor boilerplate, and no sentence",
    "dateline-topic": "behind a dateline and 题：, up to the end of the line",
    "glued": "before the dateline that follows without a gap",
    "link-tail": "behind the address of a 本文链接 line",
    "repeated": "the line below the headline says it again, or a part of it",
    # heads and tails of paragraphs
    "wire": "outlet, place, date and 电, 讯 or 消息",
    "report": "outlet, perhaps a place, and 讯, 消息 or 报道 without a date",
    "wire-names": "names alone, in brackets behind a dateline",
    "bracket": "a credit in brackets before the text",
    "run-in": "a credit that ends in 报道 or 報導, before the text",
    "named": "a role and names behind a dateline, set off by a space",
    "lead-date": "the date that opens the text behind a byline with a place",
    "end-bracket": "a credit, an outlet or 完 in brackets behind the text",
    "end-slug": "the day as 1130102 behind the end of a story of Taiwan's Central News Agency",
    "end-label": "a labelled or bare role with names behind the last sentence",
    "author-note": "作者：…，系…: who the author is",
    # lines
    "byline": "a line of nothing but credits, sources and times",
    "bullet-name": "a name behind ◎ or another bullet, on a line of its own",
    "name-line": "a name on a line of its own between the headline and the text",
    # beside the text
    "metadata": "the page gives it, and it stands here",
    "self-reference": "the outlet that the boilerplate speaks of as itself",
    # boilerplate
    "address": "an e-mail address with its label",
    "app": "a call to download, scan, follow or subscribe",
    "copyright": "who owns or may copy the article",
    "disclaimer": "what the page answers for, investment and health warnings, help lines",
    "divider": "a line of dashes, stars or the like",
    "end": "the end mark of the story",
    "keywords": "search terms and tags",
    "link": "an address",
    "navigation": "menus, buttons and breadcrumbs",
    "original-title": "原标题： and what it says",
    "page": "page numbers, counters and buttons",
    "related": "other articles, and the headings above them",
    "watermark": "what the software of the site puts in",
    # captions
    "caption-mark": "▲ or 圖： at the beginning",
    "caption-opening": "图为, 资料图 or the like at the beginning",
    "caption-credit": "the credit of a picture at the end",
}
"""From each code to what it means."""
