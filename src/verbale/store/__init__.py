"""One schema, one module of SQL; documents, machine minutes and human decisions in three layers."""

from verbale.store.desk import Desk, open_desk
from verbale.store.document import Document
from verbale.store.writing import Coded, coder_id

__all__ = ["Coded", "Desk", "Document", "coder_id", "open_desk"]
