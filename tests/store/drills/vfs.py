"""SQLite's own way to the disk, with a write that fails: the N-th of the process, and all behind it where the disk stays full."""

from __future__ import annotations

import _sqlite3
import ctypes
from collections.abc import Callable

BROKEN, FULL = 778, 13
WRITE = 3
OPEN_TYPE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
WRITE_TYPE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
METHODS = 19


class Way(ctypes.Structure):
    """The head of sqlite3_vfs."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        ("others", ctypes.c_void_p * 16),
    )


class FailingDisk:
    """Counts the writes of this process, and from the *at*-th on lets ``how_many`` of them fail with *code*."""

    def __init__(self, at: int, code: int, how_many: int) -> None:
        self.fails = range(at, at + how_many)
        self.code = code
        self.writes = 0
        self.patched: dict[int, ctypes.Array[ctypes.c_void_p]] = {}
        self.kept: list[object] = []
        library = ctypes.CDLL(_sqlite3.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(Way)
        original = library.sqlite3_vfs_find(None)
        self.way = Way.from_buffer_copy(original.contents)
        self.way.name = b"failing"
        opens = OPEN_TYPE(original.contents.open)
        callback = OPEN_TYPE(lambda way, *rest: self._opened(opens, original, *rest))
        self.kept += [library, original, opens, callback]
        self.way.open = ctypes.cast(callback, ctypes.c_void_p).value
        library.sqlite3_vfs_register(ctypes.byref(self.way), 1)

    def _opened(self, opens: Callable[..., int], original: object, name: bytes, file: int, flags: int, told: int) -> int:
        code = opens(ctypes.cast(original, ctypes.c_void_p), name, file, flags, told)  # type: ignore[arg-type]
        methods = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
        if code == 0 and methods[0]:
            methods[0] = ctypes.addressof(self._patch(methods[0]))
        return code

    def _patch(self, address: int) -> ctypes.Array[ctypes.c_void_p]:
        if address not in self.patched:
            table = (ctypes.c_void_p * METHODS).from_buffer_copy((ctypes.c_void_p * METHODS).from_address(address))
            writes = WRITE_TYPE(table[WRITE] or 0)
            callback = WRITE_TYPE(lambda *given: self._write(writes, *given))
            table[WRITE] = ctypes.cast(callback, ctypes.c_void_p).value
            self.kept += [writes, callback]
            self.patched[address] = table
        return self.patched[address]

    def _write(self, writes: Callable[..., int], *given: object) -> int:
        self.writes += 1
        return self.code if self.writes in self.fails else writes(*given)
