package api

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"

	"sanad/internal/app"
	"sanad/internal/store"
)

// problem is the HTTP error of an error of the library. What is not foreseen
// stays inside: its words may tell of files and tables.
func problem(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, store.ErrAmbiguous):
		return huma.Error409Conflict(err.Error())
	case errors.Is(err, store.ErrInvalid), errors.Is(err, app.ErrQuestion):
		return huma.Error422UnprocessableEntity(err.Error())
	case errors.Is(err, store.ErrBusy), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return huma.Error503ServiceUnavailable("the library is busy; try again")
	case errors.Is(err, store.ErrFull):
		return huma.Error503ServiceUnavailable("no room left on the disk")
	}
	return huma.Error500InternalServerError("the library cannot be read")
}
