-- "VERB": the mark by which a file of ours is known.
PRAGMA application_id = 1447383618;

-- Layer 1: what was fetched and what was read. Never changed; `verbale forget` alone takes a row out.

CREATE TABLE raw (
  id TEXT PRIMARY KEY,            -- sha256 of the bytes
  size INTEGER NOT NULL,
  bytes BLOB NOT NULL
);

CREATE TABLE article (
  id TEXT PRIMARY KEY,            -- sha256 of the text
  document TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED,  -- the first that brought it
  text TEXT NOT NULL
);

CREATE TABLE document (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,        -- sha256 of the bytes' id and of what is given about them
  raw TEXT NOT NULL REFERENCES raw(id),
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT,
  url TEXT,
  outlet TEXT,
  published TEXT,
  title TEXT,
  language TEXT,
  fetched TEXT,
  added TEXT NOT NULL,
  extractor TEXT NOT NULL
);
CREATE INDEX document_article ON document(article);
CREATE INDEX document_raw ON document(raw);
CREATE INDEX document_outlet ON document(outlet);

-- Layer 2: machine minutes, one record an article and coder; all of it can be made anew.

CREATE TABLE coder (
  id TEXT PRIMARY KEY,            -- sha256 of the four
  version TEXT NOT NULL,
  language_rules TEXT NOT NULL,
  world TEXT NOT NULL,
  model TEXT NOT NULL
);

CREATE TABLE minutes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,        -- sha256 of the article's id and the coder's
  article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  coder TEXT NOT NULL REFERENCES coder(id),
  current INTEGER NOT NULL,       -- 1: shown; 0: being made by `verbale recode`
  language TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  published TEXT,
  published_basis TEXT NOT NULL,
  statements INTEGER NOT NULL,
  sha256 TEXT NOT NULL,           -- of the record
  record TEXT NOT NULL            -- the record without its text
);
CREATE UNIQUE INDEX minutes_current ON minutes(article) WHERE current = 1;
CREATE INDEX minutes_article ON minutes(article);
CREATE INDEX minutes_published ON minutes(published);

CREATE TABLE person (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  countries TEXT NOT NULL,        -- codes parted by blanks
  wikidata TEXT,
  PRIMARY KEY (minutes, id)
) WITHOUT ROWID;
CREATE INDEX person_folded ON person(folded);

CREATE TABLE statement (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  speakers TEXT NOT NULL,         -- names parted by " + "
  content TEXT NOT NULL,          -- the words, pieces parted by an ellipsis
  type TEXT NOT NULL,
  frame TEXT NOT NULL,
  attribution TEXT NOT NULL,
  confidence TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (minutes, position)
) WITHOUT ROWID;

CREATE TABLE speaker (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER NOT NULL,     -- the statement's position
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  person TEXT,
  PRIMARY KEY (minutes, statement, position)
) WITHOUT ROWID;
CREATE INDEX speaker_folded ON speaker(folded);

CREATE TABLE statement_country (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL,             -- speaker, actor, target
  PRIMARY KEY (minutes, statement, country, role)
) WITHOUT ROWID;
CREATE INDEX statement_country_country ON statement_country(country);

CREATE TABLE act (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  act TEXT NOT NULL,
  strength TEXT,
  polarity TEXT NOT NULL,
  realis TEXT NOT NULL,
  actor TEXT NOT NULL,
  target TEXT NOT NULL,
  one_sided INTEGER NOT NULL,
  topic TEXT NOT NULL,
  "when" TEXT,
  amount TEXT,
  rule TEXT NOT NULL,
  PRIMARY KEY (minutes, statement, position)
) WITHOUT ROWID;
CREATE INDEX act_act ON act(act);
CREATE INDEX act_topic ON act(topic);

CREATE TABLE time (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  interval TEXT,
  PRIMARY KEY (minutes, position)
) WITHOUT ROWID;

CREATE TABLE meeting (
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  id TEXT NOT NULL,
  held INTEGER NOT NULL,          -- 0: announced
  kind TEXT NOT NULL,
  date TEXT,
  place TEXT,
  participants TEXT NOT NULL,     -- names parted by " + "
  countries TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (minutes, held, id)
) WITHOUT ROWID;

-- Words for the search: a row a statement, and one a whole text (statement NULL).

CREATE TABLE indexed (
  number INTEGER PRIMARY KEY,
  minutes INTEGER NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER
);
CREATE INDEX indexed_minutes ON indexed(minutes);

CREATE VIRTUAL TABLE words USING fts5(forms, lemmas, names, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('words', 'row');

CREATE TRIGGER indexed_gone AFTER DELETE ON indexed BEGIN
  DELETE FROM words WHERE rowid = OLD.number;
END;

CREATE TABLE lemma (
  form TEXT NOT NULL,
  lemma TEXT NOT NULL,
  PRIMARY KEY (form, lemma)
) WITHOUT ROWID;

-- Layer 3: what people decided. Rows are added, never changed; they go only with their article.

CREATE TABLE decision (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,        -- sha256 of all that follows
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,             -- statement, act, person, meeting, time
  start INTEGER NOT NULL,         -- where the claim is anchored in the text
  "end" INTEGER NOT NULL,
  nth INTEGER NOT NULL,           -- of several anchored there
  field TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'corrected')),
  seen TEXT NOT NULL,             -- JSON: the machine's value as the person saw it, null where there was none
  value TEXT NOT NULL,            -- JSON: the value that holds, null for none
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL
);
CREATE INDEX decision_article ON decision(article);

CREATE TRIGGER decision_kept BEFORE DELETE ON decision WHEN EXISTS (SELECT 1 FROM article WHERE id = OLD.article) BEGIN
  SELECT RAISE(ABORT, 'a decision is never deleted');
END;
CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'a decision is never changed');
END;
CREATE TRIGGER raw_fixed BEFORE UPDATE ON raw BEGIN
  SELECT RAISE(ABORT, 'bytes are never changed');
END;
CREATE TRIGGER article_fixed BEFORE UPDATE ON article BEGIN
  SELECT RAISE(ABORT, 'a text is never changed');
END;
CREATE TRIGGER document_fixed BEFORE UPDATE ON document BEGIN
  SELECT RAISE(ABORT, 'a document is never changed');
END;

-- What could not be read, by its name, until it can.

CREATE TABLE refusal (
  name TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  code INTEGER NOT NULL,          -- the exit code of its kind
  given TEXT NOT NULL,            -- JSON: what was given about it
  at TEXT NOT NULL
);

-- Read these in Datasette, or in any other reader of SQLite files.

CREATE VIEW current_articles AS
  SELECT m.article AS id, m.published, m.outlet, m.title, m.language, m.statements,
         (SELECT count(*) FROM document d WHERE d.article = m.article) AS documents
  FROM minutes m WHERE m.current = 1;

CREATE VIEW current_statements AS
  SELECT m.article, s.id, m.published, m.outlet, s.speakers, s.content, s.type, s.attribution, s.confidence, s.rule, s.start, s."end"
  FROM statement s JOIN minutes m ON m.number = s.minutes WHERE m.current = 1;

CREATE VIEW current_acts AS
  SELECT m.article, s.id AS statement, a.id, m.published, s.speakers, a.act, a.strength, a.actor, a.target, a.one_sided, a.topic, a."when",
         a.amount, s.content
  FROM act a JOIN minutes m ON m.number = a.minutes JOIN statement s ON s.minutes = a.minutes AND s.position = a.statement
  WHERE m.current = 1;

CREATE VIEW current_meetings AS
  SELECT m.article, g.id, g.held, g.kind, g.date, g.place, g.participants, g.countries
  FROM meeting g JOIN minutes m ON m.number = g.minutes WHERE m.current = 1;
