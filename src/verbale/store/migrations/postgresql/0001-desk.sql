-- All text is compared by code point, as SQLite does.

-- Layer 1: what was fetched and what was read. Never changed; `verbale forget` alone takes a row out.

CREATE TABLE raw (
  id TEXT COLLATE "C" PRIMARY KEY,      -- sha256 of the bytes
  size BIGINT NOT NULL,
  bytes BYTEA NOT NULL
);

CREATE TABLE article (
  id TEXT COLLATE "C" PRIMARY KEY,      -- sha256 of the text
  document TEXT COLLATE "C" NOT NULL,   -- the first that brought it
  text TEXT COLLATE "C" NOT NULL
);

CREATE TABLE document (
  number BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,  -- sha256 of the bytes' id and of what is given about them
  raw TEXT COLLATE "C" NOT NULL REFERENCES raw(id),
  article TEXT COLLATE "C" NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  path TEXT COLLATE "C",
  url TEXT COLLATE "C",
  outlet TEXT COLLATE "C",
  published TEXT COLLATE "C",
  title TEXT COLLATE "C",
  language TEXT COLLATE "C",
  fetched TEXT COLLATE "C",
  added TEXT COLLATE "C" NOT NULL,
  extractor TEXT COLLATE "C" NOT NULL
);
ALTER TABLE article ADD FOREIGN KEY (document) REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX document_article ON document(article);
CREATE INDEX document_raw ON document(raw);
CREATE INDEX document_outlet ON document(outlet);
CREATE INDEX article_document ON article(document);

-- Layer 2: machine minutes, one record an article and coder; all of it can be made anew.

CREATE TABLE coder (
  id TEXT COLLATE "C" PRIMARY KEY,      -- sha256 of the four
  version TEXT COLLATE "C" NOT NULL,
  language_rules TEXT COLLATE "C" NOT NULL,
  world TEXT COLLATE "C" NOT NULL,
  model TEXT COLLATE "C" NOT NULL
);

CREATE TABLE minutes (
  number BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,  -- sha256 of the article's id and the coder's
  article TEXT COLLATE "C" NOT NULL REFERENCES article(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  coder TEXT COLLATE "C" NOT NULL REFERENCES coder(id),
  current INTEGER NOT NULL,             -- 1: shown; 0: being made by `verbale recode`
  language TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C",
  outlet TEXT COLLATE "C",
  published TEXT COLLATE "C",
  published_basis TEXT COLLATE "C" NOT NULL,
  statements INTEGER NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,     -- of the record
  record TEXT COLLATE "C" NOT NULL      -- the record without its text
);
CREATE UNIQUE INDEX minutes_current ON minutes(article) WHERE current = 1;
CREATE INDEX minutes_article ON minutes(article);
CREATE INDEX minutes_published ON minutes(published);
CREATE INDEX minutes_coder ON minutes(coder);

CREATE TABLE person (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  countries TEXT COLLATE "C" NOT NULL,  -- codes parted by blanks
  wikidata TEXT COLLATE "C",
  PRIMARY KEY (minutes, id)
);
CREATE INDEX person_folded ON person(folded);

CREATE TABLE statement (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  speakers TEXT COLLATE "C" NOT NULL,   -- names parted by " + "
  content TEXT COLLATE "C" NOT NULL,    -- the words, pieces parted by an ellipsis
  type TEXT COLLATE "C" NOT NULL,
  frame TEXT COLLATE "C" NOT NULL,
  attribution TEXT COLLATE "C" NOT NULL,
  confidence TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (minutes, position)
);

CREATE TABLE speaker (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER NOT NULL,           -- the statement's position
  position INTEGER NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  person TEXT COLLATE "C",
  PRIMARY KEY (minutes, statement, position)
);
CREATE INDEX speaker_folded ON speaker(folded);

CREATE TABLE statement_country (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER NOT NULL,
  country TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,       -- speaker, actor, target
  PRIMARY KEY (minutes, statement, country, role)
);
CREATE INDEX statement_country_country ON statement_country(country);

CREATE TABLE act (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  act TEXT COLLATE "C" NOT NULL,
  strength TEXT COLLATE "C",
  polarity TEXT COLLATE "C" NOT NULL,
  realis TEXT COLLATE "C" NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  target TEXT COLLATE "C" NOT NULL,
  one_sided INTEGER NOT NULL,
  topic TEXT COLLATE "C" NOT NULL,
  "when" TEXT COLLATE "C",
  amount TEXT COLLATE "C",
  rule TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (minutes, statement, position)
);
CREATE INDEX act_act ON act(act);
CREATE INDEX act_topic ON act(topic);

CREATE TABLE time (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  value TEXT COLLATE "C",
  interval TEXT COLLATE "C",
  PRIMARY KEY (minutes, position)
);

CREATE TABLE meeting (
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  id TEXT COLLATE "C" NOT NULL,
  held INTEGER NOT NULL,                -- 0: announced
  kind TEXT COLLATE "C" NOT NULL,
  date TEXT COLLATE "C",
  place TEXT COLLATE "C",
  participants TEXT COLLATE "C" NOT NULL,  -- names parted by " + "
  countries TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (minutes, held, id)
);

-- Words for the search: a row a statement, and one a whole text (statement NULL).

CREATE TABLE indexed (
  number BIGINT PRIMARY KEY,
  minutes BIGINT NOT NULL REFERENCES minutes(number) ON DELETE CASCADE,
  statement INTEGER
);
CREATE INDEX indexed_minutes ON indexed(minutes);

CREATE TABLE words (
  rowid BIGINT PRIMARY KEY REFERENCES indexed(number) ON DELETE CASCADE,
  forms TEXT COLLATE "C" NOT NULL,      -- folded words parted by blanks
  lemmas TEXT COLLATE "C" NOT NULL,
  names TEXT COLLATE "C" NOT NULL,
  lexemes TSVECTOR NOT NULL             -- made by the trigger from the three
);
CREATE INDEX words_lexemes ON words USING GIN (lexemes) WITH (fastupdate = off);

-- No configuration of a language: the words are folded and the lemmas found before they come here, alike for every database.
-- A vector holds one mebibyte; of a text with more different words than that the first are searched.
CREATE FUNCTION lexemes_of(forms TEXT, lemmas TEXT, names TEXT) RETURNS TSVECTOR IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
  found TEXT[] := array_remove(string_to_array(concat_ws(' ', forms, lemmas, names), ' '), '');
BEGIN
  RETURN array_to_tsvector(found);
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN array_to_tsvector(ARRAY(
    SELECT word FROM (
      SELECT word, sum(octet_length(word)) OVER (ORDER BY first) AS total
      FROM (SELECT word, min(place) AS first FROM unnest(found) WITH ORDINALITY AS each(word, place)
            WHERE octet_length(word) < 2000 GROUP BY word) AS distinct_words
    ) AS counted WHERE total < 1000000));
END $$;

CREATE FUNCTION make_lexemes() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  NEW.lexemes := lexemes_of(NEW.forms, NEW.lemmas, NEW.names);
  RETURN NEW;
END $$;
CREATE TRIGGER words_lexemes BEFORE INSERT OR UPDATE ON words FOR EACH ROW EXECUTE FUNCTION make_lexemes();

CREATE TABLE lemma (
  form TEXT COLLATE "C" NOT NULL,
  lemma TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (form, lemma)
);

-- Layer 3: what people decided. Rows are added, never changed; they go only with their article.

CREATE TABLE decision (
  number BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,  -- sha256 of all that follows
  article TEXT COLLATE "C" NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT COLLATE "C" NOT NULL,       -- statement, act, person, meeting, time
  start INTEGER NOT NULL,               -- where the claim is anchored in the text
  "end" INTEGER NOT NULL,
  nth INTEGER NOT NULL,                 -- of several anchored there
  field TEXT COLLATE "C" NOT NULL,
  verdict TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'corrected')),
  seen TEXT COLLATE "C" NOT NULL,       -- JSON: the machine's value as the person saw it, null where there was none
  value TEXT COLLATE "C" NOT NULL,      -- JSON: the value that holds, null for none
  by TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL,
  why TEXT COLLATE "C" NOT NULL
);
CREATE INDEX decision_article ON decision(article);

CREATE FUNCTION never() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION only_with_its_article() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM article WHERE id = OLD.article) THEN
    RAISE EXCEPTION 'a decision is never deleted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER decision_kept BEFORE DELETE ON decision FOR EACH ROW EXECUTE FUNCTION only_with_its_article();
CREATE TRIGGER decision_emptied BEFORE TRUNCATE ON decision EXECUTE FUNCTION never('a decision is never deleted');
CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION never('a decision is never changed');
CREATE TRIGGER raw_fixed BEFORE UPDATE ON raw FOR EACH ROW EXECUTE FUNCTION never('bytes are never changed');
CREATE TRIGGER article_fixed BEFORE UPDATE ON article FOR EACH ROW EXECUTE FUNCTION never('a text is never changed');
CREATE TRIGGER document_fixed BEFORE UPDATE ON document FOR EACH ROW EXECUTE FUNCTION never('a document is never changed');

-- What could not be read, by its name, until it can.

CREATE TABLE refusal (
  name TEXT COLLATE "C" PRIMARY KEY,
  reason TEXT COLLATE "C" NOT NULL,
  code INTEGER NOT NULL,                -- the exit code of its kind
  given TEXT COLLATE "C" NOT NULL,      -- JSON: what was given about it
  at TEXT COLLATE "C" NOT NULL
);

-- Read these with any other program.

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
