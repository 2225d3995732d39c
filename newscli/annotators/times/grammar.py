"""The atoms of time expressions in folded text: their patterns, their ranks, and what resolves them.

An expression is a run of atoms whose ranks rise: a year (0), a half, quarter or season (1), a month (2), a part of a month (3),
a day (5), a weekday (6), a part of the day (7), a clock time (8).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newscli.annotators.times import days, words, years
from newscli.annotators.times.feasts import MOVABLE
from newscli.annotators.times.lengths import TO
from newscli.annotators.times.points import Resolver
from newscli.numerals import GAP

SMALL = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
"""The number of a month, a day, an hour."""


class Atom(NamedTuple):
    """A kind of atom."""

    rank: int
    begins: frozenset[str]
    """The characters that it may begin with."""
    pattern: str
    resolve: Resolver

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The atom at `at`; its pattern is compiled when first needed."""
        return _compiled(self.pattern).match(text, at)


_compiled = cache(re.compile)


def _atom(rank: int, resolve: Resolver, begins: str, *pattern: str) -> Atom:
    return Atom(rank, frozenset(begins), "".join(pattern), resolve)


def _initials(*tables: Iterable[str]) -> str:
    return "".join(word[0] for table in tables for word in table)


def _any(table: Iterable[str]) -> str:
    return "|".join(sorted(table, key=lambda word: (-len(word), word)))


_APART = r"(?<![0-9.])"
"""Not in the middle of a number."""
_ALONE = r"(?<![0-9.一二三四五六七八九十百千万亿几数第])"
_MONTHS, _DAYS = r"(?:0?[1-9]|1[0-2])", r"(?:3[01]|[12][0-9]|0?[1-9])"
_CENTURIES = r"(?:19|20)"
_YEAR = "(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
_CENTURY = rf"(?P<century>(?:[上本]个?|新|{SMALL})世纪)"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"
_NEW_YEAR = "(?<![今去明前后当同本每年0-9一二三四五六七八九〇零])年初[一二三四五六七八](?![个位名家人次度举直些场])"
"""The first days of the Chinese year, as Hong Kong names them; not 年初一家公司."""
_DAYS_OFF = "(?:小?长假|假期|连假|黄金周)"
_SHORT_FESTIVAL = _any(words.SHORT_FESTIVALS)
_NOT_A_FRACTION = r"(?<![0-9./:约近逾过占达有成])(?<![^0-9]-)(?<!^-)"

_AFTER_MOON = (
    "[饼亮嫂]|台(?![湾北中南东股币铁电风积])|球(?![市员季队赛])|经(?![济贸费营常典过])|子(?!公司|弹)|薪(?!资)|刊(?!登|出|载)"
    "|票(?![房选据])|租(?![金约赁])|食(?![品物材安])"
)
"""What makes another word of 月: 月餅, 月台; unless another follows, as then that begins a word: 9月|經濟."""

_DIGITS = "0123456789"
_NUMERALS = _DIGITS + "一二三四五六七八九十两廿卅"

ATOMS = (
    _atom(5, days.full_date, "12", rf"{_APART}({_CENTURIES}[0-9]{{2}})[-/.]({_MONTHS})[-/.]({_DAYS})(?![0-9])"),
    _atom(
        5,
        days.full_date,
        "12",
        rf"(?<![0-9.-])({_CENTURIES}[0-9]{{2}})(0[1-9]|1[0-2])(3[01]|[12][0-9]|0[1-9])(?![0-9-])",
    ),
    _atom(5, days.full_date, "1", r"(?<=[)])(1[01][0-9])(0[1-9]|1[0-2])(3[01]|[12][0-9]|0[1-9])(?![0-9])"),  # 1120823
    _atom(
        5,
        days.slashed_date,
        _DIGITS,
        rf"{_NOT_A_FRACTION}(?P<a>{_DAYS})/(?P<b>{_DAYS})(?:/(?P<yyyy>{_CENTURIES}[0-9]{{2}}))?(?![0-9/.%的多以左强弱人票席])"
        rf"|{_NOT_A_FRACTION}(?P<yy>[0-9]{{2}})-(?P<mm>0[1-9]|1[0-2])-(?P<dd>3[01]|[12][0-9]|0[1-9])(?![0-9-])",
    ),
    _atom(
        0,
        years.decade,
        _NUMERALS + "上本新",
        rf"(?:(?P<full>{_APART}[12][0-9]{{2}}0)|{_CENTURY}?(?P<tens>[1-9]0|[一二三四五六七八九]十))年代(?![表理])",
    ),
    _atom(
        0,
        years.century,
        _NUMERALS + "上本新",
        rf"{_CENTURY}|{_ALONE}(?P<first>{SMALL})(?={TO}{SMALL}{GAP}世纪)",
    ),
    _atom(
        0,
        years.double_year,
        "12",
        rf"{_APART}(?P<first>(?:1[5-9]|20)[0-9]{{2}})[-/–—至](?P<second>(?:20)?[0-9]{{2}})(?:(?P<season>(?:财政|会计|财|学)年度?|年度|赛季)|年)",
    ),
    _atom(
        0,
        years.told_year,
        _NUMERALS + "公西F",
        rf"{_APART}(?:公元|西元|(?<![A-Za-z])FY(?=20))?(?:(?P<year>{_YEAR}){GAP}(?:(?P<school>学年度?)|(?:财政|会计|财)?年度?|(?<=FY[0-9]{{4}})|(?={TO}[12][0-9]{{3}}{GAP}年)|(?={GAP}[QqHh][1-4](?![0-9A-Za-z])))",
        rf"|(?P<short>0[0-9]|[0-9]{{2}}(?={GAP}年{GAP}(?:{SMALL}{GAP}月|第[一二三四1234]|[一二三四]季|[上下]半年|[初底]))){GAP}年",
        rf"(?!{GAP}[以之]?来)|(?P<republic>1[01][0-9]){GAP}(?:年(?={GAP}{SMALL}{GAP}月|度|底|初|第?[一二三四1-4]季|[上下]半年|起(?!源)|全年|[至到~～–—-]1[01][0-9]年)|(?:学|会计)年度?)",
        r"|(?<=年[至到~～–—-])(?P<until>1[01][0-9])年)(?![轻级]|代(?![表理]))",
    ),
    _atom(
        0,
        years.plan,
        _NUMERALS,
        '(?<![一二三四五六七八九十两第])(?P<plan>十[一二三四五六七八九]?|[三四五六七八九])五(?=[”」』"]?(?:期间|时期|以来))',
    ),
    _atom(
        0,
        years.era,
        _initials(words.ERAS),
        rf"(?P<era>{_any(words.ERAS)}){GAP}(?P<number>元|[0-9]{{1,3}}|[一二三四五六七八九十百〇零廿卅]{{1,6}}){GAP}年(?!代)",
    ),
    _atom(
        0,
        years.relative_year,
        _initials(words.YEARS, words.MENTIONED_YEARS) + "今去明前",
        rf"(?:(?P<mentioned>{_any(words.MENTIONED_YEARS)})|(?P<word>{_any(words.YEARS)})",
        rf"|[今去明前][(](?P<stated>{_CENTURIES}[0-9]{{2}})年?[)]年)(?![轻级])",
    ),
    _atom(1, years.half, "上下前后", "(?P<half>[上下前后])半年"),
    _atom(
        1,
        years.quarter,
        _NUMERALS + "前首头上本这下第末",
        r"(?:(?:前|首|头)(?P<first>[二两三四234])个?季度?|(?P<relative>[上本这下])一?个?季度?",
        rf"|第?{GAP}(?P<which>[一二三四1234首末]){GAP}季度|第?{GAP}(?P<bare>[一二三四1234首末]){GAP}季)(?![节军后])",
    ),
    _atom(
        1,
        years.lettered,
        "QqHh",
        "[Qq](?P<quarter>[1-4])(?![0-9A-Za-z])|[Hh](?P<half>[12])(?![0-9A-Za-z])",
    ),
    _atom(
        1,
        years.lettered,
        "1234",
        r"(?<![0-9A-Za-z.])(?:(?P<quarter>[1-4])[Qq]|(?P<half>[12])[Hh])(?P<year>[0-9]{2})(?![0-9A-Za-z])",
    ),
    _atom(1, years.season, "春夏秋冬", "(?P<season>[春夏秋冬])[季天]?(?![节运耕种收训装游奥])"),
    _atom(2, years.told_month, "上本下", r"[上本下][(](?P<month>[0-9]{1,2})月?[)]月"),
    _atom(
        2,
        years.told_month,
        _NUMERALS,
        rf"{_ALONE}(?P<month>{SMALL}){GAP}(?:月份?(?:(?P<word>(?={_AFTER_MOON}))|)|(?={TO}{SMALL}{GAP}月))",
    ),
    _atom(
        2,
        years.relative_month,
        "上下本这今当同次翌",
        r"(?P<word>上上|下下|[上下本这今当同次翌])个?月份?(?![亮球饼])",
    ),
    _atom(
        2,
        years.first_months,
        "前首头",
        rf"(?:(?<![以之提目此日先年月周天])前|首|头){GAP}(?P<number>{SMALL}){GAP}(?:个月|月(?![0-9一二三份初底上中下末]))",
    ),
    _atom(
        3,
        years.edge,
        "上中下年月初底末终",
        rf"(?P<ten>[上中]?[上中下]旬)|(?!{_NEW_YEAR})(?P<of>[年月])(?P<edge>[初底末中终])(?![国央华东西南北小秋元])",
        r"|(?<=[年月份])(?P<bare>[初底末中终])(?![国央华东西南北小旬级期秋元])",
    ),
    _atom(
        3,
        years.nth,
        "第前首头最后",
        rf"(?P<which>第|前|首|头|最后|后){GAP}(?P<number>{SMALL}|两)?{GAP}个?{GAP}(?P<unit>天|日|月|周|星期|礼拜)",
        r"(?P<weekday>(?<=[周期拜])[一二三四五六日天])?",
    ),
    _atom(
        5,
        days.told_day,
        _NUMERALS + "初",
        rf"{_ALONE}(?:(?P<day>{SMALL}){GAP}(?:(?P<sign>[日号])(?![线楼院机店令本元圆])|(?={TO}{SMALL}{GAP}[日号])|(?=(?:、{SMALL}){{1,6}}[日号]))",
        rf"|(?<=[月份])(?P<unsigned>{_LUNAR_DAY})(?![个名位家人万亿千百点时分年月初]))",
    ),
    _atom(
        5,
        days.relative_day,
        _initials(words.DAYS, words.MENTIONED_DAYS, words.SHORT_DAYS),
        rf"(?<![目以之此先生])(?P<word>{_any(words.DAYS)})(?!头条|俄罗斯|美国|说法|海峡|本)",
        rf"|(?P<mentioned>{_any(word for word in words.MENTIONED_DAYS if len(word) > 1)}|当(?=[晚夜](?![班报])))(?!而语|生效)",
        r"|(?P<short>[昨寻琴噚今明听](?=[早晨午晚夜](?![报间清餐饭]))|[寻琴噚听](?=朝)|前(?=晚)|(?<![如犹忆是非今畴一])昨(?![日天是非儿今年月周(]))",
        r"|(?P<stated>[今昨明])[(](?P<number>[0-9]{1,2})日?[)][日天]?",
    ),
    _atom(
        5,
        days.neighbours,
        "前昨今明",
        "(?P<days>今明后|前昨|昨今|今明|明后)[两三23]?[天日晚](?![报])",
    ),
    _atom(
        5,
        days.festival,
        _initials(words.FESTIVALS, MOVABLE, words.SHORT_FESTIVALS),
        rf"(?<![夕男女混])(?P<name>{_any((*words.FESTIVALS, *MOVABLE))}){_DAYS_OFF}?(?!档|协定|字|联欢|晚会|快乐|·|倒数|庙会|庆祝|习俗|传统|文化)",
        rf"|{_ALONE}(?P<short>{_SHORT_FESTIVAL})",
        rf"(?:节?{_DAYS_OFF}|(?=期间|前后|前夕|当[天日]|[”」』\"](?:期间|前后|节?{_DAYS_OFF})|[、和]?(?:{_SHORT_FESTIVAL})节?{_DAYS_OFF}))",
    ),
    _atom(
        5,
        days.lunar,
        "农旧阴夏正腊冬闰大年",
        rf"(?=(?:农历|旧历|阴历|夏历)[0-9一二三四五六七八九十廿初闰正腊冬]|[正腊冬]月|闰(?:[正腊冬]|{SMALL})月)(?:(?:农历|旧历|阴历|夏历)(?:(?P<year>{_YEAR})年)?)?",
        rf"(?P<month>闰?(?:[正腊冬]|{SMALL})月)?(?P<day>{_LUNAR_DAY})?",
        rf"|(?:大年|(?={_NEW_YEAR})年)(?P<new>初[一二三四五六七八九十]|三十)",
    ),
    _atom(4, days.half_week, "上下", "(?P<half>[上下])半周"),
    _atom(
        6,
        days.told_week,
        "上这本今当下周星礼",
        r"(?<![一二两三四五六七八九十几数每0-9])(?P<which>上上个?|上一?个?|这一?个?|本|今|当|下下个?|下一?个?)?",
        r"(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])?(?![年边围刊报岁期转])",
    ),
    _atom(
        7,
        days.part,
        _initials(words.PARTS),
        rf"(?<!春)(?P<part>{_any(word for word in words.PARTS if len(word) > 1)}|[早晨午晚夜朝](?![会报餐饭间清班赛]))",
    ),
    _atom(
        8,
        days.clock,
        _NUMERALS + "零〇",
        rf"{_APART}(?<!:)(?:(?P<digital>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?)(?![0-9:])(?:分(?![之钟享析]))?",
        rf"(?:{GAP}(?P<half>[aApP]\.?[mM]\.?))?|(?P<whole>1[0-2]|[1-9]){GAP}(?P<pm>[aApP]\.?[mM]\b\.?)",
        rf"|(?P<first>{SMALL})(?={TO}{SMALL}{GAP}[点时](?!间))",
        rf"|(?P<hour>{SMALL}|[零〇两]){GAP}(?P<sign>点|时(?![代期间候尚装常刻而任速段差效空长]))",
        rf"(?:{GAP}(?:(?P<fraction>半|一刻|三刻)",
        rf"|(?P<minute>[零〇]?{SMALL}(?={GAP}分)|[0-5][0-9](?![0-9.%])|[一二三四五]?十[一二三四五六七八九]?(?![万亿%%个])){GAP}分?))?",
        rf"(?:{GAP}(?P<second>{SMALL}){GAP}秒)?(?P<exact>[整正许钟])?(?P<alone>(?=$|[，。；、,;)\s]|[前后之以至到起开左]))?)",
    ),
)
"""In the order in which they are tried; those of one rank exclude each other."""
ATOMS_FROM = {
    char: tuple(atom for atom in ATOMS if char in atom.begins) for char in frozenset().union(*(a.begins for a in ATOMS))
}
"""Those that may begin with a character."""

_NUMBER = "(?:[0-9][0-9.]{0,7}|[一二三四五六七八九十百千〇零○廿卅两半几数]{1,6})"
_BEGINNINGS = (
    rf"{_NUMBER}{GAP}[多余来半]?{GAP}[年月日号点时个天周星礼小钟分秒刻世季学财会代aApP/:、至到–—―~～-]",
    r"(?<![0-9])[0-9]{7}|(?<![0-9.])(?:19|20)[0-9]{2}\.[0-9]|[12][0-9]{3} {0,3}[QqHh]|(?<![0-9A-Za-z.])[1-4][QqHh][0-9]{2}",
    rf"[第首末前头上下后]{GAP}(?:{_NUMBER}{GAP}[季个年月天日周星礼小钟分秒刻世学多余来半]|季)",
    r"[上下本这今当同次翌][上下]?一?个?(?:[周月季半年]|星期|礼拜|世纪|[(])|新世纪",
    _any(word for table in words.TABLES for word in table if len(word) > 1),
    r"(?:周|星期|礼拜)[一二三四五六日天末]|[年月][初底末中终]|[正腊冬闰]月|闰|农历|旧历|阴历|夏历|大年|年初|公元|西元|FY|年半|个半[月小钟星礼]|[一二三四五六七八九十]{1,2}五[”」』\"]?[期时以]|(?<![0-9A-Za-z])[QH][1-4]",
    r"昨|[寻琴噚今明听前当][早晨午晚夜朝]|[今明]明?后?[两三23]?[天日晚]|前昨|[今昨明去前][(]|(?<=[、和及与或])[早晨午晚夜]|每|逢(?=[周星礼])|过去|最近|近|未来|今后|接下来|往后|之后|还剩",
)
_FIRST = "0-9FQH一二三四五六七八九十百千〇零○廿卅两半几数第首末前头上下后本这今当同次翌新周星礼年月正腊冬闰农旧阴夏大公西个昨寻琴噚明听去早晨午晚夜每逢过最近未接往之还"
BEGIN = re.compile(f"(?=[{_FIRST}{_initials(*words.TABLES)}])(?:{'|'.join(_BEGINNINGS)})")
"""Where an expression may begin, and most characters are passed over; a test compares it with trying every one."""
