package annot

import "sanad/internal/text"

// Place is where the token stands.
func (t Token) Place() text.Span { return t.Span }

// Place is where the mention stands.
func (m Mention) Place() text.Span { return m.Span }

// Place is where the time expression stands.
func (t Time) Place() text.Span { return t.Span }

// Place is where the attribution stands.
func (a Attribution) Place() text.Span { return a.Span }

// Place is where the citing words stand.
func (c Citation) Place() text.Span { return c.Span }
