"""The child process that parses what nobody vouches for: limited in memory and time, and kept from files, programs and the network."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from io import BytesIO
from typing import Any, BinaryIO

from verbale.errors import VerbaleError
from verbale.ingest.files import MEGABYTE
from verbale.ingest.formats import FORMATS, Format, Limits, Member, Task
from verbale.ingest.frames import End, Frame, Job, Piece, Refused, Text, read_frame, write_frame

FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Says that it is there, and answers jobs from standard input until it closes; the one argument is the MiB of memory that may be used."""
    jobs, answers = _take_streams()
    _limit_process(int(sys.argv[1]))
    write_frame(answers, End())
    while isinstance(job := read_frame(jobs), Job):
        _do(job, lambda frame: write_frame(answers, frame))


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for frames alone: whatever a library prints goes nowhere."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    return jobs, answers


def _limit_process(memory: int) -> None:
    """Sets what holds for the whole life of the process, and forbids what no parser needs."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory * MEGABYTE, memory * MEGABYTE))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    if event in FORBIDDEN or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING):
        raise PermissionError(f"{event} is forbidden to a parser")


def _allow_seconds(seconds: int) -> None:
    """Gives the process *seconds* more of the processor from now on; the system ends it behind them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, resource.RLIM_INFINITY))


def _do(job: Job, send: Callable[[Frame], None]) -> None:
    """Answers one job: with one frame for a document, with a frame a member and an end for a container."""
    format = FORMATS[job.format]
    task = Task(job.name, Limits(job.seconds, size=job.size), job.columns)
    try:
        _allow_seconds(job.seconds)
        _split(format, job, task, send) if job.splits else send(_read(format, job, task))
    except VerbaleError as error:
        send(Refused(str(error)))
    except MemoryError:
        send(Refused("it takes more memory to read than a document may have; split it, or allow more by --max-memory."))
    except RecursionError:
        send(Refused("it is nested too deeply to be read; simplify it, or copy its text."))
    except Exception as error:
        send(Refused(f"damaged, or no {format.name} after all ({type(error).__name__}: {error}); get it again, or save it as text."))


def _read(format: Format, job: Job, task: Task) -> Text:
    assert format.read is not None
    reading = format.read(job.raw or b"", task)
    return Text(reading.text.encode("utf-8", "surrogatepass"), asdict(reading.stated), extractor(format))


def extractor(format: Format) -> str:
    """What is kept with a document to say how it was read: the format's name and version, and those of its library."""
    library = f" {format.library} {version(format.library)}" if format.library else ""
    return f"{format.name}/{format.version}{library}"


def _split(format: Format, job: Job, task: Task, send: Callable[[Frame], None]) -> None:
    assert format.split is not None
    with BytesIO(job.raw) if job.raw is not None else open(job.path or b"", "rb") as file:
        for member in format.split(file, task):
            send(_piece(member, task.limits))
            _allow_seconds(job.seconds)
    send(End())


def _piece(member: Member, limits: Limits) -> Piece:
    """*member* as it is sent: without its bytes where they are more than a document may have."""
    size, raw, refused = len(member.raw), member.raw, member.refused
    if size > limits.bytes:
        raw, refused = b"", f"larger than {limits.size} MB at byte {limits.bytes}; split it into its articles and read those."
    return Piece(member.place, raw, size, member.kind, refused, member.done, member.url, member.fetched)


if __name__ == "__main__":
    main()
