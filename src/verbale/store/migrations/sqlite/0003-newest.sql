-- The search index goes by day of publication (store/rows.py, index_number), so that the newest are read first and the rest not at all.
-- The words are folded before they come here: the tokenizer only parts them at blanks.

CREATE TABLE renumbered AS
  SELECT i.number AS old,
         (CASE WHEN i.statement IS NULL THEN 0 ELSE 1 << 62 END)
         + (CASE WHEN CAST(substr(m.published, 1, 4) AS INTEGER) > 0
            THEN (CAST(substr(m.published, 1, 4) AS INTEGER) * 13 + CAST(substr(m.published, 6, 2) AS INTEGER)) * 32
                 + CAST(substr(m.published, 9, 2) AS INTEGER) + 1
            ELSE 1 END << 40)
         + (m.number << 16) + 65535 - coalesce(i.statement, 0) AS number
  FROM indexed i JOIN minutes m ON m.number = i.minutes
  WHERE coalesce(i.statement, 0) <= 65535;

CREATE VIRTUAL TABLE newest USING fts5(forms, lemmas, names, tokenize = "ascii", columnsize = 0);
INSERT INTO newest(rowid, forms, lemmas, names)
  SELECT r.number, w.forms, w.lemmas, w.names FROM renumbered r JOIN words w ON w.rowid = r.old ORDER BY r.number;

DROP TRIGGER indexed_gone;
DROP TABLE vocabulary;
DROP TABLE words;
ALTER TABLE newest RENAME TO words;

CREATE TABLE indexed_newest (
  number INTEGER PRIMARY KEY,     -- by day of publication, minutes and place in the text
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER               -- NULL: the whole text
);
INSERT INTO indexed_newest SELECT r.number, i.minutes, i.statement FROM renumbered r JOIN indexed i ON i.number = r.old ORDER BY r.number;
DROP TABLE indexed;
ALTER TABLE indexed_newest RENAME TO indexed;
CREATE INDEX indexed_minutes ON indexed(minutes);
DROP TABLE renumbered;

CREATE TRIGGER indexed_gone AFTER DELETE ON indexed BEGIN
  DELETE FROM words WHERE rowid = OLD.number;
END;

-- A document that comes behind its article is looked for there.
CREATE INDEX article_document ON article(document);
