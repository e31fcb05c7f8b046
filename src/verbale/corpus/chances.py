"""How sure a small number is: an interval for a share, and how likely a silence is by chance alone."""

from __future__ import annotations

import math
from collections.abc import Sequence

Z95 = 1.959963984540054


def wilson(times: int, of: int) -> tuple[float, float]:
    """The interval of Wilson (1927) in which, at 95 %, the share lies of which *times* in *of* were seen; the whole range where *of* is 0.

    >>> low, high = wilson(0, 50)
    >>> round(low, 3), round(high, 3)
    (0.0, 0.071)
    """
    if of <= 0:
        return 0.0, 1.0
    share, z2 = times / of, Z95 * Z95
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = Z95 / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return (0.0 if times == 0 else middle - reach), (1.0 if times == of else middle + reach)


def chance_of_none(times: int, of: int, none_in: int) -> float:
    """How likely it is that *none_in* of *of* dispatches have none of the *times* that have a thing, if these fall anywhere among all.

    It is the hypergeometric probability, without an assumption on the rate. For the last *none_in* dispatches of a row it is also the chance
    that a silence at the end lasts that long, so that the end of the row need not be chosen beforehand; likewise for the first.

    >>> round(chance_of_none(3, 20, 10), 3), chance_of_none(3, 20, 0)
    (0.105, 1.0)
    """
    chance = 1.0
    for number in range(times):
        chance *= max(0, of - none_in - number) / (of - number)
    return chance


def hold_up(chances: Sequence[float], rate: float = 0.05) -> tuple[bool, ...]:
    """Which of many findings hold up when all were looked for at once: of those, no more than *rate* are expected to be chance.

    The procedure of Benjamini and Hochberg (1995): the more is looked for, the less likely by chance each finding has to be.

    >>> hold_up([0.001, 0.04, 0.5, 0.03])
    (True, False, False, False)
    """
    limit = max((chance for rank, chance in enumerate(sorted(chances), start=1) if chance <= rate * rank / len(chances)), default=-1.0)
    return tuple(chance <= limit for chance in chances)
