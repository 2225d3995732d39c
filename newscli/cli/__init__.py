"""The command line. Only this package imports Typer; a command reads, calls one library function, emits, and returns a status."""

from __future__ import annotations

import gc
import os
import sys

from newscli.cli.output import PipeClosed
from newscli.errors import ExitStatus, InternalError, NewscliError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: the only place where an error becomes a message.

    `arguments` are those after the program's name; None takes them from the shell.
    """
    _speak_utf8()
    # Most of what a run makes lives to its end: to look for cycles as often as Python does costs up to a twentieth of it.
    gc.set_threshold(100_000)
    # NumPy starts a thread for each core as soon as it is imported; what newscli multiplies is too small for any.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        return _run(arguments)
    except NewscliError as error:
        return _complain(str(error), error.status)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except (PipeClosed, BrokenPipeError, SystemExit):  # SystemExit: what Typer makes of a closed pipe
        # The reader of a pipe has had enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return ExitStatus.OK
    except Exception as error:
        if os.environ.get("NEWSCLI_TRACEBACK"):
            raise
        return _complain(str(InternalError.of("newscli", error)), ExitStatus.INTERNAL)


def _run(arguments: list[str] | None) -> int:
    import typer
    from typer.exceptions import TyperException

    from newscli.cli.commands import application

    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        program = typer.main.get_command(application("".join(arguments[:1])))
        status = program.main(arguments, prog_name="newscli", standalone_mode=False)
        sys.stdout.flush()
        return int(status or 0)
    except TyperException as error:
        message = error.format_message().rstrip(".") or "missing command"
        if message.startswith("Usage:"):  # no command at all: the help is the message
            print(message, file=sys.stderr)
            return ExitStatus.USAGE
        return _complain(f"{message}; see newscli --help", ExitStatus.USAGE)
    except typer.Abort:
        return ExitStatus.INTERRUPTED


def _complain(message: str, status: ExitStatus) -> ExitStatus:
    from newscli.renderers.visible import one_line

    print(f"newscli: {one_line(message.removeprefix('newscli: '))}", file=sys.stderr)
    return status


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says: an ASCII locale would crash on the first Chinese character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
