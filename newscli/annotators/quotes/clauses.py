"""Reporting clauses: subject and speech cue (周正明表示，…), a source (据…报道，…), or a speaker and a colon (周正明：「…」).

A clause is what stands between two commas, or between a comma and a pair of quotation marks that holds a statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from newscli.annotators.quotes import cues, speakers
from newscli.annotators.quotes.cues import Cue
from newscli.annotators.quotes.speakers import ABSENT, Subject
from newscli.annotators.quotes.view import View
from newscli.annotators.references import Mentions
from newscli.patterns import lazy

LONGEST_NAMED = 24
"""Code points that a speaker with titles before a colon may have."""
BREAK = lazy(r"[，：；;\u3000]|(?<!\d)[,:]|[,:](?!\d)")
_LINK = lazy(r"了?(?:[，,：:]|\s)*")
_OBJECT = lazy(
    r"[^，,：:。！？“「『\n]{1,15}(?=[，,：:“「『])|[^，,：:。！？“「『\n]{0,8}(?:记者|本报|本台|社|周刊|媒体)(?=[。！？!?\n]|$)"
)
_TOLD = lazy(r"(?:本报|本台)?记者(?=[^，。：“「的]{5})|(?:本报|本台|路透社|法新社|美联社)(?!记者)(?=[^，。：“「的]{5})")
"""Whom something is told when the words follow without a comma (告诉记者自己从未去过)."""
_AND = lazy(r"[又并亦还也且更][^，]{0,2}$|[但惟]$")
_BUT = lazy(r"(?<=[；;])|\s*(?:但|而|不过|然而|另|也有|至于|同时)")
_HEARS = lazy(r"[接收听看]到|接获|收悉|[遭被]")
_WRITES = lazy(
    r"(?:文件|成果|结果|论文|数据|调查|[贺唁]电|声明|公告|公报|新闻稿|报告|通告|通报|通函|帖文?|信|函|回[复覆]|答[复覆]|回应)，$"
)
"""Ends a clause in which a body writes what the next one tells (警方发新闻稿，指…)."""
OFFICES = "部局署委厅院府处办警方"
"""Characters that end the name of an office, which before a colon rather speaks than is spoken about."""
_PARTY = lazy("[控辩警检校院馆署局处资劳店厂官军]方")
"""A side that acts in the last clause before a cue (控方反对保释，指…)."""
NAMING = "称叫述"
"""Verbs after which a few words in marks may be a name (当地人称“鬼城”)."""
_AS_TO = lazy(r"(?<=[，；;])(?:不过|但|而)?(?:至于|对于|谈[到及]|被问[及到]?)[^，。；]{1,24}，$")
_REACTION = lazy(
    r"欢迎|感谢|谢意|不满|遗憾|祝贺|支持(?!者)|关注|反对|理解|赞赏|赞同|同意|肯定|歉意|哀悼|慰问|谴责|敬意|担忧|尊重|抗议|愤怒|满意|认可|怀疑|质疑|惊讶|痛心|"
    r"难过|悲痛|关切|忧虑|乐观|悲观|失望|不解|衷心|诚挚|热烈|由衷|深切|强烈|高度|坚决|充分|极大|极为|深表|认同|震惊|愿意$|无奈|信心|决心"
)
"""After 表示 without a comma, what somebody feels, not what they say."""
_FEELS = lazy(r"(?:直言|坦言|直呼|直喊|直叹|感叹|大叹|狠批|大赞)[^，：；]{2,4}，")
"""A cue with what somebody feels, before the words that tell it (直言失望，…)."""
_NOUN_PHRASE = lazy(
    r"(?:罪名?|指控|指责|传闻|传言|说法|报道|关系|责任|要求|事实|言论|行为|做法|决定|问题|情况|意见|看法|态度|立场|建议|方案|协议|消息|身份|存在|安排)[，。；！,;]?$"
)
"""What is denied, doubted or criticised may be a thing (否认控罪) rather than a statement."""
_ACCORDING = lazy(
    r"\s*(?:但|不过|而|另外|此外)?(?P<by>另据|又据|综合|依据|根据|按照|依照|(?<![证依收票数论根占])据)(?!此[，,]|悉|了解|理|说|传|统计[，,])"
)
_REPORTED = lazy(
    r"(?:消息|报道|报导|介绍|透露|表示|指出|披露|通报|公布|预计|预测|估计|估算|分析|转述|引述|统计|测算|反映|(?<!据)称|说|讲|指)+$"
)
_SOURCE = lazy(
    r"的?(?:说法|消息|报道|报导|通报|声明|公告|公报|预测|统计|数据|资料|调查|介绍|分析|描述|证词|供述|估计|估算|测算|监测|观测|评估|纪录|记录|民调)"
    r"(?:数据|资料|结果|报告|显示|指出|发现)?$"
)
_DOCUMENT = lazy(r"(?:声明|公报|起诉书|判决书|裁定书|报告书?|财报|新闻稿|通报|公告)$")
_NORM = lazy(r"规定|要求|安排|计划|条例|法|协议|规划|标准|章程|部署|决策|精神|指示|方针|政策|方案|需要")
_VAGUE = lazy(
    r"初步|最新|相关|有关|现有|公开|历史|实际|过去|以往|个人|上述|[该此这那本其各]|官方|多方|坊间|各方|不完全"
)
_PUBLISHED = lazy(r"(?:公布|发布|提供|发表|公开|披露|掌握|出具|刊登)的")
_LEARNED = lazy(
    r"\s*(?:[^，。]{0,12}记者)?[^，。]{0,8}?从(?P<source>[^，。]{2,30}?)(?:处|方面|(?:(?:[今昨][天日])?(?:举行|召开|举办|主办)的[^，。]{0,12}?|新闻|例行|专题|媒体)?(?:发布会|记者会|吹风会|通气会|座谈会|会议|论坛)上)?(?P<cue>获悉|得知|了解到|采访获悉|证实)(?=[，,：:]|[^，。]{6})"
)
_QUOTING = lazy(r"援引|引述|引用|转述")
_QUOTED_WORDS = lazy(r"的?(?:话|消息|报道|报导|说法)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause."""

    start: int
    end: int
    cue: Cue | None
    content: int
    """Where what it governs begins."""
    speaker: Subject | None
    own: bool = True
    """Whether the clause has a subject of its own."""
    firm: bool = True
    """Whether punctuation or a quotation mark sets the content off."""
    according: bool = False
    relay: tuple[Subject, ...] = ()


def find(view: View, start: int, end: int, mentions: Mentions, before: Subject | None) -> list[Clause]:
    """The reporting clauses of the sentence `start..end`; `before` is who spoke last, for clauses without a subject."""
    found: list[Clause] = []
    for left, right in pairwise(_breaks(view, start, end)):
        if opening := _ACCORDING.match(view.opaque, left, right):
            clause = _according(view, opening, right, mentions)
        else:
            clause = (
                _learned(view, left, right, mentions)
                or _reporting(view, left, right, end, mentions)
                or _named(view, left, right, mentions)
            )
        if clause and not clause.own:
            heir = found[-1].speaker if found else _topic(view, start, left, mentions)
            if not heir and (clause.firm or _continues(view, clause)):
                heir = actor(view, start, left, mentions) or (before if clause.firm else None)
            resumed = clause.firm or _resumes(view, clause, start, found)
            if heir and not found:
                resumed = resumed or _goes_on(view, clause, heir)
            clause = replace(clause, speaker=heir) if heir and resumed else None
        if clause:
            found.append(clause)
    return _settled(view, found)


def _breaks(view: View, start: int, end: int) -> list[int]:
    """Where the clauses of a sentence begin, and its end."""
    breaks = {start, end, *(match.end() for match in BREAK.finditer(view.opaque, start, end))}
    for pair in view.pairs_in(start, end):
        if (
            pair.start in breaks
            and pair.end < end
            and (view.is_complete(pair) or view.text[pair.inner[1] - 1] in "，,")
        ):
            breaks.add(pair.end)
    return sorted(breaks)


def _goes_on(view: View, clause: Clause, heir: Subject) -> bool:
    """Whether the cue opens the clause after what a named person does (周正明泼冷水，指…) rather than hears, or a body writes."""
    if not clause.cue or clause.cue.start != clause.start:
        return False
    if heir.kind != "person":
        party = _PARTY.fullmatch(view.folded, heir.start, heir.end)
        return bool(party or _WRITES.search(view.opaque, heir.end, clause.start))
    return bool(heir.entity) and not _HEARS.search(view.opaque, heir.end, clause.start)


def _resumes(view: View, clause: Clause, start: int, found: list[Clause]) -> bool:
    """Whether a cue without subject and punctuation goes on reporting; 预计, 相信 and the like rather belong to the content."""
    assert clause.cue
    if found and clause.cue.start == found[-1].content:
        return True
    if _continues(view, clause):
        return True
    words = view.folded[clause.cue.start : clause.cue.end]
    return clause.start > start and len(words) > 1 and (clause.cue.kind != "opinion" or words == "认为")


def _continues(view: View, clause: Clause) -> bool:
    """Whether a conjunction stands before the cue (又说, 并指出, 但认为)."""
    return clause.cue is not None and bool(_AND.search(view.opaque, clause.start, clause.cue.start))


def _reporting(view: View, left: int, right: int, end: int, mentions: Mentions) -> Clause | None:
    """The clause as subject and cue, if it is that."""
    for cue in cues.find(view.opaque, left, right):
        name = mentions.over(cue.start)
        if name and name.start < cue.start and name.end < cue.end:  # 沈言说 is 沈言 and 说
            cue = cue._replace(start=name.end)
        setting = _setting(view, cue, left, right, end)
        if setting is None:
            continue
        content, firm = setting
        subject = speakers.find(view, left, cue.start, mentions, firm=firm)
        if subject is None:
            continue
        if subject is ABSENT and (noun := _noun_before(view, cue)):
            subject, cue = noun, cue._replace(start=noun.end)
        relay: tuple[Subject, ...] = ()
        if quoting := _QUOTING.search(view.opaque, left, cue.start):
            words = _QUOTED_WORDS.search(view.opaque, quoting.end(), cue.start)
            inner = speakers.noun_phrase(
                view, quoting.end(), words.start() if words else cue.start, mentions, firm=True
            )
            if inner:
                relay, subject = (() if subject is ABSENT else (subject,)), inner
        own = subject is not ABSENT
        return Clause(left, right, cue, content, subject if own else None, own, firm, relay=relay)
    return None


def _noun_before(view: View, cue: Cue) -> Subject | None:
    """The noun that a compound begins with and that is its subject: 报道指, 声明称, 消息说."""
    kind = speakers.noun_kind(view.folded[cue.start : cue.start + 2])
    return Subject(cue.start, cue.start + 2, kind) if kind and cue.end > cue.start + 2 else None


def _setting(view: View, cue: Cue, left: int, right: int, end: int) -> tuple[int, bool] | None:
    """Where the content of a cue begins and whether it is set off; None where the cue cannot govern what follows it."""
    after = cue.end
    told = _TOLD.match(view.opaque, after, end) if cue.frame == "object" else None
    if cue.frame == "object" and (object_ := _OBJECT.match(view.opaque, after, end)):
        after = object_.end()
    link = _LINK.match(view.opaque, after, end)
    content = link.end() if link else after
    punctuated = bool(BREAK.search(view.opaque, after, content))
    colon = any(sign in view.opaque[after:content] for sign in "：:")
    pair = view.pair_at(content)
    if pair and view.opaque[pair.end : pair.end + 1] == "的":  # 自称“检察官”的人
        return None
    alone = pair and view.folded[cue.end - 1] not in NAMING and not view.opaque[pair.end : end].strip("。！？!?\n ")
    marked = bool(pair and (colon or alone or view.is_statement(pair) or view.is_complete(pair)))
    if not view.opaque[content:end].strip("。！？!?\n ，,"):
        return (content, True) if {left, left - 1} & view.ends else None
    if told and not (punctuated or marked):
        return told.end(), False
    if (cue.frame == "mark" and not (marked or colon)) or (cue.frame != "clause" and not (punctuated or marked)):
        return None
    firm = punctuated or marked
    if not firm and _FEELS.fullmatch(view.opaque, cue.start, right) and right < end:
        return right, True
    if not firm and (right - content < 4 or _REACTION.match(view.opaque, content)):
        return None
    if not firm and cue.kind not in ("neutral", "assertive") and _NOUN_PHRASE.search(view.opaque, content, right):
        return None
    return content, firm


def _according(view: View, opening: re.Match[str], right: int, mentions: Mentions) -> Clause | None:
    """The clause that `opening` opens as 据…报道, 根据…的说法, if it names a source."""
    left, begin = opening.span()
    close = left + len(view.opaque[left:right].rstrip("，,：: \n"))
    cue = Cue(opening.start("by"), begin, "neutral", "comma")
    if published := _PUBLISHED.search(view.opaque, begin, close):
        stop = published.start()
    elif reported := _REPORTED.search(view.opaque, begin, close):
        stop, cue = reported.start(), Cue(reported.start(), close, "neutral", "comma")
    elif source := _SOURCE.search(view.opaque, begin, close):
        stop = source.start()
    else:
        stop = close
    relay: tuple[Subject, ...] = ()
    if quoting := _QUOTING.search(view.opaque, begin, stop):
        outer = speakers.noun_phrase(view, begin, quoting.start(), mentions, firm=True)
        relay, begin = ((outer,) if outer else ()), quoting.end()
    if relay and (words := _QUOTED_WORDS.search(view.opaque, begin, stop)):
        stop = words.start()
    firm = stop < close and not _VAGUE.match(view.opaque, begin, stop)
    subject = speakers.noun_phrase(view, begin, speakers.tail(view, begin, stop, mentions), mentions, firm=firm)
    if subject and stop == close and not _bare_source(view, subject, stop):
        return None
    return Clause(left, right, cue, right, subject, according=True, relay=relay) if subject else None


def _bare_source(view: View, subject: Subject, stop: int) -> bool:
    """Whether a source stands without a word for its telling: a named body or person and at most a noun, or a statement."""
    words = view.folded[subject.end : stop]
    return bool(subject.entity and len(words) <= 4 and not _NORM.search(words)) or bool(
        _DOCUMENT.search(view.folded, subject.start, stop)
    )


def _learned(view: View, left: int, right: int, mentions: Mentions) -> Clause | None:
    """The clause as 记者从…获悉."""
    match = _LEARNED.match(view.opaque, left, right)
    if not match:
        return None
    subject = speakers.noun_phrase(view, *match.span("source"), mentions, firm=False)
    link = _LINK.match(view.opaque, match.end("cue"))
    if not subject or not link:
        return None
    return Clause(left, right, Cue(*match.span("cue"), "neutral", "clause"), link.end(), subject, according=True)


def _named(view: View, left: int, right: int, mentions: Mentions) -> Clause | None:
    """The clause as a name and a colon before a quotation mark, or as what a speaker does between two parts of a quote."""
    pair = view.pair_at(right)
    if pair and view.text[left - 2 : left - 1] in ("，", ",") and left in view.ends:
        subject = speakers.opening(view, left, right - 1, mentions)
        return Clause(left, right, None, right, subject) if subject else None
    if not pair or view.opaque[right - 1] not in "：:" or not (view.is_statement(pair) or view.is_complete(pair)):
        return None
    subject = before_colon(view, left, right, mentions)
    return Clause(left, right, None, right, subject) if subject else None


def before_colon(view: View, left: int, right: int, mentions: Mentions) -> Subject | None:
    """The person or office that a stretch ending in a colon names, and nothing else."""
    if right - left > LONGEST_NAMED:
        return None
    subject = speakers.noun_phrase(view, left, right - 1, mentions, firm=False)
    office = subject and subject.kind == "organisation" and view.folded[subject.end - 1] in OFFICES
    return subject if subject and (office or subject.kind in ("person", "anonymous")) else None


def actor(view: View, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The person who is the subject of the last clause of the stretch that begins with one, unless they only hear it."""
    if start >= end:
        return None
    for left, right in reversed(list(pairwise(_breaks(view, start, end)))):
        subject = speakers.opening(view, left, right, mentions)
        if subject and (subject.kind == "person" or view.folded[subject.start] in "他她佢"):
            return None if _HEARS.search(view.opaque, subject.end, right) else subject
    return None


def _topic(view: View, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The subject of the clause that ends in writing or of the sentence's first clause, for one without (外交部发表声明，宣布…)."""
    if end <= start:
        return None
    last = _breaks(view, start, end)[-2]
    if party := _PARTY.match(view.opaque, last, end):
        return Subject(*party.span(), "organisation")
    if _WRITES.search(view.opaque, start, end):
        start = last
    first = BREAK.search(view.opaque, start, end)
    stop = first.start() if first else end
    subject = speakers.find(view, start, stop, mentions, firm=False)
    if not subject or not subject.entity:
        subject = speakers.opening(view, start, stop, mentions) or subject
    if not subject or subject is ABSENT or (subject.end == stop and stop + 1 < end):
        return None
    return subject


def _settled(view: View, clauses: list[Clause]) -> list[Clause]:
    """Without clauses that only stand inside what another governs; a medium that passes on another's words becomes relay."""
    kept: list[Clause] = []
    for clause in clauses:
        outer = kept[-1] if kept else None
        opens = outer is not None and clause.start <= outer.content
        if outer and opens and clause.own:
            if outer.speaker and (outer.according or outer.speaker.kind == "media"):
                kept[-1] = replace(clause, start=outer.start, relay=(*outer.relay, outer.speaker, *clause.relay))
        elif outer and opens and clause.cue and clause.cue.start == outer.content:  # 撰文，指…
            kept[-1] = replace(outer, cue=clause.cue, content=clause.content)
        elif outer and clause.own and (turn := _turn(view, outer, clause)):
            kept.append(replace(clause, start=turn))
        elif not outer or clause.firm or not (opens or (clause.own and not _BUT.match(view.opaque, clause.start))):
            kept.append(clause)
    return kept


def _turn(view: View, outer: Clause, clause: Clause) -> int | None:
    """Where a clause that is not set off leaves `outer` all the same: 周正明则认为…, 至于票价，他说…"""
    assert clause.speaker
    assert clause.cue
    if topic := _AS_TO.search(view.opaque, outer.content, clause.start):
        return topic.start()
    return clause.start if "则" in view.opaque[clause.speaker.end : clause.cue.start] else None
