"""How often an encoding is told right, against charset-normalizer and chardet.

    python tests/benchmarks/bench_encoding.py NEWS.jsonl [NEWS.jsonl …]

Each file is JSON Lines with articles in `text`. Each article is cut to 50 … 5,000 characters, written in six encodings (in
Traditional characters for Big5, made by OpenCC), and told by each tool. A tool is right if the text decodes back with the
encoding that it names.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import opencc

from newscli.errors import NewscliError
from newscli.options import Options
from newscli.source.encoding import decode

LENGTHS = (10, 20, 50, 100, 200, 500, 1000, 5000)
PER_LENGTH = 120
ENCODINGS = {
    "utf-8": None,
    "utf-16-le": None,
    "utf-16-be": None,
    "gb18030": None,
    "gb18030-hant": "s2t",
    "big5hkscs-tw": "s2tw",
    "big5hkscs-hk": "s2hk",
}


def samples(paths: list[str]) -> Iterator[tuple[int, str]]:
    """Stretches of each length from the middle of articles, whole characters, without their spaces."""
    texts = [json.loads(line)["text"] for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    for length in LENGTHS:
        taken = 0
        for text in texts:
            start = len(text) // 3 if len(text) // 3 + length <= len(text) else 0
            if length <= len(text) and taken < PER_LENGTH:
                taken += 1
                yield length, text[start : start + length]
        if not taken:
            yield from ((length, "".join(texts[i::PER_LENGTH])[:length]) for i in range(PER_LENGTH))


def newscli(data: bytes) -> str | None:
    """The text as newscli reads it."""
    try:
        return decode(data, "sample", html=False, charset=None, options=Options()).text
    except NewscliError:
        return None


def charset_normalizer(data: bytes) -> str | None:
    """The text as charset-normalizer reads it."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    return str(best) if best else None


def chardet(data: bytes) -> str | None:
    """The text as chardet reads it."""
    import chardet

    name = chardet.detect(data)["encoding"]
    try:
        return data.decode(name) if name else None
    except (UnicodeDecodeError, LookupError):
        return None


def _same(answer: str, text: str) -> bool:
    """Whether a text came back, give or take the symbols that Big5's tables disagree on."""
    wrong = sum(a != b for a, b in zip(answer, text, strict=False))
    return len(answer) == len(text) and wrong * 20 <= len(text)


def main(paths: list[str]) -> None:
    """Print the share of right answers by encoding and length, and the time of each tool."""
    tools: list[Callable[[bytes], str | None]] = [newscli, charset_normalizer, chardet]
    right, total = Counter[tuple[str, str, int]](), Counter[tuple[str, int]]()
    seconds = Counter[str]()
    converters = {config: opencc.OpenCC(config) for config in ENCODINGS.values() if config}
    for length, sample in samples(paths):
        for name, config in ENCODINGS.items():
            text = converters[config].convert(sample) if config else sample
            encoding = name.removesuffix("-hant").removesuffix("-tw").removesuffix("-hk")
            data = text.encode(encoding, "ignore")
            text = data.decode(encoding)
            total[name, length] += 1
            for tool in tools:
                start = time.process_time()
                answer = tool(data)
                seconds[tool.__name__] += time.process_time() - start
                right[tool.__name__, name, length] += answer is not None and _same(answer, text)
    for tool in tools:
        print(f"{tool.__name__}: {seconds[tool.__name__]:.1f} s")
        print(f"  {'characters':14}" + "".join(f"{length:>7}" for length in LENGTHS))
        for name in ENCODINGS:
            shares = (right[tool.__name__, name, length] / total[name, length] for length in LENGTHS)
            print(f"  {name:14}" + "".join(f"{share:7.3f}" for share in shares))


if __name__ == "__main__":
    main(sys.argv[1:])
