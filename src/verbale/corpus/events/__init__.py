"""Reports of one meeting or call, across outlets and languages, joined into one event."""

from verbale.corpus.events.joining import Event, Events, Proposal, find_events
from verbale.corpus.events.reports import Party, Report, find_reports
from verbale.corpus.events.verdict import Reading, Verdict, judge

__all__ = ["Event", "Events", "Party", "Proposal", "Reading", "Report", "Verdict", "find_events", "find_reports", "judge"]
