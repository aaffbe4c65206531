package cli

import (
	"github.com/spf13/cobra"

	"sanad/internal/api"
)

// openAPICommand prints the description of the API.
func openAPICommand(sh Shell) *cobra.Command {
	return &cobra.Command{
		Use:   "openapi",
		Short: "Print the description of the API, OpenAPI 3.1",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b, err := api.OpenAPI()
			if err != nil {
				return err
			}
			_, err = sh.Out.Write(b)
			return err
		},
	}
}
