-- Who reprints whom: all of it can be made anew from the texts. An article's key is the first 60 bits of its id, so that it does not hang on
-- the order in which articles came.

CREATE TABLE sampled (
  key INTEGER PRIMARY KEY,
  article TEXT NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  published TEXT,                 -- as in the minutes when it was sampled
  day INTEGER NOT NULL,           -- the day's number, higher than any where it is not known
  words INTEGER NOT NULL,
  prints BLOB NOT NULL,           -- its fingerprints with where they stand
  family INTEGER NOT NULL         -- the key of the article that had it first
);
CREATE INDEX sampled_family ON sampled(family);

CREATE TABLE posting (
  hash INTEGER NOT NULL,
  day INTEGER NOT NULL,
  key INTEGER NOT NULL,
  PRIMARY KEY (hash, day, key)
) WITHOUT ROWID;

CREATE TABLE link (
  later INTEGER NOT NULL,         -- the key of the article that came later
  earlier INTEGER NOT NULL,
  kind INTEGER NOT NULL,          -- 0: standing words alone, 1: a passage, 2: a copy
  passages TEXT NOT NULL,         -- JSON: where they stand in the later, in the earlier, and their words
  PRIMARY KEY (later, earlier)
) WITHOUT ROWID;
CREATE INDEX link_earlier ON link(earlier, kind);
