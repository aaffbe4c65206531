-- +goose Up

-- What was read. These tables are the library; everything after them is
-- derived and can be dropped and made again.

CREATE TABLE captures (
    digest TEXT PRIMARY KEY,
    input  TEXT NOT NULL,
    url    TEXT NOT NULL,
    media  TEXT NOT NULL,
    time   TEXT NOT NULL,
    size   INTEGER NOT NULL,
    bytes  BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE recipes (
    key    INTEGER PRIMARY KEY,
    stages TEXT NOT NULL UNIQUE
);

CREATE TABLE articles (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    input        TEXT NOT NULL,
    url          TEXT NOT NULL,
    outlet       TEXT NOT NULL,
    title        TEXT NOT NULL,
    language     TEXT NOT NULL,
    published    TEXT NOT NULL,
    precision    TEXT NOT NULL,
    basis        TEXT NOT NULL,
    day          TEXT NOT NULL,
    place        TEXT NOT NULL,
    completeness TEXT NOT NULL,
    capture      TEXT NOT NULL,
    bytes        INTEGER NOT NULL,
    added        TEXT NOT NULL,
    recipe       INTEGER NOT NULL REFERENCES recipes (key),
    settled      INTEGER NOT NULL DEFAULT 0,
    story        INTEGER REFERENCES stories (key)
);
CREATE INDEX articles_input ON articles (input);
CREATE INDEX articles_url ON articles (url) WHERE url <> '';
CREATE INDEX articles_outlet ON articles (outlet, day, story);
CREATE INDEX articles_day ON articles (day, id);
CREATE INDEX articles_capture ON articles (capture) WHERE capture <> '';
CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL;
CREATE INDEX articles_pending ON articles (settled) WHERE settled = 0;

CREATE TABLE layouts (
    key    INTEGER PRIMARY KEY,
    layout TEXT NOT NULL UNIQUE
);

CREATE TABLE bodies (
    article INTEGER PRIMARY KEY REFERENCES articles (key),
    text    BLOB NOT NULL,
    tokens  BLOB NOT NULL,
    read    BLOB NOT NULL,
    settled BLOB
);

CREATE TABLE versions (
    name    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key),
    first   TEXT NOT NULL,
    last    TEXT NOT NULL,
    PRIMARY KEY (name, number)
) WITHOUT ROWID;
CREATE INDEX versions_article ON versions (article);

CREATE TABLE postings (
    kind    INTEGER NOT NULL,
    hash    INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key),
    PRIMARY KEY (kind, hash, article)
) WITHOUT ROWID;

CREATE TABLE problems (
    key    INTEGER PRIMARY KEY,
    input  TEXT NOT NULL,
    stage  TEXT NOT NULL,
    reason TEXT NOT NULL,
    at     TEXT NOT NULL,
    UNIQUE (input, stage, reason)
);

CREATE TABLE corrections (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    others  TEXT NOT NULL,
    value   TEXT NOT NULL,
    author  TEXT NOT NULL,
    why     TEXT NOT NULL,
    at      TEXT NOT NULL,
    undone  TEXT NOT NULL,
    undo_by TEXT NOT NULL
);
CREATE INDEX corrections_subject ON corrections (subject);

CREATE TABLE runs (
    key      INTEGER PRIMARY KEY,
    program  TEXT NOT NULL,
    command  TEXT NOT NULL,
    recipe   TEXT NOT NULL,
    start    TEXT NOT NULL,
    "end"    TEXT NOT NULL,
    articles INTEGER NOT NULL,
    added    INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    outcome  TEXT NOT NULL
);

CREATE TABLE feeds (
    url        TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    every      INTEGER NOT NULL,
    paused     INTEGER NOT NULL,
    added      TEXT NOT NULL,
    looked     TEXT NOT NULL,
    next       TEXT NOT NULL,
    etag       TEXT NOT NULL,
    modified   TEXT NOT NULL,
    failures   INTEGER NOT NULL,
    problem    TEXT NOT NULL,
    entries    INTEGER NOT NULL,
    last_entry TEXT NOT NULL,
    history    TEXT NOT NULL
);

CREATE TABLE tombstones (
    digest TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    at     TEXT NOT NULL,
    why    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE story_ids (
    id TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE statement_ids (
    id      TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    start   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE story_changes (
    key     INTEGER PRIMARY KEY,
    story   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    others  TEXT NOT NULL,
    at      TEXT NOT NULL,
    why     TEXT NOT NULL
);
CREATE INDEX story_changes_story ON story_changes (story);

-- Marks of one article, as settled over its pile.

CREATE TABLE segments (
    article INTEGER NOT NULL REFERENCES articles (key),
    n       INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE entities (
    key   INTEGER PRIMARY KEY,
    id    TEXT NOT NULL UNIQUE,
    class TEXT NOT NULL
);

CREATE TABLE names (
    article      INTEGER NOT NULL REFERENCES articles (key),
    entity       INTEGER NOT NULL REFERENCES entities (key),
    name         TEXT NOT NULL,
    aliases      TEXT NOT NULL,
    role         TEXT NOT NULL,
    organization TEXT NOT NULL,
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX names_entity ON names (entity);

CREATE TABLE mentions (
    article INTEGER NOT NULL REFERENCES articles (key),
    n       INTEGER NOT NULL,
    entity  INTEGER REFERENCES entities (key),
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE times (
    article   INTEGER NOT NULL REFERENCES articles (key),
    n         INTEGER NOT NULL,
    value     TEXT NOT NULL,
    precision TEXT NOT NULL,
    relative  INTEGER NOT NULL,
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE attributions (
    article      INTEGER NOT NULL REFERENCES articles (key),
    n            INTEGER NOT NULL,
    id           TEXT NOT NULL,
    mode         TEXT NOT NULL,
    polarity     TEXT NOT NULL,
    stance       TEXT NOT NULL,
    cue          TEXT NOT NULL,
    speaker      TEXT NOT NULL,
    role         TEXT NOT NULL,
    organization TEXT NOT NULL,
    entity       INTEGER REFERENCES entities (key),
    anonymous    INTEGER NOT NULL,
    basis        TEXT NOT NULL,
    parent       TEXT NOT NULL,
    start        INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    content      TEXT NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX attributions_entity ON attributions (entity) WHERE entity IS NOT NULL;

CREATE TABLE citations (
    article INTEGER NOT NULL REFERENCES articles (key),
    n       INTEGER NOT NULL,
    cue     TEXT NOT NULL,
    name    TEXT NOT NULL,
    entity  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX citations_name ON citations (name) WHERE name <> '';

-- Findings over several articles.

CREATE TABLE stories (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    keywords     TEXT NOT NULL,
    start        TEXT NOT NULL,
    "end"        TEXT NOT NULL,
    storyline    TEXT NOT NULL,
    articles     INTEGER NOT NULL,
    outlets      TEXT NOT NULL,
    origins      INTEGER NOT NULL,
    origins_low  INTEGER NOT NULL,
    origins_high INTEGER NOT NULL,
    statements   INTEGER NOT NULL,
    several      INTEGER NOT NULL,
    one_channel  INTEGER NOT NULL,
    denials      INTEGER NOT NULL,
    drifting     INTEGER NOT NULL,
    circular     INTEGER NOT NULL,
    warnings     INTEGER NOT NULL,
    gist         TEXT NOT NULL,
    weight       INTEGER NOT NULL,
    recipe       INTEGER NOT NULL REFERENCES recipes (key)
);
CREATE INDEX stories_end ON stories ("end", id);
CREATE INDEX stories_weight ON stories (weight, id);
CREATE INDEX stories_storyline ON stories (storyline) WHERE storyline <> '';

CREATE TABLE storylines (
    id      TEXT PRIMARY KEY,
    stories TEXT NOT NULL,
    detail  BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE passages (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    a       INTEGER NOT NULL REFERENCES articles (key),
    b       INTEGER NOT NULL REFERENCES articles (key),
    a_start INTEGER NOT NULL,
    a_end   INTEGER NOT NULL,
    b_start INTEGER NOT NULL,
    b_end   INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    score   REAL NOT NULL
);
CREATE INDEX passages_a ON passages (a);
CREATE INDEX passages_b ON passages (b);

CREATE TABLE relations (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    a         INTEGER NOT NULL REFERENCES articles (key),
    b         INTEGER NOT NULL REFERENCES articles (key),
    relation  TEXT NOT NULL,
    direction TEXT NOT NULL,
    source    TEXT NOT NULL,
    score     REAL NOT NULL,
    parent    INTEGER NOT NULL,
    detail    BLOB NOT NULL
);
CREATE INDEX relations_a ON relations (a);
CREATE INDEX relations_b ON relations (b);

CREATE TABLE details (
    key        INTEGER PRIMARY KEY,
    statements BLOB NOT NULL
);

CREATE TABLE statements (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    story         INTEGER REFERENCES stories (key),
    gist          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    denies        TEXT NOT NULL,
    day           TEXT NOT NULL,
    carriers      INTEGER NOT NULL,
    channels      INTEGER NOT NULL,
    channels_low  INTEGER NOT NULL,
    channels_high INTEGER NOT NULL,
    untraced      INTEGER NOT NULL,
    voices        INTEGER NOT NULL,
    voices_low    INTEGER NOT NULL,
    voices_high   INTEGER NOT NULL,
    parties       INTEGER NOT NULL,
    reading       TEXT NOT NULL,
    circular      INTEGER NOT NULL,
    confidence    TEXT NOT NULL,
    drift         INTEGER NOT NULL,
    material      INTEGER NOT NULL,
    detail        INTEGER NOT NULL REFERENCES details (key),
    n             INTEGER NOT NULL
);
CREATE INDEX statements_detail ON statements (detail);
CREATE INDEX statements_story ON statements (story);
CREATE INDEX statements_denies ON statements (denies) WHERE denies <> '';
CREATE INDEX statements_day ON statements (day);
CREATE INDEX statements_carriers ON statements (carriers DESC, id);

CREATE TABLE reports (
    statement   INTEGER NOT NULL REFERENCES statements (key),
    n           INTEGER NOT NULL,
    article     INTEGER NOT NULL REFERENCES articles (key),
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    mode        TEXT NOT NULL,
    cue         TEXT NOT NULL,
    attribution TEXT NOT NULL,
    voice       INTEGER NOT NULL,
    via         TEXT NOT NULL,
    PRIMARY KEY (statement, n)
) WITHOUT ROWID;
CREATE INDEX reports_article ON reports (article);

CREATE TABLE voices (
    statement    INTEGER NOT NULL REFERENCES statements (key),
    n            INTEGER NOT NULL,
    name         TEXT NOT NULL,
    role         TEXT NOT NULL,
    organization TEXT NOT NULL,
    party        TEXT NOT NULL,
    entity       INTEGER REFERENCES entities (key),
    anonymous    INTEGER NOT NULL,
    PRIMARY KEY (statement, n)
) WITHOUT ROWID;
CREATE INDEX voices_entity ON voices (entity) WHERE entity IS NOT NULL;
CREATE INDEX voices_party ON voices (party) WHERE party <> '';

CREATE TABLE channels (
    statement INTEGER NOT NULL REFERENCES statements (key),
    n         INTEGER NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    basis     TEXT NOT NULL,
    carriers  INTEGER NOT NULL,
    PRIMARY KEY (statement, n)
) WITHOUT ROWID;

CREATE TABLE drift (
    statement INTEGER NOT NULL REFERENCES statements (key),
    n         INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    severity  TEXT NOT NULL,
    a         INTEGER NOT NULL REFERENCES articles (key),
    a_start   INTEGER NOT NULL,
    a_end     INTEGER NOT NULL,
    b         INTEGER NOT NULL REFERENCES articles (key),
    b_start   INTEGER NOT NULL,
    b_end     INTEGER NOT NULL,
    why       TEXT NOT NULL,
    PRIMARY KEY (statement, n)
) WITHOUT ROWID;

CREATE TABLE evolutions (
    key      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    earlier  TEXT NOT NULL,
    later    TEXT NOT NULL,
    kind     TEXT NOT NULL,
    why      TEXT NOT NULL,
    n        INTEGER NOT NULL
);
CREATE INDEX evolutions_earlier ON evolutions (earlier);
CREATE INDEX evolutions_later ON evolutions (later);

CREATE TABLE omissions (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    statement TEXT NOT NULL,
    article   INTEGER NOT NULL REFERENCES articles (key),
    beside    INTEGER NOT NULL REFERENCES articles (key),
    start     INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    why       TEXT NOT NULL,
    n         INTEGER NOT NULL
);
CREATE INDEX omissions_statement ON omissions (statement);
CREATE INDEX omissions_article ON omissions (article);

CREATE TABLE warnings (
    key       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    kind      TEXT NOT NULL,
    story     TEXT NOT NULL,
    article   INTEGER REFERENCES articles (key),
    statement TEXT NOT NULL,
    n         INTEGER NOT NULL,
    detail    BLOB NOT NULL
);
CREATE INDEX warnings_story ON warnings (story) WHERE story <> '';
CREATE INDEX warnings_article ON warnings (article) WHERE article IS NOT NULL;
CREATE INDEX warnings_statement ON warnings (statement) WHERE statement <> '';

CREATE TABLE events (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    date       TEXT NOT NULL,
    date_end   TEXT NOT NULL,
    precision  TEXT NOT NULL,
    status     TEXT NOT NULL,
    article    INTEGER NOT NULL REFERENCES articles (key),
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    statements TEXT NOT NULL
);
CREATE INDEX events_article ON events (article);
CREATE INDEX events_date ON events (date);

-- Words to search by; the rows are keys of articles and statements.

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, speaker, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    statement, speaker, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- +goose Down
DROP TABLE statement_words;
DROP TABLE article_words;
DROP TABLE events;
DROP TABLE warnings;
DROP TABLE omissions;
DROP TABLE evolutions;
DROP TABLE drift;
DROP TABLE channels;
DROP TABLE voices;
DROP TABLE reports;
DROP TABLE statements;
DROP TABLE details;
DROP TABLE relations;
DROP TABLE passages;
DROP TABLE storylines;
DROP TABLE stories;
DROP TABLE citations;
DROP TABLE attributions;
DROP TABLE times;
DROP TABLE mentions;
DROP TABLE names;
DROP TABLE entities;
DROP TABLE segments;
DROP TABLE story_changes;
DROP TABLE statement_ids;
DROP TABLE story_ids;
DROP TABLE settings;
DROP TABLE tombstones;
DROP TABLE feeds;
DROP TABLE runs;
DROP TABLE corrections;
DROP TABLE problems;
DROP TABLE postings;
DROP TABLE versions;
DROP TABLE bodies;
DROP TABLE layouts;
DROP TABLE articles;
DROP TABLE recipes;
DROP TABLE captures;
