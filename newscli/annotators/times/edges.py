"""How points and durations are joined, opened and moved by the words around them.

Lookaheads keep off other words: 前三季度, 起诉, 后续.
"""

from __future__ import annotations

import re

from newscli.annotators.times.lengths import COUNT, TO
from newscli.numerals import GAP

JOIN = re.compile(rf"[,，]{GAP}|{GAP}(?:的{GAP})?")
"""What may stand between two atoms; see `_joins`."""
NOTE = re.compile(rf"{GAP}[(]")
BETWEEN = re.compile(rf"{GAP}[和与]{GAP}")
BETWEEN_END = re.compile(rf"{GAP}之?间")
RANGE = re.compile(rf"{GAP}(?:(?:起|开始)[,，]?直?[至到]|直[至到]){GAP}|{TO}")
STOP = re.compile(rf"{GAP}(?:为?止(?![痛血跌损水步境])|结束(?!后))")
"""After a range: 4月29日起至5月11日止."""
FROM = re.compile(rf"(?:(?P<since>自从|(?<![来亲各独])自)(?:从|由)?|从|由){GAP}\Z")
OPEN = re.compile(
    rf"{GAP}(?:(?P<inclusive>[及或])?(?P<until>以前|之前|前(?![一二三四五六七八九十两0-9首半任夕景述来往后期]))"
    r"|(?P<since>[及或](?:以后|之后)|以来|(?P<now>起?[至迄到]今)(?![年天日早晚晨午夏春秋冬次个])|起(?![草诉来码飞火义])|开始)"
    r"|(?P<after>以后|之后|后(?![一二三四五六七八九十0-9半卫来续期者])))"
)
LIST = re.compile(rf"{GAP}(?:、|以?及|和|与|或){GAP}")
AROUND = re.compile(
    rf"(?:(?P<past>过去|最近|近(?={GAP}{COUNT}[^，。]{{1,4}}[来内间])|(?<![以之提目此日先年月周天期节])前|(?<![^\s，。、；:(「『“在])上(?!一))"
    rf"|未来|今后|接下来|往后|之后|还剩|(?<![^\s，。、；:(「『“在])[下后](?!一))(?:的|这)?{GAP}"
)
"""Before a duration: the stretch that ends or begins with the publication."""
MOVED = re.compile(
    r"(?P<past>[以之]前|前(?![三两四1-9任者夕后]))|(?P<later>[以之过]后|后(?![来续者代卫]))|(?P<within>[以之]?内)|(?P<since>以?来(?![自到]))"
)
"""After a duration: so long before or after the publication."""
STARTS = re.compile(r"(?:^|[\s，。、；:！？(「『“,;:]|[在于将约仅要])\Z")
"""Before 三天後 where it counts from the publication; after other words it counts from what they tell."""
NOT_A_LENGTH = re.compile(r"[这那同每某第有当新又全个分]\Z")
"""Before 一年, 一天: a certain one, or a part of 一個一百年."""
NO_LENGTH = re.compile("(?<=这)[两几]天|(?<![近逾超上])[百千万]年(?![来前后间之以内历])")
"""Lately, and very long: 百年老店."""
THE_ONE = re.compile(r"(?<!过去)(?<!未来)(?<!最近)(?<!为期)(?<!长达)(?<!整整)(?<!短短)的\Z")
CLAUSE_END = re.compile(r"$|[^\w]")
SET = re.compile(
    rf"(?:每(?:逢|隔)?|(?<![恰正适时又])逢(?=周|星期|礼拜)){GAP}(?P<number>{COUNT})?{GAP}个?"
    rf"(?:(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])(?:{TO}(?:周|星期|礼拜)?(?P<last>[一二三四五六日天]))?"
    r"|(?P<unit>天|日(?!电讯|新闻|邮报|经济|商报)|[早晚](?!年)|周(?!刊)|星期|礼拜|月(?!刊)|季度?|年))"
)
