package sqlite

// wrong are the queries that find nothing in a sound library.
var wrong = []struct{ check, fix, query string }{
	{"articles", restore, "SELECT 'article ' || id || ' has no text' FROM articles WHERE key NOT IN (SELECT article FROM bodies)"},
	{"articles", restore, "SELECT 'article ' || id || ' is no version of anything' FROM articles WHERE key NOT IN (SELECT article FROM versions)"},
	{"captures", "purge the article again", "SELECT 'capture ' || digest || ' belongs to no article' FROM captures WHERE digest NOT IN (SELECT capture FROM articles)"},
	{"entities", rebuild, "SELECT 'nothing names ' || id FROM entities WHERE key NOT IN (SELECT entity FROM names" +
		" UNION SELECT entity FROM attributions WHERE entity IS NOT NULL UNION SELECT entity FROM voices WHERE entity IS NOT NULL)"},
	{"search", rebuild, "SELECT 'the words of article ' || d.id || ' are left of none' FROM article_words_docsize d WHERE d.id NOT IN (SELECT key FROM articles)"},
	{"search", rebuild, "SELECT 'article ' || id || ' cannot be searched' FROM articles WHERE settled = 1 AND key NOT IN (SELECT id FROM article_words_docsize)"},
	{"search", rebuild, "SELECT 'the words of statement ' || d.id || ' are left of none' FROM statement_words_docsize d WHERE d.id NOT IN (SELECT key FROM statements)"},
	{"search", rebuild, "SELECT 'statement ' || id || ' cannot be searched' FROM statements WHERE key NOT IN (SELECT id FROM statement_words_docsize)"},
	{"stories", rebuild, "SELECT 'article ' || id || ' is settled without a story' FROM articles a WHERE settled = 1 AND story IS NULL" +
		" AND NOT EXISTS (SELECT 1 FROM versions v JOIN versions w ON w.name = v.name AND w.number > v.number WHERE v.article = a.key)"},
	{"stories", rebuild, "SELECT 'story ' || id || ' counts ' || articles || ' articles' FROM stories s WHERE articles <> (SELECT count(*) FROM articles a WHERE a.story = s.key)"},
	{"stories", rebuild, "SELECT 'story ' || id || ' was never given its name' FROM stories WHERE id NOT IN (SELECT id FROM story_ids)"},
	{"storylines", rebuild, "SELECT 'story ' || id || ' is in no storyline ' || storyline FROM stories WHERE storyline <> '' AND storyline NOT IN (SELECT id FROM storylines)"},
	{"storylines", rebuild, "SELECT 'storyline ' || l.id || ' has no story ' || j.value FROM storylines l, json_each(l.stories) j WHERE j.value NOT IN (SELECT id FROM stories)"},
	{"statements", rebuild, "SELECT 'statement ' || id || ' has no report' FROM statements WHERE key NOT IN (SELECT statement FROM reports)"},
	{"statements", rebuild, "SELECT 'statement ' || id || ' denies no ' || denies FROM statements WHERE denies <> '' AND denies NOT IN (SELECT id FROM statements)"},
	{"statements", rebuild, "SELECT 'details ' || key || ' are of no statement' FROM details WHERE key NOT IN (SELECT detail FROM statements)"},
	{"evolutions", rebuild, "SELECT 'evolution ' || id || ' is between no statements' FROM evolutions WHERE earlier NOT IN (SELECT id FROM statements) OR later NOT IN (SELECT id FROM statements)"},
	{"omissions", rebuild, "SELECT 'omission ' || id || ' is of no statement' FROM omissions WHERE statement NOT IN (SELECT id FROM statements)"},
	{"warnings", rebuild, "SELECT 'warning ' || id || ' is about nothing' FROM warnings WHERE story <> '' AND story NOT IN (SELECT id FROM stories)" +
		" OR statement <> '' AND statement NOT IN (SELECT id FROM statements)"},
	{"corrections", "sanad purge of what it is about takes it away", "SELECT 'correction ' || c.id || ' is about an article that is not here' FROM corrections c, json_each(json_insert(c.others, '$[#]', c.subject)) o" +
		" WHERE instr(o.value, '@') > 0 AND substr(o.value, 1, instr(o.value, '@') - 1) NOT IN (SELECT id FROM articles)"},
	{"feeds", "sanad feed remove, and add it again", "SELECT 'feed ' || url || ' has a state that makes no sense' FROM feeds WHERE url = '' OR NOT json_valid(iif(history = '', '{}', history))" +
		" OR every < 0 OR failures < 0 OR entries < 0 OR (looked <> '' AND julianday(looked) IS NULL) OR (next <> '' AND julianday(next) IS NULL) OR (last_entry <> '' AND julianday(last_entry) IS NULL)"},
	{"purged", "purge it again", "SELECT 'a tombstone of ' || kind || ' is no digest' FROM tombstones WHERE length(digest) <> 64 OR digest GLOB '*[^0-9a-f]*'"},
	{"purged", "nobody else may read the library; sanad retention overwrites it then", "SELECT 'the bytes of what was purged are not overwritten yet' FROM settings WHERE name = 'unswept'"},
	{"events", rebuild, "SELECT 'event ' || e.id || ' stands in an article that does not tell ' || j.value FROM events e, json_each(e.statements) j" +
		" WHERE NOT EXISTS (SELECT 1 FROM statements t JOIN reports r ON r.statement = t.key WHERE t.id = j.value AND r.article = e.article)"},
}
