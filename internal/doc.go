// Package internal is a tour of the program in the order of the data.
//
// The question is always "how did you get from that to this?", so the folders
// are the steps of a derivation, upstream to downstream, and imports point
// upstream only (package arch tests it):
//
//	fetch, raw      bytes: captures, as they were read
//	  archive         web archives
//	  web             pages and feeds, politely
//	watch           feeds looked at when they are due
//	feed            lists in which sites announce what they publish
//	extract         captures to articles: text and metadata
//	text, article   words: places in a text; one published text
//	lang            what must be known of a language, as tables
//	annot           marks in one article, found by
//	  segment         segments, sentences, tokens, the facts of the furniture
//	  entity          names, and who they stand for
//	  when            time expressions
//	  cite            media and occasions that an article took something from
//	  quote           who says what
//	index, link     what articles share, found by
//	  reuse           passages
//	  relation        what two articles are to each other
//	story           articles that report one event; stories that continue each other
//	origin          statements, and what stands behind them, found by
//	  statement       reports grouped over articles; voices, parties, denials
//	  channel         independent paths, with doubt
//	  drift           differences along the way; evolution; omissions
//	  warning, event  what a reader must know; dated happenings
//	  correction      what people say of them; folded over, never edited in
//	pile            all of it about one set of articles
//	query           the articles and statements that a text asks for
//	check           a draft held against its sources
//	revision        what two versions of an article differ in
//	view            the answer shaped for reading: record, terminal, page, export, brief
//	pipeline        the stage table, workers, containment of faults
//	grow            bringing news into a library and keeping it settled
//	store           what a library can be asked and told; store/sqlite keeps it
//	grow            news brought into a library and settled with its neighbours
//	watch           feeds looked at when they are due
//	app             use cases that the shells share
//	cli, web, api   the shells: command line, pages, records over HTTP
//
// From raw to view everything is a pure function of its input: no clock, no
// file, no goroutine. The packages around them touch the world.
package internal
