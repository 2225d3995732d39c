"""Every option that changes what newscli computes, in one frozen value. Options that change only the display live with the commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newscli.model.vocabulary import ClaimType, Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read and annotate; each field is documented beneath it."""

    kind: Literal["text", "html", "jsonl"] | None = None
    """What the input holds; None tells it by name and first bytes."""

    encoding: str | None = None
    """The encoding of the bytes; None detects it."""

    decode_errors: Literal["strict", "replace"] = "strict"
    """What to do with bytes that the encoding does not have: refuse, or put U+FFFD and record each place."""

    published: str | None = None
    """ISO 8601 date or date-time of publication, which anchors relative times; wins over what the article says."""

    repair: bool = True
    """Whether to repair at all; False leaves the text as it was read and records nothing."""

    confidence: Confidence = "exact"
    """The least confidence of a repair that is applied; `guess` repairs are only ever shown."""

    repair_select: tuple[str, ...] = ()
    """Prefixes of repair codes to use beside the default ones."""

    repair_ignore: tuple[str, ...] = ()
    """Prefixes of repair codes never to use."""

    sentences: int | None = None
    """Length of the summary in sentences; 3 where no length is given."""

    chars: int | None = None
    """Greatest length of the summary in code points."""

    ratio: float | None = None
    """Length of the summary as a fraction of the body."""

    query: tuple[str, ...] = ()
    """Words that the summary should be about."""

    keyword_limit: int = 10
    """How many keywords at most."""

    claim_types: tuple[ClaimType, ...] = ()
    """Only claims that have one of these types; () keeps all."""

    claim_speaker: str | None = None
    """Only claims whose speaker contains these words."""

    claim_limit: int | None = None
    """How many claims at most, the best ones, in the order of the text."""

    min_score: float = 0.0
    """Only claims of at least this score, 0..1."""

    all_claims: bool = False
    """Whether to give statements that are not factual (NFS), too."""

    rule_select: tuple[str, ...] = ()
    """Prefixes of the codes of `check` rules; () takes the rules that are on by default."""

    rule_extend: tuple[str, ...] = ()
    """Prefixes of the codes of rules beside those."""

    rule_ignore: tuple[str, ...] = ()
    """Prefixes of the codes of rules left out; a longer prefix wins over a shorter one."""
