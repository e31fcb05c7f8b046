-- What a feed's server calls the version that was read last, to be asked for a newer one. It is no part of what was read.

CREATE TABLE feed (
  url TEXT PRIMARY KEY,
  etag TEXT,
  last_modified TEXT,
  checked TEXT NOT NULL
);

CREATE INDEX document_path ON document(path);
CREATE INDEX document_url ON document(url);
