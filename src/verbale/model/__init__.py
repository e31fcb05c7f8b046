"""The nouns: frozen values, no logic, no input or output."""

from verbale.model.act import Act, Codes, Force, Polarity, Realis, Strength, Topic
from verbale.model.article import Article, Basis, Candidate, Dateline, Paragraph, ParagraphKind, Published
from verbale.model.entity import Entity, EntityKind, Mentions, Office, Reference, ReferenceKind
from verbale.model.issue import Issue
from verbale.model.meeting import Acts, Meeting, MeetingFormat, MeetingKind
from verbale.model.metadata import FACTS, Metadata
from verbale.model.minutes import Coder, Minutes
from verbale.model.parse import Parse, Quote, Segment, SegmentKind, Sentence, Tokens
from verbale.model.span import Reason, Span
from verbale.model.statement import Addressee, Attribution, Confidence, Cue, Frame, QuotationType, Speaker, Statement
from verbale.model.timex import Timex, TimexType

__all__ = [
    "FACTS",
    "Act",
    "Acts",
    "Addressee",
    "Article",
    "Attribution",
    "Basis",
    "Candidate",
    "Coder",
    "Codes",
    "Confidence",
    "Cue",
    "Dateline",
    "Entity",
    "EntityKind",
    "Force",
    "Frame",
    "Issue",
    "Meeting",
    "MeetingFormat",
    "MeetingKind",
    "Mentions",
    "Metadata",
    "Minutes",
    "Office",
    "Paragraph",
    "ParagraphKind",
    "Parse",
    "Polarity",
    "Published",
    "QuotationType",
    "Quote",
    "Realis",
    "Reason",
    "Reference",
    "ReferenceKind",
    "Segment",
    "SegmentKind",
    "Sentence",
    "Span",
    "Speaker",
    "Statement",
    "Strength",
    "Timex",
    "TimexType",
    "Tokens",
    "Topic",
]
