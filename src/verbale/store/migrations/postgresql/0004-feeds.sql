-- What a feed's server calls the version that was read last, to be asked for a newer one. It is no part of what was read.

CREATE TABLE feed (
  url TEXT COLLATE "C" PRIMARY KEY,
  etag TEXT COLLATE "C",
  last_modified TEXT COLLATE "C",
  checked TEXT COLLATE "C" NOT NULL
);

CREATE INDEX document_path ON document USING hash (path);
CREATE INDEX document_url ON document USING hash (url);
