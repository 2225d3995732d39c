"""What can go wrong, said in one line: what, why, and what to do next; and the exit statuses of the command."""

from __future__ import annotations

from enum import IntEnum, unique


@unique
class ExitStatus(IntEnum):
    """The meaning of each exit status, the same for every command and format."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 70
    INTERRUPTED = 130


class NewscliError(Exception):
    """An error shown to the user as one line: `name: cause; hint`."""

    status = ExitStatus.INTERNAL

    def __init__(self, name: str, cause: str, hint: str = "") -> None:
        """`name` is the file, option or record at fault; `hint` the next step, where there is one."""
        super().__init__(name, cause, hint)
        self.name, self.cause, self.hint = name, cause, hint

    def __str__(self) -> str:
        """The one line."""
        return f"{self.name}: {self.cause}" + (f"; {self.hint}" if self.hint else "")


class InputError(NewscliError):
    """An input that cannot be read: missing, undecodable, malformed. The other inputs are still done."""

    status = ExitStatus.UNREADABLE


class OutputError(NewscliError):
    """Output that cannot be written."""

    status = ExitStatus.UNREADABLE


class UsageError(NewscliError):
    """Options that contradict each other or make no sense."""

    status = ExitStatus.USAGE


class InternalError(NewscliError):
    """A defect of newscli met in one article; its `__cause__` is the exception. The other inputs are still done."""

    status = ExitStatus.INTERNAL

    @classmethod
    def of(cls, name: str, error: Exception) -> InternalError:
        """What to say about `error`, met in the article or command called `name`."""
        made = cls(
            name,
            f"internal error: {type(error).__name__}: {error}",
            "set NEWSCLI_TRACEBACK=1 and report what it prints",
        )
        made.__cause__ = error
        return made
