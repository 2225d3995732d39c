"""Encoding mistakes that survived as text: bytes of one encoding that were read as another and saved so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newscli.repairs.gbk import bytes_of
from newscli.repairs.language import class_of, follows
from newscli.repairs.registry import CP1252
from newscli.repairs.rule import Proposal, report

LATIN = re.compile(rf"[\u0081-\u00ff{CP1252}]{{3,}}")
AS_GBK = re.compile("[锛銆鈥鐨勬槸涓浗鍥鏄鏂浜][\u4e00-\u9fff\ue000-\uf8ff?€\ufffd]")
"""First bytes of what UTF-8 looks like when it is read as GBK: marks (EFBC, E380, E280) and common characters."""
_SIGN = "[?\N{REPLACEMENT CHARACTER}]"
GBK_RUN = re.compile(
    f"[\u00a1-\uf8ff\uff00-\uffef](?:[\u00a1-\uf8ff\uff00-\uffef]|{_SIGN}(?=[\u00a1-\uf8ff])){{2,}}{_SIGN}?"
)
AS_BIG5 = re.compile("[ㄅ-ㄩ][\u3105-\u9fff]|[\u3041-\u30f6\u0391-\u044f][\u3041-\u9fff\u0391-\u044f]")
"""What GBK's marks look like in Big5 (，is ㄛ), and Big5's common characters in GBK (kana, Greek, Cyrillic)."""
BIG5_RUN = re.compile("[\u00a1-\uf8ff\ufe30-\uffef]{4,}")
CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u3020\uff01-\uff5e“”‘’—…·\n -~]+")
UTF8 = re.compile(rb"[\xe0-\xef][\x80-\xbf?]{1,2}|[\xc2-\xdf][\x80-\xbf]|[\x00-\x7f]|.", re.DOTALL)
LOST = re.compile("(?:锟斤拷|锟斤|斤拷){2,}|锟斤拷|(?:烫){3,}|(?:屯){4,}|ï¿½")

GAIN = 2.5
"""Log probability per character that the other encoding must win, from which a run is `exact`; chance gives less than 0."""
UNLIKELY = -14.0
RARELY = 25
"""Characters for each telltale pair, at most, in a run that is worth reading again."""
LEAST = -8.5
"""Log probability per character of text that could be Chinese at all."""


def find(text: str) -> Iterator[Proposal]:
    """Read runs of characters again in the encoding that their bytes were written in.

    What is wrong: `ÖÐ¹ú` is 中国 in GBK read as Latin-1, `ä¸\xadå›½` the same in UTF-8, `涓浗` UTF-8 read as GBK, `笢弊` GBK read
    as Big5, `いゅ` Big5 read as GBK. `锟斤拷` is left where bytes are lost.
    Evidence: the bytes are valid throughout in the other encoding, and make far better Chinese there.
    Inverse: encode as it was read, decode as it was written. Remains are only reported.
    Must not fire: on accented Latin words, Japanese, bopomofo, rare characters; hence telltale pairs must stand every few
    characters of a run, and the run must become Chinese, of three characters or more, that is far more probable.
    """
    taken = 0
    for start, end, after, how in sorted(candidates(text)):
        if start >= taken:
            taken, gain = end, fit(after) - fit(text[start:end])
            whole = not re.search(_SIGN, text[start:end])
            sure = len(after) > 2 and fit(after) > LEAST and (gain > GAIN or "UTF-8" in how)
            if not sure and "Latin" not in how:
                continue
            yield Proposal(
                code="mojibake",
                start=start,
                end=end,
                after=after,
                confidence="exact" if sure and whole else "likely" if sure else "guess",
                evidence=f"{how}; {gain:+.1f} in log probability per character",
            )
    for match in LOST.finditer(text):
        said = "U+FFFD in UTF-8 read as another encoding, or unset memory: the text is lost"
        yield report("remains", *match.span(), text, said)


def candidates(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Runs that can be read otherwise: start, end, what was meant, and how it came about."""
    for match in LATIN.finditer(text):
        data = latin_bytes(match.group())
        for encoding, how in (("utf-8", "UTF-8 read as Latin-1"), ("gbk", "GBK read as Latin-1")):
            after = decoded(data, encoding)
            if is_chinese(after):
                yield match.start(), match.end(), after, how
                break
    for match in runs(text, GBK_RUN, AS_GBK):
        yield from reread(match, "UTF-8 read as GBK", mended(encoded(match.group(), "gb18030")))
    for match in runs(text, BIG5_RUN, AS_BIG5):
        yield from reread(match, "GBK read as Big5", decoded(encoded(match.group(), "big5"), "gbk"))
        yield from reread(match, "Big5 read as GBK", decoded(encoded(match.group(), "gb18030"), "big5"))


def runs(text: str, run: re.Pattern[str], telltale: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The runs in which telltale pairs stand every few characters."""
    if telltale.search(text):
        for match in run.finditer(text):
            if len(telltale.findall(match.group())) * RARELY > match.end() - match.start():
                yield match


def reread(match: re.Match[str], how: str, after: str) -> Iterator[tuple[int, int, str, str]]:
    """A run, if it makes better Chinese when it is read otherwise."""
    if is_chinese(after) and fit(after) > fit(match.group()) + 1:
        yield match.start(), match.end(), after, how


def mended(data: bytes) -> str:
    """UTF-8 in which single bytes were lost, with the most probable character in each place; empty where it is none."""
    if decoded(data, "utf-8"):
        return decoded(data, "utf-8")
    text = ""
    for match in UTF8.finditer(data):
        piece = match.group()
        if len(piece) == 3 and b"?" in piece:
            options = (decoded(piece.replace(b"?", bytes((byte,))), "utf-8") for byte in range(0x80, 0xC0))
            text += max(options, key=lambda option: follows(text[-1:] or "\n", option) if option else -99.0)
        else:
            text += decoded(piece, "utf-8") or "?"
    return text if text.count("?") * 10 <= len(text) else ""


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
