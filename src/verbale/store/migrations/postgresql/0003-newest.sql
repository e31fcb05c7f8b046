-- The search index goes by day of publication (store/rows.py, index_number), so that the newest are read first and the rest not at all.

CREATE TABLE renumbered AS
  SELECT i.number AS old,
         (CASE WHEN i.statement IS NULL THEN 0::bigint ELSE 1::bigint << 62 END)
         + (CASE WHEN m.published ~ '^[0-9]{4}' AND left(m.published, 4) <> '0000'
            THEN (left(m.published, 4)::bigint * 13 + coalesce(substring(m.published FROM '^....-([0-9]{2})')::bigint, 0)) * 32
                 + coalesce(substring(m.published FROM '^....-..-([0-9]{2})')::bigint, 0) + 1
            ELSE 1::bigint END << 40)
         + (m.number << 16) + 65535 - coalesce(i.statement, 0) AS number
  FROM indexed i JOIN minutes m ON m.number = i.minutes
  WHERE coalesce(i.statement, 0) <= 65535;

ALTER TABLE words DROP CONSTRAINT words_rowid_fkey;
DELETE FROM words WHERE rowid NOT IN (SELECT old FROM renumbered);
DELETE FROM indexed WHERE number NOT IN (SELECT old FROM renumbered);
UPDATE words SET rowid = r.number FROM renumbered r WHERE r.old = words.rowid;
UPDATE indexed SET number = r.number FROM renumbered r WHERE r.old = indexed.number;
ALTER TABLE words ADD FOREIGN KEY (rowid) REFERENCES indexed(number) ON DELETE CASCADE;
DROP TABLE renumbered;
