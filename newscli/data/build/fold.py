"""Build `fold.tsv`: for each Traditional or variant character, the Simplified character it folds to.

    python newscli/data/build/fold.py > newscli/data/fold.tsv

Folding is by single characters and keeps the length of a text, so that a pattern written once in Simplified characters is
matched on the folded text and its offsets hold in the original. Source: the character dictionaries of OpenCC (Apache-2.0),
as its Python binding applies them to single characters. Not for display: 乾, 後 and the like fold to their commonest partner.
"""

import opencc

HEADER = """\
# table: fold
# holds: Traditional, Taiwan and Hong Kong characters and the Simplified character that each folds to
# excludes: phrases; characters whose conversion is not one character; 著 and 么, which have two uses
# source: OpenCC {version} character dictionaries (configurations t2s, then hk2s and tw2s for regional variants)
# licence: Apache-2.0
# user: newscli.lexicon.fold
hant\thans"""
STAYS = "著么"  # 著名 and 沿著 differ; 么 is what 麼 folds to
RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


def folds() -> dict[str, str]:
    """Each character that changes, with its fold."""
    converters = [opencc.OpenCC(name, include_tofu_risk_dictionaries=False) for name in ("t2s", "hk2s", "tw2s")]
    found = {}
    for character in (chr(code) for start, end in RANGES for code in range(start, end)):
        folded = next(
            (c for c in (converter.convert(character) for converter in converters) if c != character), character
        )
        if folded != character and len(folded) == 1 and character not in STAYS:
            found[character] = folded
    return found


if __name__ == "__main__":
    print(HEADER.format(version=opencc.__version__))
    for key, value in sorted(folds().items()):
        print(f"{key}\t{value}")
