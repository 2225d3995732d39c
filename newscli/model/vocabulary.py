"""The closed sets of values in the JSON contract. Apart from the types, so that the command line can name them for nothing."""

from __future__ import annotations

from typing import Literal, TypeAlias

Confidence: TypeAlias = Literal["exact", "likely", "guess"]
Variety: TypeAlias = Literal["hans", "hant", "hant-tw", "hant-hk", "mixed", "none"]
EntityType: TypeAlias = Literal["PERSON", "ORG", "PLACE", "EVENT", "WORK", "LAW", "PRODUCT"]
ParagraphKind: TypeAlias = Literal["headline", "byline", "body", "caption", "boilerplate"]
TimeType: TypeAlias = Literal["date", "time", "duration", "set"]
SpeakerType: TypeAlias = Literal["person", "organisation", "media", "document", "anonymous"]
CueClass: TypeAlias = Literal["neutral", "assertive", "distancing", "opinion", "request", "denial", "confirmation"]
ClaimType: TypeAlias = Literal[
    "event", "quantity", "comparison", "causal", "rule", "prediction", "pledge", "opinion", "other"
]
Checkworthiness: TypeAlias = Literal["CFS", "UFS", "NFS"]
Factuality: TypeAlias = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"]
Relation: TypeAlias = Literal["greater", "less", "equal", "rank", "change"]
Severity: TypeAlias = Literal["note", "warning", "error"]
DifferenceKind: TypeAlias = Literal[
    "added", "dropped", "moved", "number", "name", "title", "quote", "attribution", "hedge", "time"
]
