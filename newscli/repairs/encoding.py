"""Encoding mistakes that survived as text: bytes of one encoding that were read as another and saved so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newscli.model import Confidence
from newscli.repairs import utf8
from newscli.repairs.edits import overlaps
from newscli.repairs.gbk import bytes_of
from newscli.repairs.language import class_of, follows
from newscli.repairs.registry import CP1252
from newscli.repairs.rule import Proposal, edit, report

LATIN = re.compile(rf"[\u0080-\u00ff{CP1252}]{{2,}}")
LATIN_PAIRS = re.compile(rf"(?:[\u0081-\u00fe{CP1252}][@-~\u0080-\u00fe{CP1252}])+")
AS_BIG5 = re.compile("[ㄅ-ㄩ][\u3105-\u9fff]|[\u3041-\u30f6\u0391-\u044f][\u3041-\u9fff\u0391-\u044f]")
"""What GBK's marks look like in Big5 (，is ㄛ), and Big5's common characters in GBK (kana, Greek, Cyrillic)."""
BIG5_RUN = re.compile("[\u00a1-\uf8ff\ufe30-\uffef]{4,}")
CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u3020\uff01-\uff5e“”‘’—…·\n -~]+")
LOST = re.compile("(?:锟斤拷|锟斤|斤拷){2,}|锟斤拷|(?:烫){3,}|(?:屯){4,}|ï¿½")

GAIN = 2.5
"""Log probability per character that the other encoding must win, from which a run is `exact`; chance gives less than 0."""
ENOUGH = 8
"""Characters of one sure run that prove what happened to the text, so that its short runs are sure, too."""
UNLIKELY = -14.0
RARELY = 25
"""Characters for each telltale pair, at most, in a run that is worth reading again."""
LEAST = -8.5
"""Log probability per character of text that could be Chinese at all."""


class Candidate(NamedTuple):
    """A run that can be read otherwise."""

    start: int
    end: int
    after: str
    how: str
    """How it came about."""
    whole: bool
    """Whether all its bytes are there."""


def find(text: str) -> Iterator[Proposal]:
    """Read runs of characters again in the encoding that their bytes were written in.

    What is wrong: `ÖÐ¹ú` is 中国 in GBK read as Latin-1, `ä¸\xadå›½` the same in UTF-8, `涓浗` UTF-8 read as GBK, `笢弊` GBK read
    as Big5, `いゅ` Big5 read as GBK. `锟斤拷` is left where bytes are lost.
    Evidence: the bytes are valid throughout in the other encoding, and make far better Chinese there.
    Inverse: encode as it was read, decode as it was written. Remains are only reported.
    Must not fire: on accented Latin words, Japanese, bopomofo, rare characters; hence telltale pairs must stand every few
    characters of a run, and the run must become Chinese, of three characters or more, that is far more probable.
    """
    found = sorted(candidates(text))
    proven = {c.how for c in found if len(c.after) > ENOUGH and is_sure(text, c)}
    taken = 0
    for candidate in found:
        sure = is_sure(text, candidate) or candidate.how in proven
        if candidate.start >= taken and (sure or (is_chinese(candidate.after) and len(candidate.after) > 1)):
            taken = candidate.end
            gain = fit(candidate.after) - fit(text[candidate.start : candidate.end])
            confidence: Confidence = "guess" if not sure else "exact" if candidate.whole else "likely"
            said = f"{candidate.how}; {gain:+.1f} in log probability per character"
            yield edit("mojibake", (candidate.start, candidate.end), candidate.after, confidence, said)
    for match in LOST.finditer(text):
        said = "U+FFFD in UTF-8 read as another encoding, or unset memory: the text is lost"
        yield report("remains", *match.span(), text, said)


def is_sure(text: str, candidate: Candidate) -> bool:
    """Whether a run is long enough and becomes so much more probable that chance is ruled out."""
    fitting, gain = fit(candidate.after), fit(candidate.after) - fit(text[candidate.start : candidate.end])
    return (
        len(candidate.after) > 2
        and is_chinese(candidate.after)
        and fitting > LEAST
        and (gain > GAIN or "UTF-8" in candidate.how)
    )


def candidates(text: str) -> Iterator[Candidate]:
    """Runs that can be read otherwise."""
    taken = []
    for match in LATIN.finditer(text):
        after = decoded(latin_bytes(match.group()), "utf-8")
        if CHINESE.fullmatch(after):
            taken.append(match.span())
            yield Candidate(*match.span(), after, "UTF-8 read as Latin-1", True)
    for match in LATIN_PAIRS.finditer(text):
        after = decoded(latin_bytes(match.group()), "gbk")
        if CHINESE.fullmatch(after) and not overlaps(taken, *match.span()):
            yield Candidate(*match.span(), after, "GBK read as Latin-1", True)
    for piece in utf8.pieces(text):
        yield Candidate(piece.start, piece.end, piece.after, "UTF-8 read as GBK", piece.whole)
    for match in runs(text, BIG5_RUN, AS_BIG5):
        yield from reread(match, decoded(encoded(match.group(), "big5"), "gbk"), "GBK read as Big5")
        yield from reread(match, decoded(encoded(match.group(), "gb18030"), "big5"), "Big5 read as GBK")


def runs(text: str, run: re.Pattern[str], telltale: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The runs in which, or in whose whole text, telltale pairs stand every few characters."""
    if telltale.search(text):
        everywhere = is_dense(telltale, text)
        for match in run.finditer(text):
            if everywhere or is_dense(telltale, match.group()):
                yield match


def is_dense(telltale: re.Pattern[str], text: str) -> bool:
    """Whether a text has a telltale pair every few characters."""
    return len(telltale.findall(text)) * RARELY > len(text)


def reread(match: re.Match[str], after: str, how: str) -> Iterator[Candidate]:
    """A run, if it makes better Chinese when it is read otherwise."""
    if is_chinese(after) and fit(after) > fit(match.group()) + 1:
        yield Candidate(*match.span(), after, how, True)


def latin_bytes(shown: str) -> bytes:
    """The bytes behind characters shown as Latin-1 or Windows-1252."""
    return b"".join(c.encode("cp1252") if c in CP1252 else c.encode("latin-1") for c in shown)


def encoded(text: str, encoding: str) -> bytes:
    """The bytes of a text; none where the encoding lacks a character."""
    try:
        if encoding == "gb18030":
            return b"".join(bytes_of(c) or b"?" for c in text)
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b""


def decoded(data: bytes, encoding: str) -> str:
    """The text of bytes; empty where they are not valid."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def is_chinese(text: str) -> bool:
    """Whether a text has Chinese characters, and besides them only marks, ASCII and line ends."""
    return CHINESE.fullmatch(text) is not None and re.search("[\u4e00-\u9fff，。、]", text) is not None


def fit(text: str) -> float:
    """Log probability per character; signs that no Chinese text has, as unlikely as rare characters."""
    return sum(
        UNLIKELY if class_of(b) in "#a" and b > "\u00b7" else follows(a, b) for a, b in pairwise(f"\n{text}")
    ) / max(1, len(text))
