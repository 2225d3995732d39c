"""Who speaks: the noun phrase before a speech cue, its kind, and the entity that it names.

Works on folded text by position in the clause, so that it does without entities where none were recognised. It knows no
syntax beyond the usual order of a reporting clause: connective, subject, time, prepositional phrase, adverb, cue.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, Protocol, cast

from newscli import lexicon
from newscli.annotators import cuewords
from newscli.annotators.references import Mention, Mentions
from newscli.model import Entity, SpeakerType
from newscli.patterns import lazy

_BLANK = " \t\u3000，,、"
_TIME = (
    r"(?:当地时间|北京时间|美东时间)|(?:今|昨|前|明|当|次|翌|同)(?:天|日|晚|早|夜|年|晨|午)|(?<![如至当现古而迄])[今昨](?![天日年晚早夜晨午后])|\d{1,4}年|\d{1,2}(?:月|日|号|时|点)|"
    r"(?:上|本|这|下)?(?:周|星期|礼拜)[一二三四五六日天末]|上午|下午|中午|晚间|晚上|深夜|凌晨|清晨|早上|早前|傍晚|日前|近日|稍早|稍后|稍晚|"
    r"此前|之前|先前|早些时候|去年|今年|上月|本月|最近|目前|现在|当时|事后|会后|赛后|会前|赛前|会上|其后|此后"
)
_TAIL = lazy(
    rf"{_TIME}|边(?=.+边)|受访$|[\u4e00-\u9fff]{{2}}(?:(?<![小同])时|(?<!之)后)$|(?:审理|调查|研究|审查|评估|磋商|讨论|考虑)后|[哭笑喊][着著]|(?:苦|微|冷)笑|[\u4e00-\u9fff]{{2}}地(?![区方点产铁域])|"
    r"(?:透露|分析|介绍|补充|说明|总结|强调|解释|回应|批评|称赞|回复|回覆|答复|答覆|查询|询问|讨论|评论)(?![师员家]|人士)(?!.*的)"
)
"""What ends the subject beside the words of `clause_words`: a time, 激动地, 作证时, and a verb of which no noun follows (回覆查询时)."""
_MODAL = lazy(r"将|拟|计划|准备|打算|可望|有望|预定|可能|如果|若")
"""Between subject and cue: the speech is only planned or supposed."""
_PREDICATE = lazy(r"(?<![所没])有|是")
_LEAD = lazy(
    r"(?:[（(【\[][^）)】\]]*[）)】\]]|[^，。！？\n]{2,40}?日[电讯]|但是?|[惟唯](?=[他她])|然而|不过|此外|另外|同时|而且?|并且?|对此|因此|所以|随后|之后|其后|最后|其中|至于|另一方面|"
    r"一方面|另据|与此同时|此前|日前|近日|目前|接着|后来|当时|于是|至今|尽管|虽然|虽|即使|如果|因为|由于|连|就连|且|则|另|也|还|又|[就已曾还仍也亦]?有(?![关人])|更|"
    rf"(?:{_TIME})(?:[（(][^）)]*[）)])?|[{_BLANK}）)】\]：:])+"
)
_OPENING_PHRASE = lazy(
    r"在(?![野场座下])|就(?!业)|对(?![方手])|针对|关于|围绕|谈到|谈及|谈起|提到|面对|随着|至于|被问|当被问|说起|为(?!首)|按(?!揭|摩)|从(?!业)|经(?![济理纪贸民销营])|受(?![访害伤困助托聘])|据|以(?![色军方])|自(?![由民治然己卫愿救])|当(?=[^事局地]+时)|网[络路]上|网上|会上|席间"
)
_PHRASE_END = lazy(
    r"(?:网[络路]上|网上|会上|席间)|(?:上|中|时|后|前|里|内|下|期间|问题|一事|方面|一问|之际|之余|而言|来看|来说)(?=[^上中时后前里]{2,}$)"
)
_TOPIC = lazy(r"(?:对于|关于|针对|面对|随着)(?![此这该])")
"""Opens a phrase whose last word, though it may be a cue, is a noun (对于网友质疑)."""
_AMBIGUOUS = lazy(r"[受自以为按从当于向与同用可都曾更均还]")
"""Characters that begin names and titles (于先生, 曾局长) as well as phrases."""
_PRONOUN = lazy(r"(?:他|她|它|其|我|你|您|佢|咱|俺)们?|后者|前者|对方|双方|本人|两人|二人|三人|自己|大家|当事人")
_THIRD_PERSON = lazy("[他她]们?|佢哋?")
_OF_DOCUMENT = lazy(
    r"(?:(?:发布|发表|公布|发出|刊登)?的(?:一份|最新)?)?(?:声明|公报|公告|通报|报告|通告|新闻稿|文章|社论|评论|消息|报道|报导|贺电|公开信|财报|帖文|贴文)$"
)
_OPENING = {"”": "“", "」": "「", "』": "『", "》": "《"}
_NOT_NOMINAL = lazy(r"[的了在是不有这那把被让使要会能再没过地得着吗呢吧就很最更]")
_LATIN_NAME = lazy(r"[A-Z][a-z]+(?: [A-Z][a-z.]*)* [A-Z][a-z]+")
_DOTTED = lazy(r"[\u4e00-\u9fff]{1,8}(?:[·・‧•][\u4e00-\u9fff]{1,8})+")
_LISTED = lazy("[、和与及]")
_AND = lazy(r"(?:（[^）]*）|\([^)]*\))?(?:[、和与及]|以及)")
_NEVER_LAST = tuple("姓损额率量值费")
"""Characters that end a noun, not a name (张姓, 农损)."""
_VERBAL = lazy(r"(?:公布|发布|发表|刊登|举行|召开|提供|出炉)$")
_COUNTED = lazy(r"一?[名位个]|[两二三多数几]+[名位]|有")
_ALONG = lazy(r"(?:等人?|本人|夫妇|一行|方面|(?:竞选)?团队|办公室|一家|自己|们|[两三]人|二人|[（(].*)")
_ADDRESS = lazy("先生|女士|小姐|太太?|生|伯伯?|叔|婆婆|婶|姨|氏|姐|哥|老师|某某?")


class Page(Protocol):
    """A text as the attribution sees it."""

    @property
    def folded(self) -> str:
        """The folded text."""

    @property
    def opaque(self) -> str:
        """The folded text with what stands inside marks and brackets hidden."""


class Subject(NamedTuple):
    """A speaker as written, and who that is."""

    start: int
    end: int
    kind: SpeakerType | None
    entity: Entity | None = None


ABSENT = Subject(-1, -1, None)
"""The subject of a clause that has none."""


def find(page: Page, start: int, end: int, mentions: Mentions, *, firm: bool) -> Subject | None:
    """The subject of the reporting clause that begins at `start` and whose cue stands at `end`.

    Args:
        page: the text.
        start: where the clause begins.
        end: where its cue begins.
        mentions: the entities.
        firm: whether punctuation proves that the clause reports; then an unknown short phrase may be a name.

    Returns:
        `ABSENT` where the clause has no subject of its own, None where what stands there cannot be a speaker.
    """
    if lead := _LEAD.match(page.opaque, start, end):
        start = lead.end()
    if start >= end:
        return ABSENT
    if _OPENING_PHRASE.match(page.opaque, start, end) and not mentions.at(start):
        found = _after_phrase(page, start, end, mentions, firm)
        if found is not ABSENT:
            return found
        return None if _TOPIC.match(page.opaque, start, end) else _looks_like_phrase(page, start, end, mentions)
    stop = tail(page, start, end, mentions)
    if _MODAL.search(page.opaque, stop, end):
        return None
    if stop == start:
        return _looks_like_phrase(page, start, end, mentions)
    start, stop = _unmodified(page, start, stop, end, mentions)
    return noun_phrase(page, start, stop, mentions, firm=firm)


def _unmodified(page: Page, start: int, stop: int, end: int, mentions: Mentions) -> tuple[int, int]:
    """The stretch of the name after a modifier, where `stop` lies in that (任职18年的周正明说), else as it was."""
    person = next((m for m in mentions.within(stop, end) if m.entity.type == "PERSON"), None)
    if not person or any(m.entity.type != "PLACE" for m in mentions.within(start, stop)):
        return start, stop
    begin = page.folded.rfind("的", stop, person.start) + 1
    described = begin == person.start or (begin and noun_kind(page.folded[begin : person.start]))
    return (begin, tail(page, begin, end, mentions)) if described else (start, stop)


def only_lead(page: Page, start: int, end: int) -> bool:
    """Whether the stretch holds nothing but what can stand before a subject: a connective, a time."""
    return start == end or bool(_LEAD.fullmatch(page.opaque, start, end))


def _looks_like_phrase(page: Page, start: int, end: int, mentions: Mentions) -> Subject | None:
    """A speaker whose first character is elsewhere a preposition or adverb (经理, 于先生), or `ABSENT`.

    None where the clause is no reporting clause at all (都有特别报道).
    """
    found = None
    if _AMBIGUOUS.match(page.opaque, start):
        found = noun_phrase(page, start, tail(page, start + 1, end, mentions), mentions, firm=False)
    if found and found.kind != "person" and found.entity and found.start > start:
        found = None  # 经国务院 is no speaker
    return found or (None if _PREDICATE.search(page.opaque, start, end) else ABSENT)


def opening(page: Page, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The name or pronoun that the stretch begins with, before a verb that the order of words does not tell."""
    if lead := _LEAD.match(page.opaque, start, end):
        start = lead.end()
    if (mention := mentions.at(start) or _after_title(page, start, end, mentions)) and mention.end < end:
        person = _member(page, mention, end, mentions) if mention.entity.type == "ORG" else None
        return named(person or mention)
    pronoun = _PRONOUN.match(page.folded, start, end)
    return Subject(*pronoun.span(), None) if pronoun else None


def _after_title(page: Page, start: int, end: int, mentions: Mentions) -> Mention | None:
    """The person who stands after nothing but a description of them (主教练周正明)."""
    person = next((m for m in mentions.within(start, end) if m.entity.type == "PERSON"), None)
    return person if person and noun_kind(page.folded[start : person.start]) in ("person", "anonymous") else None


def _member(page: Page, body: Mention, end: int, mentions: Mentions) -> Mention | None:
    """The person who stands after their organisation, with at most a title between (工联会议员周正明)."""
    person = next((m for m in mentions.within(body.end, end) if m.entity.type == "PERSON"), None)
    between = page.folded[body.end : person.start] if person else ""
    return person if not between or _titles().fullmatch(between) else None


def tail(page: Page, start: int, end: int, mentions: Mentions) -> int:
    """Where a time, preposition or adverb ends the subject."""
    words = ((hit.start, hit.end) for hit in cuewords.scan("clause_words", page.opaque, start, end))
    patterns = (match.span() for match in _TAIL.finditer(page.opaque, start, end))
    firsts = (next((at for at, to in found if not _in_name(mentions, at, to)), end) for found in (words, patterns))
    return min(firsts)


def _in_name(mentions: Mentions, start: int, end: int) -> bool:
    """Whether a word stands in a name, rather than the name in the word (余悸犹存)."""
    name = mentions.over(start)
    return name is not None and not (name.start == start and name.end < end)


def _after_phrase(page: Page, start: int, end: int, mentions: Mentions, firm: bool) -> Subject | None:
    """The subject after a phrase like 在记者会上; `ABSENT` where the clause holds the phrase alone."""
    near = [m for m in mentions.within(start, end) if m.entity.type == "PERSON" and end - m.end <= 6]
    if near:
        return named(near[-1])
    ends = list(_PHRASE_END.finditer(page.opaque, start, end))
    if not ends:
        return ABSENT
    begin = ends[-1].end()
    return noun_phrase(page, begin, tail(page, begin, end, mentions), mentions, firm=firm)


def noun_phrase(page: Page, start: int, end: int, mentions: Mentions, *, firm: bool) -> Subject | None:
    """The speaker that the stretch names, or None if it names none."""
    text = page.folded
    start, end = _trimmed(text, start, end)
    if end <= start:
        return None
    inside = list(mentions.within(start, end))
    if pronoun := _acting_pronoun(text, start, end, inside):
        return pronoun
    persons = [m for m in inside if m.entity.type == "PERSON" and text[m.end - 1] != "姓"]  # 张姓男子 is nameless
    if persons and _belongs_to_name(text[persons[-1].end : end]):
        first, last = _first_of_list(text, persons), persons[-1]
        short = last.end - last.start == 1  # 陈女士 keeps her form of address
        return Subject(first.start, end if short else last.end, "person", last.entity)
    bodies = [m for m in inside if m.entity.type == "ORG"]
    if bodies and (bodies[-1].end == end or _OF_DOCUMENT.fullmatch(text, bodies[-1].end, end)):
        first = _first_of_list(text, bodies)
        return named(bodies[-1])._replace(start=first.start)
    if (document := _OF_DOCUMENT.search(text, start, end)) and document.start() > start + 1 and "的" in document[0]:
        return _description(text, start, document.start(), inside, firm)
    if found := _description(text, start, end, inside, firm):
        titled = text[end : end + 1] == "》" and found.kind not in ("media", "organisation")
        return found._replace(kind="document") if titled else found
    mark = re.search(r"[“「『]", page.opaque[start + 1 : end])
    return noun_phrase(page, start, start + 1 + mark.start(), mentions, firm=firm) if mark else None


def _acting_pronoun(text: str, start: int, end: int, inside: list[Mention]) -> Subject | None:
    """The pronoun that opens a phrase in which no person's noun follows (他卖关子说), unlike 他妻子 and 其律师王某."""
    pronoun = _THIRD_PERSON.match(text, start, end)
    if not pronoun or pronoun.end() == end or any(m.start == start for m in inside):
        return None
    person = next((m.start for m in inside if m.entity.type == "PERSON"), end)
    return None if noun_kind(text[pronoun.end() : person]) else Subject(*pronoun.span(), None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks, 等, enclosing marks and brackets at its ends."""
    while start < end and (text[end - 1] in _BLANK + "（(等" or text[end - 2 : end] == "等人"):
        end -= 1
    while start < end and text[start] in _BLANK + "）)】及":
        start += 1
    if start < end and text[end - 1] in "）)":
        end = max(start, text.rfind("（", start, end), text.rfind("(", start, end))
    if (
        end - start > 2
        and (opening := _OPENING.get(text[end - 1]))
        and (at := text.rfind(opening, start, end)) >= start
    ):
        start, end = at + 1, end - 1
    return start, end


def _belongs_to_name(words: str) -> bool:
    """Whether words after a name leave it the speaker: nothing, a title, 等人, a statement of theirs."""
    return not words or bool(
        _ADDRESS.fullmatch(words)
        or _ALONG.fullmatch(words)
        or _OF_DOCUMENT.fullmatch(words)
        or _titles().fullmatch(words)
    )


def _first_of_list(text: str, mentions: list[Mention]) -> Mention:
    """The first of those who are listed with the last one (甲、乙和丙)."""
    first = mentions[-1]
    for other in reversed(mentions[:-1]):
        if text[other.start - 1] in "（(":
            continue
        if not _AND.fullmatch(text, other.end, first.start):
            break
        first = other
    return first


def named(mention: Mention) -> Subject:
    """A mention as a speaker."""
    name, kinds = mention.entity.name, {"PERSON": "person", "PLACE": "organisation"}
    media = name in _outlets() or noun_kind(name) == "media"
    kind = kinds.get(mention.entity.type, "media" if media else "organisation")
    return Subject(mention.start, mention.end, cast(SpeakerType, kind), mention.entity)


def _description(text: str, start: int, end: int, inside: list[Mention], firm: bool) -> Subject | None:
    """A speaker without a recognised name: a pronoun, a role, a document, or a name by its form."""
    if _PRONOUN.fullmatch(text, start, end):
        return Subject(start, end, None)
    if with_title := _name_at_title(text, start, end, firm):
        return with_title
    start = _without_modifier(text, start, end)
    words = text[start:end]
    if inside and inside[-1].entity.type == "PLACE" and (inside[-1].start, inside[-1].end) == (start, end):
        return named(inside[-1])
    if len(words) > 30:
        return None
    if words in _outlets():
        return Subject(start, end, "media")
    if words in _nouns():
        return Subject(start, end, _nouns()[words])
    if all(is_name(each) for each in _LISTED.split(words)):
        return Subject(start, end, "person")
    if kind := noun_kind(words):
        return Subject(start, end, kind)
    if words[-1] in "中里上内" and noun_kind(words[:-1]) == "document":
        return Subject(start, end - 1, "document")
    if re.search(r"[A-Za-z]{2,}$", words):
        return Subject(start, end, "person" if _LATIN_NAME.fullmatch(words) else "organisation")
    if firm and words in _family_names():
        return Subject(start, end, "person")
    return Subject(start, end, None) if firm and _unknown(words) else None


def _unknown(words: str) -> bool:
    """Whether a short phrase can be a name that no table knows."""
    return 2 <= len(words) <= 8 and not _NOT_NOMINAL.search(words)


def is_name(words: str) -> bool:
    """Whether words can be a person's name by their form: a family name and one to three more, or a foreign name with dots."""
    if words[-1:] in _NEVER_LAST:
        return False
    if words[:1] in _family_names() and (2 <= len(words) <= 3 or _ADDRESS.fullmatch(words, 1)):
        return _family_names()[words[0]] != "rare" or not noun_kind(words)
    if len(words) in (3, 4) and words[:2] in _family_names():
        return True
    return bool(_DOTTED.fullmatch(words))


def _name_at_title(text: str, start: int, end: int, firm: bool) -> Subject | None:
    """What follows the last title, or stands before a final one, if it can be a name; where `firm`, any short word can."""
    last = None
    for match in _titles().finditer(text, start, end):
        last = match
    if last is None:
        return None
    if last.end() < end:
        name = text[last.end() : end]
        named_so = is_name(name) or (firm and _unknown(name) and not noun_kind(name))
        return Subject(last.end(), end, "person") if named_so else None
    name = text[start : last.start()]
    return Subject(start, last.start(), "person") if is_name(name) and not noun_kind(name) else None


def _without_modifier(text: str, start: int, end: int) -> int:
    """The start of the phrase without a long modifier that ends in 的, unless the phrase counts whom it speaks of."""
    modifier = text.rfind("的", start, end - 2)
    long = modifier > start + 8 or _VERBAL.search(text, start, max(start, modifier))
    return modifier + 1 if long and not _COUNTED.match(text, start) else start


@cache
def _family_names() -> dict[str, str]:
    """From each family name to how surely it is one."""
    return {row["hans"]: row["class"] for row in lexicon.table("family_names")}


@cache
def _outlets() -> frozenset[str]:
    return frozenset(row["hans"] for row in lexicon.table("outlets"))


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted((row["hans"] for row in lexicon.table("titles")), key=lambda title: (-len(title), title))
    return re.compile(
        "|".join(re.escape(title) + "(?!长)" * title.endswith("校") for title in titles)  # 国中校长 is no 中校
        + "|店东|东主|街坊|业主|档主|摊主|事主|苦主|主任|[一-龥]长(?=[一-龥]{2,4}$)"
    )


@cache
def _nouns() -> dict[str, SpeakerType]:
    kinds = {row["hans"]: cast(SpeakerType, row["kind"]) for row in lexicon.table("speaker_nouns")}
    offices: dict[str, SpeakerType] = {
        row["hans"]: "person" if row["class"] == "state" else "anonymous" for row in lexicon.table("titles")
    }
    return offices | kinds


def noun_kind(words: str) -> SpeakerType | None:
    """The kind of speaker that the last noun of a phrase tells; the longest noun counts."""
    nouns = _nouns()
    return next((nouns[words[at:]] for at in range(max(0, len(words) - 6), len(words)) if words[at:] in nouns), None)
