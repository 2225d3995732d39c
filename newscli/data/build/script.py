"""Build `simplified.tsv` and `one_to_many.tsv` from the character dictionaries inside OpenCC's wheel.

    python newscli/data/build/script.py newscli/data

The wheel carries the dictionaries in binary form and `opencc_dict`, the tool that turns them into text.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import opencc

SIMPLIFIED = """\
# table: simplified
# holds: characters that stand only in Simplified text
# excludes: characters that Taiwan, Hong Kong or OpenCC's standard writes, too (群, 峰, 台, 后); print variants (迹, 庄, 并)
# source: OpenCC {version} STCharacters without the values of TWVariants and HKVariants
# licence: Apache-2.0
# user: newscli.script.detection
character"""
ONE_TO_MANY = """\
# table: one_to_many
# holds: Simplified characters with several Traditional counterparts, the default first
# excludes: characters with one counterpart only
# source: OpenCC {version} STCharacters
# licence: Apache-2.0
# user: newscli.script.ambiguity, newscli.script.detection
hans\thant"""
IN_PRINT_TOO = "迹庄卧洒晒凄虱并粽灶托痴苧麽恒"
"""Simplified characters that carefully edited Traditional text has now and then (blood 蹟 beside 迹, 吞并)."""

PACKAGE = Path(opencc.__file__).parent / "clib"


def dictionary(name: str) -> dict[str, list[str]]:
    """One dictionary of the wheel: key to its values, the default first."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "dictionary.txt")
        source = PACKAGE / "share" / "opencc" / f"{name}.ocd2"
        command: list[str | Path] = [
            PACKAGE / "bin" / "opencc_dict",
            "-i",
            source,
            "-o",
            text,
            "-f",
            "ocd2",
            "-t",
            "text",
        ]
        subprocess.run(command, check=True)
        rows = (line.split("\t") for line in text.read_text("utf-8").splitlines())
        return {key: values.split(" ") for key, values in rows}


def write(path: Path, header: str, rows: list[str]) -> None:
    """One table, its rows in code-point order."""
    lines = [header.format(version=opencc.__version__), *sorted(rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def main(folder: Path) -> None:
    """Write both tables."""
    characters = dictionary("STCharacters")
    regional = {v for name in ("TWVariants", "HKVariants") for values in dictionary(name).values() for v in values}
    only = [
        character for character, values in characters.items() if character not in {*values, *regional, *IN_PRINT_TOO}
    ]
    write(folder / "simplified.tsv", SIMPLIFIED, only)
    many = [f"{character}\t{' '.join(values)}" for character, values in characters.items() if len(values) > 1]
    write(folder / "one_to_many.tsv", ONE_TO_MANY, many)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
