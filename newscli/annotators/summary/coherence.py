"""Which sentences cannot stand without which others: pronouns, connectives, lists, and quotations with their speaker.

Told by beginnings, colons, semicolons and quotation marks alone. What a pronoun within a sentence refers to is not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newscli.model import Sentence
from newscli.structure.names import family_names
from newscli.structure.sentences import QUOTES

LONGEST = 20  # sentences; a bound keeps pathological texts linear
_LEANS = re.compile(
    r"""[“"「『（(]?(?:
    (?: 根据 | 按照 | 依据 | 据 | 对于? | 在 | 从 | 由于? | 为了? | 通过 | 随着 | 针对 | 围绕 | 经过 | 除了? | 作为 | 按 | 与 | 以 )?
    (?: 这 | 该(?!隐) | 此(?![起间]) | 其(?!美|他人) | 她 | 它 | 他(?!信|加禄|泊) | 上述 | 之(?!江) )
  | 那(?!曲|坡|英|霸|不勒斯|么) | 两[人者] | 二者 | 双方 | [前后]者 | 以上 | 相比之下 | 反观 | 至于 | 即(?![将使日时便墨可刻])
  | 因(?:此|而) | 所以 | 于是 | 从而 | 可见 | 总之 | 换言之 | 也就是说 | 事实上 | 实际上
  | 但(?!丁|泽|马) | 不过 | 然而 | 而(?!立) | 可是 | 却 | 反之 | 相反 | 否则 | 惟(?!一) | 同样
  | 同(?:时|日|一天|年|月) | [次翌]日 | 第二天 | 当(?:天|日|晚|即|时|中|场) | 至此 | 包括 | 都(?![市江匀会柏灵]) | 我(?![国省市县区军台驻方党]) | 咱 | 你
  | 要(?![求闻点素塞员么约]) | 必须 | 应当 | 希望(?!工程|小学|之)
  | 另(?:外|一方面|[据有，,]) | 并(?![购列州网轨联]|发症|非) | 还(?![乡款原]) | 也(?!门|许) | 亦 | 再(?:次|者|说) | 以及
  | 随后 | 接着 | 后(?:来|因|经|被) | 届时 | 例如 | 比如 | 据(?:悉|介绍)
  | 首先 | 其次 | 最后(?=[，,]) | [一二三四五六七八九十]是(?!否) | [第其][一二三四五六七八九十][是，,、：:]
  | [（(][一二三四五六七八九十1-9][）)] | [一二三四五六七八九十]、 | [1-9][、．]
  | (?:表示|指出|认为|强调|坦言|证实|透露|称|说)[了，,：:]
    )""",
    re.VERBOSE,
)
"""Beginnings that need the sentence before: pronouns, connectives, members of a list, a verb of saying or of demanding
without a subject, and the first or second person, who speak in a speech that goes on.

The exceptions are names that begin alike (那曲, 他信, 也门) and longer words (并购, 还款)."""


_SAYS = r"(?:表示|指出|认为|强调|坦言|坦承|证实|透露|提醒|补充|预告|呼吁|批评|直言|承认|否认|建议|提到|形容|重申|估计|预料|希望|要求|解释|又?[称说指料][，,：:])"
_SPEAKS_ON = re.compile(rf"[并又还亦也再续]?{_SAYS}|[并又还亦也再续][称说指料]")


def _speaks_on(folded: str, start: int) -> bool:
    """Whether a family name alone speaks there (雷並預告…, 李續指…), of somebody whom an earlier sentence names in full."""
    return folded[start : start + 1] in family_names() and _SPEAKS_ON.match(folded, start + 1) is not None


def needs(folded: str, sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """For each sentence of the folded text, the indices of those that it cannot stand without, itself included."""
    direct = [{i} for i in range(len(sentences))]
    for i, sentence in enumerate(sentences):
        start = sentence.start
        behind_semicolon = i > 0 and folded[sentences[i - 1].end - 1] in "；;"
        if i and (behind_semicolon or _LEANS.match(folded, start) or _speaks_on(folded, start)):
            direct[i].add(i - 1)
        if i + 1 < len(sentences) and folded[sentence.end - 1] in "：:":
            direct[i].add(i + 1)
    for i, other in _quotations(folded, sentences):
        direct[i].add(other)
    return [_closure(i, direct) for i in range(len(sentences))]


def _closure(index: int, direct: Sequence[set[int]]) -> tuple[int, ...]:
    """All that `index` needs, and all that those need, in order; a chain is followed so far as a summary could be."""
    found: set[int] = set()
    todo = {index}
    while todo and len(found) < LONGEST:
        found |= todo
        todo = set().union(*(direct[i] for i in todo)) - found
    return tuple(sorted(found))


def _quotations(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Which sentence needs which other one because of a quotation: those that it runs over, and the one with its speaker.

    The speaker of sentences that are nothing but a quotation is in the sentence after in the same paragraph, else before. Only
    within a paragraph does the sentence that names the speaker need the quotation, too.
    """
    first = 0
    awaited: list[str] = []
    for i, sentence in enumerate(sentences):
        if i and _breaks(text, sentences, i):
            awaited.clear()
        if not awaited:
            first = i
        _read_marks(text[sentence.start : sentence.end], awaited)
        if not awaited:
            start = sentences[first].start
            alone = text.find(QUOTES.get(text[start], "\n"), start, sentence.end) == sentence.end - 1
            after = i + 1 < len(sentences) and (first == 0 or not _breaks(text, sentences, i + 1))
            speaker = [(i, i + 1)] if after else [(first, first - 1)] if first > 0 else []
            for one, other in [*pairwise(range(first, i + 1)), *(speaker if alone else ())]:
                yield one, other
                if not _breaks(text, sentences, max(one, other)):
                    yield other, one


def _breaks(text: str, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a paragraph ends right before a sentence."""
    return "\n" in text[sentences[index - 1].end : sentences[index].start]


def _read_marks(text: str, awaited: list[str]) -> None:
    """Follow the quotation marks of a sentence; `awaited` holds the closing marks still to come, innermost last."""
    for char in text:
        if awaited and char == awaited[-1]:
            awaited.pop()
        elif char in QUOTES:
            awaited.append(QUOTES[char])
