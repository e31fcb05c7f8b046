-- Who reprints whom: all of it can be made anew from the texts. An article's key is the first 60 bits of its id, so that it does not hang on
-- the order in which articles came.

CREATE TABLE sampled (
  key BIGINT PRIMARY KEY,
  article TEXT COLLATE "C" NOT NULL UNIQUE REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  published TEXT COLLATE "C",           -- as in the minutes when it was sampled
  day BIGINT NOT NULL,                  -- the day's number, higher than any where it is not known
  words BIGINT NOT NULL,
  prints BYTEA NOT NULL,                -- its fingerprints with where they stand
  family BIGINT NOT NULL                -- the key of the article that had it first
);
CREATE INDEX sampled_family ON sampled(family);

CREATE TABLE posting (
  hash BIGINT NOT NULL,
  day BIGINT NOT NULL,
  key BIGINT NOT NULL,
  PRIMARY KEY (hash, day, key)
);

CREATE TABLE link (
  later BIGINT NOT NULL,                -- the key of the article that came later
  earlier BIGINT NOT NULL,
  kind BIGINT NOT NULL,                 -- 0: standing words alone, 1: a passage, 2: a copy
  passages TEXT COLLATE "C" NOT NULL,   -- JSON: where they stand in the later, in the earlier, and their words
  PRIMARY KEY (later, earlier)
);
CREATE INDEX link_earlier ON link(earlier, kind);
