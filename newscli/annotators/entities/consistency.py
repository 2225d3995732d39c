"""What a document says about its own names: found once, a name is found everywhere; what introduces a form makes it a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from newscli.annotators.entities import gazetteer
from newscli.annotators.entities.mentions import Mention, Reading
from newscli.model import EntityType

# （以下简称“某某”）, （下称某某）, （SGS）, (William Rutherford): a form of the name before the bracket.
_INTRODUCED = re.compile(
    r"[（(](?:以下|下)?(?:简称|称|统称)(?:为)?[：:]?[“「『\"‘]?([\u4e00-\u9fffA-Za-z0-9]{2,12})[”」』\"’]?[）)]"
)
_LATIN = re.compile(r"[（(]([A-Z][A-Za-z.'&\- ]{1,40})[）)]")
# A body under another, written after it: 农业部|农粮署, 高等法院|原讼庭.
_OVER = re.compile(r"(?:部|院|府|党|联|署|局)$")
_UNDER = re.compile(r"(?:署|局|司|庭|支部|总处|大队|分处|分会)$")
# What follows the name proper of a company.
_TRADES = (
    "(?:电视|科技|集团|控股|精密|电子|光电|半导体|建设|营造|物业|地产|置业|食品|航空|生技|制药|药业|医药|能源|新能源|智能|汽车|重工|实业|国际|资本|证券|"
    "传媒|影业|娱乐|物流|百货|超市|餐饮|酒店|教育|网络|软件|材料|化工|股份|工程)"
)
_TRADE = re.compile(_TRADES)
_COMPANY_TRADE = re.compile(rf"(?<=..){_TRADES}(?:集团|控股|股份)?(?:有限公司|公司)?$")
# What shows that a family name stands for the person: 王|男, 王|的姊姊.
_OF_FAMILY = re.compile(
    r"\w(?<!孙(?=女))(?=[男女妇嫌翁父母妻童](?![士性人生孩婴子亲装方])|太(?=[说指称表透])|的(?:[姊姐哥弟妹父母妻]|丈夫|太太|儿子|女儿|家属|家人|友人|律师))"
)
_STORM = re.compile(
    r"(?:台风|飓风|热带风暴|强台|轻台|中台)[“「『\"]?([\u4e00-\u9fff]{2,4})[”」』\"]|([\u4e00-\u9fff]{2,4}?)台风"
)


def spread(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with neighbours joined, forms that they introduce, and the other occurrences of the names added."""
    mentions = _hyphenated(reading, _joined(reading, _without_storms(reading, mentions)))
    mentions = _added(mentions, _introduced(reading, mentions))
    mentions = _agreed(reading, _completed(reading, mentions))
    mentions = _added(mentions, _everywhere(reading, mentions))
    mentions = _added(mentions, _short_companies(reading, mentions))
    return _added(mentions, _parts_of_people(reading, mentions))


def _without_storms(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Storms have names of their own, which are no people: 台风“海神”, 海神台风."""
    storms = {match[1] or match[2] for match in _STORM.finditer(reading.text)}
    return [m for m in mentions if reading.text[m.start : m.end].partition("台风")[0] not in storms]


def _joined(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Places side by side are one (陕西|榆林市|府谷县), and go with a body after them, bodies with those under them; two single characters are two (中美)."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last
            and last.end == mention.start
            and last.type == "PLACE"
            and mention.type in ("PLACE", "ORG")
            and (mention.type == "PLACE" or last.end - last.start > 1)
            and min(last.end - last.start, mention.end - mention.start) > 1
        ):
            joined[-1] = Mention(last.start, mention.end, mention.type)
        elif (
            last
            and last.end == mention.start
            and last.type == mention.type == "ORG"
            and _is_under(reading, last, mention)
        ):
            joined[-1] = Mention(last.start, mention.end, "ORG")
        else:
            joined.append(mention)
    return joined


def _is_under(reading: Reading, first: Mention, second: Mention) -> bool:
    over, under = reading.text[first.start : first.end], reading.text[second.start : second.end]
    return _OVER.search(over) is not None and _UNDER.search(under) is not None


def _hyphenated(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Foreign names with the part before their hyphen: 让-吕克·莫罗; two Chinese names stay two."""
    words = {token.end: token.start for token in reading.tokens}
    found: list[Mention] = []
    for mention in mentions:
        hyphen = mention.start - 1
        if mention.type == "PERSON" and reading.text[max(hyphen, 0)] in "-－‐–":
            name = reading.text[mention.start : mention.end]
            last = found[-1] if found and found[-1].end == hyphen else None
            start = last.start if last else words.get(hyphen, hyphen)
            if (
                last
                and last.type == "PERSON"
                and not (gazetteer.family_of(reading.text[last.start : last.end]) and gazetteer.family_of(name))
            ):
                mention = found.pop()._replace(end=mention.end)
            elif not last and "·" in name and 0 < hyphen - start < 3:
                mention = mention._replace(start=start)
        found.append(mention)
    return found


def _introduced(reading: Reading, mentions: list[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        match = _INTRODUCED.match(reading.text, mention.end) or _LATIN.match(reading.text, mention.end)
        if match and match[1] not in gazetteer.common_nouns():
            yield Mention(match.start(1), match.end(1), mention.type)


def _agreed(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Every name of two characters or more has the type that it has most often."""
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in mentions:
        types[reading.text[mention.start : mention.end]][mention.type] += 1
    return [m._replace(type=types[reading.text[m.start : m.end]].most_common(1)[0][0]) for m in mentions]


def _completed(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with those grown or cut to a person's name that the text gives in full elsewhere: 林大|同, 简志成|指."""
    names = {reading.text[m.start : m.end] for m in mentions if m.type == "PERSON"}
    full = sorted((n for n in names if len(n) == 3 and len(gazetteer.family_of(n) or "") == 1), reverse=True)
    starts = {mention.start for mention in mentions}
    found = []
    for mention in mentions:
        word = reading.text[mention.start : mention.end]
        name = next(
            (name for name in full if name.startswith(word[:3]) and reading.text.startswith(name, mention.start)), ""
        )
        grows = len(word) == 2 and mention.end not in starts
        if name and (grows or (len(word) == 4 and mention.type == "PERSON" and reading.text.count(word) == 1)):
            mention = Mention(mention.start, mention.start + 3, "PERSON")
        found.append(mention)
    return found


def _everywhere(reading: Reading, mentions: list[Mention]) -> Iterator[Mention]:
    """The other occurrences of the names, longest first; a name of two characters only where it is a word."""
    types = {reading.text[m.start : m.end]: m.type for m in mentions}
    for name in sorted(types, key=lambda name: (-len(name), name)):
        for start, end in _occurrences(reading, name) if len(name) > 1 else ():
            if len(name) > 2 or reading.is_word(start, end):
                yield Mention(start, end, types[name])


def _short_companies(reading: Reading, mentions: list[Mention]) -> Iterator[Mention]:
    """What is left of a company's name without its trade, where it is a word more than once: 恒川 of 恒川新能源."""
    names = {reading.text[m.start : m.end] for m in mentions if m.type == "ORG"}
    shorts = {name[: trade.start()] for name in names if (trade := _COMPANY_TRADE.search(name))}
    known = (gazetteer.common_nouns(), gazetteer.names().words, gazetteer.titles())
    verbs = {token.start for token in reading.tokens if token.tag in ("v", "d", "TIME")} if shorts else set()
    for short in sorted(short for short in shorts if not any(short in words for words in known)):
        found = [span for span in _occurrences(reading, short) if not _TRADE.match(reading.text, span[1])]
        words = [span for span in found if reading.is_word(*span)]
        if len(words) > 1 and any(end in verbs for _, end in words):
            yield from (Mention(*span, "ORG") for span in found)


def _parts_of_people(reading: Reading, mentions: list[Mention]) -> Iterator[Mention]:
    """The parts of a foreign name standing alone, and a family name before a title or kin, once the full name is there."""
    people = {reading.text[m.start : m.end] for m in mentions if m.type == "PERSON"}
    for name in sorted(people, key=lambda name: (-len(name), name)):
        for part in re.split("[·‧・•．]", name)[::-1] if re.search("[·‧・•．]", name) else ():
            if len(part) > 1:
                yield from (Mention(*span, "PERSON") for span in _occurrences(reading, part))
    families = {family for name in people if len(name) > 1 and (family := gazetteer.family_of(name))}
    for match in _OF_FAMILY.finditer(reading.text):
        for start in (match.end() - 2, match.end() - 1):
            if reading.text[start : match.end()] in families and start in reading.starts:
                yield Mention(start, match.end(), "PERSON")
    for family in sorted(families):
        for start, end in _occurrences(reading, family):
            title = next((n for n in (4, 3, 2, 1) if reading.text[end : end + n] in gazetteer.titles()), 0)
            if title and start in reading.starts and end + title in reading.ends:
                yield Mention(start, end, "PERSON")


def _occurrences(reading: Reading, name: str) -> Iterator[tuple[int, int]]:
    """Where the name stands, from left to right, none overlapping."""
    start = reading.text.find(name)
    while start >= 0:
        yield start, start + len(name)
        start = reading.text.find(name, start + len(name))


def _added(mentions: list[Mention], more: Iterator[Mention]) -> list[Mention]:
    """The mentions and those of `more` that do not overlap an earlier one."""
    kept = list(mentions)
    taken = {at for m in mentions for at in range(m.start, m.end)}
    for mention in more:
        if taken.isdisjoint(range(mention.start, mention.end)):
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept)
