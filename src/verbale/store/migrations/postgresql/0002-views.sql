-- The desk for other readers: five views in words, one row a claim with its article, and what people decided.
-- They show the machine's values; the view "decisions" has what people said of them.

CREATE VIEW articles AS
  SELECT m.article, m.published, m.published_basis, m.outlet, m.title, d.url, m.language, m.statements,
         (SELECT count(*) FROM document e WHERE e.article = m.article) AS documents,
         (SELECT count(*) FROM decision x WHERE x.article = m.article) AS decisions,
         c.version AS coder, c.model, a.text
  FROM minutes m
  JOIN article a ON a.id = m.article
  JOIN document d ON d.id = a.document
  JOIN coder c ON c.id = m.coder
  WHERE m.current = 1;

CREATE VIEW statements AS
  SELECT m.article, s.id AS statement, m.published, m.outlet, m.title, s.speakers,
         (SELECT string_agg(k.country, ' ' ORDER BY k.country) FROM statement_country k
          WHERE k.minutes = s.minutes AND k.statement = s.position AND k.role = 'speaker') AS speaker_countries,
         s.content,
         (SELECT string_agg(a.act, ' ' ORDER BY a.position) FROM act a WHERE a.minutes = s.minutes AND a.statement = s.position) AS acts,
         s.type, s.frame, s.attribution, s.confidence, s.rule, s.start, s."end"
  FROM minutes m
  JOIN statement s ON s.minutes = m.number
  WHERE m.current = 1;

CREATE VIEW acts AS
  SELECT m.article, s.id AS statement, a.id AS act_id, m.published, m.outlet, m.title, s.speakers, a.act, a.strength, a.polarity, a.realis,
         a.actor, a.target, CASE a.one_sided WHEN 1 THEN 'yes' ELSE 'no' END AS one_sided, a.topic, a."when", a.amount, s.content,
         s.confidence, a.rule
  FROM minutes m
  JOIN statement s ON s.minutes = m.number
  JOIN act a ON a.minutes = s.minutes AND a.statement = s.position
  WHERE m.current = 1;

CREATE VIEW meetings AS
  SELECT m.article, g.id AS meeting, CASE g.held WHEN 1 THEN 'held' ELSE 'announced' END AS state, m.published, m.outlet, m.title, g.kind,
         g.date, g.place, g.participants, g.countries, g.rule
  FROM minutes m
  JOIN meeting g ON g.minutes = m.number
  WHERE m.current = 1;

CREATE VIEW people AS
  SELECT m.article, p.id AS person, m.published, m.outlet, m.title, p.name, p.countries, p.wikidata,
         (SELECT count(*) FROM speaker k WHERE k.minutes = p.minutes AND k.person = p.id) AS statements
  FROM minutes m
  JOIN person p ON p.minutes = m.number
  WHERE m.current = 1;

CREATE VIEW decisions AS
  SELECT x.article, m.published, m.outlet, m.title, x.kind, x.field, substr(a.text, x.start + 1, x."end" - x.start) AS words, x.verdict,
         x.seen, x.value, x.by, x.at, x.why, x.start, x."end"
  FROM decision x
  JOIN article a ON a.id = x.article
  LEFT JOIN minutes m ON m.article = x.article AND m.current = 1;
