"""`newscli` and `python -m newscli`: one command, as a process of its own."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from newscli.cli import main


def run() -> NoReturn:
    """Run the command and leave at once: to free every object first would take Python up to a tenth of the whole run."""
    # numpy would start a thread a core, which costs a tenth of a second and serves nothing here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    status = main()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
