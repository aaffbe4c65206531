package cli

import (
	"errors"
	"os"
	"time"

	"github.com/spf13/cobra"

	"sanad/internal/app"
)

// netFlags are the flags of commands that fetch.
type netFlags struct {
	o       app.NetOptions
	contact string
}

func (f *netFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.o.Private, "allow-private", false, "also fetch from addresses that are no public host, such as 127.0.0.1")
	c.Flags().StringVar(&f.o.KeepWARC, "keep-warc", "", "add every answer of a server to this web archive (.warc.gz)")
	c.Flags().IntVar(&f.o.Most, "most", 0, "pages that are fetched of one feed or sitemap at a time (0: 500)")
	c.Flags().DurationVar(&f.o.Pause, "pause", time.Second, "least time between two requests to one host; robots.txt may ask for more")
	c.Flags().StringVar(&f.contact, "contact", os.Getenv("SANAD_CONTACT"), "whom a server may turn to, sent with every request (SANAD_CONTACT)")
}

// with makes ready for fetching, calls f, and ends what is open.
func (f *netFlags) with(use func(*app.Net) error) (err error) {
	o := f.o
	o.Agent = "sanad/" + Version
	if f.contact != "" {
		o.Agent += " (+" + f.contact + ")"
	}
	n, err := app.OpenNet(o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	return use(n)
}
