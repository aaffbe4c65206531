package api

import (
	"bytes"
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"

	"sanad/internal/app"
	"sanad/internal/pile"
	"sanad/internal/store"
	"sanad/internal/view/brief"
	"sanad/internal/view/export"
	"sanad/internal/view/record"
)

// TakeIn names what is taken out.
type TakeIn struct {
	ID        string `path:"id" maxLength:"128" doc:"ID of the story or storyline"`
	Corrected bool   `query:"corrected" doc:"as people corrected it, not as the machine found it"`
}

type briefIn struct {
	TakeIn
	Lang   string `query:"lang" enum:"en,id" default:"en" doc:"language of the sentences; the words of the texts stay as they are"`
	Format string `query:"format" enum:"text,markdown,html" default:"text"`
}

type exportIn struct {
	TakeIn
	Format string `query:"format" enum:"jsonl,csv,parquet,graphml,prov,schema" default:"jsonl" doc:"csv and parquet are several tables: a zip archive of them, or the one of type"`
	Table  string `query:"type" maxLength:"64" doc:"csv, parquet: one table, by its name" example:"reports"`
	Text   string `query:"text" enum:"excerpt,full" default:"excerpt" doc:"excerpts around the evidence, or whole texts"`
	Review bool   `query:"review" doc:"schema: with a ClaimReview to fill in for each claim"`
}

// file is an answer that is not JSON of ours.
type file struct {
	Type string `header:"Content-Type"`
	Body []byte
}

// media are the types of the formats.
var media = map[string]string{
	"text": "text/plain; charset=utf-8", "markdown": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8",
	"csv": "text/csv; charset=utf-8", "parquet": "application/vnd.apache.parquet", "zip": "application/zip",
	"jsonl": "application/x-ndjson", "graphml": "application/graphml+xml", "prov": "application/json", "schema": "application/ld+json",
}

// filed says that an operation answers in some formats.
func filed(o huma.Operation, formats ...string) huma.Operation {
	content := map[string]*huma.MediaType{}
	for _, f := range formats {
		content[media[f]] = &huma.MediaType{Schema: &huma.Schema{Type: "string"}}
	}
	o.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: content}}
	return o
}

// takes registers briefs and exports of stories and storylines.
func (s *server) takes(a huma.API) {
	for _, x := range []struct {
		path string
		kind store.Kind
	}{{"stories", store.Story}, {"storylines", store.Storyline}} {
		path, k, one := x.path, x.kind, string(x.kind)
		huma.Register(a, filed(operation("brief-"+one, base+"/"+path+"/{id}/brief", path, "A short account in which every sentence shows its places", ""), "text", "markdown", "html"),
			func(ctx context.Context, in *briefIn) (*file, error) {
				p, stories, err := s.pileOf(ctx, k, in.TakeIn)
				if err != nil {
					return nil, problem(err)
				}
				b := brief.New(p, in.Lang, stories, brief.Options{})
				var out bytes.Buffer
				switch in.Format {
				case "markdown":
					err = b.Markdown(&out)
				case "html":
					err = b.HTML(&out)
				default:
					err = b.Text(&out)
				}
				return &file{media[in.Format], out.Bytes()}, err
			})
		huma.Register(a, filed(operation("export-"+one, base+"/"+path+"/{id}/export", path, "All findings in a format that others read", ""), "jsonl", "csv", "parquet", "zip", "graphml", "prov", "schema"),
			func(ctx context.Context, in *exportIn) (*file, error) {
				p, _, err := s.pileOf(ctx, k, in.TakeIn)
				if err != nil {
					return nil, problem(err)
				}
				p.Unexplained()
				return s.exported(p, in)
			})
	}
}

// exported is a pile in the format that is asked for.
func (s *server) exported(p *pile.Pile, in *exportIn) (*file, error) {
	var out bytes.Buffer
	o := export.Options{Options: record.Options{FullText: in.Text == "full"}, Program: s.Program, Reviews: in.Review}
	f, kind := export.Format(in.Format), in.Format
	var err error
	switch {
	case !export.Tabular(f) && in.Table != "":
		return nil, huma.Error422UnprocessableEntity("type names a table: it goes with csv and parquet")
	case !export.Tabular(f):
		err = export.Write(&out, p, f, o)
	case in.Table != "":
		err = export.Table(&out, p, f, in.Table, o.Options)
	default:
		kind, err = "zip", export.Zip(&out, p, f, o.Options)
	}
	if errors.Is(err, export.ErrTable) {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	return &file{media[kind], out.Bytes()}, err
}

// pileOf is what the library holds about a story or storyline, other stories'
// carriers of its statements with it, and the IDs of its stories.
func (s *server) pileOf(ctx context.Context, k store.Kind, in TakeIn) (p *pile.Pile, stories []string, err error) {
	if k == store.Story {
		stories = []string{in.ID}
		p, err = app.Stories(ctx, s.lib, stories)
	} else {
		p, stories, err = app.Storyline(ctx, s.lib, in.ID)
	}
	if err == nil && in.Corrected {
		p, err = app.Corrected(ctx, s.lib, p)
	}
	return p, stories, err
}
