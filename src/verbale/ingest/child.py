"""The program's end of a child process that parses: it is asked, waited for, and ended when it takes too long."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import NoReturn

import msgspec

from verbale.errors import UnreadableError
from verbale.ingest.formats import Limits
from verbale.ingest.frames import LENGTH, End, Frame, Job, Piece, Refused, Text, decode, write_frame

MODULE = "verbale.ingest.worker"
STARTING = 30
BLOCK = 1 << 20


class Child:
    """One child process, started when it is first asked, and again behind a document that ended it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, job: Job) -> Text:
        """The text of a document; raises UnreadableError, without its name, for why there is none."""
        self._send(job)
        answer = self._answer()
        if isinstance(answer, Text):
            return answer
        self._refuse(answer)

    def split(self, job: Job) -> Iterator[Piece]:
        """The members of a container, as they come; raises UnreadableError, without its name, where it breaks off."""
        self._send(job)
        ended = False
        try:
            while isinstance(answer := self._answer(), Piece):
                yield answer
            ended = True
        finally:
            if not ended:
                self.close()
        if not isinstance(answer, End):
            self._refuse(answer)

    def close(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()

    def _refuse(self, answer: Frame) -> NoReturn:
        if isinstance(answer, Refused):
            raise UnreadableError(answer.reason)
        self.close()
        raise UnreadableError("its reader answered what makes no sense; please report the file.")

    def _send(self, job: Job) -> None:
        for last in (False, True):
            process = self._running()
            assert process.stdin is not None
            try:
                write_frame(process.stdin, job)  # type: ignore[arg-type]
                return
            except BrokenPipeError:
                self.close()
                if last:
                    raise UnreadableError("the process that reads documents cannot be started; check that memory is left.") from None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-m", MODULE, str(self.limits.memory)]
            environment = {**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
            )
            self._answer(STARTING)
        return self._process

    def _answer(self, seconds: int | None = None) -> Frame:
        """The next frame; raises UnreadableError when it takes too long or the process ends."""
        deadline = time.monotonic() + (seconds or self.limits.seconds)
        size = LENGTH.unpack(self._take(LENGTH.size, deadline))[0]
        raw = self._take(size, deadline)
        try:
            return decode(raw)
        except msgspec.MsgspecError:
            return End()

    def _take(self, size: int, deadline: float) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        waiting = select.poll()
        waiting.register(descriptor, select.POLLIN)
        pieces: list[bytes] = []
        while size > 0:
            if not waiting.poll(max(0.0, deadline - time.monotonic()) * 1000):
                self.close()
                raise UnreadableError(self._too_long())
            piece = os.read(descriptor, min(size, BLOCK))
            if not piece:
                self._broke()
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _too_long(self) -> str:
        return f"not read within {self.limits.seconds} s; split it or save it as text, or allow more by --max-seconds."

    def _broke(self) -> NoReturn:
        """Raises UnreadableError for a process that has ended."""
        assert self._process is not None
        code = self._process.wait()
        self.close()
        if code == -signal.SIGXCPU:
            raise UnreadableError(self._too_long())
        how = f"signal {-code}" if code < 0 else f"code {code}"
        raise UnreadableError(f"it breaks its reader ({how}); save it as text and give that.")
