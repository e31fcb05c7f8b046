"""Politeness: how long to wait before a host is asked again."""

from __future__ import annotations

from collections.abc import Callable


class Pacer:
    """Remembers when each host was asked last; *clock* and *sleep* are the system's, or a test's."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock, self._sleep = clock, sleep
        self._last: dict[str, float] = {}

    def wait(self, host: str, pause: float) -> float:
        """Waits until *pause* seconds have gone by since *host* was asked last, and counts from now; returns how long it was.

        >>> slept = []
        >>> pacer = Pacer(lambda: 100.0 + sum(slept), slept.append)
        >>> pacer.wait("journal.example", 5.0), pacer.wait("autre.example", 5.0), pacer.wait("journal.example", 5.0)
        (0.0, 0.0, 5.0)
        """
        left = max(0.0, self._last.get(host, self._clock() - pause) + pause - self._clock())
        if left:
            self._sleep(left)
        self._last[host] = self._clock()
        return left
