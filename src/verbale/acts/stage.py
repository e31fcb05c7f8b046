"""From statements to what they do, and from the text to who met."""

from __future__ import annotations

from verbale.acts.force import find_forces
from verbale.acts.meetings import find_meetings
from verbale.model import Acts, Mentions, Parse, Statement


def find_acts(parse: Parse, mentions: Mentions, statements: tuple[Statement, ...]) -> Acts:
    """The same statements with their acts, the meetings that the text reports and those that it announces, all in text order."""
    held, announced = find_meetings(parse, mentions)
    return Acts(find_forces(parse, mentions, statements, held), held, announced)
