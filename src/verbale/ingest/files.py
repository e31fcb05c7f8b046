"""A path, or standard input, becomes bytes: regular files only, and never more than is wanted of them."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from verbale.errors import UnreadableError

MEGABYTE = 1024 * 1024
LIMIT = 20 * MEGABYTE
STDIN = "-"
PIPES = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
ESCAPED = re.compile(r"\\x([0-9a-f]{2})")


def open_file(path: str | Path) -> BinaryIO:
    """The regular file at *path*, or standard input for ``-``, open for reading.

    Raises UnreadableError, one sentence with the file and the cure, for one that is missing, not permitted, a folder, or a device or
    pipe, which might never end; the pipe that a shell makes of a command is read.
    """
    if str(path) == STDIN:
        return sys.stdin.buffer
    try:
        if str(path).startswith(PIPES):
            return Path(path).open("rb")
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise UnreadableError(f"{path}: no such file from the folder {Path.cwd()}; check the path.") from error
    except IsADirectoryError as error:
        raise UnreadableError(_folder(path)) from error
    except PermissionError as error:
        raise UnreadableError(f"{path}: the file may not be read by you; change its permissions (chmod u+r) or copy it.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(f"{path}: the file cannot be opened ({reason}); check the path.") from error
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise UnreadableError(_folder(path))
    raise UnreadableError(f"{path}: a device or a pipe, not a file; copy what it gives into a file, or give that to standard input (-).")


def _folder(path: str | Path) -> str:
    return f"{path}: a folder, not a file; give the files in it, for example {str(path).rstrip('/')}/*.txt."


def read_bytes(path: str | Path, limit: int = LIMIT) -> bytes:
    """The bytes of a file, or of standard input for ``-``; at most one more than *limit*: more is not needed to refuse it.

    Raises UnreadableError as open_file does.
    """
    file = open_file(path)
    try:
        return file.read(limit + 1)
    except OSError as error:
        raise UnreadableError(f"{path}: the file cannot be read ({error.strerror or error}); copy it from where it is.") from error
    finally:
        if str(path) != STDIN:
            file.close()


def printable(path: str) -> str:
    """*path* as it can be shown and kept: bytes of its name that are no UTF-8 are written as ``\\\\xe9``.

    >>> printable("a\\udce9.txt")
    'a\\\\xe9.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace") if not path.isascii() else path


def real_path(name: str) -> str:
    """The path that printable made *name* of: itself where such a file is there, else with the bytes put back."""
    if "\\x" not in name or os.path.lexists(name):
        return name
    raw = ESCAPED.sub(lambda match: chr(0xDC00 + int(match[1], 16)), name)
    return raw if os.path.lexists(raw) else name
